/// Puts pictures together again that a scanner cut into strips, so that a code across a cut is whole.
///
/// Strips follow each other in the order of drawing, upright, with one width, one scale and edges that meet.
struct PDFStrips {
  private struct Joined {
    /// From the top down.
    var images: [GrayImage]
    var matrix: PDFMatrix
    var height: Int
  }

  private var all: [Joined] = []
  private let limits: ImageLimits

  init(limits: ImageLimits) { self.limits = limits }

  mutating func add(_ image: GrayImage, _ matrix: PDFMatrix) {
    let new = Joined(images: [image], matrix: matrix, height: image.height)
    if let last = all.last {
      if let joined = joined(last, above: new) ?? joined(new, above: last) {
        all[all.count - 1] = joined
        return
      }
    }
    all.append(new)
  }

  /// The two as one picture; nil when they are none.
  private func joined(_ upper: Joined, above lower: Joined) -> Joined? {
    guard let width = upper.images.first?.width, lower.images.first?.width == width else { return nil }
    let (up, low) = (upper.matrix, lower.matrix)
    guard up.a > 0, up.d > 0, low.d > 0, up.b == 0, up.c == 0, low.b == 0, low.c == 0 else { return nil }
    // Half a pixel, in units of the page.
    let (acrossHalf, downHalf) = (up.a / Double(width) / 2, up.d / Double(upper.height) / 2)
    let scale = low.d / Double(lower.height)
    guard abs(up.a - low.a) < acrossHalf, abs(up.e - low.e) < acrossHalf, abs(low.f + low.d - up.f) < downHalf,
      abs(scale - downHalf * 2) < downHalf / 10, upper.height + lower.height <= limits.maxSide,
      width * (upper.height + lower.height) <= limits.maxPixels
    else { return nil }
    var matrix = low
    matrix.d = up.f + up.d - low.f
    return Joined(images: upper.images + lower.images, matrix: matrix, height: upper.height + lower.height)
  }

  /// The pictures in the order in which the first strip of each was drawn.
  var pictures: [(image: GrayImage, matrix: PDFMatrix)] {
    all.compactMap { joined in
      guard joined.images.count > 1 else { return joined.images.first.map { ($0, joined.matrix) } }
      var pixels: [UInt8] = []
      pixels.reserveCapacity(joined.images[0].width * joined.height)
      for image in joined.images { pixels += image.pixels }
      let image = GrayImage(width: joined.images[0].width, height: joined.height, pixels: pixels)
      return image.map { ($0, joined.matrix) }
    }
  }
}
