/// Where the modules of a symbol lie in a picture: evenly, along two straight directions.
///
/// Paper on the glass of a scanner is only moved, turned, and stretched a little, so six numbers place all modules. The
/// paper in a photograph is not, which shows in `scatter`.
struct ModuleGrid: Sendable {
  /// The outer corner of the symbol's first module.
  private(set) var origin: Vector
  /// From a module to the next in its row, and to the next in its column.
  private(set) var across: Vector
  private(set) var down: Vector
  let columns: Int
  let rows: Int
  /// By how much of a module dark modules reach over each of their edges: more than 0 where ink spread.
  private(set) var spread = 0.0
  /// How far the edges lie from where the grid has them, in modules, as the root of the mean square.
  private(set) var scatter = 0.0
  /// The number of edges between dark and light modules that the grid was fitted to.
  private(set) var edgeCount = 0

  init(origin: Vector, across: Vector, down: Vector, columns: Int, rows: Int) {
    self.origin = origin
    self.across = across
    self.down = down
    self.columns = columns
    self.rows = rows
  }

  /// The grid that fits the outer corners best: upper left, upper right, lower right, lower left.
  init(corners: [4 of Vector], columns: Int, rows: Int) {
    let (width, height) = (1 / Double(columns), 1 / Double(rows))
    let right = (corners[1] - corners[0] + corners[2] - corners[3]) * 0.5
    let below = (corners[3] - corners[0] + corners[2] - corners[1]) * 0.5
    let middle = (corners[0] + corners[1] + corners[2] + corners[3]) * 0.25
    self.init(
      origin: middle - right * 0.5 - below * 0.5, across: right * width, down: below * height, columns: columns,
      rows: rows)
  }

  /// A place counted in modules from the outer corner of the first.
  func place(_ column: Double, _ row: Double) -> Vector { origin + across * column + down * row }

  /// The middle of a module; those outside the symbol lie on the same grid.
  func middle(column: Int, row: Int) -> Vector { place(Double(column) + 0.5, Double(row) + 0.5) }

  /// Upper left, lower left, lower right, upper right, as the symbol itself stands.
  var corners: [4 of Vector] {
    let (right, below) = (Double(columns), Double(rows))
    return [place(0, 0), place(0, below), place(right, below), place(right, 0)]
  }

  /// Which modules are dark, row by row; nil where a part of the symbol lies outside the picture.
  func modules(in image: GrayImage, threshold: Double) -> [Bool]? {
    var modules: [Bool] = []
    modules.reserveCapacity(rows * columns)
    for row in 0..<rows {
      for column in 0..<columns {
        guard let brightness = image.brightness(at: middle(column: column, row: row)) else { return nil }
        modules.append(brightness < threshold)
      }
    }
    return modules
  }

  /// The same grid moved onto the edges that the picture shows; nil where too few of them are there.
  ///
  /// Every pair of neighbours of which one is dark has an edge between, at half the way. Where the picture has it, to parts
  /// of a pixel, tells how the grid must move, and which way dark modules have grown: an edge on the other side of the
  /// same module moves the other way.
  func fitted(to image: GrayImage, threshold: Double) -> ModuleGrid? {
    var grid = self
    for _ in 0..<4 {
      guard let next = grid.fittedOnce(to: image, threshold: threshold) else { return nil }
      grid = next
    }
    return grid
  }

  private func fittedOnce(to image: GrayImage, threshold: Double) -> ModuleGrid? {
    guard let modules = modules(in: image, threshold: threshold) else { return nil }
    func isDark(_ column: Int, _ row: Int) -> Bool? {
      if column >= 0, column < columns, row >= 0, row < rows { return modules[row * columns + column] }
      return image.brightness(at: middle(column: column, row: row)).map { $0 < threshold }
    }
    var (along, downward) = (EdgeFit(), EdgeFit())
    for row in 0..<rows {
      for column in -1..<columns {
        guard let left = isDark(column, row), let right = isDark(column + 1, row), left != right,
          let part = crossing(image, middle(column: column, row: row), across)
        else { continue }
        along.add(
          column: Double(column + 1), row: Double(row) + 0.5, moved: part - 0.5, growth: left ? 1 : -1)
      }
    }
    for column in 0..<columns {
      for row in -1..<rows {
        guard let upper = isDark(column, row), let lower = isDark(column, row + 1), upper != lower,
          let part = crossing(image, middle(column: column, row: row), down)
        else { continue }
        downward.add(
          column: Double(column) + 0.5, row: Double(row + 1), moved: part - 0.5, growth: upper ? 1 : -1)
      }
    }
    guard let horizontal = along.solved(), let vertical = downward.solved() else { return nil }
    var grid = self
    grid.origin = place(horizontal.offset, vertical.offset)
    grid.across = across * (1 + horizontal.byColumn) + down * vertical.byColumn
    grid.down = across * horizontal.byRow + down * (1 + vertical.byRow)
    grid.spread = (horizontal.growth + vertical.growth) / 2
    grid.scatter = max(horizontal.scatter, vertical.scatter)
    grid.edgeCount = horizontal.count + vertical.count
    return grid
  }

