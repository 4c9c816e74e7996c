/// What stands in a rule beside its wording: the rows that a regulator may change.
extension XMLElement {
  /// The elements of a rule that are rows.
  var rows: [XMLElement] { children.filter { $0.isRow } }

  /// Whether an element of a rule is a row.
  private var isRow: Bool {
    switch name {
    case "quote", "message", "other-reading", "informs": false
    default: true
    }
  }

  /// A row as one line for people: its element and attributes as they stand in the file.
  var described: String {
    var line = name
    for attribute in attributes { line += " \(attribute.name)=\"\(attribute.value)\"" }
    let inner = children.map { $0.text }.filter { !$0.isEmpty }
    if !inner.isEmpty { line += ": " + inner.joined(separator: ", ") }
    return line
  }
}
