/// How large a picture or file may be before RegKit refuses to open it.
///
/// A picture is compared with these limits by its header, before memory for its pixels is taken: a PNG of 109 KB can
/// ask for 900 MB. The defaults admit an A3 page scanned at 600 dpi and every common camera.
public struct ImageLimits: Sendable, Hashable {
  /// The longest width or height, in pixels.
  public var maxSide: Int
  /// The most pixels, width times height.
  public var maxPixels: Int
  /// The most bytes of the file as it is stored.
  public var maxFileBytes: Int

  /// The most pages of a document that are read at once.
  public var maxPages: Int
  /// The most pixels of all pictures of a document together.
  public var maxDocumentPixels: Int

  /// Makes limits; what is left out takes the default.
  public init(
    maxSide: Int = 12_000, maxPixels: Int = 100_000_000, maxFileBytes: Int = 64 << 20, maxPages: Int = 50,
    maxDocumentPixels: Int = 1_000_000_000
  ) {
    self.maxSide = maxSide
    self.maxPixels = maxPixels
    self.maxFileBytes = maxFileBytes
    self.maxPages = maxPages
    self.maxDocumentPixels = maxDocumentPixels
  }

  /// 12,000 pixels a side, 100 million pixels, 64 MiB; 50 pages and 1,000 million pixels a document.
  public static let `default` = ImageLimits()
}

extension ImageLimits {
  /// Refuses a picture that has no pixels or more than these limits allow; its pixel count cannot overflow afterwards.
  func check(width: Int, height: Int) throws(ImagingError) {
    guard width > 0, height > 0 else { throw .noPixels(width: width, height: height) }
    guard width <= maxSide, height <= maxSide else {
      throw .pictureTooLarge(width: width, height: height, allowed: "\(maxSide) x \(maxSide) px")
    }
    let (count, overflow) = width.multipliedReportingOverflow(by: height)
    guard !overflow, count <= maxPixels else {
      throw .pictureTooLarge(width: width, height: height, allowed: "\(maxPixels) px")
    }
  }

  /// Refuses a file that is empty or longer than these limits allow.
  func check(byteCount: Int) throws(ImagingError) {
    guard byteCount > 0 else { throw .emptyInput() }
    guard byteCount <= maxFileBytes else { throw .fileTooLarge(byteCount: byteCount, allowed: maxFileBytes) }
  }
}
