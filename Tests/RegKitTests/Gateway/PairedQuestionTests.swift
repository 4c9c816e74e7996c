import RegKit
import Testing

@Suite struct PairedQuestionTests {
  private func ask(_ area: String, _ pairs: (String, String)...) throws -> Gateway.Answer {
    let gateway = try Gateway(.shared(), language: .english)
    return gateway.answer(area: area, pairs: pairs.map { (key: $0.0, value: $0.1) })
  }

  @Test("pairs ask the same question as JSON does")
  func same() throws {
    let gateway = try Gateway(.shared(), language: .english)
    let json = gateway.answer(
      #"{"area":"packaging","inputs":{"product_class":"obat_keras","primary_packaging":{"type":"tube","net_weight_g":9.99},"barcode_on":"secondary","tamper_security":true}}"#
    )
    let pairs = try ask(
      "packaging", ("product_class", "obat_keras"), ("primary_packaging.type", "tube"),
      ("primary_packaging.net_weight_g", "9.99"), ("barcode_on", "secondary"), ("tamper_security", "true"))
    #expect(pairs.json == json.json)
  }

  @Test("lists are written with indexes, in any order")
  func lists() throws {
    let answer = try ask(
      "print", ("codes[1].issuer", "pelaku_usaha"), ("codes[0].issuer", "badan_pom"), ("codes[0].text", "BPOM RI"))
    #expect(try Ask(answer).text("verdict") == "valid")
    let other = try ask("print", ("codes[1].issuer", "pelaku_usaha"), ("codes[0].issuer", "badan_pom"))
    #expect(try Ask(other).text("verdict") == "invalid")
  }

  @Test("what follows the name of a record is one key, full stops and all")
  func records() throws {
    let answer = try Ask(
      ask(
        "forms", ("form", "sinkarkes.komoditas"), ("values.Jenis Komoditas", "Alat Kesehatan"),
        ("values.No. Invoice", "NO0900012"), ("uploads[0]", "File Invoice"), ("circumstances.is_food", "false"),
        ("circumstances.marketed_domestically", "true")))
    #expect(answer.text("verdict") == "incomplete")
    #expect(answer.list("missing") == ["File Registrasi BPOM"])
    #expect(try Ask(ask("csv", ("report", "sale"), ("row.x.y", "1"))).list("errors")?.first == "unexpected_column")
    #expect(try Ask(ask("forms", ("circumstances.is_food", "ya"))).code == "wrong_type")
  }

  @Test(
    "a key given twice is refused, and so is one inside a value",
    arguments: [
      [("product_class", "obat_keras"), ("product_class", "kosmetika")],
      [("product_class", "kosmetika"), ("product_class", "kosmetika")],
      [("primary_packaging.type", "tube"), ("primary_packaging.type", "vial")],
      [("primary_packaging", "tube"), ("primary_packaging.type", "vial")],
      [("primary_packaging.type", "vial"), ("primary_packaging", "tube")],
      [("x[1].y", "1"), ("x[01].y", "2")], [("x[1]", "1"), ("x[1].y.z", "2")], [("", "1"), ("", "2")],
    ])
  func repeatedKeys(pairs: [(String, String)]) throws {
    let gateway = try Gateway(.shared(), language: .english)
    let answer = gateway.answer(area: "packaging", pairs: pairs.map { (key: $0.0, value: $0.1) })
    let problem = try #require(answer.error?.problems.first)
    #expect(answer.error?.problems.count == 1)
    #expect(problem.code == .repeatedKey)
    #expect(
      problem.message(in: .english)
        == "inputs.\(pairs[1].0): found a second value, \"\(pairs[1].1)\", expected one value")
  }

  @Test("items of a list and keys of a record beside each other are no repeats")
  func notRepeated() throws {
    let answer = try ask(
      "forms", ("form", "sinkarkes.komoditas"), ("values.a", "1"), ("values.a.b", "1"), ("uploads[0]", "x"),
      ("uploads[1]", "x"))
    #expect(answer.error == nil)
  }

  @Test("digits of a text stay text")
  func texts() throws {
    let answer = try ask("eligibility", ("kbli", "01111"), ("commodity", "obat_kuasi"))
    #expect(try Ask(answer).objects("findings").last?["found"] as? String == "01111")
    #expect(
      try Ask(ask("barcode_authentication", ("requested_batch", "1"), ("printed_batch", "1.0"))).text("verdict")
        == "violates")
    #expect(
      try Ask(ask("documents", ("context", "sinkarkes.komoditas"), ("filename", "true"), ("size_bytes", "1"))).text(
        "verdict") == "rejected")
  }

  @Test(
    "a text that is not of the field's kind is refused with its type",
    arguments: [
      ("documents", "size_bytes", "2MB", "inputs.size_bytes: found string, expected number"),
      ("documents", "size_bytes", "1.5", "inputs.size_bytes: found 1.5, expected whole number"),
      ("documents", "size_bytes", "99999999999999999999", "inputs.size_bytes: found string, expected number"),
      ("documents", "size_bytes", "-1", "inputs.size_bytes: found -1, expected ≥ 0"),
      ("packaging", "tamper_security", "ya", "inputs.tamper_security: found string, expected boolean"),
      ("packaging", "tamper_security", "TRUE", "inputs.tamper_security: found string, expected boolean"),
      ("print", "width_cm", "0,6", "inputs.width_cm: found string, expected number"),
      ("print", "width_cm", "-1", "inputs.width_cm: found -1, expected ≥ 0"),
      ("packaging", "primary_packaging", "botol", "inputs.primary_packaging: found string, expected object"),
      ("packaging", "primary_packaging.type", "bottle", nil),
      ("print", "codes[99].issuer", "badan_pom", nil), ("print", "codes[-1].issuer", "badan_pom", nil),
      ("print", "codes[].issuer", "badan_pom", nil), ("print", "codes[0]x.issuer", "badan_pom", nil),
      ("print", "codes]0[.issuer", "badan_pom", nil), ("print", "]", "x", nil), ("print", "[0]", "x", nil),
      ("print", "", "x", nil), ("print", ".", "x", nil), ("print", "..", "x", nil),
      ("print", "codes..issuer", "x", nil),
      ("print", "codes[0][1].issuer", "badan_pom", nil), ("print", "width_cm.x", "1", nil),
      ("print", "codes.issuer", "x", nil),
      ("pajak", "x", "1", nil), ("", "", "", nil),
    ] as [(String, String, String, String?)])
  func refused(area: String, key: String, value: String, message: String?) throws {
    let answer = try ask(area, (key, value))
    #expect(answer.status == .failed)
    if let message { #expect(try Ask(answer).messages == [message]) }
  }

  @Test("a key with parts without end is an unknown key")
  func endlessKey() throws {
    for count in [8, 9, 100_000, 1_000_000] {
      let key = String(repeating: "codes.", count: count) + "x"
      #expect(try ask("print", (key, "1")).status == .failed)
    }
  }

  @Test("no pairs are an empty question")
  func none() throws {
    #expect(try ask("method").status == .answered(.undetermined))
  }

  @Test("detail lines hold what is the area's own")
  func details() throws {
    let answer = try ask("documents", ("context", "sinkarkes.komoditas"), ("filename", "a.gif"), ("size_bytes", "0"))
    #expect(answer.detailLines == ["verdict: rejected", "failed: format, empty"])
    let lookup = try ask("kbli_lookup", ("commodity", "obat_kuasi"), ("jenis_industri", "Industri lokal"))
    #expect(lookup.detailLines == ["kbli_set: 21012, 21022"])
  }
}
