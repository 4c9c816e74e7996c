extension Workflow {
  /// The workflow as a diagram in the DOT language of Graphviz.
  ///
  /// States and moves stand in the order of the table, so that the same table gives the same text. Beginnings are filled,
  /// ends have a double border, and a move that rests on one of several readings is dashed.
  public var dot: String {
    var lines = [
      "digraph \(Self.dotQuoted(system)) {",
      "  label = \(Self.dotQuoted(system + ", " + edition.id));",
      "  rankdir = LR;",
      "  node [shape = box, style = rounded];",
    ]
    for state in states {
      var attributes: [String] = []
      if state.isInitial { attributes.append("style = \"rounded,filled\"") }
      if isFinal(state) { attributes.append("peripheries = 2") }
      if !state.covers.isEmpty { attributes.append("style = \"rounded,dotted\"") }
      let suffix = attributes.isEmpty ? "" : " [" + attributes.joined(separator: ", ") + "]"
      lines.append("  \(Self.dotQuoted(state.name))\(suffix);")
    }
    for move in moves {
      let label = move.labelLines.map(Self.dotEscaped).joined(separator: "\\n")
      let style = move.isCertain ? "" : ", style = dashed"
      lines.append(
        "  \(Self.dotQuoted(move.from)) -> \(Self.dotQuoted(move.to)) [label = \"\(label)\"\(style)];")
    }
    for state in states {
      for place in state.covers {
        lines.append("  \(Self.dotQuoted(state.name)) -> \(Self.dotQuoted(place)) [style = dotted, arrowhead = none];")
      }
    }
    lines.append("}")
    return lines.joined(separator: "\n")
  }

  /// The workflow as a flowchart in the language of Mermaid.
  ///
  /// Beginnings are rounded, ends have a double border; a move that rests on one of several readings is dotted.
  public var mermaid: String {
    var lines = ["flowchart LR"]
    var places: [String: Int] = [:]
    for (index, state) in states.enumerated() {
      places[state.name] = index
      let text = "\"\(Self.mermaidEscaped(state.name))\""
      let node = state.isInitial ? "([\(text)])" : isFinal(state) ? "[[\(text)]]" : "[\(text)]"
      lines.append("  s\(index)\(node)")
    }
    for move in moves {
      guard let from = places[move.from], let to = places[move.to] else { continue }
      let label = move.labelLines.map(Self.mermaidEscaped).joined(separator: "<br/>")
      lines.append("  s\(from) \(move.isCertain ? "-->" : "-.->")|\"\(label)\"| s\(to)")
    }
    for (index, state) in states.enumerated() {
      for name in state.covers {
        if let place = places[name] { lines.append("  s\(index) -.- s\(place)") }
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func dotQuoted(_ text: String) -> String { "\"" + dotEscaped(text) + "\"" }

  private static func dotEscaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      // A line end inside a name is no line of the diagram.
      case _ where scalar.value < 0x20: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Mermaid reads entities between `#` and `;` in quoted text.
  private static func mermaidEscaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "#", "&", "<", ">", "`": result += "#\(scalar.value);"
      case _ where scalar.value < 0x20: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Workflow.Move {
  /// What a diagram writes at the move: the action, then who takes it, by which channels, and on which conditions.
  fileprivate var labelLines: [String] {
    var lines = [action]
    if !actors.isEmpty { lines.append(actors.joined(separator: ", ")) }
    if !channels.isEmpty { lines.append("via " + channels.joined(separator: ", ")) }
    for condition in conditions { lines.append("[" + condition.description + (condition.isPresumed ? " ?]" : "]")) }
    return lines
  }
}
