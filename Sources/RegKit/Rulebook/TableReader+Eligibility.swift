/// Reading the rows on who may register what.
extension TableReader {
  mutating func readKBLI(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["code", "vintage", "name", "kind", "commodities", "meaning-changes"])
    let code = required(row, "code")
    if !code.isEmpty && !KBLI.isCode(code) { report(row, "code", quoted(code), "five digits") }
    let kind = required(row, "kind")
    if !kind.isEmpty && !["Industri lokal", "Importir"].contains(kind) {
      report(row, "kind", quoted(kind), "\"Industri lokal\" or \"Importir\"")
    }
    let vintage = count(row, "vintage")
    if let vintage, ![2020, 2025].contains(vintage) { report(row, "vintage", quoted("\(vintage)"), "2020 or 2025") }
    let entry = KBLIEntry(
      code: code, vintage: vintage ?? 0, name: required(row, "name"), kind: kind,
      commodities: list(row, "commodities"), changesMeaning: flag(row, "meaning-changes") ?? false)
    keys.add("kbli \(code) of \(vintage ?? 0)", row, rule)
    tables.kbli.append(Row(rule: rule, content: entry))
  }

  mutating func readCommodity(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["name", "also"])
    let commodity = Commodity(name: required(row, "name"), aliases: row.names("also") ?? [])
    for name in [commodity.name] + commodity.aliases { keys.add("commodity \(name)", row, rule) }
    tables.commodities.append(Row(rule: rule, content: commodity))
  }

  mutating func readFormLimit(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["kbli", "scale", "commodity", "forms", "other-commodities"])
    let forms = row.children.filter { $0.isNamed("form") }.map { Eligibility.normalized($0.text) }
    if forms.isEmpty { report(row, nil, "no <form>", "at least one dosage form") }
    let others = required(row, "other-commodities")
    if !others.isEmpty && !["refused", "open"].contains(others) {
      report(row, "other-commodities", quoted(others), "refused or open")
    }
    let scale: Eligibility.BusinessScale? = optionalWord(row, "scale")
    guard let mode: FormLimit.Forms = word(row, "forms") else { return }
    let codes = list(row, "kbli")
    for code in codes {
      if !KBLI.isCode(code) { report(row, "kbli", quoted(code), "five digits") }
      keys.add("form-limit \(code) \(scale?.rawValue ?? "any scale")", row, rule)
    }
    let limit = FormLimit(
      kbli: codes, scale: scale, commodity: required(row, "commodity"), forms: mode, listed: forms,
      refusesOtherCommodities: others == "refused")
    tables.formLimits.append(Row(rule: rule, content: limit))
  }

  mutating func readDosageForm(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["name", "counts-as", "certain", "when"])
    let name = Eligibility.normalized(required(row, "name"))
    let spellings = row.children.filter { $0.isNamed("spelling") }.map { Eligibility.normalized($0.text) }
    let condition = row.attribute("when")
    if let condition, condition != "served_as_liquid" { report(row, "when", quoted(condition), "served_as_liquid") }
    for spelling in [name] + spellings { keys.add("dosage-form \(spelling) under \(rule.id)", row, rule) }
    let form = DosageForm(
      name: name, spellings: spellings, countsAs: row.attribute("counts-as").map(Eligibility.normalized),
      isCertain: flag(row, "certain") ?? true, condition: condition)
    tables.dosageForms.append(Row(rule: rule, content: form))
  }

  /// A form that a limit lists must be one the tables know, or a misspelt row would free what it means to forbid.
  mutating func checkListedForms() {
    for row in tables.formLimits {
      for form in row.content.listed where !tables.dosageForms.contains(where: { $0.content.name == form }) {
        problem(
          row.rule.line, "form", found: quoted(form), expected: "the name of a <dosage-form> of this table")
      }
    }
    guard !tables.commodities.isEmpty else { return }
    // A misspelt commodity would be one that nobody can register.
    for row in tables.kbli { checkCommodities(row.content.commodities, row.rule) }
    for row in tables.formLimits { checkCommodities([row.content.commodity], row.rule) }
  }

  private mutating func checkCommodities(_ names: [String], _ rule: Rule) {
    for name in names where !tables.commodities.contains(where: { $0.content.name == name }) {
      problem(rule.line, "commodity", found: quoted(name), expected: "the name of a <commodity> of this table")
    }
  }
}
