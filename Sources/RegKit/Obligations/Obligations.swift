public import GS1

/// Who must report what to the track-and-trace application, with what in it, by which channel and within how many hours.
///
/// Source: Pasal 7, 11, 12 and 13 of Peraturan BPOM 33/2018, Lampiran A and B.
///
/// 1. Licence owners with authentication codes report their use (Pasal 12), and ask for access first (Lampiran B); those
///    with identification codes do neither (Lampiran A, last paragraph).
/// 2. Distribution facilities and pharmacy services report what comes in and goes out (Pasal 13 ayat (1) and (2)), but not
///    drugs without authentication codes (ayat (4)).
/// 3. A pharmaceutical industry that aggregates also reports the aggregation codes (Pasal 12 ayat (3)).
/// 4. Asking for codes is the right of licence owners alone (Pasal 7 ayat (2)).
public enum Obligations {
  /// Whom a duty may bind.
  public enum Party: String, Sendable, Hashable, CaseIterable {
    /// The holder of the marketing licence.
    case pemilikIzinEdar = "pemilik_izin_edar"
    /// A licence holder that is a pharmaceutical industry.
    case industriFarmasi = "industri_farmasi"
    case fasilitasDistribusi = "fasilitas_distribusi"
    case fasilitasPelayananKefarmasian = "fasilitas_pelayanan_kefarmasian"
    case masyarakat
  }

  /// The code a product carries, as the reporting duties tell products apart.
  public enum CodeMethod: String, Sendable, Hashable, CaseIterable {
    case otentifikasi, identifikasi
    /// A product that is to have authentication codes and has none yet.
    case belumOtentifikasi = "belum_otentifikasi"
  }

  /// A duty, or a right that some have and others have not.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The report on the use of codes (Pasal 12).
    case laporanPenggunaan = "laporan_penggunaan"
    /// The report on drugs coming in and going out (Pasal 13).
    case laporanPemasukanPengeluaran = "laporan_pemasukan_pengeluaran"
    /// The request for access to the application (Lampiran B).
    case hakAkses = "hak_akses"
    /// The report on aggregation codes (Pasal 12 ayat (3)).
    case informasiKodeAgregasi = "informasi_kode_agregasi"
    /// The request for codes, which is a right (Pasal 7).
    case permohonan2DBarcode = "permohonan_2d_barcode"

