import GS1
import Testing

@Suite struct DigitalLinkTests {
  private func read(_ text: String, _ change: (inout ElementString.Options) -> Void = { _ in }) -> String {
    var options = ElementString.Options()
    options.checksAssociations = false
    change(&options)
    let message = ElementString(digitalLink: text, options: options)
    #expect(message.form == .digitalLink)
    return RawTests.summary(message)
  }

  @Test(
    "the pairs of the path and the parameters of the query are elements",
    arguments: [
      ("https://id.gs1.org/01/08991234567891", "01=08991234567891"),
      ("http://id.gs1.org/01/08991234567891", "01=08991234567891"),
      ("HTTPS://ID.GS1.ORG/01/08991234567891", "01=08991234567891"),
      ("HTTP://ID.GS1.ORG/01/08991234567891", "01=08991234567891"),
      (
        "https://id.gs1.org/01/08991234567891/22/A/10/B/21/C?17=280229&3103=001000",
        "01=08991234567891 22=A 10=B 21=C 17=280229 3103=001000"
      ),
      ("https://id.gs1.org/01/08991234567891/235/A", "01=08991234567891 235=A"),
      ("https://id.gs1.org/414/9501101020917/254/A", "414=9501101020917 254=A"),
      ("https://id.gs1.org/414/9501101020917/7040/1ABC", "414=9501101020917 7040=1ABC"),
      ("https://id.gs1.org/8004/9501ABC?01=08991234567891", "8004=9501ABC 01=08991234567891"),
      // The stem is free, and the rightmost primary key counts.
      ("https://a.b:8080/some/path/01/08991234567891", "01=08991234567891"),
      ("https://[::1]/01/08991234567891", "01=08991234567891"),
      ("https://a/01/no/00/006141411234567890", "00=006141411234567890"),
      ("https://a//01/08991234567891", "01=08991234567891"),
      // Values that look like identifiers are values.
      ("https://a/01/08991234567891/10/00/21/01", "01=08991234567891 10=00 21=01"),
      ("https://a/01/08991234567891/10/21/21/10", "01=08991234567891 10=21 21=10"),
    ])
  func elements(_ text: String, _ expected: String) {
    #expect(read(text) == expected)
  }

  @Test(
    "what is no element is ignored",
    arguments: [
      "#17=", "?#17=", "?", "?&&", "?lang=id", "?lang=id&&", "?17", "?=17", "?linkType=gs1:pip&x", "?a17=1", "?1 7=",
      "#a#b",
    ])
  func ignored(_ rest: String) {
    let summary = read("https://a/01/08991234567891" + rest)
    #expect(summary == "01=08991234567891" + (rest.contains(" ") ? " invalid_uri_character@29+1" : ""))
  }

