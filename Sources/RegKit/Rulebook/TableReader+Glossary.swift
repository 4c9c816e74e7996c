// Rows of the glossaries: a term with what its source says it means.

extension TableReader {
  mutating func readTerm(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["name", "means"])
    let term = Term(name: required(row, "name"), meaning: required(row, "means"))
    keys.add("term \(Eligibility.normalized(term.name))", row, rule)
    tables.terms.append(Row(rule: rule, content: term))
  }
}
