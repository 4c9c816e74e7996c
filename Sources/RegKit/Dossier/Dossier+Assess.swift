public import GS1

extension Dossier {
  /// Judges the dossier by every rule that applies.
  ///
  /// Each topic is judged by its own room, `Eligibility`, `Documents` and so on, once; here is only decided which of them
  /// the facts ask, and what the code, the licence and the product say of each other.
  ///
  /// - Parameters:
  ///   - edition: The edition to answer by; nil takes the one in force on the day.
  ///   - day: The day asked about; nil takes the day of the dossier, `dates.asOf`.
  public func assess(under rulebook: Rulebook, edition: String? = nil, asOf day: CalendarDay? = nil) -> Answer {
    var question = DossierQuestion(dossier: self, rulebook: rulebook, edition: edition, day: day ?? dates.asOf)
    question.judge()
    return question.answer
  }
}

private struct DossierQuestion {
  let dossier: Dossier
  let rulebook: Rulebook
  let edition: String?
  let day: CalendarDay?

  /// The answers by topic, as they come.
  private var answers: [Dossier.Topic: [Verdict]] = [:]
  /// Topics that facts ask about and no loaded table answers, or no rule is for.
  private var unanswered: [Dossier.Topic: Dossier.Omission] = [:]
  /// The method the class of the product needs.
  private var method: Method?

  init(dossier: Dossier, rulebook: Rulebook, edition: String?, day: CalendarDay?) {
    self.dossier = dossier
    self.rulebook = rulebook
    self.edition = edition
    self.day = day
  }

  private var product: Dossier.Product { dossier.product ?? Dossier.Product() }
  private var company: Dossier.Company { dossier.company ?? Dossier.Company() }
  private var dates: Dossier.Dates { dossier.dates }

  mutating func judge() {
    let isRegistration = judgeEligibility()
    judgeIdentifiers(withKBLI: !isRegistration)
    judgeUploads()
    judgePapers()
    let isInScope = judgeMethod()
    judgeDraftAndBill()
    // What the 2D barcode regulation asks of codes, packs and reports, it asks of the products it is for.
    guard isInScope else {
      for topic in [Dossier.Topic.packaging, .print, .barcode, .agreement, .obligations] {
        unanswered[topic] = .outOfScope
      }
      return
    }
    judgePackaging()
    judgePrint()
    judgePapersOfCodes()
    judgeCodes()
    judgeCodeDeadlines()
    judgeReports()
    judgeObligations()
  }

  var answer: Dossier.Answer {
    var sections: [Dossier.Section] = []
    var omissions: [(topic: Dossier.Topic, reason: Dossier.Omission)] = []
    for topic in Dossier.Topic.allCases {
      if let answers = answers[topic] {
        sections.append(Dossier.Section(topic, answers))
      } else {
        omissions.append((topic, unanswered[topic] ?? .noFacts))
      }
    }
    let counting = sections.filter { !$0.isOutOfScope }
    let inForce = rulebook.context(for: .barcode, edition: edition, asOf: day)?.edition
    return Dossier.Answer(
      product: product.name, asOf: day, outcome: Outcome.worst(of: counting.map { $0.outcome }),
      sections: Self.worstFirst(sections), omissions: omissions, edition: inForce)
  }

  /// Refused sections first, those out of scope last; of two alike the one with more refusals, then more warnings.
  private static func worstFirst(_ sections: [Dossier.Section]) -> [Dossier.Section] {
    func gravity(_ section: Dossier.Section) -> (Int, Int, Int) {
      let rank =
        switch section.outcome {
        case _ where section.isOutOfScope: 3
        case .refused: 0
        case .undetermined: 1
        case .allowed: 2
        }
      let counts = section.counts
      return (rank, -counts.blocks, -counts.warns)
    }
    var ranked: [(gravity: (Int, Int, Int), place: Int)] = []
    for place in sections.indices { ranked.append((gravity(sections[place]), place)) }
    ranked.sort { $0.gravity == $1.gravity ? $0.place < $1.place : $0.gravity < $1.gravity }
    return ranked.map { sections[$0.place] }
  }

  /// Takes the answer of a room into a topic; nil is the answer of a room without a table.
  private mutating func add(_ verdict: Verdict?, to topic: Dossier.Topic, _ paths: DossierPaths) {
    guard let verdict else {
      unanswered[topic] = .noTable
      return
    }
    answers[topic, default: []].append(verdict.placed(at: paths))
  }

  // MARK: - Company, licences, papers

