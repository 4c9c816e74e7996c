import RegKit
import Testing

@Suite struct FileFactsTests {
  @Test("facts nobody looked for are unknown, not good")
  func defaults() {
    let facts = FileFacts(kind: .pdf, byteCount: 7)
    #expect(facts.integrity == .unknown)
    #expect(facts.isEncrypted == nil)
    #expect(facts.pageCount == nil)
    #expect(facts == FileFacts(kind: .pdf, byteCount: 7))
    #expect(facts != FileFacts(kind: .pdf, byteCount: 7, integrity: .whole))
  }

  @Test("the kinds by the words of the vocabulary")
  func kinds() {
    #expect(
      FileFacts.Kind.allCases.map { $0.rawValue } == [
        "png", "jpeg", "pdf", "xls", "xlsx", "compound_file", "zip", "unknown",
      ])
  }
}
