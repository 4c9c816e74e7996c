/// The days of a value: `YYMMDD` and `YYYYMMDD`.
///
/// A two-digit year does not say its century, but no clock is needed to judge the day: every year ending in 00 that the
/// 49/50 year window of the GS1 General Specifications ("Determination of century in dates") can mean today is 2000, a
/// leap year.
enum Dates {
  static func yymmdd(_ text: Span<UInt8>, allowsDayZero: Bool) -> Fault? {
    guard text.count == 6, let year = twoDigits(text, at: 0) else {
      return Fault(.invalidDate, at: 0, length: text.count)
    }
    return day(text, monthAt: 2, isLeap: year % 4 == 0, allowsDayZero: allowsDayZero)
  }

  static func yyyymmdd(_ text: Span<UInt8>) -> Fault? {
    guard text.count == 8, let century = twoDigits(text, at: 0), let rest = twoDigits(text, at: 2) else {
      return Fault(.invalidDate, at: 0, length: text.count)
    }
    let isLeap = rest == 0 ? century % 4 == 0 : rest % 4 == 0
    return day(text, monthAt: 4, isLeap: isLeap, allowsDayZero: false)
  }

  /// The last day of a month from 1 to 12.
  @inline(__always)
  static func lastDay(ofMonth month: Int, isLeap: Bool) -> Int {
    // Odd months have 31 days up to July, even ones from August.
    month == 2 ? (isLeap ? 29 : 28) : 30 &+ (month &+ month >> 3) & 1
  }

  /// Checks the month and day at an offset with four bytes after it.
  @inline(__always)
  private static func day(_ text: Span<UInt8>, monthAt: Int, isLeap: Bool, allowsDayZero: Bool) -> Fault? {
    guard let month = twoDigits(text, at: monthAt), month >= 1, month <= 12 else {
      return Fault(.invalidDate, at: monthAt, length: 2, detail: 1)
    }
    let last = lastDay(ofMonth: month, isLeap: isLeap)
    guard let day = twoDigits(text, at: monthAt &+ 2), day <= last, day > 0 || allowsDayZero else {
      return Fault(
        .invalidDate, at: monthAt &+ 2, length: 2,
        detail: 2 | UInt32(truncatingIfNeeded: last) << 8 | (allowsDayZero ? 1 << 16 : 0))
    }
    return nil
  }
}

/// The number of two digits at an offset, or nil when they are not both there.
@inline(__always)
func twoDigits(_ text: Span<UInt8>, at offset: Int) -> Int? {
  guard offset >= 0, offset <= text.count &- 2 else { return nil }
  let tens = text[offset] &- 0x30
  let units = text[offset &+ 1] &- 0x30
  guard tens < 10, units < 10 else { return nil }
  return Int(tens) &* 10 &+ Int(units)
}
