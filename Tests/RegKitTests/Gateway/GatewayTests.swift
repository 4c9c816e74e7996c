import Foundation
import GS1
import RegKit
import Testing

@Suite struct GatewayTests {
  private func gateway(_ language: Language = .english) throws -> Gateway {
    try Gateway(.shared(), language: language)
  }

  // MARK: - Guesses

  @Test("a damaged message carries suggestions, each marked as a guess, in both languages")
  func suggestions() throws {
    let text = Array("010899123456789110ABC{GS}17280229".utf8)
    for (language, word) in [(Language.english, "guess"), (.indonesian, "tebakan")] {
      let ask = try Ask(gateway(language).read(text))
      let gs1 = try #require(ask.object["gs1"] as? [String: Any])
      #expect(gs1["valid"] as? Bool == false)
      let suggestions = try #require(gs1["suggestions"] as? [[String: Any]])
      let first = try #require(suggestions.first)
      #expect(first["guess"] as? Bool == true && first["rank"] as? Int == 1)
      #expect(first["bracketed"] as? String == "(01)08991234567891(10)ABC(17)280229")
      #expect(first["damage"] as? String == "separator_replaced" && first["separator"] as? String == "{GS}")
      #expect((first["message"] as? String)?.hasPrefix(word + " (") == true)
      let places = try #require(first["assumed_separators"] as? [[String: Any]])
      #expect(places.map { $0["offset"] as? Int } == [21] && places.map { $0["length"] as? Int } == [4])
      let elements = try #require(first["elements"] as? [[String: Any]])
      #expect(elements.map { $0["offset"] as? Int } == [0, 16, 25])
      #expect(elements.map { $0["value_offset"] as? Int } == [2, 18, 27])
    }
    let good = try Ask(gateway().read(Array("0108991234567891".utf8)))
    #expect((good.object["gs1"] as? [String: Any])?["suggestions"] == nil)
  }

  @Test("an element says what its value means where that is more than text, and a wrong one does not")
  func typedValues() throws {
    let good = try Ask(gateway().read(Array("(01)08991234567891(17)280200(10)ABC(3103)001500".utf8)))
    let gs1 = try #require(good.object["gs1"] as? [String: Any])
    let typed = try #require(gs1["elements"] as? [[String: Any]]).map { $0["typed"] as? [String: Any] }
    #expect(typed.map { $0?["kind"] as? String } == ["gtin", "date", nil, "measure"])
    #expect(typed[1]?["last_day"] as? String == "2028-02-29" && typed[1]?["day"] == nil)
    #expect(typed[3]?["units"] as? Int == 1500 && typed[3]?["unit"] as? String == "kg")
    let bad = try Ask(gateway().read(Array("(01)08991234567892(17)281331".utf8)))
    let elements = try #require((bad.object["gs1"] as? [String: Any])?["elements"] as? [[String: Any]])
    #expect(elements.count == 2 && elements.allSatisfy { $0["typed"] == nil })
  }

  // MARK: - Texts that are no question

