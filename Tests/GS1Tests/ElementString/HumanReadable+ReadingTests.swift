import GS1
import Testing

@Suite struct HumanReadableReadingTests {
  private static let cola = "(01)08991234567891(10)ABC"

  @Test(
    "the text beside a symbol, however it is spaced",
    arguments: [
      ("(01) 08991234567891 (10) ABC", cola), ("(01)08991234567891 (10)ABC", cola),
      ("GTIN (01) 08991234567891 BATCH/LOT (10) ABC", cola),
      ("GTIN (01) 08991234567891\nBATCH/LOT (10) ABC\n", cola), ("\t(01)  08991234567891\r\n  (10)\tABC  ", cola),
      ("NET WEIGHT (kg) (3103) 001000 (01) 98991234567894", "(3103)001000(01)98991234567894"),
      ("(10) (2) (01) 08991234567891", "(10)\\(2)(01)08991234567891"),
      ("(10) A(04)B)(C (01) 08991234567891", "(10)A\\(04)B)\\(C(01)08991234567891"),
      ("(8005) 001000 (02) 08991234567891 (37) 5", "(8005)001000(02)08991234567891(37)5"),
    ])
  func read(_ text: String, _ bracketed: String) {
    var options = ElementString.Options()
    options.checksAssociations = false
    let message = ElementString(humanReadable: text, options: options)
    #expect(message.messages() == [])
    #expect(message.bracketed == bracketed)
    #expect(message.form == .humanReadable)
  }

  @Test(
    "what is wrong has its place, and the elements beside it are read",
    arguments: [
      ("", "empty_message@0+0", ""), (" \n", "empty_message@0+0", ""),
      ("Lot (10) ABC (01) 08991234567891", "text_outside_brackets@0+3", "(10)ABC(01)08991234567891"),
      ("(01) 08991234567891 BATCH (10) ABC", "text_outside_brackets@20+5", "(01)08991234567891(10)ABC"),
      ("(01) 08991234567891 (10) ABC DEF", "text_outside_brackets@29+3", "(01)08991234567891(10)ABC"),
      ("(01) 08991234567892 (10) ABC", "wrong_check_digit@18+1", "(01)08991234567892(10)ABC"),
      ("(01) 08991234567891 (10)\n(21) X", "missing_value@24+0", "(01)08991234567891(10)(21)X"),
      ("(01) 08991234567891 (10) A·", "invalid_character@26+2", "(01)08991234567891(10)A·"),
      ("(01) 08991234567891 (1X) ABC", "text_outside_brackets@20+8", "(01)08991234567891"),
      ("(01) 08991234567891 (0) 1", "text_outside_brackets@20+5", "(01)08991234567891"),
      ("(01) 08991234567891 (09) 1", "unknown_application_identifier@21+2", "(01)08991234567891(09)1"),
      (
        "(01) 08991234567891 (10)ABC(17)271231", "ambiguous_brackets@27+4",
        "(01)08991234567891(10)ABC\\(17)271231"
      ),
      ("(01) 08991234567891 (10) (21) X", "ambiguous_brackets@25+4", "(01)08991234567891(10)\\(21)"),
      ("(01)08991234567891(10)ABC", "ambiguous_brackets@18+4", "(01)08991234567891\\(10)ABC"),
      ("(((", "text_outside_brackets@0+3", ""), ("(01", "text_outside_brackets@0+3", ""),
      ("(01)", "missing_value@4+0", "(01)"),
    ])
  func faults(_ text: String, _ fault: String, _ bracketed: String) {
    let message = ElementString(humanReadable: text)
    #expect(message.errors.map { "\($0.code.name)@\($0.offset)+\($0.length)" }.first == fault)
    #expect(message.bracketed == bracketed)
  }

  @Test("no other form is taken for it, and it is never recognised")
  func recognised() {
    #expect(ElementString(reading: "(01) 08991234567891").form == .bracketed)
    #expect(!ElementString(reading: "(01) 08991234567891").isValid)
    #expect(ElementString(reading: Array("(01) 08991234567891".utf8), as: .humanReadable).isValid)
  }

  @Test("random messages come back with and without titles, on one line and on many")
  func roundTrip() {
    var numbers = SeededNumbers(seed: 41)
    var options = ElementString.Options()
    options.checksAssociations = false
    for ai in ApplicationIdentifier.known {
      for other in [ApplicationIdentifier.internal90, .batch, .gtin] where other != ai {
        var text: [UInt8] = []
        for one in [ai, other] {
          text += Array("(\(one))".utf8)
          for byte in RandomValue.make(for: one, &numbers) { text += byte == 0x28 ? [0x5C, 0x28] : [byte] }
        }
        let message = ElementString(bracketed: text, options: options)
        guard message.isValid else {
          Issue.record("\(message) \(message.messages())")
          continue
        }
        for titled in [false, true] {
          let line = message.humanReadable(withTitles: titled)
          let lines = message.humanReadableLines(withTitles: titled).joined(separator: "\n")
          for written in [line, lines] {
            let back = ElementString(humanReadable: written, options: options)
            #expect(back.errors.allSatisfy { $0.code == .ambiguousBrackets }, "\(written)")
            #expect(back.bracketedBytes == message.bracketedBytes, "\(written)")
          }
        }
      }
    }
  }

  @Test("reading into storage of the caller gives the same")
  func buffer() {
    let text = Array("GTIN (01) 08991234567892 (10) ABC x".utf8)
    let message = ElementString(humanReadable: text)
    let elements = UnsafeMutableBufferPointer<Element>.allocate(capacity: 4)
    let errors = UnsafeMutableBufferPointer<GS1Error>.allocate(capacity: 4)
    defer {
      elements.deallocate()
      errors.deallocate()
    }
    var found = ElementBuffer(elements: elements, errors: errors)
    #expect(ElementString.read(text.span, as: .humanReadable, into: &found) == .humanReadable)
    #expect(Array(elements[..<found.elementCount]) == message.elements)
    #expect(Array(errors[..<found.errorCount]) == message.errors)
  }
}
