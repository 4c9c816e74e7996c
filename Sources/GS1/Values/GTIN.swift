/// A Global Trade Item Number with a right check digit, always kept as fourteen digits.
///
/// GTIN-8, GTIN-12 and GTIN-13 are the same numbers with leading zeros left out. See the GS1 General Specifications,
/// "Identification of a trade item (GTIN)".
public struct GTIN: ElementValue, Comparable {
  /// The fourteen digits as a number.
  private let number: UInt64

  /// Reads 8, 12, 13 or 14 digits from bytes; nil for anything else and for a wrong check digit.
  public init?(_ bytes: Span<UInt8>) {
    switch bytes.count {
    case 8, 12, 13, 14: break
    default: return nil
    }
    guard let number = Digits.checked(bytes, count: bytes.count) else { return nil }
    self.number = number
  }

  /// Computes the check digit for the 7, 11, 12 or 13 digits before it; nil for anything else.
  ///
  ///     GTIN(body: "899123456789")?.description   // "08991234567891"
  public init?(body: some StringProtocol) {
    let count = body.utf8.count
    switch count {
    case 7, 11, 12, 13: break
    default: return nil
    }
    guard let number = Digits.completed(body, count: count) else { return nil }
    self.number = number
  }

  /// The fourteen digits.
  public var bytes: [UInt8] { Digits.write(number, width: 14) }

  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}
