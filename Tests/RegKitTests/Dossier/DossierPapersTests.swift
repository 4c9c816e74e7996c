import GS1
import RegKit
import Testing

@Suite struct DossierPapersTests {
  private func answer(_ change: (inout Dossier) -> Void) throws -> Dossier.Answer {
    var dossier = Dossier()
    change(&dossier)
    return dossier.assess(under: try .shared())
  }

  /// What a topic tells of the papers, by effect, rule and subject.
  private func told(_ answer: Dossier.Answer, _ topic: Dossier.Topic, _ rule: String) -> [String] {
    let section = answer.sections.first { $0.topic == topic }
    return (section?.findings ?? []).filter { $0.rule.id == rule }.map { "\($0.effect) \($0.subject)" }
  }

  @Test(
    "a product is registered as the commodity its class is",
    arguments: [
      (ProductClass.obatTradisional, "obat_tradisional", ["informs product.commodity"]),
      (.obatTradisional, "Obat Bahan Alam", ["informs product.commodity"]),
      (.obatTradisional, "suplemen_kesehatan", ["blocks product.commodity"]),
      (.kosmetika, "obat_kuasi", ["blocks product.commodity"]), (.kosmetika, "kosmetika", []),
    ])
  func commodity(productClass: ProductClass, commodity: String, told: [String]) throws {
    let answer = try answer { $0.product = .init(productClass: productClass, commodity: commodity) }
    #expect(self.told(answer, .agreement, "ASROT.PRAREG.DATA_OSS.MATCH") == told)
  }

