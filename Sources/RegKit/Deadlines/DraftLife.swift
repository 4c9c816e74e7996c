public import GS1

/// How long a draft lives in ASROT before the system deletes it.
///
/// Source: the ASROT guide, section E: "Masa waktu berkas DRAFT adalah 5 Hari Kerja dari pembuatan berkas", and the file
/// is deleted "pada tanggal 24 Maret 2023". The working day after its making is the first, and on the fifth it is deleted.
/// Two days of making fit the guide's own date: 17 March, when only weekends are left out, and 15 March, when Nyepi
/// (22 March) and its cuti bersama are left out too. So a count without a calendar is one of two readings.
///
/// The hour of deletion is not told: a file handed in on that day is taken to be too late.
public enum DraftLife {
  /// What is known of the draft; nil is unknown.
  public struct Facts: Sendable {
    public var created: CalendarDay?
    /// The day it was handed in to the agency; nil while it was not.
    public var submitted: CalendarDay?
    /// The calendar to count by; without one only Saturdays and Sundays are left out, and the verdict says so.
    public var calendar: WorkingCalendar?
    /// The day on which a draft not handed in is looked at.
    public var today: CalendarDay?

    public init(
      created: CalendarDay? = nil, submitted: CalendarDay? = nil, calendar: WorkingCalendar? = nil,
      today: CalendarDay? = nil
    ) {
      self.created = created
      self.submitted = submitted
      self.calendar = calendar
      self.today = today
    }
  }

  /// The verdict with the day it found.
  public struct Answer: Sendable {
    public internal(set) var verdict: Verdict
    /// The day of deletion.
    public internal(set) var deletedOn: CalendarDay?
    /// Whether the draft is or was still there; nil when no day to look at it is known.
    public internal(set) var isAlive: Bool?
  }

  /// Finds the day of deletion, and whether the draft was handed in before it.
  public static func assess(_ facts: Facts, under rulebook: Rulebook, asOf day: CalendarDay? = nil) -> Answer? {
    guard let context = rulebook.context(for: .asrot, asOf: day) else { return nil }
    var answer = Answer(verdict: Verdict(context))
    guard context.coversDay, let row = context.workingDays(of: .draft) else {
      answer.verdict.leaveUncovered()
      return answer
    }
    guard let created = facts.created else {
      answer.verdict.miss("created", for: row.rule)
      return answer
    }
    let calendar = facts.calendar ?? WorkingCalendar()
    guard let deletion = calendar.day(row.content.days, after: created) else {
      answer.verdict.leaveOpen()
      return answer
    }
    answer.deletedOn = deletion
    let subject = facts.submitted == nil ? "created" : "submitted"
    if let submitted = facts.submitted, submitted < created {
      answer.verdict.add(
        Finding(.warns, row.rule, subject: subject, found: "\(submitted)", expected: "≥ \(created)"))
      answer.verdict.leaveOpen()
    } else {
      let seen = facts.submitted ?? facts.today
      answer.isAlive = seen.map { $0 < deletion }
      answer.verdict.add(
        Finding(
          answer.isAlive == false ? .blocks : .informs, row.rule, subject: subject, found: seen?.description,
          expected: "< \(deletion)", isAmbiguous: seen == deletion))
    }
    answer.verdict.explain(facts.calendar, from: created, to: deletion, under: row.rule)
    return answer
  }
}
