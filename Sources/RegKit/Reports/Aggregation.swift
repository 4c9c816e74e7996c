public import GS1

/// Whether codes are joined as aggregation joins them: primary codes in a secondary one, secondary codes in a tertiary one.
///
/// Source: Lampiran C.2 and G of Peraturan BPOM 33/2018; Pasal 8 ayat (2) huruf e and f on how many fit.
///
/// 1. A primary code is in one secondary code, a secondary code in one tertiary code. The source shows a tree and does not
///    say it in words.
/// 2. A tertiary code holds secondary codes, so none stands beside a secondary code of 0.
/// 3. No secondary code holds more primary codes, and no tertiary code more secondary ones, than was requested.
///
/// Tertiary codes may be left out altogether. The cost grows with the number of links.
public enum Aggregation {
  /// One line of a report: a primary code with the codes it is in; nil, an empty text and `0` are none.
  public struct Link: Sendable, Hashable {
    public var primary: String?
    public var secondary: String?
    public var tertiary: String?

    public init(primary: String? = nil, secondary: String? = nil, tertiary: String? = nil) {
      self.primary = primary
      self.secondary = secondary
      self.tertiary = tertiary
    }
  }

  /// What is known of an aggregation; nil is not asked about.
  public struct Facts: Sendable, Hashable {
    public var links: [Link]?
    /// How many primary codes a secondary code may hold.
    public var maxPrimaryPerSecondary: Int?
    /// How many secondary codes a tertiary code may hold.
    public var maxSecondaryPerTertiary: Int?

    public init(links: [Link]? = nil, maxPrimaryPerSecondary: Int? = nil, maxSecondaryPerTertiary: Int? = nil) {
      self.links = links
      self.maxPrimaryPerSecondary = maxPrimaryPerSecondary
      self.maxSecondaryPerTertiary = maxSecondaryPerTertiary
    }
  }

  /// What can be wrong with an aggregation, in one word.
  public enum Fault: String, Sendable, Hashable, CaseIterable {
    case primaryMissing = "primary_missing"
    case primaryInTwoSecondary = "primary_in_two_secondary"
    case secondaryInTwoTertiary = "secondary_in_two_tertiary"
    case tertiaryWithoutSecondary = "tertiary_without_secondary"
    case tooManyPrimaryInSecondary = "too_many_primary_in_secondary"
    case tooManySecondaryInTertiary = "too_many_secondary_in_tertiary"
    /// One code is used as a code of two levels.
    case codeOnTwoLevels = "code_on_two_levels"
  }

  /// The verdict with what is wrong in one word each.
  public struct Answer: Sendable, Judged {
    public internal(set) var verdict: Verdict
    public internal(set) var faults: [Fault] = []
    /// How many primary, secondary and tertiary codes there are, each counted once.
    public internal(set) var codes: (primary: Int, secondary: Int, tertiary: Int) = (0, 0, 0)
  }

  /// How many findings of one fault are given in full; their number is always given.
  static let findingLimit = 100

  /// Judges an aggregation.
  public static func assess(
    _ facts: Facts, under rulebook: Rulebook, edition: String? = nil, asOf day: CalendarDay? = nil
  ) -> Answer? {
    rulebook.answer(on: .barcode, edition: edition, asOf: day) { assess(facts, in: $0) }
  }

  static func assess(_ facts: Facts, in context: Verdict.Context) -> Answer {
    var question = AggregationQuestion(facts: facts, context: context)
    question.judge()
    return question.answer
  }
}

// MARK: - Judging

private struct AggregationQuestion {
  let facts: Aggregation.Facts
  let context: Verdict.Context
  var answer: Aggregation.Answer
  private var counts: [Aggregation.Fault: Int] = [:]
  private var primaries = Level()
  private var secondaries = Level()
  private var tertiaries = Level()
  private var hasTwoLevelsOnly = false

  init(facts: Aggregation.Facts, context: Verdict.Context) {
    self.facts = facts
    self.context = context
    answer = Aggregation.Answer(verdict: Verdict(context))
  }

  /// The codes of one level: each with a number, the code it is in, and how many it holds.
  private struct Level {
    private(set) var numbers: [String: Int] = [:]
    private(set) var names: [String] = []
    /// The number of the code above; nil for none yet.
    var parents: [Int?] = []
    var children: [Int] = []
    /// The link a code first stood in.
    var firstLinks: [Int] = []
    /// Further codes above, which a code may not have, so that each counts once.
    var furtherParents: [Int: Set<Int>] = [:]
    /// The links in which a code stands without one above it.
    var linksAlone: [Int: Int] = [:]

    mutating func number(of name: String, link: Int) -> Int {
      if let number = numbers[name] { return number }
      let number = names.count
      numbers[name] = number
      names.append(name)
      parents.append(nil)
      children.append(0)
      firstLinks.append(link)
      return number
    }
  }

