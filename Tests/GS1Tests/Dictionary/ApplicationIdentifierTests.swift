import GS1
import Testing

@Suite struct ApplicationIdentifierTests {
  @Test(
    "two to four digits make an identifier and print as they were",
    arguments: ["00", "01", "010", "0100", "10", "99", "235", "3103", "8030", "9999"])
  func digits(_ text: String) throws {
    let ai = try #require(ApplicationIdentifier(text))
    #expect(ai.description == text)
    #expect(ai.digitCount == text.utf8.count)
    #expect(ai.number == Int(text))
    #expect(ApplicationIdentifier(number: ai.number, digitCount: ai.digitCount) == ai)
  }

  @Test("anything else is refused", arguments: ["", "0", "00000", "1a", " 01", "01 ", "-1", "١٢", "(01)", "0\u{0}"])
  func refused(_ text: String) {
    #expect(ApplicationIdentifier(text) == nil)
  }

  @Test(
    "a number must fit its digits",
    arguments: [(100, 2), (-1, 2), (1000, 3), (10000, 4), (1, 1), (1, 5), (1, 0), (Int.max, 4), (Int.min, 3)])
  func numbers(_ number: Int, _ digitCount: Int) {
    #expect(ApplicationIdentifier(number: number, digitCount: digitCount) == nil)
  }

  @Test("leading zeros count")
  func leadingZeros() {
    #expect(ApplicationIdentifier("01") != ApplicationIdentifier("001"))
    #expect(ApplicationIdentifier("01") == .gtin)
  }

  @Test("identifiers sort as their texts")
  func order() {
    let texts = ["8030", "01", "3103", "010", "99", "0100", "00", "310", "31"]
    #expect(texts.compactMap { ApplicationIdentifier($0) }.sorted().map(\.description) == texts.sorted())
  }

  @Test("the named identifiers have the titles they are named for")
  func names() {
    let names: [(ApplicationIdentifier, String, String)] = [
      (.sscc, "00", "SSCC"), (.gtin, "01", "GTIN"), (.content, "02", "CONTENT"), (.madeToOrderGTIN, "03", "MTO GTIN"),
      (.batch, "10", "BATCH/LOT"), (.productionDate, "11", "PROD DATE"), (.packagingDate, "13", "PACK DATE"),
      (.bestBefore, "15", "BEST BEFORE or BEST BY"), (.expiry, "17", "USE BY or EXPIRY"), (.serial, "21", "SERIAL"),
      (.count, "37", "COUNT"), (.internal90, "90", "INTERNAL"), (.internal91, "91", "INTERNAL"),
      (.internal92, "92", "INTERNAL"), (.digitalSignature, "8030", "DIGSIG"),
    ]
    for (ai, text, title) in names {
      #expect(ai.description == text)
      #expect(ai.title == title)
    }
  }
}
