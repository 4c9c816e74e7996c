/// The number of an application in ASROT, Nomor Pengajuan: `EREG207619202300352`.
///
/// Source: ASROT-OSS guide, section F. The six digits after EREG are the same in both numbers printed there, which are of
/// one registrant; the four after them are the years of their days; so the parts are inferred.
public struct NomorPengajuan: Identifier {
  public let compact: String
  /// The registrant, six digits.
  public let registrant: String
  /// The year of the application.
  public let year: Int
  /// The running number, five digits.
  public let serial: String

  public init(bytes: Span<UInt8>) throws(IdentifierError) {
    let expected = "EREG + 6 × 0–9 + yyyy + 5 × 0–9"
    let written = try WrittenNumber(bytes, expected: expected)
    try written.check(prefix: "EREG", digits: [15], expected: expected)
    compact = written.text
    registrant = written.text(4..<10)
    year = written.number(10..<14)
    serial = written.text(14..<19)
  }
}
