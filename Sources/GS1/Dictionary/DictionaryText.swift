/// A syntax dictionary as GS1 publishes it, read line by line; everything that is wrong is kept as a problem.
///
/// An entry is `AIs [flags] components [attributes] [# title]`. An identifier may be a range, `3100-3105`, whose entries
/// are alike. Several `req=` must all hold; of each, one of the alternatives between commas, and of that every pattern
/// joined by `+`.
struct DictionaryText {
  static let maximumLength = 1 << 20
  static let maximumLineLength = 4096
  static let maximumIdentifiers = 1022

  /// One identifier of an entry, and where the entry names it.
  struct Row {
    let specification: ApplicationIdentifier.Specification
    let line: Int
    let range: Range<Int>
  }

  private typealias Problem = SyntaxDictionary.Problem

  private let bytes: [UInt8]
  /// The identifiers in the order of their texts.
  private(set) var rows: [Row] = []
  private(set) var problems: [SyntaxDictionary.Problem] = []
  private(set) var hasMore = false
  /// What the file says its release is.
  private(set) var release: String?
  private var line = 0
  private var hasEntries = false
  private var isFull = false
  private var qualifiers: [(ai: ApplicationIdentifier, line: Int, range: Range<Int>)] = []

  init(_ text: Span<UInt8>) {
    guard text.count <= DictionaryText.maximumLength else {
      bytes = []
      problems.append(
        Problem(
          .fileTooLong, line: 0, offset: 0, length: text.count, found: "\(text.count)",
          detail: "\(DictionaryText.maximumLength)"))
      return
    }
    bytes = Array(copying: text)
    readLines()
    if !hasEntries { report(.noEntries, 0..<0, isOfFile: true) }
    rows.sort { ($0.specification.ai, $0.range.lowerBound) < ($1.specification.ai, $1.range.lowerBound) }
    checkNeighbours()
    checkQualifiers()
    problems.sort { $0.offset < $1.offset }
  }

  // MARK: - Lines

