/// Puts pictures together again that a scanner cut into strips, so that a code across a cut is whole.
///
/// Strips follow each other in the order of drawing, upright, with one width, one scale and edges that meet. Of the rest it
/// is told whether a code could lie across two pictures, or be made of many.
struct PDFStrips {
  private struct Joined {
    /// From the top down.
    var images: [GrayImage]
    var matrix: PDFMatrix
    var height: Int
    /// Whether it stands in the content itself, where there is no telling which are the same.
    var isInline: Bool

    /// Whether it has no room for a code and so can only be a part of one: too few pixels on one side, or drawn as a bar.
    var isBar: Bool {
      let across = (matrix.a * matrix.a + matrix.b * matrix.b).squareRoot()
      let down = (matrix.c * matrix.c + matrix.d * matrix.d).squareRoot()
      return min(images.first?.width ?? 0, height) < PDFStrips.leastSide
        || max(across, down) >= PDFStrips.barLength * min(across, down)
    }
  }

  /// The smallest Data Matrix has 10 x 10 modules.
  private static let leastSide = 10
  /// How many times its width a bar is long at least; linear codes as labels show them are shorter.
  private static let barLength = 8.0

  private var all: [Joined] = []
  /// Where pictures are drawn again.
  private var copies: [PDFMatrix] = []
  private let limits: ImageLimits

  init(limits: ImageLimits) { self.limits = limits }

  mutating func add(_ image: GrayImage, _ matrix: PDFMatrix, isInline: Bool = false) {
    let new = Joined(images: [image], matrix: matrix, height: image.height, isInline: isInline)
    if let last = all.last {
      if let joined = joined(last, above: new) ?? joined(new, above: last) {
        all[all.count - 1] = joined
        return
      }
    }
    all.append(new)
  }

  /// Takes note of where a picture stands that was added before.
  mutating func addCopy(_ matrix: PDFMatrix) { copies.append(matrix) }

  /// How many of the pictures could be bars or modules of one code: those of their shape, and all inline ones but the first.
  var barCount: Int {
    var hasInline = false
    return all.count(where: { joined in
      defer { if joined.isInline { hasInline = true } }
      return joined.isBar || joined.isInline && hasInline
    })
  }

  /// Whether two pictures that are not one meet or overlap, so that a code could lie across the edge between them.
  var hasSeams: Bool {
    let places = all.map { Place($0.matrix) } + copies.map { Place($0) }
    return places.indices.contains { index in
      places[..<index].contains { $0.meets(places[index]) && !$0.holds(places[index]) && !places[index].holds($0) }
    }
  }

  /// The upright rectangle around a picture on the page.
  private struct Place {
    let left: Double
    let bottom: Double
    let right: Double
    let top: Double

    init(_ matrix: PDFMatrix) { (left, bottom, right, top) = matrix.bounds }

    /// Whether no more than a gap as wide as a small module lies between the two.
    func meets(_ other: Place) -> Bool {
      left <= other.right + 1 && other.left <= right + 1 && bottom <= other.top + 1 && other.bottom <= top + 1
    }

    /// Whether nothing of the other stands out in which a part of a code has room; the layers of a scan that was packed
    /// in layers differ by a little.
    func holds(_ other: Place) -> Bool {
      let margin = min(3, min(other.right - other.left, other.top - other.bottom) / 10)
      return left <= other.left + margin && bottom <= other.bottom + margin && right >= other.right - margin
        && top >= other.top - margin
    }
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
    return Joined(
      images: upper.images + lower.images, matrix: matrix, height: upper.height + lower.height,
      isInline: upper.isInline || lower.isInline)
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
