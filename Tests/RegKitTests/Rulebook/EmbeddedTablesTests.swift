import CRuleTables
import Foundation
import RegKit
import Testing

/// The tables in `Rules/`, which the library embeds.
@Suite struct EmbeddedTablesTests {
  static let files = [
    "asrot-oss-2023.xml", "esertifikasi.xml", "sinkarkes-2023.xml", "identifiers.xml", "perbpom-33-2018.xml",
    "perbpom-22-2022.xml", "kalender-2023-2026.xml", "insw-ebpom.xml",
  ]

  /// The ids of the rules catalogue for these areas.
  ///
  /// A rule id is a promise to hosts: it is never renamed or reused.
  static let catalogue: Set<String> = [
    "ASROT.KBLI.21012", "ASROT.KBLI.21022", "ASROT.KBLI.11040", "ASROT.KBLI.11090", "ASROT.KBLI.10799",
    "ASROT.KBLI.46441", "ASROT.KBLI.46442", "ASROT.KBLI.46334", "ASROT.KBLI.46339", "ASROT.KBLI.47723",
    "ASROT.KBLI.47999", "ASROT.KBLI.NAME", "ASROT.JENIS_INDUSTRI", "ASROT.KBLI.FORMAT", "ASROT.KBLI.UNLISTED",
    "ASROT.KBLI.COMMODITIES", "ASROT.KBLI.21022.UMOT", "ASROT.KBLI.21022.UKOT", "ASROT.KBLI.21022.INDUSTRI",
    "ASROT.KBLI.21022.SCALE_NEEDED", "ASROT.KBLI.FOODDRINK.FORMS", "ASROT.PRAREG.UPLOAD", "ASROT.REG.SUBMIT",
    "ESERT.REG.DOC.FORMAT", "ESERT.REG.DOC.SIZE", "ESERT.CERT.DOC.FORMAT", "ESERT.CERT.CAPA",
    "SINKARKES.UPLOAD.FORMAT", "SINKARKES.UPLOAD.SIZE", "SINKARKES.UPLOAD.COA", "SINKARKES.CONFIRM.QUESTIONS",
    "BARCODE.SCOPE", "BARCODE.METHOD", "BARCODE.AUTH.ISSUER", "BARCODE.IDENT.ISSUER", "BARCODE.IDENT.EQUALS_LICENCE",
    "BARCODE.IDENT.CONTENT", "BARCODE.IDENT.PARSE", "BARCODE.IDENT.BUILD", "BARCODE.AUTH.CONTENT",
    "BARCODE.AUTH.PARSE", "BARCODE.AUTH.BUILD", "BARCODE.AUTH.BATCH_ONLY", "BARCODE.AUTH.EQUALS_REPORT",
    "BARCODE.EFFECTIVE", "BARCODE.PRINT.COLOUR", "BARCODE.PRINT.SCANNABLE", "BARCODE.PRINT.SIZE",
    "BARCODE.PRINT.BPOM_RI", "BARCODE.PRIMARY.OBAT", "BARCODE.PRIMARY.EXEMPT.OBAT.a", "BARCODE.PRIMARY.EXEMPT.OBAT.b",
    "BARCODE.PRIMARY.EXEMPT.OBAT.c", "BARCODE.PRIMARY.EXEMPT.OBAT.d", "BARCODE.PRIMARY.EXEMPT.OBAT.e",
    "BARCODE.PRIMARY.EXEMPT.OBAT.f", "BARCODE.PRIMARY.EXEMPT.OBAT.g", "BARCODE.PRIMARY.EXEMPT.OBAT.h",
    "BARCODE.PRIMARY.EXEMPT.OBAT.i", "BARCODE.PRIMARY.EXEMPT.OBAT.j", "BARCODE.SECONDARY.OBAT.SECURITY",
    "BARCODE.PRIMARY.OTSK", "BARCODE.PRIMARY.EXEMPT.OTSK.a", "BARCODE.PRIMARY.EXEMPT.OTSK.b",
    "BARCODE.PRIMARY.EXEMPT.OTSK.c", "BARCODE.PRIMARY.EXEMPT.OTSK.d", "BARCODE.PRIMARY.EXEMPT.OTSK.e",
    "BARCODE.PRIMARY.EXEMPT.OTSK.f", "BARCODE.PRIMARY.EXEMPT.OTSK.g", "BARCODE.PRIMARY.EXEMPT.OTSK.h",
    "BARCODE.SECONDARY.OTSK", "BARCODE.KOSMETIKA", "BARCODE.PRIMARY.PANGAN", "BARCODE.PRIMARY.EXEMPT.PANGAN",
    "TTAC.API.FORMAT", "TTAC.ACCESS.FIELDS", "TTAC.RECALL.FIELDS", "TTAC.COMPLAINT.FIELDS",
    "ID.NIB", "ID.KODE_IZIN", "ID.ID_IZIN", "ID.ID_PROYEK", "ID.NOMOR_PENGAJUAN_ASROT", "ID.NIE", "ID.NO_AJU_SINKARKES",
    "ID.KODE_BILLING", "ID.NPWP", "ID.ASROT_TIMESTAMP", "SINKARKES.DATE_FORMAT", "SINKARKES.BILLING.TERBILANG",
    "INSW.DATE.FORMAT", "ID.NIE.OBAT", "ID.NIE.OBAT_TRADISIONAL", "ID.NIE.SUPLEMEN", "ID.NIE.KUASI",
    "ID.NIE.KOSMETIKA", "ID.NIE.PANGAN", "ID.NIE.PANGAN_RBA", "ID.NIE.LABEL_WORDS", "ID.NIE.OTHER_AUTHORITY",
    "ID.NPWP.16", "ID.NPWP.CHECK", "ID.NIK", "ID.KBLI.2025", "ID.KBLI.2025.REUSED", "ID.KBLI.2025.DROPPED",
    "ID.KBLI.2025.KEPT", "ESERT.GLOSSARY", "BARCODE.DEF.2D_BARCODE", "BARCODE.DEF.OTENTIFIKASI",
    "BARCODE.DEF.IDENTIFIKASI", "BARCODE.DEF.OBAT", "BARCODE.DEF.OBAT_TRADISIONAL", "BARCODE.DEF.SUPLEMEN_KESEHATAN",
    "BARCODE.DEF.KOSMETIKA", "BARCODE.DEF.PANGAN_OLAHAN", "BARCODE.DEF.PANGAN_DIET_KHUSUS",
    "BARCODE.DEF.APLIKASI_TRACK_AND_TRACE_BADAN_POM", "BARCODE.DEF.QR_CODE", "BARCODE.DEF.PELAKU_USAHA",
    "BARCODE.DEF.INDUSTRI_FARMASI", "BARCODE.DEF.IZIN_EDAR", "BARCODE.DEF.KEMASAN_PRIMER",
    "BARCODE.DEF.KEMASAN_SEKUNDER", "BARCODE.DEF.KEMASAN_TERSIER", "BARCODE.DEF.BADAN_POM",
    "KALENDER.LIBUR_NASIONAL.2023", "KALENDER.LIBUR_NASIONAL.2024",
    "BARCODE.REQUEST.10WD", "BARCODE.ISSUE.5WD", "TTAC.REPORT.24H.OWNER", "TTAC.REPORT.24H.FACILITY",
    "BARCODE.TRANSITION.27A", "BARCODE.TRANSITION.27B", "BARCODE.TRANSITION.28A", "BARCODE.TRANSITION.28B",
    "ASROT.DRAFT.LIFE", "SINKARKES.BILLING.EXPIRY", "BARCODE.REQUEST.WHO", "TTAC.OBLIGATION",
    "TTAC.REPORT.OWNER.CONTENT", "TTAC.REPORT.FACILITY", "TTAC.REPORT.NA", "TTAC.REPORT.AGGREGATION",
    "BARCODE.SANCTION", "KALENDER.LIBUR_NASIONAL.2023", "KALENDER.LIBUR_NASIONAL.2024",
    "KALENDER.LIBUR_NASIONAL.2025", "KALENDER.LIBUR_NASIONAL.2026", "KALENDER.CUTI_BERSAMA.2023",
    "KALENDER.CUTI_BERSAMA.2024", "KALENDER.CUTI_BERSAMA.2025", "KALENDER.CUTI_BERSAMA.2026",
    "ESERT.REG.FLOW", "ESERT.REG.PROFILE.LANJUTAN", "ESERT.REG.PABRIK.ORDER", "ESERT.CERT.FLOW", "ESERT.CERT.SPB",
    "ESERT.CERT.DOWNLOAD", "ESERT.CERT.VIEW_HIDDEN", "ASROT.OSS.STEPS", "ASROT.PBUMKU.ID_IZIN", "ASROT.OSS.STATUS",
    "ASROT.LOGIN", "ASROT.SYNC.NIB", "ASROT.PRAREG.ORDER", "ASROT.PRAREG.DATA_OSS.MATCH", "ASROT.PRAREG.PAY",
    "ASROT.REG.PRECONDITION", "ASROT.REG.FLOW", "ASROT.MENU.STATUSES", "ASROT.REG.STATUS.OTHER", "INSW.SSO.PREREQ",
    "INSW.SSO.CREATE", "INSW.SSO.FLOW", "INSW.SSO.BROWSER", "INSW.SSO.APPS", "INSW.PROFILE", "EBPOM.FLOW",
    "EBPOM.DIRECTORATE.CHOICE", "EBPOM.INBOX", "EBPOM.ROLE", "SINKARKES.ACCOUNT.FLOW", "SINKARKES.REQUEST.STATUS",
    "SINKARKES.REQUEST.PAGES", "SINKARKES.REQUEST.FLOW", "SINKARKES.BILLING.FLOW", "TTAC.STATUS", "TTAC.REPORT.USAGE",
    "TTAC.REPORT.DISPATCH", "TTAC.REPORT.RECEIPT", "TTAC.REPORT.SALE", "TTAC.RETURN.FLOW", "TTAC.RECALL.FLOW",
    "TTAC.CHANNELS", "TTAC.LEVELS", "TTAC.VERIFY.LOOP",
    "ESERT.REG.NIB_CHOICE", "ESERT.REG.FIELDS.REQUIRED", "ESERT.REG.KOMODITI.MULTI", "ESERT.REG.NAMA.NO_ABBREV",
    "ESERT.REG.NPWP", "ESERT.REG.STATUS_INDUSTRI.ENUM", "ESERT.REG.IJIN_PRODUKSI.COND", "ESERT.REG.KARYAWAN.NUMERIC",
    "ESERT.REG.PIMPINAN", "ESERT.REG.AKTE", "ESERT.REG.NOTARIS", "ESERT.REG.IUI", "ESERT.REG.STATUS_USAHA.ENUM",
    "ESERT.REG.DOC.LIST", "ESERT.REG.PJ", "ESERT.CERT.SEDIAAN.IZIN_PRODUKSI", "ESERT.CERT.FIELDS.REQUIRED",
    "ESERT.CERT.DOC.CATEGORIES", "ASROT.PBUMKU.TABLE", "ASROT.PBUMKU.KBLI_DEP", "ID.KODE_IZIN",
    "ASROT.PRAREG.DATA_OSS.MATCH", "ASROT.PRAREG.JENIS", "ASROT.PRAREG.KOMPOSISI.FIELDS",
    "ASROT.PRAREG.KLAIM.FIELDS", "INSW.SSO.LOGIN.FIELDS", "INSW.SSO.CREATE", "SINKARKES.ACCOUNT.FIELDS",
    "SINKARKES.ACCOUNT.PASSWORD", "SINKARKES.ACCOUNT.EMAIL", "SINKARKES.ACCOUNT.KKP", "SINKARKES.SERVICE.FIELDS",
    "SINKARKES.SERVICE.ENUM", "SINKARKES.PARTY.FIELDS", "SINKARKES.COMMODITY.FIELDS", "SINKARKES.UPLOAD.CONDITIONAL",
    "SINKARKES.ITEM.FIELDS", "SINKARKES.ITEM.MULTI", "SINKARKES.CONFIRM.CARGO", "SINKARKES.BILLING.FIELDS",
    "SINKARKES.BILLING.AMOUNT", "SINKARKES.BILLING.PRINT.FIELDS", "BARCODE.REQUEST.FIELDS", "TTAC.REQUEST.FIELDS",
    "TTAC.REQUEST.NIE_NEEDED", "TTAC.REQUEST.CODE_COUNTS", "BARCODE.LEVELS", "BARCODE.AUTH.SERIAL.POLICY",
    "BARCODE.PUBLIC.OUTPUT", "TTAC.PUBLIC.FALLBACK", "TTAC.ACCESS.NAME_BASIS", "TTAC.AGGREGATION",
    "TTAC.REPORT.USAGE", "TTAC.REPORT.DISPATCH", "TTAC.REPORT.RECEIPT", "TTAC.REPORT.SALE",
    "TTAC.CSV.USAGE.COLUMNS", "TTAC.CSV.USAGE.ROW", "TTAC.CSV.DISPATCH.COLUMNS", "TTAC.CSV.DISPATCH.ROW",
    "TTAC.CSV.RECEIPT.COLUMNS", "TTAC.CSV.RECEIPT.ROW", "TTAC.CSV.SALE.COLUMNS", "TTAC.CSV.SALE.ROW",
    "BARCODE.AUTH.SCOPE.NOTE", "BARCODE.DEF.OBAT_KUASI", "BARCODE.TRANSITION.AGGREGATION",
  ]

