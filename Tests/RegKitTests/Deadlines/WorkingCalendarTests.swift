import GS1
import RegKit
import Testing

@Suite struct WorkingCalendarTests {
  private func day(_ iso: String) throws -> CalendarDay { try #require(CalendarDay(iso: iso), "\(iso)") }

  private func indonesian() throws -> WorkingCalendar {
    WorkingCalendar(tables: try Rulebook.shared().holidayTables)
  }

  /// Start, count, the day after and the day before, another day and the working days until it: numpy's busday_offset
  /// (rolling back, rolling forward) and busday_count with the days of the `holidays` package for Indonesia, cuti bersama
  /// among them.
  @Test(
    "counts with Indonesia's days off agree with another library's",
    arguments: [
      ("2024-10-25", 3, "2024-10-30", "2024-10-22", "2025-03-19", 96),
      ("2026-08-26", 1, "2026-08-27", "2026-08-24", "2023-05-29", -770),
      ("2026-01-02", 2, "2026-01-06", "2025-12-30", "2025-01-18", -225),
      ("2026-04-08", 1, "2026-04-09", "2026-04-07", "2025-11-05", -98),
      ("2024-03-15", 1, "2024-03-18", "2024-03-14", "2023-06-26", -175),
      ("2025-06-07", 10, "2025-06-23", "2025-05-21", "2023-05-24", -481),
      ("2024-05-07", 2, "2024-05-13", "2024-05-03", "2026-02-02", 418),
      ("2025-05-19", 1, "2025-05-20", "2025-05-16", "2026-03-04", 194),
      ("2023-09-11", 5, "2023-09-18", "2023-09-04", "2026-07-15", 674),
      ("2026-07-08", 1, "2026-07-09", "2026-07-07", "2026-03-27", -65),
      ("2026-04-14", 10, "2026-04-28", "2026-03-30", "2023-04-12", -709),
      ("2024-03-28", 1, "2024-04-01", "2024-03-27", "2026-02-14", 448),
      ("2023-09-30", 5, "2023-10-06", "2023-09-22", "2025-05-08", 379),
      ("2023-10-23", 40, "2023-12-18", "2023-08-25", "2023-08-30", -37),
      ("2026-03-15", 5, "2026-03-27", "2026-03-09", "2026-02-21", -15),
      ("2026-10-28", 3, "2026-11-02", "2026-10-23", "2023-07-31", -776),
      ("2026-04-06", 5, "2026-04-13", "2026-03-27", "2025-02-01", -275),
      ("2023-07-19", 40, "2023-09-14", "2023-05-16", "2026-12-29", 825),
      ("2023-05-09", 1, "2023-05-10", "2023-05-08", "2026-06-21", 738),
      ("2024-02-26", 15, "2024-03-20", "2024-01-31", "2026-10-25", 632),
      ("2025-12-24", 10, "2026-01-12", "2025-12-10", "2024-10-05", -292),
      ("2025-08-11", 15, "2025-09-02", "2025-07-21", "2025-01-10", -132),
      ("2024-09-05", 5, "2024-09-12", "2024-08-29", "2024-01-04", -156),
      ("2024-05-14", 2, "2024-05-16", "2024-05-08", "2026-03-22", 445),
    ])
  func indonesia(start: String, count: Int, after: String, before: String, end: String, between: Int) throws {
    let calendar = try indonesian()
    #expect(calendar.day(count, after: try day(start)) == (try day(after)))
    #expect(calendar.day(count, before: try day(start)) == (try day(before)))
    #expect(calendar.workingDays(from: try day(start), until: try day(end)) == between)
  }

  @Test(
    "counts over thousands of years agree with another library's",
    arguments: [
      ("3547-12-13", 40000, "3701-04-08", "3394-08-18", "5686-09-22", 557980),
      ("4044-05-05", 5000, "4063-07-05", "4025-03-06", "3307-07-27", -192216),
      ("7093-01-19", 1, "7093-01-20", "7093-01-18", "1356-10-27", -1_496_511),
      ("5978-11-03", 5000, "5998-01-02", "5959-09-04", "1895-05-13", -1_065_329),
      ("8794-09-19", 100, "8795-02-06", "8794-05-02", "1746-05-02", -1_838_835),
      ("5715-01-24", 5000, "5734-03-25", "5695-11-24", "0451-03-30", -1_373_265),
      ("7773-07-14", 1, "7773-07-15", "7773-07-13", "8781-01-14", 262845),
      ("6508-09-23", 40000, "6662-01-17", "6355-05-30", "9062-08-27", 666287),
      ("8084-07-03", 100, "8084-11-20", "8084-02-14", "6826-07-07", -328194),
      ("5803-08-17", 40000, "5956-12-12", "5650-04-20", "9152-03-15", 873603),
    ])
  func ages(start: String, count: Int, after: String, before: String, end: String, between: Int) throws {
    let calendar = WorkingCalendar()
    #expect(calendar.day(count, after: try day(start)) == (try day(after)))
    #expect(calendar.day(count, before: try day(start)) == (try day(before)))
    #expect(calendar.workingDays(from: try day(start), until: try day(end)) == between)
  }

  @Test(
    "other weekends agree with another library's",
    arguments: [
      ([.friday, .saturday], "2021-01-18", 10, "2021-02-01", "2021-01-04"),
      ([.friday, .saturday], "2025-04-25", 1, "2025-04-27", "2025-04-24"),
      ([.friday, .saturday], "2020-09-05", 10, "2020-09-17", "2020-08-23"),
      ([.sunday], "2027-04-04", 33, "2027-05-12", "2027-02-25"),
      ([.sunday], "2023-03-11", 33, "2023-04-19", "2023-02-01"),
      ([.tuesday, .wednesday, .thursday, .friday, .saturday, .sunday], "2020-04-02", 33, "2020-11-16", "2019-08-19"),
      ([.sunday, .saturday, .friday, .thursday, .wednesday, .tuesday], "2026-11-07", 1, "2026-11-09", "2026-11-02"),
    ] as [([CalendarDay.Weekday], String, Int, String, String)])
  func weekends(weekend: [CalendarDay.Weekday], start: String, count: Int, after: String, before: String) throws {
    let calendar = WorkingCalendar(weekend: weekend)
    #expect(calendar.day(count, after: try day(start)) == (try day(after)))
    #expect(calendar.day(count, before: try day(start)) == (try day(before)))
  }

  @Test("every count of a year agrees with looking at each day")
  func dayByDay() throws {
    var random = SeededRandom(seed: 9)
    let first = try day("2023-12-01")
    var off: [CalendarDay] = []
    var leave: [CalendarDay] = []
    for _ in 0..<30 {
      if let day = first.adding(days: Int.random(in: 0..<120, using: &random)) { off.append(day) }
      if let day = first.adding(days: Int.random(in: 0..<120, using: &random)) { leave.append(day) }
    }
    for keeps in [true, false] {
      let calendar = WorkingCalendar(holidays: off + off, cutiBersama: leave, keepsCutiBersama: keeps)
      var worked = 0
      for offset in 0..<150 {
        let today = try #require(first.adding(days: offset))
        let isOff =
          [.saturday, .sunday].contains(today.weekday) || off.contains(today) || (keeps && leave.contains(today))
        #expect(calendar.isWorkingDay(today) == !isOff, "\(today)")
        #expect(calendar.workingDays(from: first, until: today) == worked, "\(today)")
        #expect(calendar.workingDays(from: today, until: first) == -worked, "\(today)")
        if !isOff {
          worked += 1
          let eve = try #require(first.adding(days: -1))
          #expect(calendar.day(worked, after: eve) == today)
        }
      }
    }
  }

  @Test("the switch takes cuti bersama off and leaves the holidays")
  func cutiBersama() throws {
    let nyepi = try day("2023-03-22")
    var calendar = WorkingCalendar(holidays: [nyepi], cutiBersama: [try day("2023-03-23"), nyepi])
    #expect(calendar.day(5, after: try day("2023-03-15")) == (try day("2023-03-24")))
    calendar.keepsCutiBersama = false
    #expect(calendar.day(5, after: try day("2023-03-15")) == (try day("2023-03-23")))
    #expect(!calendar.isWorkingDay(nyepi))
  }

  @Test("there is nothing beyond the calendar, and nothing where every day is a day of rest")
  func ends() throws {
    let calendar = WorkingCalendar()
    #expect(calendar.day(1, after: .last) == nil)
    #expect(calendar.day(1, before: .first) == nil)
    #expect(calendar.day(1, before: try day("0001-01-02")) == .first)
    #expect(calendar.day(2, before: try day("0001-01-02")) == nil)
    #expect(calendar.day(1, after: try day("9999-12-30")) == .last)
    for count in [0, -1, .min, .max] {
      #expect(calendar.day(count, after: .first) == nil)
      #expect(calendar.day(count, before: .last) == nil)
    }
    #expect(calendar.workingDays(from: .first, until: .last) == 2_608_614, "numpy counts as many")
    let rest = WorkingCalendar(weekend: CalendarDay.Weekday.allCases)
    #expect(rest.day(1, after: .first) == nil)
    #expect(rest.day(1, before: .last) == nil)
    #expect(rest.workingDays(from: .first, until: .last) == 0)
  }

  @Test("ten thousand years and a hundred thousand holidays are counted at once")
  func hostile() throws {
    var holidays: [CalendarDay] = []
    for number in stride(from: 3_600_000, to: 1, by: -36) {
      if let day = CalendarDay(dayNumber: number) { holidays.append(day) }
    }
    let clock = ContinuousClock()
    let start = clock.now
    let calendar = WorkingCalendar(holidays: holidays)
    for count in 1...2000 {
      _ = calendar.day(count * 1000, after: .first)
      _ = calendar.day(count * 1000, before: .last)
      _ = calendar.workingDays(from: .first, until: .last)
    }
    #expect(clock.now - start < .seconds(10))
  }
}
