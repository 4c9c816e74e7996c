internal import GS1

// A whole dossier in JSON, and its answer.

extension Gateway {
  func dossier(_ question: GatewayQuestion) -> Answer {
    let dossier: Dossier
    do throws(QuestionError) {
      dossier = try Dossier(question.inputs, path: "inputs", under: rulebook)
    } catch {
      return failure(error, id: question.id, in: question.language)
    }
    let answer = dossier.assess(under: rulebook, edition: question.edition, asOf: question.asOf)
    let word =
      switch answer.outcome {
      case .allowed: "complies"
      case .refused: "violates"
      case .undetermined: "indeterminate"
      }
    var refusals: [JSONValue] = []
    for finding in answer.findings where finding.effect == .blocks { refusals.append(.string(finding.rule.id)) }
    let extras: [(key: String, value: JSONValue)] = [("verdict", .string(word)), ("refused_by", .array(refusals))]
    var members: [(key: String, value: JSONValue)] = []
    if let id = question.id { members.append(("id", id)) }
    members.append(("area", .string(question.area.rawValue)))
    members += extras
    members += Self.members(answer, question.language)
    return Answer(
      status: .answered(answer.outcome), verdict: nil, error: nil, details: extras, body: .object(members))
  }

  /// The answer to a dossier: outcome, counts, and the sections with their findings.
  static func members(_ answer: Dossier.Answer, _ language: Language) -> [(key: String, value: JSONValue)] {
    var members: [(key: String, value: JSONValue)] = []
    if let product = answer.product { members.append(("product", .string(Finding.shown(product)))) }
    members.append(("outcome", .string(answer.outcome.rawValue)))
    if answer.isAmbiguous { members.append(("ambiguous", .bool(true))) }
    members.append(("counts", json(answer.counts)))
    let missing = answer.sections.flatMap { $0.needs }
    if !missing.isEmpty { members.append(("missing_facts", .array(missing.map { .string($0.fact) }))) }
    members.append(("sections", .array(answer.sections.map { json($0, language) })))
    let words = DossierWords(language)
    members.append(
      (
        "not_judged",
        .array(
          answer.omissions.map {
            .object([
              ("topic", .string($0.topic.rawValue)), ("title", .string(words.title($0.topic))),
              ("reason", .string($0.reason.rawValue)),
            ])
          })
      ))
    if let edition = answer.edition { members.append(("edition", .string(edition.id))) }
    if let day = answer.asOf { members.append(("as_of", .string(day.description))) }
    return members
  }

  private static func json(_ counts: Dossier.Counts) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = []
    for effect in Finding.Effect.allCases { members.append((effect.rawValue, .integer(Int64(counts[effect])))) }
    members.append(("missing", .integer(Int64(counts.missing))))
    return .object(members)
  }

  private static func json(_ section: Dossier.Section, _ language: Language) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("topic", .string(section.topic.rawValue)), ("title", .string(DossierWords(language).title(section.topic))),
      ("outcome", .string(section.outcome.rawValue)),
    ]
    if section.isOutOfScope { members.append(("out_of_scope", .bool(true))) }
    if section.isAmbiguous { members.append(("ambiguous", .bool(true))) }
    members.append(("counts", json(section.counts)))
    members.append(("findings", .findings(section.findings, language)))
    if !section.needs.isEmpty {
      members.append(("missing_facts", .array(section.needs.map { json($0, language) })))
    }
    members.append(("editions", .array(section.editions.map { .string($0.edition.id) })))
    if !section.alternatives.isEmpty {
      members.append(("alternatives", .array(section.alternatives.map { .object(Self.members($0, language)) })))
    }
    return .object(members)
  }
}

extension Dossier.Answer {
  /// The answer as JSON text on one line, as the gateway gives it.
  public func json(in language: Language) -> String { JSONValue.object(Gateway.members(self, language)).text }
}

// MARK: - Reading

extension Dossier {
  /// Reads a dossier from JSON in UTF-8: one object with the fields of `Area.dossier`.
  ///
  /// - Throws: Every problem found, with its path such as `uploads[2].filename`, what was found and expected, and the
  ///   nearest known key or value.
  public init(json bytes: [UInt8], under rulebook: Rulebook) throws(QuestionError) {
    try self.init(Inputs(object: bytes, of: Area.dossier.fields), path: "", under: rulebook)
  }

