/// The three characters a reader puts before the data to say which symbology carried it (ISO/IEC 15424).
///
/// `]Q3` is a QR Code with FNC1 first, `]d2` a GS1 DataMatrix, `]C1` a GS1-128, `]e0` a DataBar or composite,
/// `]Q1` and `]d1` the plain symbols whose data need not be an element string.
public struct SymbologyIdentifier: Hashable, Sendable, CustomStringConvertible {
  /// The code character, for example ASCII `Q` for QR Code.
  public let code: UInt8
  /// The modifier character, for example ASCII `3` for "FNC1 in first position".
  public let modifier: UInt8

  public init(code: UInt8, modifier: UInt8) {
    self.code = code
    self.modifier = modifier
  }

  /// Whether the symbology promises that the data is a GS1 element string.
  public var promisesElementString: Bool {
    self == .gs1QRCode || self == .gs1DataMatrix || self == .gs1_128 || self == .gs1DataBar || self == .gs1DotCode
  }

  public var description: String {
    var text = "]"
    text.unicodeScalars.append(Unicode.Scalar(code))
    text.unicodeScalars.append(Unicode.Scalar(modifier))
    return text
  }

  /// QR Code without FNC1, `]Q1`.
  public static let qrCode = Self(code: 0x51, modifier: 0x31)
  /// QR Code with FNC1 in first position, `]Q3`.
  public static let gs1QRCode = Self(code: 0x51, modifier: 0x33)
  /// DataMatrix ECC 200 without FNC1, `]d1`.
  public static let dataMatrix = Self(code: 0x64, modifier: 0x31)
  /// DataMatrix with FNC1 in first position, `]d2`.
  public static let gs1DataMatrix = Self(code: 0x64, modifier: 0x32)
  /// Code 128 without FNC1, `]C0`.
  public static let code128 = Self(code: 0x43, modifier: 0x30)
  /// Code 128 with FNC1 in first position, `]C1`.
  public static let gs1_128 = Self(code: 0x43, modifier: 0x31)
  /// GS1 DataBar and GS1 Composite, `]e0`.
  public static let gs1DataBar = Self(code: 0x65, modifier: 0x30)
  /// DotCode without FNC1, `]J0`.
  public static let dotCode = Self(code: 0x4A, modifier: 0x30)
  /// DotCode with FNC1 in first position, `]J1`.
  public static let gs1DotCode = Self(code: 0x4A, modifier: 0x31)
  /// EAN-13, UPC-A and UPC-E, thirteen digits, `]E0`.
  public static let ean13 = Self(code: 0x45, modifier: 0x30)
  /// EAN-8, `]E4`.
  public static let ean8 = Self(code: 0x45, modifier: 0x34)
}
