/// What each row of a table matches, so that no two rows match the same facts on one day.
///
/// A table in which two rows could answer the same question is refused: RegKit does not pick one.
struct RowKeys {
  private struct Entry {
    let key: String
    let line: Int
    let element: String
    let rule: Rule
  }

  private var entries: [Entry] = []

  mutating func add(_ key: String, _ row: XMLElement, _ rule: Rule) {
    entries.append(Entry(key: key, line: row.line, element: row.name, rule: rule))
  }

  /// One problem for every row that matches what an earlier row matches, in a period they share.
  var problems: [TableProblem] {
    // Sorting brings equal keys together, so that the cost grows with the rows and not with their pairs.
    let sorted = entries.sorted { ($0.key, $0.line) < ($1.key, $1.line) }
    var problems: [TableProblem] = []
    var first = 0
    for index in sorted.indices.dropFirst() {
      if sorted[index].key != sorted[first].key { first = index }
      for other in sorted[first..<index] where sorted[index].rule.period.overlaps(other.rule.period) {
        problems.append(
          TableProblem(
            line: sorted[index].line, element: sorted[index].element, attribute: nil,
            found: "a second row for \(sorted[index].key) (the first is on line \(other.line))",
            expected: "one row for the same facts on one day"))
        break
      }
    }
    return problems
  }
}
