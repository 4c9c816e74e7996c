import Foundation
import Testing

/// `regkit label`: labels that are legal and can be scanned.
extension CommandTests {
  private static let bpom = ["90=DBL9509204704A1", "10=13123", "17=2025-03-31", "21=025005EUT"]

  /// A folder of its own for the files of one test.
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "regkit-label-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test("label tells the sizes, the verdict and what GS1 recommends")
  func labelText() throws {
    let run = try regkit(["label"] + Self.bpom)
    #expect(run.status == 0 && run.complaint.isEmpty)
    #expect(
      run.output.hasPrefix(
        """
        ]Q1 bpom, version 4, correction M, 33 × 33 modules, 51 B
          symbol     8.382 × 8.382 mm
          with quiet zone 4X: 10.414 × 10.414 mm
          X          0.254 mm = 3 dots at 300 dpi
          GS1        X is within what is recommended (0.254 / 0.38 / 0.495 mm)
        """))
    #expect(
      run.output.contains(
        "  content    otentifikasi: NIE DBL9509204704A1, batch 13123, expiry 2025-03-31, serial 025005EUT\n"))
    let indonesian = try regkit(["label"] + Self.bpom + ["--lang", "id", "--dpi", "203"])
    #expect(indonesian.output.contains("dengan zona tenang 4X:") && indonesian.output.contains("titik pada 203 dpi"))
    let json = try json(try regkit(["label", "--json", "--form", "gs1-datamatrix"] + Self.bpom).output)
    #expect(json["symbology_identifier"] as? String == "]d2" && json["side_mm"] as? Double == 7.451)
  }

  @Test("label writes what scan reads", arguments: ["bpom", "gs1-qr", "gs1-datamatrix"])
  func labelPNG(form: String) throws {
    try withFolder { folder in
      let png = folder.appending(path: "label.png").path
      let made = try regkit(["label"] + Self.bpom + ["--form", form, "--dpi", "600", "--out", png, "--json"])
      #expect(made.status == 0, "\(made.complaint)")
      let scan = try json(try regkit("scan", "--json", png).output)
      let symbol = try #require((scan["symbols"] as? [[String: Any]])?.first)
      #expect(symbol["symbology_identifier"] as? String == (try json(made.output))["symbology_identifier"] as? String)
      let data = try #require((try json(made.output))["data"] as? String)
      #expect(symbol["hex"] as? String == data.utf8.map { String(format: "%02x", $0) }.joined())
      #expect(symbol["nie"] as? String == "DBL9509204704A1")
    }
  }

  @Test("label writes SVG and PDF with text, to a file and to standard output")
  func labelDrawings() throws {
    let words = ["label"] + Self.bpom + ["--hri", "--bpom-ri", "--line", "Obat <1>", "--out", "-", "--as"]
    let svg = try regkit(words + ["svg"])
    #expect(svg.status == 0 && svg.output.hasPrefix("<?xml") && svg.output.contains(">Obat &lt;1&gt;<"))
    #expect(svg.output.contains(">BPOM RI<") && svg.output.contains(">(17) 250331<"))
    let pdf = try regkit(words + ["pdf"])
    #expect(pdf.output.hasPrefix("%PDF-1.6") && pdf.output.contains("(\\(17\\) 250331) Tj"))
    try withFolder { folder in
      let file = folder.appending(path: "a.b.pdf")
      let made = try regkit(["label"] + Self.bpom + ["--out", file.path])
      #expect(made.status == 0)
      #expect(try Data(contentsOf: file).starts(with: Data("%PDF".utf8)))
      #expect(try regkit(["label"] + Self.bpom + ["--out", folder.path + "/none/x.png"]).status == 3)
    }
  }

  @Test("label prints modules, and takes text that is no UTF-8 as the bytes it is")
  func labelModules() throws {
    let run = try regkit("label", "hello", "--modules", "--even-if-refused")
    #expect(run.status == 1)
    #expect(run.lines.map { $0.count } == [Int](repeating: 21, count: 21))
    #expect(Set(run.output) == ["0", "1", "\n"])
    #expect(run.lines.first?.hasPrefix("1111111") == true)
  }

  @Test("a label that cannot be is refused with status 1 and the nearest that can, in both languages")
  func labelRefused() throws {
    let run = try regkit(["label"] + Self.bpom + ["--x", "0.1"])
    #expect(run.status == 1 && run.output.isEmpty)
    #expect(run.complaint.contains("the modules are too small to be scanned: found X 0.1 mm"))
    #expect(run.complaint.contains("; nearest: ") && run.complaint.contains("regkit: or: "))
    let mark = try regkit(["label"] + Self.bpom + ["--beside-other", "--lang", "id"])
    #expect(mark.status == 1 && mark.complaint.contains("label tidak memenuhi peraturan"))
    #expect(mark.complaint.contains("dengan BPOM RI") && mark.complaint.contains("[ ✗ ] ditolak"))
    let json = try json(try regkit(["label"] + Self.bpom + ["--within", "5", "--json"]).output)
    #expect((json["error"] as? [String: Any])?["code"] as? String == "no_room")
    #expect(try regkit("label", "01=08991234567892", "--form", "gs1-qr").status == 1)
    #expect(try regkit("label", "hello", "--form", "gs1-qr").status == 1)
    // Whose code it is nobody said.
    #expect(try regkit(["label"] + Self.bpom + ["--form", "gs1-qr", "--beside-other"]).status == 3)
  }

  @Test(
    "a label is refused for what scan would refuse it for, and nothing is written",
    arguments: [
      (["(90)NA18240104109(91)251399"], "found (91) 251399"), (["hello world"], "expected (90)"),
      (["90=NA18240104109"], "expected (91)"), (["90=DBL9509204704A1", "10=A", "17=2028-12-31"], "expected (21)"),
      (["90=NA18240104109", "91=2026-02-30"], "found (91) 2026-02-30"),
    ])
  func labelContent(words: [String], reason: String) throws {
    try withFolder { folder in
      let png = folder.appending(path: "label.png").path
      let run = try regkit(["label"] + words + ["--out", png])
      #expect(run.status == 1 && run.output.isEmpty && run.complaint.contains(reason), "\(run.complaint)")
      #expect(run.complaint.contains("[ ✗ ] refused") && !FileManager.default.fileExists(atPath: png))
      let json = try json(try regkit(["label", "--json"] + words).output)
      #expect(json["outcome"] as? String == "refused" && json["findings"] is [[String: Any]])
      #expect(((json["content"] as? [String: Any])?["errors"] as? [String])?.isEmpty == false)
      let made = try regkit(["label", "--even-if-refused", "--json"] + words + ["--out", png])
      #expect(made.status == 1 && made.complaint.isEmpty)
      #expect((try self.json(made.output))["outcome"] as? String == "refused")
      #expect(try regkit("scan", png).status == 1)
      let csv = folder.appending(path: "labels.csv")
      let pdf = folder.appending(path: "labels.pdf").path
      let pairs = words.map { $0.split(separator: "=") }
      let table =
        pairs[0].count == 1
        ? "text\n\"\(words[0])\"\n"
        : pairs.map { $0[0] }.joined(separator: ",") + "\n" + pairs.map { $0[1] }.joined(separator: ",")
      try Data(table.utf8).write(to: csv)
      let sheet = ["label", "--sheet", csv.path, "--rows", "2", "--columns", "2", "--out", pdf]
      let refused = try regkit(sheet)
      #expect(refused.status == 1 && refused.complaint.contains("line 2") && refused.complaint.contains(reason))
      #expect(!FileManager.default.fileExists(atPath: pdf))
      #expect(try regkit(sheet + ["--even-if-refused"]).status == 1 && FileManager.default.fileExists(atPath: pdf))
    }
  }

  @Test("the end of a licence's validity is written as BPOM reads it")
  func labelValidity() throws {
    let json = try json(try regkit("label", "90=NA18240104109", "91=2026-12-31", "--json").output)
    #expect(json["data"] as? String == "(90)NA18240104109(91)261231" && json["outcome"] as? String == "allowed")
  }

  @Test(
    "slips end with 2",
    arguments: [
      ["label"], ["label", "90"], ["label", "a", "b"], ["label", "10=A", "b"], ["label", "a", "--form", "x"],
      ["label", "a", "--x", "1", "--size", "8"], ["label", "a", "--x", "one"], ["label", "a", "--dpi", "1"],
      ["label", "a", "--dpi", "99999999999999999999"], ["label", "a", "--level", "X"], ["label", "a", "--size", "nan"],
      ["label", "(10)A", "--form", "gs1-datamatrix", "--level", "M"], ["label", "a", "--out", "a.gif"],
      ["label", "a", "--out", "-"], ["label", "a", "--as", "png"], ["label", "a", "--issuer", "x"],
      ["label", "a", "--beside-other", "--alone"], ["label", "a", "--quiet-zone", "3"], ["label", "a", "--rows", "2"],
      ["label", "--sheet", "x.csv"], ["label", "--sheet", "x.csv", "--out", "x.pdf"],
      ["label", "--sheet", "x.csv", "--out", "x.png", "--rows", "1", "--columns", "1"],
      ["label", "a", "--sheet", "x.csv", "--out", "x.pdf", "--rows", "1", "--columns", "1"],
      ["label", "--sheet", "x.csv", "--out", "x.pdf", "--rows", "1", "--columns", "1", "--page", "5"],
    ])
  func labelSlips(words: [String]) throws {
    let run = try regkit(words)
    #expect(run.status == 2 && run.output.isEmpty && !run.complaint.isEmpty, "\(run.complaint)")
  }

  @Test("a table becomes a sheet, and its faults are told with line and column")
  func labelSheet() throws {
    try withFolder { folder in
      let csv = folder.appending(path: "labels.csv")
      let pdf = folder.appending(path: "labels.pdf")
      let words = [
        "label", "--sheet", csv.path, "--rows", "4", "--columns", "3", "--form", "gs1-datamatrix", "--out", pdf.path,
      ]
      try Data("01;10;17;21;copies;caption\n0899123456789?;A1;2028-12-31;X;13;Obat\n".utf8).write(to: csv)
      let run = try regkit(words + ["--hri", "--page", "210x297", "--margin", "8,12", "--gap", "2,3"])
      #expect(run.status == 0 && run.output == "13 labels on 2 pages\n", "\(run.complaint)")
      #expect(try String(decoding: Data(contentsOf: pdf), as: UTF8.self).contains("/Count 2/"))
      let json = try json(try regkit(words + ["--json"]).output)
      #expect(json["labels"] as? Int == 13 && json["pages"] as? Int == 2)
      try Data("01,10\n0899123456789?,A1\n08991234567892,A1\n".utf8).write(to: csv)
      let bad = try regkit(words)
      #expect(bad.status == 1 && bad.complaint.contains("line 3, column 1: the element string has errors"))
      #expect(try regkit(["label", "--sheet", "none.csv"] + words[3...]).status == 3)
    }
  }
}
