import RegKit

/// `regkit flow`: the workflow of a system as a diagram.
struct FlowVerb {
  static let help = """
    regkit flow              list the systems whose workflows the tables hold
    regkit flow SYSTEM       draw one in the DOT language of Graphviz
    regkit flow SYSTEM --mermaid    draw it in the language of Mermaid

    States and moves are those of the rule tables: action, actors, channels, conditions in brackets. Beginnings and ends
    are marked; a move that rests on one of several readings of its source is dashed. With --json, states, moves and
    lists as one line of JSON for each system. The status is 3 when the edition asked for says nothing of the system.

    Example: regkit flow ttac | dot -Tsvg > ttac.svg
    """

  static let flags = ["--mermaid"]

  private let arguments: Arguments
  private let rulebook: Rulebook

  init(_ arguments: Arguments, _ rulebook: Rulebook) throws(CommandError) {
    guard arguments.rest.count <= 1 else {
      throw CommandError(
        "flow: ditemukan \(arguments.rest.count) sistem, seharusnya satu atau tidak ada",
        "flow: found \(arguments.rest.count) systems, expected one or none")
    }
    self.arguments = arguments
    self.rulebook = rulebook
  }

  func run() throws(CommandError) -> ExitStatus {
    guard let system = arguments.rest.first else {
      for system in Workflow.systems(under: rulebook) {
        guard let workflow = try workflow(of: system) else { continue }
        Terminal.print(arguments.isJSON ? workflow.json(in: arguments.language) : line(workflow))
      }
      return .allowed
    }
    guard let workflow = try workflow(of: system) else {
      Terminal.complain(
        "regkit: flow: " + pick("the edition asked for says nothing of ", "edisi itu tidak memuat ") + system)
      return .undetermined
    }
    if arguments.isJSON {
      Terminal.print(workflow.json(in: arguments.language))
    } else {
      Terminal.print(arguments.has("--mermaid") ? workflow.mermaid : workflow.dot)
    }
    return .allowed
  }

  private func workflow(of system: String) throws(CommandError) -> Workflow? {
    do throws(QuestionError) {
      return try Workflow(system, under: rulebook, edition: arguments.edition, asOf: arguments.asOf)
    } catch {
      let text = error.problems.map { $0.message(in: arguments.language) }.joined(separator: "\nregkit: ")
      throw CommandError(message: "flow: " + text)
    }
  }

  private func line(_ workflow: Workflow) -> String {
    let name = workflow.system + String(repeating: " ", count: max(1, 14 - workflow.system.utf8.count))
    let counts = pick(
      "\(workflow.states.count) states, \(workflow.moves.count) moves",
      "\(workflow.states.count) status, \(workflow.moves.count) perpindahan")
    return "\(name)\(counts)  (\(workflow.edition.id))"
  }

  private func pick(_ english: String, _ indonesian: String) -> String {
    arguments.language == .english ? english : indonesian
  }
}
