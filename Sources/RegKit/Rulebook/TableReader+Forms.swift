/// What a table says about one field or upload of a form; a row may speak of its presence, its content or both.
struct FormField: Sendable {
  enum Kind: String, CaseIterable { case field, upload }

  /// When a conditional field is required: a circumstance the caller states, or a word in another field of the form.
  enum Condition: Sendable {
    case circumstance(String)
    case field(String, is: String)
  }

  let form: String
  let name: String
  let kind: Kind
  /// Whether it has to be there; nil when this row does not speak of that.
  let presence: Forms.Presence?
  let condition: Condition?
  /// The rule its content follows; nil when this row does not speak of that.
  let format: FieldFormat?
  /// The only words it takes; empty for any.
  let words: [String]
  /// The fields of the same form that the format compares it with.
  let others: [String]
  /// Whether it may be filled in more than once.
  let takesMany: Bool
  /// Whether the source says so beyond doubt.
  let isCertain: Bool

  var speaksOfContent: Bool { format != nil || !words.isEmpty }
}

/// A form of business that a company name is written without.
struct LegalForm: Sendable {
  let name: String
  /// Whether the word is short for the form; one written out only deserves a look.
  let isAbbreviation: Bool
  /// Whether the source means it beyond doubt.
  let isCertain: Bool
}

/// A PB-UMKU of the OSS and the stage of registration and commodity it is for.
struct PBUMKURow: Sendable {
  let name: String
  let stage: PBUMKU.Stage
  let commodity: String
}

/// A Kode Izin that the source shows, and the PB-UMKU it stands for.
struct PermitCode: Sendable {
  let code: String
  /// How the source prints the same code elsewhere, by mistake.
  let misprints: [String]
  let pbUMKU: String
}

extension TableReader {
  mutating func readForm(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["id"])
    let form = required(row, "id")
    if row.children.isEmpty { report(row, nil, "no <field>", "at least one field") }
    for child in row.children {
      guard child.isNamed("field") else {
        report(child, nil, "<\(child.name)>", "<field>")
        continue
      }
      readField(child, of: form, rule)
    }
  }

  private mutating func readField(_ row: XMLElement, of form: String, _ rule: Rule) {
    checkAttributes(row, ["name", "kind", "presence", "when", "is", "format", "many", "certain"])
    let name = required(row, "name")
    let kind: FormField.Kind = optionalWord(row, "kind") ?? .field
    let presence: Forms.Presence? = optionalWord(row, "presence")
    let format: FieldFormat? = optionalWord(row, "format")
    let words = texts(of: row, "word")
    for child in row.children where !child.isNamed("word") && !child.isNamed("of") {
      report(child, nil, "<\(child.name)>", "<word> or <of>")
    }
    let others = texts(of: row, "of")
    if let format, format.fieldsCompared != others.count {
      report(row, "format", "\(others.count) <of> for \(format.rawValue)", "\(format.fieldsCompared)")
    }
    if !row.has("presence") && !row.has("format") && words.isEmpty {
      report(row, nil, "no statement", "presence, format or <word>")
    }
    let field = FormField(
      form: form, name: name, kind: kind, presence: presence, condition: condition(of: row, presence), format: format,
      words: words, others: others, takesMany: flag(row, "many") ?? false, isCertain: flag(row, "certain") ?? true)
    if presence != nil { keys.add("presence of \(kind.rawValue) \(name) in \(form)", row, rule) }
    if field.speaksOfContent { keys.add("content of \(kind.rawValue) \(name) in \(form)", row, rule) }
    tables.formFields.append(Row(rule: rule, content: field))
  }

  private mutating func condition(of row: XMLElement, _ presence: Forms.Presence?) -> FormField.Condition? {
    guard presence == .conditional else {
      for attribute in ["when", "is"] as [StaticString] where row.has(attribute) {
        report(row, attribute, "a condition", "none, or presence=\"conditional\"")
      }
      return nil
    }
    let when = required(row, "when")
    guard row.has("is") else { return .circumstance(when) }
    return .field(when, is: required(row, "is"))
  }

  private func texts(of row: XMLElement, _ name: StaticString) -> [String] {
    row.children.filter { $0.isNamed(name) }.map { $0.text }
  }

  /// What a row says of the content of a field, or compares it with, must be about a field the form has, or a misspelt row
  /// would be a rule that never applies.
  mutating func checkFormFields() {
    for row in tables.formFields {
      var names = row.content.others
      if row.content.presence == nil { names.append(row.content.name) }
      if case .field(let name, _)? = row.content.condition { names.append(name) }
      for name in names where !hasField(name, in: row.content.form) {
        problem(row.rule.line, "field", found: quoted(name), expected: "a field of the form \(row.content.form)")
      }
    }
    for row in tables.permitCodes where !tables.pbUMKUs.contains(where: { $0.content.name == row.content.pbUMKU }) {
      problem(
        row.rule.line, "permit-code", found: quoted(row.content.pbUMKU),
        expected: "the name of a <pb-umku> of this table")
    }
  }

  private func hasField(_ name: String, in form: String) -> Bool {
    tables.formFields.contains { $0.content.form == form && $0.content.name == name && $0.content.presence != nil }
  }

  mutating func readLegalForm(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["name", "abbreviation", "certain"])
    let form = LegalForm(
      name: required(row, "name"), isAbbreviation: flag(row, "abbreviation") ?? true,
      isCertain: flag(row, "certain") ?? true)
    keys.add("legal-form \(form.name)", row, rule)
    tables.legalForms.append(Row(rule: rule, content: form))
  }

  mutating func readPBUMKU(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["name", "stage", "commodity"])
    let (name, commodity) = (required(row, "name"), required(row, "commodity"))
    guard let stage: PBUMKU.Stage = word(row, "stage") else { return }
    // The table is read both ways, so a name and a pair of stage and commodity may each stand there once.
    keys.add("pb-umku \(name)", row, rule)
    keys.add("pb-umku of \(stage.rawValue) \(commodity)", row, rule)
    tables.pbUMKUs.append(Row(rule: rule, content: PBUMKURow(name: name, stage: stage, commodity: commodity)))
  }

  mutating func readPermitCode(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["code", "misprints", "pb-umku"])
    let code = PermitCode(
      code: required(row, "code"), misprints: row.names("misprints") ?? [],
      pbUMKU: required(row, "pb-umku"))
    for text in [code.code] + code.misprints { keys.add("permit-code \(text)", row, rule) }
    tables.permitCodes.append(Row(rule: rule, content: code))
  }
}
