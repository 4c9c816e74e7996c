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
func withRules<Value>(_ body: (OpaquePointer) throws -> Value) throws -> Value {
  var rules: OpaquePointer?
  var error = CallerMemory.error
  let status = regkit_rules_open(&rules, nil, 0, &error)
  guard status == REGKIT_OK, let rules else { throw CallFailed(status: status, message: error.text) }
  defer { regkit_rules_free(rules) }
  return try body(rules)
}

struct CallFailed: Error {
  let status: Int32
  let message: String
}
