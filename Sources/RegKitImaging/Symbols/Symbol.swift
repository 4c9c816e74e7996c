public import GS1

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

  /// The data as it was encoded, without the symbology identifier; FNC1 between elements is 0x1D.
  ///
  /// It may hold any byte, NUL too.
  public var bytes: [UInt8]
  /// Which symbology carried the data, and whether it promised an element string: `]Q1`, `]Q3`, `]C1` and so on.
  public var symbologyIdentifier: SymbologyIdentifier
  /// The corners, in pixels of the picture that was given: for QR Code the symbol's own upper left, lower left, lower
  /// right and upper right; for linear symbols those of the upright rectangle around the lines that were read.
  public var corners: [Point]
  public var orientation: Orientation
  /// The preparation that made it readable.
  public var step: LadderStep

  public init(
    bytes: [UInt8], symbologyIdentifier: SymbologyIdentifier, corners: [Point], orientation: Orientation = .unknown,
    step: LadderStep = .raw
  ) {
    self.bytes = bytes
    self.symbologyIdentifier = symbologyIdentifier
    self.corners = corners
    self.orientation = orientation
    self.step = step
  }
}

extension SymbologyIdentifier {
  /// QR Code with FNC1 in second position, `]Q5`; the data begins with the application indicator.
  static let applicationQRCode = SymbologyIdentifier(code: 0x51, modifier: 0x35)
  /// Code 128 with FNC1 in second position, `]C2`.
  static let applicationCode128 = SymbologyIdentifier(code: 0x43, modifier: 0x32)

  var isQRCode: Bool { code == 0x51 }
  var isCode128: Bool { code == 0x43 }
}
