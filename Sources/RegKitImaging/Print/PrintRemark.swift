public import RegKit

/// Something about a print that no provision which RegKit knows regulates, told all the same.
///
/// A remark never refuses: that is left to the rules.
public struct PrintRemark: Sendable, Hashable {
  /// What it is about; kinds may be added.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Dark and light differ by less than readers need.
    case contrast
    /// The ground beside the symbol is clean for fewer modules than its standard asks for.
    case quietZone = "quiet_zone"
    /// The picture ends before the quiet zone does.
    case quietZoneUnseen = "quiet_zone_unseen"
    /// The modules are smaller or larger than GS1 asks for on regulated healthcare items.
    case xDimension = "x_dimension"
    /// Light modules stand on dark ground.
    case inverted
    /// Rows and columns are of different scale.
    case notSquare = "not_square"
    /// Dark modules have grown or shrunk by more than a quarter.
    case printGrowth = "print_growth"
    /// The scan has too few pixels to a module for what depends on colour.
    case resolution
    /// The scan has no colours, so that the ink is not known by it.
    case noColour = "no_colour"
    /// The colour of ink or ground lies between two names.
    case colourBetweenNames = "colour_between_names"
    /// The colour that the caller said is not the one of the scan, and does not count.
    case claimContradicted = "claim_contradicted"
    /// Fewer codes were said to be on the pack than the picture shows.
    case codesNotSaid = "codes_not_said"
  }

  public let kind: Kind
  /// `warns` where a careful person looks again, else `informs`.
  public let effect: Finding.Effect
  /// What was measured, with its unit.
  public let found: String
  /// What is asked for, and by whom; empty where nothing is.
  public let expected: String

  init(_ effect: Finding.Effect, _ kind: Kind, found: String, expected: String = "") {
    self.kind = kind
    self.effect = effect
    self.found = found
    self.expected = expected
  }

  /// One line for people.
  public func message(in language: Language) -> String {
    let (sentence, foundWord, expectedWord) =
      language == .english ? (sentenceEN, "found", "expected") : (sentenceID, "ditemukan", "seharusnya")
    var text = "\(sentence) [\(foundWord) \(found)"
    if !expected.isEmpty { text += ", \(expectedWord) \(expected)" }
    return text + "]"
  }

  private var sentenceEN: String {
    switch kind {
    case .contrast:
      effect == .warns ? "Dark and light differ too little for many readers" : "Dark and light differ well"
    case .quietZone: effect == .warns ? "The ground beside the code is not clean far enough" : "The quiet zone is clean"
    case .quietZoneUnseen: "The scan ends too near to the code to see its quiet zone"
    case .xDimension:
      effect == .warns
        ? "The modules are outside the range of GS1 for healthcare items" : "The modules are within the range of GS1"
    case .inverted: "The code is light on dark, which not every reader reads"
    case .notSquare: "The code is stretched: its modules are not square"
    case .printGrowth: "Dark modules are not as wide as they were meant"
    case .resolution: "The scan has few pixels to a module: scan at a higher resolution"
    case .noColour: "The scan is gray, so the colour of the ink is not known: scan in colour or say it"
    case .colourBetweenNames: "The colour has no certain name: say it"
    case .claimContradicted: "The colour is not the one that was said"
    case .codesNotSaid: "The picture shows more codes than were said to be on the pack"
    }
  }

  private var sentenceID: String {
    switch kind {
    case .contrast:
      effect == .warns ? "Beda gelap dan terang terlalu kecil bagi banyak pembaca" : "Beda gelap dan terang cukup"
    case .quietZone: effect == .warns ? "Dasar di sekitar kode tidak cukup bersih" : "Zona hening bersih"
    case .quietZoneUnseen: "Pindaian berakhir terlalu dekat dengan kode sehingga zona hening tidak terlihat"
    case .xDimension:
      effect == .warns
        ? "Ukuran modul di luar kisaran GS1 untuk produk kesehatan" : "Ukuran modul di dalam kisaran GS1"
    case .inverted: "Kode terang di atas dasar gelap, tidak terbaca oleh setiap pembaca"
    case .notSquare: "Kode tertarik: modulnya tidak persegi"
    case .printGrowth: "Lebar modul gelap tidak seperti yang dimaksud"
    case .resolution: "Piksel per modul terlalu sedikit: pindai dengan resolusi lebih tinggi"
    case .noColour: "Pindaian abu-abu sehingga warna tinta tidak diketahui: pindai berwarna atau sebutkan"
    case .colourBetweenNames: "Warna ini tidak pasti namanya: sebutkan"
    case .claimContradicted: "Warna tidak sama dengan yang disebutkan"
    case .codesNotSaid: "Gambar memuat lebih banyak kode daripada yang disebutkan ada pada kemasan"
    }
  }
}

