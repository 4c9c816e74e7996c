public import GS1

/// Whether a business, by its KBLI code and scale, may register a commodity in a dosage form.
///
/// Source: ASROT-OSS guide, section B: the list of KBLI codes and its three notes. In the order of the questions asked:
///
/// 1. Is the code five digits, and is it in the list?
/// 2. Is the commodity one of the three, and does the code's row list it?
/// 3. Does a note limit the dosage forms: note 1 (UMOT) and note 2 (UKOT) for 21022, note 3 for the food and drink codes?
///
/// A scale is asked for under 21022 only; elsewhere the notes do not name one and it is ignored.
public enum Eligibility {
  /// The scale of a traditional medicine business (notes 1 and 2).
  public enum BusinessScale: String, Sendable, Hashable, CaseIterable {
    /// Larger than a small business; the guide limits nothing.
    case industri
    /// A small business, Usaha Kecil Obat Tradisional.
    case ukot = "UKOT"
    /// A micro business, Usaha Mikro Obat Tradisional.
    case umot = "UMOT"
  }

  /// What is known of the registration asked about; nil is unknown.
  public struct Facts: Sendable, Hashable {
    /// The KBLI code; of KBLI 2020 unless `vintage` says otherwise.
    public var kbli: String?
    /// `obat_tradisional`, `suplemen_kesehatan`, `obat_kuasi`; any other commodity is refused.
    public var commodity: String?
    /// The dosage form in Indonesian; upper and lower case, blanks and known spellings do not matter.
    public var dosageForm: String?
    public var scale: BusinessScale?
    /// Whether a powder is served as a liquid, which note 3 asks of plain powders.
    public var isServedAsLiquid: Bool?
    /// The year of the KBLI the code was taken from, 2020 or 2025.
    public var vintage: Int?

    public init(
      kbli: String? = nil, commodity: String? = nil, dosageForm: String? = nil, scale: BusinessScale? = nil,
      isServedAsLiquid: Bool? = nil, vintage: Int? = nil
    ) {
      self.kbli = kbli
      self.commodity = commodity
      self.dosageForm = dosageForm
      self.scale = scale
      self.isServedAsLiquid = isServedAsLiquid
      self.vintage = vintage
    }
  }

  /// Judges a registration.
  ///
  /// - Parameter day: The day asked about; nil asks about the base edition without a day.
  public static func assess(_ facts: Facts, under rulebook: Rulebook, asOf day: CalendarDay? = nil) -> Verdict? {
    guard let context = rulebook.context(for: .asrot, asOf: day) else { return nil }
    return assess(facts, in: context)
  }

  static func assess(_ facts: Facts, in context: Verdict.Context) -> Verdict {
    var question = Question(facts: facts, context: context, verdict: Verdict(context))
    question.judge()
    return question.verdict
  }

  /// A commodity by the name the tables use: "Obat Tradisional" and "Obat Bahan Alam" are `obat_tradisional`.
  static func commodity(_ written: String, in context: Verdict.Context) -> String {
    var name = written
    // Most are written like the tables already.
    if !written.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A || $0 == UInt8(ascii: "_") }) {
      name = normalized(written).split(separator: " ").joined(separator: "_")
    }
    return context.edition.index.aliases.first(name, on: context.rowDay)?.content.name ?? name
  }

  /// The form in which names of dosage forms are compared: lower case, one blank between words, no hyphens.
  static func normalized(_ form: String) -> String {
    // Most are written like that already.
    if form.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) { return form }
    let isSeparator = { (byte: UInt8) in
      byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "\t")
    }
    if let folded = form.foldedASCII(isSeparator) { return folded }
    var words: [String] = []
    for word in form.lowercased().split(whereSeparator: { $0 == " " || $0 == "-" || $0 == "_" || $0 == "\t" }) {
      words.append(String(word))
    }
    return words.joined(separator: " ")
  }
}

// MARK: - Judging

private struct Question {
  let facts: Eligibility.Facts
  let context: Verdict.Context
  var verdict: Verdict

  /// The commodity by the name the tables use; other names it goes by, such as Obat Bahan Alam, stand for it.
  private let commodity: String?

  private var tables: Tables { context.edition.tables }
  private var index: TableIndex { context.edition.index }
  private var day: CalendarDay? { context.rowDay }

