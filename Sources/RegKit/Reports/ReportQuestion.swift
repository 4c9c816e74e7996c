internal import GS1

/// Judges one row of a report, column by column in the order of the annex, and then the columns against each other.
struct ReportQuestion {
  let facts: Report.Facts
  let context: Verdict.Context
  var answer: Report.Answer
  private var columns: [Row<ReportColumn>] = []
  /// The values by key.
  private var values: [String: String] = [:]
  private var statuses: (true: Int, false: Int) = (0, 0)

  init(facts: Report.Facts, context: Verdict.Context) {
    self.facts = facts
    self.context = context
    answer = Report.Answer(verdict: Verdict(context))
  }

  private var tables: Tables { context.edition.tables }

  mutating func judge() {
    guard context.coversDay else { return answer.verdict.leaveUncovered() }
    guard let kind = facts.kind else {
      return answer.verdict.miss("report", for: tables.reportColumns.first?.rule)
    }
    columns = tables.reportColumns.filter { $0.content.report == kind && $0.rule.holds(on: context.rowDay) }
    guard let template = columns.first?.rule else { return answer.verdict.leaveOpen() }
    answer.columns = columns.map { Report.Column(key: $0.content.key, name: $0.content.name) }
    answer.verdict.add(
      Finding(
        .informs, template, subject: "columns", expected: answer.columns.map { $0.name }.joined(separator: ", ")))
    if let header = facts.header { judgeHeader(header, template) }
    if let column = facts.column, key(of: column) == nil { unexpected(column, "header_has", template) }
    guard let row = facts.row else { return }
    readValues(row, template)
    let cells = tables.reportCells.filter { $0.content.report == kind && $0.rule.holds(on: context.rowDay) }
    for cell in cells { judge(cell) }
    if let rule = cells.first(where: { $0.content.format == .status })?.rule { judgeStatuses(rule) }
    if let rule = cells.first?.rule {
      judgeAggregation(rule)
      judgeDestination(rule)
    }
    for cell in cells where cell.content.format == .code { judgeAgreement(cell) }
  }

  // MARK: - Columns

  private func key(of name: String) -> String? {
    let folded = Forms.folded(name)
    return columns.first { $0.content.key == name || Forms.folded($0.content.name) == folded }?.content.key
  }

  private mutating func judgeHeader(_ header: [String], _ rule: Rule) {
    var keys: [String] = []
    for (index, name) in header.enumerated() {
      guard let key = key(of: name) else {
        unexpected(name, "header[\(index)]", rule)
        continue
      }
      if keys.contains(key) {
        fail("repeated_column", rule, "header[\(index)]", found: name, expected: FieldSign.empty)
      }
      keys.append(key)
    }
    let template = columns.map { $0.content }
    for column in template where !keys.contains(column.key) {
      fail("missing_column", rule, "header", found: header.joined(separator: ", "), expected: column.name)
    }
    // The annex lists the columns in an order; that a file must keep it, it does not say.
    let order = template.map { $0.key }.filter { keys.contains($0) }
    if keys != order, Set(keys).count == keys.count {
      answer.verdict.add(
        Finding(
          .warns, rule, subject: "header", found: header.joined(separator: ", "),
          expected: template.map { $0.name }.joined(separator: ", "), isAmbiguous: true))
    }
  }

  /// A column the template does not have: whether it does harm, the source does not say; the file is "tidak sesuai
  /// template" then, and goes back.
  private mutating func unexpected(_ name: String, _ subject: String, _ rule: Rule) {
    let names = columns.map { $0.content.name }
    let expected =
      Nearest.to(name, in: names + columns.map { $0.content.key }).map { $0 + "?" } ?? names.joined(separator: ", ")
    fail("unexpected_column", rule, subject, found: name, expected: expected, isAmbiguous: true)
  }

  private mutating func readValues(_ row: [String: String], _ rule: Rule) {
    for name in row.keys.sorted() {
      guard let value = row[name] else { continue }
      guard let key = key(of: name) else {
        unexpected(name, "row.\(name)", rule)
        continue
      }
      if let other = values[key], other != value {
        fail(key, rule, "row.\(name)", found: value, expected: other)
      }
      values[key] = value
    }
  }

