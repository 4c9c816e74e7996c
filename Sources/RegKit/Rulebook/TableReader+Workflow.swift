/// Reading the rows of workflows, and checking that they fit together.
extension TableReader {
  mutating func readState(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["system", "name", "initial", "certain", "covers"])
    let state = Workflow.State(
      rule: rule, system: required(row, "system"), line: row.line, name: required(row, "name"),
      spellings: spellings(in: row), isInitial: flag(row, "initial") ?? false, isCertain: flag(row, "certain") ?? true,
      covers: row.attribute("covers").map(names) ?? [])
    var folded: [String] = []
    for name in state.names where !folded.contains(Workflow.folded(name)) { folded.append(Workflow.folded(name)) }
    for name in folded { keys.add("state \(quoted(name)) of \(state.system)", row, rule) }
    tables.states.append(state)
  }

  mutating func readTransition(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(
      row, ["system", "from", "action", "to", "actors", "channels", "activity", "when", "presumes", "certain"])
    let actors = row.attribute("actors").map(names) ?? []
    let channels = row.attribute("channels").map(names) ?? []
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
    for attribute in ["levels", "aggregated-levels", "other-levels"] where row.attribute(attribute) != nil {
      let _: [Workflow.CodeLevel] = words(row, attribute)
    }
    let activity = Workflow.Activity(
      rule: rule, system: required(row, "system"), name: required(row, "name"), actors: aspect(row, "actors"),
      channels: aspect(row, "channels"), levels: aspect(row, "levels"),
      aggregatedLevels: row.attribute("aggregated-levels").map(names) ?? [])
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
    let items = row.children.filter { $0.name == "item" }
    if items.isEmpty { report(row, nil, "no <item>", "at least one word") }
    var spelt: [(text: String, item: String)] = []
    for spelling in row.children where spelling.name == "spelling" {
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
    row.children.filter { $0.name == "spelling" }.map { $0.text }
  }

  private func aspect(_ row: XMLElement, _ attribute: String) -> Workflow.Activity.Words? {
    guard let allowed = row.attribute(attribute).map(names) else { return nil }
    return Workflow.Activity.Words(allowed: allowed, otherReading: row.attribute("other-" + attribute).map(names) ?? [])
  }

  /// Conditions such as `recall_notified`, `capa_required=false` or `directorate_users=2..`.
  private mutating func conditions(
    _ row: XMLElement, _ attribute: String, arePresumed: Bool
  ) -> [Workflow.Condition] {
    var conditions: [Workflow.Condition] = []
    for text in row.attribute(attribute).map(names) ?? [] {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
      guard let fact: Workflow.Fact = known(parts.first ?? "", row, attribute) else { continue }
      guard let demand = Self.demand(parts.count < 2 ? nil : parts.last, of: fact) else {
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
    checkNames()
    checkActionSpellings()
    checkMovesAreTold()
    checkStatesAreReached()
  }

  private mutating func report(
    _ line: Int, _ element: String, _ attribute: String?, _ found: String, _ expected: String
  ) {
    report(TableProblem(line: line, element: element, attribute: attribute, found: found, expected: expected))
  }

  private mutating func checkNames() {
    var states: [String: Workflow.State] = [:]
    for state in tables.states { states[Self.key(state.system, state.name)] = state }
    var activities: Set<String> = []
    for activity in tables.activities { activities.insert(Self.key(activity.system, activity.name)) }
    for move in tables.moves {
      for (attribute, name) in [("from", move.from), ("to", move.to)] where !name.isEmpty {
        guard let state = states[Self.key(move.system, name)] else {
          report(move.line, "transition", attribute, quoted(name), "the name of a <state> of \(move.system)")
          continue
        }
        if !state.covers.isEmpty {
          report(
            move.line, "transition", attribute, "\(quoted(name)), which stands for several states",
            "one of " + state.covers.joined(separator: ", "))
        }
      }
      if let activity = move.activity, !activities.contains(Self.key(move.system, activity)) {
        report(
          move.line, "transition", "activity", quoted(activity), "the name of an <activity> of \(move.system)")
      }
    }
    for state in tables.states {
      for name in state.covers where states[Self.key(state.system, name)]?.covers.isEmpty != true {
        report(state.line, "state", "covers", quoted(name), "the name of a single <state> of \(state.system)")
      }
    }
  }

  /// A name in one text with its system, which is one word.
  private static func key(_ system: String, _ name: String) -> String { system + " " + name }

  /// A spelling must not be the name of another action, or a question would mean two.
  private mutating func checkActionSpellings() {
    var meanings: [String: Workflow.Move] = [:]
    for move in tables.moves {
      for name in move.actionNames {
        let key = Self.key(move.system, Workflow.folded(name))
        guard let other = meanings[key] else {
          meanings[key] = move
          continue
        }
        if other.action == move.action { continue }
        report(
          move.line, "transition", "action", "\(quoted(name)), which is \(other.action) on line \(other.line)",
          "names and spellings that stand for one action")
      }
    }
  }

  private mutating func checkMovesAreTold() {
    var before: [String: [Workflow.Move]] = [:]
    for move in tables.moves {
      let key = Self.key(move.system, quoted(move.from) + " " + move.action)
      // More rows for one move than this are a fault of the table, and would be compared in pairs.
      if before[key]?.count == 64 {
        report(move.line, "transition", nil, "more than 64 rows for one move", "at most 64")
      }
      for other in before[key]?.prefix(64) ?? [] { checkIsTold(move, from: other) }
      before[key, default: []].append(move)
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

  private mutating func checkStatesAreReached() {
    var onward: [String: [String]] = [:]
    for move in tables.moves {
      onward[Self.key(move.system, move.from), default: []].append(Self.key(move.system, move.to))
    }
    var reached: Set<String> = []
    var open: [String] = []
    for state in tables.states where state.isInitial { open.append(Self.key(state.system, state.name)) }
    while let place = open.popLast() {
      if reached.insert(place).inserted { open += onward[place] ?? [] }
    }
    for state in tables.states where state.covers.isEmpty && !state.name.isEmpty {
      if reached.contains(Self.key(state.system, state.name)) { continue }
      report(
        state.line, "state", "name", "\(quoted(state.name)), which no move reaches",
        "initial=\"true\", or a <transition> to it from a state that is reached")
    }
  }
}
