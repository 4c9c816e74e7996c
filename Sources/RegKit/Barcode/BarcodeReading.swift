public import GS1

/// One scanned symbol understood: its element string as GS1 sees it, and its content as BPOM sees it.
public struct BarcodeReading: Sendable {
  /// The data as read, with elements, offsets and GS1's own findings.
  public let message: ElementString
  /// The symbology identifier that came with the data.
  public let symbologyIdentifier: SymbologyIdentifier?
  /// The day asked about; nil when none was named.
  ///
  /// Years of two digits are those around it, else of the 21st century.
  public let asOf: CalendarDay?
  /// BPOM's verdict on the content.
  ///
  /// Nil for an EAN or UPC symbol, and for any other linear symbol without a licence number
  /// or GTIN element: the trade's own barcodes beside the 2D barcode are nobody's fault.
  public private(set) var content: BarcodeContent.Answer?

  /// Whether the data holds a licence number or GTIN element at all.
  public var isBPOMCode: Bool { Self.isBPOMCode(symbologyIdentifier, BarcodeContent.isPresent(in: message)) }

  /// Whether data in a carrier, with or without a licence number or GTIN, is a code that BPOM's rules are about.
  @inline(__always)
  static func isBPOMCode(_ carrier: SymbologyIdentifier?, _ isPresent: Bool) -> Bool {
    isPresent && carrier?.isRetail != true
  }

  /// Reads the data of a symbol, or text as a keyboard-wedge scanner types it, and judges it.
  ///
  /// - Parameters:
  ///   - symbologyIdentifier: What the reader says of the carrier; nil when the data may bring its own prefix.
  ///   - options: The rules of GS1 and the dictionary to read by.
  public init(
    _ bytes: [UInt8], symbologyIdentifier: SymbologyIdentifier? = nil, options: ElementString.Options = .init(),
    under rulebook: Rulebook, edition: String? = nil, asOf day: CalendarDay? = nil
  ) {
    let message: ElementString
    if let symbologyIdentifier {
      // Scan data is what a reader transmits: the identifier, then the data.
      message = ElementString(
        scanData: [0x5D, symbologyIdentifier.code, symbologyIdentifier.modifier] + bytes, options: options)
    } else {
      message = ElementString(reading: bytes, options: options)
    }
    self.init(
      message, symbologyIdentifier: symbologyIdentifier ?? message.symbologyIdentifier, under: rulebook,
      edition: edition, asOf: day)
  }

  /// Judges a message that was read already, for example by the profile of a scanner.
  public init(_ message: ElementString, under rulebook: Rulebook, edition: String? = nil, asOf day: CalendarDay? = nil)
  {
    self.init(
      message, symbologyIdentifier: message.symbologyIdentifier, under: rulebook, edition: edition, asOf: day)
  }

  private init(
    _ message: ElementString, symbologyIdentifier carrier: SymbologyIdentifier?, under rulebook: Rulebook,
    edition: String?, asOf day: CalendarDay?
  ) {
    self.message = message
    symbologyIdentifier = carrier
    asOf = day
    let isJudged = carrier?.isLinear == true ? BarcodeContent.isPresent(in: message) : true
    if isJudged && carrier?.isRetail != true {
      content = BarcodeContent.assess(message, under: rulebook, edition: edition, asOf: day)
    } else {
      content = nil
    }
  }

  /// The same reading without a verdict, for a code that turned out to be somebody's own beside BPOM's.
  package var unjudged: BarcodeReading {
    var reading = self
    reading.content = nil
    return reading
  }
}

extension SymbologyIdentifier {
  /// Whether the symbology is EAN, UPC or ITF-14, which carries a bare article number.
  var isRetail: Bool { code == UInt8(ascii: "E") || code == UInt8(ascii: "I") }

  /// Whether the symbology is a linear one, which the 2D barcode regulation does not speak of.
  var isLinear: Bool {
    code == UInt8(ascii: "E") || code == UInt8(ascii: "C") || code == UInt8(ascii: "I") || code == UInt8(ascii: "e")
  }
}
