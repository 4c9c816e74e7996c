/// Why a question could not be asked at all: it is no JSON, or it names an area, key or value that does not exist.
///
/// This is a fault of the caller, not an answer. A law that says no is a verdict.
public struct QuestionError: Error, Sendable, Hashable {
  /// What kind of fault it is, as a stable word.
  public enum Code: String, Sendable, Hashable {
    case notJSON = "not_json"
    case wrongType = "wrong_type"
    case missingKey = "missing_key"
    case unknownArea = "unknown_area"
    case unknownKey = "unknown_key"
    /// A key stands twice: two values for one fact are no fact. In a text of JSON that is no JSON.
    case repeatedKey = "repeated_key"
    case unknownValue = "unknown_value"
    case unknownEdition = "unknown_edition"
  }

  /// One fault and its place.
  public struct Problem: Sendable, Hashable {
    public let code: Code
    /// The path of the key at fault, for example `inputs.primary_packaging.type`; empty for the whole text.
    public let path: String
    /// The byte at which reading stopped; nil when the place is a key.
    public let offset: Int?
    /// What was found, in English.
    public var found: String { told.text(in: .english) }
    /// What was expected, in English.
    public var expected: String { wanted.text(in: .english) }
    /// The nearest known key or value, when one is near.
    public let suggestion: String?
    let told: Wording
    let wanted: Wording

    init(
      _ code: Code, _ path: String, offset: Int? = nil, found: Wording, expected: Wording, suggestion: String? = nil
    ) {
      self.code = code
      self.path = path
      self.offset = offset
      self.suggestion = suggestion
      told = found
      wanted = expected
    }

    /// The fault in one line.
    public func message(in language: Language) -> String {
      let place = path.isEmpty ? offset.map { "byte \($0)" } ?? "JSON" : path
      let tail =
        switch (language, suggestion) {
        case (.indonesian, let suggestion?): " (maksudnya \(suggestion)?)"
        case (.english, let suggestion?): " (did you mean \(suggestion)?)"
        default: ""
        }
      return switch language {
      case .indonesian:
        "\(place): ditemukan \(told.text(in: language)), seharusnya \(wanted.text(in: language))\(tail)"
      case .english: "\(place): found \(found), expected \(expected)\(tail)"
      }
    }
  }

  /// The faults found, in the order of the question; never empty.
  ///
  /// Behind the first thousand one more counts the others.
  public let problems: [Problem]
}
