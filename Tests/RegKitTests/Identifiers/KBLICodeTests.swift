import RegKit
import Testing

@Suite struct KBLICodeTests {
  @Test("two codes of the list name another business in KBLI 2025")
  func reused() throws {
    let rulebook = try Rulebook.shared()
    let reused = try KBLI.entries(under: rulebook).filter {
      try KBLICode($0.code).conversion(under: rulebook)?.fate == .reused
    }
    #expect(reused.map { $0.code } == ["11040", "46442"])
    let malt = try #require(try KBLICode("11040").conversion(under: rulebook))
    #expect(malt.name == "Industri Malt")
    #expect(malt.successors == ["11053"])
    #expect(malt.rule.id == "ID.KBLI.2025.REUSED")
  }

  @Test("every code of the list has a conversion, and none is sure")
  func complete() throws {
    let rulebook = try Rulebook.shared()
    for entry in KBLI.entries(under: rulebook) {
      let conversion = try #require(try KBLICode(entry.code).conversion(under: rulebook))
      #expect((conversion.name == nil) == (conversion.fate == .dropped))
      #expect(!conversion.successors.isEmpty)
      #expect(conversion.rule.confidence == .medium)
      for code in conversion.successors {
        #expect(try KBLICode(code).predecessors(under: rulebook).contains { $0.code == entry.code })
      }
    }
    #expect(try KBLICode("01111").conversion(under: rulebook) == nil)
    #expect(try KBLICode("01111").predecessors(under: rulebook).isEmpty)
  }

  @Test("the table of who may register and the conversion agree on what changes its meaning")
  func agreement() throws {
    let rulebook = try Rulebook.shared()
    let gateway = Gateway(rulebook)
    for entry in KBLI.entries(under: rulebook) {
      let fate = try KBLICode(entry.code).conversion(under: rulebook)?.fate
      let ask = try Ask(
        gateway.answer(#"{"area":"eligibility","inputs":{"kbli":"\#(entry.code)","commodity":"obat_kuasi"}}"#))
      let warns = ask.objects("findings").contains {
        $0["effect"] as? String == "warns" && $0["subject"] as? String == "kbli_vintage"
      }
      #expect(warns == (fate == .reused), "\(entry.code)")
    }
  }
}
