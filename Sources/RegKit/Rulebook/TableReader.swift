internal import GS1

/// Reads one rule table into an edition, and reports everything wrong with it in words an officer can act on.
///
/// Reading goes on after a problem with a harmless stand-in value, so that one run shows all problems; an edition with
/// any problem is never handed out.
struct TableReader {
  private(set) var problems: [TableProblem] = []
  private var sources: [String: String] = [:]
  var tables = Tables()
  var keys = RowKeys()

  static func edition(from bytes: UnsafeBufferPointer<UInt8>) throws(TableError) -> Edition {
    let root = try XMLElement.parse(bytes)
    var reader = TableReader()
    let edition = reader.readEdition(root)
    reader.problems += reader.keys.problems
    guard reader.problems.isEmpty, let edition else {
      throw TableError(problems: reader.problems.sorted { $0.line < $1.line })
    }
    return edition
  }

  // MARK: - The edition and its rules

  private mutating func readEdition(_ root: XMLElement) -> Edition? {
    guard root.name == "edition" else {
      report(root, nil, "<\(root.name)>", "<edition>")
      return nil
    }
    checkAttributes(
      root, ["id", "subject", "from", "until", "superseded-by", "previous", "confidence", "base"])
    let id = required(root, "id")
    let subject: Subject? = word(root, "subject")
    let confidence: Confidence? = word(root, "confidence")
    let from = day(root, "from")
    let until = optionalDay(root, "until")
    checkPeriod(root, from, until)
    for source in root.children where source.name == "source" {
      checkAttributes(source, ["id", "name"])
      sources[required(source, "id")] = required(source, "name")
    }
    if sources.isEmpty { report(root, nil, "no <source>", "the source that the citations name") }
    let title = message(in: root, named: "title")
    var rules: [Rule] = []
    for child in root.children {
      switch child.name {
      case "title", "source": break
      case "rule":
        rules.append(
          readRule(child, edition: id, from: from ?? .first, until: until, confidence: confidence ?? .medium))
      default: report(child, nil, "<\(child.name)>", "<title>, <source> or <rule>")
      }
    }
    if rules.isEmpty { report(root, nil, "no <rule>", "at least one rule") }
    checkListedForms()
    checkWorkflows()
    checkFormFields()
    checkReportCells()
    let isBase = flag(root, "base") ?? false
    guard let subject, let confidence, let from, let title else { return nil }
    return Edition(
      id: id, subject: subject, title: title, period: Period(from: from, until: until),
      supersededBy: root.attribute("superseded-by"), previous: root.attribute("previous"), confidence: confidence,
      isBase: isBase, rules: rules, tables: tables)
  }

  private mutating func readRule(
    _ element: XMLElement, edition: String, from: CalendarDay, until: CalendarDay?, confidence: Confidence
  ) -> Rule {
    checkAttributes(element, ["id", "cite", "compared", "confidence", "from", "until", "applied-by", "cases"])
    let id = required(element, "id")
    if !id.isEmpty && !Self.isRuleID(id) {
      report(
        element, "id", quoted(id), "words of letters, digits and _ joined by full stops, such as BARCODE.PRINT.SIZE")
    }
    let citations = citations(of: element)
    let compared = day(element, "compared")
    let ownConfidence: Confidence? =
      element.attribute("confidence") == nil ? confidence : word(element, "confidence")
    let ownFrom = element.attribute("from") == nil ? from : day(element, "from")
    let ownUntil = optionalDay(element, "until") ?? until
    // Without days of its own the rule holds as long as its edition, whose days are checked already.
    if element.attribute("from") != nil || element.attribute("until") != nil {
      checkPeriod(element, ownFrom, ownUntil)
    }
    let quotes = element.children.filter { $0.name == "quote" && !$0.text.isEmpty }
    if quotes.count != 1 { report(element, nil, "\(quotes.count) <quote>", "the words of the source in one <quote>") }
    let words = message(in: element, named: "message")
    let hasOtherReading = element.children.contains { $0.name == "other-reading" }
    let otherReading = hasOtherReading ? message(in: element, named: "other-reading") : nil
    let informs =
      element.children.contains { $0.name == "informs" } ? message(in: element, named: "informs") : nil
    let rows = element.children.filter { !["quote", "message", "other-reading", "informs"].contains($0.name) }
    let rule = Rule(
      id: id, citations: citations, quote: quotes.first?.text ?? "",
      message: words ?? Message(indonesian: "", english: ""), otherReading: otherReading,
      period: Period(from: ownFrom ?? from, until: ownUntil), compared: compared ?? from,
      confidence: ownConfidence ?? confidence, edition: edition, line: element.line, rows: rows.map(Self.described),
      appliedBy: element.attribute("applied-by"), informs: informs,
      cases: element.attribute("cases").map(names) ?? [])
    checkCoverage(of: rule, element)
    if rule.confidence == .low, let row = rows.first {
      report(row, nil, "a row under a rule of low confidence", "none: what is that uncertain informs and never decides")
    }
    for row in rows { readRow(row, under: rule) }
    return rule
  }

