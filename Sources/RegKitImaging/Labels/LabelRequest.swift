public import GS1
public import RegKit

/// What a label is to say and how it is to look.
///
/// ```swift
/// var request = LabelRequest(.text("(90)DBL9509204704A1(10)13123(17)250331(21)025005EUT"), as: .bpom)
/// request.dotsPerInch = 600
/// request.size = .side(atLeast: 8)
/// let label = try Label(request, under: rulebook)
/// ```
public struct LabelRequest: Sendable, Hashable {
  /// The data of the symbol.
  public enum Content: Sendable, Hashable {
    /// Bytes: for `.bpom` they are encoded as they are, for GS1 forms they are an element string in any form.
    case bytes([UInt8])
    /// Elements: for `.bpom` they are written in brackets, for GS1 forms with FNC1.
    case message(ElementString)

    /// Text in UTF-8.
    public static func text(_ text: String) -> Content { .bytes(Array(text.utf8)) }
  }

  /// How large the symbol is to be; it always gets a whole number of dots a module.
  public enum Size: Sendable, Hashable {
    /// The smallest that is legal and has GS1's least X-dimension.
    case recommended
    /// Modules of this side in millimetres, to the nearest dot.
    case xDimension(Double)
    /// The smallest with at least this side in millimetres, without quiet zone; one shorter than the law asks is refused.
    case side(atLeast: Double)
    /// The largest that fits a square of this side in millimetres, quiet zones included.
    case within(Double)
  }

  /// The words that tell BPOM's code from another on the same pack, in the letters of Pasal 23.
  public static let mark = "BPOM RI"
  /// The resolutions that are possible, in dots an inch.
  public static let possibleDotsPerInch = 72...4_800
  /// The heights of text that are possible, in millimetres from baseline to baseline.
  public static let possibleTextHeight = 0.8...20.0
  /// The most lines of text and the most characters of each.
  public static let mostLines = 32, mostCharacters = 200

  public var content: Content
  public var form: LabelForm
  /// The error correction of a QR Code; nil for `medium`.
  ///
  /// A DataMatrix has no choice, and must have nil.
  public var level: ErrorCorrectionLevel?
  /// The resolution of the printer.
  public var dotsPerInch: Int
  public var size: Size
  /// The white modules on each side; nil for `form.leastQuietZone`, which it must reach.
  public var quietZone: Int?
  /// Lines of text below the symbol, of printable Latin-1: what it says, for people.
  public var lines: [String]
  /// The height of a line of text in millimetres.
  public var textHeight: Double
  /// Whether the words "BPOM RI" stand below the symbol.
  public var carriesMark: Bool
  /// Who issued the code: `.bpom` labels are Badan POM's unless it is said otherwise.
  public var issuer: Issuer?
  /// Whether the pack carries a 2D barcode of another issuer too; nil when that is not asked about.
  public var isBesideAnotherCode: Bool?
  /// Whether the label is made though a rule of BPOM refuses it, for tests of readers or for data of another law's; its
  /// judgement says refused all the same.
  public var isMadeEvenIfRefused: Bool

  /// Begins with a label of the recommended size for 300 dpi, without text.
  public init(_ content: Content, as form: LabelForm) {
    self.content = content
    self.form = form
    level = nil
    dotsPerInch = 300
    size = .recommended
    quietZone = nil
    lines = []
    textHeight = 2
    carriesMark = false
    issuer = form == .bpom ? .badanPOM : nil
    isBesideAnotherCode = nil
    isMadeEvenIfRefused = false
  }
}

extension LabelRequest {
  /// Refuses what is out of range, before anything is computed from it.
  func check() throws(LabelError) {
    guard Self.possibleDotsPerInch.contains(dotsPerInch) else {
      throw LabelError(
        .invalidRequest, of: Message(indonesian: "resolusi", english: "resolution"), found: "\(dotsPerInch) dpi",
        expected: "\(Self.possibleDotsPerInch.lowerBound) … \(Self.possibleDotsPerInch.upperBound) dpi")
    }
    switch size {
    case .recommended: break
    case .xDimension(let length), .side(atLeast: let length), .within(let length):
      // Not a number is in no range.
      guard (0.001...1_000).contains(length) else {
        throw LabelError(
          .invalidRequest, of: Message(indonesian: "ukuran", english: "size"), found: length.description + " mm",
          expected: "0.001 … 1000 mm")
      }
    }
    let least = form.leastQuietZone
    guard (least...100).contains(quietZone ?? least) else {
      throw LabelError(
        .invalidRequest,
        of: Message(
          indonesian: "zona tenang \(form.rawValue) dalam modul", english: "quiet zone of \(form.rawValue) in modules"),
        found: "\(quietZone ?? 0)", expected: "\(least) … 100")
    }
    guard form.isQRCode || level == nil else {
      throw LabelError(
        .invalidRequest,
        of: Message(
          indonesian: "tingkat koreksi tidak dapat dipilih untuk \(form.rawValue)",
          english: "no level of error correction can be chosen for \(form.rawValue)"),
        found: level?.rawValue ?? "")
    }
    guard Self.possibleTextHeight.contains(textHeight) else {
      throw LabelError(
        .invalidRequest, of: Message(indonesian: "tinggi baris teks", english: "height of a line of text"),
        found: textHeight.description + " mm", expected: "0.8 … 20 mm")
    }
    try checkLines()
  }

