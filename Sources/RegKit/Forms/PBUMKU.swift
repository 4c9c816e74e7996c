public import GS1

/// The supporting licence (PB-UMKU) to apply for in the OSS, by stage of registration and commodity, and back.
///
/// Source: ASROT-OSS guide, section B, the table of PB-UMKU for a new registration and its note; sections E and F on
/// what has to agree between the OSS and ASROT.
public enum PBUMKU {
  /// A stage of registration in ASROT.
  public enum Stage: String, Sendable, Hashable, CaseIterable {
    case praRegistrasi = "pra_registrasi"
    case registrasi
  }

  /// One line of the table.
  public struct Entry: Sendable {
    /// The name in the OSS, for example `Izin Edar Obat Kuasi`.
    public let name: String
    public let stage: Stage
    public let commodity: String
    public let rule: Rule
  }

  /// What is known of a PB-UMKU and of the product in ASROT it was applied for; nil is unknown.
  public struct Facts: Sendable, Hashable {
    /// The name in the OSS.
    public var name: String?
    /// The Kode Izin that the OSS gave, in place of the name.
    public var permitCode: String?
    /// The commodity of the product in ASROT; `obat_bahan_alam` stands for `obat_tradisional`.
    public var commodity: String?
    /// The stage of the registration in ASROT.
    public var stage: Stage?

    public init(name: String? = nil, permitCode: String? = nil, commodity: String? = nil, stage: Stage? = nil) {
      self.name = name
      self.permitCode = permitCode
      self.commodity = commodity
      self.stage = stage
    }
  }

  /// The verdict with the line of the table it is about.
  public struct Answer: Sendable {
    public internal(set) var verdict: Verdict
    public internal(set) var entry: Entry?
  }

  /// Every line of the table whose commodity the KBLI code may register, in the order of the table; nil takes every line.
  ///
  /// The OSS shows a business only these (the note under the table).
  public static func entries(
    kbli code: String? = nil, under rulebook: Rulebook, asOf day: CalendarDay? = nil
  ) -> [Entry] {
    guard let context = rulebook.context(for: .asrot, asOf: day), context.coversDay else { return [] }
    let rows = rows(in: context)
    guard let code else { return rows.map { Entry($0) } }
    let commodities = KBLI.row(code, in: context)?.content.commodities ?? []
    return rows.filter { commodities.contains($0.content.commodity) }.map { Entry($0) }
  }

  /// Finds the line of a stage and commodity, or of a name or Kode Izin.
  public static func lookUp(_ facts: Facts, under rulebook: Rulebook, asOf day: CalendarDay? = nil) -> Answer? {
    guard let context = rulebook.context(for: .asrot, asOf: day) else { return nil }
    var answer = Answer(verdict: Verdict(context))
    guard context.coversDay else {
      answer.verdict.leaveUncovered()
      return answer
    }
    if facts.name != nil || facts.permitCode != nil {
      answer.entry = named(facts, in: context, &answer.verdict).map { Entry($0) }
      return answer
    }
    let any = rows(in: context).first?.rule
    if facts.stage == nil { answer.verdict.miss("stage", for: any) }
    if facts.commodity == nil { answer.verdict.miss("commodity", for: any) }
    guard let stage = facts.stage,
      let commodity = facts.commodity.map({ Eligibility.commodity($0, in: context) })
    else { return answer }
    guard
      let row = rows(in: context).first(where: { $0.content.stage == stage && $0.content.commodity == commodity })
    else {
      let known = rows(in: context).filter { $0.content.stage == stage }
      if let rule = known.first?.rule {
        answer.verdict.add(
          Finding(
            .blocks, rule, subject: "commodity", found: commodity,
            expected: known.map { $0.content.commodity }.joined(separator: ", ")))
      }
      answer.verdict.leaveOpen()
      return answer
    }
    answer.verdict.add(Finding(.informs, row.rule, subject: "pb_umku", expected: row.content.name))
    answer.entry = Entry(row)
    return answer
  }

