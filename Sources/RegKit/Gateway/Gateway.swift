public import GS1

/// Questions in JSON, answers in JSON: every area through one call.
///
/// The vocabulary is one object a question, `{"area": …, "inputs": {…}}`, with `edition`, `as_of` (yyyy-mm-dd), `lang`
/// (`id` or `en`) and `id` (given back as it is) beside them where wanted. The answer always holds `outcome` (`allowed`,
/// `refused`, `undetermined`), `findings` and `edition`, or `error` when the question could not be asked. A dossier holds
/// its findings in `sections`.
///
/// A gateway is immutable and may be shared between threads.
public struct Gateway: Sendable {
  /// What became of a question.
  public enum Status: Sendable, Hashable {
    case answered(Outcome)
    /// The question could not be asked; the answer's `error` says why.
    case failed
  }

  /// An answer: its status, the verdict behind it, and the whole as JSON.
  public struct Answer: Sendable {
    public let status: Status
    /// The verdict; nil when the question could not be asked, when a code that was read is not judged, and for a dossier,
    /// which has many.
    public let verdict: Verdict?
    /// Why the question could not be asked; nil otherwise.
    public let error: QuestionError?
    /// The part of the answer that is the area's own, such as `failed` or `kbli_set`, before verdict and findings.
    package let details: [(key: String, value: JSONValue)]
    package let body: JSONValue

    /// The answer as JSON text on one line, UTF-8, without a line end.
    public var json: String { body.text }

    /// The answer with further members behind its own.
    package func json(with members: [(key: String, value: JSONValue)]) -> String {
      guard case .object(let own) = body else { return json }
      return JSONValue.object(own + members).text
    }
  }

  public let rulebook: Rulebook
  /// The language of messages when a question names none.
  public let language: Language

  /// The edition and day of questions that name none.
  public let edition: String?
  public let asOf: CalendarDay?

  public init(
    _ rulebook: Rulebook, language: Language = .english, edition: String? = nil, asOf: CalendarDay? = nil
  ) {
    self.rulebook = rulebook
    self.language = language
    self.edition = edition
    self.asOf = asOf
  }

  /// Answers one question.
  ///
  /// - Parameter question: JSON text in UTF-8. A text that is no JSON is answered too, with an error.
  /// - Parameter content: What the bytes of a file turned out to be, for the `documents` area; it stands in place of the
  ///   question's own `content`.
  public func answer(_ question: UnsafeBufferPointer<UInt8>, content: FileFacts? = nil) -> Answer {
    do throws(JSONError) {
      return answer(try JSONValue.parse(question), content: content)
    } catch {
      let problem = QuestionError.Problem(
        .notJSON, "", offset: error.offset, found: .sign(error.reason), expected: "JSON")
      return failure(QuestionError(problems: [problem]), id: nil, in: language)
    }
  }

  /// Answers one question given as text.
  public func answer(_ question: String) -> Answer {
    let bytes = Array(question.utf8)
    return bytes.withUnsafeBufferPointer { answer($0) }
  }

  package func answer(_ question: JSONValue, content: FileFacts? = nil) -> Answer {
    do throws(QuestionError) {
      var asked = try GatewayQuestion(question, for: self)
      asked.content = content
      return answer(asked)
    } catch {
      return failure(error, id: question["id"], in: GatewayQuestion.language(of: question) ?? language)
    }
  }

  func failure(_ error: QuestionError, id: JSONValue?, in language: Language) -> Answer {
    var members: [(key: String, value: JSONValue)] = []
    if let id { members.append(("id", id)) }
    members.append(("error", Self.json(error, language)))
    return Answer(status: .failed, verdict: nil, error: error, details: [], body: .object(members))
  }

  // MARK: - The areas

  private func answer(_ question: GatewayQuestion) -> Answer {
    switch question.area {
    case .eligibility: eligibility(question)
    case .kbliLookup: kbliLookup(question)
    case .documents: documents(question)
    case .method: method(question)
    case .packaging: packaging(question)
    case .print: print(question)
    case .barcodeIdentification: barcode(question, .identifikasi)
    case .barcodeAuthentication: barcode(question, .otentifikasi)
    case .identifiers: identifiers(question)
    case .glossary: glossary(question)
    case .deadlines: deadlines(question)
    case .obligations: obligations(question)
    case .workflow: workflow(question)
    case .transitions: transitions(question)
    case .forms: forms(question)
    case .requiredDocs: requiredDocs(question)
    case .esertFields: esertFields(question)
    case .sinkarkesFields: sinkarkesFields(question)
    case .pbumku: pbumku(question)
    case .csv: csv(question)
    case .aggregation: aggregation(question)
    case .dossier: dossier(question)
    }
  }

