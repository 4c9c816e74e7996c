public import GS1

/// A population number, Nomor Induk Kependudukan: region, day of birth and running number in sixteen digits.
///
/// The day of birth is written ddmmyy, and forty is added to the day of women. The century is not written: a number whose
/// day exists in neither the 20th nor the 21st century is refused, and `birthDay(in:)` leaves the choice to the caller.
/// Which regions exist is not checked.
public struct NIK: Identifier {
  public enum Sex: String, Sendable, Hashable, CaseIterable {
    case perempuan
    case lakiLaki = "laki-laki"
  }

  public let compact: String
  /// Province, regency and district where it was first issued, two digits each.
  public let region: String
  public let sex: Sex
  /// The day of the month of birth, 1 to 31.
  public let birthDayOfMonth: Int
  /// The month of birth, 1 to 12.
  public let birthMonth: Int
  /// The last two digits of the year of birth.
  public let birthYear: Int
  /// The running number, four digits.
  public let serial: String

  public init(bytes: Span<UInt8>) throws(IdentifierError) {
    let written = try WrittenNumber(bytes, expected: Self.form)
    try self.init(written)
  }

  static let form = "6 × 0–9 + ddmmyy (dd + 40) + 4 × 0–9"

  init(_ written: WrittenNumber) throws(IdentifierError) {
    try written.check(digits: [16], expected: Self.form)
    let day = written.number(6..<8)
    sex = day > 40 ? .perempuan : .lakiLaki
    birthDayOfMonth = day > 40 ? day - 40 : day
    birthMonth = written.number(8..<10)
    birthYear = written.number(10..<12)
    guard
      CalendarDay(1900 + birthYear, birthMonth, birthDayOfMonth) != nil
        || CalendarDay(2000 + birthYear, birthMonth, birthDayOfMonth) != nil
    else { throw written.fault(.date, at: 6, found: written.text(6..<12), expected: Self.form) }
    compact = written.text
    region = written.text(0..<6)
    serial = written.text(12..<16)
  }

  /// The day of birth in a century, 19 for 1900 to 1999; nil when that century has no such day.
  public func birthDay(in century: Int) -> CalendarDay? {
    guard (0...99).contains(century) else { return nil }
    return CalendarDay(century * 100 + birthYear, birthMonth, birthDayOfMonth)
  }
}
