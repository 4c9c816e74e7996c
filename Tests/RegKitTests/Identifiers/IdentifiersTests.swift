import GS1
import RegKit
import Testing

@Suite struct IdentifiersTests {
  private func assess(
    _ kind: Identifiers.Kind?, _ value: String?, _ productClass: ProductClass? = nil, vintage: Int? = nil,
    edition: String? = nil, asOf day: CalendarDay? = nil
  ) throws -> Identifiers.Answer {
    try #require(
      Identifiers.assess(
        Identifiers.Facts(kind: kind, value: value, productClass: productClass, vintage: vintage),
        under: try .shared(), edition: edition, asOf: day))
  }

  @Test("a refusal carries the typed error beside the finding")
  func error() throws {
    let answer = try assess(.nib, "12240003201A7")
    #expect(answer.verdict.outcome == .refused)
    #expect(answer.error?.code == .character)
    #expect(answer.error?.offset == 11)
    #expect(answer.compact == nil)
    let finding = try #require(answer.verdict.findings.first)
    #expect(finding.rule.id == "ID.NIB")
    #expect(finding.found == "A")
    #expect(finding.expected == "13 × 0–9")
  }

  @Test("a wrong check digit of an NPWP warns and refuses nothing")
  func luhn() throws {
    let answer = try assess(.npwp, "01.312.166.1-091.000")
    #expect(answer.verdict.outcome == .allowed)
    #expect(answer.verdict.findings.map { $0.effect } == [.informs, .warns])
    #expect(answer.verdict.ruleIDs == ["ID.NPWP", "ID.NPWP.CHECK"])
    #expect(try assess(.npwp, "01.312.166.0-091.000").verdict.ruleIDs == ["ID.NPWP"])
  }

  @Test("a class that does not fit the product refuses, and says which would")
  func mismatch() throws {
    let answer = try assess(.nie, "TR142681391", .kosmetika)
    #expect(answer.verdict.outcome == .refused)
    #expect(answer.fitsProduct == false)
    #expect(answer.error == nil)
    let finding = try #require(answer.verdict.findings.last)
    #expect(finding.rule.id == "ID.NIE.OBAT_TRADISIONAL")
    #expect(finding.subject == "product_class")
    #expect(finding.expected == "obat_tradisional")
    #expect(try assess(.nie, "TR142681391", .obatTradisional).verdict.outcome == .allowed)
    #expect(try assess(.nie, "TR142681391").fitsProduct == nil)
  }

  @Test("a number of seventeen characters is more than 33/2018 has room for, and 22/2022 has")
  func seventeen() throws {
    let old = try assess(.nie, "MD240935001200027", edition: "33/2018")
    #expect(old.verdict.outcome == .allowed)
    #expect(old.verdict.ruleIDs == ["ID.NIE.PANGAN_RBA", "BARCODE.IDENT.CONTENT"])
    #expect(old.verdict.findings.last?.expected == "≤ 16 (33/2018)")
    #expect(try assess(.nie, "MD240935001200027", edition: "22/2022").verdict.ruleIDs == ["ID.NIE.PANGAN_RBA"])
    #expect(
      try assess(.nie, "MD240935001200027", asOf: CalendarDay(2026, 1, 1)).verdict.ruleIDs == ["ID.NIE.PANGAN_RBA"])
    #expect(try assess(.nie, "MD266510106032").verdict.ruleIDs == ["ID.NIE.PANGAN"])
  }

  @Test("letters that the tables do not know leave the question open, unless the text is no number at all")
  func unknownClass() throws {
    #expect(try assess(.nie, "XX123456789").verdict.outcome == .undetermined)
    #expect(try assess(.nie, "P-IRT 209337401").verdict.ruleIDs == ["ID.NIE", "ID.NIE.OTHER_AUTHORITY"])
    #expect(try assess(.nie, "XX123456789012345").verdict.outcome == .refused)
    #expect(try assess(.nie, "XX12345678*").verdict.outcome == .refused)
  }

  @Test("no rule of low confidence blocks or warns")
  func confidence() throws {
    for text in ["PIRT20933740", "AKD10101010101", "XX1"] {
      for finding in try assess(.nie, text).verdict.findings where finding.rule.confidence == .low {
        #expect(finding.effect == .informs)
      }
    }
  }

  @Test("before the first day of the tables nothing is said")
  func before() throws {
    let answer = try assess(.nib, "1224000320187", asOf: CalendarDay(2018, 6, 20))
    #expect(answer.verdict.outcome == .undetermined)
    #expect(answer.verdict.findings.isEmpty)
    #expect(try assess(.nib, "1224000320187", asOf: CalendarDay(2018, 6, 21)).verdict.outcome == .allowed)
  }

  @Test("every kind has a rule of the tables, and a missing fact is named")
  func kinds() throws {
    let rulebook = try Rulebook.shared()
    for kind in Identifiers.Kind.allCases {
      let answer = try assess(kind, "\u{0}")
      #expect(answer.verdict.outcome == .refused, "\(kind)")
      #expect(answer.error != nil)
      for id in answer.verdict.ruleIDs { #expect(!rulebook.rules(id: id).isEmpty) }
      #expect(try assess(kind, nil).verdict.missing == ["value"])
    }
    #expect(try assess(nil, nil).verdict.missing == ["kind", "value"])
  }

  @Test("an amount and a number may be asked about together")
  func together() throws {
    let facts = Identifiers.Facts(
      kind: .kodeBilling, value: "820230604526181", amount: 180_000, amountInWords: "Seratus Ribu Rupiah")
    let answer = try #require(Identifiers.assess(facts, under: try .shared()))
    #expect(answer.compact == "820230604526181")
    #expect(answer.amountInWords == "Seratus Delapan Puluh Ribu Rupiah")
    #expect(answer.verdict.outcome == .refused)
    #expect(answer.verdict.ruleIDs == ["SINKARKES.BILLING.TERBILANG", "ID.KODE_BILLING"])
  }

  @Test("the gateway tells the fault with its place in the language of the question")
  func gateway() throws {
    let ask = try Ask(#"{"area":"identifiers","lang":"id","inputs":{"kind":"nib","value":"122400032018"}}"#)
    #expect(ask.text("verdict") == "invalid")
    let fault = try #require(ask.object["fault"] as? [String: Any])
    #expect(fault["code"] as? String == "length")
    #expect(fault["offset"] as? Int == 12)
    #expect(
      fault["message"] as? String == #"panjang salah (byte 12): ditemukan "122400032018 [12]", seharusnya 13 × 0–9"#)
  }
}
