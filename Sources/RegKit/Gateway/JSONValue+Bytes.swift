extension JSONValue {
  /// The members for data of any bytes: their text, and the same as `NAME_hex` where they are no UTF-8.
  ///
  /// JSON is text: what is no UTF-8 stands in it as U+FFFD, so the text alone would not say what the data were.
  package static func members(_ name: String, _ bytes: [UInt8]) -> [(key: String, value: JSONValue)] {
    if let text = text(bytes) { return [(name, .string(text))] }
    return [
      (name, .string(String(decoding: bytes, as: UTF8.self))), (name + "_hex", .string(hexadecimal(bytes))),
    ]
  }

  /// The bytes as text; nil where they are no UTF-8.
  static func text(_ bytes: [UInt8]) -> String? {
    // Of ASCII there is nothing to validate, which takes longer than all the rest.
    bytes.allSatisfy { $0 < 0x80 }
      ? String(decoding: bytes, as: UTF8.self) : String(validating: bytes, as: UTF8.self)
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    var digits: [UInt8] = []
    digits.reserveCapacity(2 * bytes.count)
    for byte in bytes {
      for digit in [byte >> 4, byte & 15] { digits.append(digit < 10 ? 0x30 + digit : 0x41 + digit - 10) }
    }
    return String(decoding: digits, as: UTF8.self)
  }
}
