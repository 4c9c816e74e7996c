public import GS1

/// By when BPOM issues the codes a company has asked for.
///
/// Source: Pasal 10 ayat (1) of Peraturan BPOM 33/2018, "paling lama 5 (lima) hari kerja terhitung sejak permohonan
/// diajukan". The day of the request does not count, the fifth working day after it is the last one in time.
public enum CodeIssue {
  /// What is known of the request; nil is unknown.
  public struct Facts: Sendable {
    public var requested: CalendarDay?
    /// The day the codes came; nil while they have not.
    public var issued: CalendarDay?
    /// The calendar to count by; without one only Saturdays and Sundays are left out, and the verdict says so.
    public var calendar: WorkingCalendar?
    /// The day on which codes that have not come are looked at.
    public var today: CalendarDay?

    public init(
      requested: CalendarDay? = nil, issued: CalendarDay? = nil, calendar: WorkingCalendar? = nil,
      today: CalendarDay? = nil
    ) {
      self.requested = requested
      self.issued = issued
      self.calendar = calendar
      self.today = today
    }
  }

  /// The verdict with the day it found.
  public struct Answer: Sendable, Judged {
    public internal(set) var verdict: Verdict
    /// The last day in time.
    public internal(set) var due: CalendarDay?
    public internal(set) var punctuality: Punctuality?
  }

  /// Finds the last day, and where the facts say so whether it was kept.
  public static func assess(
    _ facts: Facts, under rulebook: Rulebook, edition: String? = nil, asOf day: CalendarDay? = nil
  ) -> Answer? {
    rulebook.answer(on: .barcode, edition: edition, asOf: day) { assess(facts, in: $0) }
  }

  private static func assess(_ facts: Facts, in context: Verdict.Context) -> Answer {
    var answer = Answer(verdict: Verdict(context))
    guard context.coversDay else {
      answer.verdict.leaveUncovered()
      return answer
    }
    guard let row = context.workingDays(of: .codeIssue) else {
      answer.verdict.leaveOpen()
      return answer
    }
    guard let requested = facts.requested else {
      answer.verdict.miss("application_date", for: row.rule)
      return answer
    }
    let calendar = facts.calendar ?? WorkingCalendar()
    guard let due = calendar.day(row.content.days, after: requested) else {
      answer.verdict.leaveOpen()
      return answer
    }
    answer.due = due
    answer.punctuality = Punctuality(done: facts.issued, today: facts.today, due: due)
    let found = facts.issued ?? facts.today
    // Counting the day of the request as the first would end a day earlier: on the last day the readings part.
    answer.verdict.add(
      Finding(
        answer.punctuality?.isMissed == true ? .blocks : .informs, row.rule,
        subject: facts.issued == nil ? "application_date" : "issued_date",
        found: found?.description, expected: "≤ \(due)", isAmbiguous: found == due))
    if let issued = facts.issued, issued < requested {
      answer.verdict.add(
        Finding(.warns, row.rule, subject: "issued_date", found: issued.description, expected: "≥ \(requested)"))
    }
    answer.verdict.explain(facts.calendar, from: requested, to: due, under: row.rule)
    return answer
  }
}
