/// A Global Model Number, of a product model: (8013).
///
/// It is at most 25 characters of CSET 82 that begin with four digits of a GS1 Company Prefix and end with a check
/// character pair. See the GS1 General Specifications, "Global Model Number (GMN)".
public struct GMN: ElementValue {
  public let bytes: [UInt8]

  /// Reads a number with its check character pair from bytes; nil for anything else and for a wrong pair.
  public init?(_ bytes: Span<UInt8>) {
    guard CompanyPrefix.fault(in: bytes, from: 0) == nil, CheckPair.fault(in: bytes) == nil,
      let text = CharacterSet.cset82.text(bytes, longest: 25)
    else { return nil }
    self.bytes = text
  }

  /// Computes the check character pair for the up to 23 characters before it; nil for anything else.
  ///
  ///     GMN(body: "1987654Ad4X4bL5ttr2310c")?.description   // "1987654Ad4X4bL5ttr2310c2K"
  public init?(body: some StringProtocol) {
    guard let pair = CheckPair.pair(of: body) else { return nil }
    self.init(String(body) + pair)
  }
}
