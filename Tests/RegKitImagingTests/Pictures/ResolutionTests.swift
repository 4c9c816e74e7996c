import RegKitImaging
import Testing

@Suite struct ResolutionTests {
  @Test(
    "a file's own words are read from pHYs, JFIF and EXIF",
    arguments: [
      ("dpi-300.png", 300, 300), ("dpi-600x300.jpg", 600, 300), ("dpi-exif-cm.jpg", 609.6, 609.6),
      ("print-qr-12mm.jpg", 300, 300), ("print-qr-v1.png", 300, 300),
    ] as [(String, Double, Double)])
  func declared(name: String, across: Double, down: Double) throws {
    let resolution = try #require(Resolution(declaredIn: try Fixture.bytes(name)))
    #expect((resolution.across - across).magnitude < 0.001 && (resolution.down - down).magnitude < 0.001)
  }

  @Test("rows that a turned camera stored as columns bring their resolution with them", arguments: 1...8)
  func turned(orientation: Int) throws {
    var bytes = try Fixture.bytes("dpi-600x300.jpg")
    let end = 4 + Int(bytes[4]) << 8 + Int(bytes[5])
    // One entry: orientation, a short number.
    let entry: [UInt8] = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(orientation), 0, 0]
    let segment = Array("Exif\0\0".utf8) + [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1] + entry + [0, 0, 0, 0]
    bytes.insert(contentsOf: [0xFF, 0xE1, 0, UInt8(segment.count + 2)] + segment, at: end)
    let resolution = try #require(Resolution(declaredIn: bytes))
    let isOnItsSide = orientation >= 5
    #expect(resolution.across == (isOnItsSide ? 300 : 600) && resolution.down == (isOnItsSide ? 600 : 300))
  }

  @Test("a file that says nothing, or nothing that a scanner does, has none")
  func undeclared() throws {
    for name in ["dpi-none.png", "dpi-none.jpg", "qr-human.png", "three-pages.pdf"] {
      #expect(Resolution(declaredIn: try Fixture.bytes(name)) == nil, "\(name)")
    }
    #expect(Resolution(declaredIn: []) == nil)
  }

  @Test("no cut and no damage makes it read outside the file")
  func damage() throws {
    var random = FixedRandom(state: 5)
    for name in ["dpi-300.png", "dpi-600x300.jpg", "dpi-exif-cm.jpg"] {
      let bytes = try Fixture.bytes(name)
      for length in bytes.indices { _ = Resolution(declaredIn: Array(bytes[..<length])) }
      for _ in 0..<2000 {
        var damaged = bytes
        for _ in 0..<3 {
          damaged[Int.random(in: 2..<damaged.count, using: &random)] = .random(in: 0...255, using: &random)
        }
        _ = Resolution(declaredIn: damaged)
      }
    }
  }
}