  init(facts: Eligibility.Facts, context: Verdict.Context, verdict: Verdict) {
    self.facts = facts
    self.context = context
    self.verdict = verdict
    commodity = facts.commodity.map { Eligibility.commodity($0, in: context) }
  }

  mutating func judge() {
    guard context.coversDay else { return verdict.leaveUncovered() }
    let commodityIsKnown = judgeCommodity()
    if facts.commodity == nil {
      verdict.miss("commodity", for: context.edition.rule("ASROT.KBLI.COMMODITIES", on: day))
    }
    guard let code = facts.kbli else {
      return verdict.miss("kbli", for: context.edition.rule("ASROT.KBLI.UNLISTED", on: day))
    }
    guard KBLI.isCode(code) else {
      return apply("ASROT.KBLI.FORMAT", .blocks, "kbli", found: code, expected: "12345")
    }
    guard let row = KBLI.row(code, in: context) else {
      let rows = tables.kbli.filter { $0.rule.holds(on: day) }
      let listed = rows.map { $0.content.code }.sorted()
      if let vintage = facts.vintage, let own = rows.first?.content.vintage, vintage != own {
        // The business of a listed code may stand under another code in a later KBLI (11040 under 11053).
        apply(
          "ASROT.KBLI.UNLISTED", .informs, "kbli_vintage", found: "\(code) (\(vintage))",
          expected: "\(own): " + listed.joined(separator: ", "))
        return verdict.leaveOpen()
      }
      return apply(
        "ASROT.KBLI.UNLISTED", .blocks, "kbli", found: code, expected: listed.joined(separator: ", "))
    }
    if let vintage = facts.vintage, vintage != row.content.vintage {
      // The list is of KBLI 2020. A later code of the same digits may name another business (11040, 46442).
      verdict.add(
        Finding(
          .informs, row.rule, subject: "kbli_vintage", found: String(vintage), expected: String(row.content.vintage)))
      return verdict.leaveOpen()
    }
    if row.content.changesMeaning && facts.vintage == nil {
      verdict.add(
        Finding(.warns, row.rule, subject: "kbli_vintage", found: nil, expected: String(row.content.vintage)))
    }
    guard let commodity, commodityIsKnown else { return }
    guard row.content.commodities.contains(commodity) else {
      return verdict.add(
        Finding(
          .blocks, row.rule, subject: "commodity", found: commodity,
          expected: row.content.commodities.joined(separator: ", ")))
    }
    verdict.add(Finding(.informs, row.rule, subject: "commodity", found: commodity))
    judgeForms(of: code, commodity: commodity)
  }

  /// Whether the commodity is one of the three, reporting it when it is not; true when it is unknown.
  private mutating func judgeCommodity() -> Bool {
    guard let commodity else { return true }
    if index.commodities.first(commodity, on: day) != nil { return true }
    let known = tables.commodities.filter { $0.rule.holds(on: day) }.map { $0.content.name }
    let nearest = Nearest.to(commodity, in: known).map { $0 + "?" }
    apply(
      "ASROT.KBLI.COMMODITIES", .blocks, "commodity", found: facts.commodity,
      expected: nearest ?? known.joined(separator: ", "))
    return false
  }

  /// Applies the notes that limit dosage forms.
  private mutating func judgeForms(of code: String, commodity: String) {
    let limits = index.formLimits.rows(code, on: day)
    let byScale = limits.filter { $0.content.scale != nil }
    for limit in limits where limit.content.scale == nil { apply(limit, commodity) }
    guard !byScale.isEmpty else { return }
    guard let scale = facts.scale else { return judgeWithoutScale(byScale, commodity) }
    guard let limit = byScale.first(where: { $0.content.scale == scale }) else {
      return apply("ASROT.KBLI.21022.INDUSTRI", .informs, "business_scale", found: scale.rawValue)
    }
    apply(limit, commodity)
  }

