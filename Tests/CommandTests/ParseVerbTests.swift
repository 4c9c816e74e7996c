import Foundation
import Testing

/// `regkit parse` of one text.
extension CommandTests {
  @Test("carriers of one object are judged together: what one needs may be on another, and both must agree")
  func parseTogether() throws {
    let good = try regkit("parse", "--together", "]E08991234567891", "(10)ABC(21)X")
    #expect(good.status == 0 && good.output.contains("GS1: valid together"), "\(good.output)")
    #expect(try regkit("parse", "(10)ABC(21)X").status == 1)
    let bad = try regkit("parse", "--together", "]E08991234567891", "(01)08991234567891(10)A", "(10)B")
    #expect(bad.status == 1 && bad.output.contains("\n3: (10) "), "\(bad.output)")
    #expect(try regkit("parse", "--together", "]E08991234567891", "(10)A#").status == 1)
    let json = try json(regkit("parse", "--together", "--json", "(10)A", "(10)B").output)
    #expect(json["valid"] as? Bool == false && (json["carriers"] as? [Any])?.count == 2)
    let errors = try #require(json["errors"] as? [[String: Any]])
    #expect(errors.contains { $0["carrier"] as? Int == 1 && $0["code"] as? String == "repeated_with_different_value" })
    let typed = try regkit("parse", "--together", "--profile", "braces", "0108991234567891", "10A{GS}21B")
    #expect(typed.status == 0, "\(typed.output)")
    // Places and carets are those of what was scanned, for errors between carriers too.
    let texts = ["--profile", "braces", "0108991234567891", "10A{GS}21B", "10A{GS}21C"]
    let drawn = try regkit(["parse", "--together"] + texts)
    #expect(drawn.output.contains("\n10A{GS}21C\n         ^\n"), "\(drawn.output)")
    let scanned = try self.json(regkit(["parse", "--together", "--json"] + texts).output)
    let differing = try #require((scanned["errors"] as? [[String: Any]])?.first)
    #expect(differing["carrier"] as? Int == 2 && differing["offset"] as? Int == 9)
    let third = try #require((scanned["carriers"] as? [[String: Any]])?.last)
    #expect(third["scanned"] as? String == "10A{GS}21C" && third["text"] as? String == "10A\u{1D}21C")
    #expect((third["elements"] as? [[String: Any]])?.last?["value_offset"] as? Int == 9)
    #expect(try regkit("parse", "--together").status == 2)
    #expect(try regkit("parse", "--together", "--gs1", "90A").status == 2)
    try withDictionary(regkit("dictionary", "--export").output + "8050 ? X..5 req=01 # NEW\n") { path in
      let run = try regkit("parse", "--together", "0108991234567891", "80501", "--dictionary", path)
      #expect(run.status == 0)
    }
  }

  @Test("a scanner's habit is undone for every way of reading, and places are those of what was scanned")
  func parseHabit() throws {
    let text = "010899123456789110ABC{GS}17281301"
    let short = try regkit("parse", "--gs1", "--separator", "{GS}", text)
    #expect(short.output == "invalid_date@29\t(01)08991234567891(10)ABC(17)281301\n" && short.status == 1)
    #expect(try regkit("parse", "--gs1", "--profile", "braces", "-", input: text + "\n").output == short.output)
    let line = try json(regkit("parse", "--gs1", "--json", "--profile", "braces", text).output)
    let errors = try #require(line["errors"] as? [[String: Any]])
    #expect(errors.first?["offset"] as? Int == 29 && (line["elements"] as? [Any])?.count == 3)
    let whole = try json(regkit("parse", "--json", "--profile", "braces", text).output)
    #expect(whole["scanned"] as? String == text)
    let gs1 = try #require(whole["gs1"] as? [String: Any])
    let last = try #require((gs1["elements"] as? [[String: Any]])?.last)
    #expect(last["offset"] as? Int == 25 && last["value_offset"] as? Int == 27 && last["length"] as? Int == 6)
    #expect((gs1["errors"] as? [[String: Any]])?.first?["offset"] as? Int == 29)
    #expect(try regkit("parse", "--gs1", "--separator", "", "90A").status == 2)
    let rendered = try regkit("render", "--as", "bracketed", "--profile", "braces", "010899123456789110ABC{GS}21XYZ")
    #expect(rendered.output == "(01)08991234567891(10)ABC(21)XYZ\n" && rendered.status == 0)
    let refused = try regkit("render", "--profile", "braces", "-", input: text + "\n")
    #expect(refused.status == 1 && refused.complaint.contains(text + "\n" + String(repeating: " ", count: 29) + "^^"))
  }

