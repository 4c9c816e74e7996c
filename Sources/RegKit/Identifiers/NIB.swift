/// A business identification number, Nomor Induk Berusaha: thirteen digits without a meaning or a check digit.
///
/// Source: ASROT-OSS guide, section F; PP 24/2018, which describes thirteen digits that are drawn at random.
public struct NIB: Identifier {
  public let compact: String

  public init(bytes: Span<UInt8>) throws(IdentifierError) {
    let expected = "13 × 0–9"
    let written = try WrittenNumber(bytes, expected: expected)
    try written.check(digits: [13], expected: expected)
    compact = written.text
  }
}
