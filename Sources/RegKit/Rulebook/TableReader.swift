internal import CRuleTables
internal import GS1

/// Reads one rule table into an edition, and reports everything wrong with it in words an officer can act on.
///
/// Reading goes on after a problem with a harmless stand-in value, so that one run shows all problems; an edition with
/// any problem is never handed out.
struct TableReader {
  private(set) var problems: [TableProblem] = []
  private var sources: [String: Source] = [:]
  var tables = Tables()
  var keys: RowKeys
  /// Whether a table is one of the library's own, whose tests show it to be right.
  private let isProven: Bool

  /// What each name of an element in the document is in a rule: a table has thousands of rows, but few names.
  private let parts: [RulePart?]

  private init(_ document: XMLDocument, isProven: Bool) {
    parts = document.names.map { RulePart(rawValue: document.string($0)) }
    self.isProven = isProven
    keys = RowKeys(isNeeded: !isProven)
  }

  /// A document that citations name.
  private struct Source {
    let name: String
    /// How many articles it has; nil where that is not known, or where it has none.
    let articles: Int?
  }

  private func part(_ element: XMLElement) -> RulePart? { parts[element.namePlace] }

  /// Reads a table.
  ///
  /// - Parameter isProven: Whether the table was read with every check before, so that whether its rows fit together and its
  ///   elements have no attributes too many need not be looked at again.
  static func edition(
    from bytes: UnsafeBufferPointer<UInt8>, isProven: Bool = false
  ) throws(TableError) -> Edition {
    let document = try XMLDocument(bytes)
    var reader = TableReader(document, isProven: isProven)
    let edition = reader.readEdition(document.root)
    reader.problems += reader.keys.problems
    guard reader.problems.isEmpty, let edition else {
      throw TableError(problems: reader.problems.sorted { $0.line < $1.line })
    }
    return edition
  }

  /// Reads the edition of one of the library's own tables up to its first rule.
  ///
  /// The rules are read when they are looked at.
  ///
  /// - Parameter place: The place of the table among those of the library.
  static func edition(ofEmbeddedTable place: Int) throws(TableError) -> Edition {
    let table = embeddedTable(place)
    defer { embedded_rule_bytes_free(table.baseAddress) }
    guard table.baseAddress != nil else { throw XMLDocument.error(0, "no memory", "a rule table") }
    let document = try XMLDocument(UnsafeBufferPointer(table), endsBeforeRules: true)
    var reader = TableReader(document, isProven: true)
    let header = reader.readHead(document.root)?.header(document.root)
    guard reader.problems.isEmpty, let header else { throw TableError(problems: reader.problems) }
    return Edition(header, Late { contents(ofEmbeddedTable: place) })
  }

  /// Reads the rules of one of the library's own tables.
  ///
  /// The library's tests read each of them with every check. What is left to fail is memory for the table or its parser: nil
  /// then.
  static func contents(ofEmbeddedTable place: Int) -> EditionContents? {
    let table = embeddedTable(place)
    defer { embedded_rule_bytes_free(table.baseAddress) }
    do throws(TableError) {
      let document = try XMLDocument(UnsafeBufferPointer(table))
      var reader = TableReader(document, isProven: true)
      if let head = reader.readHead(document.root) {
        let rules = reader.readRules(document.root, of: head)
        if reader.problems.isEmpty { return EditionContents(rules: rules, tables: reader.tables) }
      }
    } catch {}
    return nil
  }

  /// One of the library's own tables, in memory to be freed; empty where there is none.
  private static func embeddedTable(_ place: Int) -> UnsafeMutableBufferPointer<UInt8> {
    var length = 0
    let bytes = embedded_rule_table(place, &length)
    return UnsafeMutableBufferPointer(start: bytes, count: length)
  }

  // MARK: - The edition and its rules

  private mutating func readEdition(_ root: XMLElement) -> Edition? {
    guard let head = readHead(root) else { return nil }
    let contents = EditionContents(rules: readRules(root, of: head), tables: tables)
    return head.header(root).map { Edition($0, Late { contents }) }
  }

