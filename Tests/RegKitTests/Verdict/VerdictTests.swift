import GS1
import Testing

@testable import RegKit

@Suite struct VerdictTests {
  private func context() throws -> Verdict.Context {
    try #require(try Rulebook.shared().context(for: .barcode, asOf: nil))
  }

  private func finding(_ effect: Finding.Effect) throws -> Finding {
    Finding(effect, try #require(try context().edition.rule("BARCODE.PRINT.SIZE")), subject: "x")
  }

  @Test("a verdict begins allowed, and one finding that blocks refuses for good")
  func outcome() throws {
    var verdict = Verdict(try context())
    #expect(verdict.outcome == .allowed)
    for effect in [Finding.Effect.informs, .warns, .exempts] { verdict.add(try finding(effect)) }
    #expect(verdict.outcome == .allowed)
    verdict.add(try finding(.blocks))
    #expect(verdict.outcome == .refused)
    verdict.add(try finding(.exempts))
    verdict.miss("fact", for: nil)
    verdict.leaveOpen()
    #expect(verdict.outcome == .refused)
    #expect(verdict.missing == ["fact"])
    #expect(verdict.ruleIDs.count == 5)
  }

  @Test("a missing fact opens what was allowed, is named once, and a later block still refuses")
  func missing() throws {
    var verdict = Verdict(try context())
    verdict.miss("a", for: nil)
    verdict.miss("b", for: nil)
    verdict.miss("a", for: nil)
    #expect(verdict.outcome == .undetermined)
    #expect(verdict.missing == ["a", "b"])
    verdict.add(try finding(.blocks))
    #expect(verdict.outcome == .refused)
  }

  @Test("a verdict is ambiguous when one of its findings is")
  func ambiguous() throws {
    var verdict = Verdict(try context())
    verdict.add(try finding(.informs))
    #expect(!verdict.isAmbiguous)
    verdict.add(
      Finding(.warns, try #require(try context().edition.rule("BARCODE.PRINT.SIZE")), subject: "x", isAmbiguous: true))
    #expect(verdict.isAmbiguous)
  }

  @Test("in every answer blocking findings and refusal go together, and open answers of a missing fact name it")
  func consistency() throws {
    let gateway = try Gateway(.shared())
    for line in try Fixture.lines("situations.jsonl") {
      guard let verdict = gateway.answer(line).verdict else { continue }
      #expect((verdict.outcome == .refused) == verdict.findings.contains { $0.effect == .blocks }, "\(line)")
      if verdict.outcome == .allowed { #expect(verdict.missing.isEmpty, "\(line)") }
      if verdict.isOutOfScope { #expect(verdict.outcome == .undetermined, "\(line)") }
      if !verdict.alternatives.isEmpty { #expect(verdict.outcome == .undetermined, "\(line)") }
    }
  }

  @Test("the word of a verdict")
  func words() throws {
    var verdict = Verdict(try context())
    #expect(verdict.word(allowed: "a", refused: "r") == "a")
    verdict.miss("x", for: nil)
    #expect(verdict.word(allowed: "a", refused: "r") == "indeterminate")
    verdict.add(try finding(.blocks))
    #expect(verdict.word(allowed: "a", refused: "r") == "r")
    verdict.isOutOfScope = true
    #expect(verdict.word(allowed: "a", refused: "r") == "out_of_scope")
  }
}
