/// The code of a kind of permit in OSS, Kode Izin: twelve digits.
///
/// Source: ASROT-OSS guide, section F. Section E prints the same code with eleven digits, which is read as a slip.
public struct KodeIzin: Identifier {
  public let compact: String

  public init(bytes: Span<UInt8>) throws(IdentifierError) {
    let expected = "12 × 0–9"
    let written = try WrittenNumber(bytes, expected: expected)
    try written.check(digits: [12], expected: expected)
    compact = written.text
  }
}