  /// What stands before the rules, as far as it could be read.
  private struct Head {
    var id: String
    var subject: Subject?
    var title: Message?
    var from: CalendarDay?
    var until: CalendarDay?
    var confidence: Confidence?
    var isBase: Bool

    func header(_ root: XMLElement) -> Edition.Header? {
      guard let subject, let confidence, let from, let title else { return nil }
      return Edition.Header(
        id: id, subject: subject, title: title, period: Period(from: from, until: until),
        supersededBy: root.attribute("superseded-by"), previous: root.attribute("previous"), confidence: confidence,
        isBase: isBase, line: root.line)
    }
  }

  private mutating func readHead(_ root: XMLElement) -> Head? {
    guard root.isNamed("edition") else {
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
    for source in root.children where source.isNamed("source") {
      checkAttributes(source, ["id", "name", "articles"])
      let articles = !isProven && source.has("articles") ? count(source, "articles") : nil
      sources[required(source, "id")] = Source(name: required(source, "name"), articles: articles)
    }
    if sources.isEmpty { report(root, nil, "no <source>", "the source that the citations name") }
    var title = Wording("title")
    for child in root.children where child.isNamed("title") { read(child, into: &title) }
    return Head(
      id: id, subject: subject, title: message(title, of: root), from: from, until: until, confidence: confidence,
      isBase: flag(root, "base") ?? false)
  }

  private mutating func readRules(_ root: XMLElement, of head: Head) -> [Rule] {
    var rules: [Rule] = []
    for child in root.children {
      if child.isNamed("rule") {
        rules.append(
          readRule(
            child, edition: head.id, from: head.from ?? .first, until: head.until,
            confidence: head.confidence ?? .medium))
      } else if !child.isNamed("title") && !child.isNamed("source") {
        report(child, nil, "<\(child.name)>", "<title>, <source> or <rule>")
      }
    }
    if rules.isEmpty { report(root, nil, "no <rule>", "at least one rule") }
    if !isProven {
      checkListedForms()
      checkWorkflows()
      checkFormFields()
      checkReportCells()
    }
    return rules
  }

  private mutating func readRule(
    _ element: XMLElement, edition: String, from: CalendarDay, until: CalendarDay?, confidence: Confidence
  ) -> Rule {
    checkAttributes(element, ["id", "cite", "compared", "confidence", "from", "until", "applied-by", "cases"])
    let id = required(element, "id")
    if !isProven && !id.isEmpty && !Self.isRuleID(id) {
      report(
        element, "id", quoted(id), "words of letters, digits and _ joined by full stops, such as BARCODE.PRINT.SIZE")
    }
    let citations = citations(of: element)
    let compared = day(element, "compared")
    let ownConfidence: Confidence? =
      element.has("confidence") ? word(element, "confidence") : confidence
    let ownFrom = element.has("from") ? day(element, "from") : from
    let ownUntil = optionalDay(element, "until") ?? until
    // Without days of its own the rule holds as long as its edition, whose days are checked already.
    if element.has("from") || element.has("until") {
      checkPeriod(element, ownFrom, ownUntil, within: Period(from: from, until: until))
    }
    var quotes = 0
    var quote = ""
    var (message, otherReading, informs) = (Wording("message"), Wording("other-reading"), Wording("informs"))
    var rows: [XMLElement] = []
    for child in element.children {
      switch part(child) {
      case .quote:
        let text = child.text
        if text.isEmpty { break }
        if quotes == 0 { quote = text }
        quotes += 1
      case .message: read(child, into: &message)
      case .otherReading: read(child, into: &otherReading)
      case .informs: read(child, into: &informs)
      default: rows.append(child)
      }
    }
    if quotes != 1 { report(element, nil, "\(quotes) <quote>", "the words of the source in one <quote>") }
    let rule = Rule(
      id: id, citations: citations, quote: quote,
      message: self.message(message, of: element) ?? Message(indonesian: "", english: ""),
      otherReading: otherReading.isThere ? self.message(otherReading, of: element) : nil,
      period: Period(from: ownFrom ?? from, until: ownUntil), compared: compared ?? from,
      confidence: ownConfidence ?? confidence, edition: edition, appliedBy: element.attribute("applied-by"),
      informs: informs.isThere ? self.message(informs, of: element) : nil, element: element)
    checkCoverage(of: rule, element, hasRows: !rows.isEmpty, informs: informs.isThere)
    if rule.confidence == .low, let row = rows.first {
      report(row, nil, "a row under a rule of low confidence", "none: what is that uncertain informs and never decides")
    }
    for row in rows { readRow(row, under: rule) }
    return rule
  }

  /// A rule is applied, by its rows or by a type, or it only informs.
  ///
  /// Of one that says neither, nobody could tell what it does, and one that says both would be counted twice.
  private mutating func checkCoverage(of rule: Rule, _ element: XMLElement, hasRows: Bool, informs: Bool) {
    if rule.appliedBy?.isEmpty == true { report(element, "applied-by", "\"\"", "the type that applies the rule") }
    guard informs else {
      if !hasRows && rule.appliedBy == nil {
        report(
          element, nil, "no row, no applied-by and no <informs>",
          "a row, the type that applies the rule, or <informs> with why nothing can be checked")
      }
      return
    }
    if hasRows { report(element, nil, "<informs> and a row", "one of the two") }
    if rule.appliedBy != nil { report(element, "applied-by", "a value beside <informs>", "one of the two") }
  }

  private static func isRuleID(_ id: String) -> Bool {
    var words = 1
    var length = 0
    for byte in id.utf8 {
      if byte == UInt8(ascii: ".") {
        guard length > 0 else { return false }
        words += 1
        length = 0
      } else {
        guard byte.isLetterOrDigit || byte == UInt8(ascii: "_") else { return false }
        length += 1
      }
    }
    return words >= 2 && length > 0
  }

  private mutating func citations(of element: XMLElement) -> [Citation] {
    var citations: [Citation] = []
    let document = element.document
    for reference in element.words("cite") {
      guard let mark = document.bytes[reference].firstIndex(of: UInt8(ascii: "#")),
        let provision = Provision(path: document.string((mark + 1)..<reference.upperBound))
      else {
        report(
          element, "cite", quoted(document.string(reference)),
          "SOURCE#PROVISION, such as \(anySource)#pasal-18/ayat-2/huruf-a")
        continue
      }
      let source = document.string(reference.lowerBound..<mark)
      guard let declared = sources[source] else {
        report(
          element, "cite", "the source \(quoted(source))",
          "a declared <source>: \(sources.keys.sorted().joined(separator: ", "))")
        continue
      }
      if let last = declared.articles, let article = provision.article, article < 1 || article > last {
        report(
          element, "cite", quoted(document.string(reference)),
          "an article that \(declared.name) has, pasal-1 to pasal-\(last)")
      }
      citations.append(Citation(source: source, sourceName: declared.name, provision: provision))
    }
    if citations.isEmpty { _ = required(element, "cite") }
    return citations
  }

  private var anySource: String { sources.keys.sorted().first ?? "source" }

  /// A text in both languages, as far as it was read.
  private struct Wording {
    let element: String
    var isThere = false
    var indonesian: String?
    var english: String?

    init(_ element: String) { self.element = element }
  }

  private mutating func read(_ element: XMLElement, into wording: inout Wording) {
    wording.isThere = true
    checkAttributes(element, ["lang"])
    guard let language: Language = word(element, "lang") else { return }
    let text = element.text
    let before: String?
    switch language {
    case .indonesian: (before, wording.indonesian) = (wording.indonesian, text)
    case .english: (before, wording.english) = (wording.english, text)
    }
    if before != nil { report(element, "lang", "\(quoted(language.rawValue)) twice", "each language once") }
    if text.isEmpty { report(element, nil, "no text", "the \(wording.element) in words") }
  }

  private mutating func message(_ wording: Wording, of element: XMLElement) -> Message? {
    let name = wording.element
    for (language, text) in [(Language.indonesian, wording.indonesian), (.english, wording.english)] where text == nil {
      report(element, nil, "no <\(name) lang=\"\(language.rawValue)\">", "a <\(name)> in both languages, id and en")
    }
    guard let indonesian = wording.indonesian, let english = wording.english else { return nil }
    return Message(indonesian: indonesian, english: english)
  }

  // MARK: - Rows

  private mutating func readRow(_ row: XMLElement, under rule: Rule) {
    switch part(row) {
    case .kbli: readKBLI(row, rule)
    case .commodity: readCommodity(row, rule)
    case .formLimit: readFormLimit(row, rule)
    case .dosageForm: readDosageForm(row, rule)
    case .upload: readUpload(row, rule)
    case .scope: readScope(row, rule)
    case .method: readMethod(row, rule)
    case .issuer: readIssuer(row, rule)
    case .content: readContent(row, rule)
    case .placement: readPlacement(row, rule)
    case .exemption: readExemption(row, rule)
    case .secondary: readSecondary(row, rule)
    case .printSize: readPrintSize(row, rule)
    case .ink: readInk(row, rule)
    case .mark: readMark(row, rule)
    case .licenceNumber: readLicenceNumber(row, rule)
    case .kbliConversion: readKBLIConversion(row, rule)
    case .term: readTerm(row, rule)
    case .workingDays: readWorkingDays(row, rule)
    case .reportTime: readReportTime(row, rule)
    case .phaseIn: readPhaseIn(row, rule)
    case .billingTime: readBillingTime(row, rule)
    case .holiday: readHoliday(row, rule)
    case .duty: readDuty(row, rule)
    case .reportContent: readReportContent(row, rule)
    case .sanction: readSanction(row, rule)
    case .state: readState(row, rule)
    case .transition: readTransition(row, rule)
    case .activity: readActivity(row, rule)
    case .list: readList(row, rule)
    case .form: readForm(row, rule)
    case .legalForm: readLegalForm(row, rule)
    case .pbUMKU: readPBUMKU(row, rule)
    case .permitCode: readPermitCode(row, rule)
    case .report: readReport(row, rule)
    case .quote, .message, .otherReading, .informs, nil:
      report(row, nil, "<\(row.name)>", "a row RegKit knows, such as <exemption> (see Rules/rules.xsd)")
    }
  }

  // MARK: - Attributes

  @inline(never)
  mutating func report(_ element: XMLElement, _ attribute: StaticString?, _ found: String, _ expected: String) {
    report(
      TableProblem(
        line: element.line, element: element.name, attribute: attribute?.description, found: found, expected: expected))
  }

  @inline(never)
  mutating func report(_ problem: TableProblem) { problems.append(problem) }

  /// Reports what shows only when all rows are there, on the line of the rule.
  mutating func problem(_ line: Int, _ element: String, found: String, expected: String) {
    problems.append(TableProblem(line: line, element: element, attribute: nil, found: found, expected: expected))
  }

  mutating func checkAttributes(_ element: XMLElement, _ known: [String]) {
    guard !isProven else { return }
    for attribute in element.unknownAttributes(but: known) {
      report(
        TableProblem(
          line: element.line, element: element.name, attribute: attribute, found: "an unknown attribute",
          expected: "one of " + known.joined(separator: ", ")))
    }
  }

  mutating func required(_ element: XMLElement, _ attribute: StaticString) -> String {
    guard let value = element.attribute(attribute) else {
      report(element, attribute, "nothing", "a value")
      return ""
    }
    if value.isEmpty { report(element, attribute, "\"\"", "a value") }
    return value
  }

  /// The words of a list that has to be there.
  mutating func list(_ element: XMLElement, _ attribute: StaticString) -> [String] {
    let words = element.names(attribute) ?? []
    if words.isEmpty { _ = required(element, attribute) }
    return words
  }

  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ element: XMLElement, _ attribute: StaticString
  ) -> Word? where Word.RawValue == String {
    let value = required(element, attribute)
    guard !value.isEmpty else { return nil }
    return known(value, element, attribute)
  }

