import GS1
import Testing

@Suite struct ScanDataGenerationTests {
  private static let elementStrings: [SymbologyIdentifier] = [
    .gs1_128, .gs1DataMatrix, .gs1DataMatrixWithECI, .gs1DataBar, .gs1DotCode, .gs1DotCodeWithECI, .gs1QRCode,
    .gs1QRCodeWithECI,
  ]
  private static let plain: [SymbologyIdentifier] = [
    .code128, .dataMatrix, .dataMatrixWithECI, .compositeSecondPacket, .dotCode, .dotCodeWithECI, .qrCode,
    .qrCodeWithECI,
  ]

  private func written(_ message: ElementString) -> [[UInt8]] {
    message.elements.flatMap { [Array($0.ai.description.utf8), message.value(of: $0)] }
  }

  /// What is written, with ^ for the separator, or the code of the error with its place.
  private func data(
    _ bracketed: String, _ symbology: SymbologyIdentifier, as form: ElementString.Form? = nil, asComposite: Bool = false
  ) -> String {
    do throws(GS1Error) {
      return try ElementString(reading: bracketed).scanData(for: symbology, as: form, asComposite: asComposite)
        .replacing("\u{1D}", with: "^")
    } catch {
      return "\(error.code)@\(error.offset)+\(error.length)"
    }
  }

  @Test("symbologies that promise an element string have raw elements")
  func elementString() {
    for symbology in Self.elementStrings {
      #expect(data("(01)08991234567891(10)ABC(17)280229", symbology) == "\(symbology)010899123456789110ABC^17280229")
      #expect(data("(90)A", symbology, as: .bracketed) == "not_carried@0+0")
      // What would be read as something else is refused.
      #expect(data("(01)08991234567891(90)A\u{1D}B", symbology) == "not_carried@19+2")
      #expect(data("(17)28022900", symbology) == "not_carried@1+2")
      #expect(data("(55)A", symbology) == "not_carried@1+2")
      #expect(data("", symbology) == "empty_message@0+0")
    }
    #expect(data("(90)A|]e010B", .gs1_128) == "not_carried@1+2")
    #expect(data("(90)A|]e010B", .gs1QRCode) == "]Q390A|]e010B")
  }

  @Test("symbologies of one GTIN have its digits alone")
  func gtin() {
    #expect(data("(01)08991234567891", .ean13) == "]E08991234567891")
    #expect(data("(01)00000012345670", .ean8) == "]E412345670")
    #expect(data("(01)00000012345670", .ean13) == "]E00000012345670")
    #expect(data("(01)18991234567898", .itf14) == "]I118991234567898")
    #expect(data("(01)18991234567898", .interleaved2of5) == "]I018991234567898")
    #expect(data("]I118991234567898", .ean13) == "lone_gtin_required@3+2")
    #expect(data("(01)18991234567898", .ean13) == "lone_gtin_required@1+2")
    #expect(data("(01)08991234567891", .ean8) == "lone_gtin_required@1+2")
    #expect(data("(01)08991234567892", .ean13) == "lone_gtin_required@1+2")
    #expect(data("(01)0899", .itf14) == "lone_gtin_required@1+2")
    #expect(data("(00)376104250021234569", .ean13) == "lone_gtin_required@1+2")
    #expect(data("(01)08991234567891(10)A", .ean13) == "lone_gtin_required@19+2")
    #expect(data("(10)A(01)08991234567891", .ean13, asComposite: true) == "lone_gtin_required@1+2")
    #expect(data("(01)08991234567891(10)A(21)B", .ean13, asComposite: true) == "]E08991234567891|]e010A^21B")
    #expect(data("(01)08991234567891", .ean13, asComposite: true) == "]E08991234567891")
    // Only a message that was read with an add-on has one.
    #expect(data("]E3899123456789112", .ean13WithAddOn) == "]E3899123456789112")
    #expect(data("]E3899123456789112|]e010A", .ean13WithAddOn, asComposite: true) == "]E3899123456789112|]e010A")
    #expect(data("(01)08991234567891", .ean13WithAddOn) == "invalid_add_on@0+0")
  }

