import RegKit
import Testing

@Suite struct GatewayDeadlinesTests {
  private func ask(_ inputs: String, _ rest: String = "") throws -> Ask {
    try Ask(#"{"area":"deadlines"\#(rest),"inputs":{\#(inputs)}}"#)
  }

  @Test("two questions at once are refused with the facts of the first")
  func twoQuestions() throws {
    let ask = try ask(#""production_start":"2023-02-03","created":"2023-02-01""#)
    #expect(ask.code == "unknown_key")
    #expect(
      ask.message == #"inputs.created: found "created", expected one of production_start, request_date"#)
  }

  @Test("no question at all names one fact of each")
  func nothing() throws {
    for inputs in ["", #""as_of":"2023-01-01""#, #""holidays":[]"#, #""created":null"#] {
      let ask = try ask(inputs)
      #expect(ask.text("verdict") == "indeterminate")
      #expect(
        ask.list("missing_facts") == [
          "production_start", "application_date", "activity_at", "created", "expires_at", "promulgated",
        ])
    }
  }

  @Test(
    "a wrong value is named with its place",
    arguments: [
      (
        #""activity_at":"2023-01-07""#,
        #"inputs.activity_at: found "2023-01-07", expected yyyy-mm-ddThh:mm:ss+07:00, Z, WIB, WITA, WIT"#
      ),
      (#""activity_at":1673060400"#, "inputs.activity_at: found number, expected string"),
      (
        #""application_date":"2023-01-06","holidays":["2023-01-07","2023-13-01"]"#,
        #"inputs.holidays[1]: found "2023-13-01", expected yyyy-mm-dd"#
      ),
      (
        #""application_date":"2023-01-06","holidays":[null]"#, "inputs.holidays[0]: found null, expected string"
      ),
      (#""application_date":"2023-01-06","holidays":"2023-01-07""#, "inputs.holidays: found string, expected array"),
      (
        #""application_date":"2023-01-06","calendars":["libur_nasional_2032"]"#,
        #"inputs.calendars[0]: found "libur_nasional_2032", expected one of cuti_bersama_2023, cuti_bersama_2024, "#
          + "cuti_bersama_2025, cuti_bersama_2026, libur_nasional_2023, libur_nasional_2024, libur_nasional_2025, "
          + "libur_nasional_2026 (did you mean libur_nasional_2023?)"
      ),
      (
        #""reporter":"pemilik_ijin_edar""#,
        #"inputs.reporter: found "pemilik_ijin_edar", expected one of pemilik_izin_edar, industri_farmasi, "#
          + "fasilitas_distribusi, fasilitas_pelayanan_kefarmasian, masyarakat (did you mean pemilik_izin_edar?)"
      ),
    ])
  func wrongValues(inputs: String, message: String) throws {
    #expect(try ask(inputs).messages == [message])
  }

  @Test("holidays never apply unless the question names them")
  func neverSilent() throws {
    let bare = try ask(#""created":"2023-03-17""#)
    #expect(bare.text("deleted_on") == "2023-03-24")
    #expect(bare.flag("ambiguous") == true)
    #expect(!bare.rules.contains { $0.hasPrefix("KALENDER.") })
    let named = try ask(#""created":"2023-03-17","calendars":["libur_nasional_2023","cuti_bersama_2023"]"#)
    #expect(named.text("deleted_on") == "2023-03-28")
    #expect(named.rules == ["ASROT.DRAFT.LIFE", "KALENDER.LIBUR_NASIONAL.2023", "KALENDER.CUTI_BERSAMA.2023"])
    #expect(named.objects("findings").last?["confidence"] as? String == "medium")
    let own = try ask(#""created":"2023-03-17","holidays":["2023-03-20"],"calendars":["libur_nasional_2023"]"#)
    #expect(own.text("deleted_on") == "2023-03-28", "the host's own days add to the table's")
    let none = try ask(#""created":"2023-03-17","calendars":[]"#)
    #expect(none.flag("ambiguous") == nil, "a list of none is a list")
  }

  @Test("the day beside the facts chooses the edition, the one among them only judges")
  func days() throws {
    let inner = try ask(#""product_class":"obat_bebas","implemented":false,"as_of":"2023-12-08""#)
    #expect(inner.text("edition") == "33/2018")
    #expect(inner.text("verdict") == "overdue")
    let outer = try ask(#""product_class":"obat_bebas","implemented":false"#, #","as_of":"2023-12-08""#)
    #expect(outer.text("edition") == "22/2022")
    #expect(outer.text("verdict") == "overdue")
  }

  @Test("an edition that cannot answer offers the whole answer of the one before")
  func alternatives() throws {
    let ask = try ask(
      #""reporter":"fasilitas_distribusi","activity_at":"2023-01-07T10:00Z","reported_at":"2023-01-07T11:00Z""#,
      #","edition":"22/2022""#)
    #expect(ask.text("verdict") == "indeterminate")
    let earlier = try #require(ask.objects("alternatives").first)
    #expect(earlier["verdict"] as? String == "on_time")
    #expect(earlier["due"] as? String == "2023-01-08T10:00:00Z")
  }

  @Test("days come as list items on a command line")
  func pairs() throws {
    let answer = try Gateway(.shared()).answer(
      area: "deadlines",
      pairs: [("created", "2023-03-15"), ("holidays[0]", "2023-03-22"), ("holidays[1]", "2023-03-23")])
    #expect(answer.detailLines == ["deleted_on: 2023-03-24"])
  }

  @Test("ten thousand years are answered at once")
  func longLead() throws {
    let clock = ContinuousClock()
    let start = clock.now
    let ask = try ask(#""request_date":"0001-01-01","production_start":"9999-12-31","holidays":[]"#)
    #expect(ask.object["lead_working_days"] as? Int == 2_608_614)
    #expect(clock.now - start < .seconds(5))
  }
}
