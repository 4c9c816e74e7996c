/// Reads JSON as nearly every question has it, and leaves the rest to Jansson.
///
/// What this reads Jansson reads too, to the same value, but for the memory it takes on the way. Where there could be a
/// doubt this gives nil: escapes, exponents and long numbers, deep nesting, large objects, a key that may stand twice, and
/// every error. So Jansson alone says what is no JSON, and why.
struct JSONReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0

  /// The value that takes up the whole of the bytes; nil where Jansson has to be asked.
  static func value(of bytes: UnsafeBufferPointer<UInt8>) -> JSONValue? {
    var reader = JSONReader(bytes: bytes)
    guard let value = reader.value(depth: 0) else { return nil }
    reader.skipBlanks()
    return reader.next == nil ? value : nil
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private var nextDigit: Int64? {
    guard let next, next.isDigit else { return nil }
    return Int64(next &- 0x30)
  }

  private mutating func skipBlanks() {
    while let next, next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 { place += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    place += 1
    return true
  }

  private mutating func take(_ word: String) -> Bool { word.utf8.allSatisfy { take($0) } }

  private mutating func value(depth: Int) -> JSONValue? {
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return object(depth: depth + 1)
    case UInt8(ascii: "["): return array(depth: depth + 1)
    case UInt8(ascii: "\""): return text().map { .string($0) }
    case UInt8(ascii: "t"): return take("true") ? .bool(true) : nil
    case UInt8(ascii: "f"): return take("false") ? .bool(false) : nil
    case UInt8(ascii: "n"): return take("null") ? .null : nil
    default: return number()
    }
  }

  private mutating func object(depth: Int) -> JSONValue? {
    guard depth <= JSONValue.depthLimit, take(UInt8(ascii: "{")) else { return nil }
    var members: [(key: String, value: JSONValue)] = []
    skipBlanks()
    if take(UInt8(ascii: "}")) { return .object(members) }
    members.reserveCapacity(4)
    repeat {
      skipBlanks()
      // Every key is compared with those before, so there may not be many.
      guard members.count < 64, let key = text(), !members.contains(where: { $0.key == key }) else { return nil }
      skipBlanks()
      guard take(UInt8(ascii: ":")), let value = value(depth: depth) else { return nil }
      members.append((key, value))
      skipBlanks()
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "}")) ? .object(members) : nil
  }

  private mutating func array(depth: Int) -> JSONValue? {
    guard depth <= JSONValue.depthLimit, take(UInt8(ascii: "[")) else { return nil }
    var items: [JSONValue] = []
    skipBlanks()
    if take(UInt8(ascii: "]")) { return .array(items) }
    repeat {
      guard let value = value(depth: depth) else { return nil }
      items.append(value)
      skipBlanks()
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "]")) ? .array(items) : nil
  }

  /// A text without escapes.
  private mutating func text() -> String? {
    guard take(UInt8(ascii: "\"")) else { return nil }
    let start = place
    place = JSONText.endOfPlainText(bytes, from: start)
    let text = UnsafeBufferPointer(rebasing: bytes[start..<place])
    guard take(UInt8(ascii: "\"")) else { return nil }
    // Of ASCII there is nothing to validate, which takes longer than all the rest.
    return text.allSatisfy { $0 < 0x80 }
      ? String(decoding: text, as: UTF8.self) : String(validating: text, as: UTF8.self)
  }

  /// A number of at most fifteen digits without an exponent.
  private mutating func number() -> JSONValue? {
    let isNegative = take(UInt8(ascii: "-"))
    let first = next
    var number: Int64 = 0
    var digits = 0
    while digits < 15, let digit = nextDigit {
      number = number * 10 + digit
      digits += 1
      place += 1
    }
    guard digits == 1 || (digits > 1 && first != 0x30) else { return nil }
    var scale: Int64 = 1
    let hasFraction = take(UInt8(ascii: "."))
    if hasFraction {
      while digits < 15, let digit = nextDigit {
        number = number * 10 + digit
        scale *= 10
        digits += 1
        place += 1
      }
    }
    // What follows a value is a comma, a bracket or a blank: further digits and exponents end in nil there.
    guard hasFraction else { return .integer(isNegative ? -number : number) }
    guard scale > 1, !isNegative else { return nil }
    // Both are whole numbers below 2^53, so the quotient is the number nearest to what was written.
    return .real(Double(number) / Double(scale))
  }
}
