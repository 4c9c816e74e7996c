public import GS1

/// What a BPOM 2D barcode says, and whether it says what the regulation asks.
///
/// Sources: Pasal 6, 15 and 16 and Lampiran C.1 and C.2 of Peraturan BPOM 33/2018; what was confirmed of Pasal 7 and 16 of
/// 22/2022.
///
/// 1. Identification: (90) the licence number and (91) the end of its validity; 22/2022 no longer names (91), and food
///    licence numbers of 17 characters exist that the limit of 16 in 33/2018 cannot hold.
/// 2. Authentication: (90) and/or (01), with (10), (17) and (21).
///
/// BPOM's notation is not GS1's: (90)(10)(17)(21) has no GS1 key, so strict GS1 rules refuse what BPOM prescribes. GS1's
/// view stays in the element string; this is BPOM's.
public enum BarcodeContent {
  /// The fields of a code, as far as they could be read; a field whose value breaks a rule is still here.
  public struct Fields: Sendable, Hashable {
    /// The licence number (Nomor Izin Edar), from (90).
    public var nie: String?
    /// The end of the licence's validity, from (91).
    public var nieExpiry: CalendarDay?
    /// The GTIN, from (01).
    public var gtin: String?
    /// The batch or production code, from (10).
    public var batch: String?
    /// The expiry of the product, from (17).
    public var expiry: CalendarDay?
    /// The serial number, from (21).
    public var serial: String?

    public init(
      nie: String? = nil, nieExpiry: CalendarDay? = nil, gtin: String? = nil, batch: String? = nil,
      expiry: CalendarDay? = nil, serial: String? = nil
    ) {
      self.nie = nie
      self.nieExpiry = nieExpiry
      self.gtin = gtin
      self.batch = batch
      self.expiry = expiry
      self.serial = serial
    }
  }

  /// The verdict on a code with its fields and, for programs, each fault as `AI.fault`, for example `90.length`.
  public struct Answer: Sendable {
    public internal(set) var verdict: Verdict
    public internal(set) var method: Method
    public internal(set) var fields = Fields()
    public internal(set) var errors: [String] = []
  }

  /// The method a code's own elements speak for: authentication when it holds a GTIN or two of batch, expiry and serial.
  public static func method(of message: ElementString) -> Method {
    if message.contains(.gtin) { return .otentifikasi }
    let unitElements: [ApplicationIdentifier] = [.batch, .expiry, .serial]
    return unitElements.filter { message.contains($0) }.count >= 2 ? .otentifikasi : .identifikasi
  }

  /// Whether the data holds a licence number or GTIN at all; a code without either is no code of BPOM's.
  public static func isPresent(in message: ElementString) -> Bool {
    message.contains(.licenceNumber) || message.contains(.gtin)
  }

  /// Judges the data of a code.
  ///
  /// - Parameter method: The method the code is meant for; nil takes the one its elements speak for.
  public static func assess(
    _ message: ElementString, method: Method? = nil, under rulebook: Rulebook, edition: String? = nil,
    asOf day: CalendarDay? = nil
  ) -> Answer? {
    guard let context = rulebook.context(for: .barcode, edition: edition, asOf: day) else { return nil }
    return assess(message, method: method ?? self.method(of: message), in: context)
  }

  static func assess(_ message: ElementString, method: Method, in context: Verdict.Context) -> Answer {
    var question = ContentQuestion(message: message, method: method, context: context)
    question.judge()
    return question.answer
  }

  /// The literal text of a code with these fields, in the order of the annex's templates.
  ///
  /// A bracket inside a value is written `\(`, so that no value can pose as another element. Nothing else is checked here;
  /// parse the text and `assess` it, so that one set of rules decides.
  public static func text(of fields: Fields) -> String {
    var text = ""
    if let nie = fields.nie { text += "(90)" + escaped(nie) }
    if let expiry = fields.nieExpiry { text += "(91)" + expiry.yymmdd }
    if let gtin = fields.gtin { text += "(01)" + escaped(gtin) }
    if let batch = fields.batch { text += "(10)" + escaped(batch) }
    if let expiry = fields.expiry { text += "(17)" + expiry.yymmdd }
    if let serial = fields.serial { text += "(21)" + escaped(serial) }
    return text
  }

  private static func escaped(_ value: String) -> String {
    var text = ""
    for scalar in value.unicodeScalars {
      if scalar == "(" { text += "\\" }
      text.unicodeScalars.append(scalar)
    }
    return text
  }

  /// Whether two codes say the same (Pasal 16; Lampiran C.2.b): the same elements with the same values, whatever
  /// separators or brackets carry them.
  ///
  /// Data that is no element string, or not to its end, is compared byte by byte.
  public static func isEqual(_ one: ElementString, _ other: ElementString) -> Bool {
    if one.bytes == other.bytes { return true }
    guard !one.elements.isEmpty, one.elements.count == other.elements.count, one.isRead, other.isRead else {
      return false
    }
    return sortedElements(of: one) == sortedElements(of: other)
  }

