import GS1
import RegKit
import Testing

@Suite struct BillingExpiryTests {
  private func answer(billed: String? = nil, expires: String? = nil, now: String? = nil) throws -> BillingExpiry.Answer
  {
    let facts = BillingExpiry.Facts(
      billed: billed.flatMap { Moment(iso: $0) }, expires: expires.flatMap { Moment(iso: $0) },
      now: now.flatMap { Moment(iso: $0) })
    return try #require(BillingExpiry.assess(facts, under: try .shared()))
  }

  @Test(
    "the printed expiry itself is still in time",
    arguments: [
      ("2023-06-09T23:58:59", true), ("2023-06-09T23:59:00", true), ("2023-06-09T23:59:00.001", false),
      ("2023-06-09T23:59:01", false), ("2023-06-10T00:00:00", false), ("2022-06-10T00:00:00", true),
    ])
  func printed(now: String, isPayable: Bool) throws {
    let answer = try answer(billed: "2023-06-01T00:00:00", expires: "2023-06-09T23:59:00", now: now)
    #expect(answer.isPayable == isPayable)
    #expect(answer.verdict.outcome == (isPayable ? .allowed : .refused))
    #expect(!answer.verdict.isAmbiguous, "the print decides, nothing is worked out")
    #expect(answer.expires?.description == "2023-06-09T23:59:00")
  }

  @Test("an expiry that is not printed is worked out in calendar days, as one of two readings")
  func workedOut() throws {
    let own = try answer(billed: "2023-06-04T22:47:29")
    #expect(own.expires?.description == "2023-06-09T23:59:00")
    #expect(own.verdict.isAmbiguous)
    #expect(own.isPayable == nil)
    #expect(try answer(billed: "2023-06-05T08:00:00+09:00").expires?.description == "2023-06-10T23:59:00+09:00")
  }

  @Test("between the two readings only the print can tell")
  func between() throws {
    // Billed on a Monday: five calendar days end on Saturday the 10th, five working days on Monday the 12th.
    #expect(try answer(billed: "2023-06-05T08:00:00", now: "2023-06-10T23:59:00").isPayable == true)
    let open = try answer(billed: "2023-06-05T08:00:00", now: "2023-06-12T23:59:00")
    #expect(open.isPayable == nil)
    #expect(open.verdict.missing == ["expires_at"])
    #expect(try answer(billed: "2023-06-05T08:00:00", now: "2023-06-12T23:59:01").isPayable == false)
  }

  @Test("a zone on one side only matters within two hours")
  func zones() throws {
    let expires = "2023-06-09T23:59:00"
    #expect(try answer(expires: expires, now: "2023-06-09T14:59:00Z").isPayable == true)
    let open = try answer(expires: expires, now: "2023-06-09T15:30:00Z")
    #expect(open.isPayable == nil)
    #expect(open.verdict.missing == ["expires_at.zone"])
    #expect(try answer(expires: expires, now: "2023-06-09T16:59:01Z").isPayable == false)
    #expect(try answer(expires: expires + "+07:00", now: "2023-06-10T00:00:00").verdict.missing == ["now.zone"])
  }

  @Test("nothing is known of a bill without a day, and the calendar ends")
  func missing() throws {
    #expect(try answer(now: "2023-06-09T23:59:00").verdict.missing == ["expires_at"])
    #expect(try answer(billed: "9999-12-30T00:00:00").verdict.outcome == .undetermined)
  }
}
