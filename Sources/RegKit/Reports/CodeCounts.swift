public import GS1

/// The fewest secondary and tertiary codes that hold a request for primary codes.
///
/// Pasal 8 ayat (2) huruf d to f of Peraturan BPOM 33/2018 ask for the number of primary codes and for how many fit in the
/// pack above; the numbers of the other codes follow from them and stand nowhere in the text.
public enum CodeCounts {
  /// What a request says; nil is unknown.
  public struct Facts: Sendable, Hashable {
    public var primaryRequested: Int?
    public var maxPrimaryPerSecondary: Int?
    public var maxSecondaryPerTertiary: Int?

    public init(primaryRequested: Int? = nil, maxPrimaryPerSecondary: Int? = nil, maxSecondaryPerTertiary: Int? = nil) {
      self.primaryRequested = primaryRequested
      self.maxPrimaryPerSecondary = maxPrimaryPerSecondary
      self.maxSecondaryPerTertiary = maxSecondaryPerTertiary
    }
  }

  /// The verdict with the numbers it found.
  public struct Answer: Sendable, Judged {
    public internal(set) var verdict: Verdict
    public internal(set) var minSecondaryCodes: Int?
    public internal(set) var minTertiaryCodes: Int?
  }

  /// Counts the codes; a count of 0 is refused.
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
    guard let rule = context.edition.rule("TTAC.REQUEST.CODE_COUNTS", on: context.rowDay) else {
      answer.verdict.leaveOpen()
      return answer
    }
    let counts = [
      ("primary_requested", facts.primaryRequested), ("max_primary_per_secondary", facts.maxPrimaryPerSecondary),
      ("max_secondary_per_tertiary", facts.maxSecondaryPerTertiary),
    ]
    for (name, count) in counts {
      guard let count else {
        answer.verdict.miss(name, for: rule)
        continue
      }
      if count < 1 {
        answer.verdict.add(Finding(.blocks, rule, subject: name, found: String(count), expected: "≥ 1"))
      }
    }
    guard answer.verdict.outcome != .refused, let primary = facts.primaryRequested,
      let perSecondary = facts.maxPrimaryPerSecondary
    else { return answer }
    let secondary = quotient(primary, perSecondary)
    answer.minSecondaryCodes = secondary
    answer.verdict.add(
      Finding(.informs, rule, subject: "min_secondary_codes", expected: String(secondary), isAmbiguous: true))
    guard let perTertiary = facts.maxSecondaryPerTertiary else { return answer }
    let tertiary = quotient(secondary, perTertiary)
    answer.minTertiaryCodes = tertiary
    answer.verdict.add(
      Finding(.informs, rule, subject: "min_tertiary_codes", expected: String(tertiary), isAmbiguous: true))
    return answer
  }

  /// The quotient rounded up, for numbers from 1; adding before dividing could run over.
  private static func quotient(_ number: Int, _ divisor: Int) -> Int { (number - 1) / divisor + 1 }
}
