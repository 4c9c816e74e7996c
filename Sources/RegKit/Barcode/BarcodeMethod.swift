public import GS1

/// Which products need a 2D barcode, by which method, and who may issue it in which symbology.
///
/// Sources: Pasal 2, 3, 5 and 14 of Peraturan BPOM 33/2018; what was confirmed of Pasal 2, 3, 5, 15 and 29 of 22/2022.
public enum BarcodeMethod {
  /// What is known of the product and its code; nil is unknown.
  public struct Facts: Sendable, Hashable {
    public var productClass: ProductClass?
    /// Whether the head of BPOM has designated the over-the-counter drug for authentication (Pasal 3 ayat (5)).
    public var isDesignated: Bool?
    /// What is done with the product, for example `diproduksi_khusus_ekspor`.
    public var activity: String?
    /// The permit it circulates under when that is not an ordinary licence: `EUA` or `SAS`.
    public var permit: String?
    /// The method of an existing code, when its issuer is asked about.
    public var method: Method?
    public var issuer: Issuer?
    public var symbology: Symbology?
    /// Whether BPOM's track-and-trace application can read the symbology.
    public var isReadable: Bool?

    public init(
      productClass: ProductClass? = nil, isDesignated: Bool? = nil, activity: String? = nil, permit: String? = nil,
      method: Method? = nil, issuer: Issuer? = nil, symbology: Symbology? = nil, isReadable: Bool? = nil
    ) {
      self.productClass = productClass
      self.isDesignated = isDesignated
      self.activity = activity
      self.permit = permit
      self.method = method
      self.issuer = issuer
      self.symbology = symbology
      self.isReadable = isReadable
    }
  }

  /// The verdict, with the method where the product's class decides it.
  public struct Answer: Sendable, Judged {
    public internal(set) var verdict: Verdict
    /// The method the product needs; nil when undecided, not asked, or out of scope.
    public internal(set) var method: Method?
    /// Whether the regulation is for the product at all; nil when not asked.
    public internal(set) var isInScope: Bool?
    /// Whether the verdict is about an issuer and symbology.
    public internal(set) var judgesIssuer = false
  }

  /// The activities the regulation speaks of, and the one a caller may name that it leaves out.
  public static let activities = [
    "diproduksi_dan_diedarkan_dalam_negeri", "diimpor_untuk_diedarkan_di_indonesia", "diproduksi_khusus_ekspor",
  ]

  /// Judges scope, method and issuer, as far as the facts name them.
  public static func assess(
    _ facts: Facts, under rulebook: Rulebook, edition: String? = nil, asOf day: CalendarDay? = nil
  ) -> Answer? {
    rulebook.answer(on: .barcode, edition: edition, asOf: day) { assess(facts, in: $0) }
  }

  static func assess(_ facts: Facts, in context: Verdict.Context) -> Answer {
    var answer = Answer(verdict: Verdict(context))
    guard context.coversDay else {
      answer.verdict.leaveUncovered()
      return answer
    }
    let asksAboutIssuer = facts.issuer != nil || facts.symbology != nil
    if let productClass = facts.productClass {
      judgeScope(productClass, facts, context, &answer)
      if answer.isInScope == false { return answer }
      judgeMethod(productClass, facts, context, &answer)
    } else if !asksAboutIssuer {
      answer.verdict.miss("product_class", for: context.edition.tables.methods.first?.rule)
    }
    if asksAboutIssuer { judgeIssuer(facts, context, &answer) }
    return answer
  }

  /// Pasal 2: five kinds of product, circulated in Indonesia.
  private static func judgeScope(
    _ productClass: ProductClass, _ facts: Facts, _ context: Verdict.Context, _ answer: inout Answer
  ) {
    var out: (rule: Rule, subject: String, found: String, isAmbiguous: Bool)?
    for row in context.edition.tables.scopes where row.rule.holds(on: context.rowDay) && out == nil {
      if let classes = row.content.classes, !classes.contains(productClass) {
        out = (row.rule, "product_class", productClass.rawValue, false)
      } else if let activity = facts.activity, let activities = row.content.activities, !activities.contains(activity) {
        out = (row.rule, "activity", activity, row.rule.otherReading != nil)
      } else if let permit = facts.permit, row.content.freePermits.contains(permit) {
        out = (row.rule, "permit", permit, false)
      }
    }
    answer.isInScope = out == nil
    guard let out else { return }
    answer.verdict.add(
      Finding(.exempts, out.rule, subject: out.subject, found: out.found, isAmbiguous: out.isAmbiguous))
    answer.verdict.isOutOfScope = true
    answer.verdict.leaveOpen()
  }

