import RegKitImaging
import Testing

@Suite struct GrayImageDecodingTests {
  static let kindsOfPNG = [
    "gray1", "gray2", "gray4", "gray8", "gray8-trns", "gray16", "gray16-trns", "rgb8", "rgb8-trns", "rgb16",
    "rgb16-trns", "palette1", "palette1-trns", "palette2", "palette2-trns", "palette4", "palette4-trns", "palette8",
    "palette8-trns", "grayalpha8", "grayalpha16", "rgba8", "rgba16",
  ]

  @Test("a PNG of every kind has the brightness Pillow gives it", arguments: kindsOfPNG, ["", "-adam7"])
  func png(name: String, interlacing: String) throws {
    let image = try Fixture.image(name + interlacing + ".png")
    let expected = try Fixture.bytes(name + ".luma")
    #expect(image.width == 23 && image.height == 17)
    let worst = zip(image.pixels, expected).map { abs(Int($0) - Int($1)) }.max()
    #expect(image.pixels.count == expected.count)
    #expect(worst.map { $0 <= 1 } == true, "differs by \(worst ?? -1)")
  }

  @Test(
    "a JPEG has the brightness Pillow gives it", arguments: ["jpeg-gray", "jpeg-420", "jpeg-progressive", "jpeg-cmyk"])
  func jpeg(name: String) throws {
    let image = try Fixture.image(name + ".jpg")
    let expected = try Fixture.bytes(name + ".luma")
    #expect(image.width == 64 && image.height == 48)
    // The gray plane against gray made from rounded and clipped colour: a step or two apart.
    let worst = zip(image.pixels, expected).map { abs(Int($0) - Int($1)) }.max()
    #expect(worst.map { $0 <= 3 } == true, "differs by \(worst ?? -1)")
  }

  @Test("a PNG that asks for 900 MB is refused by its header, saying what it asked for")
  func bomb() throws {
    let bytes = try Fixture.bytes("bomb.png")
    let error = #expect(throws: ImagingError.self) { try GrayImage(decoding: bytes) }
    #expect(error?.code == .pictureTooLarge)
    #expect(
      error?.descriptionEN == "the picture has too many pixels: found 30000 x 30000 px, expected <= 12000 x 12000 px")
    #expect(
      error?.descriptionID == "piksel gambar terlalu banyak: ditemukan 30000 x 30000 px, seharusnya <= 12000 x 12000 px"
    )
    // Its header alone gives the same answer, so no pixel was looked at.
    #expect { try GrayImage(decoding: Array(bytes.prefix(64))) } throws: {
      ($0 as? ImagingError)?.code == .pictureTooLarge
    }
    // Within the sides but with too many pixels.
    #expect {
      try GrayImage(decoding: bytes, limits: ImageLimits(maxSide: 40_000, maxPixels: 899_999_999))
    } throws: { ($0 as? ImagingError)?.code == .pictureTooLarge }
  }

  @Test("limits are inclusive")
  func limits() throws {
    let png = try Fixture.bytes("gray8.png")
    let jpeg = try Fixture.bytes("jpeg-gray.jpg")
    #expect(throws: Never.self) {
      try GrayImage(decoding: png, limits: ImageLimits(maxSide: 23, maxPixels: 23 * 17, maxFileBytes: png.count))
    }
    #expect(throws: Never.self) { try GrayImage(decoding: jpeg, limits: ImageLimits(maxSide: 64, maxPixels: 64 * 48)) }
    for limits in [ImageLimits(maxSide: 22), ImageLimits(maxPixels: 23 * 17 - 1)] {
      #expect { try GrayImage(decoding: png, limits: limits) } throws: {
        ($0 as? ImagingError)?.code == .pictureTooLarge
      }
    }
    for limits in [ImageLimits(maxSide: 63), ImageLimits(maxPixels: 64 * 48 - 1), ImageLimits(maxSide: -1)] {
      #expect { try GrayImage(decoding: jpeg, limits: limits) } throws: {
        ($0 as? ImagingError)?.code == .pictureTooLarge
      }
    }
    #expect { try GrayImage(decoding: png, limits: ImageLimits(maxFileBytes: png.count - 1)) } throws: {
      ($0 as? ImagingError)?.code == .fileTooLarge
    }
  }

  @Test("a PNG cut anywhere is refused as cut off or unknown, never a trap", arguments: ["rgba16", "palette8-adam7"])
  func cutPNG(name: String) throws {
    let bytes = try Fixture.bytes(name + ".png")
    // The last 16 bytes are a checksum and IEND; without them the pixels are still complete.
    for count in 0..<bytes.count - 16 {
      let error = #expect(throws: ImagingError.self) { try GrayImage(decoding: Array(bytes.prefix(count))) }
      let expected: ImagingError.Code = count == 0 ? .emptyInput : count < 8 ? .unknownFormat : .cutOff
      #expect(error?.code == expected, "\(count): \(error?.description ?? "")")
    }
  }

  @Test(
    "a JPEG cut anywhere is refused as cut off or unknown", arguments: ["jpeg-420", "jpeg-progressive", "jpeg-cmyk"])
  func cutJPEG(name: String) throws {
    let bytes = try Fixture.bytes(name + ".jpg")
    for count in stride(from: 0, to: bytes.count - 2, by: max(1, bytes.count / 40)) {
      let expected: [ImagingError.Code] =
        count == 0 ? [.emptyInput] : count < 3 ? [.unknownFormat, .cutOff] : [.cutOff, .damaged]
      let error = #expect(throws: ImagingError.self) { try GrayImage(decoding: Array(bytes.prefix(count))) }
      #expect(error.map { expected.contains($0.code) } == true, "\(count): \(error?.description ?? "")")
    }
  }

  @Test("bytes changed at random never trap", arguments: ["rgba16.png", "palette4-adam7.png", "jpeg-progressive.jpg"])
  func mutated(name: String) throws {
    let bytes = try Fixture.bytes(name)
    var random = FixedRandom(state: 33)
    for _ in 0..<300 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let index = Int.random(in: 0..<changed.count, using: &random)
        changed[index] = UInt8.random(in: 0...255, using: &random)
      }
      let limits = ImageLimits(maxSide: 500, maxPixels: 100_000)
      if let image = try? GrayImage(decoding: changed, limits: limits) {
        #expect(image.pixels.count == image.width * image.height)
      }
    }
  }

  @Test("what is no picture is named by its first bytes")
  func unknown() throws {
    let error = #expect(throws: ImagingError.self) { try GrayImage(decoding: [0x25, 0x50, 0x44, 0x46, 0x2D]) }
    #expect(
      error?.descriptionEN
        == "this is no picture RegKit reads at byte 0: found 25 50 44 46, expected PNG, JPEG")
  }

  @Test("a JPEG of very many scans is refused before it is decoded")
  func manyScans() throws {
    let bytes = try Fixture.bytes("jpeg-progressive.jpg")
    // The last scan, repeated: its header starts at the last FF DA.
    let last = try #require(bytes.indices.dropLast().last { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xDA })
    let scan = bytes[last..<bytes.count - 2]
    var hostile = Array(bytes.dropLast(2))
    for _ in 0..<600 { hostile += scan }
    hostile += [0xFF, 0xD9]
    #expect { try GrayImage(decoding: hostile, limits: ImageLimits(maxPixels: 100_000)) } throws: {
      ($0 as? ImagingError)?.code == .unsupported
    }
    // Where the pixels are few, the decoder's own limit of 500 scans still ends it.
    #expect(throws: ImagingError.self) { try GrayImage(decoding: hostile) }
  }
}
