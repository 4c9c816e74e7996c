import Foundation
import Testing

/// The scanner station as an operator runs it: on a folder, on frames, and stopped.
@Suite struct StationTests {
  private static let package = URL(filePath: #filePath).appending(path: "../../..").standardized
  private static let station = CommandTests.command.deletingLastPathComponent().appending(path: "regkit-station")
  private static let samples = package.appending(path: "Examples/Samples")
  private static let fixtures = package.appending(path: "Tests/RegKitImagingTests/Fixtures")
  private static let columns = [
    "time", "source", "frame", "appearance", "latency_ms", "symbology", "text", "hex", "outcome", "rules", "error",
  ]

  /// A folder of its own for each test.
  private final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: "regkit-station-\(UUID().uuidString)")
    let pictures: URL
    var record: URL { url.appending(path: "record.csv") }

    init() throws {
      pictures = url.appending(path: "pictures")
      try FileManager.default.createDirectory(at: pictures, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func put(_ picture: URL, as name: String) throws {
      try FileManager.default.copyItem(at: picture, to: pictures.appending(path: name))
    }
  }

  private func process(_ arguments: [String]) -> (process: Process, output: Pipe, complaint: Pipe) {
    let process = Process()
    process.executableURL = Self.station
    process.arguments = arguments
    let (output, complaint) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = complaint
    return (process, output, complaint)
  }

  private func run(_ arguments: String...) throws -> CommandTests.Run {
    let (process, output, complaint) = process(arguments)
    try process.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    let complained = complaint.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return CommandTests.Run(
      status: process.terminationStatus, output: String(decoding: printed, as: UTF8.self),
      complaint: String(decoding: complained, as: UTF8.self))
  }

  /// The lines of a record as Python's reader sees them, which is strict about quotes; nil as long as it refuses them.
  private func rows(of record: URL) throws -> [[String: String]] {
    let script = """
      import csv, json, sys
      with open(sys.argv[1], newline="", encoding="utf-8") as file:
          text = file.read()
      assert "\\n" not in text.replace("\\r\\n", ""), "a line end that is none of RFC 4180"
      lines = list(csv.reader(text.splitlines(keepends=True), strict=True))
      assert all(len(line) == len(lines[0]) for line in lines), lines
      print(json.dumps({"header": lines[0], "rows": [dict(zip(lines[0], line)) for line in lines[1:]]}))
      """
    struct Read: Decodable {
      let header: [String]
      let rows: [[String: String]]
    }
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/env")
    python.arguments = ["python3", "-c", script, record.path]
    let output = Pipe()
    python.standardOutput = output
    try python.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    python.waitUntilExit()
    try #require(python.terminationStatus == 0)
    let read = try JSONDecoder().decode(Read.self, from: printed)
    #expect(read.header == Self.columns)
    return read.rows
  }

  private func sample(_ name: String) -> URL { Self.samples.appending(path: name) }

  @Test("each picture of a folder gives a line for each code, the bell for a refusal, and the gravest status")
  func once() throws {
    let folder = try Folder()
    for name in ["cosmetic-photo.jpg", "impossible-date.png", "no-code.jpg", "bpom-beside-maker-qr.jpg"] {
      try folder.put(sample(name), as: name)
    }
    try Data("no picture".utf8).write(to: folder.pictures.appending(path: "broken.png"))
    try Data("no picture".utf8).write(to: folder.pictures.appending(path: "notes.txt"))
    let run = try run("--once", "--as-of", "2026-11-21", "--csv", folder.record.path, folder.pictures.path)
    #expect(run.status == 1)
    #expect(run.complaint.count { $0 == "\u{07}" } == 1)
    #expect(run.lines.count == 6)
    #expect(run.lines.count { $0.contains("✗ refused  ]Q1 (90)TR142681391(91)240231  [BARCODE.IDENT.CONTENT]") } == 1)
    let rows = try rows(of: folder.record)
    let seen = rows.map { [$0["source"], $0["text"], $0["outcome"], $0["error"]].map { $0 ?? "" } }
    #expect(
      seen == [
        ["bpom-beside-maker-qr.jpg", "https://example.com/resep", "not_judged", ""],
        ["bpom-beside-maker-qr.jpg", "(90)MD222871005300986", "allowed", ""],
        ["broken.png", "", "undetermined", "unknown_format"],
        ["cosmetic-photo.jpg", "(90)NA18240104109", "allowed", ""],
        ["impossible-date.png", "(90)TR142681391(91)240231", "refused", ""],
        ["no-code.jpg", "", "undetermined", "no_code"],
      ])
    #expect(rows.allSatisfy { $0["time"]?.hasSuffix("Z") == true && $0["time"]?.utf8.count == 24 })
    #expect(rows[4]["rules"] == "BARCODE.IDENT.CONTENT")
    #expect(rows[3]["hex"] == "283930294e413138323430313034313039")

    let quiet = try self.run("--once", "--quiet", "--lang", "id", "--as-of", "2026-11-21", folder.pictures.path)
    #expect(!quiet.complaint.contains("\u{07}"))
    #expect(quiet.output.contains("✗ ditolak") && quiet.output.contains("tidak ada kode yang terbaca"))
  }

