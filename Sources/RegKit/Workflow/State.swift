extension Workflow {
  /// A state of a workflow.
  public struct State: Sendable {
    /// The rule that names the state.
    public let rule: Rule
    let system: String
    /// The line of its row in the table.
    let line: Int
    /// Its name, in the words of the source.
    public let name: String
    /// Other ways to write it.
    public let spellings: [String]
    /// Whether a workflow may begin here.
    public let isInitial: Bool
    /// Whether the source settles what may not follow; otherwise a refusal rests on its silence.
    public let isCertain: Bool
    /// The states it stands for, when it stands for several; empty otherwise.
    public let covers: [String]

    var names: [String] { [name] + spellings }

    /// The states in which the system is when it is in this one.
    var places: [String] { covers.isEmpty ? [name] : covers }
  }
}
