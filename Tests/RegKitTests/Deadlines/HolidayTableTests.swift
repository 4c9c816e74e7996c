import GS1
import RegKit
import Testing

@Suite struct HolidayTableTests {
  private func days(_ name: String) throws -> [String] {
    try #require(try Rulebook.shared().holidayTable(name), "\(name)").days.map { "\($0)" }
  }

  @Test("there are two tables for each of four years, and no others")
  func names() throws {
    #expect(
      try Rulebook.shared().holidayTables.map { $0.name } == [
        "cuti_bersama_2023", "cuti_bersama_2024", "cuti_bersama_2025", "cuti_bersama_2026", "libur_nasional_2023",
        "libur_nasional_2024", "libur_nasional_2025", "libur_nasional_2026",
      ])
    #expect(try Rulebook.shared().holidayTable("libur_nasional_2022") == nil)
    #expect(try Rulebook.shared().holidayTable("libur_nasional") == nil)
  }

  /// The days of the `holidays` package of PyPI, version 0.109, categories public and government; no difference was found.
  @Test(
    "the days are those of another library",
    arguments: [
      (
        2023,
        "01-01 01-22 02-18 03-22 04-07 04-22 04-23 05-01 05-18 06-01 06-04 06-29 07-19 08-17 09-28 12-25",
        "01-23 03-23 04-19 04-20 04-21 04-24 04-25 06-02 06-28 06-30 12-26"
      ),
      (
        2024,
        "01-01 02-08 02-10 02-14 03-11 03-29 03-31 04-10 04-11 05-01 05-09 05-23 06-01 06-17 07-07 08-17 09-16 11-27 "
          + "12-25",
        "02-09 03-12 04-08 04-09 04-12 04-15 05-10 05-24 06-18 12-26"
      ),
      (
        2025,
        "01-01 01-27 01-29 03-29 03-31 04-01 04-18 04-20 05-01 05-12 05-29 06-01 06-06 06-27 08-17 09-05 12-25",
        "01-28 03-28 04-02 04-03 04-04 04-07 05-13 05-30 06-09 08-18 12-26"
      ),
      (
        2026,
        "01-01 01-16 02-17 03-19 03-21 03-22 04-03 04-05 05-01 05-14 05-27 05-31 06-01 06-16 08-17 08-25 12-25",
        "02-16 03-18 03-20 03-23 03-24 05-15 05-28 12-24"
      ),
    ])
  func oracle(year: Int, national: String, leave: String) throws {
    #expect(try days("libur_nasional_\(year)") == national.split(separator: " ").map { "\(year)-\($0)" })
    #expect(try days("cuti_bersama_\(year)") == leave.split(separator: " ").map { "\(year)-\($0)" })
  }

  @Test("every day has a name and a decree, and none is of high confidence, for no decree was read")
  func sources() throws {
    for table in try Rulebook.shared().holidayTables {
      for day in table.days { #expect(table.name(of: day)?.isEmpty == false) }
      #expect(!table.rules.isEmpty)
      for rule in table.rules {
        #expect(rule.confidence == .medium)
        #expect(rule.period.contains(try #require(table.days.first)))
        #expect(rule.citation.hasPrefix("SKB Tiga Menteri Nomor ") || rule.citation.hasPrefix("Keputusan Presiden "))
      }
    }
    let changed = try #require(try Rulebook.shared().holidayTable("cuti_bersama_2023"))
    #expect(changed.rules.count == 3, "the decree was changed twice")
    #expect(changed.name(of: try #require(CalendarDay(2023, 1, 1))) == nil)
  }

  @Test("a host may add a year of its own")
  func furtherYear() throws {
    let table = """
      <edition xmlns="urn:regkit:rules:1" id="kalender-2027" subject="kalender" from="2027-01-01" confidence="low" base="false">
        <title lang="id">Libur</title><title lang="en">Holidays</title>
        <source id="skb" name="SKB"/>
        <rule id="KALENDER.LIBUR_NASIONAL.2027" cite="skb#bagian-a" compared="2027-01-02" confidence="medium">
          <quote>q</quote><message lang="id">p</message><message lang="en">m</message>
          <holiday list="libur_nasional" day="2027-01-01" name="Tahun Baru"/>
        </rule>
      </edition>
      """
    let rulebook = try Rulebook.shared().adding(table: Array(table.utf8))
    #expect(rulebook.holidayTables.count == 9)
    #expect(rulebook.holidayTable("libur_nasional_2027")?.days == [try #require(CalendarDay(2027, 1, 1))])
  }
}
