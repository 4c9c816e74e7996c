public import GS1

/// Whether a number, date or amount is what it is said to be, with its parts, the rule it rests on, and what does not fit.
///
/// The types of this room (`NIB`, `NPWP`, `NIE`, …) read one kind each and throw; this asks about any kind by name and
/// answers with a verdict. Structure refuses; a check digit whose rule was never published only warns; and where the form
/// was inferred from a few printed numbers the answer says that the source leaves another reading open.
public enum Identifiers {
  /// What a text is said to be.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case nib
    case kodeIzin = "kode_izin"
    case idIzin = "id_izin"
    case idProyek = "id_proyek"
    case nomorPengajuan = "nomor_pengajuan_asrot"
    case nie
    case noAju = "no_aju_sinkarkes"
    case kodeBilling = "kode_billing"
    case npwp
    case nik
    case kbli
    case tanggalAju = "tanggal_aju"
    case tanggalBilling = "tanggal_billing"
    case asrotTimestamp = "asrot_timestamp"
    case tanggalINSW = "tanggal_insw"
  }

  /// What is asked about; nil is unknown.
  public struct Facts: Sendable, Hashable {
    public var kind: Kind?
    /// The number or date as somebody wrote it.
    public var value: String?
    /// The class of the product that the licence number stands on.
    public var productClass: ProductClass?
    /// The year of the KBLI that a code was taken from, 2020 or 2025.
    public var vintage: Int?
    /// An amount of money in rupiah.
    public var amount: UInt64?
    /// The same amount in words, as a bill repeats it.
    public var amountInWords: String?

    public init(
      kind: Kind? = nil, value: String? = nil, productClass: ProductClass? = nil, vintage: Int? = nil,
      amount: UInt64? = nil, amountInWords: String? = nil
    ) {
      self.kind = kind
      self.value = value
      self.productClass = productClass
      self.vintage = vintage
      self.amount = amount
      self.amountInWords = amountInWords
    }
  }

  /// One part of a number by its name.
  public struct Part: Sendable, Hashable {
    public let name: String
    public let text: String
  }

  /// The verdict with what was read.
  public struct Answer: Sendable {
    public internal(set) var verdict: Verdict
    /// Why the text is not what it is said to be; nil when it is.
    public internal(set) var error: IdentifierError?
    /// The form to store and compare, and the form to print; nil when the text is not what it is said to be.
    public internal(set) var compact: String?
    public internal(set) var formatted: String?
    public internal(set) var parts: [Part] = []
    /// The licence number.
    public internal(set) var nie: NIE?
    /// Whether the licence number's class fits the product; nil where nobody asked or the tables leave it open.
    public internal(set) var fitsProduct: Bool?
    /// What became of a KBLI code of 2020.
    public internal(set) var conversion: KBLICode.Conversion?
    /// The codes of KBLI 2020 that a KBLI code of 2025 goes back to.
    public internal(set) var predecessors: [String] = []
    /// The amount in words.
    public internal(set) var amountInWords: String?
  }

  /// Judges a number, a date or an amount; nil when the tables know nothing of identifiers.
  public static func assess(
    _ facts: Facts, under rulebook: Rulebook, edition: String? = nil, asOf day: CalendarDay? = nil
  ) -> Answer? {
    guard let context = rulebook.context(for: .identifiers, edition: edition, asOf: day) else { return nil }
    var question = IdentifierQuestion(facts: facts, rulebook: rulebook, edition: edition, context: context)
    question.judge()
    return question.answer
  }
}

