import GS1
import Testing

@Suite struct DayRangeTests {
  @Test(
    "one day or two in order",
    arguments: [
      ("280301", "2028-03-01"), ("280301280305", "2028-03-01/2028-03-05"), ("280301280301", "2028-03-01/2028-03-01"),
      ("280305280301", nil), ("280300", nil), ("280301280300", nil), ("2803012803", nil), ("", nil),
      ("2803012803050", nil),
    ] as [(String, String?)])
  func ranges(_ value: String, _ expected: String?) {
    let range = DayRange(yymmdd: value, century: .around(year: 2026))
    #expect(range?.description == expected)
    #expect(range.map { String(decoding: $0.yymmdd, as: UTF8.self) } == (expected == nil ? nil : value))
    if let expected { #expect(DayRange(iso: expected) == range) }
  }

  @Test("ISO 8601", arguments: ["", "2028-03-01/", "2028-03-01-2028-03-05", "2028-03-05/2028-03-01", "2028-03"])
  func iso(_ text: String) {
    #expect(DayRange(iso: text) == nil)
  }
}
