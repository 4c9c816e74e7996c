import GS1
import RegKit
import Testing

@Suite struct CodeRequestTests {
  private func answer(
    _ requested: String?, _ start: String?, holidays: [String]? = [], today: String? = nil, edition: String? = nil
  ) throws -> CodeRequest.Answer {
    let calendar = holidays.map { WorkingCalendar(holidays: $0.compactMap { CalendarDay(iso: $0) }) }
    let facts = CodeRequest.Facts(
      requested: requested.flatMap { CalendarDay(iso: $0) }, productionStart: start.flatMap { CalendarDay(iso: $0) },
      calendar: calendar, today: today.flatMap { CalendarDay(iso: $0) })
    return try #require(CodeRequest.assess(facts, under: try .shared(), edition: edition))
  }

  @Test(
    "ten working days ahead is enough, nine is not, and only ten is certain",
    arguments: [
      ("2023-01-02", 10, Outcome.allowed, false), ("2023-01-01", 10, .allowed, false),
      ("2022-12-31", 10, .allowed, false),
      ("2022-12-30", 11, .allowed, true), ("2023-01-03", 9, .refused, true), ("2023-01-13", 1, .refused, true),
      ("2023-01-16", 0, .refused, true), ("2023-01-17", -1, .refused, true), ("2020-01-02", 792, .allowed, true),
    ])
  func lead(requested: String, lead: Int, outcome: Outcome, isAmbiguous: Bool) throws {
    let answer = try answer(requested, "2023-01-16")
    #expect(answer.leadWorkingDays == lead)
    #expect(answer.due == CalendarDay(2023, 1, 2))
    #expect(answer.verdict.outcome == outcome)
    #expect(answer.verdict.isAmbiguous == isAmbiguous)
    #expect((answer.punctuality == .onTime) == (outcome == .allowed))
    #expect(answer.verdict.ruleIDs == ["BARCODE.REQUEST.10WD"])
  }

  @Test("the lead is enough exactly when the request is made by the last day, whatever the days of rest")
  func consistent() throws {
    var random = SeededRandom(seed: 10)
    let rulebook = try Rulebook.shared()
    let first = try #require(CalendarDay(2023, 1, 1))
    for _ in 0..<300 {
      let start = try #require(first.adding(days: Int.random(in: 40...360, using: &random)))
      let requested = try #require(start.adding(days: -Int.random(in: 5...35, using: &random)))
      let holidays = (0..<4).compactMap { _ in start.adding(days: -Int.random(in: 0...30, using: &random)) }
      let facts = CodeRequest.Facts(
        requested: requested, productionStart: start, calendar: WorkingCalendar(holidays: holidays))
      let answer = try #require(CodeRequest.assess(facts, under: rulebook))
      #expect((answer.punctuality == .onTime) == (requested <= (try #require(answer.due))), "\(requested) \(start)")
    }
  }

  @Test("without a calendar the answer says that only weekends were left out")
  func noCalendar() throws {
    let answer = try answer("2023-01-02", "2023-01-16", holidays: nil)
    #expect(answer.verdict.outcome == .allowed)
    #expect(answer.verdict.isAmbiguous)
    let finding = try #require(answer.verdict.findings.last)
    #expect(finding.effect == .warns)
    #expect(finding.subject == "holidays")
    #expect(finding.otherReading(in: .english)?.isEmpty == false)
  }

  @Test("a request not made is judged by the day it is looked at")
  func notMade() throws {
    #expect(try answer(nil, "2023-01-16").punctuality == nil)
    #expect(try answer(nil, "2023-01-16", today: "2023-01-02").punctuality == .notYetOverdue)
    let late = try answer(nil, "2023-01-16", today: "2023-01-03")
    #expect(late.punctuality == .overdue)
    #expect(late.verdict.outcome == .refused)
  }

  @Test("what is missing is named, and a day before the calendar leaves the question open")
  func missing() throws {
    #expect(try answer("2023-01-02", nil).verdict.missing == ["production_start"])
    #expect(try answer(nil, "0001-01-05").verdict.outcome == .undetermined)
    #expect(try answer(nil, "0001-01-05").due == nil)
  }

  @Test("22/2022 keeps the ten days, with the confidence of the agency's own page")
  func successor() throws {
    let answer = try answer("2023-01-03", "2023-01-16", edition: "22/2022")
    #expect(answer.verdict.outcome == .refused)
    #expect(answer.verdict.findings.first?.rule.confidence == .medium)
  }
}
