/// A month by its Indonesian name.
public enum IndonesianMonth: Int, Sendable, Hashable, CaseIterable {
  case januari = 1
  case februari, maret, april, mei, juni, juli, agustus, september, oktober, november, desember

  /// Reads a name in capital or small letters, or one of the short or older forms in use: `AGUSTUS`, `Agt`, `Nopember`.
  public init?(_ name: some StringProtocol) {
    var folded: [UInt8] = []
    for byte in name.utf8 {
      guard folded.count < 16 else { return nil }
      folded.append((0x41...0x5A).contains(byte) ? byte &+ 0x20 : byte)
    }
    if folded.last == UInt8(ascii: ".") { folded.removeLast() }
    for month in Self.allCases {
      for spelling in [month.folded] + month.otherSpellings where folded.elementsEqual(spelling.utf8) {
        self = month
        return
      }
    }
    return nil
  }

  /// The name as the language writes it, with a capital letter.
  public var name: String {
    switch self {
    case .januari: "Januari"
    case .februari: "Februari"
    case .maret: "Maret"
    case .april: "April"
    case .mei: "Mei"
    case .juni: "Juni"
    case .juli: "Juli"
    case .agustus: "Agustus"
    case .september: "September"
    case .oktober: "Oktober"
    case .november: "November"
    case .desember: "Desember"
    }
  }

  private var folded: String { name.lowercased() }

  private var otherSpellings: [String] {
    switch self {
    case .januari: ["jan"]
    case .februari: ["feb", "pebruari", "peb"]
    case .maret: ["mar", "mrt"]
    case .april: ["apr"]
    case .mei: []
    case .juni: ["jun"]
    case .juli: ["jul"]
    case .agustus: ["agu", "ags", "agt", "agust"]
    case .september: ["sep", "sept"]
    case .oktober: ["okt"]
    case .november: ["nov", "nopember", "nop"]
    case .desember: ["des"]
    }
  }
}
