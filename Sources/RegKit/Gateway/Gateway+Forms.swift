internal import GS1

extension Gateway {
  // MARK: - Any form

  func forms(_ question: GatewayQuestion) -> Answer {
    let inputs = question.inputs
    let shapes = [
      ["has_nie", "data_valid"], ["barcode_valid", "nie_valid"], ["name_based_on"], ["output"],
      ["form", "values", "filled", "omitted", "uploads", "circumstances"],
    ]
    if let refusal = refuseTwo(question, shapes) { return refusal }
    if inputs.has("has_nie") || inputs.has("data_valid") { return barcodeRequest(question) }
    if inputs.has("barcode_valid") || inputs.has("nie_valid") { return publicCheck(question) }
    if let basis = inputs.text("name_based_on") {
      let name = "Dasar nama dan alamat"
      // A basis of no letters is none of the three.
      let entry = Forms.Entry(name, basis.isEmpty ? FieldSign.empty : basis)
      let facts = Forms.Facts(form: "ttac_hak_akses", entries: [entry], fieldsAskedAbout: [name])
      return judged(question, facts) { Self.validity($0) }
    }
    if let output = inputs.texts("output") {
      let facts = Forms.Facts(form: "bpom_mobile.informasi_produk", entries: output.map { .init($0) })
      return judged(question, facts) { Self.completeness($0) }
    }
    return wholeForm(question, inputs.text("form"), circumstances: inputs.flags("circumstances"))
  }

  /// Answers for a form as its fields and files are given in the question.
  private func wholeForm(_ question: GatewayQuestion, _ form: String?, circumstances: [String: Bool]) -> Answer {
    let known = Forms.identifiers(under: rulebook)
    if let form, !known.contains(form) {
      return refuse(question, .unknown(.unknownValue, "inputs.form", found: form, known: known))
    }
    let facts = Forms.Facts(
      form: form, entries: entries(question, of: form), uploads: question.inputs.texts("uploads"),
      circumstances: circumstances)
    return judged(question, facts) { Self.completeness($0) }
  }

  private func entries(_ question: GatewayQuestion, of form: String?) -> [Forms.Entry]? {
    let inputs = question.inputs
    var entries: [Forms.Entry]?
    if let values = inputs.record("values") { entries = values.map { .init($0.key, $0.value) } }
    if let filled = inputs.texts("filled") { entries = (entries ?? []) + filled.map { .init($0) } }
    // "All but this one" needs no list of the rest.
    if entries == nil, let omitted = inputs.text("omitted"), let form {
      let fields = Forms.fields(of: form, under: rulebook, edition: question.edition, asOf: question.asOf)
      entries = fields.filter { !$0.isUpload && Forms.folded($0.name) != Forms.folded(omitted) }.map { .init($0.name) }
    }
    return entries
  }

  private func judged(
    _ question: GatewayQuestion, _ facts: Forms.Facts, alsoWrong: [String] = [], _ word: (Forms.Answer) -> String
  ) -> Answer {
    guard var answer = Forms.assess(facts, under: rulebook, edition: question.edition, asOf: question.asOf) else {
      return noTable(question)
    }
    answer.verdict.needs = answer.verdict.needs.flatMap { need in
      keys(of: need.fact, in: question).map { Verdict.Need(fact: $0, rule: need.rule) }
    }
    var extras: [(key: String, value: JSONValue)] = [
      ("verdict", .string(word(answer))), ("missing", .array(answer.missing.map { .string($0) })),
      ("errors", .array((answer.invalid + alsoWrong).map { .string(Self.errorWord($0)) })),
    ]
    if !facts.circumstances.isEmpty && facts.fieldsAskedAbout == nil {
      extras.append(("required_uploads", .array(answer.requiredUploads.map { .string($0) })))
    }
    return compose(question, answer.verdict, extras)
  }

