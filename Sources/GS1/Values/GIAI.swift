/// A Global Individual Asset Identifier, of one asset: (8004), and (7023) for an assembly.
///
/// It is 4 to 30 characters of CSET 82, of which the first four are digits of a GS1 Company Prefix. There is no check
/// digit. See the GS1 General Specifications, "Global Individual Asset Identifier (GIAI)".
public struct GIAI: ElementValue {
  public let bytes: [UInt8]

  /// Reads 4 to 30 characters from bytes; nil for anything else.
  public init?(_ bytes: Span<UInt8>) {
    guard CompanyPrefix.fault(in: bytes, from: 0) == nil, let text = CharacterSet.cset82.text(bytes, longest: 30) else {
      return nil
    }
    self.bytes = text
  }
}
