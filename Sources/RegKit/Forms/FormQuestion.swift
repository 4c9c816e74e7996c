internal import GS1

/// Judges one form, field by field in its own order.
struct FormQuestion {
  let facts: Forms.Facts
  let context: Verdict.Context
  let known: FieldFormat.Knowledge
  var answer: Forms.Answer
  private var rows: [Row<FormField>] = []
  /// The entries that hold something, by the folded names of their fields.
  private let filled: [String: [Forms.Entry]]
  /// The place of the first file with each folded name.
  private let firstUploads: [String: Int]

  /// How many names that the form does not have are told one by one: a caller may give any number of them.
  static let mostUnknownNames = 20

  init(facts: Forms.Facts, context: Verdict.Context, licenceNumbers: [Row<LicenceNumber>] = []) {
    self.facts = facts
    self.context = context
    known = FieldFormat.Knowledge(
      legalForms: context.edition.tables.legalForms, licenceNumbers: licenceNumbers,
      batchLength: context.contentLimit(of: .batch)?.content.max)
    answer = Forms.Answer(verdict: Verdict(context))
    var filled: [String: [Forms.Entry]] = [:]
    for entry in facts.entries ?? [] where entry.value.map({ !Forms.folded($0).isEmpty }) ?? true {
      filled[Forms.folded(entry.name), default: []].append(entry)
    }
    self.filled = filled
    var firstUploads: [String: Int] = [:]
    for (place, upload) in (facts.uploads ?? []).enumerated() {
      let name = Forms.folded(upload)
      if firstUploads[name] == nil { firstUploads[name] = place }
    }
    self.firstUploads = firstUploads
  }

  mutating func judge() {
    guard context.coversDay else { return answer.verdict.leaveUncovered() }
    guard let form = facts.form else {
      return answer.verdict.miss("form", for: context.edition.tables.formFields.first?.rule)
    }
    rows = context.edition.tables.formFields.filter {
      $0.content.form == form && $0.rule.holds(on: context.rowDay)
    }
    guard let first = rows.first else { return answer.verdict.leaveOpen() }
    for row in rows where row.content.presence != nil && isAskedAbout(row.content) {
      switch row.content.kind {
      case .field: if facts.entries != nil { judgeField(row) }
      case .upload: judgeUpload(row)
      }
    }
    noteUnknown(first.rule)
    if facts.entries == nil && facts.uploads == nil {
      let asked = rows.first { $0.content.presence != nil && isAskedAbout($0.content) }
      answer.verdict.miss("entries", for: (asked ?? first).rule)
    }
  }

  /// Finds the files of several forms that the circumstances ask for.
  mutating func findRequiredUploads(of forms: [String]) {
    guard context.coversDay else { return answer.verdict.leaveUncovered() }
    rows = context.edition.tables.formFields.filter {
      forms.contains($0.content.form) && $0.content.kind == .upload && $0.rule.holds(on: context.rowDay)
    }
    if rows.isEmpty { answer.verdict.leaveOpen() }
    for row in rows { judgeDuty(row, duty(row.content)) }
  }

  private func isAskedAbout(_ field: FormField) -> Bool {
    guard let names = facts.fieldsAskedAbout else { return true }
    return names.contains { isName($0, of: field) }
  }

  // MARK: - Presence

  /// What a row's duty comes to in the circumstances.
  private enum Duty {
    case required, free, asked
    /// It depends on a fact that nobody gave.
    case unknown(String)
    /// It depends on a field that is not filled in itself, which is reported there.
    case pending
  }

  private func duty(_ field: FormField) -> Duty {
    switch field.presence {
    case .required?: return .required
    case .asked?: return .asked
    case .optional?, nil: return .free
    case .conditional?: break
    }
    switch field.condition {
    case .circumstance(let name)?:
      guard let holds = facts.circumstances[name] else { return .unknown(name) }
      return holds ? .required : .free
    case .field(let name, let word)?:
      let written = entries(named: name)
      guard !written.isEmpty else { return .pending }
      guard let value = written.first?.value else { return .unknown(name) }
      return Forms.folded(value) == Forms.folded(word) ? .required : .free
    case nil: return .free
    }
  }

