/// How sure the tables are that a row states the law.
public enum Confidence: String, Sendable, Hashable, CaseIterable {
  /// The text of the provision itself was read.
  case high
  /// The agency's own explanation was read, not the provision.
  case medium
  /// Secondary sources only. A row of this confidence informs and never decides.
  case low
}
