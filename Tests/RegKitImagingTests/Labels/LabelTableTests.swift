import Testing

@testable import RegKitImaging

@Suite struct LabelTableTests {
  private func rows(_ text: String) throws -> [[String]] {
    try LabelTable(Array(text.utf8)).rows.map { $0.fields.map { String(decoding: $0.bytes, as: UTF8.self) } }
  }

  @Test(
    "rows and fields are told apart as spreadsheets write them",
    arguments: [
      ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]), ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
      ("a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]), ("\u{FEFF}a,b\n", [["a", "b"]]),
      ("a\n\n1\n\n", [["a"], ["1"]]), ("a,b\n\"x,\"\"y\"\"\",\"\"\n", [["a", "b"], ["x,\"y\"", ""]]),
      ("a,b\n\"x\ny\",z\n", [["a", "b"], ["x\ny", "z"]]), ("a,b\n,\n", [["a", "b"], ["", ""]]),
      ("a\n5\" disc\n", [["a"], ["5\" disc"]]), ("", []), ("a\rb\n", [["a\rb"]]),
    ])
  func tables(text: String, expected: [[String]]) throws {
    #expect(try rows(text) == expected)
  }

  @Test(
    "what is wrong is told with line and column",
    arguments: [
      ("a,b\n1,\"2\n", 2, 2), ("a,b\n\"x\ny\",\"z\"!\n", 3, 2),
      (String(repeating: ",", count: 64) + "\n", 1, 65),
    ])
  func faults(text: String, line: Int, column: Int) throws {
    let error = try #require(#expect(throws: LabelError.self) { try LabelTable(Array(text.utf8)) })
    #expect(error.code == .invalidTable && error.line == line && error.column == column)
  }

  @Test("lines are counted through quoted line ends")
  func lineNumbers() throws {
    let table = try LabelTable(Array("a\n\"1\n2\"\n\n3\n".utf8))
    #expect(table.rows.map { $0.line } == [1, 2, 5])
  }

  @Test("any bytes are a table or an error")
  func anyBytes() throws {
    var random = FixedRandom(state: 12)
    let alphabet = Array("\"\",;\n\r ab\u{FEFF}".utf8) + [0, 0xFF]
    for _ in 0..<5_000 {
      let bytes = (0..<Int.random(in: 0...24, using: &random)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      }
      do throws(LabelError) {
        _ = try LabelTable(bytes)
      } catch {
        #expect(error.code == .invalidTable)
      }
    }
  }
}
