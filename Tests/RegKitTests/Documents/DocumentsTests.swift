import GS1
import RegKit
import Testing

/// The typed face; what the sources say of each place is in the situations.
@Suite struct DocumentsTests {
  private func answer(
    _ context: String?, _ name: String?, _ size: Int?, content: FileFacts? = nil, asOf day: CalendarDay? = nil
  ) throws -> Documents.Answer {
    try #require(
      Documents.assess(
        .init(context: context, filename: name, byteCount: size, content: content), under: try .shared(), asOf: day))
  }

  @Test("the places an upload can go to")
  func contexts() throws {
    #expect(
      Documents.contexts(under: try .shared()) == [
        "asrot.pra_registrasi.file_pendukung", "asrot.registrasi.dokumen", "esertifikasi.pengajuan_sertifikasi.capa",
        "esertifikasi.pengajuan_sertifikasi.dokumen", "esertifikasi.registrasi.dokumen_persyaratan",
        "sinkarkes.detail_barang.coa_fumigasi", "sinkarkes.komoditas",
        "sinkarkes.konfirmasi.phytosanitary_certificate", "ttac.hak_akses.dokumen_pendukung", "ttac.laporan.csv",
        "ttac.pengaduan.foto_pendukung", "ttac.recall.surat_recall",
      ])
  }

  @Test(
    "the size limit is 2048 KB, inclusive",
    arguments: [
      (2_097_151, true), (2_097_152, true), (2_097_153, false), (1, true), (0, false), (-1, false), (Int.max, false),
      (Int.min, false),
    ])
  func size(bytes: Int, isGood: Bool) throws {
    let answer = try answer("sinkarkes.komoditas", "a.pdf", bytes)
    #expect((answer.verdict.outcome == .allowed) == isGood)
    #expect(answer.failures == (isGood ? [] : bytes <= 0 ? [.empty] : [.size]))
  }

  @Test("the size of the bytes counts, whatever anybody says of it")
  func sizeOfContent() throws {
    let content = FileFacts(kind: .pdf, byteCount: 2_097_153)
    #expect(try answer("sinkarkes.komoditas", "a.pdf", nil, content: content).failures == [.size])
    let claimed = try answer("sinkarkes.komoditas", "a.pdf", 5, content: content)
    #expect(claimed.failures == [.size])
    #expect(claimed.verdict.findings.contains { $0.effect == .warns && $0.found == "5" && $0.expected == "2097153" })
  }

  @Test(
    "a place nobody knows is left open, whatever its first word", arguments: ["x.y", "sinkarkes.x", "", ".", "ttac"])
  func unknownPlace(context: String) throws {
    let answer = try answer(context, "a.pdf", 1)
    #expect(answer.verdict.outcome == .undetermined)
    #expect(answer.failures.isEmpty)
    #expect(answer.verdict.findings.isEmpty)
  }

  @Test("where the source states no size, the answer says so")
  func unstatedSize() throws {
    let answer = try answer("esertifikasi.pengajuan_sertifikasi.dokumen", "a.pdf", 99_999_999)
    #expect(answer.verdict.outcome == .allowed)
    let finding = try #require(answer.verdict.findings.last)
    #expect(finding.subject == "size_bytes")
    #expect(finding.message(in: .english).contains("states no size limit"))
  }

  @Test(
    "the bytes have to be what the extension says",
    arguments: [
      ("a.png", FileFacts.Kind.png, true), ("a.jpg", .jpeg, true), ("a.jpeg", .jpeg, true), ("a.pdf", .pdf, true),
      ("a.PNG", .png, true), ("a.png", .jpeg, false), ("a.jpg", .png, false), ("a.pdf", .zip, false),
      ("a.pdf", .unknown, false), ("a.pdf", .compoundFile, false),
    ])
  func signature(name: String, kind: FileFacts.Kind, isGood: Bool) throws {
    let answer = try answer("sinkarkes.komoditas", name, 9, content: FileFacts(kind: kind, byteCount: 9))
    #expect(answer.failures == (isGood ? [] : [.signature]))
  }

  @Test("Excel is told from other archives", arguments: [("a.xls", FileFacts.Kind.xls), ("a.xlsx", .xlsx)])
  func excel(name: String, kind: FileFacts.Kind) throws {
    let place = "esertifikasi.pengajuan_sertifikasi.dokumen"
    #expect(try answer(place, name, 9, content: FileFacts(kind: kind, byteCount: 9)).failures == [])
    for other in FileFacts.Kind.allCases where other != kind {
      #expect(try answer(place, name, 9, content: FileFacts(kind: other, byteCount: 9)).failures == [.signature])
    }
  }

  @Test("an empty file is only empty: what is not there is not damaged too")
  func empty() throws {
    let content = FileFacts(kind: .unknown, byteCount: 0, integrity: .cutOff(at: 0))
    #expect(try answer("sinkarkes.komoditas", "a.pdf", 0, content: content).failures == [.empty])
  }

  @Test("damage, passwords and missing pages refuse; not knowing does not")
  func content() throws {
    func failures(_ facts: FileFacts) throws -> [Documents.Failure] {
      try answer("sinkarkes.komoditas", "a.pdf", 9, content: facts).failures
    }
    #expect(try failures(FileFacts(kind: .pdf, byteCount: 9)) == [])
    #expect(
      try failures(FileFacts(kind: .pdf, byteCount: 9, integrity: .whole, isEncrypted: false, pageCount: 1)) == [])
    #expect(try failures(FileFacts(kind: .pdf, byteCount: 9, integrity: .cutOff(at: 8))) == [.damaged])
    #expect(try failures(FileFacts(kind: .pdf, byteCount: 9, integrity: .damaged("x"))) == [.damaged])
    #expect(try failures(FileFacts(kind: .pdf, byteCount: 9, isEncrypted: true)) == [.encrypted])
    #expect(try failures(FileFacts(kind: .pdf, byteCount: 9, pageCount: 0)) == [.noPage])
  }

  @Test("bytes read by their signature go the whole way")
  func inspected() throws {
    let png = FileFacts(inspecting: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    #expect(try answer("sinkarkes.komoditas", "a.png", nil, content: png).failures == [.damaged])
    #expect(try answer("sinkarkes.komoditas", "a.pdf", nil, content: png).failures == [.signature, .damaged])
    #expect(try answer("sinkarkes.komoditas", "a.pdf", nil, content: FileFacts(inspecting: [])).failures == [.empty])
  }

  @Test("track and trace is a part of the barcode regulation, and SINKARKES has its own days")
  func editions() throws {
    #expect(try answer("ttac.laporan.csv", "a.csv", 1).verdict.edition.id == "33/2018")
    #expect(try answer("sinkarkes.komoditas", "a.pdf", 1).verdict.edition.id == "sinkarkes-2023")
    #expect(
      try answer("sinkarkes.komoditas", "a.pdf", 1, asOf: CalendarDay(2023, 6, 3)).verdict.outcome == .undetermined)
    #expect(try answer("sinkarkes.komoditas", "a.pdf", 1, asOf: CalendarDay(2023, 6, 4)).verdict.outcome == .allowed)
  }
}
