internal import GS1
public import RegKit

/// What BPOM's rules say of a label, and beside it what GS1 recommends.
public struct LabelJudgement: Sendable {
  /// The verdict on size, ink, words and readability; nil where the rulebook has no edition on barcodes.
  public let verdict: Verdict?
  /// How the X-dimension compares with what GS1 recommends; it never decides the verdict.
  public let recommendation: LabelGeometry.Recommendation

  /// Judges a label that is printed black on white.
  ///
  /// 1. Pasal 22 asks for at least 0.6 × 0.6 cm of "2D Barcode". RegKit measures the symbol without quiet zone: the blank
  ///    round it is no part of the square that one sees and lays a ruler to, and a label that is large enough so is large
  ///    enough by the other reading too.
  /// 2. Pasal 17 (1): black ink on white, which is all that RegKit prints.
  /// 3. Pasal 23: of two codes on a pack the one of Badan POM carries the words "BPOM RI", and no other does.
  ///    The other code is judged when its own label is.
  ///
  /// That BPOM's application reads the label is not claimed: RegKit reads it back with readers of its own.
  init(
    _ request: LabelRequest, _ geometry: LabelGeometry, under rulebook: Rulebook, edition: String?,
    asOf day: CalendarDay?
  ) {
    let side = geometry.sideCentimetres
    var facts = Print.Facts(
      widthCentimetres: side, heightCentimetres: side, ink: "hitam", background: "putih")
    if request.isBesideAnotherCode != nil || request.carriesMark {
      var codes = [Print.Code(issuer: request.issuer, text: request.carriesMark ? LabelRequest.mark : nil)]
      if request.isBesideAnotherCode == true {
        switch request.issuer {
        case .badanPOM: codes.append(Print.Code(issuer: .pelakuUsaha))
        case .pelakuUsaha: codes.append(Print.Code(issuer: .badanPOM, text: LabelRequest.mark))
        case nil: codes.append(Print.Code())
        }
      }
      facts.codes = codes
    }
    verdict = Print.assess(facts, under: rulebook, edition: edition, asOf: day)
    recommendation = geometry.recommendation
  }
}
