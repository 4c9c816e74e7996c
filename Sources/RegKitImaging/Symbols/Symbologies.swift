/// The kinds of barcode a reader looks for; fewer kinds are faster and misread less.
public struct Symbologies: OptionSet, Sendable, Hashable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// QR Code, with or without FNC1; not Micro QR and not rMQR.
  public static let qrCode = Symbologies(rawValue: 1 << 0)
  /// Code 128 and GS1-128.
  public static let code128 = Symbologies(rawValue: 1 << 1)
  /// EAN-13, EAN-8 and UPC-A; UPC-A comes as EAN-13 with a leading zero.
  public static let ean = Symbologies(rawValue: 1 << 2)
  /// GS1 DataBar and DataBar Expanded.
  ///
  /// The library below may write warnings to standard error while it looks for them.
  public static let dataBar = Symbologies(rawValue: 1 << 3)

  /// Data Matrix ECC 200, with or without FNC1; found only by builds with the trait `DataMatrix`.
  public static let dataMatrix = Symbologies(rawValue: 1 << 4)

  /// ITF-14: Interleaved 2 of 5 of fourteen digits whose check digit is right.
  ///
  /// Others are not read, since noise holds them.
  public static let itf14 = Symbologies(rawValue: 1 << 5)

  /// Everything the reader knows.
  public static let all: Symbologies = [.labels, .dataBar]
  /// What labels of products and their cases carry: everything but DataBar.
  public static let labels: Symbologies = [.qrCode, .code128, .ean, .dataMatrix, .itf14]

  /// Those of squares side by side and one below the other.
  static let matrix: Symbologies = [.qrCode, .dataMatrix]
  /// Those of bars side by side.
  static let linear: Symbologies = [.code128, .ean, .dataBar, .itf14]
}
