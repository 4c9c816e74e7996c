// Questions on workflows: moves from state to state, reports of track and trace, words of the screens.

extension Gateway {
  func workflow(_ question: GatewayQuestion) -> Answer {
    var facts = Self.workflowFacts(question.inputs)
    facts.state = question.inputs.text("state")
    facts.list = question.inputs.text("list")
    facts.word = question.inputs.text("word")
    facts.given = question.inputs.texts("given")
    let asksForChoice = facts.state == nil && facts.action == nil && facts.activity == nil && facts.list == nil
    if asksForChoice, let login = directorateLogin(facts.system, question) {
      (facts.state, facts.action) = (login.from, login.action)
      return workflow(question, facts, stateKey: "state", showsChoice: true)
    }
    return workflow(question, facts, stateKey: "state", showsChoice: false)
  }

  func transitions(_ question: GatewayQuestion) -> Answer {
    var facts = Self.workflowFacts(question.inputs)
    facts.system = facts.system ?? "ttac"
    facts.state = question.inputs.text("from")
    return workflow(question, facts, stateKey: "from", showsChoice: false)
  }

  private static func workflowFacts(_ inputs: Inputs) -> Workflow.Facts {
    var known: [Workflow.Fact: Workflow.Value] = [:]
    for fact in Workflow.Fact.allCases {
      if let flag = inputs.flag(fact.rawValue) { known[fact] = .flag(flag) }
      if let count = inputs.count(fact.rawValue) { known[fact] = .count(count) }
    }
    return Workflow.Facts(
      system: inputs.text("system"), action: inputs.text("action"), actor: inputs.text("actor"),
      channel: inputs.text("channel"), activity: inputs.text("activity"), codeLevel: inputs.word("code_level"),
      usesAggregation: inputs.flag("uses_aggregation"), known: known)
  }

  /// The login whose next page depends on the directorates in which the importer has a user, where that is what is asked.
  private func directorateLogin(_ system: String?, _ question: GatewayQuestion) -> Workflow.Move? {
    guard let system, question.inputs.has("npwp") || question.inputs.has(Workflow.Fact.directorateUsers.rawValue) else {
      return nil
    }
    let workflow: Workflow?
    do throws(QuestionError) {
      workflow = try Workflow(system, under: rulebook, edition: question.edition, asOf: question.asOf)
    } catch {
      return nil
    }
    return workflow?.moves.first { $0.conditions.contains { $0.fact == .directorateUsers } }
  }

  private func workflow(
    _ question: GatewayQuestion, _ facts: Workflow.Facts, stateKey: String, showsChoice: Bool
  ) -> Answer {
    var answer: Workflow.Answer
    do throws(QuestionError) {
      answer = try Workflow.assess(
        facts, stateKey: stateKey, under: rulebook, edition: question.edition, asOf: question.asOf)
    } catch {
      let problems = error.problems.map { $0.within("inputs") }
      return failure(QuestionError(problems: problems), id: question.id, in: question.language)
    }
    judgeBillingNumber(question, facts, &answer)
    var extras: [(key: String, value: JSONValue)] = [
      ("verdict", .string(answer.verdict.word(allowed: "allowed", refused: "denied")))
    ]
    if let to = answer.to { extras.append(("to", .string(to))) }
    if showsChoice, answer.verdict.outcome != .undetermined {
      let isChoice = answer.move?.rule.id == "EBPOM.DIRECTORATE.CHOICE"
      extras.append(("show_directorate_choice", .bool(isChoice)))
    }
    if let item = answer.item { extras.append(("item", .string(item))) }
    if facts.given != nil { extras.append(("missing", .array(answer.missingItems.map { .string($0) }))) }
    if !answer.activities.isEmpty { extras += Self.members(answer.activities) }
    if !answer.moves.isEmpty { extras.append(("next", .array(answer.moves.map { $0.json(question.language) }))) }
    return compose(question, answer.verdict, extras)
  }

