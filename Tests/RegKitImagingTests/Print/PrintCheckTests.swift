import Foundation
import GS1
import RegKit
import Testing

@testable import RegKitImaging

@Suite struct PrintCheckTests {
  private func check(
    _ name: String, claims: PrintCheck.Claims = .init(), edition: String? = nil, dpi: Double? = nil
  ) throws -> PrintCheck {
    let print = try #require(PrintFixture.named(name))
    return try PrintCheck(
      of: try print.picture(), at: try #require(Resolution(dpi: dpi ?? print.dpi)), by: SymbolReader(), named: name,
      claims: claims, under: try .embedded(), edition: edition)
  }

  private func finding(_ check: PrintCheck, _ subject: String) throws -> Finding {
    try #require(check.entries.first?.verdict?.findings.first { $0.subject == subject })
  }

  @Test(
    "a side within a pixel of the limit of Pasal 22 is undetermined, beyond it allowed or refused",
    arguments: [
      ("qr-5.9mm", Outcome.refused, Finding.Effect.blocks), ("qr-6.0mm", .undetermined, .warns),
      ("qr-6.1mm", .allowed, .informs), ("qr-5.8mm-300dpi", .refused, .blocks), ("qr-6.2mm-300dpi", .allowed, .informs),
    ])
  func limit(name: String, outcome: Outcome, effect: Finding.Effect) throws {
    let check = try check(name)
    #expect(check.entries.count == 1 && check.outcome == outcome && check.marks == nil)
    for side in ["width_cm", "height_cm"] {
      let finding = try finding(check, side)
      #expect(finding.effect == effect && finding.rule.id == "BARCODE.PRINT.SIZE")
      #expect(finding.found?.contains(" ± 0.00") == true, "\(finding.found ?? "")")
      #expect(finding.rule.citation.description == "Peraturan BPOM 33/2018, Pasal 22")
    }
  }

  @Test(
    "the ink is judged by its name: 33/2018 wants black, 22/2022 contrast",
    arguments: [
      ("qr-12mm", Outcome.allowed, Outcome.allowed), ("qr-blue", .refused, .undetermined),
      ("qr-red", .refused, .undetermined), ("qr-yellow-ground", .allowed, .undetermined),
      ("qr-navy", .undetermined, .undetermined), ("qr-inverted", .refused, .allowed),
    ])
  func ink(name: String, base: Outcome, later: Outcome) throws {
    #expect(try check(name).outcome == base)
    #expect(try check(name, edition: "22/2022").outcome == later)
  }

  @Test("a gray scan says nothing of the ink, unless the caller does")
  func gray() throws {
    let picture = try ColourImage(decoding: Fixture.bytes("print-qr-gray.jpg"))
    let resolution = try #require(Resolution(dpi: 300))
    let unknown = try PrintCheck(of: picture, at: resolution, by: SymbolReader(), under: try .embedded())
    #expect(unknown.outcome == .undetermined)
    #expect(unknown.entries.first?.verdict?.missing == ["ink"])
    #expect(unknown.entries.first?.remarks.contains { $0.kind == .noColour } == true)
    let said = try PrintCheck(
      of: picture, at: resolution, by: SymbolReader(), claims: .init(ink: "hitam"), under: try .embedded())
    #expect(said.outcome == .allowed)
    // What the scan shows counts more than what is said of it.
    #expect(try check("qr-blue", claims: .init(ink: "hitam")).outcome == .refused)
  }

  @Test("white on black in a gray scan is not made black by saying so")
  func contradicted() throws {
    let print = try #require(PrintFixture.named("qr-inverted"))
    let gray = GrayImage(try print.picture())
    let white = try PrintCheck(
      of: ColourImage(gray), at: try #require(Resolution(dpi: print.dpi)), by: SymbolReader(),
      claims: .init(ink: "hitam"), under: try .embedded())
    #expect(white.outcome == .undetermined)
    #expect(white.entries.first?.verdict?.missing == ["ink"])
    #expect(white.entries.first?.remarks.contains { $0.kind == .claimContradicted && $0.expected == "hitam" } == true)
    // Light gray that is between two names is not black either.
    let pale = try check("qr-low-contrast", claims: .init(ink: "hitam"))
    #expect(pale.outcome != .allowed)
    #expect(try check("qr-navy", claims: .init(ink: "hitam")).outcome == .allowed)
  }

