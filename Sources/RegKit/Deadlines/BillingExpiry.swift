public import GS1

/// Until when a SINKARKES billing code can be paid.
///
/// Source: the print of the SINKARKES guide, billed on 4 June 2023 at 22:47:29 and expiring on 9 June at 23:59:00. The
/// printed expiry decides. The guide states no rule: from its one example five calendar days and five working days follow
/// alike, since 4 June was a Sunday. An expiry that is not given is worked out in calendar days and marked as ambiguous.
public enum BillingExpiry {
  /// What is known of the bill; nil is unknown.
  public struct Facts: Sendable {
    /// When the bill was made.
    public var billed: Moment?
    /// The expiry as printed.
    public var expires: Moment?
    /// The moment the bill is looked at or paid.
    public var now: Moment?

    public init(billed: Moment? = nil, expires: Moment? = nil, now: Moment? = nil) {
      self.billed = billed
      self.expires = expires
      self.now = now
    }
  }

  /// The verdict with the expiry it rests on.
  public struct Answer: Sendable {
    public internal(set) var verdict: Verdict
    /// The printed expiry, else the one worked out.
    public internal(set) var expires: Moment?
    /// Whether the bill can be paid; nil when that is not asked about or not known.
    public internal(set) var isPayable: Bool?
  }

  /// Judges a bill at a moment, which itself may still be the last.
  public static func assess(_ facts: Facts, under rulebook: Rulebook, asOf day: CalendarDay? = nil) -> Answer? {
    guard let context = rulebook.context(for: .sinkarkes, asOf: day) else { return nil }
    var answer = Answer(verdict: Verdict(context))
    guard context.coversDay,
      let row = context.edition.tables.billingTimes.first(where: { $0.rule.holds(on: context.rowDay) })
    else {
      answer.verdict.leaveUncovered()
      return answer
    }
    if let printed = facts.expires {
      answer.expires = printed
      if let billed = facts.billed, billed.isAfter(onSameClock: printed) == true {
        // One of the two is wrong, and nobody can tell which.
        answer.verdict.add(
          Finding(.warns, row.rule, subject: "expires_at", found: "\(printed)", expected: "≥ \(billed)"))
        answer.verdict.leaveOpen()
        return answer
      }
      judge(facts.now, printed, row.rule, &answer)
    } else if let billed = facts.billed {
      let readings = row.content.readings(from: billed)
      answer.expires = readings.first
      guard readings.count == 2, let early = readings.first, let late = readings.last else {
        answer.verdict.leaveOpen()
        return answer
      }
      answer.verdict.add(
        Finding(.warns, row.rule, subject: "expires_at", expected: "\(early)", isAmbiguous: true))
      // Between the two readings only the print can tell.
      if let now = facts.now, now.isAfter(onSameClock: early) != now.isAfter(onSameClock: late) {
        answer.verdict.miss("expires_at", for: row.rule)
      } else {
        judge(facts.now, early, row.rule, &answer)
      }
    } else {
      answer.verdict.miss("expires_at", for: row.rule)
    }
    return answer
  }

  private static func judge(_ now: Moment?, _ expires: Moment, _ rule: Rule, _ answer: inout Answer) {
    guard let now else {
      return answer.verdict.add(Finding(.informs, rule, subject: "expires_at", found: expires.description))
    }
    guard let isOver = now.isAfter(onSameClock: expires) else {
      return answer.verdict.miss(now.zone == nil ? "now.zone" : "expires_at.zone", for: rule)
    }
    answer.isPayable = !isOver
    answer.verdict.add(
      Finding(isOver ? .blocks : .informs, rule, subject: "now", found: "\(now)", expected: "≤ \(expires)"))
  }
}

/// How long a bill can be paid: until a time of a later day.
struct BillingTime: Sendable {
  let days: Int
  /// The second of the last day, itself still in time.
  let second: Int

  /// The expiry in calendar days and in working days.
  func readings(from billed: Moment) -> [Moment] {
    var readings: [Moment] = []
    for day in [billed.day.adding(days: days), WorkingCalendar().day(days, after: billed.day)] {
      if let day, let moment = Moment(day: day, second: second, zone: billed.zone) { readings.append(moment) }
    }
    return readings
  }
}
