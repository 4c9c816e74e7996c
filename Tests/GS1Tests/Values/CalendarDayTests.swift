import GS1
import Testing

@Suite struct CalendarDayTests {
  @Test(
    "days that exist and days that do not",
    arguments: [
      (2028, 2, 29, true), (2027, 2, 29, false), (2000, 2, 29, true), (1900, 2, 29, false), (1, 1, 1, true),
      (9999, 12, 31, true), (0, 1, 1, false), (10000, 1, 1, false), (-1, 1, 1, false), (2026, 0, 1, false),
      (2026, 13, 1, false), (2026, 1, 0, false), (2026, 1, 32, false), (2026, 4, 31, false), (.max, .max, .max, false),
      (.min, .min, .min, false),
    ])
  func existence(_ year: Int, _ month: Int, _ day: Int, _ exists: Bool) {
    let found = CalendarDay(year, month, day)
    #expect((found != nil) == exists)
    if let found { #expect((found.year, found.month, found.day) == (year, month, day)) }
  }

  @Test(
    "ISO 8601 text",
    arguments: [
      ("2028-02-29", true), ("0001-01-01", true), ("9999-12-31", true), ("2027-02-29", false), ("2028-2-29", false),
      ("20280229", false), ("2028/02/29", false), ("2028-02-29 ", false), ("", false), ("0000-01-01", false),
      ("+028-02-29", false), ("2028-02-2a", false), ("２028-02-29", false),
    ])
  func iso(_ text: String, _ isDay: Bool) {
    #expect(CalendarDay(iso: text)?.description == (isDay ? text : nil))
  }

  @Test("numbers count every day once, and weeks go round")
  func numbers() throws {
    var day = CalendarDay.first
    var weekday = CalendarDay.Weekday.monday
    for number in 1...3_652_059 where number % 97 == 1 || number > 3_652_000 || number < 1000 {
      day = try #require(CalendarDay(dayNumber: number))
      #expect(day.dayNumber == number)
      weekday = try #require(CalendarDay.Weekday(rawValue: (number + 6) % 7 + 1))
      #expect(day.weekday == weekday)
    }
    #expect(day == .last)
    #expect(CalendarDay(dayNumber: 0) == nil && CalendarDay(dayNumber: 3_652_060) == nil)
    #expect(CalendarDay(1970, 1, 1)?.dayNumber == 719_163)
    #expect(CalendarDay(2026, 11, 21)?.weekday == .saturday)
    #expect(CalendarDay(2000, 2, 29)?.weekday == .tuesday)
  }

  @Test("each day of four centuries is followed by the next")
  func sequence() throws {
    var day = try #require(CalendarDay(1999, 12, 31))
    for year in 2000...2400 {
      for month in 1...12 {
        for number in 1...(try #require(CalendarDay.days(inMonth: month, ofYear: year))) {
          let next = try #require(CalendarDay(year, month, number))
          guard day.adding(days: 1) == next, next.adding(days: -1) == day, day < next else {
            Issue.record("\(day) and \(next)")
            return
          }
          day = next
        }
      }
    }
  }

  @Test(
    "months later, clamped to the last day",
    arguments: [
      ("2028-01-31", 1, "2028-02-29"), ("2027-01-31", 1, "2027-02-28"), ("2028-02-29", 12, "2029-02-28"),
      ("2028-02-29", 48, "2032-02-29"), ("2026-12-15", 1, "2027-01-15"), ("2026-01-15", -1, "2025-12-15"),
      ("2026-03-31", -1, "2026-02-28"), ("2026-05-31", 0, "2026-05-31"), ("0001-01-01", -1, nil),
      ("9999-12-01", 1, nil), ("2026-01-01", .max, nil), ("2026-01-01", .min, nil),
    ] as [(String, Int, String?)])
  func months(_ day: String, _ months: Int, _ expected: String?) throws {
    #expect(try #require(CalendarDay(iso: day)).adding(months: months)?.description == expected)
  }

  @Test("days and years later, within the calendar")
  func adding() throws {
    let day = try #require(CalendarDay(2028, 2, 29))
    #expect(day.adding(days: 366)?.description == "2029-03-01")
    #expect(day.adding(days: .max) == nil && day.adding(days: .min) == nil)
    #expect(day.adding(years: 1)?.description == "2029-02-28")
    #expect(day.adding(years: .max) == nil && day.adding(years: .min) == nil)
    #expect(CalendarDay.last.adding(days: 1) == nil && CalendarDay.first.adding(days: -1) == nil)
    #expect(day.days(until: try #require(CalendarDay(2029, 3, 1))) == 366)
    #expect(day.lastOfMonth == day)
    #expect(CalendarDay(2027, 2, 1)?.lastOfMonth == CalendarDay(2027, 2, 28))
  }

  @Test(
    "YYMMDD by the window around a year",
    arguments: [
      ("280229", 2026, "2028-02-29"), ("270229", 2026, nil), ("760101", 2026, "2076-01-01"),
      ("770101", 2026, "1977-01-01"),
      ("000229", 2026, "2000-02-29"), ("990101", 2026, "1999-01-01"), ("000101", 2060, "2100-01-01"),
      ("100101", 2060, "2110-01-01"), ("110101", 2060, "2011-01-01"), ("000229", 2080, nil), ("0001011", 2026, nil),
      ("00010", 2026, nil), ("", 2026, nil), ("a00101", 2026, nil), ("280100", 2026, nil), ("280101", 0, nil),
      ("990101", 30, nil), ("280101", 10000, nil), ("000101", 9999, nil), ("490128", 9999, nil), ("000131", 9999, nil),
      ("500101", 9999, "9950-01-01"), ("000101", 9951, nil), ("990101", 9951, "9999-01-01"),
    ] as [(String, Int, String?)])
  func shortYears(_ text: String, _ year: Int, _ expected: String?) {
    #expect(CalendarDay(yymmdd: text, century: .around(year: year))?.description == expected)
  }

  @Test("the window is 49 years back and 50 ahead for every year")
  func window() throws {
    for reference in 1900...2199 {
      for short in 0...99 {
        let text = (short < 10 ? "0" : "") + "\(short)0101"
        let year = try #require(CalendarDay(yymmdd: text, century: .around(year: reference))).year
        #expect(year % 100 == short && year >= reference - 49 && year <= reference + 50)
      }
    }
  }

  @Test("each byte at each place of a date but a digit makes it none")
  func shortBytes() {
    let date = Array("281231".utf8)
    for place in date.indices {
      for byte in UInt8.min...UInt8.max {
        var bytes = date
        bytes[place] = byte
        let day = CalendarDay(yymmdd: bytes, century: .fixed(20))
        // Written as ISO 8601 has it, the same digits are read by other code.
        var text = Array("20yy-mm-dd".utf8)
        for (digit, place) in zip(bytes, [2, 3, 5, 6, 8, 9]) { text[place] = digit }
        if day != CalendarDay(iso: text.span) { Issue.record("\(byte) at \(place)") }
        if day != CalendarDay(yymmddOf2000s: bytes.span) { Issue.record("\(byte) at \(place), in line") }
      }
    }
  }

  @Test("every six digits are the same day in line")
  func digitsInLine() {
    for number in 0..<1_000_000 {
      let digits = (0..<6).map { UInt8(ascii: "0") + UInt8(number / [100_000, 10_000, 1000, 100, 10, 1][$0] % 10) }
      let (year, month, day) = (2000 + number / 10_000, number / 100 % 100, number % 100)
      if CalendarDay(yymmddOf2000s: digits.span) != CalendarDay(year, month, day) { Issue.record("\(number)") }
    }
    for digits in ["", "28123", "2812311"] { #expect(CalendarDay(yymmddOf2000s: Array(digits.utf8).span) == nil) }
  }

  @Test("day 00 means the last of the month only when asked to")
  func dayZero() {
    #expect(CalendarDay(yymmdd: "280200", century: .fixed(20)) == nil)
    #expect(CalendarDay(yymmdd: "280200", century: .fixed(20), dayZero: .lastOfMonth)?.description == "2028-02-29")
    #expect(CalendarDay(yymmdd: "281300", century: .fixed(20), dayZero: .lastOfMonth) == nil)
    #expect(CalendarDay(yymmdd: "000100", century: .fixed(0), dayZero: .lastOfMonth) == nil)
    #expect(
      CalendarDay(yymmdd: [0x32, 0x38, 0x30, 0x31, 0x30, 0x31], century: .fixed(19))?.description == "1928-01-01")
    #expect(CalendarDay(yymmdd: "280101", century: .fixed(100)) == nil)
  }
}
