import GS1
import RegKit
import Testing

@Suite struct BarcodeMethodTests {
  private func answer(_ facts: BarcodeMethod.Facts, edition: String? = nil) throws -> BarcodeMethod.Answer {
    try #require(BarcodeMethod.assess(facts, under: try .shared(), edition: edition))
  }

  @Test("every class of Pasal 3 has its method; only over-the-counter drugs ask for a designation")
  func classes() throws {
    let expected: [ProductClass: Method?] = [
      .obatKeras: .otentifikasi, .produkBiologi: .otentifikasi, .narkotika: .otentifikasi,
      .psikotropika: .otentifikasi, .obatTradisional: .identifikasi, .suplemenKesehatan: .identifikasi,
      .kosmetika: .identifikasi, .panganOlahan: .identifikasi, .panganDietKhusus: .otentifikasi,
    ]
    for productClass in ProductClass.allCases {
      let answer = try answer(.init(productClass: productClass))
      #expect(answer.method == expected[productClass] ?? nil, "\(productClass)")
      let asks = answer.verdict.missing == ["designated_by_kepala_bpom"]
      #expect(asks == (productClass == .obatBebas || productClass == .obatBebasTerbatas), "\(productClass)")
    }
  }

  @Test("an issuer without symbology, a symbology without issuer")
  func halfQuestions() throws {
    #expect(
      try answer(.init(method: .otentifikasi, issuer: .badanPOM)).verdict.missing == ["symbology"])
    #expect(try answer(.init(method: .otentifikasi, symbology: .qrCode)).verdict.missing == ["issuer"])
    #expect(try answer(.init(issuer: .badanPOM, symbology: .qrCode)).verdict.missing == ["method"])
    #expect(try answer(.init(method: .otentifikasi)).verdict.missing == ["product_class"])
  }

  @Test("a code that BPOM's application cannot read is refused, whoever issued it")
  func unreadable() throws {
    for (method, issuer) in [
      (Method.otentifikasi, Issuer.badanPOM), (.otentifikasi, .pelakuUsaha), (.identifikasi, .badanPOM),
    ] {
      let answer = try answer(.init(method: method, issuer: issuer, symbology: .qrCode, isReadable: false))
      #expect(answer.verdict.outcome == .refused)
      #expect(answer.verdict.ruleIDs.last == "BARCODE.PRINT.SCANNABLE")
    }
  }

  @Test("what an edition leaves open is offered from the one before, what lacks a fact is not")
  func alternatives() throws {
    let open = try answer(.init(productClass: .panganDietKhusus), edition: "22/2022")
    #expect(open.method == nil)
    #expect(open.verdict.alternatives.map { $0.edition.id } == ["33/2018"])
    #expect(open.verdict.alternatives.first?.outcome == .allowed)
    #expect(try answer(.init(productClass: .obatBebas), edition: "22/2022").verdict.alternatives.isEmpty)
    #expect(try answer(.init(productClass: .alatKesehatan), edition: "22/2022").verdict.alternatives.isEmpty)
  }

  @Test("radiopharmaceuticals and contrast media are drugs: 33/2018 covers them, and does not say by which method")
  func obat() throws {
    for productClass in [ProductClass.radiofarmaka, .mediaKontras] {
      let answer = try answer(.init(productClass: productClass))
      #expect(answer.isInScope == true, "Pasal 2 ayat (2) huruf a; Pasal 1 angka 4 «menyelidiki … penetapan diagnosis»")
      #expect(answer.method == nil)
      #expect(answer.verdict.outcome == .undetermined)
    }
  }
}
