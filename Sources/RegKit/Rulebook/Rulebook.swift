internal import CRuleTables
internal import GS1

/// All rule tables a host uses: immutable, cheap to copy, safe to share between threads.
///
/// `embedded()` holds the tables this library was built with. `adding(table:)` gives a new rulebook with an edition
/// added or replaced from XML, and leaves the old one as it was, so a host can try a newer table without risk.
public struct Rulebook: Sendable {
  /// Every edition, base editions first, then by subject and first day.
  public let editions: [Edition]

  init(editions: [Edition]) {
    self.editions = editions
  }

  /// The tables embedded when the library was built.
  ///
  /// What a table says of its edition is read at once, its rules when they are first looked at, by whichever thread that
  /// is. That they are right, no two rows matching the same facts on one day, is shown once, by the library's tests, which
  /// read them as a host's tables.
  ///
  /// - Throws: `TableError` if an embedded table is unusable, which the library's own tests rule out.
  public static func embedded() throws(TableError) -> Rulebook {
    var editions: [Edition] = []
    for place in 0..<embedded_rule_table_count() { editions.append(try TableReader.edition(ofEmbeddedTable: place)) }
    return try Rulebook(editions: []).adding(editions)
  }

  /// A rulebook with the edition of an XML table added, or replaced where one of the same id and subject was there.
  ///
  /// - Parameter table: The bytes of one table in the form of `Rules/rules.xsd`; nothing else is read, not even what the
  ///   file might point to.
  /// - Throws: `TableError` with every problem found; the receiver is unchanged in any case.
  public func adding(table: UnsafeBufferPointer<UInt8>) throws(TableError) -> Rulebook {
    try adding([Self.edition(from: table)])
  }

  /// A rulebook with the edition of an XML table added or replaced.
  public func adding(table: [UInt8]) throws(TableError) -> Rulebook { try adding(tables: [table]) }

  /// A rulebook with the editions of several XML tables added or replaced at once.
  ///
  /// An edition and the one that takes its place name each other, so a new one and the end of the old one are added
  /// together.
  ///
  /// - Throws: `TableError` with every problem found, each with the place of its table.
  public func adding(tables: [[UInt8]]) throws(TableError) -> Rulebook {
    try adding(Self.editions(of: tables))
  }

  /// The editions of XML tables, in their order, as `adding(tables:)` would add them.
  ///
  /// - Throws: `TableError` with every problem found, in the tables or between them and the editions here.
  public func editions(adding tables: [[UInt8]]) throws(TableError) -> [Edition] {
    let added = try Self.editions(of: tables)
    _ = try adding(added)
    return added
  }

  private static func editions(of tables: [[UInt8]]) throws(TableError) -> [Edition] {
    var added: [Edition] = []
    var problems: [TableProblem] = []
    for (place, table) in tables.enumerated() {
      // Typed throws do not pass through the closures of `withUnsafeBufferPointer` in every build; a result does.
      let result: Result<Edition, TableError> = table.withUnsafeBufferPointer { bytes in
        do throws(TableError) { return .success(try edition(from: bytes)) } catch { return .failure(error) }
      }
      switch result {
      case .success(let edition): added.append(edition)
      case .failure(let error):
        for var problem in error.problems {
          problem.table = place
          problems.append(problem)
        }
      }
    }
    guard problems.isEmpty else { throw TableError(problems: problems) }
    return added
  }

  /// The edition of a table that both our own checks and the schema find right.
  private static func edition(from table: UnsafeBufferPointer<UInt8>) throws(TableError) -> Edition {
    let edition = try TableReader.edition(from: table)
    let further = TableSchema.problems(in: table)
    guard further.isEmpty else { throw TableError(problems: further) }
    return edition
  }

  private func adding(_ added: [Edition]) throws(TableError) -> Rulebook {
    let kept = editions.filter { edition in
      !added.contains { $0.id == edition.id && $0.subject == edition.subject }
    }
    var all = kept + added
    let problems = EditionChecks.problems(in: all, added: added)
    guard problems.isEmpty else { throw TableError(problems: problems) }
    all.sort {
      ($0.subject.rawValue, $0.isBase ? 0 : 1, $0.period.from)
        < ($1.subject.rawValue, $1.isBase ? 0 : 1, $1.period.from)
    }
    return Rulebook(editions: all)
  }

  /// The edition of a subject by its id.
  public func edition(_ id: String, of subject: Subject) -> Edition? {
    editions.first { $0.id == id && $0.subject == subject }
  }

  /// Every rule with this id, one an edition or more.
  public func rules(id: String) -> [Rule] {
    editions.flatMap { edition in edition.rules.filter { $0.id == id } }
  }

  /// The edition that answers a question: the one asked for, else the one in force on the day, else the base edition.
  ///
  /// An edition id of another subject chooses nothing here: a caller may name the barcode edition once for questions on
  /// everything. The verdict always says which edition answered.
  func context(for subject: Subject, edition id: String? = nil, asOf day: CalendarDay?) -> Verdict.Context? {
    let chosen = id.flatMap { edition($0, of: subject) }
    let inForce = day.flatMap { day in editions.first { $0.subject == subject && $0.period.contains(day) } }
    guard let edition = chosen ?? inForce ?? editions.first(where: { $0.subject == subject && $0.isBase }) else {
      return nil
    }
    // Without its rows an edition would seem to ask for nothing.
    return edition.isReadable ? Verdict.Context(edition: edition, day: day) : nil
  }

  /// Whether every edition of a subject can be read; else there was no memory.
  package func canRead(_ subject: Subject) -> Bool {
    editions.allSatisfy { $0.subject != subject || $0.isReadable }
  }
}

extension Verdict.Context {
  /// Whether the edition can speak about the day: not before it began, even when it was asked for by name.
  var coversDay: Bool {
    guard let day else { return true }
    return day >= edition.period.from
  }

  /// The day by which rows are chosen; without a day, and after its last one, an edition answers with its last rows.
  var rowDay: CalendarDay? {
    guard let until = edition.period.until else { return day ?? .last }
    guard let day, day < until else { return until.adding(days: -1) }
    return day
  }
}
