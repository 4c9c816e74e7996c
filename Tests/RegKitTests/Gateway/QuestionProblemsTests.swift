import RegKit
import Testing

@Suite struct QuestionProblemsTests {
  private func problems(_ inputs: String, area: String = "print") throws -> [QuestionError.Problem] {
    let gateway = try Gateway(.shared(), language: .english)
    return gateway.answer(#"{"area":"\#(area)","inputs":\#(inputs)}"#).error?.problems ?? []
  }

  private func object(_ count: Int) -> String {
    "{" + (1...count).map { #""key \#($0)":1"# }.joined(separator: ",") + "}"
  }

  @Test("a thousand problems are told one by one")
  func few() throws {
    for count in [1, 999, 1000] {
      let problems = try problems(object(count))
      #expect(problems.map { $0.path } == (1...count).map { "inputs.key \($0)" })
    }
  }

  @Test("of more the first thousand are told and the others counted", .timeLimit(.minutes(1)))
  func many() throws {
    for count in [1001, 50_000] {
      let problems = try problems(object(count))
      #expect(problems.count == 1001)
      #expect(problems.prefix(1000).map { $0.path } == (1...1000).map { "inputs.key \($0)" })
      #expect(problems.last?.code == .unknownKey)
      #expect(
        problems.last?.message(in: .english) == "JSON: found \(count - 1000) further problems, expected none")
    }
    let items = "[" + Array(repeating: #"{"issuer":"x"}"#, count: 50_000).joined(separator: ",") + "]"
    #expect(try problems(#"{"codes":\#(items)}"#).map { $0.code } == Array(repeating: .unknownValue, count: 1001))
    #expect(try problems(object(50_000), area: "dossier").count == 1001)
  }
}
