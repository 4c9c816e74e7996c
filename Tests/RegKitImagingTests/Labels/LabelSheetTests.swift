import GS1
import RegKit
import Testing

@testable import RegKitImaging

@Suite struct LabelSheetTests {
  private func pages(
    _ csv: String, _ sheet: LabelSheet, as form: LabelForm = .gs1DataMatrix, showsText: Bool = false
  ) throws -> LabelSheet.Pages {
    var request = LabelRequest(.text(""), as: form)
    request.isMadeEvenIfRefused = true
    return try sheet.pdf(
      of: try LabelList(csv: Array(csv.utf8)), like: request, showsText: showsText, under: LabelSamples.rulebook.get())
  }

  @Test(
    "labels fill rows, columns and as many pages as they take",
    arguments: [(1, 1), (6, 1), (7, 2), (12, 2), (13, 3)])
  func pageCounts(labels: Int, expected: Int) throws {
    let pages = try pages("90,91,copies\nNA18240104109,2028-12-31,\(labels)\n", LabelSheet(rows: 2, columns: 3))
    #expect(pages.pageCount == expected && pages.labelCount == labels && pages.outcome == .allowed)
    let facts = FileFacts(decoding: pages.pdf)
    #expect(facts.pageCount == expected && facts.integrity == .whole)
    let text = String(decoding: pages.pdf, as: UTF8.self)
    #expect(text.split(separator: "\n").filter { $0 == "f Q" }.count == labels)
  }

