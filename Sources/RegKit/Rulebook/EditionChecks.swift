internal import GS1

/// Checks over several editions at once: those of one subject follow each other day by day and name each other, and one of
/// them is the base edition.
///
/// A problem is told of the edition that was added, at its line and with its table: what stood there before was right
/// until then.
struct EditionChecks {
  /// Every edition, those that were added after the others.
  private let editions: [Edition]
  private let added: [Edition]
  private var problems: [TableProblem] = []

  private init(_ editions: [Edition], added: [Edition]) {
    self.editions = editions
    self.added = added
  }

  /// What is wrong with editions after some of them were added, in the order of their tables.
  static func problems(in editions: [Edition], added: [Edition]) -> [TableProblem] {
    var checks = EditionChecks(editions, added: added)
    for (place, edition) in added.enumerated() {
      // A pair of added editions is looked at once.
      for other in editions where !added[place...].contains(where: { $0 === other }) {
        if other.subject == edition.subject { checks.check(edition, beside: other) }
      }
    }
    for edition in added { checks.checkNames(of: edition) }
    checks.checkBases()
    return checks.problems
  }

  private mutating func check(_ edition: Edition, beside other: Edition) {
    if edition.id == other.id {
      return report(edition, "id", "\"\(edition.id)\" in two tables", "one table for each edition")
    }
    if edition.period.overlaps(other.period) {
      reportOverlap(of: edition, with: other)
    }
    if edition.isBase && other.isBase {
      report(
        edition, "base", "two base editions, \(other.id) and \(edition.id)", "one base edition for each subject")
    }
    checkLink(from: other, to: edition, edition)
    checkLink(from: edition, to: other, edition)
  }

  private mutating func reportOverlap(of edition: Edition, with other: Edition) {
    let expected = "editions of \(edition.subject.rawValue) that follow each other"
    let from = edition.period.from
    if from >= other.period.from {
      report(edition, "from", "\(edition.id) from \(from), while \(other.id) is in force", expected)
    } else {
      let until = edition.period.until.map { "until \($0)" } ?? "without an end"
      report(
        edition, "until", "\(edition.id) \(until), while \(other.id) is in force from \(other.period.from)", expected)
    }
  }

  // MARK: - Editions that follow each other

  /// Checks that an edition and the one it says to follow, or to be followed by, say so of each other, and that no day lies
  /// between them.
  private mutating func checkLink(from old: Edition, to new: Edition, _ edition: Edition) {
    let (namesNext, namesPrevious) = (old.supersededBy == new.id, new.previous == old.id)
    guard namesNext || namesPrevious else { return }
    // The edition that lacks the other's name is at fault; where that one was there before, the new one is.
    if !namesNext {
      if isAdded(old) {
        report(old, "superseded-by", quoted(old.supersededBy), "\"\(new.id)\", which names \(old.id) as previous")
      } else {
        let other = old.supersededBy.map { "is superseded by \($0)" } ?? "names none"
        report(edition, "previous", quoted(old.id), "an edition superseded by \(new.id); \(old.id) \(other)")
      }
    }
    if !namesPrevious {
      if isAdded(new) {
        report(new, "previous", quoted(new.previous), "\"\(old.id)\", which is superseded by \(new.id)")
      } else {
        let other = new.previous.map { "follows \($0)" } ?? "names none"
        report(edition, "superseded-by", quoted(new.id), "an edition whose previous is \(old.id); \(new.id) \(other)")
      }
    }
    checkGap(between: old, and: new, edition)
  }

  private mutating func checkGap(between old: Edition, and new: Edition, _ edition: Edition) {
    let (end, start) = (old.period.until, new.period.from)
    guard end != start, !old.period.overlaps(new.period) else { return }
    guard let end, end < start else {
      return report(edition, "from", "\(edition.period.from)", "\(new.id) to begin after \(old.id)")
    }
    if new === edition {
      report(new, "from", "\(start)", "\(end), the day from which \(old.id) no longer applies")
    } else {
      report(old, "until", "\(end)", "\(start), the first day of \(new.id)")
    }
  }

  private mutating func checkNames(of edition: Edition) {
    for (attribute, id) in [("previous", edition.previous), ("superseded-by", edition.supersededBy)] {
      guard let id, !editions.contains(where: { $0.id == id && $0.subject == edition.subject }) else { continue }
      // Where it is known which id has to stand there, that was said already.
      let place = place(of: edition)
      guard !problems.contains(where: { $0.table == place && $0.attribute == attribute }) else { continue }
      report(edition, attribute, quoted(id), "the id of a loaded edition of the same subject")
    }
  }

  private mutating func checkBases() {
    for (place, edition) in added.enumerated() {
      let isFirst = !added[..<place].contains { $0.subject == edition.subject }
      guard isFirst, !editions.contains(where: { $0.subject == edition.subject && $0.isBase }) else { continue }
      report(edition, "base", "no base edition of \(edition.subject.rawValue)", "one base edition for each subject")
    }
  }

  // MARK: - Reports

  private func isAdded(_ edition: Edition) -> Bool { added.contains { $0 === edition } }

  /// The place of an added edition among those added.
  private func place(of edition: Edition) -> Int { added.firstIndex { $0 === edition } ?? 0 }

  @inline(never)
  private mutating func report(_ edition: Edition, _ attribute: String, _ found: String, _ expected: String) {
    problems.append(
      TableProblem(
        line: edition.line, element: "edition", attribute: attribute, found: found, expected: expected,
        table: place(of: edition)))
  }

  private func quoted(_ id: String?) -> String { id.map { "\"\($0)\"" } ?? "nothing" }
}
