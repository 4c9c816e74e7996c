extension Coverage {
  /// The coverage as JSON text on one line.
  public func jsonText(in language: Language) -> String {
    let rules = rules.map { rule in
      var members: [(key: String, value: JSONValue)] = [
        ("rule", .string(rule.id)), ("edition", .string(rule.edition)), ("citation", .string(rule.citation)),
        ("status", .string(rule.coverage.rawValue)), ("rows", .array(rule.rows.map { .string($0) })),
      ]
      if let type = rule.appliedBy { members.append(("applied_by", .string(type))) }
      if let why = rule.informs { members.append(("why", .string(why[language]))) }
      members.append(("cases", .array(rule.cases.map { .string($0) })))
      return JSONValue.object(members)
    }
    return JSONValue.object([
      ("id", .string(id)), ("catalogue", .bool(isInCatalogue)), ("known", .bool(isKnown)),
      ("status", .string(status.rawValue)),
      ("rules", .array(rules)),
    ]).text
  }
}
