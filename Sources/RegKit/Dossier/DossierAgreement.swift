internal import GS1

/// Whether the codes say what the licence, the product and the report say.
///
/// Source: Pasal 10 ayat (2) and 16 and Lampiran C of Peraturan BPOM 33/2018: an identification code is used as the
/// electronic licence has it, an authentication code as it was reported, and only for the batch it was asked for.
struct DossierAgreement {
  /// A code that was read and judged.
  struct Code {
    /// Its place among the codes of the dossier.
    let place: Int
    let message: ElementString
    let content: BarcodeContent.Answer
  }

  private let dossier: Dossier
  private let context: Verdict.Context
  private var codes: [Code] = []
  /// The licences by their numbers without separators.
  private var licences: [String: Int] = [:]
  /// The numbers of the licences as they are written, for what was expected; of many the first.
  private let licenceNumbers: String
  private(set) var verdict: Verdict
  /// Whether there was anything to compare.
  private(set) var isAsked = false

  init(_ dossier: Dossier, in context: Verdict.Context) {
    self.dossier = dossier
    self.context = context
    verdict = Verdict(context)
    licenceNumbers = Finding.shown(dossier.licences.compactMap { $0.nie }.joined(separator: ", "))
    for (place, licence) in dossier.licences.enumerated() {
      if let nie = licence.nie { licences[NIE.compact(nie)] = licences[NIE.compact(nie)] ?? place }
    }
    if !context.coversDay { verdict.leaveUncovered() }
  }

  private func rule(_ method: Method, _ path: String) -> Rule? { context.agreementRule(method, path) }

  /// The same comparisons by another edition.
  func compared(in other: Verdict.Context) -> Verdict {
    var agreement = DossierAgreement(dossier, in: other)
    for code in codes { agreement.compare(code) }
    return agreement.verdict
  }

  /// Compares one code with everything in the dossier that says the same.
  mutating func compare(_ code: Code) {
    codes.append(code)
    guard context.coversDay else { return }
    let (fields, method, barcode) = (code.content.fields, code.content.method, dossier.barcodes[code.place])
    let message = code.message
    let path = "barcodes[\(code.place)]."
    let product = dossier.product ?? Dossier.Product()
    let licence = compareLicenceNumber(fields.nie, method, path)
    if let day = fields.nieExpiry, let licence {
      if let end = dossier.licences[licence].expires {
        note(day == end, rule(method, "(91)"), path + "(91)", day.description, end.description)
      } else {
        miss("licences[\(licence)].expiry", rule(method, "(91)"))
      }
    }
    if let gtin = fields.gtin, let own = product.gtin {
      note(BarcodeContent.isSameGTIN(gtin, own), rule(method, "(01)"), path + "(01)", gtin, own)
    }
    if let day = fields.expiry, let own = product.expires {
      note(day == own, rule(method, "(17)"), path + "(17)", day.description, own.description)
    }
    compareBatch(fields.batch, product.batch, barcode.requestedBatch, method, path)
    if let code = licence.flatMap({ dossier.licences[$0].code }), method == .identifikasi {
      compareCode(message, code, rule(method, ""), path)
    }
    if let reported = barcode.reported { compareCode(message, reported, rule(.otentifikasi, ""), path) }
  }

  /// Finds the licence whose number the code has; the only one there is where the number is none of them.
  private mutating func compareLicenceNumber(_ nie: String?, _ method: Method, _ path: String) -> Int? {
    guard let nie else { return nil }
    guard !licences.isEmpty else {
      // A code alone has nothing to agree with; beside a product or a licence without a number, that number is missing.
      if dossier.product != nil || !dossier.licences.isEmpty { miss("licences[0].nie", rule(method, "(90)")) }
      return nil
    }
    let place = licences[NIE.compact(nie)]
    note(place != nil, rule(method, "(90)"), path + "(90)", nie, licenceNumbers)
    return place ?? (dossier.licences.count == 1 ? 0 : nil)
  }

  private mutating func compareBatch(
    _ batch: String?, _ own: String?, _ requested: String?, _ method: Method, _ path: String
  ) {
    guard let batch else { return }
    if let own { note(batch == own, rule(method, "(10)"), path + "(10)", batch, own) }
    if let requested {
      note(batch == requested, context.batchRule, path + "(10)", batch, requested)
    }
  }

  private mutating func compareCode(_ message: ElementString, _ other: String, _ rule: Rule?, _ path: String) {
    let isSame = BarcodeContent.isEqual(message, ElementString(reading: Array(other.utf8)))
    note(isSame, rule, path + "text", message.bracketed, other)
  }

  private mutating func note(_ isSame: Bool, _ rule: Rule?, _ subject: String, _ found: String, _ expected: String) {
    isAsked = true
    guard let rule else { return verdict.leaveOpen() }
    let effect: Finding.Effect = isSame ? .informs : .blocks
    verdict.add(Finding(effect, rule, subject: subject, found: found, expected: Finding.shown(expected)))
  }

  private mutating func miss(_ fact: String, _ rule: Rule?) {
    isAsked = true
    if let rule { verdict.add(Finding(.informs, rule, subject: fact)) }
    verdict.miss(fact, for: rule)
  }
}
