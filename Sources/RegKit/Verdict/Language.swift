internal import GS1

/// A language in which RegKit renders messages: Indonesian, the language of the law, or English.
public enum Language: String, Sendable, Hashable, CaseIterable {
  case indonesian = "id"
  case english = "en"
}

extension Language {
  /// The same language as the GS1 module names it.
  var gs1: GS1Error.Language {
    switch self {
    case .indonesian: .indonesian
    case .english: .english
    }
  }
}