  private mutating func readLines() {
    let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    var start = hasMark ? 3 : 0
    while start < bytes.count, !hasMore, !isFull {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end &+= 1 }
      line &+= 1
      let next = end &+ 1
      if end > start, bytes[end &- 1] == 0x0D { end &-= 1 }
      readLine(start..<end)
      start = next
    }
  }

  private mutating func readLine(_ range: Range<Int>) {
    guard range.count <= DictionaryText.maximumLineLength else {
      hasEntries = true
      report(.lineTooLong, range, detail: "\(DictionaryText.maximumLineLength)")
      return
    }
    if let place = firstInvalidByte(range) {
      hasEntries = true
      report(.invalidByte, place..<place &+ 1)
      return
    }
    let text = trimmed(range)
    guard !text.isEmpty else { return }
    if bytes[text.lowerBound] == 0x23 {
      readComment(text)
    } else {
      hasEntries = true
      readEntry(text)
    }
  }

  /// Takes the release from `# Release: …` before the first entry.
  private mutating func readComment(_ range: Range<Int>) {
    guard release == nil, !hasEntries else { return }
    let text = trimmed(range.lowerBound &+ 1..<range.upperBound)
    let key = Array("Release:".utf8)
    guard text.count > key.count, text.count <= 100, bytes[text.lowerBound..<text.lowerBound &+ key.count] == key[...]
    else { return }
    let value = trimmed(text.lowerBound &+ key.count..<text.upperBound)
    if !value.isEmpty { release = String(decoding: bytes[value], as: UTF8.self) }
  }

  /// The first byte of a line that is a control character other than a tab, or not UTF-8.
  private func firstInvalidByte(_ range: Range<Int>) -> Int? {
    var place = range.lowerBound
    while place < range.upperBound {
      let byte = bytes[place]
      guard byte >= 0x80 else {
        if byte < 0x20 && byte != 0x09 || byte == 0x7F { return place }
        place &+= 1
        continue
      }
      // Lead byte, then what the second byte may be: no overlong forms, no surrogates, nothing beyond U+10FFFF.
      let count: Int
      var low: UInt8 = 0x80
      var high: UInt8 = 0xBF
      switch byte {
      case 0xC2...0xDF: count = 2
      case 0xE0...0xEF:
        count = 3
        if byte == 0xE0 { low = 0xA0 }
        if byte == 0xED { high = 0x9F }
      case 0xF0...0xF4:
        count = 4
        if byte == 0xF0 { low = 0x90 }
        if byte == 0xF4 { high = 0x8F }
      default: return place
      }
      guard place &+ count <= range.upperBound, bytes[place &+ 1] >= low, bytes[place &+ 1] <= high else {
        return place
      }
      for step in 2..<max(2, count) where bytes[place &+ step] & 0xC0 != 0x80 { return place }
      place &+= count
    }
    return nil
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, isSpace(bytes[start]) { start &+= 1 }
    while end > start, isSpace(bytes[end &- 1]) { end &-= 1 }
    return start..<end
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// The parts of a range between bytes of a kind, empty ones included unless they are left out.
  private func parts(of range: Range<Int>, omitsEmpty: Bool = false, _ separates: (UInt8) -> Bool) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    for place in range where separates(bytes[place]) {
      if place > start || !omitsEmpty { parts.append(start..<place) }
      start = place &+ 1
    }
    if range.upperBound > start || !omitsEmpty { parts.append(start..<range.upperBound) }
    return parts
  }

  // MARK: - Entries

  private mutating func readEntry(_ range: Range<Int>) {
    var body = range
    var title = range.upperBound..<range.upperBound
    if let mark = bytes[range].firstIndex(of: 0x23) {
      body = range.lowerBound..<mark
      title = trimmed(mark &+ 1..<range.upperBound)
    }
    var words = parts(of: body, omitsEmpty: true, isSpace)[...]
    guard let name = words.popFirst() else { return }
    let identifiers = readIdentifiers(name)
    let problemsBefore = problems.count
    var isPredefinedLength = false
    var isAttribute = false
    if let flags = words.first, isFlag(bytes[flags.lowerBound]) {
      words.removeFirst()
      for place in flags {
        switch bytes[place] {
        case 0x2A: isPredefinedLength = true
        case 0x3F: isAttribute = true
        default: report(.unknownFlag, place..<place &+ 1)
        }
      }
    }
    var attributes = Attributes()
    var components: [Component] = []
    var places: [Range<Int>] = []
    for word in words {
      if bytes[word].contains(0x3D) || isLowercase(bytes[word.lowerBound]) {
        readAttribute(word, &attributes)
      } else if let component = readComponent(word) {
        components.append(component)
        places.append(word)
      }
    }
    // Of an entry whose parts could not be read, nothing more can be said.
    guard problems.count == problemsBefore else { return }
    checkComponents(components, places, isPredefinedLength: isPredefinedLength, of: identifiers, name)
    guard let identifiers, problems.count == problemsBefore else { return }
    for number in identifiers.numbers {
      guard rows.count < DictionaryText.maximumIdentifiers else {
        report(.tooMany, name, detail: "\(DictionaryText.maximumIdentifiers)", part: .identifiers)
        isFull = true
        return
      }
      guard let ai = ApplicationIdentifier(number: number, digitCount: identifiers.digitCount) else { continue }
      rows.append(
        Row(
          specification: ApplicationIdentifier.Specification(
            ai: ai, title: String(decoding: bytes[title], as: UTF8.self), isPredefinedLength: isPredefinedLength,
            isDigitalLinkAttribute: isAttribute, isDigitalLinkKey: attributes.isKey,
            digitalLinkQualifiers: attributes.qualifiers, components: components, required: attributes.required,
            excluded: attributes.excluded),
          line: line, range: name))
    }
  }

  /// The signs that the format sets aside for flags, without the bracket that begins an optional component.
  private func isFlag(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5B: false
    default: byte < 0x80
    }
  }

  private func isLowercase(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }

  private mutating func readIdentifiers(_ range: Range<Int>) -> (numbers: ClosedRange<Int>, digitCount: Int)? {
    let ends = parts(of: range) { $0 == 0x2D }
    guard ends.count <= 2, let first = ends.first, let last = ends.last, let low = number(first),
      let high = number(last), first.count >= 2, first.count <= 4
    else {
      report(.invalidIdentifier, range)
      return nil
    }
    guard first.count == last.count, ends.count == 1 || low < high else {
      report(.invalidRange, range)
      return nil
    }
    return (low...high, first.count)
  }

  /// One to four digits as a number.
  private func number(_ range: Range<Int>) -> Int? {
    guard !range.isEmpty, range.count <= 4 else { return nil }
    var number = 0
    for place in range {
      guard bytes[place] >= 0x30, bytes[place] <= 0x39 else { return nil }
      number = number &* 10 &+ Int(bytes[place] &- 0x30)
    }
    return number
  }

  // MARK: - Components

  /// Reads `N6`, `X..20` or `[N4]` and the content rules behind it.
  private mutating func readComponent(_ range: Range<Int>) -> Component? {
    let words = parts(of: range) { $0 == 0x2C }
    var format = words[0]
    let isOptional = !format.isEmpty && bytes[format.lowerBound] == 0x5B
    if isOptional {
      guard format.count > 1, bytes[format.upperBound &- 1] == 0x5D else {
        report(.invalidComponent, range)
        return nil
      }
      format = format.lowerBound &+ 1..<format.upperBound &- 1
    }
    guard !format.isEmpty, let set = characterSet(bytes[format.lowerBound]) else {
      report(.invalidComponent, range)
      return nil
    }
    format = format.lowerBound &+ 1..<format.upperBound
    let isVariable =
      format.count > 2 && bytes[format.lowerBound] == 0x2E && bytes[format.lowerBound &+ 1] == 0x2E
    if isVariable { format = format.lowerBound &+ 2..<format.upperBound }
    guard !format.isEmpty, bytes[format].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
      report(.invalidComponent, range)
      return nil
    }
    guard let length = number(format), length >= 1, length <= 127 else {
      report(.invalidLength, format, detail: "127")
      return nil
    }
    var word = UInt64(set.rawValue) | UInt64(isVariable ? 1 : length) << 2 | UInt64(length) << 9
    if isOptional { word |= 1 << 16 }
    guard words.count <= 4 else {
      report(.tooMany, range, detail: "3", part: .linters)
      return nil
    }
    var isKnown = true
    for (place, name) in words.dropFirst().enumerated() {
      if let linter = Linter.allCases.first(where: { bytes[name].elementsEqual($0.name.utf8) }) {
        word |= UInt64(linter.rawValue) << UInt64(17 &+ 6 &* place)
      } else {
        isKnown = false
        report(.unknownLinter, name, detail: nearest(name, among: Linter.allCases.map { $0.name }) ?? "")
      }
    }
    return isKnown ? Component(word: word) : nil
  }

  private func characterSet(_ letter: UInt8) -> CharacterSet? {
    switch letter {
    case 0x4E: .digits
    case 0x58: .cset82
    case 0x59: .cset39
    case 0x5A: .cset64
    default: nil
    }
  }

  private mutating func checkComponents(
    _ components: [Component], _ places: [Range<Int>], isPredefinedLength: Bool,
    of identifiers: (numbers: ClosedRange<Int>, digitCount: Int)?, _ name: Range<Int>
  ) {
    guard let first = components.first, !first.isOptional else {
      report(.missingComponent, places.first ?? name.upperBound..<name.upperBound)
      return
    }
    var shortest = 0
    var longest = 0
    var hasOptional = false
    for (index, component) in components.enumerated() {
      if hasOptional, !component.isOptional { report(.mandatoryAfterOptional, places[index]) }
      hasOptional = hasOptional || component.isOptional
      if index < components.count &- 1, component.minimumLength != component.maximumLength {
        report(.variableLengthInside, places[index])
      }
      if !component.isOptional { shortest &+= component.minimumLength }
      longest &+= component.maximumLength
    }
    let all = places[0].lowerBound..<(places.last ?? places[0]).upperBound
    if components.count > 15 { report(.tooMany, all, detail: "15", part: .componentsOfValue) }
    if longest > 255 { report(.invalidLength, all, detail: "255") }
    guard let identifiers else { return }
    // A range may go over several pairs of digits, of which the first that is contradicted is told.
    for number in identifiers.numbers {
      guard let ai = ApplicationIdentifier(number: number, digitCount: identifiers.digitCount) else { continue }
      let promised = ai.predefinedLength
      if promised != (isPredefinedLength ? longest : nil) || promised != nil && shortest != longest {
        let found = promised == nil ? name : all
        report(.predefinedLength, found, detail: promised.map { "\($0)" } ?? "")
        return
      }
    }
  }

  // MARK: - Attributes

  private struct Attributes {
    var required: [[[AIPattern]]] = []
    var excluded: [AIPattern] = []
    var isKey = false
    var qualifiers: [[ApplicationIdentifier]] = []
  }

  private mutating func readAttribute(_ range: Range<Int>, _ attributes: inout Attributes) {
    let mark = bytes[range].firstIndex(of: 0x3D)
    let key = range.lowerBound..<(mark ?? range.upperBound)
    let value = mark.map { $0 &+ 1..<range.upperBound }
    if bytes[key].elementsEqual("req".utf8), let value {
      if let alternatives = readAlternatives(value) { attributes.required.append(alternatives) }
    } else if bytes[key].elementsEqual("ex".utf8), let value {
      for part in parts(of: value, { $0 == 0x2C }) {
        if let pattern = readPattern(part) { attributes.excluded.append(pattern) }
      }
    } else if bytes[key].elementsEqual("dlpkey".utf8) {
      if attributes.isKey { report(.repeatedAttribute, range) }
      attributes.isKey = true
      if let value { attributes.qualifiers = readQualifiers(value) }
    } else {
      report(.unknownAttribute, range, detail: nearest(key, among: ["req", "ex", "dlpkey"], within: 2) ?? "")
    }
  }

  private mutating func readAlternatives(_ range: Range<Int>) -> [[AIPattern]]? {
    var alternatives: [[AIPattern]] = []
    var isRight = true
    for part in parts(of: range, { $0 == 0x2C }) {
      var group: [AIPattern] = []
      for text in parts(of: part, { $0 == 0x2B }) {
        if let pattern = readPattern(text) { group.append(pattern) } else { isRight = false }
      }
      alternatives.append(group)
    }
    return isRight ? alternatives : nil
  }

  private mutating func readPattern(_ range: Range<Int>) -> AIPattern? {
    var nibbles: UInt16 = 0
    var isRight = range.count >= 2 && range.count <= 4
    for step in 0..<4 {
      var nibble: UInt16 = 0xF
      if isRight, step < range.count {
        let byte = bytes[range.lowerBound &+ step]
        switch byte {
        case 0x30...0x39: nibble = UInt16(byte &- 0x30)
        // The first two digits are never left open.
        case 0x6E where step >= 2: nibble = 0xA
        default: isRight = false
        }
      }
      nibbles = nibbles << 4 | nibble
    }
    guard isRight else {
      report(.invalidPattern, range)
      return nil
    }
    return AIPattern(nibbles: nibbles)
  }

  private mutating func readQualifiers(_ range: Range<Int>) -> [[ApplicationIdentifier]] {
    var sequences: [[ApplicationIdentifier]] = []
    var words = -1
    for part in parts(of: range, { $0 == 0x7C }) {
      var sequence: [ApplicationIdentifier] = []
      for text in parts(of: part, { $0 == 0x2C }) {
        guard let number = number(text), let ai = ApplicationIdentifier(number: number, digitCount: text.count) else {
          report(.invalidPattern, text)
          continue
        }
        sequence.append(ai)
        qualifiers.append((ai, line, text))
      }
      sequences.append(sequence)
      words &+= sequence.count &+ 1
    }
    // What reading keeps of a key: a byte for each sequence and a bit for each word, in four bytes.
    if sequences.count > 4 || words > 32 {
      report(.tooMany, range, detail: sequences.count > 4 ? "4 |" : "32", part: .qualifiers)
    }
    return sequences
  }

  // MARK: - The file as a whole

  /// Finds identifiers with two entries, and those that begin alike but differ in their count of digits.
  private mutating func checkNeighbours() {
    var first: Row?
    var previous: Row?
    for row in rows {
      let ai = row.specification.ai
      if let previous, previous.specification.ai == ai {
        report(.repeatedIdentifier, row.range, onLine: row.line, detail: "\(previous.line)")
        continue
      }
      previous = row
      if let begins = first, begins.specification.ai.prefix == ai.prefix {
        if begins.specification.ai.digitCount != ai.digitCount {
          report(.mixedDigitCounts, row.range, onLine: row.line, detail: "\(begins.specification.ai.digitCount)")
        }
      } else {
        first = row
      }
    }
  }

  private mutating func checkQualifiers() {
    // Identifiers of a line with problems are not among the rows.
    guard problems.isEmpty else { return }
    for (ai, line, range) in qualifiers where !rows.contains(where: { $0.specification.ai == ai }) {
      report(.unknownQualifier, range, onLine: line)
    }
  }

  @inline(never)
  private mutating func report(
    _ kind: SyntaxDictionary.Problem.Kind, _ range: Range<Int>, onLine line: Int? = nil, isOfFile: Bool = false,
    detail: String = "", part: SyntaxDictionary.Problem.Part? = nil
  ) {
    guard problems.count < SyntaxDictionary.Fault.maximumProblems else {
      hasMore = true
      return
    }
    let found =
      kind == .lineTooLong
      ? "\(range.count)" : VisibleText(bytes.span, from: range.lowerBound, to: range.upperBound, limit: 40).text
    problems.append(
      Problem(
        kind, line: isOfFile ? 0 : line ?? self.line, offset: range.lowerBound, length: range.count, found: found,
        detail: detail, part: part))
  }

  // MARK: - Names

  /// The name that takes the fewest changes of a letter; nil when that is more than a number.
  private func nearest(_ range: Range<Int>, among names: [String], within limit: Int = .max) -> String? {
    guard range.count <= 40 else { return nil }
    let word = Array(bytes[range])
    var best: (name: String, distance: Int)?
    for name in names {
      let distance = DictionaryText.distance(word, Array(name.utf8))
      if distance <= limit, distance < best?.distance ?? .max { best = (name, distance) }
    }
    return best?.name
  }

  private static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
    var row = Array(0...other.count)
    for (step, byte) in one.enumerated() {
      var diagonal = row[0]
      row[0] = step &+ 1
      for place in 0..<other.count {
        let replaced = diagonal &+ (byte == other[place] ? 0 : 1)
        diagonal = row[place &+ 1]
        row[place &+ 1] = min(replaced, min(row[place], row[place &+ 1]) &+ 1)
      }
    }
    return row[other.count]
  }
}
