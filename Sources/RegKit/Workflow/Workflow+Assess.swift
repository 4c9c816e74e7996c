public import GS1

extension Workflow {
  /// What is asked: one move, all moves of a state or an action, an activity, or the words of a list; nil is not asked.
  ///
  /// With `state` and `action` the question is whether the move may be made; with one of them alone, which moves there are.
  /// `actor`, `channel` and `codeLevel` are judged where they are given. `activity` asks about a kind of report whatever
  /// the state. `list` asks about words of the screens: whether `word` is one, or whether `given` are all, in order.
  public struct Facts: Sendable, Hashable {
    public var system: String?
    public var state: String?
    public var action: String?
    public var actor: String?
    public var channel: String?
    public var activity: String?
    public var codeLevel: CodeLevel?
    /// Whether the facility aggregates its packs.
    public var usesAggregation: Bool?
    /// What is known of the facts that moves depend on.
    public var known: [Fact: Value]
    public var list: String?
    public var word: String?
    public var given: [String]?

    public init(
      system: String? = nil, state: String? = nil, action: String? = nil, actor: String? = nil, channel: String? = nil,
      activity: String? = nil, codeLevel: CodeLevel? = nil, usesAggregation: Bool? = nil, known: [Fact: Value] = [:],
      list: String? = nil, word: String? = nil, given: [String]? = nil
    ) {
      self.system = system
      self.state = state
      self.action = action
      self.actor = actor
      self.channel = channel
      self.activity = activity
      self.codeLevel = codeLevel
      self.usesAggregation = usesAggregation
      self.known = known
      self.list = list
      self.word = word
      self.given = given
    }
  }

  /// The verdict with where the move leads and which moves there are.
  public struct Answer: Sendable {
    public internal(set) var verdict: Verdict
    /// The move that may be made; nil when none may or none was asked about.
    public internal(set) var move: Move?
    /// The state the move leads to.
    public var to: String? { move?.to }
    /// The moves out of the state asked about, or those of the action when no state was given.
    public internal(set) var moves: [Move] = []
    /// What the table says of the activity asked about.
    public internal(set) var activities: [Activity] = []
    /// The item that the word of a list stands for.
    public internal(set) var item: String?
    /// The items of the list that were not given.
    public internal(set) var missingItems: [String] = []
  }

  /// Judges a move, an activity or the words of a list, or tells which moves there are.
  ///
  /// A condition whose fact is unknown leaves the answer undetermined and names the fact, unless the source only implies
  /// it: then it is taken to be met, with a warning. A move the tables do not have is refused.
  ///
  /// - Throws: `QuestionError` for a system, state, action, actor, channel, activity or list that no edition of the system
  ///   knows, with the nearest known word.
  public static func assess(
    _ facts: Facts, under rulebook: Rulebook, edition: String? = nil, asOf day: CalendarDay? = nil
  ) throws(QuestionError) -> Answer {
    try assess(facts, stateKey: "state", under: rulebook, edition: edition, asOf: day)
  }

  /// The same with another name for the state in problems, findings and missing facts.
  static func assess(
    _ facts: Facts, stateKey: String, under rulebook: Rulebook, edition: String?, asOf day: CalendarDay?
  ) throws(QuestionError) -> Answer {
    guard let name = facts.system else {
      let known = systems(under: rulebook)
      throw QuestionError(problems: [.init(.missingKey, "system", found: .nothing, expected: .oneOf(known))])
    }
    let (system, subject) = try find(name, under: rulebook)
    let problems = unknownWords(of: facts, system, subject, stateKey: stateKey, under: rulebook)
    guard problems.isEmpty, let context = rulebook.context(for: subject, edition: edition, asOf: day) else {
      throw QuestionError(problems: problems)
    }
    var answer = judged(facts, system, stateKey: stateKey, in: context)
    answer.verdict.offerAlternative(from: rulebook) { judged(facts, system, stateKey: stateKey, in: $0).verdict }
    return answer
  }

