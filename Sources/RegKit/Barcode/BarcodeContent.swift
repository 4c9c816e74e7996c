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
    let (batch, expiry) = (message.contains(.batch), message.contains(.expiry))
    let hasTwo = batch && expiry || (batch || expiry) && message.contains(.serial)
    return hasTwo ? .otentifikasi : .identifikasi
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
    var answer = Answer(verdict: Verdict(context), method: method)
    ContentQuestion(message: message, method: method, context: context).judge(into: &answer)
    return answer
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

  /// Calls a function with the value of an element, where it stands in the message if that has it byte by byte.
  fileprivate func withValue<Result>(of element: Element, _ body: (Span<UInt8>) -> Result) -> Result {
    let range = element.valueRange
    guard !element.hasEscapes, !element.omitsLeadingZeros, range.upperBound <= bytes.count else {
      return body(value(of: element).span)
    }
    return body(bytes.span.extracting(range))
  }

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
  fileprivate func allowsLength(of value: Span<UInt8>) -> Bool {
    longPrefixes.isEmpty
      || longPrefixes.contains { prefix in
        value.withUnsafeBufferPointer {
          $0.starts(with: prefix.utf8) && $0.dropFirst(prefix.utf8.count).allSatisfy { $0.isDigit }
        }
      }
  }
}