  /// A rule is applied or it only informs; one that says both would be counted twice.
  private mutating func checkCoverage(of rule: Rule, _ element: XMLElement) {
    guard rule.informs != nil else { return }
    if !rule.rows.isEmpty { report(element, nil, "<informs> and a row", "one of the two") }
    if rule.appliedBy != nil { report(element, "applied-by", "a value beside <informs>", "one of the two") }
  }

  private static func isRuleID(_ id: String) -> Bool {
    let words = id.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return words.count >= 2
      && words.allSatisfy { word in
        !word.isEmpty && word.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "_") }
      }
  }

  private mutating func citations(of element: XMLElement) -> [Citation] {
    var citations: [Citation] = []
    for reference in names(required(element, "cite")) {
      let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
      guard parts.count == 2, let source = parts.first, let path = parts.last, let provision = Provision(path: path)
      else {
        report(element, "cite", quoted(reference), "SOURCE#PROVISION, such as \(anySource)#pasal-18/ayat-2/huruf-a")
        continue
      }
      guard let name = sources[source] else {
        report(
          element, "cite", "the source \(quoted(source))",
          "a declared <source>: \(sources.keys.sorted().joined(separator: ", "))")
        continue
      }
      citations.append(Citation(source: source, sourceName: name, provision: provision))
    }
    return citations
  }

  private var anySource: String { sources.keys.sorted().first ?? "source" }

  private mutating func message(in element: XMLElement, named name: String) -> Message? {
    let texts = element.children.filter { $0.name == name }
    var found: [String: String] = [:]
    for text in texts {
      checkAttributes(text, ["lang"])
      guard let language: Language = word(text, "lang") else { continue }
      if found[language.rawValue] != nil {
        report(text, "lang", "\(quoted(language.rawValue)) twice", "each language once")
      }
      if text.text.isEmpty { report(text, nil, "no text", "the \(name) in words") }
      found[language.rawValue] = text.text
    }
    for language in Language.allCases where found[language.rawValue] == nil {
      report(element, nil, "no <\(name) lang=\"\(language.rawValue)\">", "a <\(name)> in both languages, id and en")
    }
    guard let indonesian = found["id"], let english = found["en"] else { return nil }
    return Message(indonesian: indonesian, english: english)
  }

  /// A row as one line for people: its element and attributes as they stand in the file.
  private static func described(_ row: XMLElement) -> String {
    var text = row.name
    for attribute in row.attributes { text += " \(attribute.name)=\"\(attribute.value)\"" }
    let inner = row.children.map { $0.text }.filter { !$0.isEmpty }
    if !inner.isEmpty { text += ": " + inner.joined(separator: ", ") }
    return text
  }

  // MARK: - Rows

  private mutating func readRow(_ row: XMLElement, under rule: Rule) {
    switch row.name {
    case "kbli": readKBLI(row, rule)
    case "commodity": readCommodity(row, rule)
    case "form-limit": readFormLimit(row, rule)
    case "dosage-form": readDosageForm(row, rule)
    case "upload": readUpload(row, rule)
    case "scope": readScope(row, rule)
    case "method": readMethod(row, rule)
    case "issuer": readIssuer(row, rule)
    case "content": readContent(row, rule)
    case "placement": readPlacement(row, rule)
    case "exemption": readExemption(row, rule)
    case "secondary": readSecondary(row, rule)
    case "print-size": readPrintSize(row, rule)
    case "ink": readInk(row, rule)
    case "mark": readMark(row, rule)
    case "licence-number": readLicenceNumber(row, rule)
    case "kbli-conversion": readKBLIConversion(row, rule)
    case "term": readTerm(row, rule)
    case "working-days": readWorkingDays(row, rule)
    case "report-time": readReportTime(row, rule)
    case "phase-in": readPhaseIn(row, rule)
    case "billing-time": readBillingTime(row, rule)
    case "holiday": readHoliday(row, rule)
    case "duty": readDuty(row, rule)
    case "report-content": readReportContent(row, rule)
    case "sanction": readSanction(row, rule)
    case "state": readState(row, rule)
    case "transition": readTransition(row, rule)
    case "activity": readActivity(row, rule)
    case "list": readList(row, rule)
    case "form": readForm(row, rule)
    case "legal-form": readLegalForm(row, rule)
    case "pb-umku": readPBUMKU(row, rule)
    case "permit-code": readPermitCode(row, rule)
    case "report": readReport(row, rule)
    default: report(row, nil, "<\(row.name)>", "a row RegKit knows, such as <exemption> (see Rules/rules.xsd)")
    }
  }

  private mutating func readKBLI(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["code", "vintage", "name", "kind", "commodities", "meaning-changes"])
    let code = required(row, "code")
    if !code.isEmpty && !KBLI.isCode(code) { report(row, "code", quoted(code), "five digits") }
    let kind = required(row, "kind")
    if !kind.isEmpty && !["Industri lokal", "Importir"].contains(kind) {
      report(row, "kind", quoted(kind), "\"Industri lokal\" or \"Importir\"")
    }
    let vintage = count(row, "vintage") ?? 0
    let entry = KBLIEntry(
      code: code, vintage: vintage, name: required(row, "name"), kind: kind,
      commodities: names(required(row, "commodities")), changesMeaning: flag(row, "meaning-changes") ?? false)
    keys.add("kbli \(code) of \(vintage)", row, rule)
    tables.kbli.append(Row(rule: rule, content: entry))
  }

  private mutating func readCommodity(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["name", "also"])
    let commodity = Commodity(name: required(row, "name"), aliases: row.attribute("also").map(names) ?? [])
    for name in [commodity.name] + commodity.aliases { keys.add("commodity \(name)", row, rule) }
    tables.commodities.append(Row(rule: rule, content: commodity))
  }

  private mutating func readFormLimit(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["kbli", "scale", "commodity", "forms", "other-commodities"])
    let forms = row.children.filter { $0.name == "form" }.map { Eligibility.normalized($0.text) }
    if forms.isEmpty { report(row, nil, "no <form>", "at least one dosage form") }
    let others = required(row, "other-commodities")
    if !others.isEmpty && !["refused", "open"].contains(others) {
      report(row, "other-commodities", quoted(others), "refused or open")
    }
    let scale: Eligibility.BusinessScale? = row.attribute("scale") == nil ? nil : word(row, "scale")
    guard let mode: FormLimit.Forms = word(row, "forms") else { return }
    let codes = names(required(row, "kbli"))
    for code in codes {
      if !KBLI.isCode(code) { report(row, "kbli", quoted(code), "five digits") }
      keys.add("form-limit \(code) \(scale?.rawValue ?? "any scale")", row, rule)
    }
    let limit = FormLimit(
      kbli: codes, scale: scale, commodity: required(row, "commodity"), forms: mode, listed: forms,
      refusesOtherCommodities: others == "refused")
    tables.formLimits.append(Row(rule: rule, content: limit))
  }

  private mutating func readDosageForm(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["name", "counts-as", "certain", "when"])
    let name = Eligibility.normalized(required(row, "name"))
    let spellings = row.children.filter { $0.name == "spelling" }.map { Eligibility.normalized($0.text) }
    let condition = row.attribute("when")
    if let condition, condition != "served_as_liquid" { report(row, "when", quoted(condition), "served_as_liquid") }
    for spelling in [name] + spellings { keys.add("dosage-form \(spelling) under \(rule.id)", row, rule) }
    let form = DosageForm(
      name: name, spellings: spellings, countsAs: row.attribute("counts-as").map(Eligibility.normalized),
      isCertain: flag(row, "certain") ?? true, condition: condition)
    tables.dosageForms.append(Row(rule: rule, content: form))
  }

  /// A form that a limit lists must be one the tables know, or a misspelt row would free what it means to forbid.
  private mutating func checkListedForms() {
    for row in tables.formLimits {
      for form in row.content.listed where !tables.dosageForms.contains(where: { $0.content.name == form }) {
        problem(
          row.rule.line, "form", found: quoted(form), expected: "the name of a <dosage-form> of this table")
      }
    }
  }

  private mutating func readUpload(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(
      row, ["context", "extensions", "other-extensions", "max-bytes", "other-max-bytes", "format", "size"])
    let context = required(row, "context")
    let extensions = row.attribute("extensions").map(names)
    let maxBytes = row.attribute("max-bytes") == nil ? nil : count(row, "max-bytes")
    let upload = Upload(
      context: context, extensions: extensions, otherExtensions: row.attribute("other-extensions").map(names) ?? [],
      maxBytes: maxBytes, otherMaxBytes: row.attribute("other-max-bytes") == nil ? nil : count(row, "other-max-bytes"),
      statesNoFormat: unstated(row, "format"), statesNoSize: unstated(row, "size"))
    if extensions == nil && maxBytes == nil && !upload.statesNoFormat && !upload.statesNoSize {
      report(row, nil, "no statement", "extensions, max-bytes, format=\"unstated\" or size=\"unstated\"")
    }
    if extensions != nil || upload.statesNoFormat { keys.add("upload format of \(context)", row, rule) }
    if maxBytes != nil || upload.statesNoSize { keys.add("upload size of \(context)", row, rule) }
    tables.uploads.append(Row(rule: rule, content: upload))
  }

  private mutating func unstated(_ row: XMLElement, _ attribute: String) -> Bool {
    guard let value = row.attribute(attribute) else { return false }
    if value != "unstated" { report(row, attribute, quoted(value), "unstated") }
    return true
  }

  private mutating func readScope(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["classes", "activities", "free-permits"])
    let classes: [ProductClass]? = row.attribute("classes") == nil ? nil : words(row, "classes")
    let activities = row.attribute("activities").map(names)
    if classes == nil && activities == nil { report(row, nil, "no statement", "classes or activities") }
    if classes != nil { keys.add("scope of classes", row, rule) }
    if activities != nil { keys.add("scope of activities", row, rule) }
    let scope = Scope(
      classes: classes, activities: activities, freePermits: row.attribute("free-permits").map(names) ?? [])
    tables.scopes.append(Row(rule: rule, content: scope))
  }

  private mutating func readMethod(_ row: XMLElement, _ rule: Rule) {
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
          licenceLetters: row.attribute("licence-letters").map(names) ?? [])))
  }

  private mutating func readIssuer(_ row: XMLElement, _ rule: Rule) {
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

  private mutating func readContent(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["method", "ai", "presence", "format", "min", "max", "previous-max", "long-prefixes"])
    let text = required(row, "ai")
    guard let ai = ApplicationIdentifier(text) else {
      report(row, "ai", quoted(text), "an application identifier of two to four digits")
      return
    }
    let (min, max) = (count(row, "min") ?? 0, count(row, "max") ?? 0)
    if max < min { report(row, "max", "\(max)", "at least min, \(min)") }
    let previousMax = row.attribute("previous-max") == nil ? nil : count(row, "previous-max")
    guard let method: Method = word(row, "method"), let presence: ContentRow.Presence = word(row, "presence"),
      let format: ContentRow.Format = word(row, "format")
    else { return }
    keys.add("content (\(text)) of \(method.rawValue)", row, rule)
    let content = ContentRow(
      method: method, ai: ai, presence: presence, format: format, min: min, max: max, previousMax: previousMax,
      longPrefixes: row.attribute("long-prefixes").map(names) ?? [])
    tables.contents.append(Row(rule: rule, content: content))
  }

  private mutating func readPlacement(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["classes", "on", "certain"])
    let classes: [ProductClass] = words(row, "classes")
    let certain = flag(row, "certain") ?? true
    guard let level: Placement.Level = word(row, "on") else { return }
    for name in classes { keys.add("placement of \(name.rawValue)", row, rule) }
    tables.placements.append(
      Row(rule: rule, content: Placement(classes: classes, level: level, isCertain: certain)))
  }

  private mutating func readExemption(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["classes", "pack", "resembling", "below-ml", "below-g", "at-most-cm2"])
    let classes: [ProductClass] = words(row, "classes")
    let pack: PackType? = row.attribute("pack") == nil ? nil : word(row, "pack")
    let resembling: PackType? = row.attribute("resembling") == nil ? nil : word(row, "resembling")
    if let resembling, pack == nil || rule.otherReading == nil {
      let expected = "a pack it resembles, and an <other-reading> of the rule"
      report(row, "resembling", quoted(resembling.rawValue), expected)
    }
    let exemption = Exemption(
      classes: classes, pack: pack, resembling: resembling, belowMillilitres: measure(row, "below-ml"),
      belowGrams: measure(row, "below-g"), atMostSquareCentimetres: measure(row, "at-most-cm2"))
    if row.attributes.count < (resembling == nil ? 2 : 3) {
      report(row, nil, "no condition", "pack, below-ml, below-g or at-most-cm2")
    }
    // Several exemptions may apply to one pack, and all are reported; the same condition twice is a mistake.
    let condition = [
      pack?.rawValue ?? "any pack", exemption.belowMillilitres == nil ? "" : "volume",
      exemption.belowGrams == nil ? "" : "weight", exemption.atMostSquareCentimetres == nil ? "" : "label area",
    ].filter { !$0.isEmpty }.joined(separator: " ")
    for name in classes { keys.add("exemption of \(name.rawValue) by \(condition)", row, rule) }
    tables.exemptions.append(Row(rule: rule, content: exemption))
  }

  private mutating func readSecondary(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["classes", "duty"])
    let classes: [ProductClass] = words(row, "classes")
    guard let duty: Packaging.SecondaryDuty = word(row, "duty") else { return }
    for name in classes { keys.add("secondary duty of \(name.rawValue)", row, rule) }
    tables.secondaries.append(Row(rule: rule, content: SecondaryRow(classes: classes, duty: duty)))
  }

  private mutating func readPrintSize(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["min-cm"])
    keys.add("print-size", row, rule)
    _ = required(row, "min-cm")
    if let size = measure(row, "min-cm") { tables.printSizes.append(Row(rule: rule, content: size)) }
  }

  private mutating func readInk(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["colour"])
    let colour = required(row, "colour")
    if !colour.isEmpty && !["hitam", "kontras"].contains(colour) {
      report(row, "colour", quoted(colour), "hitam or kontras")
    }
    keys.add("ink", row, rule)
    tables.inks.append(Row(rule: rule, content: colour))
  }

  private mutating func readMark(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["text", "codes"])
    keys.add("mark", row, rule)
    let mark = Mark(text: required(row, "text"), codes: count(row, "codes") ?? 0)
    tables.marks.append(Row(rule: rule, content: mark))
  }

  // MARK: - Attributes

  mutating func report(_ element: XMLElement, _ attribute: String?, _ found: String, _ expected: String) {
    report(
      TableProblem(
        line: element.line, element: element.name, attribute: attribute, found: found, expected: expected))
  }

  mutating func report(_ problem: TableProblem) { problems.append(problem) }
  /// Reports what shows only when all rows are there, on the line of the rule.
  mutating func problem(_ line: Int, _ element: String, found: String, expected: String) {
    problems.append(TableProblem(line: line, element: element, attribute: nil, found: found, expected: expected))
  }

  mutating func checkAttributes(_ element: XMLElement, _ known: [String]) {
    for attribute in element.attributes where !known.contains(attribute.name) {
      report(element, attribute.name, "an unknown attribute", "one of " + known.joined(separator: ", "))
    }
  }

  mutating func required(_ element: XMLElement, _ attribute: String) -> String {
    guard let value = element.attribute(attribute) else {
      report(element, attribute, "nothing", "a value")
      return ""
    }
    if value.isEmpty { report(element, attribute, "\"\"", "a value") }
    return value
  }

  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ element: XMLElement, _ attribute: String
  ) -> Word? where Word.RawValue == String {
    let value = required(element, attribute)
    guard !value.isEmpty else { return nil }
    return known(value, element, attribute)
  }

  mutating func words<Word: RawRepresentable & CaseIterable>(
    _ element: XMLElement, _ attribute: String
  ) -> [Word] where Word.RawValue == String {
    var found: [Word] = []
    for name in names(required(element, attribute)) {
      if let word: Word = known(name, element, attribute) { found.append(word) }
    }
    return found
  }

  mutating func known<Word: RawRepresentable & CaseIterable>(
    _ value: String, _ element: XMLElement, _ attribute: String
  ) -> Word? where Word.RawValue == String {
    if let word = Word(rawValue: value) { return word }
    report(element, attribute, quoted(value), "one of " + Word.allCases.map { $0.rawValue }.joined(separator: ", "))
    return nil
  }

  mutating func day(_ element: XMLElement, _ attribute: String) -> CalendarDay? {
    let value = required(element, attribute)
    guard !value.isEmpty else { return nil }
    if let day = CalendarDay(iso: value) { return day }
    report(element, attribute, quoted(value), "a day of the calendar written yyyy-mm-dd")
    return nil
  }

  mutating func optionalDay(_ element: XMLElement, _ attribute: String) -> CalendarDay? {
    element.attribute(attribute) == nil ? nil : day(element, attribute)
  }

  mutating func checkPeriod(_ element: XMLElement, _ from: CalendarDay?, _ until: CalendarDay?) {
    if let from, let until, until <= from {
      report(element, "until", "\(until)", "a day after from, \(from)")
    }
  }

  mutating func flag(_ element: XMLElement, _ attribute: String) -> Bool? {
    switch element.attribute(attribute) {
    case nil: return nil
    case "true": return true
    case "false": return false
    case let value?:
      report(element, attribute, quoted(value), "true or false")
      return nil
    }
  }

  mutating func count(_ element: XMLElement, _ attribute: String) -> Int? {
    let value = required(element, attribute)
    guard !value.isEmpty else { return nil }
    if value.utf8.count <= 12, let number = Int(value), number >= 0 { return number }
    report(element, attribute, quoted(value), "a whole number of at most twelve digits")
    return nil
  }

  mutating func measure(_ element: XMLElement, _ attribute: String) -> Double? {
    guard let value = element.attribute(attribute) else { return nil }
    if let number = Decimal.double(value) { return number }
    report(element, attribute, quoted(value), "a number with at most six digits before and after a full stop")
    return nil
  }

  func names(_ text: String) -> [String] { text.split(separator: " ").map { String($0) } }

  func quoted(_ text: String) -> String { "\"\(text)\"" }
}
