public import GS1

/// The rules of an edition and a day, made ready to judge columns of scanned codes.
///
/// A row is answered as `BarcodeReading` answers one code, by the same rules, without anything being put into words:
///
///     let judge = CodeJudge(rulebook, words: CodeWords(rulebook), asOf: day)
///     let counts = judge.read(column, into: rows)
///
/// A judge is immutable and may be shared between threads; give each of them rows of its own.
public struct CodeJudge: Sendable {
  /// The edition that answers; nil when no table is loaded.
  public let edition: Edition?
  private let authentication: MethodWords?
  private let identification: MethodWords?
  /// The rules that tell most good codes, by which nobody counts references.
  private let plainAuthentication: PlainJudge
  private let plainIdentification: PlainJudge
  /// For the code of each of GS1's errors the number of its word.
  private let faults: [Int32]

  /// - Parameters:
  ///   - rulebook: The tables.
  ///   - words: The words of the same tables.
  ///   - edition: The id of the edition; nil to choose by the day.
  ///   - day: The day asked about; nil for none.
  public init(_ rulebook: Rulebook, words: CodeWords, edition id: String? = nil, asOf day: CalendarDay? = nil) {
    faults = Self.numbersByCode
    guard let context = rulebook.context(for: .barcode, edition: id, asOf: day) else {
      (edition, authentication, identification) = (nil, nil, nil)
      (plainAuthentication, plainIdentification) = (PlainJudge(), PlainJudge())
      return
    }
    edition = context.edition
    let authentication = MethodWords(ContentRules(.otentifikasi, in: context), words)
    let identification = MethodWords(ContentRules(.identifikasi, in: context), words)
    plainAuthentication = authentication.plain
    plainIdentification = identification.plain
    self.authentication = authentication
    self.identification = identification
  }

  private static var numbersByCode: [Int32] {
    var numbers = [Int32](repeating: -1, count: 128)
    for (number, code) in GS1Error.Code.all.enumerated() where code.rawValue < 128 {
      numbers[Int(code.rawValue)] = Int32(truncatingIfNeeded: number)
    }
    return numbers
  }

  /// Reads and judges every row.
  ///
  /// A row that cannot be read keeps none from being read. Only a message of more than 256 elements or 32 errors, or a
  /// value with escapes that is longer than any of the standard, allocates.
  ///
  /// - Parameters:
  ///   - column: The data of codes as scanners type it.
  ///   - rows: What is wanted of each row.
  ///   - values: The identifiers whose values are wanted, each with storage for them.
  @specialized(where Offset == Int32)
  @specialized(where Offset == Int64)
  @_optimize(speed)
  public func read<Offset: FixedWidthInteger & SignedInteger>(
    _ column: MessageColumn<Offset>, into rows: CodeRows,
    values: UnsafeMutableBufferPointer<ValueColumn<Offset>> = .init(start: nil, count: 0)
  ) -> OutcomeCounts {
    var counts = OutcomeCounts()
    CodeRows.Kept.with { counts = read(column, into: rows, keeping: $0, values: values) }
    return counts
  }

  @inline(__always)
  private func read<Offset: FixedWidthInteger & SignedInteger>(
    _ column: MessageColumn<Offset>, into rows: CodeRows, keeping kept: CodeRows.Kept,
    values: UnsafeMutableBufferPointer<ValueColumn<Offset>>
  ) -> OutcomeCounts {
    var counts = OutcomeCounts()
    column.forEachRow(values: values) { row, content in
      let place = row & (NumberColumn.rowsKept &- 1)
      switch content {
      case .message(let message):
        let signs = BarcodeContent.Signs(in: message)
        let judgement = judge(message, signs, countsWarnings: rows.warnings.count > 0)
        counts.add(judgement.outcome)
        write(judgement, of: message, signs, row, into: rows, kept, place)
      case .null:
        counts.null &+= 1
        writeNothing(.null, row, into: rows, kept, place)
      case .badOffsets:
        counts.badOffsets &+= 1
        writeNothing(.badOffsets, row, into: rows, kept, place)
      }
      if place == NumberColumn.rowsKept &- 1 { rows.write(kept, NumberColumn.rowsKept, from: row &- place) }
    }
    let rest = column.count & (NumberColumn.rowsKept &- 1)
    rows.write(kept, rest, from: column.count &- rest)
    return counts
  }

