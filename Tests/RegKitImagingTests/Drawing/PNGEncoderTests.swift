import RegKit
@testable import RegKitImaging
import Testing

@Suite struct PNGEncoderTests {
  private func image(_ width: Int, _ height: Int, seed: UInt64 = 1) throws -> GrayImage {
    var random = FixedRandom(state: seed)
    let pixels = (0..<width * height).map { _ in UInt8.random(in: 0...255, using: &random) }
    return try GrayImage(gray8: pixels, width: width, height: height)
  }

  /// The data of the first chunk of a kind.
  private func chunk(_ kind: String, in file: [UInt8]) -> [UInt8]? {
    var offset = 8
    while offset + 12 <= file.count {
      let length = file[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
      let data = file[offset + 8..<offset + 8 + length]
      if Array(kind.utf8) == Array(file[offset + 4..<offset + 8]) { return Array(data) }
      offset += 12 + length
    }
    return nil
  }

  private static let sizes = [(1, 1), (7, 3), (8, 8), (9, 2), (65, 64), (1, 300), (1_000, 1)]

  @Test("a gray picture comes back as it was, at every width", arguments: sizes)
  func gray(width: Int, height: Int) throws {
    let picture = try image(width, height)
    let file = try PNGEncoder.encode(picture)
    #expect(try GrayImage(decoding: file) == picture)
    #expect(chunk("IHDR", in: file)?.suffix(5) == [8, 0, 0, 0, 0])
    #expect(FileFacts(decoding: file).integrity == .whole)
  }

  @Test("a black and white picture takes one bit a pixel, and 128 is white", arguments: sizes)
  func bilevel(width: Int, height: Int) throws {
    let picture = try image(width, height)
    let file = try PNGEncoder.encode(bilevel: picture)
    let black = try GrayImage(gray8: picture.pixels.map { $0 < 128 ? 0 : 255 }, width: width, height: height)
    #expect(try GrayImage(decoding: file) == black)
    #expect(chunk("IHDR", in: file)?.suffix(5) == [1, 0, 0, 0, 0])
  }

  @Test("a picture in colour keeps its three samples in order")
  func colour() throws {
    // Of the three primary colours the reader sees their brightness (ITU-R BT.601).
    let samples: [UInt8] = [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255]
    let picture = try #require(ColourImage(width: 2, height: 2, samples: samples))
    let file = try PNGEncoder.encode(picture)
    #expect(try GrayImage(decoding: file).pixels == [76, 150, 29, 255])
    #expect(chunk("IHDR", in: file)?.suffix(5) == [8, 2, 0, 0, 0])
    let gray = try image(33, 9)
    #expect(try GrayImage(decoding: ColourImage(gray).png()) == gray)
  }

  @Test(
    "the resolution is written as pixels a metre, rounded",
    arguments: [(1, 39), (72, 2_835), (96, 3_780), (203, 7_992), (300, 11_811), (600, 23_622), (100_000, 3_937_008)])
  func resolution(dpi: Int, perMetre: UInt32) throws {
    let picture = try image(4, 4)
    let bytes = (0..<4).map { UInt8(truncatingIfNeeded: perMetre >> (24 - 8 * $0)) }
    for file in [
      try PNGEncoder.encode(picture, dpi: dpi), try PNGEncoder.encode(bilevel: picture, dpi: dpi),
      try ColourImage(picture).png(dpi: dpi),
    ] {
      #expect(chunk("pHYs", in: file) == bytes + bytes + [1])
    }
    #expect(chunk("pHYs", in: try PNGEncoder.encode(picture)) == nil)
  }

  @Test("a resolution nobody prints at is refused", arguments: [0, -300, 100_001, Int.max, Int.min])
  func badResolution(dpi: Int) throws {
    let picture = try image(4, 4)
    let error = #expect(throws: ImagingError.self) { try PNGEncoder.encode(picture, dpi: dpi) }
    #expect(error?.code == .unsupported)
  }

  @Test("the same picture gives the same bytes")
  func same() throws {
    let picture = try image(40, 40)
    #expect(try PNGEncoder.encode(picture, dpi: 300) == PNGEncoder.encode(picture, dpi: 300))
  }
}
