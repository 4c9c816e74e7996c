@testable import RegKitImaging
import Testing

@Suite struct PDFStripsTests {
  /// Pictures of a size in pixels, each drawn at its place of a row, so wide and high with a gap behind it.
  private func row(
    _ count: Int, pixels: (width: Int, height: Int), drawn: (width: Double, height: Double), gap: Double = 5,
    isInline: Bool = false
  ) throws -> PDFStrips {
    var strips = PDFStrips(limits: .default)
    let gray = [UInt8](repeating: 0, count: pixels.width * pixels.height)
    for index in 0..<count {
      strips.add(
        try #require(GrayImage(width: pixels.width, height: pixels.height, pixels: gray)),
        try #require(PDFMatrix([drawn.width, 0, 0, drawn.height, Double(index) * (drawn.width + gap), 0])),
        isInline: isInline)
    }
    return strips
  }

  @Test("pictures with no room for a code are bars, and so are inline ones after the first")
  func bars() throws {
    #expect(try row(13, pixels: (2, 200), drawn: (10, 20)).barCount == 13)
    #expect(try row(13, pixels: (200, 9), drawn: (20, 10)).barCount == 13)
    #expect(try row(13, pixels: (20, 20), drawn: (1, 8)).barCount == 13)
    #expect(try row(13, pixels: (10, 10), drawn: (10, 20)).barCount == 0)
    #expect(try row(13, pixels: (20, 20), drawn: (10, 20), isInline: true).barCount == 12)
    #expect(try row(3, pixels: (2, 20), drawn: (10, 20), isInline: true).barCount == 3)
  }

  @Test("strips put together are one picture, however narrow each, and without a seam")
  func joined() throws {
    var strips = PDFStrips(limits: .default)
    let strip = try #require(GrayImage(width: 100, height: 4, pixels: [UInt8](repeating: 9, count: 400)))
    for index in 0..<25 { strips.add(strip, try #require(PDFMatrix([100, 0, 0, 4, 0, Double(96 - index * 4)]))) }
    #expect(strips.pictures.count == 1 && strips.barCount == 0 && !strips.hasSeams)
  }

  @Test("pictures that meet without being one have a seam")
  func seams() throws {
    #expect(try row(2, pixels: (20, 20), drawn: (20, 20), gap: 0).hasSeams)
    #expect(try row(2, pixels: (20, 20), drawn: (1, 1), gap: 0.5).hasSeams)
    #expect(try row(2, pixels: (20, 20), drawn: (20, 20), gap: -10).hasSeams)
    #expect(try !row(2, pixels: (20, 20), drawn: (20, 20), gap: 5).hasSeams)
    // Layers of one scan, which are padded differently.
    #expect(try !row(2, pixels: (20, 20), drawn: (600, 800), gap: -598).hasSeams)
    // Figures beyond all measure.
    #expect(try !row(2, pixels: (20, 20), drawn: (.nan, .infinity)).hasSeams)
  }
}
