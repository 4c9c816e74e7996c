public import GS1

/// One edition of one source: the rules of one XML table, in force from a first day.
///
/// An edition never changes after loading and is shared by every verdict that rests on it.
public final class Edition: Sendable {
  /// The id a caller names it by, for example `33/2018`.
  public let id: String
  public let subject: Subject
  public let title: Message
  /// The days on which it is in force.
  public let period: Period
  /// The id of the edition that replaced it.
  public let supersededBy: String?
  /// The id of the edition whose answer is offered where this one cannot decide.
  public let previous: String?
  public let confidence: Confidence
  /// Whether it answers questions that name neither edition nor day.
  public let isBase: Bool
  /// The line of the `<edition>` in its table, for messages to the people who keep it.
  public let line: Int
  private let contents: Late<EditionContents>

  /// What a table says of its edition before its first rule.
  struct Header {
    var id: String
    var subject: Subject
    var title: Message
    var period: Period
    var supersededBy: String?
    var previous: String?
    var confidence: Confidence
    var isBase: Bool
    var line: Int
  }

  init(_ header: Header, _ contents: Late<EditionContents>) {
    id = header.id
    subject = header.subject
    title = header.title
    period = header.period
    supersededBy = header.supersededBy
    previous = header.previous
    confidence = header.confidence
    isBase = header.isBase
    line = header.line
    self.contents = contents
  }

  /// Whether its table can be read; else there was no memory, and no question is answered by the edition.
  var isReadable: Bool { contents.value != nil }
  /// Every rule, in the order of the table; none where it cannot be read.
  public var rules: [Rule] { readContents.rules }
  var tables: Tables { readContents.tables }
  /// The rows that verdicts look for.
  var index: TableIndex { readContents.index }

  private var readContents: EditionContents { contents.value ?? EditionContents(rules: [], tables: Tables()) }

  /// The first rule of an id that holds on a day.
  public func rule(_ id: String, on day: CalendarDay? = nil) -> Rule? { readContents.rule(id, on: day) }

  /// The id of the provision on the day from which an edition is in force.
  static let entryIntoForce = "BARCODE.EFFECTIVE"

  /// The provision on the day from which the edition is in force, where it was read.
  var entryIntoForce: Rule? { rule(Self.entryIntoForce) }
}