  /// Reads a dossier whose keys and values were checked; what the tables know is checked here.
  init(_ inputs: Inputs, path: String, under rulebook: Rulebook) throws(QuestionError) {
    let prefix = path.isEmpty ? "" : path + "."
    var problems = QuestionProblems()
    let contexts = inputs.has("uploads") ? Documents.contexts(under: rulebook) : []
    for (place, upload) in (inputs.list("uploads") ?? []).enumerated() {
      guard let context = upload.text("context"), !contexts.contains(context) else { continue }
      problems.append(
        .unknown(.unknownValue, "\(prefix)uploads[\(place)].context", found: context, known: contexts))
    }
    self.init()
    dates = Dates(inputs.group("dates"), path: prefix + "dates", under: rulebook, &problems)
    guard problems.isEmpty else { throw problems.error }
    if inputs.has("company") { company = Company(inputs.group("company")) }
    licences = (inputs.list("licences") ?? []).map { Licence($0) }
    if inputs.has("product") { product = Product(inputs.group("product")) }
    if inputs.has("formulation") {
      let group = inputs.group("formulation")
      formulation = Formulation(
        dosageForm: group.text("dosage_form"), isServedAsLiquid: group.flag("served_as_liquid"))
    }
    packaging = Self.packaging(inputs)
    label = Self.print(inputs.group("label"))
    barcodes = (inputs.list("barcodes") ?? []).map { Barcode($0) }
    uploads = (inputs.list("uploads") ?? []).map {
      Documents.Facts(
        context: $0.text("context"), filename: $0.text("filename"), byteCount: $0.count("size_bytes"),
        content: Gateway.fileFacts($0))
    }
    numbers = (inputs.list("numbers") ?? []).map {
      Identifiers.Facts(
        kind: $0.word("kind"), value: $0.text("value"), vintage: $0.text("kbli_vintage").flatMap { Int($0) },
        amount: $0.count("amount_rp").flatMap { UInt64(exactly: $0) }, amountInWords: $0.text("terbilang"))
    }
    reports = (inputs.list("reports") ?? []).map {
      ReportDeadline.Facts(
        reporter: $0.word("reporter"), method: $0.word("method"), activity: $0.moment("activity_at"),
        reported: $0.moment("reported_at"))
    }
  }

  private static func packaging(_ inputs: Inputs) -> Packaging.Facts? {
    let (pack, label) = (inputs.group("primary_packaging"), inputs.group("label"))
    guard inputs.has("primary_packaging") || inputs.has("secondary_packaging") || label.has("barcode_on") else {
      return nil
    }
    return Packaging.Facts(
      primaryPack: pack.word("type"), millilitres: pack.measure("volume_ml"), grams: pack.measure("net_weight_g"),
      labelSquareCentimetres: pack.measure("label_area_cm2"), barcodeOn: label.word("barcode_on"),
      hasTamperSecurity: inputs.group("secondary_packaging").flag("tamper_security"))
  }

  /// The print of the label; nil where the label only says on which pack the code is.
  private static func print(_ label: Inputs) -> Print.Facts? {
    let keys = ["width_cm", "height_cm", "ink", "background", "readable_by_ttac", "codes"]
    guard keys.contains(where: { label.has($0) }) else { return nil }
    return Print.Facts(label)
  }

