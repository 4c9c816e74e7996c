extension Workflow {
  /// Words that the screens of a system list: statuses, folders, the parts of a profile, the pages of a form.
  public struct Listing: Sendable {
    /// What the list is for.
    public enum Use: String, Sendable, Hashable, CaseIterable {
      /// One of them is meant.
      case words
      /// All of them belong to one thing.
      case parts
      /// They follow one another in this order.
      case steps
    }

    /// The rule that gives the list.
    public let rule: Rule
    let system: String
    /// The name of the list, for example `menu_dokumen`.
    public let name: String
    public let use: Use
    public let items: [String]
    /// Other ways an item is written, scanning faults among them.
    let spellings: [(text: String, item: String)]

    /// The item a text stands for; nil when the list does not have it.
    public func item(for text: String) -> String? {
      let text = Workflow.folded(text)
      return items.first { Workflow.folded($0) == text }
        ?? spellings.first { Workflow.folded($0.text) == text }?.item
    }
  }
}