  private func eligibility(_ question: GatewayQuestion) -> Answer {
    let inputs = question.inputs
    let facts = Eligibility.Facts(
      kbli: inputs.text("kbli"), commodity: inputs.text("commodity"), dosageForm: inputs.text("dosage_form"),
      scale: inputs.word("business_scale"), isServedAsLiquid: inputs.flag("served_as_liquid"),
      vintage: inputs.text("kbli_vintage").flatMap { Int($0) })
    guard let verdict = Eligibility.assess(facts, under: rulebook, asOf: question.asOf) else {
      return noTable(question)
    }
    let isMalformed = verdict.findings.contains { $0.effect == .blocks && $0.rule.id == "ASROT.KBLI.FORMAT" }
    let word =
      isMalformed ? "invalid_input" : verdict.word(allowed: "allowed", refused: "denied")
    return compose(question, verdict, [("verdict", .string(word))])
  }

  private func kbliLookup(_ question: GatewayQuestion) -> Answer {
    let inputs = question.inputs
    if let refusal = refuseTwo(question, [["kbli"], ["commodity", "jenis_industri"]]) { return refusal }
    guard let context = rulebook.context(for: .asrot, asOf: question.asOf) else { return noTable(question) }
    var verdict = Verdict(context)
    guard context.coversDay else {
      verdict.leaveUncovered()
      return compose(question, verdict, [("kbli_set", .array([]))])
    }
    guard let code = inputs.text("kbli") else {
      guard inputs.has("commodity") || inputs.has("jenis_industri") else {
        verdict.miss("kbli", for: context.edition.rule("ASROT.KBLI.NAME", on: context.rowDay))
        return compose(question, verdict, [])
      }
      let entries = KBLI.entries(
        commodity: inputs.text("commodity"), kind: inputs.text("jenis_industri"), under: rulebook, asOf: question.asOf)
      for entry in entries { verdict.add(Finding(.informs, entry.rule, subject: "kbli", found: entry.code)) }
      if entries.isEmpty {
        if let rule = context.edition.rule("ASROT.KBLI.COMMODITIES") {
          verdict.add(Finding(.blocks, rule, subject: "commodity", found: inputs.text("commodity")))
        }
        verdict.leaveOpen()
      }
      return compose(question, verdict, [("kbli_set", .array(entries.map { .string($0.code) }))])
    }
    guard let entry = KBLI.entry(code, under: rulebook, asOf: question.asOf) else {
      let id = KBLI.isCode(code) ? "ASROT.KBLI.UNLISTED" : "ASROT.KBLI.FORMAT"
      if let rule = context.edition.rule(id) {
        verdict.add(Finding(.blocks, rule, subject: "kbli", found: code))
      }
      return compose(question, verdict, [])
    }
    verdict.add(Finding(.informs, entry.rule, subject: "kbli", found: code))
    for (id, column) in [("ASROT.KBLI.NAME", entry.name), ("ASROT.JENIS_INDUSTRI", entry.kind)] {
      if let rule = context.edition.rule(id) {
        verdict.add(Finding(.informs, rule, subject: "kbli", found: column))
      }
    }
    return compose(
      question, verdict,
      [
        ("kbli", .string(entry.code)), ("nama_kbli", .string(entry.name)), ("jenis_industri", .string(entry.kind)),
        ("commodities", .array(entry.commodities.map { .string($0) })),
      ])
  }

