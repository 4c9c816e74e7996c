import RegKit
import RegKitImaging
import Testing

@Suite struct FileFactsDecodingTests {
  @Test(
    "whole pictures decode whole",
    arguments: ["rgba16.png", "palette4-adam7.png", "qr-gs1.png", "page-300dpi.png", "jpeg-420.jpg", "jpeg-cmyk.jpg"])
  func pictures(name: String) throws {
    let bytes = try Fixture.bytes(name)
    #expect(
      FileFacts(decoding: bytes)
        == FileFacts(kind: name.hasSuffix("png") ? .png : .jpeg, byteCount: bytes.count, integrity: .whole))
  }

  @Test("a picture cut anywhere is reported as cut off there", arguments: ["rgba8.png", "jpeg-progressive.jpg"])
  func cut(name: String) throws {
    let bytes = try Fixture.bytes(name)
    for count in 8..<bytes.count {
      #expect(FileFacts(decoding: Array(bytes.prefix(count))).integrity == .cutOff(at: count))
    }
  }

  @Test("a PDF filled up to a round size is whole", arguments: [0x00, 0x20] as [UInt8])
  func paddedPDF(padding: UInt8) throws {
    let bytes = try Fixture.bytes("three-pages.pdf") + [UInt8](repeating: padding, count: 5_000)
    let facts = FileFacts(decoding: bytes)
    #expect(facts.integrity == .whole)
    #expect(facts.pageCount == 3)
    #expect(FileFacts(inspecting: bytes).integrity == .whole)
  }

  @Test("a PNG with one bit of its pixels changed is damaged, though its structure is whole")
  func checksum() throws {
    var bytes = try Fixture.bytes("rgba8.png")
    bytes[bytes.count / 2] ^= 0x10
    #expect(FileFacts(inspecting: bytes).integrity == .whole)
    #expect(FileFacts(decoding: bytes).integrity == .damaged("PNG: IDAT stream error"))
  }

  @Test("a JPEG with its scan overwritten is damaged, though its structure is whole")
  func scan() throws {
    var bytes = try Fixture.bytes("jpeg-420.jpg")
    for index in bytes.count - 60..<bytes.count - 10 { bytes[index] = 0x55 }
    #expect(FileFacts(inspecting: bytes).integrity == .whole)
    guard case .damaged(let reason) = FileFacts(decoding: bytes).integrity else {
      Issue.record("not damaged: \(FileFacts(decoding: bytes))")
      return
    }
    #expect(reason.hasPrefix("JPEG: Corrupt JPEG data"))
  }

  @Test("a picture or file beyond the limits is not looked into")
  func limits() throws {
    #expect(FileFacts(decoding: try Fixture.bytes("bomb.png")).integrity == .unknown)
    let pdf = try Fixture.bytes("three-pages.pdf")
    let facts = FileFacts(decoding: pdf, limits: ImageLimits(maxFileBytes: pdf.count - 1))
    #expect(facts == FileFacts(kind: .pdf, byteCount: pdf.count, integrity: .unknown))
  }

  @Test(
    "a PDF tells its pages and whether it is encrypted",
    arguments: [
      ("three-pages.pdf", 3, false), ("three-pages-streams.pdf", 3, false), ("no-pages.pdf", 0, false),
      ("owner-password.pdf", 2, true), ("user-password.pdf", nil, true),
    ] as [(String, Int?, Bool)])
  func pdf(name: String, pages: Int?, isEncrypted: Bool) throws {
    let bytes = try Fixture.bytes(name)
    #expect(
      FileFacts(decoding: bytes)
        == FileFacts(
          kind: .pdf, byteCount: bytes.count, integrity: .whole, isEncrypted: isEncrypted, pageCount: pages))
  }

  @Test("a PDF with a hole in its middle is damaged, and the pages that are left are counted")
  func hole() throws {
    var bytes = try Fixture.bytes("three-pages.pdf")
    bytes.removeSubrange(10..<14)
    let facts = FileFacts(decoding: bytes)
    #expect(facts.integrity == .damaged("PDF: the cross-reference table is wrong"))
    #expect(facts.pageCount == 3)
  }

  @Test(
    "a PDF cut anywhere is cut off", arguments: ["three-pages.pdf", "three-pages-streams.pdf", "user-password.pdf"])
  func cutPDF(name: String) throws {
    let bytes = try Fixture.bytes(name)
    for count in stride(from: 5, to: bytes.count - 6, by: 7) {
      #expect(FileFacts(decoding: Array(bytes.prefix(count))).integrity == .cutOff(at: count))
    }
  }

  @Test("Excel files keep what their containers tell")
  func excel() throws {
    for (name, kind, isEncrypted) in [
      ("workbook.xlsx", FileFacts.Kind.xlsx, false), ("workbook.xls", .xls, false),
      ("workbook-password.xlsx", .xlsx, true), ("letter.docx", .zip, false),
    ] {
      let bytes = try Fixture.bytes(name)
      #expect(
        FileFacts(decoding: bytes)
          == FileFacts(kind: kind, byteCount: bytes.count, integrity: .whole, isEncrypted: isEncrypted))
    }
  }

  @Test("text and no bytes at all are unknown")
  func unknown() {
    #expect(FileFacts(decoding: Array("NIE;Nama\n".utf8)) == FileFacts(kind: .unknown, byteCount: 9))
    #expect(FileFacts(decoding: []) == FileFacts(kind: .unknown, byteCount: 0, integrity: .cutOff(at: 0)))
  }
}
