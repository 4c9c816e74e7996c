/// A time of day to the hour, the minute or the second; there is no 24:00 and no leap second.
public struct TimeOfDay: ElementValue {
  /// The hour, 0 to 23.
  public let hour: Int
  /// The minute, 0 to 59; nil when only the hour is said.
  public let minute: Int?
  /// The second, 0 to 59; nil when it is not said.
  public let second: Int?

  /// Makes a time; nil when a part is out of range or a second is given without a minute.
  public init?(hour: Int, minute: Int? = nil, second: Int? = nil) {
    guard hour >= 0, hour < 24, (minute ?? 0) >= 0, (minute ?? 0) < 60, (second ?? 0) >= 0, (second ?? 0) < 60,
      minute != nil || second == nil
    else { return nil }
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  /// Reads `hh`, `hhmm` or `hhmmss` from bytes.
  public init?(_ bytes: Span<UInt8>) {
    guard let hour = twoDigits(bytes, at: 0), bytes.count == 2 || bytes.count == 4 || bytes.count == 6 else {
      return nil
    }
    let minute = twoDigits(bytes, at: 2)
    let second = twoDigits(bytes, at: 4)
    guard bytes.count == 2 || minute != nil, bytes.count < 6 || second != nil else { return nil }
    self.init(hour: hour, minute: minute, second: second)
  }

  /// Reads `hh`, `hh:mm` or `hh:mm:ss` (ISO 8601, extended format); nil for anything else.
  public init?(iso text: some StringProtocol) {
    var digits: [UInt8] = []
    var place = 0
    for byte in text.utf8 {
      if place % 3 == 2 {
        guard byte == 0x3A else { return nil }
      } else {
        digits.append(byte)
      }
      place &+= 1
    }
    guard place % 3 == 2 else { return nil }
    self.init(digits.span)
  }

  /// The time as `hh`, `hhmm` or `hhmmss`.
  public var bytes: [UInt8] {
    var text = Digits.write(UInt64(clamping: hour), width: 2)
    if let minute { text += Digits.write(UInt64(clamping: minute), width: 2) }
    if let second { text += Digits.write(UInt64(clamping: second), width: 2) }
    return text
  }

  /// The time as `hh`, `hh:mm` or `hh:mm:ss`.
  public var description: String {
    var text: [UInt8] = []
    for (place, byte) in bytes.enumerated() {
      if place > 0, place % 2 == 0 { text.append(0x3A) }
      text.append(byte)
    }
    return String(decoding: text, as: UTF8.self)
  }
}
