internal import GS1
public import RegKit

/// What BPOM's rules say of a label, and beside it what GS1 recommends.
///
/// The verdict is on both, what the symbol says and how it is printed, and its outcome is the worse of the two. A label that
/// is allowed is not refused when `ScanReport` judges a picture of it by the same edition on the same day.
public struct LabelJudgement: Sendable {
  /// What a reader will find in the symbol, read and judged as `ScanReport` does it.
  public let reading: BarcodeReading
  /// The verdict on size, ink, words and readability; nil where the rulebook has no edition on barcodes.
  public let printVerdict: Verdict?
  /// How the X-dimension compares with what GS1 recommends; it never decides the verdict.
  public let recommendation: LabelGeometry.Recommendation

  /// The verdict on what the symbol says, with its fields and faults.
  ///
  /// Nil where the rulebook has no edition on barcodes, and for a code of the maker's own beside BPOM's that has neither
  /// licence number nor GTIN: Pasal 23 provides for it, and nothing says what it must hold. Alone it would stand where BPOM's
  /// should, so the verdict on the label is undetermined then.
  public var content: BarcodeContent.Answer? { reading.content }

  /// That the issuer who was named may not issue such a code in such a symbology (Pasal 5 and 14); nil where that may be, or
  /// is not known.
  public let issuerVerdict: Verdict?

  /// The verdict on content, issuer and print together; nil where the rulebook has no edition on barcodes.
  public var verdict: Verdict? {
    guard let printVerdict else { return content?.verdict }
    let joint = content?.verdict.joined(with: printVerdict) ?? printVerdict.leftOpen
    return issuerVerdict.map { $0.joined(with: joint) } ?? joint
  }

  /// The worse outcome of content and print.
  public var outcome: Outcome { verdict?.outcome ?? .undetermined }

  /// Judges a label that is printed black on white.
  ///
  /// 1. The content by the rules on what a reader finds (Pasal 6, 15 and 16), and where the issuer is named, whether that one
  ///    may issue it in this symbology (Pasal 5 and 14). Whether BPOM's application reads it is left out here.
  /// 2. Pasal 22 asks for at least 0.6 × 0.6 cm of "2D Barcode". RegKit measures the symbol without quiet zone: the blank
  ///    round it is no part of the square that one sees and lays a ruler to, and a label that is large enough so is large
  ///    enough by the other reading too.
  /// 3. Pasal 17 (1): black ink on white, which is all that RegKit prints.
  /// 4. Pasal 23: of two codes on a pack the one of Badan POM carries the words "BPOM RI", and no other does, as a line that
  ///    is printed, however it was given. The other code is judged when its own label is.
  ///
  /// That BPOM's application reads the label is not claimed: RegKit reads it back with readers of its own.
  ///
  /// - Parameter sideCentimetres: The side to judge; nil for that of the symbol.
  init(
    _ request: LabelRequest, data: [UInt8], _ geometry: LabelGeometry, sideCentimetres: Double? = nil,
    options: ElementString.Options,
    under rulebook: Rulebook, edition: String?, asOf day: CalendarDay?
  ) {
    let reading = BarcodeReading(
      data, symbologyIdentifier: request.form.symbologyIdentifier, options: options, under: rulebook, edition: edition,
      asOf: day)
    let isMakersOwn = request.issuer == .pelakuUsaha && request.isBesideAnotherCode == true && !reading.isBPOMCode
    self.reading = isMakersOwn ? reading.unjudged : reading
    issuerVerdict = Self.verdict(
      on: request.issuer, of: self.reading, in: request.form, under: rulebook, edition: edition, asOf: day)
    let side = sideCentimetres ?? geometry.sideCentimetres
    var facts = Print.Facts(
      widthCentimetres: side, heightCentimetres: side, ink: "hitam", background: "putih")
    let mark = PrintedMark(in: request.printedLines, of: request.issuer) {
      (try? NIE($0, under: rulebook, asOf: day)) != nil
    }
    if request.isBesideAnotherCode != nil || mark.text != nil {
      var codes = [Print.Code(issuer: request.issuer, text: mark.text)]
      if request.isBesideAnotherCode == true {
        switch request.issuer {
        case .badanPOM: codes.append(Print.Code(issuer: .pelakuUsaha))
        case .pelakuUsaha: codes.append(Print.Code(issuer: .badanPOM, text: LabelRequest.mark))
        case nil: codes.append(Print.Code())
        }
      }
      facts.codes = codes
    }
    printVerdict = Print.assess(facts, under: rulebook, edition: edition, asOf: day)
    recommendation = geometry.recommendation
  }

  private static func verdict(
    on issuer: Issuer?, of reading: BarcodeReading, in form: LabelForm, under rulebook: Rulebook, edition: String?,
    asOf day: CalendarDay?
  ) -> Verdict? {
    guard let issuer, let method = reading.content?.method else { return nil }
    let symbology = form == .gs1DataMatrix ? Symbology.dataMatrix : .qrCode
    let verdict = BarcodeMethod.assess(
      .init(method: method, issuer: issuer, symbology: symbology), under: rulebook, edition: edition, asOf: day)?
      .verdict
    return verdict?.outcome == .refused ? verdict : nil
  }
}
