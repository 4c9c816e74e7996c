import GS1
import Testing

@testable import RegKit

@Suite struct RowIndexTests {
  /// Uploads by context: one that has always held, and one whose limit has changed twice.
  private func index() throws -> RowIndex<String, Upload> {
    func rule(_ period: String, _ rows: String) -> String {
      #"<rule id="SINKARKES.UPLOAD.SIZE" cite="sinkarkes#langkah-13" compared="2026-11-21" \#(period)>"#
        + #"<quote>q</quote><message lang="id">p</message><message lang="en">m</message>\#(rows)</rule>"#
    }
    let rules =
      rule(#"until="2024-01-01""#, #"<upload context="a" max-bytes="1"/>"#)
      + rule(
        "",
        #"<upload context="b" max-bytes="5"/><upload context="a" extensions="pdf"/><upload context="b" format="unstated"/>"#
      )
      + rule(#"from="2024-01-01" until="2025-01-01""#, #"<upload context="a" max-bytes="2"/>"#)
      + rule(#"from="2025-01-01""#, #"<upload context="a" max-bytes="3"/>"#)
    let table = try TableReaderTests.table().replacing("</edition>", by: rules + "</edition>")
    let edition = try #require(try Rulebook.shared().adding(table: table).edition("sinkarkes-2023", of: .sinkarkes))
    return RowIndex(edition.tables.uploads) { [$0.context] }
  }

  private func limits(_ context: String, _ day: String?) throws -> [Int?] {
    let day = try day.map { try #require(CalendarDay(iso: $0)) }
    return try index().rows(context, on: day).map { $0.content.maxBytes }
  }

  @Test("the rows of a day are those about the thing that hold on it, in the order of the table")
  func days() throws {
    #expect(try limits("a", "2023-12-31") == [1, nil])
    #expect(try limits("a", "2024-01-01") == [nil, 2])
    #expect(try limits("a", "2024-12-31") == [nil, 2])
    #expect(try limits("a", "2025-01-01") == [nil, 3])
    #expect(try limits("b", "2025-01-01") == [5, nil])
    #expect(try limits("b", "2023-06-03") == [])
  }

  @Test("a question without a day meets every row about the thing, and none about another")
  func noDay() throws {
    #expect(try limits("a", nil) == [1, nil, 2, 3])
    #expect(try limits("b", nil) == [5, nil])
    #expect(try limits("c", nil) == [])
    #expect(try limits("c", "2025-01-01") == [])
    #expect(try index().first("a", on: CalendarDay(2025, 1, 1))?.content.extensions == ["pdf"])
  }
}
