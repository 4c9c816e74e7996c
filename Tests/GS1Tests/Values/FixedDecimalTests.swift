import GS1
import Testing

@Suite struct FixedDecimalTests {
  @Test(
    "text with as many decimals as are written",
    arguments: [
      ("0", 0, 0), ("12", 12, 0), ("0.350", 350, 3), ("1.5", 15, 1), ("00.10", 10, 2),
      ("123456789.123456789", 123_456_789_123_456_789, 9),
      ("999999999999999999", 999_999_999_999_999_999, 0),
    ] as [(String, Int64, Int)])
  func text(_ text: String, _ units: Int64, _ decimals: Int) {
    #expect(FixedDecimal(text) == FixedDecimal(units: units, decimals: decimals))
    #expect(FixedDecimal(text).map { FixedDecimal($0.description) } == FixedDecimal(text))
  }

  @Test(
    "what is no such number",
    arguments: [
      "", ".", "1.", ".5", "-1", "+1", "1,5", "1.2.3", "1e3", " 1", "1 ", "1000000000000000000", "0000000000000000000",
      "1.0123456789", "٣", "1.5\u{0}",
    ])
  func refused(_ text: String) {
    #expect(FixedDecimal(text) == nil)
  }

  @Test("units and decimals have their range")
  func range() {
    #expect(FixedDecimal(units: -1, decimals: 0) == nil && FixedDecimal(units: .max, decimals: 0) == nil)
    #expect(FixedDecimal(units: 0, decimals: 10) == nil && FixedDecimal(units: 0, decimals: -1) == nil)
    #expect(FixedDecimal(units: 5, decimals: 9)?.description == "0.000000005")
  }

  @Test(
    "other decimals without rounding",
    arguments: [
      ("1.5", 3, "1.500"), ("1.500", 1, "1.5"), ("1.5", 0, nil), ("1.0", 0, "1"), ("0", 9, "0.000000000"),
      ("1", -1, nil),
      ("1", 10, nil), ("999999999999999999", 1, nil), ("99999999999", 9, nil), ("1.005", 2, nil),
    ] as [(String, Int, String?)])
  func rescaled(_ text: String, _ decimals: Int, _ expected: String?) throws {
    #expect(try #require(FixedDecimal(text)).rescaled(to: decimals)?.description == expected)
  }
}
