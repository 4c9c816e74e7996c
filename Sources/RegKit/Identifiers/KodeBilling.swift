public import GS1

/// The code under which a bill of SINKARKES is paid, Kode Billing: 8, the day as yyyymmdd, six digits.
///
/// Source: SINKARKES guide, the billing print, which shows one code, 820230604526181. Its parts are inferred.
public struct KodeBilling: Identifier {
  public let compact: String
  /// The day of the bill.
  public let day: CalendarDay
  /// The six digits after the day.
  public let serial: String

  public init(bytes: Span<UInt8>) throws(IdentifierError) {
    let expected = "8 + yyyymmdd + 6 × 0–9"
    let written = try WrittenNumber(bytes, expected: expected)
    try written.check(digits: [15], expected: expected)
    guard written.bytes.first == 0x38 else {
      throw written.fault(.prefix, at: 0, found: written.text(0..<1), expected: expected)
    }
    compact = written.text
    day = try written.day(yyyymmdd: 1, expected: expected)
    serial = written.text(9..<15)
  }
}
