extension Gateway {
  func obligations(_ question: GatewayQuestion) -> Answer {
    let inputs = question.inputs
    let shapes = [["provision"], ["actor", "method", "obligation", "applies_aggregation"]]
    if let refusal = refuseTwo(question, shapes) { return refusal }
    if inputs.has("provision") { return sanction(question) }
    let facts = Obligations.Facts(
      party: inputs.word("actor"), method: inputs.word("method"), kind: inputs.word("obligation"),
      aggregates: inputs.flag("applies_aggregation"))
    guard let answer = Obligations.assess(facts, under: rulebook, edition: question.edition, asOf: question.asOf)
    else { return noTable(question) }
    var extras: [(key: String, value: JSONValue)] = []
    if let kind = facts.kind, kind.isRight {
      extras.append(("verdict", .string(answer.verdict.word(allowed: "allowed", refused: "denied"))))
    } else if facts.kind != nil || answer.verdict.outcome == .undetermined {
      let word = answer.isDue == true ? "required" : "not_required"
      extras.append(("verdict", .string(answer.verdict.word(allowed: word, refused: word))))
    }
    if facts.kind == nil { extras.append(("obligations", .array(answer.due.map { .string($0.rawValue) }))) }
    if !answer.contents.isEmpty { extras.append(("contents", .array(answer.contents.map { .string($0) }))) }
    if let channel = answer.channel { extras.append(("channel", .string(channel))) }
    if let hours = answer.hours { extras.append(("within_hours", .integer(Int64(hours)))) }
    return compose(question, answer.verdict, extras)
  }

  private func sanction(_ question: GatewayQuestion) -> Answer {
    let text = question.inputs.text("provision") ?? ""
    guard let provision = Provision(written: text) else {
      return refuse(
        question,
        .init(.unknownValue, "inputs.provision", found: "\"\(text)\"", expected: "Pasal 12 ayat (3), Lampiran C"))
    }
    guard let answer = Sanction.assess(provision, under: rulebook, edition: question.edition, asOf: question.asOf)
    else { return noTable(question) }
    var extras: [(key: String, value: JSONValue)] = []
    if let isListed = answer.isListed { extras.append(("administrative_sanction_listed", .bool(isListed))) }
    return compose(question, answer.verdict, extras)
  }
}
