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
    public let found: String
    public let expected: String
    /// The nearest known key or value, when one is near.
    public let suggestion: String?

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
        "\(place): ditemukan \(Self.inIndonesian(found)), seharusnya \(Self.inIndonesian(expected))\(tail)"
      case .english: "\(place): found \(found), expected \(expected)\(tail)"
      }
    }

    /// The words in which types and choices are told, in Indonesian; names, signs and values stay as they are.
    private static func inIndonesian(_ text: String) -> String {
      let choice = "one of "
      if text.hasPrefix(choice) { return "salah satu dari " + text.dropFirst(choice.utf8.count) }
      let second = "a second value, "
      if text.hasPrefix(second) { return "nilai kedua, " + text.dropFirst(second.utf8.count) }
      let rest = " further problems"
      if text.hasSuffix(rest) { return text.dropLast(rest.utf8.count) + " masalah lain" }
      return switch text {
      case "nothing": "tidak ada"
      case "string": "teks"
      case "boolean": "true atau false"
      case "number": "bilangan"
      case "whole number": "bilangan bulat"
      case "object": "objek"
      case "array": "larik"
      case "an area with a loaded table": "bidang yang tabelnya dimuat"
      case "one value": "satu nilai"
      case "none": "tidak ada"
      default: text
      }
    }
  }

  /// The faults found, in the order of the question; never empty.
  ///
  /// Behind the first thousand one more counts the others.
  public let problems: [Problem]
}
