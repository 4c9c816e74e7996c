import RegKit
import Testing

@Suite struct GatewayWorkflowTests {
  private func ask(_ area: String, _ inputs: String) throws -> Ask {
    try Ask(#"{"area":"\#(area)","inputs":{\#(inputs)}}"#)
  }

  @Test("what may happen next is told with actors, channels, conditions and citation")
  func next() throws {
    let answer = try ask("transitions", #""from":"terima","actor":"fasilitas_pelayanan_kefarmasian","channel":"api""#)
    let next = answer.objects("next")
    #expect(next.compactMap { $0["action"] as? String } == ["kirim", "jual", "retur", "recall"])
    let recall = try #require(next.last)
    #expect(recall["to"] as? String == "recall")
    #expect(recall["channels"] as? [String] == ["api", "bpom_mobile"])
    #expect((recall["conditions"] as? [[String: Any]])?.first?["fact"] as? String == "recall_notified")
    #expect(recall["citation"] as? String == "Peraturan BPOM 33/2018, Lampiran L huruf a angka 8")
  }

  @Test("unknown words are problems with the path and the nearest known word")
  func unknown() throws {
    let moves = try ask("transitions", #""from":"kirm","action":"terima""#)
    #expect(moves.code == "unknown_value")
    #expect(moves.problems.first?["path"] as? String == "inputs.from")
    #expect(moves.problems.first?["suggestion"] as? String == "kirim")
    let flow = try ask("workflow", #""system":"sinkarkes","state":"di ajukan","action":"setuju""#)
    #expect(flow.problems.compactMap { $0["path"] as? String } == ["inputs.state", "inputs.action"])
    #expect(try ask("workflow", #""state":"draft""#).code == "missing_key")
    #expect(try ask("transitions", #""code_level":"dus""#).code == "unknown_value")
    #expect(try ask("workflow", #""system":"asrot","directorate_users":"two""#).code == "wrong_type")
  }

  @Test("the page to choose a directorate is asked for without a state")
  func directorate() throws {
    let shown = try ask("workflow", #""system":"ebpom","npwp":"00.000.000.0-000.005","directorate_users":2"#)
    #expect(shown.flag("show_directorate_choice") == true)
    #expect(shown.text("to") == "pilih_direktorat")
    let open = try ask("workflow", #""system":"ebpom","npwp":"00.000.000.0-000.005""#)
    #expect(open.flag("show_directorate_choice") == nil)
    #expect(open.list("missing_facts") == ["directorate_users"])
    #expect(try ask("workflow", #""system":"ebpom","directorate_users":0"#).flag("show_directorate_choice") == false)
    // Another system has no such page.
    #expect(try ask("workflow", #""system":"asrot","directorate_users":2"#).flag("show_directorate_choice") == nil)
  }

  @Test("an open answer of 22/2022 has the whole answer of 33/2018 beside it")
  func alternative() throws {
    let answer = try Ask(
      #"{"area":"transitions","inputs":{"from":"issued","action":"lapor_aktif","actor":"pemilik_izin_edar"}}"#,
      edition: "22/2022")
    #expect(answer.text("verdict") == "indeterminate")
    let earlier = try #require(answer.objects("alternatives").first)
    #expect(earlier["verdict"] as? String == "allowed")
    #expect(earlier["to"] as? String == "aktif")
  }

  @Test("a list tells what is missing and what a word stands for")
  func lists() throws {
    let word = try ask("workflow", #""system":"oss","list":"status_permohonan","word":"Menunggu pembayaran PNPB""#)
    #expect(word.text("item") == "Menunggu pembayaran PNBP")
    let parts = try ask("workflow", #""system":"asrot","list":"login","given":[]"#)
    #expect(parts.text("verdict") == "denied")
    #expect(parts.list("missing") == ["User ID", "Password", "Kode Keamanan"])
  }

  @Test("an activity tells who, by which channels and with which codes")
  func activity() throws {
    let answer = try ask("transitions", #""activity":"sale""#)
    #expect(answer.list("actors") == ["fasilitas_pelayanan_kefarmasian"])
    #expect(answer.list("levels") == ["primer"])
    #expect(answer.list("aggregated_levels") == [])
  }
}