  /// A billing of SINKARKES needs the NPWP: one that stands beside the move is judged as on its form.
  private func judgeBillingNumber(
    _ question: GatewayQuestion, _ facts: Workflow.Facts, _ answer: inout Workflow.Answer
  ) {
    func isWord(_ text: String?, _ word: String) -> Bool {
      text.map { Workflow.folded($0) == Workflow.folded(word) } ?? false
    }
    guard isWord(facts.system, "sinkarkes"), isWord(facts.action, "buat_billing"),
      let npwp = question.inputs.text("npwp")
    else { return }
    let form = Forms.Facts(
      form: "sinkarkes.permintaan_layanan_billing", entries: [.init("NPWP", npwp)], fieldsAskedAbout: ["NPWP"])
    let own = Forms.assess(form, under: rulebook, edition: question.edition, asOf: question.asOf)
    for finding in own?.verdict.findings ?? [] {
      var finding = finding
      finding.subject = "npwp"
      answer.verdict.add(finding)
    }
    if answer.verdict.outcome == .refused { answer.move = nil }
  }

  /// Who may report an activity, by which channels and with which codes.
  private static func members(_ rows: [Workflow.Activity]) -> [(key: String, value: JSONValue)] {
    var members: [(key: String, value: JSONValue)] = []
    for row in rows {
      if let actors = row.actors { members.append(("actors", texts(actors.allowed))) }
      if let channels = row.channels { members.append(("channels", texts(channels.allowed))) }
      if let levels = row.levels {
        members.append(("levels", texts(levels.allowed)))
        members.append(("aggregated_levels", texts(row.aggregatedLevels)))
      }
    }
    return members
  }

  private static func texts(_ list: [String]) -> JSONValue { .array(list.map { .string($0) }) }
}

extension QuestionError.Problem {
  /// The problem with the key that its path is inside of.
  fileprivate func within(_ key: String) -> Self {
    Self(code, key + "." + path, offset: offset, found: told, expected: wanted, suggestion: suggestion)
  }
}

extension Workflow {
  /// The workflow as JSON text on one line: its states, moves, activities and lists.
  public func json(in language: Language) -> String {
    let states = states.map { state in
      JSONValue.object([
        ("name", .string(state.name)), ("spellings", Self.texts(state.spellings)), ("initial", .bool(state.isInitial)),
        ("final", .bool(isFinal(state))), ("covers", Self.texts(state.covers)), ("rule", .string(state.rule.id)),
      ])
    }
    let activities = activities.map { row in
      var members: [(key: String, value: JSONValue)] = [("name", .string(row.name))]
      if let actors = row.actors { members.append(("actors", Self.texts(actors.allowed))) }
      if let channels = row.channels { members.append(("channels", Self.texts(channels.allowed))) }
      if let levels = row.levels {
        members.append(("levels", Self.texts(levels.allowed)))
        members.append(("aggregated_levels", Self.texts(row.aggregatedLevels)))
      }
      members.append(("rule", .string(row.rule.id)))
      return JSONValue.object(members)
    }
    let lists = lists.map { list in
      JSONValue.object([
        ("name", .string(list.name)), ("use", .string(list.use.rawValue)), ("items", Self.texts(list.items)),
        ("rule", .string(list.rule.id)),
      ])
    }
    return JSONValue.object([
      ("system", .string(system)), ("edition", .string(edition.id)), ("states", .array(states)),
      ("moves", .array(moves.map { $0.json(language) })), ("activities", .array(activities)), ("lists", .array(lists)),
    ]).text
  }

  fileprivate static func texts(_ list: [String]) -> JSONValue { .array(list.map { .string($0) }) }
}

extension Workflow.Move {
  /// The move as JSON: where it leads, who takes it, on which conditions, and the rule that says so.
  func json(_ language: Language) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("from", .string(from)), ("action", .string(action)), ("to", .string(to)), ("actors", Workflow.texts(actors)),
      ("channels", Workflow.texts(channels)),
      (
        "conditions",
        .array(
          conditions.map { condition in
            .object([
              ("fact", .string(condition.fact.rawValue)), ("expected", .string(condition.expected)),
              ("presumed", .bool(condition.isPresumed)),
            ])
          })
      ),
    ]
    if let activity { members.append(("activity", .string(activity))) }
    members += [
      ("rule", .string(rule.id)), ("citation", .string(rule.citation)), ("message", .string(rule.message[language])),
    ]
    if !isCertain { members.append(("ambiguous", .bool(true))) }
    return .object(members)
  }
}