extension Identifiers.Kind {
  /// The rule that states the form.
  var ruleID: String {
    switch self {
    case .nib: "ID.NIB"
    case .kodeIzin: "ID.KODE_IZIN"
    case .idIzin: "ID.ID_IZIN"
    case .idProyek: "ID.ID_PROYEK"
    case .nomorPengajuan: "ID.NOMOR_PENGAJUAN_ASROT"
    case .nie: "ID.NIE"
    case .noAju: "ID.NO_AJU_SINKARKES"
    case .kodeBilling: "ID.KODE_BILLING"
    case .npwp: "ID.NPWP"
    case .nik: "ID.NIK"
    case .kbli: "ASROT.KBLI.FORMAT"
    case .tanggalAju, .tanggalBilling: "SINKARKES.DATE_FORMAT"
    case .asrotTimestamp: "ID.ASROT_TIMESTAMP"
    case .tanggalINSW: "INSW.DATE.FORMAT"
    }
  }
}

// MARK: - Judging

private struct IdentifierQuestion {
  let facts: Identifiers.Facts
  let rulebook: Rulebook
  let edition: String?
  let context: Verdict.Context
  var answer: Identifiers.Answer

  init(facts: Identifiers.Facts, rulebook: Rulebook, edition: String?, context: Verdict.Context) {
    self.facts = facts
    self.rulebook = rulebook
    self.edition = edition
    self.context = context
    answer = Identifiers.Answer(verdict: Verdict(context))
  }

  mutating func judge() {
    if let amount = facts.amount { judge(amount) }
    guard context.coversDay else { return answer.verdict.leaveUncovered() }
    if facts.kind == nil && facts.value == nil && (facts.amount != nil || facts.amountInWords != nil) {
      if facts.amount == nil { answer.verdict.miss("amount_rp", for: rule("SINKARKES.BILLING.TERBILANG")) }
      return
    }
    if facts.kind == nil { answer.verdict.miss("kind", for: rule(Identifiers.Kind.nib.ruleID)) }
    if facts.value == nil { answer.verdict.miss("value", for: rule((facts.kind ?? .nib).ruleID)) }
    guard let kind = facts.kind, let value = facts.value else { return }
    do throws(IdentifierError) {
      try read(value, as: kind)
    } catch {
      refuse(error, kind)
    }
  }

  private func rule(_ id: String) -> Rule? {
    // The form of a KBLI code stands in the table of those who may register.
    context.edition.rule(id, on: context.rowDay) ?? rulebook.rules(id: id).first { $0.holds(on: context.rowDay) }
  }

  private mutating func note(
    _ effect: Finding.Effect, _ id: String, _ subject: String = "value", found: String?, expected: String? = nil,
    isAmbiguous: Bool = false
  ) {
    guard let rule = rule(id) else { return answer.verdict.leaveOpen() }
    answer.verdict.add(
      Finding(effect, rule, subject: subject, found: found, expected: expected, isAmbiguous: isAmbiguous))
  }

  private mutating func read(_ value: String, as kind: Identifiers.Kind) throws(IdentifierError) {
    switch kind {
    case .nib: accept(try NIB(value), kind)
    case .kodeIzin: accept(try KodeIzin(value), kind)
    case .idIzin:
      let number = try IDIzin(value)
      accept(number, kind, number.number)
    case .idProyek:
      let number = try IDProyek(value)
      accept(number, kind, number.number)
    case .nomorPengajuan:
      let number = try NomorPengajuan(value)
      add("registrant", number.registrant)
      add("year", String(number.compact.dropFirst(10).prefix(4)))
      add("serial", number.serial)
      accept(number, kind)
    case .noAju:
      let number = try NoAju(value)
      add("date", number.day.description)
      add("serial", number.serial)
      accept(number, kind)
    case .kodeBilling:
      let number = try KodeBilling(value)
      add("date", number.day.description)
      add("serial", number.serial)
      accept(number, kind)
    case .npwp: accept(try NPWP(value))
    case .nik:
      let number = try NIK(value)
      addParts(of: number)
      accept(number, kind)
    case .kbli: accept(try KBLICode(value))
    case .nie: accept(try NIE(value, under: rulebook, asOf: context.day))
    case .tanggalAju: accept(try WrittenDate(value, as: .tanggalAju), kind)
    case .tanggalBilling: accept(try WrittenDate(value, as: .tanggalBilling), kind)
    case .asrotTimestamp: accept(try WrittenDate(value, as: .asrotTimestamp), kind)
    case .tanggalINSW: accept(try WrittenDate(value, as: .tanggalINSW), kind)
    }
  }

