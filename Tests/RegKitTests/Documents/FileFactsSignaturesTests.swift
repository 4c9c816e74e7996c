import Foundation
import RegKit
import Testing

@Suite struct FileFactsSignaturesTests {
  /// Files that Pillow, pikepdf, openpyxl, xlwt, python-docx and msoffcrypto made; the script is beside them.
  private func bytes(_ name: String, file: String = #filePath) throws -> [UInt8] {
    let tests = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
    let path = tests.deletingLastPathComponent().appendingPathComponent("RegKitImagingTests/Fixtures/\(name)").path
    return [UInt8](try #require(FileManager.default.contents(atPath: path)))
  }

  private func replacing(_ old: [UInt8], by new: [UInt8], in bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    for index in bytes.indices where bytes[index...].starts(with: old) {
      result.replaceSubrange(index..<index + old.count, with: new)
    }
    return result
  }

  private func wide(_ text: String) -> [UInt8] { text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }

  @Test(
    "a file is told by its content",
    arguments: [
      ("rgba16.png", .png, nil), ("palette1-adam7.png", .png, nil), ("jpeg-progressive.jpg", .jpeg, nil),
      ("three-pages.pdf", .pdf, nil), ("three-pages-streams.pdf", .pdf, nil), ("user-password.pdf", .pdf, nil),
      ("workbook.xlsx", .xlsx, false), ("workbook.xls", .xls, false), ("workbook-password.xlsx", .xlsx, true),
      ("letter.docx", .zip, false),
    ] as [(String, FileFacts.Kind, Bool?)])
  func kinds(name: String, kind: FileFacts.Kind, isEncrypted: Bool?) throws {
    let bytes = try bytes(name)
    let expected = FileFacts(kind: kind, byteCount: bytes.count, integrity: .whole, isEncrypted: isEncrypted)
    #expect(FileFacts(inspecting: bytes) == expected)
    #expect(FileFacts(inspecting: bytes.span) == expected)
    #expect(bytes.withUnsafeBytes { FileFacts(inspecting: $0) } == expected)
  }

  @Test(
    "text is unknown, and nothing looked inside", arguments: ["A", "PK", "%PDF", "NIE;Nama", "\u{89}PNG\r\n", "BM"])
  func unknown(text: String) {
    #expect(FileFacts(inspecting: Array(text.utf8)) == FileFacts(kind: .unknown, byteCount: text.utf8.count))
  }

  @Test("no bytes at all are a file cut off at its start")
  func empty() {
    #expect(FileFacts(inspecting: []) == FileFacts(kind: .unknown, byteCount: 0, integrity: .cutOff(at: 0)))
  }

  @Test(
    "a file cut anywhere keeps its kind and is cut off there",
    arguments: [
      ("rgba8.png", .png), ("jpeg-420.jpg", .jpeg), ("jpeg-cmyk.jpg", .jpeg), ("three-pages.pdf", .pdf),
      ("letter.docx", .zip),
    ] as [(String, FileFacts.Kind)])
  func cut(name: String, kind: FileFacts.Kind) throws {
    let bytes = try bytes(name)
    for count in stride(from: 8, to: bytes.count - 6, by: bytes.count > 5_000 ? 997 : 1) {
      let facts = FileFacts(inspecting: Array(bytes.prefix(count)))
      #expect(facts.kind == kind)
      #expect(facts.integrity == .cutOff(at: count))
    }
    #expect(FileFacts(inspecting: Array(bytes.dropLast())).integrity == .cutOff(at: bytes.count - 1) || kind == .pdf)
  }

  @Test("a workbook cut short is cut off, and told as one when its entries were seen")
  func cutWorkbook() throws {
    let xlsx = try bytes("workbook.xlsx")
    for count in stride(from: 8, to: xlsx.count, by: 5) {
      let facts = FileFacts(inspecting: Array(xlsx.prefix(count)))
      #expect(facts.kind == .zip || facts.kind == .xlsx)
      #expect(facts.integrity == .cutOff(at: count))
    }
    #expect(FileFacts(inspecting: Array(xlsx.dropLast())).kind == .xlsx)

    let xls = try bytes("workbook.xls")
    for count in stride(from: 8, to: xls.count, by: 5) {
      let facts = FileFacts(inspecting: Array(xls.prefix(count)))
      #expect(facts.kind == .compoundFile || facts.kind == .xls)
      #expect(facts.integrity == .cutOff(at: count), "\(count)")
    }
  }

  // MARK: PNG and JPEG

  @Test("bytes after the end of a picture are allowed", arguments: ["rgba8.png", "jpeg-gray.jpg"])
  func trailing(name: String) throws {
    #expect(try FileFacts(inspecting: bytes(name) + [0, 1, 2]).integrity == .whole)
  }

  @Test("the end of a thumbnail inside a JPEG is not the end of the picture")
  func thumbnail() throws {
    let bytes = try bytes("jpeg-gray.jpg")
    let thumbnail: [UInt8] = [0xFF, 0xE1, 0x00, 0x08, 0xFF, 0xD8, 0xFF, 0xDA, 0xFF, 0xD9]
    let both = bytes.prefix(2) + thumbnail + bytes.dropFirst(2)
    #expect(FileFacts(inspecting: Array(both)).integrity == .whole)
    #expect(FileFacts(inspecting: Array(both.dropLast(2))).integrity == .cutOff(at: both.count - 2))
  }

  @Test("a chunk that is no chunk is named by its place")
  func chunk() throws {
    var bytes = try bytes("rgba8.png")
    bytes[13] = 0
    #expect(
      FileFacts(inspecting: bytes).integrity == .damaged("PNG: the chunk type at byte 12 is not four letters"))
    bytes[13] = 0x58
    #expect(FileFacts(inspecting: bytes).integrity == .damaged("PNG: the first chunk is not IHDR"))
    bytes[8] = 0xFF
    #expect(
      FileFacts(inspecting: bytes).integrity == .damaged("PNG: the chunk at byte 8 is 4278190093 bytes long"))
  }

  // MARK: PDF

  @Test("a PDF may begin and end with other bytes, up to 1,024 of them")
  func marks() throws {
    let pdf = try bytes("three-pages.pdf")
    let other = [UInt8](repeating: 0x78, count: 1_024)
    #expect(FileFacts(inspecting: other + pdf).kind == .pdf)
    #expect(FileFacts(inspecting: other + [0x78] + pdf).kind == .unknown)
    #expect(FileFacts(inspecting: pdf + other.prefix(1_000)).integrity == .whole)
    #expect(FileFacts(inspecting: pdf + other).integrity == .cutOff(at: pdf.count + 1_024))
    // NUL and blanks, with which programs fill files up, do not count.
    #expect(FileFacts(inspecting: pdf + [UInt8](repeating: 0, count: 4_096)).integrity == .whole)
  }

  // MARK: ZIP

  @Test("only the exact names of the parts make a workbook")
  func partNames() throws {
    let bytes = try bytes("workbook.xlsx")
    for (old, new) in [("xl/workbook.xml", "XL/workbook.xml"), ("[Content_Types].xml", "[content_types].xml")] {
      let changed = replacing(Array(old.utf8), by: Array(new.utf8), in: bytes)
      #expect(changed != bytes)
      #expect(FileFacts(inspecting: changed).kind == .zip)
      #expect(FileFacts(inspecting: changed).integrity == .whole)
    }
  }

  @Test("a comment after the entry list and bytes before the archive are allowed")
  func surroundings() throws {
    var bytes = try bytes("workbook.xlsx")
    bytes[bytes.count - 2] = 4
    let commented = bytes + Array("nota".utf8)
    #expect(FileFacts(inspecting: commented).integrity == .whole)
    #expect(FileFacts(inspecting: Array(commented.dropLast())).integrity == .cutOff(at: commented.count - 1))
  }

  @Test("bytes missing in the middle of an archive are damage")
  func hole() throws {
    var bytes = try bytes("workbook.xlsx")
    bytes.removeSubrange(1_000..<1_100)
    guard case .damaged(let reason) = FileFacts(inspecting: bytes).integrity else {
      Issue.record("\(FileFacts(inspecting: bytes))")
      return
    }
    #expect(reason.hasPrefix("ZIP: "))
  }

  @Test("an entry under a password makes the archive encrypted")
  func zipPassword() throws {
    var bytes = try bytes("letter.docx")
    let entry = try #require(bytes.indices.first { bytes[$0...].starts(with: [0x50, 0x4B, 1, 2]) })
    bytes[entry + 8] |= 1
    #expect(FileFacts(inspecting: bytes).isEncrypted == true)
  }

  // MARK: Compound files

  @Test("a compound file without a workbook is only that")
  func otherCompoundFile() throws {
    let bytes = try bytes("workbook.xls")
    let other = replacing(wide("Workbook"), by: wide("Wordbook"), in: bytes)
    #expect(FileFacts(inspecting: other).kind == .compoundFile)
    let shouting = replacing(wide("Workbook"), by: wide("WORKBOOK"), in: bytes)
    #expect(FileFacts(inspecting: shouting).kind == .xls)
  }

  @Test("a workbook that is not the root's own does not make the file one")
  func embeddedWorkbook() throws {
    var bytes = try bytes("workbook.xls")
    let root = try #require(bytes.indices.first { bytes[$0...].starts(with: wide("Root Entry")) })
    bytes.replaceSubrange(root + 76..<root + 80, with: [0xFF, 0xFF, 0xFF, 0xFF])
    #expect(FileFacts(inspecting: bytes).kind == .compoundFile)
  }

  @Test("a FILEPASS record makes an old workbook encrypted")
  func filePass() throws {
    var bytes = try bytes("workbook.xls")
    // The first record, BOF, is 4 + 16 bytes at the start of sector 0.
    #expect(bytes[512..<514] == [0x09, 0x08])
    bytes.replaceSubrange(532..<534, with: [0x2F, 0x00])
    #expect(FileFacts(inspecting: bytes).isEncrypted == true)
  }

  @Test("chains that run in circles end")
  func circles() throws {
    let bytes = try bytes("workbook.xls")
    let sectors = (bytes.count - 512) / 512
    for sector in 0..<sectors {
      for target in [0, sector, 0xFFFF_FFFE, 0xFFFF_FFF0] {
        var changed = bytes
        for place in stride(from: 512 + sector * 512, to: 1_024 + sector * 512, by: 4) {
          withUnsafeBytes(of: UInt32(target).littleEndian) { changed.replaceSubrange(place..<place + 4, with: $0) }
        }
        _ = FileFacts(inspecting: changed)
      }
    }
  }

  // MARK: Hostile bytes

  @Test(
    "bytes changed at random never trap",
    arguments: [
      "rgba8.png", "jpeg-progressive.jpg", "three-pages.pdf", "workbook.xlsx", "workbook.xls", "workbook-password.xlsx",
    ])
  func mutated(name: String) throws {
    let bytes = try bytes(name)
    var seed: UInt64 = 33
    func random(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % bound
    }
    for _ in 0..<500 {
      var changed = Array(bytes.prefix(random(4) == 0 ? random(bytes.count) + 1 : bytes.count))
      for _ in 0..<random(8) + 1 {
        // Whole numbers of extreme size are the likeliest to hurt.
        let place = random(changed.count)
        for index in place..<min(place + [1, 2, 4, 8][random(4)], changed.count) {
          changed[index] = [0, 0xFF, 0x7F, 0x80, UInt8(random(256))][random(5)]
        }
      }
      #expect(FileFacts(inspecting: changed).byteCount == changed.count)
    }
  }
}
