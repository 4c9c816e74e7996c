internal import GS1

/// The rules on what a code of a method says, as they stand on a day: the one place where they are applied.
struct ContentRules {
  let method: Method
  let context: Verdict.Context
  /// What is asked of each element; none where the edition does not cover the day or says nothing of the method.
  let rows: [Row<ContentRow>]

  init(_ method: Method, in context: Verdict.Context) {
    self.method = method
    self.context = context
    rows = context.coversDay ? context.edition.index.contents.rows(method, on: context.rowDay) : []
  }

  /// Applies every rule to a code and reports what comes of it.
  func judge(_ message: MessageView, into report: inout some ContentReport) {
    guard let rule = rows.first?.rule else {
      return context.coversDay ? report.leaveOpen() : report.leaveUncovered()
    }
    judgeAlternatives(message, &report)
    for place in rows.indices { judge(message, rows[place], place, &report) }
    judgeRemainder(message, rule, &report)
    if report.hearsWarnings { judgeExtras(message, rule, &report) }
    if report.hearsInformation { judgeOrder(message, &report) }
    if report.hearsWarnings {
      noteCarrier(message, &report)
      noteLicenceClass(message, &report)
      noteExpired(.internal91, message, &report)
      noteExpired(.expiry, message, &report)
    }
    if !report.hasFailed { report.informOfCode(rule, expected: nil, isAmbiguous: false) }
  }

  /// A code whose data ends in the middle of an element, or has text between its elements, is not the code as issued.
  private func judgeRemainder(_ message: MessageView, _ rule: Rule, _ report: inout some ContentReport) {
    guard !message.elements.isEmpty, let error = message.errors.first(where: { $0.code.leavesUnread }) else { return }
    // The errors name what is wrong with an element; a remainder is named only when no element is at fault.
    let named = report.hasFailed ? nil : ContentError(.remainder)
    // What GS1 expected there is said in the words of the reader by GS1's own error.
    let rest = message.bytes.dropFirst(error.offset)
    let found = error.length > 0 ? rest.prefix(error.length) : rest
    report.block(
      named, rule, among: rows, subject: "text", found: String(decoding: found, as: UTF8.self), expected: nil,
      isAmbiguous: false)
  }

  /// At least one of the elements that may stand for each other, (90) and (01).
  private func judgeAlternatives(_ message: MessageView, _ report: inout some ContentReport) {
    guard let first = rows.first(where: { $0.content.presence == .oneOf }),
      !rows.contains(where: { $0.content.presence == .oneOf && message.contains($0.content.ai) })
    else { return }
    report.block(
      ContentError(.alternatives), first.rule, among: rows, subject: "text", found: nil,
      expected: ContentError.alternatives(among: rows).map { "(\($0))" }.joined(separator: " / "), isAmbiguous: false)
  }

  private func judge(
    _ message: MessageView, _ row: Row<ContentRow>, _ place: Int, _ report: inout some ContentReport
  ) {
    let ai = row.content.ai
    guard let element = message.element(of: ai) else {
      switch row.content.presence {
      case .required:
        report.block(
          ContentError(.missing, place), row.rule, among: rows, subject: "text", found: nil, expected: "(\(ai))",
          isAmbiguous: false)
      case .optional:
        // An element the edition before asked for, and that this one, as far as it was read, no longer names.
        report.inform(row.rule, subject: "(\(ai))", isAmbiguous: row.rule.otherReading != nil)
      case .oneOf: break
      }
      return
    }
    let count = message.elements.count { $0.ai == ai }
    if count > 1 {
      report.block(
        ContentError(.duplicate, place), row.rule, among: rows, subject: "(\(ai))", found: "\(count) ×",
        expected: "1 ×", isAmbiguous: false)
    }
    message.withValue(of: element) { value in
      switch row.content.format {
      case .alphanumeric: judgeText(value, row, place, &report)
      case .date: judgeDate(value, row, place, &report)
      case .gtin: judgeGTIN(value, row, place, &report)
      }
    }
  }