  private mutating func add(_ name: String, _ text: String?) {
    if let text { answer.parts.append(Identifiers.Part(name: name, text: text)) }
  }

  private mutating func accept(_ number: some Identifier, _ kind: Identifiers.Kind, isAmbiguous: Bool = false) {
    answer.compact = number.compact
    answer.formatted = number.formatted
    add("digits", String(decoding: number.compact.utf8.filter { $0.isDigit }, as: UTF8.self))
    note(.informs, kind.ruleID, found: number.formatted, isAmbiguous: isAmbiguous)
  }

  private mutating func accept(_ date: WrittenDate, _ kind: Identifiers.Kind) {
    answer.formatted = date.formatted
    add("date", date.day?.description)
    add("time", date.time?.description)
    note(.informs, kind.ruleID, found: date.formatted)
  }

  /// A number with fewer digits than most is accepted, for the guide prints such numbers, but a person should look.
  private mutating func accept(_ number: some Identifier, _ kind: Identifiers.Kind, _ oss: OSSNumber) {
    add("date", oss.day.description)
    add("time", oss.time?.description)
    accept(number, kind, isAmbiguous: !oss.isWhole)
    guard !oss.isWhole else { return }
    note(
      .warns, kind.ruleID, found: "\(number.formatted) [\(oss.digits.utf8.count)]", expected: "21 × 0–9",
      isAmbiguous: true)
  }

  private mutating func addParts(of number: NIK) {
    add("region", number.region)
    add("sex", number.sex.rawValue)
    add("birth_day", String(number.birthDayOfMonth))
    add("birth_month", String(number.birthMonth))
    add("birth_year", String(number.compact.dropFirst(10).prefix(2)))
    add("serial", number.serial)
  }

  private mutating func accept(_ number: NPWP) {
    if number.compact.utf8.count == 16 {
      guard let rule = context.edition.rule("ID.NPWP.16", on: context.rowDay) else {
        // Before the new form there were fifteen digits only.
        return note(.blocks, "ID.NPWP", found: "\(number.compact) [16]", expected: "99.999.999.9-999.999")
      }
      answer.verdict.add(Finding(.informs, rule, subject: "value", found: number.compact, isAmbiguous: true))
    }
    add("taxpayer", number.taxpayer)
    add("check_digit", number.checkDigit)
    add("office", number.office)
    add("branch", number.branch)
    if let nik = number.nik { addParts(of: nik) }
    accept(number, .npwp)
    if number.hasLuhnCheckDigit == false {
      note(.warns, "ID.NPWP.CHECK", found: number.checkDigit, expected: "Luhn", isAmbiguous: true)
    }
  }

  private mutating func refuse(_ error: IdentifierError, _ kind: Identifiers.Kind) {
    answer.error = error
    guard let rule = rule(kind.ruleID) else { return answer.verdict.leaveOpen() }
    if kind == .nie, error.code == .prefix, mayBeOtherLicence {
      // The tables know no such letters. They may be of a class nobody listed, or no number of BPOM's at all.
      answer.verdict.add(
        Finding(
          .informs, rule, subject: "value", found: facts.value, expected: error.expected, isAmbiguous: true))
      note(.informs, "ID.NIE.OTHER_AUTHORITY", found: error.found)
      return answer.verdict.leaveOpen()
    }
    answer.verdict.add(
      Finding(
        .blocks, rule, subject: "value", found: error.found.isEmpty ? facts.value : error.found,
        expected: error.expected, isAmbiguous: rule.otherReading != nil))
  }

  /// Whether the text is at least what the annex asks of (90): letters and digits, sixteen at most.
  private var mayBeOtherLicence: Bool { NIE.compact(facts.value ?? "").utf8.count <= 16 }

