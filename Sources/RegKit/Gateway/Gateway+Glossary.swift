// Terms and abbreviations in the JSON vocabulary.

extension Gateway {
  func glossary(_ question: GatewayQuestion) -> Answer {
    let known = Glossary.entries(under: rulebook, asOf: question.asOf)
    guard let term = question.inputs.text("term") else {
      guard let edition = rulebook.editions.first else { return noTable(question) }
      var verdict = Verdict(Verdict.Context(edition: edition, day: question.asOf))
      verdict.miss("term", for: known.first?.rule)
      return compose(question, verdict, [("terms", .array(known.map { .string($0.term) }))])
    }
    let found = Glossary.meanings(of: term, under: rulebook, asOf: question.asOf)
    guard let first = found.first, let edition = rulebook.editions.first(where: { $0.id == first.rule.edition }) else {
      return refuse(
        question, .unknown(.unknownValue, "inputs.term", found: term, known: known.map { $0.term }))
    }
    var verdict = Verdict(Verdict.Context(edition: edition, day: question.asOf))
    for entry in found { verdict.add(Finding(.informs, entry.rule, subject: "term", found: entry.meaning)) }
    return compose(
      question, verdict,
      [
        ("term", .string(first.term)), ("meaning", .string(first.meaning)),
        ("meanings", .array(found.map { .string($0.meaning) })),
      ])
  }
}
