internal import GS1

/// Rows found by what they are about and by the day they hold on.
///
/// An answer then costs no more when a table holds more rows about something else, or of another time.
struct RowIndex<Key: Hashable & Sendable, Content: Sendable>: Sendable {
  /// Rows that hold in one period, in the order of the table.
  private struct Span {
    let period: Period
    var rows: [Row<Content>]
  }

  /// The rows about one thing.
  private struct Entry {
    /// All of them, in the order of the table.
    private(set) var rows: [Row<Content>] = []
    /// The period in which they all hold; nil where they hold in several.
    private(set) var period: Period?
    /// The same by period, where there are several.
    private(set) var spans: [Span] = []
    private var places: [Period: Int] = [:]

    mutating func append(_ row: Row<Content>) {
      rows.append(row)
      let own = row.rule.period
      if rows.count == 1 { period = own }
      guard period != own else { return }
      if let period {
        spans = [Span(period: period, rows: rows.dropLast())]
        places = [period: 0]
        self.period = nil
      }
      if spans.last?.period == own {
        spans[spans.count - 1].rows.append(row)
      } else if let place = places[own] {
        spans[place].rows.append(row)
      } else {
        places[own] = spans.count
        spans.append(Span(period: own, rows: [row]))
      }
    }
  }

  private let entries: [Key: Entry]

  init<Keys: Sequence>(_ rows: [Row<Content>], by keys: (Content) -> Keys) where Keys.Element == Key {
    var entries: [Key: Entry] = [:]
    entries.reserveCapacity(rows.count)
    for row in rows {
      for key in keys(row.content) { entries[key, default: Entry()].append(row) }
    }
    self.entries = entries
  }

  /// The rows about something that hold on a day, or all of them where no day is asked about, in the order of the table.
  func rows(_ key: Key, on day: CalendarDay?) -> [Row<Content>] {
    guard let entry = entries[key] else { return [] }
    guard let day else { return entry.rows }
    if let period = entry.period { return period.contains(day) ? entry.rows : [] }
    var found: Span?
    for span in entry.spans where span.period.contains(day) {
      // Rows of two periods that hold on one day stand in the order of the table.
      guard found == nil else { return entry.rows.filter { $0.rule.period.contains(day) } }
      found = span
    }
    return found?.rows ?? []
  }

  /// The first row about something that holds on a day.
  func first(_ key: Key, on day: CalendarDay?) -> Row<Content>? {
    guard let entry = entries[key] else { return nil }
    guard let day else { return entry.rows.first }
    if let period = entry.period { return period.contains(day) ? entry.rows.first : nil }
    var found: Row<Content>?
    for span in entry.spans where span.period.contains(day) {
      guard found == nil else { return entry.rows.first { $0.rule.period.contains(day) } }
      found = span.rows.first
    }
    return found
  }
}