  /// Pasal 3: the class, and for over-the-counter drugs the designation, decides the method.
  private static func judgeMethod(
    _ productClass: ProductClass, _ facts: Facts, _ context: Verdict.Context, _ answer: inout Answer
  ) {
    let rows = context.edition.tables.methods.filter {
      $0.content.classes.contains(productClass) && $0.rule.holds(on: context.rowDay)
    }
    guard let first = rows.first else {
      // The edition names the class in its scope, but the provision on its method was not confirmed.
      if let scope = context.edition.rule("BARCODE.SCOPE", on: context.rowDay) {
        answer.verdict.add(Finding(.informs, scope, subject: "product_class", found: productClass.rawValue))
      }
      return answer.verdict.leaveOpen()
    }
    guard rows.contains(where: { $0.content.designated != nil }) else {
      return settle(first, productClass, facts, &answer)
    }
    // Whether a drug is designated decides only the over-the-counter classes; undesignated is the ordinary case, but
    // the caller has to say so.
    guard let designated = facts.isDesignated else {
      answer.verdict.add(Finding(.informs, first.rule, subject: "designated_by_kepala_bpom"))
      return answer.verdict.miss("designated_by_kepala_bpom", for: first.rule)
    }
    guard let row = rows.first(where: { $0.content.designated == nil || $0.content.designated == designated }) else {
      answer.verdict.add(
        Finding(.informs, first.rule, subject: "designated_by_kepala_bpom", found: String(designated)))
      return answer.verdict.leaveOpen()
    }
    settle(row, productClass, facts, &answer)
  }

  /// The class decides the method; a code of the other method is refused.
  private static func settle(
    _ row: Row<MethodRow>, _ productClass: ProductClass, _ facts: Facts, _ answer: inout Answer
  ) {
    answer.method = row.content.method
    // Only over-the-counter drugs are designated: who speaks of it for another class may hold the product for both.
    let isDoubtful = facts.isDesignated != nil && row.content.designated == nil && row.rule.otherReading != nil
    answer.verdict.add(
      Finding(
        .informs, row.rule, subject: "product_class", found: productClass.rawValue, isAmbiguous: isDoubtful))
    guard let used = facts.method, used != row.content.method else { return }
    answer.verdict.add(
      Finding(.blocks, row.rule, subject: "method", found: used.rawValue, expected: row.content.method.rawValue))
  }

  /// Pasal 5 and 14: who may issue a code of a method, and as which symbology.
  private static func judgeIssuer(_ facts: Facts, _ context: Verdict.Context, _ answer: inout Answer) {
    answer.judgesIssuer = true
    guard let method = facts.method ?? answer.method else {
      return answer.verdict.miss("method", for: context.edition.tables.issuers.first?.rule)
    }
    let rows = context.edition.tables.issuers.filter {
      $0.content.method == method && $0.rule.holds(on: context.rowDay)
    }
    guard let issuer = facts.issuer else {
      // A symbology that no issuer may use is refused whoever issued it.
      if let symbology = facts.symbology, let first = rows.first,
        rows.allSatisfy({ !$0.content.othersWhenReadable && !$0.content.symbologies.contains(symbology) })
      {
        answer.verdict.add(Finding(.blocks, first.rule, subject: "symbology", found: symbology.rawValue))
      }
      return answer.verdict.miss("issuer", for: rows.first?.rule)
    }
    guard let row = rows.first(where: { $0.content.issuer == issuer }) else {
      guard let only = rows.first else { return answer.verdict.leaveOpen() }
      // Identification is BPOM's alone. For authentication a missing row means that the text on this issuer was not read.
      if method == .identifikasi {
        answer.verdict.add(
          Finding(
            .blocks, only.rule, subject: "issuer", found: issuer.rawValue,
            expected: rows.map { $0.content.issuer.rawValue }.joined(separator: ", ")))
      } else {
        answer.verdict.add(Finding(.informs, only.rule, subject: "issuer", found: issuer.rawValue))
        answer.verdict.leaveOpen()
      }
      return
    }
    guard let symbology = facts.symbology else { return answer.verdict.miss("symbology", for: row.rule) }
    let expected = row.content.symbologies.map { $0.rawValue }.joined(separator: ", ")
    if row.content.symbologies.contains(symbology) {
      answer.verdict.add(
        Finding(.informs, row.rule, subject: "symbology", found: symbology.rawValue, expected: expected))
      // Pasal 5 names the QR Code itself, but Pasal 17 asks of every code that the application can read it.
      if facts.isReadable == false, let rule = context.edition.rule("BARCODE.PRINT.SCANNABLE", on: context.rowDay) {
        answer.verdict.add(Finding(.blocks, rule, subject: "readable_by_ttac", found: "false", expected: "true"))
      }
      return
    }
    guard row.content.othersWhenReadable else {
      return answer.verdict.add(
        Finding(.blocks, row.rule, subject: "symbology", found: symbology.rawValue, expected: expected))
    }
    guard let readable = facts.isReadable else {
      answer.verdict.add(Finding(.informs, row.rule, subject: "readable_by_ttac"))
      return answer.verdict.miss("readable_by_ttac", for: row.rule)
    }
    answer.verdict.add(
      Finding(
        readable ? .informs : .blocks, row.rule, subject: "readable_by_ttac", found: String(readable),
        expected: "true"))
  }
}
