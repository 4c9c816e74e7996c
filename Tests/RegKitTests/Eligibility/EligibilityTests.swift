import GS1
import Testing

@testable import RegKit

/// The typed face; what the law says is in the situations.
@Suite struct EligibilityTests {
  private func verdict(_ facts: Eligibility.Facts, asOf day: CalendarDay? = nil) throws -> Verdict {
    try #require(Eligibility.assess(facts, under: try .shared(), asOf: day))
  }

  @Test("every code with every commodity answers as the row says, and cites the row")
  func rows() throws {
    let rulebook = try Rulebook.shared()
    for entry in KBLI.entries(under: rulebook) {
      for commodity in ["obat_tradisional", "suplemen_kesehatan", "obat_kuasi"] {
        let verdict = try verdict(
          .init(kbli: entry.code, commodity: commodity, dosageForm: "cairan oral", scale: .industri))
        #expect((verdict.outcome == .allowed) == entry.commodities.contains(commodity), "\(entry.code) \(commodity)")
        #expect(verdict.ruleIDs.contains("ASROT.KBLI." + entry.code))
      }
    }
  }

  @Test("both faults of a question are found: a commodity that does not exist and a code that is not listed")
  func bothFaults() throws {
    let verdict = try verdict(.init(kbli: "99999", commodity: "kosmetika"))
    #expect(verdict.ruleIDs == ["ASROT.KBLI.COMMODITIES", "ASROT.KBLI.UNLISTED"])
    #expect(verdict.findings.allSatisfy { $0.effect == .blocks })
  }

  @Test("an unlisted code is told the list")
  func unlisted() throws {
    let verdict = try verdict(.init(kbli: "10710", commodity: "obat_kuasi"))
    #expect(
      verdict.findings.first?.expected
        == "10799, 11040, 11090, 21012, 21022, 46334, 46339, 46441, 46442, 47723, 47999")
  }

  @Test("a code that KBLI 2025 uses for something else is allowed with a warning until its year is known")
  func vintage() throws {
    let facts = Eligibility.Facts(kbli: "46442", commodity: "obat_tradisional", dosageForm: "tablet")
    let unknown = try verdict(facts)
    #expect(unknown.outcome == .allowed)
    #expect(unknown.findings.contains { $0.effect == .warns && $0.subject == "kbli_vintage" })
    var dated = facts
    dated.vintage = 2020
    #expect(try verdict(dated).findings.allSatisfy { $0.effect != .warns })
    dated.vintage = 2025
    #expect(try verdict(dated).outcome == .undetermined)
  }

  @Test("an unknown form under the exceptions is left open, with the nearest known form")
  func unknownForm() throws {
    let facts = Eligibility.Facts(
      kbli: "21022", commodity: "obat_tradisional", dosageForm: "tablit", scale: .ukot)
    let verdict = try verdict(facts)
    #expect(verdict.outcome == .undetermined)
    #expect(verdict.findings.last?.expected == "tablet?")
  }

  @Test("without the scale all notes that allow are reported")
  func withoutScale() throws {
    let verdict = try verdict(.init(kbli: "21022", commodity: "obat_tradisional", dosageForm: "pilis"))
    #expect(verdict.outcome == .allowed)
    #expect(verdict.ruleIDs == ["ASROT.KBLI.21022", "ASROT.KBLI.21022.UMOT", "ASROT.KBLI.21022.UKOT"])
  }

  @Test(
    "forms are compared in lower case, with one blank between words",
    arguments: [
      ("Kapsul Lunak", "kapsul lunak"), ("  kapsul\tlunak ", "kapsul lunak"), ("kapsul-lunak", "kapsul lunak"),
      ("KAPSUL_LUNAK", "kapsul lunak"), ("", ""), ("---", ""), ("param", "param"),
    ])
  func normalized(written: String, form: String) {
    #expect(Eligibility.normalized(written) == form)
  }

  @Test(
    "a form in more words than a listed one is refused among exceptions, and left open where only those listed may",
    arguments: [
      ("film coated tablet", Eligibility.BusinessScale.ukot, Outcome.refused), ("aerosol", .ukot, .undetermined),
      ("cairan obat luar minyak", .umot, .undetermined), ("salep", .ukot, .allowed),
    ])
  func formInOtherWords(form: String, scale: Eligibility.BusinessScale, outcome: Outcome) throws {
    let facts = Eligibility.Facts(kbli: "21022", commodity: "obat_tradisional", dosageForm: form, scale: scale)
    let verdict = try verdict(facts)
    #expect(verdict.outcome == outcome)
    #expect(verdict.isAmbiguous == (outcome == .refused || scale == .umot))
  }

  @Test(
    "a commodity is known however it is written",
    arguments: ["Obat Tradisional", "OBAT_TRADISIONAL", "obat-tradisional", "obat bahan alam"])
  func commodityAsWritten(name: String) throws {
    #expect(try verdict(.init(kbli: "46441", commodity: name)).outcome == .allowed)
  }

  @Test("a slip in a commodity is refused with the nearest one")
  func commoditySlip() throws {
    let verdict = try verdict(.init(kbli: "46441", commodity: "obat_tradisionl"))
    #expect(verdict.outcome == .refused)
    #expect(verdict.findings.last?.expected == "obat_tradisional?")
  }
}
