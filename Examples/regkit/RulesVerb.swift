import RegKit
import RegKitImaging

/// `regkit rules`: what the tables say and where it stands in the law.
struct RulesVerb {
  static let help = """
    regkit rules                 list every rule with its edition and citation
    regkit rules ID              show one: citation, quoted words, message, rows, period, confidence
    regkit rules --check FILE…   check tables that were edited, alone, together and beside the others
    regkit rules --coverage      list every id of the catalogue: what implements it and which worked case shows it, or why
                                 nothing can be checked
    regkit rules --stale --as-of DAY
                                 list the rules last compared with their source more than a year before a day

    --check prints one line for each problem, with line, element, attribute, what was found and what was expected, and
    ends with status 1; the tables in use are never changed by it. A rule with an id that RegKit does not know is noted, and
    does not change the status. With --json, one line of JSON for each problem and note. A new edition and the one it takes
    the place of name each other, and are checked in one call.
    --coverage ends with status 1 when an id is missing, --stale when a rule is stale; with --json, one line of JSON each.
    --edition limits the lists.

    Example: regkit rules BARCODE.PRIMARY.EXEMPT.OTSK.h
    """

  static let flags = ["--coverage", "--stale"]

  private let arguments: Arguments
  private let rulebook: Rulebook

  init(_ arguments: Arguments, _ rulebook: Rulebook) {
    self.arguments = arguments
    self.rulebook = rulebook
  }

  func run() throws -> ExitStatus {
    let edited = arguments.values(of: "--check")
    if !edited.isEmpty { return try check(edited + arguments.rest) }
    if arguments.has("--coverage") { return coverage() }
    if arguments.has("--stale") { return try stale() }
    guard let id = arguments.rest.first else { return list() }
    return try show(id)
  }

  private func check(_ paths: [String]) throws -> ExitStatus {
    let tables = try paths.map { try contents(of: $0) }
    do throws(TableError) {
      for (path, edition) in zip(paths, try rulebook.editions(adding: tables)) {
        for note in rulebook.notes(on: edition) { report(note, in: path, isNote: true) }
        if !arguments.isJSON { Terminal.print("\(path): \(edition.id): \(edition.rules.count) rules, no problem") }
      }
      return .allowed
    } catch {
      for problem in error.problems { report(problem, in: paths[problem.table], isNote: false) }
      return .refused
    }
  }

  private func report(_ problem: TableProblem, in path: String, isNote: Bool) {
    let language = arguments.language
    guard !arguments.isJSON else { return Terminal.print(problem.json(in: path, isNote: isNote, language)) }
    let mark = isNote ? (language == .english ? "note: " : "catatan: ") : ""
    Terminal.print("\(path): \(mark)\(problem.message(in: language))")
  }

  private func list() -> ExitStatus {
    if arguments.isJSON {
      Terminal.print(rulebook.json(in: arguments.language))
      return .allowed
    }
    for edition in rulebook.editions where arguments.edition == nil || edition.id == arguments.edition {
      let until = edition.period.until.map { " – < \($0)" } ?? " –"
      Terminal.print("\(edition.id)  \(edition.title[arguments.language])  (\(edition.period.from)\(until))")
      for rule in edition.rules {
        let id = rule.id + String(repeating: " ", count: max(1, 34 - rule.id.utf8.count))
        Terminal.print("  \(id)\(rule.citation)\(rule.confidence == .high ? "" : "  [\(rule.confidence.rawValue)]")")
      }
    }
    return .allowed
  }