  private static func judged(
    _ facts: Facts, _ system: String, stateKey: String, in context: Verdict.Context
  ) -> Answer {
    var question = WorkflowQuestion(facts: facts, system: system, stateKey: stateKey, context: context)
    question.judge()
    return question.answer
  }

  /// One problem for every word that no edition knows of the system.
  private static func unknownWords(
    of facts: Facts, _ system: String, _ subject: Subject, stateKey: String, under rulebook: Rulebook
  ) -> [QuestionError.Problem] {
    var problems: [QuestionError.Problem] = []
    func check(_ key: String, _ found: String?, _ known: [String], _ spellings: [String] = []) {
      guard let found else { return }
      let word = folded(found)
      guard !known.contains(where: { folded($0) == word }), !spellings.contains(where: { folded($0) == word }) else {
        return
      }
      problems.append(.unknown(.unknownValue, key, found: found, known: known))
    }
    var known = KnownWords()
    for edition in rulebook.editions where edition.subject == subject {
      known.add(edition.tables, of: system)
    }
    check(stateKey, facts.state, known.states, known.spellings)
    check("action", facts.action, known.actions, known.actionSpellings)
    check("actor", facts.actor, known.actors)
    check("channel", facts.channel, known.channels)
    check("activity", facts.activity, known.activities)
    check("list", facts.list, known.lists)
    return problems
  }
}

/// The words that the tables know of a system, each once, in the order of the tables.
private struct KnownWords {
  var states: [String] = []
  var spellings: [String] = []
  var actions: [String] = []
  var actionSpellings: [String] = []
  var actors: [String] = []
  var channels: [String] = []
  var activities: [String] = []
  var lists: [String] = []

  @inline(never)
  mutating func add(_ tables: Tables, of system: String) {
    func add(_ words: [String], to list: inout [String]) {
      for word in words where !list.contains(word) { list.append(word) }
    }
    for state in tables.states where state.system == system {
      add([state.name], to: &states)
      add(state.spellings, to: &spellings)
    }
    for move in tables.moves where move.system == system {
      add([move.action], to: &actions)
      add(move.actionSpellings, to: &actionSpellings)
      add(move.actors, to: &actors)
      add(move.channels, to: &channels)
    }
    for activity in tables.activities where activity.system == system {
      add([activity.name], to: &activities)
      add((activity.actors?.allowed ?? []) + (activity.actors?.otherReading ?? []), to: &actors)
      add((activity.channels?.allowed ?? []) + (activity.channels?.otherReading ?? []), to: &channels)
    }
    for list in tables.lists where list.system == system { add([list.name], to: &lists) }
  }
}

// MARK: - Judging

private struct WorkflowQuestion {
  let facts: Workflow.Facts
  let stateKey: String
  let context: Verdict.Context
  let workflow: Workflow
  var answer: Workflow.Answer

  init(facts: Workflow.Facts, system: String, stateKey: String, context: Verdict.Context) {
    self.facts = facts
    self.stateKey = stateKey
    self.context = context
    workflow = Workflow(system, in: context)
    answer = Workflow.Answer(verdict: Verdict(context))
  }

  mutating func judge() {
    guard context.coversDay else { return answer.verdict.leaveUncovered() }
    guard !workflow.states.isEmpty else { return answer.verdict.leaveOpen() }
    if let list = facts.list { return judgeList(list) }
    if facts.state != nil || facts.action != nil { judgeMove() }
    if let activity = facts.activity {
      judge(activity: activity, in: &answer.verdict)
      let name = Workflow.folded(activity)
      answer.activities = workflow.activities.filter { Workflow.folded($0.name) == name }
    }
    if facts.state == nil && facts.action == nil && facts.activity == nil {
      answer.verdict.miss(stateKey, for: workflow.states.first?.rule)
    }
  }