  /// The keys by which a question of an area gives a fact that a form misses.
  private func keys(of fact: String, in question: GatewayQuestion) -> [String] {
    switch (question.area, fact) {
    case (.requiredDocs, "form"): ["system"]
    case (.requiredDocs, "entries"): ["provided", "fields"]
    case (.esertFields, "entries"):
      question.inputs.has("field")
        ? ["value"] : ["field", "memiliki_nib", "has_production_licence", "nomor_izin_produksi"]
    case (_, "entries"): ["filled"]
    default: [fact]
    }
  }

  /// A form with gaps is incomplete, whatever else is wrong with it.
  private static func completeness(_ answer: Forms.Answer) -> String {
    answer.verdict.word(allowed: "complete", refused: answer.missing.isEmpty ? "invalid" : "incomplete")
  }

  private static func validity(_ answer: Forms.Answer) -> String {
    answer.verdict.word(allowed: "valid", refused: "invalid")
  }

  /// The name of a field as one word: "Konfirmasi Password" as `konfirmasi_password`.
  private static func errorWord(_ name: String) -> String {
    var word = ""
    for byte in name.lowercased().utf8 {
      if byte.isLetterOrDigit {
        word.unicodeScalars.append(Unicode.Scalar(byte))
      } else if !word.isEmpty && word.utf8.last != UInt8(ascii: "_") {
        word += "_"
      }
    }
    return word.utf8.last == UInt8(ascii: "_") ? String(word.dropLast()) : word
  }

  private func barcodeRequest(_ question: GatewayQuestion) -> Answer {
    let facts = BarcodeRequest.Facts(
      hasLicence: question.inputs.flag("has_nie"), isDataValid: question.inputs.flag("data_valid"))
    guard
      let answer = BarcodeRequest.assess(facts, under: rulebook, edition: question.edition, asOf: question.asOf)
    else { return noTable(question) }
    var extras: [(key: String, value: JSONValue)] = [
      ("verdict", .string(answer.verdict.word(allowed: "continue", refused: "denied")))
    ]
    if let next = answer.nextAction { extras.append(("next", .string(next))) }
    if let step = answer.nextStep { extras.append(("next_step", .integer(Int64(step)))) }
    return compose(question, answer.verdict, extras)
  }

  private func publicCheck(_ question: GatewayQuestion) -> Answer {
    let facts = PublicCheck.Facts(
      isBarcodeValid: question.inputs.flag("barcode_valid"), isLicenceValid: question.inputs.flag("nie_valid"))
    guard let answer = PublicCheck.assess(facts, under: rulebook, edition: question.edition, asOf: question.asOf)
    else { return noTable(question) }
    var extras: [(key: String, value: JSONValue)] = [
      ("verdict", .string(answer.verdict.word(allowed: "valid", refused: "invalid")))
    ]
    if let next = answer.next { extras.append(("next", .string(next.rawValue))) }
    return compose(question, answer.verdict, extras)
  }

  // MARK: - Forms of one system

  func requiredDocs(_ question: GatewayQuestion) -> Answer {
    let inputs = question.inputs
    let known = Forms.identifiers(under: rulebook)
    if let form = inputs.text("system"), !known.contains(form) {
      return refuse(question, .unknown(.unknownValue, "inputs.system", found: form, known: known))
    }
    let facts = Forms.Facts(
      form: inputs.text("system"), entries: inputs.texts("fields")?.map { .init($0) },
      uploads: inputs.texts("provided"))
    return judged(question, facts) { Self.completeness($0) }
  }

