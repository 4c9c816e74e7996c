/// The upright rectangle around some points, its edges included.
struct Box {
  var left: Int
  var top: Int
  var right: Int
  var bottom: Int

  /// Around no points at all: the single point 0, 0.
  init(_ points: [Symbol.Point]) {
    let first = points.first ?? Symbol.Point(x: 0, y: 0)
    (left, top, right, bottom) = (first.x, first.y, first.x, first.y)
    for point in points {
      left = min(left, point.x)
      top = min(top, point.y)
      right = max(right, point.x)
      bottom = max(bottom, point.y)
    }
  }

  func intersects(_ other: Box) -> Bool {
    left <= other.right && other.left <= right && top <= other.bottom && other.top <= bottom
  }

  /// Upper left, lower left, lower right, upper right.
  var corners: [Symbol.Point] {
    [
      Symbol.Point(x: left, y: top), Symbol.Point(x: left, y: bottom), Symbol.Point(x: right, y: bottom),
      Symbol.Point(x: right, y: top),
    ]
  }
}
