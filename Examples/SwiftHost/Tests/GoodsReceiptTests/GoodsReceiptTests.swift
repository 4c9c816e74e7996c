import GS1
import GoodsReceipt
import RegKit
import RegKitImaging
import Testing

private let samples = #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined() + "/Samples/"

@Suite struct GoodsReceiptTests {
  private func receipt(_ lines: [DeliveryNote.Line], on day: String = "2026-11-21") throws -> GoodsReceipt {
    GoodsReceipt(
      DeliveryNote(lines), under: try Rulebook.embedded(), on: try #require(CalendarDay(iso: day)))
  }

  @Test("a photographed pack that is on the note is received, and one that is not is put aside")
  func photos() throws {
    let receipt = try receipt([.init(nie: "MD0"), .init(nie: "NA18240104109")])
    let reader = SymbolReader()
    #expect(receipt.decide(photo: samples + "cosmetic-photo.jpg", by: reader) == .received(line: 1))
    #expect(
      try self.receipt([]).decide(photo: samples + "cosmetic-photo.jpg", by: reader)
        == .setAside(reasons: ["NA18240104109 is not on the note"]))
    #expect(
      receipt.decide(photo: samples + "no-code.jpg", by: reader)
        == .setAside(reasons: ["no code of BPOM's in the picture"]))
    guard case .setAside(let reasons) = receipt.decide(photo: samples + "gone.jpg", by: reader) else {
      Issue.record("a file that is not there was received")
      return
    }
    #expect(reasons.count == 1)
  }

  @Test(
    "the end of a licence counts on its day",
    arguments: [("2025-11-23", true), ("2025-11-24", true), ("2025-11-25", false)])
  func licence(day: String, isReceived: Bool) throws {
    let receipt = try receipt([.init(nie: "MD266510106032")], on: day)
    let decision = receipt.decide(typed: "(90)MD266510106032(91)251124")
    #expect((decision == .received(line: 0)) == isReceived, "\(decision)")
  }

  @Test("a code on which no edition of the rules can speak is put aside")
  func open() throws {
    let receipt = try receipt([.init(nie: "NA18240104109")], on: "2018-12-06")
    #expect(
      receipt.decide(typed: "(90)NA18240104109")
        == .setAside(reasons: ["the rules do not say whether NA18240104109 is right on 2018-12-06"]))
  }

  @Test("batch, last day and the days left are held against the note")
  func batches() throws {
    let day = try #require(CalendarDay(iso: "2028-02-29"))
    let receipt = try receipt([
      .init(nie: "NA18240104109", batch: "OTHER", expiry: day), .init(nie: "NA18240104109", batch: "ABC", expiry: day),
    ])
    let code = "(90)NA18240104109(10)ABC(17)280229(21)X1"
    #expect(receipt.decide(typed: code) == .received(line: 1))
    for wrong in ["(90)NA18240104109(10)ABD(17)280229(21)X1", "(90)NA18240104109(10)ABC(17)280228(21)X1"] {
      #expect(
        receipt.decide(typed: wrong)
          == .setAside(reasons: ["NA18240104109 is on the note, but not with this batch and last day"]))
    }
    var late = receipt
    late.day = try #require(CalendarDay(iso: "2028-02-28"))
    #expect(late.decide(typed: code) == .setAside(reasons: ["1 days are left, expected 180"]))
  }

  @Test("a note is read line by line, and a line that is none is named")
  func notes() throws {
    let note = try DeliveryNote(text: "NA18240104109,ABC,2028-02-29\n\nMD1,,\n")
    #expect(note.lines.count == 2 && note.lines[1] == .init(nie: "MD1"))
    #expect(throws: DeliveryNote.Problem(line: 2, found: "2028-02-30", expected: "a day such as 2026-11-21")) {
      try DeliveryNote(text: "A,,\nA,,2028-02-30")
    }
    #expect(throws: DeliveryNote.Problem.self) { try DeliveryNote(text: "A,B") }
  }
}
