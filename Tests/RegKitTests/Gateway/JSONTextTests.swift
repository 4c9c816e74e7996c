import Testing

@testable import RegKit

@Suite struct JSONTextTests {
  @Test("a character is escaped where JSON wants it and nowhere else, wherever in a text it stands")
  func escapes() {
    let named = [
      "\"": #"\""#, "\\": #"\\"#, "\u{8}": #"\b"#, "\u{C}": #"\f"#, "\n": #"\n"#, "\r": #"\r"#, "\t": #"\t"#,
    ]
    for code in Array(0..<0x180) + [0x2028, 0xFFFD, 0xFFFF, 0x1F600] {
      guard let scalar = Unicode.Scalar(UInt32(code)) else { continue }
      let character = String(Character(scalar))
      let hexadecimal = String(code, radix: 16, uppercase: true)
      let escaped =
        named[String(scalar)] ?? (code < 0x20 ? #"\u00"# + (code < 16 ? "0" : "") + hexadecimal : character)
      for before in 0..<18 {
        let (head, tail) = (String(repeating: "a", count: before), String(repeating: "é", count: 17 - before))
        #expect(JSONValue.string(head + character + tail).text == "\"" + head + escaped + tail + "\"")
      }
    }
  }

  @Test(
    "values of every kind stand on one line without blanks",
    arguments: [
      (.null, "null"), (.bool(true), "true"), (.integer(-5), "-5"), (.integer(.min), "-9223372036854775808"),
      (.real(4.99), "4.99"), (.real(3), "3.0"), (.real(1e300), "1e300"), (.string(""), "\"\""), (.array([]), "[]"),
      (.object([]), "{}"), (.array([.array([]), .object([]), .string("["), .string("{")]), #"[[],{},"[","{"]"#),
      (
        .object([("a{", .integer(1)), ("", .object([("b", .null), ("a", .array([.null, .null]))]))]),
        #"{"a{":1,"":{"b":null,"a":[null,null]}}"#
      ),
    ] as [(JSONValue, String)])
  func values(value: JSONValue, text: String) {
    #expect(value.text == text)
  }

  @Test("every answer is JSON in which no key stands twice")
  func answers() throws {
    let gateway = try Gateway(.shared(), language: .indonesian)
    for line in try Fixture.lines("situations.jsonl") {
      let text = gateway.answer(line).json
      let bytes = Array(text.utf8)
      // Reading refuses keys that stand twice.
      let again = try bytes.withUnsafeBufferPointer { try JSONValue.parse($0) }
      #expect(again.text == text)
    }
  }
}
