import GS1
import Testing

@Suite struct CountryTests {
  @Test("numbers of ISO 3166-1")
  func numbers() {
    #expect(Country("360") == .indonesia && Country(number: 360) == .indonesia)
    #expect(Country.indonesia.description == "360" && Country(number: 4)?.bytes == Array("004".utf8))
    for text in ["", "36", "0360", "000", "999", "3a0"] { #expect(Country(text) == nil) }
    #expect(Country(number: -1) == nil && Country(number: 1000) == nil && Country(number: .max) == nil)
    #expect((0..<1000).compactMap { Country(number: $0) }.count == 249)
  }
}
