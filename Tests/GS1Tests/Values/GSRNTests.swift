import GS1
import Testing

@Suite struct GSRNTests {
  @Test("check digits are those of independent libraries")
  func vectors() {
    for vector in checkDigitVectors where vector.full.utf8.count == 18 {
      #expect(GSRN(vector.full)?.description == vector.full)
      #expect(GSRN(body: vector.body) == GSRN(vector.full))
      #expect(GSRN(vector.body) == nil && GSRN(body: vector.full) == nil)
    }
  }

  @Test("of ten check digits one is right")
  func wrong() {
    for vector in checkDigitVectors where vector.full.utf8.count == 18 {
      #expect((0...9).filter { GSRN(vector.body + "\($0)") != nil }.count == 1)
    }
  }

  @Test(
    "what is none",
    arguments: [
      "", "0", "00000000000000000", "0000000000000000000", "00000000000000000A", "00000000000000000 ",
      "A00000000000000000",
    ])
  func refused(_ text: String) {
    #expect(GSRN(text) == nil)
  }

  @Test("they sort by number")
  func order() throws {
    let low = try #require(GSRN("000000000000000000"))
    #expect(low < (try #require(GSRN(body: "00000000000000001"))))
  }
}
