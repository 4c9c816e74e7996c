/// Reading the rows of workflows, and checking that they fit together.
extension TableReader {
  mutating func readState(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["system", "name", "initial", "certain", "covers"])
    let state = Workflow.State(
      rule: rule, system: required(row, "system"), line: row.line, name: required(row, "name"),
      spellings: spellings(in: row), isInitial: flag(row, "initial") ?? false, isCertain: flag(row, "certain") ?? true,
      covers: row.names("covers") ?? [])
    var folded: [String] = []
    for name in state.names where !folded.contains(Workflow.folded(name)) { folded.append(Workflow.folded(name)) }
    for name in folded { keys.add("state \"\(name)\" of \(state.system)", row, rule) }
    tables.states.append(state)
  }

  mutating func readTransition(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(
      row, ["system", "from", "action", "to", "actors", "channels", "activity", "when", "presumes", "certain"])
    let actors = row.names("actors") ?? []
    let channels = row.names("channels") ?? []
    let conditions = conditions(row, "when", arePresumed: false) + conditions(row, "presumes", arePresumed: true)
    tables.moves.append(
      Workflow.Move(
        rule: rule, system: required(row, "system"), line: row.line, from: required(row, "from"),
        action: required(row, "action"), actionSpellings: spellings(in: row), to: required(row, "to"), actors: actors,
        channels: channels, activity: row.attribute("activity"), conditions: conditions,
        isCertain: flag(row, "certain") ?? true, ownActors: actors, ownChannels: channels))
  }

  mutating func readActivity(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(
      row,
      [
        "system", "name", "actors", "other-actors", "channels", "other-channels", "levels", "aggregated-levels",
        "other-levels",
      ])
    for attribute in ["levels", "aggregated-levels", "other-levels"] as [StaticString] where row.has(attribute) {
      let _: [Workflow.CodeLevel] = words(row, attribute)
    }
    let activity = Workflow.Activity(
      rule: rule, system: required(row, "system"), name: required(row, "name"),
      actors: aspect(row, "actors", "other-actors"), channels: aspect(row, "channels", "other-channels"),
      levels: aspect(row, "levels", "other-levels"),
      aggregatedLevels: row.names("aggregated-levels") ?? [])
    if activity.actors == nil && activity.channels == nil && activity.levels == nil {
      report(row, nil, "no statement", "actors, channels or levels")
    }
    let name = "activity \(activity.name) of \(activity.system)"
    if activity.actors != nil { keys.add("actors of \(name)", row, rule) }
    if activity.channels != nil { keys.add("channels of \(name)", row, rule) }
    if activity.levels != nil { keys.add("levels of \(name)", row, rule) }
    tables.activities.append(activity)
  }

  mutating func readList(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["system", "name", "use"])
    let items = row.children.filter { $0.isNamed("item") }
    if items.isEmpty { report(row, nil, "no <item>", "at least one word") }
    var spelt: [(text: String, item: String)] = []
    for spelling in row.children where spelling.isNamed("spelling") {
      checkAttributes(spelling, ["of"])
      let item = required(spelling, "of")
      if !item.isEmpty && !items.contains(where: { $0.text == item }) {
        report(spelling, "of", quoted(item), "one of " + items.map { $0.text }.joined(separator: ", "))
      }
      spelt.append((spelling.text, item))
    }
    let system = required(row, "system")
    let name = required(row, "name")
    keys.add("list \(name) of \(system)", row, rule)
    guard let use: Workflow.Listing.Use = word(row, "use") else { return }
    tables.lists.append(
      Workflow.Listing(rule: rule, system: system, name: name, use: use, items: items.map { $0.text }, spellings: spelt)
    )
  }

  private func spellings(in row: XMLElement) -> [String] {
    row.children.filter { $0.isNamed("spelling") }.map { $0.text }
  }

  private func aspect(
    _ row: XMLElement, _ attribute: StaticString, _ otherReading: StaticString
  ) -> Workflow.Activity.Words? {
    guard let allowed = row.names(attribute) else { return nil }
    return Workflow.Activity.Words(allowed: allowed, otherReading: row.names(otherReading) ?? [])
  }

  /// Conditions such as `recall_notified`, `capa_required=false` or `directorate_users=2..`.
  private mutating func conditions(
    _ row: XMLElement, _ attribute: StaticString, arePresumed: Bool
  ) -> [Workflow.Condition] {
    var conditions: [Workflow.Condition] = []
    for text in row.names(attribute) ?? [] {
      let (name, asked) = Self.halves(of: text, at: UInt8(ascii: "="))
      guard let fact: Workflow.Fact = known(name, row, attribute) else { continue }
      guard let demand = Self.demand(asked, of: fact) else {
        report(
          row, attribute, quoted(text),
          fact.isCount ? "\(fact.rawValue)=1..1 or \(fact.rawValue)=2.." : "\(fact.rawValue) or \(fact.rawValue)=false")
        continue
      }
      conditions.append(Workflow.Condition(fact: fact, demand: demand, isPresumed: arePresumed))
    }
    return conditions
  }

  private static func demand(_ text: String?, of fact: Workflow.Fact) -> Workflow.Condition.Demand? {
    guard fact.isCount else {
      switch text {
      case nil, "true"?: return .flag(true)
      case "false"?: return .flag(false)
      default: return nil
      }
    }
    guard let bytes = text.map({ Array($0.utf8) }),
      let mark = bytes.firstIndex(of: UInt8(ascii: ".")), mark + 1 < bytes.count, bytes[mark + 1] == UInt8(ascii: ".")
    else { return nil }
    guard let from = count(bytes[..<mark]) else { return nil }
    let rest = bytes[(mark + 2)...]
    if rest.isEmpty { return .count(from: from, through: nil) }
    guard let through = count(rest), through >= from else { return nil }
    return .count(from: from, through: through)
  }

  private static func count(_ digits: ArraySlice<UInt8>) -> Int? {
    guard (1...9).contains(digits.count), digits.allSatisfy({ $0.isDigit }) else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  // MARK: - How the rows fit together

  /// Checks every workflow of the table: states that moves name are declared, and each is reached; no two rows say
  /// something else of the same move.
  mutating func checkWorkflows() {
    let graph = WorkflowGraph(tables)
    checkNames(graph)
    checkActionSpellings()
    checkMovesAreTold(graph)
    checkStatesAreReached(graph)
  }

  private mutating func report(
    _ line: Int, _ element: String, _ attribute: String?, _ found: String, _ expected: String
  ) {
    report(TableProblem(line: line, element: element, attribute: attribute, found: found, expected: expected))
  }

  private mutating func checkNames(_ graph: WorkflowGraph) {
    var activities: Set<String> = []
    for activity in tables.activities { activities.insert(WorkflowGraph.key(activity.system, activity.name)) }
    for (place, ends) in graph.moves.enumerated() {
      let move = tables.moves[place]
      for (attribute, name, end) in [("from", move.from, ends.from), ("to", move.to, ends.to)] where !name.isEmpty {
        guard let state = graph.state(at: end) else {
          report(move.line, "transition", attribute, quoted(name), "the name of a <state> of \(move.system)")
          continue
        }
        let covers = tables.states[state].covers
        if !covers.isEmpty {
          report(
            move.line, "transition", attribute, "\(quoted(name)), which stands for several states",
            "one of " + covers.joined(separator: ", "))
        }
      }
      if let activity = move.activity, !activities.contains(WorkflowGraph.key(move.system, activity)) {
        report(
          move.line, "transition", "activity", quoted(activity), "the name of an <activity> of \(move.system)")
      }
    }
    for state in tables.states {
      for name in state.covers {
        if let single = graph.state(state.system, name), tables.states[single].covers.isEmpty { continue }
        report(state.line, "state", "covers", quoted(name), "the name of a single <state> of \(state.system)")
      }
    }
  }

  /// A spelling must not be the name of another action, or a question would mean two.
  private mutating func checkActionSpellings() {
    var meanings: [String: Int] = [:]
    for place in tables.moves.indices {
      let move = tables.moves[place]
      for name in move.actionNames {
        let key = WorkflowGraph.key(move.system, Workflow.folded(name))
        guard let first = meanings[key] else {
          meanings[key] = place
          continue
        }
        let other = tables.moves[first]
        if other.action == move.action { continue }
        report(
          move.line, "transition", "action", "\(quoted(name)), which is \(other.action) on line \(other.line)",
          "names and spellings that stand for one action")
      }
    }
  }

  private mutating func checkMovesAreTold(_ graph: WorkflowGraph) {
    var before: [WorkflowGraph.Step: [Int]] = [:]
    for (place, ends) in graph.moves.enumerated() {
      let move = tables.moves[place]
      let step = WorkflowGraph.Step(from: ends.from, action: move.action)
      let others = before[step] ?? []
      // More rows for one move than this are a fault of the table, and would be compared in pairs.
      if others.count == 64 {
        report(move.line, "transition", nil, "more than 64 rows for one move", "at most 64")
      }
      for other in others.prefix(64) { checkIsTold(move, from: tables.moves[other]) }
      before[step, default: []].append(place)
    }
  }

  private mutating func checkIsTold(_ move: Workflow.Move, from other: Workflow.Move) {
    if move.overlaps(other) {
      report(
        move.line, "transition", nil,
        "a second row for \(move.action) from \(quoted(move.from)) (the first is on line \(other.line))",
        "actors, channels or conditions that tell them apart")
    } else if move.to != other.to, !move.isToldApartByConditions(from: other),
      move.rule.period.overlaps(other.rule.period)
    {
      report(
        move.line, "transition", "to", quoted(move.to),
        "\(quoted(other.to)) as on line \(other.line), or conditions that tell them apart")
    }
  }

  private mutating func checkStatesAreReached(_ graph: WorkflowGraph) {
    let reached = graph.reached(from: tables.states.indices.filter { tables.states[$0].isInitial })
    for (place, state) in tables.states.enumerated() where state.covers.isEmpty && !state.name.isEmpty {
      if reached[graph.states[place]] { continue }
      report(
        state.line, "state", "name", "\(quoted(state.name)), which no move reaches",
        "initial=\"true\", or a <transition> to it from a state that is reached")
    }
  }
}
