internal import GS1

extension Rulebook {
  /// Every edition and rule as JSON text on one line, for programs that show or search the tables.
  public func json(in language: Language) -> String {
    JSONValue.object([("editions", .array(editions.map { Self.json($0, language) }))]).text
  }

  private static func json(_ edition: Edition, _ language: Language) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("id", .string(edition.id)), ("subject", .string(edition.subject.rawValue)),
      ("title", .string(edition.title[language])), ("base", .bool(edition.isBase)),
      ("confidence", .string(edition.confidence.rawValue)),
    ]
    members += self.members(edition.period)
    if let successor = edition.supersededBy { members.append(("superseded_by", .string(successor))) }
    members.append(("rules", .array(edition.rules.map { $0.json(in: language) })))
    return .object(members)
  }

  fileprivate static func members(_ period: Period) -> [(key: String, value: JSONValue)] {
    var members: [(key: String, value: JSONValue)] = [("from", .string(period.from.description))]
    if let until = period.until { members.append(("until", .string(until.description))) }
    return members
  }
}

extension Rulebook {
  /// The id of the rule that is spelled most like a text, for answers to a slip of the keys.
  public func nearestRuleID(to text: String) -> String? {
    Nearest.to(text, in: editions.flatMap { $0.rules.map { $0.id } })
  }
}

extension Rule {
  /// The rule as JSON text on one line.
  public func jsonText(in language: Language) -> String { json(in: language).text }

  /// What a person needs to compare the rule with its source again, as JSON text on one line.
  public func reminderText(in language: Language) -> String {
    JSONValue.object([
      ("rule", .string(id)), ("edition", .string(edition)), ("line", .integer(Int64(line))),
      ("compared", .string(compared.description)), ("citation", .string(citation)),
    ]).text
  }

  package func json(in language: Language) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("rule", .string(id)), ("edition", .string(edition)), ("citation", .string(citation)),
      ("provisions", .array(citations.map { .string($0.reference) })), ("quote", .string(quote)),
      ("message", .string(message[language])),
    ]
    if let otherReading { members.append(("other_reading", .string(otherReading[language]))) }
    members += Rulebook.members(period)
    members.append(("compared", .string(compared.description)))
    members.append(("confidence", .string(confidence.rawValue)))
    members.append(("rows", .array(rows.map { .string($0) })))
    if let appliedBy { members.append(("applied_by", .string(appliedBy))) }
    if let informs { members.append(("informs", .string(informs[language]))) }
    if !cases.isEmpty { members.append(("cases", .array(cases.map { .string($0) }))) }
    return .object(members)
  }
}
