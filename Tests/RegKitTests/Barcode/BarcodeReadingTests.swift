import GS1
import RegKit
import Testing

@Suite struct BarcodeReadingTests {
  private func reading(_ text: String, _ identifier: String? = nil) throws -> BarcodeReading {
    // "]Q3" as its two bytes.
    let bytes = Array((identifier ?? "").utf8.dropFirst())
    let carrier = bytes.count == 2 ? SymbologyIdentifier(code: bytes[0], modifier: bytes[1]) : nil
    return BarcodeReading(Array(text.utf8), symbologyIdentifier: carrier, under: try .shared())
  }

  @Test("a code of BPOM's is read and judged, by what its reader says of the carrier or by its own prefix")
  func bpom() throws {
    for (text, identifier) in [
      ("(90)TR142681391(91)240828", nil), ("(90)TR142681391(91)240828", "]Q1"), ("]Q1(90)TR142681391(91)240828", nil),
      ("90TR142681391\u{1D}91240828", "]Q3"), ("]Q390TR142681391\u{1D}91240828", nil),
      ("90TR142681391\u{1D}91240828", "]d2"), ("90TR142681391\u{1D}91240828", nil),
      ("(90)TR142681391(91)240828\r\n", nil),
    ] as [(String, String?)] {
      let reading = try reading(text, identifier)
      #expect(reading.isBPOMCode, "\(text)")
      #expect(reading.content?.fields.nie == "TR142681391", "\(text)")
      #expect(reading.content?.verdict.outcome == .allowed, "\(text)")
    }
  }

  private func warnings(_ text: String, _ day: CalendarDay? = nil) throws -> [String] {
    let reading = BarcodeReading(Array(text.utf8), under: try .shared(), edition: "33/2018", asOf: day)
    return (reading.content?.verdict.findings ?? []).filter { $0.effect == .warns }.map {
      "\($0.rule.id) \($0.subject)"
    }
  }

  @Test("a carrier the law does not name for the method is a warning beside the same content")
  func carriers() throws {
    #expect(try warnings("]Q1(90)TR142681391(91)240828") == [])
    #expect(try warnings("(90)TR142681391(91)240828") == [])
    #expect(try warnings("]d1(90)TR142681391(91)240828") == ["BARCODE.IDENT.ISSUER symbology_identifier"])
    let unit = "90DBL9509204704A1\u{1D}1013123\u{1D}1725033121025005EUT"
    #expect(try warnings("]C1" + unit) == ["BARCODE.AUTH.ISSUER symbology_identifier"])
    #expect(try warnings("]d2" + unit) == [])
  }

  @Test("a day in the code that was over on the day asked about is a warning")
  func expired() throws {
    let text = "(90)TR142681391(91)240828"
    #expect(try warnings(text, CalendarDay(2022, 1, 1)) == [])
    #expect(try warnings(text, CalendarDay(2024, 8, 28)) == [])
    #expect(try warnings(text, CalendarDay(2024, 8, 29)) == ["BARCODE.IDENT.CONTENT (91)"])
    let unit = "(90)DBL9509204704A1(10)13123(17)250331(21)025005EUT"
    #expect(try warnings(unit, CalendarDay(2025, 4, 1)) == ["BARCODE.AUTH.CONTENT (17)"])
  }

  @Test("a prescription drug's number with an identification string is a warning; others are none")
  func licenceClass() throws {
    #expect(try warnings("(90)DKL1309222836A1(91)240110") == ["BARCODE.METHOD (90)"])
    #expect(try warnings("(90)GNI1309222836A1(91)240110") == ["BARCODE.METHOD (90)"])
    #expect(try warnings("(90)DTL1309222836A1(91)240110") == [])
    #expect(try warnings("(90)DKL130922283(91)240110") == [])
    #expect(try warnings("(90)DKL1309222836A1(10)A(17)271231(21)B") == [])
  }

  @Test("an EAN or UPC symbol is nobody's fault")
  func retail() throws {
    for identifier in ["]E0", "]E4"] {
      let reading = try reading("8993200664542", identifier)
      #expect(!reading.isBPOMCode)
      #expect(reading.content == nil)
    }
    #expect(try reading("]E08993200664542").content == nil)
    for text in ["]I118993200664549", "]E3899320066454212", "]I018993200664549"] {
      let outer = try reading(text)
      #expect(!outer.isBPOMCode && outer.content == nil, "\(text)")
    }
  }

  @Test("another linear symbol is judged only when it holds a licence number or GTIN")
  func linear() throws {
    #expect(try reading("ABC-123", "]C0").content == nil)
    #expect(try reading("0108991234567891", "]C1").content != nil)
    #expect(try reading("00123", "]I0").content == nil)
  }

  @Test("any other text in a 2D symbol is judged and refused, and is no code of BPOM's")
  func others() throws {
    let web = try reading("https://example.com/x", "]Q1")
    #expect(!web.isBPOMCode)
    #expect(web.content?.errors == ["90.missing", "91.missing"])
    #expect(try reading("").content?.verdict.outcome == .refused)
  }
}