  func esertFields(_ question: GatewayQuestion) -> Answer {
    let inputs = question.inputs
    let form = "esertifikasi.registrasi"
    let shapes = [
      ["field", "value"], ["memiliki_nib", "nib"], ["has_production_licence", "tanggal_ijin_produksi"],
      ["nomor_izin_produksi", "tanggal_izin_produksi"],
    ]
    if let refusal = refuseTwo(question, shapes, countsNull: true) { return refusal }
    if let name = inputs.text("field") {
      let fields = Forms.fields(of: form, under: rulebook, edition: question.edition, asOf: question.asOf)
      let known = fields.filter { !$0.isUpload }.map { $0.name }
      guard known.contains(where: { Forms.folded($0) == Forms.folded(name) }) else {
        return refuse(question, .unknown(.unknownValue, "inputs.field", found: name, known: known))
      }
      let entries = isGiven(question, "value") ? [Forms.Entry(name, inputs.text("value") ?? "")] : nil
      return judged(question, Forms.Facts(form: form, entries: entries, fieldsAskedAbout: [name])) {
        Self.validity($0)
      }
    }
    if let choice = inputs.text("memiliki_nib") {
      let entries = [Forms.Entry("Memiliki NIB?", choice)] + entry(question, "NIB", "nib")
      return judged(question, Forms.Facts(form: form, entries: entries, fieldsAskedAbout: ["Memiliki NIB?", "NIB"])) {
        Self.validity($0)
      }
    }
    if inputs.has("has_production_licence") || isGiven(question, "tanggal_ijin_produksi") {
      let name = "Tanggal ijin produksi"
      let licence = inputs.flag("has_production_licence")
      let facts = Forms.Facts(
        form: form, entries: entry(question, name, "tanggal_ijin_produksi"),
        circumstances: licence.map { ["has_production_licence": $0] } ?? [:], fieldsAskedAbout: [name])
      return judged(question, facts) { Self.validity($0) }
    }
    let isAsked = isGiven(question, "nomor_izin_produksi") || isGiven(question, "tanggal_izin_produksi")
    let entries =
      entry(question, "Nomor izin produksi", "nomor_izin_produksi")
      + entry(question, "Tanggal izin produksi", "tanggal_izin_produksi")
    return judged(question, Forms.Facts(form: "esertifikasi.sediaan", entries: isAsked ? entries : nil)) {
      $0.verdict.word(allowed: "selectable", refused: "not_selectable")
    }
  }

  /// A field of a form by its key in the question; none where it is empty.
  private func entry(_ question: GatewayQuestion, _ name: String, _ key: String) -> [Forms.Entry] {
    question.inputs.text(key).map { [Forms.Entry(name, $0)] } ?? []
  }

  func sinkarkesFields(_ question: GatewayQuestion) -> Answer {
    let inputs = question.inputs
    let shapes = [
      [
        "form", "values", "filled", "omitted", "uploads", "circumstances", "marketed_domestically", "is_food",
        "is_cosmetic_material",
      ], ["password", "konfirmasi_password"], ["Jenis Layanan", "Lokasi Layanan"],
    ]
    if let refusal = refuseTwo(question, shapes, countsNull: true) { return refusal }
    var circumstances = inputs.flags("circumstances")
    for name in ["marketed_domestically", "is_food", "is_cosmetic_material"] {
      if let flag = inputs.flag(name) { circumstances[name] = flag }
    }
    if let name = inputs.text("form") {
      let form = name.hasPrefix("sinkarkes.") ? name : "sinkarkes." + name
      let known = Forms.identifiers(under: rulebook).filter { $0.hasPrefix("sinkarkes.") }
      guard known.contains(form) else {
        let names = known.map { String($0.dropFirst("sinkarkes.".count)) }
        return refuse(question, .unknown(.unknownValue, "inputs.form", found: name, known: names))
      }
      return wholeForm(question, form, circumstances: circumstances)
    }
    if isGiven(question, "password") || isGiven(question, "konfirmasi_password") {
      let entries =
        entry(question, "Password", "password") + entry(question, "Konfirmasi Password", "konfirmasi_password")
      let facts = Forms.Facts(
        form: "sinkarkes.registrasi_perusahaan", entries: entries,
        fieldsAskedAbout: ["Password", "Konfirmasi Password"])
      // An empty confirmation is missing, and is not the password either.
      let differs = inputs.text("konfirmasi_password") == "" && inputs.text("password").map { !$0.isEmpty } == true
      return judged(question, facts, alsoWrong: differs ? ["Konfirmasi Password"] : []) { Self.validity($0) }
    }
    let services = ["Jenis Layanan", "Lokasi Layanan"].filter { isGiven(question, $0) }
    if !services.isEmpty {
      let facts = Forms.Facts(
        form: "sinkarkes.tujuan_layanan", entries: services.flatMap { entry(question, $0, $0) },
        fieldsAskedAbout: services)
      return judged(question, facts) { Self.validity($0) }
    }
    return requiredUploads(question, circumstances)
  }

