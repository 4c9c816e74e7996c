import CRegKit
import Foundation
import RegKitC
import Testing

@Suite struct RulesTests {
  @Test("the embedded tables open and describe themselves as JSON")
  func describe() throws {
    try withRules { rules in
      var text: UnsafeMutablePointer<CChar>?
      var length = 0
      var options = CallerMemory.options
      #expect(regkit_rules_describe(&text, &length, rules, &options, nil) == REGKIT_OK)
      let json = try #require(text)
      defer { regkit_text_free(json) }
      #expect(strlen(json) == length)
      let data = Data(bytes: json, count: length)
      let description = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      let editions = try #require(description["editions"] as? [[String: Any]])
      #expect(editions.compactMap { $0["id"] as? String }.contains("33/2018"))
    }
  }

  @Test("a refused table leaves no handle, says every line, and harms no rules that are open")
  func refusedTable() throws {
    try withRules { rules in
      let table = Array(#"<edition id="x"><rule id="y"/></edition>"#.utf8)
      var refused: OpaquePointer?
      var error = CallerMemory.error
      #expect(regkit_rules_open(&refused, table, table.count, &error) == REGKIT_E_TABLE)
      #expect(refused == nil)
      #expect(error.code == REGKIT_E_TABLE)
      #expect(error.text.contains("line 1: <edition> subject: found nothing, expected a value"))
      #expect(error.text.contains("line 1: <rule> cite: found nothing, expected a value"))
      var answer = CallerMemory.answer
      let question = #"{"area":"method","inputs":{"product_class":"kosmetika"}}"#
      #expect(regkit_ask(&answer, rules, question, question.utf8.count, nil, nil) == REGKIT_OK)
      #expect((answer.take() ?? "").contains(#""method":"identifikasi""#))
    }
  }

  @Test("a long message is cut at a whole character and still ends in NUL")
  func longMessage() {
    let rules = String(repeating: "<rule id=\"é\"/>", count: 200)
    let table = Array("<edition>\(rules)</edition>".utf8)
    var handle: OpaquePointer?
    var error = CallerMemory.error
    #expect(regkit_rules_open(&handle, table, table.count, &error) == REGKIT_E_TABLE)
    let bytes = withUnsafeBytes(of: error.message) { Array($0.prefix { $0 != 0 }) }
    #expect(bytes.count < 1024 && bytes.count > 1000)
    #expect(String(validating: bytes, as: UTF8.self) != nil)
  }

  @Test("NULL and wrong sizes are statuses, not crashes")
  func arguments() {
    var handle: OpaquePointer?
    #expect(regkit_rules_open(nil, nil, 0, nil) == REGKIT_E_ARGUMENT)
    #expect(regkit_rules_open(&handle, nil, 5, nil) == REGKIT_E_ARGUMENT)
    var error = regkit_error()
    #expect(regkit_rules_open(&handle, nil, 0, &error) == REGKIT_E_ARGUMENT)
    #expect(handle == nil)
    #expect(error.code == 0)
    var text: UnsafeMutablePointer<CChar>?
    #expect(regkit_rules_describe(&text, nil, nil, nil, nil) == REGKIT_E_ARGUMENT)
    #expect(regkit_rules_describe(nil, nil, nil, nil, nil) == REGKIT_E_ARGUMENT)
  }
}
