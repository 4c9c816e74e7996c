import GS1
import Testing

@Suite struct RawTests {
  /// Elements as `ai=value`, with `!` after one that has errors, then the codes of the errors with their offsets.
  static func summary(_ message: ElementString) -> String {
    let elements = message.elements.map { "\($0.ai)=\(message.text(of: $0))" + ($0.hasErrors ? "!" : "") }
    let errors = message.errors.map { "\($0.code)@\($0.offset)+\($0.length)" }
    return (elements + errors).joined(separator: " ")
  }

  @Test(
    "separators, ^ standing for FNC1",
    arguments: [
      ("010899123456789117280229", "01=08991234567891 17=280229"),
      ("^010899123456789117280229", "01=08991234567891 17=280229"),
      ("010899123456789110ABC^17280229", "01=08991234567891 10=ABC 17=280229"),
      // One superfluous separator after a predefined length, and one at the end.
      ("0108991234567891^10ABC^17280229^", "01=08991234567891 10=ABC 17=280229"),
      ("90A^91B^", "90=A 91=B"),
      // Any more are errors, and nothing is lost by them.
      ("^^90A", "90=A misplaced_separator@1+1"),
      ("90A^^91B", "90=A 91=B misplaced_separator@4+1"),
      ("90A^^^^91B", "90=A 91=B misplaced_separator@4+3"),
      ("90A^^", "90=A misplaced_separator@4+1"),
      ("0108991234567891^^90A", "01=08991234567891 90=A misplaced_separator@17+1"),
      // A fixed length alone promises nothing: (402) needs its separator.
      ("811112342^90A", "8111=12342! 90=A value_too_long@8+1"), ("42236090A", "422=36090A! value_too_long@6+3"),
      ("", "empty_message@0+0"), ("^", "empty_message@1+0"), ("^^", "misplaced_separator@1+1"),
    ])
  func separators(_ text: String, _ expected: String) {
    var options = ElementString.Options()
    options.checksAssociations = false
    let message = ElementString(raw: text, separator: 0x5E, options: options)
    #expect(RawTests.summary(message) == expected)
    let group = ElementString(raw: text.replacing("^", with: "\u{1D}"), options: options)
    #expect(RawTests.summary(group) == RawTests.summary(message))
  }

  @Test(
    "an element with a bad value survives, and so do those around it",
    arguments: [
      // Too short before a separator and before the end.
      ("010899123^90A", "01=0899123! 90=A value_too_short@2+7"),
      ("90A^010899123", "90=A 01=0899123! value_too_short@6+7"),
      ("90A^01", "90=A 01=! missing_value@6+0"),
      ("90^91B", "90=! 91=B missing_value@2+0"),
      // Too long can only be seen where a separator ends the value.
      (
        "90" + String(repeating: "A", count: 31) + "^91B",
        "90=" + String(repeating: "A", count: 31) + "! 91=B value_too_long@32+1"
      ),
      ("90" + String(repeating: "A", count: 30) + "^91B", "90=" + String(repeating: "A", count: 30) + " 91=B"),
      ("90A B\u{7F}^91B", "90=A B\u{7F}! 91=B invalid_character@3+1 invalid_character@5+1"),
      ("90A##B^91B", "90=A##B! 91=B invalid_character@3+2"),
      ("0108991234567892^90A", "01=08991234567892! 90=A wrong_check_digit@15+1"),
      ("0108991234X67891^90A", "01=08991234X67891! 90=A invalid_character@10+1"),
      ("1728133190A", "17=281331! 90=A invalid_date@4+2"),
      ("90\u{0}A^91B", "90=\u{0}A! 91=B invalid_character@2+1"),
      ("90é^91B", "90=é! 91=B invalid_character@2+2"),
      // Both components are wrong, and both are reported.
      ("43242813322561^90A", "4324=2813322561! 90=A invalid_date@6+2 invalid_time@10+2"),
      // An optional component that is cut short.
      ("7007280101280^90A", "7007=280101280! 90=A value_too_short@10+3"),
      ("700728010128010^90A", "7007=28010128010! 90=A value_too_short@10+5"),
      ("4231232^90A", "423=1232! 90=A invalid_country@3+3 value_too_short@6+1"),
    ])
  func badValues(_ text: String, _ expected: String) {
    var options = ElementString.Options()
    options.checksAssociations = false
    let message = ElementString(raw: text.replacing("^", with: "\u{1D}"), options: options)
    #expect(RawTests.summary(message) == expected)
  }

