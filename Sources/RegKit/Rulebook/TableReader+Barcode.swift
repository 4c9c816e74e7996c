internal import GS1

/// Reading the rows on the scope, method, issuer and content of the barcode.
extension TableReader {
  mutating func readScope(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["classes", "activities", "free-permits"])
    let classes: [ProductClass]? = row.has("classes") ? words(row, "classes") : nil
    let activities = row.names("activities")
    if classes == nil && activities == nil { report(row, nil, "no statement", "classes or activities") }
    if classes != nil { keys.add("scope of classes", row, rule) }
    if activities != nil { keys.add("scope of activities", row, rule) }
    let scope = Scope(
      classes: classes, activities: activities, freePermits: row.names("free-permits") ?? [])
    tables.scopes.append(Row(rule: rule, content: scope))
  }

  mutating func readMethod(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["classes", "method", "designated", "licence-letters"])
    let classes: [ProductClass] = words(row, "classes")
    let designated = flag(row, "designated")
    guard let method: Method = word(row, "method") else { return }
    for value in [true, false] where designated == nil || designated == value {
      for name in classes { keys.add("method of \(name.rawValue), designated \(value)", row, rule) }
    }
    tables.methods.append(
      Row(
        rule: rule,
        content: MethodRow(
          classes: classes, method: method, designated: designated,
          licenceLetters: row.names("licence-letters") ?? [])))
  }

  mutating func readIssuer(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["method", "issuer", "symbologies", "others-when-readable"])
    let symbologies: [Symbology] = words(row, "symbologies")
    let others = flag(row, "others-when-readable") ?? false
    guard let method: Method = word(row, "method"), let issuer: Issuer = word(row, "issuer") else { return }
    keys.add("issuer \(issuer.rawValue) of \(method.rawValue)", row, rule)
    tables.issuers.append(
      Row(
        rule: rule,
        content: IssuerRow(method: method, issuer: issuer, symbologies: symbologies, othersWhenReadable: others)))
  }

  mutating func readContent(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["method", "ai", "presence", "format", "min", "max", "previous-max", "long-prefixes"])
    let text = required(row, "ai")
    guard let ai = ApplicationIdentifier(text) else {
      report(row, "ai", quoted(text), "an application identifier of two to four digits")
      return
    }
    let (min, max) = (count(row, "min") ?? 0, count(row, "max") ?? 0)
    if max < min { report(row, "max", "\(max)", "at least min, \(min)") }
    let previousMax = row.has("previous-max") ? count(row, "previous-max") : nil
    guard let method: Method = word(row, "method"), let presence: ContentRow.Presence = word(row, "presence"),
      let format: ContentRow.Format = word(row, "format")
    else { return }
    keys.add("content (\(text)) of \(method.rawValue)", row, rule)
    let content = ContentRow(
      method: method, ai: ai, presence: presence, format: format, min: min, max: max, previousMax: previousMax,
      longPrefixes: row.names("long-prefixes") ?? [])
    tables.contents.append(Row(rule: rule, content: content))
  }
}