  @Test("what the law does not regulate is remarked on and refuses nothing")
  func remarks() throws {
    func warnings(_ name: String, claims: PrintCheck.Claims = .init()) throws -> Set<PrintRemark.Kind> {
      Set(try check(name, claims: claims).entries[0].remarks.filter { $0.effect == .warns }.map { $0.kind })
    }
    #expect(try warnings("qr-12mm").isEmpty)
    #expect(try warnings("qr-quiet-2") == [.quietZone])
    #expect(try check("qr-quiet-2").outcome == .allowed)
    #expect(try warnings("qr-cut") == [.quietZoneUnseen])
    #expect(try warnings("qr-low-contrast").contains(.contrast))
    #expect(try warnings("qr-spread") == [.printGrowth])
    #expect(try warnings("qr-inverted").contains(.inverted))
    #expect(
      try warnings("qr-6.2mm-300dpi") == [.xDimension, .resolution] || warnings("qr-6.2mm-300dpi") == [.resolution])
  }

  @Test("the words beside the codes are the caller's to say, and Pasal 23 is asked of them")
  func marks() throws {
    let right: [Print.Code] = [.init(issuer: .badanPOM, text: "BPOM RI"), .init(issuer: .pelakuUsaha)]
    let wrong: [Print.Code] = [.init(issuer: .badanPOM), .init(issuer: .pelakuUsaha, text: "BPOM RI")]
    #expect(try check("qr-12mm", claims: .init(codes: right)).outcome == .allowed)
    let refused = try check("qr-12mm", claims: .init(codes: wrong))
    #expect(refused.outcome == .refused && refused.entries[0].outcome == .allowed)
    #expect(refused.marks?.findings.first?.rule.id == "BARCODE.PRINT.BPOM_RI")
    let none = try check("qr-12mm", claims: .init(codes: []))
    #expect(none.remarks.map { $0.kind } == [.codesNotSaid])
    // Two codes in the picture of which nobody said whose they are.
    let one = try #require(PrintFixture.named("qr-12mm")).picture()
    let two = try #require(
      ColourImage(width: one.width, height: one.height * 2, samples: one.samples + one.samples))
    let both = try PrintCheck(
      of: two, at: try #require(Resolution(dpi: 300)), by: SymbolReader(), under: try .embedded())
    #expect(both.entries.count == 2 && both.outcome == .undetermined)
    #expect(both.marks?.missing == ["codes[0].issuer", "codes[1].issuer"])
  }

  @Test("a wrong resolution makes a wrong size, which is why it is never guessed")
  func resolution() throws {
    #expect(try check("qr-12mm", dpi: 600).entries[0].measurement.map { ($0.width.value - 6).magnitude < 0.05 } == true)
    #expect(Resolution(dpi: 0) == nil && Resolution(dpi: .nan) == nil && Resolution(dpi: 1e9) == nil)
  }

  @Test("a picture without a code is undetermined, and a linear code is not asked about")
  func nothing() throws {
    let resolution = try #require(Resolution(dpi: 300))
    for name in ["ean13.png", "rgb8.png"] {
      let picture = try ColourImage(decoding: Fixture.bytes(name))
      let check = try PrintCheck(of: picture, at: resolution, by: SymbolReader(), under: try .embedded())
      #expect(check.entries.isEmpty && check.outcome == .undetermined)
    }
  }

  @Test("JSON and text hold the measures with their uncertainty, and say that this is no grade")
  func answers() throws {
    let check = try check("qr-6.0mm")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(check.json(in: .english).utf8)) as? [String: Any])
    #expect(json["outcome"] as? String == "undetermined")
    #expect((json["note"] as? String)?.hasPrefix("This is no print quality grade of ISO/IEC 15415") == true)
    let symbol = try #require((json["symbols"] as? [[String: Any]])?.first)
    let measures = try #require(symbol["measures"] as? [String: Any])
    #expect(measures["columns"] as? Int == 33)
    let width = try #require(measures["width"] as? [String: Double])
    #expect((width["mm"] ?? 0) > 5.95 && width["uncertainty_mm"] == 0.042)
    #expect(((symbol["verdict"] as? [String: Any])?["outcome"] as? String) == "undetermined")
    let text = check.text(in: .indonesian)
    #expect(text.contains("mm ± 0.04 mm") && text.contains("Ini bukan nilai mutu cetak ISO/IEC 15415"))
    #expect(text.contains("[ ? ] tidak dapat ditentukan") && text.contains("modul    33 × 33"))
  }
}
