/// A day of the proleptic Gregorian calendar, from 1 January of year 1 to 31 December of year 9999.
///
/// A day that does not exist cannot be made. There is no clock, no time zone and no locale here: "today" belongs to the
/// caller.
///
///     let day = CalendarDay(2028, 2, 29)       // a leap day
///     day?.adding(months: 12)?.description     // "2029-02-28"
public struct CalendarDay: Sendable, Hashable {
  /// Year << 9 | month << 5 | day, so that days compare as numbers.
  private let packed: UInt32

  /// Makes the day of a year from 1 to 9999, a month from 1 to 12 and a day of that month; nil when there is none.
  @_optimize(speed)
  public init?(year: Int, month: Int, day: Int) {
    guard year >= 1, year <= 9999, month >= 1, month <= 12, day >= 1 else { return nil }
    // 28 and under is always right; only the rest needs the length of the month.
    if day > 28 {
      guard let last = CalendarDay.days(inMonth: month, ofYear: year), day <= last else { return nil }
    }
    packed = UInt32(truncatingIfNeeded: year << 9 | month << 5 | day)
  }

  /// Makes the day of a year, month and day; nil when there is none.
  public init?(_ year: Int, _ month: Int, _ day: Int) {
    self.init(year: year, month: month, day: day)
  }

  /// The year, 1 to 9999.
  public var year: Int { Int(packed >> 9) }
  /// The month, 1 to 12.
  public var month: Int { Int(packed >> 5 & 15) }
  /// The day of the month, 1 to 31.
  public var day: Int { Int(packed & 31) }

  /// The first day there is, 0001-01-01.
  public static let first = CalendarDay(packed: 1 << 9 | 1 << 5 | 1)
  /// The last day there is, 9999-12-31.
  public static let last = CalendarDay(packed: 9999 << 9 | 12 << 5 | 31)

  private init(packed: UInt32) {
    self.packed = packed
  }

  /// Whether a year has 366 days.
  public static func isLeap(year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// How many days a month has; nil when the month is not 1 to 12.
  public static func days(inMonth month: Int, ofYear year: Int) -> Int? {
    switch month {
    case 2: isLeap(year: year) ? 29 : 28
    case 4, 6, 9, 11: 30
    case 1, 3, 5, 7, 8, 10, 12: 31
    default: nil
    }
  }
}

extension CalendarDay: Comparable {
  public static func < (left: Self, right: Self) -> Bool { left.packed < right.packed }
}

extension CalendarDay: CustomStringConvertible {
  /// Reads `yyyy-mm-dd` (ISO 8601, extended format); nil for anything else and for a day that does not exist.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    self.init(iso: bytes.span)
  }

  /// Reads `yyyy-mm-dd` from exactly ten bytes.
  public init?(iso bytes: Span<UInt8>) {
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D, let century = twoDigits(bytes, at: 0),
      let rest = twoDigits(bytes, at: 2), let month = twoDigits(bytes, at: 5), let day = twoDigits(bytes, at: 8)
    else { return nil }
    self.init(year: century &* 100 &+ rest, month: month, day: day)
  }

  /// The day as `yyyy-mm-dd`.
  @inline(never)
  public var description: String {
    var text = [10 of UInt8](repeating: 0x2D)
    func write(_ number: Int, at place: Int) {
      text[place] = 0x30 &+ UInt8(truncatingIfNeeded: number / 10)
      text[place &+ 1] = 0x30 &+ UInt8(truncatingIfNeeded: number % 10)
    }
    write(year / 100, at: 0)
    write(year % 100, at: 2)
    write(month, at: 5)
    write(day, at: 8)
    return text.span.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }
}

extension CalendarDay {
  /// A day of the week with the number of ISO 8601.
  public enum Weekday: Int, Sendable, Hashable, CaseIterable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday
  }

  /// The number of the day, 1 for 0001-01-01 and 3,652,059 for 9999-12-31.
  @_optimize(speed)
  public var dayNumber: Int {
    // Years begin in March here, so that the leap day is the last of its year.
    let month = packed >> 5 & 15
    let isBeforeMarch: UInt32 = month < 3 ? 1 : 0
    let year = packed >> 9 &- isBeforeMarch
    let century = year / 100
    let leapDays = year / 4 &- century &+ century / 4
    let dayOfYear = ((month &+ isBeforeMarch &* 12 &- 3) &* 153 &+ 2) / 5 &+ packed & 31
    return Int(year &* 365 &+ leapDays &+ dayOfYear &- 306)
  }

  /// Makes the day with a number; nil outside 1 to 3,652,059.
  public init?(dayNumber: Int) {
    guard dayNumber >= 1, dayNumber <= 3_652_059 else { return nil }
    let shifted = dayNumber + 305
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let march = (5 * dayOfYear + 2) / 153
    let month = march < 10 ? march + 3 : march - 9
    self.init(
      year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month: month, day: dayOfYear - (153 * march + 2) / 5 + 1)
  }

  /// The day of the week.
  public var weekday: Weekday {
    // Day 1 was a Monday.
    switch dayNumber % 7 {
    case 1: .monday
    case 2: .tuesday
    case 3: .wednesday
    case 4: .thursday
    case 5: .friday
    case 6: .saturday
    default: .sunday
    }
  }

  /// The day a number of days later, or earlier when negative; nil outside the years 1 to 9999.
  public func adding(days: Int) -> CalendarDay? {
    let (number, isOverflow) = dayNumber.addingReportingOverflow(days)
    return isOverflow ? nil : CalendarDay(dayNumber: number)
  }

  /// The same day of the month a number of months later, or earlier when negative; nil outside the years 1 to 9999.
  ///
  /// Where that month is too short its last day is given: a month after 31 January is 28 or 29 February.
  public func adding(months: Int) -> CalendarDay? {
    let (count, isOverflow) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !isOverflow, count >= 12, count < 120_000 else { return nil }
    let month = count % 12 + 1
    guard let last = CalendarDay.days(inMonth: month, ofYear: count / 12) else { return nil }
    return CalendarDay(year: count / 12, month: month, day: min(day, last))
  }

  /// The same day a number of years later, or earlier when negative; 29 February becomes 28 where there is none.
  public func adding(years: Int) -> CalendarDay? {
    let (months, isOverflow) = years.multipliedReportingOverflow(by: 12)
    return isOverflow ? nil : adding(months: months)
  }

  /// How many days lie between this day and another; negative when the other is earlier.
  public func days(until other: CalendarDay) -> Int {
    other.dayNumber - dayNumber
  }

  /// The last day of this day's month.
  public var lastOfMonth: CalendarDay {
    CalendarDay(year: year, month: month, day: CalendarDay.days(inMonth: month, ofYear: year) ?? day) ?? self
  }
}

