import Testing

@testable import RegKit

@Suite struct TableReaderDeadlinesTests {
  typealias Fault = TableReaderTests.Fault

  @Test(
    "a row on deadlines with a fault is refused in words",
    arguments: [
      Fault(
        "", #"<working-days of="draf" days="5"/>"#,
        #"line 10: <working-days> of: found "draf", expected one of code_request, code_issue, draft"#),
      Fault("", #"<working-days of="draft"/>"#, "line 10: <working-days> days: found nothing, expected a value"),
      Fault(
        "", #"<working-days of="draft" days="0"/>"#, "line 10: <working-days> days: found 0, expected at least 1"),
      Fault(
        "", #"<report-time obligation="laporan" reporters="apotek" hours="a day"/>"#,
        #"line 10: <report-time> reporters: found "apotek", expected one of pemilik_izin_edar, industri_farmasi, "#
          + "fasilitas_distribusi, fasilitas_pelayanan_kefarmasian, masyarakat",
        #"line 10: <report-time> hours: found "a day", expected a whole number of at most twelve digits"#,
        #"line 10: <report-time> obligation: found "laporan", expected one of laporan_penggunaan, "#
          + "laporan_pemasukan_pengeluaran, hak_akses, informasi_kode_agregasi, permohonan_2d_barcode"),
      Fault(
        "", #"<phase-in method="identifikasi" classes="kosmetika"/>"#,
        "line 10: <phase-in>: found no term, or more than one, expected on, or from with years or months"),
      Fault(
        "", #"<phase-in method="identifikasi" classes="kosmetika" from="promulgated" years="1" months="1"/>"#,
        "line 10: <phase-in>: found no term, or more than one, expected on, or from with years or months"),
      Fault(
        "", #"<phase-in method="identifikasi" classes="kosmetika" on="2023-12-07" months="1"/>"#,
        "line 10: <phase-in>: found no term, or more than one, expected on, or from with years or months"),
      Fault(
        "", #"<phase-in method="identifikasi" classes="kosmetika" on="7 Desember 2023"/>"#,
        #"line 10: <phase-in> on: found "7 Desember 2023", expected a day of the calendar written yyyy-mm-dd"#),
      Fault(
        "", #"<phase-in method="identifikasi" classes="kosmetika" from="issued" months="6"/>"#,
        #"line 10: <phase-in> from: found "issued", expected one of e_licence_issued, promulgated"#),
      Fault(
        "", #"<phase-in method="identifikasi" classes="kosmetika" from="promulgated" years="999999999999"/>"#,
        "line 10: <phase-in> years: found 999999999999, expected at most 1200"),
      Fault(
        "", #"<billing-time days="5" at="24:00:00"/>"#,
        #"line 10: <billing-time> at: found "24:00:00", expected a time of day written hh:mm:ss"#),
      Fault(
        "", #"<billing-time days="5" at="23:59"/>"#,
        #"line 10: <billing-time> at: found "23:59", expected a time of day written hh:mm:ss"#),
      Fault(
        "", #"<holiday list="libur" day="2024-02-30" name=""/>"#,
        #"line 10: <holiday> name: found "", expected a value"#,
        #"line 10: <holiday> day: found "2024-02-30", expected a day of the calendar written yyyy-mm-dd"#,
        #"line 10: <holiday> list: found "libur", expected one of libur_nasional, cuti_bersama"#),
      Fault(
        "", #"<holiday list="libur_nasional" day="2023-06-03" name="Hari"/>"#,
        "line 10: <holiday> day: found 2023-06-03, expected a day on which its rule holds, from 2023-06-04"),
    ])
  func row(fault: Fault) throws {
    #expect(try TableReaderTests().problems(TableReaderTests.table(rows: fault.new)) == fault.problems)
  }

  @Test(
    "two rows on one deadline or day are refused",
    arguments: [
      (#"<working-days of="draft" days="5"/>"#, "working-days", "working-days of draft"),
      (
        #"<report-time obligation="hak_akses" reporters="masyarakat" hours="1"/>"#, "report-time",
        "report-time of masyarakat"
      ),
      (
        #"<phase-in method="identifikasi" classes="kosmetika" on="2023-12-07"/>"#, "phase-in",
        "phase-in of kosmetika, identifikasi, from a day"
      ),
      (
        #"<phase-in method="identifikasi" classes="kosmetika" from="promulgated" years="5"/>"#, "phase-in",
        "phase-in of kosmetika, identifikasi, from promulgated"
      ),
      (#"<billing-time days="5" at="23:59:00"/>"#, "billing-time", "billing-time"),
      (#"<holiday list="cuti_bersama" day="2023-12-26" name="Natal"/>"#, "holiday", "holiday 2023-12-26"),
    ])
  func overlappingRows(row: String, element: String, key: String) throws {
    #expect(try TableReaderTests().problems(TableReaderTests.table(rows: row)) == [], "alone it is right")
    #expect(
      try TableReaderTests().problems(TableReaderTests.table(rows: row + "\n" + row)) == [
        "line 11: <\(element)>: found a second row for \(key) (the first is on line 10), "
          + "expected one row for the same facts on one day"
      ])
  }

  @Test("a changed number of days changes the answer, and only under the new rulebook")
  func changedDays() throws {
    let old = try Rulebook.shared()
    let new = try old.adding(
      table: Fixture.table("perbpom-33-2018.xml").replacing(
        #"of="code_issue" days="5""#, by: #"of="code_issue" days="7""#))
    let question = #"{"area":"deadlines","inputs":{"application_date":"2023-01-06","holidays":[]}}"#
    #expect(try Ask(Gateway(old).answer(question)).text("due") == "2023-01-13")
    #expect(try Ask(Gateway(new).answer(question)).text("due") == "2023-01-17")
  }
}
