import GS1
import RegKit
import Testing

@Suite struct KBLITests {
  @Test(
    "a code is five ASCII digits",
    arguments: [
      ("21022", true), ("00000", true), ("2102", false), ("210222", false), ("2102A", false), ("", false),
      ("２１０２２", false), ("٢١٠٢٢", false), (" 2102", false), ("21\u{0}22", false), ("-1022", false), ("é1022", false),
    ])
  func isCode(text: String, isCode: Bool) {
    #expect(KBLI.isCode(text) == isCode)
  }

  @Test("the list has eleven codes, in ascending order")
  func entries() throws {
    let codes = KBLI.entries(under: try .shared()).map { $0.code }
    #expect(
      codes == ["10799", "11040", "11090", "21012", "21022", "46334", "46339", "46441", "46442", "47723", "47999"])
  }

  @Test("a line has what the guide prints")
  func entry() throws {
    let entry = try #require(KBLI.entry("46441", under: try .shared()))
    #expect(entry.name == "Pedagang Besar Farmasi Untuk Manusia")
    #expect(entry.kind == "Importir")
    #expect(entry.commodities == ["obat_tradisional", "suplemen_kesehatan", "obat_kuasi"])
    #expect(entry.rule.id == "ASROT.KBLI.46441")
    #expect(KBLI.entry("46440", under: try .shared()) == nil)
  }

  @Test("filters narrow the list together")
  func filters() throws {
    let rulebook = try Rulebook.shared()
    #expect(KBLI.entries(kind: "Importir", under: rulebook).count == 6)
    #expect(KBLI.entries(kind: "importir", under: rulebook).isEmpty)
    #expect(KBLI.entries(commodity: "obat_kuasi", kind: "Importir", under: rulebook).count == 4)
  }

  @Test("before the first day of the guide the list is empty")
  func before() throws {
    let rulebook = try Rulebook.shared()
    #expect(KBLI.entries(under: rulebook, asOf: CalendarDay(2023, 3, 14)).isEmpty)
    #expect(KBLI.entries(under: rulebook, asOf: CalendarDay(2023, 3, 15)).count == 11)
    #expect(KBLI.entry("21022", under: rulebook, asOf: CalendarDay(2023, 3, 14)) == nil)
  }
}
