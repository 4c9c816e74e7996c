import Testing

@testable import GS1

@Suite struct AIEntryTests {
  @Test("each of the 11,100 possible identifiers is found by its digits exactly when it is in the table")
  func everyIdentifier() {
    let known = Set(ApplicationIdentifier.known)
    #expect(known.count == 541)
    var found = 0
    for digits in 2...4 {
      for number in 0..<(digits == 2 ? 100 : digits == 3 ? 1000 : 10000) {
        guard let ai = ApplicationIdentifier(number: number, digitCount: digits) else { continue }
        let entry = BuiltInTables().entry(of: ai)
        #expect((entry != nil) == known.contains(ai))
        guard let entry else { continue }
        found += 1
        #expect(entry.ai == ai)
        // Whatever follows the digits, the text begins with this identifier.
        let text = Array((ai.description + "00").utf8)
        let start = BuiltInTables().entry(startOf: text.span, at: 0)
        #expect(start?.index == entry.index)
      }
    }
    #expect(found == 541)
  }

  @Test(
    "text that begins with no known identifier has no entry",
    arguments: ["", "0", "1", "04", "1a", "31", "310", "310x", "3106", "a1", "(01)"])
  func noEntry(_ text: String) {
    let entry = BuiltInTables().entry(startOf: Array(text.utf8).span, at: 0)
    #expect(entry == nil)
  }

  @Test("the shortest and longest length of a shape are the sums over its components")
  func lengths() throws {
    for ai in ApplicationIdentifier.known {
      let entry = try #require(BuiltInTables().entry(of: ai))
      let specification = try #require(ai.specification)
      #expect(specification.length == entry.shape.shortest...entry.shape.longest)
      let component = specification.components[0]
      let rules = component.linterNames.filter { $0 != "gcppos1" && $0 != "gcppos2" }
      let kind = entry.lane.kind
      switch kind {
      case .text: #expect(component.characterSet == .cset82 && component.linterNames == [])
      case .digits, .fixedDigits: #expect(component.characterSet == .digits && rules == [])
      case .checkedDigits: #expect(component.characterSet == .digits && rules == ["csum"])
      case .date: #expect(component.description == "N6,yymmd0")
      default: continue
      }
      #expect(specification.components.count == 1)
      #expect(entry.lane.longest == UInt(entry.shape.longest))
      let isOfAnyLength = kind == .text || kind == .digits
      #expect(specification.length.lowerBound == (isOfAnyLength ? 1 : specification.length.upperBound))
    }
  }
}
