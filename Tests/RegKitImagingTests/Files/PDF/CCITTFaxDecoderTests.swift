@testable import RegKitImaging
import Testing

@Suite struct CCITTFaxDecoderTests {
  private func decoded(_ bytes: [UInt8], _ change: (inout CCITTFaxDecoder.Parameters) -> Void) throws -> [UInt8] {
    var parameters = CCITTFaxDecoder.Parameters()
    change(&parameters)
    let source = PDFByteSource.fax(try CCITTFaxDecoder(bytes, parameters))
    var cost = 0
    return try source.readAll(limit: 1 << 20, cost: &cost)
  }

  /// The bits of a text of zeros and ones, filled up to whole bytes.
  private func bytes(_ bits: String) -> [UInt8] {
    var digits = Array(bits.utf8.filter { $0 != 0x20 })
    while digits.count % 8 != 0 { digits.append(0x30) }
    return stride(from: 0, to: digits.count, by: 8).map { start in
      digits[start..<start + 8].reduce(0) { $0 << 1 | ($1 & 1) }
    }
  }

  private let endOfBlock = "000000000001 000000000001"

  @Test("every run of white and black is what libtiff packed, in Group 4 and both kinds of Group 3", arguments: 1...3)
  func runs(page: Int) throws {
    let file = try PictureFile(contentsOfFile: Fixture.path("fax-runs.pdf"))
    let image = try #require(try file.page(page).pictures.first).image
    #expect(image == (try Fixture.image("fax-runs.png")))
  }

  @Test("rows of each mode are drawn as T.6 says")
  func modes() throws {
    // 8 columns. Horizontal 2 white 3 black, then to the end; the row below shifted by one left, right, then passed over.
    let rows = bytes("001 0111 10 1" + "010 1 1" + "011 000011 1" + "0001 1" + endOfBlock)
    let pixels = try decoded(rows) {
      $0.k = -1
      $0.columns = 8
    }
    #expect(pixels == [0b1100_0111, 0b1000_0111, 0b1100_0001, 0xFF])
  }

  @Test("a change above that stands at the same place as the last one is not to its right")
  func sameplace() throws {
    // 3 white, 3 black, twice, and white to the end of 16. Below, black from 6 to 9: where it ends, black begins above.
    let first = "001 1000 10 001 1000 10 1"
    let second = "001 1110 10 1"
    let pixels = try decoded(bytes(first + second + endOfBlock)) {
      $0.k = -1
      $0.columns = 16
    }
    #expect(pixels == [0b1110_0011, 0b1000_1111, 0b1111_1100, 0b0111_1111])
  }

  @Test("black may be 1, rows may begin at whole bytes, and an empty picture has no rows")
  func parameters() throws {
    let row = "001 0111 10 1"
    let aligned = bytes(row + "000000" + "111" + "00000" + endOfBlock)
    let pixels = try decoded(aligned) {
      $0.k = -1
      $0.columns = 8
      $0.isBlack1 = true
      $0.isByteAligned = true
    }
    #expect(pixels == [0b0011_1000, 0b0011_1000])
    #expect(try decoded(bytes(endOfBlock)) { $0.k = -1 } == [])
    #expect(try decoded([]) { $0.k = -1 } == [])
    #expect(try decoded([]) { _ in } == [])
  }

  @Test("a code that is none is damage, one that ends with the data is cut off, uncompressed mode is unsupported")
  func faults() throws {
    func code(_ bits: String, k: Int = -1) -> ImagingError.Code? {
      do {
        _ = try decoded(bytes(bits)) {
          $0.k = k
          $0.columns = 8
        }
        return nil
      } catch {
        return (error as? ImagingError)?.code
      }
    }
    // Nine white pixels in a row of eight; a change left of the one before it.
    #expect(code("001 10100 11" + endOfBlock) == .damaged)
    #expect(code("001 1000 11 000010" + endOfBlock) == .damaged)
    #expect(code("0000 0000 1111 1111" + endOfBlock) == .damaged)
    #expect(code("0000001 111 0000 1111" + endOfBlock) == .unsupported)
    #expect(code("001 1000") == .cutOff)
    #expect(code("001 0111 10 1 0001") == .cutOff)
    #expect(code("1000 11 00110101 11", k: 0) == .cutOff)
  }

  @Test("a width no page has is refused before memory for a row is taken")
  func width() {
    for columns in [0, -1, 1 << 17, Int.max, Int.min] {
      var parameters = CCITTFaxDecoder.Parameters()
      parameters.columns = columns
      #expect { try CCITTFaxDecoder([], parameters) } throws: { ($0 as? ImagingError)?.code == .damaged }
    }
  }

  @Test("bytes at random never trap, in any kind of facsimile")
  func random() {
    var random = FixedRandom(state: 66)
    for round in 0..<600 {
      var bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      // Zeros make ends of line and long runs.
      if round % 3 == 0 { for index in bytes.indices where index % 3 != 0 { bytes[index] &= 0x13 } }
      _ = try? decoded(bytes) {
        $0.k = round % 3 - 1
        $0.columns = [1, 7, 8, 9, 64, 1_728, 5_000][round % 7]
        $0.isByteAligned = round % 5 == 0
      }
    }
  }
}