extension PrintMeasurement {
  /// What there is to say of the print beside the law.
  ///
  /// Sources: ISO/IEC 18004, 9.1 (quiet zone of four modules) and ISO/IEC 16022, 7.2 (of one); the GS1 General
  /// Specifications, symbol specification table 6 (X-dimension); contrast as ISO/IEC 15415 defines it, with the value below
  /// which GS1's least grade is out of reach.
  func remarks(isQRCode: Bool) -> [PrintRemark] {
    var remarks: [PrintRemark] = []
    let (narrowest, needed) = (quietZone.narrowest, isQRCode ? 4.0 : 1.0)
    let expected = "≥ \(isQRCode ? 4 : 1)X, \(isQRCode ? "ISO/IEC 18004" : "ISO/IEC 16022")"
    // A margin is told to a quarter of a module, and blur takes as much again.
    let isWide = narrowest.modules >= needed - 0.3
    let margins = [quietZone.above, quietZone.right, quietZone.below, quietZone.left]
    if let short = margins.filter({ !$0.isOpen && $0.modules < needed - 0.3 }).min(by: { $0.modules < $1.modules }) {
      remarks.append(.init(.warns, .quietZone, found: Figure.text(short.modules, 2) + "X", expected: expected))
    } else if isWide {
      remarks.append(
        .init(
          .informs, .quietZone, found: (narrowest.isOpen ? "≥ " : "") + Figure.text(narrowest.modules, 2) + "X",
          expected: expected))
    } else {
      remarks.append(
        .init(.warns, .quietZoneUnseen, found: "≥ " + Figure.text(narrowest.modules, 2) + "X", expected: expected))
    }
    let percent = Figure.text(contrast * 100, 0) + " %"
    remarks.append(.init(contrast < 0.4 ? .warns : .informs, .contrast, found: percent, expected: "≥ 40 %"))
    let (least, most) = (min(moduleWidth.value, moduleHeight.value), max(moduleWidth.value, moduleHeight.value))
    let off = moduleWidth.uncertainty
    remarks.append(
      .init(
        least + off < 0.254 || most - off > 0.495 ? .warns : .informs, .xDimension,
        found: "\(Figure.text(moduleWidth.value, 3)) ± \(Figure.text(off, 3)) mm",
        expected: "0.254–0.495 mm, GS1 General Specifications"))
    if isInverted { remarks.append(.init(.warns, .inverted, found: "\(ink.hexadecimal) / \(ground.hexadecimal)")) }
    if (moduleWidth.value / moduleHeight.value - 1).magnitude > 0.05 {
      remarks.append(
        .init(
          .warns, .notSquare,
          found: "\(Figure.text(moduleWidth.value, 3)) × \(Figure.text(moduleHeight.value, 3)) mm", expected: "1 : 1"))
    }
    if printGrowth.magnitude > 0.25, pixelsPerModule >= 3 {
      remarks.append(
        .init(.warns, .printGrowth, found: Figure.text(printGrowth * 100, 0) + " % X", expected: "-25…25 % X"))
    }
    if pixelsPerModule < 3 {
      remarks.append(.init(.warns, .resolution, found: Figure.text(pixelsPerModule, 1) + " px/X", expected: "≥ 3 px/X"))
    }
    return remarks
  }
}

/// A measured number in words, to as many decimals as it is known.
enum Figure {
  /// The number with a full stop and exactly this many decimals, at most 6.
  static func text(_ value: Double, _ decimals: Int) -> String {
    var scale = 1
    for _ in 0..<min(max(decimals, 0), 6) { scale *= 10 }
    guard value.magnitude < 1e9 else { return "?" }
    let number = Int(value.magnitude * Double(scale) + 0.5)
    var text = String(number / scale)
    if scale > 1 {
      let rest = String(number % scale)
      text += "." + String(repeating: "0", count: String(scale).utf8.count - 1 - rest.utf8.count) + rest
    }
    return value < 0 && number > 0 ? "-" + text : text
  }

  /// The number rounded to this many decimals, at most 6.
  static func rounded(_ value: Double, _ decimals: Int) -> Double {
    var scale = 1.0
    for _ in 0..<min(max(decimals, 0), 6) { scale *= 10 }
    guard value.magnitude < 1e9 else { return 0 }
    let number = Double(Int(value.magnitude * scale + 0.5)) / scale
    return value < 0 ? -number : number
  }
}
