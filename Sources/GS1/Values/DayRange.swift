/// One day, or a first and a last one: the harvest date, (7007).
public struct DayRange: Sendable, Hashable, CustomStringConvertible {
  /// The day, or the first of several.
  public let first: CalendarDay
  /// The last day of several; nil when one day is said.
  public let last: CalendarDay?

  /// Makes a range; nil when the last day is before the first.
  public init?(_ first: CalendarDay, through last: CalendarDay? = nil) {
    if let last, last < first { return nil }
    self.first = first
    self.last = last
  }

  /// Reads `YYMMDD` once or twice; nil for anything else.
  public init?(yymmdd bytes: Span<UInt8>, century: CalendarDay.Century) {
    guard bytes.count == 6 || bytes.count == 12,
      let first = CalendarDay(yymmdd: bytes.extracting(0..<6), century: century)
    else { return nil }
    let last = CalendarDay(yymmdd: bytes.extracting(6..<bytes.count), century: century)
    guard bytes.count == 6 || last != nil else { return nil }
    self.init(first, through: last)
  }

  /// Reads `YYMMDD` once or twice from a text.
  public init?(yymmdd text: some StringProtocol, century: CalendarDay.Century) {
    let bytes = Array(text.utf8)
    self.init(yymmdd: bytes.span, century: century)
  }

  /// Reads `yyyy-mm-dd`, or two of them with a slash between (ISO 8601); nil for anything else.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10 || bytes.count == 21, let first = CalendarDay(iso: bytes.span.extracting(0..<10)) else {
      return nil
    }
    guard bytes.count == 21 else {
      self.init(first)
      return
    }
    guard bytes[10] == 0x2F, let last = CalendarDay(iso: bytes.span.extracting(11..<21)) else { return nil }
    self.init(first, through: last)
  }

  /// The days as `YYMMDD`; the century is not written.
  public var yymmdd: [UInt8] { first.yymmdd + (last?.yymmdd ?? []) }

  /// The days in ISO 8601, `2028-03-01/2028-03-05`.
  public var description: String { first.description + (last.map { "/" + $0.description } ?? "") }
}
