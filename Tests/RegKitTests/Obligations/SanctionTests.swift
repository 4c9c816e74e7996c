import RegKit
import Testing

@Suite struct SanctionTests {
  private func answer(_ text: String, edition: String? = nil) throws -> Sanction.Answer {
    let provision = try #require(Provision(written: text), "\(text)")
    return try #require(Sanction.assess(provision, under: try .shared(), edition: edition))
  }

  @Test(
    "Pasal 26 lists these provisions and what is in them",
    arguments: [
      "Pasal 11", "Pasal 12 ayat (3)", "Pasal 13 ayat (1)", "Pasal 16", "Pasal 18 ayat (1)", "Pasal 19 ayat (1)",
      "Pasal 20 ayat (1)", "Pasal 21", "Pasal 21 ayat (4)", "Pasal 22", "Pasal 23 ayat (1)",
      "Pasal 18 ayat (1) huruf a",
    ])
  func listed(text: String) throws {
    let answer = try answer(text)
    #expect(answer.isListed == true)
    #expect(answer.verdict.outcome == .allowed)
    #expect(answer.verdict.ruleIDs == ["BARCODE.SANCTION"])
  }

  @Test(
    "other provisions are not listed",
    arguments: [
      "Pasal 1", "Pasal 9", "Pasal 10 ayat (1)", "Pasal 12 ayat (1)", "Pasal 12 ayat (5)", "Pasal 13 ayat (3)",
      "Pasal 15",
      "Pasal 17", "Pasal 17 ayat (1)", "Pasal 18 ayat (2)", "Pasal 18 ayat (3)", "Pasal 19 ayat (2) huruf h",
      "Pasal 23 ayat (2)", "Pasal 26", "Pasal 27", "Pasal 28 huruf a", "Pasal 29", "Pasal 2", "Lampiran C",
    ])
  func notListed(text: String) throws {
    let answer = try answer(text)
    #expect(answer.isListed == false)
    #expect(answer.verdict.outcome == .allowed)
  }

  @Test("of an article listed in part the part decides, and an article there is not is neither")
  func open() throws {
    for text in ["Pasal 12", "Pasal 13", "Pasal 18", "Pasal 23"] {
      let answer = try answer(text)
      #expect(answer.isListed == nil)
      #expect(answer.verdict.missing == ["provision.ayat"])
    }
    for text in [
      "Pasal 30", "Pasal 0", "Pasal 99999999999999999999", "Pasal 18 ayat (10)", "Pasal 22 ayat (5)",
      "Pasal 21 ayat (9)", "Pasal 16 ayat (3)", "Pasal 11 ayat (1)", "Pasal 12 ayat (0)",
    ] {
      let answer = try answer(text)
      #expect(answer.isListed == nil)
      #expect(answer.verdict.outcome == .undetermined)
    }
  }

  @Test("the sanctions of 22/2022 were not read; the edition before is offered")
  func successor() throws {
    let answer = try answer("Pasal 12 ayat (3)", edition: "22/2022")
    #expect(answer.isListed == nil)
    #expect(answer.verdict.outcome == .undetermined)
    #expect(answer.verdict.alternatives.first?.outcome == .allowed)
    let nothing = try #require(Sanction.assess(nil, under: try .shared()))
    #expect(nothing.verdict.missing == ["provision"])
  }
}
