import GS1
import RegKit
import Testing

@Suite struct WrittenDateTests {
  @Test(
    "each system's form is read",
    arguments: [
      (.tanggalAju, "04/06/2023", "2023-06-04", nil), (.tanggalAju, " 29/02/2024 ", "2024-02-29", nil),
      (.tanggalBilling, "2023-06-09 23:59:00", "2023-06-09", "23:59:00"),
      (.tanggalBilling, "2023-06-09", "2023-06-09", nil), (.tanggalBilling, "0000-00-00", nil, nil),
      (.asrotTimestamp, "17-03-2023 15:55:37", "2023-03-17", "15:55:37"),
      (.tanggalINSW, "02 SEPTEMBER 2011", "2011-09-02", nil), (.tanggalINSW, "01 Januari 1870", "1870-01-01", nil),
    ] as [(WrittenDate.Form, String, String?, String?)])
  func read(form: WrittenDate.Form, text: String, day: String?, time: String?) throws {
    let date = try WrittenDate(text, as: form)
    #expect(date.day?.description == day)
    #expect(date.time?.description == time)
  }

  @Test(
    "anything else is refused with its place",
    arguments: [
      (.tanggalAju, "31/06/2023", .date, 0), (.tanggalAju, "06/13/2023", .date, 0),
      (.tanggalAju, "4/6/2023", .character, 1),
      (.tanggalAju, "04-06-2023", .character, 2), (.tanggalAju, "04/06/23", .length, 8),
      (.tanggalAju, "04/06/20233", .length, 10), (.tanggalAju, "", .empty, 0), (.tanggalAju, "  ", .empty, 0),
      (.tanggalAju, "00/00/0000", .date, 0), (.tanggalBilling, "2023-06-09T23:59:00", .character, 10),
      (.tanggalBilling, "2023-06-09 24:00:00", .time, 11), (.tanggalBilling, "2023-06-09 23:59", .length, 16),
      (.tanggalBilling, "2023-00-00", .date, 0), (.tanggalBilling, "0000-00-05", .date, 0),
      (.asrotTimestamp, "17-03-2023", .length, 10),
      (.asrotTimestamp, "17-03-2023 15:55:37 ,", .length, 19), (.tanggalINSW, "02 AUGUST 2011", .date, 3),
      (.tanggalINSW, "02 2011", .date, 3), (.tanggalINSW, "02", .length, 2), (.tanggalINSW, "31 JUNI 2011", .date, 0),
      (.tanggalINSW, "2 SEPTEMBER 2011", .character, 1), (.tanggalAju, "04/06\u{0}2023", .character, 5),
    ] as [(WrittenDate.Form, String, IdentifierError.Code, Int)])
  func refused(form: WrittenDate.Form, text: String, code: IdentifierError.Code, offset: Int) {
    do throws(IdentifierError) {
      _ = try WrittenDate(text, as: form)
      Issue.record("\(text) was accepted")
    } catch {
      #expect(error.code == code)
      #expect(error.offset == offset)
    }
  }

  @Test("every day is read back from each form")
  func roundTrip() throws {
    var random = SeededRandom(seed: 12)
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    for _ in 0..<300 {
      let day = try #require(CalendarDay(dayNumber: Int.random(in: 693_596...766_644, using: &random)))
      let (year, month, date) = (String(day.year), two(day.month), two(day.day))
      let name = try #require(IndonesianMonth(rawValue: day.month)).name
      #expect(try WrittenDate("\(date)/\(month)/\(year)", as: .tanggalAju).day == day)
      #expect(try WrittenDate("\(date)-\(month)-\(year) 00:00:00", as: .asrotTimestamp).day == day)
      #expect(try WrittenDate("\(day) 12:30:00", as: .tanggalBilling).day == day)
      #expect(try WrittenDate("\(date) \(name.uppercased()) \(year)", as: .tanggalINSW).day == day)
    }
  }

  @Test("random and long bytes are errors, quickly", arguments: WrittenDate.Form.allCases)
  func hostile(form: WrittenDate.Form) {
    func isRead(_ bytes: [UInt8]) -> Bool {
      do throws(IdentifierError) {
        _ = try WrittenDate(bytes: bytes.span, as: form)
        return true
      } catch {
        return false
      }
    }
    var random = SeededRandom(seed: 9)
    for _ in 0..<500 {
      let count = Int.random(in: 0..<60, using: &random)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(!isRead(bytes))
    }
    let clock = ContinuousClock()
    let start = clock.now
    #expect(!isRead([UInt8](repeating: 0x20, count: 10 << 20)))
    #expect(clock.now - start < .milliseconds(100))
  }

  @Test("the day is written out in words")
  func formatted() throws {
    #expect(try WrittenDate("04/06/2023", as: .tanggalAju).formatted == "4 Juni 2023")
    #expect(try WrittenDate("17-03-2023 15:55:37", as: .asrotTimestamp).formatted == "17 Maret 2023 15:55:37")
    #expect(try WrittenDate("0000-00-00", as: .tanggalBilling).formatted == "")
  }

  @Test(
    "months go by their names, short and older spellings",
    arguments: [
      ("Januari", .januari), ("PEBRUARI", .februari), ("mrt", .maret), ("Apr.", .april), ("mei", .mei), ("JUN", .juni),
      ("juli", .juli), ("Agt", .agustus), ("Sept.", .september), ("okt", .oktober), ("NOPEMBER", .november),
      ("des", .desember),
      ("January", nil), ("", nil), (".", nil), ("M", nil), ("desemberr", nil),
      (String(repeating: "j", count: 1_000_000), nil),
    ] as [(String, IndonesianMonth?)])
  func months(name: String, month: IndonesianMonth?) {
    #expect(IndonesianMonth(name) == month)
    if let month { #expect(IndonesianMonth(month.name) == month) }
  }
}
