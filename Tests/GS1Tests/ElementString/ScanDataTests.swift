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
    // Digits of a symbol that promises nothing may be anything.
    #expect(read(symbology + "9112345678") == symbology + " 91=12345678 elements_not_promised@0+3")
    #expect(read(symbology + "0108991234567891") == symbology + " 01=08991234567891 elements_not_promised@0+3")
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
      ("]E0899123456789112", "]E0 01=899123456789112! value_too_long@16+2"),
      ("]E089912A4567891", "]E0 01=089912A4567891! invalid_character@8+1"),
      ("]E0899123456789X", "]E0 01=0899123456789X! invalid_character@15+1"),
      ("]E0A99", "]E0 01=A99! value_too_short@3+3 invalid_character@3+1"), ("]E4", "]E4 empty_message@3+0"),
    ])
  func ean(_ text: String, _ expected: String) {
    #expect(read(text) == expected)
  }

  @Test(
    "other symbologies and what is no identifier are refused",
    arguments: [
      ("]A090A", "]A0 unsupported_symbology@0+3"), ("]Q790A", "]Q7 unsupported_symbology@0+3"),
      ("]C490A", "]C4 unsupported_symbology@0+3"), ("]I20001234567890", "]I2 unsupported_symbology@0+3"),
      ("", "- empty_message@0+0"), ("]", "- unsupported_symbology@0+1"), ("]Q", "- unsupported_symbology@0+2"),
      ("]31", "- unsupported_symbology@0+3"), ("]Q\u{0}90A", "- unsupported_symbology@0+3"),
      ("90A", "- unsupported_symbology@0+3"),
    ])
  func refused(_ text: String, _ expected: String) {
    #expect(read(text) == expected)
  }

  @Test(
    "symbologies whose data are no element string by their nature say why",
    arguments: [
      ("]E112", "]E1 add_on_alone@0+3"), ("]E212345", "]E2 add_on_alone@0+3"),
      ("]I31089912345678", "]I3 check_digit_not_sent@0+3"),
      ("]e290A", "]e2 escaped_data@0+3"), ("]e390A", "]e3 escaped_data@0+3"),
      ("]C290A", "]C2 other_industry@0+3"), ("]d390A", "]d3 other_industry@0+3"),
      ("]d690A", "]d6 other_industry@0+3"), ("]Q590A", "]Q5 other_industry@0+3"),
      ("]Q690A", "]Q6 other_industry@0+3"), ("]J290A", "]J2 other_industry@0+3"), ("]J590A", "]J5 other_industry@0+3"),
    ])
  func noElementString(_ text: String, _ expected: String) {
    #expect(read(text) == expected)
  }

  @Test("why not, in words")
  func words() {
    #expect(
      ElementString(scanData: "]d3A").messages() == [
        "the data are those of another industry: FNC1 stands in second position: found \"]d3\", expected ]d2 or ]d5"
      ])
    #expect(
      ElementString(scanData: "]d3A").messages(.indonesian) == [
        "data ini milik industri lain: FNC1 berada di posisi kedua: ditemukan \"]d3\", seharusnya ]d2 atau ]d5"
      ])
    #expect(
      ElementString(scanData: "]I3108991234567").messages() == [
        "the reader did not transmit the check digit: found \"]I3\", expected ]I1 with all 14 digits"
      ])
    #expect(
      ElementString(scanData: "]E38991234567891123").messages() == [
        "a wrong add-on: found \"123\", expected 2 or 5 digits"
      ])
    #expect(
      ElementString(scanData: "]E112").messages(.indonesian) == [
        "simbol ini add-on tanpa simbol utamanya: ditemukan \"]E1\", seharusnya ]E3, atau ]E0 untuk simbol utamanya"
      ])
  }

  @Test(
    "ITF-14 is a GTIN of fourteen digits; without verified check digit only if it agrees",
    arguments: [
      ("]I118991234567898", "]I1 01=18991234567898"), ("]I100012345678905", "]I1 01=00012345678905"),
      ("]I118991234567890", "]I1 01=18991234567890! wrong_check_digit@16+1"),
      ("]I1899123456789", "]I1 01=899123456789! value_too_short@3+12"),
      ("]I1189912345678980", "]I1 01=189912345678980! value_too_long@17+1"), ("]I1", "]I1 empty_message@3+0"),
      ("]I018991234567898", "]I0 01=18991234567898"), ("]I018991234567890", "]I0 not_an_element_string@3+14"),
      ("]I01234", "]I0 not_an_element_string@3+4"), ("]I0", "]I0 empty_message@3+0"),
    ])
  func itf14(_ text: String, _ expected: String) {
    #expect(read(text) == expected)
  }

  @Test(
    "an add-on stands beside the GTIN and is no element",
    arguments: [
      ("]E3899123456789112", "]E3 01=08991234567891", "12"),
      ("]E3899123456789112345", "]E3 01=08991234567891", "12345"),
      ("]E38991234567891", "]E3 01=08991234567891 invalid_add_on@16+0", nil),
      ("]E38991234567891123", "]E3 01=08991234567891 invalid_add_on@16+3", "123"),
      ("]E389912345678911A", "]E3 01=08991234567891 invalid_add_on@16+2", "1A"),
      ("]E38991", "]E3 01=8991! value_too_short@3+4", nil),
      ("]E08991234567891", "]E0 01=08991234567891", nil),
    ] as [(String, String, String?)])
  func addOns(_ text: String, _ expected: String, _ addOn: String?) {
    #expect(read(text) == expected)
    #expect(ElementString(scanData: text).addOn.map { String(decoding: $0, as: UTF8.self) } == addOn)
  }

  @Test(
    "the component of a composite is part of the message",
    arguments: [
      ("]E08991234567891|]e010ABC^17280229", "]E0 01=08991234567891 10=ABC 17=280229"),
      ("]E412345670|]e017280229", "]E4 01=00000012345670 17=280229"),
      ("]E3899123456789112|]e010A", "]E3 01=08991234567891 10=A"),
      ("]C10108991234567891|]e010A", "]C1 01=08991234567891 10=A"),
      ("]e00108991234567891|]e010A", "]e0 01=08991234567891 10=A"),
      ("]e0010899123456789110ABC", "]e0 01=08991234567891 10=ABC"),
      ("]I118991234567898|]e010A", "]I1 01=18991234567898 10=A"),
      // Faults are told apart and keep their places.
      ("]E08991234567892|]e010A", "]E0 01=08991234567892! 10=A wrong_check_digit@15+1"),
      ("]E0|]e010A", "]E0 10=A empty_message@3+0"), ("]E0899|]e010A", "]E0 01=899! 10=A value_too_short@3+3"),
      ("]E08991234567891|]e0", "]E0 01=08991234567891 empty_message@20+0"),
      ("]E08991234567891|]e0^10A", "]E0 01=08991234567891 10=A misplaced_separator@20+1"),
      ("]E08991234567891|]e017289929", "]E0 01=08991234567891 17=289929! invalid_date@24+2"),
      ("]E08991234567891|]e210A", "]E0 01=08991234567891 escaped_data@17+3"),
      ("]E08991234567891|]e110A", "]E0 01=08991234567891 unsupported_symbology@17+3"),
      // Elsewhere the bar is a character that no value has.
      ("]E08991234567891|10A", "]E0 01=8991234567891|10A! value_too_long@16+4"),
      ("]E08991234567891|]Q310A", "]E0 01=8991234567891|]Q310A! value_too_long@16+7"),
      ("]Q390A|]e010A", "]Q3 90=A|]e010A! invalid_character@6+2"), ("]C190A|B", "]C1 90=A|B! invalid_character@6+1"),
      ("]d290A|]e010A", "]d2 90=A|]e010A! invalid_character@6+2"),
      ("]Q1(90)A|]e010A", "]Q1 90=A|]e010A! invalid_character@8+2"),
      ("]E08991234567891|]e010A|]e0", "]E0 01=08991234567891 10=A|]e0! invalid_character@23+2"),
    ])
  func composites(_ text: String, _ expected: String) {
    #expect(read(text) == expected)
  }

  @Test("a composite transmitted as two messages is the same as in one")
  func twoMessages() {
    let two = ElementString(linear: Array("]E08991234567891".utf8), component: Array("]e010ABC".utf8))
    #expect(two == ElementString(scanData: "]E08991234567891|]e010ABC"))
    #expect(two.isValid && two.componentOffset == 17)
    // The batch alone lacks its GTIN; in the composite it has it.
    #expect(ElementString(scanData: "]e010ABC").errors.map(\.code) == [.missingAssociation])
    #expect(ElementString(scanData: "]Q310ABC|]e0").componentOffset == nil)
    #expect(ElementString(scanData: "]E08991234567891").componentOffset == nil)
  }

  @Test(
    "ECI designators at the beginning are no data",
    arguments: [
      ("]Q4\\000026010899123456789110A", "]Q4 01=08991234567891 10=A"), ("]d590A", "]d5 90=A"),
      ("]J4\\000003\\00002690A", "]J4 90=A"), ("]Q490A\\000026B", "]Q4 90=A\\000026B! invalid_character@6+1"),
      ("]Q4\\00002X90A", "]Q4 malformed_application_identifier@3+2"), ("]Q4\\000026", "]Q4 empty_message@10+0"),
      ("]Q2\\000026(90)NA18240104109", "]Q2 90=NA18240104109"), ("]d4(90)A", "]d4 90=A"),
      ("]J3\\000026https://a.b/01/08991234567891", "]J3 01=08991234567891"),
      ("]Q390A\\", "]Q3 90=A\\! invalid_character@6+1"), ("]Q3\\00002690A", "]Q3 malformed_application_identifier@3+2"),
    ])
  func designators(_ text: String, _ expected: String) {
    #expect(read(text) == expected)
  }

  @Test("the second packet of a composite is read as what is written in it")
  func secondPacket() {
    #expect(read("]e190A^91B") == "]e1 90=A 91=B")
    #expect(read("]e1hello") == "]e1 not_an_element_string@3+5")
  }
}
