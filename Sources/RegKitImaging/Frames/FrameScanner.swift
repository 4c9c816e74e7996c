/// Reads the frames of a camera and reports each code once for each time that it appears.
///
/// A code is what it holds and where it stands: two labels of the same text at two places are two codes, and one label that
/// moves across the frame is one. A code that was not read for some frames, or for some time, is gone; when it comes back
/// it is reported again. A code that is missed for a frame or two, as by a blur, is not gone.
///
/// The scanner has no clock: the caller passes the time of each frame. It may run for ever: what it remembers is bounded by
/// `Options.limit`, and nothing of a frame is kept but a picture of 16 x 12 pixels and 64 bytes for each code in view.
///
/// A scanner is for one thread at a time; make one for each camera.
///
/// ```swift
/// let scanner = FrameScanner()
/// for appearance in try scanner.feed(frame, at: milliseconds) {
///   print(appearance.symbol.symbologyIdentifier, appearance.latencyMilliseconds)
/// }
/// ```
public final class FrameScanner {
  /// A rectangle of a frame, in pixels from its upper left corner.
  public struct Region: Sendable, Hashable {
    public var x: Int
    public var y: Int
    public var width: Int
    public var height: Int

    public init(x: Int, y: Int, width: Int, height: Int) {
      self.x = x
      self.y = y
      self.width = width
      self.height = height
    }
  }

  /// What to look for, where, and when a code counts as gone.
  public struct Options: Sendable, Hashable {
    /// The kinds of code to look for.
    public var symbologies: Symbologies
    /// The part of each frame that is searched; nil for all of it.
    ///
    /// It is cut to the frame. Places are told in pixels of the whole frame.
    public var region: Region?
    /// After how many frames in a row without it a code is gone; nil for never, less than 1 for 1.
    public var goneAfterFrames: Int?
    /// After how many milliseconds a code is gone that was missed in at least one frame; nil for never.
    public var goneAfterMilliseconds: Int64?
    /// In how many frames a linear code must be read before it is reported; 1 or less reports it at once.
    ///
    /// Linear codes have a check digit at best, and blur makes one out of another. Codes of modules correct their errors
    /// and are reported when they are first read.
    public var linearConfirmations: Int
    /// The most codes to remember, 1 to 100,000; other numbers count as the nearest of these.
    ///
    /// When there are more, the one that was not read for the longest time is forgotten. Of a single frame with more codes
    /// than that, the rest is not reported.
    public var limit: Int

    /// Makes options; what is left out takes the default: product labels, all of the frame, gone after 30 frames or 1.5
    /// seconds, linear codes read twice, 1,000 codes.
    public init(
      symbologies: Symbologies = .labels, region: Region? = nil, goneAfterFrames: Int? = 30,
      goneAfterMilliseconds: Int64? = 1_500, linearConfirmations: Int = 2, limit: Int = 1_000
    ) {
      self.symbologies = symbologies
      self.region = region
      self.goneAfterFrames = goneAfterFrames
      self.goneAfterMilliseconds = goneAfterMilliseconds
      self.linearConfirmations = linearConfirmations
      self.limit = limit
    }
  }

  /// A code that came into view.
  public struct Appearance: Sendable, Hashable {
    /// The number of this appearance, 1 for the scanner's first.
    public let number: UInt64
    /// What was read, with its place in the frame.
    public let symbol: Symbol
    /// The number of the frame that it is reported with, 1 for the scanner's first.
    public let frame: UInt64
    /// The time of that frame, in the caller's milliseconds.
    public let milliseconds: Int64
    /// How many frames the reading took, 1 when the first frame was enough.
    ///
    /// The count begins with the frame in which the view began to change, or, where it changes all the time, with the frame
    /// after the last report. For the first codes it begins with the first frame.
    public let latencyFrames: UInt64
    /// The time from the first of these frames to the report, in milliseconds; 0 when the first frame was enough.
    public let latencyMilliseconds: Int64
  }

  public let options: Options
  /// How many frames were fed.
  public private(set) var frameCount: UInt64 = 0
  /// The size of the frame that was fed last, in pixels.
  private(set) var frameSize = (width: 0, height: 0)
  private let reader: SymbolReader
  /// For every so manieth frame: it sees what stands beside a code that the other one stops at.
  private let carefulReader: SymbolReader
  private static let carefulPeriod: UInt64 = 8
  private let limits: ImageLimits
  private var view = ViewChange()
  private(set) var table: AppearanceTable

