/// How one system of coordinates lies in another (ISO 32000-1, 8.3.3): x' = a·x + c·y + e, y' = b·x + d·y + f.
struct PDFMatrix: Equatable {
  var a = 1.0
  var b = 0.0
  var c = 0.0
  var d = 1.0
  var e = 0.0
  var f = 0.0

  static let identity = PDFMatrix()

  init() {}

  /// Nil unless there are six numbers.
  init?(_ numbers: [Double]?) {
    guard let numbers, numbers.count == 6 else { return nil }
    (a, b, c, d, e, f) = (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5])
  }

  /// This system within another.
  func within(_ outer: PDFMatrix) -> PDFMatrix {
    var matrix = PDFMatrix()
    (matrix.a, matrix.b) = outer.turned(a, b)
    (matrix.c, matrix.d) = outer.turned(c, d)
    (matrix.e, matrix.f) = outer.placed(e, f)
    return matrix
  }

  func placed(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
    let direction = turned(x, y)
    return (direction.x + e, direction.y + f)
  }

  private func turned(_ x: Double, _ y: Double) -> (x: Double, y: Double) { (a * x + c * y, b * x + d * y) }

  /// The upright rectangle around the unit square.
  var bounds: (left: Double, bottom: Double, right: Double, top: Double) {
    let corners = [placed(0, 0), placed(1, 0), placed(0, 1), placed(1, 1)]
    let (xs, ys) = (corners.map { $0.x }, corners.map { $0.y })
    return (xs.min() ?? 0, ys.min() ?? 0, xs.max() ?? 0, ys.max() ?? 0)
  }
}
