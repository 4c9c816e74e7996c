/// The kind of a primary pack, in the words of Pasal 18 and 19 of Peraturan BPOM 33/2018 and of the trade.
public enum PackType: String, Sendable, Hashable, CaseIterable {
  case botol, blister, strip, ampul, tube, vial, sachet, pot, kaleng, pouch, kotak, gelas, karton
  case prefilledSyringe = "prefilled_syringe"
  case kemasanTunggal = "kemasan_tunggal"
  case stickPack = "stick_pack"
  case suppositoria
  case catchCover = "catch_cover"
  /// A pack of a kind that no exemption names.
  case lainnya
}

extension PackType {
  /// Whether the pack holds counted solid units, for which a volume is never stated.
  var holdsSolids: Bool {
    switch self {
    case .blister, .strip, .suppositoria, .catchCover: true
    default: false
    }
  }
}