  /// Every element as `ai)value`, in an order that does not depend on the message.
  private static func sortedElements(of message: ElementString) -> [[UInt8]] {
    message.elements.map { Array($0.ai.description.utf8) + [UInt8(ascii: ")")] + message.value(of: $0) }
      .sorted { $0.lexicographicallyPrecedes($1) }
  }
}

extension ElementString {
  fileprivate func contains(_ ai: ApplicationIdentifier) -> Bool { element(of: ai) != nil }

  /// Whether every byte belongs to an element; otherwise two messages may differ where their elements do not.
  fileprivate var isRead: Bool { !errors.contains { $0.leavesUnread } }
}

extension GS1Error {
  /// Whether a part of the data could not be told apart, so that more may stand there than the elements say.
  fileprivate var leavesUnread: Bool {
    switch code {
    case .messageTooLong, .unsupportedSymbology, .unclosedBracket, .textOutsideBrackets,
      .malformedApplicationIdentifier, .unknownApplicationIdentifier, .tooManyElements, .tooManyErrors:
      true
    default: false
    }
  }
}

extension ContentRow {
  /// Whether a value longer than the edition before allowed is one of those that may be: a prefix, then digits.
  fileprivate func allowsLength(of value: [UInt8]) -> Bool {
    longPrefixes.isEmpty
      || longPrefixes.contains { prefix in
        value.starts(with: prefix.utf8) && value.dropFirst(prefix.utf8.count).allSatisfy { $0.isDigit }
      }
  }
}

extension ApplicationIdentifier {
  /// (90), which BPOM uses for the licence number.
  static var licenceNumber: ApplicationIdentifier { .internal90 }
}

extension CalendarDay {
  /// The day as six digits, YYMMDD, which are read in the 21st century; a day of another one keeps its whole year, so
  /// that the code is refused for its length and not silently moved by a century.
  fileprivate var yymmdd: String {
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    let year = (2000...2099).contains(year) ? two(year % 100) : String(year)
    return year + two(month) + two(day)
  }
}

// MARK: - Judging

private struct ContentQuestion {
  let message: ElementString
  let method: Method
  let context: Verdict.Context
  var answer: BarcodeContent.Answer

  init(message: ElementString, method: Method, context: Verdict.Context) {
    self.message = message
    self.method = method
    self.context = context
    answer = BarcodeContent.Answer(verdict: Verdict(context), method: method)
  }

  mutating func judge() {
    readFields()
    guard context.coversDay else { return answer.verdict.leaveUncovered() }
    let rows = context.edition.tables.contents.filter {
      $0.content.method == method && $0.rule.holds(on: context.rowDay)
    }
    guard let rule = rows.first?.rule else { return answer.verdict.leaveOpen() }
    judgeAlternatives(rows)
    for row in rows { judge(row) }
    judgeRemainder(rule)
    judgeExtras(rows, rule)
    judgeOrder(rows)
    noteCarrier()
    noteLicenceClass()
    noteExpired(.internal91, answer.fields.nieExpiry, rows)
    noteExpired(.expiry, answer.fields.expiry, rows)
    if answer.errors.isEmpty {
      answer.verdict.add(Finding(.informs, rule, subject: "text", found: message.bracketed))
    }
  }

  /// A code whose data ends in the middle of an element, or has text between its elements, is not the code as issued.
  private mutating func judgeRemainder(_ rule: Rule) {
    guard !message.elements.isEmpty, !message.isRead, let error = message.errors.first(where: { $0.leavesUnread })
    else {
      return
    }
    // The errors name what is wrong with an element; a remainder is named only when no element is at fault.
    if answer.errors.isEmpty { answer.errors.append("text.format") }
    answer.verdict.add(
      Finding(
        .blocks, rule, subject: "text", found: String(decoding: message.bytes.dropFirst(error.offset), as: UTF8.self),
        expected: error.expected()))
  }

  /// At least one of the elements that may stand for each other, (90) and (01).
  private mutating func judgeAlternatives(_ rows: [Row<ContentRow>]) {
    let choices = rows.filter { $0.content.presence == .oneOf }
    guard let first = choices.first, !choices.contains(where: { message.contains($0.content.ai) }) else { return }
    let names = choices.map { $0.content.ai.description }
    fail(
      names.joined(separator: "_or_") + ".missing", first.rule, subject: "text", found: nil,
      expected: names.map { "(\($0))" }.joined(separator: " / "))
  }

