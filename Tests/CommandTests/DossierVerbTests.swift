import Foundation
import Testing

/// `regkit dossier`: a whole dossier on the screen, as JSON and as a report.
extension CommandTests {
  private static let clean = "Examples/Dossiers/clean.json"
  private static let faults = "Examples/Dossiers/faults.json"

  private func withReport<Value>(_ body: (String) throws -> Value) throws -> Value {
    let file = FileManager.default.temporaryDirectory.appending(path: "regkit-\(UUID().uuidString).html")
    defer { try? FileManager.default.removeItem(at: file) }
    return try body(file.path)
  }

  @Test("the status is that of the dossier, and the text tells the worst first")
  func dossier() throws {
    let clean = try regkit("dossier", Self.clean)
    #expect(clean.status == 0)
    #expect(clean.output.hasPrefix("Kunyit Asam Sari Rimpang, no day named\n[ ✓ ] allowed\n"))
    let faults = try regkit("dossier", Self.faults, "--lang", "id", "--as-of", "2023-06-20", "--edition", "33/2018")
    #expect(faults.status == 1)
    #expect(faults.output.contains(", per tanggal 2023-06-20\n[ ✗ ] ditolak"))
    let (refusal, remark) = (faults.output.range(of: "\n  ✗ "), faults.output.range(of: "\n  · "))
    #expect(try #require(refusal).lowerBound < #require(remark).lowerBound)
    #expect(try regkit("dossier", Self.clean, "--as-of", "2026-11-21").status == 3)
  }

  @Test("a dossier comes from standard input too, and JSON is one line")
  func dossierAsJSON() throws {
    let run = try regkit("dossier", "-", "--json", input: #"{"company":{"nib":"1"}}"#)
    #expect(run.status == 1 && run.lines.count == 1)
    #expect(try json(run.output)["outcome"] as? String == "refused")
  }

  @Test("a report goes into a file beside the answer on the screen, or alone to standard output")
  func dossierReport() throws {
    try withReport { path in
      let run = try regkit("dossier", Self.faults, "--html", path, "--lang", "id")
      #expect(run.status == 1 && run.output.contains("[ ✗ ] ditolak"))
      let report = try String(contentsOfFile: path, encoding: .utf8)
      #expect(report.hasPrefix("<!DOCTYPE html>\n<html lang=\"id\">") && report.hasSuffix("</html>\n"))
      let alone = try regkit("dossier", Self.faults, "--html", "-", "--lang", "id")
      #expect(alone.output == report && alone.status == 1)
    }
    let unwritable = try regkit("dossier", Self.clean, "--html", "/absent/report.html")
    #expect(unwritable.status == 3 && unwritable.complaint.contains("/absent/report.html: found "))
    #expect(unwritable.output.isEmpty)
  }

  @Test("what is no dossier ends with 2 and names each place, a file that cannot be read with 3")
  func dossierFaults() throws {
    let run = try regkit("dossier", "-", input: #"{"uploads":[{"filenam":"a"}],"prodct":{}}"#)
    #expect(run.status == 2 && run.output.isEmpty)
    let lines = run.complaint.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix("regkit: -: uploads[0].filenam: found \"filenam\", expected one of ") == true)
    #expect(lines.last?.hasSuffix("(did you mean product?)") == true)
    #expect(try regkit("dossier", "absent.json").status == 3)
    for words in [[], [Self.clean, Self.faults], [Self.clean, "--html"], [Self.clean, "--html", "a", "--html", "b"]] {
      #expect(try regkit(["dossier"] + words).status == 2, "\(words)")
    }
  }
}