  /// Where between two middles the brightness is half of theirs, as a part of the way; nil where they hardly differ.
  private func crossing(_ image: GrayImage, _ start: Vector, _ step: Vector) -> Double? {
    guard let first = image.brightness(at: start), let last = image.brightness(at: start + step),
      (first - last).magnitude > 12
    else { return nil }
    let half = (first + last) / 2
    let parts = 12
    var before = first
    for index in 1...parts {
      let part = Double(index) / Double(parts)
      guard let here = image.brightness(at: start + step * part) else { return nil }
      if (before < half) != (here < half) || here == half {
        let within = here == before ? 1 : (half - before) / (here - before)
        return (Double(index - 1) + within) / Double(parts)
      }
      before = here
    }
    return nil
  }
}

/// A least-squares fit of how far edges lie from the grid: an offset, a change by column and by row, and the growth of
/// dark modules.
private struct EdgeFit {
  struct Solution {
    var offset: Double
    var byColumn: Double
    var byRow: Double
    var growth: Double
    var scatter: Double
    var count: Int
  }

  private struct Edge {
    var terms: [4 of Double]
    var moved: Double
  }

  private var edges: [Edge] = []

  mutating func add(column: Double, row: Double, moved: Double, growth: Double) {
    edges.append(Edge(terms: [1, column, row, growth], moved: moved))
  }

  /// The fit to all edges, and again without those that lie far from it: a speck of dirt moves none of them.
  func solved() -> Solution? {
    guard edges.count >= 16, let first = Self.solve(edges[...]) else { return nil }
    let limit = max(first.scatter * 2.5, 0.05)
    let kept = edges.filter { Self.error(of: $0, in: first).magnitude <= limit }
    guard kept.count >= 16, var second = Self.solve(kept[...]) else { return first }
    // How well the grid fits is said of all edges, those left out among them.
    second.scatter = Self.scatter(of: edges[...], in: second)
    return second
  }

  private static func error(of edge: Edge, in solution: Solution) -> Double {
    edge.moved - solution.offset - solution.byColumn * edge.terms[1] - solution.byRow * edge.terms[2]
      - solution.growth * edge.terms[3]
  }

  private static func scatter(of edges: ArraySlice<Edge>, in solution: Solution) -> Double {
    var sum = 0.0
    for edge in edges {
      let error = error(of: edge, in: solution)
      sum += error * error
    }
    return (sum / Double(edges.count)).squareRoot()
  }

  private static func solve(_ edges: ArraySlice<Edge>) -> Solution? {
    // The normal equations, one row of four terms and the right side each.
    var table = [[Double]](repeating: [Double](repeating: 0, count: 5), count: 4)
    for edge in edges {
      for row in 0..<4 {
        for column in 0..<4 { table[row][column] += edge.terms[row] * edge.terms[column] }
        table[row][4] += edge.terms[row] * edge.moved
      }
    }
    for pivot in 0..<4 {
      guard let best = (pivot..<4).max(by: { table[$0][pivot].magnitude < table[$1][pivot].magnitude }),
        table[best][pivot].magnitude > 1e-9
      else { return nil }
      table.swapAt(pivot, best)
      for row in 0..<4 where row != pivot {
        let factor = table[row][pivot] / table[pivot][pivot]
        for column in pivot..<5 { table[row][column] -= factor * table[pivot][column] }
      }
    }
    var solution = Solution(
      offset: table[0][4] / table[0][0], byColumn: table[1][4] / table[1][1], byRow: table[2][4] / table[2][2],
      growth: table[3][4] / table[3][3], scatter: 0, count: edges.count)
    guard solution.offset.magnitude < 2, solution.byColumn.magnitude < 0.5, solution.byRow.magnitude < 0.5 else {
      return nil
    }
    solution.scatter = scatter(of: edges, in: solution)
    return solution
  }
}
