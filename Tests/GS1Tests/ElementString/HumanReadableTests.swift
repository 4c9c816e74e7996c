import GS1
import Testing

@Suite struct HumanReadableTests {
  @Test(
    "identifiers in brackets, titles before them",
    arguments: [
      ("(01)08991234567891(10)ABC", "(01) 08991234567891 (10) ABC", "GTIN (01) 08991234567891 BATCH/LOT (10) ABC"),
      ("(3103)001000", "(3103) 001000", "NET WEIGHT (kg) (3103) 001000"),
      ("(55)A", "(55) A", "(55) A"), ("(415)9501101020917", "(415) 9501101020917", "PAY TO (415) 9501101020917"),
      ("(90)A\\(B)", "(90) A(B)", "INTERNAL (90) A(B)"), ("(90)A\u{1D}é\u{7F}~", "(90) A····~", "INTERNAL (90) A····~"),
      ("", "", ""), ("(90)", "(90) ", "INTERNAL (90) "),
    ])
  func text(_ bracketed: String, _ plain: String, _ titled: String) {
    let message = ElementString(bracketed: bracketed)
    #expect(message.humanReadable() == plain)
    #expect(message.humanReadable(withTitles: true) == titled)
  }

  @Test("one line for each element")
  func lines() {
    let message = ElementString(raw: "01089912345678911728022910A\n\u{1D}21B")
    #expect(message.humanReadableLines() == ["(01) 08991234567891", "(17) 280229", "(10) A·", "(21) B"])
    #expect(
      message.humanReadableLines(withTitles: true) == [
        "GTIN (01) 08991234567891", "USE BY or EXPIRY (17) 280229", "BATCH/LOT (10) A·", "SERIAL (21) B",
      ])
  }

  @Test("the value is shown, not how it is written")
  func values() {
    #expect(ElementString(scanData: "]E412345670").humanReadable() == "(01) 00000012345670")
    #expect(
      ElementString(digitalLink: "https://a/01/08991234567891/10/A%2FB?91=a+b").humanReadable()
        == "(01) 08991234567891 (10) A/B (91) a b")
  }

  @Test("values of every length, wherever a byte cannot be printed, alone and behind other elements")
  func lengths() {
    for length in 0...40 {
      for hidden in [-1] + Array(0..<length) {
        var value = (0..<length).map { 0x41 + UInt8($0 % 26) }
        if hidden >= 0 { value[hidden] = 0x7F }
        let shown = value.map { $0 == 0x7F ? "\u{B7}" : String(decoding: [$0], as: UTF8.self) }.joined()
        for (before, text) in [("", ""), ("0108991234567891", "(01) 08991234567891 ")] {
          let message = ElementString(raw: Array((before + "90").utf8) + value)
          let storage = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 256)
          defer { storage.deallocate() }
          let count = ElementString.writeHumanReadable(message.elements.span, in: message.bytes.span, into: storage)
          #expect(String(decoding: storage[..<count], as: UTF8.self) == text + "(90) " + shown)
        }
      }
    }
  }

  @Test("storage of the caller: the count goes on, nothing is written beyond it")
  func storage() {
    let message = ElementString(bracketed: "(01)08991234567891(10)ABC")
    let expected = Array("GTIN (01) 08991234567891\nBATCH/LOT (10) ABC".utf8)
    for room in 0...(expected.count + 3) {
      var storage = Array(repeating: UInt8(0xAA), count: room + 4)
      let count = storage.withUnsafeMutableBufferPointer { storage in
        ElementString.writeHumanReadable(
          message.elements.span, in: message.bytes.span, withTitles: true, separator: 0x0A,
          into: UnsafeMutableBufferPointer(rebasing: storage[..<room]))
      }
      let written = min(room, expected.count)
      #expect(count == expected.count)
      #expect(storage == Array(expected[..<written]) + Array(repeating: 0xAA, count: room + 4 - written))
    }
  }

  @Test("elements of other bytes fail nowhere")
  func otherBytes() {
    let message = ElementString(bracketed: "(01)08991234567891")
    var storage = Array(repeating: UInt8(0), count: 8)
    let count = storage.withUnsafeMutableBufferPointer {
      ElementString.writeHumanReadable(message.elements.span, in: [UInt8]().span, into: $0)
    }
    #expect(count == 5)
  }
}