  private mutating func judgeField(_ row: Row<FormField>) {
    let field = row.content
    let written = entries(named: field.name)
    guard !written.isEmpty else { return judgeAbsence(row) }
    let values = written.compactMap { $0.value }
    if values.count > 1 && !field.takesMany && values.contains(where: { $0 != values.first }) {
      let isSecret = rows.contains { isAlike($0.content, field) && $0.content.format?.isSecret == true }
      refuse(
        row, found: isSecret ? FieldSign.secret : values.joined(separator: ", "), expected: "1", isAmbiguous: false)
    }
    var isJudged = false
    for value in values {
      for content in rows where content.content.speaksOfContent && isAlike(content.content, field) {
        judgeContent(value, content)
        isJudged = true
      }
    }
    if !isJudged {
      answer.verdict.add(
        Finding(.informs, row.rule, subject: field.name, found: values.first ?? FieldSign.something))
    }
  }

  private mutating func judgeAbsence(_ row: Row<FormField>) {
    let field = row.content
    switch duty(field) {
    case .required: lack(row)
    case .asked:
      answer.verdict.add(
        Finding(
          .warns, row.rule, subject: field.name, found: FieldSign.empty, expected: FieldSign.something,
          isAmbiguous: row.rule.otherReading != nil))
    case .free:
      let isConditional = field.presence == .conditional
      answer.verdict.add(
        Finding(
          .exempts, row.rule, subject: field.name, found: FieldSign.empty,
          isAmbiguous: isConditional && field.isCertain && row.rule.otherReading != nil))
    case .unknown(let fact): answer.verdict.miss(fact, for: row.rule)
    case .pending: break
    }
  }

  private mutating func lack(_ row: Row<FormField>) {
    answer.missing.append(row.content.name)
    let words = row.content.words.joined(separator: ", ")
    answer.verdict.add(
      Finding(
        .blocks, row.rule, subject: row.content.name, found: FieldSign.empty,
        expected: words.isEmpty ? FieldSign.something : words, isAmbiguous: !row.content.isCertain))
  }

  /// Without a list of files it is only said which of them these circumstances ask for.
  private mutating func judgeUpload(_ row: Row<FormField>) {
    let duty = duty(row.content)
    guard let uploads = facts.uploads else {
      if case .required = duty, row.content.presence == .conditional { judgeDuty(row, duty) }
      return
    }
    if case .required = duty { answer.requiredUploads.append(row.content.name) }
    guard let place = names(of: row.content).compactMap({ firstUploads[$0] }).min() else { return judgeAbsence(row) }
    answer.verdict.add(Finding(.informs, row.rule, subject: row.content.name, found: uploads[place]))
  }

  private mutating func judgeDuty(_ row: Row<FormField>, _ duty: Duty) {
    let field = row.content
    switch duty {
    case .required:
      answer.requiredUploads.append(field.name)
      answer.verdict.add(
        Finding(
          .informs, row.rule, subject: field.name, expected: FieldSign.something, isAmbiguous: !field.isCertain))
    case .free where field.presence == .conditional:
      answer.verdict.add(Finding(.exempts, row.rule, subject: field.name, expected: FieldSign.empty))
    case .unknown(let fact): answer.verdict.miss(fact, for: row.rule)
    case .free, .asked, .pending: break
    }
  }

  // MARK: - Content

  private mutating func judgeContent(_ value: String, _ row: Row<FormField>) {
    if !row.content.words.isEmpty { judgeWord(value, row) }
    if let format = row.content.format { judgeFormat(value, format, row) }
  }

