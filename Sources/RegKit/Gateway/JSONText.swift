/// JSON on one line in UTF-8, written value by value.
///
/// An answer is mostly the words of the tables, so a text goes over in pieces as long as nothing in it has to be escaped:
/// quotation marks, backslashes and control characters, and no others.
package struct JSONText {
  private var bytes: [UInt8] = []

  /// The whole as a text.
  var text: String {
    // Only whole texts and ASCII ever went in, and texts are taken apart only at ASCII. So it is UTF-8, and to look at
    // every byte once more would take a tenth of the time that a whole answer takes.
    String(copying: UTF8Span(unchecked: bytes.span))
  }

  init(_ value: JSONValue) {
    // Room for an answer with a few findings, so that most are written without moving what stands there already.
    bytes.reserveCapacity(4096)
    write(value)
  }

  mutating func write(_ value: JSONValue) {
    switch value {
    case .null: append("null")
    case .bool(let flag): append(flag ? "true" : "false")
    case .integer(let number): append(String(number))
    case .real(let number): append(JSONValue.text(of: number))
    case .string(let text): write(text)
    case .array(let items): writeArray(of: items) { $0.write($1) }
    case .writing(let write): write(&self)
    case .object(let members):
      writeObject {
        for member in members { $0.write(member.key, member.value) }
      }
    }
  }

  // MARK: - Arrays and objects

  mutating func writeArray<Item>(of items: [Item], _ write: (inout JSONText, Item) -> Void) {
    bytes.append(UInt8(ascii: "["))
    for item in items {
      separate()
      write(&self, item)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Writes an object whose members a function writes, each by its name and then its value.
  mutating func writeObject(_ members: (inout JSONText) -> Void) {
    bytes.append(UInt8(ascii: "{"))
    members(&self)
    bytes.append(UInt8(ascii: "}"))
  }

  /// Writes the name of a member; those that stand in the source have nothing to escape.
  mutating func startMember(_ name: StaticString) {
    separate()
    name.withUTF8Buffer { appendQuoted($0, before: UInt8(ascii: ":")) }
  }

  mutating func write(_ name: StaticString, _ text: String) {
    startMember(name)
    write(text)
  }

  mutating func write(_ name: StaticString, _ number: Int) {
    startMember(name)
    append(String(number))
  }

  mutating func write(_ name: String, _ value: JSONValue) {
    separate()
    write(name)
    bytes.append(UInt8(ascii: ":"))
    write(value)
  }

  /// Writes the comma before an item or a member that is not the first: only the first stands behind an open bracket.
  private mutating func separate() {
    if bytes.last != UInt8(ascii: "["), bytes.last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
  }

  // MARK: - Texts

  mutating func write(_ text: String) {
    var text = text
    text.withUTF8 { text in
      guard Self.endOfPlainText(text, from: 0) == text.count else { return writeText { $0.append(escaping: text) } }
      appendQuoted(text)
    }
  }

  /// Writes one text whose parts a function appends.
  mutating func writeText(_ parts: (inout JSONText) -> Void) {
    bytes.append(UInt8(ascii: "\""))
    parts(&self)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Appends a part of a text.
  mutating func append(escaping text: String) {
    var text = text
    text.withUTF8 { append(escaping: $0) }
  }

  private mutating func append(escaping text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while start < text.count {
      let end = Self.endOfPlainText(text, from: start)
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<end]))
      if end < text.count { append(escaped: text[end]) }
      start = end + 1
    }
  }

  /// Appends what has nothing to escape and stands outside quotation marks, or is an escape itself.
  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  /// Appends a text without anything to escape in quotation marks, and what stands behind them; one look for room.
  private mutating func appendQuoted(_ text: UnsafeBufferPointer<UInt8>, before next: UInt8? = nil) {
    bytes.append(addingCapacity: text.count + 3) { room in
      room.append(UInt8(ascii: "\""))
      room.withUnsafeMutableBufferPointer { room, count in
        count += UnsafeMutableBufferPointer(rebasing: room[count...]).update(fromContentsOf: text)
      }
      room.append(UInt8(ascii: "\""))
      if let next { room.append(next) }
    }
  }

  private mutating func append(escaped byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case 0x08: append("\\b")
    case 0x0C: append("\\f")
    case 0x0A: append("\\n")
    case 0x0D: append("\\r")
    case 0x09: append("\\t")
    default:
      append("\\u00")
      for digit in [byte >> 4, byte & 15] { bytes.append(digit < 10 ? 0x30 + digit : 0x37 + digit) }
    }
  }

  /// Where the first byte stands, from a place on, that a text in JSON has only escaped; or the end.
  static func endOfPlainText(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(text)
    var place = start
    while place + 8 <= raw.count, !isEscaped(raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)) { place += 8 }
    // What is left is short of eight bytes: the last eight of the text have it in them.
    if place + 8 > raw.count, raw.count - start >= 8,
      !isEscaped(raw.loadUnaligned(fromByteOffset: raw.count - 8, as: UInt64.self))
    {
      return raw.count
    }
    while place < text.count, text[place] >= 0x20, text[place] != UInt8(ascii: "\""), text[place] != UInt8(ascii: "\\")
    {
      place += 1
    }
    return place
  }

  /// Whether any of eight bytes stands in a text only escaped.
  private static func isEscaped(_ word: UInt64) -> Bool {
    word.hasByte(below: 0x20) || word.hasByte(UInt8(ascii: "\"")) || word.hasByte(UInt8(ascii: "\\"))
  }
}
