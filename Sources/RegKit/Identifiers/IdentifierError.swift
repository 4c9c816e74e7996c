/// Why a text is not the number it should be: where, what was found there and what was expected.
///
/// Offsets are bytes of the text as given, separators and label words included. What was found and expected is written in
/// signs that need no language, such as `13 × 0–9`; `message(in:)` puts a sentence round them.
public struct IdentifierError: Error, Sendable, Hashable {
  /// What kind of fault it is, as a stable word.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// The text holds nothing but separators, or nothing at all.
    case empty
    /// The text is longer than any number with its separators and label words; it was not read.
    case tooLong = "too_long"
    /// A character stands where another kind of character must.
    case character
    /// The number does not begin with letters known for its kind.
    case prefix
    /// The number has too few or too many characters.
    case length
    /// The digits that stand for a day name none of the calendar.
    case date
    /// The digits that stand for a time of day name none.
    case time
  }

  public let code: Code
  /// The byte at which the fault begins; the length of the text where something is missing at its end.
  public let offset: Int
  public let found: String
  public let expected: String

  init(_ code: Code, at offset: Int, found: String, expected: String) {
    self.code = code
    self.offset = offset
    self.found = Finding.shown(found)
    self.expected = expected
  }

  /// The fault in one line.
  public func message(in language: Language) -> String {
    switch language {
    case .indonesian: "\(fault.indonesian) (byte \(offset)): ditemukan \"\(found)\", seharusnya \(expected)"
    case .english: "\(fault.english) (byte \(offset)): found \"\(found)\", expected \(expected)"
    }
  }

  private var fault: Message {
    switch code {
    case .empty: Message(indonesian: "nomor kosong", english: "no number")
    case .tooLong: Message(indonesian: "teks terlalu panjang", english: "text too long")
    case .character: Message(indonesian: "karakter salah", english: "wrong character")
    case .prefix: Message(indonesian: "huruf awal tidak dikenal", english: "unknown first letters")
    case .length: Message(indonesian: "panjang salah", english: "wrong length")
    case .date: Message(indonesian: "tanggal tidak ada", english: "no such day")
    case .time: Message(indonesian: "jam tidak ada", english: "no such time")
    }
  }
}