  private mutating func judge(_ row: Row<ContentRow>) {
    let ai = row.content.ai
    let elements = message.elements(of: ai)
    guard let element = elements.first else {
      switch row.content.presence {
      case .required: fail("\(ai).missing", row.rule, subject: "text", found: nil, expected: "(\(ai))")
      case .optional:
        // An element the edition before asked for, and that this one, as far as it was read, no longer names.
        answer.verdict.add(
          Finding(.informs, row.rule, subject: "(\(ai))", isAmbiguous: row.rule.otherReading != nil))
      case .oneOf: break
      }
      return
    }
    if elements.count > 1 {
      fail("\(ai).duplicate", row.rule, subject: "(\(ai))", found: "\(elements.count) ×", expected: "1 ×")
    }
    let value = message.value(of: element)
    switch row.content.format {
    case .alphanumeric: judgeText(value, row)
    case .date: judgeDate(value, row)
    case .gtin: judgeGTIN(value, row)
    }
  }

  private mutating func judgeText(_ value: [UInt8], _ row: Row<ContentRow>) {
    let (ai, content) = (row.content.ai, row.content)
    let text = String(decoding: value, as: UTF8.self)
    if value.count < content.min || value.count > content.max {
      fail(
        "\(ai).length", row.rule, subject: "(\(ai))", found: "\(text) [\(value.count)]",
        expected: "\(content.min)–\(content.max)")
    } else if let previous = content.previousMax, value.count > previous, !content.allowsLength(of: value) {
      let prefixes = content.longPrefixes.map { $0 + "…" }.joined(separator: ", ")
      fail(
        "\(ai).length", row.rule, subject: "(\(ai))", found: "\(text) [\(value.count)]",
        expected: "≤ \(previous); \(prefixes) ≤ \(content.max)")
    } else if let previous = content.previousMax, value.count > previous {
      answer.verdict.add(
        Finding(
          .warns, row.rule, subject: "(\(ai))", found: "\(text) [\(value.count)]",
          expected: "≤ \(previous) (\(context.edition.previous ?? ""))",
          isAmbiguous: true))
    }
    if !value.allSatisfy({ $0.isLetterOrDigit }) {
      // GS1 lets batch and serial hold punctuation: another reading of "alfanumerik" would accept it.
      let isReadOtherwise = ai != .licenceNumber && value.allSatisfy(Self.isInGS1CharacterSet)
      fail(
        "\(ai).charset", row.rule, subject: "(\(ai))", found: text, expected: "A–Z a–z 0–9",
        isAmbiguous: isReadOtherwise)
    }
  }

  private mutating func judgeDate(_ value: [UInt8], _ row: Row<ContentRow>) {
    let ai = row.content.ai
    let text = String(decoding: value, as: UTF8.self)
    guard value.allSatisfy({ $0.isDigit }) else {
      return fail("\(ai).format", row.rule, subject: "(\(ai))", found: text, expected: "YYMMDD")
    }
    guard value.count == row.content.max else {
      return fail("\(ai).length", row.rule, subject: "(\(ai))", found: text, expected: "YYMMDD")
    }
    guard Self.day(value) == nil else { return }
    // Day 00 means the end of the month in GS1's date elements; the annex asks for a full date.
    var monthEnd = value
    if value.count == 6 { monthEnd.replaceSubrange(4..<6, with: [0x30, 0x31]) }
    let isReadOtherwise = value.suffix(2).elementsEqual([0x30, 0x30]) && Self.day(monthEnd) != nil
    fail(
      "\(ai).date", row.rule, subject: "(\(ai))", found: text, expected: "YYMMDD, MM 01–12, DD 01–31",
      isAmbiguous: isReadOtherwise)
  }

  private mutating func judgeGTIN(_ value: [UInt8], _ row: Row<ContentRow>) {
    let ai = row.content.ai
    let text = String(decoding: value, as: UTF8.self)
    guard value.allSatisfy({ $0.isDigit }) else {
      return fail("\(ai).format", row.rule, subject: "(\(ai))", found: text, expected: "\(row.content.max) × 0–9")
    }
    guard value.count == row.content.max, let last = value.last else {
      return fail(
        "\(ai).length", row.rule, subject: "(\(ai))", found: "\(text) [\(value.count)]", expected: "\(row.content.max)")
    }
    guard let digit = CheckDigit.mod10(of: text.dropLast()), last != digit &+ 0x30 else { return }
    fail(
      "\(ai).check_digit", row.rule, subject: "(\(ai))", found: text, expected: "\(text.dropLast())\(digit)")
  }