  @Test("the tables hold these rules and no others")
  func ids() throws {
    let found = Set(try Rulebook.embedded().editions.flatMap { $0.rules.map { $0.id } })
    #expect(Self.catalogue.subtracting(found) == [])
    #expect(found.subtracting(Self.catalogue) == [])
  }

  @Test("every rule has its words in both languages, a quote, and citations that read as the law cites itself")
  func rules() throws {
    let rulebook = try Rulebook.embedded()
    for edition in rulebook.editions {
      for language in Language.allCases { #expect(!edition.title[language].isEmpty) }
      for rule in edition.rules {
        #expect(!rule.message.indonesian.isEmpty && !rule.message.english.isEmpty, "\(rule.id)")
        #expect(rule.message.indonesian != rule.message.english, "\(rule.id)")
        #expect(!rule.quote.isEmpty, "\(rule.id)")
        #expect(!rule.citations.isEmpty, "\(rule.id)")
        for citation in rule.citations {
          #expect(!citation.sourceName.isEmpty && !citation.provision.text.isEmpty, "\(rule.id)")
          #expect(Provision(path: citation.provision.path) == citation.provision, "\(rule.id)")
        }
        #expect(rule.compared >= edition.period.from, "\(rule.id) was compared before its edition began")
        #expect(rule.edition == edition.id)
        #expect(rule.line > 1)
        if let other = rule.otherReading { #expect(!other.indonesian.isEmpty && !other.english.isEmpty, "\(rule.id)") }
      }
    }
  }

  @Test("the editions are these, each for its time")
  func editions() throws {
    let lines = try Rulebook.embedded().editions.map {
      "\($0.subject.rawValue) \($0.id) \($0.period.from)…\($0.period.until.map { "\($0)" } ?? "") "
        + "\($0.isBase ? "base" : "") \($0.supersededBy ?? "") \($0.previous ?? "") \($0.confidence.rawValue)"
    }
    #expect(
      lines == [
        "asrot asrot-oss-2023 2023-03-15… base   high",
        "barcode 33/2018 2018-12-07…2022-10-05 base 22/2022  high",
        "barcode 22/2022 2022-10-05…   33/2018 medium",
        "esertifikasi esertifikasi 2018-06-21… base   high",
        "identifiers identifiers 2018-06-21… base   medium",
        "insw insw-ebpom 2011-01-01… base   high",
        "kalender kalender-2023-2026 2023-01-01…2027-01-01 base   medium",
        "sinkarkes sinkarkes-2023 2023-06-04… base   high",
      ])
  }

  @Test("nothing of 22/2022 but Pasal 9 and 29 is of high confidence, for nothing else was read")
  func confidenceOf22() throws {
    let edition = try #require(try Rulebook.embedded().edition("22/2022", of: .barcode))
    for rule in edition.rules where rule.confidence == .high {
      let isRead = rule.citations.allSatisfy { citation in
        ["perbpom-22-2022#pasal-9", "perbpom-22-2022#pasal-29"].contains { citation.reference.hasPrefix($0) }
      }
      #expect(isRead, "\(rule.id)")
    }
  }

  @Test("each letter of Pasal 18 and 19 is cited by exactly one exemption")
  func letters() throws {
    let edition = try #require(try Rulebook.embedded().edition("33/2018", of: .barcode))
    let cited = edition.rules.filter { $0.id.contains(".EXEMPT.") }.compactMap { $0.citations.first?.provision.text }
    let expected =
      "abcdefghij".map { "Pasal 18 ayat (2) huruf \($0)" } + "abcdefgh".map { "Pasal 19 ayat (2) huruf \($0)" }
      + ["Pasal 21 ayat (3)", "Pasal 21 ayat (4)"]
    #expect(cited == expected)
  }

  @Test("a table of the folder is byte for byte the embedded one", arguments: Self.files)
  func embeddedBytes(name: String) throws {
    let rulebook = try Rulebook.embedded()
    let again = try rulebook.adding(table: try Fixture.table(name))
    #expect(again.json(in: .indonesian) == rulebook.json(in: .indonesian))
    #expect(again.json(in: .english) == rulebook.json(in: .english))
    #expect(
      again.editions.flatMap { $0.rules.map { $0.line } } == rulebook.editions.flatMap { $0.rules.map { $0.line } })
  }

