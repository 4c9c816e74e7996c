public import GS1

/// An answer with all its reasons, the edition of the tables it rests on and the day it was asked about.
///
/// RegKit never answers with a bare yes or no: `findings` holds every rule that was applied, exemptions among them, and
/// `needs` the facts without which the outcome stays undetermined.
public struct Verdict: Sendable {
  public internal(set) var outcome: Outcome
  public internal(set) var findings: [Finding]
  /// Facts that would settle or could change the outcome, each once.
  public internal(set) var needs: [Need]
  /// The edition that answered.
  public let edition: Edition
  /// The day asked about, or nil when the question named none.
  public let asOf: CalendarDay?
  /// Whether the source does not regulate what was asked about at all; the outcome is then undetermined.
  public internal(set) var isOutOfScope: Bool
  /// The answer of an earlier edition, offered as advice where this one cannot decide.
  public internal(set) var alternatives: [Verdict]

  /// A fact that nobody gave, and the rule that needs it.
  public struct Need: Sendable {
    /// The path of the fact.
    public internal(set) var fact: String
    /// The rule that cannot be applied without it, of several the first; nil where no single rule asks.
    public let rule: Rule?
  }

  /// The paths of the missing facts.
  public var missing: [String] { needs.map { $0.fact } }

  /// Whether a finding rests on one of several possible readings of the source.
  public var isAmbiguous: Bool { findings.contains { $0.isAmbiguous } }

  /// The ids of all rules applied, in the order of the findings.
  public var ruleIDs: [String] { findings.map { $0.rule.id } }

  init(_ context: Context) {
    outcome = .allowed
    findings = []
    needs = []
    edition = context.edition
    asOf = context.day
    isOutOfScope = false
    alternatives = []
  }

  /// Where and when a question is judged: the edition chosen for it and the day it asks about.
  struct Context {
    let edition: Edition
    let day: CalendarDay?
  }

  /// Adds a finding; one that blocks refuses the whole question.
  @inline(never)
  mutating func add(_ finding: Finding) {
    findings.append(finding)
    if finding.effect == .blocks { outcome = .refused }
  }

  /// Notes a missing fact, without which nothing but a refusal already found can be said.
  mutating func miss(_ fact: String, for rule: Rule?) {
    if !needs.contains(where: { $0.fact == fact }) { needs.append(Need(fact: fact, rule: rule)) }
    if outcome == .allowed { outcome = .undetermined }
  }

  /// Leaves the question open because the edition was not yet in force, citing the provision on that where there is one.
  mutating func leaveUncovered() {
    if let rule = edition.entryIntoForce {
      add(Finding(.informs, rule, subject: "as_of", found: asOf?.description, expected: "≥ \(edition.period.from)"))
    }
    leaveOpen()
  }

  /// Leaves the question open for a reason that is not a missing fact.
  mutating func leaveOpen() {
    if outcome == .allowed { outcome = .undetermined }
  }
}