  /// Words are compared without regard to case and blanks, about which the sources are silent.
  private mutating func judgeWord(_ value: String, _ row: Row<FormField>) {
    let words = row.content.words
    let isListed = words.contains { Forms.folded($0) == Forms.folded(value) }
    guard isListed else {
      return refuse(row, found: value, expected: words.joined(separator: ", "), isAmbiguous: !row.content.isCertain)
    }
    answer.verdict.add(
      Finding(
        .informs, row.rule, subject: row.content.name, found: value,
        isAmbiguous: !words.contains(value) && row.rule.otherReading != nil))
  }

  private mutating func judgeFormat(_ value: String, _ format: FieldFormat, _ row: Row<FormField>) {
    let others = row.content.others.map { entries(named: $0).first?.value }
    // Nobody needs to see a password to know that two are not the same.
    let shown = format.isSecret ? FieldSign.secret : value
    switch format.judge(value, others, known) {
    case .right: answer.verdict.add(Finding(.informs, row.rule, subject: row.content.name, found: shown))
    case .doubtful(let expected):
      answer.verdict.add(
        Finding(
          .warns, row.rule, subject: row.content.name, found: shown, expected: expected,
          isAmbiguous: row.rule.otherReading != nil))
    case .wrong(let expected, let isCertain):
      refuse(row, found: shown, expected: expected, isAmbiguous: !isCertain || !row.content.isCertain)
    case .open: answer.verdict.leaveOpen()
    }
  }

  private mutating func refuse(_ row: Row<FormField>, found: String, expected: String, isAmbiguous: Bool) {
    if !answer.invalid.contains(row.content.name) { answer.invalid.append(row.content.name) }
    answer.verdict.add(
      Finding(
        .blocks, row.rule, subject: row.content.name, found: found, expected: expected, isAmbiguous: isAmbiguous))
  }

  // MARK: - Names

  /// The entries of a field that hold something.
  private func entries(named name: String) -> [Forms.Entry] { filled[Forms.folded(name)] ?? [] }

  private func isAlike(_ one: FormField, _ other: FormField) -> Bool {
    one.name == other.name && one.kind == other.kind
  }

  private func isName(_ name: String, of field: FormField) -> Bool { names(of: field).contains(Forms.folded(name)) }

  /// The folded names that a field goes by; a file asked for as "SIUP/SPK" may be called by either.
  private func names(of field: FormField) -> [String] {
    let name = Forms.folded(field.name)
    guard field.kind == .upload else { return [name] }
    return [name] + field.name.split(separator: "/").map { Forms.folded(String($0)) }
  }

  /// A name the form does not have is probably a slip, and what was meant is then missing: the reader is told both.
  private mutating func noteUnknown(_ rule: Rule) {
    noteUnknown((facts.entries ?? []).map { $0.name }, .field, rule)
    noteUnknown(facts.uploads ?? [], .upload, rule)
  }

  /// Notes the first names that the form does not have, each with the one that may be meant, and how many more there are.
  private mutating func noteUnknown(_ given: [String], _ kind: FormField.Kind, _ rule: Rule) {
    guard !given.isEmpty else { return }
    let known = rows.filter { $0.content.kind == kind && $0.content.presence != nil }.map { $0.content }
    let (foldedNames, names) = (Set(known.flatMap { self.names(of: $0) }), known.map { $0.name })
    var count = 0
    for name in given where !foldedNames.contains(Forms.folded(name)) {
      count += 1
      guard count <= Self.mostUnknownNames else { continue }
      let expected = Nearest.to(name, in: names).map { $0 + "?" } ?? names.joined(separator: ", ")
      answer.verdict.add(Finding(.warns, rule, subject: Finding.shown(name), found: name, expected: expected))
    }
    guard count > Self.mostUnknownNames else { return }
    answer.verdict.add(
      Finding(
        .warns, rule, subject: FieldSign.something, found: "+ \(count - Self.mostUnknownNames)",
        expected: names.joined(separator: ", ")))
  }
}