  /// The commodity of the registration: the one said, else the class where a commodity goes by its name.
  private var commodity: String? {
    if let commodity = product.commodity { return commodity }
    guard let productClass = product.productClass,
      let context = rulebook.context(for: .asrot, asOf: day)
    else { return nil }
    return context.edition.tables.commodities.first { $0.content.name == productClass.rawValue }?.content.name
  }

  /// Judges whether the company may register the product; false where nothing asks that.
  ///
  /// Drugs, cosmetics and food are registered elsewhere, and no KBLI code of theirs is in this list. Of several codes one
  /// that may register is enough, so only those that come furthest are told.
  private mutating func judgeEligibility() -> Bool {
    let isElsewhere = commodity == nil && product.productClass != nil
    let isAsked =
      !company.kbli.isEmpty || company.scale != nil || product.commodity != nil || dossier.formulation != nil
    guard isAsked, !isElsewhere else { return false }
    let codes: [String?] = company.kbli.isEmpty ? [nil] : company.kbli.map { Optional($0) }
    var verdicts: [Verdict] = []
    for code in codes {
      let facts = Eligibility.Facts(
        kbli: code, commodity: commodity, dosageForm: dossier.formulation?.dosageForm, scale: company.scale,
        isServedAsLiquid: dossier.formulation?.isServedAsLiquid, vintage: company.kbliVintage)
      guard let verdict = Eligibility.assess(facts, under: rulebook, asOf: day) else {
        unanswered[.eligibility] = .noTable
        return true
      }
      verdicts.append(verdict)
    }
    // One code that may register is enough, but an importer's registers nothing that is made here (column Jenis Industri).
    let kind = kindOfBusiness
    let kinds = codes.map { code in code.flatMap { KBLI.entry($0, under: rulebook, asOf: day)?.kind } }
    let fitting = codes.indices.filter { kind != nil && kinds[$0] == kind }
    let deciding = fitting.isEmpty ? Array(codes.indices) : fitting
    let outcomes = deciding.map { verdicts[$0].outcome }
    let best = Outcome.allWorstFirst.last { outcomes.contains($0) } ?? .refused
    for (place, own) in verdicts.enumerated() {
      let decides = deciding.contains(place) && own.outcome == best
      // What a code would refuse that does not decide is told.
      var verdict = decides ? own : own.asWarning
      if decides, let kind, let other = kinds[place], other != kind,
        let rule = verdict.edition.rule("ASROT.JENIS_INDUSTRI", on: day)
      {
        verdict.add(Finding(.warns, rule, subject: "kbli", found: other, expected: kind))
      }
      guard decides || !verdict.findings.isEmpty else { continue }
      let isNamed = product.commodity != nil || product.productClass == nil
      let code = company.kbli.isEmpty ? "company.kbli" : "company.kbli[\(place)]"
      let paths = DossierPaths(
        "product.",
        [
          ("kbli", code),
          ("kbli_vintage", "company.kbli_vintage"), ("business_scale", "company.business_scale"),
          ("commodity", isNamed ? "product.commodity" : "product.product_class"),
          ("dosage_form", "formulation.dosage_form"), ("served_as_liquid", "formulation.served_as_liquid"),
          ("as_of", "dates.as_of"),
        ])
      add(verdict, to: .eligibility, paths)
    }
    return true
  }

  /// The kind of business that registers the product: who makes it here, or who imports it; nil where that is not said.
  private var kindOfBusiness: String? {
    switch product.activity {
    case "diproduksi_dan_diedarkan_dalam_negeri", "diproduksi_khusus_ekspor": "Industri lokal"
    case "diimpor_untuk_diedarkan_di_indonesia": "Importir"
    default: nil
    }
  }

  private mutating func judgeIdentifiers(withKBLI isKBLIAsked: Bool) {
    let vintage: (own: String, dossier: String) = ("kbli_vintage", "company.kbli_vintage")
    if let name = company.name { judgeCompanyName(name) }
    if let nib = company.nib { judgeNumber(.init(kind: .nib, value: nib), [("value", "company.nib")]) }
    if let npwp = company.npwp { judgeNumber(.init(kind: .npwp, value: npwp), [("value", "company.npwp")]) }
    for (place, code) in company.kbli.enumerated() where isKBLIAsked {
      judgeNumber(
        .init(kind: .kbli, value: code, vintage: company.kbliVintage), [("value", "company.kbli[\(place)]"), vintage])
    }
    for (place, licence) in dossier.licences.enumerated() {
      guard let nie = licence.nie else { continue }
      let own = licence.productClass.map { _ in "licences[\(place)].product_class" }
      judgeNumber(
        .init(kind: .nie, value: nie, productClass: licence.productClass ?? product.productClass),
        [("value", "licences[\(place)].nie"), ("product_class", own ?? "product.product_class")])
    }
    for (place, facts) in dossier.numbers.enumerated() { judgeNumber(facts, [], prefix: "numbers[\(place)].") }
  }

