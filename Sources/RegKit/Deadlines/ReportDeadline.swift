public import GS1

/// Whether a report to the track-and-trace application came within its hours.
///
/// Source: Pasal 12 ayat (5) (licence owners) and Pasal 13 ayat (3) (distribution facilities and pharmacy services) of
/// Peraturan BPOM 33/2018: at most 24 hours for each activity. Hours are hours: weekends and holidays count, and clocks of
/// different zones are compared on one scale. Exactly 24 hours is in time.
///
/// Who has no authentication codes has no such report to make (Pasal 13 ayat (4), Lampiran A).
public enum ReportDeadline {
  /// What is known of the report; nil is unknown.
  public struct Facts: Sendable, Hashable {
    public var reporter: Obligations.Party?
    /// The method of the product's code; nil takes the one its class needs, and without a class authentication, for which
    /// alone the hours run.
    public var method: Obligations.CodeMethod?
    /// The class of the product; it decides the method where that is not said, as if it were not designated.
    public var productClass: ProductClass?
    /// When the activity took place.
    public var activity: Moment?
    /// When it was reported; nil while it was not.
    public var reported: Moment?
    /// The moment at which a report not yet made is looked at.
    public var now: Moment?

    public init(
      reporter: Obligations.Party? = nil, method: Obligations.CodeMethod? = nil, productClass: ProductClass? = nil,
      activity: Moment? = nil, reported: Moment? = nil, now: Moment? = nil
    ) {
      self.reporter = reporter
      self.method = method
      self.productClass = productClass
      self.activity = activity
      self.reported = reported
      self.now = now
    }
  }

  /// The verdict with the last moment for the report.
  public struct Answer: Sendable, Judged {
    public internal(set) var verdict: Verdict
    /// The last moment in time, in the zone of the activity.
    public internal(set) var due: Moment?
    public internal(set) var punctuality: Punctuality?
    /// Whether there is a report to make at all.
    public internal(set) var isRequired = true
  }

  /// Compares a report with its activity.
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
    guard let reporter = facts.reporter else {
      answer.verdict.miss("reporter", for: context.edition.tables.reportTimes.first?.rule)
      return answer
    }
    let rows = context.edition.tables.reportTimes.filter { $0.rule.holds(on: context.rowDay) }
    guard let row = rows.first(where: { $0.content.reporters.contains(reporter) }) else {
      answer.verdict.leaveOpen()
      return answer
    }
    var method = facts.method
    if let productClass = facts.productClass {
      // Of drugs that are sold freely some are designated for authentication; who means one of those says the method.
      let own = BarcodeMethod.assess(
        .init(
          productClass: productClass, isDesignated: false, method: facts.method == .identifikasi ? .identifikasi : nil),
        in: context)
      if own.isInScope == false {
        answer.verdict = own.verdict
        answer.isRequired = false
        return answer
      }
      // The class decides which codes there are to report; to call them codes of identification does not free from that.
      if own.verdict.outcome == .refused {
        for finding in own.verdict.findings where finding.effect == .blocks { answer.verdict.add(finding) }
        method = nil
      }
      if facts.method == nil && own.method == .identifikasi { method = .identifikasi }
    }
    if let method, method != .otentifikasi,
      let duty = context.duties.first(where: {
        !$0.content.isDue && $0.content.obligations.contains(row.content.obligation)
          && $0.content.parties.contains(reporter) && $0.content.methods.contains(method)
      })
    {
      answer.isRequired = false
      answer.verdict.add(
        Finding(
          .exempts, duty.rule, subject: facts.method == nil ? "product_class" : "method", found: method.rawValue,
          isAmbiguous: !duty.content.isCertain))
      return answer
    }
    guard let activity = facts.activity else {
      answer.verdict.miss("activity_at", for: row.rule)
      return answer
    }
    guard let due = activity.adding(hours: row.content.hours) else {
      answer.verdict.leaveOpen()
      return answer
    }
    answer.due = due
    judge(facts, activity, due, row.rule, &answer)
    return answer
  }

  private static func judge(_ facts: Facts, _ activity: Moment, _ due: Moment, _ rule: Rule, _ answer: inout Answer) {
    let subject = facts.reported == nil && facts.now != nil ? "now" : "reported_at"
    guard let seen = facts.reported ?? facts.now else {
      return answer.verdict.add(Finding(.informs, rule, subject: subject, expected: "≤ \(due)"))
    }
    // A time without a zone is a fact half known: it is named even where no zone of the country would change the answer.
    for (fact, moment) in [("activity_at", activity), (subject, seen)] where moment.zone == nil {
      answer.verdict.add(
        Finding(.warns, rule, subject: fact + ".zone", found: "\(moment)", expected: "+07:00, +08:00, +09:00"))
    }
    guard let isOver = seen.isAfter(due) else {
      if activity.zone == nil { answer.verdict.miss("activity_at.zone", for: rule) }
      if seen.zone == nil { answer.verdict.miss(subject + ".zone", for: rule) }
      return
    }
    if facts.reported != nil {
      answer.punctuality = isOver ? .late : .onTime
    } else {
      answer.punctuality = isOver ? .overdue : .notYetOverdue
    }
    answer.verdict.add(
      Finding(isOver ? .blocks : .informs, rule, subject: subject, found: "\(seen)", expected: "≤ \(due)"))
    if facts.reported != nil, activity.isAfter(seen) == true {
      answer.verdict.add(
        Finding(.warns, rule, subject: subject, found: "\(seen)", expected: "≥ \(activity)"))
    }
  }
}

/// The hours within which some parties report an activity.
struct ReportTime: Sendable {
  let obligation: Obligations.Kind
  let reporters: [Obligations.Party]
  let hours: Int
}
