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

  @Test("a zlib stream is unpacked as far as it is asked for; one that is cut or wrong says so")
  func inflater() throws {
    let packed: [UInt8] = [0x78, 0x9C, 0x4B, 0x4C, 0x4A, 0x4E, 0x49, 0x4D, 0x03, 0x00, 0x08, 0x1E, 0x02, 0x56]
    let whole = PDFByteSource.inflater(try Inflater(packed))
    #expect(try whole.readAll(limit: few) == Array("abcdef".utf8))
    var piece = [UInt8](repeating: 0, count: 4)
    let pieces = PDFByteSource.inflater(try Inflater(packed))
    #expect(try pieces.read(&piece) == 4 && piece == Array("abcd".utf8))
    #expect(try pieces.read(&piece) == 2 && piece.prefix(2) == [0x65, 0x66])
    #expect(try pieces.read(&piece) == 0)
    #expect { try PDFByteSource.inflater(try Inflater([0x78, 0x9C, 0xFF, 0xFF])).readAll(limit: few) } throws: {
      ($0 as? ImagingError)?.code == .damaged
    }
    #expect(try PDFByteSource.inflater(try Inflater([])).readAll(limit: few) == [])
  }
}
