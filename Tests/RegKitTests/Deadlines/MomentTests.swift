import GS1
import RegKit
import Testing

@Suite struct MomentTests {
  private func moment(_ text: String) throws -> Moment { try #require(Moment(iso: text), "\(text)") }

  @Test(
    "a moment is read in every form of ISO 8601 that systems write, and written in one",
    arguments: [
      ("2023-01-07T10:00:00+07:00", "2023-01-07T10:00:00+07:00"),
      ("2023-01-07T10:00+07:00", "2023-01-07T10:00:00+07:00"),
      ("2023-01-07 10:00:00+0700", "2023-01-07T10:00:00+07:00"),
      ("2023-01-07t10:00:00+07", "2023-01-07T10:00:00+07:00"),
      ("2023-01-07T10:00:00Z", "2023-01-07T10:00:00Z"), ("2023-01-07T10:00z", "2023-01-07T10:00:00Z"),
      ("2023-01-07T10:00:00+00:00", "2023-01-07T10:00:00Z"), ("2023-01-07T10:00:00-03:30", "2023-01-07T10:00:00-03:30"),
      ("2023-01-07T10:00 WIB", "2023-01-07T10:00:00+07:00"), ("2023-01-07T10:00WITA", "2023-01-07T10:00:00+08:00"),
      ("2023-01-07 10:00 WIT", "2023-01-07T10:00:00+09:00"), ("2023-06-09 23:59:00", "2023-06-09T23:59:00"),
      ("2023-01-07T10:00:00-00:00", "2023-01-07T10:00:00"), ("2023-01-07T10:00:00.5Z", "2023-01-07T10:00:00.5Z"),
      ("2023-01-07T10:00:00,250+07:00", "2023-01-07T10:00:00.25+07:00"),
      ("2023-01-07T10:00:00.000000001Z", "2023-01-07T10:00:00.000000001Z"),
      ("2023-01-07T10:00:00.000Z", "2023-01-07T10:00:00Z"), ("2024-02-29T00:00:00+14:00", "2024-02-29T00:00:00+14:00"),
      ("0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00+14:00"),
      ("9999-12-31T23:59:59-14:00", "9999-12-31T23:59:59-14:00"),
    ])
  func forms(text: String, written: String) throws {
    let moment = try moment(text)
    #expect(moment.description == written)
    #expect(Moment(iso: written) == moment)
  }

  @Test(
    "what is no moment is refused",
    arguments: [
      "", "2023-01-07", "2023-01-07T", "2023-01-07T10", "2023-01-07T10:0", "2023-01-07T1000", "2023-02-29T10:00Z",
      "2023-01-07T24:00:00Z", "2023-01-07T10:60Z", "2023-01-07T23:59:60Z", "2023-01-07T10:00:00.",
      "2023-01-07T10:00.5Z",
      "2023-01-07T10:00:00.1234567890Z", "2023-01-07T10:00:00+14:01", "2023-01-07T10:00:00+7",
      "2023-01-07T10:00:00+07:0",
      "2023-01-07T10:00:00+07:60", "2023-01-07T10:00:00 +07:00", "2023-01-07T10:00:00WIBB", "2023-01-07T10:00:00wib",
      "2023-01-07X10:00:00Z", "07/01/2023 10:00", "2023-01-07T10:00:00ZZ", "2023-01-07T10:00:00Z ",
      "10000-01-01T00:00Z",
      "２０２３-01-07T10:00Z", "2023-01-07T-1:00Z", "+023-01-07T10:00Z", "2023-01-07T10:00:00+99:99",
      String(repeating: "2", count: 100_000),
    ])
  func refused(text: String) {
    #expect(Moment(iso: text) == nil)
  }

  @Test("a moment cut off or changed anywhere is read or refused, never more")
  func damaged() throws {
    var random = SeededRandom(seed: 24)
    let bytes = Array("2023-01-07T10:00:00.123+07:00".utf8)
    for length in 0..<bytes.count { _ = Moment(iso: String(decoding: bytes[..<length], as: UTF8.self)) }
    for _ in 0..<3000 {
      var changed = bytes
      changed[Int.random(in: 0..<changed.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      if let read = Moment(iso: String(decoding: changed, as: UTF8.self)) {
        #expect(Moment(iso: read.description) == read)
      }
    }
  }

  /// Two moments and whether the second is more than 24 hours after the first, by Python's datetime.
  @Test(
    "24 hours across zones agree with another library's",
    arguments: [
      ("2023-01-05T13:55:35+09:00", "2023-01-05T05:55:35+00:00", false),
      ("2023-01-12T21:56:24+08:00", "2023-01-13T21:56:24+08:00", false),
      ("2023-01-06T04:14:42+08:00", "2023-01-06T04:14:42+07:00", false),
      ("2023-01-27T18:11:16+09:00", "2023-01-28T16:11:17+07:00", true),
      ("2023-01-14T17:23:39-03:30", "2023-01-16T05:53:40+09:00", true),
      ("2023-01-23T16:39:41+00:00", "2023-01-24T16:39:41+00:00", false),
      ("2023-01-13T03:30:40Z", "2023-01-14T10:30:41+07:00", true),
      ("2023-01-03T06:28:10+07:00", "2023-01-04T09:28:10+09:00", true),
      ("2023-01-02T03:00:36+08:00", "2023-01-02T15:30:36-03:30", false),
      ("2023-01-05T20:16:22-03:30", "2023-01-06T09:46:22+09:00", false),
      ("2023-01-10T02:09:06+00:00", "2023-01-11T09:22:26+09:00", false),
      ("2023-01-09T15:53:44+08:00", "2023-01-10T04:23:44-03:30", false),
      ("2023-01-25T16:19:41+07:00", "2023-01-27T09:19:41+00:00", true),
      ("2023-01-09T16:23:58+08:00", "2023-01-11T17:23:58+09:00", true),
      ("2023-01-08T17:34:49-03:30", "2023-01-10T04:18:09+09:00", false),
      ("2023-01-07T22:38:22Z", "2023-01-08T22:38:21+00:00", false),
      ("2023-01-12T02:14:06+08:00", "2023-01-12T18:14:07Z", true),
    ])
  func acrossZones(one: String, other: String, isLater: Bool) throws {
    let due = try #require(try moment(one).adding(hours: 24))
    #expect(try moment(other).isAfter(due) == isLater)
  }

  @Test("an unknown zone matters within two hours and no further")
  func unknownZone() throws {
    let due = try moment("2023-01-08T10:00:00+07:00")
    #expect(try moment("2023-01-08T10:00:00").isAfter(due) == false, "WIB at the latest")
    #expect(try moment("2023-01-08T10:00:01").isAfter(due) == nil)
    #expect(try moment("2023-01-08T12:00:00").isAfter(due) == nil)
    #expect(try moment("2023-01-08T12:00:01").isAfter(due) == true, "WIT at the earliest")
    let bare = try moment("2023-01-08T10:00:00")
    #expect(try moment("2023-01-08T08:00:00").isAfter(bare) == false)
    #expect(try moment("2023-01-08T08:00:01").isAfter(bare) == nil)
    #expect(try moment("2023-01-08T10:00:00").isAfter(bare) == nil, "two clocks may both show ten")
    #expect(try moment("2023-01-08T12:00:01").isAfter(bare) == true)
  }

  @Test("hours are added over days and years, and not beyond the calendar")
  func adding() throws {
    #expect(try moment("2023-12-31T23:30:00.5 WIT").adding(hours: 24)?.description == "2024-01-01T23:30:00.5+09:00")
    #expect(try moment("2024-02-28T01:00Z").adding(hours: 47)?.description == "2024-03-01T00:00:00Z")
    #expect(try moment("9999-12-31T00:00Z").adding(hours: 24) == nil)
    for hours in [-1, .min, .max] { #expect(try moment("2023-01-01T00:00Z").adding(hours: hours) == nil) }
  }

  @Test("a zone or a time of day that there is not cannot be made")
  func parts() throws {
    #expect(Moment.Zone(minutes: 841) == nil)
    #expect(Moment.Zone(minutes: .min) == nil)
    #expect(Moment.Zone(minutes: -840)?.description == "-14:00")
    let day = try #require(CalendarDay(2023, 1, 1))
    #expect(Moment(day: day, second: 86_400, zone: .wib) == nil)
    #expect(Moment(day: day, second: -1, zone: .wib) == nil)
    #expect(Moment(day: day, second: 0, nanosecond: 1_000_000_000, zone: nil) == nil)
    #expect([Moment.Zone.wib, .wita, .wit, .utc].map { $0.description } == ["+07:00", "+08:00", "+09:00", "Z"])
  }
}