  @Test("every NIB of the papers is the company's, whatever stands between its digits")
  func nib() throws {
    let answer = try answer {
      $0.company = .init(nib: "1224000320187")
      $0.numbers = ["1224 0003 20187", "1224000320188"].map { .init(kind: .nib, value: $0) }
      $0.numbers.append(.init(kind: .npwp, value: "00.000.000.0-000.005"))
    }
    #expect(
      told(answer, .agreement, "ASROT.PRAREG.DATA_OSS.MATCH") == [
        "blocks numbers[1].value", "informs numbers[0].value",
      ])
    #expect(answer.outcome == .refused)
  }

  @Test("a licence is told that is over on the day, and one that ends before it began")
  func validity() throws {
    func told(_ issued: CalendarDay?, _ expires: CalendarDay?, _ day: CalendarDay?) throws -> (Int, Outcome) {
      let answer = try answer {
        $0.licences = [.init(nie: "TR213456781", issued: issued, expires: expires)]
        $0.product = .init(productClass: .obatTradisional)
        $0.packaging = .init(primaryPack: .botol, barcodeOn: .primary)
        $0.dates.asOf = day
      }
      let told = self.told(answer, .deadlines, "BARCODE.PUBLIC.OUTPUT")
      #expect(told.allSatisfy { $0 == "warns licences[0].expiry" })
      let section = answer.sections.first { $0.topic == .deadlines }
      return (told.count, section?.outcome ?? .allowed)
    }
    let (first, last) = (CalendarDay(2020, 3, 1), CalendarDay(2022, 3, 1))
    #expect(try told(first, last, CalendarDay(2022, 3, 1)) == (0, .allowed), "the last day is one of them")
    #expect(try told(first, last, CalendarDay(2022, 3, 2)) == (1, .allowed))
    #expect(try told(last, first, CalendarDay(2020, 3, 1)) == (1, .undetermined), "one of the two is wrong")
    #expect(try told(last, first, CalendarDay(2022, 4, 1)) == (2, .undetermined))
    #expect(try told(nil, last, nil) == (0, .allowed))
  }

  @Test(
    "a trade number that no code may carry is told",
    arguments: [
      ("08991234567891", 0), ("8991234567891", 0), ("08991234567890", 1), ("899123456789", 1), ("abc", 1), ("", 1),
    ])
  func tradeNumber(gtin: String, warnings: Int) throws {
    let answer = try answer { $0.product = .init(productClass: .obatKeras, gtin: gtin) }
    #expect(
      told(answer, .barcode, "BARCODE.AUTH.CONTENT") == Array(repeating: "warns product.gtin", count: warnings))
  }

  @Test("a licence is over at production, and one number has one last day")
  func days() throws {
    func subjects(_ change: (inout Dossier) -> Void) throws -> ([String], Outcome) {
      let answer = try answer {
        $0.product = .init(productClass: .obatTradisional)
        change(&$0)
      }
      let section = answer.sections.first { $0.topic == .deadlines }
      return (told(answer, .deadlines, "BARCODE.PUBLIC.OUTPUT"), section?.outcome ?? .allowed)
    }
    let end = CalendarDay(2023, 3, 1)
    let late = try subjects {
      $0.licences = [.init(nie: "TR213456781", expires: end)]
      $0.dates.productionStart = CalendarDay(2023, 3, 2)
    }
    #expect(late == (["warns licences[0].expiry"], .allowed))
    let twice = try subjects {
      $0.licences = [
        .init(nie: "TR213456781", expires: end), .init(nie: "TR 213 456 781", expires: CalendarDay(2024, 3, 1)),
      ]
    }
    #expect(twice == (["warns licences[1].expiry"], .undetermined))
    let same = try subjects {
      $0.licences = [.init(nie: "TR213456781", expires: end), .init(nie: "TR 213 456 781", expires: end)]
    }
    #expect(same == ([], .allowed))
  }

  @Test(
    "a licence of another origin than what is done with the product is told",
    arguments: [
      ("DKI1234567890A1", "diproduksi_dan_diedarkan_dalam_negeri", 1),
      ("DKL1234567890A1", "diproduksi_dan_diedarkan_dalam_negeri", 0),
      ("DKL1234567890A1", "diimpor_untuk_diedarkan_di_indonesia", 1),
      ("TI213456781", "diimpor_untuk_diedarkan_di_indonesia", 0),
      ("SD226045171E", "diproduksi_dan_diedarkan_dalam_negeri", 1), ("SD226045171E", "diproduksi_khusus_ekspor", 0),
      ("XX1", "diproduksi_khusus_ekspor", 0),
    ])
  func origins(nie: String, activity: String, warnings: Int) throws {
    let answer = try answer {
      $0.product = .init(activity: activity)
      $0.licences = [.init(nie: nie)]
    }
    let section = answer.sections.first { $0.topic == .agreement }
    #expect(
      (section?.findings ?? []).filter { $0.subject == "licences[0].nie" && $0.effect == .warns }.count == warnings)
  }

  @Test("a batch is made before its last day", arguments: [("2023-03-01", 0), ("2023-02-28", 1)])
  func batchDays(expiry: String, warnings: Int) throws {
    let answer = try answer {
      $0.product = .init(productClass: .obatKeras, expires: CalendarDay(iso: expiry))
      $0.dates.productionStart = CalendarDay(2023, 3, 1)
    }
    let told = self.told(answer, .deadlines, "BARCODE.REQUEST.FIELDS")
    #expect(told == Array(repeating: "warns product.expiry", count: warnings))
  }

  @Test("the label's codes are of the issuers the codes are of")
  func issuers() throws {
    func outcome(_ printed: [Issuer?], _ own: [Issuer?]) throws -> Outcome? {
      let answer = try answer {
        $0.label = .init(codes: printed.map { .init(issuer: $0) })
        $0.barcodes = own.map { .init(issuer: $0) }
      }
      return answer.sections.first { $0.topic == .agreement }?.outcome
    }
    #expect(try outcome([.badanPOM], [.pelakuUsaha]) == .undetermined)
    #expect(try outcome([.badanPOM, .pelakuUsaha], [.pelakuUsaha, .badanPOM]) == nil, "in any order")
    #expect(try outcome([nil], [.pelakuUsaha]) == nil)
    #expect(try outcome([.badanPOM], []) == nil)
  }

  @Test("a product without codes is not asked about them")
  func outOfScope() throws {
    let answer = try answer {
      $0.product = .init(productClass: .obatKuasi, gtin: "1")
      $0.label = .init(codes: [.init(issuer: .badanPOM)])
      $0.barcodes = [.init(issuer: .pelakuUsaha)]
    }
    #expect(answer.omissions.filter { $0.reason == .outOfScope }.map { $0.topic }.contains(.barcode))
    #expect(!answer.sections.map { $0.topic }.contains(.agreement))
  }

  @Test("codes are asked for by the licence owner alone, on whichever day", arguments: [true, false])
  func requester(isBeforeProduction: Bool) throws {
    func refusals(_ role: Obligations.Party) throws -> [String] {
      let answer = try answer {
        $0.product = .init(productClass: .obatKeras)
        $0.company = .init(role: role)
        if isBeforeProduction {
          $0.dates.codesRequested = CalendarDay(2023, 6, 1)
        } else {
          $0.dates.codesApplied = CalendarDay(2023, 6, 1)
        }
      }
      return answer.findings.filter { $0.effect == .blocks }.map { $0.rule.id }
    }
    #expect(try refusals(.fasilitasDistribusi) == ["BARCODE.REQUEST.WHO"])
    #expect(try refusals(.pemilikIzinEdar) == [])
  }
}