extension Span<UInt8> {
  /// The bytes as text; what is not UTF-8 is replaced by U+FFFD.
  fileprivate var text: String { withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) } }

  fileprivate var last: UInt8? { isEmpty ? nil : self[count - 1] }

  fileprivate func holdsOnly(_ isAllowed: (UInt8) -> Bool) -> Bool {
    withUnsafeBufferPointer { $0.allSatisfy(isAllowed) }
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

extension BarcodeContent.Answer {
  fileprivate mutating func fail(
    _ error: String, _ rule: Rule, subject: String, found: String?, expected: String, isAmbiguous: Bool = false
  ) {
    errors.append(error)
    verdict.add(Finding(.blocks, rule, subject: subject, found: found, expected: expected, isAmbiguous: isAmbiguous))
  }
}

private struct ContentQuestion {
  typealias Answer = BarcodeContent.Answer

  let message: ElementString
  let method: Method
  let context: Verdict.Context

  func judge(into answer: inout Answer) {
    readFields(into: &answer.fields)
    guard context.coversDay else { return answer.verdict.leaveUncovered() }
    let rows = context.edition.index.contents.rows(method, on: context.rowDay)
    guard let rule = rows.first?.rule else { return answer.verdict.leaveOpen() }
    judgeAlternatives(rows, &answer)
    for row in rows { judge(row, &answer) }
    judgeRemainder(rule, &answer)
    judgeExtras(rows, rule, &answer)
    judgeOrder(rows, &answer)
    noteCarrier(&answer)
    noteLicenceClass(&answer)
    noteExpired(.internal91, answer.fields.nieExpiry, rows, &answer)
    noteExpired(.expiry, answer.fields.expiry, rows, &answer)
    if answer.errors.isEmpty {
      answer.verdict.add(Finding(.informs, rule, subject: "text", found: message.bracketed))
    }
  }

  /// A code whose data ends in the middle of an element, or has text between its elements, is not the code as issued.
  private func judgeRemainder(_ rule: Rule, _ answer: inout Answer) {
    guard !message.elements.isEmpty, !message.isRead, let error = message.errors.first(where: { $0.leavesUnread })
    else {
      return
    }
    // The errors name what is wrong with an element; a remainder is named only when no element is at fault.
    if answer.errors.isEmpty { answer.errors.append("text.format") }
    // What GS1 expected there is said in the words of the reader by GS1's own error.
    let rest = message.bytes.dropFirst(error.offset)
    let found = error.length > 0 ? rest.prefix(error.length) : rest
    answer.verdict.add(Finding(.blocks, rule, subject: "text", found: String(decoding: found, as: UTF8.self)))
  }

  /// At least one of the elements that may stand for each other, (90) and (01).
  private func judgeAlternatives(_ rows: [Row<ContentRow>], _ answer: inout Answer) {
    guard let first = rows.first(where: { $0.content.presence == .oneOf }),
      !rows.contains(where: { $0.content.presence == .oneOf && message.contains($0.content.ai) })
    else { return }
    let names = rows.filter { $0.content.presence == .oneOf }.map { $0.content.ai.description }
    answer.fail(
      names.joined(separator: "_or_") + ".missing", first.rule, subject: "text", found: nil,
      expected: names.map { "(\($0))" }.joined(separator: " / "))
  }

  private func judge(_ row: Row<ContentRow>, _ answer: inout Answer) {
    let ai = row.content.ai
    guard let element = message.element(of: ai) else {
      switch row.content.presence {
      case .required: answer.fail("\(ai).missing", row.rule, subject: "text", found: nil, expected: "(\(ai))")
      case .optional:
        // An element the edition before asked for, and that this one, as far as it was read, no longer names.
        answer.verdict.add(
          Finding(.informs, row.rule, subject: "(\(ai))", isAmbiguous: row.rule.otherReading != nil))
      case .oneOf: break
      }
      return
    }
    let count = message.elements.count { $0.ai == ai }
    if count > 1 {
      answer.fail("\(ai).duplicate", row.rule, subject: "(\(ai))", found: "\(count) ×", expected: "1 ×")
    }
    message.withValue(of: element) { value in
      switch row.content.format {
      case .alphanumeric: judgeText(value, row, &answer)
      case .date: judgeDate(value, row, &answer)
      case .gtin: judgeGTIN(value, row, &answer)
      }
    }
  }

  private func judgeText(_ value: Span<UInt8>, _ row: Row<ContentRow>, _ answer: inout Answer) {
    let (ai, content) = (row.content.ai, row.content)
    if value.count < content.min || value.count > content.max {
      answer.fail(
        "\(ai).length", row.rule, subject: "(\(ai))", found: "\(value.text) [\(value.count)]",
        expected: "\(content.min)–\(content.max)")
    } else if let previous = content.previousMax, value.count > previous, !content.allowsLength(of: value) {
      let prefixes = content.longPrefixes.map { $0 + "…" }.joined(separator: ", ")
      answer.fail(
        "\(ai).length", row.rule, subject: "(\(ai))", found: "\(value.text) [\(value.count)]",
        expected: "≤ \(previous); \(prefixes) ≤ \(content.max)")
    } else if let previous = content.previousMax, value.count > previous {
      answer.verdict.add(
        Finding(
          .warns, row.rule, subject: "(\(ai))", found: "\(value.text) [\(value.count)]",
          expected: "≤ \(previous) (\(context.edition.previous ?? ""))",
          isAmbiguous: true))
    }
    if !value.holdsOnly({ $0.isLetterOrDigit }) {
      // GS1 lets batch and serial hold punctuation: another reading of "alfanumerik" would accept it.
      let isReadOtherwise = ai != .licenceNumber && value.holdsOnly(Self.isInGS1CharacterSet)
      answer.fail(
        "\(ai).charset", row.rule, subject: "(\(ai))", found: value.text, expected: "A–Z a–z 0–9",
        isAmbiguous: isReadOtherwise)
    }
  }

  private func judgeDate(_ value: Span<UInt8>, _ row: Row<ContentRow>, _ answer: inout Answer) {
    let ai = row.content.ai
    guard value.holdsOnly({ $0.isDigit }) else {
      return answer.fail("\(ai).format", row.rule, subject: "(\(ai))", found: value.text, expected: "YYMMDD")
    }
    guard value.count == row.content.max else {
      // "Maksimal 6" taken literally allows fewer.
      let isReadOtherwise = value.count < row.content.max && row.rule.otherReading != nil
      return answer.fail(
        "\(ai).length", row.rule, subject: "(\(ai))", found: value.text, expected: "YYMMDD",
        isAmbiguous: isReadOtherwise)
    }
    guard Self.day(value) == nil else { return }
    // Day 00 means the end of the month in GS1's date elements; the annex asks for a full date.
    let isReadOtherwise = CalendarDay(yymmdd: value, century: .fixed(20), dayZero: .lastOfMonth) != nil
    answer.fail(
      "\(ai).date", row.rule, subject: "(\(ai))", found: value.text, expected: "YYMMDD, MM 01–12, DD 01–31",
      isAmbiguous: isReadOtherwise)
  }

  private func judgeGTIN(_ value: Span<UInt8>, _ row: Row<ContentRow>, _ answer: inout Answer) {
    let ai = row.content.ai
    guard value.holdsOnly({ $0.isDigit }) else {
      return answer.fail(
        "\(ai).format", row.rule, subject: "(\(ai))", found: value.text, expected: "\(row.content.max) × 0–9")
    }
    guard value.count == row.content.max, let last = value.last else {
      return answer.fail(
        "\(ai).length", row.rule, subject: "(\(ai))", found: "\(value.text) [\(value.count)]",
        expected: "\(row.content.max)")
    }
    guard let digit = CheckDigit.mod10(of: value.extracting(droppingLast: 1)), last != digit &+ 0x30 else { return }
    answer.fail(
      "\(ai).check_digit", row.rule, subject: "(\(ai))", found: value.text, expected: "\(value.text.dropLast())\(digit)"
    )
  }

  /// Elements the template does not name: Pasal 15 lists what identification must hold, and Pasal 16 asks for the code
  /// as issued, so an addition is suspect.
  ///
  /// Lampiran C.2 speaks of the least an authentication code must hold.
  private func judgeExtras(_ rows: [Row<ContentRow>], _ rule: Rule, _ answer: inout Answer) {
    guard method == .identifikasi else { return }
    for element in message.elements where !rows.contains(where: { $0.content.ai == element.ai }) {
      answer.verdict.add(
        Finding(.warns, rule, subject: "(\(element.ai))", found: message.text(of: element), isAmbiguous: true))
    }
  }

  /// 33/2018 prints one order and one of (90) and (01); neither text says that others are wrong.
  private func judgeOrder(_ rows: [Row<ContentRow>], _ answer: inout Answer) {
    guard answer.errors.isEmpty else { return }
    let hasBoth =
      method == .otentifikasi && rows.allSatisfy { $0.content.presence != .oneOf || message.contains($0.content.ai) }
    guard hasBoth || !isInOrder(of: rows),
      let rule = context.edition.rule(
        method == .otentifikasi ? "BARCODE.AUTH.BUILD" : "BARCODE.IDENT.BUILD", on: context.rowDay),
      rule.otherReading != nil
    else { return }
    answer.verdict.add(
      Finding(
        .informs, rule, subject: "text", found: message.bracketed,
        expected: rows.map { "(\($0.content.ai))" }.joined(), isAmbiguous: true))
  }

  /// Whether the elements that the template names stand in its order.
  private func isInOrder(of rows: [Row<ContentRow>]) -> Bool {
    var reached = 0
    for element in message.elements {
      guard let place = rows.firstIndex(where: { $0.content.ai == element.ai }) else { continue }
      if place < reached { return false }
      reached = place
    }
    return true
  }

  /// Notes a drug whose licence number names a class that needs the other method.
  ///
  /// D or G, then the class, then L, I, E or X, and digits: the class letter is read from the number as it is commonly
  /// explained, and transition periods exist, so this warns and does not refuse.
  private func noteLicenceClass(_ answer: inout Answer) {
    guard let element = message.element(of: .licenceNumber),
      let letter = message.withValue(of: element, Self.classLetter(of:))
    else { return }
    let name = String(decoding: CollectionOfOne(letter), as: UTF8.self)
    let row = context.edition.index.licenceLetters.first(name, on: context.rowDay)
    guard let row, row.content.method != method else { return }
    answer.verdict.add(
      Finding(
        .warns, row.rule, subject: "(90)", found: message.text(of: element), expected: row.content.method.rawValue))
  }

  /// The letter of a drug's licence number that names its class; nil for any other number.
  private static func classLetter(of nie: Span<UInt8>) -> UInt8? {
    guard nie.count == 15, nie[0] == UInt8(ascii: "D") || nie[0] == UInt8(ascii: "G"),
      nie.extracting(3..<13).holdsOnly({ $0.isDigit })
    else { return nil }
    return switch nie[2] {
    case UInt8(ascii: "L"), UInt8(ascii: "I"), UInt8(ascii: "E"), UInt8(ascii: "X"): nie[1]
    default: nil
    }
  }

  /// Notes a carrier the law does not name for the method.
  ///
  /// A linear symbol is no 2D barcode (Pasal 1 angka 1), and identification is a QR Code (Pasal 14). The content says the
  /// same in any carrier, so this warns and does not refuse.
  private func noteCarrier(_ answer: inout Answer) {
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
  private func noteExpired(
    _ ai: ApplicationIdentifier, _ end: CalendarDay?, _ rows: [Row<ContentRow>], _ answer: inout Answer
  ) {
    guard let end, let asked = context.day, end < asked, let row = rows.first(where: { $0.content.ai == ai }) else {
      return
    }
    answer.verdict.add(
      Finding(.warns, row.rule, subject: "(\(ai))", found: end.description, expected: "≥ \(asked)"))
  }

  private func readFields(into fields: inout BarcodeContent.Fields) {
    fields.nie = message.text(of: .licenceNumber)
    fields.nieExpiry = day(of: .internal91)
    fields.gtin = message.text(of: .gtin)
    fields.batch = message.text(of: .batch)
    fields.expiry = day(of: .expiry)
    fields.serial = message.text(of: .serial)
  }

  private func day(of ai: ApplicationIdentifier) -> CalendarDay? {
    message.element(of: ai).flatMap { message.withValue(of: $0, Self.day) }
  }

  /// Six digits as a day of the 21st century.
  private static func day(_ value: Span<UInt8>) -> CalendarDay? {
    CalendarDay(yymmdd: value, century: .fixed(20))
  }

  private static func isInGS1CharacterSet(_ byte: UInt8) -> Bool { CharacterSet.cset82.contains(byte) }
}
