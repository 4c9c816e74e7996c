import Testing

@testable import GS1

@Suite struct SymbologyIdentifierTests {
  @Test(
    "the named identifiers, and which of them promise an element string",
    arguments: [
      (SymbologyIdentifier.qrCode, "]Q1", false), (.gs1QRCode, "]Q3", true), (.dataMatrix, "]d1", false),
      (.gs1DataMatrix, "]d2", true), (.code128, "]C0", false), (.gs1_128, "]C1", true), (.gs1DataBar, "]e0", true),
      (.dotCode, "]J0", false), (.gs1DotCode, "]J1", true), (.ean13, "]E0", false), (.ean8, "]E4", false),
      (.ean13WithAddOn, "]E3", false), (.twoDigitAddOn, "]E1", false), (.fiveDigitAddOn, "]E2", false),
      (.itf14, "]I1", false), (.interleaved2of5, "]I0", false), (.qrCodeWithECI, "]Q2", false),
      (.gs1QRCodeWithECI, "]Q4", true), (.dataMatrixWithECI, "]d4", false), (.gs1DataMatrixWithECI, "]d5", true),
      (.dotCodeWithECI, "]J3", false), (.gs1DotCodeWithECI, "]J4", true), (.compositeSecondPacket, "]e1", false),
    ])
  func names(_ identifier: SymbologyIdentifier, _ text: String, _ promises: Bool) {
    #expect(identifier.description == text)
    #expect(identifier.promisesElementString == promises)
    let read = SymbologyIdentifier(startOf: Array(("x" + text + "90A").utf8).span, at: 1)
    #expect(read == identifier)
  }

  @Test("no byte makes the text fail")
  func anyByte() {
    for byte in UInt8.min...UInt8.max {
      #expect(SymbologyIdentifier(code: byte, modifier: byte).description.hasPrefix("]"))
    }
  }
}
