import GS1
import RegKit
import Testing

@Suite struct CodeIssueTests {
  private func answer(
    _ requested: String?, issued: String? = nil, today: String? = nil, holidays: [String]? = []
  ) throws -> CodeIssue.Answer {
    let calendar = holidays.map { WorkingCalendar(holidays: $0.compactMap { CalendarDay(iso: $0) }) }
    let facts = CodeIssue.Facts(
      requested: requested.flatMap { CalendarDay(iso: $0) }, issued: issued.flatMap { CalendarDay(iso: $0) },
      calendar: calendar, today: today.flatMap { CalendarDay(iso: $0) })
    return try #require(CodeIssue.assess(facts, under: try .shared()))
  }

  @Test(
    "the fifth working day after the request is the last",
    arguments: [
      ("2023-01-06", "2023-01-13"), ("2023-01-07", "2023-01-13"), ("2023-01-08", "2023-01-13"),
      ("2023-01-09", "2023-01-16"), ("2024-02-23", "2024-03-01"), ("2023-12-29", "2024-01-05"),
    ])
  func due(requested: String, due: String) throws {
    let answer = try answer(requested)
    #expect(answer.due?.description == due)
    #expect(answer.verdict.outcome == .allowed)
    #expect(!answer.verdict.isAmbiguous)
  }

  @Test("holidays of the host move the day, those on a weekend do not")
  func holidays() throws {
    #expect(try answer("2023-01-18", holidays: ["2023-01-22", "2023-01-23"]).due?.description == "2023-01-26")
    #expect(try answer("2023-01-18", holidays: ["2023-01-22"]).due?.description == "2023-01-25")
  }

  @Test("codes on the last day are in time, in doubt; a day later they are late")
  func issued() throws {
    let early = try answer("2023-01-06", issued: "2023-01-12")
    #expect(early.punctuality == .onTime)
    #expect(!early.verdict.isAmbiguous)
    let last = try answer("2023-01-06", issued: "2023-01-13")
    #expect(last.punctuality == .onTime)
    #expect(last.verdict.isAmbiguous, "counting the day of the request, the fifth was the day before")
    let late = try answer("2023-01-06", issued: "2023-01-14", today: "2023-01-10")
    #expect(late.punctuality == .late, "what was done counts, not the day it is looked at")
    #expect(late.verdict.outcome == .refused)
    #expect(try answer("2023-01-06", today: "2023-01-14").punctuality == .overdue)
    #expect(try answer("2023-01-06", today: "2023-01-12").punctuality == .notYetOverdue)
  }

  @Test("the request is needed, and the end of the calendar leaves the question open")
  func missing() throws {
    #expect(try answer(nil, issued: "2023-01-14").verdict.missing == ["application_date"])
    #expect(try answer("9999-12-31").verdict.outcome == .undetermined)
  }

  @Test("named tables are told day by day with their decree")
  func tables() throws {
    let rulebook = try Rulebook.shared()
    let national = try #require(rulebook.holidayTable("libur_nasional_2023"))
    let leave = try #require(rulebook.holidayTable("cuti_bersama_2023"))
    let requested = CalendarDay(2023, 4, 18)
    func answer(_ calendar: WorkingCalendar) throws -> CodeIssue.Answer {
      try #require(CodeIssue.assess(.init(requested: requested, calendar: calendar), under: rulebook))
    }
    let both = try answer(WorkingCalendar(tables: [national, leave]))
    #expect(both.due?.description == "2023-05-03", "1 May is a holiday")
    #expect(
      both.verdict.ruleIDs == ["BARCODE.ISSUE.5WD", "KALENDER.LIBUR_NASIONAL.2023", "KALENDER.CUTI_BERSAMA.2023"])
    #expect(both.verdict.findings[1].found?.hasSuffix("2023-05-01 Hari Buruh Internasional") == true)
    #expect(!both.verdict.isAmbiguous)
    let without = try answer(WorkingCalendar(tables: [national, leave], keepsCutiBersama: false))
    #expect(without.due?.description == "2023-04-25")
    #expect(without.verdict.ruleIDs == ["BARCODE.ISSUE.5WD", "KALENDER.LIBUR_NASIONAL.2023"])
  }

  @Test("a count that runs into a year whose table was not named is left open and says so")
  func nextYear() throws {
    let rulebook = try Rulebook.shared()
    let calendar = WorkingCalendar(tables: [try #require(rulebook.holidayTable("libur_nasional_2023"))])
    let facts = CodeIssue.Facts(requested: CalendarDay(2023, 12, 28), calendar: calendar)
    let answer = try #require(CodeIssue.assess(facts, under: rulebook))
    #expect(answer.due?.description == "2024-01-04")
    #expect(answer.verdict.findings.last?.effect == .warns)
    #expect(answer.verdict.findings.last?.expected == "libur_nasional_2024")
    #expect(answer.verdict.outcome == .undetermined)
  }

  @Test("a code issued before it was asked for deserves a look")
  func issuedBefore() throws {
    let facts = CodeIssue.Facts(
      requested: CalendarDay(2023, 1, 6), issued: CalendarDay(2023, 1, 5), calendar: WorkingCalendar())
    let verdict = try #require(CodeIssue.assess(facts, under: .shared())).verdict
    #expect(verdict.findings.contains { $0.effect == .warns && $0.expected == "≥ 2023-01-06" })
  }
}
