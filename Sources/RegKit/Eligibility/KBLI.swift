public import GS1

/// The list of KBLI codes that may register traditional medicines, health supplements and quasi drugs.
///
/// Source: ASROT-OSS guide, section B, the table of codes, names, industry kinds and commodities.
public enum KBLI {
  /// One line of the list.
  public struct Entry: Sendable {
    /// Five digits; text, because a code is no number.
    public let code: String
    /// The name as the guide prints it.
    public let name: String
    /// `Industri lokal` or `Importir`.
    public let kind: String
    /// The commodities of its own row, before any limit by scale or dosage form.
    public let commodities: [String]
    public let rule: Rule
  }

  /// Whether a text has the form of a code: five digits (rule ASROT.KBLI.FORMAT).
  public static func isCode(_ text: String) -> Bool {
    text.utf8.count == 5 && text.utf8.allSatisfy { $0.isDigit }
  }

  /// The line of one code, or nil when the list does not have it.
  public static func entry(_ code: String, under rulebook: Rulebook, asOf day: CalendarDay? = nil) -> Entry? {
    guard let context = rulebook.context(for: .asrot, asOf: day) else { return nil }
    return row(code, in: context).map(Entry.init)
  }

  /// The codes that list a commodity, or are of an industry kind, or both, in ascending order.
  public static func entries(
    commodity: String? = nil, kind: String? = nil, under rulebook: Rulebook, asOf day: CalendarDay? = nil
  ) -> [Entry] {
    guard let context = rulebook.context(for: .asrot, asOf: day) else { return [] }
    let commodity = commodity.map { Eligibility.commodity($0, in: context) }
    return context.edition.tables.kbli
      .filter { row in
        row.rule.holds(on: context.rowDay)
          && (commodity.map { row.content.commodities.contains($0) } ?? true)
          && (kind.map { row.content.kind == $0 } ?? true)
      }
      .map(Entry.init).sorted { $0.code < $1.code }
  }

  static func row(_ code: String, in context: Verdict.Context) -> Row<KBLIEntry>? {
    context.edition.index.kbli.first(code, on: context.rowDay)
  }
}

extension KBLI.Entry {
  init(_ row: Row<KBLIEntry>) {
    self.init(
      code: row.content.code, name: row.content.name, kind: row.content.kind, commodities: row.content.commodities,
      rule: row.rule)
  }
}
