/// One of the three squares in the corners of a QR Code, found in a picture to parts of a pixel.
///
/// Any line through its middle crosses dark, light, dark, light and dark in the proportions 1:1:3:1:1 (ISO/IEC 18004, 6.3.3).
struct FinderPattern {
  var middle: Vector
  /// The side of a module along each of the two directions asked for, in pixels.
  var moduleAcross: Double
  var moduleDown: Double

  /// Looks for the pattern on the diagonal that begins at a corner.
  ///
  /// - Parameters:
  ///   - corner: About where the outer corner of the pattern lies; to a module or so.
  ///   - opposite: The opposite corner of the symbol.
  ///   - across, down: The directions of the symbol's rows and columns.
  init?(
    near corner: Vector, opposite: Vector, across: Vector, down: Vector, in image: GrayImage, threshold: Double
  ) {
    let diagonal = opposite - corner
    // From a little outside; where the picture ends first, from its edge.
    var begin: Double?
    for percent in [-12.0, -9, -6, -4, -2, 0] where begin == nil {
      if image.brightness(at: corner + diagonal * (percent / 100)) != nil { begin = percent / 100 }
    }
    guard let begin else { return nil }
    let start = corner + diagonal * begin
    guard let line = image.crossings(from: start, to: corner + diagonal * 0.45, threshold: threshold) else {
      return nil
    }
    var found: FinderPattern?
    for index in line.places.indices where line.places[index].isDarkBehind && index + 5 < line.places.count {
      guard Self.isPattern(line.places[index...index + 5].map { $0.distance }) else { continue }
      let half = (line.places[index + 2].distance + line.places[index + 3].distance) / 2
      let size = line.places[index + 5].distance - line.places[index].distance
      let middle = start + diagonal.unit * half
      if let pattern = FinderPattern(
        about: middle, size: size, across: across.unit, down: down.unit, in: image, threshold: threshold)
      {
        found = pattern
        break
      }
    }
    guard let found else { return nil }
    self = found
  }

  /// Moves a middle that was guessed to where the lines across and down have it.
  private init?(
    about guess: Vector, size: Double, across: Vector, down: Vector, in image: GrayImage, threshold: Double
  ) {
    middle = guess
    (moduleAcross, moduleDown) = (0, 0)
    for _ in 0..<2 {
      guard let row = Self.section(through: middle, along: across, reach: size, in: image, threshold: threshold) else {
        return nil
      }
      middle = middle + across * row.shift
      guard let column = Self.section(through: middle, along: down, reach: size, in: image, threshold: threshold) else {
        return nil
      }
      middle = middle + down * column.shift
      (moduleAcross, moduleDown) = (row.module, column.module)
    }
  }

  /// How far the middle of the pattern lies ahead on a line, and the side of a module, both in pixels.
  private static func section(
    through middle: Vector, along direction: Vector, reach: Double, in image: GrayImage, threshold: Double
  ) -> (shift: Double, module: Double)? {
    var back = reach
    while back > 1, image.brightness(at: middle - direction * back) == nil { back -= 1 }
    let start = middle - direction * back
    guard let line = image.crossings(from: start, to: middle + direction * reach, threshold: threshold) else {
      return nil
    }
    // The core is the dark run around the middle.
    guard let core = line.places.lastIndex(where: { $0.isDarkBehind && $0.distance <= back }), core >= 2,
      core + 3 < line.places.count
    else { return nil }
    let edges = line.places[core - 2...core + 3].map { $0.distance }
    guard isPattern(edges) else { return nil }
    // From an edge that turns dark to the last of them are six modules, and as many between those that turn light: of
    // that, spread ink takes nothing away.
    let module = ((edges[4] - edges[0]) + (edges[5] - edges[1])) / 12
    return ((edges[0] + edges[1] + edges[4] + edges[5]) / 4 - back, module)
  }

  /// Whether six edges are those of the pattern, give or take half a module each.
  private static func isPattern(_ edges: [Double]) -> Bool {
    guard edges.count == 6 else { return false }
    let module = (edges[5] - edges[0]) / 7
    guard module > 0.8 else { return false }
    let expected = [1.0, 1, 3, 1, 1]
    for index in 0..<5 {
      let limit = index == 2 ? 0.9 : 0.65
      guard ((edges[index + 1] - edges[index]) / module - expected[index]).magnitude < limit else { return false }
    }
    return true
  }
}
