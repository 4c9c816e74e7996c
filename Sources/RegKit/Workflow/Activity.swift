extension Workflow {
  /// The level of a code: on the primary pack, or on one that holds others.
  public enum CodeLevel: String, Sendable, Hashable, CaseIterable {
    case primer, sekunder, tersier
  }

  /// What one rule says of an activity: who reports it, by which channel, or with codes of which level.
  public struct Activity: Sendable {
    /// The words a rule allows, and those that only another reading of it would.
    public struct Words: Sendable, Hashable {
      public let allowed: [String]
      public let otherReading: [String]
    }

    /// The rule that says so.
    public let rule: Rule
    let system: String
    /// The name of the activity, for example `receipt`.
    public let name: String
    /// Who may report it; nil when the rule does not speak of it.
    public let actors: Words?
    /// By which channels; nil when the rule does not speak of it.
    public let channels: Words?
    /// With codes of which level; nil when the rule does not speak of it.
    public let levels: Words?
    /// The levels allowed beside those only where packs are aggregated.
    public let aggregatedLevels: [String]
  }
}
