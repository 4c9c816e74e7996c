public import GS1

/// How long before production a company asks BPOM for its codes.
///
/// Source: Pasal 9 of Peraturan BPOM 33/2018, "paling lama 10 (sepuluh) hari kerja sebelum produksi dimulai". The words
/// say "at most", the purpose says "at least": BPOM takes up to five working days to issue the codes (Pasal 10). RegKit
/// reads at least ten, and marks every other lead than exactly ten as ambiguous.
///
/// Days are counted back from production: the last working day before it is the first.
public enum CodeRequest {
  /// What is known of the request; nil is unknown.
  public struct Facts: Sendable {
    public var requested: CalendarDay?
    /// The day production starts.
    public var productionStart: CalendarDay?
    /// The calendar to count by; without one only Saturdays and Sundays are left out, and the verdict says so.
    public var calendar: WorkingCalendar?
    /// The day on which a request not yet made is looked at.
    public var today: CalendarDay?

    public init(
      requested: CalendarDay? = nil, productionStart: CalendarDay? = nil, calendar: WorkingCalendar? = nil,
      today: CalendarDay? = nil
    ) {
      self.requested = requested
      self.productionStart = productionStart
      self.calendar = calendar
      self.today = today
    }
  }

  /// The verdict with the days it found.
  public struct Answer: Sendable, Judged {
    public internal(set) var verdict: Verdict
    /// The last day for the request.
    public internal(set) var due: CalendarDay?
    /// The working days from the request until production starts; negative when it comes after.
    public internal(set) var leadWorkingDays: Int?
    public internal(set) var punctuality: Punctuality?
  }

  /// Counts the working days between request and production.
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
    guard let row = context.workingDays(of: .codeRequest) else {
      answer.verdict.leaveOpen()
      return answer
    }
    guard let start = facts.productionStart else {
      answer.verdict.miss("production_start", for: row.rule)
      return answer
    }
    let calendar = facts.calendar ?? WorkingCalendar()
    answer.due = calendar.day(row.content.days, before: start)
    let expected = "≥ \(row.content.days)"
    if let requested = facts.requested {
      let lead = calendar.workingDays(from: requested, until: start)
      let isEnough = lead >= row.content.days
      answer.leadWorkingDays = lead
      answer.punctuality = isEnough ? .onTime : .late
      answer.verdict.add(
        Finding(
          isEnough ? .informs : .blocks, row.rule, subject: "request_date", found: "\(lead)", expected: expected,
          isAmbiguous: lead != row.content.days))
    } else if let due = answer.due {
      answer.punctuality = Punctuality(done: nil, today: facts.today, due: due)
      let isMissed = answer.punctuality?.isMissed ?? false
      answer.verdict.add(
        Finding(
          isMissed ? .blocks : .informs, row.rule, subject: "request_date", found: facts.today?.description,
          expected: "≤ \(due)", isAmbiguous: isMissed))
    } else {
      answer.verdict.leaveOpen()
    }
    let first = facts.requested ?? answer.due ?? start
    answer.verdict.explain(facts.calendar, from: min(first, start), to: max(first, start), under: row.rule)
    return answer
  }
}
