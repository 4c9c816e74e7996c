import GS1
import Testing

@Suite struct ElementTests {
  @Test("an element says where it stands and what is particular about it")
  func flags() throws {
    let message = ElementString(bracketed: "(90)A\\(B(55)x(01)1")
    try #require(message.elements.count == 3)
    let (internal90, unknown, gtin) = (message.elements[0], message.elements[1], message.elements[2])
    #expect(internal90.hasEscapes && internal90.isKnown && !internal90.hasErrors)
    #expect(internal90.escaping == .bracket && unknown.escaping == .none)
    #expect(internal90.offset == 1 && internal90.valueRange == 4..<8)
    #expect(message.text(of: internal90) == "A(B")
    #expect(!unknown.isKnown && unknown.hasErrors && !unknown.hasEscapes && unknown.ai.description == "55")
    #expect(gtin.isKnown && gtin.hasErrors && !gtin.omitsLeadingZeros)
    let ean = try #require(ElementString(scanData: "]E412345670").elements.first)
    #expect(ean.omitsLeadingZeros && !ean.hasErrors && ean.ai == .gtin && ean.offset == 3 && ean.valueLength == 8)
  }

  @Test("an element of nothing has nothing")
  func empty() {
    #expect(Element().valueLength == 0 && !Element().isKnown && !Element().hasErrors)
  }
}