  // MARK: Moves

  private mutating func judgeMove() {
    let action = facts.action.flatMap { workflow.action(named: $0) }
    // A word that only another edition knows is no fault of the caller; this edition says nothing of it.
    guard (facts.action == nil) == (action == nil) else { return answer.verdict.leaveOpen() }
    guard let name = facts.state else {
      answer.moves = workflow.moves.filter { $0.action == action }
      return answer.verdict.miss(stateKey, for: answer.moves.first?.rule)
    }
    guard let state = workflow.state(named: name) else { return answer.verdict.leaveOpen() }
    let onward = workflow.next(from: state.name)
    guard let action else {
      answer.verdict.add(Finding(.informs, state.rule, subject: stateKey, found: state.name))
      answer.moves = onward.filter { isPossible($0) }
      return
    }
    var candidates = onward.filter { $0.action == action }
    guard !candidates.isEmpty else { return refuse(action, from: state, onward) }
    // A row for other actors or channels has no say where there is one for those that are known.
    let own = candidates.filter { isOpen($0.ownActors, facts.actor) && isOpen($0.ownChannels, facts.channel) }
    if !own.isEmpty { candidates = own }
    guard state.covers.isEmpty else {
      // Some of the states it stands for have the move; which of them it is decides.
      answer.verdict.add(Finding(.informs, state.rule, subject: stateKey, found: state.name))
      answer.moves = candidates
      return answer.verdict.miss(stateKey, for: state.rule)
    }
    choose(among: candidates)
  }

  /// Whether an actor and a channel that are known have the move; what is not said does not exclude it.
  private func isPossible(_ move: Workflow.Move) -> Bool {
    isOpen(move.actors, facts.actor) && isOpen(move.channels, facts.channel)
  }

  private func isOpen(_ words: [String], _ word: String?) -> Bool {
    word.map { words.isEmpty || Self.has($0, words) } ?? true
  }

  /// Judges every row of a move: the first that allows it without doubt decides, then any that allows it, then those that
  /// wait for a fact; only when all refuse is the move refused, for all their reasons.
  private mutating func choose(among candidates: [Workflow.Move]) {
    var verdicts: [(move: Workflow.Move, verdict: Verdict)] = []
    for move in candidates { verdicts.append((move, judged(move))) }
    let allowed = verdicts.filter { $0.verdict.outcome == .allowed }
    if let best = allowed.first(where: { $0.move.isCertain }) ?? allowed.first {
      answer.move = best.move
      for finding in best.verdict.findings { answer.verdict.add(finding) }
      return noteUnmet(beside: best.move)
    }
    let open = verdicts.filter { $0.verdict.outcome == .undetermined }
    for (_, verdict) in open.isEmpty ? verdicts : open {
      for finding in verdict.findings where !isGiven(finding) { answer.verdict.add(finding) }
      for need in verdict.needs { answer.verdict.miss(need.fact, for: need.rule) }
    }
    if !open.isEmpty {
      answer.moves = open.map { $0.move }
      answer.verdict.leaveOpen()
    }
  }

  /// Notes what is known and keeps from another step out of the same state, which this move leaves behind it.
  private mutating func noteUnmet(beside move: Workflow.Move) {
    for other in workflow.next(from: move.from) where other.action != move.action && other.to == other.from {
      for condition in other.conditions where !move.conditions.contains(where: { $0.fact == condition.fact }) {
        guard let value = facts.known[condition.fact], !condition.isMet(by: value) else { continue }
        answer.verdict.add(
          Finding(
            .warns, other.rule, subject: condition.fact.rawValue, found: value.description,
            expected: condition.expected))
        answer.verdict.leaveOpen()
        answer.move = nil
      }
    }
  }

  /// Whether the answer has the finding already; rows of one move share what holds for its activity.
  private func isGiven(_ finding: Finding) -> Bool {
    answer.verdict.findings.contains {
      $0.rule === finding.rule && $0.effect == finding.effect && $0.subject == finding.subject
    }
  }

