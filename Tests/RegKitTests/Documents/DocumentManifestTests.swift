import RegKit
import Testing

@Suite struct DocumentManifestTests {
  private let place = "esertifikasi.registrasi.dokumen_persyaratan"

  private func problems(_ manifest: () throws -> DocumentManifest) -> [String] {
    do {
      _ = try manifest()
      return []
    } catch let error as QuestionError {
      return error.problems.map { $0.message(in: .english) }
    } catch {
      return ["\(error)"]
    }
  }

  @Test("JSON gives forms, circumstances, a place for all and for each")
  func json() throws {
    let text = """
      {"context": "sinkarkes.komoditas", "forms": ["esertifikasi.registrasi"], "circumstances": {"is_food": true},
       "files": [{"file": "npwp.pdf", "context": "\(place)", "document": "NPWP"}, {"file": "a/b.png"}]}
      """
    let manifest = try DocumentManifest(json: Array(text.utf8), under: .shared())
    #expect(
      manifest
        == DocumentManifest(
          context: "sinkarkes.komoditas", forms: ["esertifikasi.registrasi"], circumstances: ["is_food": true],
          entries: [.init(file: "npwp.pdf", context: place, document: "NPWP"), .init(file: "a/b.png")]))
    #expect(try DocumentManifest(json: Array("{}".utf8), under: .shared()) == DocumentManifest())
  }

  @Test(
    "a table from a spreadsheet says the same, whatever its separator",
    arguments: [
      "file,context,document\r\nnpwp.pdf,PLACE,NPWP\r\n\"surat, lama.pdf\",,\r\n",
      "\u{FEFF}document;file;context\nNPWP;npwp.pdf;PLACE\n;\"surat, lama.pdf\";\n\n",
      "File\tContext\tDocument\n npwp.pdf \tPLACE\t\"NPWP\"\nsurat, lama.pdf",
    ])
  func csv(text: String) throws {
    let text = text.replacing("PLACE", with: place)
    let manifest = try DocumentManifest(csv: Array(text.utf8), under: .shared())
    #expect(
      manifest.entries == [.init(file: "npwp.pdf", context: place, document: "NPWP"), .init(file: "surat, lama.pdf")])
  }

  @Test("a quote in a cell is doubled, and a line end may stand in one")
  func quotes() throws {
    let manifest = try DocumentManifest(csv: Array("file\n\"a \"\"b\"\"\nc.pdf\"\n".utf8), under: .shared())
    #expect(manifest.entries == [.init(file: "a \"b\"\nc.pdf")])
  }

  @Test("what is not known is told with its place and the nearest that is")
  func faults() throws {
    let rulebook = try Rulebook.shared()
    func json(_ text: String) -> [String] { problems { try DocumentManifest(json: Array(text.utf8), under: rulebook) } }
    func csv(_ text: String) -> [String] { problems { try DocumentManifest(csv: Array(text.utf8), under: rulebook) } }
    #expect(json(#"{"files": [{"fil": "a"}]}"#).first?.hasSuffix("(did you mean file?)") == true)
    #expect(json(#"{"context": "sinkarkes.komoditi"}"#).first?.hasSuffix("(did you mean sinkarkes.komoditas?)") == true)
    #expect(json(#"{"forms": ["nobody"]}"#).first?.hasPrefix(#"forms[0]: found "nobody""#) == true)
    #expect(
      json(#"{"files": [{"context": "sinkarkes.komoditas"}]}"#) == ["files[0].file: found nothing, expected string"])
    #expect(json("[]") == ["JSON: found array, expected object"])
    #expect(
      json(#"{"files": [{"file": "a"}, {"file": "a"}]}"#)
        == [#"files[1].file: found a second value, "files[0]", expected one value"#])
    #expect(csv("") == ["files: found nothing, expected file, context, document"])
    #expect(csv("name,context\na,b") == ["files: found name, context, expected file, context, document"])
    #expect(csv("file,contxt\na,b").first?.hasSuffix("(did you mean context?)") == true)
    #expect(csv("file,context\na,b").first?.hasPrefix(#"files[0].context: found "b""#) == true)
    #expect(csv("file\na,b").first?.hasPrefix("files[0].column 2") == true)
  }
}
