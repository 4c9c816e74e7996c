public import GS1

/// The number of a request in SINKARKES: the day as yymmdd and six digits, `230604353300`.
///
/// Source: SINKARKES guide, the tables of requests, where it is called No. Aju. That the first six digits are the day is inferred from the day beside
/// them; the length is that of all numbers printed.
public struct NoAju: Identifier {
  public let compact: String
  /// The day of the request; the years are those of the 21st century.
  public let day: CalendarDay
  /// The six digits after the day.
  public let serial: String

  public init(bytes: Span<UInt8>) throws(IdentifierError) {
    let expected = "yymmdd + 6 × 0–9"
    let written = try WrittenNumber(bytes, expected: expected)
    try written.check(digits: [12], expected: expected)
    guard let day = CalendarDay(yymmdd: written.text(0..<6), century: .fixed(20)) else {
      throw written.fault(.date, at: 0, found: written.text(0..<6), expected: expected)
    }
    compact = written.text
    self.day = day
    serial = written.text(6..<12)
  }
}
