import GS1
import Testing

@Suite struct SSCCTests {
  @Test("check digits are those of independent libraries")
  func vectors() {
    for vector in checkDigitVectors where vector.full.utf8.count == 18 {
      #expect(SSCC(vector.full)?.description == vector.full)
      #expect(SSCC(body: vector.body) == SSCC(vector.full))
      #expect(SSCC(vector.body) == nil && SSCC(body: vector.full) == nil)
    }
  }

  @Test("of ten check digits one is right")
  func wrong() {
    for vector in checkDigitVectors where vector.full.utf8.count == 18 {
      #expect((0...9).filter { SSCC(vector.body + "\($0)") != nil }.count == 1)
    }
  }

  @Test(
    "what is none",
    arguments: [
      "", "0", "00000000000000000", "0000000000000000000", "00000000000000000A", "00000000000000000 ",
      "A00000000000000000",
    ])
  func refused(_ text: String) {
    #expect(SSCC(text) == nil)
  }

  @Test("they sort by number")
  func order() throws {
    let low = try #require(SSCC("000000000000000000"))
    #expect(low < (try #require(SSCC(body: "00000000000000001"))))
  }
}
