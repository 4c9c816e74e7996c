import RegKit
import RegKitImaging

/// `regkit rules`: what the tables say and where it stands in the law.
struct RulesVerb {
  static let help = """
    regkit rules                 list every rule with its edition and citation
    regkit rules ID              show one: citation, quoted words, message, rows, period, confidence
    regkit rules --check FILE    check a table that was edited, alone and beside the others

    --check prints one line for each problem, with line, element, attribute, what was found and what was expected, and
    ends with status 1; the tables in use are never changed by it. With --json, one line of JSON for each problem.
    --edition limits the list.

    Example: regkit rules BARCODE.PRIMARY.EXEMPT.OTSK.h
    """

  private let arguments: Arguments
  private let rulebook: Rulebook

  init(_ arguments: Arguments, _ rulebook: Rulebook) {
    self.arguments = arguments
    self.rulebook = rulebook
  }

  func run() throws -> ExitStatus {
    if let path = arguments.values(of: "--check").first { return try check(path) }
    guard let id = arguments.rest.first else { return list() }
    return try show(id)
  }

  private func check(_ path: String) throws -> ExitStatus {
    let bytes = try readFile(path, limit: 8 << 20)
    do throws(TableError) {
      let updated = try rulebook.adding(table: bytes)
      let before = rulebook.editions.map { ObjectIdentifier($0) }
      for edition in updated.editions where !before.contains(ObjectIdentifier(edition)) {
        if !arguments.isJSON { Terminal.print("\(path): \(edition.id): \(edition.rules.count) rules, no problem") }
      }
      return .allowed
    } catch {
      for problem in error.problems {
        Terminal.print(
          arguments.isJSON
            ? problem.json(in: path, arguments.language) : "\(path): \(problem.message(in: arguments.language))")
      }
      return .refused
    }
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

  private func show(_ id: String) throws -> ExitStatus {
    let rules = rulebook.rules(id: id).filter { arguments.edition == nil || $0.edition == arguments.edition }
    guard !rules.isEmpty else {
      let known = rulebook.nearestRuleID(to: id).map { ", perhaps \($0)" } ?? ""
      throw Arguments.UsageError(message: "rules: found \"\(id)\", expected the id of a rule\(known)")
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
