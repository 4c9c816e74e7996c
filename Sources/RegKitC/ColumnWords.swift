import CRegKit
import RegKit

/// The words that numbers in columns of codes stand for, as texts of C.
final class ColumnWords: Sendable {
  let words: CodeWords
  private let lists: [CTexts]
  private let editions: CTexts
  private let editionIDs: [String]

  init(_ rulebook: Rulebook) {
    words = CodeWords(rulebook)
    lists = [words.outcomes, words.rules, words.citations, words.errors, words.faults, words.methods].map { CTexts($0) }
    editionIDs = rulebook.editions.map { $0.id }
    editions = CTexts(editionIDs)
  }

  /// The words of a kind, by its constant.
  func list(_ kind: Int32) throws(Failure) -> CTexts {
    let kinds = [
      REGKIT_WORDS_OUTCOMES, REGKIT_WORDS_RULES, REGKIT_WORDS_CITATIONS, REGKIT_WORDS_ERRORS, REGKIT_WORDS_FAULTS,
      REGKIT_WORDS_METHODS,
    ]
    guard let place = kinds.firstIndex(of: kind) else {
      throw .argument("kind: found \(kind), expected one of REGKIT_WORDS_OUTCOMES to REGKIT_WORDS_METHODS")
    }
    return lists[place]
  }

  /// The id of an edition as text that lives as long as the words.
  func edition(_ id: String) -> UnsafePointer<CChar>? {
    editionIDs.firstIndex(of: id).flatMap { editions.pointers[$0] }
  }
}
