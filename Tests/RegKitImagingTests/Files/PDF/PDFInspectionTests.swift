import RegKit
@testable import RegKitImaging
import Testing

@Suite struct PDFInspectionTests {
  private func inspection(_ bytes: [UInt8]) -> PDFInspection { bytes.withUnsafeBytes { PDFInspection($0) } }

  /// A file with these objects after the catalog, which names object 2 as the tree of pages.
  private func file(_ objects: [String]) -> [UInt8] {
    var builder = PDFBuilder()
    builder.add("<</Type/Catalog/Pages 2 0 R>>")
    for object in objects { builder.add(object) }
    return builder.finished()
  }

  @Test("pages are counted through all levels, and lists of none count nothing")
  func levels() {
    let tree = file([
      "<</Type/Pages/Count 9/Kids[3 0 R 4 0 R 5 0 R]>>", "<</Type/Page>>", "<</Type/Pages/Kids[6 0 R<</Type/Page>>]>>",
      "<</Type/Pages/Kids[]>>", "<</Type/Page>>",
    ])
    #expect(inspection(tree).pageCount == 3)
    #expect(inspection(tree).damage == nil)
    #expect(inspection(file(["<</Type/Pages>>"])).pageCount == 0)
  }

  @Test("a tree of pages that is deep, or its own branch, is damage and not a crash", arguments: [100, 30_000])
  func deep(levels: Int) {
    var objects = (0..<levels).map { "<</Type/Pages/Kids[\($0 + 3) 0 R]>>" }
    objects.append("<</Type/Page>>")
    #expect(inspection(file(objects)).damage == "PDF: the tree of pages is more than 64 levels deep")
    #expect(
      inspection(file(["<</Type/Pages/Kids[2 0 R]>>"])).damage == "PDF: the tree of pages is more than 64 levels deep")
  }

  @Test("a tree that doubles at each level is given up, not walked")
  func doubling() {
    var objects = (0..<40).map { "<</Type/Pages/Kids[\($0 + 3) 0 R \($0 + 3) 0 R]>>" }
    objects.append("<</Type/Page>>")
    let doubled = inspection(file(objects))
    #expect(doubled.hazard == "PDF: more than 100000 pages")
    #expect(doubled.pageCount == nil)
    #expect(FileFacts(decoding: file(objects)).integrity == .unknown)
  }

  @Test("a page that is no dictionary is damage")
  func wrongPage() {
    #expect(inspection(file(["<</Type/Pages/Kids[3 0 R]>>", "(page)"])).damage == "PDF: a page is not a dictionary")
    #expect(inspection(file(["7"])).damage == "PDF: a page is not a dictionary")
  }

  @Test("a file without objects does not open, with libqpdf's reason")
  func empty() {
    #expect(
      inspection(Array("%PDF-1.7\n%%EOF\n".utf8)).damage
        == "PDF: unable to find trailer dictionary while recovering damaged file")
  }

  @Test("arrays within arrays without end do not crash", arguments: ["[", "<</A ", "(", "<"])
  func nested(opening: String) {
    let bytes = file(["<</Type/Pages/Kids[]/X " + String(repeating: opening, count: 200_000) + ">>"])
    #expect(inspection(bytes).pageCount != 1)
  }

  @Test("the hazards end in unknown, not in damage, and keep what is known of encryption")
  func hazard() throws {
    var builder = PDFBuilder()
    builder.add("<</Type/Catalog/Pages 2 0 R>>")
    for index in 0..<20_000 { builder.add("<</Length \(index + 3) 0 R>>\nstream\nA\nendstream") }
    let bytes = builder.finished(trailer: "/Encrypt 9 0 R")
    #expect(
      FileFacts(decoding: bytes)
        == FileFacts(kind: .pdf, byteCount: bytes.count, integrity: .unknown, isEncrypted: true))
  }

  @Test(
    "bytes changed at random never trap",
    arguments: ["three-pages.pdf", "three-pages-streams.pdf", "owner-password.pdf"])
  func mutated(name: String) throws {
    let bytes = try Fixture.bytes(name)
    var random = FixedRandom(state: 22)
    for _ in 0..<500 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        changed[Int.random(in: 8..<changed.count - 8, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      _ = FileFacts(decoding: changed)
    }
  }
}