  private func checkLines() throws(LabelError) {
    guard lines.count <= Self.mostLines else {
      throw LabelError(
        .invalidRequest, of: Message(indonesian: "jumlah baris teks", english: "number of lines of text"),
        found: "\(lines.count)", expected: "<= \(Self.mostLines)")
    }
    for (number, line) in lines.enumerated() where line.unicodeScalars.count > Self.mostCharacters {
      throw LabelError(
        .invalidRequest,
        of: Message(
          indonesian: "jumlah karakter baris teks \(number + 1)",
          english: "number of characters of line of text \(number + 1)"),
        found: "\(line.unicodeScalars.count)", expected: "<= \(Self.mostCharacters)")
    }
    if let error = Self.firstCharacter(of: lines, "Latin-1", where: { Helvetica.width(of: $0) == nil }) { throw error }
  }

  /// The error for the first character of lines of text that a typeface lacks: which one, and where.
  ///
  /// - Parameter known: What the typeface has.
  static func firstCharacter(
    of lines: [String], _ known: String, where isMissing: (Unicode.Scalar) -> Bool
  ) -> LabelError? {
    for (number, line) in lines.enumerated() {
      for (place, scalar) in line.unicodeScalars.enumerated() where isMissing(scalar) {
        let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
        return LabelError(
          .invalidRequest,
          of: Message(
            indonesian: "baris teks \(number + 1), karakter \(place + 1)",
            english: "line of text \(number + 1), character \(place + 1)"),
          found: isControl ? code : String(scalar) + " " + code, expected: known)
      }
    }
    return nil
  }

  /// The lines below the symbol: the mark first, then the text.
  var printedLines: [String] { (carriesMark ? [Self.mark] : []) + lines }

  /// The level that will be asked of the encoder; nil for DataMatrix.
  var usedLevel: ErrorCorrectionLevel? { form.isQRCode ? level ?? .medium : nil }

  /// The elements of the content, without asking what they need of each other: BPOM's codes of (90) have no GS1 key.
  ///
  /// - Throws: `noData`, or `invalidMessage` with the first error.
  func message() throws(LabelError) -> ElementString {
    let message: ElementString
    switch content {
    case .message(let given): message = given
    case .bytes(let bytes):
      guard !bytes.isEmpty else { throw LabelError(.noData, found: "0 B", expected: "> 0 B") }
      var options = ElementString.Options()
      options.checksAssociations = false
      message = ElementString(reading: bytes, as: nil, options: options)
    }
    for error in message.errors where !error.code.isOfAssociations {
      throw LabelError(.invalidMessage, error, in: message)
    }
    return message
  }

  /// What the label says for people, one line for each element, `(10) ABC`; to be put in `lines`.
  ///
  /// - Throws: `invalidMessage` where the content is no element string.
  public func humanReadableLines() throws(LabelError) -> [String] { try message().humanReadableLines() }

  /// What a reader must find in the symbol.
  func data() throws(LabelError) -> [UInt8] {
    switch (form, content) {
    case (.bpom, .bytes(let bytes)):
      guard !bytes.isEmpty else { throw LabelError(.noData, found: "0 B", expected: "> 0 B") }
      return bytes
    case (.bpom, .message):
      let message = try message()
      do throws(GS1Error) {
        return try message.checkedBracketedBytes()
      } catch {
        throw LabelError(.notCarried, error, in: message)
      }
    case (.gs1QRCode, _), (.gs1DataMatrix, _):
      let message = try message()
      do throws(GS1Error) {
        return try message.rawBytes()
      } catch {
        throw LabelError(.notCarried, error, in: message)
      }
    }
  }

  /// The symbol without anything of print.
  @inline(never)
  func modules() throws(LabelError) -> ModuleMatrix {
    switch form {
    case .bpom: try ModuleMatrix(qrCode: try data(), level: usedLevel ?? .medium)
    case .gs1QRCode: try ModuleMatrix(gs1QRCode: try message(), level: usedLevel ?? .medium)
    case .gs1DataMatrix: try ModuleMatrix(gs1DataMatrix: try message())
    }
  }
}

extension GS1Error.Code {
  /// Whether it is about what elements do to each other, which is no matter of the symbol.
  var isOfAssociations: Bool {
    self == .missingAssociation || self == .excludedAssociation || self == .serialComponentMissing
  }
}