  @Test("rules are switched on the command line, and a URI with a short GTIN is written and read")
  func parseRules() throws {
    #expect(try regkit("parse", "--gs1", "(01)08991234567892").status == 1)
    #expect(try regkit("parse", "--gs1", "--ignore", "wrong_check_digit", "(01)08991234567892").status == 0)
    #expect(try regkit("parse", "--gs1", "--unknown", "(01)08991234567891(89)A").status == 0)
    #expect(try regkit("parse", "--gs1", "--ignore", "x", "(01)08991234567891").status == 2)
    let short = try regkit("render", "--as", "dl", "--short-gtin", "(01)08991234567891(10)A")
    #expect(short.output == "https://id.gs1.org/01/8991234567891/10/A\n")
    let uri = String(short.output.dropLast())
    #expect(try regkit("parse", "--gs1", uri).status == 1)
    #expect(try regkit("parse", "--gs1", "--short-gtin", uri).output == "valid\t(01)08991234567891(10)A\n")
    let refused = try regkit("render", "--as", "dl", "--separator", "{GS}", "010899123456789110ABC{GS}8200x")
    #expect(refused.status == 1 && refused.complaint.contains("(8200)"))
    #expect(!refused.complaint.contains("found \"GS}8\""))
  }

  @Test("the day asked about says of which century years of two digits are")
  func parseCentury() throws {
    func year(_ words: String...) throws -> Int? {
      let answer = try json(regkit(["parse", "--json", "(01)08991234567891(17)991231"] + words).output)
      let elements = (answer["gs1"] as? [String: Any])?["elements"] as? [[String: Any]]
      return (elements?.last?["typed"] as? [String: Any])?["year"] as? Int
    }
    #expect(try year() == 2099)
    #expect(try year("--as-of", "2026-11-21") == 1999)
    #expect(try year("--as-of", "2060-01-01") == 2099)
    let elements = ["build", "01=08991234567891", "17=2099-12-31"]
    #expect(try regkit(elements).complaint.contains("expected 2000…2050"))
    #expect(try regkit(elements + ["--as-of", "2026-11-21"]).complaint.contains("expected 1977…2076"))
    #expect(try regkit(elements + ["--as-of", "2060-01-01"]).output == "(01)08991234567891(17)991231\n")
  }

  @Test("a message with two faults keeps its good elements and draws a caret under each fault")
  func parse() throws {
    let run = try regkit("parse", "(01)08991234567892(17)271331(10)ABC")
    #expect(run.status == 1)
    #expect(run.output.contains("(10) ABC  BATCH/LOT  @32+3"))
    #expect(run.output.contains("\n(01)08991234567892(17)271331(10)ABC\n                 ^\n"))
    #expect(run.output.contains("\n                        ^^\n"))
  }

  @Test("a message whose separators a scanner replaced or dropped gets guesses under its errors, marked as such")
  func guesses() throws {
    let typed = "010899123456789110ABC{GS}21XYZ{GS}17280229"
    let english = try regkit("parse", typed)
    #expect(english.status == 1)
    #expect(english.output.contains("guess (score "))
    #expect(english.output.contains("\"{GS}\" was typed for a separator; assumed separators: 2,"))
    #expect(english.output.contains("\n  (01)08991234567891(10)ABC(21)XYZ(17)280229\n"))
    #expect(!english.output.contains("GS1: valid"))
    let indonesian = try regkit("parse", "--lang", "id", "10ABC0108991234567891")
    #expect(indonesian.status == 1 || indonesian.status == 3)
    #expect(indonesian.output.contains("tebakan (skor "))
    #expect(indonesian.output.contains("\n  (10)ABC(01)08991234567891\n"))
    let run = try regkit("parse", "--json", typed)
    let gs1 = try #require(try json(run.output)["gs1"] as? [String: Any])
    let guesses = try #require(gs1["suggestions"] as? [[String: Any]])
    #expect(guesses.allSatisfy { $0["guess"] as? Bool == true })
    #expect(guesses.first?["bracketed"] as? String == "(01)08991234567891(10)ABC(21)XYZ(17)280229")
    #expect(try regkit("parse", "0108991234567891").output.contains("guess") == false)
  }

