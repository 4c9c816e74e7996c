import GS1
import RegKit
import Testing

/// The numbers that hold a day: every printed one of the guides, and days that do not exist.
@Suite struct OSSNumberTests {
  @Test(
    "every ID Izin that the guide prints is read",
    arguments: [
      ("I-2022090121556325699", "2022-09-01", nil), ("I-20230308005134389670", "2023-03-08", nil),
      ("I-202303081049013333399", "2023-03-08", "10:49:01"), ("I-20230308111371215605", "2023-03-08", nil),
      ("I-202303100948236789473", "2023-03-10", "09:48:23"), ("I-202303100959452241006", "2023-03-10", "09:59:45"),
      ("I-202303151648407742642", "2023-03-15", "16:48:40"),
    ] as [(String, String, String?)])
  func printed(text: String, day: String, time: String?) throws {
    let permit = try IDIzin(text)
    #expect(permit.number.day.description == day)
    #expect(permit.number.time?.description == time)
    #expect(permit.number.isWhole == (time != nil))
    #expect(permit.formatted == text)
  }

  @Test(
    "a day or time that does not exist is an error of its own",
    arguments: [
      ("I-202302291648407742642", .date, 2), ("I-202313151648407742642", .date, 2),
      ("I-000003151648407742642", .date, 2), ("I-202303152448407742642", .time, 10),
      ("I-202303151660407742642", .time, 10), ("I-202303151648607742642", .time, 10),
      ("R-202303151648407742642", .prefix, 0), ("202303151648407742642", .prefix, 0),
    ] as [(String, IdentifierError.Code, Int)])
  func faults(text: String, code: IdentifierError.Code, offset: Int) {
    do throws(IdentifierError) {
      _ = try IDIzin(text)
      Issue.record("\(text) was accepted")
    } catch {
      #expect(error.code == code)
      #expect(error.offset == offset)
      #expect(error.expected == "I- + yyyymmddhhmmss + 7 × 0–9")
    }
  }

  @Test("an ID Proyek is read as the guide prints it")
  func project() throws {
    let project = try IDProyek("R-202209011206376723807")
    #expect(project.number.day == CalendarDay(2022, 9, 1))
    #expect(project.number.time?.description == "12:06:37")
    #expect(project.compact == "R202209011206376723807")
    #expect(project.formatted == "R-202209011206376723807")
    #expect(!IDProyek.isValid("I-202209011206376723807"))
  }

  @Test("the parts of an application number are those of both numbers printed")
  func application() throws {
    for (text, year, serial) in [("EREG207619202300352", 2023, "00352"), ("EREG207619202200200", 2022, "00200")] {
      let number = try NomorPengajuan(text)
      #expect(number.registrant == "207619")
      #expect(number.year == year)
      #expect(number.serial == serial)
    }
  }

  @Test("a No. Aju and a Kode Billing hold their day")
  func days() throws {
    for text in ["230604353300", "230604353330", "230604353001", "230604353333"] {
      #expect(try NoAju(text).day == CalendarDay(2023, 6, 4))
    }
    #expect(try NoAju("991231000000").day == CalendarDay(2099, 12, 31))
    #expect(!NoAju.isValid("230229353300"))
    #expect(try KodeBilling("820230604526181").day == CalendarDay(2023, 6, 4))
    #expect(try KodeBilling("820230604526181").serial == "526181")
    #expect(!KodeBilling.isValid("720230604526181"))
    #expect(!KodeBilling.isValid("820230631526181"))
  }

  @Test("what is made from any day is read back")
  func roundTrip() throws {
    var random = SeededRandom(seed: 3)
    func digits(_ count: Int) -> String {
      (0..<count).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
    }
    for _ in 0..<300 {
      let day = try #require(CalendarDay(dayNumber: Int.random(in: 730_120...766_644, using: &random)))
      let compact = day.description.split(separator: "-").joined()
      #expect(try IDIzin("I-" + compact + "235959" + digits(7)).number.day == day)
      #expect(try KodeBilling("8" + compact + digits(6)).day == day)
      #expect(try NoAju(compact.dropFirst(2) + digits(6)).day == day)
    }
  }
}
