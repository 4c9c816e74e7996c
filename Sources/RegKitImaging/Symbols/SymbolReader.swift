/// Finds and reads the barcodes in pictures.
///
/// A picture is prepared in several ways, in the order that pays best: black and white by the local mean, inverted,
/// smoothed, sharpened, enlarged, as it is. A picture whose longer side is more than 2,000 pixels is searched at that size
/// first, which finds more in photographs than the full size does. Pages are searched piece by piece, since the libraries
/// below give up on a page with many codes. What several searches found is reported once.
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
  /// How much time a picture may take, told by what is tried; measured beside another reader by `make bench-pictures`.
  public enum Effort: String, Sendable, Hashable, CaseIterable {
    /// Stops at the first preparation in which there is a code, and tries four: for frames of a camera, of which the next
    /// one comes soon. Of a page with many codes some go missing.
    case fast
    /// Climbs until a matrix symbol is found, looks beside it for light, faint, small and large ones, and searches pages
    /// piece by piece: for scans and photographs.
    case balanced
    /// Tries everything, whatever was found: for a document that comes once. Up to a hundred times the
    /// time of `balanced`.
    case thorough
  }

  /// What to look for, and how hard.
  public struct Options: Sendable, Hashable {
    public var symbologies: Symbologies
    public var effort: Effort

    public init(symbologies: Symbologies = .labels, effort: Effort = .balanced) {
      self.symbologies = symbologies
      self.effort = effort
    }
  }

  public let options: Options

  public init(options: Options = Options()) {
    self.options = options
  }

  /// Reads every code in the picture, row by row from the top, each row from the left.
  ///
  /// The same QR Code or Data Matrix at two places of the picture is reported twice; the same linear code once. A message
  /// spread over several symbols (Structured Append) is one symbol where all of them are in the picture; else each is
  /// reported as a part. No code is no error: the result is empty.
  ///
  /// - Throws: `outOfMemory` only.
  public func read(_ image: GrayImage) throws(ImagingError) -> [Symbol] {
    // libzbar's scanner draws random numbers that go on from picture to picture, and loses a little memory with each. Each
    // search makes its own, which takes a few microseconds.
    var search = SymbolSearch(image, options)
    try search.run()
    return search.found.joiningParts().inReadingOrder()
  }
}
