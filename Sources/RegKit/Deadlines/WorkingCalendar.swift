public import GS1

/// Which days are working days: all but a weekend, the holidays and, where they are kept, the days of cuti bersama.
///
/// A calendar is made by the host; none applies by itself, for the law gives none: "hari kerja" in Pasal 9 and 10 of
/// Peraturan BPOM 33/2018 and in the ASROT guide is not defined. Cuti bersama stands apart from the holidays because it
/// does not bind everybody: leave `keepsCutiBersama` on for a government office, turn it off for a firm that works.
///
///     let nyepi = CalendarDay(2023, 3, 22), leave = CalendarDay(2023, 3, 23)
///     let calendar = WorkingCalendar(holidays: [nyepi!], cutiBersama: [leave!])
///     calendar.day(5, after: CalendarDay(2023, 3, 15)!)        // 2023-03-24
///
/// Counting takes no longer over ten thousand years than over ten days.
public struct WorkingCalendar: Sendable {
  /// Whether the days of cuti bersama are days off.
  public var keepsCutiBersama: Bool
  /// The days of rest in every week.
  public let weekend: [CalendarDay.Weekday]
  /// The tables this calendar was made from, for the answer to name.
  public let tables: [HolidayTable]

  /// The numbers of the holidays outside the weekend, ascending, each once.
  private let holidays: [Int]
  /// The same for cuti bersama, without the holidays.
  private let leave: [Int]
  /// How many working days the first days of a week have, from none to all seven; Monday is the first.
  private let workedInWeek: [Int]

  /// Makes a calendar.
  ///
  /// - Parameters:
  ///   - weekend: The days of rest in every week, Saturday and Sunday unless said otherwise.
  ///   - holidays: Days off, in any order.
  ///   - cutiBersama: Days of collective leave.
  ///   - tables: Holiday tables of a rulebook, each asked for by its name; they add to the days given.
  ///   - keepsCutiBersama: Whether collective leave is a day off.
  public init(
    weekend: [CalendarDay.Weekday] = [.saturday, .sunday], holidays: [CalendarDay] = [],
    cutiBersama: [CalendarDay] = [], tables: [HolidayTable] = [], keepsCutiBersama: Bool = true
  ) {
    self.weekend = weekend
    self.tables = tables
    self.keepsCutiBersama = keepsCutiBersama
    var worked = [0]
    for weekday in CalendarDay.Weekday.allCases {
      worked.append((worked.last ?? 0) + (weekend.contains(weekday) ? 0 : 1))
    }
    workedInWeek = worked
    var off = holidays
    var shared = cutiBersama
    for table in tables {
      switch table.list {
      case .liburNasional: off += table.days
      case .cutiBersama: shared += table.days
      }
    }
    let taken = Self.numbers(of: off, outside: weekend)
    self.holidays = taken
    leave = Self.numbers(of: shared, outside: weekend).filter { number in
      Self.count(upTo: number, in: taken) == Self.count(upTo: number - 1, in: taken)
    }
  }

  private static func numbers(of days: [CalendarDay], outside weekend: [CalendarDay.Weekday]) -> [Int] {
    var numbers: [Int] = []
    for day in days.sorted() where !weekend.contains(day.weekday) && numbers.last != day.dayNumber {
      numbers.append(day.dayNumber)
    }
    return numbers
  }

  /// How many of some ascending numbers are at most a number.
  private static func count(upTo number: Int, in numbers: [Int]) -> Int {
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] <= number { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// How many days from the first of the calendar to the one with a number are working days.
  private func worked(upTo number: Int) -> Int {
    // Day 1 was a Monday, so whole weeks come first and the rest of one after them.
    guard number > 0, let week = workedInWeek.last else { return 0 }
    let weekdays = number / 7 * week + workedInWeek[number % 7]
    return weekdays - Self.count(upTo: number, in: holidays)
      - (keepsCutiBersama ? Self.count(upTo: number, in: leave) : 0)
  }

  /// Whether a day is a working day.
  public func isWorkingDay(_ day: CalendarDay) -> Bool {
    worked(upTo: day.dayNumber) > worked(upTo: day.dayNumber - 1)
  }

  /// How many working days there are from a day until, and not including, another; negative when the other is earlier.
  public func workingDays(from day: CalendarDay, until end: CalendarDay) -> Int {
    worked(upTo: end.dayNumber - 1) - worked(upTo: day.dayNumber - 1)
  }

  /// The working day that is the given one of those after a day: the first is 1, and the day itself does not count.
  ///
  /// Nil for a count below 1 and where the calendar ends, at 9999-12-31, before the count does.
  public func day(_ count: Int, after day: CalendarDay) -> CalendarDay? {
    let (place, isOverflow) = worked(upTo: day.dayNumber).addingReportingOverflow(count)
    return count < 1 || isOverflow ? nil : workingDay(place)
  }

  /// The working day that is the given one of those before a day, counted back: the last before it is 1.
  ///
  /// Nil for a count below 1 and where the calendar begins, at 0001-01-01, before the count is full.
  public func day(_ count: Int, before day: CalendarDay) -> CalendarDay? {
    let before = worked(upTo: day.dayNumber - 1)
    return count < 1 || count > before ? nil : workingDay(before - count + 1)
  }

  /// The working day with a place among all working days there are; nil when there are fewer.
  private func workingDay(_ place: Int) -> CalendarDay? {
    var (low, high) = (1, CalendarDay.last.dayNumber)
    guard place >= 1, place <= worked(upTo: high) else { return nil }
    while low < high {
      let middle = (low + high) / 2
      if worked(upTo: middle) < place { low = middle + 1 } else { high = middle }
    }
    return CalendarDay(dayNumber: low)
  }
}
