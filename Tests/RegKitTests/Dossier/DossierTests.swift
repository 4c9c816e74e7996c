import Foundation
import GS1
import RegKit
import Testing

@Suite struct DossierTests {
  private func dossier(_ change: (inout Dossier) -> Void) -> Dossier {
    var dossier = Dossier()
    change(&dossier)
    return dossier
  }

  private func answer(
    edition: String? = nil, asOf day: CalendarDay? = nil, _ change: (inout Dossier) -> Void
  ) throws -> Dossier.Answer {
    dossier(change).assess(under: try .shared(), edition: edition, asOf: day)
  }

  private func section(_ topic: Dossier.Topic, of answer: Dossier.Answer) throws -> Dossier.Section {
    try #require(answer.sections.first { $0.topic == topic })
  }

  private func told(_ section: Dossier.Section, _ effect: Finding.Effect) -> [String] {
    section.findings.filter { $0.effect == effect }.map { "\($0.rule.id) \($0.subject)" }
  }

  // MARK: - The examples

  private func example(_ name: String) throws -> Dossier.Answer {
    let file = Fixture.repository.appendingPathComponent("Examples/Dossiers/\(name).json")
    return try Dossier(json: [UInt8](Data(contentsOf: file)), under: .shared()).assess(under: .shared())
  }

  private func rules(_ answer: Dossier.Answer) -> [String] {
    answer.sections.map { section in
      "\(section.topic) \(section.outcome): "
        + section.findings.map { "\($0.effect == .blocks ? "✗" : "")\($0.rule.id)" }.joined(separator: " ")
    }
  }

