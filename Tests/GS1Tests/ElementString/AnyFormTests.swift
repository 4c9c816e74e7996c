import GS1
import Testing

@Suite struct AnyFormTests {
  @Test(
    "the first byte says the form",
    arguments: [
      ("]Q390A", .scanData), ("](90)A", .scanData), ("(90)A", .bracketed), ("(", .bracketed), ("90A", .raw),
      ("\u{1D}90A", .raw), ("", .raw), ("\r\n", .raw), ("https://id.gs1.org/01/08991234567891", .digitalLink),
      ("http://a/01/", .digitalLink), ("http://a/10/A", nil), ("https://", nil), ("h", nil), ("Http://a/01/1", nil),
      (" 90A", nil),
      ("A", nil), ("\u{0}", nil), ("[90]A", nil),
    ] as [(String, ElementString.Form?)])
  func recognition(_ text: String, _ form: ElementString.Form?) {
    let message = ElementString(reading: text)
    #expect(message.form == form ?? .raw)
    #expect(message.errors.contains { $0.code == .notAnElementString } == (form == nil))
  }

  @Test("line ends behind a message are not part of it; inside it they are data")
  func lineEnds() {
    #expect(ElementString(reading: "(90)A\r\n") == ElementString(bracketed: "(90)A"))
    #expect(ElementString(reading: "90A\n\n").bytes == Array("90A".utf8))
    #expect(ElementString(reading: "(90)A\n(91)B").errors.map(\.code) == [.invalidCharacter])
    #expect(ElementString(reading: "\r\n").errors.map(\.code) == [.emptyMessage])
  }

  @Test("storage of the caller gets what the initializer gets")
  func storage() {
    var elements = Array(repeating: Element(), count: 8)
    for text in ["]Q390A\u{1D}91B\r\n", "(90)A(91)B", "90A", "https://a/00/1?37=x\r\n", "hello", ""] {
      let message = ElementString(reading: text)
      elements.withUnsafeMutableBufferPointer { storage in
        var buffer = ElementBuffer(elements: storage, errors: UnsafeMutableBufferPointer(start: nil, count: 0))
        let form = ElementString.read(Array(text.utf8).span, into: &buffer)
        #expect(form ?? .raw == message.form)
        #expect(Array(storage.prefix(buffer.elementCount)) == message.elements)
        #expect(buffer.errorCount == message.errors.count)
      }
    }
  }
}
