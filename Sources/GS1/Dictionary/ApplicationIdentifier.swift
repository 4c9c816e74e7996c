/// The two to four digits that say what the value after them means, for example `01` for a GTIN.
///
/// Any two, three or four digits make an Application Identifier; `isKnown` says whether the dictionary has it. Leading
/// zeros count: `01` and `001` differ. See the GS1 General Specifications,
/// "GS1 Application Identifier definitions".
public struct ApplicationIdentifier: Sendable, Hashable {
  /// The number in bits 0 to 13, the count of digits less two above it.
  let packed: UInt16

  init(packed: UInt16) {
    self.packed = packed
  }

  /// Reads an Application Identifier from two to four ASCII digits; nil for anything else.
  public init?(_ text: some StringProtocol) {
    var number = 0
    var count = 0
    for byte in text.utf8 {
      guard byte >= 0x30, byte <= 0x39, count < 4 else { return nil }
      number = number &* 10 &+ Int(byte &- 0x30)
      count &+= 1
    }
    self.init(number: number, digitCount: count)
  }

  /// Makes the identifier with a number and a count of digits.
  ///
  /// Nil when the count is not 2, 3 or 4 or the number does not fit.
  public init?(number: Int, digitCount: Int) {
    switch digitCount {
    case 2: guard number >= 0, number < 100 else { return nil }
    case 3: guard number >= 0, number < 1000 else { return nil }
    case 4: guard number >= 0, number < 10000 else { return nil }
    default: return nil
    }
    packed = UInt16(truncatingIfNeeded: number) | UInt16(truncatingIfNeeded: digitCount &- 2) << 14
  }

  /// The digits as a number, 0 to 9999.
  public var number: Int { Int(packed & 0x3FFF) }

  /// How many digits there are, 2 to 4.
  public var digitCount: Int { Int(packed >> 14) &+ 2 }

  /// The number of an identifier of two digits, 0 to 99; nil for a longer one.
  @inline(__always)
  package var twoDigitNumber: Int? { packed < 100 ? Int(packed) : nil }

  /// The first two digits as a number.
  var prefix: Int { digitCount == 2 ? number : digitCount == 3 ? number / 10 : number / 100 }
}

extension ApplicationIdentifier: Comparable {
  /// Orders identifiers as their texts: `01`, `010`, `10`, `3103`.
  public static func < (left: Self, right: Self) -> Bool {
    (left.leftJustified, left.packed >> 14) < (right.leftJustified, right.packed >> 14)
  }

  /// The number with zeros added on the right up to four digits.
  private var leftJustified: Int {
    switch packed >> 14 {
    case 0: number &* 100
    case 1: number &* 10
    default: number
    }
  }
}

extension ApplicationIdentifier: CustomStringConvertible {
  /// The digits, without brackets.
  public var description: String {
    var text = [4 of UInt8](repeating: 0)
    let count = min(4, digitCount)
    var rest = number
    for place in (0..<count).reversed() {
      text[place] = 0x30 &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    return text.span.extracting(0..<count).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  /// The digits as ASCII bytes.
  var digits: [UInt8] {
    var bytes: [UInt8] = []
    appendDigits(to: &bytes)
    return bytes
  }

  /// Appends the digits as ASCII bytes.
  func appendDigits(to bytes: inout [UInt8]) {
    var divisor = digitCount == 4 ? 1000 : digitCount == 3 ? 100 : 10
    while divisor > 0 {
      bytes.append(0x30 &+ UInt8(truncatingIfNeeded: number / divisor % 10))
      divisor /= 10
    }
  }
}

extension ApplicationIdentifier {
  /// Serial Shipping Container Code, (00).
  public static let sscc = Self(packed: 0)
  /// Global Trade Item Number, (01).
  public static let gtin = Self(packed: 1)
  /// GTIN of the trade items contained in a logistic unit, (02).
  public static let content = Self(packed: 2)
  /// GTIN of a made-to-order trade item, (03).
  public static let madeToOrderGTIN = Self(packed: 3)
  /// Batch or lot number, (10).
  public static let batch = Self(packed: 10)
  /// Production date, (11).
  public static let productionDate = Self(packed: 11)
  /// Packaging date, (13).
  public static let packagingDate = Self(packed: 13)
  /// Best before date, (15).
  public static let bestBefore = Self(packed: 15)
  /// Expiration date, (17).
  public static let expiry = Self(packed: 17)
  /// Serial number, (21).
  public static let serial = Self(packed: 21)
  /// Count of trade items contained in a logistic unit, (37).
  public static let count = Self(packed: 37)
  /// Information mutually agreed between trading partners, (90).
  public static let internal90 = Self(packed: 90)
  /// Company internal information, (91).
  public static let internal91 = Self(packed: 91)
  /// Company internal information, (92).
  public static let internal92 = Self(packed: 92)
  /// Digital signature, (8030).
  public static let digitalSignature = Self(packed: 8030 | 2 << 14)
}
