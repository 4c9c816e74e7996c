import GS1
import Testing

@Suite struct GTINTests {
  @Test(
    "8, 12, 13 and 14 digits are one number",
    arguments: [
      ("12345670", "00000012345670"), ("036000291452", "00036000291452"), ("8991234567891", "08991234567891"),
      ("08991234567891", "08991234567891"),
    ])
  func lengths(_ text: String, _ expected: String) {
    #expect(GTIN(text)?.description == expected)
    #expect(GTIN(text) == GTIN(expected))
  }

  @Test(
    "anything else is refused",
    arguments: ["", "8991234567892", "123456", "1234567890", "089912345678911", "0899123456789A", "8 991234567891"])
  func refused(_ text: String) {
    #expect(GTIN(text) == nil)
  }

  @Test("they sort by number")
  func order() throws {
    #expect(try #require(GTIN("12345670")) < (try #require(GTIN("8991234567891"))))
  }

  @Test("check digits are those of independent libraries")
  func vectors() {
    for vector in checkDigitVectors where [8, 12, 13, 14].contains(vector.full.utf8.count) {
      #expect(GTIN(body: vector.body) == GTIN(vector.full))
      #expect(GTIN(vector.full)?.description.hasSuffix(vector.full) == true)
      #expect((0...9).filter { GTIN(vector.body + "\($0)") != nil }.count == 1)
    }
  }

  @Test(
    "a body of another length or with other characters has no check digit",
    arguments: ["", "123456", "12345678", "89912345678A", "08991234567891"])
  func bodies(_ text: String) {
    #expect(GTIN(body: text) == nil)
  }
}