  @Test("what a scanner types for the separator can be said, and places are those of the text")
  func separator() throws {
    let run = try regkit("parse", "--separator", "~~", "010899123456789110ABC~~21XYZ~~17281329")
    #expect(run.output.contains("(21) XYZ  SERIAL  @25+3"))
    #expect(
      run.output.contains("\n010899123456789110ABC~~21XYZ~~17281329\n" + String(repeating: " ", count: 34) + "^^\n"))
    let named = try regkit("parse", "--profile", "braces", "010899123456789110ABC{GS}21XYZ")
    #expect(named.status == 0 || named.status == 1)
    #expect(named.output.contains("GS1: valid"))
    #expect(try regkit("parse", "--profile", "none", "90A").status == 2)
    #expect(try regkit("parse", "--separator", "", "90A").status == 2)
    let json = try json(regkit("parse", "--json", "--separator", "#", "90A#91B").output)
    #expect((json["gs1"] as? [String: Any])?["valid"] as? Bool == true)
  }

  @Test("lines of standard input are read one by one, bytes that are no UTF-8 included")
  func parseLines() throws {
    let run = try regkit("parse", "--json", "-", input: "(01)08991234567891\n]Q3010899123456789110A\u{1D}21B\n\u{1}\n")
    #expect(run.lines.count == 3)
    for line in run.lines { _ = try json(line) }
  }

  /// Runs a line of a shell, in which `\350` of printf is a byte that is no text.
  private func shell(_ line: String) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", line, Self.command.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: printed, as: UTF8.self))
  }

  @Test("arguments are the bytes they are, also where these are no text")
  func parseBytes() throws {
    let text = #"010899123456789110AB$(printf '\350')21C"#
    let typed = try shell(#""$0" parse --gs1 --separator "$(printf '\350')" "\#(text)""#)
    #expect(typed.output == "valid\t(01)08991234567891(10)AB(21)C\n" && typed.status == 0)
    let plain = try shell(#""$0" parse --gs1 "\#(text)""#)
    #expect(plain.output == "invalid_character@20\t(01)08991234567891(10)AB\\xE821C\n" && plain.status == 1)
    let record = try json(try shell(#""$0" parse --json "\#(text)""#).output)
    #expect(record["text_hex"] as? String == "3031303839393132333435363738393131304142E8323143")
    let elements = try #require((record["gs1"] as? [String: Any])?["elements"] as? [[String: Any]])
    #expect(
      elements.last?["value"] as? String == "AB\u{FFFD}21C" && elements.last?["value_hex"] as? String == "4142E8323143")
    #expect(elements.first?["value_hex"] == nil)
  }

  @Test(
    "the form can be said, and only so text beside a symbol is read",
    arguments: [
      (["--from", "hri", "GTIN (01) 08991234567891 (10) A(B"], "valid\t(01)08991234567891(10)A\\(B\n"),
      (["--from", "hri", "Lot (10) A (01) 08991234567891"], "text_outside_brackets@0\t(10)A(01)08991234567891\n"),
      (["--from", "raw", "010899123456789110A"], "valid\t(01)08991234567891(10)A\n"),
      (["--from", "scan", "010899123456789110A"], "unsupported_symbology@0\t\n"),
      (["--from", "bracketed", "(01)08991234567891"], "valid\t(01)08991234567891\n"),
      (["--from", "dl", "https://a/01/08991234567891"], "valid\t(01)08991234567891\n"),
      (["(01) 08991234567891"], "value_too_long@18,invalid_character@4\t(01) 08991234567891\n"),
    ])
  func parseFrom(_ words: [String], _ expected: String) throws {
    #expect(try regkit(["parse", "--gs1"] + words).output == expected)
    let line = words.last ?? ""
    #expect(try regkit(["parse", "--gs1"] + words.dropLast() + ["-"], input: line + "\n").output == expected)
    if words.count == 1 { #expect(try regkit("parse", line).output.contains("--from hri\n")) }
    if words.count > 1, expected.hasPrefix("valid") {
      #expect(try regkit(["parse"] + words).output.contains("\nGS1: valid\n"))
    }
  }

  @Test("a form that is none, or beside a habit, ends with 2; a file that cannot be read with 3")
  func parseSlips() throws {
    #expect(try regkit("parse", "--from", "xml", "90A").status == 2)
    #expect(try regkit("parse", "--from", "raw", "--separator", "|", "90A").status == 2)
    for words in [
      ["parse", "--file", "/no/such/file"], ["parse", "90A", "--dictionary", "/no/such/file"],

      ["render", "--file", "/no/such/file"], ["dictionary", "--check", "/no/such/file"], ["cases", "/no/such/file"],
      ["assess", "/no/such/file"], ["dossier", "/no/such/file"], ["rules", "--check", "/no/such/file"],
      ["rules", "--table", "/no/such/file"], ["check", "documents", "file=/no/such/file"], ["scan", "/no/such/file"],
    ] {
      let run = try regkit(words)
      #expect(run.status == 3 && run.complaint.contains(words.last?.split(separator: "=").last ?? ""), "\(words)")
    }
  }
}
