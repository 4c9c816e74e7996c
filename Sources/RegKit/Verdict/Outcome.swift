/// The three things RegKit can answer; the list is complete and will stay so.
public enum Outcome: String, Sendable, Hashable, CaseIterable {
  /// The rules allow it.
  case allowed
  /// At least one rule refuses it.
  case refused
  /// A fact is missing, the tables do not cover the day or the subject, or the source does not say.
  case undetermined
}

extension Outcome {
  /// What is said of data that is no code of BPOM's, by whether GS1 finds nothing wrong with it.
  static func gs1(isValid: Bool) -> Outcome { isValid ? .allowed : .refused }
}
