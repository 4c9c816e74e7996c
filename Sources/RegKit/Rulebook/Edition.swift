public import GS1

/// One edition of one source: the rules of one XML table, in force from a first day.
///
/// An edition never changes after loading and is shared by every verdict that rests on it.
public final class Edition: Sendable {
  /// The id a caller names it by, for example `33/2018`.
  public let id: String
  public let subject: Subject
  public let title: Message
  /// The days on which it is in force.
  public let period: Period
  /// The id of the edition that replaced it.
  public let supersededBy: String?
  /// The id of the edition whose answer is offered where this one cannot decide.
  public let previous: String?
  public let confidence: Confidence
  /// Whether it answers questions that name neither edition nor day.
  public let isBase: Bool
  /// The line of the `<edition>` in its table, for messages to the people who keep it.
  public let line: Int
  /// Every rule, in the order of the table.
  public let rules: [Rule]
  let tables: Tables
  /// The rows that verdicts look for.
  let index: TableIndex
  /// The place in `rules` of the first rule with each id.
  private let firsts: [String: Int]
  /// For each rule, the place of the next one with its id.
  private let nexts: [Int?]

  init(
    id: String, subject: Subject, title: Message, period: Period, supersededBy: String?, previous: String?,
    confidence: Confidence, isBase: Bool, line: Int, rules: [Rule], tables: Tables
  ) {
    self.id = id
    self.subject = subject
    self.title = title
    self.period = period
    self.supersededBy = supersededBy
    self.previous = previous
    self.confidence = confidence
    self.isBase = isBase
    self.line = line
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
  public func rule(_ id: String, on day: CalendarDay? = nil) -> Rule? {
    var place = firsts[id]
    while let current = place {
      if rules[current].holds(on: day) { return rules[current] }
      place = nexts[current]
    }
    return nil
  }
  /// The id of the provision on the day from which an edition is in force.
  static let entryIntoForce = "BARCODE.EFFECTIVE"

  /// The provision on the day from which the edition is in force, where it was read.
  var entryIntoForce: Rule? { rule(Self.entryIntoForce) }
}
