/// A picture made ready to be searched, and where its pixels lie in the picture it was made of.
struct PreparedPicture {
  let image: GrayImage
  /// What made it ready.
  let step: LadderStep
  /// How many pixels of the original one of these is wide.
  private let scale: Double
  /// Where in the original the upper left pixel begins.
  private let left: Double
  private let top: Double

  /// The picture as it is.
  init(_ image: GrayImage) {
    self.init(image, .raw, scale: 1, left: 0, top: 0)
  }

  private init(_ image: GrayImage, _ step: LadderStep, scale: Double, left: Double, top: Double) {
    self.image = image
    self.step = step
    self.scale = scale
    self.left = left
    self.top = top
  }

  var pixelCount: Int { image.width * image.height }
  var longSide: Int { max(image.width, image.height) }
  var isBilevel: Bool { step != .raw }

  func reduced(toSide side: Int) -> PreparedPicture {
    guard longSide > side else { return self }
    let small = image.reduced(toSide: side)
    return PreparedPicture(
      small, step, scale: scale * Double(image.width) / Double(small.width), left: left, top: top)
  }

  @inline(never)
  func prepared(by step: LadderStep) -> PreparedPicture {
    PreparedPicture(step.prepare(image), step, scale: scale / Double(step.factor), left: left, top: top)
  }

  func inverted() -> PreparedPicture {
    PreparedPicture(image.inverted(), step, scale: scale, left: left, top: top)
  }

  /// The part inside a rectangle, which is cut to the picture; nil when nothing is left.
  func cropped(to box: Box) -> PreparedPicture? {
    let (x, y) = (max(box.left, 0), max(box.top, 0))
    guard let part = image.cropped(x: x, y: y, width: box.right - x + 1, height: box.bottom - y + 1) else { return nil }
    return PreparedPicture(
      part, step, scale: scale, left: left + Double(x) * scale, top: top + Double(y) * scale)
  }

  /// The same with so many white pixels more on each side, for symbols that touch the edge of a picture.
  func padded(by margin: Int) -> PreparedPicture {
    let (width, height) = (image.width + 2 * margin, image.height + 2 * margin)
    var pixels = [UInt8](repeating: 255, count: width * height)
    for row in 0..<image.height {
      let start = (row + margin) * width + margin
      pixels.replaceSubrange(
        start..<start + image.width, with: image.pixels[row * image.width..<(row + 1) * image.width])
    }
    guard let padded = GrayImage(width: width, height: height, pixels: pixels) else { return self }
    return PreparedPicture(
      padded, step, scale: scale, left: left - Double(margin) * scale, top: top - Double(margin) * scale)
  }

  /// The place in the original of a place in this picture.
  func original(_ point: Symbol.Point) -> Symbol.Point {
    // A decoder's corners are within a few pictures' widths of the picture, far from the ends of an integer.
    Symbol.Point(
      x: Int((left + Double(point.x) * scale).rounded(.down)), y: Int((top + Double(point.y) * scale).rounded(.down)))
  }

  /// Where something of the original is in this picture.
  func box(of corners: [Symbol.Point]) -> Box {
    Box(
      corners.map {
        Symbol.Point(x: Int((Double($0.x) - left) / scale), y: Int((Double($0.y) - top) / scale))
      })
  }
}
