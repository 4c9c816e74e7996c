import RegKitImaging
import Testing

@Suite struct GrayImageTests {
  @Test("rows are copied without the padding between them")
  func stride() throws {
    let padded: [UInt8] = [1, 2, 3, 0, 0, 4, 5, 6]
    let image = try GrayImage(gray8: padded, width: 3, height: 2, rowStride: 5)
    #expect(image.pixels == [1, 2, 3, 4, 5, 6])
  }

  @Test("a buffer longer than the picture is cut")
  func longBuffer() throws {
    #expect(try GrayImage(gray8: [1, 2, 3, 4, 5], width: 2, height: 2).pixels == [1, 2, 3, 4])
  }

  @Test(
    "a buffer shorter than the picture is refused",
    arguments: [
      (0, 1, 1, nil), (3, 2, 2, nil), (7, 3, 2, 5), (99, 10, 10, nil), (4, 2, 2, 1), (4, 2, 2, 0), (4, 2, 2, -2),
      (4, 2, 2, Int.max), (3, 100, 100, nil),
    ] as [(Int, Int, Int, Int?)])
  func shortBuffer(count: Int, width: Int, height: Int, stride: Int?) {
    let pixels = [UInt8](repeating: 0, count: count)
    #expect {
      try GrayImage(gray8: pixels, width: width, height: height, rowStride: stride)
    } throws: { ($0 as? ImagingError)?.code == .bufferTooShort }
  }

  @Test(
    "a picture without pixels is refused", arguments: [(0, 0), (0, 4), (4, 0), (-1, 4), (4, -1), (Int.min, Int.min)])
  func noPixels(width: Int, height: Int) {
    #expect {
      try GrayImage(gray8: [1, 2, 3, 4], width: width, height: height)
    } throws: { ($0 as? ImagingError)?.code == .noPixels }
  }

  @Test("a size beyond the limits is refused, also where width times height overflows")
  func tooLarge() {
    for (width, height) in [(12_001, 1), (1, 12_001), (12_000, 12_000), (Int.max, Int.max)] {
      #expect {
        try GrayImage(gray8: [1], width: width, height: height)
      } throws: { ($0 as? ImagingError)?.code == .pictureTooLarge }
    }
  }

  @Test("the brightness of a YUYV frame is every second byte of each row")
  func yuyv() throws {
    let frame: [UInt8] = [1, 90, 2, 91, 3, 92, 0, 0, 4, 93, 5, 94, 6, 95]
    #expect(try GrayImage(yuyv: frame, width: 3, height: 2, rowStride: 8).pixels == [1, 2, 3, 4, 5, 6])
    #expect(try GrayImage(yuyv: Array(frame.prefix(4)), width: 2, height: 1).pixels == [1, 2])
  }

  @Test(
    "a YUYV frame shorter than the picture, or with a stride below two bytes a pixel, is refused",
    arguments: [
      (0, 1, 1, nil), (1, 1, 1, nil), (7, 2, 2, nil), (13, 3, 2, 8), (99, 10, 5, nil), (8, 2, 2, 3), (8, 2, 2, 0),
      (8, 2, 2, -4), (8, 2, 2, Int.max), (3, 100, 100, nil),
    ] as [(Int, Int, Int, Int?)])
  func shortFrame(count: Int, width: Int, height: Int, stride: Int?) {
    let frame = [UInt8](repeating: 0, count: count)
    #expect {
      try GrayImage(yuyv: frame, width: width, height: height, rowStride: stride)
    } throws: { ($0 as? ImagingError)?.code == .bufferTooShort }
    #expect {
      try GrayImage(yuyv: frame, width: .max, height: .max, rowStride: stride)
    } throws: { ($0 as? ImagingError)?.code == .pictureTooLarge }
  }
}
