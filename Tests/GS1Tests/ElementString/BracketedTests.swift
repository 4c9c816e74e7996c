import GS1
import Testing

@Suite struct BracketedTests {
  @Test("a backslash at the end of a value would hide the bracket behind it, and is not carried")
  func backslash() throws {
    let options = ElementString.Options(ignoring: [.invalidCharacter])
    let message = ElementString(raw: "10A\\\u{1D}0108991234567891", options: options)
    #expect(message.isValid && message.elements.count == 2)
    let error = #expect(throws: GS1Error.self) { try message.checkedBracketedBytes() }
    #expect(error?.code == .notCarried && error?.ai == .batch && error?.offset == 0)
    let last = ElementString(raw: "010899123456789110A\\", options: options)
    #expect(try last.checkedBracketedBytes() == last.bracketedBytes)
    #expect(ElementString(bracketed: last.bracketedBytes, options: options).text(of: .batch) == "A\\")
  }

  /// Reads without associations, which have tests of their own.
  private func read(_ text: String, allowsUnknown: Bool = false) -> String {
    var options = ElementString.Options()
    options.checksAssociations = false
    options.allowsUnknownIdentifiers = allowsUnknown
    return RawTests.summary(ElementString(bracketed: text, options: options))
  }

  @Test(
    "bracketed text of elements alone is written as it is; of any other, the elements",
    arguments: [
      (#"(01)08991234567891(10)A\(B(21)"#, nil), (#"(90)\(\((91)\\"#, nil), ("(9999)A(10)B", nil), ("", nil),
      ("(90)", nil),
      ("x(90)A(91)B", "(90)A(91)B"), ("(90)A(9)B(91)C", "(90)A(91)C"), ("(90)A(91", "(90)A"), (" ", ""), ("(", ""),
      ("((90)A", "(90)A"), ("(01)8991234567891", nil),
    ] as [(String, String?)])
  func written(text: String, elements: String?) {
    #expect(ElementString(bracketed: text).bracketed == elements ?? text)
  }

  @Test(
    "elements in brackets",
    arguments: [
      ("(01)08991234567891(10)ABC", "01=08991234567891 10=ABC"), ("(90)A)B", "90=A)B"),
      // A code as BPOM issues it, and one with a 17 character registration number.
      ("(90)NA18240104109(91)271231", "90=NA18240104109 91=271231"),
      (
        "(90)BPOM RI MD 123456(91)271231",
        "90=BPOM RI MD 123456! 91=271231 invalid_character@8+1 invalid_character@11+1 invalid_character@14+1"
      ),
      ("", "empty_message@0+0"), ("(", "unclosed_bracket@0+1"), ("()", "malformed_application_identifier@1+0"),
      ("(90", "unclosed_bracket@0+3"), ("(90(91)B", "91=B unclosed_bracket@0+3"),
      ("((90)A", "90=A unclosed_bracket@0+1"),
      ("x(90)A", "90=A text_outside_brackets@0+1"), ("x", "text_outside_brackets@0+1"),
      (" (90)A", "90=A text_outside_brackets@0+1"), ("(90)", "90=! missing_value@4+0"),
      ("(90)(91)B", "90=! 91=B missing_value@4+0"), ("(9)A(91)B", "91=B malformed_application_identifier@1+1"),
      ("(12345)A(91)B", "91=B malformed_application_identifier@1+5"),
      ("(9a)A(91)B", "91=B malformed_application_identifier@1+2"),
      ("(90)A\u{1D}(91)B", "90=A\u{1D}! 91=B invalid_character@5+1"),
    ])
  func elements(_ text: String, _ expected: String) {
    #expect(read(text) == expected)
  }

  @Test(
    "values of the wrong length and unknown identifiers still give elements",
    arguments: [
      ("(55)ABC(91)B", "55=ABC! 91=B unknown_application_identifier@1+2"),
      ("(310)1", "310=1! unknown_application_identifier@1+3"),
      ("(3106)123456", "3106=123456! unknown_application_identifier@1+4"),
      ("(010)1", "010=1! unknown_application_identifier@1+3"),
      ("(01)0899123456789123", "01=0899123456789123! value_too_long@18+2"), ("(01)089", "01=089! value_too_short@4+3"),
      ("(17)2812310", "17=2812310! value_too_long@10+1"),
      (
        "(90)" + String(repeating: "A", count: 40), "90=" + String(repeating: "A", count: 40) + "! value_too_long@34+10"
      ),
      (
        "(10)A#" + String(repeating: "A", count: 20),
        "10=A#" + String(repeating: "A", count: 20) + "! value_too_long@24+2 invalid_character@5+1"
      ),
    ])
  func survivors(_ text: String, _ expected: String) {
    #expect(read(text) == expected)
  }

  @Test(
    "unknown identifiers may be let through unless they clash with known ones",
    arguments: [
      ("(55)ABC", "55=ABC"), ("(555)ABC", "555=ABC"), ("(5555)ABC", "5555=ABC"), ("(3106)123456", "3106=123456"),
      ("(3106)12345", "3106=12345! value_too_short@6+5"), ("(18)280101", "18=280101"),
      ("(18)2801011", "18=2801011! value_too_long@10+1"),
      ("(310)1", "310=1! unknown_application_identifier@1+3"), ("(010)1", "010=1! unknown_application_identifier@1+3"),
      ("(55)A#", "55=A#! invalid_character@5+1"), ("(55)", "55=! missing_value@4+0"),
      ("(55)A\\(#", "55=A(#! invalid_character@7+1"),
      ("(55)" + String(repeating: "A", count: 91), "55=" + String(repeating: "A", count: 91) + "! value_too_long@94+1"),
    ])
  func allowed(_ text: String, _ expected: String) {
    #expect(read(text, allowsUnknown: true) == expected)
  }

  @Test(
    "a bracket in a value is escaped; nothing else is",
    arguments: [
      ("(90)A\\(B", "90=A(B"), ("(90)\\(\\((91)B", "90=(( 91=B"), ("(90)A\\B", "90=A\\B! invalid_character@5+1"),
      ("(90)A\\\\(B", "90=A\\(B! invalid_character@5+1"), ("(90)A\\", "90=A\\! invalid_character@5+1"),
      ("\\(90)A", "text_outside_brackets@0+6"), ("(90\\)A", "malformed_application_identifier@1+3"),
      // The offset counts the escape, the length too.
      ("(90)\\(\\(#B", "90=((#B! invalid_character@8+1"),
      ("(242)1\\(2", "242=1(2! invalid_character@6+2"),
      ("(20)\\(\\(\\(", "20=(((! value_too_long@8+2 invalid_character@4+4"),
    ])
  func escapes(_ text: String, _ expected: String) {
    #expect(read(text) == expected)
  }

  @Test("rendering gives the text back", arguments: ["(01)08991234567891(10)A\\(B)(90)x", "(55)\\((91)", "(01)1"])
  func rendering(_ text: String) {
    #expect(ElementString(bracketed: text).bracketed == text)
    #expect(ElementString(bracketed: text).description == text)
  }
}
