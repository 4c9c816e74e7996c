import Foundation
import Testing

/// `regkit render`: messages of any form in another one.
extension CommandTests {
  @Test("render reads any form and writes another")
  func render() throws {
    let forms = ["raw", "bracketed", "dl", "scan"]
    let elements = ["build", "01=08991234567891", "10=A(B", "98=x%y", "--as"]
    let written = try forms.map { String(try regkit(elements + [$0]).output.dropLast()) }
    for (place, text) in written.enumerated() {
      for (other, form) in forms.enumerated() {
        let run = try regkit("render", text, "--as", form)
        #expect(run.output == written[other] + "\n", "\(forms[place]) to \(form)")
        #expect(run.status == 0)
        // The same by the way that lines of standard input take.
        #expect(try regkit("render", "-", "--as", form, input: text + "\r\n").output == written[other] + "\n")
      }
    }
    let titled = try regkit("render", "--as", "hri", "--titles", written[0])
    #expect(titled.output == "GTIN (01) 08991234567891 BATCH/LOT (10) A(B INTERNAL (98) x%y\n")
  }

  @Test("lines that cannot be rendered go to standard error with their number, the others are written in order")
  func renderLines() throws {
    let lines = "(01)08991234567891(10)A\n\n(01)0899\n]d20108991234567891\n\u{1}\n(90)X(10)Y"
    let run = try regkit("render", "-", "--as", "hri", input: lines)
    #expect(run.status == 1)
    #expect(run.output == "(01) 08991234567891 (10) A\n(01) 08991234567891\n(90) X (10) Y\n")
    #expect(
      run.complaint.contains(
        "regkit: line 3: (01) is too short: found \"0899\", expected 14 characters\n(01)0899\n    ^"))
    #expect(run.complaint.contains("regkit: line 5: ") && !run.complaint.contains("\u{1}"))
    let link = try regkit("render", "-", "--as", "dl", "--lang", "id", input: "(10)A\n(00)089912345678901237\n")
    #expect(link.status == 1 && link.output == "https://id.gs1.org/00/089912345678901237\n")
    #expect(link.complaint.contains("regkit: baris 1: "))
    #expect(try regkit("render", "-", input: "").status == 0)
  }

  @Test("no line is too long or too many, and no piece of one is taken for a line")
  func renderLongLines() throws {
    let good = "(01)08991234567891(10)A\n"
    let long = "(01)08991234567891(10)" + String(repeating: "A", count: 3 << 20) + "(21)B\n"
    // More lines than the buffer holds, of which few are written: the pipes of this test are read only at the end.
    let many = String(repeating: "\n", count: 1_500_000) + String(repeating: good, count: 1000)
    let run = try regkit("render", "-", input: good + long + good + many + long)
    #expect(run.status == 1)
    #expect(run.output == String(repeating: good, count: 1002))
    #expect(run.complaint.split(separator: "\n").filter { $0.hasPrefix("regkit: ") }.count == 2)
    #expect(run.complaint.contains("regkit: line 2: ") && run.complaint.contains("regkit: line 1501004: "))
  }

  @Test("with --json each line says what was written or why nothing was")
  func renderJSON() throws {
    let input = "(01)08991234567891(10)A\n(01)08991234567892\n"
    let run = try regkit("render", "--json", "--as", "dl", "-", input: input)
    #expect(run.status == 1 && run.lines.count == 2)
    let good = try json(run.lines[0])
    #expect(good["line"] as? Int == 1 && good["valid"] as? Bool == true && good["as"] as? String == "dl")
    #expect(good["text"] as? String == "https://id.gs1.org/01/08991234567891/10/A")
    let bad = try json(run.lines[1])
    #expect(bad["line"] as? Int == 2 && bad["text"] == nil)
    let error = try #require((bad["errors"] as? [[String: Any]])?.first)
    #expect(error["code"] as? String == "wrong_check_digit" && error["offset"] as? Int == 17)
    #expect(try json(regkit("render", "--json", "90A").output)["text"] as? String == "(90)A")
  }

  @Test("a line that is too long is one line of JSON too, and what brackets do not carry is refused")
  func renderNotCarried() throws {
    let long = try regkit("render", "--json", "-", input: String(repeating: "9", count: 70_000) + "\n90A\n")
    #expect(long.status == 1 && long.lines.count == 2 && long.lines[0].contains("message_too_long"))
    let input = "010899123456789110A\\\u{1D}21X"
    for verb in [["render", "-"], ["render", input]] {
      let run = try regkit(verb + ["--ignore", "invalid_character"], input: input + "\n")
      #expect(run.status == 1 && run.output.isEmpty && run.complaint.contains("(10) cannot be carried"))
    }
  }

  @Test("text beside a symbol is written and read again")
  func renderFromText() throws {
    let text = "010899123456789110A(B\u{1D}21C"
    for titles in [[], ["--titles"]] {
      let written = try regkit(["render", "--as", "hri", "-"] + titles, input: text + "\n").output
      #expect(try regkit("render", "--from", "hri", "--as", "raw", "-", input: written).output == text + "\n")
    }
  }
}
