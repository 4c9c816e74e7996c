/// An upright rectangle of pixels, its edges included.
struct Box {
  var left: Int
  var top: Int
  var right: Int
  var bottom: Int

  init(left: Int, top: Int, right: Int, bottom: Int) {
    (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
  }

  /// The rectangle around some points; around no points at all the single point 0, 0.
  init(_ points: [Symbol.Point]) {
    let first = points.first ?? Symbol.Point(x: 0, y: 0)
    (left, top, right, bottom) = (first.x, first.y, first.x, first.y)
    for point in points.dropFirst() { formUnion(Box(left: point.x, top: point.y, right: point.x, bottom: point.y)) }
  }

  /// The pixels across and down.
  var width: Int { right - left + 1 }
  var height: Int { bottom - top + 1 }

  mutating func formUnion(_ other: Box) {
    left = min(left, other.left)
    top = min(top, other.top)
    right = max(right, other.right)
    bottom = max(bottom, other.bottom)
  }

  /// This rectangle with so many pixels more on each side.
  func widened(by margin: Int) -> Box {
    Box(left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin)
  }

  func intersects(_ other: Box) -> Bool {
    left <= other.right && other.left <= right && top <= other.bottom && other.top <= bottom
  }

  func contains(_ other: Box) -> Bool {
    left <= other.left && top <= other.top && right >= other.right && bottom >= other.bottom
  }

  /// Upper left, lower left, lower right, upper right.
  var corners: [Symbol.Point] {
    [
      Symbol.Point(x: left, y: top), Symbol.Point(x: left, y: bottom), Symbol.Point(x: right, y: bottom),
      Symbol.Point(x: right, y: top),
    ]
  }
}
