import GS1
import RegKit
import Testing

@Suite struct PackagingTests {
  private func answer(_ facts: Packaging.Facts, edition: String? = nil) throws -> Packaging.Answer {
    try #require(Packaging.assess(facts, under: try .shared(), edition: edition))
  }

  private func letters(_ facts: Packaging.Facts) throws -> String {
    try answer(facts).exemptions.map { $0.id.split(separator: ".").last ?? "" }.joined(separator: " ")
  }

  @Test("every kind of pack against Pasal 18 and 19, in one table")
  func packs() throws {
    let drugs: [PackType: String] = [
      .blister: "b", .strip: "c", .ampul: "d", .prefilledSyringe: "e", .kemasanTunggal: "g", .stickPack: "h",
      .suppositoria: "i", .catchCover: "j",
    ]
    let others: [PackType: String] = [.blister: "b", .strip: "c", .ampul: "d", .stickPack: "f", .suppositoria: "g"]
    for pack in PackType.allCases {
      #expect(
        try letters(.init(productClass: .obatBebas, primaryPack: pack, millilitres: 50, grams: 50)) == drugs[pack]
          ?? "",
        "Obat in \(pack)")
      #expect(
        try letters(
          .init(
            productClass: .suplemenKesehatan, primaryPack: pack, millilitres: 50, grams: 50, labelSquareCentimetres: 50)
        )
          == others[pack] ?? "", "Suplemen in \(pack)")
      #expect(
        try letters(.init(productClass: .panganOlahan, primaryPack: pack, labelSquareCentimetres: 50)) == "",
        "Pangan in \(pack)")
    }
  }

  @Test("all exemptions that apply are given, in the order of the law")
  func several() throws {
    #expect(try letters(.init(productClass: .obatKeras, primaryPack: .tube, millilitres: 9, grams: 9)) == "a f")
    #expect(
      try letters(
        .init(
          productClass: .obatTradisional, primaryPack: .tube, millilitres: 4.9, grams: 4.9, labelSquareCentimetres: 10))
        == "a e h")
  }

  @Test("a measure at its limit and one step either side")
  func limits() throws {
    for (productClass, limit) in [(ProductClass.obatKeras, 10.0), (.obatTradisional, 5.0)] {
      for (value, isExempt) in [(limit.nextDown, true), (limit, false), (limit.nextUp, false)] {
        #expect(
          try
            (answer(
              .init(productClass: productClass, primaryPack: .botol, millilitres: value, labelSquareCentimetres: 50)
            ).primary == .exempt) == isExempt)
        #expect(
          try
            (answer(.init(productClass: productClass, primaryPack: .tube, grams: value, labelSquareCentimetres: 50))
            .primary == .exempt) == isExempt)
      }
    }
    for productClass in [ProductClass.obatTradisional, .suplemenKesehatan, .panganOlahan, .panganDietKhusus] {
      for (value, isExempt) in [(10.0.nextDown, true), (10, true), (10.0.nextUp, false)] {
        #expect(
          try
            (answer(
              .init(productClass: productClass, primaryPack: .botol, millilitres: 50, labelSquareCentimetres: value)
            ).primary == .exempt) == isExempt)
      }
    }
  }

  @Test("measures that are no numbers free nothing")
  func strangeMeasures() throws {
    for value in [Double.nan, .infinity] {
      #expect(
        try answer(
          .init(
            productClass: .obatTradisional, primaryPack: .tube, millilitres: value, grams: value,
            labelSquareCentimetres: value)
        ).primary == .required)
    }
  }

  @Test("the facts that could free a pack are named, those that could not are not")
  func missing() throws {
    func missing(_ facts: Packaging.Facts) throws -> [String] { try answer(facts).verdict.missing }
    #expect(try missing(.init(productClass: .obatKeras, primaryPack: .botol, millilitres: 60)) == [])
    #expect(
      try missing(.init(productClass: .obatKeras, primaryPack: .botol)) == ["primary_packaging.volume_ml"])
    #expect(
      try missing(.init(productClass: .obatKeras)) == ["primary_packaging.volume_ml", "primary_packaging.type"])
    #expect(
      try missing(.init(productClass: .panganOlahan, primaryPack: .botol, millilitres: 60))
        == ["primary_packaging.label_area_cm2"])
    #expect(
      try missing(.init(productClass: .obatTradisional, primaryPack: .botol, millilitres: 60))
        == ["primary_packaging.label_area_cm2"])
    #expect(try missing(.init(productClass: .obatTradisional, primaryPack: .blister)) == [])
    #expect(try missing(.init(productClass: .obatKeras, primaryPack: .botol, barcodeOn: .primary)) == [])
  }

  @Test("the cited letter of each exemption is the letter of its id")
  func lettersAreCited() throws {
    let edition = try #require(try Rulebook.shared().edition("33/2018", of: .barcode))
    for rule in edition.rules {
      let words = rule.id.split(separator: ".")
      guard words.contains("EXEMPT"), let letter = words.last, letter.count == 1 else { continue }
      #expect(rule.citations.first?.provision.path.hasSuffix("huruf-\(letter)") == true, "\(rule.id)")
      #expect(
        rule.citations.first?.provision.path.hasPrefix(words.contains("OBAT") ? "pasal-18/" : "pasal-19/") == true)
    }
  }

  @Test("22/2022, whose list was not read, is left open beside the answer of 33/2018")
  func later() throws {
    let answer = try answer(.init(productClass: .obatKeras, primaryPack: .strip), edition: "22/2022")
    #expect(answer.verdict.ruleIDs == ["BARCODE.PRIMARY.OBAT"], "what is known of it all the same")
    #expect(answer.primary == nil)
    #expect(answer.verdict.outcome == .undetermined)
    #expect(answer.verdict.alternatives.map { $0.edition.id } == ["33/2018"])
  }
}