    /// Whether it may be done rather than must.
    public var isRight: Bool { self == .permohonan2DBarcode }
  }

  /// What is known of the party and its codes; nil is unknown.
  public struct Facts: Sendable, Hashable {
    public var party: Party?
    public var method: CodeMethod?
    /// The duty asked about; nil asks for all of them.
    public var kind: Kind?
    /// Whether the party uses aggregation.
    public var aggregates: Bool?

    public init(party: Party? = nil, method: CodeMethod? = nil, kind: Kind? = nil, aggregates: Bool? = nil) {
      self.party = party
      self.method = method
      self.kind = kind
      self.aggregates = aggregates
    }
  }

  /// The verdict with the duty it found.
  public struct Answer: Sendable, Judged {
    public internal(set) var verdict: Verdict
    /// Whether the duty binds, or the right is there; nil when a fact that decides it is missing.
    public internal(set) var isDue: Bool?
    /// Every duty that binds, when none was asked about.
    public internal(set) var due: [Kind] = []
    /// What the report holds, in the words of the law.
    public internal(set) var contents: [String] = []
    /// How it is handed in.
    public internal(set) var channel: String?
    /// The hours after each activity within which it is due.
    public internal(set) var hours: Int?
  }

  /// Finds whether a duty binds a party, or which of them do.
  public static func assess(
    _ facts: Facts, under rulebook: Rulebook, edition: String? = nil, asOf day: CalendarDay? = nil
  ) -> Answer? {
    rulebook.answer(on: .barcode, edition: edition, asOf: day) { assess(facts, in: $0) }
  }

  private static func assess(_ facts: Facts, in context: Verdict.Context) -> Answer {
    var answer = Answer(verdict: Verdict(context))
    guard context.coversDay else {
      answer.verdict.leaveUncovered()
      return answer
    }
    guard let party = facts.party else {
      let duties = context.duties
      let rule = duties.first { row in facts.kind.map { row.content.obligations.contains($0) } ?? true }?.rule
      answer.verdict.miss("actor", for: rule)
      return answer
    }
    if let kind = facts.kind {
      answer.isDue = judge(kind, party, facts, context, &answer)
      if answer.isDue == true { describe(kind, party, context, &answer) }
    } else {
      for kind in Kind.allCases where judge(kind, party, facts, context, &answer) == true { answer.due.append(kind) }
    }
    return answer
  }

  /// Whether a duty binds; unknown facts matter only where the rows they choose between disagree.
  private static func judge(
    _ kind: Kind, _ party: Party, _ facts: Facts, _ context: Verdict.Context, _ answer: inout Answer
  ) -> Bool? {
    let rows = context.duties.filter { $0.content.obligations.contains(kind) && $0.content.parties.contains(party) }
    // Only codes of authentication are aggregated (Lampiran C.2).
    let method = facts.method ?? (kind == .informasiKodeAgregasi && facts.aggregates == true ? .otentifikasi : nil)
    let matching = rows.filter { row in
      (method.map { row.content.methods.contains($0) } ?? true)
        && (facts.aggregates == nil || row.content.aggregates == nil || row.content.aggregates == facts.aggregates)
    }
    guard let first = matching.first else {
      // Nothing that was read speaks of this party; the rule on those it does speak of is the nearest there is.
      if let other = context.duties.first(where: { $0.content.obligations.contains(kind) }) {
        answer.verdict.add(
          Finding(
            .informs, other.rule, subject: "actor", found: party.rawValue,
            expected: other.content.parties.map { $0.rawValue }.joined(separator: ", ")))
      } else if kind == .informasiKodeAgregasi, let rule = context.edition.rule("TTAC.REPORT.AGGREGATION") {
        answer.verdict.add(Finding(.informs, rule, subject: "obligation", found: kind.rawValue))
      }
      answer.verdict.leaveOpen()
      return nil
    }
    guard matching.allSatisfy({ $0.content.isDue == first.content.isDue }) else {
      if method == nil, matching.contains(where: { $0.content.methods != first.content.methods }) {
        answer.verdict.miss("method", for: first.rule)
      }
      if facts.aggregates == nil, matching.contains(where: { $0.content.aggregates != first.content.aggregates }) {
        answer.verdict.miss(
          "applies_aggregation", for: matching.first { $0.content.aggregates != nil }?.rule ?? first.rule)
      }
      return nil
    }
    let isDue = first.content.isDue
    for row in matching {
      answer.verdict.add(
        Finding(
          isDue ? .informs : .exempts, row.rule, subject: "obligation", found: kind.rawValue,
          isAmbiguous: !row.content.isCertain))
    }
    // A right that a party lacks is a refusal; a duty it lacks is none.
    if kind.isRight, !isDue, facts.kind != nil, let rule = matching.first?.rule {
      answer.verdict.add(Finding(.blocks, rule, subject: "actor", found: party.rawValue))
    }
    return isDue
  }

  /// Adds what the report holds and when it is due.
  private static func describe(_ kind: Kind, _ party: Party, _ context: Verdict.Context, _ answer: inout Answer) {
    let tables = context.edition.tables
    for row in tables.reportContents where row.content.obligation == kind && row.rule.holds(on: context.rowDay) {
      answer.contents += row.content.items
      answer.channel = row.content.channel
      answer.verdict.add(
        Finding(.informs, row.rule, subject: "contents", found: row.content.items.joined(separator: ", ")))
    }
    for row in tables.reportTimes
    where row.content.obligation == kind && row.content.reporters.contains(party) && row.rule.holds(on: context.rowDay)
    {
      answer.hours = row.content.hours
      answer.verdict.add(Finding(.informs, row.rule, subject: "within_hours", found: "\(row.content.hours)"))
    }
  }
}

/// Whether some parties have some duties.
struct Duty: Sendable {
  let obligations: [Obligations.Kind]
  let parties: [Obligations.Party]
  let methods: [Obligations.CodeMethod]
  /// Whether the row is for those that aggregate, for others, or for both.
  let aggregates: Bool?
  let isDue: Bool
  /// Whether the text says so beyond doubt.
  let isCertain: Bool
}

/// What a report holds, and how it is handed in.
struct ReportContent: Sendable {
  let obligation: Obligations.Kind
  let items: [String]
  let channel: String
}

extension Verdict.Context {
  /// The duties of the edition on the day asked about.
  var duties: [Row<Duty>] { edition.tables.duties.filter { $0.rule.holds(on: rowDay) } }
}
