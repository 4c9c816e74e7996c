/// A picture of 8-bit red, green and blue, as scanners give it: sRGB, 0 no light to 255 all of it.
///
/// `samples` has `width * height * 3` elements, row by row from the top, without padding. A value of this type always has
/// at least one pixel and never fewer samples than its size says.
public struct ColourImage: Sendable, Hashable {
  /// The number of pixels in a row, at least 1.
  public let width: Int
  /// The number of rows, at least 1.
  public let height: Int
  /// Red, green and blue of each pixel, row-major.
  public internal(set) var samples: [UInt8]

  /// Makes a picture of samples; nil when there are too few or too many.
  public init?(width: Int, height: Int, samples: [UInt8]) {
    guard width > 0, height > 0 else { return nil }
    let (count, overflow) = width.multipliedReportingOverflow(by: height)
    let (all, overflowAgain) = count.multipliedReportingOverflow(by: 3)
    guard !overflow, !overflowAgain, all == samples.count else { return nil }
    self.width = width
    self.height = height
    self.samples = samples
  }

  /// A gray picture in three equal parts; it tells nothing of colours.
  public init(_ gray: GrayImage) {
    var samples: [UInt8] = []
    samples.reserveCapacity(gray.pixels.count * 3)
    for pixel in gray.pixels {
      samples.append(pixel)
      samples.append(pixel)
      samples.append(pixel)
    }
    width = gray.width
    height = gray.height
    self.samples = samples
  }

  /// Whether any pixel is of a colour: of a picture that was scanned in gray nobody can tell which ink it shows.
  public var hasColour: Bool {
    var index = 0
    while index + 2 < samples.count {
      if samples[index] != samples[index + 1] || samples[index] != samples[index + 2] { return true }
      index += 3
    }
    return false
  }

  /// The colour of a pixel; nil outside the picture.
  func colour(x: Int, y: Int) -> (red: UInt8, green: UInt8, blue: UInt8)? {
    guard x >= 0, y >= 0, x < width, y < height else { return nil }
    let start = (y * width + x) * 3
    return (samples[start], samples[start + 1], samples[start + 2])
  }
}

extension GrayImage {
  /// The brightness of a picture in colour by ITU-R BT.601, the same as decoding in gray gives.
  public init(_ colour: ColourImage) {
    var pixels: [UInt8] = []
    pixels.reserveCapacity(colour.samples.count / 3)
    var index = 0
    while index + 2 < colour.samples.count {
      pixels.append(
        luma(red: colour.samples[index], green: colour.samples[index + 1], blue: colour.samples[index + 2]))
      index += 3
    }
    width = colour.width
    height = colour.height
    self.pixels = pixels
  }
}