  mutating func judge() {
    guard context.coversDay else { return answer.verdict.leaveUncovered() }
    guard let rule = context.edition.rule("TTAC.AGGREGATION", on: context.rowDay) else {
      return answer.verdict.leaveOpen()
    }
    guard let links = facts.links, !links.isEmpty else { return answer.verdict.miss("links", for: rule) }
    for (index, link) in links.enumerated() { add(link, index, rule) }
    judgeLimits(rule)
    judgeLevels(rule)
    noteAlone(primaries, above: secondaries, "secondary", rule)
    noteAlone(secondaries, above: tertiaries, "tertiary", rule)
    answer.codes = (primaries.names.count, secondaries.names.count, tertiaries.names.count)
    for fault in Aggregation.Fault.allCases {
      guard let count = counts[fault], count > Aggregation.findingLimit else { continue }
      answer.verdict.add(Finding(.informs, rule, subject: "links", found: "\(fault.rawValue): \(count)"))
    }
    if answer.faults.isEmpty {
      answer.verdict.add(
        Finding(.informs, rule, subject: "links", found: String(links.count), isAmbiguous: hasTwoLevelsOnly))
    }
  }

  private func code(_ text: String?) -> String? { text.flatMap { $0.isEmpty || $0 == "0" ? nil : $0 } }

  private mutating func add(_ link: Aggregation.Link, _ index: Int, _ rule: Rule) {
    let (primary, secondary, tertiary) = (code(link.primary), code(link.secondary), code(link.tertiary))
    let child = primary.map { primaries.number(of: $0, link: index) }
    if child == nil {
      fail(.primaryMissing, rule, "links[\(index)].primary", found: FieldSign.empty, expected: FieldSign.something)
    }
    guard let secondary else {
      if let child, primaries.linksAlone[child] == nil { primaries.linksAlone[child] = index }
      if tertiary != nil {
        fail(.tertiaryWithoutSecondary, rule, "links[\(index)].tertiary", found: tertiary, expected: "0")
      }
      return
    }
    let parent = secondaries.number(of: secondary, link: index)
    if let child, let other = Self.join(child, parent, &primaries, &secondaries) {
      fail(
        .primaryInTwoSecondary, rule, "links[\(index)].secondary", found: secondary,
        expected: secondaries.names[other])
    }
    guard let tertiary else {
      if secondaries.linksAlone[parent] == nil { secondaries.linksAlone[parent] = index }
      hasTwoLevelsOnly = true
      return
    }
    let top = tertiaries.number(of: tertiary, link: index)
    if let other = Self.join(parent, top, &secondaries, &tertiaries) {
      fail(
        .secondaryInTwoTertiary, rule, "links[\(index)].tertiary", found: tertiary, expected: tertiaries.names[other])
    }
  }

  /// Puts a code into another; gives the one it is in already where that is not the same.
  private static func join(_ child: Int, _ parent: Int, _ lower: inout Level, _ upper: inout Level) -> Int? {
    guard let known = lower.parents[child] else {
      lower.parents[child] = parent
      upper.children[parent] += 1
      return nil
    }
    guard known != parent else { return nil }
    if lower.furtherParents[child, default: []].insert(parent).inserted { upper.children[parent] += 1 }
    return known
  }

  /// Notes codes that are in another by one link and in none by a second.
  private mutating func noteAlone(_ level: Level, above: Level, _ name: String, _ rule: Rule) {
    var count = 0
    for (number, link) in level.linksAlone.sorted(by: { $0.value < $1.value }) {
      guard let parent = level.parents[number] else { continue }
      count += 1
      guard count <= Aggregation.findingLimit else { return }
      answer.verdict.add(
        Finding(.warns, rule, subject: "links[\(link)].\(name)", found: "0", expected: above.names[parent]))
    }
  }

  private mutating func judgeLimits(_ rule: Rule) {
    if let limit = facts.maxPrimaryPerSecondary {
      judge(secondaries, limit, .tooManyPrimaryInSecondary, "secondary", rule)
    }
    if let limit = facts.maxSecondaryPerTertiary {
      judge(tertiaries, limit, .tooManySecondaryInTertiary, "tertiary", rule)
    }
  }

  private mutating func judge(_ level: Level, _ limit: Int, _ fault: Aggregation.Fault, _ name: String, _ rule: Rule) {
    for (number, count) in level.children.enumerated() where count > limit {
      fail(
        fault, rule, "links[\(level.firstLinks[number])].\(name)", found: "\(level.names[number]): \(count)",
        expected: "≤ \(limit)")
    }
  }

  private mutating func judgeLevels(_ rule: Rule) {
    for (number, name) in secondaries.names.enumerated()
    where primaries.numbers[name] != nil || tertiaries.numbers[name] != nil {
      fail(.codeOnTwoLevels, rule, "links[\(secondaries.firstLinks[number])].secondary", found: name, expected: nil)
    }
    for (number, name) in tertiaries.names.enumerated() where primaries.numbers[name] != nil {
      fail(.codeOnTwoLevels, rule, "links[\(tertiaries.firstLinks[number])].tertiary", found: name, expected: nil)
    }
  }

  @inline(never)
  private mutating func fail(
    _ fault: Aggregation.Fault, _ rule: Rule, _ subject: String, found: String?, expected: String?
  ) {
    let count = counts[fault, default: 0] + 1
    counts[fault] = count
    if count == 1 { answer.faults.append(fault) }
    guard count <= Aggregation.findingLimit else { return }
    answer.verdict.add(
      Finding(.blocks, rule, subject: subject, found: found, expected: expected))
  }
}