  /// The files that the circumstances ask for, on every form of SINKARKES together.
  private func requiredUploads(_ question: GatewayQuestion, _ circumstances: [String: Bool]) -> Answer {
    let forms = ["sinkarkes.komoditas", "sinkarkes.detail_barang"]
    guard
      let answer = Forms.requiredUploads(
        of: forms, circumstances: circumstances, under: rulebook, edition: question.edition, asOf: question.asOf)
    else { return noTable(question) }
    return compose(
      question, answer.verdict, [("required_uploads", .array(answer.requiredUploads.map { .string($0) }))])
  }

  // MARK: - PB-UMKU

  func pbumku(_ question: GatewayQuestion) -> Answer {
    let inputs = question.inputs
    let shapes = [
      ["kbli"], ["pb_umku", "kode_izin", "asrot_commodity", "asrot_stage"], ["commodity", "stage"],
    ]
    if let refusal = refuseTwo(question, shapes) { return refusal }
    if let code = inputs.text("kbli") { return pbumkuList(question, code) }
    let names = PBUMKU.entries(under: rulebook).map { $0.name }
    if let name = inputs.text("pb_umku"), !names.contains(where: { Forms.folded($0) == Forms.folded(name) }) {
      return refuse(question, .unknown(.unknownValue, "inputs.pb_umku", found: name, known: names))
    }
    let isCompared = inputs.has("asrot_commodity") || inputs.has("asrot_stage")
    let facts = PBUMKU.Facts(
      name: inputs.text("pb_umku"), permitCode: inputs.text("kode_izin"),
      commodity: inputs.text(isCompared ? "asrot_commodity" : "commodity"),
      stage: inputs.word(isCompared ? "asrot_stage" : "stage"))
    let answer =
      isCompared
      ? PBUMKU.assess(facts, under: rulebook, asOf: question.asOf)
      : PBUMKU.lookUp(facts, under: rulebook, asOf: question.asOf)
    guard let answer else { return noTable(question) }
    var extras: [(key: String, value: JSONValue)] = []
    if isCompared { extras.append(("verdict", .string(answer.verdict.word(allowed: "match", refused: "mismatch")))) }
    if let entry = answer.entry {
      extras += [
        ("pb_umku", .string(entry.name)), ("stage", .string(entry.stage.rawValue)),
        ("commodity", .string(entry.commodity)),
      ]
    }
    return compose(question, answer.verdict, extras)
  }

  /// What the OSS shows a business of a KBLI code.
  private func pbumkuList(_ question: GatewayQuestion, _ code: String) -> Answer {
    guard let context = rulebook.context(for: .asrot, asOf: question.asOf) else { return noTable(question) }
    var verdict = Verdict(context)
    let entries = PBUMKU.entries(kbli: code, under: rulebook, asOf: question.asOf)
    if !context.coversDay {
      verdict.leaveUncovered()
    } else if let rule = context.edition.rule("ASROT.PBUMKU.KBLI_DEP", on: context.rowDay) {
      verdict.add(Finding(entries.isEmpty ? .blocks : .informs, rule, subject: "kbli", found: code))
    } else {
      verdict.leaveOpen()
    }
    return compose(question, verdict, [("pb_umku_set", .array(entries.map { .string($0.name) }))])
  }
}