  @Test(
    "after an unknown identifier reading goes on behind the next separator",
    arguments: [
      ("99A^18ABC^91B", "99=A 91=B unknown_application_identifier@4+2"),
      ("3106123456^91B", "91=B unknown_application_identifier@0+4"),
      ("310^91B", "91=B malformed_application_identifier@0+3"),
      ("A1^91B", "91=B malformed_application_identifier@0+2"),
      ("9^91B", "91=B malformed_application_identifier@0+1"),
      ("0", "malformed_application_identifier@0+1"),
      ("(90)A", "malformed_application_identifier@0+2"),
      ("0\u{0}", "malformed_application_identifier@0+2"),
      ("45", "unknown_application_identifier@0+2"),
    ])
  func unknown(_ text: String, _ expected: String) {
    #expect(RawTests.summary(ElementString(raw: text.replacing("^", with: "\u{1D}"))) == expected)
  }

  @Test(
    "unknown identifiers may be let through where their length is known",
    arguments: [
      ("3106123456^91B", "3106=123456 91=B"), ("310612345691B", "3106=123456 91=B"),
      ("3106123", "3106=123! value_too_short@4+3"),
      ("418089912345678991B", "418=0899123456789 91=B"), ("7199ABC^91B", "719=9ABC 91=B"),
      ("8044", "8044=! missing_value@4+0"),
      ("45AB^91B", "91=B unknown_application_identifier@0+2"), ("310^91B", "91=B malformed_application_identifier@0+3"),
    ])
  func allowed(_ text: String, _ expected: String) {
    var options = ElementString.Options()
    options.allowsUnknownIdentifiers = true
    let message = ElementString(raw: text.replacing("^", with: "\u{1D}"), options: options)
    #expect(RawTests.summary(message) == expected)
  }

  @Test("offsets point into the input")
  func offsets() throws {
    let message = ElementString(raw: "\u{1D}010899123456789110ABC\u{1D}21X")
    #expect(message.elements.map(\.offset) == [1, 17, 23])
    #expect(message.elements.map(\.valueOffset) == [3, 19, 25])
    #expect(message.elements.map(\.valueLength) == [14, 3, 1])
    #expect(message.elements.map(\.valueRange) == [3..<17, 19..<22, 25..<26])
  }

  @Test(
    "rendering puts separators only where they are needed",
    arguments: [
      ("(01)08991234567891(10)ABC(17)280229", "010899123456789110ABC^17280229"),
      ("(10)ABC(01)08991234567891", "10ABC^0108991234567891"), ("(90)A", "90A"), ("(20)01(90)A", "200190A"),
      ("(8111)1234(90)A", "81111234^90A"), ("(17)28(90)A", "1728^90A"), ("(90)A\\(B", "90A(B"), ("", ""),
    ])
  func rendering(_ bracketed: String, _ raw: String) throws {
    #expect(String(decoding: try ElementString(bracketed: bracketed).rawBytes(separator: 0x5E), as: UTF8.self) == raw)
  }

  @Test(
    "what raw elements cannot carry is refused with its place",
    arguments: [
      ("(01)08991234567891(89)ABC", 19), ("(01)08991234567891(235)A^B", 19), ("(8050)X(01)08991234567891", -1),
      ("(89)A", 1), ("(17)2812311(10)A", 1), ("(04)123", 1), ("(31)1", 1),
    ])
  func notCarried(_ bracketed: String, _ offset: Int) throws {
    var options = ElementString.Options(ignoring: [.invalidCharacter])
    options.allowsUnknownIdentifiers = true
    let message = ElementString(bracketed: bracketed, options: options)
    do throws(GS1Error) {
      let raw = try message.rawBytes(separator: 0x5E)
      #expect(offset == -1, "\(String(decoding: raw, as: UTF8.self))")
      #expect(ElementString(raw: raw, separator: 0x5E, options: options).bracketed == message.bracketed)
    } catch {
      #expect(error.code == .notCarried && error.offset == offset)
    }
  }
}
