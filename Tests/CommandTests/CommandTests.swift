import Foundation
import Testing

/// The command line as a shell sees it: what it prints and how it ends.
@Suite struct CommandTests {
  struct Run {
    let status: Int32
    let output: String
    let complaint: String
    var lines: [Substring] { output.split(separator: "\n") }
  }

  private static let package = URL(filePath: #filePath).appending(path: "../../..").standardized

  /// The command that was built with these tests lies beside their bundle.
  private static let command: URL = {
    let here = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let built = here.appending(path: "regkit")
    return FileManager.default.isExecutableFile(atPath: built.path)
      ? built : package.appending(path: ".build/debug/regkit")
  }()

  func regkit(_ arguments: String..., input: String? = nil) throws -> Run {
    try regkit(arguments, input: input)
  }

  func regkit(_ arguments: [String], input: String? = nil) throws -> Run {
    let process = Process()
    process.executableURL = Self.command
    process.arguments = arguments
    process.currentDirectoryURL = Self.package
    let (output, complaint, source) = (Pipe(), Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = complaint
    process.standardInput = source
    try process.run()
    source.fileHandleForWriting.write(Data((input ?? "").utf8))
    try source.fileHandleForWriting.close()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    let complained = complaint.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, output: String(decoding: printed, as: UTF8.self),
      complaint: String(decoding: complained, as: UTF8.self))
  }

  func json(_ text: some StringProtocol) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  // MARK: - scan

  @Test("every sample picture holds exactly the symbols that an independent reader found in it")
  func samples() throws {
    struct Expected: Decodable {
      struct Symbol: Decodable {
        let content_hex: String
        let symbology_identifier: String
      }
      let file: String
      let symbols: [Symbol]
    }
    let folder = Self.package.appending(path: "Examples/Samples")
    let expected = try JSONDecoder().decode(
      [Expected].self, from: Data(contentsOf: folder.appending(path: "expected.json")))
    #expect(expected.count >= 16)
    for picture in expected {
      let run = try regkit("scan", "--json", "--as-of", "2026-11-21", "Examples/Samples/" + picture.file)
      let report = try json(run.output)
      let symbols = try #require(report["symbols"] as? [[String: Any]])
      let found = symbols.map { "\($0["symbology_identifier"] ?? "") \($0["hex"] ?? "")" }.sorted()
      let wanted = picture.symbols.map { "\($0.symbology_identifier) \($0.content_hex)" }.sorted()
      #expect(found == wanted, "\(picture.file)")
    }
  }

  @Test("the four carriers of one authentication string arrive at the same content and verdict")
  func carriers() throws {
    var contents: Set<String> = []
    for name in [
      "blister-carton.png", "authentication-gs1-qr.jpg", "authentication-raw-gs-qr.png", "authentication-gs1-128.png",
    ] {
      let run = try regkit("scan", "--json", "--as-of", "2026-11-21", "Examples/Samples/" + name)
      let symbols = try #require(try json(run.output)["symbols"] as? [[String: Any]])
      let symbol = try #require(symbols.first { $0["bpom"] as? Bool == true })
      let keys = ["nie", "batch", "expiry", "serial", "verdict", "method"]
      contents.insert(keys.map { "\($0)=\(symbol[$0] ?? "none")" }.joined(separator: " "))
      #expect(run.status == 0, "\(name)")
    }
    #expect(
      contents == [
        "nie=DBL9509204704A1 batch=13123 expiry=2025-03-31 serial=025005EUT verdict=valid method=otentifikasi"
      ])
  }

  @Test(
    "the exit status tells the outcome of a picture",
    arguments: [
      ("cosmetic-photo.jpg", Int32(0)), ("impossible-date.png", 1), ("web-address.jpg", 1),
      ("gtin-wrong-check-digit.jpg", 1), ("bpom-beside-maker-qr.jpg", 0), ("bpom-beside-ean.jpg", 0),
      ("no-code.jpg", 3), ("expected.json", 3), ("absent.png", 3),
    ])
  func scanStatus(name: String, status: Int32) throws {
    let run = try regkit("scan", "--as-of", "2026-11-21", "Examples/Samples/" + name)
    #expect(run.status == status, "\(run.complaint)")
  }

  @Test("17 characters without (91): refused under 33/2018, allowed with a warning under 22/2022")
  func editions() throws {
    let picture = "Examples/Samples/food-17-characters-noise.jpg"
    let old = try regkit("scan", "--edition", "33/2018", picture)
    #expect(old.status == 1)
    #expect(old.output.contains("superseded by 22/2022"))
    let new = try regkit("scan", "--edition", "22/2022", picture)
    #expect(new.status == 0)
    #expect(new.output.contains("! Peraturan BPOM 22/2022, Pasal 16"))
  }