  /// The fields of a dossier in JSON.
  static let fields: [Field] = [
    Field(
      "company",
      .group([
        Field("name", .text), Field("nib", .text), Field("npwp", .text), Field("kbli", .texts),
        Field("kbli_vintage", .words(["2020", "2025"])),
        Field("business_scale", .words(of: Eligibility.BusinessScale.self)),
        Field("role", .words(of: Obligations.Party.self)), Field("applies_aggregation", .flag),
      ])),
    Field(
      "licences",
      .list([
        Field("nie", .text), Field("product_class", .words(of: ProductClass.self)), Field("issued", .day),
        Field("expiry", .day), Field("barcode", .text),
      ])),
    Field(
      "product",
      .group([
        Field("name", .text), Field("product_class", .words(of: ProductClass.self)), Field("commodity", .text),
        Field("designated_by_kepala_bpom", .flag), Field("activity", .words(BarcodeMethod.activities)),
        Field("permit", .words(["izin_edar", "EUA", "SAS"])), Field("gtin", .text), Field("batch", .text),
        Field("expiry", .day),
      ])),
    Field("formulation", .group([Field("dosage_form", .text), Field("served_as_liquid", .flag)])),
    Field(
      "primary_packaging",
      .group([
        Field("type", .words(of: PackType.self)), Field("volume_ml", .measure), Field("net_weight_g", .measure),
        Field("label_area_cm2", .measure),
      ])),
    Field("secondary_packaging", .group([Field("tamper_security", .flag)])),
    Field(
      "label",
      .group([Field("barcode_on", .words(of: Packaging.Place.self))] + Area.print.listedFields)),
    Field(
      "barcodes",
      .list([
        Field("text", .text), Field("method", .words(of: Method.self)), Field("issuer", .words(of: Issuer.self)),
        Field("symbology", .words(of: Symbology.self)), Field("requested_batch", .text), Field("reported", .text),
      ])),
    Field("uploads", .list(Area.documents.listedFields)),
    Field(
      "numbers",
      .list([
        Field("kind", .words(of: Identifiers.Kind.self)), Field("value", .text),
        Field("kbli_vintage", .words(["2020", "2025"])), Field("amount_rp", .count), Field("terbilang", .text),
      ])),
    Field(
      "reports",
      .list([
        Field("reporter", .words(of: Obligations.Party.self)),
        Field("method", .words(of: Obligations.CodeMethod.self)), Field("activity_at", .moment),
        Field("reported_at", .moment),
      ])),
    Field(
      "dates",
      .group([
        Field("as_of", .day), Field("production_start", .day), Field("request_date", .day),
        Field("application_date", .day), Field("issued_date", .day), Field("promulgated", .day),
        Field("created", .day), Field("submitted", .day), Field("billed_at", .moment), Field("expires_at", .moment),
        Field("now", .moment), Field("holidays", .days), Field("calendars", .texts),
      ])),
  ]
}

extension Dossier.Company {
  fileprivate init(_ group: Inputs) {
    self.init(
      name: group.text("name"), nib: group.text("nib"), npwp: group.text("npwp"), kbli: group.texts("kbli") ?? [],
      kbliVintage: group.text("kbli_vintage").flatMap { Int($0) }, scale: group.word("business_scale"),
      role: group.word("role"), aggregates: group.flag("applies_aggregation"))
  }
}

extension Dossier.Licence {
  fileprivate init(_ group: Inputs) {
    self.init(
      nie: group.text("nie"), productClass: group.word("product_class"), issued: group.day("issued"),
      expires: group.day("expiry"), code: group.text("barcode"))
  }
}

extension Dossier.Product {
  fileprivate init(_ group: Inputs) {
    self.init(
      name: group.text("name"), productClass: group.word("product_class"), commodity: group.text("commodity"),
      isDesignated: group.flag("designated_by_kepala_bpom"), activity: group.text("activity"),
      permit: group.text("permit"), gtin: group.text("gtin"), batch: group.text("batch"), expires: group.day("expiry"))
  }
}

extension Dossier.Barcode {
  fileprivate init(_ group: Inputs) {
    self.init(
      text: group.text("text"), method: group.word("method"), issuer: group.word("issuer"),
      symbology: group.word("symbology"), requestedBatch: group.text("requested_batch"),
      reported: group.text("reported"))
  }
}

extension Dossier.Dates {
  /// Reads the dates; the holiday tables they name are looked up.
  fileprivate init(
    _ group: Inputs, path: String, under rulebook: Rulebook, _ problems: inout QuestionProblems
  ) {
    self.init()
    asOf = group.day("as_of")
    productionStart = group.day("production_start")
    codesRequested = group.day("request_date")
    codesApplied = group.day("application_date")
    codesIssued = group.day("issued_date")
    promulgated = group.day("promulgated")
    draftCreated = group.day("created")
    draftSubmitted = group.day("submitted")
    billed = group.moment("billed_at")
    billExpires = group.moment("expires_at")
    now = group.moment("now")
    let (holidays, names) = (group.days("holidays"), group.texts("calendars"))
    guard holidays != nil || names != nil else { return }
    let known = names == nil ? [] : rulebook.holidayTables
    var tables: [HolidayTable] = []
    for (place, name) in (names ?? []).enumerated() {
      if let table = known.first(where: { $0.name == name }) {
        tables.append(table)
      } else {
        problems.append(
          .unknown(.unknownValue, "\(path).calendars[\(place)]", found: name, known: known.map { $0.name }))
      }
    }
    calendar = WorkingCalendar(holidays: holidays ?? [], tables: tables)
  }
}
