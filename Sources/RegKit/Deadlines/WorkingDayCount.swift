internal import GS1

/// A number of working days that a source allows.
struct WorkingDayCount: Sendable {
  enum Deadline: String, CaseIterable {
    case codeRequest = "code_request"
    case codeIssue = "code_issue"
    case draft
  }
  let deadline: Deadline
  let days: Int
}

extension Verdict.Context {
  /// The row that counts the working days of a deadline.
  func workingDays(of deadline: WorkingDayCount.Deadline) -> Row<WorkingDayCount>? {
    edition.tables.workingDays.first { $0.content.deadline == deadline && $0.rule.holds(on: rowDay) }
  }
}

extension Verdict {
  /// Says which holidays a count rests on: the tables it was made from, day by day, or that nobody gave any.
  ///
  /// A count that leaves the years of its tables leaves the answer open.
  ///
  /// Without a calendar only Saturdays and Sundays are left out, which is one of two readings and never a silent one.
  mutating func explain(_ calendar: WorkingCalendar?, from first: CalendarDay, to last: CalendarDay, under rule: Rule) {
    guard let calendar else {
      return add(
        Finding(.warns, rule, subject: "holidays", expected: "holidays, calendars", isAmbiguous: true))
    }
    for table in calendar.tables where table.list == .liburNasional || calendar.keepsCutiBersama {
      for rule in table.rules {
        let days = table.rows.filter { $0.rule === rule && first <= $0.content.day && $0.content.day <= last }
        guard !days.isEmpty else { continue }
        let found = days.map { "\($0.content.day) \($0.content.name)" }.joined(separator: ", ")
        add(Finding(.informs, rule, subject: "calendars", found: found))
      }
    }
    // A count that runs into a year whose table was not asked for has fewer holidays than it seems, so the day it gives
    // may be too early.
    guard !calendar.tables.isEmpty else { return }
    for year in first.year == last.year ? [first.year] : [first.year, last.year]
    where !calendar.tables.contains(where: { $0.list == .liburNasional && $0.year == year }) {
      let name = HolidayTable.List.liburNasional.rawValue + "_\(year)"
      add(Finding(.warns, rule, subject: "calendars", expected: name))
      leaveOpen()
    }
  }
}