  private func judged(_ move: Workflow.Move) -> Verdict {
    var verdict = Verdict(context)
    if let activity = move.activity { judge(activity: activity, in: &verdict) }
    if verdict.outcome != .refused {
      judge("actor", facts.actor, move.ownActors, move.rule, in: &verdict)
      judge("channel", facts.channel, move.ownChannels, move.rule, in: &verdict)
    }
    if let activity = facts.activity, let own = move.activity, Workflow.folded(activity) != Workflow.folded(own) {
      verdict.add(Finding(.blocks, move.rule, subject: "activity", found: activity, expected: own))
    }
    // Where one kind of party alone may report, a move of nobody's is not allowed to everybody.
    if facts.actor == nil, let activity = move.activity, move.actors.count == 1 {
      let row = workflow.activities.first { $0.name == activity && $0.actors != nil }
      verdict.miss("actor", for: row?.rule ?? move.rule)
    }
    for condition in move.conditions {
      let name = condition.fact.rawValue
      guard let value = facts.known[condition.fact] else {
        guard condition.isPresumed else {
          verdict.miss(name, for: move.rule)
          continue
        }
        verdict.add(Finding(.warns, move.rule, subject: name, expected: condition.expected))
        continue
      }
      verdict.add(
        Finding(
          condition.isMet(by: value) ? .informs : .blocks, move.rule, subject: name, found: value.description,
          expected: condition.expected, isAmbiguous: condition.isPresumed && !condition.isMet(by: value)))
    }
    // What is refused is refused whichever way the move itself is read.
    let isAmbiguous = !move.isCertain && verdict.outcome != .refused
    verdict.findings.insert(
      Finding(.informs, move.rule, subject: stateKey, found: move.from, isAmbiguous: isAmbiguous), at: 0)
    return verdict
  }

  private func judge(
    _ subject: String, _ found: String?, _ allowed: [String], _ rule: Rule, in verdict: inout Verdict
  ) {
    guard let found, !allowed.isEmpty, !Self.has(found, allowed) else { return }
    verdict.add(Finding(.blocks, rule, subject: subject, found: found, expected: allowed.joined(separator: ", ")))
  }

  /// Refuses a move that the table does not have: the action's own rules say where it starts, the state's where one may go.
  private mutating func refuse(_ action: String, from state: Workflow.State, _ onward: [Workflow.Move]) {
    var origins: [(rule: Rule, states: [String])] = []
    for move in workflow.moves where move.action == action {
      let index = origins.firstIndex { $0.rule === move.rule } ?? origins.endIndex
      if index == origins.endIndex { origins.append((move.rule, [])) }
      if !origins[index].states.contains(move.from) { origins[index].states.append(move.from) }
    }
    for origin in origins {
      answer.verdict.add(
        Finding(
          .blocks, origin.rule, subject: stateKey, found: state.name, expected: origin.states.joined(separator: ", ")))
    }
    var possible: [String] = []
    for move in onward where !possible.contains(move.action) { possible.append(move.action) }
    answer.verdict.add(
      Finding(
        .informs, state.rule, subject: "action", found: action,
        expected: possible.isEmpty ? nil : possible.joined(separator: ", "), isAmbiguous: !state.isCertain))
    answer.moves = onward
  }

  // MARK: Activities

  /// Judges actor, channel and code level by everything the table says of an activity.
  private func judge(activity name: String, in verdict: inout Verdict) {
    let name = Workflow.folded(name)
    let rows = workflow.activities.filter { Workflow.folded($0.name) == name }
    guard let first = rows.first else { return verdict.leaveOpen() }
    var isLevelStated = false
    for row in rows {
      if let actors = row.actors { judge("actor", facts.actor, actors, row.rule, in: &verdict) }
      if let channels = row.channels { judge("channel", facts.channel, channels, row.rule, in: &verdict) }
      if let levels = row.levels {
        isLevelStated = true
        judge(levels, row, in: &verdict)
      }
    }
    if let level = facts.codeLevel, !isLevelStated {
      // No rule says with which codes this is reported.
      verdict.add(Finding(.informs, first.rule, subject: "code_level", found: level.rawValue))
      verdict.leaveOpen()
    }
  }

