public import GS1

/// What a buyer who scans a product with BPOM Mobile sees next (Lampiran M.a.4 of Peraturan BPOM 33/2018).
///
/// A valid code shows the product. With an invalid one the buyer types the licence number, and where that is invalid too,
/// complains.
public enum PublicCheck {
  /// What comes next.
  public enum Next: String, Sendable, Hashable, CaseIterable {
    case showInformation = "show_information"
    case enterLicence = "input_nie"
    case complaint = "pengaduan"
  }

  /// What the application found; nil is not known yet.
  public struct Facts: Sendable, Hashable {
    public var isBarcodeValid: Bool?
    public var isLicenceValid: Bool?

    public init(isBarcodeValid: Bool? = nil, isLicenceValid: Bool? = nil) {
      self.isBarcodeValid = isBarcodeValid
      self.isLicenceValid = isLicenceValid
    }
  }

  /// The verdict with what comes next.
  public struct Answer: Sendable, Judged {
    public internal(set) var verdict: Verdict
    public internal(set) var next: Next?
  }

  /// Tells what comes next; refused means that the product could not be verified.
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
    guard let rule = context.edition.rule("TTAC.PUBLIC.FALLBACK", on: context.rowDay) else {
      answer.verdict.leaveOpen()
      return answer
    }
    switch (facts.isBarcodeValid, facts.isLicenceValid) {
    case (true?, _):
      answer.next = .showInformation
      answer.verdict.add(Finding(.informs, rule, subject: "barcode_valid", found: "true"))
    case (false?, true?):
      // That a valid number shows the product after all, the steps do not say.
      answer.next = .showInformation
      answer.verdict.add(Finding(.informs, rule, subject: "nie_valid", found: "true", isAmbiguous: true))
    case (false?, false?):
      answer.next = .complaint
      answer.verdict.add(Finding(.blocks, rule, subject: "nie_valid", found: "false", expected: "true"))
    case (false?, nil):
      answer.next = .enterLicence
      answer.verdict.miss("nie_valid", for: rule)
    case (nil, _): answer.verdict.miss("barcode_valid", for: rule)
    }
    return answer
  }
}
