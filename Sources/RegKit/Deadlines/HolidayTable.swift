public import GS1

/// A list of days off that one year's decrees set, for calendars that ask for it by name.
///
/// The tables ship with a rulebook as dated data: each day has the decree it stands in and the confidence of the table.
/// They are never used unless a host or a question names them, for the lists change in the middle of a year and bind
/// different employers differently.
public struct HolidayTable: Sendable {
  /// Which of the two lists of the yearly decree.
  public enum List: String, Sendable, Hashable, CaseIterable {
    /// National holidays, those of presidential decrees for elections among them.
    case liburNasional = "libur_nasional"
    /// Days of collective leave around them.
    case cutiBersama = "cuti_bersama"
  }

  public let list: List
  public let year: Int
  let rows: [Row<Holiday>]

  /// The name a calendar is asked for by, for example `libur_nasional_2023`.
  public var name: String { "\(list.rawValue)_\(year)" }

  /// The days off, ascending.
  public var days: [CalendarDay] { rows.map { $0.content.day } }

  /// What a day is called, for example "Hari Suci Nyepi"; nil for a day that is not in the table.
  public func name(of day: CalendarDay) -> String? { rows.first { $0.content.day == day }?.content.name }

  /// The rules the days stand under, each with its decree and confidence.
  public var rules: [Rule] {
    var rules: [Rule] = []
    for row in rows where !rules.contains(where: { $0 === row.rule }) { rules.append(row.rule) }
    return rules
  }
}

/// One day off in a rule table.
struct Holiday: Sendable {
  let list: HolidayTable.List
  let day: CalendarDay
  let name: String
}

extension Rulebook {
  /// Every holiday table of the loaded editions, by list and year.
  public var holidayTables: [HolidayTable] {
    var rows: [Row<Holiday>] = []
    for edition in editions where edition.subject == .kalender { rows += edition.tables.holidays }
    rows.sort { ($0.content.list.rawValue, $0.content.day) < ($1.content.list.rawValue, $1.content.day) }
    var tables: [HolidayTable] = []
    for row in rows {
      let (list, year) = (row.content.list, row.content.day.year)
      if let last = tables.last, last.list == list, last.year == year {
        tables[tables.count - 1] = HolidayTable(list: list, year: year, rows: last.rows + [row])
      } else {
        tables.append(HolidayTable(list: list, year: year, rows: [row]))
      }
    }
    return tables
  }

  /// The holiday table of a name such as `cuti_bersama_2024`; nil when no loaded edition has it.
  public func holidayTable(_ name: String) -> HolidayTable? { holidayTables.first { $0.name == name } }
}
