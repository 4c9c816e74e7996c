/// Packs specifications into the tables that reading uses, as Scripts/make-ai-tables does for those of the library.
///
/// Equal dictionaries give equal tables, word for word.
struct DictionaryPacking {
  private(set) var words = LoadedTables.Words()
  /// What there was no room for; the words are then good for nothing.
  private(set) var problems: [SyntaxDictionary.Problem] = []

  private let specifications: [ApplicationIdentifier.Specification]
  private var patterns: [AIPattern] = []
  private var shapes: [[UInt64]] = []
  private var masks: [UInt128] = [0]
  /// Conditions, of each its alternatives, of each the mask; none is the first.
  private var requirements: [[[Int]]] = [[]]
  private var qualifiers: [[[ApplicationIdentifier]]] = [[]]
  private var titles: [[UInt8]] = [[]]
  private var rows: [Row] = []

  /// What an entry has in the tables that entries share.
  private struct Row {
    var shape = 0
    var satisfied = 0
    var requirement = 0
    var excluded = 0
    var qualifiers = 0
    var title = 0
  }

  /// Patterns of more than two digits that belong to the commonest messages: weights, counts, prices, other keys.
  private static let commonPatterns: [UInt16] = [
    0x310A, 0x31AA, 0x320A, 0x32AA, 0x35AA, 0x36AA, 0x390A, 0x391A, 0x392A, 0x393A, 0x394A, 0x395A, 0x253F, 0x255F,
    0x8003, 0x8004, 0x8005, 0x8006, 0x8010, 0x8017, 0x8018,
  ]
  /// The patterns that a lane has bits for.
  private static let laneMask: UInt128 = (1 << 31) - 1

  /// Packs specifications in the order of their identifiers, each of which is there once; at most 1,022.
  ///
  /// Those that begin with the same two digits have as many.
  init(_ specifications: [ApplicationIdentifier.Specification]) {
    self.specifications = specifications
    collectPatterns()
    guard problems.isEmpty else { return }
    for specification in specifications { rows.append(row(of: specification)) }
    for place in rows.indices { rows[place].satisfied = index(ofMask: satisfied(by: specifications[place].ai)) }
    requireRoom(shapes.count, 128, .shapes)
    requireRoom(titles.count, 1024, .titles)
    requireRoom(requirements.count, 256, .requirements)
    requireRoom(qualifiers.count, 32, .qualifierLists)
    guard problems.isEmpty else { return }
    packPlaces()
    packShapes()
    packRequirements()
    packQualifiers()
    packTitles()
    for mask in masks {
      words.masks += [UInt64(truncatingIfNeeded: mask), UInt64(truncatingIfNeeded: mask >> 64)]
    }
    requireRoom(masks.count, 256, .masks)
    guard problems.isEmpty else { return }
    packEntries()
    packLanes()
  }

  private mutating func requireRoom(_ count: Int, _ limit: Int, _ part: SyntaxDictionary.Problem.Part) {
    guard count > limit, !problems.contains(where: { $0.part == part }) else { return }
    problems.append(
      SyntaxDictionary.Problem(
        .tooMany, line: 0, offset: 0, length: 0, found: "\(count)", detail: "\(limit)", part: part))
  }

  // MARK: - What entries share

  /// Puts the patterns of two digits and common ones first, so that they are among those a lane has bits for.
  private mutating func collectPatterns() {
    var all: [AIPattern] = []
    for specification in specifications {
      for pattern in specification.required.joined().joined() { DictionaryPacking.add(pattern, to: &all) }
      for pattern in specification.excluded { DictionaryPacking.add(pattern, to: &all) }
    }
    all.sort { $0.textOrder < $1.textOrder }
    let isCommon: (AIPattern) -> Bool = { DictionaryPacking.commonPatterns.contains($0.nibbles) }
    let long = all.filter { !$0.isOfTwoDigits }
    patterns = all.filter { $0.isOfTwoDigits } + long.filter(isCommon) + long.filter { !isCommon($0) }
    requireRoom(patterns.count, 128, .patterns)
    words.patterns = patterns.map { $0.nibbles }
  }

  private static func add(_ pattern: AIPattern, to list: inout [AIPattern]) {
    // One more than there is room for is enough to refuse them all.
    if list.count <= 128, !list.contains(pattern) { list.append(pattern) }
  }

  private mutating func row(of specification: ApplicationIdentifier.Specification) -> Row {
    var row = Row()
    row.shape = DictionaryPacking.index(of: specification.components.map { $0.word }, in: &shapes, limit: 128)
    var conditions: [[Int]] = []
    for alternatives in specification.required {
      conditions.append(alternatives.map { index(ofMask: mask(of: $0)) })
    }
    row.requirement = DictionaryPacking.index(of: conditions, in: &requirements, limit: 256)
    row.excluded = index(ofMask: mask(of: specification.excluded))
    row.qualifiers = DictionaryPacking.index(of: specification.digitalLinkQualifiers, in: &qualifiers, limit: 32)
    row.title = DictionaryPacking.index(of: Array(specification.title.utf8), in: &titles, limit: 1024)
    return row
  }

