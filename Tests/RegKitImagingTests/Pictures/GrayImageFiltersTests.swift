import Testing

@testable import RegKitImaging

@Suite struct GrayImageFiltersTests {
  private func random(_ width: Int, _ height: Int) throws -> GrayImage {
    var random = FixedRandom(state: UInt64(width))
    let pixels = (0..<width * height).map { _ in UInt8.random(in: 0...255, using: &random) }
    return try GrayImage(gray8: pixels, width: width, height: height)
  }

  /// The mean of a square around a pixel, the edge's pixels going on beyond it.
  private func mean(_ image: GrayImage, _ x: Int, _ y: Int, reach: Int) -> Double {
    var sum = 0
    for row in y - reach...y + reach {
      for column in x - reach...x + reach {
        sum += Int(
          image.pixels[min(max(row, 0), image.height - 1) * image.width + min(max(column, 0), image.width - 1)])
      }
    }
    return Double(sum) / Double((2 * reach + 1) * (2 * reach + 1))
  }

  @Test(
    "each pixel becomes the mean of nine, or moves away from that of eighty-one", arguments: [(1, 1), (2, 7), (30, 19)])
  func filters(width: Int, height: Int) throws {
    let image = try random(width, height)
    let (smooth, sharp) = (image.smoothed(), image.sharpened())
    for y in 0..<height {
      for x in 0..<width {
        let place = y * width + x
        #expect(abs(Double(smooth.pixels[place]) - mean(image, x, y, reach: 1)) <= 0.51)
        let expected = Double(image.pixels[place]) * 4 - mean(image, x, y, reach: 4) * 3
        #expect(abs(Double(sharp.pixels[place]) - min(max(expected, 0), 255)) <= 1.6)
      }
    }
  }

  @Test("an even picture stays as it is")
  func even() throws {
    let image = try GrayImage(gray8: [UInt8](repeating: 93, count: 400), width: 20, height: 20)
    #expect(image.smoothed() == image && image.sharpened() == image)
    #expect(image.enlarged(by: 3).pixels.allSatisfy { $0 == 93 })
  }
}
