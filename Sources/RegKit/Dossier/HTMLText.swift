/// HTML that is being written: elements with their text, everything escaped, in the syntax that is also XML.
///
/// Text can only come in through `text`, `element` and the values of attributes, so no fact of a dossier can become
/// markup. Elements are closed by the call that opened them.
struct HTMLText {
  private(set) var source = ""

  /// Writes an element whose content the closure writes.
  mutating func element(
    _ name: StaticString, _ attributes: [(name: StaticString, value: String)] = [], _ content: (inout HTMLText) -> Void
  ) {
    open(name, attributes)
    source += ">"
    content(&self)
    source += "</\(name)>"
  }

  /// Writes an element that holds only text.
  mutating func element(
    _ name: StaticString, _ attributes: [(name: StaticString, value: String)] = [], text: String
  ) {
    element(name, attributes) { $0.text(text) }
  }

  /// Writes an element that never has content, such as `meta`.
  mutating func emptyElement(_ name: StaticString, _ attributes: [(name: StaticString, value: String)] = []) {
    open(name, attributes)
    source += " />"
  }

  /// Writes text.
  mutating func text(_ text: String) { source += Self.escaped(text) }

  /// Writes markup of the program's own, such as a style sheet or a line end.
  mutating func markup(_ markup: StaticString) { source += "\(markup)" }

  private mutating func open(_ name: StaticString, _ attributes: [(name: StaticString, value: String)]) {
    source += "<\(name)"
    for attribute in attributes { source += " \(attribute.name)=\"" + Self.escaped(attribute.value) + "\"" }
  }

  /// Text in which nothing is markup: the five signs of XML as entities, and characters that no document may hold, or
  /// that would turn the order of the line, as a replacement sign.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case _ where isUnfit(scalar): escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static func isUnfit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F: true
    // Marks and overrides of direction show "gpj.exe" for "exe.jpg".
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    case 0xFDD0...0xFDEF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }
}
