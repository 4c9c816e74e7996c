import Foundation
@testable import RegKit
import Testing

/// Every check of the reader with its whole message, by one change each to a table that is right.
@Suite struct TableReaderTests {
  /// One wrong place in a right table: the text to replace and what to put there.
  struct Fault: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let problems: [String]
    init(_ old: String, _ new: String, _ problems: String...) {
      self.old = old
      self.new = new
      self.problems = problems
    }
    var testDescription: String { new.isEmpty ? "without \(old)" : new }
  }

  static func table(rows: String = #"<upload context="sinkarkes.komoditas" extensions="pdf"/>"#) -> [UInt8] {
    Array(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <edition xmlns="urn:regkit:rules:1" id="sinkarkes-2023" subject="sinkarkes" from="2023-06-04" confidence="high" base="true">
        <title lang="id">Judul</title>
        <title lang="en">Title</title>
        <source id="sinkarkes" name="Panduan SINKARKES"/>
        <rule id="SINKARKES.UPLOAD.FORMAT" cite="sinkarkes#langkah-13" compared="2026-11-21">
          <quote>hanya pdf</quote>
          <message lang="id">Pesan</message>
          <message lang="en">Message</message>
          \(rows)
        </rule>
      </edition>

      """.utf8)
  }

  func problems(_ table: [UInt8]) throws -> [String] {
    let rulebook = try Rulebook.shared()
    let before = rulebook.json(in: .english)
    defer { #expect(rulebook.json(in: .english) == before, "the old rulebook has changed") }
    do throws(TableError) {
      _ = try rulebook.adding(table: table)
      return []
    } catch {
      return error.problems.map { $0.message(in: .english) }
    }
  }

  @Test("a right table is accepted, and only its edition is new")
  func rightTable() throws {
    let rulebook = try Rulebook.shared()
    let changed = try rulebook.adding(table: Self.table())
    #expect(changed.editions.map { $0.id } == rulebook.editions.map { $0.id })
    let edition = try #require(changed.edition("sinkarkes-2023", of: .sinkarkes))
    #expect(edition.rules.map { $0.id } == ["SINKARKES.UPLOAD.FORMAT"])
    let rule = try #require(edition.rules.first)
    #expect(rule.citation == "Panduan SINKARKES, langkah 13")
    #expect(rule.quote == "hanya pdf")
    #expect(rule.message == Message(indonesian: "Pesan", english: "Message"))
    #expect(rule.line == 6)
    #expect(rule.rows == [#"upload context="sinkarkes.komoditas" extensions="pdf""#])
    #expect(rule.period == edition.period)
    #expect(rulebook.edition("sinkarkes-2023", of: .sinkarkes)?.rules.count ?? 0 > 1)
    let before = rulebook.editions.filter { $0.subject != .sinkarkes }.map { ObjectIdentifier($0) }
    #expect(changed.editions.filter { $0.subject != .sinkarkes }.map { ObjectIdentifier($0) } == before)
  }

  // MARK: - The edition and its rules

  @Test(
    "an edition or rule with a fault is refused in words",
    arguments: [
      Fault(
        #"id="sinkarkes-2023" subject"#, "subject", "line 2: <edition> id: found nothing, expected a value"),
      Fault(
        #"id="sinkarkes-2023""#, #"id="""#, #"line 2: <edition> id: found "", expected a value"#),
      Fault(
        #"subject="sinkarkes""#, #"subject="halal""#,
        #"line 2: <edition> subject: found "halal", expected one of asrot, barcode, esertifikasi, identifiers, insw, kalender, sinkarkes"#
      ),
      Fault(
        #"confidence="high""#, #"confidence="sure""#,
        #"line 2: <edition> confidence: found "sure", expected one of high, medium, low"#),
      Fault(
        #"from="2023-06-04""#, #"from="2023-02-29""#,
        #"line 2: <edition> from: found "2023-02-29", expected a day of the calendar written yyyy-mm-dd"#),
      Fault(
        #"from="2023-06-04""#, #"from="4 Juni 2023""#,
        #"line 2: <edition> from: found "4 Juni 2023", expected a day of the calendar written yyyy-mm-dd"#),
      Fault(
        #"confidence="high""#, #"confidence="high" until="2023-06-04""#,
        "line 2: <edition> until: found 2023-06-04, expected a day after from, 2023-06-04"),
      Fault(
        #"base="true""#, #"base="yes""#, #"line 2: <edition> base: found "yes", expected true or false"#),
      Fault(
        #"base="true""#, #"base="true" colour="red""#,
        "line 2: <edition> colour: found an unknown attribute, expected one of id, subject, from, until, "
          + "superseded-by, previous, confidence, base"),
      Fault(
        #"<title lang="en">Title</title>"#, "",
        #"line 2: <edition>: found no <title lang="en">, expected a <title> in both languages, id and en"#),
      Fault(
        #"<title lang="en">Title</title>"#, #"<title lang="id">Judul lagi</title>"#,
        #"line 2: <edition>: found no <title lang="en">, expected a <title> in both languages, id and en"#,
        #"line 4: <title> lang: found "id" twice, expected each language once"#),
      Fault(
        #"<title lang="en">Title</title>"#, #"<title lang="en"> </title>"#,
        "line 4: <title>: found no text, expected the title in words"),
      Fault(
        #"<title lang="en">Title</title>"#, #"<title lang="fr">Titre</title>"#,
        #"line 2: <edition>: found no <title lang="en">, expected a <title> in both languages, id and en"#,
        #"line 4: <title> lang: found "fr", expected one of id, en"#),
      Fault(
        #"<source id="sinkarkes" "#, #"<source id="guide" "#,
        #"line 6: <rule> cite: found the source "sinkarkes", expected a declared <source>: guide"#),
      Fault(
        #"<source id="sinkarkes" "#, #"<source id="sinkarkes" articles="many" "#,
        #"line 5: <source> articles: found "many", expected a whole number of at most twelve digits"#),
      Fault(
        #"<source id="sinkarkes" name="Panduan SINKARKES"/>"#, #"<source id="sinkarkes"/>"#,
        "line 5: <source> name: found nothing, expected a value"),
      Fault(
        "<source id", #"<note/><source id"#,
        "line 5: <note>: found <note>, expected <title>, <source> or <rule>"),
      Fault(
        #"id="SINKARKES.UPLOAD.FORMAT""#, #"id="UPLOAD""#,
        #"line 6: <rule> id: found "UPLOAD", expected words of letters, digits and _ joined by full stops, "#
          + "such as BARCODE.PRINT.SIZE"),
      Fault(
        #"id="SINKARKES.UPLOAD.FORMAT""#, #"id="SINKARKES..FORMAT""#,
        #"line 6: <rule> id: found "SINKARKES..FORMAT", expected words of letters, digits and _ joined by full stops, "#
          + "such as BARCODE.PRINT.SIZE"),
      Fault(
        #"cite="sinkarkes#langkah-13""#, #"cite="sinkarkes#step-13""#,
        #"line 6: <rule> cite: found "sinkarkes#step-13", expected SOURCE#PROVISION, "#
          + "such as sinkarkes#pasal-18/ayat-2/huruf-a"),
      Fault(
        #"cite="sinkarkes#langkah-13""#, #"cite="sinkarkes""#,
        #"line 6: <rule> cite: found "sinkarkes", expected SOURCE#PROVISION, such as sinkarkes#pasal-18/ayat-2/huruf-a"#
      ),
      Fault(
        #"cite="sinkarkes#langkah-13""#, #"cite="sinkarkes#langkah-13/""#,
        #"line 6: <rule> cite: found "sinkarkes#langkah-13/", expected SOURCE#PROVISION, "#
          + "such as sinkarkes#pasal-18/ayat-2/huruf-a"),
      Fault(
        #"cite="sinkarkes#langkah-13""#, #"cite="sinkarkes#langkah-13 sinkarkes#x""#,
        #"line 6: <rule> cite: found "sinkarkes#x", expected SOURCE#PROVISION, "#
          + "such as sinkarkes#pasal-18/ayat-2/huruf-a"),
      Fault(
        #" cite="sinkarkes#langkah-13""#, "", "line 6: <rule> cite: found nothing, expected a value"),
      Fault(
        #"compared="2026-11-21""#, #"compared="2026-11-31""#,
        #"line 6: <rule> compared: found "2026-11-31", expected a day of the calendar written yyyy-mm-dd"#),
      Fault(
        #" compared="2026-11-21""#, "", "line 6: <rule> compared: found nothing, expected a value"),
      Fault(
        #"compared="2026-11-21""#, #"compared="2026-11-21" from="2024-01-02" until="2024-01-01""#,
        "line 6: <rule> until: found 2024-01-01, expected a day after from, 2024-01-02"),
      Fault(
        #"compared="2026-11-21""#, #"compared="2026-11-21" confidence="certain""#,
        #"line 6: <rule> confidence: found "certain", expected one of high, medium, low"#),
      Fault(
        #"compared="2026-11-21""#, #"compared="2026-11-21" author="x""#,
        "line 6: <rule> author: found an unknown attribute, expected one of id, cite, compared, confidence, from, until, "
          + "applied-by, cases"),
      Fault(
        #"<upload context="sinkarkes.komoditas" extensions="pdf"/>"#, "",
        "line 6: <rule>: found no row, no applied-by and no <informs>, expected a row, the type that applies the rule, or "
          + "<informs> with why nothing can be checked"),
      Fault(
        #"compared="2026-11-21""#, #"compared="2026-11-21" applied-by="""#,
        #"line 6: <rule> applied-by: found "", expected the type that applies the rule"#),
      Fault(
        "<upload", #"<informs lang="id">Sebab</informs><informs lang="en">Why</informs><upload"#,
        "line 6: <rule>: found <informs> and a row, expected one of the two"),
      Fault(
        #"<upload context="sinkarkes.komoditas" extensions="pdf"/>"#, #"<informs lang="id">Sebab</informs>"#,
        #"line 6: <rule>: found no <informs lang="en">, expected a <informs> in both languages, id and en"#),
      Fault(
        "<quote>hanya pdf</quote>", "",
        "line 6: <rule>: found 0 <quote>, expected the words of the source in one <quote>"),
      Fault(
        "<quote>hanya pdf</quote>", "<quote/>",
        "line 6: <rule>: found 0 <quote>, expected the words of the source in one <quote>"),
      Fault(
        "<quote>hanya pdf</quote>", "<quote>a</quote><quote>b</quote>",
        "line 6: <rule>: found 2 <quote>, expected the words of the source in one <quote>"),
      Fault(
        #"<message lang="en">Message</message>"#, "",
        #"line 6: <rule>: found no <message lang="en">, expected a <message> in both languages, id and en"#),
      Fault(
        #"<message lang="id">Pesan</message>"#, "",
        #"line 6: <rule>: found no <message lang="id">, expected a <message> in both languages, id and en"#),
      Fault(
        #"<message lang="en">Message</message>"#, #"<message lang="en"></message>"#,
        "line 9: <message>: found no text, expected the message in words"),
      Fault(
        #"<message lang="en">Message</message>"#,
        #"<message lang="en">Message</message><other-reading lang="en">Other</other-reading>"#,
        #"line 6: <rule>: found no <other-reading lang="id">, expected a <other-reading> in both languages, id and en"#),
      Fault(
        #"<message lang="en">Message</message>"#, #"<message lang="en">Message</message><formula/>"#,
        "line 9: <formula>: found <formula>, expected a row RegKit knows, such as <exemption> (see Rules/rules.xsd)"),
    ])
  func edition(fault: Fault) throws {
    #expect(try problems(Self.table().replacing(fault.old, by: fault.new)) == fault.problems)
  }

  @Test(
    "a rule speaks by a row, by the type that applies it, or by why nothing can be checked",
    arguments: [
      ("", #"<upload context="sinkarkes.komoditas" extensions="pdf"/>"#), (#" applied-by="Documents""#, ""),
      ("", #"<informs lang="id">Sebab</informs><informs lang="en">Why</informs>"#),
    ])
  func speaking(attribute: String, rows: String) throws {
    let compared = #"compared="2026-11-21""#
    #expect(try problems(Self.table(rows: rows).replacing(compared, by: compared + attribute)) == [])
  }

  @Test("an edition without source or rules is refused")
  func emptyEdition() throws {
    let noSource = try Self.table().replacing(#"<source id="sinkarkes" name="Panduan SINKARKES"/>"#, by: "")
    #expect(
      try problems(noSource).first
        == "line 2: <edition>: found no <source>, expected the source that the citations name")
    let text = String(decoding: Self.table(), as: UTF8.self)
    let start = try #require(text.range(of: "  <rule"))
    let end = try #require(text.range(of: "</rule>\n"))
    let noRule = Array(text.replacingCharacters(in: start.lowerBound..<end.upperBound, with: "").utf8)
    #expect(try problems(noRule) == ["line 2: <edition>: found no <rule>, expected at least one rule"])
  }

  @Test("all faults of one file are reported, in the order of the file")
  func allFaults() throws {
    let table = try Self.table(rows: #"<ink colour="biru"/>"#).replacing(#"<title lang="en">Title</title>"#, by: "")
      .replacing(#"from="2023-06-04" confidence="high""#, by: #"from="?" confidence="?""#)
      .replacing(#" compared="2026-11-21""#, by: "").replacing("<quote>hanya pdf</quote>", by: "")
      .replacing(#"<message lang="en">Message</message>"#, by: "")
    #expect(
      try Set(problems(table)) == [
        #"line 2: <edition> from: found "?", expected a day of the calendar written yyyy-mm-dd"#,
        #"line 2: <edition> confidence: found "?", expected one of high, medium, low"#,
        #"line 2: <edition>: found no <title lang="en">, expected a <title> in both languages, id and en"#,
        "line 6: <rule> compared: found nothing, expected a value",
        "line 6: <rule>: found 0 <quote>, expected the words of the source in one <quote>",
        #"line 6: <rule>: found no <message lang="en">, expected a <message> in both languages, id and en"#,
        #"line 10: <ink> colour: found "biru", expected hitam or kontras"#,
      ])
    let lines = try problems(table).map { $0.prefix { $0 != ":" } }
    #expect(lines == lines.sorted { $0.count < $1.count || $0.count == $1.count && $0 < $1 })
  }

  @Test("problems are told in Indonesian too")
  func indonesian() throws {
    let problem = TableProblem(
      line: 6, element: "rule", attribute: "cite", found: "\"x\"", expected: "SOURCE#PROVISION")
    #expect(problem.message(in: .indonesian) == "baris 6: <rule> cite: ditemukan \"x\", seharusnya SOURCE#PROVISION")
    #expect(problem.description == "line 6: <rule> cite: found \"x\", expected SOURCE#PROVISION")
  }

  // MARK: - Rows

  @Test(
    "a row with a fault is refused in words",
    arguments: [
      Fault(
        "", #"<kbli code="2102" vintage="2020" name="N" kind="Importir" commodities="obat_kuasi"/>"#,
        #"line 10: <kbli> code: found "2102", expected five digits"#),
      Fault(
        "", #"<kbli code="21022" vintage="2020" name="N" kind="Eksportir" commodities="obat_kuasi"/>"#,
        #"line 10: <kbli> kind: found "Eksportir", expected "Industri lokal" or "Importir""#),
      Fault(
        "", #"<kbli code="21022" vintage="2021" name="N" kind="Importir" commodities="obat_kuasi"/>"#,
        #"line 10: <kbli> vintage: found "2021", expected 2020 or 2025"#),
      Fault(
        "",
        #"<commodity name="obat_kuasi"/><kbli code="21022" vintage="2020" name="N" kind="Importir" commodities="obat_kuas"/>"#,
        #"line 6: <commodity>: found "obat_kuas", expected the name of a <commodity> of this table"#),
      Fault(
        "", #"<kbli code="21022" vintage="new" name="N" kind="Importir" commodities="obat_kuasi"/>"#,
        #"line 10: <kbli> vintage: found "new", expected a whole number of at most twelve digits"#),
      Fault(
        "", #"<kbli code="21022" vintage="2020" name="" kind="Importir" meaning-changes="ya"/>"#,
        #"line 10: <kbli> name: found "", expected a value"#,
        "line 10: <kbli> commodities: found nothing, expected a value",
        #"line 10: <kbli> meaning-changes: found "ya", expected true or false"#),
      Fault("", "<commodity/>", "line 10: <commodity> name: found nothing, expected a value"),
      Fault(
        "", #"<form-limit kbli="21022" commodity="obat_kuasi" forms="only" other-commodities="open"/>"#,
        "line 10: <form-limit>: found no <form>, expected at least one dosage form"),
      Fault(
        "",
        #"<form-limit kbli="2102" scale="besar" commodity="obat_kuasi" forms="some" other-commodities="maybe"><form>a</form></form-limit><dosage-form name="a"/>"#,
        #"line 10: <form-limit> other-commodities: found "maybe", expected refused or open"#,
        #"line 10: <form-limit> scale: found "besar", expected one of industri, UKOT, UMOT"#,
        #"line 10: <form-limit> forms: found "some", expected one of only, except"#),
      Fault(
        "",
        #"<form-limit kbli="21022" commodity="obat_kuasi" forms="only" other-commodities="open"><form>tablit</form></form-limit><dosage-form name="tablet"/>"#,
        #"line 6: <form>: found "tablit", expected the name of a <dosage-form> of this table"#),
      Fault(
        "", #"<dosage-form name="serbuk" when="warm"/>"#,
        #"line 10: <dosage-form> when: found "warm", expected served_as_liquid"#),
      Fault(
        "", #"<upload context="sinkarkes.komoditas"/>"#,
        #"line 10: <upload>: found no statement, expected extensions, max-bytes, format="unstated" or size="unstated""#),
      Fault(
        "", #"<upload context="sinkarkes.komoditas" format="free"/>"#,
        #"line 10: <upload> format: found "free", expected unstated"#),
      Fault(
        "", #"<upload context="sinkarkes.komoditas" max-bytes="2 MB"/>"#,
        #"line 10: <upload> max-bytes: found "2 MB", expected a whole number of at most twelve digits"#,
        #"line 10: <upload>: found no statement, expected extensions, max-bytes, format="unstated" or size="unstated""#),
      Fault(
        "", #"<upload context="sinkarkes.komoditas" max-bytes="1234567890123"/>"#,
        #"line 10: <upload> max-bytes: found "1234567890123", expected a whole number of at most twelve digits"#,
        #"line 10: <upload>: found no statement, expected extensions, max-bytes, format="unstated" or size="unstated""#),
      Fault(
        "", #"<method classes="obat" method="identifikasi"/>"#,
        #"line 10: <method> classes: found "obat", expected one of obat_keras, produk_biologi, narkotika, psikotropika, "#
          + "obat_bebas, obat_bebas_terbatas, obat_tradisional, suplemen_kesehatan, kosmetika, pangan_olahan, "
          + "pangan_diet_khusus, obat_kuasi, alat_kesehatan, radiofarmaka, media_kontras"),
      Fault(
        "", #"<method classes="kosmetika" method="otentikasi"/>"#,
        #"line 10: <method> method: found "otentikasi", expected one of otentifikasi, identifikasi"#),
      Fault(
        "", #"<issuer method="identifikasi" issuer="bpom" symbologies="qr"/>"#,
        #"line 10: <issuer> symbologies: found "qr", expected one of qr_code, data_matrix, aztec, pdf417"#,
        #"line 10: <issuer> issuer: found "bpom", expected one of badan_pom, pelaku_usaha"#),
      Fault(
        "", #"<content method="identifikasi" ai="9" presence="required" format="date" min="6" max="6"/>"#,
        #"line 10: <content> ai: found "9", expected an application identifier of two to four digits"#),
      Fault(
        "", #"<content method="identifikasi" ai="91" presence="always" format="date" min="7" max="6"/>"#,
        "line 10: <content> max: found 6, expected at least min, 7",
        #"line 10: <content> presence: found "always", expected one of required, optional, one-of-90-01"#),
      Fault(
        "", #"<content method="identifikasi" ai="91" presence="optional" format="time" min="6" max="6"/>"#,
        #"line 10: <content> format: found "time", expected one of alphanumeric, date, gtin"#),
      Fault(
        "", #"<placement classes="kosmetika" on="tertiary"/>"#,
        #"line 10: <placement> on: found "tertiary", expected one of primary, any"#),
      Fault(
        "", #"<exemption classes="kosmetika"/>"#,
        "line 10: <exemption>: found no condition, expected pack, below-ml, below-g or at-most-cm2"),
      Fault(
        "", #"<exemption classes="kosmetika" pack="stick_pack" resembling="sachet"/>"#,
        #"line 10: <exemption> resembling: found "sachet", expected a pack it resembles, and an <other-reading> of the rule"#
      ),
      Fault(
        "", #"<exemption classes="kosmetika" below-ml="0,6"/>"#,
        #"line 10: <exemption> below-ml: found "0,6", expected a number with at most six digits before and after a full stop"#
      ),
      Fault(
        "", #"<secondary classes="kosmetika" duty="always"/>"#,
        #"line 10: <secondary> duty: found "always", expected one of required, not_required, optional_with_security"#),
      Fault("", "<print-size/>", "line 10: <print-size> min-cm: found nothing, expected a value"),
      Fault(
        "", #"<licence-number parts="angka-9" classes="kosmetika"/>"#,
        "line 10: <licence-number>: found no first letters, expected prefixes or lokal, impor, lisensi, ekspor, khusus, "
          + "asia, australia, eropa, afrika, amerika"),
      Fault(
        "", #"<licence-number prefixes="N4" parts="angka-9" classes="kosmetika"/>"#,
        #"line 10: <licence-number>: found the first letters "N4", expected capital letters"#),
      Fault(
        "", #"<licence-number prefixes="NA" parts="angka-0 angka 9-angka angka-9b" classes="kosmetika"/>"#,
        #"line 10: <licence-number> parts: found "angka-0", expected NAME-LENGTH, such as tahun-2, or NAME-LENGTHa for letters"#,
        #"line 10: <licence-number> parts: found "angka", expected NAME-LENGTH, such as tahun-2, or NAME-LENGTHa for letters"#,
        #"line 10: <licence-number> parts: found "9-angka", expected NAME-LENGTH, such as tahun-2, or NAME-LENGTHa for letters"#,
        #"line 10: <licence-number> parts: found "angka-9b", expected NAME-LENGTH, such as tahun-2, or NAME-LENGTHa for letters"#
      ),
      Fault(
        "", #"<licence-number prefixes="NA" parts="angka-9"/>"#,
        "line 10: <licence-number> classes: found nothing, expected a value"),
      Fault(
        "", #"<kbli-conversion code="1104" fate="kept" name="N" successors="11040"/>"#,
        #"line 10: <kbli-conversion> code: found "1104", expected five digits"#),
      Fault(
        "", #"<kbli-conversion code="11040" fate="gone" name="N" successors="11040"/>"#,
        #"line 10: <kbli-conversion> fate: found "gone", expected one of kept, retitled, widened, reused, dropped"#),
      Fault(
        "", #"<kbli-conversion code="11040" fate="kept" successors="11040"/>"#,
        "line 10: <kbli-conversion> name: found nothing, expected a name, unless fate is dropped"),
      Fault(
        "", #"<kbli-conversion code="11040" fate="dropped" name="N" successors="1104"/>"#,
        #"line 10: <kbli-conversion> successors: found "1104", expected five digits"#,
        #"line 10: <kbli-conversion> name: found "N", expected a name, unless fate is dropped"#),
      Fault("", #"<term name="CPOB"/>"#, "line 10: <term> means: found nothing, expected a value"),
      Fault(
        "", #"<print-size min-cm="-1"/>"#,
        #"line 10: <print-size> min-cm: found "-1", expected a number with at most six digits before and after a full stop"#
      ),
      Fault("", #"<ink colour="biru"/>"#, #"line 10: <ink> colour: found "biru", expected hitam or kontras"#),
      Fault(
        "", #"<mark text="BPOM RI" codes="two"/>"#,
        #"line 10: <mark> codes: found "two", expected a whole number of at most twelve digits"#),
      Fault(
        "", #"<scope classes="" activities="x"/>"#, #"line 10: <scope> classes: found "", expected a value"#),
      Fault(
        "", #"<ink colour="hitam" shade="dark"/>"#,
        "line 10: <ink> shade: found an unknown attribute, expected one of colour"),
      Fault(
        "", "<form/>", "line 10: <form> id: found nothing, expected a value",
        "line 10: <form>: found no <field>, expected at least one field"),
      Fault(
        "", #"<form id="f"><row/></form>"#, "line 10: <row>: found <row>, expected <field>"),
      Fault(
        "", #"<form id="f"><field name="A"/></form>"#,
        #"line 6: <field>: found "A", expected a field of the form f"#,
        "line 10: <field>: found no statement, expected presence, format or <word>"),
      Fault(
        "", #"<form id="f"><field name="A" presence="always" kind="file" format="free"/></form>"#,
        #"line 6: <field>: found "A", expected a field of the form f"#,
        #"line 10: <field> kind: found "file", expected one of field, upload"#,
        #"line 10: <field> presence: found "always", expected one of required, optional, conditional, asked"#,
        #"line 10: <field> format: found "free", expected one of digits, count, number, date, slashed_date, npwp, "#
          + "nib, nie, batch, gtin, kode_izin, id_izin, email, "
          + "company_name, secret, same_secret, gross_weight, product"),
      Fault(
        "", #"<form id="f"><field name="A" presence="conditional"/></form>"#,
        "line 10: <field> when: found nothing, expected a value"),
      Fault(
        "", #"<form id="f"><field name="A" presence="required" when="x" is="y"/></form>"#,
        #"line 10: <field> when: found a condition, expected none, or presence="conditional""#,
        #"line 10: <field> is: found a condition, expected none, or presence="conditional""#),
      Fault(
        "", #"<form id="f"><field name="A" presence="conditional" when="B" is="YA"/></form>"#,
        #"line 6: <field>: found "B", expected a field of the form f"#),
      Fault(
        "", #"<form id="f"><field name="A" presence="required" format="same_secret"/></form>"#,
        "line 10: <field> format: found 0 <of> for same_secret, expected 1"),
      Fault(
        "", #"<form id="f"><field name="A" presence="required"/><field name="a" format="digits"/></form>"#,
        #"line 6: <field>: found "a", expected a field of the form f"#),
      Fault(
        "", #"<form id="f"><field name="A" presence="required" many="ya"><name>x</name></field></form>"#,
        "line 10: <name>: found <name>, expected <word> or <of>",
        #"line 10: <field> many: found "ya", expected true or false"#),
      Fault("", "<legal-form/>", "line 10: <legal-form> name: found nothing, expected a value"),
      Fault(
        "", #"<pb-umku name="Izin Edar" stage="variasi" commodity="obat_kuasi"/>"#,
        #"line 10: <pb-umku> stage: found "variasi", expected one of pra_registrasi, registrasi"#),
      Fault(
        "", #"<permit-code code="063000000064" pb-umku="Izin Edar"/>"#,
        #"line 6: <permit-code>: found "Izin Edar", expected the name of a <pb-umku> of this table"#),
      Fault(
        "", #"<report id="return"/>"#,
        #"line 10: <report> id: found "return", expected one of usage, dispatch, receipt, sale"#),
      Fault(
        "", #"<report id="sale"/>"#, "line 10: <report>: found no <column> and no <cell>, expected at least one"),
      Fault(
        "", #"<report id="sale"><column key="nie" name="NIE"/></report>"#,
        #"line 6: <column>: found "nie", expected a <cell> of the report sale"#),
      Fault(
        "", #"<report id="sale"><cell key="nie" format="licence"/></report>"#,
        #"line 6: <cell>: found "nie", expected a <column> of the report sale"#,
        "line 10: <cell> required: found nothing, expected a value"),
      Fault(
        "", #"<report id="sale"><cell key="nie" required="true" format="free"/><row/></report>"#,
        #"line 10: <cell> format: found "free", expected one of text, code, code_or_zero, licence, batch, day, gtin, "#
          + "status",
        "line 10: <row>: found <row>, expected <column> or <cell>"),
    ])
  func row(fault: Fault) throws {
    #expect(try problems(Self.table(rows: fault.new)) == fault.problems)
  }

  @Test(
    "two rows for the same facts on one day are refused",
    arguments: [
      (#"<upload context="a.b" extensions="pdf"/>"#, "upload", "upload format of a.b"),
      (#"<upload context="a.b" size="unstated"/>"#, "upload", "upload size of a.b"),
      (#"<commodity name="obat_kuasi"/>"#, "commodity", "commodity obat_kuasi"),
      (
        #"<kbli code="21022" vintage="2020" name="N" kind="Importir" commodities="obat_kuasi"/>"#, "kbli",
        "kbli 21022 of 2020"
      ),
      (#"<dosage-form name="pil"/>"#, "dosage-form", "dosage-form pil under SINKARKES.UPLOAD.FORMAT"),
      (#"<scope classes="kosmetika"/>"#, "scope", "scope of classes"),
      (#"<scope activities="x"/>"#, "scope", "scope of activities"),
      (
        #"<method classes="kosmetika" method="identifikasi" designated="true"/>"#, "method",
        "method of kosmetika, designated true"
      ),
      (
        #"<issuer method="identifikasi" issuer="badan_pom" symbologies="qr_code"/>"#, "issuer",
        "issuer badan_pom of identifikasi"
      ),
      (
        #"<content method="identifikasi" ai="90" presence="required" format="alphanumeric" min="1" max="16"/>"#,
        "content", "content (90) of identifikasi"
      ),
      (#"<placement classes="kosmetika" on="any"/>"#, "placement", "placement of kosmetika"),
      (
        #"<exemption classes="kosmetika" pack="tube" below-g="5"/>"#, "exemption",
        "exemption of kosmetika by tube weight"
      ),
      (#"<secondary classes="kosmetika" duty="required"/>"#, "secondary", "secondary duty of kosmetika"),
      (#"<print-size min-cm="0.6"/>"#, "print-size", "print-size"),
      (#"<ink colour="hitam"/>"#, "ink", "ink"),
      (#"<mark text="BPOM RI" codes="2"/>"#, "mark", "mark"),
      (
        #"<licence-number prefixes="NA" parts="angka-9" classes="kosmetika"/>"#, "licence-number",
        "licence-number NA of 11 characters"
      ),
      (
        #"<kbli-conversion code="11040" fate="kept" name="N" successors="11040"/>"#, "kbli-conversion",
        "kbli-conversion of 11040"
      ),
      (#"<term name="CPOB" means="Cara Pembuatan Obat Yang Baik"/>"#, "term", "term cpob"),
      (
        #"<form id="f"><field name="A" presence="required"/></form>"#, "field", "presence of field A in f"
      ),
      (#"<legal-form name="PT"/>"#, "legal-form", "legal-form PT"),
    ])
  func overlappingRows(row: String, element: String, key: String) throws {
    #expect(try problems(Self.table(rows: row)) == [], "alone it is right")
    #expect(
      try problems(Self.table(rows: row + "\n" + row)) == [
        "line 11: <\(element)>: found a second row for \(key) (the first is on line 10), "
          + "expected one row for the same facts on one day"
      ])
  }

  @Test("two rows that say two things in common are refused for both")
  func overlappingPBUMKU() throws {
    let row = #"<pb-umku name="Izin Edar" stage="registrasi" commodity="obat_kuasi"/>"#
    let problems = try problems(Self.table(rows: row + "\n" + row))
    #expect(
      problems == [
        "line 11: <pb-umku>: found a second row for pb-umku Izin Edar (the first is on line 10), "
          + "expected one row for the same facts on one day",
        "line 11: <pb-umku>: found a second row for pb-umku of registrasi obat_kuasi (the first is on line 10), "
          + "expected one row for the same facts on one day",
      ])
  }

  @Test("rows that follow each other may match the same facts, and rows that share one day may not")
  func rowsInTime() throws {
    let second = """
      <rule id="SINKARKES.UPLOAD.FORMAT" cite="sinkarkes#langkah-13" compared="2026-11-21" from="2024-01-01">
          <quote>q</quote><message lang="id">p</message><message lang="en">m</message>
          <upload context="sinkarkes.komoditas" extensions="png"/>
        </rule>
      </edition>
      """
    let both = try Self.table().replacing("</edition>", by: second)
    #expect(
      try problems(both) == [
        "line 14: <upload>: found a second row for upload format of sinkarkes.komoditas (the first is on line 10), "
          + "expected one row for the same facts on one day"
      ])
    let until = #"id="SINKARKES.UPLOAD.FORMAT" cite="sinkarkes#langkah-13" compared="2026-11-21">"#
    let ending = until.replacing(">", with: #" until="2024-01-01">"#)
    let following = try both.replacing(until, by: ending)
    #expect(try problems(following) == [])
    #expect(
      try problems(try both.replacing(until, by: until.replacing(">", with: #" until="2024-01-02">"#))).count == 1)

    let gateway = Gateway(try Rulebook.shared().adding(table: following))
    func verdict(_ name: String, _ day: String) throws -> String? {
      try Ask(
        gateway.answer(
          #"{"area":"documents","as_of":"\#(day)","inputs":{"context":"sinkarkes.komoditas","filename":"a.\#(name)"}}"#)
      ).text("verdict")
    }
    #expect(try verdict("pdf", "2023-12-31") == "accepted")
    #expect(try verdict("pdf", "2024-01-01") == "rejected")
    #expect(try verdict("png", "2023-12-31") == "rejected")
    #expect(try verdict("png", "2024-01-01") == "accepted")
  }

  @Test(
    "a rule holds within the days of its edition",
    arguments: [
      (#"from="2023-06-04""#, nil), (#"from="2024-12-31""#, nil), (#"until="2025-01-01""#, nil),
      (#"from="2023-06-03""#, "from: found 2023-06-03, expected no day before its edition begins, 2023-06-04"),
      (#"from="2025-01-01""#, "from: found 2025-01-01, expected a day before its edition ends, 2025-01-01"),
      (#"until="2025-01-02""#, "until: found 2025-01-02, expected no day after its edition ends, 2025-01-01"),
      (#"until="2023-06-04""#, "until: found 2023-06-04, expected a day after from, 2023-06-04"),
      (#"from="2024-02-02" until="2024-02-02""#, "until: found 2024-02-02, expected a day after from, 2024-02-02"),
    ] as [(String, String?)])
  func periodOfRule(days: String, problem: String?) throws {
    let table = try Self.table().replacing(#"confidence="high""#, by: #"until="2025-01-01" confidence="high""#)
      .replacing(#"compared="2026-11-21">"#, by: #"compared="2026-11-21" \#(days)>"#)
    #expect(try problems(table) == (problem.map { ["line 6: <rule> \($0)"] } ?? []))
  }

  @Test("of an edition without an end only the beginning binds its rules")
  func periodOfRuleInEndlessEdition() throws {
    let compared = #"compared="2026-11-21">"#
    let early = try Self.table().replacing(compared, by: #"compared="2026-11-21" from="2023-06-03">"#)
    #expect(
      try problems(early) == [
        "line 6: <rule> from: found 2023-06-03, expected no day before its edition begins, 2023-06-04"
      ])
    #expect(try problems(try Self.table().replacing(compared, by: #"compared="2026-11-21" from="9999-12-31">"#)) == [])
  }

  @Test(
    "a citation stays within the articles that its source has",
    arguments: [
      ("pasal-1", true), ("pasal-29", true), ("pasal-18a/ayat-2", true), ("lampiran-99", true), ("langkah-99", true),
      ("pasal-0", false), ("pasal-30", false), ("pasal-99", false), ("pasal-99/ayat-1/huruf-a", false),
      ("pasal-x", false), ("pasal-00000000000000000000", false), ("pasal-99999999999999999999", false),
    ])
  func articles(path: String, isThere: Bool) throws {
    let table = try Self.table().replacing(#"<source id="sinkarkes" "#, by: #"<source id="sinkarkes" articles="29" "#)
      .replacing("sinkarkes#langkah-13", by: "sinkarkes#\(path)")
    let problem =
      #"line 6: <rule> cite: found "sinkarkes#\#(path)", "#
      + "expected an article that Panduan SINKARKES has, pasal-1 to pasal-29"
    #expect(try problems(table) == (isThere ? [] : [problem]))
    let open = try Self.table().replacing("sinkarkes#langkah-13", by: "sinkarkes#\(path)")
    #expect(try problems(open) == [], "of this source it is not said how many articles it has")
  }

  @Test("33/2018 has 29 articles, and 22/2022 is said to have 31", arguments: [("33-2018", 29), ("22-2022", 31)])
  func articlesOfRegulations(name: String, last: Int) throws {
    let table = try Fixture.table("perbpom-\(name).xml")
    let effective = #"<rule id="BARCODE.EFFECTIVE" cite="perbpom-\#(name)#pasal-"#
    for (article, isThere) in [(last, true), (last + 1, false)] {
      let changed = try table.replacing("\(effective)\(last)\"", by: "\(effective)\(article)\"")
      #expect(try problems(changed).isEmpty == isThere, "\(article)")
    }
  }

  // MARK: - Files that are no tables

  @Test(
    "a file that is no XML is refused with the place",
    arguments: [
      ("not XML", "line 1: <edition>: found Start tag expected, '<' not found, expected well-formed XML"),
      ("<edition", "line 1: <edition>: found Couldn't find end of Start Tag edition line 1, expected well-formed XML"),
      ("<a>\n<b>\n</a>", nil), ("\u{0}\u{0}\u{0}", nil), ("<edition>\u{0}</edition>", nil), ("{\"json\":1}", nil),
      ("<?xml version=\"1.0\"?>", nil), ("<edition>&nbsp;</edition>", nil), ("<!-- only -->", nil),
    ] as [(String, String?)])
  func notXML(text: String, message: String?) throws {
    let found = try problems(Array(text.utf8))
    #expect(found.count == 1)
    if let message { #expect(found == [message]) }
    #expect(found.first?.hasSuffix("expected well-formed XML") == true, "\(found)")
  }

  @Test("an empty file and a huge one are refused before they are read")
  func sizes() throws {
    #expect(try problems([]) == ["line 0: <edition>: found an empty file, expected a rule table"])
    let huge = [UInt8](repeating: 0x20, count: (8 << 20) + 1)
    #expect(
      try problems(huge) == ["line 0: <edition>: found a file of 8388609 bytes, expected at most 8388608 bytes"])
  }

  @Test("another root element is refused")
  func otherRoot() throws {
    #expect(try problems(Array("<html/>".utf8)) == ["line 1: <html>: found <html>, expected <edition>"])
  }

  @Test("a table cut off anywhere is refused and never half taken")
  func truncated() throws {
    let table = try Fixture.table("sinkarkes-2023.xml")
    let end = try #require(String(decoding: table, as: UTF8.self).range(of: "</edition>"))
    let last = String(decoding: table, as: UTF8.self)[..<end.upperBound].utf8.count
    for length in stride(from: 0, to: last, by: 31) {
      #expect(try !problems(Array(table[..<length])).isEmpty, "cut at \(length)")
    }
    #expect(try problems(Array(table[..<last])) == [])
  }

  @Test(
    "a document type and with it every entity is refused, quickly",
    arguments: [
      "<!DOCTYPE edition>",
      #"<!DOCTYPE edition SYSTEM "file:///etc/passwd">"#,
      #"<!DOCTYPE edition [<!ENTITY x SYSTEM "file:///etc/passwd">]>"#,
      #"<!DOCTYPE edition PUBLIC "-//X//EN" "http://127.0.0.1:9/x.dtd">"#,
    ])
  func documentType(declaration: String) throws {
    let table = try Self.table().replacing("<edition ", by: declaration + "\n<edition ")
    #expect(
      try problems(table) == [
        "line 1: <edition>: found a document type declaration, expected none: rule tables have no DTD and no entities"
      ])
  }

  @Test("an external entity is not read, and an entity that swells is not expanded", .timeLimit(.minutes(10)))
  func entities() throws {
    let path = NSTemporaryDirectory() + "regkit-\(UInt64.random(in: 0...UInt64.max)).txt"
    try Data("SECRET-WORDS".utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let external = try Self.table().replacing(
      "<edition ", by: "<!DOCTYPE edition [<!ENTITY x SYSTEM \"file://\(path)\">]>\n<edition "
    ).replacing("hanya pdf", by: "&x;")
    let found = try problems(external)
    #expect(found.count == 1)
    #expect(found.first?.contains("SECRET") == false)

    var bomb = "<!DOCTYPE edition [<!ENTITY a0 \"hahahahaha\">"
    for level in 1...30 {
      bomb += "<!ENTITY a\(level) \"" + String(repeating: "&a\(level - 1);", count: 10) + "\">"
    }
    for place in ["hanya pdf", "Panduan SINKARKES"] {
      let table = try Self.table().replacing("<edition ", by: bomb + "]>\n<edition ").replacing(place, by: "&a30;")
      #expect(try problems(table).count == 1)
    }
  }

  @Test("NUL bytes and bytes that are no UTF-8 are refused")
  func strangeBytes() throws {
    for bytes: [UInt8] in [[0], [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0x01]] {
      var table = Self.table()
      let place = try #require(table.firstIndex(of: UInt8(ascii: "J")))
      table.replaceSubrange(place...place, with: bytes)
      #expect(try problems(table).count == 1, "\(bytes)")
    }
  }

  @Test("a table in UTF-16 says the same as in UTF-8")
  func utf16() throws {
    let text = String(decoding: Self.table(), as: UTF8.self).replacing("UTF-8", with: "UTF-16")
    let units = [0xFEFF] + Array(text.utf16)
    let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for table in [little, big] {
      let rulebook = try Rulebook.shared().adding(table: table)
      let edition = try #require(rulebook.edition("sinkarkes-2023", of: .sinkarkes))
      #expect(edition.rules.first?.quote == "hanya pdf")
    }
  }

  @Test("a table nested very deep is refused")
  func deep() throws {
    for depth in [9, 200, 100_000] {
      let nested = String(repeating: "<rule>", count: depth) + String(repeating: "</rule>", count: depth)
      #expect(try !problems(try Self.table().replacing("</edition>", by: nested + "</edition>")).isEmpty)
    }
  }

  @Test("the characters XML writes as references are read as themselves, in attributes and in text")
  func references() throws {
    let table = try Self.table(rows: #"<term name="A &amp; B" means="&lt;&#233;&gt; &quot;x&quot;"/>"#)
      .replacing("hanya pdf", by: "hanya &amp;&#38;amp; <![CDATA[<&>]]>\n\t pdf &#x2026;")
    let rulebook = try Rulebook.shared().adding(table: table)
    let edition = try #require(rulebook.edition("sinkarkes-2023", of: .sinkarkes))
    #expect(edition.rules.first?.quote == "hanya &&amp; <&> pdf …")
    #expect(edition.rules.first?.rows == [#"term name="A & B" means="<é> "x"""#])
    #expect(edition.tables.terms.first?.content.meaning == #"<é> "x""#)
  }

  @Test("comments and processing instructions are no part of a table")
  func comments() throws {
    let table = try Self.table().replacing("hanya pdf", by: "hanya <!-- not --> pdf")
      .replacing("<source", by: "<?x y?><!-- a --><source")
    let rulebook = try Rulebook.shared().adding(table: table)
    #expect(rulebook.edition("sinkarkes-2023", of: .sinkarkes)?.rules.first?.quote == "hanya pdf")
  }

  @Test("a changed byte anywhere in a table is an error or another table, never a crash")
  func changedBytes() throws {
    var random = SeededRandom(seed: 33)
    let rulebook = try Rulebook.shared()
    for name in ["sinkarkes-2023.xml", "perbpom-22-2022.xml", "asrot-oss-2023.xml"] {
      let table = try Fixture.table(name)
      for _ in 0..<150 {
        var changed = table
        for _ in 0..<Int.random(in: 1...3, using: &random) {
          let place = Int.random(in: 0..<changed.count, using: &random)
          switch Int.random(in: 0..<3, using: &random) {
          case 0: changed[place] = UInt8.random(in: 0...255, using: &random)
          case 1: changed.remove(at: place)
          default: changed.insert(contentsOf: changed[place..<min(place + 40, changed.count)], at: place)
          }
        }
        do throws(TableError) {
          _ = try rulebook.adding(table: changed)
        } catch {
          #expect(!error.problems.isEmpty)
        }
      }
    }
  }
}
