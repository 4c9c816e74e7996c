import GS1
import Testing

@Suite struct TemperatureTests {
  @Test(
    "hundredths of a degree, a hyphen behind for below zero",
    arguments: [
      ("002500", "25.00 °C", 2500), ("001850-", "-18.50 °C", -1850), ("000000", "0.00 °C", 0),
      ("999999-", "-9999.99 °C", -999_999),
    ])
  func values(_ value: String, _ text: String, _ hundredths: Int) {
    let temperature = Temperature(value, .celsius)
    #expect(temperature?.description == text && temperature?.hundredths == hundredths)
    #expect(temperature.map { String(decoding: $0.bytes, as: UTF8.self) } == value)
    #expect(temperature != Temperature(hundredths: hundredths, .fahrenheit))
  }

  @Test("what is none", arguments: ["", "00250", "0025000", "002500+", "-002500", "00250a", "002500--"])
  func refused(_ value: String) {
    #expect(Temperature(value, .celsius) == nil)
  }

  @Test(
    "degrees in text",
    arguments: [
      ("-18", -1800), ("-18.5", -1850), ("0.01", 1), ("-0", 0), ("9999.99", 999_999), ("10000", nil), ("0.001", nil),
      ("", nil), ("-", nil), ("+1", nil),
    ] as [(String, Int?)])
  func degrees(_ text: String, _ hundredths: Int?) {
    #expect(Temperature(degrees: text, .celsius)?.hundredths == hundredths)
  }
}
