@testable import RegKitImaging
import Testing

@Suite struct CanvasTests {
  /// A white picture.
  private func canvas(_ width: Int, _ height: Int) throws -> Canvas {
    let samples = [UInt8](repeating: 255, count: width * height * 3)
    return Canvas(try #require(ColourImage(width: width, height: height, samples: samples)))
  }

  /// The rows of a picture with a sign for each pixel that is not white.
  private func rows(_ canvas: Canvas) -> [String] {
    (0..<canvas.height).map { row in
      String(
        (0..<canvas.width).map { column in
          canvas.image.samples[(row * canvas.width + column) * 3] == 255 ? "." : "#"
        })
    }
  }

  @Test("a box is filled inside the picture and nowhere else")
  func box() throws {
    var canvas = try canvas(4, 3)
    canvas.fill(x: -5, y: 1, width: 7, height: 9, .black)
    #expect(rows(canvas) == ["....", "##..", "##.."])
    canvas.fill(x: 9, y: 0, width: 1, height: 1, .black)
    canvas.fill(x: 3, y: 0, width: 0, height: 5, .black)
    canvas.fill(x: 3, y: 0, width: -2, height: 5, .black)
    #expect(rows(canvas) == ["....", "##..", "##.."])
  }

  @Test("a colour is red, green and blue in this order")
  func order() throws {
    var canvas = try canvas(1, 1)
    canvas.fill(x: 0, y: 0, width: 1, height: 1, Canvas.Colour(red: 1, green: 2, blue: 3))
    #expect(canvas.image.samples == [1, 2, 3])
  }

  @Test("a polygon covers the pixels whose middle it holds, whichever way round its corners stand")
  func polygon() throws {
    let corners = [(0, 0), (4, 0), (4, 4), (0, 4)].map { Symbol.Point(x: $0.0, y: $0.1) }
    var square = try canvas(6, 5)
    square.fill(polygon: corners, .black)
    #expect(rows(square) == ["####..", "####..", "####..", "####..", "......"])
    var reversed = try canvas(6, 5)
    reversed.fill(polygon: corners.reversed(), .black)
    #expect(reversed.image == square.image)
    var triangle = try canvas(5, 5)
    triangle.fill(polygon: [.init(x: 0, y: 0), .init(x: 5, y: 5), .init(x: 0, y: 5)], .black)
    #expect(rows(triangle) == [".....", "#....", "##...", "###..", "####."])
    var line = try canvas(3, 3)
    line.fill(polygon: [.init(x: 0, y: 0), .init(x: 3, y: 3)], .black)
    #expect(rows(line) == ["...", "...", "..."])
  }

  @Test("a line has its width, round ends, and looks the same from both of them")
  func line() throws {
    var thin = try canvas(5, 3)
    thin.line(from: .init(x: 0, y: 1), to: .init(x: 4, y: 1), width: 1, .black)
    #expect(rows(thin) == [".....", "#####", "....."])
    var thick = try canvas(8, 5)
    thick.line(from: .init(x: 2, y: 2), to: .init(x: 5, y: 2), width: 3, .black)
    #expect(rows(thick) == ["........", ".######.", ".######.", ".######.", "........"])
    for (from, to) in [((1, 2), (17, 9)), ((3, 15), (9, 1)), ((0, 0), (19, 19))] {
      var there = try canvas(20, 20)
      var back = try canvas(20, 20)
      let ends = (Symbol.Point(x: from.0, y: from.1), Symbol.Point(x: to.0, y: to.1))
      there.line(from: ends.0, to: ends.1, width: 4, .black)
      back.line(from: ends.1, to: ends.0, width: 4, .black)
      #expect(there.image.samples.count { $0 == 0 } == back.image.samples.count { $0 == 0 })
    }
  }

  @Test("an outline is closed and what lies outside the picture is left out")
  func outline() throws {
    var canvas = try canvas(5, 4)
    canvas.outline([.init(x: 1, y: 1), .init(x: 3, y: 1), .init(x: 3, y: 9), .init(x: 1, y: 9)], width: 1, .black)
    #expect(rows(canvas) == [".....", ".###.", ".#.#.", ".#.#."])
    canvas.outline([], width: 3, .black)
    canvas.line(from: .init(x: -9_000, y: -9_000), to: .init(x: -9_000, y: 9_000), width: 3, .black)
    #expect(rows(canvas) == [".....", ".###.", ".#.#.", ".#.#."])
  }

  @Test("text is written in whole pixels a dot")
  func text() throws {
    var small = try canvas(7, 9)
    small.write("L", x: 1, y: 1, scale: 1, .black)
    #expect(rows(small)[1] == ".#.....")
    #expect(rows(small)[7] == ".#####.")
    var large = try canvas(12, 18)
    large.write("L", x: 0, y: 0, scale: 2, .black)
    #expect(rows(large)[0] == "##..........")
    #expect(rows(large)[12] == "##########..")
    #expect(rows(large)[13] == "##########..")
  }
}
