import GS1
import RegKit
import Testing

@Suite struct GlossaryTests {
  @Test("the manual's seventeen abbreviations and the regulation's eighteen definitions are there")
  func entries() throws {
    let entries = Glossary.entries(under: try .shared())
    #expect(entries.filter { $0.rule.id == "ESERT.GLOSSARY" }.count == 17)
    #expect(entries.filter { $0.rule.id.hasPrefix("BARCODE.DEF.") }.count == 18)
    #expect(Set(entries.map { $0.term.lowercased() }).count == entries.count)
  }

  @Test("a definition is the words of its article, and no more")
  func definitions() throws {
    for entry in Glossary.entries(under: try .shared()) where entry.rule.id.hasPrefix("BARCODE.DEF.") {
      #expect(entry.rule.quote.hasSuffix(entry.meaning + "."), "\(entry.term)")
      #expect(entry.rule.quote.contains(entry.term), "\(entry.term)")
    }
  }

  @Test("capital letters and blanks do not matter, other words do")
  func meanings() throws {
    let rulebook = try Rulebook.shared()
    #expect(
      Glossary.meanings(of: "cpotb", under: rulebook).map { $0.meaning } == [
        "Cara Pembuatan Obat Tradisional Yang Baik"
      ])
    #expect(Glossary.meanings(of: " Qr  code ", under: rulebook).count == 1)
    #expect(Glossary.meanings(of: "", under: rulebook).isEmpty)
    #expect(Glossary.meanings(of: String(repeating: "x", count: 1_000_000), under: rulebook).isEmpty)
  }

  @Test("an edition explains nothing before it began, and goes on when another has replaced it")
  func days() throws {
    let rulebook = try Rulebook.shared()
    #expect(Glossary.meanings(of: "Izin Edar", under: rulebook, asOf: CalendarDay(2018, 12, 6)).isEmpty)
    #expect(Glossary.meanings(of: "Izin Edar", under: rulebook, asOf: CalendarDay(2026, 1, 1)).count == 1)
  }

  @Test("an unknown term gets the nearest known one")
  func unknown() throws {
    let ask = try Ask(#"{"area":"glossary","inputs":{"term":"CPOTP"}}"#)
    #expect(ask.code == "unknown_value")
    #expect(ask.problems.first?["suggestion"] as? String == "CPOTB")
  }
}
