import GS1
import Testing

@Suite struct ReadingTests {
  @Test("a message longer than the options allow is not read at all")
  func length() {
    var options = ElementString.Options()
    options.maximumLength = 10
    #expect(ElementString(raw: "9012345678", options: options).isValid)
    let long = ElementString(raw: "90123456789", options: options)
    #expect(long.elements == [])
    #expect(long.errors.map(\.code) == [.messageTooLong])
    #expect(long.messages() == ["the message is too long: found \"11 bytes\", expected at most 10 bytes"])
    options.maximumLength = -1
    #expect(ElementString(raw: "90A", options: options).errors.map(\.code) == [.messageTooLong])
  }

  @Test("the last error says that there were more")
  func errors() {
    var options = ElementString.Options()
    options.maximumErrors = 3
    let text = String(repeating: "(9)", count: 100)
    #expect(
      ElementString(bracketed: text, options: options).errors.map(\.code) == [
        .malformedApplicationIdentifier, .malformedApplicationIdentifier, .tooManyErrors,
      ])
    for limit in [1, 0, -5, Int.min] {
      options.maximumErrors = limit
      #expect(ElementString(bracketed: text, options: options).errors.map(\.code) == [.tooManyErrors])
      #expect(ElementString(bracketed: "(90)A", options: options).isValid)
    }
  }

  @Test("elements end with an error too")
  func elements() {
    var options = ElementString.Options()
    options.maximumElements = 2
    let message = ElementString(bracketed: "(90)A(91)B(92)C(93)D", options: options)
    #expect(message.elements.count == 2)
    #expect(message.errors.map(\.code) == [.tooManyElements])
    #expect(message.errors[0].offset == 11)
  }

  @Test("ten megabytes are read in linear time and bounded space", .timeLimit(.minutes(10)))
  func megabytes() {
    var options = ElementString.Options()
    options.maximumLength = 20_000_000
    for unit in ["(90)A", "(", "90\u{1D}", "\u{1D}", "(90)\\(", "x", "\\(", "(0", "0", "45\u{1D}", "01", "(9)"] {
      let bytes = Array(String(repeating: unit, count: 1_000_000 / unit.utf8.count).utf8)
      for message in [ElementString(raw: bytes, options: options), ElementString(bracketed: bytes, options: options)] {
        #expect(message.elements.count <= 4096)
        #expect(message.errors.count <= 4096)
      }
    }
    let long = ElementString(reading: Array(repeating: 0x30, count: 10_000_000))
    #expect(long.errors.map(\.code) == [.messageTooLong])
  }
}
