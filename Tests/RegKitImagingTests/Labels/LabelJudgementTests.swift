import GS1
import RegKit
import Testing

@testable import RegKitImaging

@Suite struct LabelJudgementTests {
  /// Contents with the outcome that 33/2018 has for them as a QR Code.
  private static let contents: [(text: String, outcome: Outcome)] = [
    (LabelSamples.bpom, .allowed), ("(90)NA18240104109(91)261231", .allowed), ("(91)261231(90)NA18240104109", .allowed),
    ("(01)08991234567891(10)A1(17)261231(21)X", .allowed), ("(90)NA18240104109(91)251399", .refused),
    ("(90)NA18240104109(91)2026-12-31", .refused), ("(90)NA18240104109(91)2612", .refused),
    ("(90)NA18240104109", .refused), ("(91)261231", .refused), ("(90)DBL9509204704A1(10)13123(17)250331", .refused),
    ("(90)DBL9509204704A1(10)13123(17)250230(21)X", .refused),
    ("(90)DBL9509204704A1(10)13123(17)250300(21)X", .refused),
    ("(90)DBL9509204704A1(10)1-2(17)250331(21)X", .refused), ("(90)MD240935001200027(91)261231", .refused),
    ("(90)NA18240104109(90)NA18240104109(91)261231", .refused), ("(01)08991234567892(10)A1(17)261231(21)X", .refused),
    ("(01)08991234567891", .refused), ("(10)A", .refused), ("90NA18240104109", .refused), ("hello world", .refused),
    ("90", .refused), ("https://example.com/01/08991234567891", .refused), ("\u{1D}(90)", .refused),
  ]

  private func scan(_ label: Label, _ edition: String?, _ day: CalendarDay?) throws -> ScanReport {
    try ScanReport(
      of: try GrayImage(decoding: try label.png()), by: SymbolReader(), under: LabelSamples.rulebook.get(),
      edition: edition, asOf: day)
  }

  @Test(
    "what a label says is judged as a scan of it is, in every form and edition",
    arguments: [(nil, nil), ("33/2018", CalendarDay(2020, 2, 29)), ("22/2022", CalendarDay(2026, 11, 29))])
  func agrees(edition: String?, day: CalendarDay?) throws {
    let rulebook = try LabelSamples.rulebook.get()
    for (text, outcome) in Self.contents {
      for form in LabelForm.allCases {
        var request = LabelRequest(.text(text), as: form)
        request.isMadeEvenIfRefused = true
        let label: Label
        do throws(LabelError) {
          label = try Label(request, under: rulebook, edition: edition, asOf: day)
        } catch {
          // What is no element string, or a wrong one, has no place in a GS1 symbol.
          #expect(form != .bpom && error.code == .invalidMessage, "\(text): \(error)")
          continue
        }
        let scan = try scan(label, edition, day)
        let content = try #require(label.judgement.content)
        let seen = try #require(scan.entries.first?.reading.content)
        #expect(scan.outcome == content.verdict.outcome && seen.errors == content.errors, "\(form) \(text)")
        #expect(seen.verdict.ruleIDs == content.verdict.ruleIDs && seen.fields == content.fields)
        #expect(label.outcome == Outcome.worst(of: [scan.outcome, label.judgement.printVerdict?.outcome ?? .allowed]))
        if form == .bpom, edition == "33/2018" || edition == nil, day == nil {
          #expect(content.verdict.outcome == outcome, "\(text)")
        }
        request.isMadeEvenIfRefused = false
        let isMade = (try? Label(request, under: rulebook, edition: edition, asOf: day)) != nil
        #expect(isMade == (scan.outcome != .refused), "\(form) \(text)")
      }
    }
  }

  @Test("a content that is refused is told with its finding, its faults and no size")
  func refusedContent() throws {
    var request = LabelRequest(.text("(90)NA18240104109(91)251399"), as: .bpom)
    let error = try #require(#expect(throws: LabelError.self) { try LabelSamples.label(request) })
    #expect(error.code == .notLegal && error.proposals.isEmpty)
    #expect(error.found == "251399" && error.expected.hasPrefix("YYMMDD"))
    #expect(error.description.contains(": (91), Peraturan BPOM 33/2018, Lampiran C angka 1: found 251399, expected "))
    #expect(error.judgement?.content?.errors == ["91.date"] && error.verdict?.outcome == .refused)
    #expect(error.judgement?.printVerdict?.outcome == .allowed)
    // Both are told where both are wrong.
    request.size = .side(atLeast: 5)
    request.content = .text("hello")
    let both = try #require(#expect(throws: LabelError.self) { try LabelSamples.label(request) })
    let blocking = both.verdict?.findings.filter { $0.effect == .blocks }.map { $0.subject }
    #expect(blocking == ["text", "text", "width_cm", "height_cm"] && !both.proposals.isEmpty)
  }

  @Test("the maker's own code beside BPOM's is not judged, and alone it is")
  func makersOwn() throws {
    var request = LabelRequest(.text("https://example.com/obat"), as: .bpom)
    request.issuer = .pelakuUsaha
    #expect(throws: LabelError(.notLegal, found: "")) { try LabelSamples.label(request) }
    request.isBesideAnotherCode = true
    let label = try LabelSamples.label(request)
    #expect(label.judgement.content == nil && label.outcome == .undetermined)
    #expect(label.judgement.printVerdict?.outcome == .allowed)
    // One that holds a GTIN poses as a code of the regulation.
    request.content = .text("(01)08991234567891")
    #expect(throws: LabelError(.notLegal, found: "")) { try LabelSamples.label(request) }
    // Nor is BPOM's own code excused by the company it keeps.
    request.content = .text("https://example.com/obat")
    (request.issuer, request.carriesMark) = (.badanPOM, true)
    #expect(throws: LabelError(.notLegal, found: "")) { try LabelSamples.label(request) }
  }

  @Test(
    "who may issue a code in which symbology is asked where the issuer is named (Pasal 5 and 14)",
    arguments: [
      (LabelForm.gs1DataMatrix, "(90)NA18240104109(91)280331", Issuer.badanPOM, Outcome.refused),
      (.gs1QRCode, "(90)NA18240104109(91)280331", .badanPOM, .allowed),
      (.gs1QRCode, "(90)NA18240104109(91)280331", .pelakuUsaha, .refused),
      (.gs1DataMatrix, "(90)DBL9509204704A1(10)13123(17)280331(21)025005EUT", .badanPOM, .refused),
      (.gs1DataMatrix, "(90)DBL9509204704A1(10)13123(17)280331(21)025005EUT", .pelakuUsaha, .allowed),
    ])
  func issuers(form: LabelForm, text: String, issuer: Issuer, outcome: Outcome) throws {
    var request = LabelRequest(.text(text), as: form)
    request.issuer = issuer
    request.isMadeEvenIfRefused = true
    let label = try Label(request, under: LabelSamples.rulebook.get(), edition: "33/2018")
    #expect(label.outcome == outcome)
    #expect((label.judgement.issuerVerdict != nil) == (outcome == .refused))
  }
}