  @Test("the error says what would fit")
  func words() throws {
    let error = #expect(throws: GS1Error.self) {
      try ElementString(bracketed: "(01)18991234567898").scanData(for: .ean13)
    }
    #expect(
      error?.message(in: [])
        == "(01) does not fit a symbology of one GTIN: expected (01) alone, with 13 digits after leading zeros")
    #expect(error?.expected(.indonesian) == "hanya (01), dengan 13 digit setelah nol di depan")
  }

  @Test("plain symbologies have text in brackets, a URI or raw elements")
  func plain() {
    for symbology in [SymbologyIdentifier.qrCode, .dataMatrix, .dotCode, .code128] {
      #expect(data("(01)08991234567891(10)A", symbology) == "\(symbology)(01)08991234567891(10)A")
      #expect(
        data("(01)08991234567891(10)A", symbology, as: .digitalLink)
          == "\(symbology)https://id.gs1.org/01/08991234567891/10/A")
      #expect(
        data("https://a.b/01/08991234567891/10/A", symbology) == "\(symbology)https://id.gs1.org/01/08991234567891/10/A"
      )
      #expect(data("(10)A(01)08991234567891", symbology, as: .raw) == "\(symbology)10A^0108991234567891")
      #expect(data("(90)A", symbology, as: .digitalLink) == "missing_primary_key@0+0")
      #expect(data("(90)A", symbology, as: .scanData) == "not_carried@0+0")
    }
    #expect(data("(90)A\\(B", .qrCode) == "]Q1(90)A\\(B")
    #expect(data("(91)C(90)A\\(B", .qrCodeWithECI) == "not_carried@6+2")
  }

  @Test("identifiers that carry nothing are refused")
  func unsupported() {
    for text in ["]E1", "]E2", "]I3", "]e2", "]e3", "]C2", "]d3", "]Q5", "]A0", "]Q9"] {
      let bytes = Array(text.utf8)
      let symbology = SymbologyIdentifier(code: bytes[1], modifier: bytes[2])
      #expect(data("(01)08991234567891", symbology) == "unsupported_symbology@0+0")
    }
  }

  @Test("what is written for any symbology is read back, over random messages")
  func roundTrips() throws {
    var numbers = SeededNumbers(seed: 3)
    for _ in 0..<300 {
      let elements = RoundTripTests.elements(&numbers)
      var bracketed: [UInt8] = []
      for element in elements {
        bracketed += Array("(\(element.ai))".utf8)
        for byte in element.value { bracketed += byte == 0x28 ? [0x5C, 0x28] : [byte] }
      }
      let message = ElementString(bracketed: bracketed)
      let hasBracket = elements.contains { $0.value.contains(0x28) }
      for symbology in Self.elementStrings {
        let back = ElementString(scanData: try message.scanDataBytes(for: symbology))
        #expect(back.isValid && written(back) == written(message) && back.symbologyIdentifier == symbology)
        #expect(try back.scanDataBytes(for: symbology) == back.bytes)
      }
      for symbology in Self.plain {
        for form in [ElementString.Form.bracketed, .raw] {
          let isECI = [.qrCodeWithECI, .dotCodeWithECI, .dataMatrixWithECI].contains(symbology)
          let hasSeparator = try message.rawBytes().contains(0x1D)
          if isECI && hasBracket && form == .bracketed || form == .raw && !hasSeparator {
            #expect(throws: GS1Error.self) { try message.scanDataBytes(for: symbology, as: form) }
            continue
          }
          let back = ElementString(scanData: try message.scanDataBytes(for: symbology, as: form))
          #expect(back.isValid && written(back) == written(message))
          #expect(try back.scanDataBytes(for: symbology, as: form) == back.bytes)
        }
        let link = ElementString(scanData: try message.scanDataBytes(for: symbology, as: .digitalLink))
        #expect(link.isValid)
        #expect(Set(pairs(link)) == Set(pairs(message)))
        // A reading of a URI keeps its order, so the second time nothing changes.
        #expect(try ElementString(scanData: link.scanDataBytes(for: symbology, as: .digitalLink)).isValid)
      }
      // GTIN first for the composite.
      let first = elements.filter { $0.ai == "01" } + elements.filter { $0.ai != "01" }
      let raw = ElementString(
        bracketed: first.flatMap { element -> [UInt8] in
          Array("(\(element.ai))".utf8) + element.value.flatMap { $0 == 0x28 ? [0x5C, 0x28] : [$0] }
        })
      let symbology: SymbologyIdentifier = first[0].value[0] == 0x30 ? .ean13 : .itf14
      let composite = ElementString(scanData: try raw.scanDataBytes(for: symbology, asComposite: true))
      #expect(composite.isValid && written(composite) == written(raw))
      #expect((composite.componentOffset != nil) == (elements.count > 1))
    }
  }

  private func pairs(_ message: ElementString) -> [[UInt8]] {
    message.elements.map { Array($0.ai.description.utf8) + [0x3D] + message.value(of: $0) }
  }
}
