import GS1
import RegKit
import Testing

@testable import RegKitImaging

@Suite struct LabelListTests {
  private func list(_ csv: String) throws -> LabelList { try LabelList(csv: Array(csv.utf8)) }

  private func bracketed(_ item: LabelList.Item) -> String? {
    if case .message(let message) = item.content { return message.bracketed }
    return nil
  }

  @Test("columns of identifiers become elements in their order, with copies and captions")
  func elements() throws {
    let list = try list("(90),10,17,21,copies,caption\nDBL9509204704A1,A1,2025-03-31,X,2,Obat\nDBL9509204704A1,,,,,\n")
    #expect(list.items.map(bracketed) == ["(90)DBL9509204704A1(10)A1(17)250331(21)X", "(90)DBL9509204704A1"])
    #expect(list.items.map { $0.copies } == [2, 1] && list.items.map { $0.caption } == ["Obat", nil])
    #expect(list.items.map { $0.line } == [2, 3])
    let identification = try self.list("90,91\nNA18240104109,2026-12-31\n,2026-12-31\n")
    #expect(identification.items.map(bracketed) == ["(90)NA18240104109(91)261231", "(91)2026-12-31"])
    #expect(try self.list("01\n0899123456789?\n").items.map(bracketed) == ["(01)08991234567891"])
  }

  @Test("a ready element string is read in any form, and text is taken as it is")
  func messages() throws {
    let messages = try list("message\n(10)A(21)B\n\"]d210A\u{1D}21B\"\n")
    let raw = messages.items.map { (item) -> [UInt8]? in
      if case .message(let message) = item.content { return try? message.rawBytes() }
      return nil
    }
    #expect(raw == [Array("10A\u{1D}21B".utf8), Array("10A\u{1D}21B".utf8)])
    #expect(try list("text\n\"a, b\"\n").items.first?.content == .text("a, b"))
  }

  @Test(
    "what is wrong is told with line and column",
    arguments: [
      ("", LabelError.Code.invalidTable, 1, nil), ("colour,10\n", .invalidTable, 1, 1),
      ("10,10\n", .invalidTable, 1, 2),
      ("10,text\n", .invalidTable, 1, nil), ("copies\n1\n", .invalidTable, 1, nil), ("10,21\nA\n", .invalidTable, 2, 1),
      ("10,copies\nA,1\nB,-1\n", .invalidTable, 3, 2), ("10,copies\nA,1001\n", .invalidTable, 2, 2),
      ("10,17\nA,281231\nA,2028-02-30\n", .invalidMessage, 3, 2), ("10,01\n,08991234567892\n", .invalidMessage, 2, 2),
      ("message\n(10)A\n(10)\n", .invalidMessage, 3, 1), ("10,21\n,\n", .invalidMessage, 2, nil),
      ("text,copies\n,1\n", .noData, 2, 1),
    ] as [(String, LabelError.Code, Int, Int?)])
  func faults(csv: String, code: LabelError.Code, line: Int, column: Int?) throws {
    let error = try #require(#expect(throws: LabelError.self) { try list(csv) })
    #expect(error.code == code && error.line == line && error.column == column, "\(error)")
  }

  @Test("a row of too few or too many fields, and a table of none, say so with their numbers and names")
  func words() throws {
    func message(_ csv: String) -> String? {
      #expect(throws: LabelError.self) { try list(csv) }?.message(in: .english)
    }
    #expect(
      message("90,91,copies\nA\n")
        == "line 2, column 1: the table of labels cannot be read: number of fields of (90), (91), copies: found 1, expected 3"
    )
    #expect(
      message("90,91\nA,B,C,D\n")
        == "line 2, column 3: the table of labels cannot be read: number of fields of (90), (91): found 4, expected 2")
    #expect(
      message("")
        == "line 1: the table of labels cannot be read: the table is empty, and its first row must name the columns")
    #expect(
      message("10,17\nA,2028-02-30\n")
        == "line 2, column 2: the element string has errors: (17) has no such value: found \"2028-02-30\", expected a day that "
        + "exists, yyyy-mm-dd, or a month, yyyy-mm")
  }

  @Test("there is an end to how many labels a table may ask for")
  func mostLabels() {
    let rows = [String](repeating: "A,1000", count: 11).joined(separator: "\n")
    #expect(throws: LabelError(.invalidTable, found: "")) { try list("10,copies\n" + rows) }
  }
}
