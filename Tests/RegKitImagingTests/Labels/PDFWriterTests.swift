import RegKit
import Testing

@testable import RegKitImaging

@Suite struct PDFWriterTests {
  private func facts(_ pdf: [UInt8]) -> FileFacts { FileFacts(decoding: pdf) }

  @Test("a label is a whole PDF of one page of its size, to be printed at its own scale")
  func label() throws {
    let label = try LabelSamples.label { $0.lines = ["(10) 13123"] }
    let pdf = label.pdf()
    let facts = FileFacts(decoding: pdf)
    #expect(facts.kind == .pdf && facts.integrity == .whole && facts.pageCount == 1 && facts.isEncrypted == false)
    let text = String(decoding: pdf, as: UTF8.self)
    // 10.414 mm are 29.52 points.
    #expect(text.contains("/MediaBox[0 0 29.520000 "))
    #expect(text.contains("/PrintScaling/None"))
    #expect(text.contains("0.254000 0 0 0.254000 0 0 cm"))
    #expect(text.contains("(\\(10\\) 13123) Tj"))
    var runs = 0
    label.modules.forEachRun { _, _, _ in runs += 1 }
    #expect(text.split(separator: "\n").filter { $0.hasSuffix(" 1 re") }.count == runs)
  }

  @Test("every object is where the table of objects says")
  func offsets() {
    var writer = PDFWriter()
    for _ in 0..<3 { writer.addPage(width: 210, height: 297, PDFDrawing()) }
    let pdf = writer.finished()
    #expect(FileFacts(decoding: pdf).pageCount == 3)
    let lines = String(decoding: pdf, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let entries = lines.filter { $0.hasSuffix(" 00000 n ") }.compactMap { Int($0.prefix(10)) }
    for (number, offset) in entries.enumerated() {
      #expect(pdf[offset...].starts(with: Array("\(number + 1) 0 obj".utf8)))
    }
    #expect(entries.count == 9)
  }

  @Test("text is Latin-1, with brackets and backslashes escaped")
  func text() {
    var content = PDFDrawing()
    content.draw("(é\\)", x: 1, y: 2, fontSize: 3)
    #expect(content.bytes.contains(0xE9))
    let expected: [UInt8] = Array("(\\(".utf8) + [0xE9] + Array("\\\\\\)) Tj".utf8)
    #expect((0..<content.bytes.count).contains { content.bytes[$0...].starts(with: expected) })
  }
}
