/// Decimal numbers as tables and people write them.
enum Decimal {
  /// The number a text such as `0.6` stands for, or nil; at most six digits on either side of the full stop.
  ///
  /// The value is the quotient of two whole numbers below 2^53, so it is the same `Double` that a JSON parser reads from
  /// the same digits, and a measure of exactly 0.6 meets a limit of 0.6.
  static func double(_ text: String) -> Double? {
    var digits = 0
    var number: Int64 = 0
    var scale: Int64 = 1
    var fraction = 0
    var seenPoint = false
    for byte in text.utf8 {
      if byte == UInt8(ascii: ".") && !seenPoint && digits > 0 {
        seenPoint = true
        continue
      }
      guard byte.isDigit else { return nil }
      if seenPoint {
        fraction += 1
        scale &*= 10
      } else {
        digits += 1
      }
      guard digits <= 6, fraction <= 6 else { return nil }
      number = number &* 10 &+ Int64(byte &- 0x30)
    }
    guard digits > 0, !seenPoint || fraction > 0 else { return nil }
    return Double(number) / Double(scale)
  }

  /// A measure in the fewest digits that name it: 10 as `10`, 0.6 as `0.6`.
  static func text(_ value: Double) -> String {
    // By way of an integer, as rounding would need the C library of mathematics in every host.
    if value.magnitude < 1e15, Double(Int64(value)) == value { return String(Int64(value)) }
    return value.description
  }
}
