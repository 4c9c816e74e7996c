import Testing

@testable import RegKitImaging

@Suite struct InkComponentTests {
  /// A picture of rows, `#` black.
  private func picture(_ rows: [String]) throws -> GrayImage {
    let pixels = rows.flatMap { row in row.utf8.map { $0 == 0x23 ? 0 : 255 as UInt8 } }
    return try GrayImage(gray8: pixels, width: rows[0].utf8.count, height: rows.count)
  }

  private func describe(_ component: InkComponent) -> [Int] {
    [component.box.left, component.box.top, component.box.right, component.box.bottom, component.area]
  }

  @Test("pixels that touch at a side or a corner are one piece")
  func pieces() throws {
    let found = try #require(
      InkComponent.all(
        in: picture([
          "#....#.",
          ".#..#..",
          "..##...",
          "......#",
          "##....#",
        ])))
    #expect(found.map(describe) == [[0, 0, 5, 2, 6], [6, 3, 6, 4, 2], [0, 4, 1, 4, 2]])
  }

  @Test("arms that meet late are one piece, a ring and what is in it are two")
  func joins() throws {
    let comb = try #require(InkComponent.all(in: picture(["#.#.#.#", "#.#.#.#", "#######"])))
    #expect(comb.map(describe) == [[0, 0, 6, 2, 15]])
    let ring = try #require(InkComponent.all(in: picture(["#####", "#...#", "#.#.#", "#...#", "#####"])))
    #expect(ring.map(describe) == [[0, 0, 4, 4, 16], [2, 2, 2, 2, 1]])
  }

  @Test("the same as a flood fill finds, on random pictures of every density")
  func flood() throws {
    var random = FixedRandom(state: 5)
    for density in 1...9 {
      let (width, height) = (Int.random(in: 1...40, using: &random), Int.random(in: 1...40, using: &random))
      let pixels = (0..<width * height).map { _ in Int.random(in: 0..<10, using: &random) < density ? 0 : 255 as UInt8 }
      let image = try GrayImage(gray8: pixels, width: width, height: height)
      let found = try #require(InkComponent.all(in: image)).map(describe).sorted { $0.lexicographicallyPrecedes($1) }
      #expect(found == floodFilled(image).sorted { $0.lexicographicallyPrecedes($1) })
    }
  }

  private func floodFilled(_ image: GrayImage) -> [[Int]] {
    var left = image.pixels.map { $0 == 0 }
    var found: [[Int]] = []
    for start in left.indices where left[start] {
      var (pending, area, box) = ([start], 0, [Int.max, Int.max, -1, -1])
      left[start] = false
      while let place = pending.popLast() {
        let (x, y) = (place % image.width, place / image.width)
        area += 1
        box = [min(box[0], x), min(box[1], y), max(box[2], x), max(box[3], y)]
        for (a, b) in [(-1, -1), (0, -1), (1, -1), (-1, 0), (1, 0), (-1, 1), (0, 1), (1, 1)] {
          let (x, y) = (x + a, y + b)
          guard x >= 0, y >= 0, x < image.width, y < image.height, left[y * image.width + x] else { continue }
          left[y * image.width + x] = false
          pending.append(y * image.width + x)
        }
      }
      found.append(box + [area])
    }
    return found
  }

  @Test("more pieces than the limit are noise")
  func limit() throws {
    #expect(InkComponent.all(in: try picture(["#.#.#"]), limit: 2) == nil)
    #expect(InkComponent.all(in: try picture(["#.#.#"]), limit: 3)?.count == 3)
    #expect(InkComponent.all(in: try picture(["....."]))?.isEmpty == true)
  }
}
