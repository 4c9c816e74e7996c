import RegKit
import Testing

/// Questions that cannot be asked: what is wrong, where, and what was probably meant.
@Suite struct GatewayQuestionTests {
  private static let areas = Area.allCases.map { $0.rawValue }.joined(separator: ", ")

  @Test(
    "a question that is no object, or names no area",
    arguments: [
      ("[1]", "wrong_type", "JSON: found array, expected object"),
      ("null", "wrong_type", "JSON: found null, expected object"),
      ("1", "wrong_type", "JSON: found number, expected object"),
      (#""method""#, "wrong_type", "JSON: found string, expected object"),
      (
        "{}", "missing_key",
        "area: found nothing, expected one of " + Self.areas
      ),
      (
        #"{"area":null}"#, "missing_key",
        "area: found nothing, expected one of " + Self.areas
      ),
      (#"{"area":5}"#, "wrong_type", "area: found number, expected string"),
      (
        #"{"area":"packing"}"#, "unknown_area",
        #"area: found "packing", expected one of "# + Self.areas + " (did you mean packaging?)"
      ),
      (
        #"{"area":"pajak"}"#, "unknown_area",
        #"area: found "pajak", expected one of "# + Self.areas
      ),
      (
        #"{"arae":"method"}"#, "unknown_key",
        #"arae: found "arae", expected one of area, inputs, edition, as_of, lang, id (did you mean area?)"#
      ),
    ])
  func noQuestion(text: String, code: String, message: String) throws {
    let ask = try Ask(text)
    #expect(ask.status == .failed)
    #expect(ask.code == code)
    #expect(ask.messages == [message])
  }

  @Test(
    "a key or value that does not exist is named with its path and the nearest known one",
    arguments: [
      (
        #"{"area":"kbli_lookup","inputs":{"klbi":"21022"}}"#, "unknown_key",
        #"inputs.klbi: found "klbi", expected one of kbli, commodity, jenis_industri (did you mean kbli?)"#
      ),
      (
        #"{"area":"kbli_lookup","inputs":{"jenis_industri":"importir"}}"#, "unknown_value",
        #"inputs.jenis_industri: found "importir", expected one of Industri lokal, Importir (did you mean Importir?)"#
      ),
      (
        #"{"area":"eligibility","inputs":{"business_scale":"mikro"}}"#, "unknown_value",
        #"inputs.business_scale: found "mikro", expected one of industri, UKOT, UMOT"#
      ),
      (
        #"{"area":"packaging","inputs":{"barcode_on":"sekunder"}}"#, "unknown_value",
        #"inputs.barcode_on: found "sekunder", expected one of primary, secondary, none, both"#
      ),
      (
        #"{"area":"packaging","inputs":{"primary_packaging":{"volum_ml":5}}}"#, "unknown_key",
        #"inputs.primary_packaging.volum_ml: found "volum_ml", expected one of type, volume_ml, net_weight_g, "#
          + "label_area_cm2 (did you mean volume_ml?)"
      ),
      (
        #"{"area":"print","inputs":{"codes":[{},{"issuer":"badanpom"}]}}"#, "unknown_value",
        #"inputs.codes[1].issuer: found "badanpom", expected one of badan_pom, pelaku_usaha (did you mean badan_pom?)"#
      ),
      (
        #"{"area":"method","edition":"22/2202"}"#, "unknown_edition",
        #"edition: found "22/2202", expected one of asrot-oss-2023, 33/2018, 22/2022, esertifikasi, "#
          + "identifiers, insw-ebpom, kalender-2023-2026, sinkarkes-2023 (did you mean 22/2022?)"
      ),
      (
        #"{"area":"csv","inputs":{"report":"sale","row":{"nie":1}}}"#, "wrong_type",
        "inputs.row.nie: found number, expected string"
      ),
      (
        #"{"area":"forms","inputs":{"circumstances":{"is_food":"ya"}}}"#, "wrong_type",
        "inputs.circumstances.is_food: found string, expected boolean"
      ),
      (
        #"{"area":"forms","inputs":{"form":"ttac_hak_akes"}}"#, "unknown_value",
        #"inputs.form: found "ttac_hak_akes", expected one of asrot.data_oss, asrot.klaim, asrot.komposisi, "#
          + "asrot.pra_registrasi, barcode_request_pasal8, bpom_mobile.informasi_produk, "
          + "esertifikasi.pengajuan_sertifikasi, esertifikasi.registrasi, esertifikasi.sediaan, insw.sso.create, "
          + "insw.sso.login, pengaduan_masyarakat, recall_information, sinkarkes.barang, sinkarkes.cetak_billing, "
          + "sinkarkes.detail_barang, sinkarkes.komoditas, sinkarkes.konfirmasi, sinkarkes.penerima, "
          + "sinkarkes.permintaan_layanan_billing, sinkarkes.registrasi_perusahaan, sinkarkes.tujuan_layanan, "
          + "ttac_hak_akses, ttac_manajemen_barcode_request (did you mean ttac_hak_akses?)"
      ),
      (#"{"area":"method","lang":"fr"}"#, "unknown_value", #"lang: found "fr", expected one of id, en"#),
      (#"{"area":"method","as_of":"2022-02-29"}"#, "unknown_value", #"as_of: found "2022-02-29", expected yyyy-mm-dd"#),
      (#"{"area":"method","as_of":"5/10/2022"}"#, "unknown_value", #"as_of: found "5/10/2022", expected yyyy-mm-dd"#),
      (#"{"area":"method","as_of":20221005}"#, "wrong_type", "as_of: found number, expected string"),
      (
        #"{"area":"barcode_identification","inputs":{"nie_expiry":"2026-13-01"}}"#, "unknown_value",
        #"inputs.nie_expiry: found "2026-13-01", expected yyyy-mm-dd"#
      ),
    ])
  func unknown(text: String, code: String, message: String) throws {
    let ask = try Ask(text)
    #expect(ask.code == code)
    #expect(ask.messages == [message])
    #expect(ask.message == message)
  }

  @Test(
    "a value of the wrong type is refused with both types",
    arguments: [
      (#"{"area":"eligibility","inputs":{"kbli":21022}}"#, "inputs.kbli: found number, expected string"),
      (#"{"area":"eligibility","inputs":[]}"#, "inputs: found array, expected object"),
      (#"{"area":"eligibility","inputs":"kbli=21022"}"#, "inputs: found string, expected object"),
      (
        #"{"area":"packaging","inputs":{"primary_packaging":"botol"}}"#,
        "inputs.primary_packaging: found string, expected object"
      ),
      (
        #"{"area":"packaging","inputs":{"tamper_security":"true"}}"#,
        "inputs.tamper_security: found string, expected boolean"
      ),
      (
        #"{"area":"packaging","inputs":{"tamper_security":1}}"#,
        "inputs.tamper_security: found number, expected boolean"
      ),
      (
        #"{"area":"packaging","inputs":{"primary_packaging":{"volume_ml":"10"}}}"#,
        "inputs.primary_packaging.volume_ml: found string, expected number"
      ),
      (
        #"{"area":"packaging","inputs":{"primary_packaging":{"volume_ml":-0.1}}}"#,
        "inputs.primary_packaging.volume_ml: found -0.1, expected ≥ 0"
      ),
      (#"{"area":"documents","inputs":{"size_bytes":1.5}}"#, "inputs.size_bytes: found 1.5, expected whole number"),
      (#"{"area":"documents","inputs":{"size_bytes":-1}}"#, "inputs.size_bytes: found -1, expected ≥ 0"),
      (#"{"area":"documents","inputs":{"size_bytes":true}}"#, "inputs.size_bytes: found boolean, expected number"),
      (#"{"area":"print","inputs":{"codes":{}}}"#, "inputs.codes: found object, expected array"),
      (#"{"area":"print","inputs":{"codes":[null,"x"]}}"#, "inputs.codes[1]: found string, expected object"),
      (
        #"{"area":"method","inputs":{"product_class":["kosmetika"]}}"#,
        "inputs.product_class: found array, expected string"
      ),
    ])
  func wrongType(text: String, message: String) throws {
    #expect(try Ask(text).messages == [message])
  }

  @Test("every fault is reported, in the order of the question")
  func allFaults() throws {
    let ask = try Ask(
      #"{"colour":1,"area":"print","edition":"x","as_of":"y","lang":"z","inputs":{"width":1,"height_cm":"1"}}"#)
    let paths = ask.problems.compactMap { $0["path"] as? String }
    #expect(paths == ["colour", "edition", "as_of", "lang", "inputs.width", "inputs.height_cm"])
    #expect(ask.message == ask.messages.first)
  }

  @Test("an error is told in the language of the question, not only in the gateway's")
  func language() throws {
    let gateway = try Gateway(.shared(), language: .indonesian)
    let english = try Ask(gateway.answer(#"{"area":"method","lang":"en","inputs":{"issuer":"x"}}"#))
    #expect(english.message == #"inputs.issuer: found "x", expected one of badan_pom, pelaku_usaha"#)
    let place = try Ask(gateway.answer(#"{"area":"documents","lang":"en","inputs":{"context":"x"}}"#))
    #expect(place.message?.hasPrefix(#"inputs.context: found "x", expected one of asrot."#) == true)
    let indonesian = try Ask(gateway.answer(#"{"area":"method","inputs":{"issuer":"badan"}}"#))
    #expect(
      indonesian.message == #"inputs.issuer: ditemukan "badan", seharusnya salah satu dari badan_pom, pelaku_usaha"#)
  }

  @Test("null is an unknown fact, wherever it stands")
  func nulls() throws {
    #expect(
      try Ask(#"{"area":"method","inputs":null,"edition":null,"as_of":null,"lang":null}"#).text("outcome")
        == "undetermined")
    let ask = try Ask(
      #"{"area":"packaging","inputs":{"product_class":"obat_keras","primary_packaging":null,"barcode_on":null,"tamper_security":null}}"#
    )
    #expect(ask.text("primary") == "required")
    #expect(ask.object["verdict"] == nil)
    #expect(try Ask(#"{"area":"print","inputs":{"codes":null,"width_cm":1,"height_cm":1}}"#).text("verdict") == "valid")
    #expect(try Ask(#"{"area":"documents","inputs":{"context":null}}"#).list("missing_facts") == ["context"])
  }

  @Test("a worked case can be asked as it is")
  func workedCase() throws {
    let line =
      #"{"area":"method","inputs":{"product_class":"kosmetika"},"rule":"R","expected":{},"why":"w","note":"n","ambiguous":false}"#
    #expect(try Ask(line).text("method") == "identifikasi")
  }

  @Test("every field of every area is documented by the word lists it is checked against")
  func fields() {
    for area in Area.allCases {
      #expect(!area.fields.isEmpty)
      #expect(Set(area.fields.map { $0.name }).count == area.fields.count)
      for field in area.fields { #expect(field.help.hasPrefix(field.name)) }
    }
  }
}
