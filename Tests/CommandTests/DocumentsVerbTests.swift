import Foundation
import Testing

/// `regkit documents check`: a folder of uploads on the screen and as JSON.
extension CommandTests {
  /// A folder that is filled for a test and removed after it.
  private func withFolder<Value>(_ files: [String: Data], _ body: (String) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(path: "regkit-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, data) in files {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file)
    }
    return try body(folder.path)
  }

  private func fixture(_ path: String) throws -> Data {
    try Data(contentsOf: URL(filePath: #filePath).appending(path: "../../..").standardized.appending(path: path))
  }

  @Test("every file is judged in the order of names, a damaged one stops none, and the worst is the status")
  func documents() throws {
    let png = try fixture("Tests/RegKitImagingTests/Fixtures/qr-human.png")
    let files: [String: Data] = [
      "b/sinkarkes.komoditas/c.png": png, "a.png": png, "cut.png": png.prefix(100), ".hidden": png,
    ]
    try withFolder(files) { folder in
      let run = try regkit("documents", "check", folder, "--context", "sinkarkes.komoditas", "--json")
      #expect(run.status == 1 && run.lines.count == 4)
      #expect(
        try run.lines.dropLast().map { try json($0)["file"] as? String } == [
          "a.png", "b/sinkarkes.komoditas/c.png", "cut.png",
        ])
      #expect(try json(run.lines[1])["duplicate_of"] as? String == "a.png")
      let closing = try #require(try json(run.lines[3])["closing"] as? [String: Any])
      #expect((closing["counts"] as? [String: Int])?["refused"] == 1)
      let text = try regkit("documents", "check", folder, "--lang", "id", "--context", "sinkarkes.komoditas")
      #expect(text.output.contains("[ ✗ ] cut.png  sinkarkes.komoditas"))
      #expect(text.output.contains("[ ✗ ] 3 berkas: 1 ditolak"))
      #expect(
        try regkit("documents", "check", folder).status == 3, "a file without a place is left open, damaged or not")
    }
  }

  @Test("a manifest in the folder gives places and forms, and is no upload")
  func documentsManifest() throws {
    let png = try fixture("Tests/RegKitImagingTests/Fixtures/qr-human.png")
    let manifest =
      #"{"context":"esertifikasi.registrasi.dokumen_persyaratan","forms":["esertifikasi.registrasi"],"#
      + #""files":[{"file":"npwp.png","document":"NPWP"}]}"#
    try withFolder(["npwp.png": png, "manifest.json": Data(manifest.utf8)]) { folder in
      let run = try regkit("documents", "check", folder)
      #expect(
        run.status == 1 && run.output.contains("form esertifikasi.registrasi") && !run.output.contains("manifest"))
      #expect(run.output.contains("Surat Permohonan"))
    }
    try withFolder(["a.png": png, "manifest.csv": Data("file;context\na.png;sinkarkes.komoditas\n".utf8)]) { folder in
      let run = try regkit("documents", "check", folder)
      #expect(run.status == 0)
    }
    try withFolder(["a.png": png, "manifest.csv": Data("file,context\na.png,sinkarkes\n".utf8)]) { folder in
      let run = try regkit("documents", "check", folder)
      #expect(run.status == 2 && run.complaint.contains("files[0].context: found \"sinkarkes\""))
    }
  }

  @Test("a dossier is held against the codes in the pictures, and its files have to be there")
  func documentsDossier() throws {
    let label = try fixture("Examples/Samples/authentication-gs1-qr.jpg")
    let dossier =
      #"{"licences":[{"nie":"NA18240104109"}],"uploads":[{"context":"sinkarkes.komoditas","filename":"gone.pdf"}]}"#
    try withFolder(["label.jpg": label]) { folder in
      try withFolder(["dossier.json": Data(dossier.utf8)]) { other in
        let run = try regkit(
          "documents", "check", folder, "--context", "sinkarkes.komoditas", "--dossier", other + "/dossier.json")
        #expect(run.status == 1 && run.output.contains("codes[0].(90)") && run.output.contains("missing: gone.pdf"))
      }
    }
  }

  @Test("a call that is not understood says what was expected, and no folder ends with 3")
  func documentsUsage() throws {
    for words in [[], ["check"], ["look", "."], ["check", ".", "."], ["check", ".", "--context", "nowhere"]] {
      #expect(try regkit(["documents"] + words).status == 2, "\(words)")
    }
    #expect(try regkit("documents", "check", "/absent").status == 3)
    #expect(try regkit("documents", "check", ".", "--dossier", "absent.json").status == 3)
    let empty = try withFolder([:]) { folder in try regkit("documents", "check", folder) }
    #expect(empty.status == 3)
    #expect(try regkit("documents", "--help").status == 0)
  }
}