  /// Without the scale the answer stands only where every scale gives the same one (rule SCALE_NEEDED).
  private mutating func judgeWithoutScale(_ limits: [Row<FormLimit>], _ commodity: String) {
    var outcomes: [Outcome] = []
    var trials: [Verdict] = []
    for limit in limits {
      var trial = Question(facts: facts, context: context, verdict: Verdict(context))
      trial.apply(limit, commodity)
      outcomes.append(trial.verdict.outcome)
      trials.append(trial.verdict)
    }
    // A larger industry is limited by no note, so only "allowed" can be the answer at every scale.
    if outcomes.allSatisfy({ $0 == .allowed }) {
      for trial in trials { trial.findings.forEach { verdict.add($0) } }
      return
    }
    apply(
      "ASROT.KBLI.21022.SCALE_NEEDED", .informs, "business_scale",
      expected: Eligibility.BusinessScale.allCases.map { $0.rawValue }.joined(separator: ", "))
    verdict.miss("business_scale", for: context.edition.rule("ASROT.KBLI.21022.SCALE_NEEDED", on: day))
    for trial in trials { for need in trial.needs { verdict.miss(need.fact, for: need.rule) } }
  }

  /// Applies one note to the commodity and dosage form.
  mutating func apply(_ limit: Row<FormLimit>, _ commodity: String) {
    let (rule, content) = (limit.rule, limit.content)
    guard commodity == content.commodity else {
      let effect: Finding.Effect = content.refusesOtherCommodities ? .blocks : .informs
      return verdict.add(
        Finding(
          effect, rule, subject: "commodity", found: commodity, expected: content.commodity,
          isAmbiguous: rule.otherReading != nil && content.scale != nil))
    }
    guard let written = facts.dosageForm, !written.isEmpty else {
      verdict.add(
        Finding(
          .informs, rule, subject: "dosage_form",
          expected: (content.forms == .only ? "" : "≠ ") + content.listed.joined(separator: ", ")))
      return verdict.miss("dosage_form", for: rule)
    }
    let listed = content.listed.joined(separator: ", ")
    let match = DosageFormMatch(written, among: content.listed, under: rule.id, in: context)
    if match.isListed, let condition = match.condition, facts.isServedAsLiquid != true {
      return judgeUnmetCondition(condition, rule, written, listed)
    }
    let isAmbiguous = match.isListed && !match.isCertain
    switch content.forms {
    case .only where match.nearest != nil:
      // Probably a slip of the keys: neither a yes nor a no.
      verdict.add(
        Finding(.informs, rule, subject: "dosage_form", found: written, expected: match.nearest.map { $0 + "?" }))
      verdict.leaveOpen()
    case .only where match.isContained:
      // More words than the listed form has may be a listed one of a kind, or another: no yes can rest on that.
      verdict.add(Finding(.informs, rule, subject: "dosage_form", found: written, expected: listed, isAmbiguous: true))
      verdict.leaveOpen()
    case .only:
      verdict.add(
        Finding(
          match.isListed ? .informs : .blocks, rule, subject: "dosage_form", found: written, expected: listed,
          isAmbiguous: isAmbiguous))
    case .except where match.nearest != nil:
      // Probably a slip, perhaps of an excepted form.
      verdict.add(
        Finding(.informs, rule, subject: "dosage_form", found: written, expected: match.nearest.map { $0 + "?" }))
      verdict.leaveOpen()
    case .except:
      // "Every form but these" holds for a form the tables do not know too; that it is unknown deserves a look.
      verdict.add(
        Finding(
          match.isListed ? .blocks : match.isKnown ? .informs : .warns, rule, subject: "dosage_form", found: written,
          expected: "≠ " + listed, isAmbiguous: isAmbiguous))
    }
  }

  /// A powder counts as "served as a liquid" only when the caller says so.
  private mutating func judgeUnmetCondition(_ condition: String, _ rule: Rule, _ written: String, _ listed: String) {
    if facts.isServedAsLiquid == nil {
      verdict.add(Finding(.informs, rule, subject: "dosage_form", found: written, expected: listed))
      return verdict.miss(condition, for: rule)
    }
    verdict.add(Finding(.blocks, rule, subject: "dosage_form", found: written, expected: listed))
  }

  private mutating func apply(
    _ id: String, _ effect: Finding.Effect, _ subject: String, found: String? = nil, expected: String? = nil
  ) {
    guard let rule = context.edition.rule(id, on: day) else { return verdict.leaveOpen() }
    verdict.add(Finding(effect, rule, subject: subject, found: found, expected: expected))
  }
}