  @Test("empty parameters do not hide those beside them")
  func emptyParameters() {
    #expect(
      read("https://a/01/08991234567891?&&x=1&17=280229&&y&15=280301&#z") == "01=08991234567891 17=280229 15=280301")
  }

  @Test(
    "what is not a GS1 Digital Link URI",
    arguments: [
      "https", "http:/", "https://", "https://id.gs1.org", "https://id.gs1.org/", "https://id.gs1.org/01",
      "HtTps://id.gs1.org/01/08991234567891", "hTTP://a/01/08991234567891", "HTTPs://a/01/08991234567891",
      "httpS://a/01/08991234567891", "ftp://a/01/08991234567891", "https:/a/01/08991234567891", "(90)A",
      "https://a/10/ABC", "https://a/01/08991234567891/x/y", "https://a/01/08991234567891/",
      "https://a/01/08991234567891/55/A", "https://a?/01/08991234567891", "https://a/#/01/08991234567891",
      "https://a/gtin/08991234567891", "https://a/001/08991234567891", "https://a/0/08991234567891",
      "https://a/%30%31/08991234567891", "https://a/?01=08991234567891", "https://01/08991234567891",
    ])
  func noDigitalLink(_ text: String) {
    #expect(read(text) == "not_a_digital_link@0+\(text.utf8.count)")
    let message = ElementString(reading: text)
    #expect(message.form != .digitalLink)
  }

  @Test("an empty message is that")
  func empty() {
    #expect(read("") == "empty_message@0+0")
  }

  @Test(
    "escapes stand for bytes, in the query a plus for a space; a broken escape stands for itself",
    arguments: [
      ("10/A%2FB%3f", "10=A/B?"), ("10/%41%62", "10=Ab"), ("10/A+B", "10=A+B"), ("10/100%25", "10=100%"),
      ("10/%ZZ", "10=%ZZ"), ("10/A%", "10=A%"), ("10/A%4", "10=A%4"), ("10/%%41", "10=%A"), ("10/%2541", "10=%41"),
      ("10/A%00B", "10=A\u{0}B! invalid_character@32+3"), ("10/%C3%A9", "10=é! invalid_character@31+6"),
      ("10/A%20%20B%23", "10=A  B#! invalid_character@32+6 invalid_character@39+3"),
      ("10/" + String(repeating: "%41", count: 20), "10=" + String(repeating: "A", count: 20)),
      (
        "10/" + String(repeating: "%41", count: 21), "10=" + String(repeating: "A", count: 21) + "! value_too_long@91+3"
      ),
      (
        "10/" + String(repeating: "%41", count: 300),
        "10=" + String(repeating: "A", count: 300) + "! value_too_long@91+840"
      ),
    ])
  func pathEscapes(_ pair: String, _ expected: String) {
    #expect(read("https://a/01/08991234567891/" + pair) == "01=08991234567891 " + expected)
  }

  @Test(
    "escapes in the query",
    arguments: [
      ("91=A%26B%3d", "91=A&B="), ("91=A=B", "91=A=B"), ("91=A+B", "91=A B! invalid_character@32+1"),
      ("91=A%2BB", "91=A+B"), ("91=a/b?c", "91=a/b?c"), ("17=28%30229", "17=280229"),
      ("17=28%30230", "17=280230! invalid_date@37+2"), ("%31%37=280229", "17=280229"), ("1%37=280229", "17=280229"),
      ("%317%30=1", "170=1! unknown_application_identifier@28+3"), ("%4117=280229", ""),
    ])
  func queryEscapes(_ parameter: String, _ expected: String) {
    #expect(
      read("https://a/01/08991234567891?" + parameter) == "01=08991234567891" + (expected.isEmpty ? "" : " " + expected)
    )
  }

  @Test("an element says how its value is written")
  func escaping() {
    let message = ElementString(digitalLink: "https://a/01/%308991234567891/10/A?91=a+b&92=%41&93=A&94=%ZZ")
    #expect(message.elements.map(\.escaping) == [.path, .none, .query, .query, .none, .none])
    #expect(message.elements.map(\.hasEscapes) == [true, false, true, true, false, false])
    #expect(message.elements.map(\.offset) == [10, 30, 35, 42, 49, 54])
    #expect(message.elements.map(\.valueRange) == [13..<29, 33..<34, 38..<41, 45..<48, 52..<53, 57..<60])
    for element in message.elements { #expect(element.hasErrors == (element.ai == .internal91)) }
  }

  @Test(
    "identifiers at a wrong place are named where they stand",
    arguments: [
      ("/10/A/22/B", "", "10=A 22=B misplaced_qualifier@33+2"),
      ("/21/A/10/B", "", "21=A 10=B misplaced_qualifier@33+2"),
      ("/235/A/21/B", "", "235=A 21=B misplaced_qualifier@34+2"),
      ("/17/280229", "", "17=280229 misplaced_qualifier@28+2"),
      ("/10/A/10/A", "", "10=A 10=A repeated_in_uri@33+2"),
      ("/10/A", "21=B", "10=A 21=B qualifier_in_query@33+2"), ("/21/A", "10=B", "21=A 10=B qualifier_in_query@33+2"),
      ("/21/A", "22=B", "21=A 22=B qualifier_in_query@33+2"), ("", "10=B", "10=B qualifier_in_query@28+2"),
      ("", "235=B", "235=B qualifier_in_query@28+3"),
      // With (235) in the path, (10) has no place there and is an attribute; (21) never is one.
      ("/235/A", "10=B", "235=A 10=B"), ("/235/A", "21=B", "235=A 21=B not_an_attribute@34+2"),
      ("/10/A", "235=B", "10=A 235=B not_an_attribute@33+3"), ("", "254=B", "254=B not_an_attribute@28+3"),
      ("/10/A", "10=A", "10=A 10=A repeated_in_uri@33+2"),
      ("", "17=280229&17=280229", "17=280229 17=280229 repeated_in_uri@38+2"),
      ("", "01=08991234567891", "01=08991234567891 repeated_in_uri@28+2"),
      ("", "55=A", "55=A! unknown_application_identifier@28+2"),
      ("", "1=A", "unknown_application_identifier@28+1"), ("", "12345=A", "unknown_application_identifier@28+5"),
      ("", "010=A", "010=A! unknown_application_identifier@28+3"),
      ("", "17=", "17=! missing_value@31+0"), ("/10/", "", "10=! missing_value@31+0"),
      ("/10//21/A", "", "10=! 21=A missing_value@31+0"), ("", "17=280230", "17=280230! invalid_date@35+2"),
    ])
  func places(_ path: String, _ query: String, _ expected: String) {
    let text = "https://a/01/08991234567891" + path + (query.isEmpty ? "" : "?" + query)
    #expect(read(text) == "01=08991234567891 " + expected)
  }

  @Test(
    "qualifiers stand in the order of any one sequence of their key, whichever of them has the first",
    arguments: [
      ("", ""), ("/10/A", ""), ("/22/A/21/B", ""), ("/10/A/21/B", ""), ("/10/A/22/B", ""), ("/10/A/22/B/91/C", ""),
      ("/21/A/10/B", ""), ("/21/A/10/B?91=C", ""), ("/10/A/21/B?91=C", ""), ("/91/A?22=B", "qualifier_in_query"),
      ("/10/A/22/B/21/C", "misplaced_qualifier"), ("/21/A/10/B/22/C", "misplaced_qualifier"),
      ("/10/A%21/22/B/21/C", "misplaced_qualifier"), ("/10/A/10/B", "repeated_in_uri"),
      ("/10/A?22=B", "qualifier_in_query"), ("/10/A?21=B", "qualifier_in_query"), ("?10=A", "qualifier_in_query"),
      ("/21/A/10/B?22=C", "not_an_attribute"), ("/10/A/22/B?91=C", "qualifier_in_query"),
    ])
  func sequences(_ path: String, _ expected: String) throws {
    var options = ElementString.Options()
    options.dictionary = try SyntaxDictionary(
      published: """
        01 *? N14,csum,gcppos2 dlpkey=22,10,21|10,22,91|21,10
        10    X..20
        21    X..20
        22    X..20
        91 ?  X..90
        """)
    let message = ElementString(digitalLink: "https://a/01/08991234567891" + path, options: options)
    #expect(message.errors.map { $0.code.name }.joined(separator: " ") == expected)
  }

  @Test(
    "a bad domain and characters that no URI has are errors; the elements are read nevertheless",
    arguments: [
      ("https:///01/08991234567891", "01=08991234567891 invalid_domain@8+0"),
      ("https://a_b/01/08991234567891", "01=08991234567891 invalid_domain@8+3"),
      ("https://a@b/01/08991234567891", "01=08991234567891 invalid_domain@8+3"),
      ("https://:::/01/08991234567891", "01=08991234567891 invalid_domain@8+3"),
      ("https://:80/01/08991234567891", "01=08991234567891 invalid_domain@8+3"),
      ("https://a:/01/08991234567891", "01=08991234567891"), ("https://a:80/01/08991234567891", "01=08991234567891"),
      ("https://a:123456/01/08991234567891", "01=08991234567891 invalid_domain@8+8"),
      ("https://a:8x/01/08991234567891", "01=08991234567891 invalid_domain@8+4"),
      ("https://[/01/08991234567891", "01=08991234567891 invalid_domain@8+1"),
      ("https://[:]/01/08991234567891", "01=08991234567891 invalid_domain@8+3"),
      ("https://[::1]/01/08991234567891", "01=08991234567891"),
      ("https://[2001:db8::7]:443/01/08991234567891", "01=08991234567891"),
      ("https://[::g]/01/08991234567891", "01=08991234567891 invalid_domain@8+5"),
      ("https://[::1]x/01/08991234567891", "01=08991234567891 invalid_domain@8+6"),
      ("https://[:::]/01/08991234567891", "01=08991234567891 invalid_domain@8+5"),
      ("https://[:1::]/01/08991234567891", "01=08991234567891 invalid_domain@8+6"),
      ("https://[1::2::3]/01/08991234567891", "01=08991234567891 invalid_domain@8+9"),
      ("https://[1:2:3:4:5:6:7:8]/01/08991234567891", "01=08991234567891"),
      ("https://[1:2:3:4:5:6:7]/01/08991234567891", "01=08991234567891 invalid_domain@8+15"),
      ("https://[1::12345]/01/08991234567891", "01=08991234567891 invalid_domain@8+10"),
      ("https://[1:]/01/08991234567891", "01=08991234567891 invalid_domain@8+4"),
      ("https://[::]/01/08991234567891", "01=08991234567891"),
      ("https://a:65535/01/08991234567891", "01=08991234567891"),
      ("https://a:65536/01/08991234567891", "01=08991234567891 invalid_domain@8+7"),
      ("https://a b/01/08991234567891", "01=08991234567891 invalid_domain@8+3 invalid_uri_character@9+1"),
      (
        "https://a/01/08991234567891/10/A\"\"B<",
        "01=08991234567891 10=A\"\"B< invalid_uri_character@32+2 invalid_uri_character@35+1"
      ),
      ("https://a/01/08991234567891#\u{0}", "01=08991234567891 invalid_uri_character@28+1"),
      ("https://a/01/08991234567891?x=é", "01=08991234567891 invalid_uri_character@30+2"),
    ])
  func characters(_ text: String, _ expected: String) {
    #expect(read(text) == expected)
  }

  @Test(
    "a GTIN without its leading zeros is an option, in path and query",
    arguments: [
      ("https://a/01/8991234567891", "01=08991234567891"), ("https://a/01/036000291452", "01=00036000291452"),
      ("https://a/01/12345670", "01=00000012345670"), ("https://a/01/1234567%30", "01=00000012345670"),
      ("https://a/8004/9501ABC?01=12345670", "8004=9501ABC 01=00000012345670"),
      ("https://a/01/12345671", "01=00000012345671! wrong_check_digit@20+1"),
      ("https://a/01/%312345671", "01=00000012345671! wrong_check_digit@22+1"),
      ("https://a/01/1234567", "01=1234567! value_too_short@13+7"),
      ("https://a/01/00012345670", "01=00012345670! value_too_short@13+11"),
      ("https://a/01/08991234567891", "01=08991234567891"),
    ])
  func shortGTIN(_ text: String, _ expected: String) {
    #expect(read(text) { $0.allowsShortGTIN = true } == expected)
    let strict = ElementString(digitalLink: text)
    #expect(strict.errors(of: .gtin).contains { $0.code == .valueTooShort } == !text.hasSuffix("/08991234567891"))
    #expect(strict.elements.allSatisfy { !$0.omitsLeadingZeros })
  }

  @Test("unknown identifiers may be let through as attributes")
  func unknown() {
    let text = "https://a/01/08991234567891?55=A%20&18=280101&310=1"
    #expect(
      read(text) { $0.allowsUnknownIdentifiers = true }
        == "01=08991234567891 55=A ! 18=280101 310=1! invalid_character@32+3 unknown_application_identifier@46+3")
  }

  @Test("elements need and exclude each other as in every form")
  func associations() {
    func codes(_ text: String) -> [GS1Error.Code] { ElementString(digitalLink: text).errors.map(\.code) }
    #expect(codes("https://a/01/08991234567891/10/A?17=280229").isEmpty)
    #expect(codes("https://a/00/006141411234567890?17=280229") == [.missingAssociation])
    #expect(codes("https://a/01/08991234567891?37=1") == [.excludedAssociation, .missingAssociation])
    // (8030) signs a key with serial component; the digits may be written with escapes.
    #expect(codes("https://a/253/9501101020917?8030=AAAA") == [.serialComponentMissing])
    #expect(codes("https://a/253/950110102091%37?8030=AAAA") == [.serialComponentMissing])
    #expect(codes("https://a/253/9501101020917%41?8030=AAAA").isEmpty)
    #expect(codes("https://a/253/9501101020917A?8030=AAAA").isEmpty)
  }

  @Test("rules can be switched off, repeats with both of their codes")
  func options() {
    let text = "https://a/01/08991234567891/21/B?10=A&17=280229&17=280230"
    #expect(read(text) { $0.ignore(.qualifierInQuery) }.hasSuffix("280230! invalid_date@55+2 repeated_in_uri@48+2"))
    #expect(
      read(text) {
        $0.ignore(.qualifierInQuery); $0.ignore(.repeatedInURI)
      }
      .hasSuffix("280230! invalid_date@55+2 repeated_with_different_value@51+6"))
    #expect(!read(text) { $0.checksRepeats = false }.contains("repeated"))
  }

  @Test("scan data of plain symbols may be a URI")
  func scanData() {
    for symbology in ["]Q1", "]d1", "]J0", "]C0"] {
      let message = ElementString(scanData: symbology + "https://a/01/08991234567891/10/A%2FB?17=280230")
      #expect(message.form == .scanData)
      #expect(RawTests.summary(message) == "01=08991234567891 10=A/B 17=280230! invalid_date@47+2")
      let shop = ElementString(scanData: symbology + "https://example.com/shop?id=1")
      #expect(RawTests.summary(shop) == "not_an_element_string@3+29")
    }
    // A promising symbology holds elements and nothing else.
    #expect(ElementString(scanData: "]Q3https://a/01/08991234567891").elements.isEmpty)
  }

  @Test("a message of unknown form is a URI only when its path has a primary key")
  func recognition() {
    #expect(ElementString(reading: "HTTP://A/01/08991234567891\r\n").form == .digitalLink)
    let shop = ElementString(reading: "https://example.com/shop?id=1")
    #expect(shop.form == .raw && shop.errors.map(\.code) == [.notAnElementString])
  }

  @Test("storage of the caller gets what the initializer gets")
  func storage() {
    var elements = Array(repeating: Element(), count: 8)
    var errors = Array(repeating: ElementString(raw: "").errors[0], count: 8)
    for text in ["https://a/01/08991234567891/10/A%2FB?17=280230&91=a+b", "https://a/b", ""] {
      let message = ElementString(digitalLink: text)
      elements.withUnsafeMutableBufferPointer { elements in
        errors.withUnsafeMutableBufferPointer { errors in
          var buffer = ElementBuffer(elements: elements, errors: errors)
          ElementString.read(digitalLink: Array(text.utf8).span, into: &buffer)
          #expect(Array(elements.prefix(buffer.elementCount)) == message.elements)
          #expect(Array(errors.prefix(buffer.errorCount)) == message.errors)
        }
      }
    }
  }
}
