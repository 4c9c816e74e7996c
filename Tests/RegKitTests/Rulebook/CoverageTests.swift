import Foundation
import GS1
@testable import RegKit
import Testing

/// Whether what the tables claim of their own coverage is so: nothing counts as implemented without a worked case.
@Suite struct CoverageTests {
  /// A worked case with its answer.
  private struct Worked {
    let id: String
    let isAmbiguous: Bool
    let passes: Bool
    let verdict: Verdict?
  }

  /// Every worked case, answered once for all tests.
  private static let worked: [Worked] = {
    guard let rulebook = try? Rulebook.shared() else { return [] }
    let gateway = Gateway(rulebook)
    let runner = CaseRunner(gateway)
    return ["situations.jsonl", "sample-cases.jsonl"].flatMap { file in
      ((try? Fixture.lines(file)) ?? []).map { line in
        let members = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        return Worked(
          id: members?["id"] as? String ?? "", isAmbiguous: members?["ambiguous"] as? Bool ?? false,
          passes: runner.run(line)?.passes == true, verdict: gateway.answer(line).verdict)
      }
    }
  }()

  private static let byID = Dictionary(grouping: worked) { $0.id }

  private func rules() throws -> [Rule] { try Rulebook.shared().editions.flatMap { $0.rules } }

  // MARK: - The catalogue

  @Test("the catalogue is the list it was, and the tables miss none of it")
  func catalogue() throws {
    #expect(Catalogue.ids.count == 212)
    #expect(Set(Catalogue.ids).count == Catalogue.ids.count)
    #expect(Set(Catalogue.ids).subtracting(EmbeddedTablesTests.catalogue) == ["BARCODE.DEF.*"])
    let coverage = try Rulebook.shared().coverage()
    #expect(Array(coverage.map { $0.id }.prefix(212)) == Catalogue.ids)
    for entry in coverage { #expect(entry.status != .missing, "\(entry.id)") }
    #expect(coverage.flatMap { $0.rules }.count == (try rules()).count)
  }

  @Test("an id that no table has is missing, and so is a rule that says nothing of itself")
  func missing() throws {
    let bare = try Rulebook.shared().adding(table: TableReaderTests.table())
    let coverage = bare.coverage()
    let status = { (id: String) in coverage.first { $0.id == id }?.status }
    #expect(status("SINKARKES.UPLOAD.SIZE") == .missing)
    #expect(status("SINKARKES.UPLOAD.FORMAT") == .missing, "it has a row and no case")
    #expect(status("BARCODE.PRINT.SIZE") == .implemented)
    #expect(status("BARCODE.DEF.*") == .implemented)
    #expect(status("TTAC.VERIFY.LOOP") == .informational)
  }

  @Test("RegKit knows every id of its own tables, and no other")
  func known() throws {
    let rulebook = try Rulebook.shared()
    #expect(try rules().allSatisfy { Catalogue.knows($0.id) })
    #expect(rulebook.coverage().allSatisfy { $0.isKnown })
    #expect(rulebook.editions.flatMap { rulebook.notes(on: $0) } == [])
    let ids = Set(try rules().map { $0.id })
    for entry in Catalogue.beyond { #expect(ids.contains { Catalogue.covers(entry, $0) }, "\(entry)") }
    #expect(Catalogue.beyond.allSatisfy { !Catalogue.ids.contains($0) })
    for id in ["KALENDER.LIBUR_NASIONAL.2030", "BARCODE.DEF.OBAT", "ID.NIK"] { #expect(Catalogue.knows(id), "\(id)") }
    for id in ["KALENDER.LIBUR", "BARCODE.DEF", "BARCODE.SANKSI", "", "ID.NIK.2", "BARCODE.DEF.*.x*"] {
      #expect(Catalogue.knows(id) == id.hasPrefix("BARCODE.DEF."), "\(id)")
    }
  }

  @Test("an id that RegKit does not know is noted with the one that may be meant, and is no problem")
  func notes() throws {
    let rulebook = try Rulebook.shared()
    let table = try TableReaderTests.table().replacing("SINKARKES.UPLOAD.FORMAT", by: "SINKARKES.UPLOAD.FORMATS")
    let edition = try #require(try rulebook.editions(adding: [table]).first)
    #expect(
      rulebook.notes(on: edition).map { $0.description } == [
        #"line 6: <rule> id: found "SINKARKES.UPLOAD.FORMATS", expected an id that RegKit knows: "#
          + "SINKARKES.UPLOAD.FORMAT, or one of your own, which does only what its rows say"
      ])
    let own = try TableReaderTests.table().replacing("SINKARKES.UPLOAD.FORMAT", by: "X.Y")
    let other = try #require(try rulebook.editions(adding: [own]).first)
    #expect(
      rulebook.notes(on: other).map { $0.expected } == [
        "an id that RegKit knows: one of your own, which does only what its rows say"
      ])
    let entry = try rulebook.adding(table: own).coverage().first { $0.id == "X.Y" }
    #expect(entry?.isKnown == false)
    #expect(entry?.isInCatalogue == false)
    #expect(entry?.jsonText(in: .english).contains(#""catalogue":false,"known":false"#) == true)
  }

  // MARK: - Proofs

  @Test("every case a rule names exists and passes, and its answer rests on that very rule")
  func cases() throws {
    for rule in try rules() {
      for id in rule.cases {
        let isShown = Self.byID[id, default: []].contains { worked in
          worked.passes && worked.verdict?.findings.contains { $0.rule === rule } == true
        }
        #expect(isShown, "\(rule.edition), line \(rule.line): \(rule.id) by \(id)")
      }
    }
  }

  @Test("the type a rule names applies it: its file holds the id")
  func types() throws {
    let folder = Fixture.repository.appendingPathComponent("Sources/RegKit")
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
      .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
    for rule in try rules() {
      guard let type = rule.appliedBy else { continue }
      let own = files.filter { file in
        ["\(type).", "\(type)+"].contains { file.lastPathComponent.hasPrefix($0) }
      }
      let isThere = try own.contains { file in
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n").contains {
          !$0.drop { $0 == " " }.hasPrefix("//") && $0.contains("\"\(rule.id)\"")
        }
      }
      #expect(isThere, "\(rule.id) in \(type)")
    }
  }

