/// The states and moves of a table by number, so that what the checks follow is no text.
struct WorkflowGraph {
  /// The states a move leads from and to.
  struct Ends {
    let from: Int
    let to: Int
  }

  /// An action in a state.
  struct Step: Hashable {
    let from: Int
    let action: String
  }

  /// The number of each state of the table, in its order; two rows of one name have one number.
  let states: [Int]
  /// The ends of each move of the table, in its order.
  let moves: [Ends]
  private let numbers: [String: Int]
  /// The last state of the table with each number; none where only a move names it.
  private let declared: [Int?]

  init(_ tables: Tables) {
    var numbers: [String: Int] = [:]
    func number(_ system: String, _ name: String) -> Int {
      let next = numbers.count
      let key = Self.key(system, name)
      if let number = numbers[key] { return number }
      numbers[key] = next
      return next
    }
    var states: [Int] = []
    for state in tables.states { states.append(number(state.system, state.name)) }
    var moves: [Ends] = []
    for move in tables.moves {
      moves.append(Ends(from: number(move.system, move.from), to: number(move.system, move.to)))
    }
    var declared = [Int?](repeating: nil, count: numbers.count)
    for (place, number) in states.enumerated() { declared[number] = place }
    self.numbers = numbers
    self.states = states
    self.moves = moves
    self.declared = declared
  }

  /// A name in one text with its system, which is one word.
  static func key(_ system: String, _ name: String) -> String { system + " " + name }

  /// The place in the table of the state with a number.
  func state(at number: Int) -> Int? { declared[number] }

  /// The place in the table of a state.
  func state(_ system: String, _ name: String) -> Int? { numbers[Self.key(system, name)].flatMap { declared[$0] } }

  /// For each number, whether moves lead there from one of the states at some places of the table.
  func reached(from places: [Int]) -> [Bool] {
    var onward = [[Int]](repeating: [], count: declared.count)
    for ends in moves { onward[ends.from].append(ends.to) }
    var reached = [Bool](repeating: false, count: declared.count)
    var open = places.map { states[$0] }
    while let number = open.popLast() {
      if reached[number] { continue }
      reached[number] = true
      open += onward[number]
    }
    return reached
  }
}
