import GS1
import RegKit
import Testing

@Suite struct DossierAgreementTests {
  private let licence = Dossier.Licence(
    nie: "BPOM RI DKL 95092047 04A1", expires: CalendarDay(2028, 5, 22), code: "(90)DKL9509204704A1(91)280522")
  private let product = Dossier.Product(
    productClass: .obatKeras, gtin: "08991234567891", batch: "13123", expires: CalendarDay(2025, 3, 31))

  /// What refuses and what agrees, by rule and subject.
  private func told(
    _ barcode: Dossier.Barcode, _ licences: [Dossier.Licence]? = nil, productClass: ProductClass = .obatKeras,
    edition: String? = nil
  ) throws -> [String] {
    var dossier = Dossier()
    (dossier.product, dossier.licences, dossier.barcodes) = (product, licences ?? [licence], [barcode])
    dossier.product?.productClass = productClass
    let answer = dossier.assess(under: try .shared(), edition: edition)
    let section = answer.sections.first { $0.topic == .agreement }
    return (section?.findings ?? []).map { finding in
      let sign = finding.effect == .blocks ? "≠" : "="
      return "\(sign) \(finding.rule.id.split(separator: ".").last ?? "") \(finding.subject)"
    }
  }

  @Test("an authentication code that agrees in everything")
  func authentication() throws {
    let text = "(90)DKL9509204704A1(01)08991234567891(10)13123(17)250331(21)025005EUT"
    let barcode = Dossier.Barcode(text: text, requestedBatch: "13123", reported: "]Q30108991234567891")
    #expect(
      try told(barcode) == [
        "≠ EQUALS_REPORT barcodes[0].text", "= EQUALS_REPORT barcodes[0].(90)", "= EQUALS_REPORT barcodes[0].(01)",
        "= EQUALS_REPORT barcodes[0].(17)", "= EQUALS_REPORT barcodes[0].(10)", "= BATCH_ONLY barcodes[0].(10)",
      ])
    // The same elements in another order and without brackets are the same code.
    let reported = "]Q30108991234567891" + "90DKL9509204704A1\u{1D}" + "1013123\u{1D}" + "17250331" + "21025005EUT"
    let other = Dossier.Barcode(text: text, reported: reported)
    #expect(try told(other).contains("= EQUALS_REPORT barcodes[0].text"))
  }

  @Test(
    "each element that disagrees is told by itself",
    arguments: [
      ("(90)DKL9509204704A2(10)13123(17)250331(21)1", "≠ EQUALS_REPORT barcodes[0].(90)"),
      ("(01)08991234567907(10)13123(17)250331(21)1", "≠ EQUALS_REPORT barcodes[0].(01)"),
      ("(90)DKL9509204704A1(10)13124(17)250331(21)1", "≠ EQUALS_REPORT barcodes[0].(10)"),
      ("(90)DKL9509204704A1(10)13123(17)250330(21)1", "≠ EQUALS_REPORT barcodes[0].(17)"),
    ])
  func disagreement(text: String, expected: String) throws {
    #expect(try told(.init(text: text)).filter { $0.hasPrefix("≠") } == [expected])
  }

  @Test("an identification code agrees with the licence: number, end and the code printed on it")
  func identification() throws {
    func told(_ text: String) throws -> [String] {
      try self.told(.init(text: text), productClass: .obatBebasTerbatas).filter { $0.hasPrefix("≠") }
    }
    #expect(try told("(90)DKL9509204704A1(91)280522") == [])
    #expect(
      try told("(90)DKL9509204704A1(91)280523") == [
        "≠ EQUALS_LICENCE barcodes[0].(91)", "≠ EQUALS_LICENCE barcodes[0].text",
      ])
    #expect(
      try told("(90)DKL9509204704B1(91)280522") == [
        "≠ EQUALS_LICENCE barcodes[0].(90)", "≠ EQUALS_LICENCE barcodes[0].text",
      ])
  }

  @Test("of several licences the one with the number of the code is compared")
  func severalLicences() throws {
    let other = Dossier.Licence(nie: "DKL9509204704A2", expires: CalendarDay(2030, 1, 1))
    let barcode = Dossier.Barcode(text: "(90)DKL9509204704A1(91)280522", method: .identifikasi)
    #expect(
      try told(barcode, [other, licence]) == [
        "= EQUALS_LICENCE barcodes[0].(90)", "= EQUALS_LICENCE barcodes[0].(91)", "= EQUALS_LICENCE barcodes[0].text",
      ])
    let stranger = Dossier.Barcode(text: "(90)DKL9509204704A9(91)280522", method: .identifikasi)
    #expect(try told(stranger, [other, licence]) == ["≠ EQUALS_LICENCE barcodes[0].(90)"])
  }

  @Test("the code was asked for another batch than it stands on")
  func requestedBatch() throws {
    let barcode = Dossier.Barcode(
      text: "(90)DKL9509204704A1(10)13123(17)250331(21)1", requestedBatch: "13122")
    #expect(try told(barcode).first == "≠ BATCH_ONLY barcodes[0].(10)")
  }

  @Test("22/2022 says it of the licence number alone; for the rest the edition before is offered")
  func laterEdition() throws {
    let barcode = Dossier.Barcode(text: "(90)DKL9509204704A9(91)280522", method: .identifikasi)
    #expect(
      try told(barcode, productClass: .obatBebas, edition: "22/2022").first == "≠ CONTENT barcodes[0].(90)")
    let agreeing = Dossier.Barcode(text: "(90)DKL9509204704A1(91)280522", method: .identifikasi)
    #expect(
      try told(agreeing, productClass: .obatBebas, edition: "22/2022") == ["= CONTENT barcodes[0].(90)"])
    var dossier = Dossier()
    (dossier.product, dossier.licences, dossier.barcodes) = (product, [licence], [agreeing])
    let answer = dossier.assess(under: try .shared(), edition: "22/2022")
    let section = try #require(answer.sections.first { $0.topic == .agreement })
    #expect(section.outcome == .undetermined)
    let earlier = try #require(section.verdicts.first?.alternatives.first)
    #expect(earlier.ruleIDs == Array(repeating: "BARCODE.IDENT.EQUALS_LICENCE", count: 3))
  }

  @Test("a code beside nothing else has nothing to agree with")
  func alone() throws {
    var dossier = Dossier()
    dossier.barcodes = [.init(text: "(90)TR233456781(91)280522")]
    let answer = dossier.assess(under: try .shared())
    #expect(answer.sections.map { $0.topic } == [.barcode])
    #expect(answer.outcome == .allowed)
  }

  @Test("an answer on many licences and long codes stays short")
  func manyLicences() throws {
    var dossier = Dossier()
    dossier.licences = (0..<300).map { .init(nie: "DKL\(1_000_000_000 + $0)A1") }
    let long = String(repeating: "9", count: 5000)
    dossier.barcodes = (0..<300).map { .init(text: "(90)X\($0)(91)280522", reported: long) }
    let answer = dossier.assess(under: try .shared())
    let section = try #require(answer.sections.first { $0.topic == .agreement })
    #expect(section.findings.count == 600)
    #expect(section.findings.allSatisfy { ($0.expected ?? "").utf8.count <= 200 })
  }

  @Test("a GTIN is the same with and without the zeros before it")
  func shorterGTIN() throws {
    var dossier = Dossier()
    (dossier.product, dossier.licences) = (product, [licence])
    dossier.product?.gtin = "8991234567891"
    dossier.barcodes = [.init(text: "(01)08991234567891(10)13123(17)250331(21)1")]
    let section = try #require(dossier.assess(under: try .shared()).sections.first { $0.topic == .agreement })
    #expect(section.outcome == .allowed)
    #expect(section.findings.map { $0.subject }.contains("barcodes[0].(01)"))
  }

  @Test("codes read from pictures are held against licence and product, whatever codes the dossier lists")
  func readElsewhere() throws {
    var dossier = Dossier()
    (dossier.product, dossier.licences) = (product, [licence])
    func told(_ texts: String...) throws -> [String] {
      let messages = texts.map { ElementString(reading: Array($0.utf8)) }
      let verdict = dossier.agreement(of: messages, under: try .shared())
      return (verdict?.findings ?? []).map { "\($0.effect.rawValue) \($0.subject)" }
    }
    let right = "]Q30108991234567891" + "90DKL9509204704A1\u{1D}" + "1013123\u{1D}" + "17250331"
    let agreeing = try told(right)
    #expect(agreeing.count == 4 && agreeing.allSatisfy { $0.hasPrefix("informs codes[0].") })
    let otherBatch = right.replacing("13123", with: "99999")
    #expect(try told(right, otherBatch).filter { $0.hasPrefix("blocks") } == ["blocks codes[1].(10)"])
    #expect(try told("]Q1(90)NA18240104109").first == "blocks codes[0].(90)")
    // The trade's own number beside the code warns where it is another, and other codes are nobody's affair.
    #expect(try told("]E08991234567891") == ["informs codes[0].(01)"])
    #expect(try told("]E08991234567884") == ["warns codes[0].(01)"])
    #expect(try told("https://www.example.com/", "]Q1hello").isEmpty)
    #expect(try told().isEmpty)
    #expect(Dossier().agreement(of: [ElementString(reading: Array(right.utf8))], under: try .shared()) == nil)
    // A code that the dossier lists brings what is known of it.
    dossier.barcodes = [.init(text: right, requestedBatch: "77777")]
    #expect(try told(right).first == "blocks codes[0].(10)")
  }
}
