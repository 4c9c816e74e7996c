public import GS1

/// A code of the Indonesian classification of businesses (KBLI): five digits, which mean nothing without their vintage.
///
/// KBLI 2020 is Peraturan BPS 2/2020, KBLI 2025 Peraturan BPS 7/2025. Of the codes that may register with ASROT two name
/// another business in 2025: 11040 (soft drinks, then malt) and 46442 (wholesale of traditional medicine, then of
/// medicines for animals).
public struct KBLICode: Identifier {
  public let compact: String

  public init(bytes: Span<UInt8>) throws(IdentifierError) {
    let expected = "5 × 0–9"
    let written = try WrittenNumber(bytes, expected: expected)
    try written.check(digits: [5], expected: expected)
    compact = written.text
  }

  /// What became of a code of KBLI 2020 in KBLI 2025.
  public enum Fate: String, Sendable, Hashable, CaseIterable {
    /// The code and its name are as they were.
    case kept
    /// The code has another name for the same business.
    case retitled
    /// The code takes in more than before.
    case widened
    /// The code names another business.
    case reused
    /// No business has the code.
    case dropped
  }

  /// One line of the conversion from KBLI 2020 to KBLI 2025.
  public struct Conversion: Sendable {
    /// The code in KBLI 2020.
    public let code: String
    public let fate: Fate
    /// What the code names in KBLI 2025; nil where it names nothing.
    public let name: String?
    /// The codes of KBLI 2025 under which the business of 2020 is found.
    ///
    /// No official table was found; the codes follow from the titles.
    public let successors: [String]
    public let rule: Rule
  }

  /// What became of the code, taken as one of KBLI 2020; nil where the tables do not say.
  public func conversion(under rulebook: Rulebook, asOf day: CalendarDay? = nil) -> Conversion? {
    Self.conversions(rulebook, day).first { $0.code == compact }
  }

  /// The lines whose business of KBLI 2020 has the code in KBLI 2025.
  public func predecessors(under rulebook: Rulebook, asOf day: CalendarDay? = nil) -> [Conversion] {
    Self.conversions(rulebook, day).filter { $0.successors.contains(compact) }
  }

  private static func conversions(_ rulebook: Rulebook, _ day: CalendarDay?) -> [Conversion] {
    guard let context = rulebook.context(for: .identifiers, asOf: day) else { return [] }
    return context.edition.tables.kbliConversions.filter { $0.rule.holds(on: context.rowDay) }.map {
      Conversion(
        code: $0.content.code, fate: $0.content.fate, name: $0.content.name, successors: $0.content.successors,
        rule: $0.rule)
    }
  }
}