  private mutating func judgeNumber(
    _ facts: Identifiers.Facts, _ places: [(own: String, dossier: String)], prefix: String = ""
  ) {
    let answer = Identifiers.assess(facts, under: rulebook, edition: edition, asOf: day)
    add(answer?.verdict, to: .identifiers, DossierPaths(prefix, places + [("as_of", "dates.as_of")]))
  }

  /// The name stands on the form by which a company registers, without PT and the like.
  private mutating func judgeCompanyName(_ name: String) {
    let field = "Nama Industri / Sarana"
    let facts = Forms.Facts(
      form: "esertifikasi.registrasi", entries: [.init(field, name)], fieldsAskedAbout: [field])
    let answer = Forms.assess(facts, under: rulebook, edition: edition, asOf: day)
    let paths = DossierPaths("company.", [(field, "company.name"), ("as_of", "dates.as_of")])
    add(answer?.verdict, to: .identifiers, paths)
  }

  /// Judges what the papers say of each other, whether or not the product carries codes.
  private mutating func judgePapers() {
    let papers = DossierPapers(dossier)
    if let context = rulebook.context(for: .asrot, asOf: day), let verdict = papers.agreement(in: context) {
      add(verdict, to: .agreement, DossierPaths(""))
    }
    if let context = rulebook.context(for: .identifiers, asOf: day), let verdict = papers.origins(in: context) {
      add(verdict, to: .agreement, DossierPaths(""))
    }
    if let context = rulebook.context(for: .barcode, edition: edition, asOf: day),
      let verdict = papers.validity(in: context)
    {
      add(verdict, to: .deadlines, DossierPaths(""))
    }
  }

  /// Judges what the papers say of codes and batches, which only a product with codes is asked.
  private mutating func judgePapersOfCodes() {
    guard let context = rulebook.context(for: .barcode, edition: edition, asOf: day) else { return }
    let papers = DossierPapers(dossier)
    if let verdict = papers.batchDays(in: context) { add(verdict, to: .deadlines, DossierPaths("")) }
    if let verdict = papers.tradeNumber(in: context) { add(verdict, to: .barcode, DossierPaths("")) }
    if let verdict = papers.issuers(in: context) { add(verdict, to: .agreement, DossierPaths("")) }
  }

  private mutating func judgeUploads() {
    for (place, upload) in dossier.uploads.enumerated() {
      let answer = Documents.assess(upload, under: rulebook, edition: edition, asOf: day)
      add(
        answer?.verdict, to: .documents, DossierPaths("uploads[\(place)].", [("as_of", "dates.as_of")]))
    }
  }

  // MARK: - The code

  /// Where the method of the product stands: with its code, else it follows from its class.
  private var methodPath: String {
    dossier.barcodes.first?.method == nil ? "product.product_class" : "barcodes[0].method"
  }

  private func methodPaths(_ barcode: Int) -> DossierPaths {
    let own = ["method", "issuer", "symbology"].map { (own: $0, dossier: "barcodes[\(barcode)].\($0)") }
    return DossierPaths("product.", own + [("readable_by_ttac", "label.readable_by_ttac"), ("as_of", "dates.as_of")])
  }

  /// Judges the method, and who issued which code; false where the regulation is not for the product.
  private mutating func judgeMethod() -> Bool {
    let isAskedByCode = dossier.barcodes.contains { $0.method != nil || $0.issuer != nil || $0.symbology != nil }
    guard product.productClass != nil || isAskedByCode else { return true }
    var isInScope = true
    for place in 0..<max(1, dossier.barcodes.count) {
      let barcode = place < dossier.barcodes.count ? dossier.barcodes[place] : Dossier.Barcode()
      let symbology = barcode.symbology ?? (barcode.issuer == nil ? nil : barcode.carrier)
      let facts = BarcodeMethod.Facts(
        productClass: product.productClass, isDesignated: product.isDesignated, activity: product.activity,
        permit: product.permit, method: barcode.method, issuer: barcode.issuer, symbology: symbology,
        // A QR Code needs no such word here; whether it can be read is a question of its print.
        isReadable: symbology == .qrCode ? nil : dossier.label?.isReadable)
      let answer = BarcodeMethod.assess(facts, under: rulebook, edition: edition, asOf: day)
      add(answer?.verdict, to: .method, methodPaths(place))
      if method == nil { method = answer?.method }
      if answer?.isInScope == false { isInScope = false }
    }
    return isInScope
  }

