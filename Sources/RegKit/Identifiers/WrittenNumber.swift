internal import GS1

/// A number as somebody wrote it, without what people put between its characters, and where each character stood.
///
/// Labels, forms and spreadsheets write one number in many ways: with blanks, dots, hyphens, in small letters. All that is
/// read; what is left is capital letters and digits, and is then judged strictly.
struct WrittenNumber {
  /// Capital letters and digits only.
  private(set) var bytes: [UInt8] = []
  /// Where each of them stood in the text.
  private var offsets: [Int] = []
  /// The length of the text.
  private let end: Int

  /// Longer than any number with its label words; reading a text beyond this would only cost time.
  private static let limit = 200

  init(_ text: Span<UInt8>, expected: String) throws(IdentifierError) {
    end = text.count
    guard text.count <= Self.limit else {
      throw IdentifierError(.tooLong, at: Self.limit, found: "[\(text.count)]", expected: expected)
    }
    var place = 0
    while place < text.count {
      if let width = Self.separatorWidth(text, at: place) {
        place &+= width
        continue
      }
      let byte = text[place]
      guard byte.isLetterOrDigit else {
        throw IdentifierError(.character, at: place, found: Self.character(of: text, at: place), expected: expected)
      }
      bytes.append(byte >= 0x61 ? byte &- 0x20 : byte)
      offsets.append(place)
      place &+= 1
    }
    guard !bytes.isEmpty else { throw IdentifierError(.empty, at: end, found: "", expected: expected) }
  }

  /// The text without separators and in capital letters; nothing is checked and nothing else left out.
  static func compact(_ text: some StringProtocol) -> String {
    let written = Array(text.utf8)
    let span = written.span
    var kept: [UInt8] = []
    var place = 0
    while place < span.count {
      if let width = separatorWidth(span, at: place) {
        place &+= width
        continue
      }
      let byte = span[place]
      kept.append((0x61...0x7A).contains(byte) ? byte &- 0x20 : byte)
      place &+= 1
    }
    return String(decoding: kept, as: UTF8.self)
  }

  /// How many bytes a separator takes, or nil where none stands: ASCII blanks and `. - : /`, and the blanks and dashes
  /// that word processors put in their place.
  private static func separatorWidth(_ text: Span<UInt8>, at place: Int) -> Int? {
    switch text[place] {
    case 0x20, 0x09, 0x0A, 0x0D, 0x2E, 0x2D, 0x3A, 0x2F: return 1
    case 0xC2:
      // U+00A0, the blank that does not break.
      return place &+ 1 < text.count && text[place &+ 1] == 0xA0 ? 2 : nil
    case 0xE2:
      // U+2010 to U+2015, dashes; U+202F, the narrow blank that does not break.
      guard place &+ 2 < text.count, text[place &+ 1] == 0x80 else { return nil }
      let last = text[place &+ 2]
      return (0x90...0x95).contains(last) || last == 0xAF ? 3 : nil
    default: return nil
    }
  }

  /// The character that begins at a place, for people; a byte that begins none shows as the replacement character.
  private static func character(of text: Span<UInt8>, at place: Int) -> String {
    var bytes: [UInt8] = []
    for offset in place..<min(place &+ 4, text.count) { bytes.append(text[offset]) }
    guard let first = String(decoding: bytes, as: UTF8.self).unicodeScalars.first else { return "" }
    return String(first)
  }

  // MARK: - Parts

  /// Takes words off the front as long as one stands there and something follows it.
  mutating func drop(_ words: [String]) {
    var drops = true
    while drops {
      drops = false
      for word in words where bytes.count > word.utf8.count && bytes.starts(with: word.utf8) {
        bytes.removeFirst(word.utf8.count)
        offsets.removeFirst(word.utf8.count)
        drops = true
        break
      }
    }
  }

  /// The whole number as text.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// A range of characters as text; what lies outside the number is left out.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range.clamped(to: bytes.indices)], as: UTF8.self) }

  /// A range of digits as a number, at most eighteen of them.
  func number(_ range: Range<Int>) -> Int {
    var number = 0
    for byte in bytes[range.clamped(to: bytes.indices)].prefix(18) { number = number &* 10 &+ Int(byte &- 0x30) }
    return number
  }

  /// A fault at one of the characters.
  func fault(_ code: IdentifierError.Code, at place: Int, found: String, expected: String) -> IdentifierError {
    IdentifierError(
      code, at: offsets.indices.contains(place) ? offsets[place] : end, found: found, expected: expected)
  }

  /// Checks that the number is some letters and after them digits, as many as one of the counts says.
  func check(prefix: String = "", digits counts: [Int], expected: String) throws(IdentifierError) {
    let start = prefix.utf8.count
    guard bytes.starts(with: prefix.utf8) else {
      throw fault(.prefix, at: 0, found: text(0..<max(start, 1)), expected: expected)
    }
    for place in bytes.indices.dropFirst(start) where !bytes[place].isDigit {
      throw fault(.character, at: place, found: text(place..<place + 1), expected: expected)
    }
    guard counts.contains(bytes.count - start) else {
      let most = start + (counts.max() ?? 0)
      throw fault(.length, at: most, found: "\(text) [\(bytes.count)]", expected: expected)
    }
  }

  /// The day that eight digits from a place name, yyyymmdd.
  func day(yyyymmdd place: Int, expected: String) throws(IdentifierError) -> CalendarDay {
    let day = CalendarDay(
      number(place..<place + 4), number(place + 4..<place + 6), number(place + 6..<place + 8))
    guard let day else { throw fault(.date, at: place, found: text(place..<place + 8), expected: expected) }
    return day
  }

  /// The time of day that six digits from a place name, hhmmss.
  func time(hhmmss place: Int, expected: String) throws(IdentifierError) -> TimeOfDay {
    let time = TimeOfDay(
      hour: number(place..<place + 2), minute: number(place + 2..<place + 4), second: number(place + 4..<place + 6))
    guard let time else { throw fault(.time, at: place, found: text(place..<place + 6), expected: expected) }
    return time
  }
}
