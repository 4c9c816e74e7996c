import GS1
import RegKit
import Testing

@Suite struct PBUMKUTests {
  @Test("the table is read both ways and says the same")
  func roundTrip() throws {
    let rulebook = try Rulebook.shared()
    let entries = PBUMKU.entries(under: rulebook)
    #expect(entries.count == 6)
    for entry in entries {
      let there = try #require(
        PBUMKU.lookUp(.init(commodity: entry.commodity, stage: entry.stage), under: rulebook)?.entry)
      let back = try #require(PBUMKU.lookUp(.init(name: there.name.uppercased()), under: rulebook)?.entry)
      #expect(back.name == entry.name && back.stage == entry.stage && back.commodity == entry.commodity)
    }
  }

  @Test("a business is shown the PB-UMKU of the commodities its KBLI code may register")
  func byKBLI() throws {
    let rulebook = try Rulebook.shared()
    for code in KBLI.entries(under: rulebook).map({ $0.code }) {
      let commodities = try #require(KBLI.entry(code, under: rulebook)).commodities
      let shown = PBUMKU.entries(kbli: code, under: rulebook)
      #expect(Set(shown.map { $0.commodity }) == Set(commodities))
      #expect(shown.count == commodities.count * 2)
    }
    #expect(PBUMKU.entries(kbli: "", under: rulebook).isEmpty)
  }

  @Test("a name that is no PB-UMKU is refused with the nearest one")
  func slip() throws {
    let answer = try #require(PBUMKU.lookUp(.init(name: "Ijin Edar Obat Kuasi"), under: try .shared()))
    #expect(answer.entry == nil)
    #expect(answer.verdict.findings.map { $0.expected } == ["Izin Edar Obat Kuasi?"])
    #expect(answer.verdict.outcome == .refused)
  }

  @Test("before the guide was in use nothing is looked up")
  func early() throws {
    let day = CalendarDay(2023, 3, 14)
    let rulebook = try Rulebook.shared()
    #expect(PBUMKU.entries(under: rulebook, asOf: day).isEmpty)
    #expect(PBUMKU.lookUp(.init(name: "Izin Edar Obat Kuasi"), under: rulebook, asOf: day)?.entry == nil)
    #expect(PBUMKU.entries(under: rulebook, asOf: CalendarDay(2023, 3, 15)).count == 6)
  }
}
