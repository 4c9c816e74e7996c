/// A Global Trade Item Number with a right check digit, always kept as fourteen digits.
///
/// GTIN-8, GTIN-12 and GTIN-13 are the same numbers with leading zeros left out. See the GS1 General Specifications,
/// "Identification of a trade item (GTIN)".
public struct GTIN: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The fourteen digits as a number.
  private let number: UInt64

  /// Reads 8, 12, 13 or 14 digits; nil for anything else and for a wrong check digit.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    self.init(bytes.span)
  }

  /// Reads 8, 12, 13 or 14 digits from bytes.
  public init?(_ bytes: Span<UInt8>) {
    switch bytes.count {
    case 8, 12, 13, 14: break
    default: return nil
    }
    guard CheckDigit.isValid(bytes) else { return nil }
    var number: UInt64 = 0
    for place in 0..<bytes.count { number = number &* 10 &+ UInt64(bytes[place] &- 0x30) }
    self.number = number
  }

  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }

  /// The fourteen digits.
  public var description: String {
    var digits: [UInt8] = []
    var divisor: UInt64 = 10_000_000_000_000
    while divisor > 0 {
      digits.append(0x30 &+ UInt8(truncatingIfNeeded: number / divisor % 10))
      divisor /= 10
    }
    return String(decoding: digits, as: UTF8.self)
  }
}
