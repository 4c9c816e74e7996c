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

  /// Opens the rules with tables added at once.
  private func open(_ tables: [[UInt8]], _ error: inout regkit_error) -> (status: Int32, rules: OpaquePointer?) {
    let places = tables.map { table in
      let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: table.count)
      _ = copy.initialize(from: table)
      return copy
    }
    defer { for place in places { place.deallocate() } }
    var rules: OpaquePointer?
    let starts = places.map { UnsafePointer($0.baseAddress) }
    let status = regkit_rules_open_tables(&rules, starts, tables.map { $0.count }, tables.count, &error)
    return (status, rules)
  }

  @Test("a new edition and the end of the old one are added together")
  func severalTables() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Rules")
    let text = try String(contentsOf: folder.appending(path: "perbpom-22-2022.xml"), encoding: .utf8)
    let ended = text.replacingOccurrences(
      of: #"previous="33/2018""#, with: #"previous="33/2018" until="2027-01-01" superseded-by="9/2027""#)
    let new = text.replacingOccurrences(of: #"id="22/2022""#, with: #"id="9/2027""#)
      .replacingOccurrences(of: #"from="2022-10-05""#, with: #"from="2027-01-01""#)
      .replacingOccurrences(of: #"previous="33/2018""#, with: #"previous="22/2022""#)
    var error = CallerMemory.error
    let (status, rules) = open([Array(new.utf8), Array(ended.utf8)], &error)
    defer { regkit_rules_free(rules) }
    try #require(status == REGKIT_OK, "\(error.text)")
    var answer = CallerMemory.answer
    let question = #"{"area":"method","inputs":{"product_class":"kosmetika"},"as_of":"2027-01-01"}"#
    #expect(regkit_ask(&answer, rules, question, question.utf8.count, nil, nil) == REGKIT_OK)
    #expect((answer.take() ?? "").contains(#""edition":"9/2027""#))

    let alone = open([Array(new.utf8)], &error)
    #expect(alone.status == REGKIT_E_TABLE && alone.rules == nil)
    let broken = open([Array(ended.utf8), Array("<html/>".utf8)], &error)
    #expect(broken.status == REGKIT_E_TABLE && broken.rules == nil)
    #expect(error.text == "1: line 1: <html>: found <html>, expected <edition>")
  }

  @Test("no tables are the embedded ones, and arrays that are not there are told")
  func tableArguments() {
    var rules: OpaquePointer?
    #expect(regkit_rules_open_tables(&rules, nil, nil, 0, nil) == REGKIT_OK)
    #expect(rules != nil)
    regkit_rules_free(rules)
    var error = CallerMemory.error
    #expect(regkit_rules_open_tables(nil, nil, nil, 0, &error) == REGKIT_E_ARGUMENT)
    #expect(regkit_rules_open_tables(&rules, nil, nil, 1, &error) == REGKIT_E_ARGUMENT)
    let nothing: [UnsafePointer<UInt8>?] = [nil]
    #expect(regkit_rules_open_tables(&rules, nothing, [0], 1, &error) == REGKIT_E_ARGUMENT)
    #expect(error.text == "tables[0]: NULL")
    #expect(regkit_rules_open_tables(&rules, nothing, [5], -1, &error) == REGKIT_E_ARGUMENT)
    #expect(rules == nil)
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
