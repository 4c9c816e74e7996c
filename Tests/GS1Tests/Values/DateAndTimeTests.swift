import GS1
import Testing

@Suite struct DateAndTimeTests {
  @Test(
    "ISO 8601 both ways",
    arguments: [
      ("2028-12-31T10:30", "2812311030"), ("2028-12-31T10", "28123110"), ("2028-12-31T10:30:15", "281231103015"),
      ("2028-12-31", "281231"), ("2028-12T10:30", "2812001030"),
    ])
  func forms(_ iso: String, _ value: String) {
    let read = DateAndTime(yymmdd: value, century: .around(year: 2026))
    #expect(read != nil && read == DateAndTime(iso: iso))
    #expect(read?.description == iso)
    #expect(read.map { String(decoding: $0.yymmdd, as: UTF8.self) } == value)
  }

  @Test(
    "what is neither",
    arguments: ["", "28123", "2812319999", "28123124", "2812321030", "281231103", "28123110301", "x"])
  func refused(_ value: String) {
    #expect(DateAndTime(yymmdd: value, century: .fixed(20)) == nil)
    #expect(DateAndTime(yyyymmdd: "20" + value) == nil)
    #expect(DateAndTime(iso: value) == nil)
  }

  @Test("a space may stand for T, nothing else")
  func separators() {
    #expect(DateAndTime(iso: "2028-12-31 10:30") == DateAndTime(iso: "2028-12-31T10:30"))
    #expect(DateAndTime(iso: "2028-12-31t10:30") == nil && DateAndTime(iso: "2028-12-31T") == nil)
  }
}
