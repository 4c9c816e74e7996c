extension ModuleGrid {
  /// Rows and columns of the symbols of ECC 200 (ISO/IEC 16022, table 7).
  private static let dataMatrixSizes: [(rows: Int, columns: Int)] =
    [10, 12, 14, 16, 18, 20, 22, 24, 26, 32, 36, 40, 44, 48, 52, 64, 72, 80, 88, 96, 104, 120, 132, 144].map {
      ($0, $0)
    }
    + [(8, 18), (8, 32), (12, 26), (12, 36), (16, 36), (16, 48)]

  /// The grid of a Data Matrix, found from its solid and its broken sides; nil where no size of Data Matrix fits.
  ///
  /// - Parameters:
  ///   - corners: About where the corners are, in order around the symbol, from whichever of them.
  ///   - image: The picture, with dark modules dark.
  init?(dataMatrixAt corners: [Vector], in image: GrayImage, threshold: Double) {
    guard corners.count == 4 else { return nil }
    var sides: [Line] = []
    for index in 0..<4 {
      let (start, end) = (corners[index], corners[(index + 1) % 4])
      guard
        let side = Line(sideFrom: start, to: end, awayFrom: corners[(index + 2) % 4], in: image, threshold: threshold)
      else { return nil }
      sides.append(side)
    }
    var refined: [Vector] = []
    for index in 0..<4 {
      guard let corner = sides[(index + 3) % 4].meeting(sides[index]) else { return nil }
      refined.append(corner)
    }
    var best: (grid: ModuleGrid, share: Double)?
    for turn in 0..<4 {
      for isMirrored in [false, true] {
        func corner(_ index: Int) -> Vector { refined[(turn + (isMirrored ? 4 - index : index)) % 4] }
        for size in Self.dataMatrixSizes {
          let grid = ModuleGrid(
            corners: [corner(0), corner(1), corner(2), corner(3)], columns: size.columns, rows: size.rows)
          guard let share = grid.shareOfFrame(in: image, threshold: threshold) else { continue }
          if share > best?.share ?? 0 { best = (grid, share) }
        }
      }
    }
    guard let best, best.share > 0.85, let fitted = best.grid.fitted(to: image, threshold: threshold),
      let share = fitted.shareOfFrame(in: image, threshold: threshold), share > 0.95
    else { return nil }
    self = fitted
  }

  /// The share of the frame that is as every Data Matrix has it: left and below dark, above and at the right in turns.
  private func shareOfFrame(in image: GrayImage, threshold: Double) -> Double? {
    var right = 0
    func check(_ column: Int, _ row: Int, isDark: Bool) -> Bool {
      guard let brightness = image.brightness(at: middle(column: column, row: row)) else { return false }
      if (brightness < threshold) == isDark { right += 1 }
      return true
    }
    for row in 0..<rows {
      guard check(0, row, isDark: true), check(columns - 1, row, isDark: row % 2 == 1) else { return nil }
    }
    for column in 0..<columns {
      guard check(column, rows - 1, isDark: true), check(column, 0, isDark: column % 2 == 0) else { return nil }
    }
    return Double(right) / Double(2 * (rows + columns))
  }
}

/// A straight line in a picture.
private struct Line {
  var start: Vector
  /// Of length 1.
  var direction: Vector

  /// The outer edge of a symbol's side near where it was said to be.
  ///
  /// Lines across the side tell where dark begins. Of a broken side only every other module does so at the edge itself: the
  /// line that most of them agree on is taken, of several the outermost.
  init?(sideFrom start: Vector, to end: Vector, awayFrom inside: Vector, in image: GrayImage, threshold: Double) {
    let side = end - start
    guard side.length > 4 else { return nil }
    var inward = Vector(x: -side.y, y: side.x).unit
    if inward.dot(inside - start) < 0 { inward = -inward }
    let reach = side.length * 0.07 + 2
    var edges: [Vector] = []
    let count = 72
    for index in 0..<count {
      let foot = start + side * (0.02 + 0.96 * Double(index) / Double(count - 1))
      var out = reach
      while out > 0.5, image.brightness(at: foot - inward * out) == nil { out -= 0.5 }
      guard
        let line = image.crossings(from: foot - inward * out, to: foot + inward * reach, threshold: threshold),
        let edge = line.places.first(where: { $0.isDarkBehind })
      else { continue }
      edges.append(foot + inward * (edge.distance - out))
    }
    guard edges.count >= 8 else { return nil }
    let tolerance = 0.6
    var best: (line: Line, count: Int, depth: Double)?
    for first in 0..<edges.count / 2 {
      for last in edges.count / 2..<edges.count {
        let line = Line(start: edges[first], direction: (edges[last] - edges[first]).unit)
        guard line.direction.cross(side.unit).magnitude < 0.12 else { continue }
        var agreeing = 0
        for edge in edges where line.distance(to: edge) < tolerance { agreeing += 1 }
        let depth = inward.dot(edges[first] - start) + inward.dot(edges[last] - start)
        if agreeing > best?.count ?? 0 || (agreeing == best?.count ?? 0 && depth < best?.depth ?? 0) {
          best = (line, agreeing, depth)
        }
      }
    }
    guard let best, best.count >= 6 else { return nil }
    self = best.line
    var (sum, weights) = (Vector(x: 0, y: 0), 0.0)
    for edge in edges where best.line.distance(to: edge) < tolerance {
      sum = sum + edge
      weights += 1
    }
    self.start = sum * (1 / weights)
  }

  private init(start: Vector, direction: Vector) {
    self.start = start
    self.direction = direction
  }

  func distance(to place: Vector) -> Double { direction.cross(place - start).magnitude }

  /// Where two lines meet; nil where they hardly do.
  func meeting(_ other: Line) -> Vector? {
    let sine = direction.cross(other.direction)
    guard sine.magnitude > 0.2 else { return nil }
    return start + direction * ((other.start - start).cross(other.direction) / sine)
  }
}