  @Test("each label stands in the middle of its room")
  func places() throws {
    var sheet = LabelSheet(rows: 2, columns: 2)
    (sheet.pageWidth, sheet.pageHeight) = (100, 60)
    (sheet.horizontalMargin, sheet.verticalMargin) = (5, 4)
    (sheet.horizontalGap, sheet.verticalGap) = (2, 6)
    #expect(sheet.cellWidth == 44 && sheet.cellHeight == 23)
    let pages = try pages("10,copies\nABC123,4\n", sheet)
    let label = try LabelSamples.label("(10)ABC123", as: .gs1DataMatrix)
    let side = label.geometry.side
    let text = String(decoding: pages.pdf, as: UTF8.self)
    for (column, row) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
      let x = 5 + Double(column) * 46 + (44 - side) / 2
      let y = 4 + Double(row) * 29 + (23 - side) / 2
      #expect(text.contains("q 1 0 0 1 \(lengthText(x)) \(lengthText(y)) cm"))
    }
  }

  @Test("rows are told by what the rules say of them, the worst first")
  func groups() throws {
    let csv = """
      90,91,10,17,21,copies
      NA18240104109,2028-12-31,,,,3
      DBL9509204704A1,,A1,2028-12-31,X,5
      NA18240104110,2028-12-31,,,,1
      NA18240104110,251399,,,,2
      NA18240104111,,,,,0

      """
    let pages = try pages(csv, LabelSheet(rows: 4, columns: 4), as: .bpom)
    #expect(pages.outcome == .refused && pages.labelCount == 11 && pages.rows.map { $0.line } == [2, 3, 4, 5])
    #expect(pages.groups.map { $0.outcome } == [.refused, .allowed, .allowed])
    #expect(pages.groups.map { $0.rows.map { $0.line } } == [[5], [2, 4], [3]])
    #expect(pages.groups.map { $0.labelCount } == [2, 4, 5])
    #expect(pages.rows.allSatisfy { $0.geometry.side >= 6 && $0.size.height >= $0.geometry.side })
    let json = pages.json(in: .english)
    #expect(
      json.hasPrefix(#"{"pages":1,"labels":11,"outcome":"refused","rows":[{"line":2,"copies":3,"outcome":"allowed","#))
    #expect(
      json.contains(#""verdicts":[{"lines":[5],"labels":2,"errors":["91.date"],"outcome":"refused","findings":["#))
    #expect(json.contains(#"{"lines":[2,4],"labels":4,"errors":[],"outcome":"allowed""#))
  }

  @Test("all rows that cannot be made are told, not the first alone")
  func failures() throws {
    let rows = (0..<150).map { $0 % 3 == 0 ? "NA18240104109,251399" : "NA18240104109,251231" }
    let list = try LabelList(csv: Array(("90,91\n" + rows.joined(separator: "\n")).utf8))
    func error(_ list: LabelList) throws -> LabelError? {
      #expect(throws: LabelError.self) {
        try LabelSheet(rows: 10, columns: 5).pdf(
          of: list, like: LabelRequest(.text(""), as: .bpom), under: LabelSamples.rulebook.get())
      }
    }
    let first = try #require(try error(list))
    #expect(first.line == 2 && first.others.map { $0.line } == (1..<50).map { 2 + 3 * $0 })
    #expect(first.json(in: .english).contains(#""others":[{"line":5,"code":"not_legal","found":"251399","#))
    let all = try LabelList(csv: Array(("90,91\n" + String(repeating: "A,251399\n", count: 150)).utf8))
    #expect(try error(all)?.others.count == 99)
    // What is wrong with every row alike is told once.
    let wrong = #expect(throws: LabelError.self) {
      var request = LabelRequest(.text(""), as: .bpom)
      request.quietZone = 1
      return try LabelSheet(rows: 10, columns: 5).pdf(of: list, like: request, under: LabelSamples.rulebook.get())
    }
    #expect(wrong?.code == .invalidRequest && wrong?.line == nil && wrong?.others.isEmpty == true)
  }

  @Test("a table without labels says whether rows or copies are missing")
  func noLabels() throws {
    for (csv, subject) in [("90\n", "rows below"), ("90,copies\nA,0\n", "sum of the column copies")] {
      let error = try #require(#expect(throws: LabelError.self) { try pages(csv, LabelSheet(rows: 2, columns: 3)) })
      #expect(error.code == .noData && error.subject?.english.hasPrefix(subject) == true)
    }
  }

  @Test("elements and captions stand below each label")
  func text() throws {
    let pages = try pages("10,caption\nABC,Obat\n", LabelSheet(rows: 2, columns: 2), showsText: true)
    let text = String(decoding: pages.pdf, as: UTF8.self)
    #expect(text.contains("(Obat) Tj") && text.contains("(\\(10\\) ABC) Tj"))
  }

  @Test("labels that do not fit, and sheets that cannot be, are refused with the line")
  func refused() throws {
    let error = try #require(
      #expect(throws: LabelError.self) { try pages("10\nA\n", LabelSheet(rows: 40, columns: 3)) })
    #expect(error.code == .invalidSheet && error.line == 2 && error.expected.hasPrefix("<= "))
    let changes: [(inout LabelSheet) -> Void] = [
      { $0.rows = 0 }, { $0.columns = -1 }, { $0.rows = .max }, { $0.pageWidth = .nan }, { $0.pageHeight = 9 },
      { $0.horizontalMargin = 105 }, { $0.verticalGap = -1 }, { $0.horizontalGap = .infinity },
    ]
    for change in changes {
      var sheet = LabelSheet(rows: 2, columns: 3)
      change(&sheet)
      #expect(throws: LabelError(.invalidSheet, found: "")) { try pages("10\nA\n", sheet) }
    }
    #expect(throws: LabelError(.noData, found: "")) { try pages("10\n", LabelSheet(rows: 2, columns: 3)) }
    #expect(throws: LabelError(.noData, found: "")) { try pages("10,copies\nA,0\n", LabelSheet(rows: 2, columns: 3)) }
    let long = String(repeating: "a", count: 2_400)
    let tooLong = #expect(throws: LabelError.self) {
      try pages("text\nok\n\(long)\(long)\n", LabelSheet(rows: 2, columns: 3), as: .bpom)
    }
    #expect(tooLong?.line == 3 && tooLong?.code == .dataTooLong)
  }
}
