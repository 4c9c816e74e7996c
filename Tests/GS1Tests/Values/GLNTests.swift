import GS1
import Testing

@Suite struct GLNTests {
  @Test("check digits are those of independent libraries")
  func vectors() {
    for vector in checkDigitVectors where vector.full.utf8.count == 13 {
      #expect(GLN(vector.full)?.description == vector.full)
      #expect(GLN(body: vector.body) == GLN(vector.full))
      #expect(GLN(vector.body) == nil && GLN(body: vector.full) == nil)
    }
  }

  @Test("of ten check digits one is right")
  func wrong() {
    for vector in checkDigitVectors where vector.full.utf8.count == 13 {
      #expect((0...9).filter { GLN(vector.body + "\($0)") != nil }.count == 1)
    }
  }

  @Test(
    "what is none",
    arguments: ["", "0", "000000000000", "00000000000000", "000000000000A", "000000000000 ", "A000000000000"])
  func refused(_ text: String) {
    #expect(GLN(text) == nil)
  }

  @Test("they sort by number")
  func order() throws {
    let low = try #require(GLN("0000000000000"))
    #expect(low < (try #require(GLN(body: "000000000001"))))
  }
}
