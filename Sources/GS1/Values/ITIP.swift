/// The identification of one piece of a trade item that comes in several: (8006), and (8026) for contents.
///
/// It is a GTIN, the number of the piece and the count of pieces, both from 1 to 99. See the GS1 General
/// Specifications, "Identification of an individual trade item piece (ITIP)".
public struct ITIP: ElementValue {
  /// The trade item.
  public let gtin: GTIN
  /// The number of the piece, from 1 to `total`.
  public let piece: Int
  /// How many pieces there are, 1 to 99.
  public let total: Int

  /// Makes the identification of a piece; nil when the piece is not from 1 to the total or the total above 99.
  public init?(gtin: GTIN, piece: Int, total: Int) {
    guard piece >= 1, piece <= total, total <= 99 else { return nil }
    self.gtin = gtin
    self.piece = piece
    self.total = total
  }

  /// Reads eighteen digits from bytes.
  public init?(_ bytes: Span<UInt8>) {
    guard bytes.count == 18, let gtin = GTIN(bytes.extracting(0..<14)), let piece = twoDigits(bytes, at: 14),
      let total = twoDigits(bytes, at: 16)
    else { return nil }
    self.init(gtin: gtin, piece: piece, total: total)
  }

  public var bytes: [UInt8] {
    gtin.bytes + Digits.write(UInt64(clamping: piece), width: 2) + Digits.write(UInt64(clamping: total), width: 2)
  }
}