  private func coverage() -> ExitStatus {
    let coverage = rulebook.coverage()
    for entry in coverage {
      if arguments.isJSON {
        Terminal.print(entry.jsonText(in: arguments.language))
        continue
      }
      if entry.rules.isEmpty { Terminal.print(line(entry.id, .missing, "no table has this rule")) }
      for rule in entry.rules where arguments.edition == nil || rule.edition == arguments.edition {
        Terminal.print(line(rule.id, rule.coverage, "\(how(rule)); \(rule.citation)  (\(rule.edition))"))
      }
    }
    if !arguments.isJSON {
      let unknown = coverage.filter { !$0.isKnown }
      if !unknown.isEmpty {
        Terminal.print("not known to RegKit: " + unknown.map { $0.id }.joined(separator: ", "))
      }
      Terminal.print("beyond the catalogue: " + counts(of: coverage.filter { !$0.isInCatalogue && $0.isKnown }))
      Terminal.print("the catalogue: " + counts(of: coverage.filter { $0.isInCatalogue }))
    }
    return coverage.contains { $0.status == .missing } ? .refused : .allowed
  }

  private func counts(of coverage: [Coverage]) -> String {
    let parts = Coverage.Status.allCases.map { status in
      "\(coverage.count { $0.status == status }) \(status.rawValue)"
    }
    return parts.joined(separator: ", ")
  }

  private func line(_ id: String, _ status: Coverage.Status, _ rest: String) -> String {
    let id = id + String(repeating: " ", count: max(1, 44 - id.utf8.count))
    return id + status.rawValue + String(repeating: " ", count: 15 - status.rawValue.utf8.count) + rest
  }

  private func how(_ rule: Rule) -> String {
    if let why = rule.informs { return why[arguments.language] }
    let by = rule.rowKinds.map { "<\($0)>" } + (rule.appliedBy.map { [$0] } ?? [])
    let cases = rule.cases.isEmpty ? "no case" : "case " + rule.cases.joined(separator: ", ")
    return (by.isEmpty ? "neither rows nor a type" : by.joined(separator: ", ")) + "; " + cases
  }

  private func stale() throws -> ExitStatus {
    guard let day = arguments.asOf else {
      throw CommandError(
        "rules --stale: tidak ditemukan tanggal, seharusnya --as-of yyyy-mm-dd",
        "rules --stale: found no day, expected --as-of yyyy-mm-dd")
    }
    let rules = rulebook.staleRules(asOf: day).filter { arguments.edition == nil || $0.edition == arguments.edition }
    for rule in rules {
      Terminal.print(
        arguments.isJSON
          ? rule.reminderText(in: arguments.language)
          : "\(rule.edition), line \(rule.line): \(rule.id): compared on \(rule.compared); \(rule.citation)")
    }
    if !arguments.isJSON { Terminal.print("\(rules.count) stale as of \(day)") }
    return rules.isEmpty ? .allowed : .refused
  }

  private func show(_ id: String) throws -> ExitStatus {
    let rules = rulebook.rules(id: id).filter { arguments.edition == nil || $0.edition == arguments.edition }
    guard !rules.isEmpty else {
      let known = rulebook.nearestRuleID(to: id).map { Terminal.pick(", mungkin ", ", perhaps ") + $0 } ?? ""
      throw CommandError(
        "rules: ditemukan \"\(id)\", seharusnya id suatu aturan\(known)",
        "rules: found \"\(id)\", expected the id of a rule\(known)")
    }
    for rule in rules { Terminal.print(arguments.isJSON ? rule.jsonText(in: arguments.language) : text(of: rule)) }
    return .allowed
  }

  private func text(of rule: Rule) -> String {
    var lines = ["\(rule.id)  (\(rule.edition))"]
    for citation in rule.citations { lines.append("  " + citation.text) }
    lines.append("  «\(rule.quote)»")
    lines.append("  " + rule.message[arguments.language])
    if let reading = rule.otherReading {
      lines.append(
        "  " + (arguments.language == .english ? "other reading: " : "bacaan lain: ") + reading[arguments.language])
    }
    for row in rule.rows { lines.append("  | " + row) }
    let until = rule.period.until.map { " until, not including, \($0)" } ?? ", no end known"
    lines.append(
      "  from \(rule.period.from)\(until); compared with the source on \(rule.compared); confidence \(rule.confidence.rawValue)"
    )
    return lines.joined(separator: "\n") + "\n"
  }
}
