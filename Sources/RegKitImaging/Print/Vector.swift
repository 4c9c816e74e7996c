/// A place or a step in a picture, in pixels and parts of them; the middle of the first pixel is 0.5, 0.5.
struct Vector: Sendable, Hashable {
  var x: Double
  var y: Double

  init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// The middle of the pixel that a symbol's corner names.
  init(_ point: Symbol.Point) {
    x = Double(point.x) + 0.5
    y = Double(point.y) + 0.5
  }

  var length: Double { (x * x + y * y).squareRoot() }

  /// The step of length 1 in this direction; itself where there is none.
  var unit: Vector {
    let length = length
    return length > 0 ? self * (1 / length) : self
  }

  static func + (left: Vector, right: Vector) -> Vector { Vector(x: left.x + right.x, y: left.y + right.y) }
  static func - (left: Vector, right: Vector) -> Vector { Vector(x: left.x - right.x, y: left.y - right.y) }
  static func * (vector: Vector, factor: Double) -> Vector { Vector(x: vector.x * factor, y: vector.y * factor) }
  static prefix func - (vector: Vector) -> Vector { Vector(x: -vector.x, y: -vector.y) }

  /// The product of the lengths with the cosine of the angle between.
  func dot(_ other: Vector) -> Double { x * other.x + y * other.y }
  /// The product of the lengths with the sine of the angle between.
  func cross(_ other: Vector) -> Double { x * other.y - y * other.x }
}