  @Test("a rule that only informs never refuses, frees or warns")
  func informing() {
    for worked in Self.worked {
      for finding in worked.verdict?.findings ?? [] where finding.rule.informs != nil {
        #expect(finding.effect == .informs, "\(worked.id): \(finding.rule.id)")
      }
    }
  }

  // MARK: - Ambiguity

  @Test("an answer that is said to be ambiguous gives the other reading in both languages")
  func otherReadings() {
    for worked in Self.worked {
      for finding in worked.verdict?.findings ?? [] where finding.isAmbiguous {
        for language in Language.allCases {
          #expect(finding.otherReading(in: language)?.isEmpty == false, "\(worked.id): \(finding.rule.id)")
        }
      }
    }
  }

  /// The rules whose source is open, and which way a worked case shows it.
  ///
  /// `ESERT.REG.FIELDS.REQUIRED` is not among them: what it leaves open is told at `ESERT.REG.IJIN_PRODUKSI.COND`.
  private static let ambiguous = [
    "ESERT.REG.NAMA.NO_ABBREV", "ESERT.REG.IJIN_PRODUKSI.COND", "ESERT.REG.DOC.SIZE", "ESERT.CERT.DOC.FORMAT",
    "ESERT.CERT.SEDIAAN.IZIN_PRODUKSI", "ESERT.CERT.CAPA", "ASROT.KBLI.21022.UMOT", "ASROT.KBLI.21022.UKOT",
    "ASROT.KBLI.FOODDRINK.FORMS", "ASROT.DRAFT.LIFE", "ASROT.PRAREG.KLAIM.FIELDS", "SINKARKES.UPLOAD.CONDITIONAL",
    "SINKARKES.CONFIRM.QUESTIONS", "SINKARKES.BILLING.EXPIRY", "BARCODE.SCOPE", "BARCODE.METHOD",
    "BARCODE.IDENT.CONTENT", "BARCODE.AUTH.CONTENT", "BARCODE.PRINT.COLOUR", "BARCODE.PRIMARY.EXEMPT.OBAT.g",
    "BARCODE.PRIMARY.EXEMPT.OBAT.h", "BARCODE.PRIMARY.EXEMPT.OBAT.j", "BARCODE.SECONDARY.OBAT.SECURITY",
    "BARCODE.PRINT.BPOM_RI", "BARCODE.REQUEST.10WD", "BARCODE.ISSUE.5WD", "BARCODE.TRANSITION.27A",
    "BARCODE.TRANSITION.28A", "TTAC.CSV.USAGE.ROW", "TTAC.AGGREGATION", "TTAC.STATUS", "TTAC.REPORT.RECEIPT",
    "TTAC.RETURN.FLOW", "TTAC.RECALL.FLOW", "TTAC.CHANNELS", "TTAC.LEVELS", "TTAC.COMPLAINT.FIELDS",
    "TTAC.REQUEST.CODE_COUNTS", "TTAC.PUBLIC.FALLBACK", "ID.KODE_IZIN", "ID.ID_IZIN", "ID.ID_PROYEK", "ID.NIE",
  ]

  @Test("a rule the source leaves open is shown to be by a worked case", arguments: ambiguous)
  func ambiguity(id: String) {
    let shown = Self.worked.contains { worked in
      worked.isAmbiguous && worked.passes
        && worked.verdict?.findings.contains { $0.rule.id == id && $0.isAmbiguous } == true
    }
    #expect(shown)
  }

  @Test("readings that no answer turns on are told all the same")
  func quietReadings() throws {
    for id in ["BARCODE.AUTH.SCOPE.NOTE", "BARCODE.TRANSITION.27B", "TTAC.CSV.SALE.ROW"] {
      #expect(try Rulebook.shared().rules(id: id).contains { $0.otherReading != nil }, "\(id)")
    }
  }

  // MARK: - Age

  @Test("a rule is stale when a year and a day have passed since it was compared")
  func stale() throws {
    let rulebook = try Rulebook.shared()
    let compared = try #require(try rules().map { $0.compared }.min())
    let last = try #require(compared.adding(years: 1))
    #expect(rulebook.staleRules(asOf: last).isEmpty)
    let next = try #require(last.adding(days: 1))
    let stale = rulebook.staleRules(asOf: next)
    #expect(!stale.isEmpty)
    #expect(stale.allSatisfy { $0.compared == compared })
    #expect(rulebook.staleRules(asOf: try #require(CalendarDay(iso: "9999-12-31"))).count == (try rules()).count)
    #expect(rulebook.staleRules(asOf: compared).isEmpty)
  }
}
