import CRegKit
import RegKitC
import Testing

/// The structs a C caller fills, with their sizes set.
enum CallerMemory {
  static var error: regkit_error {
    var error = regkit_error()
    error.struct_size = MemoryLayout<regkit_error>.size
    return error
  }

  static var answer: regkit_answer {
    var answer = regkit_answer()
    answer.struct_size = MemoryLayout<regkit_answer>.size
    return answer
  }

  static var options: regkit_options {
    var options = regkit_options()
    options.struct_size = MemoryLayout<regkit_options>.size
    options.language = REGKIT_ENGLISH
    return options
  }

  static var gs1Options: regkit_gs1_options {
    var options = regkit_gs1_options()
    options.struct_size = MemoryLayout<regkit_gs1_options>.size
    return options
  }

  static var counts: regkit_gs1_counts {
    var counts = regkit_gs1_counts()
    counts.struct_size = MemoryLayout<regkit_gs1_counts>.size
    return counts
  }
}

extension CallerMemory {
  static func output(_ form: Int32) -> regkit_gs1_output {
    var output = regkit_gs1_output()
    output.struct_size = MemoryLayout<regkit_gs1_output>.size
    output.form = form
    return output
  }

  /// Takes text that the library gave and releases it.
  static func take(_ text: UnsafeMutablePointer<CChar>?, _ length: Int) -> String? {
    guard let text else { return nil }
    defer { regkit_text_free(text) }
    let taken = String(cString: text)
    #expect(taken.utf8.count == length)
    return taken
  }
}

extension regkit_gs1_output {
  mutating func set(symbology: String) {
    let bytes = symbology.utf8.map { CChar(bitPattern: $0) } + [0, 0, 0, 0]
    self.symbology = (bytes[0], bytes[1], bytes[2], bytes[3])
  }
}

/// Texts as the caller's array of bytes, for the time of a call.
func withTexts<Value>(_ texts: [[UInt8]], _ body: ([regkit_gs1_text]) throws -> Value) rethrows -> Value {
  let joined = texts.flatMap { $0 }
  return try joined.withUnsafeBufferPointer { bytes in
    var place = 0
    return try body(
      texts.map { text in
        defer { place += text.count }
        return regkit_gs1_text(bytes: bytes.baseAddress.map { $0 + place }, length: text.count)
      })
  }
}

extension regkit_error {
  /// The message as text.
  var text: String {
    withUnsafeBytes(of: message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}

extension regkit_answer {
  /// Takes the JSON out of the answer and releases it.
  mutating func take() -> String? {
    guard let json else { return nil }
    let text = String(cString: json)
    #expect(text.utf8.count == json_length)
    regkit_text_free(json)
    self.json = nil
    return text
  }
}

/// The embedded rules, opened and released around a body.
func withRules<Value>(_ table: [UInt8]? = nil, _ body: (OpaquePointer) throws -> Value) throws -> Value {
  var rules: OpaquePointer?
  var error = CallerMemory.error
  let status = regkit_rules_open(&rules, table, table?.count ?? 0, &error)
  guard status == REGKIT_OK, let rules else { throw CallFailed(status: status, message: error.text) }
  defer { regkit_rules_free(rules) }
  return try body(rules)
}

struct CallFailed: Error {
  let status: Int32
  let message: String
}
