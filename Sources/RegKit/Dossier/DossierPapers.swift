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
    for (place, licence) in dossier.licences.enumerated() {
      guard let end = licence.expires else { continue }
      for (first, isContradiction) in [(licence.issued, true), (context.day, false)] {
        guard let first, end < first else { continue }
        verdict.add(
          Finding(
            .warns, rule, subject: "licences[\(place)].expiry", found: end.description, expected: "≥ \(first)"))
        // One of its two days is wrong, and nobody can tell which.
        if isContradiction { verdict.leaveOpen() }
      }
    }
    return verdict.findings.isEmpty ? nil : verdict
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