  private func judge(
    _ subject: String, _ found: String?, _ words: Workflow.Activity.Words, _ rule: Rule, in verdict: inout Verdict
  ) {
    let expected = words.allowed.joined(separator: ", ")
    guard let found else {
      return verdict.add(Finding(.informs, rule, subject: subject, expected: expected))
    }
    let isAllowed = Self.has(found, words.allowed)
    verdict.add(
      Finding(
        isAllowed ? .informs : .blocks, rule, subject: subject, found: found, expected: expected,
        isAmbiguous: !isAllowed && Self.has(found, words.otherReading)))
  }

  private func judge(_ levels: Workflow.Activity.Words, _ row: Workflow.Activity, in verdict: inout Verdict) {
    guard let level = facts.codeLevel?.rawValue, !row.aggregatedLevels.contains(level) else {
      return judgeAggregated(row, in: &verdict)
    }
    judge("code_level", level, levels, row.rule, in: &verdict)
  }

  private func judgeAggregated(_ row: Workflow.Activity, in verdict: inout Verdict) {
    guard let level = facts.codeLevel?.rawValue else { return }
    guard let aggregates = facts.usesAggregation else { return verdict.miss("uses_aggregation", for: row.rule) }
    verdict.add(Finding(.informs, row.rule, subject: "code_level", found: level))
    verdict.add(
      Finding(
        aggregates ? .informs : .blocks, row.rule, subject: "uses_aggregation", found: aggregates ? "true" : "false",
        expected: "true"))
  }

  private static func has(_ word: String, _ words: [String]) -> Bool {
    let word = Workflow.folded(word)
    return words.contains { Workflow.folded($0) == word }
  }

  // MARK: Lists

  private mutating func judgeList(_ name: String) {
    let name = Workflow.folded(name)
    guard let list = workflow.lists.first(where: { Workflow.folded($0.name) == name }) else {
      return answer.verdict.leaveOpen()
    }
    let expected = list.items.joined(separator: ", ")
    if let word = facts.word {
      answer.item = list.item(for: word)
      answer.verdict.add(
        Finding(answer.item == nil ? .blocks : .informs, list.rule, subject: "word", found: word, expected: expected))
    }
    if let given = facts.given { judge(given, list) }
    if facts.word == nil && facts.given == nil {
      answer.verdict.add(Finding(.informs, list.rule, subject: "list", found: list.name, expected: expected))
    }
  }

  /// Judges several items: each must be of the list, the parts of a thing all there, the steps in their order.
  private mutating func judge(_ given: [String], _ list: Workflow.Listing) {
    var found: [String] = []
    for (index, text) in given.enumerated() {
      let item = list.item(for: text)
      let due = list.use == .steps && index < list.items.count ? list.items[index] : nil
      if item == nil || due != nil && item != due {
        answer.verdict.add(
          Finding(
            .blocks, list.rule, subject: "given[\(index)]", found: text,
            expected: due ?? list.items.joined(separator: ", ")))
      }
      if let item { found.append(item) }
    }
    answer.missingItems = list.items.filter { !found.contains($0) }
    if list.use == .parts, !answer.missingItems.isEmpty {
      answer.verdict.add(
        Finding(.blocks, list.rule, subject: "given", expected: answer.missingItems.joined(separator: ", ")))
    } else if answer.verdict.outcome == .allowed {
      answer.verdict.add(Finding(.informs, list.rule, subject: "given", expected: list.items.joined(separator: ", ")))
    }
  }
}