  mutating func optionalWord<Word: RawRepresentable & CaseIterable>(
    _ element: XMLElement, _ attribute: StaticString
  ) -> Word? where Word.RawValue == String {
    guard let value = element.attribute(attribute) else { return nil }
    return value.isEmpty ? word(element, attribute) : known(value, element, attribute)
  }

  mutating func words<Word: RawRepresentable & CaseIterable>(
    _ element: XMLElement, _ attribute: StaticString
  ) -> [Word] where Word.RawValue == String {
    var found: [Word] = []
    for name in element.words(attribute) {
      if let word: Word = known(element.document.string(name), element, attribute) { found.append(word) }
    }
    if found.isEmpty { _ = required(element, attribute) }
    return found
  }

  mutating func known<Word: RawRepresentable & CaseIterable>(
    _ value: String, _ element: XMLElement, _ attribute: StaticString
  ) -> Word? where Word.RawValue == String {
    if let word = Word(rawValue: value) { return word }
    reportUnknown(value, element, attribute, among: Word.allCases.map { $0.rawValue })
    return nil
  }

  private mutating func reportUnknown(
    _ value: String, _ element: XMLElement, _ attribute: StaticString, among known: [String]
  ) {
    report(element, attribute, quoted(value), "one of " + known.joined(separator: ", "))
  }

