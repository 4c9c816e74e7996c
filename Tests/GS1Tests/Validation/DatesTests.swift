import Testing

@testable import GS1

@Suite struct DatesTests {
  @Test(
    "days of a month",
    arguments: [
      ("280229", true), ("270229", false), ("000229", true), ("960229", true), ("990229", false), ("240230", false),
      ("210228", true), ("260131", true), ("260132", false), ("260430", true), ("260431", false), ("260630", true),
      ("260631", false), ("260731", true), ("260831", true), ("260930", true), ("260931", false), ("261031", true),
      ("261130", true), ("261131", false), ("261231", true), ("261232", false), ("260001", false), ("261301", false),
      ("269901", false), ("260101", true), ("", false), ("26010", false), ("2601011", false), ("26010a", false),
      ("2a0101", false), ("26:101", false),
    ])
  func days(_ text: String, _ exists: Bool) {
    #expect((Linter.yymmdd.fault(in: text) == nil) == exists)
    #expect((Linter.yymmd0.fault(in: text) == nil) == exists)
  }

  @Test("day 00 only where the rule allows it")
  func dayZero() {
    #expect(Linter.yymmd0.fault(in: "280200") == nil)
    #expect(Linter.yymmd0.fault(in: "281300") == Fault(.invalidDate, at: 2, length: 2, detail: 1))
    #expect(Linter.yymmdd.fault(in: "280200") == Fault(.invalidDate, at: 4, length: 2, detail: 2 | 29 << 8))
  }

  @Test(
    "four-digit years know their century",
    arguments: [
      ("20000229", true), ("19000229", false), ("21000229", false), ("24000229", true), ("20280229", true),
      ("20270229", false), ("20271231", true), ("20271200", false), ("20271301", false), ("2027123", false),
      ("", false),
      ("2027123a", false),
    ])
  func longYears(_ text: String, _ exists: Bool) {
    #expect((Linter.yyyymmdd.fault(in: text) == nil) == exists)
  }

  @Test("every day of 2000 to 2099 agrees with the calendar")
  func century() {
    for year in 0...99 {
      for month in 0...13 {
        for day in 0...32 {
          let text = [year, month, day].map { ($0 < 10 ? "0" : "") + String($0) }.joined()
          let exists = CalendarDay(2000 + year, month, day) != nil
          #expect((Linter.yymmdd.fault(in: text) == nil) == exists)
        }
      }
    }
  }
}
