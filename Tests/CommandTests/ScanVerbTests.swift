import Foundation
import Testing

/// `regkit scan` over documents; pictures are tested in `CommandTests`.
@Suite struct ScanVerbTests {
  private let shell = CommandTests()
  private static let fixtures = "Tests/RegKitImagingTests/Fixtures/"

  /// Runs the command with another PATH.
  private func run(_ words: [String], path: String) throws -> (status: Int32, output: String, complaint: String) {
    let process = Process()
    process.executableURL = CommandTests.command
    process.arguments = words
    process.currentDirectoryURL = URL(filePath: #filePath).appending(path: "../../..").standardized
    process.environment = ["PATH": path]
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

  /// A folder whose only program is a `pdftoppm` of this text.
  private func folder(_ script: String) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "regkit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let program = folder.appending(path: "pdftoppm")
    try Data(script.utf8).write(to: program)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    return folder
  }

  @Test("a document's pages are scanned and each symbol says its page")
  func document() throws {
    let run = try shell.regkit("scan", "--json", "--as-of", "2026-11-21", Self.fixtures + "labels-g4.pdf")
    #expect(run.status == 0, "\(run.complaint)")
    let report = try shell.json(run.output)
    let symbols = try #require(report["symbols"] as? [[String: Any]])
    #expect(symbols.count == 24)
    #expect(symbols.allSatisfy { $0["page"] as? Int == 1 })
    #expect(report["width"] == nil && (report["pages"] as? [[String: Any]])?.count == 1)
  }

  @Test("a vector page is drawn by pdftoppm and its code read")
  func vector() throws {
    let run = try shell.regkit("scan", "--as-of", "2026-11-21", Self.fixtures + "vector-code.pdf")
    #expect(run.status == 0, "\(run.complaint)")
    #expect(run.output.contains("1 page\npage 1  834 × 834 (the whole page)\n"))
    #expect(run.output.contains("NIE DKL1234567890A1"))
  }

  @Test("a code drawn beside a picture is read from the whole page, and without pdftoppm nobody says yes")
  func hybrid() throws {
    let words = ["scan", "--json", "--as-of", "2026-11-21", Self.fixtures + "hybrid-page.pdf"]
    let both = try shell.regkit(words)
    #expect(both.status == 0 && both.output.contains("LOT2") && both.output.contains("ABC123"), "\(both.complaint)")
    let symbols = try #require(try shell.json(both.output)["symbols"] as? [[String: Any]])
    #expect(symbols.map { $0["picture"] as? Int } == [1, 2])
    let one = try run(words + ["--lang", "id"], path: "/nonexistent")
    #expect(one.status == 3 && one.complaint.contains("halaman 1: garis atau teks yang digambar di samping gambar"))
    #expect(one.complaint.contains("pasang pdftoppm"))
  }

  @Test("without pdftoppm a vector page is said, with its number, in both languages")
  func missing() throws {
    let words = ["scan", Self.fixtures + "mixed-pages.pdf"]
    let english = try run(words, path: "/nonexistent")
    #expect(english.status == 3)
    #expect(english.complaint.contains("mixed-pages.pdf: page 2: vector page, rasterise first: expected 300 dpi\n"))
    #expect(english.complaint.contains("page 4: this kind of file is not supported: found PDF: JBIG2Decode"))
    #expect(english.complaint.contains("install pdftoppm"))
    #expect(english.output.contains("LOT2"))
    let indonesian = try run(words + ["--lang", "id"], path: "/nonexistent")
    #expect(indonesian.complaint.contains("halaman 2: halaman vektor, jadikan gambar dahulu"))
    #expect(indonesian.complaint.contains("pasang pdftoppm"))
  }

  @Test(
    "a pdftoppm that fails, or writes what is no picture, leaves the page a vector page",
    arguments: ["exit 1", "echo P5 9 9 255", "echo hello", "printf 'P5\\n99999 99999\\n255\\n'", "kill -9 $$", ""])
  func wrong(script: String) throws {
    let folder = try folder("#!/bin/sh\n\(script)\n")
    defer { try? FileManager.default.removeItem(at: folder) }
    let run = try run(["scan", Self.fixtures + "vector-code.pdf"], path: folder.path)
    #expect(run.status == 3)
    #expect(run.complaint.contains("page 1: vector page, rasterise first"))
  }

  @Test("what pdftoppm complains of was not drawn, however well it ends")
  func incomplete() throws {
    // Page 4 is a picture that is none.
    let run = try shell.regkit("scan", "--pages", "4", Self.fixtures + "mixed-pages.pdf")
    #expect(run.status == 3 && run.complaint.contains("page 4: this kind of file is not supported"))
    // One that complains at length is heard to the end, whatever it says first.
    let complaints: [(String, Int32)] = [("Syntax Warning", 0), ("Syntax Error", 3), ("Unimplemented Feature", 3)]
    for (word, status) in complaints {
      let folder = try folder(
        """
        #!/bin/sh
        PATH=/usr/bin:/bin
        pdftoppm "$@"
        head -c 200000 /dev/zero >&2
        echo "\(word): nothing" >&2
        """)
      defer { try? FileManager.default.removeItem(at: folder) }
      let loud = try self.run(
        ["scan", "--as-of", "2026-11-21", Self.fixtures + "vector-code.pdf"], path: folder.path)
      #expect(loud.status == status, "\(word): \(loud.complaint)")
    }
  }

  @Test("the words pdftoppm gets are words, whatever the file is called")
  func words() throws {
    let folder = try folder("#!/bin/sh\nprintf '%s\\n' \"$@\" > \"${0%/*}/words\"\n")
    defer { try? FileManager.default.removeItem(at: folder) }
    let name = folder.path + "/a; touch $(x) 'b'.pdf"
    let fixture = URL(filePath: #filePath).appending(path: "../../../" + Self.fixtures + "vector-code.pdf").standardized
    try FileManager.default.copyItem(atPath: fixture.path, toPath: name)
    _ = try run(["scan", name], path: folder.path)
    let words = try String(contentsOf: folder.appending(path: "words"), encoding: .utf8)
    #expect(words == "-gray\n-r\n300\n-f\n1\n-l\n1\n\(name)\n")
  }

  @Test("the pages that were asked for are read, and of too many pages the rest is said")
  func pages() throws {
    let mixed = Self.fixtures + "mixed-pages.pdf"
    let one = try shell.regkit("scan", "--as-of", "2026-11-21", "--pages", "1", mixed)
    #expect(one.status == 0 && one.output.contains("5 pages\nonly pages 1–1 were read\npage 1  "))
    #expect(try shell.regkit("scan", "--pages", "4-9", mixed).status == 3)
    let outside = try shell.regkit("scan", "--pages", "6-9", mixed)
    #expect(
      outside.status == 3
        && outside.complaint.contains("the part asked for is not in the picture or document: found 6-9, expected 1-5"))
    for word in ["0", "2-1", "-3", "3-", "a", "1-2-3", "", "99999999999999999999"] {
      let wrong = try shell.regkit("scan", "--pages", word, mixed)
      #expect(wrong.status == 2 && wrong.complaint.contains("expected numbers such as 3 or 51-60"), "\(word)")
    }
    let long = FileManager.default.temporaryDirectory.appending(path: "regkit-\(UUID().uuidString).pdf")
    defer { try? FileManager.default.removeItem(at: long) }
    try Self.longDocument.write(to: long)
    let run = try run(["scan", "--lang", "id", long.path], path: "/nonexistent")
    #expect(run.status == 3 && run.output.contains("60 halaman\nhanya halaman 1–50 yang dibaca\n"))
    #expect(run.complaint.contains("halaman 51-60 tidak dibaca: halaman terlalu banyak untuk dibaca sekaligus"))
    #expect(run.complaint.contains("--pages 51-60 membacanya"))
  }

  /// Sixty times the same page, written as a person would by hand.
  static var longDocument: Data {
    let kids = String(repeating: "3 0 R ", count: 60)
    return Data(
      """
      %PDF-1.4
      1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
      2 0 obj<</Type/Pages/Count 60/Kids[\(kids)]>>endobj
      3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</P 5 0 R>>>>>>endobj
      4 0 obj<</Length 5>>stream
      /P Do
      endstream endobj
      5 0 obj<</Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream
      a
      endstream endobj
      trailer<</Root 1 0 R/Size 6>>
      """.utf8)
  }

  @Test("a document that needs a password ends undetermined and says so")
  func password() throws {
    let run = try shell.regkit("scan", "--json", Self.fixtures + "picture-user-password.pdf", "--lang", "id")
    #expect(run.status == 3)
    let error = try #require(try shell.json(run.output)["error"] as? [String: Any])
    #expect(error["code"] as? String == "password_needed")
    #expect(run.complaint.contains("dokumen memerlukan kata sandi"))
  }

  @Test("the text of another character set is shown, and bytes that are no text are marked")
  func characters() throws {
    let latin = try shell.regkit("scan", Self.fixtures + "qr-latin1.png")
    #expect(latin.output.contains("data     ]Q1Caf\\xe9 30\\xb0C\n    text     Café 30°C\n"), "\(latin.output)")
    let declared = try shell.regkit("scan", Self.fixtures + "qr-utf8-declared.png")
    #expect(declared.output.contains("data     ]Q1– 30°C \\ 你\n") && !declared.output.contains("text  "))
    let kanji = try shell.regkit("scan", "--lang", "id", Self.fixtures + "qr-kanji.png")
    #expect(kanji.output.contains("teks     点茗　医薬品\n"))
    let other = try shell.regkit("scan", Self.fixtures + "qr-latin1-undeclared.png")
    #expect(other.output.contains("data     ]Q1Caf\\xe9\n    text     not UTF-8, and the code declares no"))
  }
}
