public import GS1

/// By when a product must carry its 2D barcode.
///
/// Source: Pasal 27 and 28 of Peraturan BPOM 33/2018, Pasal 29 of 22/2022.
///
/// 1. Pasal 27 (authentication, pharmaceutical industry): a, two years from an electronic licence issued after promulgation;
///    b, for the classes of Pasal 3 ayat (2), seven years from promulgation.
/// 2. Pasal 28 (identification): a, six months from an electronic licence issued after promulgation; b, for products in
///    circulation, five years from promulgation.
/// 3. Pasal 29 of 22/2022 (identification): twelve months from the electronic licence, and all by 7 December 2023.
///
/// The earlier of two days binds. A licence issued before promulgation brings no day of its own. The last day is in time,
/// and a month too short for the day of the month ends on its last.
public enum BarcodeTransition {
  /// What is known of the product; nil is unknown.
  public struct Facts: Sendable, Hashable {
    public var productClass: ProductClass?
    /// The method of the product; it tells over-the-counter drugs that the head of BPOM has designated from others.
    public var method: Method?
    /// The day the licence was issued electronically.
    public var licenceIssued: CalendarDay?
    /// The day the regulation was promulgated; without one the day the tables have for it is taken.
    public var promulgated: CalendarDay?
    /// Whether the product carries its code already.
    public var isImplemented: Bool?
    /// The day on which a product without a code is looked at.
    public var today: CalendarDay?

    public init(
      productClass: ProductClass? = nil, method: Method? = nil, licenceIssued: CalendarDay? = nil,
      promulgated: CalendarDay? = nil, isImplemented: Bool? = nil, today: CalendarDay? = nil
    ) {
      self.productClass = productClass
      self.method = method
      self.licenceIssued = licenceIssued
      self.promulgated = promulgated
      self.isImplemented = isImplemented
      self.today = today
    }
  }

  /// The last day by one provision.
  public struct Term: Sendable {
    public let rule: Rule
    /// The last day; nil where the provision is not for this product, its licence being older than the regulation.
    public let due: CalendarDay?
  }

  /// How a product stands to its last day.
  public enum Standing: String, Sendable, Hashable, CaseIterable {
    case implemented
    case notYetOverdue = "not_yet_overdue"
    case overdue
  }

  /// The verdict with the days it found.
  public struct Answer: Sendable, Judged {
    public internal(set) var verdict: Verdict
    /// The day of each provision that speaks of the product and is settled by the facts, in the order of the law.
    public internal(set) var terms: [Term] = []
    /// The earliest of them; nil while the product is not known well enough.
    public internal(set) var due: CalendarDay?
    public internal(set) var standing: Standing?
  }

  /// Finds the last day, and where the facts say so whether it is over.
  public static func assess(
    _ facts: Facts, under rulebook: Rulebook, edition: String? = nil, asOf day: CalendarDay? = nil
  ) -> Answer? {
    rulebook.answer(on: .barcode, edition: edition, asOf: day) { assess(facts, in: $0) }
  }

  private static func assess(_ facts: Facts, in context: Verdict.Context) -> Answer {
    var question = TransitionQuestion(facts: facts, context: context)
    question.judge()
    return question.answer
  }
}

/// A last day by which some products of a method carry their code.
struct PhaseIn: Sendable {
  enum Start: String, CaseIterable { case licence = "e_licence_issued", promulgation = "promulgated" }
  enum Term: Sendable {
    case months(Int, from: Start)
    case day(CalendarDay)
  }
  let method: Method
  let classes: [ProductClass]
  let term: Term
}

// MARK: - Judging

private struct TransitionQuestion {
  let facts: BarcodeTransition.Facts
  let context: Verdict.Context
  var answer: BarcodeTransition.Answer

  init(facts: BarcodeTransition.Facts, context: Verdict.Context) {
    self.facts = facts
    self.context = context
    answer = BarcodeTransition.Answer(verdict: Verdict(context))
  }

  private var tables: Tables { context.edition.tables }

  mutating func judge() {
    guard context.coversDay else { return answer.verdict.leaveUncovered() }
    guard isInScope() else { return }
    let rows = tables.phaseIns.filter { row in
      row.rule.holds(on: context.rowDay) && (method.map { $0 == row.content.method } ?? true)
        && (facts.productClass.map { row.content.classes.contains($0) } ?? true)
    }
    guard !rows.isEmpty else { return leaveWithoutTerm() }
    let promulgated = promulgationDay()
    for row in rows { settle(row, promulgated) }
    guard facts.productClass != nil else { return answer.verdict.miss("product_class", for: rows.first?.rule) }
    answer.due = answer.terms.compactMap { $0.due }.min()
    markLaterLicenceTerms()
    judgeStanding()
  }

  /// The method the facts name, else the one the product's class has unless the head of BPOM designates it.
  private var method: Method? {
    if let method = facts.method { return method }
    guard let productClass = facts.productClass else { return nil }
    let row = tables.methods.first {
      $0.content.classes.contains(productClass) && $0.content.designated != true && $0.rule.holds(on: context.rowDay)
    }
    return row?.content.method
  }

