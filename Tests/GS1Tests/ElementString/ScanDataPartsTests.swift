import GS1
import Testing

@Suite struct ScanDataPartsTests {
  @Test(
    "the identifier, the add-on and the component are found where they stand",
    arguments: [
      ("]Q3010899123456789110A", "]Q3", nil, nil), ("]E3899123456789112", "]E3", 16..<18, nil),
      ("]E389912345678911234|]e010A", "]E3", 16..<20, 21), ("]E3899123456789", "]E3", nil, nil),
      ("]E08991234567891|]e010A", "]E0", nil, 17), ("]Q1a|]e0", "]Q1", nil, nil), ("]E3", "]E3", nil, nil),
    ] as [(String, String, Range<Int>?, Int?)])
  func parts(text: String, symbology: String, addOn: Range<Int>?, component: Int?) throws {
    let bytes = Array(text.utf8)
    let found = ScanDataParts(of: bytes.span)
    let parts = try #require(found)
    #expect(parts.symbology.description == symbology)
    #expect(parts.addOn == addOn)
    #expect(parts.component == component)
  }

  @Test("what does not begin with an identifier has no parts", arguments: ["", "]", "]Q", "01", "]1a", "]Q\u{7F}"])
  func none(text: String) {
    let bytes = Array(text.utf8)
    let found = ScanDataParts(of: bytes.span)
    #expect(found == nil)
  }
}