  @inline(__always)
  private func judge(_ message: MessageView, _ signs: BarcodeContent.Signs, countsWarnings: Bool) -> Judgement {
    guard BarcodeReading.isBPOMCode(message.symbologyIdentifier, signs.areOfBPOM) else {
      return Judgement(outcome: .gs1(isValid: message.errors.isEmpty))
    }
    let plain =
      switch signs.method {
      case .otentifikasi: plainAuthentication.judge(message)
      case .identifikasi: plainIdentification.judge(message)
      }
    return plain ?? judgeInFull(message, signs.method, countsWarnings)
  }

  @inline(never)
  private func judgeInFull(_ message: MessageView, _ method: Method, _ countsWarnings: Bool) -> Judgement {
    let judgement =
      switch method {
      case .otentifikasi: authentication?.judge(message, countsWarnings)
      case .identifikasi: identification?.judge(message, countsWarnings)
      }
    return judgement ?? Judgement(outcome: .undetermined)
  }

  @inline(__always)
  private func write(
    _ judgement: Judgement, of message: MessageView, _ signs: BarcodeContent.Signs, _ row: Int, into rows: CodeRows,
    _ kept: CodeRows.Kept, _ place: Int
  ) {
    if row < rows.outcomes.count { rows.outcomes[row] = RowOutcome(judgement.outcome) }
    if row < rows.warnings.count { rows.warnings[row] = judgement.warningCount }
    kept.outcome[place] = judgement.outcome.number
    kept.rule[place] = judgement.rule
    kept.citation[place] = judgement.citation
    kept.error[place] = judgement.error
    kept.method[place] = judgement.method
    if rows.fault.isWanted {
      let code = message.errors.first.map { Int($0.code.rawValue) } ?? 0
      kept.fault[place] = code < faults.count ? faults[code] : -1
    }
    if rows.expiry.isWanted {
      let expiry = judgement.expiry ?? (signs.contains(.expiry) ? message.day(of: .expiry) : nil)
      // No such day is before 2000, and so none is negative.
      kept.expiry[place] = expiry?.daysSince1970 ?? -1
    }
  }

  private func writeNothing(
    _ outcome: RowOutcome, _ row: Int, into rows: CodeRows, _ kept: CodeRows.Kept, _ place: Int
  ) {
    if row < rows.outcomes.count { rows.outcomes[row] = outcome }
    if row < rows.warnings.count { rows.warnings[row] = 0 }
    kept.outcome[place] = -1
    kept.rule[place] = -1
    kept.citation[place] = -1
    kept.error[place] = -1
    kept.fault[place] = -1
    kept.method[place] = -1
    kept.expiry[place] = -1
  }
}

/// What a row came to, in numbers of words; -1 for none.
private struct Judgement {
  var outcome: Outcome
  var rule: Int32 = -1
  var citation: Int32 = -1
  var error: Int32 = -1
  var method: Int32 = -1
  var warningCount: Int32 = 0
  /// The day of (17), if it was read for the judgement; nil to read it.
  var expiry: CalendarDay?
}

/// What is plainly good by the rules of a method, and how such a code is judged.
private struct PlainJudge: Sendable {
  private let content: PlainContent
  private let judgement: Judgement

  init(_ content: PlainContent = PlainContent(), _ judgement: Judgement = Judgement(outcome: .allowed)) {
    self.content = content
    self.judgement = judgement
  }

  @inline(__always)
  func judge(_ message: MessageView) -> Judgement? {
    guard let found = content.warnings(of: message) else { return nil }
    var judgement = judgement
    (judgement.warningCount, judgement.expiry) = (found.count, found.expiry)
    return judgement
  }
}

/// A rule that may decide, by what tells it from others, and the numbers of its words.
private struct DecidingRule: Sendable {
  let id: ObjectIdentifier
  let number: Int32
  let citation: Int32

  init(_ rule: Rule, _ words: CodeWords) {
    id = ObjectIdentifier(rule)
    number = numberOf(rule.id, words.rules)
    citation = numberOf(rule.citation, words.citations)
  }
}