  /// Makes a scanner that has seen nothing yet.
  ///
  /// - Parameter limits: The largest frame to accept.
  public init(options: Options = Options(), limits: ImageLimits = .default) {
    self.options = options
    self.limits = limits
    reader = SymbolReader(options: .init(symbologies: options.symbologies, effort: .fast))
    carefulReader = SymbolReader(options: .init(symbologies: options.symbologies, effort: .balanced))
    table = AppearanceTable(options)
  }

  /// The codes that are in view: reported, and not gone yet; each where it was read last.
  public var codesInView: [Symbol] { table.reported }

  /// How many codes the scanner remembers, reported or not; never more than the limit.
  public var knownCount: Int { table.count }

  /// Searches the next frame.
  ///
  /// - Parameters:
  ///   - frame: The frame; its size may differ from that of the frames before.
  ///   - milliseconds: When it was taken, on any clock that counts milliseconds. A time before that of the last frame, as
  ///     when a clock is set back, counts as that frame's.
  /// - Returns: The codes that appeared, in reading order; empty when there is nothing new.
  /// - Throws: `outOfRange` when the region lies outside the frame, or `outOfMemory`. The frame is counted, and codes that it
  ///   may have held are missed in it.
  public func feed(_ frame: GrayImage, at milliseconds: Int64) throws(ImagingError) -> [Appearance] {
    frameSize = (frame.width, frame.height)
    guard let region = options.region else { return try search(frame, x: 0, y: 0, at: milliseconds) }
    let part = try region.cut(toWidth: frame.width, height: frame.height)
    guard let image = frame.cropped(x: part.x, y: part.y, width: part.width, height: part.height) else {
      throw .noPixels(width: 0, height: 0)
    }
    return try search(image, x: part.x, y: part.y, at: milliseconds)
  }

  /// Searches the next frame in a camera's buffer, of which only the region is copied.
  ///
  /// - Parameters:
  ///   - pixels: 8-bit brightness, row by row from the top. Read during the call only.
  ///   - rowStride: The bytes from the start of one row to the start of the next; `width` when left out.
  /// - Throws: What the other form throws, and `noPixels`, `pictureTooLarge` or `bufferTooShort` for a buffer that does not
  ///   hold such a frame; that frame is not counted.
  public func feed(
    gray8 pixels: UnsafeBufferPointer<UInt8>, width: Int, height: Int, rowStride: Int? = nil, at milliseconds: Int64
  ) throws(ImagingError) -> [Appearance] {
    let stride = try GrayImage.checkedStride(
      rowStride, pixelSize: 1, width: width, height: height, byteCount: pixels.count, limits)
    frameSize = (width, height)
    guard let region = options.region else {
      let image = try GrayImage(gray8: pixels, width: width, height: height, rowStride: stride, limits: limits)
      return try search(image, x: 0, y: 0, at: milliseconds)
    }
    let part = try region.cut(toWidth: width, height: height)
    // The region lies within the frame and the frame within the buffer, so its first byte does.
    let start = part.y * stride + part.x
    let image = try GrayImage(
      gray8: UnsafeBufferPointer(rebasing: pixels[start...]), width: part.width, height: part.height,
      rowStride: stride, limits: limits)
    return try search(image, x: part.x, y: part.y, at: milliseconds)
  }

  private func search(_ image: GrayImage, x: Int, y: Int, at milliseconds: Int64) throws(ImagingError) -> [Appearance] {
    frameCount &+= 1
    let moment = table.begin(frame: frameCount, at: milliseconds)
    let waitingSince = view.begin(of: image, at: moment)
    let isCareful = frameCount % Self.carefulPeriod == 0
    let symbols = try (isCareful ? carefulReader : reader).read(image)
    let appearances = table.take(symbols, from: image, x: x, y: y, waitingSince: waitingSince)
    if !appearances.isEmpty { view.beginAnew() }
    return appearances
  }
}

extension FrameScanner.Region {
  /// The part of this rectangle that lies in a frame; at least one pixel.
  fileprivate func cut(toWidth frameWidth: Int, height frameHeight: Int) throws(ImagingError) -> Self {
    let (right, pastRight) = x.addingReportingOverflow(width)
    let (bottom, pastBottom) = y.addingReportingOverflow(height)
    let left = max(x, 0)
    let top = max(y, 0)
    let part = Self(
      x: left, y: top, width: max(min(pastRight ? Int.max : right, frameWidth), 0) - min(left, frameWidth),
      height: max(min(pastBottom ? Int.max : bottom, frameHeight), 0) - min(top, frameHeight))
    guard width > 0, height > 0, part.width > 0, part.height > 0 else {
      throw .outOfRange("\(x),\(y),\(width),\(height)", available: "0,0,\(frameWidth),\(frameHeight)")
    }
    return part
  }
}
