internal import GS1

/// What the tables know of the licence numbers of some product classes.
struct LicenceNumber: Sendable {
  /// The letters a number begins with, and the origin they tell.
  struct Prefix: Sendable {
    let letters: String
    let origin: NIE.Origin?
  }

  /// One run of characters of the same kind.
  struct Part: Sendable {
    let name: String
    let length: Int
    let isLetters: Bool
  }

  let prefixes: [Prefix]
  let parts: [Part]
  /// What may stand behind the last part.
  let suffixes: [String]
  let classes: [ProductClass]
  /// Classes that may carry such numbers, though nothing that was read says so.
  let otherClasses: [ProductClass]

  static func rows(in context: Verdict.Context?) -> [Row<LicenceNumber>] {
    guard let context else { return [] }
    return context.edition.tables.licenceNumbers.filter { $0.rule.holds(on: context.rowDay) }
  }

  /// A row whose letters stand at the front of a number.
  struct Match {
    let row: Row<LicenceNumber>
    let prefix: Prefix

    private var length: Int { prefix.letters.utf8.count + row.content.parts.reduce(0) { $0 + $1.length } }

    func hasLength(of written: WrittenNumber) -> Bool {
      let rest = written.bytes.count - length
      return rest == 0 || row.content.suffixes.contains { $0.utf8.count == rest }
    }

    /// The first thing that keeps a number from being one of this row, and its place; nil when nothing does.
    func fault(in written: WrittenNumber) -> (code: IdentifierError.Code, place: Int)? {
      var place = prefix.letters.utf8.count
      for part in row.content.parts {
        for _ in 0..<part.length {
          guard place < written.bytes.count else { return (.length, place) }
          guard written.bytes[place].isDigit != part.isLetters else { return (.character, place) }
          place += 1
        }
      }
      let rest = written.bytes[place...]
      if rest.isEmpty || row.content.suffixes.contains(where: { rest.elementsEqual($0.utf8) }) { return nil }
      return (.length, place)
    }

    /// The form in signs that need no language: `SD + 9 × 0–9 [+ E]`.
    var pattern: String {
      var text = prefix.letters
      var digits = 0
      for part in row.content.parts {
        if part.isLetters {
          if digits > 0 { text += " + \(digits) × 0–9" }
          digits = 0
          text += " + \(part.length) × A–Z"
        } else {
          digits += part.length
        }
      }
      if digits > 0 { text += " + \(digits) × 0–9" }
      if !row.content.suffixes.isEmpty { text += " [+ " + row.content.suffixes.joined(separator: ", ") + "]" }
      return text
    }
  }
}

/// What became of one code of KBLI 2020 in KBLI 2025.
struct KBLIConversion: Sendable {
  let code: String
  let fate: KBLICode.Fate
  let name: String?
  let successors: [String]
}
