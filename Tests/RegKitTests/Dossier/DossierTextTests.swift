import GS1
import RegKit
import Testing

/// Whole texts, because the text is a part of the product.
@Suite struct DossierTextTests {
  private func answer() throws -> Dossier.Answer {
    var dossier = Dossier()
    dossier.company = .init(name: "PT Jamu", nib: "8120103471526")
    dossier.product = .init(name: "Jamu\nGodog", productClass: .obatTradisional)
    dossier.label = .init(widthCentimetres: 0.5)
    return dossier.assess(under: try .shared())
  }

  @Test("sections and findings the worst first, counts, missing facts with their rule, and what was not judged")
  func english() throws {
    #expect(
      try answer().text(in: .english) == """
        Jamu␊Godog, no day named
        [ ✗ ] refused
          ✗ 2 refuse, · 2 inform, ? 1 missing

        Numbers and names: [ ✗ ] refused
          ✗ 1 refuse, · 1 inform
          ✗ Panduan e-Sertifikasi, bagian 1  [ESERT.REG.NAMA.NO_ABBREV]
            The company name is written without an abbreviated legal form such as PT or CV [company.name: found PT Jamu, expected ≠ PT]
            «Lengkapi dengan nama perusahaan tanpa singkatan bentuk usaha seperti PT, CV dan sebagainya»
          · Panduan ASROT-OSS, bagian F  [ID.NIB]
            A NIB is 13 digits [company.nib: 8120103471526]
          edition esertifikasi
          edition identifiers

        Print: [ ✗ ] refused
          ✗ 1 refuse, ? 1 missing
          ✗ Peraturan BPOM 33/2018, Pasal 22  [BARCODE.PRINT.SIZE]
            Each side of the 2D barcode is at least 0.6 cm [label.width_cm: found 0.5, expected ≥ 0.6]
            «ukuran paling sedikit 0,6 x 0,6 cm (nol koma enam kali nol koma enam centimeter)»
          Missing facts:
            ? label.height_cm, needed by BARCODE.PRINT.SIZE (Peraturan BPOM 33/2018, Pasal 22)
          edition 33/2018, superseded by 22/2022 on 2022-10-05

        Method and issuer: [ ✓ ] allowed
          · 1 inform
          · Peraturan BPOM 33/2018, Pasal 3 ayat (3) huruf b  [BARCODE.METHOD]
            Traditional medicines use identification [product.product_class: obat_tradisional]
          edition 33/2018, superseded by 22/2022 on 2022-10-05

        Not judged: Eligibility (no facts), Uploads (no facts), Packaging (no facts), Barcode content (no facts), Agreement (no facts), Deadlines (no facts), Obligations (no facts)
        """)
  }

  @Test("the same in Indonesian")
  func indonesian() throws {
    let lines = try answer().text(in: .indonesian).split(separator: "\n")
    #expect(
      lines.prefix(4) == [
        "Jamu␊Godog, tanpa tanggal", "[ ✗ ] ditolak", "  ✗ 2 menolak, · 2 memberitahu, ? 1 belum diketahui",
        "Nomor dan nama: [ ✗ ] ditolak",
      ])
    #expect(
      lines.contains("    ? label.height_cm, diperlukan oleh BARCODE.PRINT.SIZE (Peraturan BPOM 33/2018, Pasal 22)"))
    #expect(lines.last?.hasPrefix("Tidak dinilai: Kelayakan mendaftar (tidak ada fakta), Dokumen") == true)
  }
}
