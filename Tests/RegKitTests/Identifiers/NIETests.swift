import RegKit
import Testing

@Suite struct NIETests {
  /// Numbers printed on labels and in codes, and those of the guide.
  @Test(
    "printed numbers of every class are read",
    arguments: [
      ("DTL8713002537A1", .obatBebasTerbatas, .lokal), ("DBL9509204704A1", .obatBebas, .lokal),
      ("GBL1809611063A1", .obatBebas, .lokal), ("DKL0609212438B1", .obatKeras, .lokal),
      ("TR142681391", .obatTradisional, .lokal),
      ("FF182600791", .obatTradisional, nil), ("SD181353251", .suplemenKesehatan, .lokal),
      ("SI184509731", .suplemenKesehatan, .impor), ("SL091300431", .suplemenKesehatan, .lisensi),
      ("QL031700281", .obatKuasi, .lisensi), ("NA18240104109", .kosmetika, .asia),
      ("NC14191300159", .kosmetika, .eropa),
      ("MD266510106032", .panganOlahan, .lokal), ("ML224309017696", .panganOlahan, .impor),
      ("MD240935001200027", .panganOlahan, .lokal), ("MD121519000700026", .panganOlahan, .lokal),
      ("SD226045171E", .suplemenKesehatan, .lokal), ("DKX0609212438B1", .obatKeras, .khusus),
      ("DNE0609212438B1", .narkotika, .ekspor), ("GPI0609212438B1", .psikotropika, .impor),
    ] as [(String, ProductClass, NIE.Origin?)])
  func printed(text: String, productClass: ProductClass, origin: NIE.Origin?) throws {
    let nie = try NIE(text, under: .shared())
    #expect(nie.compact == text)
    #expect(nie.description == text)
    #expect(nie.fits(productClass) == true)
    #expect(nie.origin == origin)
    #expect(nie.prefix + nie.parts.map { $0.text }.joined() + (nie.suffix ?? "") == text)
    #expect(try NIE(nie.formatted, under: .shared()) == nie)
  }

  @Test(
    "what labels print round a number is left out",
    arguments: [
      "BPOM RI MD 240935001200027", "bpom ri md 240935001200027", "POM MD 240935001200027",
      "BPOM RI: MD.240.935.001.200.027",
      "BADAN POM RI MD-2409-3500-1200-027", "No. Izin Edar: MD 240935001200027", "NIE MD240935001200027",
      "Reg. MD240935001200027", "No. Notifikasi MD240935001200027", "BPOM\u{A0}RI\u{A0}MD\u{A0}240935001200027",
      "\tMD240935001200027\r\n",
    ])
  func labels(text: String) throws {
    #expect(try NIE(text, under: .shared()).compact == "MD240935001200027")
    #expect(NIE.compact(text) == "MD240935001200027")
    #expect(NIE.isValid(text, under: try .shared()))
  }

  @Test("the parts of a drug's number are those the letters are explained with")
  func drug() throws {
    let nie = try NIE("DKL0609212438B1", under: .shared())
    #expect(nie.parts.map { $0.name } == ["tahun", "pabrik", "produk", "bentuk_sediaan", "kekuatan", "kemasan"])
    #expect(nie.parts.map { $0.text } == ["06", "092", "124", "38", "B", "1"])
    #expect(nie.part("tahun") == "06")
    #expect(nie.part("warna") == nil)
    #expect(nie.rule.id == "ID.NIE.OBAT")
    #expect(nie.formatted == "DKL 0609212438B1")
  }

  @Test(
    "what is no number of a known class is refused with its place",
    arguments: [
      ("DKL060921243811", .character, 13), ("DKLX609212438B1", .character, 3), ("DKL0609212438B", .length, 14),
      ("TR14268139", .length, 10), ("TR1426813911", .length, 11), ("TR142681391X", .length, 11),
      ("SD226045171EE", .length, 11), ("MD2409350012000", .length, 14), ("BPOM RI MD 24O935001200027", .character, 13),
      ("NF18240104109", .prefix, 0), ("P-IRT 2093374010015-19", .prefix, 0), ("226045171", .prefix, 0),
      ("BPOM", .prefix, 0),
      ("", .empty, 0), ("SD226045171*", .character, 11), ("SD226045171\u{0}", .character, 11),
    ] as [(String, IdentifierError.Code, Int)])
  func refused(text: String, code: IdentifierError.Code, offset: Int) throws {
    let rulebook = try Rulebook.shared()
    do throws(IdentifierError) {
      _ = try NIE(text, under: rulebook)
      Issue.record("\(text) was accepted")
    } catch {
      #expect(error.code == code, "\(text)")
      #expect(error.offset == offset, "\(text)")
    }
  }

  @Test("an error names the lengths that the letters may have")
  func expected() throws {
    let rulebook = try Rulebook.shared()
    func expected(_ text: String) -> String? {
      do throws(IdentifierError) {
        _ = try NIE(text, under: rulebook)
        return nil
      } catch {
        return error.expected
      }
    }
    #expect(expected("MD1") == "MD + 12 × 0–9, MD + 15 × 0–9")
    #expect(expected("SD1") == "SD + 9 × 0–9 [+ E]")
    #expect(expected("DKL1") == "DKL + 10 × 0–9 + 1 × A–Z + 1 × 0–9")
    #expect(expected("XX1")?.hasPrefix("BTR, DBE, DBI, ") == true)
  }

  @Test("no class but its own fits, save where the tables leave it open")
  func fits() throws {
    let rulebook = try Rulebook.shared()
    let cosmetic = try NIE("NA18240104109", under: rulebook)
    for productClass in ProductClass.allCases { #expect(cosmetic.fits(productClass) == (productClass == .kosmetika)) }
    let overTheCounter = try NIE("DBL7622235037A1", under: rulebook)
    #expect(overTheCounter.fits(.produkBiologi) == nil)
    #expect(overTheCounter.fits(.obatKeras) == false)
    #expect(try NIE("MD240935001200027", under: rulebook).fits(.panganDietKhusus) == true)
  }

  @Test("a newer table adds a class without a new library")
  func newerTable() throws {
    let rulebook = try Rulebook.shared()
    #expect(!NIE.isValid("ZZ123456", under: rulebook))
    let table = try Fixture.table("identifiers.xml").replacing(
      #"<licence-number lokal="QD""#,
      by: #"<licence-number prefixes="ZZ" parts="angka-6" classes="obat_kuasi"/><licence-number lokal="QD""#)
    let newer = try rulebook.adding(table: table)
    #expect(try NIE("ZZ123456", under: newer).productClasses == [.obatKuasi])
  }

  @Test("random bytes are never a crash, and huge ones are answered at once")
  func hostile() throws {
    let rulebook = try Rulebook.shared()
    var random = SeededRandom(seed: 90)
    for _ in 0..<2000 {
      var bytes = Array("BPOM RI MD 240935001200027".utf8)
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      do throws(IdentifierError) {
        _ = try NIE(bytes: bytes.span, under: rulebook)
      } catch {
        #expect((0...bytes.count).contains(error.offset))
      }
    }
    let clock = ContinuousClock()
    for byte: UInt8 in [0x00, 0x20, 0x42, 0xFF] {
      let huge = [UInt8](repeating: byte, count: 10 << 20)
      let start = clock.now
      do throws(IdentifierError) {
        _ = try NIE(bytes: huge.span, under: rulebook)
        Issue.record("was accepted")
      } catch {
        #expect(error.code == .tooLong)
      }
      #expect(clock.now - start < .milliseconds(100))
    }
  }
}