  @Test("a bad file among good ones is said and the others are scanned")
  func goesOn() throws {
    let run = try regkit("scan", "--json", "README.md", "Examples/Samples/cosmetic-photo.jpg", "--as-of", "2026-11-21")
    #expect(run.lines.count == 2)
    let error = try #require(try json(run.lines[0])["error"] as? [String: Any])
    #expect(error["code"] as? String == "unknown_format")
    #expect(try json(run.lines[1])["outcome"] as? String == "allowed")
    #expect(run.complaint.contains("README.md"))
    #expect(run.status == 3)
  }

  // MARK: - parse

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

  // MARK: - build

  @Test("build computes check digits, reads dates and decimals as people write them, and puts predefined length first")
  func build() throws {
    let run = try regkit("build", "10=ABC", "01=0899123456789?", "17=2028-12-31", "3103=1.5", "21=X?")
    #expect(run.status == 0 && run.complaint.isEmpty)
    #expect(run.output == "(01)08991234567891(17)281231(3103)001500(10)ABC(21)X?\n")
    let kept = try regkit("build", "10=ABC", "01=899123456789?", "17=2028-12", "--keep-order")
    #expect(kept.output == "(10)ABC(01)08991234567891(17)281200\n")
    let keys = try regkit("build", "253=899123456789?AB", "8003=0899123456789?7", "8013=1987654Ad4X4bL5ttr2310c?")
    #expect(keys.output == "(253)8991234567891AB(8003)089912345678917(8013)1987654Ad4X4bL5ttr2310c2K\n")
  }

  @Test(
    "build writes every form",
    arguments: [
      ("raw", "0108991234567891172812311" + "0ABC\u{1D}21XYZ\n"),
      ("bracketed", "(01)08991234567891(17)281231(10)ABC(21)XYZ\n"),
      ("hri", "(01) 08991234567891 (17) 281231 (10) ABC (21) XYZ\n"),
      ("dl", "https://id.gs1.org/01/08991234567891/10/ABC/21/XYZ?17=281231\n"),
      ("scan", "]Q30108991234567891172812311" + "0ABC\u{1D}21XYZ\n"),
    ])
  func buildForms(form: String, expected: String) throws {
    let elements = ["build", "01=0899123456789?", "17=2028-12-31", "10=ABC", "21=XYZ", "--as", form]
    #expect(try regkit(elements).output == expected)
  }

