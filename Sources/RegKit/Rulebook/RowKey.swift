internal import GS1

/// What a row matches, in words: `method of obat_keras, designated true`.
struct RowKey: Hashable, ExpressibleByStringInterpolation {
  let text: String

  init(stringLiteral text: String) { self.text = text }

  init(stringInterpolation parts: Parts) { text = parts.text }

  /// Writes a key into room enough for it from the start: a table has thousands, and a `String` would grow as it is written.
  struct Parts: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + 24 * interpolationCount)
    }

    mutating func appendLiteral(_ literal: String) { text += literal }
    mutating func appendInterpolation(_ part: String) { text += part }
    mutating func appendInterpolation(_ part: Int) { text += String(part) }
    mutating func appendInterpolation(_ part: Bool) { text += part ? "true" : "false" }
    mutating func appendInterpolation(_ part: CalendarDay) { text += part.description }
  }
}