  private func documents(_ question: GatewayQuestion) -> Answer {
    let inputs = question.inputs
    let known = Documents.contexts(under: rulebook)
    if let place = inputs.text("context"), !known.contains(place) {
      return refuse(
        question, .unknown(.unknownValue, "inputs.context", found: place, known: known))
    }
    let facts = Documents.Facts(
      context: inputs.text("context"), filename: inputs.text("filename"), byteCount: inputs.count("size_bytes"),
      content: question.content ?? Self.fileFacts(inputs))
    guard
      let answer = Documents.assess(facts, under: rulebook, edition: question.edition, asOf: question.asOf)
    else { return noTable(question) }
    let word = answer.verdict.word(allowed: "accepted", refused: "rejected")
    return compose(
      question, answer.verdict,
      [
        ("verdict", .string(word)), ("failed", .array(answer.failures.map { .string($0.rawValue) })),
      ])
  }

  static func fileFacts(_ inputs: Inputs) -> FileFacts? {
    guard inputs.has("content") else { return nil }
    let content = inputs.group("content")
    guard let kind: FileFacts.Kind = content.word("kind") else { return nil }
    let size = inputs.count("size_bytes") ?? 0
    let integrity: FileFacts.Integrity =
      switch content.text("integrity") {
      case "whole": .whole
      case "cut_off": .cutOff(at: size)
      case "damaged": .damaged("damaged")
      default: .unknown
      }
    return FileFacts(
      kind: kind, byteCount: size, integrity: integrity, isEncrypted: content.flag("encrypted"),
      pageCount: content.count("pages"))
  }

  private func method(_ question: GatewayQuestion) -> Answer {
    let inputs = question.inputs
    let facts = BarcodeMethod.Facts(
      productClass: inputs.word("product_class"), isDesignated: inputs.flag("designated_by_kepala_bpom"),
      activity: inputs.text("activity"), permit: inputs.text("permit"), method: inputs.word("method"),
      issuer: inputs.word("issuer"), symbology: inputs.word("symbology"), isReadable: inputs.flag("readable_by_ttac"))
    guard
      let answer = BarcodeMethod.assess(facts, under: rulebook, edition: question.edition, asOf: question.asOf)
    else { return noTable(question) }
    var extras: [(key: String, value: JSONValue)] = []
    if answer.judgesIssuer || facts.method != nil {
      extras.append(("verdict", .string(answer.verdict.word(allowed: "valid", refused: "invalid"))))
    }
    if facts.productClass != nil {
      if let inScope = answer.isInScope { extras.append(("scope", .string(inScope ? "in_scope" : "out_of_scope"))) }
      let word = answer.isInScope == false ? "out_of_scope" : answer.method?.rawValue ?? "indeterminate"
      extras.append(("method", .string(word)))
    }
    return compose(question, answer.verdict, extras)
  }

  private func packaging(_ question: GatewayQuestion) -> Answer {
    let inputs = question.inputs
    let pack = inputs.group("primary_packaging")
    let facts = Packaging.Facts(
      productClass: inputs.word("product_class"), primaryPack: pack.word("type"),
      millilitres: pack.measure("volume_ml"),
      grams: pack.measure("net_weight_g"), labelSquareCentimetres: pack.measure("label_area_cm2"),
      barcodeOn: inputs.word("barcode_on"), hasTamperSecurity: inputs.flag("tamper_security"))
    guard let answer = Packaging.assess(facts, under: rulebook, edition: question.edition, asOf: question.asOf) else {
      return noTable(question)
    }
    var extras: [(key: String, value: JSONValue)] = []
    if answer.verdict.isOutOfScope || facts.barcodeOn != nil || answer.primary == nil {
      extras.append(("verdict", .string(answer.verdict.word(allowed: "complies", refused: "violates"))))
    }
    if let primary = answer.primary {
      extras.append(("primary", .string(primary.rawValue)))
      let provisions = answer.exemptions.compactMap { $0.citations.first?.provision.text }
      extras.append(("exemptions", .array(provisions.map { .string($0) })))
    }
    if let secondary = answer.secondary { extras.append(("secondary", .string(secondary.rawValue))) }
    return compose(question, answer.verdict, extras)
  }

  private func print(_ question: GatewayQuestion) -> Answer {
    let facts = Print.Facts(question.inputs)
    guard let verdict = Print.assess(facts, under: rulebook, edition: question.edition, asOf: question.asOf) else {
      return noTable(question)
    }
    return compose(
      question, verdict, [("verdict", .string(verdict.word(allowed: "valid", refused: "invalid")))])
  }

