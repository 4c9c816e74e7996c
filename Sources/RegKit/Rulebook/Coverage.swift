public import GS1

/// How the tables cover one id of the catalogue: by rows, by code, or as a fact to look up.
public struct Coverage: Sendable {
  public enum Status: String, Sendable, Hashable, CaseIterable {
    /// Rows or code apply the rule, and a worked case shows it.
    case implemented
    /// The rule decides nothing and says why.
    case informational
    /// No table has the rule, or one has it and names no worked case.
    case missing
  }

  /// The id of the catalogue, or of a rule beyond it.
  public let id: String
  /// Whether the catalogue has the id; the other rules are facts from outside the five documents.
  public let isInCatalogue: Bool
  /// Whether RegKit has the id, in the catalogue or beyond it; any other is a host's own, or a slip.
  public let isKnown: Bool
  /// The rules of the tables under that id, of every edition.
  public let rules: [Rule]

  public var status: Status {
    let statuses = rules.map { $0.coverage }
    if statuses.isEmpty || statuses.contains(.missing) { return .missing }
    return statuses.contains(.implemented) ? .implemented : .informational
  }
}

extension Rule {
  /// How this rule is covered.
  public var coverage: Coverage.Status {
    if informs != nil { return .informational }
    return cases.isEmpty ? .missing : .implemented
  }

  /// The kinds of the rule's rows, each once: `exemption`.
  public var rowKinds: [String] {
    var kinds: [String] = []
    for row in rows {
      let kind = String(row.prefix { $0 != " " && $0 != ":" })
      if !kinds.contains(kind) { kinds.append(kind) }
    }
    return kinds
  }
}

extension Rulebook {
  /// How each id of the catalogue is covered, in its order, and after them the rules beyond it: facts from outside the
  /// five documents.
  public func coverage() -> [Coverage] {
    var rest = editions.flatMap { $0.rules }
    var list: [Coverage] = []
    for id in Catalogue.ids {
      let covers = { (rule: Rule) in Catalogue.covers(id, rule.id) }
      list.append(Coverage(id: id, isInCatalogue: true, isKnown: true, rules: rest.filter(covers)))
      rest.removeAll(where: covers)
    }
    while let id = rest.first?.id {
      list.append(
        Coverage(
          id: id, isInCatalogue: false, isKnown: Catalogue.knows(id), rules: rest.filter { $0.id == id }))
      rest.removeAll { $0.id == id }
    }
    return list
  }

  /// What an officer should look at in an edition that was added, though a host may have it so: rules with an id that
  /// RegKit does not know.
  ///
  /// Such a rule may be the host's own. It may also be a slip, and then the rule that was meant is gone, and with it what
  /// RegKit does by its id.
  public func notes(on edition: Edition) -> [TableProblem] {
    edition.rules.filter { !Catalogue.knows($0.id) }.map { rule in
      let nearest = Nearest.to(rule.id, in: Catalogue.ids + Catalogue.beyond).map { "\($0), or " } ?? ""
      return TableProblem(
        line: rule.line, element: "rule", attribute: "id", found: "\"\(rule.id)\"",
        expected: "an id that RegKit knows: \(nearest)one of your own, which does only what its rows say")
    }
  }

  /// The rules that were last compared with their source more than a year before a day.
  public func staleRules(asOf day: CalendarDay) -> [Rule] {
    editions.flatMap { $0.rules }.filter { rule in rule.compared.adding(years: 1).map { $0 < day } ?? false }
  }
}
