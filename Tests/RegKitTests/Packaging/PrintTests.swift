import GS1
import RegKit
import Testing

@Suite struct PrintTests {
  private func verdict(_ facts: Print.Facts, edition: String? = nil) throws -> Verdict {
    try #require(Print.assess(facts, under: try .shared(), edition: edition))
  }

  @Test("each side is at least 0.6 cm, to the last bit")
  func size() throws {
    for (width, height, isGood) in [
      (0.6, 0.6, true), (0.6.nextDown, 0.6, false), (0.6, 0.6.nextDown, false), (0.6.nextUp, 0.6.nextUp, true),
      (.infinity, 0.6, true), (.nan, 0.6, false), (0, 100, false), (-1, 1, false),
    ] {
      let verdict = try verdict(.init(widthCentimetres: width, heightCentimetres: height))
      #expect((verdict.outcome == .allowed) == isGood, "\(width) × \(height)")
    }
  }

  @Test("a limit within the uncertainty of a side is left open, beyond it the answer stands")
  func uncertainty() throws {
    for (side, uncertainty, outcome, effect) in [
      (0.58, 0.01, Outcome.refused, Finding.Effect.blocks), (0.595, 0.01, .undetermined, .warns),
      (0.6, 0.01, .undetermined, .warns), (0.609, 0.01, .undetermined, .warns), (0.62, 0.01, .allowed, .informs),
      (0.6, 0, .allowed, .informs), (0.6, -1, .allowed, .informs), (0.6, .nan, .allowed, .informs),
      (9, .infinity, .undetermined, .warns), (.nan, 0, .undetermined, .warns),
    ] {
      let verdict = try verdict(
        .init(widthCentimetres: side, heightCentimetres: side, sizeUncertaintyCentimetres: uncertainty))
      #expect(
        verdict.outcome == outcome && verdict.findings.map { $0.effect } == [effect, effect], "\(side) ± \(uncertainty)"
      )
    }
    let open = try verdict(.init(widthCentimetres: 0.6, heightCentimetres: 0.6, sizeUncertaintyCentimetres: 0.005))
    #expect(open.findings.first?.found == "0.6 ± 0.005")
  }

  @Test("a part that must be judged is missing where nothing is known of it")
  func asked() throws {
    #expect(try verdict(.init(widthCentimetres: 1, heightCentimetres: 1, asked: .ink)).missing == ["ink"])
    #expect(try verdict(.init(ink: "hitam", asked: [.size, .ink])).missing == ["width_cm", "height_cm"])
    #expect(try verdict(.init(ink: "hitam", background: "putih", asked: .ink)).outcome == .allowed)
  }

  @Test("both short sides are reported")
  func bothSides() throws {
    let verdict = try verdict(.init(widthCentimetres: 0.5, heightCentimetres: 0.4))
    #expect(verdict.findings.filter { $0.effect == .blocks }.map { $0.subject } == ["width_cm", "height_cm"])
  }

  /// The marks of up to three codes, each of BPOM, an operator or nobody known, with the words or without.
  @Test("every arrangement of up to two codes against Pasal 23, worked out anew")
  func marks() throws {
    let kinds: [Print.Code] = [
      .init(issuer: .badanPOM, text: "BPOM RI"), .init(issuer: .badanPOM), .init(issuer: .pelakuUsaha, text: "BPOM RI"),
      .init(issuer: .pelakuUsaha), .init(issuer: .pelakuUsaha, text: "merek"),
    ]
    var arrangements: [[Print.Code]] = [[]]
    for one in kinds {
      arrangements.append([one])
      for other in kinds { arrangements.append([one, other]) }
    }
    for codes in arrangements {
      let marked = codes.filter { $0.text == "BPOM RI" }
      let wrongly = marked.contains { $0.issuer == .pelakuUsaha }
      let due = codes.count == 2 && codes.contains { $0.issuer == .badanPOM }
      let isGood = !wrongly && (!due || marked.contains { $0.issuer == .badanPOM })
      #expect(try (verdict(.init(codes: codes)).outcome == .allowed) == isGood, "\(codes)")
    }
  }

  @Test("the words may stand on one line or two, in capitals only")
  func words() throws {
    for (text, isGood) in [
      ("BPOM RI", true), ("BPOM\nRI", true), (" BPOM  RI ", true), ("bpom ri", false), ("BPOMRI", false),
      ("BPOM", false),
    ] {
      let codes: [Print.Code] = [.init(issuer: .badanPOM, text: text), .init(issuer: .pelakuUsaha)]
      #expect(try (verdict(.init(codes: codes)).outcome == .allowed) == isGood, "\(text)")
    }
  }

  @Test("three codes are not addressed; the words on an operator's code are wrong among any number")
  func three() throws {
    let own = Print.Code(issuer: .pelakuUsaha)
    #expect(try verdict(.init(codes: [.init(issuer: .badanPOM, text: "BPOM RI"), own, own])).outcome == .undetermined)
    #expect(
      try verdict(.init(codes: [own, own, .init(issuer: .pelakuUsaha, text: "BPOM RI")])).outcome == .refused)
  }

  @Test(
    "black is black by any name, as ink and as ground",
    arguments: [
      ("hitam", "putih", Outcome.allowed, 0), ("Black", "white", .allowed, 0), ("hitam pekat", "kuning", .allowed, 0),
      ("coklat kehitaman", "putih", .refused, 0), ("hitam kecoklatan", "putih", .refused, 0),
      ("hitam", "black", .refused, 0), ("black", "hitam doff", .refused, 0), ("hitam", "jet-black", .refused, 0),
      ("hitam", "putih bergaris hitam", .allowed, 1), ("hitam", "biru tua", .allowed, 0),
    ])
  func blacks(ink: String, background: String, outcome: Outcome, warnings: Int) throws {
    let verdict = try verdict(.init(ink: ink, background: background))
    #expect(verdict.outcome == outcome)
    #expect(verdict.findings.filter { $0.effect == .warns }.count == warnings)
  }

  @Test("ink of the colour of its ground cannot be scanned")
  func sameColour() throws {
    let verdict = try verdict(.init(ink: "hitam", background: "Hitam"))
    #expect(verdict.outcome == .refused)
    #expect(verdict.ruleIDs.last == "BARCODE.PRINT.SCANNABLE")
  }

  @Test("22/2022 asks for contrast, of which it needs both colours")
  func contrast() throws {
    let blue = Print.Facts(ink: "biru", background: "putih")
    #expect(try verdict(blue, edition: "22/2022").missing == ["readable_by_ttac"], "two names do not show contrast")
    #expect(
      try verdict(.init(ink: "biru", background: "putih", isReadable: true), edition: "22/2022").outcome == .allowed)
    #expect(try verdict(.init(ink: "putih", background: "hitam"), edition: "22/2022").outcome == .allowed)
    #expect(try verdict(.init(ink: "biru", background: "BIRU"), edition: "22/2022").outcome == .refused)
    #expect(try verdict(.init(ink: "biru"), edition: "22/2022").missing == ["background"])
    #expect(try verdict(.init(ink: "biru", background: "putih")).outcome == .refused)
  }

  @Test("what is not asked about is not judged, and nothing asked is nothing said")
  func partial() throws {
    #expect(try verdict(.init(isReadable: true)).outcome == .allowed)
    let nothing = try verdict(.init())
    #expect(nothing.outcome == .undetermined)
    #expect(nothing.missing == ["width_cm", "height_cm", "ink", "codes"])
    #expect(try verdict(.init(codes: [])).outcome == .allowed)
  }
}
