public import GS1

/// The states of one system and the moves between them, as an edition of the tables holds them.
///
/// A system is a place where an application is made and followed: `asrot`, `esertifikasi`, `sinkarkes`, `insw`, `ebpom`,
/// `oss`, or `ttac` for the life of a code that track and trace follows. What a regulator may change is in the tables:
/// states, actions, who acts, by which channel, and on which conditions. `assess` judges one move, `next(from:)` tells
/// which moves there are, and `dot` and `mermaid` draw them all.
///
/// Words are those of the source, in Indonesian. Names are compared without regard to case, and `_` and blanks are one:
/// `evaluasi_pra_registrasi` is the state "evaluasi Pra Registrasi".
public struct Workflow: Sendable {
  /// The name of the system.
  public let system: String
  /// The edition whose tables describe it.
  public let edition: Edition
  /// Its states, in the order of the table.
  public let states: [State]
  /// Its moves, in the order of the table.
  public let moves: [Move]
  /// What its sources say of whole activities, such as who may report a receipt.
  public let activities: [Activity]
  /// The words its screens list.
  public let lists: [Listing]

  /// The workflow of a system in the edition that answers on a day; nil when that edition says nothing of the system.
  ///
  /// - Throws: `QuestionError` when no edition knows the system.
  public init?(
    _ system: String, under rulebook: Rulebook, edition: String? = nil, asOf day: CalendarDay? = nil
  ) throws(QuestionError) {
    let (name, subject) = try Self.find(system, under: rulebook)
    guard let context = rulebook.context(for: subject, edition: edition, asOf: day) else { return nil }
    self.init(name, in: context)
    if states.isEmpty { return nil }
  }

  init(_ system: String, in context: Verdict.Context) {
    let tables = context.edition.tables
    let day = context.rowDay
    self.system = system
    edition = context.edition
    states = tables.states.filter { $0.system == system && $0.rule.holds(on: day) }
    let activities = tables.activities.filter { $0.system == system && $0.rule.holds(on: day) }
    self.activities = activities
    moves = tables.moves.filter { $0.system == system && $0.rule.holds(on: day) }.map { $0.completed(by: activities) }
    lists = tables.lists.filter { $0.system == system && $0.rule.holds(on: day) }
  }

  /// The systems that the tables describe, in the order of the alphabet.
  public static func systems(under rulebook: Rulebook) -> [String] {
    var names: Set<String> = []
    for edition in rulebook.editions { for state in edition.tables.states { names.insert(state.system) } }
    return names.sorted()
  }

  /// The state of a name, in any of its spellings.
  public func state(named name: String) -> State? {
    let name = Self.folded(name)
    return states.first { $0.names.contains { Self.folded($0) == name } }
  }

  /// The action of a name, in any of its spellings, as the table writes it.
  public func action(named name: String) -> String? {
    let name = Self.folded(name)
    return moves.first { move in move.actionNames.contains { Self.folded($0) == name } }?.action
  }

  /// Every action the system knows, each once, in the order of the table.
  public var actions: [String] {
    var names: [String] = []
    for move in moves where !names.contains(move.action) { names.append(move.action) }
    return names
  }

  /// What may happen next: every move out of a state, with its actors, channels, conditions and rule.
  ///
  /// A state that stands for several has the moves of all of them. An unknown state has none.
  public func next(from name: String) -> [Move] {
    guard let state = state(named: name) else { return [] }
    let places = state.places
    return moves.filter { places.contains($0.from) }
  }

  /// Whether nothing leads on from a state to another.
  public func isFinal(_ state: State) -> Bool {
    state.covers.isEmpty && !moves.contains { $0.from == state.name && $0.to != state.name }
  }
}

extension Workflow {
  /// The name as names are compared: lower case, and a run of blanks and underscores as one blank.
  static func folded(_ text: String) -> String {
    if let folded = text.foldedASCII({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "_") }) { return folded }
    var result = ""
    var isPending = false
    for scalar in text.lowercased().unicodeScalars {
      if scalar == " " || scalar == "_" {
        isPending = !result.isEmpty
      } else {
        if isPending { result += " " }
        isPending = false
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The name of a system as the tables write it, and the subject whose editions describe it.
  static func find(_ system: String, under rulebook: Rulebook) throws(QuestionError) -> (String, Subject) {
    let wanted = folded(system)
    for edition in rulebook.editions {
      if let state = edition.tables.states.first(where: { folded($0.system) == wanted }) {
        return (state.system, edition.subject)
      }
    }
    throw QuestionError(problems: [
      .unknown(.unknownValue, "system", found: system, known: systems(under: rulebook))
    ])
  }
}
