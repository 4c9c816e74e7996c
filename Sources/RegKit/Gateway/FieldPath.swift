/// The way from the top of a question to the value that is looked at, `inputs.files[2].name`, put together only when a
/// problem is told.
struct FieldPath {
  private enum Step {
    case key(String)
    case item(Int)
  }

  private var steps: [Step]

  /// Begins at a key; "" for the value as a whole.
  init(_ root: String = "") { steps = root.isEmpty ? [] : [.key(root)] }

  mutating func enter(_ key: String) { steps.append(.key(key)) }
  mutating func enter(item: Int) { steps.append(.item(item)) }

  /// Goes back by one step.
  mutating func leave() { _ = steps.popLast() }

  var text: String {
    var text = ""
    for step in steps {
      switch step {
      case .key(let key):
        if !text.isEmpty { text += "." }
        text += key
      case .item(let index): text += "[\(index)]"
      }
    }
    return text
  }

  /// The path of a member of the value that is looked at.
  func text(of key: String) -> String {
    let own = text
    return own.isEmpty ? key : own + "." + key
  }

  /// The path of an item of the list that is looked at.
  func text(of index: Int) -> String { text + "[\(index)]" }
}
