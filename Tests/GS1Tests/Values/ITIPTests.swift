import GS1
import Testing

@Suite struct ITIPTests {
  @Test("a GTIN, a piece and a total")
  func parts() throws {
    let gtin = try #require(GTIN("08991234567891"))
    let piece = try #require(ITIP("089912345678910205"))
    #expect(piece.gtin == gtin && piece.piece == 2 && piece.total == 5 && piece.description == "089912345678910205")
    #expect(piece == ITIP(gtin: gtin, piece: 2, total: 5))
    for (number, total) in [(0, 5), (6, 5), (1, 100), (-1, 5), (.min, .max)] {
      #expect(ITIP(gtin: gtin, piece: number, total: total) == nil)
    }
  }

  @Test(
    "what is none",
    arguments: [
      "", "089912345678910605", "089912345678910005", "089912345678920205", "08991234567891020", "08991234567891",
    ])
  func refused(_ text: String) {
    #expect(ITIP(text) == nil)
  }
}
