import GS1
import Testing

@testable import RegKit

@Suite struct WorkflowTests {
  private func workflow(_ system: String, edition: String? = nil) throws -> Workflow {
    try #require(try Workflow(system, under: .shared(), edition: edition))
  }

  private func assess(
    _ facts: Workflow.Facts, edition: String? = nil, asOf day: CalendarDay? = nil
  ) throws -> Workflow.Answer {
    try Workflow.assess(facts, under: .shared(), edition: edition, asOf: day)
  }

  private func problems(_ facts: Workflow.Facts) throws -> [String] {
    let rulebook = try Rulebook.shared()
    do throws(QuestionError) {
      _ = try Workflow.assess(facts, under: rulebook)
      return []
    } catch {
      return error.problems.map { $0.message(in: .english) }
    }
  }

  // MARK: - What there is

  @Test("the tables hold seven systems")
  func systems() throws {
    #expect(
      Workflow.systems(under: try .shared()) == [
        "asrot", "ebpom", "esertifikasi", "insw", "oss", "sinkarkes", "ttac",
      ])
  }

  @Test("after each state come the moves of the source, with actors, channels, conditions and rule")
  func next() throws {
    let ttac = try workflow("ttac")
    let moves = ttac.next(from: "terima").map { "\($0.action) → \($0.to)" }
    #expect(
      moves == [
        "kirim → kirim", "jual → terjual", "retur → retur_menunggu_persetujuan", "retur → retur_menunggu_persetujuan",
        "recall → recall", "recall → recall",
      ])
    let sale = try #require(ttac.next(from: "terima").first { $0.action == "jual" })
    #expect(sale.actors == ["fasilitas_pelayanan_kefarmasian"])
    #expect(sale.channels == ["api", "bpom_mobile", "csv"])
    #expect(sale.rule.id == "TTAC.REPORT.SALE")
    #expect(sale.rule.citation == "Peraturan BPOM 33/2018, Lampiran J")
    let recall = try #require(ttac.next(from: "terima").first { $0.action == "recall" })
    #expect(recall.conditions.map { $0.description } == ["recall_notified = true"])
    #expect(recall.channels == ["api", "bpom_mobile"])
    #expect(ttac.next(from: "no such state").isEmpty)
    #expect(ttac.next(from: "reject").isEmpty)
  }

  @Test("a state that stands for several has the moves of them all")
  func covers() throws {
    let moves = try workflow("esertifikasi").next(from: "proses_belum_selesai").map { $0.action }
    #expect(moves.contains("bayar_spb") && moves.contains("inspeksi"))
    #expect(!moves.contains("view") && !moves.contains("download"))
  }

  @Test(
    "names are compared without regard to case, and blanks and underscores are one",
    arguments: ["evaluasi Pra Registrasi", "evaluasi_pra_registrasi", " EVALUASI  PRA_REGISTRASI "])
  func names(name: String) throws {
    #expect(try workflow("ASROT").state(named: name)?.name == "evaluasi Pra Registrasi")
    #expect(try workflow("asrot").next(from: name).map { $0.action } == ["setujui"])
  }

  @Test("states and actions answer to their other spellings")
  func spellings() throws {
    let asrot = try workflow("asrot")
    #expect(asrot.state(named: "hasil_pra_registrasi_terbit")?.name.hasPrefix("Proses Upload & Submit") == true)
    #expect(asrot.action(named: "Disetujui") == "setujui")
    #expect(asrot.action(named: "disetuju") == nil)
  }

  @Test("an edition that says nothing of a system gives no workflow, a system nobody knows is an error")
  func noWorkflow() throws {
    #expect(try Workflow("ttac", under: .shared(), edition: "22/2022") == nil)
    #expect(try Workflow("ttac", under: .shared(), asOf: CalendarDay(iso: "2018-12-06")) == nil)
    #expect(try Workflow("ttac", under: .shared(), asOf: CalendarDay(iso: "2018-12-07")) != nil)
    let rulebook = try Rulebook.shared()
    #expect(throws: QuestionError.self) { try Workflow("odoo", under: rulebook) }
  }

  // MARK: - One move

  @Test("a move that may be made says where it leads and by which rule")
  func allowed() throws {
    let answer = try assess(
      .init(system: "ttac", state: "kirim", action: "terima", actor: "fasilitas_distribusi", channel: "csv"))
    #expect(answer.verdict.outcome == .allowed)
    #expect(answer.to == "terima")
    #expect(answer.move?.rule.id == "TTAC.REPORT.RECEIPT")
    #expect(!answer.verdict.isAmbiguous)
  }

  @Test("of several rows for one move the certain one answers, unless the channel asks for the other")
  func certainFirst() throws {
    let facts = Workflow.Facts(system: "ttac", state: "kirim", action: "terima")
    #expect(try assess(facts).verdict.isAmbiguous == false)
    var byInterface = facts
    byInterface.channel = "api"
    let answer = try assess(byInterface)
    #expect(answer.to == "terima")
    #expect(answer.verdict.isAmbiguous)
    #expect(answer.verdict.findings.first?.rule.quote == "Perubahan status produk menjadi kirim")
  }

  @Test("a move the table does not have is refused by the rules of the action and of the state")
  func refusedBySilence() throws {
    let answer = try assess(.init(system: "sinkarkes", state: "register_terkirim", action: "login"))
    #expect(answer.verdict.outcome == .refused)
    #expect(answer.to == nil)
    let block = try #require(answer.verdict.findings.first)
    #expect(block.effect == .blocks)
    #expect(block.rule.id == "SINKARKES.ACCOUNT.FLOW")
    #expect(block.subject == "state")
    #expect(block.found == "register_terkirim")
    #expect(block.expected == "akun_diaktivasi")
    #expect(answer.verdict.findings.last?.expected == "aktivasi")
    #expect(answer.moves.map { $0.action } == ["aktivasi"])
  }

  @Test("a refusal in track and trace says that it rests on silence")
  func inferred() throws {
    let answer = try assess(.init(system: "ttac", state: "reject", action: "kirim", actor: "pemilik_izin_edar"))
    #expect(answer.verdict.outcome == .refused)
    #expect(answer.verdict.isAmbiguous)
    #expect(answer.verdict.findings.map { $0.rule.id } == ["TTAC.REPORT.DISPATCH", "TTAC.STATUS"])
    #expect(answer.verdict.findings.last?.otherReading(in: .english)?.hasPrefix("The annex names the status") == true)
  }

  @Test("every reason is told: the wrong actor, the wrong channel and the wrong level together")
  func allReasons() throws {
    let answer = try assess(
      .init(
        system: "ttac", state: "terima", action: "jual", actor: "fasilitas_distribusi", channel: "web",
        codeLevel: .tersier))
    let blocks = answer.verdict.findings.filter { $0.effect == .blocks }
    #expect(blocks.map { $0.subject } == ["actor", "channel", "code_level"])
  }

  @Test("a condition whose fact is unknown leaves the answer open and names it")
  func missingFact() throws {
    var facts = Workflow.Facts(
      system: "esertifikasi", state: "inspeksi_selesai", action: "terbitkan_sertifikat_tanpa_capa")
    let open = try assess(facts)
    #expect(open.verdict.outcome == .undetermined)
    #expect(open.verdict.missing == ["capa_required"])
    #expect(open.to == nil)
    facts.known = [.capaRequired: false]
    #expect(try assess(facts).to == "sertifikat_terbit")
    facts.known = [.capaRequired: true]
    let refused = try assess(facts)
    #expect(refused.verdict.outcome == .refused)
    #expect(refused.verdict.findings.last?.found == "true")
    #expect(refused.verdict.findings.last?.expected == "false")
  }

  @Test("what the source only implies is taken to be so with a warning, and refused when it is not")
  func presumed() throws {
    var facts = Workflow.Facts(system: "asrot", state: "draft", action: "pendaftar_proses_pembayaran_prareg")
    let presumed = try assess(facts)
    #expect(presumed.verdict.outcome == .allowed)
    #expect(presumed.verdict.findings.contains { $0.effect == .warns && $0.subject == "data_oss_saved" })
    facts.known = [.dataOSSSaved: true]
    #expect(try assess(facts).verdict.findings.contains { $0.effect == .warns } == false)
    facts.known = [.dataOSSSaved: false]
    let refused = try assess(facts)
    #expect(refused.verdict.outcome == .refused)
    #expect(refused.verdict.isAmbiguous)
  }

  @Test("a count decides where the same action leads", arguments: [(0, nil), (1, "beranda"), (2, "pilih_direktorat")])
  func count(users: Int, to: String?) throws {
    let answer = try assess(
      .init(system: "ebpom", state: "registrasi_divalidasi", action: "login", known: [.directorateUsers: .count(users)])
    )
    #expect(answer.to == to)
    #expect(answer.verdict.outcome == (to == nil ? .refused : .allowed))
  }

  @Test("a fact of the wrong kind meets no condition")
  func wrongKind() throws {
    let answer = try assess(
      .init(
        system: "ttac", state: "terima", action: "recall", actor: "fasilitas_distribusi", known: [.recallNotified: 1]))
    #expect(answer.verdict.outcome == .refused)
  }

  @Test("a state alone tells what may happen next, to whom that is known")
  func stateAlone() throws {
    let all = try assess(.init(system: "sinkarkes", state: "diajukan"))
    #expect(all.verdict.outcome == .allowed)
    #expect(all.moves.map { $0.action } == ["setujui", "minta_revisi"])
    let user = try assess(.init(system: "sinkarkes", state: "diajukan", actor: "pengguna_jasa"))
    #expect(user.moves.isEmpty)
    let mobile = try assess(.init(system: "ttac", state: "issued", channel: "bpom_mobile"))
    #expect(mobile.moves.isEmpty)
  }

  @Test("an action alone tells where it may begin and misses the state")
  func actionAlone() throws {
    let answer = try assess(.init(system: "ttac", action: "kirim"))
    #expect(answer.verdict.outcome == .undetermined)
    #expect(answer.verdict.missing == ["state"])
    #expect(answer.moves.map { $0.from } == ["aktif", "terima"])
    #expect(try assess(.init(system: "ttac")).verdict.missing == ["state"])
  }

  // MARK: - Editions and days

  @Test("22/2022 leaves track and trace open and 33/2018 answers beside it")
  func editions() throws {
    let facts = Workflow.Facts(
      system: "ttac", state: "issued", action: "lapor_aktif", actor: "pemilik_izin_edar")
    let answer = try assess(facts, edition: "22/2022")
    #expect(answer.verdict.outcome == .undetermined)
    #expect(answer.verdict.alternatives.map { $0.edition.id } == ["33/2018"])
    #expect(answer.verdict.alternatives.map { $0.outcome } == [.allowed])
    let before = try assess(facts, asOf: CalendarDay(iso: "2018-12-06"))
    #expect(before.verdict.outcome == .undetermined)
    #expect(try assess(facts, asOf: CalendarDay(iso: "2018-12-07")).verdict.outcome == .allowed)
  }

  // MARK: - Words nobody knows

  @Test("every unknown word is a problem of its own, with the nearest known one")
  func unknownWords() throws {
    #expect(
      try problems(.init(state: "draft")).first?.hasPrefix("system: found nothing, expected one of asrot") == true)
    #expect(
      try problems(.init(system: "asrt")) == [
        #"system: found "asrt", expected one of asrot, ebpom, esertifikasi, insw, oss, sinkarkes, ttac "#
          + "(did you mean asrot?)"
      ])
    let found = try problems(
      .init(system: "ttac", state: "kirimm", action: "jualan", actor: "apotek", channel: "sms", activity: "sales"))
    #expect(found.count == 5)
    #expect(found.first?.hasSuffix("(did you mean kirim?)") == true)
    #expect(found.contains { $0.hasPrefix(#"actor: found "apotek", expected one of fasilitas_distribusi, "#) })
    #expect(found.last?.hasSuffix("(did you mean sale?)") == true)
    #expect(try problems(.init(system: "oss", list: "status")).count == 1)
  }

  @Test("a word of a hundred thousand letters is answered in time")
  func longWord() throws {
    let word = String(repeating: "a_", count: 50_000)
    #expect(try problems(.init(system: "ttac", state: word)).count == 1)
  }

  // MARK: - Activities and lists

  @Test("an activity alone tells who may report it, by which channels and with which codes")
  func activity() throws {
    let answer = try assess(.init(system: "ttac", activity: "dispatch"))
    #expect(answer.verdict.outcome == .allowed)
    #expect(answer.activities.map { $0.rule.id } == ["TTAC.REPORT.DISPATCH", "TTAC.CHANNELS", "TTAC.LEVELS"])
    #expect(answer.activities.last?.levels?.allowed == ["primer"])
    #expect(answer.activities.last?.aggregatedLevels == ["sekunder", "tersier"])
  }

  @Test("a level of which no rule speaks is left open")
  func unstatedLevel() throws {
    let answer = try assess(.init(system: "ttac", activity: "recall", codeLevel: .primer))
    #expect(answer.verdict.outcome == .undetermined)
    #expect(answer.verdict.findings.contains { $0.subject == "code_level" && $0.found == "primer" })
  }

  @Test("a word of a list is given back as the source means it")
  func word() throws {
    let known = try assess(.init(system: "asrot", list: "menu_dokumen", word: "ter_kirim"))
    #expect(known.item == "Terkirim")
    let unknown = try assess(.init(system: "asrot", list: "menu_dokumen", word: "Arsip"))
    #expect(unknown.verdict.outcome == .refused)
    #expect(unknown.item == nil)
  }

  @Test("steps are judged by their place, and what is still to come is told")
  func steps() throws {
    let begun = try assess(.init(system: "oss", list: "langkah", given: ["Masuk", "Permohonan Baru"]))
    #expect(begun.verdict.outcome == .allowed)
    #expect(begun.missingItems.count == 3)
    let skipped = try assess(.init(system: "oss", list: "langkah", given: ["Masuk", "Lanjut"]))
    #expect(skipped.verdict.outcome == .refused)
    #expect(skipped.verdict.findings.first?.subject == "given[1]")
    #expect(skipped.verdict.findings.first?.expected == "Permohonan Baru")
    let tooMany = try assess(.init(system: "asrot", list: "login", given: ["a", "b", "c", "d"]))
    #expect(tooMany.verdict.findings.filter { $0.effect == .blocks }.count == 5)
  }

  @Test("a move beside a known fact against it leads nowhere yet")
  func unmetBeside() throws {
    func answer(_ matches: Bool) throws -> Workflow.Answer {
      try assess(
        .init(
          system: "asrot", state: "draft", action: "pendaftar_proses_pembayaran_prareg",
          known: [.dataOSSSaved: true, .pbumkuMatches: .flag(matches)]))
    }
    #expect(try answer(true).to != nil)
    let open = try answer(false)
    #expect(open.verdict.outcome == .undetermined)
    #expect(open.to == nil)
  }

  @Test(
    "a move that one kind of party alone reports asks who it is",
    arguments: [
      ("terima", "jual", Outcome.undetermined), ("issued", "lapor_aktif", .undetermined),
      ("retur_menunggu_persetujuan", "setujui_retur", .undetermined), ("terima", "kirim", .allowed),
      ("kirim", "terima", .allowed), ("reject", "kirim", .refused),
    ])
  func moveOfNobody(state: String, action: String, outcome: Outcome) throws {
    let answer = try assess(.init(system: "ttac", state: state, action: action))
    #expect(answer.verdict.outcome == outcome)
    #expect(answer.verdict.missing == (outcome == .undetermined ? ["actor"] : []))
    if outcome == .undetermined {
      #expect(answer.verdict.findings.contains { $0.subject == "actor" }, "the rule that needs the fact")
    }
  }
}