  mutating func day(_ element: XMLElement, _ attribute: StaticString) -> CalendarDay? {
    if let day = element.day(attribute) { return day }
    let value = required(element, attribute)
    if !value.isEmpty { report(element, attribute, quoted(value), "a day of the calendar written yyyy-mm-dd") }
    return nil
  }

  mutating func optionalDay(_ element: XMLElement, _ attribute: StaticString) -> CalendarDay? {
    element.has(attribute) ? day(element, attribute) : nil
  }

  mutating func checkPeriod(_ element: XMLElement, _ from: CalendarDay?, _ until: CalendarDay?) {
    if let from, let until, until <= from {
      report(element, "until", "\(until)", "a day after from, \(from)")
    }
  }

  /// Checks the days of a rule, which no question meets outside those of its edition.
  private mutating func checkPeriod(
    _ rule: XMLElement, _ from: CalendarDay?, _ until: CalendarDay?, within edition: Period
  ) {
    if let from, from < edition.from {
      report(rule, "from", "\(from)", "no day before its edition begins, \(edition.from)")
    }
    guard let end = edition.until else { return checkPeriod(rule, from, until) }
    if let from, from >= end {
      report(rule, "from", "\(from)", "a day before its edition ends, \(end)")
    } else {
      checkPeriod(rule, from, until)
    }
    if let until, until > end {
      report(rule, "until", "\(until)", "no day after its edition ends, \(end)")
    }
  }

