import GS1
import RegKit
import RegKitImaging

/// What was made, in lines for people: the symbol, its sizes, what it says, and the verdict.
struct LabelText {
  private let language: Language

  init(_ language: Language) { self.language = language }

  func text(of label: Label) -> String {
    let (modules, geometry) = (label.modules, label.geometry)
    let symbol = symbol(
      modules.symbologyIdentifier, label.request.form, modules.version, modules.level, geometry.modules)
    var lines = ["\(symbol), \(label.data.count) B"] + sizes([geometry], asked: label.request.size)
    let range = LabelGeometry.recommendedXDimensions
    lines.append(
      "  GS1        " + advice(label.judgement.recommendation)
        + " (\(Length(range.least)) / \(Length(range.target)) / \(Length(range.most)) mm)")
    lines.append(pick("  isi        ", "  content    ") + content(of: label.judgement))
    return (lines + self.lines(label.judgement.verdict)).joined(separator: "\n")
  }

  /// The rows that the same rules say the same of, the worst first, each with its sizes and the verdict on its first row.
  func text(of pages: LabelSheet.Pages, like request: LabelRequest) -> String {
    var lines = [
      count(pages.labelCount)
        + pick(" pada \(pages.pageCount) halaman", pages.pageCount == 1 ? " on 1 page" : " on \(pages.pageCount) pages")
    ]
    let groups = pages.groups
    for group in groups.prefix(Self.mostGroups) {
      guard let first = group.rows.first else { continue }
      lines.append("")
      lines.append(
        Self.places(group.rows.map { $0.line }, pick("baris", "line"), pick("baris", "lines")) + ": "
          + count(group.labelCount))
      let kinds = Set(group.rows.map { $0.geometry.modules }).count
      lines.append(
        kinds == 1
          ? "  " + symbol(first.symbologyIdentifier, request.form, first.version, first.level, first.geometry.modules)
          : "  \(first.symbologyIdentifier) \(request.form.rawValue), \(kinds) " + pick("ukuran", "sizes"))
      lines += sizes(group.rows.map { $0.geometry }, asked: request.size)
      let verdict = self.lines(group.verdict)
      lines +=
        group.rows.count > 1 ? [pick("  untuk baris \(first.line):", "  for line \(first.line):")] + verdict : verdict
    }
    let rest = groups.dropFirst(Self.mostGroups)
    if !rest.isEmpty {
      let labels = rest.reduce(0) { $0 + $1.labelCount }
      lines += [
        "",
        pick(
          "dan \(rest.count) penilaian lain atas \(count(labels)); --json memuat semuanya",
          "and \(rest.count) more verdicts on \(count(labels)); --json has them all"),
      ]
    }
    return lines.joined(separator: "\n")
  }

  /// The most verdicts that are printed of a sheet.
  private static let mostGroups = 8

  private func count(_ labels: Int) -> String { "\(labels) " + pick("label", labels == 1 ? "label" : "labels") }

  /// Lines of a table as numbers and ranges.
  private static func places(_ lines: [Int], _ one: String, _ many: String) -> String {
    var ranges: [ClosedRange<Int>] = []
    for line in lines {
      if let last = ranges.last, last.upperBound == line - 1 {
        ranges[ranges.count - 1] = last.lowerBound...line
      } else {
        ranges.append(line...line)
      }
    }
    let shown = ranges.prefix(12).map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
    return (lines.count == 1 ? one : many) + " " + shown.joined(separator: ", ") + (ranges.count > 12 ? ", …" : "")
  }

  private func symbol(
    _ identifier: SymbologyIdentifier, _ form: LabelForm, _ version: Int?, _ level: ErrorCorrectionLevel?,
    _ modules: Int
  ) -> String {
    let parts = [
      form.rawValue, version.map { pick("versi \($0)", "version \($0)") },
      level.map { pick("koreksi \($0.rawValue)", "correction \($0.rawValue)") },
    ].compactMap { $0 }
    return "\(identifier) \(parts.joined(separator: ", ")), \(modules) × \(modules) " + pick("modul", "modules")
  }

