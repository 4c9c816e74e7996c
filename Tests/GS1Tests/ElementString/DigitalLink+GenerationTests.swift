import GS1
import Testing

@Suite struct DigitalLinkGenerationTests {
  private func uri(_ bracketed: String, stem: String = "https://a") -> String {
    do throws(GS1Error) {
      return try ElementString(bracketed: bracketed).digitalLink(stem: stem)
    } catch {
      return "\(error.code)@\(error.offset)+\(error.length)"
    }
  }

  @Test(
    "the key, its qualifiers in order, attributes of predefined length, the rest",
    arguments: [
      ("(01)08991234567891", "/01/08991234567891"),
      ("(10)A(91)x(21)B(17)280229(01)08991234567891(22)C", "/01/08991234567891/22/C/10/A/21/B?17=280229&91=x"),
      ("(01)08991234567891(235)A(10)B(21)C", "not_an_attribute@19+3"),
      ("(01)08991234567891(235)A", "/01/08991234567891/235/A"),
      ("(00)006141411234567890(37)12(02)08991234567891", "/00/006141411234567890?02=08991234567891&37=12"),
      // The first key counts; the other is an attribute.
      ("(8004)9501ABC(01)08991234567891", "/8004/9501ABC?01=08991234567891"),
      ("(01)08991234567891(8004)9501ABC(21)A", "/01/08991234567891/21/A?8004=9501ABC"),
      (
        "(01)08991234567891(10)a/b?c&d=e+f%g(91)-._A%41\\(",
        "/01/08991234567891/10/a%2Fb%3Fc%26d%3De%2Bf%25g?91=-._A%2541%28"
      ),
      ("(01)08991234567891(10)A(10)A", "/01/08991234567891/10/A"), ("(01)1(10)#", "/01/1/10/%23"),
      ("(01)08991234567891(55)A", "/01/08991234567891?55=A"),
      ("(10)A", "missing_primary_key@0+0"), ("", "missing_primary_key@0+0"),
      ("(01)08991234567891(10)A(10)B", "repeated_with_different_value@27+1"),
      ("(01)08991234567891(10)", "missing_value@22+0"), ("(01)08991234567891(17)", "missing_value@22+0"),
      ("(01)08991234567891(254)A", "not_an_attribute@19+3"),
    ])
  func generation(_ bracketed: String, _ expected: String) {
    #expect(uri(bracketed) == (expected.hasPrefix("/") ? "https://a" : "") + expected)
  }

  @Test(
    "the stem is a scheme, a domain and perhaps a path",
    arguments: [
      ("https://a/", "https://a/01/1"), ("https://a//", "https://a/01/1"),
      ("HTTP://a.b:80/x/y%20", "HTTP://a.b:80/x/y%20/01/1"),
      ("https://a/01/2", "https://a/01/2/01/1"), ("", "invalid_stem@0+0"), ("a.b", "invalid_stem@0+3"),
      ("Https://a", "invalid_stem@0+8"), ("https://", "invalid_stem@8+0"), ("https:///x", "invalid_stem@8+1"),
      ("https://:80/x", "invalid_stem@8+3"), ("https://[", "invalid_stem@8+1"), ("https://a:b", "invalid_stem@8+3"),
      ("https://[::1]:8/x", "https://[::1]:8/x/01/1"),
      ("https://a_b", "invalid_stem@9+1"), ("https://a/x?y", "invalid_stem@11+1"), ("https://a/#", "invalid_stem@10+1"),
      ("https://a?", "invalid_stem@9+1"), ("https://a/ b", "invalid_stem@10+1"), ("https://a/é", "invalid_stem@10+1"),
    ])
  func stem(_ stem: String, _ expected: String) {
    #expect(uri("(01)1", stem: stem) == expected)
  }

  @Test("a URI that was read keeps the order of its attributes")
  func order() throws {
    let text = "https://id.gs1.org/01/08991234567891/10/A?91=B&17=280229"
    #expect(try ElementString(digitalLink: text).digitalLink() == text)
    #expect(try ElementString(scanData: "]E08991234567891").digitalLink() == "https://id.gs1.org/01/08991234567891")
  }

