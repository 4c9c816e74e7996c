import Testing

@testable import RegKit

@Suite struct TableReaderObligationsTests {
  typealias Fault = TableReaderTests.Fault

  @Test(
    "a row on duties with a fault is refused in words",
    arguments: [
      Fault(
        "", #"<duty obligations="hak_akses" parties="masyarakat" methods="qr" due="ya" certain="no"/>"#,
        #"line 10: <duty> methods: found "qr", expected one of otentifikasi, identifikasi, belum_otentifikasi"#,
        #"line 10: <duty> due: found "ya", expected true or false"#),
      Fault(
        "", #"<duty obligations="hak_akses" parties="masyarakat" methods="identifikasi"/>"#,
        "line 10: <duty> due: found nothing, expected a value"),
      Fault(
        "", #"<duty obligations="akses" parties="" methods="identifikasi" due="true"/>"#,
        #"line 10: <duty> obligations: found "akses", expected one of laporan_penggunaan, "#
          + "laporan_pemasukan_pengeluaran, hak_akses, informasi_kode_agregasi, permohonan_2d_barcode",
        #"line 10: <duty> parties: found "", expected a value"#),
      Fault(
        "", #"<report-content obligation="hak_akses" channel="TTAC"><item/></report-content>"#,
        "line 10: <report-content>: found no <item>, expected at least one part of the report"),
      Fault(
        "", #"<report-content obligation="hak_akses"><item>a</item></report-content>"#,
        "line 10: <report-content> channel: found nothing, expected a value"),
      Fault(
        "", #"<sanction provisions="pasal-11 article-12 pasal-2/ayat-3" paragraphs="0 2 many"/>"#,
        #"line 10: <sanction> provisions: found "article-12", expected PROVISION, such as pasal-18/ayat-1"#,
        #"line 10: <sanction> paragraphs: found "many", expected how many paragraphs an article has"#,
        #"line 10: <sanction> provisions: found "pasal-11", expected an article and paragraph that paragraphs counts"#,
        #"line 10: <sanction> provisions: found "pasal-2/ayat-3", "#
          + "expected an article and paragraph that paragraphs counts"),
    ])
  func row(fault: Fault) throws {
    #expect(try TableReaderTests().problems(TableReaderTests.table(rows: fault.new)) == fault.problems)
  }

  @Test(
    "two rows on one duty are refused",
    arguments: [
      (
        #"<duty obligations="hak_akses" parties="masyarakat" methods="identifikasi" aggregates="true" due="false"/>"#,
        "duty", "duty hak_akses of masyarakat, identifikasi, aggregating true"
      ),
      (
        #"<report-content obligation="hak_akses" channel="TTAC"><item>a</item></report-content>"#, "report-content",
        "report-content of hak_akses"
      ),
      (#"<sanction provisions="pasal-1" paragraphs="0"/>"#, "sanction", "sanction"),
    ])
  func overlappingRows(row: String, element: String, key: String) throws {
    #expect(try TableReaderTests().problems(TableReaderTests.table(rows: row)) == [], "alone it is right")
    #expect(
      try TableReaderTests().problems(TableReaderTests.table(rows: row + "\n" + row)) == [
        "line 11: <\(element)>: found a second row for \(key) (the first is on line 10), "
          + "expected one row for the same facts on one day"
      ])
  }
}
