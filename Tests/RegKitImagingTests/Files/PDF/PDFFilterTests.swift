@testable import RegKitImaging
import Testing

@Suite struct PDFFilterTests {
  private let few = 1 << 16

  @Test("hexadecimal digits end at >, an odd one stands before a 0, what is none is passed over")
  func asciiHex() {
    #expect(PDFTextFilters.asciiHex(Array("48 65\n6C6c 6F>00".utf8)) == Array("Hello".utf8))
    #expect(PDFTextFilters.asciiHex(Array("7".utf8)) == [0x70])
    #expect(PDFTextFilters.asciiHex([]) == [])
  }

  @Test("groups to base 85 become four bytes, the last one fewer, z four zeros")
  func ascii85() throws {
    #expect(try PDFTextFilters.ascii85(Array("87cUR\nD]j7BEbo7~>rest".utf8), limit: few) == Array("Hello world".utf8))
    #expect(try PDFTextFilters.ascii85(Array("z!!~>".utf8), limit: few) == [0, 0, 0, 0, 0])
    for text in ["!~>", "uuuuu~>", "s8W-\"~>", "ab}~>"] {
      #expect(throws: ImagingError.self) { try PDFTextFilters.ascii85(Array(text.utf8), limit: few) }
    }
    #expect { try PDFTextFilters.ascii85([UInt8](repeating: 0x7A, count: 100), limit: 200) } throws: {
      ($0 as? ImagingError)?.code == .fileTooLarge
    }
  }

  @Test("runs and copies end at 128 or with the bytes")
  func runLength() throws {
    #expect(try PDFTextFilters.runLength([2, 1, 2, 3, 254, 9, 128, 7], limit: few) == [1, 2, 3, 9, 9, 9])
    #expect(try PDFTextFilters.runLength([5, 1, 2], limit: few) == [1, 2])
    #expect(try PDFTextFilters.runLength([200], limit: few) == [])
    #expect { try PDFTextFilters.runLength([UInt8](repeating: 129, count: 1_000), limit: 5_000) } throws: {
      ($0 as? ImagingError)?.code == .fileTooLarge
    }
  }

  @Test("the example of LZW in ISO 32000-1 unpacks, and codes not known yet are damage")
  func lzw() throws {
    let packed: [UInt8] = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01]
    #expect(
      try PDFTextFilters.lzw(packed, isEarly: true, limit: few) == [45, 45, 45, 45, 45, 65, 45, 45, 45, 66])
    #expect { try PDFTextFilters.lzw([0x80, 0x7F, 0xFF], isEarly: true, limit: few) } throws: {
      ($0 as? ImagingError)?.code == .damaged
    }
    #expect(try PDFTextFilters.lzw([], isEarly: false, limit: few) == [])
  }

  @Test("what a filter makes is charged, also where the next one makes nothing of it")
  func cost() throws {
    // 4 MiB behind a byte that ends the second run of filters, out of 64 KiB.
    let packed = [0, 128] + [[UInt8]](repeating: [129, 0], count: 1 << 15).joined()
    func document(_ count: Int) -> [UInt8] {
      var builder = PDFBuilder()
      builder.add("<</Type/Catalog/Pages 2 0 R>>")
      let contents = String(repeating: "3 0 R ", count: count)
      builder.add(
        "<</Kids[<</MediaBox[0 0 9 9]/Contents[\(contents)4 0 R]/Resources<</XObject<</P 5 0 R>>>>>>]/Count 1>>")
      builder.addStream("/Filter[/RunLengthDecode/RunLengthDecode]", packed)
      builder.addStream("", Array("/P Do".utf8))
      builder.addStream("/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", [7])
      return builder.finished()
    }
    #expect(try PictureFile(decoding: document(3)).page(1).pictures.count == 1)
    #expect { try PictureFile(decoding: document(5)).page(1) } throws: {
      ($0 as? ImagingError)?.code == .fileTooLarge
    }
  }

  @Test("all that is left of bytes is what was not read before")
  func rest() throws {
    let source = PDFByteSource.bytes(ByteCursor([1, 2, 3, 4, 5]))
    var (piece, cost) = ([UInt8](repeating: 0, count: 2), 0)
    #expect(try source.read(&piece) == 2)
    #expect(try source.readAll(limit: 3, cost: &cost) == [3, 4, 5])
    #expect(try source.readAll(limit: 0, cost: &cost) == [] && cost == 0)
    #expect { try PDFByteSource.bytes(ByteCursor([1, 2])).readAll(limit: 1, cost: &cost) } throws: {
      ($0 as? ImagingError)?.code == .fileTooLarge
    }
  }

  @Test("a palette is short, and costs each picture that names it what it is long")
  func palettes() throws {
    func page(_ length: Int, pictures count: Int, pixels: Int) throws -> PicturePage {
      var builder = PDFBuilder()
      builder.add("<</Type/Catalog/Pages 2 0 R>>")
      let names = (0..<count).map { "/P\($0) \($0 + 5) 0 R" }.joined()
      builder.add("<</Kids[<</MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<<\(names)>>>>>>]/Count 1>>")
      builder.addStream("", [UInt8](repeating: 9, count: length))
      builder.addStream("", Array((0..<count).map { "/P\($0) Do " }.joined().utf8))
      for _ in 0..<count {
        builder.addStream(
          "/Subtype/Image/Width 1/Height 1/ColorSpace[/Indexed/DeviceRGB 255 3 0 R]/BitsPerComponent 8", [7])
      }
      return try PictureFile(decoding: builder.finished(), limits: ImageLimits(maxDocumentPixels: pixels)).page(1)
    }
    #expect(try page(1 << 16, pictures: 1, pixels: 10_000).pictures.count == 1)
    #expect { try page(1 << 16 + 1, pictures: 1, pixels: 1_000_000) } throws: {
      ($0 as? ImagingError)?.code == .fileTooLarge
    }
    let dear = try page(1 << 16, pictures: 4, pixels: 2 << 13)
    #expect(dear.pictures.count == 2 && dear.errors.map { $0.code } == [.pictureTooLarge, .pictureTooLarge])
  }

  @Test("a zlib stream is unpacked as far as it is asked for; one that is cut or wrong says so")
  func inflater() throws {
    let packed: [UInt8] = [0x78, 0x9C, 0x4B, 0x4C, 0x4A, 0x4E, 0x49, 0x4D, 0x03, 0x00, 0x08, 0x1E, 0x02, 0x56]
    let whole = PDFByteSource.inflater(try Inflater(packed))
    var cost = 0
    #expect(try whole.readAll(limit: few, cost: &cost) == Array("abcdef".utf8))
    var piece = [UInt8](repeating: 0, count: 4)
    let pieces = PDFByteSource.inflater(try Inflater(packed))
    #expect(try pieces.read(&piece) == 4 && piece == Array("abcd".utf8))
    #expect(try pieces.read(&piece) == 2 && piece.prefix(2) == [0x65, 0x66])
    #expect(try pieces.read(&piece) == 0)
    #expect(cost == 6)
    #expect {
      try PDFByteSource.inflater(try Inflater([0x78, 0x9C, 0xFF, 0xFF])).readAll(limit: few, cost: &cost)
    } throws: {
      ($0 as? ImagingError)?.code == .damaged
    }
    #expect(try PDFByteSource.inflater(try Inflater([])).readAll(limit: few, cost: &cost) == [])
    // A stream that holds more than may be is left there.
    #expect { try PDFByteSource.inflater(try Inflater(packed)).readAll(limit: 5, cost: &cost) } throws: {
      ($0 as? ImagingError)?.code == .fileTooLarge
    }
  }
}