  @Test("the clean example is allowed by every rule there is on it")
  func clean() throws {
    let answer = try example("clean")
    #expect(answer.outcome == .allowed)
    #expect(answer.omissions.isEmpty)
    #expect(
      rules(answer) == [
        "eligibility allowed: ASROT.KBLI.21022 ASROT.KBLI.21022.UKOT",
        "identifiers allowed: ESERT.REG.NAMA.NO_ABBREV ID.NIB ID.NPWP ID.NIE.OBAT_TRADISIONAL ID.NIE.LABEL_WORDS",
        "documents allowed: ESERT.REG.DOC.FORMAT ESERT.REG.DOC.SIZE ESERT.REG.DOC.FORMAT ESERT.REG.DOC.SIZE",
        "method allowed: BARCODE.METHOD BARCODE.IDENT.ISSUER",
        "packaging allowed: BARCODE.PRIMARY.OTSK",
        "print allowed: BARCODE.PRINT.SIZE BARCODE.PRINT.SIZE BARCODE.PRINT.COLOUR BARCODE.PRINT.SCANNABLE "
          + "BARCODE.PRINT.BPOM_RI",
        "barcode allowed: BARCODE.IDENT.CONTENT",
        "agreement allowed: BARCODE.IDENT.EQUALS_LICENCE BARCODE.IDENT.EQUALS_LICENCE BARCODE.IDENT.EQUALS_LICENCE",
        "deadlines allowed: ASROT.DRAFT.LIFE KALENDER.LIBUR_NASIONAL.2023 KALENDER.CUTI_BERSAMA.2023",
        "obligations allowed: TTAC.OBLIGATION TTAC.OBLIGATION TTAC.OBLIGATION TTAC.REPORT.AGGREGATION "
          + "BARCODE.REQUEST.WHO",
      ])
  }

  @Test("the faulty example is refused for each of its faults, the worst section first")
  func faults() throws {
    let answer = try example("faults")
    #expect(answer.outcome == .refused)
    #expect(
      rules(answer) == [
        "print refused: ✗BARCODE.PRINT.SIZE ✗BARCODE.PRINT.COLOUR ✗BARCODE.PRINT.SCANNABLE ✗BARCODE.PRINT.SCANNABLE "
          + "✗BARCODE.PRINT.BPOM_RI ✗BARCODE.PRINT.BPOM_RI BARCODE.PRINT.SIZE",
        "identifiers refused: ✗ESERT.REG.NAMA.NO_ABBREV ✗ID.NIB ✗ID.NPWP ✗ID.NIE.SUPLEMEN ✗ID.KODE_BILLING "
          + "ID.NIE.SUPLEMEN ID.NIE.LABEL_WORDS",
        "agreement refused: ✗BARCODE.IDENT.EQUALS_LICENCE ✗BARCODE.AUTH.EQUALS_REPORT ✗BARCODE.AUTH.EQUALS_REPORT "
          + "✗BARCODE.AUTH.BATCH_ONLY BARCODE.AUTH.EQUALS_REPORT",
        "deadlines refused: ✗ASROT.DRAFT.LIFE ✗SINKARKES.BILLING.EXPIRY ✗BARCODE.REQUEST.10WD "
          + "✗TTAC.REPORT.24H.OWNER KALENDER.LIBUR_NASIONAL.2023 KALENDER.CUTI_BERSAMA.2023",
        "documents refused: ✗ESERT.REG.DOC.FORMAT ✗SINKARKES.UPLOAD.SIZE ✗ESERT.REG.DOC.FORMAT ESERT.REG.DOC.SIZE "
          + "SINKARKES.UPLOAD.FORMAT ESERT.REG.DOC.FORMAT ESERT.REG.DOC.SIZE ESERT.REG.DOC.FORMAT",
        "barcode refused: ✗BARCODE.IDENT.CONTENT ✗BARCODE.AUTH.CONTENT BARCODE.IDENT.ISSUER",
        "method refused: ✗BARCODE.IDENT.ISSUER ✗BARCODE.METHOD BARCODE.METHOD",
        "eligibility refused: ✗ASROT.KBLI.21022.UMOT ASROT.KBLI.21022",
        "packaging refused: ✗BARCODE.PRIMARY.OTSK BARCODE.PRIMARY.OTSK",
        "obligations allowed: TTAC.OBLIGATION TTAC.OBLIGATION TTAC.OBLIGATION TTAC.REPORT.AGGREGATION "
          + "BARCODE.REQUEST.WHO",
      ])
    #expect(answer.counts.blocks == 28 && answer.counts.warns == 1 && answer.counts.missing == 1)
    let missing = answer.sections.flatMap { $0.needs }.map { "\($0.fact) \($0.rule?.id ?? "")" }
    #expect(missing == ["uploads[3].size_bytes ESERT.REG.DOC.SIZE"])
  }

  @Test("a fault put right is one refusal less, and the others stay")
  func oneFaultLess() throws {
    let before = try example("faults").counts.blocks
    let file = Fixture.repository.appendingPathComponent("Examples/Dossiers/faults.json")
    let text = [UInt8](try Data(contentsOf: file))
    for (old, new) in [
      ("PT. Jamu Lereng Merbabu\"", "Jamu Lereng Merbabu\""), ("\"812010347152\"", "\"8120103471526\""),
      ("02.134.567.3-517", "02.134.567.3-517.000"), ("82023060400123X", "820230604001230"),
      ("akta-pendirian.docx", "akta-pendirian.pdf"), ("9437184", "943718"), ("\"tablet\"", "\"param\""),
      ("\"barcode_on\": \"secondary\"", "\"barcode_on\": \"both\""), ("\"width_cm\": 0.5", "\"width_cm\": 0.6"),
      ("2023-06-09T08:30", "2023-06-08T08:30"), ("2023-03-27", "2023-03-23"), ("2023-06-12T08", "2023-06-09T08"),
      ("\"request_date\": \"2023-06-07\"", "\"request_date\": \"2023-05-29\""), ("280230", "280228"),
    ] {
      let changed = try Dossier(json: text.replacing(old, by: new), under: .shared()).assess(under: .shared())
      // A day that exists can be compared with the licence, and does not agree with it.
      let expected = new == "280228" ? before : before - 1
      #expect(changed.counts.blocks == expected, "\(old)")
    }
  }

  // MARK: - Order and counts

  @Test("findings are the worst first in every section and over all, and are counted")
  func order() throws {
    for name in ["clean", "faults"] {
      let answer = try example(name)
      let rank: (Finding) -> Int = { Finding.Effect.allCases.firstIndex(of: $0.effect) ?? 0 }
      for findings in answer.sections.map({ $0.findings }) + [answer.findings] {
        #expect(findings.map(rank) == findings.map(rank).sorted())
      }
      for effect in Finding.Effect.allCases {
        #expect(answer.counts[effect] == answer.findings.filter { $0.effect == effect }.count)
      }
      let outcomes = answer.sections.map { [Outcome.refused, .undetermined, .allowed].firstIndex(of: $0.outcome) ?? 9 }
      #expect(outcomes == outcomes.sorted())
    }
  }

  @Test("every verdict is the one its own room gives")
  func rooms() throws {
    let packaging = Packaging.Facts(
      productClass: .obatKeras, primaryPack: .ampul, millilitres: 2, barcodeOn: .secondary, hasTamperSecurity: false)
    let label = Print.Facts(widthCentimetres: 0.5, heightCentimetres: 0.6, ink: "biru")
    let upload = Documents.Facts(context: "sinkarkes.komoditas", filename: "a.gif", byteCount: 1)
    let answer = try answer {
      $0.product = .init(productClass: .obatKeras)
      ($0.packaging, $0.label, $0.uploads) = (packaging, label, [upload])
    }
    let rooms: [(Dossier.Topic, Verdict?)] = [
      (.packaging, try Packaging.assess(packaging, under: .shared())?.verdict),
      (.print, try Print.assess(label, under: .shared())),
      (.documents, try Documents.assess(upload, under: .shared())?.verdict),
      (.method, try BarcodeMethod.assess(.init(productClass: .obatKeras), under: .shared())?.verdict),
    ]
    for (topic, verdict) in rooms {
      let section = try section(topic, of: answer)
      #expect(section.outcome == verdict?.outcome, "\(topic)")
      #expect(section.findings.map { $0.rule.id }.sorted() == verdict?.ruleIDs.sorted(), "\(topic)")
    }
  }

  // MARK: - What is asked

  @Test("a dossier without facts is undetermined, and says that nothing was judged")
  func nothing() throws {
    let answer = try answer { _ in }
    #expect(answer.outcome == .undetermined && answer.sections.isEmpty)
    #expect(answer.omissions.map { $0.topic } == Dossier.Topic.allCases)
    #expect(answer.omissions.allSatisfy { $0.reason == .noFacts })
  }

  @Test("a topic without a fact is left out and said")
  func omissions() throws {
    let answer = try answer { $0.company = .init(nib: "8120103471526") }
    #expect(answer.outcome == .allowed)
    #expect(answer.sections.map { $0.topic } == [.identifiers])
    #expect(answer.omissions.map { $0.topic } == Dossier.Topic.allCases.filter { $0 != .identifiers })
  }

  @Test("of several KBLI codes one that may register is enough; where none may, each is told")
  func severalCodes() throws {
    let facts: (inout Dossier) -> Void = { $0.product = .init(productClass: .suplemenKesehatan) }
    let one = try answer {
      facts(&$0)
      $0.company = .init(kbli: ["47723", "99999"])
    }
    #expect(one.outcome == .allowed)
    let findings = try section(.eligibility, of: one).findings
    #expect(findings.map { $0.rule.id } == ["ASROT.KBLI.UNLISTED", "ASROT.KBLI.47723"])
    #expect(findings.map { $0.effect } == [.warns, .informs])
    let none = try answer {
      facts(&$0)
      $0.company = .init(kbli: ["99998", "99999"])
    }
    #expect(
      told(try section(.eligibility, of: none), .blocks) == [
        "ASROT.KBLI.UNLISTED company.kbli[0]", "ASROT.KBLI.UNLISTED company.kbli[1]",
      ])
  }

  @Test("drugs, cosmetics and food are registered elsewhere: their KBLI codes are only read as numbers")
  func otherClasses() throws {
    let answer = try answer {
      $0.product = .init(productClass: .kosmetika)
      $0.company = .init(kbli: ["20232"])
    }
    #expect(!answer.sections.contains { $0.topic == .eligibility })
    #expect(told(try section(.identifiers, of: answer), .informs).contains("ASROT.KBLI.FORMAT company.kbli[0]"))
    #expect(answer.outcome == .allowed)
  }

  @Test("a product for export alone is out of scope: its code is not judged, and what else is there decides")
  func outOfScope() throws {
    let export: (inout Dossier) -> Void = {
      $0.product = .init(productClass: .obatKeras, activity: "diproduksi_khusus_ekspor")
      $0.label = .init(widthCentimetres: 0.1, heightCentimetres: 0.1)
      $0.barcodes = [.init(text: "nonsense")]
    }
    let answer = try answer(export)
    #expect(answer.outcome == .undetermined)
    #expect(try section(.method, of: answer).isOutOfScope)
    let left: [Dossier.Topic] = [.packaging, .print, .barcode, .agreement, .obligations]
    #expect(answer.omissions.filter { $0.reason == .outOfScope }.map { $0.topic } == left)
    let withNumber = try self.answer {
      export(&$0)
      $0.company = .init(nib: "8120103471526")
    }
    #expect(withNumber.outcome == .allowed)
    #expect(withNumber.sections.map { $0.topic } == [.identifiers, .method])
  }

  @Test("the trade's own barcode beside the 2D barcode is not judged")
  func retail() throws {
    let answer = try answer { $0.barcodes = [.init(text: "]E08991234567891")] }
    #expect(answer.sections.isEmpty)
  }

  @Test("the symbology is that of the identifier in front of the text unless it is said")
  func carrier() throws {
    let symbologies: [(String, String)] = [
      ("]Q1", "qr_code"), ("]d2", "data_matrix"), ("]z0", "aztec"), ("]L0", "pdf417"),
    ]
    for (identifier, symbology) in symbologies {
      let answer = try answer {
        $0.barcodes = [.init(text: identifier + "(90)TR233456781(91)280522", method: .identifikasi, issuer: .badanPOM)]
      }
      let finding = try #require(
        try section(.method, of: answer).findings.first { $0.subject == "barcodes[0].symbology" })
      #expect(finding.found == symbology)
      #expect(finding.effect == (symbology == "qr_code" ? .informs : .blocks))
    }
  }

  @Test("codes of identification come with the licence: the start of production asks for no request of theirs")
  func codeRequest() throws {
    let start = CalendarDay(2023, 6, 14)
    let identification = try answer {
      $0.product = .init(productClass: .kosmetika)
      $0.dates.productionStart = start
    }
    #expect(!identification.sections.contains { $0.topic == .deadlines })
    let authentication = try answer {
      $0.product = .init(productClass: .obatKeras)
      $0.dates.productionStart = start
    }
    #expect(told(try section(.deadlines, of: authentication), .informs) == ["BARCODE.REQUEST.10WD dates.request_date"])
  }

  @Test("the last day for the code is asked of a product that does not carry it")
  func transition() throws {
    let issued = CalendarDay(2019, 1, 10)
    for (place, isAsked) in [(Packaging.Place.none, true), (.primary, false), (.both, false)] {
      let answer = try answer(edition: "33/2018", asOf: CalendarDay(2021, 6, 15)) {
        $0.product = .init(productClass: .kosmetika)
        $0.licences = [.init(nie: "NA18190100001"), .init(nie: "NA18190100002", issued: issued)]
        $0.packaging = .init(barcodeOn: place)
      }
      #expect(answer.sections.contains { $0.topic == .deadlines } == isAsked, "\(place)")
      guard isAsked else { continue }
      // Six months from the licence were over on 2019-07-10.
      let section = try section(.deadlines, of: answer)
      #expect(told(section, .blocks) == ["BARCODE.TRANSITION.28A dates.as_of"])
      #expect(told(section, .informs).contains("BARCODE.TRANSITION.28A licences[1].issued"))
    }
  }

  @Test("a report without a reporter is the company's own, and its hours run for authentication alone")
  func reports() throws {
    let late = ReportDeadline.Facts(
      activity: Moment(iso: "2023-06-07T10:00:00+07:00"), reported: Moment(iso: "2023-06-08T10:00:01+07:00"))
    for (productClass, effect) in [(ProductClass.obatKeras, Finding.Effect.blocks), (.kosmetika, .exempts)] {
      let answer = try answer {
        $0.product = .init(productClass: productClass)
        $0.company = .init(role: .pemilikIzinEdar)
        $0.reports = [late]
      }
      let section = try section(.deadlines, of: answer)
      #expect(section.findings.first?.effect == effect, "\(productClass)")
      let subject = effect == .blocks ? "reports[0].reported_at" : "product.product_class"
      #expect(section.findings.first?.subject == subject)
    }
    let unknown = try answer { $0.reports = [late] }
    #expect(try section(.deadlines, of: unknown).needs.map { $0.fact } == ["reports[0].reporter"])
    #expect(try section(.deadlines, of: unknown).needs.first?.rule?.id == "TTAC.REPORT.24H.OWNER")
  }

  @Test("the day of the dossier is asked about unless the caller asks about another")
  func day() throws {
    let (own, other) = (CalendarDay(2021, 6, 15), CalendarDay(2024, 6, 15))
    let facts: (inout Dossier) -> Void = {
      $0.product = .init(productClass: .kosmetika)
      $0.dates.asOf = own
    }
    let first = try answer(facts)
    #expect(first.asOf == own && first.edition?.id == "33/2018")
    let second = try answer(asOf: other, facts)
    #expect(second.asOf == other && second.edition?.id == "22/2022")
    #expect(try answer(edition: "22/2022", asOf: own, facts).edition?.id == "22/2022")
  }

  @Test("a day before an edition leaves its topic open and names the day by its place in the dossier")
  func uncovered() throws {
    let answer = try answer(asOf: CalendarDay(2018, 12, 6)) { $0.product = .init(productClass: .kosmetika) }
    #expect(answer.outcome == .undetermined)
    #expect(told(try section(.method, of: answer), .informs) == ["BARCODE.EFFECTIVE dates.as_of"])
  }

  @Test("what the edition in force leaves open is answered by the one before, with paths of the dossier")
  func alternatives() throws {
    let answer = try answer(asOf: CalendarDay(2024, 6, 15)) {
      $0.product = .init(productClass: .kosmetika)
      $0.packaging = .init(barcodeOn: Packaging.Place.none)
    }
    let section = try section(.packaging, of: answer)
    #expect(section.outcome == .undetermined)
    let earlier = try #require(section.verdicts.first?.alternatives.first)
    #expect(earlier.edition.id == "33/2018" && earlier.outcome == .refused)
    #expect(earlier.findings.first?.subject == "label.barcode_on")
  }

  @Test("the same said of two codes is said once")
  func twoCodes() throws {
    let code = Dossier.Barcode(text: "(90)TR233456781(91)280522", issuer: .badanPOM, symbology: .qrCode)
    let answer = try answer {
      $0.product = .init(productClass: .obatTradisional)
      $0.barcodes = [code, code]
    }
    #expect(
      told(try section(.method, of: answer), .informs) == [
        "BARCODE.METHOD product.product_class", "BARCODE.IDENT.ISSUER barcodes[0].symbology",
        "BARCODE.IDENT.ISSUER barcodes[1].symbology",
      ])
  }

  // MARK: - Missing facts

  @Test("every missing fact names the rule that needs it and a place that a dossier in JSON has")
  func missing() throws {
    let gaps: [(inout Dossier) -> Void] = [
      { $0.company = .init(kbli: ["21022"], scale: .ukot) },
      {
        $0.product = .init(productClass: .obatTradisional)
        $0.formulation = .init(dosageForm: "tablet")
      }, { $0.product = .init(commodity: "obat_tradisional") },
      {
        $0.company = .init(kbli: ["21022"])
        $0.product = .init(productClass: .obatTradisional)
        $0.formulation = .init(dosageForm: "tablet")
      },
      {
        $0.company = .init(kbli: ["21022"], scale: .umot)
        $0.product = .init(productClass: .obatTradisional)
      },
      {
        $0.company = .init(kbli: ["11090"])
        $0.product = .init(productClass: .suplemenKesehatan)
        $0.formulation = .init(dosageForm: "serbuk")
      },
      { $0.product = .init(productClass: .obatBebas) }, { $0.barcodes = [.init(issuer: .badanPOM)] },
      {
        $0.product = .init(productClass: .obatKeras)
        $0.barcodes = [.init(symbology: .dataMatrix)]
      },
      {
        $0.product = .init(productClass: .obatKeras)
        $0.barcodes = [.init(issuer: .pelakuUsaha)]
      },
      {
        $0.product = .init(productClass: .obatKeras)
        $0.barcodes = [.init(issuer: .pelakuUsaha, symbology: .aztec)]
      },
      { $0.packaging = .init(barcodeOn: .primary) },
      {
        $0.product = .init(productClass: .obatKeras)
        $0.packaging = .init(barcodeOn: .secondary)
      },
      {
        $0.product = .init(productClass: .panganOlahan)
        $0.packaging = .init(barcodeOn: .secondary)
      },
      {
        $0.product = .init(productClass: .obatKeras)
        $0.packaging = .init(primaryPack: .ampul, barcodeOn: .secondary)
      },
      {
        $0.product = .init(productClass: .obatKeras)
        $0.packaging = .init(primaryPack: .tube, barcodeOn: .secondary)
      },
      { $0.label = .init(widthCentimetres: 1) }, { $0.label = .init(background: "putih") },
      { $0.label = .init(codes: [.init()]) },
      { $0.uploads = [.init(context: "sinkarkes.komoditas"), .init(filename: "a.pdf")] },
      { $0.numbers = [.init(value: "1"), .init(kind: .nib)] },
      {
        $0.product = .init(productClass: .obatTradisional)
        $0.barcodes = [.init(text: "(90)TR233456781(91)280522")]
      },
      {
        $0.licences = [.init(nie: "TR233456781")]
        $0.barcodes = [.init(text: "(90)TR233456781(91)280522")]
      },
      { $0.dates.codesRequested = CalendarDay(2023, 6, 7) }, { $0.dates.codesIssued = CalendarDay(2023, 6, 7) },
      { $0.dates.draftSubmitted = CalendarDay(2023, 6, 7) }, { $0.dates.promulgated = CalendarDay(2018, 12, 7) },
      { $0.reports = [.init(reporter: .fasilitasDistribusi)] }, { $0.company = .init(role: .industriFarmasi) },
      {
        $0.company = .init(role: .industriFarmasi)
        $0.product = .init(productClass: .obatKeras)
      },
    ]
    let known = Self.paths(Area.dossier.fields)
    var seen: Set<String> = []
    for gap in gaps {
      let answer = try answer(gap)
      #expect(answer.sections.contains { !$0.needs.isEmpty }, "\(answer.sections.map { $0.topic })")
      for need in answer.sections.flatMap({ $0.needs }) {
        seen.insert(need.fact)
        #expect(need.rule != nil, "\(need.fact)")
        let path = need.fact.replacing(/\[[0-9]+\]/, with: "")
        #expect(known.contains(path), "\(need.fact)")
      }
    }
    #expect(
      seen.sorted() == [
        "barcodes[0].issuer", "barcodes[0].method", "barcodes[0].symbology", "company.applies_aggregation",
        "company.business_scale", "company.kbli", "dates.application_date", "dates.created", "dates.production_start",
        "formulation.dosage_form", "formulation.served_as_liquid", "label.codes[0].issuer", "label.height_cm",
        "label.ink", "label.readable_by_ttac", "licences[0].expiry", "licences[0].nie", "numbers[0].kind",
        "numbers[1].value", "primary_packaging.label_area_cm2", "primary_packaging.net_weight_g",
        "primary_packaging.type", "primary_packaging.volume_ml", "product.commodity",
        "product.designated_by_kepala_bpom", "product.product_class", "reports[0].activity_at",
        "secondary_packaging.tamper_security", "uploads[0].filename", "uploads[0].size_bytes", "uploads[1].context",
      ])
  }

  @Test(
    "the rule that needs a fact",
    arguments: [
      ("primary_packaging.volume_ml", "BARCODE.PRIMARY.EXEMPT.OBAT.a"),
      ("primary_packaging.type", "BARCODE.PRIMARY.EXEMPT.OBAT.b"), ("label.height_cm", "BARCODE.PRINT.SIZE"),
      ("label.ink", "BARCODE.PRINT.COLOUR"), ("dates.production_start", "BARCODE.REQUEST.10WD"),
      ("dates.application_date", "BARCODE.ISSUE.5WD"), ("dates.created", "ASROT.DRAFT.LIFE"),
      ("uploads[0].filename", "SINKARKES.UPLOAD.FORMAT"), ("uploads[0].size_bytes", "SINKARKES.UPLOAD.SIZE"),
      ("licences[0].nie", "BARCODE.AUTH.EQUALS_REPORT"),
    ])
  func needs(path: String, rule: String) throws {
    let answer = try answer {
      $0.product = .init(productClass: .obatKeras)
      $0.packaging = .init(barcodeOn: .secondary)
      $0.label = .init(widthCentimetres: 1, background: "putih")
      $0.dates.codesRequested = CalendarDay(2023, 6, 7)
      $0.dates.codesIssued = CalendarDay(2023, 6, 7)
      $0.dates.draftSubmitted = CalendarDay(2023, 6, 7)
      $0.uploads = [.init(context: "sinkarkes.komoditas")]
      $0.barcodes = [.init(text: "(90)DKL9509204704A1(10)13123(17)250331(21)1")]
    }
    #expect(answer.sections.flatMap { $0.needs }.first { $0.fact == path }?.rule?.id == rule)
  }

  private static func paths(_ fields: [Field], in prefix: String = "") -> Set<String> {
    var paths: Set<String> = []
    for field in fields {
      let path = prefix + field.name
      paths.insert(path)
      switch field.kind {
      case .group(let inner), .list(let inner): paths.formUnion(Self.paths(inner, in: path + "."))
      default: break
      }
    }
    return paths
  }

  // MARK: - Several business codes

  @Test("the code of the maker decides for what is made here, and that of an importer for what is imported")
  func kindOfBusiness() throws {
    func eligibility(_ kbli: [String], _ activity: String?) throws -> Dossier.Section {
      try section(
        .eligibility,
        of: answer {
          $0.company = .init(kbli: kbli, scale: .ukot)
          $0.product = .init(commodity: "obat_tradisional", activity: activity)
          $0.formulation = .init(dosageForm: "tablet")
        })
    }
    let both = ["21022", "46441"]
    #expect(try eligibility(both, "diproduksi_dan_diedarkan_dalam_negeri").outcome == .refused)
    for activity in ["diimpor_untuk_diedarkan_di_indonesia", nil] {
      let section = try eligibility(both, activity)
      #expect(section.outcome == .allowed)
      #expect(told(section, .warns) == ["ASROT.KBLI.21022.UKOT formulation.dosage_form"])
    }
    let foreign = try eligibility(["46441"], "diproduksi_dan_diedarkan_dalam_negeri")
    #expect(told(foreign, .warns) == ["ASROT.JENIS_INDUSTRI company.kbli[0]"])
    #expect(told(try eligibility(["46441", "99999"], nil), .warns).contains("ASROT.KBLI.UNLISTED company.kbli[1]"))
  }

  @Test("a pack whose code has no place yet is not allowed, and the place is what is missing")
  func noPlace() throws {
    let section = try section(
      .packaging,
      of: answer {
        $0.product = .init(productClass: .obatTradisional)
        $0.packaging = .init(primaryPack: .botol, millilitres: 100)
      })
    #expect(section.outcome == .undetermined)
    let missing = try #require(section.needs.first { $0.fact == "label.barcode_on" })
    #expect(missing.rule?.id == "BARCODE.PRIMARY.OTSK")
  }
}