  mutating func flag(_ element: XMLElement, _ attribute: StaticString) -> Bool? {
    switch element.attribute(attribute) {
    case nil: return nil
    case "true": return true
    case "false": return false
    case let value?:
      report(element, attribute, quoted(value), "true or false")
      return nil
    }
  }

  mutating func count(_ element: XMLElement, _ attribute: StaticString) -> Int? {
    let value = required(element, attribute)
    guard !value.isEmpty else { return nil }
    if value.utf8.count <= 12, let number = Int(value), number >= 0 { return number }
    report(element, attribute, quoted(value), "a whole number of at most twelve digits")
    return nil
  }

  mutating func measure(_ element: XMLElement, _ attribute: StaticString) -> Double? {
    guard let value = element.attribute(attribute) else { return nil }
    if let number = Decimal.double(value) { return number }
    report(element, attribute, quoted(value), "a number with at most six digits before and after a full stop")
    return nil
  }

  /// What stands before a mark and behind it; without the mark, all of it and nothing.
  static func halves(of text: String, at mark: UInt8) -> (before: String, behind: String?) {
    guard let place = text.utf8.firstIndex(of: mark) else { return (text, nil) }
    return (String(text[..<place]), String(text[text.utf8.index(after: place)...]))
  }

  @inline(never)
  func quoted(_ text: String) -> String { "\"\(text)\"" }
}
