public import GS1

/// Whether breaking a provision carries an administrative sanction.
///
/// Source: Pasal 26 of Peraturan BPOM 33/2018, which lists the provisions. One that is listed brings all beneath it along:
/// Pasal 21 is listed whole, and so is its ayat (3). Of an article of which only some parts are listed, the part decides.
public enum Sanction {
  /// The verdict with what it found.
  public struct Answer: Sendable, Judged {
    public internal(set) var verdict: Verdict
    /// Whether the list names the provision; nil when that is not known.
    public internal(set) var isListed: Bool?
  }

  /// Looks a provision of the regulation up in its list of sanctions.
  public static func assess(
    _ provision: Provision?, under rulebook: Rulebook, edition: String? = nil, asOf day: CalendarDay? = nil
  ) -> Answer? {
    rulebook.answer(on: .barcode, edition: edition, asOf: day) { assess(provision, in: $0) }
  }

  private static func assess(_ provision: Provision?, in context: Verdict.Context) -> Answer {
    var answer = Answer(verdict: Verdict(context))
    guard context.coversDay else {
      answer.verdict.leaveUncovered()
      return answer
    }
    guard let provision else {
      answer.verdict.miss("provision", for: context.edition.tables.sanctions.first?.rule)
      return answer
    }
    guard let row = context.edition.tables.sanctions.first(where: { $0.rule.holds(on: context.rowDay) }) else {
      answer.verdict.leaveOpen()
      return answer
    }
    let listed = row.content.provisions
    if !row.content.has(provision) {
      // An article or paragraph the regulation does not have can be neither listed nor free.
      answer.verdict.leaveOpen()
    } else if listed.contains(where: { provision.isWithin($0) }) {
      answer.isListed = true
    } else if listed.contains(where: { $0.isWithin(provision) }) {
      answer.verdict.miss("provision.ayat", for: row.rule)
    } else {
      answer.isListed = false
    }
    answer.verdict.add(
      Finding(
        .informs, row.rule, subject: "provision", found: provision.text,
        expected: listed.map { $0.text }.joined(separator: ", ")))
    return answer
  }
}

/// The provisions whose breach is sanctioned.
struct SanctionRow: Sendable {
  let provisions: [Provision]
  /// How many paragraphs each article of the regulation has, from the first article on.
  let paragraphs: [Int]

  /// Whether a place is in an annex, or in an article and paragraph that the regulation has.
  func has(_ provision: Provision) -> Bool {
    let steps = provision.path.split(separator: "/")
    guard let first = steps.first, first.hasPrefix("pasal-") else { return true }
    guard let article = Int(first.dropFirst(6)), article >= 1, article <= paragraphs.count else { return false }
    guard let second = steps.dropFirst().first, second.hasPrefix("ayat-") else { return true }
    return Int(second.dropFirst(5)).map { $0 >= 1 && $0 <= paragraphs[article - 1] } ?? false
  }
}

extension Provision {
  /// Whether this place is another one or a part of it.
  fileprivate func isWithin(_ other: Provision) -> Bool { path == other.path || path.hasPrefix(other.path + "/") }
}
