import GS1
import RegKit
import Testing

@Suite struct NIKTests {
  /// Random numbers with the day of birth that python-stdnum 2.2 gives, in the 20th century where it has that day.
  @Test(
    "the day of birth is the one python-stdnum reads",
    arguments: [
      ("3273062501570766", "1957-01-25"),
      ("9471011204154032", "1915-04-12"),
      ("1801057006674111", "1967-06-30"),
      ("1801057012996018", "1999-12-30"),
      ("1801055902265583", "1926-02-19"),
      ("7371012406358932", "1935-06-24"),
      ("3171012005221282", "1922-05-20"),
      ("9471011005612647", "1961-05-10"),
      ("9471014410686651", "1968-10-04"),
      ("3171011606327466", "1932-06-16"),
      ("9471016711048087", "1904-11-27"),
      ("3273065412722176", "1972-12-14"),
      ("9471016707472446", "1947-07-27"),
      ("3171016708792774", "1979-08-27"),
      ("7371013012935206", "1993-12-30"),
      ("5171025807181845", "1918-07-18"),
      ("5171021208432952", "1943-08-12"),
      ("3171017213708239", nil),
      ("3273060513459626", nil),
      ("9471010306714602", "1971-06-03"),
      ("1801057212914815", nil),
      ("3273061201608962", "1960-01-12"),
      ("1801055705594733", "1959-05-17"),
      ("1801056311446693", "1944-11-23"),
    ] as [(String, String?)])
  func oracle(text: String, born: String?) throws {
    guard let born else {
      #expect(!NIK.isValid(text))
      return
    }
    let number = try NIK(text)
    #expect((number.birthDay(in: 19) ?? number.birthDay(in: 20))?.description == born)
  }

  @Test("forty on the day of birth is a woman's")
  func sex() throws {
    #expect(try NIK("3171011708450001").sex == .lakiLaki)
    let woman = try NIK("3171015708450001")
    #expect(woman.sex == .perempuan)
    #expect(try NIK("3171014108450001").sex == .perempuan)
    #expect(try NIK("3171013108450001").sex == .lakiLaki)
    #expect(woman.birthDayOfMonth == 17)
    #expect(woman.birthMonth == 8)
    #expect(woman.birthYear == 45)
    #expect(woman.region == "317101")
    #expect(woman.serial == "0001")
  }

  @Test(
    "days 1 to 31 and 41 to 71 exist, others not",
    arguments: [
      ("00", false), ("01", true), ("31", true), ("32", false), ("40", false), ("41", true), ("71", true),
      ("72", false), ("81", false), ("99", false),
    ])
  func days(day: String, isDay: Bool) {
    // python-stdnum takes the day modulo forty and lets 81 pass.
    #expect(NIK.isValid("317101\(day)01450001") == isDay)
  }

  @Test("a leap day of 2000 is a day, though 1900 had none")
  func leapDay() throws {
    let number = try NIK("3171012902001234")
    #expect(number.birthDay(in: 19) == nil)
    #expect(number.birthDay(in: 20) == CalendarDay(2000, 2, 29))
    #expect(number.birthDay(in: -1) == nil)
    #expect(number.birthDay(in: Int.max) == nil)
    #expect(!NIK.isValid("3171012902011234"))
  }
}
