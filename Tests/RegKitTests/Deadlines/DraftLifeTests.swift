import GS1
import RegKit
import Testing

@Suite struct DraftLifeTests {
  private func answer(
    _ created: String?, submitted: String? = nil, today: String? = nil, holidays: [String]? = []
  ) throws -> DraftLife.Answer {
    let calendar = holidays.map { WorkingCalendar(holidays: $0.compactMap { CalendarDay(iso: $0) }) }
    let facts = DraftLife.Facts(
      created: created.flatMap { CalendarDay(iso: $0) }, submitted: submitted.flatMap { CalendarDay(iso: $0) },
      calendar: calendar, today: today.flatMap { CalendarDay(iso: $0) })
    return try #require(DraftLife.assess(facts, under: try .shared()))
  }

  @Test(
    "the guide's own date, 24 March 2023, comes of two days of making and of no other pair",
    arguments: [
      ("2023-03-17", [], "2023-03-24"), ("2023-03-15", ["2023-03-22", "2023-03-23"], "2023-03-24"),
      ("2023-03-17", ["2023-03-22", "2023-03-23"], "2023-03-28"), ("2023-03-17", ["2023-03-22"], "2023-03-27"),
      ("2023-03-15", [], "2023-03-22"),
    ])
  func guide(created: String, holidays: [String], deletion: String) throws {
    let answer = try answer(created, holidays: holidays)
    #expect(answer.deletedOn?.description == deletion)
    #expect(!answer.verdict.isAmbiguous)
    #expect(answer.isAlive == nil)
  }

  @Test("without a calendar the same day is one of two readings")
  func noCalendar() throws {
    let answer = try answer("2023-03-17", holidays: nil)
    #expect(answer.deletedOn?.description == "2023-03-24")
    #expect(answer.verdict.isAmbiguous)
    #expect(answer.verdict.outcome == .allowed)
  }

  @Test(
    "a draft is handed in before the day of deletion, on it only perhaps",
    arguments: [
      ("2023-02-10", Outcome.allowed, false), ("2023-02-12", .allowed, false), ("2023-02-13", .refused, true),
      ("2023-02-14", .refused, false),
    ])
  func submitted(day: String, outcome: Outcome, isAmbiguous: Bool) throws {
    for answer in [try answer("2023-02-06", submitted: day), try answer("2023-02-06", today: day)] {
      #expect(answer.verdict.outcome == outcome)
      #expect(answer.isAlive == (outcome == .allowed))
      #expect(answer.verdict.isAmbiguous == isAmbiguous)
    }
  }

  @Test("a draft handed in before it was made is no fact to judge by")
  func impossible() throws {
    let answer = try answer("2023-02-06", submitted: "2023-02-05")
    #expect(answer.verdict.outcome == .undetermined)
    #expect(answer.isAlive == nil)
    #expect(answer.verdict.findings.first?.effect == .warns)
  }

  @Test("the day of making is needed, and the end of the calendar leaves the question open")
  func missing() throws {
    #expect(try answer(nil, submitted: "2023-02-05").verdict.missing == ["created"])
    #expect(try answer("9999-12-30").verdict.outcome == .undetermined)
  }
}