  /// Elements the template does not name: Pasal 15 lists what identification must hold, and Pasal 16 asks for the code
  /// as issued, so an addition is suspect.
  ///
  /// Lampiran C.2 speaks of the least an authentication code must hold.
  private mutating func judgeExtras(_ rows: [Row<ContentRow>], _ rule: Rule) {
    guard method == .identifikasi else { return }
    for element in message.elements where !rows.contains(where: { $0.content.ai == element.ai }) {
      answer.verdict.add(
        Finding(.warns, rule, subject: "(\(element.ai))", found: message.text(of: element), isAmbiguous: true))
    }
  }

  /// 33/2018 prints one order and one of (90) and (01); neither text says that others are wrong.
  private mutating func judgeOrder(_ rows: [Row<ContentRow>]) {
    guard answer.errors.isEmpty, method == .otentifikasi else { return }
    let template = rows.map { $0.content.ai }
    let positions = message.elements.compactMap { element in template.firstIndex(of: element.ai) }
    let isInOrder = zip(positions, positions.dropFirst()).allSatisfy { $0 <= $1 }
    let hasBoth = rows.filter { $0.content.presence == .oneOf }.allSatisfy { message.contains($0.content.ai) }
    guard !isInOrder || hasBoth,
      let rule = context.edition.rule("BARCODE.AUTH.BUILD", on: context.rowDay)
    else { return }
    answer.verdict.add(
      Finding(
        .informs, rule, subject: "text", found: message.bracketed, expected: template.map { "(\($0))" }.joined(),
        isAmbiguous: true))
  }

  /// Notes a drug whose licence number names a class that needs the other method.
  ///
  /// D or G, then the class, then L, I, E or X, and digits: the class letter is read from the number as it is commonly
  /// explained, and transition periods exist, so this warns and does not refuse.
  private mutating func noteLicenceClass() {
    guard let nie = message.value(of: .licenceNumber), nie.count == 15, let first = nie.first,
      "DG".utf8.contains(first), "LIEX".utf8.contains(nie[2]), nie[3..<13].allSatisfy({ $0.isDigit })
    else { return }
    let row = context.edition.tables.methods.first {
      $0.content.licenceLetters.contains { $0.utf8.elementsEqual([nie[1]]) } && $0.rule.holds(on: context.rowDay)
    }
    guard let row, row.content.method != method else { return }
    answer.verdict.add(
      Finding(
        .warns, row.rule, subject: "(90)", found: String(decoding: nie, as: UTF8.self),
        expected: row.content.method.rawValue))
  }

  /// Notes a carrier the law does not name for the method.
  ///
  /// A linear symbol is no 2D barcode (Pasal 1 angka 1), and identification is a QR Code (Pasal 14). The content says the
  /// same in any carrier, so this warns and does not refuse.
  private mutating func noteCarrier() {
    guard let carrier = message.symbologyIdentifier else { return }
    let isQRCode = carrier.code == UInt8(ascii: "Q")
    guard carrier.isLinear || (method == .identifikasi && !isQRCode),
      let rule = context.edition.rule(
        method == .identifikasi ? "BARCODE.IDENT.ISSUER" : "BARCODE.AUTH.ISSUER", on: context.rowDay)
    else { return }
    answer.verdict.add(
      Finding(
        .warns, rule, subject: "symbology_identifier", found: carrier.description,
        expected: method == .identifikasi ? "]Q…" : "]Q…, ]d…"))
  }

  /// A day in the code that was over on the day asked about leaves the code as the law wants it, but not the product.
  private mutating func noteExpired(_ ai: ApplicationIdentifier, _ end: CalendarDay?, _ rows: [Row<ContentRow>]) {
    guard let end, let asked = context.day, end < asked, let row = rows.first(where: { $0.content.ai == ai }) else {
      return
    }
    answer.verdict.add(
      Finding(.warns, row.rule, subject: "(\(ai))", found: end.description, expected: "≥ \(asked)"))
  }

  private mutating func fail(
    _ error: String, _ rule: Rule, subject: String, found: String?, expected: String, isAmbiguous: Bool = false
  ) {
    answer.errors.append(error)
    answer.verdict.add(
      Finding(.blocks, rule, subject: subject, found: found, expected: expected, isAmbiguous: isAmbiguous))
  }

  private mutating func readFields() {
    answer.fields = BarcodeContent.Fields(
      nie: message.text(of: .licenceNumber), nieExpiry: day(of: .internal91), gtin: message.text(of: .gtin),
      batch: message.text(of: .batch), expiry: day(of: .expiry), serial: message.text(of: .serial))
  }

  private func day(of ai: ApplicationIdentifier) -> CalendarDay? {
    message.value(of: ai).flatMap(Self.day)
  }

  /// Six digits as a day of the 21st century.
  private static func day(_ value: [UInt8]) -> CalendarDay? {
    CalendarDay(yymmdd: value, century: .fixed(20))
  }

  private static func isInGS1CharacterSet(_ byte: UInt8) -> Bool { CharacterSet.cset82.contains(byte) }
}
