public import GS1

/// On which pack the 2D barcode must be, which packs are exempt, and whether a given placement complies.
///
/// Source: BAB III of Peraturan BPOM 33/2018.
///
/// 1. Pasal 18 (drugs): the primary pack carries the code, except in ten cases (a to j); then it may go on the secondary
///    pack, with a tamper-evident device.
/// 2. Pasal 19 (traditional medicines, supplements): the primary pack, except in eight cases (a to h); the exemption works
///    by putting the code on the secondary pack.
/// 3. Pasal 20 (cosmetics): on the packaging; which level is left to the cosmetics labelling rules.
/// 4. Pasal 21 (processed food): the primary pack, unless its label area is 10 cm2 or less; then the secondary pack.
///
/// More than one exemption may apply, and all that do are reported. The duty stands until an exemption is shown: a pack
/// whose volume is unknown is not taken to be small, but the verdict names the fact that could free it.
public enum Packaging {
  /// The duty to put the code on the primary pack.
  public enum PrimaryDuty: String, Sendable, Hashable, CaseIterable {
    case required
    case exempt
    /// The code must be on the packaging, on a level this regulation leaves to others (Pasal 20).
    case anyLevel = "any_level"
  }

  /// The duty to put the code on the secondary pack.
  public enum SecondaryDuty: String, Sendable, Hashable, CaseIterable {
    case required
    case notRequired = "not_required"
    /// It may go there, with a device that shows tampering (Pasal 18 ayat (3)).
    case optionalWithSecurity = "optional_with_security"
  }

  /// Where the code was printed.
  public enum Place: String, Sendable, Hashable, CaseIterable {
    case primary, secondary, none
    /// On the primary and on the secondary pack.
    case both
  }

  /// What is known of the pack; nil is unknown.
  public struct Facts: Sendable, Hashable {
    public var productClass: ProductClass?
    public var primaryPack: PackType?
    /// The volume of the content in millilitres; 0 or less is taken as unknown, with a warning, as are the other measures.
    public var millilitres: Double?
    /// The net weight in grams.
    public var grams: Double?
    /// The area of the label in square centimetres.
    public var labelSquareCentimetres: Double?
    public var barcodeOn: Place?
    /// Whether the secondary pack has a device that shows tampering.
    public var hasTamperSecurity: Bool?

    public init(
      productClass: ProductClass? = nil, primaryPack: PackType? = nil, millilitres: Double? = nil,
      grams: Double? = nil, labelSquareCentimetres: Double? = nil, barcodeOn: Place? = nil,
      hasTamperSecurity: Bool? = nil
    ) {
      self.productClass = productClass
      self.primaryPack = primaryPack
      self.millilitres = millilitres
      self.grams = grams
      self.labelSquareCentimetres = labelSquareCentimetres
      self.barcodeOn = barcodeOn
      self.hasTamperSecurity = hasTamperSecurity
    }
  }

  /// The verdict with the duties it found.
  public struct Answer: Sendable, Judged {
    public internal(set) var verdict: Verdict
    public internal(set) var primary: PrimaryDuty?
    public internal(set) var secondary: SecondaryDuty?
    /// The exemptions that apply, in the order of the law.
    public internal(set) var exemptions: [Rule] = []
  }

  /// Judges a pack; without `barcodeOn` it answers what is due, with it also whether that is met.
  public static func assess(
    _ facts: Facts, under rulebook: Rulebook, edition: String? = nil, asOf day: CalendarDay? = nil
  ) -> Answer? {
    rulebook.answer(on: .barcode, edition: edition, asOf: day) { assess(facts, in: $0) }
  }

  static func assess(_ facts: Facts, in context: Verdict.Context) -> Answer {
    var question = PackagingQuestion(facts: facts, context: context)
    question.judge()
    return question.answer
  }
}

// MARK: - Judging

private struct PackagingQuestion {
  let facts: Packaging.Facts
  let context: Verdict.Context
  var answer: Packaging.Answer
  /// Facts that no one gave and that could still show an exemption.
  private var couldFree: [(fact: String, rule: Rule)] = []
  /// Measures of nothing, which programs write where they know none.
  private let empty: [(fact: String, value: Double)]

  init(facts: Packaging.Facts, context: Verdict.Context) {
    var facts = facts
    var empty: [(fact: String, value: Double)] = []
    func drop(_ value: inout Double?, _ fact: String) {
      guard let measure = value, !(measure > 0) else { return }
      empty.append((fact, measure))
      value = nil
    }
    drop(&facts.millilitres, "primary_packaging.volume_ml")
    drop(&facts.grams, "primary_packaging.net_weight_g")
    drop(&facts.labelSquareCentimetres, "primary_packaging.label_area_cm2")
    self.facts = facts
    self.empty = empty
    self.context = context
    answer = Packaging.Answer(verdict: Verdict(context))
  }

