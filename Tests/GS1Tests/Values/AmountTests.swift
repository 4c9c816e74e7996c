import GS1
import Testing

@Suite struct AmountTests {
  @Test("the identifier follows from purpose, currency and decimals")
  func identifier() throws {
    let value = try #require(FixedDecimal("15000.00"))
    #expect(Amount(.payable, value)?.ai.description == "3902")
    #expect(Amount(.payable, value, .rupiah)?.ai.description == "3912")
    #expect(Amount(.price, value)?.ai.description == "3922")
    let price = try #require(Amount(.price, value, .rupiah))
    #expect(price.ai.description == "3932" && price.bytes == Array("3601500000".utf8))
    #expect(price.description == "360 15000.00")
    #expect(Amount("3601500000", under: price.ai) == price)
    #expect(Amount(.unitPrice, try #require(FixedDecimal("1.25")))?.bytes == Array("000125".utf8))
  }

  @Test("too many digits, and a unit price with a currency, cannot be made")
  func refused() throws {
    #expect(Amount(.payable, try #require(FixedDecimal("1000000000000000"))) == nil)
    #expect(Amount(.payable, try #require(FixedDecimal("999999999999999"))) != nil)
    #expect(Amount(.unitPrice, try #require(FixedDecimal("1234567"))) == nil)
    #expect(Amount(.unitPrice, try #require(FixedDecimal("0.123456"))) == nil)
    #expect(Amount(.unitPrice, try #require(FixedDecimal("1")), .rupiah) == nil)
    let ai = try #require(ApplicationIdentifier("3912"))
    for text in ["", "360", "36", "0001", "999a", "360a"] { #expect(Amount(text, under: ai) == nil) }
  }
}
