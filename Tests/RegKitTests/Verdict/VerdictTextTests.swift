import GS1
import RegKit
import Testing

/// Whole texts, because the text is a part of the product.
@Suite struct VerdictTextTests {
  private func verdict(_ question: String) throws -> Verdict {
    try #require(try Gateway(.shared()).answer(question).verdict)
  }

  @Test("a refusal with two exemptions")
  func refusal() throws {
    let verdict = try verdict(
      #"{"area":"packaging","inputs":{"product_class":"obat_keras","primary_packaging":{"type":"ampul","volume_ml":2},"barcode_on":"secondary","tamper_security":false}}"#
    )
    #expect(
      verdict.text(in: .english) == """
        [ ✗ ] refused
          · Peraturan BPOM 33/2018, Pasal 18 ayat (1)  [BARCODE.PRIMARY.OBAT]
            The 2D barcode of a drug must be on its Kemasan Primer [product_class: obat_keras]
          ○ Peraturan BPOM 33/2018, Pasal 18 ayat (2) huruf a  [BARCODE.PRIMARY.EXEMPT.OBAT.a]
            The primary pack of a drug with a volume below 10 ml is exempt [primary_packaging.volume_ml: found 2, expected < 10]
          ○ Peraturan BPOM 33/2018, Pasal 18 ayat (2) huruf d  [BARCODE.PRIMARY.EXEMPT.OBAT.d]
            An ampoule of a drug is exempt, whatever its volume [primary_packaging.type: ampul]
          · Peraturan BPOM 33/2018, Pasal 18 ayat (3)  [BARCODE.SECONDARY.OBAT.SECURITY]
            The code of an exempt drug may go on the Kemasan Sekunder, with a tamper-evident device [secondary: expected optional_with_security]
          ✗ Peraturan BPOM 33/2018, Pasal 18 ayat (3)  [BARCODE.SECONDARY.OBAT.SECURITY]
            The code of an exempt drug may go on the Kemasan Sekunder, with a tamper-evident device [tamper_security: found false, expected true]
            «dapat dicantumkan pada Kemasan Sekunder dengan pengaman untuk memastikan keaslian isi Obat»
          edition 33/2018, superseded by 22/2022 on 2022-10-05
        """)
  }

  @Test("an ambiguous permission in Indonesian")
  func ambiguous() throws {
    let verdict = try verdict(
      #"{"area":"eligibility","inputs":{"kbli":"21022","commodity":"obat_kuasi","business_scale":"UKOT"},"as_of":"2024-01-02"}"#
    )
    #expect(
      verdict.text(in: .indonesian) == """
        [ ✓ ] diperbolehkan (sumber bermakna ganda)
          · Panduan ASROT-OSS, bagian B baris 21022  [ASROT.KBLI.21022]
            KBLI 21022 (Industri Produk Obat Tradisional) dapat mendaftarkan Obat Tradisional, Suplemen Kesehatan dan Obat Kuasi [commodity: obat_kuasi]
          · Panduan ASROT-OSS, bagian B catatan 2  [ASROT.KBLI.21022.UKOT]
            UKOT dapat mendaftarkan semua bentuk sediaan Obat Tradisional kecuali tablet, efervesen, suppositoria, kapsul lunak dan aerosol obat luar [commodity: ditemukan obat_kuasi, seharusnya obat_tradisional]
            bacaan lain: Catatan hanya menyebut bentuk sediaan Obat Tradisional: UKOT dapat dianggap tidak berhak atas komoditi lain, dan subbentuk dapat dianggap bukan bentuk yang dikecualikan
          edisi asrot-oss-2023; per tanggal 2024-01-02
        """)
  }

  @Test("an open answer of the later edition, with that of the one before, and the confidence of what was not read")
  func alternatives() throws {
    let verdict = try verdict(
      #"{"area":"method","edition":"22/2022","inputs":{"product_class":"obat_bebas","designated_by_kepala_bpom":true}}"#
    )
    #expect(
      verdict.text(in: .english) == """
        [ ? ] undetermined
          · Peraturan BPOM 22/2022, Pasal 29  [BARCODE.METHOD]
            Over-the-counter drugs use identification [designated_by_kepala_bpom: true]
            medium confidence: the provision itself was not read
          edition 22/2022
          the edition before answers:
            [ ✓ ] allowed
              · Peraturan BPOM 33/2018, Pasal 3 ayat (4)  [BARCODE.METHOD]
                Over-the-counter drugs designated by the head of BPOM use authentication [product_class: obat_bebas]
              edition 33/2018, superseded by 22/2022 on 2022-10-05
        """)
  }

  @Test("missing facts, out of scope and a day before the edition")
  func others() throws {
    #expect(
      try verdict(#"{"area":"method","inputs":{},"as_of":"2018-12-06"}"#).text(in: .english) == """
        [ ? ] undetermined
          · Peraturan BPOM 33/2018, Pasal 29  [BARCODE.EFFECTIVE]
            BPOM Regulation 33/2018 is in force since its promulgation on 7 December 2018 and was superseded by 22/2022 [as_of: found 2018-12-06, expected ≥ 2018-12-07]
            medium confidence: the provision itself was not read
          edition 33/2018, superseded by 22/2022 on 2022-10-05; as of 2018-12-06, before this edition began (2018-12-07)
        """)
    #expect(
      try verdict(#"{"area":"method","inputs":{"product_class":"alat_kesehatan"}}"#).text(in: .indonesian) == """
        [ – ] di luar cakupan
          ○ Peraturan BPOM 33/2018, Pasal 2 ayat (2)  [BARCODE.SCOPE]
            2D Barcode berlaku bagi Obat, Obat Tradisional, Suplemen Kesehatan, Kosmetika dan Pangan Olahan [product_class: alat_kesehatan]
          edisi 33/2018, digantikan oleh 22/2022 sejak 2022-10-05
        """)
    #expect(
      try verdict(#"{"area":"documents","inputs":{"context":"sinkarkes.komoditas"}}"#).text(in: .indonesian) == """
        [ ? ] tidak dapat ditentukan
          fakta yang belum diketahui:
            ? filename, diperlukan oleh SINKARKES.UPLOAD.FORMAT (Panduan SINKARKES, langkah 13)
            ? size_bytes, diperlukan oleh SINKARKES.UPLOAD.SIZE (Panduan SINKARKES, langkah 13)
          edisi sinkarkes-2023
        """)
  }

  @Test("every verdict has a text in both languages whose first line is one of the known ones")
  func everyText() throws {
    let gateway = try Gateway(.shared())
    for line in try Fixture.lines("situations.jsonl") {
      guard let verdict = gateway.answer(line).verdict else { continue }
      for language in Language.allCases {
        let first = verdict.text(in: language).prefix { $0 != "\n" }
        #expect(["[ ✓ ]", "[ ✗ ]", "[ ? ]", "[ – ]"].contains { first.hasPrefix($0) })
      }
    }
  }
}
