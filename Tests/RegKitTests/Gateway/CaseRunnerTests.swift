import Foundation
import RegKit
import Testing

@Suite struct CaseRunnerTests {
  private static let areas = Set(Area.allCases.map { $0.rawValue })

  private static func situations() throws -> [String] { try Fixture.lines("situations.jsonl") }

  private func member(_ key: String, of line: String) throws -> Any? {
    (try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])?[key]
  }

  @Test("every sample case of a known area passes")
  func sampleCases() throws {
    let runner = CaseRunner(try Gateway(.shared()))
    var counts: [String: Int] = [:]
    for line in try Fixture.lines("sample-cases.jsonl") {
      let result = try #require(runner.run(line))
      guard Self.areas.contains(result.area) else { continue }
      counts[result.area, default: 0] += 1
      #expect(result.differences == [], "\(result.id)")
    }
    #expect(
      counts == [
        "eligibility": 10, "kbli_lookup": 4, "documents": 5, "method": 6, "packaging": 7, "print": 5,
        "barcode_identification": 6, "barcode_authentication": 8, "identifiers": 5, "deadlines": 16, "obligations": 3,
        "workflow": 7, "transitions": 7, "forms": 9, "required_docs": 3, "esert_fields": 5, "sinkarkes_fields": 7,
        "pbumku": 3, "csv": 7, "aggregation": 5,
      ])
  }

  @Test("every situation written from the law is answered as expected")
  func situations() throws {
    let gateway = try Gateway(.shared())
    let runner = CaseRunner(gateway)
    for line in try Self.situations() {
      let result = try #require(runner.run(line))
      #expect(result.differences == [], "\(result.id)")
      // "ambiguous": false asks for an answer that is certain; the runner itself only asks for the other.
      if try member("ambiguous", of: line) as? Bool == false {
        #expect(gateway.answer(line).verdict?.isAmbiguous == false, "\(result.id) is said to be ambiguous")
      }
    }
  }

  @Test("situations have an id of their own, a rule of the tables and a reason")
  func situationsAreComplete() throws {
    let lines = try Self.situations()
    let rulebook = try Rulebook.shared()
    var ids: Set<String> = []
    for line in lines {
      let id = try #require(try member("id", of: line) as? String)
      #expect(ids.insert(id).inserted, "\(id) twice")
      let rule = try #require(try member("rule", of: line) as? String)
      #expect(!rulebook.rules(id: rule).isEmpty, "\(id): \(rule)")
      #expect((try member("why", of: line) as? String)?.isEmpty == false, "\(id)")
    }
    #expect(lines.count >= 1100)
  }

  @Test("a refusal rests on the rule its situation is about")
  func ruleIsApplied() throws {
    let gateway = try Gateway(.shared())
    for line in try Self.situations() {
      let verdict = gateway.answer(line).verdict
      guard let rule = try member("rule", of: line) as? String, let verdict, verdict.outcome == .refused else {
        continue
      }
      // What is built and what is parsed is judged by the rule of its content.
      let accepted = [rule, rule.replacing(".BUILD", with: ".CONTENT"), rule.replacing(".PARSE", with: ".CONTENT")]
      let id = try member("id", of: line) as? String ?? ""
      #expect(!Set(verdict.ruleIDs).isDisjoint(with: accepted), "\(id): \(verdict.ruleIDs) without \(rule)")
    }
  }

  // MARK: - The runner itself

  private let question = #""area":"method","inputs":{"product_class":"kosmetika"}"#

  private func run(_ rest: String) throws -> CaseRunner.Result {
    try #require(CaseRunner(try Gateway(.shared())).run("{\(question),\(rest)}"))
  }

  @Test("a case that expects something else fails and says what was found")
  func failingCase() throws {
    let result = try run(#""id":"X-1","expected":{"method":"otentifikasi","scope":"in_scope"}"#)
    #expect(!result.passes)
    #expect(result.id == "X-1")
    #expect(result.area == "method")
    #expect(result.differences == [#"method: found "identifikasi", expected "otentifikasi""#])
  }

  @Test("a case that expects a key the answer does not have fails")
  func missingKey() throws {
    #expect(try run(#""expected":{"verdict":"valid"}"#).differences == [#"verdict: found nothing, expected "valid""#])
  }

  @Test("a case without expectations fails, and so does one that expects no object")
  func nothingExpected() throws {
    #expect(try run(#""id":"X""#).differences == ["expected: found nothing, expected an object"])
    #expect(try run(#""expected":[]"#).differences == ["expected: found nothing, expected an object"])
  }

  @Test("an ambiguous case has to be answered as one")
  func ambiguityDemanded() throws {
    let result = try run(#""ambiguous":true,"expected":{"method":"identifikasi"}"#)
    #expect(result.isAmbiguous)
    #expect(result.differences == ["ambiguous: found nothing, expected true"])
    #expect(try run(#""ambiguous":false,"expected":{"method":"identifikasi"}"#).passes)
  }

  @Test("verdict_in accepts each of its verdicts and no other")
  func verdictIn() throws {
    let runner = CaseRunner(try Gateway(.shared()))
    let start = #"{"area":"eligibility","inputs":{"kbli":"1","commodity":"obat_kuasi"},"expected":{"verdict_in":"#
    #expect(runner.run(start + #"["invalid_input","denied"]}}"#)?.passes == true)
    #expect(
      runner.run(start + #"["allowed","denied"]}}"#)?.differences
        == [#"verdict: found "invalid_input", expected one of ["allowed","denied"]"#])
    #expect(runner.run(start + "[]}}")?.passes == false)
  }

  @Test("lists are compared without their order, and wholly")
  func lists() throws {
    let start = #"{"area":"kbli_lookup","inputs":{"commodity":"obat_kuasi","jenis_industri":"Importir"},"expected":"#
    let runner = CaseRunner(try Gateway(.shared()))
    #expect(runner.run(start + #"{"kbli_set":["47999","46442","46441","47723"]}}"#)?.passes == true)
    #expect(runner.run(start + #"{"kbli_set":["46442","46441","47723"]}}"#)?.passes == false)
    #expect(runner.run(start + #"{"kbli_set":["46441","46441","46442","47723","47999"]}}"#)?.passes == false)
  }

  @Test("a question that cannot be asked fails with the reason")
  func errors() throws {
    let runner = CaseRunner(try Gateway(.shared(), language: .english))
    let result = try #require(
      runner.run(#"{"area":"method","inputs":{"product_class":"obat"},"expected":{"method":"identifikasi"}}"#))
    #expect(result.differences.count == 2)
    #expect(result.differences.first == #"method: found nothing, expected "identifikasi""#)
    #expect(result.differences.last?.hasPrefix(#"error: inputs.product_class: found "obat", expected one of "#) == true)
  }

  @Test(
    "a question that nobody can ask passes only where its error is expected",
    arguments: [
      (#""area":"metod","inputs":{}"#, "unknown_area"), (#""area":"method","inputs":{"class":"x"}"#, "unknown_key"),
      (#""area":"method","inputs":{"product_class":"obat"}"#, "unknown_value"), (#""inputs":{}"#, "missing_key"),
      (#""area":"method","inputs":{},"expcted":{}"#, "unknown_key"),
    ])
  func expectedErrors(question: String, code: String) throws {
    let runner = CaseRunner(try Gateway(.shared()))
    func differences(_ expected: String) -> [String]? {
      runner.run("{\(question),\"expected\":\(expected)}")?.differences
    }
    #expect(differences("{}")?.count == 1)
    #expect(differences("{}")?.first?.hasPrefix("error: ") == true)
    #expect(differences(#"{"error":{"code":"\#(code)"}}"#) == [])
    #expect(differences(#"{"error":{}}"#) == [])
    #expect(differences(#"{"error":{"code":"not_json"}}"#)?.count == 2)
    #expect(differences(#"{"error":{"code":"\#(code)"},"verdict":"valid"}"#)?.count == 2)
  }

  @Test("an error that is expected and does not come fails the case")
  func missingError() throws {
    #expect(try run(#""expected":{"error":{"code":"unknown_key"}}"#).differences.count == 1)
  }

  @Test("a case that names a key twice fails")
  func repeatedKeys() throws {
    let runner = CaseRunner(try Gateway(.shared()))
    for line in [
      #"{"area":"method","inputs":{"product_class":"kosmetika","product_class":"kosmetika"},"expected":{}}"#,
      #"{"area":"method","inputs":{"product_class":"kosmetika"},"expected":{"method":"x"},"expected":{}}"#,
      #"{"area":"method","inputs":{"product_class":"kosmetika"},"expected":{"method":"x","method":"identifikasi"}}"#,
    ] {
      #expect(runner.run(line)?.differences.first?.hasPrefix("no JSON at byte ") == true)
    }
  }

  @Test("ambiguous is true or false, and nothing else asks for a certain answer")
  func ambiguityOfAnotherType() throws {
    #expect(
      try run(#""ambiguous":"true","expected":{"method":"identifikasi"}"#).differences
        == [#"ambiguous: found "true", expected true or false"#])
    #expect(try run(#""ambiguous":null,"expected":{"method":"identifikasi"}"#).passes)
  }

  @Test("a byte order mark before a case is no part of it")
  func byteOrderMark() throws {
    let runner = CaseRunner(try Gateway(.shared()))
    #expect(runner.run("\u{FEFF}{\(question),\"expected\":{\"method\":\"identifikasi\"}}")?.passes == true)
  }

  @Test("blank lines are no cases, other lines without JSON are failing ones")
  func linesWithoutCases() throws {
    let runner = CaseRunner(try Gateway(.shared()))
    #expect(runner.run("")?.id == nil)
    #expect(runner.run(" \t\r")?.id == nil)
    #expect(runner.run("# a remark")?.passes == false)
    #expect(runner.run("{}")?.passes == false)
    #expect(runner.run("[]")?.passes == false)
    #expect(runner.run("null")?.passes == false)
  }
}