  /// Judges whether the PB-UMKU applied for in the OSS is for the stage and commodity of the product in ASROT.
  public static func assess(_ facts: Facts, under rulebook: Rulebook, asOf day: CalendarDay? = nil) -> Answer? {
    guard let context = rulebook.context(for: .asrot, asOf: day) else { return nil }
    var answer = Answer(verdict: Verdict(context))
    guard context.coversDay else {
      answer.verdict.leaveUncovered()
      return answer
    }
    guard let rule = context.edition.rule("ASROT.PRAREG.DATA_OSS.MATCH", on: context.rowDay) else {
      answer.verdict.leaveOpen()
      return answer
    }
    if facts.name == nil && facts.permitCode == nil { answer.verdict.miss("pb_umku", for: rule) }
    if facts.commodity == nil { answer.verdict.miss("asrot_commodity", for: rule) }
    if facts.stage == nil { answer.verdict.miss("asrot_stage", for: rule) }
    guard let row = named(facts, in: context, &answer.verdict) else { return answer }
    answer.entry = Entry(row)
    if let commodity = facts.commodity.map({ Eligibility.commodity($0, in: context) }) {
      compare("asrot_commodity", commodity, row.content.commodity, rule, &answer.verdict)
    }
    if let stage = facts.stage {
      compare("asrot_stage", stage.rawValue, row.content.stage.rawValue, rule, &answer.verdict)
    }
    return answer
  }

  private static func compare(
    _ subject: String, _ found: String, _ expected: String, _ rule: Rule, _ verdict: inout Verdict
  ) {
    verdict.add(
      Finding(found == expected ? .informs : .blocks, rule, subject: subject, found: found, expected: expected))
  }

  /// The line that a name or Kode Izin stands for, with what is to be said about it.
  private static func named(
    _ facts: Facts, in context: Verdict.Context, _ verdict: inout Verdict
  ) -> Row<PBUMKURow>? {
    let rows = rows(in: context)
    if let name = facts.name {
      if let row = rows.first(where: { Forms.folded($0.content.name) == Forms.folded(name) }) {
        holdCode(of: facts, against: row, in: context, &verdict)
        return row
      }
      let names = rows.map { $0.content.name }
      if let rule = rows.first?.rule {
        let expected = Nearest.to(name, in: names).map { $0 + "?" } ?? names.joined(separator: ", ")
        verdict.add(Finding(.blocks, rule, subject: "pb_umku", found: name, expected: expected))
      }
      verdict.leaveOpen()
      return nil
    }
    guard let code = facts.permitCode else { return nil }
    let codes = context.edition.tables.permitCodes.filter { $0.rule.holds(on: context.rowDay) }
    guard let row = codes.first(where: { $0.content.code == code || $0.content.misprints.contains(code) }) else {
      // The guide shows one code; of the others it says nothing.
      if let rule = codes.first?.rule { verdict.add(Finding(.informs, rule, subject: "kode_izin", found: code)) }
      verdict.leaveOpen()
      return nil
    }
    let isMisprint = row.content.code != code
    verdict.add(
      Finding(
        isMisprint ? .warns : .informs, row.rule, subject: "kode_izin", found: code, expected: row.content.code,
        isAmbiguous: isMisprint))
    return rows.first { $0.content.name == row.content.pbUMKU }
  }

  /// Holds the Kode Izin, where one is given too, against the line that a name stands for.
  private static func holdCode(
    of facts: Facts, against row: Row<PBUMKURow>, in context: Verdict.Context, _ verdict: inout Verdict
  ) {
    guard facts.permitCode != nil else { return }
    var own = facts
    own.name = nil
    guard let other = named(own, in: context, &verdict), other.content.name != row.content.name else { return }
    verdict.add(
      Finding(.blocks, row.rule, subject: "pb_umku", found: row.content.name, expected: other.content.name))
  }

  private static func rows(in context: Verdict.Context) -> [Row<PBUMKURow>] {
    context.edition.tables.pbUMKUs.filter { $0.rule.holds(on: context.rowDay) }
  }
}

extension PBUMKU.Entry {
  init(_ row: Row<PBUMKURow>) {
    self.init(name: row.content.name, stage: row.content.stage, commodity: row.content.commodity, rule: row.rule)
  }
}