  /// The place of a value among those so far, where it is put when it is new.
  ///
  /// One more than there is room for is enough to refuse them all, so that no file makes the search long.
  private static func index<Value: Equatable>(of value: Value, in pool: inout [Value], limit: Int) -> Int {
    if let place = pool.firstIndex(of: value) { return place }
    if pool.count <= limit { pool.append(value) }
    return pool.count &- 1
  }

  private mutating func index(ofMask mask: UInt128) -> Int {
    DictionaryPacking.index(of: mask, in: &masks, limit: 256)
  }

  private func mask(of list: [AIPattern]) -> UInt128 {
    var mask: UInt128 = 0
    for pattern in list {
      if let bit = patterns.firstIndex(of: pattern) { mask |= 1 << UInt128(bit) }
    }
    return mask
  }

  private func satisfied(by ai: ApplicationIdentifier) -> UInt128 {
    var nibbles: UInt16 = 0
    for place in 0..<4 {
      nibbles = nibbles << 4 | (place < ai.digitCount ? UInt16(ai.digit(place)) : 0xF)
    }
    var mask: UInt128 = 0
    for (bit, pattern) in patterns.enumerated() where (nibbles ^ pattern.nibbles) & pattern.fixedBits == 0 {
      mask |= 1 << UInt128(bit)
    }
    return mask
  }

  /// The mask of which any one bit meets a requirement; none when the requirement is not of that kind.
  private func simpleMask(_ requirement: Int) -> UInt128 {
    let conditions = requirements[requirement]
    guard conditions.count == 1 else { return 0 }
    var any: UInt128 = 0
    for alternative in conditions[0] {
      guard masks[alternative].nonzeroBitCount == 1 else { return 0 }
      any |= masks[alternative]
    }
    return any
  }

  // MARK: - Tables

  private mutating func packPlaces() {
    var digits = [Int](repeating: 0, count: 100)
    for specification in specifications { digits[specification.ai.prefix] = specification.ai.digitCount }
    var slots = 0
    for count in digits {
      // The first slot has thirteen bits.
      words.prefixes.append(UInt16(truncatingIfNeeded: count | slots << 3))
      if count > 0 { requireRoom(slots, 8191, .slots) }
      slots &+= count == 0 ? 0 : count == 2 ? 1 : count == 3 ? 10 : 100
    }
    guard problems.isEmpty else { return }
    words.slots = [UInt16](repeating: 0, count: slots)
    for (place, specification) in specifications.enumerated() {
      let ai = specification.ai
      let rest = ai.digitCount == 2 ? 0 : ai.digitCount == 3 ? ai.number % 10 : ai.number % 100
      words.slots[Int(words.prefixes[ai.prefix] >> 3) &+ rest] = UInt16(truncatingIfNeeded: place &+ 1)
    }
  }

  private mutating func packShapes() {
    for shape in shapes {
      let components = shape.map { Component(word: $0) }
      var shortest = 0
      var longest = 0
      for component in components {
        if !component.isOptional { shortest &+= component.minimumLength }
        longest &+= component.maximumLength
      }
      requireRoom(words.components.count, 255, .components)
      var word = UInt32(truncatingIfNeeded: shortest | longest << 8)
      word |= UInt32(truncatingIfNeeded: words.components.count & 0xFF) << 16
      word |= UInt32(truncatingIfNeeded: components.count & 0xF) << 24
      word |= DictionaryPacking.kind(of: components) << 28
      words.shapes.append(word)
      words.components += shape
    }
  }

  /// The kind of value that is read in one loop, see `Lane.Kind`; 0 for any other.
  private static func kind(of components: [Component]) -> UInt32 {
    guard components.count == 1, let component = components.first else { return 0 }
    let (shortest, longest) = (component.minimumLength, component.maximumLength)
    switch component.characterSet {
    case .digits where shortest == longest:
      var linters: [Linter] = []
      for place in 0..<3 {
        switch component.linter(place) {
        // In a value of digits that has them, the first four of a company prefix are always in their place.
        case .gcppos1 where longest >= 4, .gcppos2 where longest >= 5: continue
        case let linter?: linters.append(linter)
        case nil: continue
        }
      }
      if linters.isEmpty { return 1 }
      if linters == [.csum] { return (8...24).contains(longest) ? 3 : 0 }
      return linters == [.yymmd0] && longest == 6 ? 4 : 0
    case .cset82 where shortest == 1 && !component.hasLinters: return 2
    case .digits where shortest == 1 && !component.hasLinters: return 5
    default: return 0
    }
  }

  private mutating func packRequirements() {
    for conditions in requirements {
      words.requirementStarts.append(UInt16(truncatingIfNeeded: words.requirements.count))
      for alternatives in conditions {
        for (place, mask) in alternatives.enumerated() {
          words.requirements.append(UInt16(truncatingIfNeeded: mask) | (place == 0 ? 0x8000 : 0))
        }
      }
      requireRoom(words.requirements.count, 65_535, .requirementWords)
    }
    words.requirementStarts.append(UInt16(truncatingIfNeeded: words.requirements.count))
    for requirement in requirements.indices {
      words.simpleRequirements.append(UInt8(truncatingIfNeeded: index(ofMask: simpleMask(requirement))))
    }
  }