  // MARK: - Licence numbers

  private mutating func accept(_ nie: NIE) {
    answer.nie = nie
    answer.compact = nie.compact
    answer.formatted = nie.formatted
    add("prefix", nie.prefix)
    add("origin", nie.origin?.rawValue)
    for part in nie.parts { add(part.name, part.text) }
    add("suffix", nie.suffix)
    answer.verdict.add(Finding(.informs, nie.rule, subject: "value", found: nie.formatted))
    if WrittenNumber.compact(facts.value ?? "").utf8.count > nie.compact.utf8.count {
      note(.informs, "ID.NIE.LABEL_WORDS", found: facts.value)
    }
    if let suffix = nie.suffix { note(.informs, "ID.NIE", found: suffix, isAmbiguous: true) }
    noteLength(of: nie)
    judgeProduct(nie)
  }

  /// A food number of seventeen characters is longer than (90) may be in the edition that is asked about.
  private mutating func noteLength(of nie: NIE) {
    guard let barcodes = rulebook.context(for: .barcode, edition: edition, asOf: context.day),
      let row = barcodes.edition.tables.contents.first(where: {
        $0.content.ai == .internal90 && $0.content.method == .identifikasi && $0.rule.holds(on: barcodes.rowDay)
      }), nie.compact.utf8.count > row.content.max
    else { return }
    answer.verdict.add(
      Finding(
        .warns, row.rule, subject: "value", found: "\(nie.compact) [\(nie.compact.utf8.count)]",
        expected: "≤ \(row.content.max) (\(barcodes.edition.id))"))
  }

  private mutating func judgeProduct(_ nie: NIE) {
    guard let productClass = facts.productClass else { return }
    answer.fitsProduct = nie.fits(productClass)
    let expected = nie.productClasses.map { $0.rawValue }.joined(separator: ", ")
    switch answer.fitsProduct {
    case true?: break
    case false?:
      answer.verdict.add(
        Finding(.blocks, nie.rule, subject: "product_class", found: productClass.rawValue, expected: expected))
    case nil:
      answer.verdict.add(
        Finding(
          .informs, nie.rule, subject: "product_class", found: productClass.rawValue, expected: expected,
          isAmbiguous: true))
      answer.verdict.leaveOpen()
    }
  }

  // MARK: - KBLI

  private mutating func accept(_ code: KBLICode) {
    accept(code, .kbli)
    add("vintage", facts.vintage.map { String($0) })
    let conversion = code.conversion(under: rulebook, asOf: context.day)
    if facts.vintage == 2025 {
      answer.predecessors = code.predecessors(under: rulebook, asOf: context.day).map { $0.code }
      if let conversion, conversion.fate == .dropped {
        return answer.verdict.add(
          Finding(
            .blocks, conversion.rule, subject: "kbli_vintage", found: "2025",
            expected: "2020; 2025: " + conversion.successors.joined(separator: ", "), isAmbiguous: true))
      }
    } else {
      answer.conversion = conversion
    }
    guard let conversion else { return }
    // A code that two vintages give to two businesses says nothing without its vintage.
    let isOpen = conversion.fate == .reused && facts.vintage == nil
    answer.verdict.add(
      Finding(
        isOpen ? .warns : .informs, conversion.rule, subject: "kbli_vintage", found: facts.vintage.map { String($0) },
        expected: isOpen ? "2020, 2025" : nil, isAmbiguous: isOpen))
  }

  // MARK: - Amounts

  /// The words of an amount, and whether those of a bill are the same.
  private mutating func judge(_ amount: UInt64) {
    let words = Terbilang.rupiah(amount)
    answer.amountInWords = words
    let isSame = facts.amountInWords.map { Terbilang.isSame($0, as: amount) } ?? true
    note(
      isSame ? .informs : .blocks, "SINKARKES.BILLING.TERBILANG", "amount_rp",
      found: facts.amountInWords ?? String(amount), expected: words)
  }
}
