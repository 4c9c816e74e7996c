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
    let rows: [Row<Content>]
    /// The same by period.
    let spans: [Span]

    init(_ rows: [Row<Content>]) {
      self.rows = rows
      var spans: [Span] = []
      var places: [Period: Int] = [:]
      for row in rows {
        let period = row.rule.period
        if spans.last?.period == period {
          spans[spans.count - 1].rows.append(row)
        } else if let place = places[period] {
          spans[place].rows.append(row)
        } else {
          places[period] = spans.count
          spans.append(Span(period: period, rows: [row]))
        }
      }
      self.spans = spans
    }
  }

  private let entries: [Key: Entry]

  init(_ rows: [Row<Content>], by keys: (Content) -> [Key]) {
    var groups: [Key: [Row<Content>]] = [:]
    for row in rows {
      for key in keys(row.content) { groups[key, default: []].append(row) }
    }
    entries = groups.mapValues { Entry($0) }
  }

  /// The rows about something that hold on a day, or all of them where no day is asked about, in the order of the table.
  func rows(_ key: Key, on day: CalendarDay?) -> [Row<Content>] {
    guard let entry = entries[key] else { return [] }
    guard let day else { return entry.rows }
    var found: Span?
    for span in entry.spans where span.period.contains(day) {
      // Rows of two periods that hold on one day stand in the order of the table.
      guard found == nil else { return entry.rows.filter { $0.rule.period.contains(day) } }
      found = span
    }
    return found?.rows ?? []
  }

  /// The first row about something that holds on a day.
  func first(_ key: Key, on day: CalendarDay?) -> Row<Content>? { rows(key, on: day).first }
}
