/// A place in a source document, down to the letter: `pasal-18/ayat-2/huruf-a`.
///
/// The path is a list of `kind-number` steps joined by `/`. `text` writes it the way the law cites itself,
/// "Pasal 18 ayat (2) huruf a".
public struct Provision: Sendable, Hashable, CustomStringConvertible {
  /// The machine form, for example `pasal-18/ayat-2/huruf-a`.
  public let path: String

  /// Reads a path, or returns nil when a step is not `kind-number` with a kind RegKit knows.
  public init?(path: String) {
    guard Self.allSteps(of: path, { step in !step.number.isEmpty && step.number.allSatisfy { $0.isLetterOrDigit } })
    else { return nil }
    self.path = path
  }

  /// The form people write, for example "Pasal 18 ayat (2) huruf a".
  ///
  /// It is written when it is asked for: a table cites more provisions than an answer tells of.
  public var text: String {
    var text = ""
    forEachPart { text += $0 }
    return text
  }

  /// Gives the parts of the text, one after the other, to who needs no text of its own for them.
  func forEachPart(_ take: (String) -> Void) {
    var isFirst = true
    _ = Self.allSteps(of: path) { step in
      if !isFirst { take(" ") }
      isFirst = false
      take(step.words.before)
      take(
        step.words.isUppercase
          ? String(decoding: step.number.map { $0.uppercasedASCII }, as: UTF8.self)
          : String(decoding: UnsafeBufferPointer(rebasing: step.number), as: UTF8.self))
      take(step.words.after)
      return true
    }
  }

  /// The number of the article, 18 of `pasal-18/ayat-2`; 0 where what stands there is no number, and nil for what lies
  /// in no article.
  ///
  /// An article that was put in later has a letter behind its number, `pasal-18a`, and counts as that number.
  var article: Int? {
    var path = path
    return path.withUTF8 { path in
      let kind = "pasal-".utf8
      guard path.starts(with: kind) else { return nil }
      let digits = path.dropFirst(kind.count).prefix { $0.isDigit }
      // More digits are no number of an article either.
      return digits.count > 9 ? .max : digits.reduce(0) { $0 * 10 + Int($1 &- 0x30) }
    }
  }

  /// What the law writes before and after the number of a step, and whether it writes that in capitals.
  private typealias Words = (kind: String, before: String, after: String, isUppercase: Bool)

  /// The words of every kind of step.
  private static let words: [Words] = [
    ("pasal", "Pasal ", "", false), ("ayat", "ayat (", ")", false), ("huruf", "huruf ", "", false),
    ("angka", "angka ", "", false), ("lampiran", "Lampiran ", "", true), ("bagian", "bagian ", "", true),
    ("baris", "baris ", "", false), ("catatan", "catatan ", "", false), ("langkah", "langkah ", "", false),
    ("paragraf", "paragraf ", "", false),
  ]
  /// The same kinds as numbers, which are quicker to compare than texts.
  private static let kinds = words.map { packed(Array($0.kind.utf8)) }

  /// A kind of up to eight letters in one number; nil for what is no such kind.
  private static func packed(_ kind: some Collection<UInt8>) -> UInt64? {
    guard kind.count <= 8, !kind.contains(0) else { return nil }
    return kind.reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Whether every step of a path has a kind RegKit knows and something is so for it; a step without a hyphen has none.
  private static func allSteps(
    of path: String, _ isSo: (_ step: (words: Words, number: Slice<UnsafeBufferPointer<UInt8>>)) -> Bool
  ) -> Bool {
    var path = path
    return path.withUTF8 { bytes in
      var start = 0
      while start <= bytes.count {
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "/")) ?? bytes.count
        guard let mark = bytes[start..<end].firstIndex(of: UInt8(ascii: "-")), let kind = packed(bytes[start..<mark]),
          let place = kinds.firstIndex(of: kind), isSo((words[place], bytes[(mark + 1)..<end]))
        else { return false }
        start = end + 1
      }
      return true
    }
  }

  public var description: String { path }
}
