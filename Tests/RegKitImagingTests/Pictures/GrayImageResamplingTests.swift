@testable import RegKitImaging
import Testing

@Suite struct GrayImageResamplingTests {
  private func noise(_ width: Int, _ height: Int) throws -> GrayImage {
    var random = FixedRandom(state: UInt64(width * 1_000 + height))
    let pixels = (0..<width * height).map { _ in UInt8.random(in: 0...255, using: &random) }
    return try GrayImage(gray8: pixels, width: width, height: height)
  }

  @Test("a picture within the side stays as it is")
  func unchanged() throws {
    let image = try noise(20, 10)
    #expect(image.reduced(toSide: 20) == image)
    #expect(image.reduced(toSide: 0) == image)
  }

  @Test(
    "each new pixel is the mean of the area it covers",
    arguments: [(10, 4, 5), (10, 10, 7), (31, 9, 13), (9, 31, 30), (64, 1, 3), (1, 64, 3), (7, 5, 1)])
  func means(width: Int, height: Int, side: Int) throws {
    let image = try noise(width, height)
    let small = image.reduced(toSide: side)
    #expect(max(small.width, small.height) == side)
    for row in 0..<small.height {
      for column in 0..<small.width {
        let left = Double(column * width) / Double(small.width)
        let right = Double((column + 1) * width) / Double(small.width)
        let top = Double(row * height) / Double(small.height)
        let bottom = Double((row + 1) * height) / Double(small.height)
        var sum = 0.0
        for y in 0..<height {
          for x in 0..<width {
            let across = max(0, min(right, Double(x + 1)) - max(left, Double(x)))
            let down = max(0, min(bottom, Double(y + 1)) - max(top, Double(y)))
            sum += Double(image.pixels[y * width + x]) * across * down
          }
        }
        let mean = sum / ((right - left) * (bottom - top))
        #expect(abs(mean - Double(small.pixels[row * small.width + column])) <= 1.5)
      }
    }
  }

  @Test("enlarging puts new pixels on cubic curves through four, and repeats the edges")
  func enlarging() throws {
    let image = try GrayImage(gray8: [0, 80, 160], width: 3, height: 1)
    let twice = image.enlarged(by: 2)
    #expect(twice.width == 6 && twice.height == 2)
    #expect(Array(twice.pixels.prefix(6)) == [0, 16, 53, 108, 144, 169])
    #expect(twice.pixels.prefix(6) == twice.pixels.suffix(6))
    let thrice = image.enlarged(by: 3)
    #expect(thrice.width == 9 && thrice.height == 3)
    // The middle one of three is the old pixel itself.
    #expect([1, 4, 7].map { thrice.pixels[$0] } == [0, 80, 160])
    #expect(image.enlarged(by: 4) == image)
  }

  @Test("white stays white and one pixel may be enlarged or reduced")
  func edges() throws {
    let white = try GrayImage(gray8: [UInt8](repeating: 255, count: 5_001), width: 5_001, height: 1)
    #expect(white.reduced(toSide: 2_000).pixels == [UInt8](repeating: 255, count: 2_000))
    #expect(try GrayImage(gray8: [7], width: 1, height: 1).enlarged(by: 2).pixels == [7, 7, 7, 7])
  }

  @Test("a crop is cut to the picture; outside there is none")
  func crop() throws {
    let image = try GrayImage(gray8: [1, 2, 3, 4, 5, 6], width: 3, height: 2)
    #expect(image.cropped(x: 1, y: 0, width: 9, height: 9)?.pixels == [2, 3, 5, 6])
    #expect(image.cropped(x: 2, y: 1, width: 1, height: 1)?.pixels == [6])
    #expect(image.cropped(x: 3, y: 0, width: 1, height: 1) == nil)
    #expect(image.cropped(x: -1, y: 0, width: 1, height: 1) == nil)
    #expect(image.cropped(x: 0, y: 0, width: 0, height: 1) == nil)
  }
}
