import GS1
import Testing

@testable import RegKitImaging

@Suite struct QRCodeEncoderTests {
  @Test(
    "any bytes are read back as they are, without FNC1",
    arguments: [
      LabelSamples.bpom, "small letters stay small", "A\0B\0", "\0", "30°C Café – 薬", "90DBL\u{1D}10A%B%%", "]Q3",
      "0123456789012345678901234567890123456789", "HELLO WORLD $%*+-./:",
    ])
  func anyBytes(text: String) throws {
    let found = try LabelSamples.read(try ModuleMatrix(qrCode: Array(text.utf8), level: .medium))
    #expect(found.map { $0.bytes } == [Array(text.utf8)])
    #expect(found.first?.symbologyIdentifier == .qrCode)
  }

  @Test("every byte value is carried")
  func everyByte() throws {
    let bytes = (0...255).map { UInt8($0) }
    #expect(try LabelSamples.read(try ModuleMatrix(qrCode: bytes, level: .low)).first?.bytes == bytes)
  }

  @Test("segments of digits and capitals are used where they save a version, and bytes alone where they do not")
  func smallest() throws {
    // Version 1 at M holds 34 digits, 20 capitals or 14 bytes (ISO/IEC 18004 table 7).
    #expect(try ModuleMatrix(qrCode: Array(String(repeating: "7", count: 34).utf8), level: .medium).version == 1)
    #expect(try ModuleMatrix(qrCode: Array(String(repeating: "A", count: 20).utf8), level: .medium).version == 1)
    #expect(try ModuleMatrix(qrCode: Array(String(repeating: "a", count: 14).utf8), level: .medium).version == 1)
    #expect(try ModuleMatrix(qrCode: Array(String(repeating: "a", count: 15).utf8), level: .medium).version == 2)
  }

  @Test("every version is read back", arguments: 1...40)
  func versions(version: Int) throws {
    var random = FixedRandom(state: UInt64(version))
    // More bytes step by step until the version is reached; each version holds at least 10 more than the one before.
    var bytes: [UInt8] = []
    var modules = try ModuleMatrix(qrCode: [0x80], level: .quartile)
    while (modules.version ?? 0) < version {
      bytes += (0..<10).map { _ in UInt8.random(in: 128...255, using: &random) }
      modules = try ModuleMatrix(qrCode: bytes, level: .quartile)
    }
    #expect(modules.version == version)
    let expected = bytes.isEmpty ? [0x80] : bytes
    #expect(try LabelSamples.read(modules).map { $0.bytes } == [expected])
  }

  @Test("no bytes are no symbol")
  func noBytes() {
    #expect(throws: LabelError(.noData, found: "")) { try ModuleMatrix(qrCode: [], level: .low) }
  }
}
