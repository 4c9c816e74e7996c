internal import GS1

/// The rules of an edition with their rows, and what finds them.
final class EditionContents: Sendable {
  /// Every rule, in the order of the table.
  let rules: [Rule]
  let tables: Tables
  /// The rows that verdicts look for.
  let index: TableIndex
  /// The place in `rules` of the first rule with each id.
  private let firsts: [String: Int]
  /// For each rule, the place of the next one with its id.
  private let nexts: [Int?]

  init(rules: [Rule], tables: Tables) {
    self.rules = rules
    self.tables = tables
    index = TableIndex(tables)
    var firsts: [String: Int] = [:]
    firsts.reserveCapacity(rules.count)
    var nexts = [Int?](repeating: nil, count: rules.count)
    // From the last one on, so that each rule meets the next with its id.
    for place in rules.indices.reversed() { nexts[place] = firsts.updateValue(place, forKey: rules[place].id) }
    self.firsts = firsts
    self.nexts = nexts
  }

  /// The first rule of an id that holds on a day.
  ///
  /// The cost does not grow with the number of rules, as every answer looks some up.
  func rule(_ id: String, on day: CalendarDay?) -> Rule? {
    var place = firsts[id]
    while let current = place {
      if rules[current].holds(on: day) { return rules[current] }
      place = nexts[current]
    }
    return nil
  }
}
