/// What each row of a table matches, so that no two rows match the same facts on one day.
///
/// A table in which two rows could answer the same question is refused: RegKit does not pick one.
struct RowKeys {
  private struct Entry {
    let key: RowKey
    let row: XMLElement
    let rule: Rule
  }

  private var entries: [Entry] = []
  private let isNeeded: Bool

  /// Keys that are kept, or that are not even written.
  init(isNeeded: Bool) {
    self.isNeeded = isNeeded
  }

  @inline(never)
  mutating func add(_ key: @autoclosure () -> RowKey, _ row: XMLElement, _ rule: Rule) {
    guard isNeeded else { return }
    entries.append(Entry(key: key(), row: row, rule: rule))
  }

  /// One problem for every row that matches what an earlier row matches, in a period they share.
  var problems: [TableProblem] {
    var problems: [TableProblem] = []
    for places in repeated {
      for (count, place) in places.enumerated() {
        let entry = entries[place]
        guard let other = places.prefix(count).first(where: { entries[$0].rule.period.overlaps(entry.rule.period) })
        else { continue }
        problems.append(
          TableProblem(
            line: entry.row.line, element: entry.row.name, attribute: nil,
            found: "a second row for \(entry.key.text) (the first is on line \(entries[other].row.line))",
            expected: "one row for the same facts on one day"))
      }
    }
    return problems
  }

  /// The places of the entries of each key that is there more than once.
  ///
  /// A table that is right has next to none, so that only its keys cost something, and only once each.
  private var repeated: [[Int]] {
    var latest: [RowKey: Int] = [:]
    latest.reserveCapacity(entries.count)
    var groups: [[Int]] = []
    /// The group of an entry that is in one.
    var group: [Int: Int] = [:]
    for place in entries.indices {
      guard let before = latest.updateValue(place, forKey: entries[place].key) else { continue }
      if let found = group[before] {
        groups[found].append(place)
        group[place] = found
      } else {
        group[before] = groups.count
        group[place] = groups.count
        groups.append([before, place])
      }
    }
    return groups
  }
}