  @Test("frames from files stand in for a camera: a code that stays is one line, with its frame and latency")
  func frames() throws {
    let folder = try Folder()
    let blank = sample("no-code.jpg")
    let (first, second) = (sample("authentication-gs1-qr.jpg"), sample("impossible-date.png"))
    // The first goes for 40 frames, longer than a code may be missed, and comes back.
    let sequence = [blank] + [URL](repeating: first, count: 4) + [second, second]
    for (index, picture) in sequence.enumerated() {
      try folder.put(picture, as: "frame-\(100 + index).\(picture.pathExtension)")
    }
    let run = try run(
      "--frames", folder.pictures.path, "--fps", "20", "--as-of", "2026-11-21", "--csv", folder.record.path)
    #expect(run.status == 1)
    let rows = try rows(of: folder.record)
    #expect(rows.map { $0["frame"] } == ["2", "6"])
    #expect(rows.map { $0["appearance"] } == ["1", "2"])
    #expect(rows.map { $0["outcome"] } == ["allowed", "refused"])
    #expect(rows.map { $0["latency_ms"] } == ["0", "0"])
    #expect(run.complaint == "\u{07}")
  }

  @Test("a maker's own code is not refused before the one of BPOM beside it was read, and is when there is none")
  func makersCode() throws {
    func frames(_ pictures: [URL]) throws -> Folder {
      let folder = try Folder()
      for (index, picture) in pictures.enumerated() {
        try folder.put(picture, as: "\(index).\(picture.pathExtension)")
      }
      return folder
    }
    let maker = Self.fixtures.appending(path: "frame-maker.png")
    let both = Self.fixtures.appending(path: "frame-both.png")
    let folder = try frames([maker, maker, both])
    let beside = try run("--frames", folder.pictures.path, "--fps", "20", "--as-of", "2026-11-21")
    #expect(beside.status == 0)
    #expect(beside.lines.count == 2)
    #expect(beside.output.contains("– not judged  ]Q1 https://www.example.com/pack  (0.png)"))
    let slow = try run("--frames", folder.pictures.path, "--fps", "1", "--as-of", "2026-11-21")
    #expect(slow.output.contains("✗ refused  ]Q1 https://www.example.com"))
    #expect(slow.status == 1 && slow.complaint == "\u{07}")
    // A pack of BPOM's that passed just before or comes just after is another pack.
    let bpom = sample("cosmetic-photo.jpg")
    for pictures in [[bpom, maker], [maker, bpom]] {
      let folder = try frames(pictures)
      let alone = try run("--frames", folder.pictures.path, "--fps", "20", "--as-of", "2026-11-21")
      #expect(alone.status == 1 && alone.output.contains("✗ refused  ]Q1 https://www.example.com"))
    }
  }

