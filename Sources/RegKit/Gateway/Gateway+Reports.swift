internal import GS1

extension Gateway {
  func csv(_ question: GatewayQuestion) -> Answer {
    let inputs = question.inputs
    let (header, column) = (inputs.texts("header"), inputs.text("header_has"))
    var row: [String: String]?
    if let members = inputs.record("row") {
      var values: [String: String] = [:]
      for member in members { values[member.key] = member.value }
      row = values
    }
    let facts = Report.Facts(
      kind: inputs.word("report"), productClass: inputs.word("product_class"), row: row, header: header,
      column: column)
    guard let answer = Report.assess(facts, under: rulebook, edition: question.edition, asOf: question.asOf) else {
      return noTable(question)
    }
    var extras: [(key: String, value: JSONValue)] = []
    if row != nil || header != nil || column != nil || answer.columns.isEmpty {
      extras.append(("verdict", .string(answer.verdict.word(allowed: "valid", refused: "invalid"))))
      extras.append(("errors", .array(answer.errors.map { .string($0) })))
    }
    if !answer.columns.isEmpty { extras.append(("columns", .array(answer.columns.map { .string($0.name) }))) }
    return compose(question, answer.verdict, extras)
  }

  func aggregation(_ question: GatewayQuestion) -> Answer {
    let inputs = question.inputs
    guard inputs.has("primary_requested"), !inputs.has("links") else { return links(question) }
    let facts = CodeCounts.Facts(
      primaryRequested: inputs.count("primary_requested"),
      maxPrimaryPerSecondary: inputs.count("max_primary_per_secondary"),
      maxSecondaryPerTertiary: inputs.count("max_secondary_per_tertiary"))
    guard let answer = CodeCounts.assess(facts, under: rulebook, edition: question.edition, asOf: question.asOf) else {
      return noTable(question)
    }
    var extras: [(key: String, value: JSONValue)] = [
      ("verdict", .string(answer.verdict.word(allowed: "valid", refused: "invalid")))
    ]
    if let count = answer.minSecondaryCodes { extras.append(("min_secondary_codes", .integer(Int64(count)))) }
    if let count = answer.minTertiaryCodes { extras.append(("min_tertiary_codes", .integer(Int64(count)))) }
    return compose(question, answer.verdict, extras)
  }

  private func links(_ question: GatewayQuestion) -> Answer {
    let inputs = question.inputs
    // The limits may stand in a group of their own or beside the links, as a request has them.
    let limits = inputs.has("limits") ? inputs.group("limits") : inputs
    let facts = Aggregation.Facts(
      links: inputs.list("links")?.map {
        .init(primary: $0.text("primary"), secondary: $0.text("secondary"), tertiary: $0.text("tertiary"))
      },
      maxPrimaryPerSecondary: limits.count("max_primary_per_secondary"),
      maxSecondaryPerTertiary: limits.count("max_secondary_per_tertiary"))
    guard let answer = Aggregation.assess(facts, under: rulebook, edition: question.edition, asOf: question.asOf)
    else { return noTable(question) }
    return compose(
      question, answer.verdict,
      [
        ("verdict", .string(answer.verdict.word(allowed: "valid", refused: "invalid"))),
        ("errors", .array(answer.faults.map { .string($0.rawValue) })),
      ])
  }
}
