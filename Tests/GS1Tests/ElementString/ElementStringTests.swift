import GS1
import Testing

@Suite struct ElementStringTests {
  @Test("a good message in each form gives the same elements")
  func forms() {
    let bracketed = ElementString(reading: "(01)08991234567891(17)280229(10)ABC(21)XYZ")
    let raw = ElementString(reading: "010899123456789117280229\u{1D}10ABC\u{1D}21XYZ")
    let scan = ElementString(reading: "]Q3010899123456789117280229\u{1D}10ABC\u{1D}21XYZ\r\n")
    #expect([bracketed.form, raw.form, scan.form] == [.bracketed, .raw, .scanData])
    #expect(scan.symbologyIdentifier == .gs1QRCode && raw.symbologyIdentifier == nil)
    for message in [bracketed, raw, scan] {
      #expect(message.isValid)
      #expect(message.text(of: .gtin) == "08991234567891")
      #expect(message.text(of: .batch) == "ABC")
      #expect(message.text(of: .expiry) == "280229")
      #expect(message.value(of: .serial) == [0x58, 0x59, 0x5A])
      #expect(message.value(of: .sscc) == nil && message.text(of: .sscc) == nil && message.element(of: .sscc) == nil)
    }
  }

  @Test("every initializer of a form reads the same")
  func initializers() {
    let text = "(90)A#"
    let bytes = Array(text.utf8)
    let all = [
      ElementString(bracketed: text), ElementString(bracketed: bytes), ElementString(bracketed: bytes.span),
      ElementString(reading: text), ElementString(reading: bytes), ElementString(reading: bytes.span),
    ]
    #expect(Set(all).count == 1 && all[0].errors.count == 1)
    let raw = Array("90A#".utf8)
    #expect(Set([ElementString(raw: "90A#"), ElementString(raw: raw), ElementString(raw: raw.span)]).count == 1)
    let scan = Array("]Q390A#".utf8)
    #expect(
      Set([ElementString(scanData: "]Q390A#"), ElementString(scanData: scan), ElementString(scanData: scan.span)]).count
        == 1)
  }

  @Test("an identifier that stands twice gives its first value, and all of them on request")
  func repeated() {
    let message = ElementString(bracketed: "(90)A(91)B(90)C")
    #expect(message.text(of: .internal90) == "A")
    #expect(message.elements(of: .internal90).map { message.text(of: $0) } == ["A", "C"])
    #expect(message.errors(of: .internal90).map(\.code) == [.repeatedWithDifferentValue])
  }

  @Test("an element of another message gives no more than is there")
  func foreign() {
    let long = ElementString(bracketed: "(90)ABCDEFGHIJ")
    let short = ElementString(bracketed: "(90)A")
    #expect(short.value(of: long.elements[0]) == [])
    #expect(short.value(of: Element()) == [])
  }
}
