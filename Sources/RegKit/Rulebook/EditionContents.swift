internal import GS1
internal import Synchronization

/// The rules of an edition with their rows, and what finds them.
final class EditionContents: Sendable {
  /// Every rule, in the order of the table.
  let rules: [Rule]
  let tables: Tables
  /// The rows that verdicts look for.
  let index: TableIndex
  /// The place in `rules` of the first rule with each id.
  private let firsts: [String: Int]
  /// For each rule, the place of the next one with its id.
  private let nexts: [Int?]

  init(rules: [Rule], tables: Tables) {
    self.rules = rules
    self.tables = tables
    index = TableIndex(tables)
    var firsts: [String: Int] = [:]
    firsts.reserveCapacity(rules.count)
    var nexts = [Int?](repeating: nil, count: rules.count)
    // From the last one on, so that each rule meets the next with its id.
    for place in rules.indices.reversed() { nexts[place] = firsts.updateValue(place, forKey: rules[place].id) }
    self.firsts = firsts
    self.nexts = nexts
  }

  /// The first rule of an id that holds on a day.
  ///
  /// The cost does not grow with the number of rules, as every answer looks some up.
  func rule(_ id: String, on day: CalendarDay?) -> Rule? {
    var place = firsts[id]
    while let current = place {
      if rules[current].holds(on: day) { return rules[current] }
      place = nexts[current]
    }
    return nil
  }
}

/// Contents that are there, or that are read from an embedded table when somebody first looks at them.
///
/// A program that opens the rules asks about a subject or two; reading the tables of all of them would take most of the time
/// to its first verdict. Any number of threads may look at once: those that come first may each read the table, and one of
/// them is kept.
final class LateContents: Sendable {
  /// The address of an `EditionContents` that this object owns, or 0 before the table was read.
  private let made: Atomic<UInt>
  private let embeddedTable: Int

  init(_ contents: EditionContents) {
    made = Atomic(UInt(bitPattern: Unmanaged.passRetained(contents).toOpaque()))
    embeddedTable = -1
  }

  /// - Parameter place: The place of the table among those of the library.
  init(ofEmbeddedTable place: Int) {
    made = Atomic(0)
    embeddedTable = place
  }

  deinit { Self.contents(at: made.load(ordering: .acquiring))?.release() }

  var value: EditionContents {
    if let made = Self.contents(at: made.load(ordering: .acquiring)) { return made.takeUnretainedValue() }
    let read = TableReader.contents(ofEmbeddedTable: embeddedTable)
    let owned = Unmanaged.passRetained(read)
    let (isKept, other) = made.compareExchange(
      expected: 0, desired: UInt(bitPattern: owned.toOpaque()), ordering: .acquiringAndReleasing)
    if isKept { return read }
    owned.release()
    return Self.contents(at: other)?.takeUnretainedValue() ?? read
  }

  private static func contents(at address: UInt) -> Unmanaged<EditionContents>? {
    UnsafeRawPointer(bitPattern: address).map { Unmanaged.fromOpaque($0) }
  }
}