extension CalendarDay {
  /// How the century of a two-digit year is found.
  public enum Century: Sendable, Hashable {
    /// The year that is at most 49 years before and 50 years after a given one.
    ///
    /// See the GS1 General Specifications, "Determination of century in dates".
    case around(year: Int)
    /// A century by its first two digits: 20 for 2000 to 2099.
    case fixed(Int)

    /// The hundred years that two digits can mean; nil when the reference is outside 1 to 9999 or the century 0 to 99.
    public var years: ClosedRange<Int>? {
      switch self {
      case .around(let reference):
        guard reference >= 1, reference <= 9999 else { return nil }
        return (reference - 49)...(reference + 50)
      case .fixed(let century):
        guard century >= 0, century <= 99 else { return nil }
        return (century * 100)...(century * 100 + 99)
      }
    }

    /// The full year of a number from 0 to 99, which may itself lie outside 1 to 9999; nil where `years` is.
    @inline(__always)
    func year(of twoDigits: Int) -> Int? {
      switch self {
      case .around(let reference):
        guard reference >= 1, reference <= 9999 else { return nil }
        let candidate = reference - reference % 100 + twoDigits
        if candidate - reference > 50 { return candidate - 100 }
        return reference - candidate > 49 ? candidate + 100 : candidate
      case .fixed(let century):
        guard century >= 0, century <= 99 else { return nil }
        return century * 100 + twoDigits
      }
    }
  }

  /// What day 00 in `YYMMDD` means.
  public enum DayZero: Sendable, Hashable {
    /// No day; reading fails.
    case refused
    /// The last day of the month, as GS1 has it for production, best before and expiry dates.
    case lastOfMonth
  }

  /// The three numbers that exactly six digits are, in every other byte; nil for anything else.
  @inline(__always)
  private static func pairs(of bytes: Span<UInt8>) -> UInt64? {
    guard bytes.count == 6 else { return nil }
    // Two zeros are put behind the six digits.
    let digits =
      UInt64(UInt32(littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt32.self)))
      | UInt64(UInt16(littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: 4, as: UInt16.self))) << 32
      | 0x3030 << 48
    return FastPath.notDigits(digits) == 0 ? FastPath.pairs(digits) : nil
  }

  /// Reads `YYMMDD` from exactly six digits as a day of the years 2000 to 2099, as `init(yymmdd:century:)` does, in line.
  @inline(__always)
  package init?(yymmddOf2000s bytes: Span<UInt8>) {
    guard let pairs = Self.pairs(of: bytes) else { return nil }
    let (month, day) = (pairs >> 16 & 0xFF, pairs >> 32 & 0xFF)
    // Nearly every day there is, without a call.
    guard month &- 1 < 12, day &- 1 < 28 else {
      self.init(yymmdd: bytes, century: .fixed(20))
      return
    }
    self.init(packed: UInt32(truncatingIfNeeded: (2000 &+ pairs & 0xFF) << 9 | month << 5 | day))
  }

  /// Reads `YYMMDD` from exactly six digits; nil for anything else and for a day that does not exist.
  @_optimize(speed)
  public init?(yymmdd bytes: Span<UInt8>, century: Century, dayZero: DayZero = .refused) {
    guard let pairs = Self.pairs(of: bytes) else { return nil }
    guard let year = century.year(of: Int(truncatingIfNeeded: pairs & 0xFF)) else { return nil }
    let month = Int(truncatingIfNeeded: pairs >> 16 & 0xFF)
    let day = Int(truncatingIfNeeded: pairs >> 32 & 0xFF)
    // Nearly every day there is, without a call.
    if UInt(bitPattern: year &- 1) < 9999, UInt(bitPattern: month &- 1) < 12, UInt(bitPattern: day &- 1) < 28 {
      self.init(packed: UInt32(truncatingIfNeeded: year << 9 | month << 5 | day))
    } else if day == 0, dayZero == .lastOfMonth {
      guard let first = CalendarDay(year: year, month: month, day: 1) else { return nil }
      self = first.lastOfMonth
    } else {
      self.init(year: year, month: month, day: day)
    }
  }

  /// Reads `YYMMDD` from exactly six digits.
  public init?(yymmdd bytes: [UInt8], century: Century, dayZero: DayZero = .refused) {
    self.init(yymmdd: bytes.span, century: century, dayZero: dayZero)
  }

  /// Reads `YYMMDD` from a text of exactly six digits.
  public init?(yymmdd text: some StringProtocol, century: Century, dayZero: DayZero = .refused) {
    self.init(yymmdd: Array(text.utf8), century: century, dayZero: dayZero)
  }
}
