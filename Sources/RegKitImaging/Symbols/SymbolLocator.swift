/// Where in a black and white picture matrix symbols may stand, told by the shapes that are black in one piece.
///
/// A page of text and many labels makes the scanners below give up or search for long; a piece of it with one symbol does
/// not. What is found is a guess: reading decides.
///
/// 1. Data Matrix: its two solid edges are one piece that is as wide and as high as the symbol.
/// 2. QR Code: a finder pattern is a ring with a square in its middle; three of one size stand at three corners of a square.
struct SymbolLocator {
  /// The rectangles around what may be Data Matrix, without a quiet zone; the largest first.
  private(set) var dataMatrix: [Box] = []
  /// The rectangles around what may be QR Code, without a quiet zone; each with the size of a module in pixels.
  private(set) var qrCode: [(box: Box, module: Int)] = []
  /// How many finder patterns of QR Code there are, as far as they are counted.
  ///
  /// What the libraries do with them takes the third power of their number.
  private(set) var finderPatternCount = 0

  /// The most rectangles of each kind.
  private static let limit = 512
  /// The shortest side of a symbol of 10 modules, at 1.4 pixels each.
  private static let shortestSide = 14
  /// The most finder patterns in the rectangle of one symbol.
  private static let mostInPiece = 12
  /// The longest side of a Data Matrix rectangle, in its shorter sides.
  private static let longestShape = 6

  init(_ image: borrowing GrayImage, looksForDataMatrix: Bool, looksForQRCode: Bool) {
    guard looksForDataMatrix || looksForQRCode, let components = InkComponent.all(in: image) else { return }
    if looksForDataMatrix { dataMatrix = Self.solidEdges(components) }
    guard looksForQRCode else { return }
    let patterns = Self.finderPatterns(components)
    finderPatternCount = patterns.count
    qrCode = Self.triples(patterns).filter { piece in
      // A symbol has three, and a part of its neighbours' may be in its rectangle.
      patterns.lazy.filter { piece.box.widened(by: piece.module * 5).contains($0.box) }.prefix(Self.mostInPiece + 1)
        .count
        <= Self.mostInPiece
    }
  }

  private static func solidEdges(_ components: [InkComponent]) -> [Box] {
    let edges = components.filter { component in
      let (width, height) = (component.box.width, component.box.height)
      let (short, long) = (min(width, height), max(width, height))
      // The edges alone are about as many pixels as both sides are long, and a symbol is never all black.
      return short >= shortestSide && long <= short * longestShape && component.area >= width + height
        && component.area * 8 >= width * height && component.area * 10 <= width * height * 9
    }
    return Array(edges.sorted { $0.box.width * $0.box.height > $1.box.width * $1.box.height }.prefix(limit))
      .map { $0.box }
  }

  /// A ring with a square in its middle, seen as its middle and its size, in pixels.
  private struct FinderPattern {
    var box: Box
    var x: Int { (box.left + box.right) / 2 }
    var y: Int { (box.top + box.bottom) / 2 }
    var size: Int { (box.width + box.height) / 2 }
  }

  private static func finderPatterns(_ components: [InkComponent]) -> [FinderPattern] {
    // In the order of their middles, so that a square in a ring is near it in the list too.
    let ordered = components.filter { isSquare($0.box) && $0.box.width >= 2 }
      .sorted { $0.box.top + $0.box.bottom < $1.box.top + $1.box.bottom }
    var found: [FinderPattern] = []
    for (index, ring) in ordered.enumerated() where ring.box.width >= 7 && isRing(ring) {
      let reach = max(ring.box.height / 4, 2)
      let middle = ring.box.top + ring.box.bottom
      // Both ways from the ring, as far as a middle can be off.
      var place = index
      while place > 0, middle - ordered[place - 1].box.top - ordered[place - 1].box.bottom <= reach { place -= 1 }
      while place < ordered.count, ordered[place].box.top + ordered[place].box.bottom - middle <= reach {
        if place != index, holds(ring, ordered[place]) {
          found.append(FinderPattern(box: ring.box))
          break
        }
        place += 1
      }
      if found.count >= limit { break }
    }
    return found
  }

  private static func isSquare(_ box: Box) -> Bool {
    box.width * 10 <= box.height * 16 + 10 && box.height * 10 <= box.width * 16 + 10
  }

  /// A ring is 24 of the 49 modules around it; turned by an eighth it is half as much of its rectangle.
  private static func isRing(_ component: InkComponent) -> Bool {
    let whole = component.box.width * component.box.height
    return component.area * 100 >= whole * 15 && component.area * 100 <= whole * 75
  }

  private static func holds(_ ring: InkComponent, _ square: InkComponent) -> Bool {
    guard ring.box.contains(square.box) else { return false }
    // In the middle, three modules of seven wide and high; printing and the threshold move that.
    let off = max(
      abs(ring.box.left + ring.box.right - square.box.left - square.box.right),
      abs(ring.box.top + ring.box.bottom - square.box.top - square.box.bottom))
    let sides = [(square.box.width, ring.box.width), (square.box.height, ring.box.height)]
    return off * 6 <= ring.box.width + ring.box.height
      && sides.allSatisfy { $0 * 100 >= $1 * 26 && $0 * 100 <= $1 * 62 }
      && square.area * 2 >= square.box.width * square.box.height
  }

  /// Three finder patterns of one size at three corners of something like a square.
  private static func triples(_ patterns: [FinderPattern]) -> [(box: Box, module: Int)] {
    var found: [(box: Box, module: Int)] = []
    for corner in patterns {
      // From 14 modules apart, version 1, to 98, version 22; seven of them are the pattern itself.
      let near = patterns.filter { other in
        let distance = squared(corner, other)
        return distance > 2 * corner.size * corner.size && distance < 196 * corner.size * corner.size
          && other.size * 10 <= corner.size * 14 && corner.size * 10 <= other.size * 14
      }.sorted { squared(corner, $0) < squared(corner, $1) }.prefix(8)
      for (index, one) in near.enumerated() {
        for two in near.dropFirst(index + 1) {
          let (a, b) = (Double(squared(corner, one)), Double(squared(corner, two)))
          let dot = Double((one.x - corner.x) * (two.x - corner.x) + (one.y - corner.y) * (two.y - corner.y))
          // Legs of like length, and a right angle within 25 degrees.
          guard a * 2.5 > b, b * 2.5 > a, dot * dot <= a * b * 0.18 else { continue }
          let fourth = Symbol.Point(x: one.x + two.x - corner.x, y: one.y + two.y - corner.y)
          var box = Box([fourth]).widened(by: corner.size / 2)
          for pattern in [corner, one, two] { box.formUnion(pattern.box) }
          found.append((box, max(corner.size / 7, 1)))
          if found.count >= limit { return found }
        }
      }
    }
    // The smallest first: what spans two symbols comes after each of them.
    return found.sorted { $0.box.width * $0.box.height < $1.box.width * $1.box.height }
  }

  private static func squared(_ one: FinderPattern, _ two: FinderPattern) -> Int {
    (one.x - two.x) * (one.x - two.x) + (one.y - two.y) * (one.y - two.y)
  }
}
