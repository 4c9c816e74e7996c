/// Numbers as digits of a fixed count.
enum Digits {
  /// The number that a range of at most 18 digits is; nil for an empty range, one outside the bytes or other text.
  static func number(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64? {
    guard !range.isEmpty, range.count <= 18, range.lowerBound >= 0, range.upperBound <= bytes.count else { return nil }
    var number: UInt64 = 0
    for place in range {
      let digit = bytes[place] &- 0x30
      guard digit < 10 else { return nil }
      number = number &* 10 &+ UInt64(digit)
    }
    return number
  }

  /// The number that all the bytes, at most 18 digits, are.
  static func number(_ bytes: Span<UInt8>) -> UInt64? { number(bytes, 0..<bytes.count) }

  /// A number with zeros in front up to a count of digits; a longer one is not cut.
  static func write(_ number: UInt64, width: Int = 1) -> [UInt8] {
    var reversed: [UInt8] = []
    var rest = number
    while rest > 0 || reversed.count < width {
      reversed.append(0x30 &+ UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    }
    return Array(reversed.reversed())
  }

  /// The number of exactly `count` digits of which the last is their check digit.
  static func checked(_ bytes: Span<UInt8>, count: Int) -> UInt64? {
    guard bytes.count == count, CheckDigit.isValid(bytes) else { return nil }
    return number(bytes)
  }

  /// The number that a text of `count` digits and the check digit computed for them make.
  static func completed(_ body: some StringProtocol, count: Int) -> UInt64? {
    let bytes = Array(body.utf8)
    guard bytes.count == count, let number = number(bytes.span), let digit = CheckDigit.mod10(of: bytes.span) else {
      return nil
    }
    return number &* 10 &+ UInt64(digit)
  }
}