  private func barcode(_ question: GatewayQuestion, _ areaMethod: Method) -> Answer {
    let inputs = question.inputs
    let method: Method = inputs.word("method") ?? areaMethod
    let shapes = [
      ["text", "nie", "nie_expiry", "gtin", "batch", "expiry", "serial", "printed_batch", "requested_batch"],
      ["printed", "licence", "reported"],
    ]
    if let refusal = refuseTwo(question, shapes) { return refusal }
    if let text = inputs.text("text") {
      let message = ElementString(reading: Array(text.utf8))
      return judged(question, message, method, text: nil)
    }
    if inputs.has("printed_batch") || inputs.has("requested_batch") {
      return compared(
        question, "BARCODE.AUTH.BATCH_ONLY", ("printed_batch", "requested_batch")
      ) { $0 == $1 }
    }
    if inputs.has("printed") || inputs.has("licence") || inputs.has("reported") {
      let other = areaMethod == .identifikasi ? "licence" : "reported"
      let rule = areaMethod == .identifikasi ? "BARCODE.IDENT.EQUALS_LICENCE" : "BARCODE.AUTH.EQUALS_REPORT"
      return compared(question, rule, ("printed", other)) { printed, other in
        let codes = [printed, other].map { ElementString(reading: Array($0.utf8)) }
        // Codes are compared by what they say: of two texts that say nothing, nobody can tell.
        return codes.allSatisfy { $0.elements.isEmpty } ? nil : BarcodeContent.isEqual(codes[0], codes[1])
      }
    }
    let text = BarcodeContent.text(of: Self.fields(inputs))
    // A code of which nothing is said is no empty code.
    if text.isEmpty {
      guard let context = rulebook.context(for: .barcode, edition: question.edition, asOf: question.asOf) else {
        return noTable(question)
      }
      var verdict = Verdict(context)
      verdict.miss(
        "text",
        for: context.edition.rule(
          method == .identifikasi ? "BARCODE.IDENT.CONTENT" : "BARCODE.AUTH.CONTENT", on: context.rowDay))
      return compose(question, verdict, [("verdict", .string(verdict.word(allowed: "valid", refused: "invalid")))])
    }
    return judged(question, ElementString(bracketed: Array(text.utf8)), method, text: text)
  }

  /// What a question says of a code, beside its text or to build it from.
  private static func fields(_ inputs: Inputs) -> BarcodeContent.Fields {
    BarcodeContent.Fields(
      nie: inputs.text("nie"), nieExpiry: inputs.day("nie_expiry"), gtin: inputs.text("gtin"),
      batch: inputs.text("batch"), expiry: inputs.day("expiry"), serial: inputs.text("serial"))
  }

  /// Judges a code's data; `text` is the text that was built, and is given back only when it is a good one.
  private func judged(
    _ question: GatewayQuestion, _ message: ElementString, _ method: Method, text: String?
  ) -> Answer {
    guard
      var answer = BarcodeContent.assess(
        message, method: method, under: rulebook, edition: question.edition, asOf: question.asOf)
    else { return noTable(question) }
    if text == nil {
      let batches = ["requested_batch", "printed_batch"].map { (fact: $0, batch: question.inputs.text($0)) }
      answer.hold(against: Self.fields(question.inputs), batches: batches)
    }
    var extras: [(key: String, value: JSONValue)] = []
    extras.reserveCapacity(10)
    extras.append(("verdict", .string(answer.verdict.word(allowed: "valid", refused: "invalid"))))
    extras.append(("errors", .array(answer.errors.map { .string($0) })))
    if answer.errors.isEmpty, let rule = answer.verdict.edition.rule(Self.template(method, isBuilt: text != nil)) {
      answer.verdict.add(Finding(.informs, rule, subject: "text", found: text ?? message.bracketed))
    }
    if let text, answer.errors.isEmpty { extras.append(("text", .string(text))) }
    extras += Self.members(answer.fields)
    extras.append(("gs1", .object(Self.members(message, asOf: question.asOf, question.language))))
    return compose(question, answer.verdict, extras)
  }

  /// The rule on the template a code is written or read by.
  private static func template(_ method: Method, isBuilt: Bool) -> String {
    switch (method, isBuilt) {
    case (.identifikasi, true): "BARCODE.IDENT.BUILD"
    case (.identifikasi, false): "BARCODE.IDENT.PARSE"
    case (.otentifikasi, true): "BARCODE.AUTH.BUILD"
    case (.otentifikasi, false): "BARCODE.AUTH.PARSE"
    }
  }