  private var index: TableIndex { context.edition.index }

  mutating func judge() {
    guard context.coversDay else { return answer.verdict.leaveUncovered() }
    guard let productClass = facts.productClass else {
      return answer.verdict.miss("product_class", for: context.edition.tables.placements.first?.rule)
    }
    guard judgeScope(productClass) else { return }
    guard let placement = index.placements.first(productClass, on: context.rowDay) else {
      return leaveUnread(productClass)
    }
    answer.verdict.add(
      Finding(
        .informs, placement.rule, subject: "product_class", found: productClass.rawValue,
        isAmbiguous: !placement.content.isCertain))
    for (fact, value) in empty {
      answer.verdict.add(
        Finding(.warns, placement.rule, subject: fact, found: Decimal.text(value), expected: "> 0"))
    }
    findExemptions(for: productClass)
    switch placement.content.level {
    case .any: answer.primary = .anyLevel
    case .primary: answer.primary = answer.exemptions.isEmpty ? .required : .exempt
    }
    judgeSecondaryDuty(of: productClass)
    judgePlace(placement)
    if answer.verdict.outcome != .refused || facts.barcodeOn == nil { noteWhatCouldFree() }
  }

  /// The edition was not read on this class; what is known of its provision all the same is told.
  private mutating func leaveUnread(_ productClass: ProductClass) {
    let id: String? =
      switch productClass {
      case .obatKeras, .produkBiologi, .narkotika, .psikotropika, .obatBebas, .obatBebasTerbatas: "BARCODE.PRIMARY.OBAT"
      case .obatTradisional, .suplemenKesehatan, .obatKuasi: "BARCODE.PRIMARY.OTSK"
      case .kosmetika: "BARCODE.KOSMETIKA"
      default: nil
      }
    if let id, let rule = context.edition.rule(id, on: context.rowDay) {
      answer.verdict.add(Finding(.informs, rule, subject: "product_class", found: productClass.rawValue))
    }
    answer.verdict.leaveOpen()
  }

  private mutating func judgeScope(_ productClass: ProductClass) -> Bool {
    let scopes = index.scopes.rows(true, on: context.rowDay)
    guard let scope = scopes.first(where: { $0.content.classes?.contains(productClass) == false }) else { return true }
    answer.verdict.add(Finding(.exempts, scope.rule, subject: "product_class", found: productClass.rawValue))
    answer.verdict.isOutOfScope = true
    answer.verdict.leaveOpen()
    return false
  }

  /// Finds every exemption that applies, and what is unknown that could show another.
  private mutating func findExemptions(for productClass: ProductClass) {
    for row in index.exemptions.rows(productClass, on: context.rowDay) {
      let exemption = row.content
      if let pack = exemption.pack {
        guard let own = facts.primaryPack else {
          note("primary_packaging.type", row.rule)
          continue
        }
        guard own == pack else {
          if exemption.resembling == own {
            answer.verdict.add(
              Finding(
                .warns, row.rule, subject: "primary_packaging.type", found: own.rawValue, expected: pack.rawValue,
                isAmbiguous: true))
          }
          continue
        }
      }
      var conditions: [(subject: String, value: Double?, limit: Double, isInclusive: Bool)] = []
      if let limit = exemption.belowMillilitres {
        conditions.append(("primary_packaging.volume_ml", facts.millilitres, limit, false))
      }
      if let limit = exemption.belowGrams {
        conditions.append(("primary_packaging.net_weight_g", facts.grams, limit, false))
      }
      if let limit = exemption.atMostSquareCentimetres {
        conditions.append(("primary_packaging.label_area_cm2", facts.labelSquareCentimetres, limit, true))
      }
      // The pack a text names is not in doubt because another pack resembles it.
      apply(row.rule, conditions, isDoubtful: row.rule.otherReading != nil && exemption.resembling == nil)
    }
  }