  @Test(
    "a text that is no JSON is answered with the byte at which reading stopped",
    arguments: [
      ("", 0), ("nonsense", 8), (#"{"area":"method""#, 16), (#"{"area":"method",}"#, 18), (#"{"area":"method"} x"#, 19),
      ("{'area':'method'}", 2), ("[1,2", 4), ("\u{FEFF}", 3), ("\u{FEFF}nonsense", 11), (#"{"area": NaN}"#, nil),
      (#"{"a":01}"#, nil),
    ] as [(String, Int?)])
  func notJSON(text: String, offset: Int?) throws {
    let ask = try Ask(text)
    #expect(ask.status == .failed)
    #expect(ask.code == "not_json")
    #expect(ask.problems.count == 1)
    #expect(ask.problems.first?["path"] as? String == "")
    if let offset { #expect(ask.problems.first?["offset"] as? Int == offset) }
    #expect(ask.message?.hasPrefix("byte ") == true)
    #expect(ask.message?.hasSuffix(", expected JSON") == true)
  }

  @Test("the whole message of a text that is no JSON, in both languages")
  func notJSONMessage() throws {
    #expect(try Ask("nonsense").message == "byte 8: found invalid token near 'nonsense', expected JSON")
    #expect(
      try Ask(gateway(.indonesian).answer("nonsense")).message
        == "byte 8: ditemukan invalid token near 'nonsense', seharusnya JSON")
  }

  @Test("a member named twice is refused, inside the inputs too")
  func duplicates() throws {
    for text in [
      #"{"area":"method","area":"print"}"#,
      #"{"area":"method","inputs":{"product_class":"kosmetika","product_class":"obat_keras"}}"#,
      #"{"area":"print","inputs":{"codes":[{"issuer":"badan_pom","issuer":"pelaku_usaha"}]}}"#,
    ] {
      let ask = try Ask(text)
      #expect(ask.code == "not_json")
      #expect(ask.message?.contains("duplicate object key") == true)
    }
  }

  @Test("bytes that are no UTF-8 are refused")
  func invalidUTF8() throws {
    for bytes: [UInt8] in [[0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80]] {
      let text = Array(#"{"area":"method","inputs":{"product_class":""#.utf8) + bytes + Array("\"}}".utf8)
      let answer = try text.withUnsafeBufferPointer { try gateway().answer($0) }
      #expect(try Ask(answer).code == "not_json")
    }
  }

  @Test("numbers too large for 64 bits or for a Double are refused, and no other number")
  func hugeNumbers() throws {
    for number in ["99999999999999999999", "-99999999999999999999", "1e999", "-1e999"] {
      #expect(try Ask(#"{"area":"documents","inputs":{"size_bytes":\#(number)}}"#).code == "not_json", "\(number)")
    }
    let big = try Ask(
      #"{"area":"packaging","inputs":{"product_class":"obat_keras","primary_packaging":{"volume_ml":1e308}}}"#)
    #expect(big.text("primary") == "required")
    let small = try Ask(#"{"area":"print","inputs":{"width_cm":1e-400,"height_cm":4.9e-324}}"#)
    #expect(small.text("verdict") == "invalid" || small.code == "not_json")
  }

  @Test("a question nested deeper than any fact is refused, also on a small stack")
  func deepNesting() throws {
    let gateway = try gateway()
    @Sendable func nested(_ depth: Int, _ open: String, _ close: String) -> String {
      #"{"area":"method","id":"# + String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
        + "}"
    }
    #expect(try Ask(gateway.answer(nested(63, "[", "]"))).code == nil)
    for (open, close) in [("[", "]"), (#"{"a":"#, "}")] {
      for depth in [64, 2_000, 100_000] {
        let ask = try Ask(gateway.answer(nested(depth, open, close)))
        #expect(ask.code == "not_json")
        #expect(ask.message?.hasSuffix(": found nesting deeper than 64 levels, expected JSON") == true)
      }
    }
    #expect(try Ask(gateway.answer(String(repeating: "[", count: 65))).problems.first?["offset"] as? Int == 64)
    // Brackets in a text are no nesting, also after an escaped quote.
    let text = String(repeating: #"[{\"\\"#, count: 100)
    #expect(try Ask(gateway.answer(#"{"area":"method","id":"\#(text)"}"#)).code == nil)
    let answers = Collected()
    let thread = Thread { answers.add(gateway.answer(nested(2_000, "[", "]")).json) }
    thread.stackSize = 128 << 10
    thread.start()
    while !thread.isFinished { Thread.sleep(forTimeInterval: 0.01) }
    #expect(answers.all.count == 1)
  }

  @Test("ten megabytes of input are answered in time", .timeLimit(.minutes(10)))
  func tenMegabytes() throws {
    let long = String(repeating: "9", count: 10_000_000)
    for (question, verdict) in [
      (#"{"area":"eligibility","inputs":{"commodity":"obat_kuasi","kbli":"\#(long)"}}"#, "invalid_input"),
      (#"{"area":"barcode_identification","inputs":{"text":"(90)\#(long)(91)260630"}}"#, "invalid"),
      (#"{"area":"barcode_identification","inputs":{"text":"\#(long)"}}"#, "invalid"),
      (
        #"{"area":"documents","inputs":{"context":"sinkarkes.komoditas","size_bytes":1,"filename":"\#(long)"}}"#,
        "rejected"
      ),
      (
        #"{"area":"eligibility","inputs":{"kbli":"21022","commodity":"obat_tradisional","business_scale":"UMOT","dosage_form":"\#(long)"}}"#,
        "denied"
      ),
    ] {
      #expect(try Ask(question).text("verdict") == verdict)
    }
    #expect(try Ask(#"{"area":"\#(long)"}"#).code == "unknown_area")
    #expect(try Ask(long).code == "not_json")
  }

  @Test("a thousand bad keys are all reported")
  func manyProblems() throws {
    let keys = (0..<1000).map { #""key\#($0)":1"# }.joined(separator: ",")
    #expect(try Ask(#"{"area":"method","inputs":{\#(keys)}}"#).problems.count == 1000)
  }

  // MARK: - What is not judged by any table

  @Test("NUL inside a text is data")
  func nul() throws {
    let ask = try Ask(#"{"area":"barcode_identification","inputs":{"text":"(90)TR1\u0000(91)260630"},"id":"a\u0000b"}"#)
    #expect(ask.list("errors") == ["90.charset"])
    #expect(ask.text("nie") == "TR1\u{0}")
    #expect(ask.text("id") == "a\u{0}b")
  }

  @Test("the caller's id comes back as it is, also with an error", arguments: ["7", #""a""#, "null", "[1,{}]", "true"])
  func id(id: String) throws {
    for rest in [#""area":"method","inputs":{"product_class":"kosmetika"}"#, #""area":"x""#] {
      let answer = try gateway().answer(#"{"id":\#(id),\#(rest)}"#)
      #expect(answer.json.hasPrefix(#"{"id":\#(id),"#))
    }
  }

  @Test("the answer to one question, whole")
  func wholeAnswer() throws {
    let answer = try gateway().answer(#"{"area":"print","inputs":{"width_cm":0.5,"height_cm":0.6},"id":1}"#)
    #expect(answer.status == .answered(.refused))
    #expect(
      answer.json
        == #"{"id":1,"area":"print","verdict":"invalid","outcome":"refused","findings":["#
        + #"{"rule":"BARCODE.PRINT.SIZE","effect":"blocks","citation":"Peraturan BPOM 33/2018, Pasal 22","#
        + #""message":"Each side of the 2D barcode is at least 0.6 cm [width_cm: found 0.5, expected ≥ 0.6]","#
        + #""subject":"width_cm","found":"0.5","expected":"≥ 0.6","#
        + #""quote":"ukuran paling sedikit 0,6 x 0,6 cm (nol koma enam kali nol koma enam centimeter)","#
        + #""provisions":["perbpom-33-2018#pasal-22"],"confidence":"high"},"#
        + #"{"rule":"BARCODE.PRINT.SIZE","effect":"informs","citation":"Peraturan BPOM 33/2018, Pasal 22","#
        + #""message":"Each side of the 2D barcode is at least 0.6 cm [height_cm: found 0.6, expected ≥ 0.6]","#
        + #""subject":"height_cm","found":"0.6","expected":"≥ 0.6","#
        + #""quote":"ukuran paling sedikit 0,6 x 0,6 cm (nol koma enam kali nol koma enam centimeter)","#
        + #""provisions":["perbpom-33-2018#pasal-22"],"confidence":"high"}],"#
        + #""edition":"33/2018","superseded_by":"22/2022","superseded_on":"2022-10-05"}"#)
  }

  @Test("an open answer of 22/2022 offers that of 33/2018 beside it")
  func alternatives() throws {
    let ask = try Ask(
      #"{"area":"packaging","edition":"22/2022","inputs":{"product_class":"obat_tradisional","primary_packaging":{"type":"blister"}}}"#
    )
    #expect(ask.text("outcome") == "undetermined")
    #expect(ask.text("edition") == "22/2022")
    let alternative = try #require(ask.objects("alternatives").first)
    #expect(alternative["edition"] as? String == "33/2018")
    #expect(alternative["outcome"] as? String == "allowed")
    #expect(ask.object["superseded_by"] == nil)
  }

  @Test("an ambiguous answer gives the other reading once, in the language asked for")
  func otherReadings() throws {
    let question =
      #"{"area":"eligibility","lang":"LANG","inputs":{"kbli":"21022","commodity":"obat_kuasi","business_scale":"UMOT"}}"#
    let english = try Ask(question.replacing("LANG", with: "en"))
    #expect(english.flag("ambiguous") == true)
    #expect(
      english.list("other_readings") == [
        "\"hanya\" limits only the dosage forms of traditional medicine; the other commodities of row 21022 stay open"
      ])
    #expect(
      try Ask(question.replacing("LANG", with: "id")).list("other_readings") == [
        "«hanya» membatasi bentuk sediaan Obat Tradisional saja; komoditi lain pada baris 21022 tetap terbuka"
      ])
  }

  @Test("the language, edition and day of the gateway stand where a question names none")
  func defaults() throws {
    let gateway = try Gateway(.shared(), language: .indonesian, edition: "22/2022", asOf: CalendarDay(2026, 1, 2))
    let ask = try Ask(gateway.answer(#"{"area":"method","inputs":{"product_class":"obat_kuasi"}}"#))
    #expect(ask.text("edition") == "22/2022")
    #expect(ask.text("as_of") == "2026-01-02")
    #expect(ask.text("method") == "identifikasi")
    #expect((ask.objects("findings").first?["message"] as? String)?.contains("memakai identifikasi") == true)
    let own = try Ask(
      gateway.answer(
        #"{"area":"method","edition":"33/2018","as_of":"2020-01-01","lang":"en","inputs":{"product_class":"obat_kuasi"}}"#
      ))
    #expect(own.text("edition") == "33/2018")
    #expect(own.text("as_of") == "2020-01-01")
    #expect(own.text("method") == "out_of_scope")
  }

  @Test("a day before the edition is answered with the day it began")
  func notInForce() throws {
    let ask = try Ask(#"{"area":"method","as_of":"2018-12-06","inputs":{"product_class":"obat_keras"}}"#)
    #expect(ask.text("outcome") == "undetermined")
    #expect(ask.text("not_in_force_before") == "2018-12-07")
  }

  @Test("what the bytes of a file are may come beside the question and stands in place of its own")
  func content() throws {
    let question = Array(
      #"{"area":"documents","inputs":{"context":"sinkarkes.komoditas","filename":"a.pdf","size_bytes":9,"content":{"kind":"pdf"}}}"#
        .utf8)
    let gateway = try gateway()
    let bare = question.withUnsafeBufferPointer { gateway.answer($0) }
    let told = question.withUnsafeBufferPointer { gateway.answer($0, content: FileFacts(kind: .png, byteCount: 9)) }
    #expect(try Ask(bare).list("failed") == [])
    #expect(try Ask(told).list("failed") == ["signature"])
  }

  @Test("a rulebook without a table of the subject says so")
  func noTable() throws {
    // Every embedded subject is there; a question on an edition nobody loaded is the nearest a host can come.
    #expect(try Ask(#"{"area":"method","edition":"99/2099"}"#).code == "unknown_edition")
  }

  // MARK: - Valid JSON

  @Test("every answer is JSON to Foundation and to Python, with an outcome or an error")
  func validJSON() throws {
    let gateway = try gateway()
    var lines = try Fixture.lines("situations.jsonl").map { gateway.answer($0).json }
    lines += ["", "x", "[]", "{}", #"{"area":"\u0001\"\\é😀"}"#, "\"\u{7F}\""].map { gateway.answer($0).json }
    let count = lines.count
    lines += Language.allCases.map { gateway.rulebook.json(in: $0) }
    for line in lines.prefix(count) {
      let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      #expect((object["outcome"] != nil) != (object["error"] != nil))
      #expect(!line.contains("\n"))
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c", "import json, sys\nprint(sum(1 for line in sys.stdin if type(json.loads(line)) is dict))",
    ]
    let (input, output) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
    let data = Data((lines.joined(separator: "\n") + "\n").utf8)
    Thread {
      input.fileHandleForWriting.write(data); try? input.fileHandleForWriting.close()
    }.start()
    let answer = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(answer == "\(lines.count)\n")
  }

  @Test("a question changed at random is answered, never a crash, and always with JSON")
  func changedQuestions() throws {
    var random = SeededRandom(seed: 2018)
    let gateway = try gateway()
    let lines = try Fixture.lines("situations.jsonl")
    let splices = [
      "\"", "{", "}", "[", "]", ",", ":", "null", "-1", "1e308", "\\u0000", "\\ud800", "(90)", "\u{1D}", "😀", "00",
    ]
    for _ in 0..<4000 {
      var bytes = Array((lines.randomElement(using: &random) ?? "").utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...9, using: &random)))
        case 2: bytes.insert(contentsOf: Array((splices.randomElement(using: &random) ?? "").utf8), at: place)
        default: bytes.insert(contentsOf: bytes[place..<min(place + 20, bytes.count)], at: place)
        }
        if bytes.isEmpty { bytes = [0x7B] }
      }
      let answer = bytes.withUnsafeBufferPointer { gateway.answer($0) }
      let object = try #require(try JSONSerialization.jsonObject(with: Data(answer.json.utf8)) as? [String: Any])
      #expect((object["outcome"] != nil) != (object["error"] != nil))
    }
  }

  // MARK: - Threads

  @Test("one gateway between eight threads answers as it does to one")
  func threads() throws {
    let gateway = try gateway()
    let lines = try Fixture.lines("situations.jsonl")
    let alone = lines.map { gateway.answer($0).json }
    let answers = Collected()
    let threads = (0..<8).map { number in
      Thread {
        // Each begins elsewhere, so that different questions meet.
        let start = number * lines.count / 8
        let order = lines.indices.map { (start + $0) % lines.count }
        for index in order where gateway.answer(lines[index]).json != alone[index] {
          answers.add("thread \(number): \(lines[index])")
        }
        answers.add("done")
      }
    }
    threads.forEach { $0.stackSize = 1 << 20 }
    threads.forEach { $0.start() }
    while threads.contains(where: { !$0.isFinished }) { Thread.sleep(forTimeInterval: 0.01) }
    #expect(answers.all == Array(repeating: "done", count: 8))
  }

  @Test("eight threads may load tables and read codes at once")
  func loadingThreads() throws {
    let rulebook = try Rulebook.shared()
    let table = try Fixture.table("sinkarkes-2023.xml")
    let answers = Collected()
    let threads = (0..<8).map { _ in
      Thread {
        for _ in 0..<10 {
          do {
            let own = try rulebook.adding(table: table)
            let embedded = try Rulebook.shared()
            answers.add(own.json(in: .english) == embedded.json(in: .english) ? "same" : "different")
          } catch {
            answers.add("\(error)")
          }
        }
      }
    }
    threads.forEach { $0.start() }
    while threads.contains(where: { !$0.isFinished }) { Thread.sleep(forTimeInterval: 0.01) }
    #expect(answers.all == Array(repeating: "same", count: 80))
  }

  // MARK: - What stands beside a code

  @Test(
    "a fact beside a code is held against it",
    arguments: [
      (#""requested_batch":"B123""#, "valid"), (#""requested_batch":"B999""#, "invalid"),
      (#""nie":"DKL 1234567890 A1""#, "valid"), (#""nie":"DKL1234567890A2""#, "invalid"),
      (#""expiry":"2027-12-31""#, "valid"), (#""expiry":"2027-12-30""#, "invalid"),
      (#""gtin":"8991234567891""#, "invalid"),
      (#""serial":"SN0001","batch":"B123""#, "valid"), (#""batch":"b123""#, "invalid"),
    ])
  func besideCode(fact: String, verdict: String) throws {
    let code = "(90)DKL1234567890A1(10)B123(17)271231(21)SN0001"
    let ask = try Ask(#"{"area":"barcode_authentication","inputs":{"text":"\#(code)",\#(fact)}}"#)
    #expect(ask.object["verdict"] as? String == verdict)
  }

  @Test("two texts that are no codes are not the same code")
  func noCodes() throws {
    let ask = try Ask(#"{"area":"barcode_identification","inputs":{"printed":"garbage","licence":"garbage"}}"#)
    #expect(ask.object["verdict"] as? String == "indeterminate")
  }

  @Test("names are based on one of three papers, not on nothing")
  func noBasis() throws {
    #expect(try Ask(#"{"area":"forms","inputs":{"name_based_on":""}}"#).object["verdict"] as? String == "invalid")
  }

  // MARK: - Two questions at once

  @Test(
    "facts of a second question are refused, not passed over",
    arguments: [
      ("esert_fields", #""memiliki_nib":"TIDAK","has_production_licence":true"#, "has_production_licence"),
      ("esert_fields", #""field":"Status","value":"Aktif","nib":null"#, "nib"),
      ("sinkarkes_fields", #""form":"tujuan_layanan","filled":[],"Jenis Layanan":"Transit""#, "Jenis Layanan"),
      ("sinkarkes_fields", #""password":"a","konfirmasi_password":"a","Jenis Layanan":"Transit""#, "Jenis Layanan"),
      ("forms", #""form":"ttac_hak_akses","filled":[],"name_based_on":"NIB""#, "form"),
      ("pbumku", #""kbli":"21012","pb_umku":"Izin Edar Obat Tradisional""#, "pb_umku"),
      ("kbli_lookup", #""kbli":"21012","commodity":"obat_tradisional""#, "commodity"),
      ("obligations", #""provision":"Pasal 26","method":"otentifikasi""#, "method"),
      ("sinkarkes_fields", #""password":"a","konfirmasi_password":"a","is_food":true"#, "password"),
      ("barcode_identification", #""text":"(90)TR123456789(91)260305","printed":"x","licence":"x""#, "printed"),
    ])
  func twoQuestions(area: String, inputs: String, key: String) throws {
    let ask = try Ask(#"{"area":"\#(area)","inputs":{\#(inputs)}}"#)
    #expect(ask.code == "unknown_key")
    #expect(ask.problems.first?["path"] as? String == "inputs.\(key)")
  }

  @Test("a Kode Izin beside the name of a PB-UMKU is held against it")
  func permitCodeBesideName() throws {
    for (name, outcome) in [
      ("Hasil Pra Registrasi Obat Tradisional", "allowed"), ("Izin Edar Obat Kuasi", "refused"),
    ] {
      let ask = try Ask(#"{"area":"pbumku","inputs":{"kode_izin":"063000000064","pb_umku":"\#(name)"}}"#)
      #expect(ask.object["outcome"] as? String == outcome)
    }
  }

  @Test(
    "numbers in forms are judged as such numbers",
    arguments: [
      (#""field":"NPWP","value":"123""#, "npwp"), (#""field":"NPWP","value":"00.000.000.0-000.005""#, nil),
      (#""memiliki_nib":"YA","nib":"123""#, "nib"), (#""memiliki_nib":"YA","nib":"1224000320187""#, nil),
    ])
  func numbersInForms(inputs: String, error: String?) throws {
    let ask = try Ask(#"{"area":"esert_fields","inputs":{\#(inputs)}}"#)
    #expect(ask.object["errors"] as? [String] == (error.map { [$0] } ?? []))
  }

  @Test("null is an unknown fact, and asks nothing", arguments: ["kbli_lookup", "deadlines"])
  func nullAsksNothing(area: String) throws {
    let inputs =
      area == "deadlines"
      ? #""application_date":"2023-01-06","created":null"# : #""kbli":"21022","commodity":null,"jenis_industri":null"#
    #expect(try Ask(#"{"area":"\#(area)","inputs":{\#(inputs)}}"#).code == nil)
  }

  @Test("a commodity is known in every area however it is written")
  func commodityInEveryArea() throws {
    for name in ["obat_tradisional", "Obat Tradisional", "Obat Bahan Alam"] {
      let codes = try Ask(#"{"area":"kbli_lookup","inputs":{"commodity":"\#(name)"}}"#)
      #expect((codes.object["kbli_set"] as? [String])?.contains("21022") == true)
      let line = try Ask(#"{"area":"pbumku","inputs":{"commodity":"\#(name)","stage":"registrasi"}}"#)
      #expect(line.object["pb_umku"] as? String == "Izin Edar Obat Tradisional")
    }
  }

  @Test("numbers in the forms of SINKARKES are judged as such numbers")
  func numbersOfSinkarkes() throws {
    for (npwp, verdict) in [("123", "invalid"), ("00.000.000.0-000.005", "complete")] {
      let values = #"{"Tanggal Layanan":"04/06/2023","NPWP":"\#(npwp)"}"#
      let ask = try Ask(
        #"{"area":"sinkarkes_fields","inputs":{"form":"permintaan_layanan_billing","values":\#(values)}}"#)
      #expect(ask.object["verdict"] as? String == verdict)
    }
  }

  @Test(
    "a question without facts names those it takes, by the keys of its area",
    arguments: [
      ("required_docs", "", ["system"]),
      ("required_docs", #""system":"esertifikasi.registrasi""#, ["provided", "fields"]),
      ("forms", #""form":"barcode_request_pasal8""#, ["filled"]),
      ("esert_fields", "", ["field", "memiliki_nib", "has_production_licence", "nomor_izin_produksi"]),
      ("esert_fields", #""field":"Status""#, ["value"]), ("barcode_identification", "", ["text"]),
      ("barcode_authentication", #""method":"otentifikasi""#, ["text"]),
    ])
  func missingByKey(area: String, inputs: String, keys: [String]) throws {
    let ask = try Ask(#"{"area":"\#(area)","inputs":{\#(inputs)}}"#)
    #expect(ask.text("verdict") == "indeterminate")
    #expect(ask.list("missing_facts") == keys)
  }

  @Test(
    "every missing fact of every worked case names the rule that needs it",
    arguments: ["sample-cases.jsonl", "situations.jsonl"])
  func neededBy(file: String) throws {
    let gateway = Gateway(try .shared(), language: .english)
    var count = 0
    for line in try Fixture.lines(file) {
      let object = try Ask(gateway.answer(try question(of: line))).object
      guard let missing = object["missing_facts"] as? [String] else { continue }
      let needs = object["needed_by"] as? [[String: Any]] ?? object["sections"].map(Self.needs) ?? []
      let named = needs.filter { $0["rule"] is String && $0["citation"] is String }.compactMap { $0["fact"] as? String }
      #expect(named == missing, "\(line.prefix(80))")
      count += 1
    }
    #expect(count > (file == "situations.jsonl" ? 100 : 0))
  }

  /// The missing facts of the sections of a dossier.
  private static func needs(_ sections: Any) -> [[String: Any]] {
    (sections as? [[String: Any]] ?? []).flatMap { $0["missing_facts"] as? [[String: Any]] ?? [] }
  }

  /// A worked case without what it expects.
  private func question(of line: String) throws -> String {
    let json = try JSONSerialization.jsonObject(with: Data(line.utf8))
    var object = try #require(json as? [String: Any])
    for key in ["expected", "rule", "why", "ambiguous", "verdict_in"] { object[key] = nil }
    return String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
  }

  @Test("a fault of the question is told in Indonesian to who asks in Indonesian")
  func faultsInIndonesian() throws {
    let gateway = Gateway(try .shared(), language: .indonesian)
    for (question, message) in [
      (#"{"area":"print","inputs":{"width_cm":"x"}}"#, #"inputs.width_cm: ditemukan teks, seharusnya bilangan"#),
      (
        #"{"area":"eligibility","inputs":{"business_scale":"besar"}}"#,
        #"inputs.business_scale: ditemukan "besar", seharusnya salah satu dari industri, UKOT, UMOT"#
      ),
      (#"{"area":"workflow","inputs":{}}"#, "inputs.system: ditemukan tidak ada, seharusnya salah satu dari asrot,"),
    ] {
      let told = try Ask(gateway.answer(question)).messages.first
      #expect(told?.hasPrefix(message) == true, "\(told ?? "")")
    }
  }
}

/// Texts that several threads put together.
private final class Collected: @unchecked Sendable {
  private let lock = NSLock()
  private var texts: [String] = []
  var all: [String] { lock.withLock { texts } }
  func add(_ text: String) { lock.withLock { texts.append(text) } }
}
