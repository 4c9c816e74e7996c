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
    switch content {
    case .elementString, .elementStringWithECI: true
    default: false
    }
  }

  /// Whether a GTIN is all that the symbol itself carries; a component beside it may carry more.
  public var carriesOneGTIN: Bool {
    switch content {
    case .gtin, .gtinWithAddOn: true
    default: false
    }
  }

  /// Whether the symbol carries text that may be anything: bracketed elements, a URI, or nothing of GS1's.
  public var carriesPlainText: Bool { content == .plain || content == .plainWithECI }

  /// Whether data behind the identifier can carry elements at all, if only a GTIN or plain text that holds them.
  public var carriesElements: Bool {
    switch content {
    case .elementString, .elementStringWithECI, .gtin, .gtinWithAddOn, .digits, .plain, .plainWithECI: true
    case .addOn, .withoutCheckDigit, .otherIndustry, .escaped, .unknown: false
    }
  }

  /// What the data behind an identifier is, by ISO/IEC 15424 and the standards of the symbologies.
  enum Content: Equatable {
    /// FNC1 came first: elements.
    case elementString
    /// FNC1 came first and the reader follows the ECI protocol: elements, perhaps after designators.
    case elementStringWithECI
    /// The digits of one GTIN, so many.
    case gtin(digits: Int)
    /// A GTIN of thirteen digits and an add-on of two or five.
    case gtinWithAddOn
    /// An add-on of so many digits whose main symbol is another message.
    case addOn
    /// Digits of which nothing is promised, not even a check digit.
    case digits
    /// A GTIN whose check digit the reader did not transmit.
    case withoutCheckDigit
    /// Whatever the maker of the symbol wrote.
    case plain
    /// The same, and the reader follows the ECI protocol.
    case plainWithECI
    /// FNC1 came second: what another industry has agreed on.
    case otherIndustry
    /// What follows the escape character of a composite and is no GS1 data.
    case escaped
    /// A symbology that carries no element string, or none that is known here.
    case unknown
  }

  /// What the data behind the identifier is.
  var content: Content {
    switch (code, modifier) {
    case (0x51, 0x33), (0x64, 0x32), (0x43, 0x31), (0x65, 0x30), (0x4A, 0x31): .elementString
    case (0x51, 0x34), (0x64, 0x35), (0x4A, 0x34): .elementStringWithECI
    case (0x45, 0x30): .gtin(digits: 13)
    case (0x45, 0x34): .gtin(digits: 8)
    case (0x49, 0x31): .gtin(digits: 14)
    case (0x45, 0x33): .gtinWithAddOn
    case (0x45, 0x31), (0x45, 0x32): .addOn
    case (0x49, 0x30): .digits
    case (0x49, 0x33): .withoutCheckDigit
    case (0x51, 0x31), (0x64, 0x31), (0x43, 0x30), (0x4A, 0x30), (0x65, 0x31): .plain
    case (0x51, 0x32), (0x64, 0x34), (0x4A, 0x33): .plainWithECI
    case (0x51, 0x35), (0x51, 0x36), (0x64, 0x33), (0x64, 0x36), (0x43, 0x32), (0x4A, 0x32), (0x4A, 0x35):
      .otherIndustry
    case (0x65, 0x32), (0x65, 0x33): .escaped
    default: .unknown
    }
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
  /// EAN-13, UPC-A or UPC-E and the add-on beside it, fifteen or eighteen digits, `]E3`.
  public static let ean13WithAddOn = Self(code: 0x45, modifier: 0x33)
  /// A two-digit add-on transmitted alone, `]E1`.
  public static let twoDigitAddOn = Self(code: 0x45, modifier: 0x31)
  /// A five-digit add-on transmitted alone, `]E2`.
  public static let fiveDigitAddOn = Self(code: 0x45, modifier: 0x32)
  /// Interleaved 2 of 5 whose check digit the reader verified and transmits, as ITF-14 is read, `]I1`.
  public static let itf14 = Self(code: 0x49, modifier: 0x31)
  /// Interleaved 2 of 5 without check digit as far as the reader knows, `]I0`.
  public static let interleaved2of5 = Self(code: 0x49, modifier: 0x30)
  /// QR Code without FNC1, ECI protocol, `]Q2`.
  public static let qrCodeWithECI = Self(code: 0x51, modifier: 0x32)
  /// QR Code with FNC1 in first position, ECI protocol, `]Q4`.
  public static let gs1QRCodeWithECI = Self(code: 0x51, modifier: 0x34)
  /// DataMatrix ECC 200 without FNC1, ECI protocol, `]d4`.
  public static let dataMatrixWithECI = Self(code: 0x64, modifier: 0x34)
  /// DataMatrix with FNC1 in first position, ECI protocol, `]d5`.
  public static let gs1DataMatrixWithECI = Self(code: 0x64, modifier: 0x35)
  /// DotCode without FNC1, ECI protocol, `]J3`.
  public static let dotCodeWithECI = Self(code: 0x4A, modifier: 0x33)
  /// DotCode with FNC1 in first position, ECI protocol, `]J4`.
  public static let gs1DotCodeWithECI = Self(code: 0x4A, modifier: 0x34)
  /// What a GS1 Composite carries behind a symbol separator, a message of its own, `]e1`.
  public static let compositeSecondPacket = Self(code: 0x65, modifier: 0x31)
}
