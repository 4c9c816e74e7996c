/// A picture in colour for people to look at: red, green and blue, 8 bits each.
///
/// `samples` has `width * height * 3` elements, row by row from the top, without padding between rows. A value of this
/// type always has at least one pixel and never fewer samples than its size says.
public struct ColorImage: Sendable, Hashable {
  /// The number of pixels in a row, at least 1.
  public let width: Int
  /// The number of rows, at least 1.
  public let height: Int
  /// Red, green and blue of each pixel, row-major, `width * height * 3` of them.
  public internal(set) var samples: [UInt8]

  /// Makes a picture of samples the module computed itself; nil when there are too few or too many.
  init?(width: Int, height: Int, samples: [UInt8]) {
    guard width > 0, height > 0 else { return nil }
    let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
    guard !overflow, samples.count % 3 == 0, pixels == samples.count / 3 else { return nil }
    self.width = width
    self.height = height
    self.samples = samples
  }

  /// A gray picture with the same brightness in all three colours.
  public init(_ image: GrayImage) {
    width = image.width
    height = image.height
    samples = [UInt8](unsafeUninitializedCapacity: image.pixels.count * 3) { samples, count in
      for (index, brightness) in image.pixels.enumerated() {
        samples[index &* 3] = brightness
        samples[index &* 3 &+ 1] = brightness
        samples[index &* 3 &+ 2] = brightness
      }
      count = image.pixels.count * 3
    }
  }

  /// The picture as a PNG file of 8 bits a sample.
  ///
  /// - Parameter dpi: Pixels an inch, 1 to 100,000, written as the file's physical size; nil for none.
  /// - Throws: `unsupported` for a resolution out of range, or `outOfMemory`.
  public func png(dpi: Int? = nil) throws(ImagingError) -> [UInt8] {
    try PNGEncoder.encode(self, dpi: dpi)
  }
}
