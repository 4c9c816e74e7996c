import GS1
import Testing

@testable import RegKitImaging

@Suite struct GS1SymbolEncoderTests {
  @Test(
    "elements are read back exactly, behind FNC1",
    arguments: [
      ("(01)08991234567891(17)281231(10)ABC(21)XYZ", "010899123456789117281231" + "10ABC\u{1D}21XYZ"),
      (
        "(90)DBL9509204704A1(10)13123(17)250331(21)025005EUT",
        "90DBL9509204704A1\u{1D}1013123\u{1D}17250331" + "21025005EUT"
      ),
      ("(10)A%B%%C(21)%", "10A%B%%C\u{1D}21%"),
      ("(10)A\\(B)C(21)\\(\\(01))", "10A(B)C\u{1D}21((01))"),
      ("(10))(21)\\(", "10)\u{1D}21("),
      ("(10)a!\"%&'*+,-./:;<=>?_z(21)X", "10a!\"%&'*+,-./:;<=>?_z\u{1D}21X"),
      // libzint's own placing of FNC1 takes 23 for an identifier of predefined length.
      ("(01)08991234567891(235)ABC(21)XYZ", "0108991234567891235ABC\u{1D}21XYZ"),
      ("(10)\\(A(235)ABC", "10(A\u{1D}235ABC"),
      ("(4330)001234-(10)A", "4330001234-\u{1D}10A"), ("(7040)1ABC(10)A", "70401ABC\u{1D}10A"),
      ("(8008)280101123456(10)A", "8008280101123456\u{1D}10A"), ("(00)089912345678901237", "00089912345678901237"),
      ("(3103)001500(10)A", "310300150010A"), ("(96)\\(1)(97)2", "96(1)\u{1D}972"),
    ])
  func elements(bracketed: String, raw: String) throws {
    let message = LabelSamples.message(bracketed)
    #expect(message.isValid, "\(message.messages())")
    for modules in [
      try ModuleMatrix(gs1QRCode: message, level: .medium), try ModuleMatrix(gs1DataMatrix: message),
    ] {
      let found = try LabelSamples.read(modules)
      #expect(found.map { $0.bytes } == [Array(raw.utf8)])
      #expect(found.first?.symbologyIdentifier == modules.symbologyIdentifier)
    }
  }

  @Test("the form in which the elements were read does not matter")
  func forms() throws {
    let raw = Array("01089912345678912110".utf8) + [0x1D] + Array("10ABC".utf8)
    let expected = try ModuleMatrix(gs1QRCode: ElementString(raw: raw), level: .low)
    for text in ["(01)08991234567891(21)10(10)ABC", "]Q30108991234567891" + "2110\u{1D}10ABC"] {
      #expect(try ModuleMatrix(gs1QRCode: ElementString(reading: Array(text.utf8), as: nil), level: .low) == expected)
    }
  }

  @Test("what libzint can say in neither notation is refused, with the way out")
  func neitherNotation() throws {
    let error = #expect(throws: LabelError.self) {
      try ModuleMatrix(gs1DataMatrix: LabelSamples.message("(235)A(10)\\(B)"))
    }
    #expect(error?.code == .notCarried)
    #expect(error?.expected == "(235) as the last element")
  }

  @Test("bytes that GS1 does not allow never reach the library")
  func otherBytes() throws {
    var options = ElementString.Options(ignoring: [.invalidCharacter])
    options.checksAssociations = false
    for byte in (0...255).map({ UInt8($0) }) {
      let message = ElementString(raw: Array("10A".utf8) + [byte], options: options)
      let isAllowed = (0x21...0x7E).contains(byte) && byte != 0x5B && byte != 0x5D
      let made = Result { () throws(LabelError) in try ModuleMatrix(gs1QRCode: message, level: .low) }
      switch made {
      case .success(let modules):
        #expect(isAllowed || byte == 0x1D)
        #expect(try LabelSamples.read(modules).first?.bytes == message.rawBytes())
      case .failure(let error): #expect(!isAllowed && error.code == .notCarried, "\(byte) \(error)")
      }
    }
  }

  @Test("sizes of DataMatrix from the least to the largest are read back")
  func dataMatrixSizes() throws {
    var sides: Set<Int> = []
    for count in [1, 5, 9, 20, 30, 60, 90, 150, 240, 330, 420, 600, 790] {
      var text = ""
      for (place, start) in stride(from: 0, to: count, by: 90).enumerated() {
        text += "(\(91 + place))" + String((start..<min(start + 90, count)).map { Character("\($0 * 7 % 10)") })
      }
      let message = LabelSamples.message(text)
      let modules = try ModuleMatrix(gs1DataMatrix: message)
      sides.insert(modules.side)
      #expect(try LabelSamples.read(modules).map { $0.bytes } == [message.rawBytes()])
    }
    #expect(sides.count >= 10 && sides.contains(10))
  }

  @Test("a message without elements, and one that is too long, are refused")
  func noElements() {
    #expect(throws: LabelError(.noData, found: "")) {
      try ModuleMatrix(gs1QRCode: ElementString(bracketed: ""), level: .low)
    }
    let long = (91...99).map { "(\($0))" + String(repeating: "a", count: 90) }.joined()
    let repeated = LabelSamples.message(long + long + long)
    #expect(throws: LabelError(.dataTooLong, found: "")) { try ModuleMatrix(gs1QRCode: repeated, level: .high) }
    #expect(throws: LabelError(.dataTooLong, found: "")) { try ModuleMatrix(gs1DataMatrix: repeated) }
  }
}
