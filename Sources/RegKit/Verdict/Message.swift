/// The same text in both languages; a rule table row that lacks one of them is refused by the loader.
public struct Message: Sendable, Hashable {
  public let indonesian: String
  public let english: String

  public init(indonesian: String, english: String) {
    self.indonesian = indonesian
    self.english = english
  }

  /// The text in one language.
  public subscript(language: Language) -> String {
    switch language {
    case .indonesian: indonesian
    case .english: english
    }
  }
}
