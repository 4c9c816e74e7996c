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
        "line 7: <edition> from: found 22/2022 from 2022-10-04, while 33/2018 is in force, "
          + "expected editions of barcode that follow each other"
      ])
    let late = try Fixture.table("perbpom-22-2022.xml").replacing(#"from="2022-10-05""#, by: #"from="2022-10-06""#)
    #expect(
      try messages(adding: late) == [
        "line 7: <edition> from: found 2022-10-06, "
          + "expected 2022-10-05, the day from which 33/2018 no longer applies"
      ])
    let long = try Fixture.table("perbpom-33-2018.xml").replacing(#"until="2022-10-05""#, by: #"until="2022-10-06""#)
    #expect(
      try messages(adding: long) == [
        "line 6: <edition> until: found 33/2018 until 2022-10-06, while 22/2022 is in force from 2022-10-05, "
          + "expected editions of barcode that follow each other"
      ])
    let endless = try Fixture.table("perbpom-33-2018.xml").replacing(#"until="2022-10-05""#, by: "")
    #expect(
      try messages(adding: endless) == [
        "line 6: <edition> until: found 33/2018 without an end, while 22/2022 is in force from 2022-10-05, "
          + "expected editions of barcode that follow each other"
      ])
  }

  @Test("a third edition beside one that has no end is refused")
  func thirdEdition() throws {
    let third = try Fixture.table("perbpom-22-2022.xml").replacing(#"id="22/2022""#, by: #"id="9/2027""#)
      .replacing(#"from="2022-10-05""#, by: #"from="2027-01-01""#)
      .replacing(#"previous="33/2018""#, by: "")
    #expect(
      try messages(adding: third) == [
        "line 7: <edition> from: found 9/2027 from 2027-01-01, while 22/2022 is in force, "
          + "expected editions of barcode that follow each other"
      ])
  }

  @Test("a subject has one base edition, no more and no fewer")
  func baseEditions() throws {
    let second = try Fixture.table("perbpom-22-2022.xml").replacing(#"base="false""#, by: #"base="true""#)
    #expect(
      try messages(adding: second) == [
        "line 7: <edition> base: found two base editions, 33/2018 and 22/2022, "
          + "expected one base edition for each subject"
      ])
    let none = try Fixture.table("sinkarkes-2023.xml").replacing(#"base="true""#, by: #"base="false""#)
    #expect(
      try messages(adding: none) == [
        "line 6: <edition> base: found no base edition of sinkarkes, expected one base edition for each subject"
      ])
  }

  @Test("an edition that another is to name, or to follow, has to be loaded")
  func unknownEditions() throws {
    let table = try Fixture.table("sinkarkes-2023.xml").replacing(
      #"base="true""#, by: #"base="true" previous="sinkarkes-2019" superseded-by="asrot-oss-2023""#)
    #expect(
      try messages(adding: table) == [
        #"line 6: <edition> previous: found "sinkarkes-2019", expected the id of a loaded edition of the same subject"#,
        #"line 6: <edition> superseded-by: found "asrot-oss-2023", "#
          + "expected the id of a loaded edition of the same subject",
      ])
  }

  @Test(
    "an edition and the one that took its place name each other",
    arguments: [
      (
        "perbpom-33-2018.xml", #" superseded-by="22/2022""#, "",
        #"line 6: <edition> superseded-by: found nothing, expected "22/2022", which names 33/2018 as previous"#
      ),
      (
        "perbpom-33-2018.xml", #"superseded-by="22/2022""#, #"superseded-by="22/2023""#,
        #"line 6: <edition> superseded-by: found "22/2023", expected "22/2022", which names 33/2018 as previous"#
      ),
      (
        "perbpom-22-2022.xml", #" previous="33/2018""#, "",
        #"line 7: <edition> previous: found nothing, expected "33/2018", which is superseded by 22/2022"#
      ),
      (
        "perbpom-22-2022.xml", #"previous="33/2018""#, #"previous="32/2018""#,
        #"line 7: <edition> previous: found "32/2018", expected "33/2018", which is superseded by 22/2022"#
      ),
    ])
  func links(file: String, old: String, new: String, problem: String) throws {
    #expect(try messages(adding: try Fixture.table(file).replacing(old, by: new)) == [problem])
  }

  @Test("an edition that names one which names another, or none, is refused itself")
  func linkOfOneSide() throws {
    let third = try next("previous=\"33/2018\"")
    #expect(
      try messages(adding: third).contains(
        #"line 7: <edition> previous: found "33/2018", expected an edition superseded by 9/2027; "#
          + "33/2018 is superseded by 22/2022"))
    let second = try next("previous=\"22/2022\"")
    #expect(
      try messages(adding: second).contains(
        #"line 7: <edition> previous: found "22/2022", expected an edition superseded by 9/2027; 22/2022 names none"#))
    let backwards = try Fixture.table("perbpom-33-2018.xml").replacing(
      #"superseded-by="22/2022""#, by: #"superseded-by="22/2022" previous="22/2022""#)
    #expect(
      try messages(adding: backwards) == [
        #"line 6: <edition> previous: found "22/2022", expected an edition superseded by 33/2018; 22/2022 names none"#,
        "line 6: <edition> from: found 2018-12-07, expected 33/2018 to begin after 22/2022",
      ])
  }

  /// An edition of 2027 made of 22/2022, with these attributes in place of `previous`.
  private func next(_ attributes: String) throws -> [UInt8] {
    try Fixture.table("perbpom-22-2022.xml").replacing(#"id="22/2022""#, by: #"id="9/2027""#)
      .replacing(#"from="2022-10-05""#, by: #"from="2027-01-01""#).replacing(#"previous="33/2018""#, by: attributes)
  }

  @Test("a new edition and the end of the old one are added together, and a problem says in which table it is")
  func severalTables() throws {
    let rulebook = try rulebook()
    let ended = try Fixture.table("perbpom-22-2022.xml").replacing(
      #"previous="33/2018""#, by: #"previous="33/2018" until="2027-01-01" superseded-by="9/2027""#)
    let new = try next("previous=\"22/2022\"")
    for tables in [[ended, new], [new, ended]] {
      let updated = try rulebook.adding(tables: tables)
      #expect(updated.editions.filter { $0.subject == .barcode }.map { $0.id } == ["33/2018", "22/2022", "9/2027"])
    }
    #expect(try rulebook.editions(adding: [new, ended]).map { $0.id } == ["9/2027", "22/2022"])
    #expect(throws: TableError.self) { try rulebook.adding(tables: [ended]) }
    #expect(throws: TableError.self) { try rulebook.adding(tables: [new]) }

    func problems(_ tables: [[UInt8]]) -> [String] {
      do throws(TableError) {
        _ = try rulebook.adding(tables: tables)
        return []
      } catch {
        return error.problems.map { "\($0.table) \($0)" }
      }
    }
    let late = try new.replacing(#"from="2027-01-01""#, by: #"from="2027-01-03""#)
    #expect(
      problems([ended, late]) == [
        "1 line 7: <edition> from: found 2027-01-03, expected 2027-01-01, the day from which 22/2022 no longer applies"
      ])
    #expect(
      problems([late, ended]) == [
        "1 line 7: <edition> until: found 2027-01-01, expected 2027-01-03, the first day of 9/2027"
      ])
    #expect(
      problems([ended, ended]) == [
        #"1 line 7: <edition> id: found "22/2022" in two tables, expected one table for each edition"#,
        #"0 line 7: <edition> superseded-by: found "9/2027", expected the id of a loaded edition of the same subject"#,
        #"1 line 7: <edition> superseded-by: found "9/2027", expected the id of a loaded edition of the same subject"#,
      ])
    #expect(problems([ended, Array("<html/>".utf8)]) == ["1 line 1: <html>: found <html>, expected <edition>"])
    #expect(problems([]) == [])
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
