import RegKit
import Testing

@Suite struct FindingTests {
  private func rule(_ id: String) throws -> Rule { try #require(try Rulebook.shared().rules(id: id).first) }

  @Test("the message joins the rule to what was found and expected, in both languages")
  func message() throws {
    let rule = try rule("BARCODE.PRINT.SIZE")
    let both = Finding(.blocks, rule, subject: "width_cm", found: "0.5", expected: "≥ 0.6")
    #expect(
      both.message(in: .english)
        == "Each side of the 2D barcode is at least 0.6 cm [width_cm: found 0.5, expected ≥ 0.6]")
    #expect(
      both.message(in: .indonesian)
        == "Setiap sisi 2D Barcode paling sedikit 0,6 cm [width_cm: ditemukan 0.5, seharusnya ≥ 0.6]")
    #expect(
      Finding(.informs, rule, subject: "x", found: "1").message(in: .english)
        == "Each side of the 2D barcode is at least 0.6 cm [x: 1]")
    #expect(
      Finding(.informs, rule, subject: "x", expected: "2").message(in: .indonesian)
        == "Setiap sisi 2D Barcode paling sedikit 0,6 cm [x: seharusnya 2]")
    #expect(
      Finding(.informs, rule, subject: "x").message(in: .english) == "Each side of the 2D barcode is at least 0.6 cm")
  }

  @Test("a control character is shown as a sign wherever it stands, and no other is changed")
  func controlCharacters() throws {
    let rule = try rule("BARCODE.PRINT.SIZE")
    for code in UInt8(0)..<0x80 {
      let isControl = code < 0x20 || code == 0x7F
      let sign = Unicode.Scalar(code == 0x7F ? 0x241F : 0x2400 + UInt32(code)).map { String(Character($0)) } ?? ""
      for place in 0..<17 {
        let (head, tail) = (String(repeating: "a", count: place), String(repeating: "é", count: 17 - place))
        let own = String(Character(Unicode.Scalar(code)))
        let finding = Finding(.informs, rule, subject: "x", found: head + own + tail)
        #expect(finding.found == head + (isControl ? sign : own) + tail)
      }
    }
  }

  @Test("the other reading is given where the finding is ambiguous and the rule has one")
  func otherReading() throws {
    let colour = try rule("BARCODE.PRINT.COLOUR")
    #expect(Finding(.blocks, colour, subject: "ink").otherReading(in: .english) == nil)
    #expect(
      Finding(.blocks, colour, subject: "ink", isAmbiguous: true).otherReading(in: .english)
        == "\"or another colour\" can be read as the colour of the ink")
    #expect(
      Finding(.blocks, try rule("BARCODE.PRINT.SIZE"), subject: "x", isAmbiguous: true).otherReading(in: .english)
        == nil)
  }

  @Test("an ambiguous finding always has another reading to give")
  func everyAmbiguityIsExplained() throws {
    let gateway = try Gateway(.shared())
    for line in try Fixture.lines("situations.jsonl") {
      for finding in gateway.answer(line).verdict?.findings ?? [] where finding.isAmbiguous {
        for language in Language.allCases {
          #expect(finding.otherReading(in: language) != nil, "\(finding.rule.id): \(line)")
        }
      }
    }
  }
}
