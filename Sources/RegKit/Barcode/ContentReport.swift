internal import GS1

/// Who hears what the rules on content make of a code, reason by reason.
///
/// The rules are applied in one place, `ContentRules`. A report decides how much of it is written down: an `AnswerReport`
/// all of it, in words; one for a row of a column what decides. Words are made by the report that wants them.
protocol ContentReport {
  /// Whether an element was found wrong.
  var hasFailed: Bool { get }
  /// Whether findings that inform are heard.
  var hearsInformation: Bool { get }
  /// Whether findings that warn are heard.
  var hearsWarnings: Bool { get }

  /// Takes a finding that blocks; the error is nil where another is named already.
  mutating func block(
    _ error: ContentError?, _ rule: Rule, among rows: [Row<ContentRow>], subject: @autoclosure () -> String,
    found: @autoclosure () -> String?, expected: @autoclosure () -> String?, isAmbiguous: @autoclosure () -> Bool)
  mutating func warn(
    _ rule: Rule, subject: @autoclosure () -> String, found: @autoclosure () -> String?,
    expected: @autoclosure () -> String?, isAmbiguous: Bool)
  mutating func inform(_ rule: Rule, subject: @autoclosure () -> String, isAmbiguous: Bool)
  /// Takes a finding that informs of the whole code as it stands.
  mutating func informOfCode(_ rule: Rule, expected: @autoclosure () -> String?, isAmbiguous: Bool)
  /// Leaves the question open for want of text.
  mutating func leaveOpen()
  /// Leaves the question open because the edition was not yet in force.
  mutating func leaveUncovered()
}

/// What is wrong with a code, for programs.
struct ContentError {
  enum Kind: Int, CaseIterable {
    case missing, duplicate, length, charset, format, date, checkDigit
    /// None of the elements that may stand for each other is there.
    case alternatives
    /// The data ends in the middle of an element, or has text between its elements.
    case remainder
  }

  let kind: Kind
  /// The place of the row that the element breaks, among those that the code was held to.
  let place: Int

  init(_ kind: Kind, _ place: Int = 0) {
    self.kind = kind
    self.place = place
  }

  /// The error as `AI.fault`, for example `90.length`.
  func word(among rows: [Row<ContentRow>]) -> String {
    let ai = place < rows.count ? rows[place].content.ai.description : ""
    return switch kind {
    case .missing: ai + ".missing"
    case .duplicate: ai + ".duplicate"
    case .length: ai + ".length"
    case .charset: ai + ".charset"
    case .format: ai + ".format"
    case .date: ai + ".date"
    case .checkDigit: ai + ".check_digit"
    case .alternatives: Self.alternatives(among: rows).joined(separator: "_or_") + ".missing"
    case .remainder: "text.format"
    }
  }

  /// The identifiers of the elements that may stand for each other.
  static func alternatives(among rows: [Row<ContentRow>]) -> [String] {
    rows.filter { $0.content.presence == .oneOf }.map { $0.content.ai.description }
  }
}

/// A report that writes everything down: the answer on one code.
struct AnswerReport: ContentReport {
  private(set) var answer: BarcodeContent.Answer
  private let message: ElementString

  init(_ message: ElementString, _ method: Method, _ context: Verdict.Context) {
    self.message = message
    answer = BarcodeContent.Answer(verdict: Verdict(context), method: method)
    answer.fields = BarcodeContent.Fields(of: message)
  }

  var hasFailed: Bool { !answer.errors.isEmpty }
  var hearsInformation: Bool { true }
  var hearsWarnings: Bool { true }

  @inline(never)
  mutating func block(
    _ error: ContentError?, _ rule: Rule, among rows: [Row<ContentRow>], subject: @autoclosure () -> String,
    found: @autoclosure () -> String?, expected: @autoclosure () -> String?, isAmbiguous: @autoclosure () -> Bool
  ) {
    if let error { answer.errors.append(error.word(among: rows)) }
    answer.verdict.add(
      Finding(
        .blocks, rule, subject: subject(), found: found(), expected: expected(), isAmbiguous: isAmbiguous()))
  }

  @inline(never)
  mutating func warn(
    _ rule: Rule, subject: @autoclosure () -> String, found: @autoclosure () -> String?,
    expected: @autoclosure () -> String?, isAmbiguous: Bool
  ) {
    answer.verdict.add(
      Finding(.warns, rule, subject: subject(), found: found(), expected: expected(), isAmbiguous: isAmbiguous))
  }

  mutating func inform(_ rule: Rule, subject: @autoclosure () -> String, isAmbiguous: Bool) {
    answer.verdict.add(Finding(.informs, rule, subject: subject(), isAmbiguous: isAmbiguous))
  }

  mutating func informOfCode(_ rule: Rule, expected: @autoclosure () -> String?, isAmbiguous: Bool) {
    answer.verdict.add(
      Finding(
        .informs, rule, subject: "text", found: message.bracketed, expected: expected(), isAmbiguous: isAmbiguous))
  }

  mutating func leaveOpen() { answer.verdict.leaveOpen() }
  mutating func leaveUncovered() { answer.verdict.leaveUncovered() }
}

extension BarcodeContent.Fields {
  /// The fields that a code has.
  init(of message: ElementString) {
    nie = message.text(of: .licenceNumber)
    gtin = message.text(of: .gtin)
    batch = message.text(of: .batch)
    serial = message.text(of: .serial)
    (nieExpiry, expiry) = message.withView { ($0.day(of: .internal91), $0.day(of: .expiry)) }
  }
}
