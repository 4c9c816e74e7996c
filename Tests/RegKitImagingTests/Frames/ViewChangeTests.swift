@testable import RegKitImaging
import Testing

@Suite struct ViewChangeTests {
  private func image(_ brightness: UInt8, noise: UInt8 = 0, seed: UInt64 = 1) throws -> GrayImage {
    var random = FixedRandom(state: seed)
    let pixels = (0..<160 * 120).map { _ in brightness &+ UInt8.random(in: 0...noise, using: &random) }
    return try GrayImage(gray8: pixels, width: 160, height: 120)
  }

  private func starts(_ images: [GrayImage], reportsAfter: Int? = nil) -> [UInt64] {
    var view = ViewChange()
    return images.enumerated().map { index, image in
      let start = view.begin(of: image, at: FrameMoment(frame: UInt64(index) + 1, milliseconds: 0)).frame
      if index == reportsAfter { view.beginAnew() }
      return start
    }
  }

  @Test("a code is awaited from the first frame, then from each that begins to change the view")
  func changes() throws {
    let (dark, light) = (try image(50), try image(200))
    #expect(starts([dark, dark, light, light, light, dark, dark]) == [1, 1, 3, 3, 3, 6, 6])
  }

  @Test("a view that goes on changing has one start, and a new one after a report")
  func motion() throws {
    let images = try (0..<6).map { try image(UInt8($0) * 40) }
    #expect(starts(images) == [1, 2, 2, 2, 2, 2])
    #expect(starts(images, reportsAfter: 2) == [1, 2, 2, 4, 4, 4])
  }

  @Test("the noise of a camera is no change")
  func noise() throws {
    let images = try (0..<6).map { try image(100, noise: 40, seed: UInt64($0)) }
    #expect(starts(images) == [1, 1, 1, 1, 1, 1])
    let still = starts([try image(50)] + images)
    #expect(still == [1, 2, 2, 2, 2, 2, 2])
  }

  @Test("the mean of a cell is that of its pixels, in boxes smaller than the grid and beyond the picture too")
  func cells() throws {
    let image = try GrayImage(gray8: [0, 100, 200, 50], width: 2, height: 2)
    #expect(image.cellMeans(Box(image), columns: 2, rows: 2) == [0, 100, 200, 50])
    #expect(image.cellMeans(Box(image), columns: 1, rows: 1) == [87])
    let point = Box([Symbol.Point(x: 1, y: 0)])
    #expect(image.cellMeans(point, columns: 1, rows: 1) == [100])
    let outside = Box([Symbol.Point(x: -9, y: -9), Symbol.Point(x: -5, y: -5)])
    #expect(image.cellMeans(outside, columns: 2, rows: 2) == [255, 255, 255, 255])
  }
}
