public import GS1

/// How a 2D barcode is printed: ink and ground, size, readability, and the words "BPOM RI".
///
/// Source: Pasal 17, 22 and 23 of Peraturan BPOM 33/2018, Lampiran C.3; what was confirmed of Pasal 18 and 23 of 22/2022.
public enum Print {
  /// One 2D barcode on the pack.
  public struct Code: Sendable, Hashable {
    public var issuer: Issuer?
    /// The words printed beside it; nil for none.
    public var text: String?

    public init(issuer: Issuer? = nil, text: String? = nil) {
      self.issuer = issuer
      self.text = text
    }
  }

  /// A part of the print that can be asked about.
  public struct Parts: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Both sides (Pasal 22).
    public static let size = Parts(rawValue: 1)
    /// The ink, and the ground where the edition compares the two (Pasal 17).
    public static let ink = Parts(rawValue: 2)
  }

  /// What is known of the print; nil is not asked about, unless its part is among `asked`.
  public struct Facts: Sendable, Hashable {
    public var widthCentimetres: Double?
    public var heightCentimetres: Double?
    /// By how much each side may be longer or shorter than was measured, 0 or more; nil counts as 0.
    ///
    /// A side whose limit lies between the shortest and the longest that it may be is undetermined.
    public var sizeUncertaintyCentimetres: Double?
    /// The colour of the ink in Indonesian, for example `hitam`.
    public var ink: String?
    /// The colour of the ground.
    public var background: String?
    /// Whether BPOM's application can read it.
    public var isReadable: Bool?
    /// All 2D barcodes on the pack; nil when not asked about.
    public var codes: [Code]?
    /// The parts that must be judged: one of which nothing is known is missing, where it would else not be asked about.
    public var asked: Parts

    public init(
      widthCentimetres: Double? = nil, heightCentimetres: Double? = nil, sizeUncertaintyCentimetres: Double? = nil,
      ink: String? = nil, background: String? = nil, isReadable: Bool? = nil, codes: [Code]? = nil, asked: Parts = []
    ) {
      self.widthCentimetres = widthCentimetres
      self.heightCentimetres = heightCentimetres
      self.sizeUncertaintyCentimetres = sizeUncertaintyCentimetres
      self.ink = ink
      self.background = background
      self.isReadable = isReadable
      self.codes = codes
      self.asked = asked
    }
  }

  /// Judges every part of the print that the facts name.
  public static func assess(
    _ facts: Facts, under rulebook: Rulebook, edition: String? = nil, asOf day: CalendarDay? = nil
  ) -> Verdict? {
    rulebook.answer(on: .barcode, edition: edition, asOf: day) { assess(facts, in: $0) }
  }

  /// The least side of a 2D barcode in centimetres, for who makes one; nil where the tables say nothing of it on that day.
  public static func leastSideCentimetres(
    under rulebook: Rulebook, edition: String? = nil, asOf day: CalendarDay? = nil
  ) -> Double? {
    guard let context = rulebook.context(for: .barcode, edition: edition, asOf: day), context.coversDay else {
      return nil
    }
    return context.edition.tables.printSizes.first(where: { $0.rule.holds(on: context.rowDay) })?.content
  }

  static func assess(_ facts: Facts, in context: Verdict.Context) -> Verdict {
    var verdict = Verdict(context)
    guard context.coversDay else {
      verdict.leaveUncovered()
      return verdict
    }
    judgeSize(facts, context, &verdict)
    judgeInk(facts, context, &verdict)
    judgeReadability(facts, context, &verdict)
    if let codes = facts.codes { judgeMarks(codes, context, &verdict) }
    if verdict.findings.isEmpty && verdict.outcome == .allowed {
      let tables = context.edition.tables
      for side in ["width_cm", "height_cm"] { verdict.miss(side, for: tables.printSizes.first?.rule) }
      verdict.miss("ink", for: tables.inks.first?.rule)
      verdict.miss("codes", for: tables.marks.first?.rule)
    }
    return verdict
  }

  /// Pasal 22: each side at least 0.6 cm, inclusive.
  private static func judgeSize(_ facts: Facts, _ context: Verdict.Context, _ verdict: inout Verdict) {
    guard facts.widthCentimetres != nil || facts.heightCentimetres != nil || facts.asked.contains(.size) else { return }
    guard let row = context.edition.tables.printSizes.first(where: { $0.rule.holds(on: context.rowDay) }) else {
      return verdict.leaveOpen()
    }
    for (subject, side) in [("width_cm", facts.widthCentimetres), ("height_cm", facts.heightCentimetres)] {
      guard let side else {
        verdict.miss(subject, for: row.rule)
        continue
      }
      // What is no number of 0 or more says nothing against what was measured.
      let uncertainty = facts.sizeUncertaintyCentimetres.map { $0 > 0 ? $0 : 0 } ?? 0
      let isSurelyMet = side - uncertainty >= row.content
      let isSurelyMissed = side + uncertainty < row.content
      verdict.add(
        Finding(
          isSurelyMet ? .informs : isSurelyMissed ? .blocks : .warns, row.rule, subject: subject,
          found: Decimal.text(side) + (uncertainty > 0 ? " ± " + Decimal.text(uncertainty) : ""),
          expected: "≥ " + Decimal.text(row.content)))
      if !isSurelyMet { verdict.leaveOpen() }
    }
  }

  /// Pasal 17 ayat (1): black ink; the words "atau warna lain" belong to the ground, though they could be read as the ink's.
  private static func judgeInk(_ facts: Facts, _ context: Verdict.Context, _ verdict: inout Verdict) {
    guard facts.ink != nil || facts.background != nil || facts.asked.contains(.ink) else { return }
    guard let row = context.edition.tables.inks.first(where: { $0.rule.holds(on: context.rowDay) }) else {
      return verdict.leaveOpen()
    }
    guard let ink = facts.ink else { return verdict.miss("ink", for: row.rule) }
    let colour = ColourName(ink)
    let ground = facts.background.map { ColourName($0) }
    if row.content == "kontras" {
      guard let background = facts.background, let ground else { return verdict.miss("background", for: row.rule) }
      if colour.isSame(as: ground) {
        return verdict.add(Finding(.blocks, row.rule, subject: "ink", found: ink, expected: "≠ " + background))
      }
      verdict.add(Finding(.informs, row.rule, subject: "ink", found: "\(ink) / \(background)"))
      // Black and white contrast beyond doubt; of other colours two names tell nothing, but a reader that reads them does.
      let isPlain = colour.isBlackOrWhite && ground.isBlackOrWhite
      if !isPlain && facts.isReadable == nil { verdict.miss("readable_by_ttac", for: row.rule) }
      return
    }
    let isRight = colour.plain == row.content
    verdict.add(
      Finding(
        isRight ? .informs : .blocks, row.rule, subject: "ink", found: ink, expected: row.content,
        isAmbiguous: !isRight && row.rule.otherReading != nil))
    if let background = facts.background, let ground, ground.holds(colour),
      let rule = context.edition.rule("BARCODE.PRINT.SCANNABLE", on: context.rowDay)
    {
      // Ink of the colour of its ground cannot be scanned, whatever colour both are (Pasal 17 ayat (2)); of a ground of
      // several colours the name does not say on which of them the code is.
      verdict.add(
        Finding(
          ground.isSame(as: colour) ? .blocks : .warns, rule, subject: "background", found: background,
          expected: "≠ " + ink))
    }
  }

  private static func judgeReadability(_ facts: Facts, _ context: Verdict.Context, _ verdict: inout Verdict) {
    guard let readable = facts.isReadable else { return }
    guard let rule = context.edition.rule("BARCODE.PRINT.SCANNABLE", on: context.rowDay) else {
      return verdict.leaveOpen()
    }
    verdict.add(
      Finding(
        readable ? .informs : .blocks, rule, subject: "readable_by_ttac", found: String(readable), expected: "true"))
  }

  /// Pasal 23: of two codes, BPOM's carries "BPOM RI"; no code of another issuer carries it, alone or in company.
  private static func judgeMarks(_ codes: [Code], _ context: Verdict.Context, _ verdict: inout Verdict) {
    guard let row = context.edition.tables.marks.first(where: { $0.rule.holds(on: context.rowDay) }) else {
      if let rule = context.edition.rule("BARCODE.PRINT.BPOM_RI", on: context.rowDay) {
        verdict.add(Finding(.informs, rule, subject: "codes", found: String(codes.count)))
      }
      return verdict.leaveOpen()
    }
    let mark = row.content
    func isMarked(_ code: Code) -> Bool { code.text.map { folded($0) == mark.text } ?? false }
    for (index, code) in codes.enumerated() where code.issuer == nil {
      verdict.miss("codes[\(index)].issuer", for: row.rule)
    }
    for (index, code) in codes.enumerated() where code.issuer == .pelakuUsaha && resembles(code.text, mark.text) {
      verdict.add(
        Finding(.blocks, row.rule, subject: "codes[\(index)].text", found: code.text, expected: "≠ " + mark.text))
    }
    guard codes.count == mark.codes else {
      if codes.count > mark.codes {
        verdict.add(Finding(.informs, row.rule, subject: "codes", found: String(codes.count), isAmbiguous: true))
        verdict.leaveOpen()
      } else if verdict.outcome == .allowed {
        verdict.add(Finding(.informs, row.rule, subject: "codes", found: String(codes.count)))
      }
      return
    }
    let issued = codes.indices.filter { codes[$0].issuer == .badanPOM }
    if issued.isEmpty {
      // Nothing may carry the words then; whether two operators' codes need any is not addressed.
      if !codes.contains(where: { $0.issuer == nil }) {
        verdict.add(Finding(.informs, row.rule, subject: "codes", found: "pelaku_usaha", isAmbiguous: true))
      }
    } else if let index = issued.first, !issued.contains(where: { isMarked(codes[$0]) }) {
      verdict.add(
        Finding(.blocks, row.rule, subject: "codes[\(index)].text", found: codes[index].text, expected: mark.text))
    } else {
      verdict.add(
        Finding(.informs, row.rule, subject: "codes", expected: mark.text, isAmbiguous: issued.count > 1))
    }
  }

  /// Whether a text is the words in letters of any size and with any blanks, which an operator's code may not carry either.
  private static func resembles(_ text: String?, _ words: String) -> Bool {
    text.map { letters($0) == letters(words) } ?? false
  }

  /// The letters and digits of a text, as capitals.
  package static func letters(_ text: String) -> [UInt8] {
    text.utf8.filter { $0.isLetterOrDigit }.map { $0 >= 0x61 ? $0 &- 0x20 : $0 }
  }

  /// Text with its blanks folded, as people set "BPOM RI" over one line or two.
  private static func folded(_ text: String) -> String {
    text.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" }).map { String($0) }.joined(separator: " ")
  }
}
