public import GS1

extension Dossier {
  /// Whether codes that were read somewhere else, on the pictures of labels and papers, say what the dossier says.
  ///
  /// Licence number and its validity, GTIN, batch and expiry are held against licence and product, by the same rules as the
  /// dossier's own codes. A code that the dossier has too is also held against what was reported of it, and the batch it was
  /// asked for. Of a linear symbol of the trade only its number is held against the product's, and warns.
  ///
  /// - Parameter messages: The codes; facts of the answer are named `codes[0].(90)` by their places among them.
  /// - Returns: Nil where nothing could be compared, or no loaded table speaks of barcodes.
  public func agreement(
    of messages: [ElementString], under rulebook: Rulebook, edition: String? = nil, asOf day: CalendarDay? = nil
  ) -> Verdict? {
    guard let context = rulebook.context(for: .barcode, edition: edition, asOf: day ?? dates.asOf) else { return nil }
    let own = barcodes.map { barcode in barcode.text.map { ElementString(reading: Array($0.utf8)) } }
    var dossier = self
    dossier.barcodes = messages.map { message in
      let known = own.firstIndex { $0.map { BarcodeContent.isEqual(message, $0) } ?? false }
      return known.map { barcodes[$0] } ?? Barcode()
    }
    var agreement = DossierAgreement(dossier, in: context)
    var retail: [Finding] = []
    for (place, message) in messages.enumerated() {
      guard message.symbologyIdentifier?.isRetail != true else {
        if let finding = Self.retailFinding(message, place, product?.gtin, in: context) { retail.append(finding) }
        continue
      }
      guard BarcodeContent.isPresent(in: message) else { continue }
      let method = dossier.barcodes[place].method ?? BarcodeContent.method(of: message)
      let content = BarcodeContent.assess(message, method: method, in: context)
      agreement.compare(DossierAgreement.Code(place: place, message: message, content: content))
    }
    guard agreement.isAsked || !retail.isEmpty else { return nil }
    var verdict = agreement.verdict
    verdict.offerAlternative(from: rulebook) { agreement.compared(in: $0) }
    for finding in retail { verdict.add(finding) }
    let places = messages.indices.map { (own: "barcodes[\($0)]", dossier: "codes[\($0)]") }
    return verdict.placed(at: DossierPaths("", places + [("as_of", "dates.as_of")]))
  }

  private static func retailFinding(
    _ message: ElementString, _ place: Int, _ own: String?, in context: Verdict.Context
  ) -> Finding? {
    guard let own, context.coversDay, let gtin = message.value(of: .gtin),
      let rule = context.agreementRule(.otentifikasi, "(01)")
    else { return nil }
    let found = String(decoding: gtin, as: UTF8.self)
    let isSame = BarcodeContent.isSameGTIN(found, own)
    return Finding(
      isSame ? .informs : .warns, rule, subject: "barcodes[\(place)].(01)", found: found, expected: Finding.shown(own))
  }
}
