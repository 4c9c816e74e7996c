import Foundation
import Testing

@testable import RegKit

@Suite struct DecimalTests {
  @Test(
    "a decimal of at most six digits on either side is read as JSON reads it",
    arguments: ["0", "0.6", "10", "9.99", "10.01", "2.5", "999999.999999", "0.000001", "123456", "00.10", "0.1", "0.7"])
  func good(text: String) throws {
    let json = try JSONSerialization.jsonObject(with: Data("[\(Double(text) ?? .nan)]".utf8)) as? [Double]
    #expect(Decimal.double(text) == json?.first)
    #expect(Decimal.double(text) == Double(text))
  }

  @Test("every number of up to three digits and three decimals is the same Double that Swift reads")
  func all() {
    for number in stride(from: 0, to: 1_000_000, by: 7) {
      let text = "\(number / 1000)." + String(String(number % 1000 + 1000).dropFirst())
      #expect(Decimal.double(text) == Double(text), "\(text)")
    }
  }

  @Test(
    "anything else is no number",
    arguments: [
      "", ".", ".5", "1.", "-1", "+1", "0,6", "1e3", "1.2.3", " 1", "1 ", "1234567", "0.1234567", "½", "٣", "0x1",
      "inf",
      "nan", "1_000", "1.2\0",
    ])
  func bad(text: String) {
    #expect(Decimal.double(text) == nil)
  }

  @Test(
    "a measure is written in the fewest digits",
    arguments: [
      (10, "10"), (0.6, "0.6"), (9.99, "9.99"), (0, "0"), (4.99, "4.99"), (1e14, "100000000000000"), (1e300, "1e+300"),
      (0.1 + 0.2, "0.30000000000000004"),
    ] as [(Double, String)])
  func text(value: Double, text: String) {
    #expect(Decimal.text(value) == text)
  }
}
