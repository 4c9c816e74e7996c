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
  static let command: URL = {
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

  @Test("scan --annotate writes a picture that reads as the first did, and the report stands where it did")
  func annotate() throws {
    let picture = "Examples/Samples/impossible-date.png"
    let output = FileManager.default.temporaryDirectory.appending(path: "regkit-\(UUID().uuidString).png").path
    defer { try? FileManager.default.removeItem(atPath: output) }
    let plain = try regkit("scan", "--json", "--as-of", "2026-11-21", picture)
    let run = try regkit("scan", "--json", "--as-of", "2026-11-21", "--annotate", output, picture)
    #expect(run.output == plain.output && run.status == 1 && run.complaint.isEmpty)
    let again = try json(try regkit("scan", "--json", "--as-of", "2026-11-21", output).output)
    let symbols = try #require(again["symbols"] as? [[String: Any]])
    #expect(symbols.map { $0["hex"] as? String } == ["28393029545231343236383133393128393129323430323331"])

    let piped = try regkit("scan", "--as-of", "2026-11-21", "--annotate", "-", picture)
    #expect(piped.status == 1 && piped.output.contains("IHDR") && !piped.output.contains("BPOM"))
    #expect(try regkit("scan", "--annotate", output, picture, picture).status == 2)
    #expect(try regkit("scan", "--annotate", picture, picture).complaint.contains("found the picture itself"))
    let nowhere = try regkit("scan", "--annotate", "/nowhere/a.png", picture)
    #expect(nowhere.status == 3 && nowhere.complaint.contains("/nowhere/a.png: found No such file"))
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

  @Test(
    "a case of no known area fails whatever area is asked for",
    arguments: [
      #"{"area":"metod","inputs":{},"expected":{}}"#, "{",
      #"{"area":"method","area":"method","inputs":{},"expected":{}}"#,
    ])
  func casesOfNoArea(line: String) throws {
    #expect(try regkit("cases", "-", input: line).status == 1)
    #expect(try regkit("cases", "-", "--area", "method", input: line).status == 1)
  }

  @Test("a question, a case and a dossier may begin with a byte order mark")
  func byteOrderMark() throws {
    let question = #"{"area":"method","inputs":{"product_class":"kosmetika"},"expected":{"method":"identifikasi"}}"#
    #expect(try regkit("assess", input: "\u{FEFF}" + question).status == 0)
    #expect(try regkit("cases", "-", input: "\u{FEFF}" + question).status == 0)
    let dossier = try String(contentsOf: Self.package.appending(path: "Examples/Dossiers/clean.json"), encoding: .utf8)
    let file = FileManager.default.temporaryDirectory.appending(path: "regkit-\(UUID().uuidString).json")
    try ("\u{FEFF}" + dossier).write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let marked = try regkit("dossier", file.path)
    #expect(marked.status == (try regkit("dossier", "Examples/Dossiers/clean.json").status))
    #expect(marked.status != 2)
  }

  @Test("check refuses a key given twice; a name given beside a file is the name it is judged by")
  func repeatedKeys() throws {
    let twice = try regkit("check", "packaging", "product_class=obat_keras", "product_class=kosmetika")
    #expect(twice.status == 2)
    #expect(
      twice.complaint.contains(#"inputs.product_class: found a second value, "kosmetika", expected one value"#))
    let file = "file=Examples/Samples/a4-label-page.png"
    let own = try regkit("check", "documents", "context=sinkarkes.komoditas", file)
    let named = try regkit("check", "documents", "context=sinkarkes.komoditas", "filename=a.pdf", file)
    #expect(own.status == 0 && own.output.contains("[filename: found png,"))
    #expect(named.status == 1 && named.output.contains("[filename: found pdf,"))
    #expect(try regkit("check", "documents", file, "size_bytes=1").status == 2)
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

  @Test("rules --check takes several tables, names the file of each problem and notes an id that RegKit does not know")
  func severalTables() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "regkit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ name: String, _ changes: [(String, String)]) throws -> String {
      var table = try String(contentsOf: Self.package.appending(path: "Rules/perbpom-22-2022.xml"), encoding: .utf8)
      for (old, new) in changes { table = table.replacingOccurrences(of: old, with: new) }
      let file = folder.appending(path: name)
      try table.write(to: file, atomically: true, encoding: .utf8)
      return file.path
    }
    let old = try write(
      "old.xml", [(#"previous="33/2018""#, #"previous="33/2018" until="2027-01-01" superseded-by="9/2027""#)])
    let changes = [
      (#"id="22/2022""#, #"id="9/2027""#), (#"from="2022-10-05""#, #"from="2027-01-01""#),
      (#"previous="33/2018""#, #"previous="22/2022""#),
    ]
    let new = try write("new.xml", changes)
    let late = try write("late.xml", changes + [(#"from="2027-01-01""#, #"from="2027-01-02""#)])
    let invented = try write("invented.xml", changes + [(#""BARCODE.PRINT.SIZE""#, #""BARCODE.PRINT.SIZES""#)])

    let right = try regkit("rules", "--check", old, new)
    #expect(right.status == 0)
    #expect(right.lines.map { $0.hasSuffix(" rules, no problem") } == [true, true])
    #expect(try regkit("rules", "--table", old, "--table", new).output.contains("9/2027"))

    let gap = try regkit("rules", "--check", old, late)
    #expect(gap.status == 1)
    #expect(
      gap.output == "\(late): line 7: <edition> from: found 2027-01-02, expected 2027-01-01, "
        + "the day from which 22/2022 no longer applies\n")
    let unused = try regkit("rules", "--table", old, "--table", late)
    #expect(unused.status == 2)
    #expect(unused.complaint.hasPrefix("regkit: \(late): line 7: <edition> from: "))

    let noted = try regkit("rules", "--check", old, invented)
    #expect(noted.status == 0)
    let note = try #require(noted.lines.first { $0.contains(": note: ") })
    #expect(note.hasPrefix(invented) && note.contains(#"<rule> id: found "BARCODE.PRINT.SIZES", expected an id that"#))
    #expect(note.contains("BARCODE.PRINT.SIZE, or one of your own"))
    let report = try json(try #require(try regkit("rules", "--json", "--check", old, invented).lines.first))
    #expect(report["note"] as? Bool == true && report["file"] as? String == invented)
    let coverage = try regkit("rules", "--coverage", "--table", old, "--table", invented)
    #expect(coverage.lines.contains("not known to RegKit: BARCODE.PRINT.SIZES"))
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

  func withDictionary(_ text: String, _ body: (_ path: String) throws -> Void) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "regkit-\(UUID().uuidString).txt")
    try text.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    try body(file.path)
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
