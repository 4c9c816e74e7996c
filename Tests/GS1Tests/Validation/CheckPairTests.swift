import Testing

@testable import GS1

@Suite struct CheckPairTests {
  // "1987654Ad4X4bL5ttr2310c2K" is the example of the GS1 General Specifications, "Check character calculation (for alphanumeric keys)".
  @Test(
    "check character pairs",
    arguments: [
      ("1987654Ad4X4bL5ttr2310c", "2K"), ("", "22"), ("!", "22"), ("!!", "22"), ("12345678901234567890123", "NT"),
    ])
  func vectors(_ text: String, _ pair: String) {
    #expect(CheckPair.pair(of: text) == pair)
    #expect(Linter.csumalpha.fault(in: text + pair) == nil)
    let bytes = Array(text.utf8)
    let found = CheckPair.pair(of: bytes.span)
    #expect(found.map { [$0.first, $0.second] } == Array(pair.utf8))
    let whole = bytes + Array(pair.utf8)
    let isValid = CheckPair.isValid(whole.span)
    #expect(isValid)
  }

  @Test("a character outside CSET 82 or too long a text has no pair")
  func refused() {
    #expect(CheckPair.pair(of: "12 34") == nil)
    #expect(CheckPair.pair(of: "é") == nil)
    #expect(CheckPair.pair(of: String(repeating: "1", count: 97)) != nil)
    #expect(CheckPair.pair(of: String(repeating: "1", count: 98)) == nil)
  }

  @Test("a wrong pair is found with the right one")
  func wrong() {
    let fault = Linter.csumalpha.fault(in: "1987654Ad4X4bL5ttr2310cXK")
    #expect(fault == Fault(.wrongCheckPair, at: 23, length: 2, detail: 0x324B))
    #expect(Linter.csumalpha.fault(in: "33")?.code == .wrongCheckPair)
    #expect(Linter.csumalpha.fault(in: "2")?.code == .wrongCheckPair)
    #expect(Linter.csumalpha.fault(in: "")?.code == .wrongCheckPair)
  }

  @Test("the two characters of a pair take all 32 characters and no other")
  func alphabet() {
    var seen = Set<Character>()
    for first in 0..<82 {
      for second in 0..<40 {
        let set = Array("!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz")
        seen.formUnion(CheckPair.pair(of: String([set[first], set[second * 2]])) ?? "")
      }
    }
    #expect(seen == Set("23456789ABCDEFGHJKLMNPQRSTUVWXYZ"))
  }
}
