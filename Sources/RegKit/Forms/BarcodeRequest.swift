public import GS1

/// How BPOM's application goes on with a request for 2D barcodes (Lampiran F.3 of Peraturan BPOM 33/2018).
///
/// A product without a licence number stops the request; with one and valid data the codes are issued, step 4.
public enum BarcodeRequest {
  /// What is known of the product requested for; nil is unknown.
  public struct Facts: Sendable, Hashable {
    public var hasLicence: Bool?
    /// Whether the application found the data of the request valid.
    public var isDataValid: Bool?

    public init(hasLicence: Bool? = nil, isDataValid: Bool? = nil) {
      self.hasLicence = hasLicence
      self.isDataValid = isDataValid
    }
  }

  /// The verdict with what comes next.
  public struct Answer: Sendable, Judged {
    public internal(set) var verdict: Verdict
    /// The step of Lampiran F that follows; nil when the request does not go on.
    public internal(set) var nextStep: Int?
    /// What has to be done first; nil when nothing has.
    public internal(set) var nextAction: String?
  }

  /// Judges whether the request goes on.
  public static func assess(
    _ facts: Facts, under rulebook: Rulebook, edition: String? = nil, asOf day: CalendarDay? = nil
  ) -> Answer? {
    rulebook.answer(on: .barcode, edition: edition, asOf: day) { assess(facts, in: $0) }
  }

  private static func assess(_ facts: Facts, in context: Verdict.Context) -> Answer {
    var answer = Answer(verdict: Verdict(context))
    guard context.coversDay else {
      answer.verdict.leaveUncovered()
      return answer
    }
    guard let rule = context.edition.rule("TTAC.REQUEST.NIE_NEEDED", on: context.rowDay) else {
      answer.verdict.leaveOpen()
      return answer
    }
    if facts.hasLicence == false {
      answer.nextAction = "registrasi produk"
      answer.verdict.add(Finding(.blocks, rule, subject: "has_nie", found: "false", expected: "true"))
      return answer
    }
    if facts.isDataValid == false {
      answer.verdict.add(Finding(.blocks, rule, subject: "data_valid", found: "false", expected: "true"))
      return answer
    }
    if facts.hasLicence == nil { answer.verdict.miss("has_nie", for: rule) }
    if facts.isDataValid == nil { answer.verdict.miss("data_valid", for: rule) }
    guard answer.verdict.needs.isEmpty else { return answer }
    answer.nextStep = 4
    answer.verdict.add(Finding(.informs, rule, subject: "has_nie", found: "true"))
    return answer
  }
}
