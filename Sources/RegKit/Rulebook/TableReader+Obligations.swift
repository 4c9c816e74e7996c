extension TableReader {
  mutating func readDuty(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["obligations", "parties", "methods", "aggregates", "due", "certain"])
    let obligations: [Obligations.Kind] = words(row, "obligations")
    let parties: [Obligations.Party] = words(row, "parties")
    let methods: [Obligations.CodeMethod] = words(row, "methods")
    let aggregates = flag(row, "aggregates")
    _ = required(row, "due")
    guard let isDue = flag(row, "due") else { return }
    for obligation in obligations {
      for party in parties {
        for method in methods {
          for value in [true, false] where aggregates == nil || aggregates == value {
            keys.add(
              "duty \(obligation.rawValue) of \(party.rawValue), \(method.rawValue), aggregating \(value)", row, rule)
          }
        }
      }
    }
    let duty = Duty(
      obligations: obligations, parties: parties, methods: methods, aggregates: aggregates, isDue: isDue,
      isCertain: flag(row, "certain") ?? true)
    tables.duties.append(Row(rule: rule, content: duty))
  }

  mutating func readReportContent(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["obligation", "channel"])
    let items = row.children.filter { $0.isNamed("item") && !$0.text.isEmpty }.map { $0.text }
    if items.isEmpty { report(row, nil, "no <item>", "at least one part of the report") }
    let channel = required(row, "channel")
    guard let obligation: Obligations.Kind = word(row, "obligation") else { return }
    keys.add("report-content of \(obligation.rawValue)", row, rule)
    tables.reportContents.append(
      Row(rule: rule, content: ReportContent(obligation: obligation, items: items, channel: channel)))
  }

  mutating func readSanction(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["provisions", "paragraphs"])
    var provisions: [Provision] = []
    for path in list(row, "provisions") {
      if let provision = Provision(path: path) {
        provisions.append(provision)
      } else {
        report(row, "provisions", quoted(path), "PROVISION, such as pasal-18/ayat-1")
      }
    }
    var paragraphs: [Int] = []
    for text in list(row, "paragraphs") {
      guard text.utf8.count <= 3, let count = Int(text), count >= 0 else {
        report(row, "paragraphs", quoted(text), "how many paragraphs an article has")
        continue
      }
      paragraphs.append(count)
    }
    let sanction = SanctionRow(provisions: provisions, paragraphs: paragraphs)
    for provision in provisions where !sanction.has(provision) {
      report(row, "provisions", quoted(provision.path), "an article and paragraph that paragraphs counts")
    }
    keys.add("sanction", row, rule)
    tables.sanctions.append(Row(rule: rule, content: sanction))
  }
}
