internal import CJansson

/// A JSON value, read by `JSONReader` or Jansson and written by `JSONText`.
///
/// Objects keep the order of their members, so that an answer reads from the most important key down and two programs
/// that ask the same question get the same bytes.
package enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case real(Double)
  case string(String)
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])
  /// An array or object that is put into words when it is written; only answers have it, for what they say most of.
  case writing(@Sendable (inout JSONText) -> Void)

  /// The name of the value's type, as error messages use it.
  package var typeName: String {
    switch self {
    case .null: "null"
    case .bool: "boolean"
    case .integer, .real: "number"
    case .string: "string"
    case .array, .writing: "array"
    case .object: "object"
    }
  }

  /// The member of an object.
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }
}

/// Why a text is no JSON.
package struct JSONError: Error {
  package let offset: Int
  package let reason: String
}

extension JSONValue {
  /// Reads one JSON value that takes up the whole of the bytes.
  ///
  /// Members named twice are refused: two values for one fact are no fact. Numbers outside 64 bits are refused too, and
  /// so is nesting deeper than `depthLimit`. A byte order mark before the text, as editors on Windows write it, is passed
  /// over; offsets count it.
  package static func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) -> JSONValue {
    guard bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF else { return try value(of: bytes) }
    do throws(JSONError) {
      return try value(of: UnsafeBufferPointer(rebasing: bytes[3...]))
    } catch {
      throw JSONError(offset: error.offset + 3, reason: error.reason)
    }
  }

  private static func value(of bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) -> JSONValue {
    guard let base = bytes.baseAddress, !bytes.isEmpty else { throw JSONError(offset: 0, reason: "empty text") }
    if let value = JSONReader.value(of: bytes) { return value }
    if let offset = offsetBeyondDepthLimit(in: bytes) {
      throw JSONError(offset: offset, reason: "nesting deeper than \(depthLimit) levels")
    }
    var error = json_error_t()
    let flags = Int(JSON_REJECT_DUPLICATES | JSON_DECODE_ANY | JSON_ALLOW_NUL)
    let value = UnsafeRawPointer(base).withMemoryRebound(to: CChar.self, capacity: bytes.count) {
      json_loadb($0, bytes.count, flags, &error)
    }
    guard let value else {
      let reason = withUnsafeBytes(of: error.text) { text in
        String(decoding: text.prefix { $0 != 0 }, as: UTF8.self)
      }
      throw JSONError(offset: max(0, Int(error.position)), reason: reason)
    }
    defer { regkit_json_release(value) }
    return JSONValue(value)
  }

  /// Far deeper than any question; both readers recurse, and the thread of a host may have a small stack.
  static let depthLimit = 64

  private static func offsetBeyondDepthLimit(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var depth = 0
    var isInString = false
    var isEscaped = false
    for (offset, byte) in bytes.enumerated() {
      if isInString {
        if byte == UInt8(ascii: "\"") && !isEscaped { isInString = false }
        isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isInString = true
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        if depth > depthLimit { return offset }
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default: break
      }
    }
    return nil
  }

  private init(_ value: UnsafeMutablePointer<json_t>) {
    switch regkit_json_type(value) {
    case JSON_TRUE: self = .bool(true)
    case JSON_FALSE: self = .bool(false)
    case JSON_INTEGER: self = .integer(Int64(json_integer_value(value)))
    case JSON_REAL: self = .real(json_real_value(value))
    case JSON_STRING:
      let length = json_string_length(value)
      guard let text = json_string_value(value) else {
        self = .string("")
        return
      }
      let bytes = UnsafeRawBufferPointer(start: text, count: length)
      self = .string(String(decoding: bytes, as: UTF8.self))
    case JSON_ARRAY:
      var items: [JSONValue] = []
      for index in 0..<json_array_size(value) {
        if let item = json_array_get(value, index) { items.append(JSONValue(item)) }
      }
      self = .array(items)
    case JSON_OBJECT:
      var members: [(key: String, value: JSONValue)] = []
      var iterator = json_object_iter(value)
      while let current = iterator {
        if let key = json_object_iter_key(current), let member = json_object_iter_value(current) {
          members.append((String(cString: key), JSONValue(member)))
        }
        iterator = json_object_iter_next(value, current)
      }
      self = .object(members)
    default: self = .null
    }
  }

  /// The value as JSON text on one line, UTF-8, without a line end.
  package var text: String { JSONText(self).text }

  /// A number as Jansson writes it, with fifteen digits: they carry every measure a person writes, and print 4.99 as 4.99.
  static func text(of number: Double) -> String {
    guard let value = json_real(number) else { return "null" }
    defer { regkit_json_release(value) }
    guard let dumped = json_dumps(value, Int(JSON_ENCODE_ANY | ((15 & 0x1F) << 11))) else { return "null" }
    defer { free(dumped) }
    return String(cString: dumped)
  }
}