  @Test("reading what was made gives the elements, and making it again the URI")
  func roundTrip() throws {
    let text = Array("!\"%&'()*+,-./0123456789:;<=>?ABCXYZ_abcxyz".utf8)
    var numbers = SeededNumbers(seed: 3)
    for _ in 0..<3000 {
      func characters(_ longest: Int) -> [UInt8] {
        (0..<Int.random(in: 1...longest, using: &numbers)).map { _ in text.randomElement(using: &numbers) ?? 0x41 }
      }
      var elements: [(ai: String, value: [UInt8])] = []
      for (ai, longest) in [("22", 20), ("10", 20), ("21", 20), ("90", 30), ("91", 90), ("99", 90), ("240", 30)]
      where Bool.random(using: &numbers) {
        let value = characters(longest)
        // Steps of the path are refused; see `pathSteps`.
        if value != [0x2E], value != [0x2E, 0x2E] { elements.append((ai, value)) }
      }
      elements += [("01", Array("08991234567891".utf8)), ("17", Array("280200".utf8)), ("3103", Array("001000".utf8))]
      elements.shuffle(using: &numbers)
      var bracketed: [UInt8] = []
      for element in elements {
        bracketed += Array("(\(element.ai))".utf8)
        for byte in element.value { bracketed += byte == 0x28 ? [0x5C, 0x28] : [byte] }
      }
      let message = ElementString(bracketed: bracketed)
      let uri = try message.digitalLinkBytes()
      let read = ElementString(reading: uri)
      func written(_ message: ElementString) -> Set<[UInt8]> {
        Set(message.elements.map { Array("\($0.ai)=".utf8) + message.value(of: $0) })
      }
      guard message.isValid, read.form == .digitalLink, read.isValid, read.elements.count == message.elements.count,
        written(read) == written(message), try read.digitalLinkBytes() == uri,
        try ElementString(raw: read.rawBytes()).digitalLinkBytes() == uri,
        try ElementString(bracketed: read.bracketedBytes).digitalLinkBytes() == uri
      else {
        Issue.record("\(message) \(String(decoding: uri, as: UTF8.self)) \(read.messages())")
        return
      }
    }
  }

  @Test(
    "zeros in front of a GTIN are left out where that is asked for, and read again where that is allowed",
    arguments: [
      ("(01)08991234567891(10)A", "8991234567891"), ("(01)00012345678905(10)A", "012345678905"),
      ("(01)00000096385074(10)A", "96385074"), ("(01)18991234567898(10)A", "18991234567898"),
      ("(01)00000000000000(10)A", "00000000"),
    ])
  func shortGTIN(_ bracketed: String, _ digits: String) throws {
    let message = ElementString(bracketed: bracketed)
    let uri = try message.digitalLink(omitsLeadingZeros: true)
    #expect(uri == "https://id.gs1.org/01/\(digits)/10/A")
    var options = ElementString.Options()
    options.allowsShortGTIN = true
    let back = ElementString(digitalLink: uri, options: options)
    #expect(back.isValid && back.bracketed == bracketed)
    #expect(ElementString(digitalLink: uri).isValid == (digits.count == 14))
  }

  @Test("a key beside which everything has its place is taken, wherever it stands")
  func twoKeys() throws {
    let message = ElementString(bracketed: "(00)089912345678901237(01)08991234567891(21)X")
    #expect(try message.digitalLink() == "https://id.gs1.org/01/08991234567891/21/X?00=089912345678901237")
  }

  @Test("a value that programs take for a step of the path is refused", arguments: [".", ".."])
  func pathSteps(_ value: String) throws {
    let message = ElementString(bracketed: "(01)08991234567891(10)\(value)")
    let error = #expect(throws: GS1Error.self) { try message.digitalLink() }
    #expect(error?.code == .notCarried && error?.offset == 19)
    #expect(try ElementString(bracketed: "(01)08991234567891(98)\(value)").digitalLink().hasSuffix("?98=\(value)"))
  }
}
