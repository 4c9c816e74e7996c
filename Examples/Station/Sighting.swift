import GS1
import RegKit
import RegKitImaging

/// One code that was seen, or one picture in which none was, as the station tells it.
struct Sighting {
  let source: String
  let outcome: Outcome
  private let isJudged: Bool
  private let symbology: String
  private let bytes: [UInt8]
  /// The data as people read it.
  private let text: String
  private let rules: [String]
  private let appearance: FrameScanner.Appearance?
  private let error: String
  private let reason: String

  init(_ entry: ScanReport.Entry, _ source: String, _ appearance: FrameScanner.Appearance? = nil) {
    self.source = source
    let verdict = entry.reading.content?.verdict
    let isPart = entry.symbol.part != nil
    isJudged = verdict != nil || isPart
    // Whose code is not judged has done nothing wrong; of a part of a message nobody knows.
    outcome = isPart ? .undetermined : verdict?.outcome ?? .allowed
    symbology = entry.symbol.symbologyIdentifier.description
    bytes = entry.symbol.bytes
    let isDeclared = entry.symbol.characterSet != .undeclared
    text = Console.printable(isDeclared ? entry.symbol.text.map { Array($0.utf8) } ?? bytes : bytes)
    let deciding = verdict?.findings.filter { $0.effect == .blocks || $0.effect == .warns } ?? []
    rules = deciding.map { $0.rule.id }
    self.appearance = appearance
    error = isPart ? "part_of_message" : ""
    reason = ""
  }

  /// A picture of which no code was read, and why: in one word, and in words for people.
  init(unread error: String, reason: String = "", _ source: String) {
    self.source = source
    self.error = error
    self.reason = reason
    outcome = .undetermined
    isJudged = true
    (symbology, bytes, text, rules, appearance) = ("", [], "", [], nil)
  }

  /// One line for the screen.
  func line(at time: Clock.Time, in language: Language) -> String {
    func pick(_ indonesian: String, _ english: String) -> String { language == .indonesian ? indonesian : english }
    let verdict =
      if !error.isEmpty {
        switch error {
        case "no_code": pick("? tidak ada kode yang terbaca", "? no code could be read")
        case "part_of_message": pick("? bagian suatu pesan", "? a part of a message")
        default: "? \(reason)"
        }
      } else if !isJudged {
        pick("– tidak dinilai", "– not judged")
      } else {
        switch outcome {
        case .allowed: pick("✓ diperbolehkan", "✓ allowed")
        case .refused: pick("✗ ditolak", "✗ refused")
        case .undetermined: pick("? tidak dapat ditentukan", "? undetermined")
        }
      }
    var parts = [time.clock, verdict]
    if !symbology.isEmpty { parts.append("\(symbology) \(text)") }
    if !rules.isEmpty { parts.append("[\(rules.joined(separator: ", "))]") }
    parts.append("(\(Console.printable(Array(source.utf8))))")
    return parts.joined(separator: "  ")
  }

  /// The columns of the record.
  static let columns = [
    "time", "source", "frame", "appearance", "latency_ms", "symbology", "text", "hex", "outcome", "rules", "error",
  ]

  /// A line of the record, column by column.
  func fields(at time: Clock.Time) -> [String] {
    [
      time.iso, Self.guarded(Console.printable(Array(source.utf8))), appearance.map { "\($0.frame)" } ?? "",
      appearance.map { "\($0.number)" } ?? "", appearance.map { "\($0.latencyMilliseconds)" } ?? "", symbology,
      Self.guarded(text), Self.hexadecimal(bytes),
      isJudged ? outcome.rawValue : "not_judged", rules.joined(separator: " "), error,
    ]
  }

  /// What a spreadsheet would run as a formula, behind an apostrophe: a code may hold anything.
  private static func guarded(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@".unicodeScalars.contains(first) else { return text }
    return "'" + text
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