  /// Compares two texts that have to be the same; nil where nobody can tell whether they are.
  func compared(
    _ question: GatewayQuestion, _ id: String, _ keys: (String, String), _ isEqual: (String, String) -> Bool?
  ) -> Answer {
    guard let context = rulebook.context(for: .barcode, edition: question.edition, asOf: question.asOf) else {
      return noTable(question)
    }
    var verdict = Verdict(context)
    var (one, other) = (question.inputs.text(keys.0), question.inputs.text(keys.1))
    // Two empty texts are no two codes that say the same: both are missing.
    if one?.isEmpty == true && other?.isEmpty == true { (one, other) = (nil, nil) }
    let rule = context.edition.rule(id, on: context.rowDay)
    if one == nil { verdict.miss(keys.0, for: rule) }
    if other == nil { verdict.miss(keys.1, for: rule) }
    if let one, let other {
      let answer = isEqual(one, other)
      if let rule {
        verdict.add(Finding(answer == false ? .blocks : .informs, rule, subject: keys.0, found: one, expected: other))
        if answer == nil { verdict.leaveOpen() }
      } else {
        verdict.leaveOpen()
      }
    }
    return compose(
      question, verdict, [("verdict", .string(verdict.word(allowed: "complies", refused: "violates")))])
  }

  // MARK: - Composing

  func refuse(_ question: GatewayQuestion, _ problem: QuestionError.Problem) -> Answer {
    failure(QuestionError(problems: [problem]), id: question.id, in: question.language)
  }

  /// Refuses a question that asks two things at once: the answer to one would pass over the facts of the other.
  ///
  /// - Parameters:
  ///   - shapes: For each thing that may be asked, the facts that belong to it and to nothing else.
  ///   - countsNull: Whether null is a fact, a field that is known to be empty, and not an unknown one.
  func refuseTwo(_ question: GatewayQuestion, _ shapes: [[String]], countsNull: Bool = false) -> Answer? {
    func isThere(_ key: String) -> Bool { countsNull ? isGiven(question, key) : question.inputs.has(key) }
    let asked = shapes.filter { $0.contains(where: isThere) }
    guard let first = asked.first, let key = asked.dropFirst().first?.first(where: isThere) else { return nil }
    return refuse(question, .unknown(.unknownKey, "inputs." + key, found: key, known: first))
  }

  /// Whether a key is there, also with null: a field that is known to be empty is not a field nobody spoke of.
  func isGiven(_ question: GatewayQuestion, _ key: String) -> Bool { question.inputs.json[key] != nil }

  func noTable(_ question: GatewayQuestion) -> Answer {
    refuse(
      question, .init(.unknownArea, "area", found: .sign(question.area.rawValue), expected: .areaWithTable))
  }

  func compose(
    _ question: GatewayQuestion, _ verdict: Verdict, _ extras: [(key: String, value: JSONValue)]
  ) -> Answer {
    var members: [(key: String, value: JSONValue)] = []
    members.reserveCapacity(extras.count + 12)
    if let id = question.id { members.append(("id", id)) }
    members.append(("area", .string(question.area.rawValue)))
    members += extras
    members += Self.members(verdict, question.language)
    if let earlier = earlierAnswer(to: question, verdict) { members.append(("alternatives", .array([earlier]))) }
    return Answer(
      status: .answered(verdict.outcome), verdict: verdict, error: nil, details: extras, body: .object(members))
  }
}

extension Gateway {
  /// The whole answer of the edition before, where this one leaves the question open for want of text and not of facts.
  private func earlierAnswer(to question: GatewayQuestion, _ verdict: Verdict) -> JSONValue? {
    guard let previous = verdict.editionToOffer(from: rulebook) else { return nil }
    var earlier = question
    (earlier.edition, earlier.asOf) = (previous.id, nil)
    return answer(earlier).body
  }
}

extension Verdict {
  /// The outcome in the words of an area.
  package func word(allowed: String, refused: String) -> String {
    if isOutOfScope { return "out_of_scope" }
    return switch outcome {
    case .allowed: allowed
    case .refused: refused
    case .undetermined: "indeterminate"
    }
  }
}
