import GS1
import Testing

@Suite struct ScanDataTests {
  private func read(_ text: String) -> String {
    var options = ElementString.Options()
    options.checksAssociations = false
    let message = ElementString(scanData: text.replacing("^", with: "\u{1D}"), options: options)
    return "\(message.symbologyIdentifier?.description ?? "-") \(RawTests.summary(message))"
  }

  @Test("symbols that promise an element string", arguments: ["]C1", "]d2", "]e0", "]J1", "]Q3"])
  func promising(_ symbology: String) {
    #expect(read(symbology + "010899123456789110ABC^90%%X") == symbology + " 01=08991234567891 10=ABC 90=%%X")
    // The identifier itself says that FNC1 came first.
    #expect(read(symbology + "^90A") == symbology + " 90=A misplaced_separator@3+1")
    #expect(read(symbology) == symbology + " empty_message@3+0")
    #expect(read(symbology + "(90)A") == symbology + " malformed_application_identifier@3+2")
  }

  @Test("symbols of plain data are read as what is written in them", arguments: ["]Q1", "]d1", "]C0", "]J0"])
  func plain(_ symbology: String) {
    #expect(read(symbology + "(90)NA18240104109(91)271231") == symbology + " 90=NA18240104109 91=271231")
    #expect(read(symbology + "010899123456789110ABC^90A") == symbology + " 01=08991234567891 10=ABC 90=A")
    #expect(read(symbology + "^90A") == symbology + " 90=A")
    #expect(read(symbology + "]Q390A") == symbology + " 90=A")
    #expect(read(symbology + "https://pom.go.id") == symbology + " not_an_element_string@3+17")
    #expect(read(symbology + "hello") == symbology + " not_an_element_string@3+5")
    #expect(read(symbology + "]Q190A") == symbology + " not_an_element_string@3+6")
    #expect(read(symbology + "]Q3") == symbology + " empty_message@6+0")
    #expect(read(symbology + "^") == symbology + " empty_message@4+0")
    #expect(read(symbology) == symbology + " empty_message@3+0")
  }

  @Test(
    "EAN symbols are a GTIN without identifier",
    arguments: [
      ("]E08991234567891", "]E0 01=08991234567891"), ("]E412345670", "]E4 01=00000012345670"),
      ("]E08991234567892", "]E0 01=08991234567892! wrong_check_digit@15+1"),
      ("]E0899123456789", "]E0 01=899123456789! value_too_short@3+12"),
      ("]E0899123456789112", "]E0 01=899123456789112! value_too_long@3+15"),
      ("]E089912A4567891", "]E0 01=089912A4567891! invalid_character@3+13"), ("]E4", "]E4 empty_message@3+0"),
    ])
  func ean(_ text: String, _ expected: String) {
    #expect(read(text) == expected)
  }

  @Test(
    "other symbologies and what is no identifier are refused",
    arguments: [
      ("]Q290A", "]Q2 unsupported_symbology@0+3"), ("]I100012345678905", "]I1 unsupported_symbology@0+3"),
      ("]d590A", "]d5 unsupported_symbology@0+3"), ("]e190A", "]e1 unsupported_symbology@0+3"),
      ("", "- empty_message@0+0"), ("]", "- unsupported_symbology@0+1"), ("]Q", "- unsupported_symbology@0+2"),
      ("]31", "- unsupported_symbology@0+3"), ("]Q\u{0}90A", "- unsupported_symbology@0+3"),
      ("90A", "- unsupported_symbology@0+3"),
    ])
  func refused(_ text: String, _ expected: String) {
    #expect(read(text) == expected)
  }
}