  /// The sizes of symbols of one resolution, from the smallest to the largest, and what was asked for.
  private func sizes(_ geometries: [LabelGeometry], asked size: LabelRequest.Size) -> [String] {
    let ordered = geometries.sorted { $0.side < $1.side }
    guard let (least, most) = ordered.first.flatMap({ first in ordered.last.map { (first, $0) } }) else { return [] }
    func range(_ value: (LabelGeometry) -> Double, _ text: (Length) -> String) -> String {
      let (low, high) = (text(Length(value(least))), text(Length(value(most))))
      return low == high ? low : low + pick(" sampai ", " to ") + high
    }
    func square(_ length: Length) -> String { "\(length) × \(length) mm" }
    var (side, x, room) = ("", "", "")
    switch size {
    case .recommended: break
    case .side(atLeast: let asked):
      side = pick(" (diminta sedikitnya ", " (asked for: at least ") + "\(Length(asked)) mm)"
    case .xDimension(let asked): x = pick(" (diminta ", " (asked for: ") + "\(Length(asked)) mm)"
    case .within(let asked): room = pick(" (diminta paling banyak ", " (asked for: at most ") + "\(Length(asked)) mm)"
    }
    let dots =
      least.dotsPerModule == most.dotsPerModule
      ? "\(least.dotsPerModule)" : "\(least.dotsPerModule)–\(most.dotsPerModule)"
    return [
      pick("  simbol     ", "  symbol     ") + range({ $0.side }, square) + side,
      pick("  dengan zona tenang ", "  with quiet zone ") + "\(least.quietZone)X: "
        + range({ $0.sideWithQuietZone }, square) + room,
      "  X          " + range({ $0.xDimension }, { "\($0) mm" }) + " = \(dots) " + pick("titik pada", "dots at")
        + " \(least.dotsPerInch) dpi" + x,
    ]
  }

  private func advice(_ recommendation: LabelGeometry.Recommendation) -> String {
    switch recommendation {
    case .belowMinimum: pick("X di bawah anjuran", "X is below what is recommended")
    case .withinRange: pick("X sesuai anjuran", "X is within what is recommended")
    case .aboveMaximum: pick("X di atas anjuran", "X is above what is recommended")
    }
  }

  /// What BPOM's rules read in the symbol.
  private func content(of judgement: LabelJudgement) -> String {
    guard let content = judgement.content else {
      return pick(
        "kode milik pelaku usaha di samping kode BPOM, tidak dinilai",
        "a code of the maker's own beside BPOM's, not judged")
    }
    let fields = content.fields
    let named: [(String, String?)] = [
      ("NIE", fields.nie), (pick("berlaku s.d.", "valid until"), fields.nieExpiry?.description), ("GTIN", fields.gtin),
      (pick("bets", "batch"), fields.batch), (pick("kedaluwarsa", "expiry"), fields.expiry?.description),
      ("serial", fields.serial),
    ]
    let known = named.compactMap { name, value in value.map { "\(name) \(ReadingText.visible(Array($0.utf8)))" } }
    return content.method.rawValue + (known.isEmpty ? "" : ": " + known.joined(separator: ", "))
  }

  /// The verdict, and where a fact is missing the option that gives it.
  func lines(_ verdict: Verdict?) -> [String] {
    guard let verdict else {
      return [
        pick("[ ? ] tidak dapat ditentukan: tabel tidak memuat edisi", "[ ? ] undetermined: the tables have no edition")
      ]
    }
    let issuers = Issuer.allCases.map { "--issuer \($0.rawValue)" }.joined(separator: pick(" atau ", " or "))
    let missing = verdict.missing.filter { $0.hasPrefix("codes[") && $0.hasSuffix(".issuer") }
    guard !missing.isEmpty else { return [verdict.text(in: language)] }
    return [
      verdict.text(in: language),
      "  → " + missing.joined(separator: ", ") + pick(": berikan ", ": give ") + issuers,
    ]
  }

  private func pick(_ indonesian: String, _ english: String) -> String {
    language == .indonesian ? indonesian : english
  }
}

/// A length with as many decimals as a micrometre needs.
private struct Length: CustomStringConvertible {
  let millimetres: Double
  init(_ millimetres: Double) { self.millimetres = millimetres }

  var description: String {
    let thousandths = Int((millimetres * 1000).rounded())
    return String(Double(thousandths) / 1000)
  }
}