  private func judgeText(
    _ value: Span<UInt8>, _ row: Row<ContentRow>, _ place: Int, _ report: inout some ContentReport
  ) {
    let ai = row.content.ai
    if value.count < row.content.min || value.count > row.content.max {
      report.block(
        ContentError(.length, place), row.rule, among: rows, subject: "(\(ai))",
        found: "\(value.text) [\(value.count)]", expected: "\(row.content.min)–\(row.content.max)", isAmbiguous: false)
    } else if let previous = row.content.previousMax, value.count > previous {
      if row.content.allowsLength(of: value) {
        report.warn(
          row.rule, subject: "(\(ai))", found: "\(value.text) [\(value.count)]",
          expected: "≤ \(previous) (\(context.edition.previous ?? ""))", isAmbiguous: true)
      } else {
        report.block(
          ContentError(.length, place), row.rule, among: rows, subject: "(\(ai))",
          found: "\(value.text) [\(value.count)]",
          expected: "≤ \(previous); " + row.content.longPrefixes.map { $0 + "…" }.joined(separator: ", ")
            + " ≤ \(row.content.max)", isAmbiguous: false)
      }
    }
    if !value.holdsOnly({ $0.isLetterOrDigit }) {
      // GS1 lets batch and serial hold punctuation: another reading of "alfanumerik" would accept it.
      report.block(
        ContentError(.charset, place), row.rule, among: rows, subject: "(\(ai))", found: value.text,
        expected: "A–Z a–z 0–9",
        isAmbiguous: ai != .licenceNumber && value.holdsOnly { CharacterSet.cset82.contains($0) })
    }
  }

  private func judgeDate(
    _ value: Span<UInt8>, _ row: Row<ContentRow>, _ place: Int, _ report: inout some ContentReport
  ) {
    let ai = row.content.ai
    guard value.holdsOnly({ $0.isDigit }) else {
      return report.block(
        ContentError(.format, place), row.rule, among: rows, subject: "(\(ai))", found: value.text,
        expected: "YYMMDD", isAmbiguous: false)
    }
    guard value.count == row.content.max else {
      // "Maksimal 6" taken literally allows fewer.
      return report.block(
        ContentError(.length, place), row.rule, among: rows, subject: "(\(ai))", found: value.text,
        expected: "YYMMDD", isAmbiguous: value.count < row.content.max && row.rule.otherReading != nil)
    }
    guard value.day == nil else { return }
    // Day 00 means the end of the month in GS1's date elements; the annex asks for a full date.
    report.block(
      ContentError(.date, place), row.rule, among: rows, subject: "(\(ai))", found: value.text,
      expected: "YYMMDD, MM 01–12, DD 01–31",
      isAmbiguous: CalendarDay(yymmdd: value, century: .fixed(20), dayZero: .lastOfMonth) != nil)
  }

  private func judgeGTIN(
    _ value: Span<UInt8>, _ row: Row<ContentRow>, _ place: Int, _ report: inout some ContentReport
  ) {
    let ai = row.content.ai
    guard value.holdsOnly({ $0.isDigit }) else {
      return report.block(
        ContentError(.format, place), row.rule, among: rows, subject: "(\(ai))", found: value.text,
        expected: "\(row.content.max) × 0–9", isAmbiguous: false)
    }
    guard value.count == row.content.max, let last = value.last else {
      return report.block(
        ContentError(.length, place), row.rule, among: rows, subject: "(\(ai))",
        found: "\(value.text) [\(value.count)]", expected: "\(row.content.max)", isAmbiguous: false)
    }
    guard let digit = CheckDigit.mod10(of: value.extracting(droppingLast: 1)), last != digit &+ 0x30 else { return }
    report.block(
      ContentError(.checkDigit, place), row.rule, among: rows, subject: "(\(ai))", found: value.text,
      expected: "\(value.text.dropLast())\(digit)", isAmbiguous: false)
  }

  /// Elements the template does not name: Pasal 15 lists what identification must hold, and Pasal 16 asks for the code
  /// as issued, so an addition is suspect.
  ///
  /// Lampiran C.2 speaks of the least an authentication code must hold.
  private func judgeExtras(_ message: MessageView, _ rule: Rule, _ report: inout some ContentReport) {
    guard method == .identifikasi else { return }
    for element in message.elements where !rows.contains(where: { $0.content.ai == element.ai }) {
      report.warn(
        rule, subject: "(\(element.ai))", found: message.withValue(of: element) { $0.text }, expected: nil,
        isAmbiguous: true)
    }
  }

