import GS1
import Testing

@Suite struct CurrencyTests {
  @Test("numbers of ISO 4217")
  func numbers() {
    #expect(Currency("360") == .rupiah && Currency(number: 978)?.description == "978")
    for text in ["", "36", "0360", "000", "3a0"] { #expect(Currency(text) == nil) }
    #expect(Currency(number: -1) == nil && Currency(number: 1000) == nil && Currency(number: .min) == nil)
    #expect(Currency(number: 8)?.bytes == Array("008".utf8))
  }
}
