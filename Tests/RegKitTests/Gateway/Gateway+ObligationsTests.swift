import RegKit
import Testing

@Suite struct GatewayObligationsTests {
  private func ask(_ inputs: String) throws -> Ask { try Ask(#"{"area":"obligations","inputs":{\#(inputs)}}"#) }

  @Test("a text that names no provision is refused with an example")
  func noProvision() throws {
    #expect(
      try ask(#""provision":"Article 12""#).messages
        == [#"inputs.provision: found "Article 12", expected Pasal 12 ayat (3), Lampiran C"#])
  }

  @Test("a question without facts names the actor")
  func nothing() throws {
    let ask = try ask("")
    #expect(ask.text("verdict") == "indeterminate")
    #expect(ask.list("missing_facts") == ["actor"])
  }

  @Test("a duty comes with contents, channel and hours, and its reasons in both languages")
  func whole() throws {
    let inputs = #""actor":"pemilik_izin_edar","method":"otentifikasi","obligation":"laporan_penggunaan""#
    let ask = try ask(inputs)
    #expect(ask.object["within_hours"] as? Int == 24)
    #expect(ask.list("contents")?.first == "retained_sample")
    #expect(ask.objects("findings").first?["citation"] as? String == "Peraturan BPOM 33/2018, Pasal 12 ayat (1)")
    let indonesian = try Ask(#"{"area":"obligations","lang":"id","inputs":{\#(inputs)}}"#)
    #expect((indonesian.objects("findings").first?["message"] as? String)?.hasPrefix("Pemilik Izin Edar") == true)
  }

  @Test("an edition that did not read the sanctions offers those of the one before")
  func alternatives() throws {
    let ask = try Ask(#"{"area":"obligations","edition":"22/2022","inputs":{"provision":"Pasal 21"}}"#)
    #expect(ask.flag("administrative_sanction_listed") == nil)
    #expect(ask.objects("alternatives").first?["administrative_sanction_listed"] as? Bool == true)
  }
}