  private mutating func judgePackaging() {
    guard var facts = dossier.packaging else { return }
    facts.productClass = facts.productClass ?? product.productClass
    let answer = Packaging.assess(facts, under: rulebook, edition: edition, asOf: day)
    var verdict = answer?.verdict
    // Without its place nothing is judged but what the pack needs, and that is no yes to the code.
    if facts.barcodeOn == nil, answer?.primary != nil, verdict?.outcome != .refused {
      verdict?.miss("barcode_on", for: answer?.verdict.findings.first?.rule)
    }
    let paths = DossierPaths(
      "",
      [
        ("product_class", "product.product_class"), ("barcode_on", "label.barcode_on"),
        ("tamper_security", "secondary_packaging.tamper_security"), ("secondary", "secondary_packaging"),
        ("as_of", "dates.as_of"),
      ])
    add(verdict, to: .packaging, paths)
  }

  private mutating func judgePrint() {
    guard let facts = dossier.label else { return }
    let verdict = Print.assess(facts, under: rulebook, edition: edition, asOf: day)
    add(verdict, to: .print, DossierPaths("label.", [("as_of", "dates.as_of")]))
  }

  /// Judges what the codes say, and whether it is what licence, product and report say.
  private mutating func judgeCodes() {
    guard let context = rulebook.context(for: .barcode, edition: edition, asOf: day) else {
      if !dossier.barcodes.isEmpty { (unanswered[.barcode], unanswered[.agreement]) = (.noTable, .noTable) }
      return
    }
    var agreement = DossierAgreement(dossier, in: context)
    for (place, barcode) in dossier.barcodes.enumerated() {
      guard let text = barcode.text else { continue }
      let message = ElementString(reading: Array(text.utf8))
      // The trade's own barcode beside the 2D barcode is nobody's fault.
      guard message.symbologyIdentifier?.isRetail != true else { continue }
      let content = BarcodeContent.assess(
        message, method: barcode.method ?? method ?? BarcodeContent.method(of: message), in: context)
      add(content.verdict, to: .barcode, DossierPaths("barcodes[\(place)].", [("as_of", "dates.as_of")]))
      agreement.compare(DossierAgreement.Code(place: place, message: message, content: content))
    }
    guard agreement.isAsked else { return }
    var verdict = agreement.verdict
    verdict.offerAlternative(from: rulebook) { agreement.compared(in: $0) }
    add(verdict, to: .agreement, DossierPaths("", [("as_of", "dates.as_of")]))
  }

  // MARK: - Days

  private var datePaths: DossierPaths { DossierPaths("dates.") }

  private mutating func judgeDraftAndBill() {
    if dates.draftCreated != nil || dates.draftSubmitted != nil {
      let facts = DraftLife.Facts(
        created: dates.draftCreated, submitted: dates.draftSubmitted, calendar: dates.calendar, today: day)
      add(DraftLife.assess(facts, under: rulebook, asOf: day)?.verdict, to: .deadlines, datePaths)
    }
    if dates.billed != nil || dates.billExpires != nil {
      let facts = BillingExpiry.Facts(billed: dates.billed, expires: dates.billExpires, now: dates.now)
      add(BillingExpiry.assess(facts, under: rulebook, asOf: day)?.verdict, to: .deadlines, datePaths)
    }
  }

  private mutating func judgeCodeDeadlines() {
    // Codes of identification come with the licence (Pasal 14): who asked for none had no day to ask.
    let isAskedFor = dates.codesRequested != nil || (dates.productionStart != nil && method != .identifikasi)
    judgeRequester()
    if isAskedFor {
      let facts = CodeRequest.Facts(
        requested: dates.codesRequested, productionStart: dates.productionStart, calendar: dates.calendar, today: day)
      let answer = CodeRequest.assess(facts, under: rulebook, edition: edition, asOf: day)
      add(answer?.verdict, to: .deadlines, datePaths)
    }
    if dates.codesApplied != nil || dates.codesIssued != nil {
      let facts = CodeIssue.Facts(
        requested: dates.codesApplied, issued: dates.codesIssued, calendar: dates.calendar, today: day)
      let answer = CodeIssue.assess(facts, under: rulebook, edition: edition, asOf: day)
      add(answer?.verdict, to: .deadlines, datePaths)
    }
    judgeTransition()
  }

