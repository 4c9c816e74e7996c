import GS1
import Testing

@testable import RegKit

@Suite struct RulebookTests {
  private func rulebook() throws -> Rulebook { try .embedded() }

  private func messages(adding table: [UInt8]) throws -> [String] {
    let rulebook = try rulebook()
    do throws(TableError) {
      _ = try rulebook.adding(table: table)
      return []
    } catch {
      return error.problems.map { $0.description }
    }
  }

  @Test("an edition is found by id and subject together")
  func editions() throws {
    let rulebook = try rulebook()
    #expect(rulebook.edition("33/2018", of: .barcode)?.id == "33/2018")
    #expect(rulebook.edition("33/2018", of: .asrot) == nil)
    #expect(rulebook.edition("", of: .barcode) == nil)
  }

  @Test("rules of one id come from every edition that has it")
  func rules() throws {
    let rulebook = try rulebook()
    #expect(rulebook.rules(id: "BARCODE.PRINT.SIZE").map { $0.edition } == ["33/2018", "22/2022"])
    #expect(rulebook.rules(id: "BARCODE.PRINT.BPOM_RI").map { $0.edition } == ["33/2018", "22/2022"])
    #expect(rulebook.rules(id: "BARCODE.SANCTION").map { $0.edition } == ["33/2018"])
    #expect(rulebook.rules(id: "barcode.print.size").isEmpty)
    #expect(rulebook.nearestRuleID(to: "BARCODE.PRINT.SIZ") == "BARCODE.PRINT.SIZE")
    #expect(rulebook.nearestRuleID(to: "HALAL") == nil)
  }

  @Test("editions of one subject that share a day are refused")
  func overlappingEditions() throws {
    let early = try Fixture.table("perbpom-22-2022.xml").replacing(#"from="2022-10-05""#, by: #"from="2022-10-04""#)
    #expect(
      try messages(adding: early) == [
        "line 1: <edition> from: found 22/2022 from 2022-10-04, while 33/2018 is in force, "
          + "expected editions of barcode that follow each other"
      ])
    let late = try Fixture.table("perbpom-22-2022.xml").replacing(#"from="2022-10-05""#, by: #"from="2022-10-06""#)
    #expect(try messages(adding: late) == [])
  }

  @Test("a third edition beside one that has no end is refused")
  func thirdEdition() throws {
    let third = try Fixture.table("perbpom-22-2022.xml").replacing(#"id="22/2022""#, by: #"id="9/2027""#)
      .replacing(#"from="2022-10-05""#, by: #"from="2027-01-01""#)
    #expect(
      try messages(adding: third) == [
        "line 1: <edition> from: found 9/2027 from 2027-01-01, while 22/2022 is in force, "
          + "expected editions of barcode that follow each other"
      ])
  }

  @Test("a subject has one base edition, no more and no fewer")
  func baseEditions() throws {
    let second = try Fixture.table("perbpom-22-2022.xml").replacing(#"base="false""#, by: #"base="true""#)
    #expect(
      try messages(adding: second) == [
        "line 1: <edition> base: found two base editions, 33/2018 and 22/2022, "
          + "expected one base edition for each subject"
      ])
    let none = try Fixture.table("sinkarkes-2023.xml").replacing(#"base="true""#, by: #"base="false""#)
    #expect(
      try messages(adding: none) == [
        "line 1: <edition> base: found no base edition of sinkarkes, expected one base edition for each subject"
      ])
  }

  @Test("the edition before has to be loaded")
  func previous() throws {
    let table = try Fixture.table("perbpom-22-2022.xml").replacing(#"previous="33/2018""#, by: #"previous="32/2018""#)
    #expect(
      try messages(adding: table) == [
        #"line 1: <edition> previous: found "32/2018", expected the id of a loaded edition of the same subject"#
      ])
  }

  @Test("the edition of the day answers, the base edition when no day is named, the named one always")
  func choice() throws {
    let rulebook = try rulebook()
    func edition(_ id: String?, _ day: CalendarDay?) -> String? {
      Print.assess(
        Print.Facts(widthCentimetres: 1, heightCentimetres: 1), under: rulebook, edition: id, asOf: day)?.edition.id
    }
    #expect(edition(nil, nil) == "33/2018")
    #expect(edition(nil, CalendarDay(2018, 12, 6)) == "33/2018")
    #expect(edition(nil, CalendarDay(2018, 12, 7)) == "33/2018")
    #expect(edition(nil, CalendarDay(2022, 10, 4)) == "33/2018")
    #expect(edition(nil, CalendarDay(2022, 10, 5)) == "22/2022")
    #expect(edition(nil, CalendarDay(9999, 12, 31)) == "22/2022")
    #expect(edition("33/2018", CalendarDay(2026, 1, 1)) == "33/2018")
    #expect(edition("22/2022", nil) == "22/2022")
    #expect(edition("asrot-oss-2023", nil) == "33/2018", "an edition of another subject chooses nothing here")
  }

  @Test("a superseded edition asked for by name answers as on its last day; before its first day it says when it began")
  func superseded() throws {
    let rulebook = try rulebook()
    let facts = Print.Facts(widthCentimetres: 1, heightCentimetres: 1)
    let after = Print.assess(facts, under: rulebook, edition: "33/2018", asOf: CalendarDay(2026, 1, 1))
    #expect(after?.outcome == .allowed)
    let before = Print.assess(facts, under: rulebook, asOf: CalendarDay(2018, 12, 6))
    #expect(before?.outcome == .undetermined)
    #expect(before?.ruleIDs == ["BARCODE.EFFECTIVE"])
  }

  @Test("a rulebook with a changed limit answers by it, and the old one as before")
  func changedLimit() throws {
    let old = try rulebook()
    let new = try old.adding(
      table: Fixture.table("perbpom-22-2022.xml").replacing(#"min-cm="0.6""#, by: #"min-cm="0.8""#))
    let facts = Print.Facts(widthCentimetres: 0.7, heightCentimetres: 0.8)
    #expect(Print.assess(facts, under: new, edition: "22/2022")?.outcome == .refused)
    #expect(Print.assess(facts, under: old, edition: "22/2022")?.outcome == .allowed)
    #expect(Print.assess(facts, under: new, edition: "33/2018")?.outcome == .allowed)
  }

  @Test("the description lists every edition and rule")
  func description() throws {
    let rulebook = try rulebook()
    let ask = try Described(rulebook.json(in: .indonesian))
    #expect(ask.editions == rulebook.editions.map { $0.id })
    #expect(ask.rules == rulebook.editions.flatMap { $0.rules.map { $0.id } })
  }

  @Test("without a day an edition answers with its last rows, whatever their order in the table")
  func rowsWithoutDay() throws {
    let rulebook = try Rulebook.shared()
    let old = try #require(rulebook.edition("33/2018", of: .barcode))
    #expect(Verdict.Context(edition: old, day: nil).rowDay == CalendarDay(2022, 10, 4))
    let current = try #require(rulebook.edition("22/2022", of: .barcode))
    #expect(Verdict.Context(edition: current, day: nil).rowDay == .last)
    let day = try #require(CalendarDay(2020, 1, 1))
    #expect(Verdict.Context(edition: old, day: day).rowDay == day)
    let later = try #require(CalendarDay(2023, 1, 1))
    #expect(Verdict.Context(edition: old, day: later).rowDay == CalendarDay(2022, 10, 4))
  }
}
