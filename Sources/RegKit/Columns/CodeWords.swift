internal import GS1

/// The words that the numbers in columns of codes stand for, each kind a list of which no two are the same.
///
/// A list is the dictionary of a dictionary column. It holds what any edition may answer, so that columns judged by
/// different editions, or on different days, have one dictionary. The same tables give the same lists.
public struct CodeWords: Sendable {
  /// The outcomes.
  public let outcomes: [String]
  /// The ids of the rules that may decide on a code.
  public let rules: [String]
  /// The provisions they stand in, in the way people write them.
  public let citations: [String]
  /// What may be wrong with a code, as `AI.fault`.
  public let errors: [String]
  /// What may be wrong with a message in the eyes of GS1.
  public let faults: [String]
  /// What codes are for.
  public let methods: [String]

  /// The words of the tables of a rulebook.
  public init(_ rulebook: Rulebook) {
    outcomes = Outcome.allCases.map { $0.rawValue }
    faults = GS1Error.Code.all.map { $0.name }
    methods = Method.allCases.map { $0.rawValue }
    var (rules, citations, errors) = (WordList(), WordList(), WordList())
    for edition in rulebook.editions where edition.subject == .barcode {
      for rule in edition.rules where rule.id == Edition.entryIntoForce {
        rules.add(rule.id)
        citations.add(rule.citation)
      }
      for row in edition.tables.contents {
        rules.add(row.rule.id)
        citations.add(row.rule.citation)
      }
      for rules in ContentRules.all(of: edition) { errors.add(rules.errors.map { $0.word(among: rules.rows) }) }
    }
    self.rules = rules.words
    self.citations = citations.words
    self.errors = errors.words
  }
}

/// Words in the order in which they came first.
private struct WordList {
  private(set) var words: [String] = []
  private var known: Set<String> = []

  mutating func add(_ word: String) {
    if known.insert(word).inserted { words.append(word) }
  }

  mutating func add(_ words: [String]) {
    for word in words { add(word) }
  }
}

extension ContentRules {
  /// The rules on content of an edition, as they stand on every day on which some of them change.
  fileprivate static func all(of edition: Edition) -> [ContentRules] {
    let periods = [edition.period] + edition.tables.contents.map { $0.rule.period }
    let days = Set(periods.flatMap { [$0.from, $0.until ?? $0.from] }).sorted()
    return days.flatMap { day in
      Method.allCases.map { ContentRules($0, in: Verdict.Context(edition: edition, day: day)) }
    }
  }

  /// All errors that a code may have.
  fileprivate var errors: [ContentError] {
    let hasAlternatives = rows.contains { $0.content.presence == .oneOf }
    let kinds = ContentError.Kind.allCases.filter { $0 != .alternatives || hasAlternatives }
    return rows.indices.flatMap { place in kinds.map { ContentError($0, place) } }
  }
}
