@testable import RegKitImaging
import Testing

@Suite struct EXIFOrientationTests {
  @Test("a JPEG of a turned camera comes upright, as Pillow turns it", arguments: 1...8)
  func upright(value: Int) throws {
    let image = try Fixture.image("exif-\(value).jpg")
    let expected = try Fixture.bytes("exif-\(value).luma")
    #expect(image.width == (value >= 5 ? 24 : 40))
    #expect(image.pixels == expected)
  }

  private func orientation(_ tiff: [UInt8], marker: UInt8 = 0xE1) -> EXIFOrientation {
    let segment = Array("Exif\0\0".utf8) + tiff
    let length = segment.count + 2
    let file = [0xFF, 0xD8, 0xFF, marker, UInt8(length >> 8), UInt8(length & 255)] + segment + [0xFF, 0xD9]
    return file.withUnsafeBytes { EXIFOrientation($0) }
  }

  @Test("both byte orders are read; what is wrong, cut off or elsewhere is upright")
  func bounds() {
    let big: [UInt8] = [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]
    let little: [UInt8] = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0]
    #expect(orientation(big) == .rightTop)
    #expect(orientation(little) == .leftBottom)
    #expect(orientation(big, marker: 0xE2) == .topLeft)
    for count in 0..<20 { #expect(orientation(Array(big.prefix(count))) == .topLeft) }
    for index in big.indices {
      for value: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] {
        var changed = big
        changed[index] = value
        _ = orientation(changed)
      }
    }
    #expect([0xFF, 0xD8].withUnsafeBytes { EXIFOrientation($0) } == .topLeft)
    #expect([UInt8]().withUnsafeBytes { EXIFOrientation($0) } == .topLeft)
  }
}
