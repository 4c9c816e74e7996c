public import GS1

/// One rule of a rule table: its id, where it stands in the law, from when until when it holds, and its words.
///
/// A rule is shared by every finding that applies it, so it is a reference; it never changes after loading.
public final class Rule: Sendable {
  /// The id of the catalogue, for example `BARCODE.PRIMARY.EXEMPT.OBAT.a`; ids are never reused.
  public let id: String
  /// Where the rule stands; the first is the provision to cite, the others support it.
  public let citations: [Citation]
  /// The words of the source.
  public let quote: String
  /// The rule in plain words.
  public let message: Message
  /// The reading of the source that RegKit does not follow, where the source leaves one open.
  public let otherReading: Message?
  /// The days on which the rule holds.
  public let period: Period
  /// The day a person last compared the row with its source.
  public let compared: CalendarDay
  public let confidence: Confidence
  /// The id of the edition whose table states the rule.
  public let edition: String
  /// The line of the rule in its table, for messages to the people who keep it.
  public let line: Int
  /// The type that applies the rule, where no row does.
  public let appliedBy: String?
  /// Why nothing can be checked, where the rule is a fact to look up and decides nothing.
  public let informs: Message?
  /// The rule as it stands in its table.
  private let element: XMLElement

  init(
    id: String, citations: [Citation], quote: String, message: Message, otherReading: Message?, period: Period,
    compared: CalendarDay, confidence: Confidence, edition: String, appliedBy: String?, informs: Message?,
    element: XMLElement
  ) {
    self.id = id
    self.citations = citations
    self.quote = quote
    self.message = message
    self.otherReading = otherReading
    self.period = period
    self.compared = compared
    self.confidence = confidence
    self.edition = edition
    self.appliedBy = appliedBy
    self.informs = informs
    self.element = element
    line = element.line
  }

  /// What the rule does that a regulator may change, one line a row, for people.
  ///
  /// They are written when they are asked for, as no answer needs them and they are most of a table.
  public var rows: [String] { element.rows.map { $0.described } }

  /// The worked cases whose answers rest on the rule, by id.
  public var cases: [String] { element.names("cases") ?? [] }

  /// The provision to cite, in the way people write it, with the source's name.
  public var citation: String { citations.first?.text ?? "" }

  /// Whether the rule holds on a day; a question without a day meets every rule of its edition.
  public func holds(on day: CalendarDay?) -> Bool {
    day.map { period.contains($0) } ?? true
  }
}