  // MARK: - Values

  private mutating func judge(_ row: Row<ReportCell>) {
    let cell = row.content
    let value = values[cell.key].flatMap { Forms.folded($0).isEmpty ? nil : $0 }
    if let classes = cell.classes {
      guard let productClass = facts.productClass else {
        if value == nil { return answer.verdict.miss("product_class", for: row.rule) }
        return judge(value, row)
      }
      guard classes.contains(productClass) else {
        // Statuses are for drugs only; what another product does with one is not said.
        if let value {
          answer.verdict.add(
            Finding(.warns, row.rule, subject: "row.\(cell.key)", found: value, isAmbiguous: true))
        }
        return
      }
    }
    judge(value, row)
  }

  private mutating func judge(_ value: String?, _ row: Row<ReportCell>) {
    let cell = row.content
    guard let value else {
      guard cell.isRequired else { return }
      return fail(
        cell.key, row.rule, "row.\(cell.key)", found: FieldSign.empty,
        expected: expectation(of: cell.format) ?? FieldSign.something)
    }
    switch cell.format {
    case .text: break
    case .code: if value == "0" { return wrong(value, row) }
    case .codeOrZero: break
    case .licence: judgeLength(value, .licenceNumber, row)
    case .batch: judgeLength(value, .batch, row)
    case .day: if CalendarDay(iso: value) == nil { return wrong(value, row) }
    case .gtin:
      guard GTIN(value) != nil else {
        answer.verdict.add(
          Finding(.warns, row.rule, subject: "row.\(cell.key)", found: value, expected: expectation(of: .gtin)))
        return
      }
    case .status: return judgeStatus(value, row)
    }
    guard !answer.errors.contains(cell.key) else { return }
    answer.verdict.add(Finding(.informs, row.rule, subject: "row.\(cell.key)", found: value))
  }

  private func expectation(of format: Report.Format) -> String? {
    switch format {
    case .text, .licence, .batch: nil
    case .code: "2D Barcode"
    case .codeOrZero: "2D Barcode, 0"
    case .day: "yyyy-mm-dd"
    case .gtin: "GTIN"
    case .status: "TRUE, FALSE"
    }
  }

  private mutating func wrong(_ value: String, _ row: Row<ReportCell>) {
    fail(
      row.content.key, row.rule, "row.\(row.content.key)", found: value, expected: expectation(of: row.content.format))
  }

  /// A value that the code has to carry is no longer than the code allows, and of its characters.
  private mutating func judgeLength(_ value: String, _ ai: ApplicationIdentifier, _ row: Row<ReportCell>) {
    guard let limit = context.contentLimit(of: ai) else { return }
    let (length, subject) = (value.utf8.count, "row.\(row.content.key)")
    if length > limit.content.max {
      fail(row.content.key, limit.rule, subject, found: value, expected: "≤ \(limit.content.max)")
    } else if !value.utf8.allSatisfy({ $0.isLetterOrDigit }) {
      fail(row.content.key, limit.rule, subject, found: value, expected: "A-Z a-z 0-9", isAmbiguous: true)
    }
  }

  // MARK: - Statuses

  private mutating func judgeStatus(_ value: String, _ row: Row<ReportCell>) {
    switch value {
    case "TRUE": statuses.true += 1
    case "FALSE": statuses.false += 1
    default:
      // The words are printed in capitals; whether others are read too, the source does not say.
      let isAlike = ["true", "false"].contains(value.lowercased())
      return fail(
        row.content.key, row.rule, "row.\(row.content.key)", found: value, expected: expectation(of: .status),
        isAmbiguous: isAlike)
    }
    answer.verdict.add(Finding(.informs, row.rule, subject: "row.\(row.content.key)", found: value))
  }

  /// A code is active, rejected or a retained sample, one of the three; the source gives three flags and no word on that.
  private mutating func judgeStatuses(_ rule: Rule) {
    let count = statuses.true + statuses.false
    guard count > 0 else { return }
    if statuses.true > 1 {
      fail("status_conflict", rule, "row", found: "\(statuses.true) × TRUE", expected: "1 × TRUE", isAmbiguous: true)
    } else if statuses.true == 0 && count == 3 {
      fail("status_none", rule, "row", found: "0 × TRUE", expected: "1 × TRUE", isAmbiguous: true)
    }
  }

