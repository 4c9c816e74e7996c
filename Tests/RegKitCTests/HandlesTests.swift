import CRegKit
import Testing

@testable import RegKitC

// Tests are a debug build, in which handles are known.
@Suite struct HandlesTests {
  private func opened() throws -> OpaquePointer {
    var rules: OpaquePointer?
    #expect(regkit_rules_open(&rules, nil, 0, nil) == REGKIT_OK)
    return try #require(rules)
  }

  /// What is said of a handle given for rules.
  private func refusal(_ handle: OpaquePointer?) -> String {
    var (answer, error) = (CallerMemory.answer, CallerMemory.error)
    #expect(regkit_read(&answer, handle, Array("(90)A".utf8), 5, nil, &error) == REGKIT_E_ARGUMENT)
    #expect(answer.json == nil)
    return error.text
  }

  @Test("a freed handle is refused, and freeing it again does nothing")
  func freed() throws {
    let rules = try opened()
    regkit_rules_free(rules)
    #expect(refusal(rules) == "rules: found a freed handle, expected a regkit_rules")
    regkit_rules_free(rules)
    // No handle is given twice, so the next one is not taken for the last.
    let next = try opened()
    #expect(next != rules)
    #expect(refusal(rules) == "rules: found a freed handle, expected a regkit_rules")
    regkit_rules_free(rules)
    regkit_rules_free(next)
  }

  @Test("a handle of another kind is refused and stays open")
  func kinds() throws {
    var reader: OpaquePointer?
    #expect(regkit_reader_open(&reader, nil, nil) == REGKIT_OK)
    #expect(refusal(reader) == "rules: found a regkit_reader, expected a regkit_rules")
    regkit_rules_free(reader)
    regkit_frames_free(reader)
    #expect(refusal(reader) == "rules: found a regkit_reader, expected a regkit_rules")
    regkit_reader_free(reader)
    #expect(refusal(reader) == "rules: found a freed handle, expected a regkit_rules")
    #expect(
      refusal(OpaquePointer(bitPattern: 0x1000))
        == "rules: found a pointer that is no handle of this library, expected a regkit_rules")
    #expect(regkit_gs1_dictionary_release(reader) == nil)
  }

  @Test("threads that ask while a handle is freed get an answer or a refusal")
  func threads() async throws {
    for _ in 0..<20 {
      let rules = UInt(bitPattern: try opened())
      await withTaskGroup(of: Int32.self) { group in
        for place in 0..<8 {
          group.addTask {
            let handle = OpaquePointer(bitPattern: rules)
            if place == 4 { regkit_rules_free(handle) }
            var answer = CallerMemory.answer
            let status = regkit_read(&answer, handle, Array("(90)A".utf8), 5, nil, nil)
            regkit_text_free(answer.json)
            return status
          }
        }
        for await status in group { #expect(status == REGKIT_OK || status == REGKIT_E_ARGUMENT) }
      }
    }
  }
}
