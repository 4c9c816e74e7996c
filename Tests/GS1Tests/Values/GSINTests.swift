import GS1
import Testing

@Suite struct GSINTests {
  @Test("check digits are those of independent libraries")
  func vectors() {
    for vector in checkDigitVectors where vector.full.utf8.count == 17 {
      #expect(GSIN(vector.full)?.description == vector.full)
      #expect(GSIN(body: vector.body) == GSIN(vector.full))
      #expect(GSIN(vector.body) == nil && GSIN(body: vector.full) == nil)
    }
  }

  @Test("of ten check digits one is right")
  func wrong() {
    for vector in checkDigitVectors where vector.full.utf8.count == 17 {
      #expect((0...9).filter { GSIN(vector.body + "\($0)") != nil }.count == 1)
    }
  }

  @Test(
    "what is none",
    arguments: [
      "", "0", "0000000000000000", "000000000000000000", "0000000000000000A", "0000000000000000 ", "A0000000000000000",
    ])
  func refused(_ text: String) {
    #expect(GSIN(text) == nil)
  }

  @Test("they sort by number")
  func order() throws {
    let low = try #require(GSIN("00000000000000000"))
    #expect(low < (try #require(GSIN(body: "0000000000000001"))))
  }
}
