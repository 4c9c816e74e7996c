import Foundation
import Testing

/// `regkit dictionary`: what is known of Application Identifiers.
extension CommandTests {
  @Test("dictionary shows what is known of an identifier, as text and as JSON")
  func dictionary() throws {
    let run = try regkit("dictionary", "01", "37")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("(01) GTIN\n  format         N14,csum,gcppos2\n  length         14\n"))
    #expect(run.output.contains("primary key with (22) (10) (21) or (235); attribute"))
    #expect(run.output.contains("needs          (00) + (02) or (00) + (8026)"))
    let record = try json(try regkit("dictionary", "--json", "10").output)
    #expect(record["title"] as? String == "BATCH/LOT")
    #expect(record["maximum_length"] as? Int == 20)
    #expect(record["needs_separator"] as? Bool == true)
    #expect(record["digital_link_qualifier_of"] as? [String] == ["01", "8006"])
    #expect(try regkit("dictionary").lines.count == 541)
    let some = try regkit("dictionary", "9999", "01")
    #expect(some.status == 1 && some.output.hasPrefix("(01) GTIN\n") && some.complaint.contains("(9999)"))
    #expect(try regkit("dictionary", "--export", "--json").status == 2)
    #expect(try regkit("dictionary", "x").status == 2)
  }

  @Test("an exported dictionary loads again without a difference, and a changed one says what changed")
  func dictionaryCheck() throws {
    let text = try regkit("dictionary", "--export").output
    try withDictionary(text) { path in
      let run = try regkit("dictionary", "--check", path)
      #expect(run.status == 0)
      #expect(run.lines.count == 2 && run.output.contains("541 identifiers, no problem"))
      #expect(run.output.hasSuffix("  no identifier differs\n"))
      #expect(try json(regkit("dictionary", "--check", path, "--json").output)["change"] as? String == "none")
    }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines.removeAll { $0.hasPrefix("7001 ") }
    lines = lines.map { $0.hasPrefix("10 ") ? $0.replacingOccurrences(of: "X..20", with: "X..25") : $0 }
    try withDictionary(lines.joined(separator: "\n") + "8050 ? X..5 # NEW\n") { path in
      let run = try regkit("dictionary", "--check", path)
      #expect(run.status == 0)
      #expect(
        run.lines.dropFirst().map { $0.split(separator: ":")[0] } == [
          "  (10) changed", "  (7001) removed", "  (8050) added",
        ])
      let records = try regkit("dictionary", "--check", path, "--json").lines.map { try json($0) }
      #expect(records.map { $0["change"] as? String } == ["changed", "removed", "added"])
    }
    try withDictionary("90 X..30\n91 X3,csun\n92 W\n") { path in
      let run = try regkit("dictionary", "--check", path)
      #expect(run.status == 1)
      #expect(run.lines.count == 2)
      #expect(run.lines.first == "\(path): line 2, byte 15: unknown content rule: found \"csun\", expected csum")
      let record = try json(
        try #require(try regkit("dictionary", "--check", path, "--json", "--lang", "id").lines.first))
      #expect(record["problem"] as? String == "unknownLinter" && record["line"] as? Int == 2)
    }
  }

  @Test("parse, render and build go by the dictionary that is given")
  func dictionaryInUse() throws {
    let text = "01 *? N14,csum,gcppos2 dlpkey=10 # GTIN\n10 ? X..25 req=01 # LOT\n8050 ? N4 [X..6] req=01 # NEW\n"
    try withDictionary(text) { path in
      let message = "(01)08991234567891(8050)1234AB"
      #expect(try regkit("parse", "--gs1", message).status == 1)
      #expect(try regkit("parse", "--gs1", message, "--dictionary", path).output == "valid\t\(message)\n")
      #expect(try regkit("parse", "--gs1", "-", "--dictionary", path, input: "(17)280229\n").status == 1)
      let parsed = try regkit("parse", message, "--dictionary", path)
      #expect(parsed.output.contains("(8050) 1234AB  NEW  @") && parsed.output.contains("GS1: valid"))
      #expect(try regkit("parse", "--json", message, "--dictionary", path).output.contains(#""title":"NEW""#))
      #expect(
        try regkit("parse", "(8050)1234", "--dictionary", path).output.contains("expected (01)"))
      #expect(
        try regkit("render", "--as", "hri", "--titles", message, "--dictionary", path).output
          == "GTIN (01) 08991234567891 NEW (8050) 1234AB\n")
      #expect(
        try regkit("render", "--as", "hri", "--titles", "-", "--dictionary", path, input: message + "\n").output
          == "GTIN (01) 08991234567891 NEW (8050) 1234AB\n")
      let built = try regkit("build", "01=0899123456789?", "8050=1234AB", "--as", "dl", "--dictionary", path)
      #expect(built.output == "https://id.gs1.org/01/08991234567891?8050=1234AB\n")
      #expect(
        try regkit("build", "--json", "01=0899123456789?", "8050=1234", "--dictionary", path).output.contains("NEW"))
      #expect(try regkit("dictionary", "8050", "--dictionary", path).output.contains("N4 [X..6]"))
    }
    #expect(try regkit("parse", "(90)A", "--dictionary", "/no/such/file").status == 3)
    try withDictionary("90 W") { path in
      let run = try regkit("parse", "(90)A", "--dictionary", path)
      #expect(run.status == 2 && run.complaint.contains("line 1, byte 3: not a component"))
    }
  }
}
