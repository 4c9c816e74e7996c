/// Finds and reads the barcodes in pictures.
///
/// A picture is prepared in several ways, in the order that pays best: black and white by the local mean, as it is,
/// inverted, enlarged. The reader stops at the first preparation in which it finds a code. A picture whose longer side
/// is more than 2,000 pixels is searched at that size first, which finds more in photographs than the full size does.
/// Pages are then searched again piece by piece at full size, since the library below gives up on a page with many
/// codes; what both searches found is reported once.
///
/// A reader is for one thread at a time; make one for each thread. The same picture gives the same answer whatever was
/// read before it.
///
/// ```swift
/// let reader = SymbolReader()
/// for symbol in try reader.read(GrayImage(contentsOfFile: "label.png")) {
///   print(symbol.symbologyIdentifier, symbol.bytes.count)
/// }
/// ```
public final class SymbolReader {
  /// What to look for, and how hard.
  public struct Options: Sendable, Hashable {
    public var symbologies: Symbologies
    /// Whether the first search that finds a code ends the reading.
    ///
    /// A large picture is then not searched piece by piece: several times faster for photographs of one label, and
    /// wrong for pages of them, of which codes go missing.
    public var stopsAtFirstFind: Bool

    public init(symbologies: Symbologies = .labels, stopsAtFirstFind: Bool = false) {
      self.symbologies = symbologies
      self.stopsAtFirstFind = stopsAtFirstFind
    }
  }

  public let options: Options
  private var scanner: ZBarScanner?

  public init(options: Options = Options()) {
    self.options = options
  }

  /// Reads every code in the picture, row by row from the top, each row from the left.
  ///
  /// The same QR Code at two places of the picture is reported twice; the same linear code once. No code is no error:
  /// the result is empty.
  ///
  /// - Throws: `outOfMemory` only.
  public func read(_ image: GrayImage) throws(ImagingError) -> [Symbol] {
    // libzbar's scanner draws random numbers that go on from picture to picture, and loses a little memory with each. Made
    // anew, which takes a few microseconds, it gives the same answer to the same picture whatever came before.
    scanner = nil
    scanner = try ZBarScanner(options.symbologies)
    let small = image.reduced(toSide: Self.firstSide)
    var found = SymbolCollection()
    let isReduced = small.width != image.width || small.height != image.height

    let black = small.thresholded(window: Self.window, percent: 88)
    try search(black, of: image, step: .threshold, into: &found)
    #if DataMatrix
      if options.symbologies.contains(.dataMatrix) {
        for scanned in try ZXingScanner.scan(black, options: [.dataMatrix, .harder, .bilevel]) {
          let corners = scanned.corners.map {
            Symbol.Point(x: $0.x * image.width / small.width, y: $0.y * image.height / small.height)
          }
          found.add(Symbol(scanned, corners: corners, step: .threshold))
        }
      }
    #endif
    if found.isEmpty { try search(small, of: image, step: .raw, into: &found) }
    if found.isEmpty { try search(black.inverted(), of: image, step: .invertedThreshold, into: &found) }
    if found.isEmpty, !isReduced {
      let large = small.doubled()
      let wide = large.thresholded(window: min(large.width, large.height) / 8, percent: 97)
      try search(wide, of: image, step: .doubled, into: &found)
    }
    if options.stopsAtFirstFind, !found.isEmpty { return found.inReadingOrder() }
    if max(image.width, image.height) > Self.tileSide {
      let black = isReduced ? image.thresholded(window: Self.window, percent: 88) : black
      try searchTiles(black, step: .threshold, into: &found)
      if found.isEmpty { try searchTiles(image, step: .raw, into: &found) }
      if found.isEmpty { try searchTiles(black.inverted(), step: .invertedThreshold, into: &found) }
    }
    return found.inReadingOrder()
  }

  /// The longer side, in pixels, at which a large picture is searched first.
  private static let firstSide = 2_000
  /// The side of the window whose mean decides between black and white, in pixels.
  private static let window = 31
  /// The side of the pieces a page is searched in, in pixels, and how far apart they begin.
  private static let tileSide = 768
  private static let tileStride = tileSide * 7 / 10

  /// Searches a prepared picture and adds what it finds, in pixels of the original.
  private func search(
    _ prepared: GrayImage, of original: GrayImage, step: LadderStep, into found: inout SymbolCollection
  ) throws(ImagingError) {
    for scanned in try scan(prepared, scale: step == .doubled ? 2 : 1) {
      let corners = scanned.corners.map {
        Symbol.Point(x: $0.x * original.width / prepared.width, y: $0.y * original.height / prepared.height)
      }
      found.add(Symbol(scanned, corners: corners, step: step))
    }
  }

  /// Searches a picture of the original's size in overlapping squares.
  private func searchTiles(
    _ prepared: GrayImage, step: LadderStep, into found: inout SymbolCollection
  ) throws(ImagingError) {
    var y = 0
    while true {
      var x = 0
      while true {
        if let tile = prepared.cropped(x: x, y: y, width: Self.tileSide, height: Self.tileSide) {
          for scanned in try scan(tile) {
            let corners = scanned.corners.map { Symbol.Point(x: $0.x + x, y: $0.y + y) }
            found.add(Symbol(scanned, corners: corners, step: step))
          }
        }
        if x + Self.tileSide >= prepared.width { break }
        x += Self.tileStride
      }
      if y + Self.tileSide >= prepared.height { break }
      y += Self.tileStride
    }
  }

  private func scan(_ image: GrayImage, scale: Int = 1) throws(ImagingError) -> [ScannedSymbol] {
    try scanner?.scan(image, scale: scale) ?? []
  }
}

extension Symbol {
  fileprivate init(_ scanned: ScannedSymbol, corners: [Point], step: LadderStep) {
    self.init(
      bytes: scanned.bytes, symbologyIdentifier: scanned.identifier, corners: corners,
      orientation: scanned.orientation, step: step)
  }
}
