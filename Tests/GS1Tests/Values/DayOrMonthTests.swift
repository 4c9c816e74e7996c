import GS1
import Testing

@Suite struct DayOrMonthTests {
  @Test("day 00 is a month and is written as 00 again")
  func month() throws {
    let month = try #require(DayOrMonth(yymmdd: "280200", century: .around(year: 2026)))
    #expect(month.isMonth && month.day == nil && (month.year, month.month) == (2028, 2))
    #expect(month.description == "2028-02" && month.lastDay == CalendarDay(2028, 2, 29))
    #expect(month.yymmdd == Array("280200".utf8))
    #expect(month == DayOrMonth(year: 2028, month: 2) && month == DayOrMonth(iso: "2028-02"))
    #expect(month != DayOrMonth(iso: "2028-02-29") && month != DayOrMonth(iso: "2028-02-01"))
  }

  @Test(
    "what is neither day nor month",
    arguments: ["280230", "281300", "280000", "28020", "2802000", "", "28020a", "2a0200"])
  func refused(_ text: String) {
    #expect(DayOrMonth(yymmdd: text, century: .fixed(20)) == nil)
  }

  @Test("ISO 8601", arguments: ["2028-13", "2028-00", "2028-1", "202802", "2028-02-30", "2028-02-", "2028/02", ""])
  func iso(_ text: String) {
    #expect(DayOrMonth(iso: text) == nil)
  }

  @Test("each day of 100 years is written and read, with two digits and with four")
  func days() throws {
    var day = try #require(CalendarDay(1977, 1, 1))
    while day.year < 2077 {
      let value = DayOrMonth(day)
      guard DayOrMonth(yymmdd: String(decoding: value.yymmdd, as: UTF8.self), century: .around(year: 2026)) == value,
        DayOrMonth(iso: value.description) == value,
        CalendarDay(yyyymmdd: String(decoding: day.yyyymmdd, as: UTF8.self)) == day
      else {
        Issue.record("\(day)")
        return
      }
      day = day.adding(days: 1) ?? .last
    }
    #expect(CalendarDay.first.yyyymmdd == Array("00010101".utf8))
    #expect(CalendarDay(yyyymmdd: "20270229") == nil)
    #expect(CalendarDay(yyyymmdd: "2027022") == nil)
  }
}