  // MARK: - Columns against each other

  /// A tertiary code joins secondary ones, so it cannot stand beside a secondary code of 0.
  private mutating func judgeAggregation(_ rule: Rule) {
    judgeLevels(rule)
    guard let secondary = values["kode_sekunder"], let tertiary = values["kode_tersier"], secondary == "0",
      tertiary != "0", !tertiary.isEmpty
    else { return }
    fail("kode_tersier", rule, "row.kode_tersier", found: tertiary, expected: "0", isAmbiguous: true)
  }

  /// A code stands on one level, and its absence is written 0; the source says neither in so many words.
  private mutating func judgeLevels(_ rule: Rule) {
    let keys = ["kode_primer", "kode_sekunder", "kode_tersier"]
    for (place, key) in keys.enumerated().dropFirst() {
      guard let code = values[key], !code.isEmpty, code != "0", !answer.errors.contains(key) else { continue }
      if code.utf8.allSatisfy({ $0 == UInt8(ascii: "0") }) || code.lowercased() == "nol" {
        fail(key, rule, "row.\(key)", found: code, expected: "0", isAmbiguous: true)
      } else if let below = keys[..<place].first(where: { values[$0] == code }) {
        fail(key, rule, "row.\(key)", found: code, expected: "≠ " + below, isAmbiguous: true)
      }
    }
  }

  private mutating func judgeDestination(_ rule: Rule) {
    guard let from = values["id_rekanan"], let to = values["id_rekanan_tujuan"], from == to, !to.isEmpty else { return }
    answer.verdict.add(Finding(.warns, rule, subject: "row.id_rekanan_tujuan", found: to, expected: "≠ " + from))
  }

  /// What the row says of the product is what its code says (Lampiran C.2.b a).
  private mutating func judgeAgreement(_ cell: Row<ReportCell>) {
    guard let code = values[cell.content.key] else { return }
    let message = ElementString(reading: Array(code.utf8))
    guard BarcodeContent.isPresent(in: message) else {
      // Codes are also handed out as plain letters and digits (Lampiran F.3); then the row stands alone, and that is told.
      if cell.content.key == "kode_primer", !code.isEmpty, code != "0" {
        answer.verdict.add(
          Finding(
            .warns, cell.rule, subject: "row.kode_primer", found: code, expected: "(90)/(01) (10) (17) (21)"))
      }
      return
    }
    let content = BarcodeContent.assess(message, method: .otentifikasi, in: context)
    if !content.errors.isEmpty {
      for finding in content.verdict.findings where finding.effect == .blocks {
        answer.verdict.add(
          Finding(
            .warns, finding.rule, subject: "row.\(cell.content.key)", found: finding.found,
            expected: finding.expected, isAmbiguous: finding.isAmbiguous))
      }
    }
    guard let rule = context.edition.rule("BARCODE.AUTH.EQUALS_REPORT", on: context.rowDay) else { return }
    agree("nie", content.fields.nie, rule)
    agree("nomor_bets", content.fields.batch, rule)
    agree("tanggal_kedaluwarsa", content.fields.expiry?.description, rule)
    // The same number may be written with or without its leading zeros.
    let international = content.fields.gtin.flatMap { GTIN($0) }
    if let international, values["identitas_internasional"].flatMap({ GTIN($0) }) != international {
      agree("identitas_internasional", international.description, rule)
    }
  }

  private mutating func agree(_ key: String, _ inside: String?, _ rule: Rule) {
    guard let inside, let value = values[key], !value.isEmpty, value != inside, !answer.errors.contains(key) else {
      return
    }
    fail(key, rule, "row.\(key)", found: value, expected: inside)
  }

  @inline(never)
  private mutating func fail(
    _ error: String, _ rule: Rule, _ subject: String, found: String, expected: String?, isAmbiguous: Bool = false
  ) {
    if !answer.errors.contains(error) { answer.errors.append(error) }
    answer.verdict.add(
      Finding(.blocks, rule, subject: subject, found: found, expected: expected, isAmbiguous: isAmbiguous))
  }
}
