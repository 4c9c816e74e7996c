import Testing

@testable import GS1

@Suite struct EscapingTests {
  @Test(
    "what a character is written with",
    arguments: [
      ("\\(", .none, "\\("), ("\\(a\\", .bracket, "(a\\"), ("%41+", .bracket, "%41+"), ("%41+%2", .path, "A+%2"),
      ("%41+%2b", .query, "A +"), ("%4g%GG%", .query, "%4g%GG%"), ("%%4141", .path, "%A41"), ("", .query, ""),
    ] as [(String, Element.Escaping, String)])
  func unescaping(_ text: String, _ escaping: Element.Escaping, _ expected: String) {
    let bytes = Array(text.utf8)
    #expect(escaping.unescaped(bytes.span, 0..<bytes.count) == Array(expected.utf8))
    #expect(escaping.isUsed(bytes.span, 0..<bytes.count) == (text != expected))
    #expect(escaping.count(bytes.span, 0..<bytes.count) == expected.utf8.count)
  }

  @Test("an escape does not reach beyond its value")
  func bounds() {
    let bytes = Array("%41\\(".utf8)
    #expect(Element.Escaping.path.unescaped(bytes.span, 0..<2) == Array("%4".utf8))
    #expect(Element.Escaping.bracket.unescaped(bytes.span, 0..<4) == Array("%41\\".utf8))
  }

  @Test("hexadecimal digits of both cases and nothing else")
  func digits() {
    for byte in UInt8.min...UInt8.max {
      let digit = byte < 0x80 ? Character(Unicode.Scalar(byte)).hexDigitValue : nil
      #expect(hexadecimal(byte).map { Int($0) } == digit)
    }
  }
}
