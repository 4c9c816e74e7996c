internal import GS1

/// Whether the papers of a dossier contradict each other or are out of date, whatever its codes say.
///
/// Sources: ASROT-OSS guide, sections E and F (the NIB and the commodity in ASROT are those in OSS); Pasal 25 of Peraturan
/// BPOM 33/2018 (the public sees how long a licence is valid); Lampiran C.2 (a GTIN of fourteen digits in the code).
struct DossierPapers {
  private let dossier: Dossier

  init(_ dossier: Dossier) { self.dossier = dossier }

  private var product: Dossier.Product { dossier.product ?? Dossier.Product() }

  /// Whether the commodity is the class of the product, and every NIB the company's; nil where nothing is said twice.
  func agreement(in context: Verdict.Context) -> Verdict? {
    guard context.coversDay, let rule = context.edition.rule("ASROT.PRAREG.DATA_OSS.MATCH", on: context.rowDay) else {
      return nil
    }
    var verdict = Verdict(context)
    func compare(_ subject: String, _ found: String, _ expected: String, isSame: Bool) {
      verdict.add(
        Finding(
          isSame ? .informs : .blocks, rule, subject: subject, found: Finding.shown(found),
          expected: Finding.shown(expected)))
    }
    if let written = product.commodity, let productClass = product.productClass?.rawValue {
      let commodity = Eligibility.commodity(written, in: context)
      // A commodity that the list does not have is a matter of eligibility.
      if context.edition.tables.commodities.contains(where: { $0.content.name == commodity }) {
        compare("product.commodity", written, productClass, isSame: commodity == productClass)
      }
    }
    if let own = dossier.company?.nib {
      for (place, number) in dossier.numbers.enumerated() where number.kind == .nib {
        guard let value = number.value else { continue }
        let isSame = WrittenNumber.compact(value) == WrittenNumber.compact(own)
        compare("numbers[\(place)].value", value, own, isSame: isSame)
      }
    }
    return verdict.findings.isEmpty ? nil : verdict
  }

  /// Whether the licences are valid on the day; nil where nothing is against it.
  ///
  /// No provision that was read says what follows from an expired licence, so it is told and refuses nothing.
  func validity(in context: Verdict.Context) -> Verdict? {
    guard context.coversDay, let rule = context.edition.rule("BARCODE.PUBLIC.OUTPUT", on: context.rowDay) else {
      return nil
    }
    var verdict = Verdict(context)
    var ends: [String: CalendarDay] = [:]
    let days = [context.day, dossier.dates.now?.day, dossier.dates.productionStart].compactMap { $0 }
    for (place, licence) in dossier.licences.enumerated() {
      guard let end = licence.expires else { continue }
      func warn(_ expected: String) {
        verdict.add(
          Finding(.warns, rule, subject: "licences[\(place)].expiry", found: end.description, expected: expected))
      }
      if let last = days.max(), end < last { warn("≥ \(last)") }
      // Where two days contradict each other one of them is wrong, and nobody can tell which.
      if let issued = licence.issued, end < issued {
        warn("≥ \(issued)")
        verdict.leaveOpen()
      }
      guard let number = licence.nie.map(NIE.compact) else { continue }
      if let other = ends[number], other != end {
        warn("\(other)")
        verdict.leaveOpen()
      }
      ends[number] = ends[number] ?? end
    }
    return verdict.findings.isEmpty ? nil : verdict
  }

  /// Whether the numbers of the licences are of the origin that what is done with the product needs; nil where they are.
  ///
  /// What the letters of a number say of its origin is known from labels and not from a regulation, so it is told.
  func origins(in context: Verdict.Context) -> Verdict? {
    let excluded: [NIE.Origin]
    switch product.activity {
    case "diproduksi_dan_diedarkan_dalam_negeri": excluded = [.impor, .ekspor]
    case "diimpor_untuk_diedarkan_di_indonesia": excluded = [.lokal, .lisensi, .ekspor]
    case "diproduksi_khusus_ekspor": excluded = [.impor]
    default: return nil
    }
    let rows = LicenceNumber.rows(in: context)
    var verdict = Verdict(context)
    for (place, licence) in dossier.licences.enumerated() {
      guard let text = licence.nie else { continue }
      let bytes = Array(text.utf8)
      do throws(IdentifierError) {
        let nie = try NIE(try NIE.written(bytes.span), rows)
        let origin = nie.suffix == "E" ? .ekspor : nie.origin
        guard let origin, excluded.contains(origin) else { continue }
        verdict.add(
          Finding(
            .warns, nie.rule, subject: "licences[\(place)].nie", found: "\(nie.formatted) (\(origin.rawValue))",
            expected: product.activity))
      } catch {
        // What is no number of a known class is told where the numbers are judged.
      }
    }
    return verdict.findings.isEmpty ? nil : verdict
  }

  /// Whether the codes of the label are of the issuers that the codes are said to be of; nil where they are.
  func issuers(in context: Verdict.Context) -> Verdict? {
    guard context.coversDay, let codes = dossier.label?.codes,
      let rule = context.edition.rule("BARCODE.PRINT.BPOM_RI", on: context.rowDay)
    else { return nil }
    let printed = codes.compactMap { $0.issuer?.rawValue }
    guard printed.count == codes.count else { return nil }
    let own = dossier.barcodes.compactMap { $0.issuer?.rawValue }
    guard own.count == dossier.barcodes.count, own.count == printed.count, own.sorted() != printed.sorted() else {
      return nil
    }
    var verdict = Verdict(context)
    verdict.add(
      Finding(
        .warns, rule, subject: "label.codes", found: printed.joined(separator: ", "),
        expected: own.joined(separator: ", ")))
    verdict.leaveOpen()
    return verdict
  }

  /// Whether the batch is made before its last day; nil where it is.
  func batchDays(in context: Verdict.Context) -> Verdict? {
    guard let start = dossier.dates.productionStart, let end = product.expires, end < start, context.coversDay,
      let rule = context.edition.rule("BARCODE.REQUEST.FIELDS", on: context.rowDay)
    else { return nil }
    var verdict = Verdict(context)
    verdict.add(
      Finding(.warns, rule, subject: "product.expiry", found: end.description, expected: "≥ \(start)"))
    // One of the two days is wrong, and nobody can tell which.
    verdict.leaveOpen()
    return verdict
  }

  /// Whether the trade number of the product is one that a code may carry; nil where it is, or where there is none.
  func tradeNumber(in context: Verdict.Context) -> Verdict? {
    guard let gtin = product.gtin, GTIN(gtin) == nil, context.coversDay,
      let rule = context.edition.rule("BARCODE.AUTH.CONTENT", on: context.rowDay)
    else { return nil }
    var verdict = Verdict(context)
    verdict.add(
      Finding(.warns, rule, subject: "product.gtin", found: Finding.shown(gtin), expected: "GTIN"))
    return verdict
  }
}
