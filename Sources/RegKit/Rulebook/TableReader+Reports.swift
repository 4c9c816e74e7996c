/// A column of the template of a track-and-trace report, in the order of the annex.
struct ReportColumn: Sendable {
  let report: Report.Kind
  /// The column in one word, for example `kode_primer`.
  let key: String
  /// The column as the annex writes it.
  let name: String
}

/// What a value in a column must look like.
struct ReportCell: Sendable {
  let report: Report.Kind
  let key: String
  let isRequired: Bool
  let format: Report.Format
  /// The product classes the column is for; nil for all.
  let classes: [ProductClass]?
}

extension TableReader {
  mutating func readReport(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["id"])
    guard let report: Report.Kind = word(row, "id") else { return }
    if row.children.isEmpty { self.report(row, nil, "no <column> and no <cell>", "at least one") }
    for child in row.children {
      switch child.name {
      case "column": readColumn(child, of: report, rule)
      case "cell": readCell(child, of: report, rule)
      default: self.report(child, nil, "<\(child.name)>", "<column> or <cell>")
      }
    }
  }

  private mutating func readColumn(_ row: XMLElement, of report: Report.Kind, _ rule: Rule) {
    checkAttributes(row, ["key", "name"])
    let column = ReportColumn(report: report, key: required(row, "key"), name: required(row, "name"))
    keys.add("column \(column.key) of \(report.rawValue)", row, rule)
    keys.add("column \"\(column.name)\" of \(report.rawValue)", row, rule)
    tables.reportColumns.append(Row(rule: rule, content: column))
  }

  private mutating func readCell(_ row: XMLElement, of report: Report.Kind, _ rule: Rule) {
    checkAttributes(row, ["key", "required", "format", "classes"])
    let key = required(row, "key")
    let classes: [ProductClass]? = row.has("classes") ? words(row, "classes") : nil
    _ = required(row, "required")
    let isRequired = flag(row, "required") ?? true
    guard let format: Report.Format = word(row, "format") else { return }
    keys.add("cell \(key) of \(report.rawValue)", row, rule)
    tables.reportCells.append(
      Row(
        rule: rule,
        content: ReportCell(report: report, key: key, isRequired: isRequired, format: format, classes: classes)))
  }

  /// Every cell is in a column and every column has its cell, or a value would go unjudged.
  mutating func checkReportCells() {
    for row in tables.reportCells where !tables.reportColumns.contains(where: { $0.content.names(row.content) }) {
      problem(
        row.rule.line, "cell", found: quoted(row.content.key),
        expected: "a <column> of the report \(row.content.report.rawValue)")
    }
    for row in tables.reportColumns where !tables.reportCells.contains(where: { row.content.names($0.content) }) {
      problem(
        row.rule.line, "column", found: quoted(row.content.key),
        expected: "a <cell> of the report \(row.content.report.rawValue)")
    }
  }
}

extension ReportColumn {
  /// Whether a cell is in this column.
  fileprivate func names(_ cell: ReportCell) -> Bool { cell.report == report && cell.key == key }
}
