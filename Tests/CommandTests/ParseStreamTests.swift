import Foundation
import Testing

/// `regkit parse` over many lines.
extension CommandTests {
  private func withFile<Value>(_ bytes: [UInt8], _ body: (String) throws -> Value) throws -> Value {
    let file = FileManager.default.temporaryDirectory.appending(path: "regkit-\(UUID().uuidString).txt")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try body(file.path)
  }

  @Test("a short line for each message: valid or every error with its place, then the elements")
  func shortLines() throws {
    let input = "(01)08991234567891(10)ABC\n0108991234567892\u{1D}10A\0\r\n\nhello\n(10)A\\(B"
    let expected = [
      "valid\t(01)08991234567891(10)ABC", "wrong_check_digit@15,invalid_character@20\t(01)08991234567892(10)A\\x00",
      "empty_message@0\t", "not_an_element_string@0\t", "missing_association@1\t(10)A\\(B", "",
    ]
    let run = try regkit("parse", "--gs1", "-", input: input)
    #expect(run.output.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) } == expected)
    #expect(run.status == 1 && run.complaint.isEmpty)
    #expect(try withFile(Array(input.utf8)) { try regkit("parse", "--gs1", "--file", $0).output } == run.output)
    #expect(try regkit("parse", "--gs1", "(90)A").output == "valid\t(90)A\n")
    #expect(try regkit("parse", "--gs1", "-", input: "").status == 0)
  }

  @Test("short lines as JSON, with quotes, control characters and bytes that are no UTF-8 in a value")
  func shortLinesAsJSON() throws {
    let bytes = Array("(10)A\"\\\u{1}".utf8) + [0xFF, 0x0A] + Array("]Q3010899123456789110B\nx\n".utf8)
    let run = try withFile(bytes) { try regkit("parse", "--gs1", "--json", "--file", $0) }
    #expect(run.lines.count == 3)
    let first = try json(run.lines[0])
    let elements = try #require(first["elements"] as? [[String: String]])
    #expect(elements == [["ai": "10", "value": "A\"\\\u{1}\u{FFFD}"]])
    #expect(first["valid"] as? Bool == false && first["line"] as? Int == 1)
    let codes = try #require(first["errors"] as? [[String: Any]]).map { $0["code"] as? String }
    #expect(codes == ["invalid_character", "missing_association"])
    let second = try json(run.lines[1])
    #expect(second["valid"] as? Bool == true && second["form"] as? String == "scan_data")
    #expect(try json(run.lines[2])["form"] as? String == "")
  }

  @Test("a line that is too long is refused with its number, and those after it are read")
  func longLines() throws {
    let longest = [UInt8](repeating: 0x41, count: 65_536)
    let input = longest + [0x0D, 0x0A] + longest + [0x41, 0x0A] + longest + longest + longest + longest + longest
    try withFile(input + [0x0A] + Array("(90)A\n(90)B".utf8)) { path in
      let run = try regkit("parse", "--gs1", "--file", path)
      #expect(
        run.output.split(separator: "\n") == [
          "not_an_element_string@0\t", "message_too_long@0\t", "message_too_long@0\t", "valid\t(90)A", "valid\t(90)B",
        ])
      #expect(
        run.complaint == """
          regkit: line 2: found 65537 bytes, expected at most 65536
          regkit: line 3: found 327680 bytes, expected at most 65536

          """)
      #expect(run.status == 1)
      for line in try regkit("parse", "--gs1", "--json", "--file", path).lines { _ = try json(line) }
      let whole = try regkit("parse", "--json", "--file", path)
      #expect(whole.lines.count == 5)
      for line in whole.lines { _ = try json(line) }
    }
  }

  @Test("lines of a file are answered as one by one")
  func linesAsOneByOne() throws {
    let messages = ["(01)08991234567892(17)271331(10)ABC", "(90)TR142681391(91)240828", "]Q1(10)X"]
    let one = try messages.map { try regkit("parse", "--json", $0).output }.joined()
    let all = try withFile(Array(messages.joined(separator: "\n").utf8)) {
      try regkit("parse", "--json", "--file", $0)
    }
    #expect(all.output == one)
  }

  @Test("progress is said on standard error where it is asked for, and only there")
  func progress() throws {
    let run = try regkit("parse", "--gs1", "--progress", "-", input: "(90)A\n(90)\n")
    #expect(run.complaint.hasPrefix("2 lines, ") && run.complaint.hasSuffix(" lines/s, 1 with errors\n"))
    #expect(run.lines.count == 2)
  }

  @Test("a file that is none, and a text beside a file, are said")
  func noFile() throws {
    #expect(try regkit("parse", "--file", "absent.txt").status == 3)
    #expect(try regkit("parse", "--file", "Sources").status == 3)
    #expect(try regkit("parse", "--file", "README.md", "(90)A").status == 2)
    #expect(try regkit("parse", "--gs1").status == 2)
  }
}
