import GS1
import RegKit
import Testing

/// The typed face; what the sources say of each form is in the situations.
@Suite struct FormsTests {
  private let rulebook: Rulebook

  init() throws { rulebook = try .shared() }

  private func answer(_ facts: Forms.Facts, edition: String? = nil, asOf day: CalendarDay? = nil) throws -> Forms.Answer
  {
    try #require(Forms.assess(facts, under: rulebook, edition: edition, asOf: day))
  }

  private let account: [Forms.Entry] = [
    .init("No. Izin Perusahaan", "1224000320187"), .init("Nama Perusahaan", "UJICOBA"), .init("Provinsi", "Jawa Barat"),
    .init("Kabupaten/Kota", "Bandung"), .init("Alamat", "Jl. Padasuka 12"), .init("No. Telepon", "0999828112"),
    .init("KKP", "Bandung"), .init("Induk/Wilker", "Bandung"), .init("Email", "ujicoba@contoh.co.id"),
    .init("Password", "Abc12345"), .init("Konfirmasi Password", "Abc12345"),
  ]

  @Test("the forms the tables know")
  func identifiers() throws {
    #expect(
      Forms.identifiers(under: rulebook) == [
        "asrot.data_oss", "asrot.klaim", "asrot.komposisi", "asrot.pra_registrasi", "barcode_request_pasal8",
        "bpom_mobile.informasi_produk", "esertifikasi.pengajuan_sertifikasi", "esertifikasi.registrasi",
        "esertifikasi.sediaan", "insw.sso.create", "insw.sso.login", "pengaduan_masyarakat", "recall_information",
        "sinkarkes.barang", "sinkarkes.cetak_billing", "sinkarkes.detail_barang", "sinkarkes.komoditas",
        "sinkarkes.konfirmasi", "sinkarkes.penerima", "sinkarkes.permintaan_layanan_billing",
        "sinkarkes.registrasi_perusahaan", "sinkarkes.tujuan_layanan", "ttac_hak_akses",
        "ttac_manajemen_barcode_request",
      ])
  }

  @Test("a host can draw a form from its fields")
  func fields() throws {
    let fields = Forms.fields(of: "sinkarkes.tujuan_layanan", under: rulebook)
    #expect(fields.map { $0.name } == ["Tanggal Aju", "Jenis Layanan", "Lokasi Layanan", "KKP", "Wilker"])
    #expect(fields.map { $0.presence } == [.required, .required, .required, .optional, .required])
    #expect(fields[1].words == ["Ekspor", "Impor"])
    #expect(fields.allSatisfy { !$0.isUpload && $0.rule.id == "SINKARKES.SERVICE.FIELDS" })
    let uploads = Forms.fields(of: "esertifikasi.registrasi", under: rulebook).filter { $0.isUpload }
    #expect(uploads.map { $0.name }.last == "TDP/TDI/Izin lainnya")
    #expect(Forms.fields(of: "x", under: rulebook).isEmpty)
  }

  @Test("one call has a finding for every field of the form, by its name")
  func wholeForm() throws {
    let answer = try answer(.init(form: "sinkarkes.registrasi_perusahaan", entries: account))
    #expect(answer.verdict.outcome == .allowed)
    #expect(answer.missing == [] && answer.invalid == [])
    let names = Set(answer.verdict.findings.map { $0.subject })
    #expect(names == Set(account.map { $0.name } + ["NPWP"]))
    #expect(answer.verdict.findings.first { $0.subject == "NPWP" }?.effect == .exempts)
  }

  @Test("everything wrong with a form is said at once, in the order of the form")
  func everythingWrong() throws {
    let entries: [Forms.Entry] = [
      .init("Nama Perusahaan", " "), .init("Provinsi", "Jawa Barat"), .init("Email", "ujicoba@contoh"),
      .init("Password", "Abc12345"), .init("Konfirmasi Password", "Abc1234"), .init("No Telepon", "1"),
    ]
    let answer = try answer(.init(form: "sinkarkes.registrasi_perusahaan", entries: entries))
    #expect(answer.verdict.outcome == .refused)
    #expect(
      answer.missing == [
        "No. Izin Perusahaan", "Nama Perusahaan", "Kabupaten/Kota", "Alamat", "No. Telepon", "KKP", "Induk/Wilker",
      ])
    #expect(answer.invalid == ["Email", "Konfirmasi Password"])
    let gap = try #require(answer.verdict.findings.first { $0.subject == "Alamat" })
    #expect(gap.message(in: .english).hasSuffix("[Alamat: found —, expected …]"))
    let slip = try #require(answer.verdict.findings.last)
    #expect(slip.effect == .warns && slip.subject == "No Telepon" && slip.expected == "No. Telepon?")
  }

  @Test("of many names that a form does not have the first are told, the others counted", .timeLimit(.minutes(1)))
  func manyUnknownNames() throws {
    func facts(_ count: Int) -> Forms.Facts {
      let names = (1...count).map { "berkas nomor \($0)" }
      return .init(form: "esertifikasi.registrasi", entries: names.map { .init($0) }, uploads: names + ["SIUP"])
    }
    func unknown(_ count: Int) throws -> [Finding] {
      try answer(facts(count)).verdict.findings.filter { $0.effect == .warns && $0.found?.hasPrefix("—") == false }
    }
    let few = try unknown(20)
    #expect(few.count == 40)
    #expect(few.allSatisfy { $0.subject.hasPrefix("berkas nomor ") })
    let one = try unknown(21)
    #expect(one.count == 42)
    #expect(one.filter { $0.subject == "…" }.map { $0.found } == ["+ 1", "+ 1"])
    let many = try unknown(50_000)
    #expect(many.count == 42)
    #expect(many.filter { $0.subject == "…" }.map { $0.found } == ["+ 49980", "+ 49980"])
    #expect(many.allSatisfy { $0.expected?.isEmpty == false })
    let whole = try answer(facts(50_000))
    #expect(whole.verdict.findings.contains { $0.effect == .informs && $0.found == "SIUP" })
    #expect(whole.missing.count > 1)
  }

  @Test("the first of the files that a place takes is told")
  func firstUpload() throws {
    for (uploads, found) in [(["SPK", "siup"], "SPK"), (["siup", "SPK"], "siup"), (["SIUP/SPK", "spk"], "SIUP/SPK")] {
      let answer = try answer(.init(form: "esertifikasi.registrasi", uploads: uploads))
      #expect(answer.verdict.findings.first { $0.subject.hasPrefix("SIUP") }?.found == found)
    }
  }

  @Test("a password stands in no finding")
  func secrets() throws {
    for other in ["Rahasia99", "Rahasia98"] {
      let answer = try answer(
        .init(
          form: "sinkarkes.registrasi_perusahaan",
          entries: [.init("Password", "Rahasia99"), .init("Password", other), .init("Konfirmasi Password", other)]))
      #expect(answer.invalid == (other == "Rahasia99" ? [] : ["Password", "Konfirmasi Password"]))
      for finding in answer.verdict.findings {
        for language in Language.allCases { #expect(!finding.message(in: language).contains("Rahasia")) }
      }
      #expect(!answer.verdict.text(in: .english).contains("Rahasia"))
    }
  }

  @Test("the NPWP is optional at registration and required for the billing")
  func npwp() throws {
    #expect(try answer(.init(form: "sinkarkes.registrasi_perusahaan", entries: account)).missing == [])
    let billing = try answer(
      .init(form: "sinkarkes.permintaan_layanan_billing", entries: [.init("Tanggal Layanan", "04/06/2023")]))
    #expect(billing.missing == ["NPWP"])
    #expect(billing.verdict.findings.first { $0.effect == .blocks }?.rule.id == "SINKARKES.BILLING.FIELDS")
  }

  @Test("the fields of a form stand in the order of its screen")
  func order() throws {
    let fields = Forms.fields(of: "esertifikasi.registrasi", under: rulebook).filter { !$0.isUpload }
    #expect(
      fields.map { $0.name } == [
        "Memiliki NIB?", "NIB", "Komoditi Industri", "Badan Hukum / Usaha", "Nama Industri / Sarana", "NPWP",
        "Status Industri", "Tanggal ijin produksi", "Bidang Usaha", "Pimpinan", "Jumlah Karyawan", "No. Akte",
        "Tanggal Akte", "Nama Notaris", "No. IUI/TDP", "Status", "Email Penanggung Jawab",
      ])
  }

  @Test("one field may be asked about by itself")
  func oneField() throws {
    let facts = Forms.Facts(
      form: "esertifikasi.registrasi", entries: [.init("Jumlah Karyawan", "10 orang")],
      fieldsAskedAbout: ["jumlah  karyawan"])
    let answer = try answer(facts)
    #expect(answer.missing == [] && answer.invalid == ["Jumlah Karyawan"])
    #expect(answer.verdict.ruleIDs == ["ESERT.REG.KARYAWAN.NUMERIC"])
  }

  @Test("a field that takes one value is given two, and one that takes many")
  func twice() throws {
    func facts(_ name: String, _ values: String...) -> Forms.Facts {
      .init(
        form: "esertifikasi.registrasi", entries: values.map { .init(name, $0) }, fieldsAskedAbout: [name])
    }
    #expect(try answer(facts("Status", "Aktif", "Tidak Aktif")).invalid == ["Status"])
    #expect(try answer(facts("Status", "Aktif", "Aktif")).invalid == [])
    #expect(try answer(facts("Komoditi Industri", "Obat", "Kosmetik")).verdict.outcome == .allowed)
    #expect(try answer(facts("Komoditi Industri")).missing == ["Komoditi Industri"])
  }

  @Test("a field known to be filled in, though not with what, is there and not judged")
  func valueUnknown() throws {
    let facts = Forms.Facts(
      form: "esertifikasi.registrasi", entries: [.init("Jumlah Karyawan")], fieldsAskedAbout: ["Jumlah Karyawan"])
    #expect(try answer(facts).verdict.outcome == .allowed)
    let choice = Forms.Facts(
      form: "esertifikasi.registrasi", entries: [.init("Memiliki NIB?")], fieldsAskedAbout: ["NIB"])
    #expect(try answer(choice).verdict.missing == ["Memiliki NIB?"])
  }

  @Test("files not spoken of are not missing, and a circumstance not spoken of leaves the form open")
  func uploads() throws {
    let entries: [Forms.Entry] = [.init("Jenis Komoditas"), .init("No. Invoice")]
    let form = "sinkarkes.komoditas"
    #expect(try answer(.init(form: form, entries: entries)).verdict.outcome == .allowed)
    let open = try answer(.init(form: form, entries: entries, uploads: []))
    #expect(open.verdict.outcome == .undetermined)
    #expect(open.verdict.missing == ["marketed_domestically", "is_food"])
    let food = try answer(
      .init(
        form: form, entries: entries, uploads: ["file sertifikat halal"],
        circumstances: ["is_food": true, "marketed_domestically": false]))
    #expect(food.verdict.outcome == .allowed)
    #expect(food.requiredUploads == ["File Sertifikat Halal"])
  }

  @Test("without anything on the form nothing is said of it")
  func nothing() throws {
    #expect(try answer(.init()).verdict.missing == ["form"])
    let empty = try answer(.init(form: "ttac_hak_akses"))
    #expect(empty.verdict.outcome == .undetermined && empty.verdict.missing == ["entries"])
    let unknown = try answer(.init(form: "x", entries: []))
    #expect(unknown.verdict.outcome == .undetermined && unknown.verdict.findings.isEmpty)
  }

  @Test("22/2022 answers for what was read of it and offers the edition before for the rest")
  func laterEdition() throws {
    let day = CalendarDay(2026, 11, 21)
    let request = try answer(.init(form: "barcode_request_pasal8", entries: []), asOf: day)
    #expect(request.missing.count == 6 && request.verdict.edition.id == "22/2022")
    let access = try answer(.init(form: "ttac_hak_akses", entries: []), asOf: day)
    #expect(access.verdict.outcome == .undetermined)
    #expect(access.verdict.alternatives.map { $0.edition.id } == ["33/2018"])
    #expect(access.verdict.alternatives.first?.outcome == .refused)
  }

  @Test("gross weight below net weight in the same unit deserves a look and no more")
  func weights() throws {
    func findings(_ net: String, _ netUnit: String, _ gross: String, _ grossUnit: String) throws -> [Finding] {
      let facts = Forms.Facts(
        form: "sinkarkes.konfirmasi",
        entries: [
          .init("Net", net), .init("Satuan Net", netUnit), .init("Gross", gross), .init("Satuan Gross", grossUnit),
        ], fieldsAskedAbout: ["Gross"])
      let answer = try answer(facts)
      #expect(answer.verdict.outcome == .allowed)
      return answer.verdict.findings.filter { $0.effect == .warns }
    }
    #expect(try findings("100", "ton", "100", "ton").isEmpty)
    #expect(try findings("100", "ton", "99,9", "Ton").map { $0.expected } == ["≥ 100"])
    #expect(try findings("100", "kg", "1", "ton").isEmpty)
    #expect(try findings("banyak", "kg", "1", "kg").isEmpty)
  }
}
