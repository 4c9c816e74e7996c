internal import GS1

/// Checks over several editions at once: the periods of one subject may not overlap, and each has one base edition.
enum EditionChecks {
  static func problems(in editions: [Edition]) -> [TableProblem] {
    var problems: [TableProblem] = []
    for (index, edition) in editions.enumerated() {
      for other in editions[..<index] where other.subject == edition.subject {
        if edition.period.overlaps(other.period) {
          problems.append(
            problem(
              "from", "\(edition.id) from \(edition.period.from), while \(other.id) is in force",
              "editions of \(edition.subject.rawValue) that follow each other"))
        }
        if edition.isBase && other.isBase {
          problems.append(
            problem("base", "two base editions, \(other.id) and \(edition.id)", "one base edition for each subject"))
        }
      }
      for (attribute, id) in [("previous", edition.previous), ("superseded-by", edition.supersededBy)] {
        guard let id, !editions.contains(where: { $0.id == id && $0.subject == edition.subject }) else { continue }
        problems.append(problem(attribute, "\"\(id)\"", "the id of a loaded edition of the same subject"))
      }
    }
    for subject in Subject.allCases
    where editions.contains(where: { $0.subject == subject })
      && !editions.contains(where: { $0.subject == subject && $0.isBase })
    {
      problems.append(problem("base", "no base edition of \(subject.rawValue)", "one base edition for each subject"))
    }
    return problems
  }

  private static func problem(_ attribute: String, _ found: String, _ expected: String) -> TableProblem {
    TableProblem(line: 1, element: "edition", attribute: attribute, found: found, expected: expected)
  }
}