  private mutating func isInScope() -> Bool {
    guard let productClass = facts.productClass else { return true }
    let excludes = { (row: Row<Scope>) in
      row.rule.holds(on: context.rowDay) && row.content.classes.map { !$0.contains(productClass) } ?? false
    }
    guard let scope = tables.scopes.first(where: excludes) else { return true }
    answer.verdict.add(Finding(.exempts, scope.rule, subject: "product_class", found: productClass.rawValue))
    answer.verdict.isOutOfScope = true
    answer.verdict.leaveOpen()
    return false
  }

  /// No provision that was read gives this product a day; what is known of such provisions is told all the same.
  private mutating func leaveWithoutTerm() {
    for rule in context.edition.rules
    where rule.id.hasPrefix("BARCODE.TRANSITION.") && rule.confidence == .low && rule.holds(on: context.rowDay) {
      answer.verdict.add(Finding(.informs, rule, subject: "product_class", found: facts.productClass?.rawValue))
    }
    if let productClass = facts.productClass,
      let row = tables.methods.first(where: { $0.content.classes.contains(productClass) })
    {
      answer.verdict.add(
        Finding(
          .informs, row.rule, subject: "method", found: facts.method?.rawValue,
          expected: row.content.method.rawValue))
    }
    answer.verdict.leaveOpen()
  }

  /// The day of promulgation; the tables have one, from outside the text, for who gives none, and warn who gives another.
  private mutating func promulgationDay() -> CalendarDay {
    let known = context.edition.period.from
    if facts.promulgated != known, let rule = context.edition.rule("BARCODE.EFFECTIVE") {
      answer.verdict.add(
        Finding(
          facts.promulgated == nil ? .informs : .warns, rule, subject: "promulgated",
          found: facts.promulgated?.description, expected: "\(known)"))
    }
    return facts.promulgated ?? known
  }

  private mutating func settle(_ row: Row<PhaseIn>, _ promulgated: CalendarDay) {
    let (start, months): (CalendarDay, Int)
    switch row.content.term {
    case .day(let due): return add(row.rule, due, subject: "as_of", isDoubtful: false)
    case .months(let count, .promulgation): (start, months) = (promulgated, count)
    case .months(let count, .licence):
      guard let issued = facts.licenceIssued else {
        // Whether a licence brings the day forward is not known; the other day stands until it does.
        return answer.verdict.add(Finding(.warns, row.rule, subject: "e_licence_issued", expected: "≥ \(promulgated)"))
      }
      guard issued >= promulgated else {
        answer.terms.append(BarcodeTransition.Term(rule: row.rule, due: nil))
        return answer.verdict.add(
          Finding(
            .exempts, row.rule, subject: "e_licence_issued", found: "\(issued)", expected: "≥ \(promulgated)"))
      }
      (start, months) = (issued, count)
    }
    guard let due = start.adding(months: months) else { return answer.verdict.leaveOpen() }
    let subject = if case .months(_, .licence) = row.content.term { "e_licence_issued" } else { "promulgated" }
    // A short month ends the term early, and a licence of the day of promulgation is hardly one "after" it.
    let isDoubtful = due.day != start.day || (subject == "e_licence_issued" && start == promulgated)
    add(row.rule, due, subject: subject, isDoubtful: isDoubtful)
  }

  private mutating func add(_ rule: Rule, _ due: CalendarDay, subject: String, isDoubtful: Bool) {
    answer.terms.append(BarcodeTransition.Term(rule: rule, due: due))
    answer.verdict.add(Finding(.informs, rule, subject: subject, expected: "≤ \(due)", isAmbiguous: isDoubtful))
  }

  /// A licence issued so late that its own term ends after the common day: the earlier day is taken, in doubt.
  private mutating func markLaterLicenceTerms() {
    for row in tables.phaseIns {
      guard case .months(_, .licence) = row.content.term,
        let own = answer.terms.first(where: { $0.rule === row.rule })?.due, let due = answer.due, own > due
      else { continue }
      answer.verdict.add(
        Finding(
          .warns, row.rule, subject: "e_licence_issued", found: "\(own)", expected: "≤ \(due)", isAmbiguous: true))
    }
  }

  private mutating func judgeStanding() {
    if facts.isImplemented == true {
      answer.standing = .implemented
      return
    }
    guard let due = answer.due else { return answer.verdict.leaveOpen() }
    guard let today = facts.today else {
      if facts.isImplemented == false { answer.verdict.miss("as_of", for: answer.terms.first?.rule) }
      return
    }
    guard today > due else {
      answer.standing = .notYetOverdue
      return
    }
    guard facts.isImplemented == false else { return answer.verdict.miss("implemented", for: answer.terms.first?.rule) }
    answer.standing = .overdue
    if let term = answer.terms.first(where: { $0.due == due }) {
      answer.verdict.add(Finding(.blocks, term.rule, subject: "as_of", found: "\(today)", expected: "≤ \(due)"))
    }
  }
}
