/// The words of a dossier's answer in one language.
struct DossierWords {
  let verdict: VerdictWords

  init(_ language: Language) { verdict = VerdictWords(language) }

  func pick(_ indonesian: String, _ english: String) -> String { verdict.pick(indonesian, english) }

  var title: String { pick("Penilaian Berkas", "Dossier Assessment") }
  var section: String { pick("Bagian", "Section") }
  var outcome: String { pick("Hasil", "Outcome") }
  var total: String { pick("Jumlah", "Total") }
  var dayAskedAbout: String { pick("per tanggal", "as of") }
  var noDay: String { pick("tanpa tanggal", "no day named") }
  var missing: String { pick("Fakta yang belum diketahui", "Missing facts") }
  var omitted: String { pick("Tidak dinilai", "Not judged") }
  var unnamed: String { pick("Produk tanpa nama", "Unnamed product") }

  /// The name of a topic as a heading.
  func title(_ topic: Dossier.Topic) -> String {
    switch topic {
    case .eligibility: pick("Kelayakan mendaftar", "Eligibility")
    case .identifiers: pick("Nomor dan nama", "Numbers and names")
    case .documents: pick("Dokumen unggahan", "Uploads")
    case .method: pick("Metode dan penerbit", "Method and issuer")
    case .packaging: pick("Kemasan", "Packaging")
    case .print: pick("Pencetakan", "Print")
    case .barcode: pick("Isi 2D Barcode", "Barcode content")
    case .agreement: pick("Kesesuaian", "Agreement")
    case .deadlines: pick("Tenggat waktu", "Deadlines")
    case .obligations: pick("Kewajiban", "Obligations")
    }
  }

  func reason(_ reason: Dossier.Omission) -> String {
    switch reason {
    case .noFacts: pick("tidak ada fakta", "no facts")
    case .outOfScope: pick("di luar cakupan", "out of scope")
    case .noTable: pick("tidak ada tabel", "no table")
    }
  }

  /// What findings of an effect do, as the head of a column.
  func effect(_ effect: Finding.Effect) -> String {
    switch effect {
    case .blocks: pick("menolak", "refuse")
    case .warns: pick("memperingatkan", "warn")
    case .exempts: pick("membebaskan", "exempt")
    case .informs: pick("memberitahu", "inform")
    }
  }

  /// The counts that are not zero, in one line.
  func line(_ counts: Dossier.Counts) -> String {
    var parts: [String] = []
    for kind in Finding.Effect.allCases where counts[kind] > 0 {
      parts.append("\(verdict.sign(kind)) \(counts[kind]) \(effect(kind))")
    }
    if counts.missing > 0 { parts.append("? \(counts.missing) \(pick("belum diketahui", "missing"))") }
    return parts.joined(separator: ", ")
  }
}