  private mutating func apply(
    _ rule: Rule, _ conditions: [(subject: String, value: Double?, limit: Double, isInclusive: Bool)],
    isDoubtful: Bool
  ) {
    for condition in conditions {
      guard let value = condition.value else { return note(condition.subject, rule) }
      guard condition.isInclusive ? value <= condition.limit : value < condition.limit else { return }
    }
    answer.exemptions.append(rule)
    let subject = conditions.first?.subject ?? "primary_packaging.type"
    let found = conditions.first?.value.map(Decimal.text) ?? facts.primaryPack?.rawValue
    let expected = conditions.first.map { ($0.isInclusive ? "≤ " : "< ") + Decimal.text($0.limit) }
    answer.verdict.add(
      Finding(
        .exempts, rule, subject: subject, found: found, expected: expected, isAmbiguous: isDoubtful))
  }

  private mutating func note(_ fact: String, _ rule: Rule) {
    // A pack says how much it holds once: by volume or by weight. The other measure is then not missing.
    if fact == "primary_packaging.volume_ml", facts.grams != nil { return }
    if fact == "primary_packaging.net_weight_g", facts.millilitres != nil { return }
    // Blisters and their like hold solid units; nobody states their volume.
    if fact == "primary_packaging.volume_ml", facts.primaryPack?.holdsSolids == true { return }
    if !couldFree.contains(where: { $0.fact == fact }) { couldFree.append((fact, rule)) }
  }

  private mutating func judgeSecondaryDuty(of productClass: ProductClass) {
    guard answer.primary == .exempt else {
      answer.secondary = answer.primary == .required ? .notRequired : nil
      return
    }
    guard let row = index.secondaries.first(productClass, on: context.rowDay) else { return }
    answer.secondary = row.content.duty
    answer.verdict.add(Finding(.informs, row.rule, subject: "secondary", expected: row.content.duty.rawValue))
  }

  /// Judges where the code was printed against the duties found.
  private mutating func judgePlace(_ placement: Row<Placement>) {
    guard let place = facts.barcodeOn else { return }
    let isOnPrimary = place == .primary || place == .both
    let isOnSecondary = place == .secondary || place == .both
    switch answer.primary {
    case .anyLevel:
      if place == .none { refuse(placement.rule, place, expected: "primary, secondary") }
    case .required:
      if isOnPrimary { return }
      if couldFree.isEmpty || (place == .none && !mayOmit) {
        refuse(placement.rule, place, expected: "primary")
      } else {
        answer.verdict.leaveOpen()
      }
    case .exempt: judgeExemptPlace(place, isOnPrimary: isOnPrimary, isOnSecondary: isOnSecondary)
    case nil: break
    }
  }

  /// Whether an exempt pack of this class may go without any code: drugs may (Pasal 18 ayat (3) says "dapat").
  private var mayOmit: Bool {
    guard let productClass = facts.productClass else { return false }
    return index.secondaries.rows(productClass, on: context.rowDay).contains {
      $0.content.duty == .optionalWithSecurity
    }
  }

  private mutating func judgeExemptPlace(_ place: Packaging.Place, isOnPrimary: Bool, isOnSecondary: Bool) {
    guard let productClass = facts.productClass,
      let row = index.secondaries.first(productClass, on: context.rowDay)
    else { return }
    switch row.content.duty {
    case .required:
      if isOnSecondary { return }
      // A code on the primary pack all the same meets the duty the exemption frees from; whether the secondary pack needs
      // one too, the text leaves open.
      answer.verdict.add(
        Finding(
          isOnPrimary ? .warns : .blocks, row.rule, subject: "barcode_on", found: place.rawValue, expected: "secondary",
          isAmbiguous: isOnPrimary))
    case .optionalWithSecurity:
      if isOnSecondary {
        guard let secured = facts.hasTamperSecurity else {
          return answer.verdict.miss("tamper_security", for: row.rule)
        }
        if !secured {
          answer.verdict.add(
            Finding(.blocks, row.rule, subject: "tamper_security", found: "false", expected: "true"))
        }
      } else if !isOnPrimary {
        answer.verdict.add(
          Finding(
            .warns, row.rule, subject: "barcode_on", found: place.rawValue, expected: "secondary", isAmbiguous: true))
      }
    case .notRequired: break
    }
  }

  private mutating func refuse(_ rule: Rule, _ place: Packaging.Place, expected: String) {
    answer.verdict.add(
      Finding(.blocks, rule, subject: "barcode_on", found: place.rawValue, expected: expected))
  }

  /// The duty stands, but a fact nobody gave could lift it: the outcome is open wherever that would change it.
  private mutating func noteWhatCouldFree() {
    guard answer.primary == .required, !couldFree.isEmpty else { return }
    let isMetAnyway = facts.barcodeOn == .primary || facts.barcodeOn == .both
    guard !isMetAnyway else { return }
    for need in couldFree { answer.verdict.miss(need.fact, for: need.rule) }
  }
}
