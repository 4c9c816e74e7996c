import Foundation
import GS1
import RegKit
import Testing

@testable import RegKitImaging

@Suite struct DocumentDeskTests {
  private let place = "esertifikasi.registrasi.dokumen_persyaratan"

  private func sample(_ name: String) throws -> [UInt8] {
    let folder = URL(filePath: #filePath).appending(path: "../../../../Examples/Samples").standardized
    return Array(try Data(contentsOf: folder.appending(path: name)))
  }

  private func dossier(batch: String = "13123") -> Dossier {
    var dossier = Dossier()
    dossier.product = Dossier.Product(
      productClass: .obatKeras, batch: batch, expires: CalendarDay(2025, 3, 31))
    dossier.licences = [.init(nie: "DBL9509204704A1")]
    return dossier
  }

  @Test("a file is judged by its place, which the manifest, the dossier, its folder or the desk gives it")
  func contexts() throws {
    var dossier = Dossier()
    dossier.uploads = [.init(context: "sinkarkes.komoditas", filename: "invoice.png", byteCount: 7)]
    let manifest = DocumentManifest(
      context: "ttac.recall.surat_recall",
      entries: [.init(file: "sinkarkes.komoditas/a.png", context: place, document: "NPWP")])
    let desk = DocumentDesk(manifest: manifest, dossier: dossier, under: try .embedded())
    let picture = try Fixture.bytes("qr-human.png")
    for (name, context) in [
      ("sinkarkes.komoditas/a.png", place), ("x/invoice.png", "sinkarkes.komoditas"),
      ("sinkarkes.komoditas/deep/b.png", "sinkarkes.komoditas"), ("else/c.png", "ttac.recall.surat_recall"),
    ] {
      #expect(desk.check(picture, named: name).context == context)
    }
    // The size that the dossier claims is another than that of the bytes.
    let claimed = desk.check(picture, named: "invoice.png")
    #expect(claimed.upload?.verdict.findings.contains { $0.effect == .warns && $0.subject == "size_bytes" } == true)
    let lost = DocumentDesk(under: try .embedded()).check(picture, named: "a.png")
    #expect(lost.context == nil && lost.outcome == .undetermined && lost.upload?.verdict.missing == ["context"])
  }

  @Test("the kind of file, its damage and its emptiness are refused with their citations, and stop nothing")
  func faults() throws {
    let desk = DocumentDesk(manifest: DocumentManifest(context: place), under: try .embedded())
    let png = try Fixture.bytes("qr-human.png")
    for (name, bytes, failures) in [
      ("a.png", png, []), ("a.pdf", png, [.signature]), ("a.bmp", png, [.format]), ("e.png", [], [.empty]),
      ("cut.png", Array(png.prefix(png.count / 2)), [.damaged]),
      ("locked.pdf", try Fixture.bytes("user-password.pdf"), [.encrypted]),
      ("text.pdf", Array("hello".utf8), [.signature]),
    ] as [(String, [UInt8], [Documents.Failure])] {
      let check = desk.check(bytes, named: name)
      #expect(check.upload?.failures == failures, "\(name)")
      #expect(failures.isEmpty || check.outcome == .refused, "\(name)")
      for finding in check.upload?.verdict.findings ?? [] where finding.effect == .blocks {
        #expect(finding.rule.citation.description.hasPrefix("Panduan e-Sertifikasi"))
      }
    }
    let closing = desk.closing()
    #expect(closing.counts.files == 7 && closing.counts.refused == 6 && closing.outcome == .refused)
    #expect(closing.unreadable.contains("cut.png"))
  }

  @Test("codes of BPOM in pictures are judged and held against the dossier, other codes are not")
  func codes() throws {
    let label = try sample("authentication-gs1-qr.jpg")
    let right = DocumentDesk(
      manifest: DocumentManifest(context: "sinkarkes.komoditas"), dossier: dossier(), under: try .embedded(),
      edition: "33/2018")
    let check = right.check(label, named: "label.jpg")
    #expect(check.codes.count == 1 && check.codes[0].page == 1 && check.codes[0].reading.isBPOMCode)
    #expect(check.agreement?.findings.map { $0.effect } == [.informs, .informs, .informs])
    #expect(right.closing().comparedCodes == 1)
    let wrong = DocumentDesk(
      manifest: DocumentManifest(context: "sinkarkes.komoditas"), dossier: dossier(batch: "55555"),
      under: try .embedded(), edition: "33/2018")
    let other = wrong.check(label, named: "label.jpg")
    #expect(other.outcome == .refused)
    #expect(other.agreement?.findings.first { $0.effect == .blocks }?.subject == "codes[0].(10)")
    let web = wrong.check(try sample("web-address.jpg"), named: "web.jpg")
    #expect(web.codes.count == 1 && web.agreement == nil && web.outcome == .allowed)
    // Without a code to hold against it, a dossier is not agreed with in silence.
    let none = DocumentDesk(
      manifest: DocumentManifest(context: "sinkarkes.komoditas"), dossier: dossier(), under: try .embedded())
    #expect(none.check(try sample("no-code.jpg"), named: "a.jpg").outcome == .allowed)
    #expect(none.closing().comparedCodes == 0 && none.closing().outcome == .undetermined)
  }

  @Test("at the end it is said what is missing, what came twice and what a form still needs")
  func closing() throws {
    let files = ["surat.png", "pernyataan.png", "siup.png", "npwp.png"]
    let documents = ["Surat Permohonan", "Surat Pernyataan", "SIUP/SPK", "NPWP"]
    let manifest = DocumentManifest(
      context: place, forms: ["esertifikasi.registrasi"],
      entries: zip(files, documents).map { .init(file: $0, document: $1) })
    let desk = DocumentDesk(manifest: manifest, under: try .embedded())
    for (place, name) in ["qr-human.png", "ean13.png", "qr-human.png"].enumerated() {
      let check = desk.check(try Fixture.bytes(name), named: files[place])
      #expect(check.duplicateOf == (place == 2 ? "surat.png" : nil))
    }
    let gone = desk.check(unreadable: .fileNotReadable("Permission denied"), named: "other.png")
    #expect(gone.outcome == .undetermined && gone.error?.code == .fileNotReadable)
    let closing = desk.closing()
    #expect(closing.missing == ["npwp.png"] && closing.unreadable == ["other.png"])
    #expect(closing.duplicates == [.init(file: "siup.png", of: "surat.png")])
    #expect(closing.forms.first?.answer?.missing == ["NPWP", "TDP/TDI/Izin lainnya"])
    #expect(closing.outcome == .refused && closing.comparedCodes == nil)
    #expect(DocumentDesk(under: try .embedded()).closing().outcome == .undetermined)
  }

  @Test("a file that the dossier lists often, or with the manifest, is missing once")
  func missingOnce() throws {
    var dossier = Dossier()
    dossier.uploads = ["a.pdf", "b.pdf", "a.pdf", "b.pdf", "c.png"].map { .init(context: place, filename: $0) }
    let manifest = DocumentManifest(context: place, entries: [.init(file: "b.pdf", document: "NPWP")])
    let desk = DocumentDesk(manifest: manifest, dossier: dossier, under: try .embedded())
    _ = desk.check(try Fixture.bytes("qr-human.png"), named: "deep/c.png")
    #expect(desk.closing().missing == ["b.pdf", "a.pdf"])
  }

  @Test("a desk looks for the codes that it is told to look for")
  func readerOptions() throws {
    let sample = try sample("bpom-beside-ean.jpg")
    for (symbologies, count) in [(Symbologies.labels, 2), (.ean, 1)] {
      let desk = DocumentDesk(
        under: try .embedded(), readerOptions: .init(symbologies: symbologies, effort: .balanced))
      #expect(desk.check(sample, named: "a.jpg").codes.count == count)
    }
  }

  @Test("answers are JSON on one line, and text in both languages")
  func answers() throws {
    let desk = DocumentDesk(
      manifest: DocumentManifest(context: "sinkarkes.komoditas"), dossier: dossier(batch: "1"), under: try .embedded(),
      edition: "33/2018")
    let check = desk.check(try sample("authentication-gs1-qr.jpg"), named: "a \"b\".jpg")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(check.json(in: .english).utf8)) as? [String: Any])
    #expect(json["file"] as? String == "a \"b\".jpg" && json["outcome"] as? String == "refused")
    #expect((json["codes"] as? [[String: Any]])?.first?["page"] as? Int == 1)
    #expect((json["agreement"] as? [String: Any])?["outcome"] as? String == "refused")
    #expect(!check.json(in: .english).contains("\n"))
    #expect(check.text(in: .indonesian).contains("dibandingkan dengan berkas produk"))
    let closing = desk.closing()
    #expect(closing.json(in: .english).hasPrefix(#"{"closing":{"outcome":"refused","counts":{"files":1,"#))
    #expect(closing.text(in: .english).contains("1 files: 1 refused"))
  }

  @Test("a digest tells files apart by every byte and by their length")
  func digest() {
    func digest(_ bytes: [UInt8]) -> ContentDigest { bytes.withUnsafeBytes { ContentDigest($0) } }
    let bytes = (0..<100).map { UInt8($0) }
    for place in bytes.indices {
      var other = bytes
      other[place] ^= 1
      #expect(digest(other) != digest(bytes))
    }
    #expect(digest([]) != digest([0]) && digest([0]) != digest([0, 0]) && digest(bytes) == digest(bytes))
  }

  @Test("codes are read page by page, and a page that is only drawn is told unless somebody makes a picture of it")
  func pages() throws {
    let manifest = DocumentManifest(context: place)
    let desk = DocumentDesk(manifest: manifest, under: try .embedded())
    let bytes = try Fixture.bytes("mixed-pages.pdf")
    let mixed = desk.check(bytes, named: "mixed.pdf")
    let report = try ScanReport(of: PictureFile(decoding: bytes), by: SymbolReader(), under: .embedded())
    #expect(!mixed.codes.isEmpty && mixed.codes.map { $0.page } == report.entries.map { $0.page ?? 0 })
    #expect(mixed.unread.map { $0.page } == report.pages.flatMap { page in page.errors.map { _ in page.number } })
    let drawn = try Fixture.bytes("vector-code.pdf")
    let silent = desk.check(drawn, named: "drawn.pdf")
    #expect(silent.codes.isEmpty && silent.unread.map { $0.error.code } == [.vectorPage])
    #expect(silent.upload?.verdict.outcome == .allowed && silent.outcome == .undetermined)
    let picture = try Fixture.image("qr-human.png")
    let made = desk.check(drawn, named: "drawn.pdf") { page, size in
      page == 1 && size != nil ? DrawnPage(picture) : nil
    }
    #expect(made.codes.count == 1 && made.unread.isEmpty && made.duplicateOf == "drawn.pdf")
    #expect(
      desk.check(try Fixture.bytes("picture-user-password.pdf"), named: "locked.pdf").unread.map { $0.page } == [0])
    let closing = desk.closing()
    #expect(closing.unreadable == ["mixed.pdf", "drawn.pdf", "locked.pdf"])
    #expect(closing.unread == [.init(file: "mixed.pdf", pages: [2, 3, 4]), .init(file: "drawn.pdf", pages: [1])])
    let json = closing.json(in: .english)
    #expect(json.contains(#""unread":[{"file":"mixed.pdf","pages":[2,3,4]},{"file":"drawn.pdf","pages":[1]}]"#))
    let text = closing.text(in: .english)
    #expect(text.contains("! mixed.pdf: codes not looked for on pages 2, 3, 4"))
    #expect(text.contains("! drawn.pdf: codes not looked for on page 1\n"))
    #expect(text.contains("! locked.pdf: could not be read"))
    #expect(closing.text(in: .indonesian).contains("! drawn.pdf: kode belum dicari pada halaman 1\n"))
  }

  @Test("a document of more pages than are read at once is undetermined, and its other pages are told as a range")
  func manyPages() throws {
    let desk = DocumentDesk(
      manifest: DocumentManifest(context: place), under: try .embedded(), limits: ImageLimits(maxPages: 1))
    let check = desk.check(try Fixture.bytes("mixed-pages.pdf"), named: "long.pdf")
    #expect(check.unread.map { [$0.page, $0.lastPage] } == [[2, 5]] && check.outcome == .undetermined)
    #expect(check.text(in: .english).contains("! codes not read: pages 2–5: too many pages to read at once: found 5"))
    #expect(check.json(in: .english).contains(#""unread":[{"page":2,"last_page":5,"error":{"code":"too_many_pages","#))
    #expect(desk.closing().unread == [.init(file: "long.pdf", pages: [2, 3, 4, 5])])
  }

  @Test("a part of a message is shown with its number and without a verdict, and leaves the file undetermined")
  func parts() throws {
    let desk = DocumentDesk(manifest: DocumentManifest(context: place), under: try .embedded())
    let check = desk.check(try Fixture.bytes("qr-part.png"), named: "part.png")
    let part = try #require(check.codes.first?.symbol.part)
    #expect(check.codes.count == 1 && check.outcome == .undetermined && check.upload?.verdict.outcome == .allowed)
    let number = "\((part.index ?? -1) + 1)"
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(check.json(in: .english).utf8)) as? [String: Any])
    let code = try #require((json["codes"] as? [[String: Any]])?.first)
    #expect((code["part"] as? [String: Any])?["index"] as? Int == part.index && code["outcome"] == nil)
    let text = check.text(in: .english)
    #expect(text.contains("page 1  ") && text.contains("? part \(number) of "))
    #expect(!text.contains("other codes"))
    #expect(check.text(in: .indonesian).contains("? bagian \(number) dari "))
  }
}