  @Test("documents are taken page by page, and what is left out is said once")
  func documents() throws {
    let folder = try Folder()
    try folder.put(Self.fixtures.appending(path: "mixed-pages.pdf"), as: "mixed.pdf")
    try ScanVerbTests.longDocument.write(to: folder.pictures.appending(path: "many.pdf"))
    try folder.put(sample("no-code.jpg"), as: "scan.TIF")
    for name in ["note.txt", "b.tmp"] { try folder.put(sample("no-code.jpg"), as: name) }
    try FileManager.default.createDirectory(
      at: folder.pictures.appending(path: "old"), withIntermediateDirectories: true)
    let run = try run("--once", folder.pictures.path, "--as-of", "2026-11-21", "--csv", folder.record.path)
    #expect(run.status == 3)
    let rows = try rows(of: folder.record)
    #expect(rows.contains { $0["source"] == "mixed.pdf, page 1" && $0["outcome"] == "allowed" })
    #expect(rows.contains { $0["source"] == "mixed.pdf, page 2" && $0["error"] == "vector_page" })
    #expect(rows.contains { $0["source"] == "many.pdf, pages 51-60" && $0["error"] == "too_many_pages" })
    #expect(run.complaint.contains("old: left out") && run.complaint.contains("scan.TIF: left out"))
    #expect(run.complaint.contains("note.txt: left out") && !run.complaint.contains("b.tmp"))
  }

  @Test("a folder in which nothing can be read is not all right")
  func nothing() throws {
    let folder = try Folder()
    try folder.put(sample("no-code.jpg"), as: "scan001")
    let run = try run("--once", folder.pictures.path, "--lang", "id")
    #expect(run.status == 3 && run.output.isEmpty)
    #expect(run.complaint.contains("scan001: dilewati"))
    #expect(run.complaint.contains("tidak ditemukan berkas untuk dibaca"))
  }

  @Test("text is shown by the character set that the code declares, and errors in words")
  func words() throws {
    let folder = try Folder()
    try folder.put(Self.fixtures.appending(path: "qr-latin1.png"), as: "a.png")
    try folder.put(Self.fixtures.appending(path: "picture-user-password.pdf"), as: "b.pdf")
    let run = try run("--once", folder.pictures.path, "--lang", "id", "--csv", folder.record.path)
    #expect(run.output.contains("]Q1 Café 30°C") && run.output.contains("? dokumen memerlukan kata sandi"))
    #expect(try rows(of: folder.record).map { $0["text"] } == ["Café 30°C", ""])
  }

  @Test("a part of a message is left open, for nobody knows what the whole says")
  func part() throws {
    let folder = try Folder()
    try folder.put(Self.fixtures.appending(path: "qr-part.png"), as: "part.png")
    let run = try run("--once", folder.pictures.path, "--csv", folder.record.path)
    #expect(run.status == 3 && run.output.contains("? a part of a message  ]Q1"))
    #expect(try rows(of: folder.record).map { $0["error"] } == ["part_of_message"])
  }

