@testable import RegKitImaging
import Testing

@Suite struct GrayImageThresholdTests {
  /// The definition, written out.
  private func threshold(_ image: GrayImage, window: Int, percent: Int) -> [UInt8] {
    let reach = max(window / 2, 1)
    var result: [UInt8] = []
    for y in 0..<image.height {
      for x in 0..<image.width {
        var sum = 0
        var count = 0
        for v in max(0, y - reach)...min(image.height - 1, y + reach) {
          for u in max(0, x - reach)...min(image.width - 1, x + reach) {
            sum += Int(image.pixels[v * image.width + u])
            count += 1
          }
        }
        result.append(Int(image.pixels[y * image.width + x]) * count * 100 < sum * percent ? 0 : 255)
      }
    }
    return result
  }

  @Test(
    "the running sums give what the definition gives",
    arguments: [(1, 1), (1, 9), (9, 1), (3, 3), (31, 17), (40, 8), (8, 40)], [1, 2, 5, 31, 100])
  func definition(size: (Int, Int), window: Int) throws {
    var random = FixedRandom(state: UInt64(size.0 * 100 + window))
    let pixels = (0..<size.0 * size.1).map { _ in UInt8.random(in: 0...255, using: &random) }
    let image = try GrayImage(gray8: pixels, width: size.0, height: size.1)
    for percent in [88, 97] {
      let result = image.thresholded(window: window, percent: UInt32(percent))
      #expect(result.pixels == threshold(image, window: window, percent: percent))
    }
  }

  @Test("even paper turns white, whatever its brightness", arguments: [0, 1, 128, 255] as [UInt8])
  func paper(brightness: UInt8) throws {
    let image = try GrayImage(gray8: [UInt8](repeating: brightness, count: 900), width: 30, height: 30)
    #expect(image.thresholded(window: 31, percent: 88).pixels.allSatisfy { $0 == 255 })
  }

  @Test("inverting twice gives the picture back")
  func inversion() throws {
    let image = try GrayImage(gray8: (0...255).map { UInt8($0) }, width: 16, height: 16)
    #expect(image.inverted().pixels.first == 255)
    #expect(image.inverted().inverted() == image)
  }
}