  private mutating func packQualifiers() {
    for sequences in qualifiers {
      words.qualifierStarts.append(UInt16(truncatingIfNeeded: words.qualifiers.count))
      for (place, sequence) in sequences.enumerated() {
        if place > 0 { words.qualifiers.append(0xFFFF) }
        words.qualifiers += sequence.map { $0.packed }
      }
    }
    words.qualifierStarts.append(UInt16(truncatingIfNeeded: words.qualifiers.count))
  }

  private mutating func packTitles() {
    for title in titles {
      words.titleStarts.append(UInt16(truncatingIfNeeded: words.titles.count))
      words.titles += title
    }
    words.titleStarts.append(UInt16(truncatingIfNeeded: words.titles.count))
    requireRoom(words.titles.count, 65_535, .titleBytes)
  }

  private mutating func packEntries() {
    for (specification, row) in zip(specifications, rows) {
      words.numbers.append(specification.ai.packed)
      var entry = UInt32(truncatingIfNeeded: row.shape | row.title << 10 | row.qualifiers << 20)
      if specification.isPredefinedLength { entry |= 1 << 7 }
      if specification.isDigitalLinkAttribute { entry |= 1 << 8 }
      if specification.isDigitalLinkKey { entry |= 1 << 9 }
      words.entries.append(entry)
      words.rules.append(UInt32(truncatingIfNeeded: row.satisfied | row.requirement << 8 | row.excluded << 16))
    }
  }

  private mutating func packLanes() {
    for place in 0..<256 {
      let (tens, units) = (place >> 4, place & 15)
      let prefix = tens < 10 && units < 10 ? words.prefixes[tens &* 10 &+ units] : 0
      let slot = Int(prefix >> 3)
      switch prefix & 7 {
      case 0: words.lanes += [0, 0, 0]
      case 2: packLane(Int(words.slots[slot]) &- 1)
      case let count: words.lanes += [UInt64(slot) | UInt64(count) << 32 | Lane.Kind.prefix.bits, 0, 0]
      }
    }
    for place in rows.indices { packLane(place) }
  }

  /// What the reader of raw elements knows of an entry, see `Lane`.
  private mutating func packLane(_ place: Int) {
    let specification = specifications[place]
    let row = rows[place]
    let shape = words.shapes[row.shape]
    let laneMask = DictionaryPacking.laneMask
    let met = masks[row.satisfied]
    let excluded = masks[row.excluded]
    var needed = UInt64(truncatingIfNeeded: simpleMask(row.requirement) & laneMask)
    if row.requirement == 0 { needed = UInt64(Lane.always) }
    // An entry whose own patterns have no bits in a lane is left to the full check: its needs can never be met here.
    // That also makes lanes exact: where nothing is left open, no element meets a pattern without a bit, so none that was
    // cut off above. A signature asks more of its keys than to be there.
    if met & ~laneMask != 0 || specification.ai == .digitalSignature { needed = 0 }
    let packed = specification.ai.packed
    var word = UInt64(packed) | UInt64(place) << 22 | UInt64(shape >> 8 & 0xFF) << 32 | UInt64(shape >> 28) << 40
    word |= UInt64(packed % 61) << 44
    if specification.isPredefinedLength { word |= 1 << 43 }
    if words.qualifiers.contains(packed) { word |= 1 << 50 }
    if specification.isDigitalLinkAttribute { word |= 1 << 51 }
    words.lanes.append(word)
    words.lanes.append(UInt64(truncatingIfNeeded: met & laneMask | (excluded & laneMask) << 32))
    words.lanes.append(needed)
  }
}

extension AIPattern {
  fileprivate var isOfTwoDigits: Bool { nibbles & 0xFF == 0xFF }

  /// The bits of the nibbles that are not left open.
  fileprivate var fixedBits: UInt16 {
    var bits: UInt16 = 0
    for shift in stride(from: UInt16(12), through: 0, by: -4) {
      bits = bits << 4 | (nibbles >> shift & 0xF == 0xA ? 0 : 0xF)
    }
    return bits
  }

  /// A number that orders patterns as their texts.
  fileprivate var textOrder: UInt16 {
    // The end, which is before every digit in text, comes last in nibbles: one more of each puts it first.
    var order: UInt16 = 0
    for shift in stride(from: UInt16(12), through: 0, by: -4) {
      order = order << 4 | (nibbles >> shift &+ 1) & 0xF
    }
    return order
  }
}

extension ApplicationIdentifier {
  /// The digit at a place from the left, below the count of digits.
  fileprivate func digit(_ place: Int) -> Int {
    var rest = number
    for _ in place..<(digitCount &- 1) { rest /= 10 }
    return rest % 10
  }
}