  @Test("new pictures are taken once they are complete, moved in or written slowly, and Ctrl-C ends the station")
  func watch() throws {
    let folder = try Folder()
    try folder.put(sample("cosmetic-photo.jpg"), as: "there.jpg")
    let (process, output, complaint) = process([
      "--every", "60", "--as-of", "2026-11-21", "--csv", folder.record.path, folder.pictures.path,
    ])
    try process.run()
    // A picture that is written in three parts, with pauses longer than the station's.
    let whole = try Data(contentsOf: sample("herbal-oil-rotated.jpg"))
    let slow = folder.pictures.appending(path: "slow.jpg")
    try Data().write(to: slow)
    let file = try FileHandle(forWritingTo: slow)
    for part in 0..<3 {
      let range = whole.count * part / 3..<whole.count * (part + 1) / 3
      try file.write(contentsOf: whole[whole.startIndex + range.lowerBound..<whole.startIndex + range.upperBound])
      usleep(300_000)
    }
    try file.close()
    let aside = folder.url.appending(path: "aside.png")
    try FileManager.default.copyItem(at: sample("impossible-date.png"), to: aside)
    try FileManager.default.moveItem(at: aside, to: folder.pictures.appending(path: "moved.png"))
    // A machine under load takes its time; a station that hangs does not pass.
    let deadline = Date(timeIntervalSinceNow: 60)
    var lines = 0
    while lines < 4, Date() < deadline {
      usleep(100_000)
      lines = (try? String(contentsOf: folder.record, encoding: .utf8))?.split(separator: "\r\n").count ?? 0
    }
    usleep(400_000)
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 0)
    let printed = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(printed.split(separator: "\n").count == 3)
    #expect(String(decoding: complaint.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self) == "\u{07}")
    let rows = try rows(of: folder.record)
    #expect(Set(rows.compactMap { $0["source"] }) == ["there.jpg", "slow.jpg", "moved.png"])
    #expect(rows.count == 3)
  }

  @Test("text that needs quotes has them, and one that a spreadsheet would run has an apostrophe before it")
  func quoting() throws {
    let folder = try Folder()
    try folder.put(Self.fixtures.appending(path: "qr-formula.png"), as: "a, \"b\".png")
    _ = try run("--once", "--csv", folder.record.path, folder.pictures.path)
    let row = try #require(try rows(of: folder.record).first)
    #expect(row["source"] == #"a, "b".png"#)
    #expect(row["text"] == #"'=HYPERLINK("x","a, b")␍␊2"#)
    #expect(row["hex"] == "3d48595045524c494e4b282278222c22612c206222290d0a32")
  }

  @Test("a record goes on where it was, a line that a crash cut off is closed, and another file is left alone")
  func appending() throws {
    let folder = try Folder()
    try folder.put(sample("cosmetic-photo.jpg"), as: "a.jpg")
    let arguments = ["--once", "--csv", folder.record.path, folder.pictures.path]
    for _ in 0..<2 { #expect(try run(arguments[0], arguments[1], arguments[2], arguments[3]).status == 0) }
    #expect(try rows(of: folder.record).count == 2)
    let torn = try String(contentsOf: folder.record, encoding: .utf8).dropLast(30)
    try String(torn).write(to: folder.record, atomically: true, encoding: .utf8)
    _ = try run(arguments[0], arguments[1], arguments[2], arguments[3])
    let lines = try String(contentsOf: folder.record, encoding: .utf8).components(separatedBy: "\r\n")
    #expect(lines.count == 5)
    #expect(lines[3].hasSuffix(",allowed,,") && lines[3].hasPrefix("20"))

    try "id,name\r\n1,x\r\n".write(to: folder.record, atomically: true, encoding: .utf8)
    let refused = try run(arguments[0], arguments[1], arguments[2], arguments[3])
    #expect(refused.status == 2 && refused.output.isEmpty)
    #expect(refused.complaint.contains("found another first line, expected time,source,frame"))
    #expect(try String(contentsOf: folder.record, encoding: .utf8) == "id,name\r\n1,x\r\n")
  }

  @Test(
    "a call that cannot be right is refused with what was expected",
    arguments: [
      ([], "found 0 sources"), (["a", "--device", "b"], "found 2 sources"), (["--region", "1,2,3", "a"], "--region"),
      (["--region", "1,2,0,3", "a"], "--region"), (["--fps", "0", "--frames", "a"], "--fps"),
      (["--lang", "fr", "a"], "--lang"), (["--edition", "1/1900", "a"], "--edition"), (["--bell", "a"], "--bell"),
      (["--as-of", "2026-02-30", "a"], "--as-of"), (["--csv"], "--csv"), (["--region", "1,2,3,4", "a"], "--region"),
      (["--fps", "5", "a"], "--fps"), (["--size", "5x5", "--frames", "a"], "--size"),
      (["--once", "--frames", "a"], "--once"), (["--every", "5", "--device", "a"], "--every"),
    ] as [([String], String)])
  func badCalls(words: [String], complaint: String) throws {
    let (process, output, errors) = process(words)
    try process.run()
    let complained = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 2)
    #expect(complained.contains(complaint) && complained.contains("expected"))
    #expect(output.fileHandleForReading.readDataToEndOfFile().isEmpty)
  }

  @Test("a folder or a camera that is not there is said, with status 3")
  func absent() throws {
    for arguments in [["--once", "/nowhere"], ["--frames", "/nowhere"]] {
      let run = try run(arguments[0], arguments[1])
      #expect(run.status == 3 && run.complaint.contains("/nowhere: found No such file or directory"))
    }
    let folder = try Folder()
    let file = folder.url.appending(path: "video0")
    try Data("no camera".utf8).write(to: file)
    let run = try run("--device", file.path)
    #expect(run.status == 3 && run.complaint.contains("expected a camera"))
  }
}
