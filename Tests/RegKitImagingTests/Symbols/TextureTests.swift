import Testing

@testable import RegKitImaging

@Suite struct TextureTests {
  private func picture(_ width: Int, _ height: Int, isBlack: (Int, Int) -> Bool) throws -> GrayImage {
    let pixels = (0..<width * height).map { isBlack($0 % width, $0 / width) ? 0 : 255 as UInt8 }
    return try GrayImage(gray8: pixels, width: width, height: height)
  }

  private func sides(_ box: Box) -> [Int] { [box.left, box.top, box.right, box.bottom] }

  @Test("modules of two to eight pixels are texture, in the squares where they are and one more on each side")
  func modules() throws {
    for module in [2, 3, 4, 8] {
      let image = try picture(400, 300) { x, y in
        (96..<192).contains(x) && (64..<160).contains(y) && (x / module + y / module) % 2 == 0
      }
      #expect(Texture.boxes(in: image).map(sides) == [[80, 48, 207, 175]], "\(module)")
    }
  }

  @Test("paper, bars and large shapes are none; a picture smaller than a square has none")
  func none() throws {
    #expect(try Texture.boxes(in: picture(200, 200) { _, _ in false }).isEmpty)
    #expect(try Texture.boxes(in: picture(200, 200) { x, _ in x / 3 % 2 == 0 }).isEmpty)
    #expect(
      try Texture.boxes(in: picture(200, 200) { x, y in (40..<160).contains(x) && (40..<160).contains(y) }).isEmpty)
    #expect(try Texture.boxes(in: picture(1, 1) { _, _ in true }).isEmpty)
    #expect(try Texture.boxes(in: picture(7, 900) { x, y in (x + y) % 2 == 0 }).isEmpty)
  }

  @Test("what is most like a square comes first")
  func order() throws {
    let image = try picture(600, 300) { x, y in
      let isStripe = (32..<64).contains(y) && (32..<560).contains(x)
      let isSquare = (128..<224).contains(y) && (256..<352).contains(x)
      return (isStripe || isSquare) && (x / 4 + y / 4) % 2 == 0
    }
    #expect(Texture.boxes(in: image).map { $0.width == $0.height } == [true, false])
  }
}