  /// 33/2018 prints one order and one of (90) and (01); neither text says that others are wrong.
  private func judgeOrder(_ message: MessageView, _ report: inout some ContentReport) {
    guard !report.hasFailed else { return }
    let hasBoth =
      method == .otentifikasi && rows.allSatisfy { $0.content.presence != .oneOf || message.contains($0.content.ai) }
    guard hasBoth || !isInOrder(message),
      let rule = context.edition.rule(
        method == .otentifikasi ? "BARCODE.AUTH.BUILD" : "BARCODE.IDENT.BUILD", on: context.rowDay),
      rule.otherReading != nil
    else { return }
    report.informOfCode(rule, expected: rows.map { "(\($0.content.ai))" }.joined(), isAmbiguous: true)
  }

  /// Whether the elements that the template names stand in its order.
  private func isInOrder(_ message: MessageView) -> Bool {
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
  private func noteLicenceClass(_ message: MessageView, _ report: inout some ContentReport) {
    guard let element = message.element(of: .licenceNumber),
      let letter = message.withValue(of: element, { $0.classLetter })
    else { return }
    guard let row = otherClass(letter) else { return }
    report.warn(
      row.rule, subject: "(90)", found: message.withValue(of: element) { $0.text },
      expected: row.content.method.rawValue, isAmbiguous: false)
  }

  /// The row on a class, by its letter in licence numbers, that needs the other method; nil for any other letter.
  func otherClass(_ letter: UInt8) -> Row<MethodRow>? {
    let row = context.edition.index.licenceLetters.first(String(Unicode.Scalar(letter)), on: context.rowDay)
    return row?.content.method == method ? nil : row
  }

  /// The rule that names the carriers of the method.
  var carrierRule: Rule? {
    context.edition.rule(
      method == .identifikasi ? "BARCODE.IDENT.ISSUER" : "BARCODE.AUTH.ISSUER", on: context.rowDay)
  }

  /// Notes a carrier the law does not name for the method.
  ///
  /// A linear symbol is no 2D barcode (Pasal 1 angka 1), and identification is a QR Code (Pasal 14). The content says the
  /// same in any carrier, so this warns and does not refuse.
  private func noteCarrier(_ message: MessageView, _ report: inout some ContentReport) {
    guard let carrier = message.symbologyIdentifier, carrier.isUnnamed(for: method), let rule = carrierRule else {
      return
    }
    report.warn(
      rule, subject: "symbology_identifier", found: carrier.description,
      expected: method == .identifikasi ? "]Q…" : "]Q…, ]d…", isAmbiguous: false)
  }

  /// A day in the code that was over on the day asked about leaves the code as the law wants it, but not the product.
  private func noteExpired(_ ai: ApplicationIdentifier, _ message: MessageView, _ report: inout some ContentReport) {
    guard let asked = context.day, let end = message.day(of: ai), end < asked,
      let row = rows.first(where: { $0.content.ai == ai })
    else { return }
    report.warn(
      row.rule, subject: "(\(ai))", found: end.description, expected: "≥ \(asked)", isAmbiguous: false)
  }
}

extension SymbologyIdentifier {
  /// Whether the law does not name the symbology for a method.
  func isUnnamed(for method: Method) -> Bool {
    isLinear || (method == .identifikasi && code != UInt8(ascii: "Q"))
  }
}

extension MessageView {
  /// The day of the first element with an identifier; nil where there is none or it is no day.
  func day(of ai: ApplicationIdentifier) -> CalendarDay? {
    element(of: ai).flatMap { withValue(of: $0) { $0.day } }
  }
}

extension ContentRow {
  /// Whether a value longer than the edition before allowed is one of those that may be: a prefix, then digits.
  func allowsLength(of value: Span<UInt8>) -> Bool {
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

  /// Six digits as a day of the 21st century.
  var day: CalendarDay? { CalendarDay(yymmddOf2000s: self) }

  /// The letter of a drug's licence number that names its class; nil for any other number.
  var classLetter: UInt8? {
    guard count == 15, self[0] == UInt8(ascii: "D") || self[0] == UInt8(ascii: "G"),
      extracting(3..<13).holdsOnly({ $0.isDigit })
    else { return nil }
    return switch self[2] {
    case UInt8(ascii: "L"), UInt8(ascii: "I"), UInt8(ascii: "E"), UInt8(ascii: "X"): self[1]
    default: nil
    }
  }
}