/// The rules on the content of codes of one method, with the numbers of the words that answers may need.
private final class MethodWords: Sendable {
  private let rules: ContentRules
  /// The number of the method.
  private let method: Int32
  private let deciding: [DecidingRule]
  /// By the place of the row and the kind of the error.
  private let errors: [Int32]
  // Counting the kinds makes a list of them, which would be one for every row that is refused.
  private let kindCount = ContentError.Kind.allCases.count
  private let uncovered: DecidingRule?

  init(_ rules: ContentRules, _ words: CodeWords) {
    self.rules = rules
    method = numberOf(rules.method.rawValue, words.methods)
    deciding = rules.rows.map { DecidingRule($0.rule, words) }
    errors = rules.rows.indices.flatMap { place in
      ContentError.Kind.allCases.map { numberOf(ContentError($0, place).word(among: rules.rows), words.errors) }
    }
    uncovered = rules.context.edition.entryIntoForce.map { DecidingRule($0, words) }
  }

  /// The same rules for codes that are plainly good.
  var plain: PlainJudge {
    guard let rule = deciding.first else { return PlainJudge() }
    return PlainJudge(
      PlainContent(rules),
      Judgement(outcome: .allowed, rule: rule.number, citation: rule.citation, method: method))
  }

  func judge(_ message: MessageView, _ countsWarnings: Bool) -> Judgement {
    var report = RowReport(hearsWarnings: countsWarnings)
    rules.judge(message, into: &report)
    var judgement = Judgement(outcome: report.outcome, method: method, warningCount: report.warningCount)
    if let id = report.rule, let decided = deciding.first(where: { $0.id == id }) {
      (judgement.rule, judgement.citation) = (decided.number, decided.citation)
    }
    if report.isUncovered, let uncovered {
      (judgement.rule, judgement.citation) = (uncovered.number, uncovered.citation)
    }
    if let error = report.error {
      let place = error.place * kindCount + error.kind.rawValue
      if place < errors.count { judgement.error = errors[place] }
    }
    return judgement
  }
}

private func numberOf(_ word: String, _ words: [String]) -> Int32 {
  words.firstIndex(of: word).map { Int32(truncatingIfNeeded: $0) } ?? -1
}

/// A report that keeps what decides.
///
/// A rule is kept by what tells it from others, so that no references are counted for it.
private struct RowReport: ContentReport {
  private(set) var outcome = Outcome.allowed
  private(set) var rule: ObjectIdentifier?
  private(set) var error: ContentError?
  private(set) var isUncovered = false
  private(set) var warningCount: Int32 = 0
  let hearsWarnings: Bool

  init(hearsWarnings: Bool) { self.hearsWarnings = hearsWarnings }

  var hasFailed: Bool { error != nil }
  var hearsInformation: Bool { false }

  mutating func block(
    _ error: ContentError?, _ rule: Rule, among rows: [Row<ContentRow>], subject: @autoclosure () -> String,
    found: @autoclosure () -> String?, expected: @autoclosure () -> String?, isAmbiguous: @autoclosure () -> Bool
  ) {
    guard outcome != .refused else { return }
    outcome = .refused
    self.error = error
    self.rule = ObjectIdentifier(rule)
  }

  mutating func warn(
    _ rule: Rule, subject: @autoclosure () -> String, found: @autoclosure () -> String?,
    expected: @autoclosure () -> String?, isAmbiguous: Bool
  ) {
    warningCount &+= 1
  }

  mutating func inform(_ rule: Rule, subject: @autoclosure () -> String, isAmbiguous: Bool) {}

  mutating func informOfCode(_ rule: Rule, expected: @autoclosure () -> String?, isAmbiguous: Bool) {
    self.rule = ObjectIdentifier(rule)
  }

  mutating func leaveOpen() { outcome = .undetermined }

  mutating func leaveUncovered() {
    outcome = .undetermined
    isUncovered = true
  }
}

extension CalendarDay {
  /// Days since 1 January 1970, negative before it.
  fileprivate var daysSince1970: Int32 { Int32(truncatingIfNeeded: dayNumber &- 719_163) }
}
