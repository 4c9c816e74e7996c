extension Workflow {
  /// A move from a state to a state: the action, who may take it, by which channel, and on which conditions.
  public struct Move: Sendable {
    /// The rule that states the move.
    public let rule: Rule
    let system: String
    /// The line of its row in the table.
    let line: Int
    public let from: String
    public let action: String
    /// Other names of the action.
    public let actionSpellings: [String]
    public let to: String
    /// Who may take it; empty where the source does not say.
    public internal(set) var actors: [String]
    /// The channels by which it may be taken; empty where the source does not say.
    public internal(set) var channels: [String]
    /// The activity it belongs to, whose actors, channels and code levels hold for it.
    public let activity: String?
    public let conditions: [Condition]
    /// Whether the source states the move beyond doubt.
    public let isCertain: Bool

    /// The actors and channels of the row itself, before those of its activity.
    let ownActors: [String]
    let ownChannels: [String]

    var actionNames: [String] { [action] + actionSpellings }
  }
}

extension Workflow.Move {
  /// The move with the actors and channels of its activity where it names none itself.
  func completed(by activities: [Workflow.Activity]) -> Self {
    guard let activity else { return self }
    var move = self
    for row in activities where row.name == activity {
      if move.actors.isEmpty { move.actors = row.actors?.allowed ?? [] }
      if move.channels.isEmpty { move.channels = row.channels?.allowed ?? [] }
    }
    return move
  }

  /// Whether two moves could both be meant by the same facts.
  func overlaps(_ other: Self) -> Bool {
    Self.meet(ownActors, other.ownActors) && Self.meet(ownChannels, other.ownChannels)
      && !isToldApartByConditions(from: other) && rule.period.overlaps(other.rule.period)
  }

  /// Whether a condition of one excludes a condition of the other.
  func isToldApartByConditions(from other: Self) -> Bool {
    conditions.contains { one in other.conditions.contains { one.excludes($0) } }
  }

  /// Whether two lists have a word in common; an empty one stands for every word.
  private static func meet(_ one: [String], _ other: [String]) -> Bool {
    one.isEmpty || other.isEmpty || one.contains { other.contains($0) }
  }
}
