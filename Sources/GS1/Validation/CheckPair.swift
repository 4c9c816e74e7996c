/// The check character pair of alphanumeric GS1 keys such as the Global Model Number, (8013).
///
/// The value of each character, its place in CSET 82, is weighed with the primes from the right. The sum modulo 1021 is
/// written as two characters of a 32 character set. See the GS1 General Specifications, "Check
/// character calculation (for alphanumeric keys)".
public enum CheckPair {
  /// The longest text a pair can be computed for, in characters.
  public static let maximumLength = primes.count

  /// The pair that belongs after a text; nil when the text has a character outside CSET 82 or is longer than 97.
  public static func pair(of text: some StringProtocol) -> String? {
    let bytes = Array(text.utf8)
    guard let sum = sum(bytes.span, count: bytes.count) else { return nil }
    return String(decoding: [character(sum >> 5), character(sum & 31)], as: UTF8.self)
  }

  /// The pair that belongs after the bytes of a text, as two ASCII characters.
  ///
  /// Nil when the text has a character outside CSET 82 or is longer than 97.
  public static func pair(of text: Span<UInt8>) -> (first: UInt8, second: UInt8)? {
    sum(text, count: text.count).map { (character($0 >> 5), character($0 & 31)) }
  }

  /// Whether the last two characters are the pair of those before them; false for fewer than two.
  public static func isValid(_ text: Span<UInt8>) -> Bool {
    fault(in: text) == nil
  }

  static func fault(in text: Span<UInt8>) -> Fault? {
    guard text.count >= 2 else { return Fault(.wrongCheckPair, at: 0, length: text.count, detail: 0x3232) }
    let body = text.count &- 2
    guard let sum = sum(text, count: body) else {
      return Fault(.invalidCharacter, at: 0, length: body, detail: UInt32(CharacterSet.cset82.rawValue))
    }
    let first = character(sum >> 5)
    let second = character(sum & 31)
    guard text[body] == first, text[body &+ 1] == second else {
      return Fault(.wrongCheckPair, at: body, length: 2, detail: UInt32(first) << 8 | UInt32(second))
    }
    return nil
  }

  private static func sum(_ text: Span<UInt8>, count: Int) -> Int? {
    guard count <= primes.count else { return nil }
    var sum = 0
    for place in 0..<count {
      guard let value = value(text[place]) else { return nil }
      sum &+= value &* Int(primes[count &- 1 &- place])
    }
    return sum % 1021
  }

  /// The place of a character in CSET 82.
  private static func value(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x21, 0x22: Int(byte) - 0x21
    case 0x25...0x3F: Int(byte) - 0x25 + 2
    case 0x41...0x5A: Int(byte) - 0x41 + 29
    case 0x5F: 55
    case 0x61...0x7A: Int(byte) - 0x61 + 56
    default: nil
    }
  }

  /// The character for a value from 0 to 31: digits and capitals without 0, 1, I and O.
  private static func character(_ value: Int) -> UInt8 {
    let place = UInt8(truncatingIfNeeded: value & 31)
    switch place {
    case 0..<8: return 0x32 &+ place
    case 8..<16: return 0x41 &+ place &- 8
    case 16..<21: return 0x4A &+ place &- 16
    default: return 0x50 &+ place &- 21
    }
  }

  /// The first 97 primes, by which the characters are weighed from the right.
  private static let primes: [97 of UInt16] = [
    2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109,
    113, 127, 131, 137, 139, 149, 151, 157, 163, 167, 173, 179, 181, 191, 193, 197, 199, 211, 223, 227, 229, 233, 239,
    241, 251, 257, 263, 269, 271, 277, 281, 283, 293, 307, 311, 313, 317, 331, 337, 347, 349, 353, 359, 367, 373, 379,
    383, 389, 397, 401, 409, 419, 421, 431, 433, 439, 443, 449, 457, 461, 463, 467, 479, 487, 491, 499, 503, 509,
  ]
}
