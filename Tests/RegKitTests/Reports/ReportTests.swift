import RegKit
import Testing

/// The typed face; what the annex says of each column is in the situations.
@Suite struct ReportTests {
  private let rulebook: Rulebook

  init() throws { rulebook = try .shared() }

  private let row = [
    "ID rekanan": "R001", "ID rekanan tujuan": "R002", "Kemasan": "Dus",
    "2d Barcode": "(90)DKL1234567890A1(10)B123(17)271231(21)SN0001", "NIE": "DKL1234567890A1",
    "Tanggal kedaluwarsa produk": "2027-12-31", "Nomor bets atau kode produksi": "B123",
  ]

  private func answer(_ facts: Report.Facts) throws -> Report.Answer {
    try #require(Report.assess(facts, under: rulebook))
  }

  @Test("columns may be named as the annex writes them")
  func printedNames() throws {
    let answer = try answer(.init(kind: .dispatch, row: row))
    #expect(answer.errors == [])
    #expect(answer.verdict.outcome == .allowed)
    #expect(answer.columns.map { $0.key }.prefix(3) == ["id_rekanan", "id_rekanan_tujuan", "kemasan"])
  }

  @Test("a column named twice has one value")
  func twice() throws {
    var row = row
    row["nie"] = "DKL1234567890A1"
    #expect(try answer(.init(kind: .dispatch, row: row)).errors == [])
    row["nie"] = "DKL1234567890A2"
    #expect(try answer(.init(kind: .dispatch, row: row)).errors == ["nie"])
  }

  @Test("a slip in the name of a column is answered with the nearest one, and the column is missing")
  func slip() throws {
    var row = row
    row["Kemasan"] = nil
    row["Kemasn"] = "Dus"
    let answer = try answer(.init(kind: .dispatch, row: row))
    #expect(answer.errors == ["unexpected_column", "kemasan"])
    #expect(answer.verdict.findings.contains { $0.found == "Kemasn" && $0.expected == "Kemasan?" })
  }

  @Test("the international identity is that of the code, with or without leading zeros")
  func identity() throws {
    var row = row
    row["2d Barcode"] = "(01)08991234567891(10)B123(17)271231(21)SN0001"
    for (identity, errors) in [
      ("08991234567891", []), ("8991234567891", []), ("", []), ("04006381333931", ["identitas_internasional"]),
    ] {
      row["identitas_internasional"] = identity
      #expect(try answer(.init(kind: .dispatch, row: row)).errors == errors, "\(identity)")
    }
  }

  @Test("goods sent to oneself, and a code that is not BPOM's, deserve a look")
  func warnings() throws {
    var row = row
    row["ID rekanan tujuan"] = "R001"
    row["2d Barcode"] = "(90)DKL1234567890A1(10)B123(17)271231"
    let answer = try answer(.init(kind: .dispatch, row: row))
    #expect(answer.errors == [] && answer.verdict.outcome == .allowed)
    let warned = answer.verdict.findings.filter { $0.effect == .warns }.map { $0.subject }
    #expect(warned == ["row.id_rekanan_tujuan", "row.barcode_2d"])
  }

  @Test("every text in every column is answered")
  func anything() throws {
    for value in ["", "\u{0}", "=1+1", "\"", "é", String(repeating: "9", count: 100_000), "(90)", "]d2", "0"] {
      for kind in Report.Kind.allCases {
        var row: [String: String] = [:]
        for column in try answer(.init(kind: kind)).columns { row[column.key] = value }
        #expect(try answer(.init(kind: kind, productClass: .obatKeras, row: row)).verdict.outcome == .refused)
      }
    }
  }

  @Test("a first line has every column once; their order deserves a look")
  func header() throws {
    let names = try answer(.init(kind: .receipt)).columns.map { $0.name }
    #expect(try answer(.init(kind: .receipt, header: names)).verdict.outcome == .allowed)
    #expect(try answer(.init(kind: .receipt, header: [])).errors == ["missing_column"])
    for place in names.indices {
      var some = names
      some.remove(at: place)
      let answer = try answer(.init(kind: .receipt, header: some))
      #expect(answer.errors == ["missing_column"])
      #expect(answer.verdict.findings.last { $0.effect == .blocks }?.expected == names[place])
    }
    #expect(try answer(.init(kind: .receipt, header: names + [names[0]])).errors == ["repeated_column"])
    let turned = try answer(.init(kind: .receipt, header: Array(names.reversed())))
    #expect(turned.verdict.outcome == .allowed && turned.verdict.isAmbiguous)
    #expect(try answer(.init(kind: .receipt, column: names[1])).errors == [])
  }

  @Test("a primary code without elements cannot be held against its row, and that is told")
  func codeWithoutElements() throws {
    var usage = row
    usage["2d Barcode"] = nil
    usage["ID rekanan tujuan"] = nil
    for (key, value) in [
      ("kode_sekunder", "0"), ("kode_tersier", "0"), ("status_aktif", "TRUE"), ("status_retained_sample", "FALSE"),
      ("status_reject", "FALSE"),
    ] { usage[key] = value }
    for (code, warnings) in [("A1B2C3D4", 1), ("(90)DKL1234567890A1(10)B123(17)271231(21)SN0001", 0)] {
      usage["kode_primer"] = code
      let answer = try answer(.init(kind: .usage, productClass: .obatKeras, row: usage))
      #expect(answer.errors == [])
      #expect(answer.verdict.findings.filter { $0.effect == .warns }.count == warnings)
    }
  }
}
