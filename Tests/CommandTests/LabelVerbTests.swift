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
    #expect(run.status == 0 && run.complaint.contains("the label is not written; --out FILE"))
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
    #expect(
      run.complaint.contains("the modules are too small to be scanned: X at 300 dpi, 1 dot = 0.085 mm: found 0.1 mm"))
    #expect(run.complaint.contains("; nearest: ") && run.complaint.contains("regkit: or: "))
    let mark = try regkit(["label"] + Self.bpom + ["--beside-other", "--lang", "id"])
    #expect(mark.status == 1 && mark.complaint.contains("label tidak memenuhi peraturan"))
    #expect(mark.complaint.contains("dengan BPOM RI") && mark.complaint.contains("[ ✗ ] ditolak"))
    let json = try json(try regkit(["label"] + Self.bpom + ["--within", "5", "--json"]).output)
    #expect((json["error"] as? [String: Any])?["code"] as? String == "no_room")
    #expect(try regkit("label", "01=08991234567892", "--form", "gs1-qr").status == 1)
    #expect(try regkit("label", "hello", "--form", "gs1-qr").status == 1)
    // Whose code it is nobody said, and the option that says it is named.
    let unknown = try regkit(["label"] + Self.bpom + ["--form", "gs1-qr", "--beside-other", "--lang", "id"])
    #expect(unknown.status == 3)
    #expect(
      unknown.output.contains(
        "→ codes[0].issuer, codes[1].issuer: berikan --issuer badan_pom atau --issuer pelaku_usaha\n"))
    let asked = try regkit(["label"] + Self.bpom + ["--size", "6.5"])
    #expect(asked.status == 0 && asked.output.contains("  symbol     8.382 × 8.382 mm (asked for: at least 6.5 mm)\n"))
    let short = try regkit(["label"] + Self.bpom + ["--size", "5.9"])
    #expect(short.status == 1 && short.complaint.contains("Pasal 22: found 0.59, expected ≥ 0.6; nearest: "))
    let gs1 = try self.json(try regkit("label", "01=08991234567892", "--json", "--lang", "id").output)
    let error = try #require(gs1["error"] as? [String: Any])
    #expect(error["found"] as? String == "2" && error["expected"] as? String == "1")
  }

  @Test(
    "a label is refused for what scan would refuse it for, and nothing is written",
    arguments: [
      (["(90)NA18240104109(91)251399"], "found 251399"), (["hello world"], "expected (90)"),
      (["90=NA18240104109"], "expected (91)"), (["90=DBL9509204704A1", "10=A", "17=2028-12-31"], "expected (21)"),
      (["90=NA18240104109", "91=2026-02-30"], "found 2026-02-30"),
      // Scan takes no unknown identifier for an element, whatever the label was made by.
      (["(90)NA18240104109(91)251231(89)A", "--unknown"], "text, Peraturan BPOM 33/2018"),
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
      guard words.last != "--unknown" else { return }
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
      ["label", "--sheet", "x.csv", "--out", "x.pdf", "--rows", "1", "--columns", "1", "--modules"],
      ["label", "a", "--modules", "--json"], ["label", "a", "--modules", "--out", "-", "--as", "png"],
      ["label", "a", "--out", "a.png", "--out", "b.png"], ["label", "a", "--dpi", "300", "--dpi", "300"],
      ["label", "a", "--out", "a.png", "--as", "svg"], ["label", "a", "--out", "a.PNG", "--as", "pdf"],
    ])
  func labelSlips(words: [String]) throws {
    let run = try regkit(words)
    #expect(run.status == 2 && run.output.isEmpty && !run.complaint.isEmpty, "\(run.complaint)")
  }

  @Test(
    "a slip is told in Indonesian where that is the language of the call",
    arguments: [
      (["label"], "label: ditemukan tidak ada isi, seharusnya AI=NILAI… atau TEKS"),
      (["label", "90"], "label: ditemukan \"90\", seharusnya 90=NILAI"),
      (["label", "a", "b"], "label: ditemukan 2 teks, seharusnya satu, atau AI=NILAI…"),
      (
        ["label", "a", "--form", "x"],
        "--form: ditemukan \"x\", seharusnya salah satu dari bpom, gs1-qr, gs1-datamatrix"
      ),
      (["label", "a", "--dpi", "x"], "--dpi: ditemukan \"x\", seharusnya bilangan bulat"),
      (
        ["label", "a", "--dpi", "1"],
        "label: permintaan label di luar batas: resolusi: ditemukan 1 dpi, seharusnya 72 … 4800 dpi"
      ),
      (
        ["label", "a", "--out", "a.png", "--as", "svg"],
        "--as: ditemukan svg dan nama \"a.png\", seharusnya keduanya sama"
      ),
      (["label", "a", "--as", "svg"], "--as: ditemukan tanpa --out, seharusnya keduanya"),
      (["label", "a", "--what"], "opsi: ditemukan --what, seharusnya salah satu dari --json,"),
      (["label", "a", "--dpi"], "--dpi: ditemukan tidak ada nilai, seharusnya suatu nilai"),
      (["label", "a", "--as-of", "x"], "--as-of: ditemukan \"x\", seharusnya hari yang ditulis yyyy-mm-dd"),
      (["label", "a", "--edition", "x"], "--edition: ditemukan \"x\", seharusnya salah satu dari "),
      (["label", "a", "--ignore", "x"], "--ignore: ditemukan \"x\", seharusnya salah satu dari "),
      (["label", "a", "--sheet", "x"], "--sheet: ditemukan \"a\", seharusnya hanya tabel"),
      (["label", "--sheet", "x"], "--sheet: ditemukan tanpa --out, seharusnya --out FILE.pdf"),
      (
        ["label", "a", "--line", "é", "--out", "none/a.png"],
        "baris teks 1, karakter 1: ditemukan é U+00E9, seharusnya ASCII"
      ),
    ])
  func labelSlipsInIndonesian(words: [String], message: String) throws {
    let run = try regkit(
      [words[0], "--lang", "id"] + words.dropFirst() + (words.contains("--line") ? ["--even-if-refused"] : []))
    #expect(run.status == 2 && run.complaint.contains(message), "\(run.complaint)")
    #expect(run.complaint.hasSuffix("Coba: regkit --help\n"))
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
      #expect(run.status == 0 && run.complaint.isEmpty, "\(run.complaint)")
      #expect(
        run.output.hasPrefix(
          """
          13 labels on 2 pages

          line 2: 13 labels
            ]d2 gs1-datamatrix, 20 × 20 modules
            symbol     6.773 × 6.773 mm
            with quiet zone 1X: 7.451 × 7.451 mm
            X          0.339 mm = 4 dots at 300 dpi
          [ ✓ ] allowed
          """))
      let undetermined = try regkit(words + ["--beside-other", "--lang", "id"])
      #expect(
        undetermined.status == 3 && undetermined.output.hasPrefix("13 label pada 2 halaman\n\nbaris 2: 13 label\n"))
      #expect(undetermined.output.contains("[ ? ] tidak dapat ditentukan") && undetermined.output.contains("--issuer"))
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
