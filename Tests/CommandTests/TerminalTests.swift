import Foundation
import Testing

/// What every verb does when its answer cannot be written.
@Suite struct TerminalTests {
  private static let sample = "Examples/Samples/cosmetic-photo.jpg"

  /// Runs the command in a shell, which can send its output elsewhere.
  private func shell(_ line: String) throws -> (status: Int32, output: String, complaint: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", line.replacing("regkit", with: "'\(CommandTests.command.path)'")]
    process.currentDirectoryURL = URL(filePath: #filePath).appending(path: "../../..").standardized
    let (output, complaint) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = complaint
    try process.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    let complained = complaint.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (
      process.terminationStatus, String(decoding: printed, as: UTF8.self), String(decoding: complained, as: UTF8.self)
    )
  }

  @Test(
    "an answer that cannot be written is no yes, in any verb",
    arguments: [
      "scan --as-of 2026-11-21 \(sample)", "scan --json --as-of 2026-11-21 \(sample)", "scan --annotate - \(sample)",
      "documents check Examples/Dossiers", "documents check Examples/Dossiers --json",
      "print-check --dpi 600 \(sample)", "render '(01)08991234567891'", "render --json '(01)08991234567891'",
      "render --file <(echo '(01)08991234567891')", "parse '(01)08991234567891'",
      "parse --file <(echo '(01)08991234567891')", "build 01=08991234567891",
      "label --form bpom '(90)DBL9509204704A1(91)281231' --out - --as png", "check method product_class=kosmetika",
      "assess <(echo '{\"area\":\"method\",\"inputs\":{\"product_class\":\"kosmetika\"}}')",
      "dossier Examples/Dossiers/clean.json", "dossier Examples/Dossiers/clean.json --html -",
      "cases Tests/RegKitTests/Fixtures/sample-cases.jsonl", "flow", "rules", "dictionary", "dictionary --export",
      "--help", "--version", "scan --help",
    ])
  func full(words: String) throws {
    let run = try shell("regkit \(words) > /dev/full")
    #expect(run.status == 3, "\(run.complaint)")
    #expect(
      run.complaint.hasSuffix(
        "regkit: standard output: found No space left on device, expected room for the answer\n"))
  }

  @Test(
    "a call that is not understood is answered in the language asked for, whatever else is wrong with it",
    arguments: [
      "", "--what", "x", "x --annotate a.png y", "x --annotate a.jpg", "x --annotate x", "x --effort slow",
      "--pages 0 x",
      "x --symbologies qr,aztec", "x --as-of today", "x --edition 1", "x --dictionary /absent", "x --table /absent",
      "Tests/RegKitImagingTests/Fixtures/labels-g4.pdf --annotate a.png", "Examples", "x --as-of",
    ])
  func indonesian(words: String) throws {
    let run = try shell("regkit scan --lang id \(words)")
    #expect(run.status >= 2 && !run.complaint.isEmpty)
    for word in ["found", "expected", "cannot", "Try:", "such as", "No such"] {
      #expect(!run.complaint.contains(word), "\(run.complaint)")
    }
  }

  @Test("other verbs are no less polite")
  func polite() throws {
    for words in [
      "documents", "documents check /absent", "documents check . --context x", "documents check . --manifest /absent",
      "documents check . --context x --context y", "print-check x", "print-check --dpi 1 x", "print-check --dpi 600",
      "print-check --dpi 600 /absent", "print-check --dpi 600 --ink x y", "render", "render a b", "render --as x y",
      "render --stem x --as raw y", "parse",
      "parse --together", "build", "build x", "check", "check area x", "check documents file=/absent", "assess a b",
      "assess /absent", "dossier", "dossier /absent", "cases", "cases x --area y", "flow a b", "rules nosuch",
      "rules --stale", "dictionary x", "dictionary --export 01", "what",
    ] {
      let run = try shell("regkit \(words) --lang id")
      #expect(run.status >= 1 && !run.complaint.isEmpty, "\(words)")
      for word in ["found ", "expected", "Try:", "such as", "No such", "one of"] {
        #expect(!run.complaint.contains(word), "\(words): \(run.complaint)")
      }
    }
  }

  @Test("an annotated picture is PNG, and a name that says otherwise is a usage error")
  func annotation() throws {
    let folder = FileManager.default.temporaryDirectory.path
    for name in ["a.jpg", "a.JPEG", "a.png.webp", "a."] {
      let run = try shell("regkit scan \(Self.sample) --annotate \(folder)/\(name)")
      #expect(run.status == 2 && run.complaint.contains("only PNG is written"), "\(name)")
      #expect(!FileManager.default.fileExists(atPath: folder + "/" + name))
    }
  }

  @Test("a file that cannot be written is said, in both languages")
  func files() throws {
    for words in [
      "scan --annotate /dev/full \(Self.sample)", "dossier Examples/Dossiers/clean.json --html /dev/full",
    ] {
      let run = try shell("regkit \(words)")
      #expect(run.status == 3 && run.complaint.contains("/dev/full: found No space left on device"), "\(words)")
    }
    let closed = try shell("regkit rules --lang id >&-")
    #expect(closed.status == 3 && closed.complaint.contains("keluaran standar: ditemukan "))
  }

  @Test("who closes the pipe has seen enough, and the command ends without a word")
  func pipe() throws {
    let run = try shell("regkit rules | head -1; echo ${PIPESTATUS[0]}")
    #expect(run.output.split(separator: "\n").count == 2 && run.output.hasSuffix("\n141\n"), "\(run.output)")
    #expect(run.complaint.isEmpty)
    let ignoring = try shell("trap '' PIPE; regkit rules | head -1; echo ${PIPESTATUS[0]}")
    #expect(ignoring.output.hasSuffix("\n141\n") && !ignoring.complaint.contains("regkit:"))
  }
}
