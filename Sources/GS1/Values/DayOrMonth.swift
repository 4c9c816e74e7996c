/// A day, or a month whose day is left open: what six digits with day 00 say.
///
/// Production, best before and expiry dates may name a month only. The month is kept, so that writing gives 00 again;
/// `lastDay` is the day that GS1 lets it stand for. See the GS1 General Specifications, "Expiration date: AI (17)".
public struct DayOrMonth: Sendable, Hashable {
  /// The day, or the first day of the month.
  private let start: CalendarDay
  /// Whether no day is said.
  public let isMonth: Bool

  /// A day.
  public init(_ day: CalendarDay) {
    start = day
    isMonth = false
  }

  /// A month without a day; nil when the year is not 1 to 9999 or the month not 1 to 12.
  public init?(year: Int, month: Int) {
    guard let first = CalendarDay(year: year, month: month, day: 1) else { return nil }
    start = first
    isMonth = true
  }

  /// Reads `YYMMDD` from exactly six digits, of which the last two may be 00; nil for a day that does not exist.
  public init?(yymmdd bytes: Span<UInt8>, century: CalendarDay.Century) {
    if bytes.count == 6, twoDigits(bytes, at: 4) == 0 {
      guard let last = CalendarDay(yymmdd: bytes, century: century, dayZero: .lastOfMonth) else { return nil }
      self.init(year: last.year, month: last.month)
    } else {
      guard let day = CalendarDay(yymmdd: bytes, century: century) else { return nil }
      self.init(day)
    }
  }

  /// Reads `YYMMDD` from a text of exactly six digits.
  public init?(yymmdd text: some StringProtocol, century: CalendarDay.Century) {
    let bytes = Array(text.utf8)
    self.init(yymmdd: bytes.span, century: century)
  }

  /// Reads `yyyy-mm-dd` or `yyyy-mm` (ISO 8601, extended format); nil for anything else.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    if bytes.count == 7 {
      guard let first = CalendarDay(iso: (bytes + [0x2D, 0x30, 0x31]).span) else { return nil }
      self.init(year: first.year, month: first.month)
    } else {
      guard let day = CalendarDay(iso: bytes.span) else { return nil }
      self.init(day)
    }
  }

  /// The day; nil when only the month is said.
  public var day: CalendarDay? { isMonth ? nil : start }
  /// The year, 1 to 9999.
  public var year: Int { start.year }
  /// The month, 1 to 12.
  public var month: Int { start.month }
  /// The day, or the last day of the month.
  public var lastDay: CalendarDay { isMonth ? start.lastOfMonth : start }

  /// The date as `YYMMDD`, with day 00 for a month; the century is not written.
  public var yymmdd: [UInt8] { isMonth ? Array(start.yymmdd.prefix(4)) + [0x30, 0x30] : start.yymmdd }
}

extension DayOrMonth: CustomStringConvertible {
  /// The date as `yyyy-mm-dd` or `yyyy-mm`.
  public var description: String { isMonth ? String(start.description.prefix(7)) : start.description }
}

extension CalendarDay {
  /// The day as `YYMMDD`; the century is not written.
  public var yymmdd: [UInt8] { Array(yyyymmdd.suffix(6)) }

  /// The day as `YYYYMMDD`.
  public var yyyymmdd: [UInt8] {
    Digits.write(UInt64(clamping: year &* 10_000 &+ month &* 100 &+ day), width: 8)
  }

  /// Reads `YYYYMMDD` from exactly eight digits; nil for anything else and for a day that does not exist.
  public init?(yyyymmdd bytes: Span<UInt8>) {
    guard bytes.count == 8, let century = twoDigits(bytes, at: 0), let rest = twoDigits(bytes, at: 2),
      let month = twoDigits(bytes, at: 4), let day = twoDigits(bytes, at: 6)
    else { return nil }
    self.init(year: century &* 100 &+ rest, month: month, day: day)
  }

  /// Reads `YYYYMMDD` from a text of exactly eight digits.
  public init?(yyyymmdd text: some StringProtocol) {
    let bytes = Array(text.utf8)
    self.init(yyyymmdd: bytes.span)
  }
}
