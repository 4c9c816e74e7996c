/// A day, or a month, and a time of that day where one is said.
///
/// No time zone is written in a message: the time is that of the place it is about.
public struct DateAndTime: Sendable, Hashable, CustomStringConvertible {
  /// The day, or the month of a delivery that may be on any of its days.
  public let date: DayOrMonth
  /// The time; nil when only the date is said.
  public let time: TimeOfDay?

  /// Puts a date and a time together.
  public init(_ date: DayOrMonth, _ time: TimeOfDay? = nil) {
    self.date = date
    self.time = time
  }

  /// Reads `YYMMDD` and, after it, `hh`, `hhmm`, `hhmmss` or nothing; nil for anything else.
  public init?(yymmdd bytes: Span<UInt8>, century: CalendarDay.Century) {
    guard bytes.count >= 6, let date = DayOrMonth(yymmdd: bytes.extracting(0..<6), century: century) else { return nil }
    self.init(date, rest: bytes.extracting(6..<bytes.count))
  }

  /// Reads `YYYYMMDD` and, after it, `hh`, `hhmm`, `hhmmss` or nothing; nil for anything else.
  public init?(yyyymmdd bytes: Span<UInt8>) {
    guard bytes.count >= 8, let day = CalendarDay(yyyymmdd: bytes.extracting(0..<8)) else { return nil }
    self.init(DayOrMonth(day), rest: bytes.extracting(8..<bytes.count))
  }

  /// Reads `YYMMDD` and a time from a text.
  public init?(yymmdd text: some StringProtocol, century: CalendarDay.Century) {
    let bytes = Array(text.utf8)
    self.init(yymmdd: bytes.span, century: century)
  }

  /// Reads `YYYYMMDD` and a time from a text.
  public init?(yyyymmdd text: some StringProtocol) {
    let bytes = Array(text.utf8)
    self.init(yyyymmdd: bytes.span)
  }

  private init?(_ date: DayOrMonth, rest: Span<UInt8>) {
    self.date = date
    guard rest.count > 0 else {
      time = nil
      return
    }
    guard let time = TimeOfDay(rest) else { return nil }
    self.time = time
  }

  /// Reads `yyyy-mm-dd` or `yyyy-mm`, and perhaps `T` or a space and a time `hh:mm`; nil for anything else.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    let mark = bytes.firstIndex { $0 == 0x54 || $0 == 0x20 } ?? bytes.count
    guard let date = DayOrMonth(iso: String(decoding: bytes[..<mark], as: UTF8.self)) else { return nil }
    self.date = date
    guard mark < bytes.count else {
      time = nil
      return
    }
    guard let time = TimeOfDay(iso: String(decoding: bytes[(mark + 1)...], as: UTF8.self)) else { return nil }
    self.time = time
  }

  /// The date and the time as `YYMMDD` and `hhmm`.
  public var yymmdd: [UInt8] { date.yymmdd + (time?.bytes ?? []) }

  /// The date and the time in ISO 8601, `2028-12-31T10:30`.
  public var description: String { date.description + (time.map { "T" + $0.description } ?? "") }
}