  @Test("the packed tables are byte for byte those of the folder: `make tables` packs them anew")
  func packedBytes() throws {
    let packed = (0..<embedded_rule_table_count()).map { place in
      var length = 0
      let bytes = embedded_rule_table(place, &length)
      defer { embedded_rule_bytes_free(bytes) }
      return [UInt8](UnsafeBufferPointer(start: bytes, count: length))
    }
    let folder = Fixture.repository.appendingPathComponent("Rules").path
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".xml") }
    #expect(packed.count == names.count)
    #expect(try Set(packed) == Set(names.map { try Fixture.table($0) }))
  }

  @Test("the packed schema is byte for byte that of the folder, and there is nothing behind the last table")
  func packedSchema() throws {
    var length = 0
    let bytes = embedded_rule_schema(&length)
    defer { embedded_rule_bytes_free(bytes) }
    #expect(try [UInt8](UnsafeBufferPointer(start: bytes, count: length)) == Fixture.table("rules.xsd"))
    #expect(embedded_rule_table(embedded_rule_table_count(), &length) == nil)
    #expect(length == 0)
  }

  private static let xmllint = ["/usr/bin/xmllint", "/usr/local/bin/xmllint", "/opt/homebrew/bin/xmllint"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  @Test("xmllint finds every table valid by the schema", .enabled(if: Self.xmllint != nil), arguments: Self.files)
  func schema(name: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Self.xmllint))
    let folder = Fixture.repository.appendingPathComponent("Rules")
    process.arguments = [
      "--noout", "--nonet", "--schema", folder.appendingPathComponent("rules.xsd").path,
      folder.appendingPathComponent(name).path,
    ]
    let output = Pipe()
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(text)")
  }
}
