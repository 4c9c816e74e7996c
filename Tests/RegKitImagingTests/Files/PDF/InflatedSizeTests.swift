@testable import RegKitImaging
import Testing

@Suite struct InflatedSizeTests {
  /// The zlib stream of a PNG that holds it in one IDAT chunk.
  private func packed(_ name: String) throws -> [UInt8] {
    let bytes = try Fixture.bytes(name)
    let type = try #require(bytes.indices.first { bytes[$0...].starts(with: Array("IDAT".utf8)) })
    return Array(bytes[(type + 4)..<(bytes.count - 16)])
  }

  private func size(_ bytes: [UInt8], limit: Int = .max / 2) -> Int {
    bytes.withUnsafeBytes { InflatedSize($0, from: 0, limit: limit).count }
  }

  @Test(
    "a picture's rows unpack to their number of bytes",
    arguments: [("gray1", 3), ("gray8", 23), ("palette2", 6), ("rgb8", 69), ("rgba8", 92), ("rgba16", 184)])
  func rows(name: String, rowSize: Int) throws {
    #expect(try size(packed(name + ".png")) == (rowSize + 1) * 17)
  }

  @Test("a bomb is measured, and measuring stops at the limit")
  func bomb() throws {
    let bomb = try packed("bomb.png")
    #expect(size(bomb) == 30_000 * 3_751)
    #expect((1_000_001...1_000_258).contains(size(bomb, limit: 1_000_000)))
  }

  @Test("all three kinds of block are measured")
  func blocks() {
    // Stored: two bytes. Fixed: "aaaaaaaaaa" as zlib 1.2 packs it.
    #expect(size([0x78, 0x01, 0x01, 2, 0, 0xFD, 0xFF, 0x41, 0x42]) == 2)
    #expect(size([0x78, 0x9C, 0x4B, 0x84, 0x03, 0x00, 0x14, 0xE1, 0x03, 0xCB]) == 10)
  }

  @Test("what is cut or no zlib at all is measured as far as it goes, and never traps")
  func broken() throws {
    let bytes = try packed("rgba16.png")
    var last = 0
    for count in stride(from: 0, to: bytes.count, by: 11) {
      let size = size(Array(bytes.prefix(count)))
      #expect(size >= last && size <= 185 * 17)
      last = size
    }
    var random = FixedRandom(state: 5)
    for _ in 0..<2_000 {
      let noise = (0..<Int.random(in: 0...200, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(size(noise, limit: 100_000) <= 100_258 + 65_535)
    }
  }
}
