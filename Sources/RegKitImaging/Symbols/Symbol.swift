public import GS1
public import RegKit

/// One barcode found in a picture: its data, what carried it, and where it is.
public struct Symbol: Sendable, Hashable {
  /// A place in a picture, in pixels from its upper left corner.
  public struct Point: Sendable, Hashable {
    public var x: Int
    public var y: Int

    public init(x: Int, y: Int) {
      self.x = x
      self.y = y
    }
  }

  /// The direction in which the symbol's upper side points, to the nearest quarter turn.
  public enum Orientation: String, Sendable, Hashable, CaseIterable {
    case up, right, down, left, unknown
  }

  /// How the bytes are to be read as text, as far as the symbol says.
  public enum CharacterSet: Sendable, Hashable {
    /// The symbol declares none: GS1 and BPOM mean ASCII, others often UTF-8.
    case undeclared
    /// The symbol declares one, by its number among Extended Channel Interpretations: 3 is ISO 8859-1, 26 UTF-8. A QR Code
    /// of which all but ASCII is in Kanji mode declares 20, Shift JIS, by that.
    case declared(Int)
    /// The reader that found the symbol does not tell, and it holds other characters than ASCII: if it declares a set, the
    /// bytes may be those of UTF-8 instead of its own.
    case unknown
  }

  /// Which part of a message a symbol carries that was spread over several (Structured Append).
  public struct Part: Sendable, Hashable {
    /// Counted from 0; nil where the reader does not tell.
    public var index: Int?
    /// How many parts there are, 2 to 16; nil where the reader does not tell.
    public var count: Int?
    /// A number that all parts of one message have in common; nil where there is none.
    public var parity: Int?

    public init(index: Int? = nil, count: Int? = nil, parity: Int? = nil) {
      self.index = index
      self.count = count
      self.parity = parity
    }

    /// One line for people: which part this is, and that the others are wanting.
    ///
    /// Nothing reads this text back.
    public func text(in language: Language) -> String {
      let number = index.map { String($0 + 1) } ?? "?"
      let count = count.map { String($0) } ?? "?"
      return language == .indonesian
        ? "bagian \(number) dari \(count) suatu pesan; bagian lain tidak terbaca"
        : "part \(number) of \(count) of a message; the others were not read"
    }
  }

  /// The data as it was encoded, without the symbology identifier; FNC1 between elements is 0x1D.
  ///
  /// It may hold any byte, NUL too. Designators of character sets are left out: `characterSet` tells of them.
  public var bytes: [UInt8]
  public var characterSet: CharacterSet
  /// The data as text: by the character set that the symbol declares, else as UTF-8; nil where it is neither.
  public var text: String?
  /// Set where the symbol is no whole message but a part of one whose other parts are not all in the picture.
  public var part: Part?
  /// Which symbology carried the data, and whether it promised an element string: `]Q1`, `]Q3`, `]C1` and so on.
  public var symbologyIdentifier: SymbologyIdentifier
  /// The corners, in pixels of the picture that was given: for QR Code and Data Matrix the symbol's own upper left, lower
  /// left, lower right and upper right; for linear symbols those of the upright rectangle around the lines that were read.
  public var corners: [Point]
  public var orientation: Orientation
  /// The preparation that made it readable.
  public var step: LadderStep

  /// - Parameter text: The data as text where a character set is declared; left out, it is read as UTF-8.
  public init(
    bytes: [UInt8], symbologyIdentifier: SymbologyIdentifier, corners: [Point], orientation: Orientation = .unknown,
    step: LadderStep = .raw, characterSet: CharacterSet = .undeclared, text: String? = nil, part: Part? = nil
  ) {
    self.bytes = bytes
    self.symbologyIdentifier = symbologyIdentifier
    self.corners = corners
    self.orientation = orientation
    self.step = step
    self.characterSet = characterSet
    self.part = part
    if case .declared = characterSet { self.text = text } else { self.text = String(validating: bytes, as: UTF8.self) }
  }
}

extension SymbologyIdentifier {
  /// QR Code with FNC1 in second position, `]Q5`; the data begins with the application indicator.
  static let applicationQRCode = SymbologyIdentifier(code: 0x51, modifier: 0x35)
  /// Code 128 with FNC1 in second position, `]C2`.
  static let applicationCode128 = SymbologyIdentifier(code: 0x43, modifier: 0x32)

  var isQRCode: Bool { code == 0x51 }
  var isDataMatrix: Bool { code == 0x64 }
  /// Whether the symbology is one of squares side by side and one below the other.
  var isMatrix: Bool { isQRCode || isDataMatrix }

  /// The identifier of the same symbol read by a reader that does not transmit designators of character sets.
  var withoutECIProtocol: SymbologyIdentifier {
    switch (code, modifier) {
    case (0x51, 0x32), (0x51, 0x34), (0x51, 0x36): SymbologyIdentifier(code: code, modifier: modifier &- 1)
    case (0x64, 0x34), (0x64, 0x35), (0x64, 0x36): SymbologyIdentifier(code: code, modifier: modifier &- 3)
    default: self
    }
  }

  var isCode128: Bool { code == 0x43 }
}
