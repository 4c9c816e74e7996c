/// The position of a delivery, (4309): ten digits each, in units of a ten-millionth of a degree.
///
/// Latitude counts northwards from the South Pole (0 to 180 degrees), longitude eastwards from Greenwich (0 to 360
/// degrees).
enum Geo {
  static func latitude(_ text: Span<UInt8>) -> Fault? {
    number(text).map { $0 <= 1_800_000_000 } == true ? nil : Fault(.invalidLatitude, at: 0, length: text.count)
  }

  static func longitude(_ text: Span<UInt8>) -> Fault? {
    number(text).map { $0 <= 3_600_000_000 } == true ? nil : Fault(.invalidLongitude, at: 0, length: text.count)
  }

  /// The number of exactly ten digits.
  private static func number(_ text: Span<UInt8>) -> Int64? {
    guard text.count == 10 else { return nil }
    var number: Int64 = 0
    for place in 0..<10 {
      let digit = text[place] &- 0x30
      guard digit < 10 else { return nil }
      number = number &* 10 &+ Int64(digit)
    }
    return number
  }
}
