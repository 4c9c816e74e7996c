public import GS1

/// What kind of symbol a label carries.
public enum LabelForm: String, Sendable, Hashable, CaseIterable {
  /// A QR Code whose text is literally `(90)…(10)…`, as BPOM prints it, or any other text.
  case bpom
  /// A QR Code with FNC1 in first position, for GS1 element strings.
  case gs1QRCode = "gs1-qr"
  /// A DataMatrix with FNC1 in first position, for GS1 element strings.
  case gs1DataMatrix = "gs1-datamatrix"

  /// What a reader transmits in front of the data.
  public var symbologyIdentifier: SymbologyIdentifier {
    switch self {
    case .bpom: .qrCode
    case .gs1QRCode: .gs1QRCode
    case .gs1DataMatrix: .gs1DataMatrix
    }
  }

  /// Whether the symbol is a QR Code, which has levels of error correction.
  public var isQRCode: Bool { self != .gs1DataMatrix }

  /// The least quiet zone on each side, in modules: 4 round a QR Code (ISO/IEC 18004), 1 round a DataMatrix (ISO/IEC 16022).
  public var leastQuietZone: Int { isQRCode ? 4 : 1 }
}
