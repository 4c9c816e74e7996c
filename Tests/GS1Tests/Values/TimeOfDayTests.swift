import GS1
import Testing

@Suite struct TimeOfDayTests {
  @Test(
    "hours, minutes and seconds, as far as they are said",
    arguments: [
      ("00", "00"), ("23", "23"), ("2359", "23:59"), ("000000", "00:00:00"), ("103015", "10:30:15"), ("24", nil),
      ("2360", nil), ("235960", nil), ("9999", nil), ("1", nil), ("103", nil), ("10301", nil), ("1030150", nil),
      ("", nil),
      ("1a", nil), ("10a0", nil), ("1030a0", nil),
    ] as [(String, String?)])
  func times(_ text: String, _ expected: String?) {
    let time = TimeOfDay(text)
    #expect(time?.description == expected)
    #expect(time.map { String(decoding: $0.bytes, as: UTF8.self) } == (expected == nil ? nil : text))
    if let expected { #expect(TimeOfDay(iso: expected) == time) }
  }

  @Test(
    "what is no ISO 8601 time", arguments: ["", "1", "10:", "10:3", "1030", "10:30:", "10-30", "10:30:15:20", "24:00"])
  func iso(_ text: String) {
    #expect(TimeOfDay(iso: text) == nil)
  }

  @Test("parts out of range and seconds without minutes cannot be made")
  func parts() {
    #expect(TimeOfDay(hour: -1) == nil && TimeOfDay(hour: .max) == nil && TimeOfDay(hour: 1, minute: -1) == nil)
    #expect(TimeOfDay(hour: 1, second: 1) == nil && TimeOfDay(hour: 1, minute: 1, second: 60) == nil)
    #expect(TimeOfDay(hour: 1, minute: 2, second: 3)?.description == "01:02:03")
  }
}