  /// Codes are asked for by the licence owner alone (Pasal 7).
  private mutating func judgeRequester() {
    guard let role = company.role, dates.codesRequested != nil || dates.codesApplied != nil else { return }
    // That codes of identification are not asked for is no fault of who asks.
    let facts = Obligations.Facts(party: role, method: .otentifikasi, kind: .permohonan2DBarcode)
    guard let verdict = Obligations.assess(facts, under: rulebook, edition: edition, asOf: day)?.verdict,
      verdict.outcome == .refused
    else { return }
    let asked = dates.codesRequested == nil ? "dates.application_date" : "dates.request_date"
    add(verdict, to: .obligations, DossierPaths("", [("actor", "company.role"), ("obligation", asked)]))
  }

  /// Whether the product carries its code; nil when neither a code nor its place is known.
  private var carriesCode: Bool? {
    if let place = dossier.packaging?.barcodeOn { return place != .none }
    return dossier.barcodes.isEmpty ? nil : true
  }

  /// By when the product must carry its code: a question only of one that does not, or when the day itself is asked for.
  private mutating func judgeTransition() {
    let place = dossier.licences.firstIndex { $0.issued != nil }
    let isOpen = carriesCode == false || (carriesCode == nil && place != nil)
    guard isOpen || dates.promulgated != nil else { return }
    let facts = BarcodeTransition.Facts(
      productClass: product.productClass, method: method, licenceIssued: place.flatMap { dossier.licences[$0].issued },
      promulgated: dates.promulgated, isImplemented: carriesCode, today: day)
    let answer = BarcodeTransition.assess(facts, under: rulebook, edition: edition, asOf: day)
    let paths = DossierPaths(
      "dates.",
      [
        ("product_class", "product.product_class"), ("method", methodPath), ("implemented", "label.barcode_on"),
        ("e_licence_issued", "licences[\(place ?? 0)].issued"),
      ])
    add(answer?.verdict, to: .deadlines, paths)
  }

  /// The method of the product's code, as the duties to report tell products apart.
  private var codeMethod: Obligations.CodeMethod? {
    switch method ?? dossier.barcodes.first?.method {
    case .identifikasi?: .identifikasi
    case .otentifikasi?: carriesCode == false ? .belumOtentifikasi : .otentifikasi
    case nil: nil
    }
  }

  private mutating func judgeReports() {
    for (place, report) in dossier.reports.enumerated() {
      var facts = report
      facts.reporter = facts.reporter ?? company.role
      facts.now = facts.now ?? dates.now
      let isOwn = report.method != nil
      facts.method = facts.method ?? codeMethod
      // A class whose method waits for its designation says nothing against a report's own word.
      facts.productClass = method == nil ? nil : product.productClass
      let answer = ReportDeadline.assess(facts, under: rulebook, edition: edition, asOf: day)
      let paths = DossierPaths(
        "reports[\(place)].",
        [
          ("method", isOwn ? "reports[\(place)].method" : methodPath), ("product_class", "product.product_class"),
          ("now", "dates.now"), ("as_of", "dates.as_of"),
        ])
      add(answer?.verdict, to: .deadlines, paths)
    }
  }

  private mutating func judgeObligations() {
    guard let role = company.role else { return }
    let facts = Obligations.Facts(party: role, method: codeMethod, aggregates: company.aggregates)
    let answer = Obligations.assess(facts, under: rulebook, edition: edition, asOf: day)
    let paths = DossierPaths(
      "",
      [
        ("actor", "company.role"), ("method", methodPath), ("applies_aggregation", "company.applies_aggregation"),
        ("as_of", "dates.as_of"),
      ])
    add(answer?.verdict, to: .obligations, paths)
  }
}

extension Dossier.Barcode {
  /// The symbology that the identifier at the front of the text names; nil for one the regulation does not know.
  fileprivate var carrier: Symbology? {
    guard let text, text.utf8.first == UInt8(ascii: "]") else { return nil }
    switch text.utf8.dropFirst().first {
    case UInt8(ascii: "Q"): return .qrCode
    case UInt8(ascii: "d"): return .dataMatrix
    case UInt8(ascii: "z"): return .aztec
    case UInt8(ascii: "L"): return .pdf417
    default: return nil
    }
  }
}

extension Verdict {
  /// The same where another answer decides: what it refuses is a warning.
  fileprivate var asWarning: Verdict {
    var verdict = self
    verdict.outcome = .allowed
    verdict.findings = []
    for finding in findings where finding.effect == .blocks {
      verdict.findings.append(
        Finding(
          .warns, finding.rule, subject: finding.subject, found: finding.found, expected: finding.expected,
          isAmbiguous: finding.isAmbiguous))
    }
    verdict.needs = []
    verdict.alternatives = []
    return verdict
  }
}