  @Test("build takes titles, a stem and a symbology, and gives JSON")
  func buildOptions() throws {
    let elements = ["build", "01=08991234567891", "10=ABC"]
    #expect(
      try regkit(elements + ["--as", "hri", "--titles"]).output == "GTIN (01) 08991234567891 BATCH/LOT (10) ABC\n")
    let link = try regkit(elements + ["--as", "dl", "--stem", "https://example.com/p"])
    #expect(link.output == "https://example.com/p/01/08991234567891/10/ABC\n")
    #expect(try regkit(elements + ["--as", "scan", "--symbology", "]d2"]).output == "]d2010899123456789110ABC\n")
    let json = try json(try regkit(elements + ["--json"]).output)
    #expect((json["gs1"] as? [String: Any])?["valid"] as? Bool == true)
  }

  @Test("build refuses with every reason and a caret under each place, in both languages")
  func buildRefused() throws {
    let run = try regkit("build", "01=08991234567892", "17=2028-02-30", "10=A B", "3103=1.2345")
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(
      run.complaint == """
        regkit: (17) has no such value: found "2028-02-30", expected a day that exists, yyyy-mm-dd, or a month, yyyy-mm
        regkit: (3103) has no room for the value: found "1.2345", expected at most six digits, 3 of them decimals, kg
        regkit: (01) has a wrong check digit: found "2", expected 1
        (01)08991234567892(10)A B
                         ^
        regkit: (10) has an invalid character: found " ", expected a CSET 82 character
        (01)08991234567892(10)A B
                               ^

        """)
    let indonesian = try regkit("build", "01=08991234567892", "3103=1.2345", "--lang", "id")
    #expect(indonesian.complaint.contains("(3103) tidak dapat memuat nilai itu: ditemukan \"1.2345\", seharusnya"))
    #expect(indonesian.complaint.contains("(01) mempunyai digit pemeriksa yang salah"))
    let refused = try json(try regkit("build", "01=08991234567892", "--json").output)
    #expect((refused["gs1"] as? [String: Any])?["valid"] as? Bool == false)
    #expect(try regkit("build", "17=2028-02-30", "--json").output.isEmpty)
    #expect(try regkit("build", "10=ABC").complaint.contains("(10) needs another element"))
    #expect(try regkit("build", "10=ABC", "--no-associations", "--as", "dl").complaint.contains("primary key"))
  }

  @Test("a BPOM code is built when associations are not asked, and a slip ends with 2")
  func buildBPOM() throws {
    let elements = ["build", "90=DBL9509204704A1", "10=13123", "17=2025-03-31", "21=025005EUT", "--keep-order"]
    #expect(try regkit(elements).status == 1)
    let run = try regkit(elements + ["--no-associations"])
    #expect(run.output == "(90)DBL9509204704A1(10)13123(17)250331(21)025005EUT\n")
    #expect(try regkit("parse", String(run.output.dropLast())).status == 0)
    for words in [
      ["build"], ["build", "10"], ["build", "x=1"], ["build", "10=A", "--as", "x"], ["build", "10=A", "--stem", "x"],
      ["build", "10=A", "--symbology", "]X1"], ["build", "10=A", "--symbology", "]E1"],
    ] {
      #expect(try regkit(words).status == 2, "\(words)")
    }
  }

  @Test(
    "scan data is written for every symbology that carries elements",
    arguments: [
      ("]Q3", [], "]Q3010899123456789110A"), ("]C1", [], "]C1010899123456789110A"),
      ("]J1", [], "]J1010899123456789110A"),
      ("]Q1", [], "]Q1(01)08991234567891(10)A"), ("]d1", [], "]d1(01)08991234567891(10)A"), ("]E0", [], ""),
      ("]E0", ["--composite"], "]E08991234567891|]e010A"), ("]I1", ["--composite"], "]I108991234567891|]e010A"),
    ] as [(String, [String], String)])
  func symbologies(_ symbology: String, _ options: [String], _ expected: String) throws {
    let words = ["--as", "scan", "--symbology", symbology] + options
    let run = try regkit(["build", "01=08991234567891", "10=A"] + words)
    #expect(run.output == (expected.isEmpty ? "" : expected + "\n") && run.status == (expected.isEmpty ? 1 : 0))
    let rendered = try regkit(["render", "-"] + words, input: "(01)08991234567891(10)A\n")
    #expect(rendered.output == run.output && rendered.status == run.status)
  }

  // MARK: - render

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

  // MARK: - check

  @Test(
    "check ends with the outcome",
    arguments: [
      (["eligibility", "kbli=21012", "commodity=obat_kuasi"], 0),
      (["eligibility", "kbli=21012", "commodity=obat_tradisional"], 1),
      (["eligibility", "kbli=21012"], 3),
      (["eligibility", "kblli=21012"], 2),
      (["eligibilty"], 2),
      (["print", "codes[0].issuer=badan_pom", "codes[0].text=BPOM RI", "codes[1].issuer=pelaku_usaha"], 0),
      (["print", "width_cm=abc"], 2),
    ] as [([String], Int32)])
  func check(words: [String], status: Int32) throws {
    let run = try regkit(["check"] + words)
    #expect(run.status == status, "\(run.output)\(run.complaint)")
  }

  // MARK: - assess, cases, rules

  @Test("each question gives one line, in order, also the one that is no JSON")
  func assess() throws {
    let questions = """
      {"id":1,"area":"method","inputs":{"product_class":"kosmetika"}}
      {"id":2,

      {"id":3,"area":"print","inputs":{"width_cm":0.6,"height_cm":0.59}}
      """
    let run = try regkit("assess", input: questions)
    #expect(run.lines.count == 3)
    #expect(try json(run.lines[0])["method"] as? String == "identifikasi")
    #expect(try json(run.lines[1])["error"] != nil)
    #expect(try json(run.lines[2])["verdict"] as? String == "invalid")
    #expect(try json(run.lines[2])["id"] as? Int == 3)
    #expect(run.status == 2)
  }

  @Test("cases are counted by area, and one that differs is shown and ends with 1")
  func cases() throws {
    let cases = """
      {"id":"A","area":"print","inputs":{"ink":"hitam"},"expected":{"verdict":"valid"}}
      {"id":"B","area":"print","inputs":{"ink":"merah"},"expected":{"verdict":"valid"}}
      """
    let run = try regkit("cases", "-", input: cases)
    #expect(run.status == 1)
    #expect(run.output.contains("✗ B (print): verdict: found \"invalid\", expected \"valid\""))
    #expect(run.output.contains("print: 1 passed, 1 failed"))
    #expect(try regkit("cases", "-", "--area", "method", input: cases).status == 0)
  }

  @Test("rules lists, shows with citation, suggests, and checks an edited table")
  func rules() throws {
    #expect(try regkit("rules").output.contains("BARCODE.PRIMARY.EXEMPT.OTSK.h"))
    let shown = try regkit("rules", "BARCODE.PRIMARY.EXEMPT.OTSK.h")
    #expect(shown.output.contains("Peraturan BPOM 33/2018, Pasal 19 ayat (2) huruf h"))
    let slip = try regkit("rules", "BARCODE.PRIMARY.EXEMPT.OTSK.z")
    #expect(slip.status == 2)
    #expect(slip.complaint.contains("perhaps BARCODE.PRIMARY.EXEMPT.OTSK."))
    #expect(try regkit("rules", "--check", "Rules/perbpom-33-2018.xml").status == 0)

    let table = try String(contentsOf: Self.package.appending(path: "Rules/perbpom-33-2018.xml"), encoding: .utf8)
    let edited = table.replacingOccurrences(
      of: #"<print-size min-cm="0.6"/>"#, with: #"<print-size min-cm="0.6"/><print-size min-cm="0.5"/>"#)
    let file = FileManager.default.temporaryDirectory.appending(path: "regkit-\(UUID().uuidString).xml")
    try edited.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let refused = try regkit("rules", "--check", file.path)
    #expect(refused.status == 1)
    #expect(refused.output.contains("<print-size>: found a second row for print-size"))
  }

  @Test("rules --coverage shows what covers each id of the catalogue, and misses none")
  func coverage() throws {
    let run = try regkit("rules", "--coverage")
    #expect(run.status == 0)
    let letter = try #require(run.lines.first { $0.hasPrefix("BARCODE.PRIMARY.EXEMPT.OTSK.h ") })
    #expect(letter.contains(" implemented "))
    #expect(letter.contains("<exemption>; case "))
    #expect(letter.hasSuffix("; Peraturan BPOM 33/2018, Pasal 19 ayat (2) huruf h  (33/2018)"))
    let loop = try #require(run.lines.first { $0.hasPrefix("TTAC.VERIFY.LOOP ") })
    #expect(loop.contains(" informational  The steps to go back to contradict each other"))
    #expect(run.lines.last?.hasPrefix("the catalogue: ") == true)
    #expect(run.lines.last?.hasSuffix(" informational, 0 missing") == true)

    let reports = try regkit("rules", "--coverage", "--json").lines.map { try json($0) }
    #expect(reports.count { $0["catalogue"] as? Bool == true } == 212)
    #expect(reports.allSatisfy { ["implemented", "informational"].contains($0["status"] as? String) })
    let definitions = try #require(reports.first { $0["id"] as? String == "BARCODE.DEF.*" })
    #expect((definitions["rules"] as? [[String: Any]])?.count ?? 0 >= 18)
  }

  @Test("rules --coverage ends with status 1 when an edited table has lost a rule")
  func lostRule() throws {
    let table = try String(contentsOf: Self.package.appending(path: "Rules/perbpom-33-2018.xml"), encoding: .utf8)
    let edited = table.replacingOccurrences(of: #"<rule id="BARCODE.SANCTION""#, with: #"<rule id="BARCODE.SANKSI""#)
    let file = FileManager.default.temporaryDirectory.appending(path: "regkit-\(UUID().uuidString).xml")
    try edited.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let run = try regkit("rules", "--coverage", "--table", file.path)
    #expect(run.status == 1)
    let line = try #require(run.lines.first { $0.hasPrefix("BARCODE.SANCTION ") })
    #expect(line.hasSuffix("missing        no table has this rule"))
    #expect(run.lines.last?.hasSuffix(", 1 missing") == true)
  }

  @Test("rules --stale lists what was compared more than a year before a day, and needs the day")
  func stale() throws {
    let fresh = try regkit("rules", "--stale", "--as-of", "2026-11-21")
    #expect(fresh.status == 0 && fresh.output == "0 stale as of 2026-11-21\n")
    let old = try regkit("rules", "--stale", "--as-of", "2040-01-01", "--edition", "33/2018")
    #expect(old.status == 1)
    let size = try #require(old.lines.first { $0.contains(": BARCODE.PRINT.SIZE: ") })
    #expect(size.hasSuffix("compared on 2026-11-21; Peraturan BPOM 33/2018, Pasal 22"))
    #expect(old.lines.dropLast().allSatisfy { $0.hasPrefix("33/2018, line ") })
    let reports = try regkit("rules", "--stale", "--as-of", "2040-01-01", "--json").lines.map { try json($0) }
    #expect(reports.first?.keys.sorted() == ["citation", "compared", "edition", "line", "rule"])
    let dayless = try regkit("rules", "--stale")
    #expect(dayless.status == 2)
    #expect(dayless.complaint.contains("rules --stale: found no day, expected --as-of yyyy-mm-dd"))
  }

  @Test("flow lists the systems, draws one in two languages, and says when there is none; check tells what is next")
  func flow() throws {
    let listed = try regkit("flow")
    #expect(listed.status == 0)
    #expect(
      listed.lines.map { $0.prefix { $0 != " " } } == [
        "asrot", "ebpom", "esertifikasi", "insw", "oss", "sinkarkes", "ttac",
      ])
    let drawn = try regkit("flow", "ttac")
    #expect(drawn.status == 0)
    #expect(drawn.output.hasPrefix("digraph \"ttac\" {\n"))
    #expect(drawn.output.contains("\"kirim\" -> \"terima\" [label = \"terima\\n"))
    #expect(try regkit("flow", "TTAC").output == drawn.output)
    #expect(try regkit("flow", "ttac", "--mermaid").output.hasPrefix("flowchart LR\n  s0([\"issued\"])\n"))
    #expect(try json(regkit("flow", "ttac", "--json").output)["system"] as? String == "ttac")
    #expect(try regkit("flow", "--json").lines.count == 7)
    let none = try regkit("flow", "ttac", "--edition", "22/2022")
    #expect(none.status == 3)
    #expect(none.output.isEmpty && none.complaint.contains("says nothing of ttac"))
    let slip = try regkit("flow", "tac")
    #expect(slip.status == 2)
    #expect(slip.complaint.contains("(did you mean ttac?)"))
    #expect(try regkit("flow", "ttac", "asrot").status == 2)
    #expect(try regkit("check", "transitions", "from=reject", "action=kirim").status == 1)
    let next = try regkit("check", "workflow", "system=sinkarkes", "state=diajukan")
    #expect(next.lines.contains("next: setujui → disetujui, minta_revisi → perlu_direvisi"))
  }

  @Test("an edited table answers in the place of the embedded edition")
  func table() throws {
    let table = try String(contentsOf: Self.package.appending(path: "Rules/perbpom-33-2018.xml"), encoding: .utf8)
    let edited = table.replacingOccurrences(of: #"min-cm="0.6""#, with: #"min-cm="0.7""#)
    let file = FileManager.default.temporaryDirectory.appending(path: "regkit-\(UUID().uuidString).xml")
    try edited.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    #expect(try regkit("check", "print", "width_cm=0.65", "height_cm=0.65").status == 0)
    #expect(try regkit("check", "print", "width_cm=0.65", "height_cm=0.65", "--table", file.path).status == 1)
    try Data("<edition/>".utf8).write(to: file)
    #expect(try regkit("check", "print", "ink=hitam", "--table", file.path).status == 2)
  }

  // MARK: - dictionary

  private func withDictionary(_ text: String, _ body: (_ path: String) throws -> Void) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "regkit-\(UUID().uuidString).txt")
    try text.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    try body(file.path)
  }

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
    #expect(try regkit("dictionary", "9999").status == 1)
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
    #expect(try regkit("parse", "(90)A", "--dictionary", "/no/such/file").status == 2)
    try withDictionary("90 W") { path in
      let run = try regkit("parse", "(90)A", "--dictionary", path)
      #expect(run.status == 2 && run.complaint.contains("line 1, byte 3: not a component"))
    }
  }

  @Test("every verb has help with an example, and a slip ends with 2")
  func help() throws {
    let verbs = [
      "scan", "parse", "build", "render", "check", "assess", "dossier", "cases", "flow", "rules", "dictionary",
    ]
    for verb in verbs {
      let run = try regkit(verb, "--help")
      #expect(run.status == 0)
      #expect(run.output.contains("Example: "), "\(verb)")
    }
    #expect(try regkit("scna").status == 2)
    #expect(try regkit().status == 2)
    #expect(try regkit("scan").status == 2)
    #expect(try regkit("scan", "--as-of", "2026-02-30", "x").status == 2)
    #expect(try regkit("scan", "--lang", "fr", "x").status == 2)
    #expect(try regkit("scan", "--edition", "1/1999", "x").status == 2)
    #expect(try regkit("--version").output == "regkit 0.1.0\n")
  }
}
