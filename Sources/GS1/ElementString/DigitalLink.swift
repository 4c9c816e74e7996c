// GS1 Digital Link Standard: URI Syntax. A URI has a scheme, a domain, a path and perhaps a query and a fragment. The path
// ends in a primary key and its qualifiers, pairs of identifier and value; what stands before them, with the domain,
// is the stem and free. Other elements are parameters of the query, its data attributes.
//
// Where we differ: convenience names (`gtin`, `lot`), which the standard took back, are not identifiers here.

private let slash: UInt8 = 0x2F
private let percent: UInt8 = 0x25

/// Where the parts of a GS1 Digital Link URI stand.
struct DigitalLinkParts {
  /// The whole URI.
  let uri: Range<Int>
  let domain: Range<Int>
  /// Whether the domain has letters, digits, `-` and `.` alone, or nothing.
  let isDomainPlain: Bool
  /// The primary key, its value and the pairs after it, from the first digit of the key to the end of the path.
  let pairs: Range<Int>
  /// What stands between the question mark and the fragment, or nothing.
  let query: Range<Int>

  /// Finds the parts of the URI from an offset to the end.
  ///
  /// Nil when the text is no URI of the web or its path has no primary key. The path is walked from its end, pair by
  /// pair, so a value that looks like an identifier is still a value; the rightmost primary key counts.
  init?(of bytes: Span<UInt8>, from start: Int, _ tables: some DictionaryTables) {
    guard let domainStart = DigitalLinkParts.endOfScheme(bytes, from: start) else { return nil }
    let end = bytes.count
    var place = URICharacter.endOfPlainText(bytes, domainStart, end)
    isDomainPlain = place == end || bytes[place] == slash || endsPath(bytes[place])
    if !isDomainPlain { place = DigitalLinkParts.endOfDomain(bytes, from: place) }
    let pathStart = place
    place = ByteSearch.first(
      bytes, place, end, block: { ($0 .== ByteSearch.every(0x3F)) .| ($0 .== ByteSearch.every(0x23)) },
      byte: { endsPath($0) })
    let pathEnd = place
    guard let key = DigitalLinkParts.key(bytes, pathStart..<pathEnd, tables) else { return nil }
    var queryStart = pathEnd
    if place < end, bytes[place] == 0x3F {
      queryStart &+= 1
      place = ByteSearch.first(bytes, place, end, block: { $0 .== ByteSearch.every(0x23) }, byte: { $0 == 0x23 })
    }
    uri = start..<end
    domain = domainStart..<pathStart
    pairs = key..<pathEnd
    query = queryStart..<max(place, queryStart)
  }

  /// Where the domain begins: after `http://` or `https://`, all in lower or all in upper case.
  static func endOfScheme(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    // "http" as one number; the bit that makes letters small is in all four or in none, and in a following "s" too.
    guard bytes.count &- start >= 7 else { return nil }
    let letters = UInt32(bigEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt32.self))
    guard letters == 0x6874_7470 || letters == 0x4854_5450 else { return nil }
    var place = start &+ 4
    if bytes[place] == UInt8(truncatingIfNeeded: letters & 0x20) | 0x53 { place &+= 1 }
    guard bytes.count &- place >= 3, bytes[place] == 0x3A, bytes[place &+ 1] == slash, bytes[place &+ 2] == slash
    else { return nil }
    return place &+ 3
  }

  /// The first place from an offset on with a byte that ends a domain, or the end.
  @inline(never)
  private static func endOfDomain(_ bytes: Span<UInt8>, from start: Int) -> Int {
    ByteSearch.first(
      bytes, start, bytes.count,
      block: {
        ($0 .== ByteSearch.every(0x2F)) .| ($0 .== ByteSearch.every(0x3F)) .| ($0 .== ByteSearch.every(0x23))
      }, byte: { $0 == slash || endsPath($0) })
  }

  /// Whether a range is a host, a name or an IPv6 address in brackets, and perhaps a port.
  ///
  /// Narrower than RFC 3986, section 3.2: no user before the host, a name of letters, digits, `-` and `.` alone, and no
  /// IPv4 address at the end of one in brackets.
  static func isDomain(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var place = range.lowerBound
    if place < range.upperBound, bytes[place] == 0x5B {
      guard let end = endOfAddress(bytes, place &+ 1..<range.upperBound) else { return false }
      place = end
    } else {
      while place < range.upperBound, URICharacter.isPlain(bytes[place]) { place &+= 1 }
      guard place > range.lowerBound else { return false }
    }
    guard place < range.upperBound else { return true }
    guard bytes[place] == 0x3A, range.upperBound &- place <= 6 else { return false }
    var port = 0
    for place in (place &+ 1)..<range.upperBound {
      let digit = bytes[place] &- 0x30
      guard digit < 10 else { return false }
      port = port &* 10 &+ Int(digit)
    }
    return port <= 65_535
  }

  /// The place behind the closing bracket of an IPv6 address (RFC 4291): eight groups of one to four hexadecimal digits, or
  /// fewer and once `::`.
  private static func endOfAddress(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var (groups, digits, colons, hasGap) = (0, 0, 0, false)
    for place in range {
      let byte = bytes[place]
      if byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 6 {
        // A single colon stands between groups, not before the first.
        if digits == 0, colons == 1, groups == 0 { return nil }
        if digits == 0 { groups &+= 1 }
        digits &+= 1
        colons = 0
        guard digits <= 4 else { return nil }
      } else if byte == 0x3A {
        digits = 0
        colons &+= 1
        guard colons <= 2, colons < 2 || !hasGap else { return nil }
        hasGap = hasGap || colons == 2
      } else {
        guard byte == 0x5D, colons != 1 else { return nil }
        return (hasGap ? groups <= 7 : groups == 8) ? place &+ 1 : nil
      }
    }
    return nil
  }

  /// Where the rightmost primary key of a path begins.
  private static func key(
    _ bytes: Span<UInt8>, _ path: Range<Int>, _ tables: some DictionaryTables
  ) -> Int? {
    let isShort = path.count >= 16 && path.count <= 64
    var slashes =
      isShort
      ? ByteSearch.places(bytes, path.lowerBound, path.upperBound, block: { $0 .== ByteSearch.every(0x2F) }) : 0
    var end = path.upperBound
    func slashBefore(_ end: Int) -> Int? {
      guard isShort else { return ByteSearch.last(slash, bytes, path.lowerBound, end) }
      guard slashes != 0 else { return nil }
      let place = 63 &- slashes.leadingZeroBitCount
      slashes &= ~(1 << UInt64(truncatingIfNeeded: place))
      return path.lowerBound &+ place
    }
    while true {
      guard let beforeValue = slashBefore(end), let beforeKey = slashBefore(beforeValue) else { return nil }
      let digits = beforeValue &- beforeKey &- 1
      guard digits >= 2, let lane = tables.lane(startOf: bytes, at: beforeKey &+ 1), lane.isKnown,
        lane.ai.digitCount == digits
      else { return nil }
      if AIEntry(tables, lane.entry).isDigitalLinkKey { return beforeKey &+ 1 }
      end = beforeKey
    }
  }
}

/// Whether the byte begins the query or the fragment.
@inline(__always)
private func endsPath(_ byte: UInt8) -> Bool {
  byte == 0x3F || byte == 0x23
}

/// The qualifiers that were seen after a primary key, held against the sequences the dictionary has for it.
///
/// The words of the key's list are qualifiers and what stands between alternative sequences. As long as each qualifier
/// stands after the one before in the first sequence that has them, one place says everything. Only then are all sequences
/// looked at; bit n of each mask is word n.
private struct QualifierSequence<Tables: DictionaryTables> {
  private let tables: Tables
  private let words: Range<Int>
  /// Where the next qualifier may stand in the first sequence; the end of the words when the masks say it.
  private var next: Int
  private var seen: UInt32 = 0
  private var usesMasks = false
  private var separators: UInt32 = 0
  /// The sequences that have every qualifier so far.
  private var possible: UInt32 = .max
  /// The qualifiers that may come next.
  private var allowed: UInt32 = .max

  private static var separator: UInt16 { 0xFFFF }

  @inline(__always)
  init(of key: AIEntry<Tables>) {
    tables = key.tables
    words = key.qualifierWords
    next = words.lowerBound
  }

  /// Goes on to a qualifier; false when no sequence that fits so far has it at a later place.
  @inline(__always)
  mutating func accept(_ ai: ApplicationIdentifier) -> Bool {
    var place = next
    while place < words.upperBound {
      let word = tables.qualifier(place)
      if word == ai.packed {
        seen |= 1 &<< UInt32(truncatingIfNeeded: place &- words.lowerBound)
        next = place &+ 1
        return true
      }
      if word == Self.separator, seen != 0 { break }
      place &+= 1
    }
    return acceptAnywhere(ai)
  }

  /// Whether the qualifier was seen.
  func has(_ ai: ApplicationIdentifier) -> Bool {
    places(of: ai.packed) & seen != 0
  }

  /// Whether a qualifier that was not seen could stand among those that were.
  func hasRoom(for ai: ApplicationIdentifier) -> Bool {
    guard !words.isEmpty else { return false }
    var all = self
    all.useMasks()
    return all.places(of: ai.packed) & all.possible & ~all.seen != 0
  }

  @inline(never)
  private mutating func acceptAnywhere(_ ai: ApplicationIdentifier) -> Bool {
    useMasks()
    return acceptByMasks(ai.packed)
  }

  /// Makes the masks by accepting once more what was seen, which so far is of one sequence and in its order.
  private mutating func useMasks() {
    guard !usesMasks else { return }
    usesMasks = true
    next = words.upperBound
    separators = places(of: Self.separator)
    var rest = seen
    seen = 0
    while rest != 0 {
      _ = acceptByMasks(tables.qualifier(words.lowerBound &+ rest.trailingZeroBitCount))
      rest &= rest &- 1
    }
  }

  private mutating func acceptByMasks(_ word: UInt16) -> Bool {
    let found = places(of: word) & allowed
    guard found != 0 else { return false }
    var sequences: UInt32 = 0
    var later: UInt32 = 0
    var rest = found
    while rest != 0 {
      let bit = rest & (0 &- rest)
      rest ^= bit
      let sequence = sequence(around: bit)
      sequences |= sequence
      later |= sequence & ~(bit | (bit &- 1))
    }
    possible &= sequences
    allowed = later
    seen |= found
    return true
  }

  private func places(of word: UInt16) -> UInt32 {
    var found: UInt32 = 0
    var bit: UInt32 = 1
    for place in words {
      found |= tables.qualifier(place) == word ? bit : 0
      bit &<<= 1
    }
    return found
  }

  /// The bits of the sequence that one bit belongs to.
  private func sequence(around bit: UInt32) -> UInt32 {
    let before = separators & (bit &- 1)
    let after = separators & ~(bit | (bit &- 1))
    let start: UInt32 = before == 0 ? 1 : 2 &<< UInt32(truncatingIfNeeded: 31 &- before.leadingZeroBitCount)
    // Without a separator after it the sequence goes on to the highest bit.
    return ((after & (0 &- after)) &- 1) & ~(start &- 1)
  }
}

extension Reading {
  /// Reads a URI from an offset to the end.
  mutating func readDigitalLink(_ bytes: Span<UInt8>, from start: Int, to sink: inout some ElementSink) {
    guard let parts = DigitalLinkParts(of: bytes, from: start, tables) else {
      report(GS1Error(.notADigitalLink, at: start, length: bytes.count &- start), to: &sink)
      return
    }
    readDigitalLink(bytes, parts, to: &sink)
  }

  /// Reads a URI whose parts are known: the pairs of the path, then the query.
  @inline(__always)
  mutating func readDigitalLink(_ bytes: Span<UInt8>, _ parts: DigitalLinkParts, to sink: inout some ElementSink) {
    forbidsRepeats = true
    checkDomain(bytes, parts, to: &sink)
    // Pairs that are plainly good have no character to complain of. Only where one is not is the rest of the URI searched
    // before it, so that errors of characters come before those of elements.
    // Every character of a plain domain may stand in a URI, and so may the slash after it.
    let start = parts.isDomainPlain ? parts.domain.upperBound &+ 1 : parts.uri.lowerBound
    if start < parts.pairs.lowerBound { checkCharacters(bytes, start..<parts.pairs.lowerBound, to: &sink) }
    var isChecked = false
    var qualifiers: QualifierSequence<Tables>?
    var place = parts.pairs.lowerBound
    while place < parts.pairs.upperBound, !isStopped {
      place = readGoodPairs(bytes, place..<parts.pairs.upperBound, slash, slash, &qualifiers, to: &sink)
      guard place < parts.pairs.upperBound else { break }
      if !isChecked { checkCharacters(bytes, place..<parts.uri.upperBound, to: &sink) }
      isChecked = true
      guard !isStopped, let entry = tables.entry(startOf: bytes, at: place) else { break }
      let ai = entry.ai
      if qualifiers == nil {
        qualifiers = QualifierSequence(of: entry)
      } else if qualifiers?.accept(ai) == false, qualifiers?.has(ai) == false {
        report(GS1Error(.misplacedQualifier, ai: ai, at: place, length: ai.digitCount), to: &sink)
      }
      let start = place &+ ai.digitCount &+ 1
      let pathEnd = parts.pairs.upperBound
      var end = ByteSearch.first(
        bytes, start, pathEnd, block: { ($0 .== ByteSearch.every(0x2F)) .| ($0 .== ByteSearch.every(0x25)) },
        byte: { $0 == slash || $0 == percent })
      let mayHaveEscapes = end < pathEnd && bytes[end] == percent
      if mayHaveEscapes {
        end = ByteSearch.first(
          bytes, end, pathEnd, block: { $0 .== ByteSearch.every(0x2F) }, byte: { $0 == slash })
      }
      readLinkValue(bytes, start..<end, mayHaveEscapes ? .path : .none, of: ai, entry, at: place, to: &sink)
      place = end &+ 1
    }
    if !parts.query.isEmpty {
      readQuery(bytes, parts.query, parts.uri.upperBound, &qualifiers, &isChecked, to: &sink)
    }
    if !isChecked {
      let end = max(parts.pairs.upperBound, parts.query.upperBound)
      if end < parts.uri.upperBound { checkCharacters(bytes, end..<parts.uri.upperBound, to: &sink) }
    }
  }

  /// Reads pairs of a URI as long as they are plainly good and gives the place of the first that is not, or the end.
  ///
  /// A value is plainly good when it needs no percent-encoding. Nothing is reported here.
  ///
  /// - Parameters:
  ///   - range: Where the pairs stand.
  ///   - joint: The byte between identifier and value: a slash in the path, `=` in the query.
  ///   - terminator: The byte between pairs.
  ///   - qualifiers: The qualifiers so far; nil before the primary key.
  @inline(__always)
  private mutating func readGoodPairs(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ joint: UInt8, _ terminator: UInt8,
    _ qualifiers: inout QualifierSequence<Tables>?, to sink: inout some ElementSink
  ) -> Int {
    let end = range.upperBound
    var presence = self.presence
    var count = elementCount
    var place = range.lowerBound
    while count < rules.maximumElements, end &- place >= 4 {
      guard let lane = tables.lane(startOf: bytes, at: place) else { break }
      let close = place &+ lane.ai.digitCount
      guard close < end, bytes[close] == joint else { break }
      let valueStart = close &+ 1
      var valueEnd = valueStart
      if lane.kind == .text {
        valueEnd = URICharacter.endOfPlainText(bytes, valueStart, end)
        // Of an empty value the length before wraps round.
        guard UInt(bitPattern: valueEnd &- valueStart &- 1) < lane.longest else { break }
      } else {
        guard let good = FastPath.endOfDigits(lane, bytes, from: valueStart) else { break }
        valueEnd = good
      }
      guard valueEnd == end || valueEnd < end && bytes[valueEnd] == terminator else { break }
      if joint == slash {
        if qualifiers == nil {
          qualifiers = QualifierSequence(of: AIEntry(tables, lane.entry))
        } else if qualifiers?.accept(lane.ai) != true {
          break
        }
      } else {
        guard lane.isDigitalLinkAttribute, !lane.isQualifier || qualifiers?.hasRoom(for: lane.ai) == false else {
          break
        }
      }
      presence.add(lane)
      count &+= 1
      sink.accept(Element(lane, at: place, valueFrom: valueStart, to: valueEnd))
      place = valueEnd &+ 1
    }
    self.presence = presence
    elementCount = count
    return place
  }

  /// Reads the parameters of the query; those without `=` or with a name that is not all digits are not elements.
  private mutating func readQuery(
    _ bytes: Span<UInt8>, _ query: Range<Int>, _ end: Int, _ qualifiers: inout QualifierSequence<Tables>?,
    _ isChecked: inout Bool, to sink: inout some ElementSink
  ) {
    var place = query.lowerBound
    while place < query.upperBound, !isStopped {
      place = readGoodPairs(bytes, place..<query.upperBound, 0x3D, 0x26, &qualifiers, to: &sink)
      guard place < query.upperBound, let qualifiers else { break }
      if !isChecked { checkCharacters(bytes, place..<end, to: &sink) }
      isChecked = true
      guard !isStopped else { break }
      let start = place
      var isNumeric = true
      while place < query.upperBound, bytes[place] != 0x3D, bytes[place] != 0x26 {
        isNumeric = isNumeric && bytes[place] &- 0x30 < 10
        place &+= 1
      }
      let nameEnd = place
      place = ByteSearch.first(
        bytes, place, query.upperBound,
        block: {
          ($0 .== ByteSearch.every(0x26)) .| ($0 .== ByteSearch.every(0x25)) .| ($0 .== ByteSearch.every(0x2B))
        }, byte: { $0 == 0x26 || $0 == percent || $0 == 0x2B })
      let mayHaveEscapes = place < query.upperBound && bytes[place] != 0x26
      if mayHaveEscapes {
        place = ByteSearch.first(
          bytes, place, query.upperBound, block: { $0 .== ByteSearch.every(0x26) }, byte: { $0 == 0x26 })
      }
      if nameEnd > start, nameEnd < place {
        let escaping: Element.Escaping = mayHaveEscapes ? .query : .none
        let (name, value) = (start..<nameEnd, nameEnd &+ 1..<place)
        if isNumeric {
          readParameter(bytes, name, value, escaping, qualifiers, to: &sink)
        } else if let ai = escapedIdentifier(bytes, name) {
          readParameter(bytes, name, value, escaping, of: ai, tables.entry(of: ai), qualifiers, to: &sink)
        }
      }
      place &+= 1
    }
  }

  @inline(__always)
  private mutating func readParameter(
    _ bytes: Span<UInt8>, _ name: Range<Int>, _ value: Range<Int>, _ escaping: Element.Escaping,
    _ qualifiers: QualifierSequence<Tables>, to sink: inout some ElementSink
  ) {
    if let entry = tables.entry(startOf: bytes, at: name.lowerBound), entry.ai.digitCount == name.count {
      readParameter(bytes, name, value, escaping, of: entry.ai, entry, qualifiers, to: &sink)
    } else if let ai = identifier(bytes, name) {
      readParameter(bytes, name, value, escaping, of: ai, nil, qualifiers, to: &sink)
    } else {
      report(GS1Error(.unknownApplicationIdentifier, at: name.lowerBound, length: name.count), to: &sink)
    }
  }

  @inline(__always)
  private mutating func readParameter(
    _ bytes: Span<UInt8>, _ name: Range<Int>, _ value: Range<Int>, _ escaping: Element.Escaping,
    of ai: ApplicationIdentifier, _ entry: AIEntry<Tables>?, _ qualifiers: QualifierSequence<Tables>,
    to sink: inout some ElementSink
  ) {
    let place = name.lowerBound
    if let entry {
      if qualifiers.hasRoom(for: ai) {
        report(GS1Error(.qualifierInQuery, ai: ai, at: place, length: name.count), to: &sink)
      } else if !entry.isDigitalLinkAttribute {
        report(GS1Error(.notAnAttribute, ai: ai, at: place, length: name.count), to: &sink)
      }
    }
    readLinkValue(bytes, value, escaping, of: ai, entry, at: place, to: &sink)
  }

  /// The identifier that a name means whose digits are percent-encoded, all or some; nil for any other name.
  ///
  /// Nobody needs to write it so, but whoever follows the link would decode it.
  @inline(never)
  private func escapedIdentifier(_ bytes: Span<UInt8>, _ name: Range<Int>) -> ApplicationIdentifier? {
    var (number, count, place) = (0, 0, name.lowerBound)
    while place < name.upperBound {
      let (byte, length) = Element.Escaping.query.character(in: bytes, at: place, before: name.upperBound)
      guard byte &- 0x30 < 10, count < 4 else { return nil }
      number = number &* 10 &+ Int(byte &- 0x30)
      count &+= 1
      place &+= length
    }
    return count >= 2 ? ApplicationIdentifier(number: number, digitCount: count) : nil
  }

  @inline(__always)
  private mutating func readLinkValue(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ escaping: Element.Escaping, of ai: ApplicationIdentifier,
    _ entry: AIEntry<Tables>?, at offset: Int, to sink: inout some ElementSink
  ) {
    var flags: Element.Flags = []
    if escaping != .none || entry == nil || !isPlainlyGood(bytes, range, entry) {
      flags = checkLinkValue(bytes, range, escaping, of: ai, entry, at: offset, to: &sink)
    }
    deliver(Element(ai: ai, row: entry?.index, at: offset, value: range, flags: flags), entry, to: &sink)
  }

  @inline(__always)
  private func isPlainlyGood(_ bytes: Span<UInt8>, _ range: Range<Int>, _ entry: AIEntry<Tables>?) -> Bool {
    guard let entry else { return false }
    return FastPath.isGood(entry.lane, bytes, range)
  }

  /// Checks a value that may have escapes, an unknown identifier or too few digits, and gives what is particular of it.
  @inline(never)
  private mutating func checkLinkValue(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ possibly: Element.Escaping, of ai: ApplicationIdentifier,
    _ entry: AIEntry<Tables>?, at offset: Int, to sink: inout some ElementSink
  ) -> Element.Flags {
    let errorsBefore = errorCount
    let escaping = possibly.isUsed(bytes, range) ? possibly : .none
    let isShortGTIN = rules.allowsShortGTIN && ai == .gtin && isShort(escaping.count(bytes, range))
    if entry == nil, !isAllowed(unknown: ai) {
      report(GS1Error(.unknownApplicationIdentifier, ai: ai, at: offset, length: ai.digitCount), to: &sink)
    } else if escaping != .none {
      checkEscaped(bytes, range, escaping, of: ai, entry, isShortGTIN: isShortGTIN, to: &sink)
    } else if isShortGTIN {
      checkShortGTIN(range, in: bytes, to: &sink)
    } else if let entry {
      checkValue(range, of: entry, in: bytes, to: &sink)
    } else {
      checkUnknownValue(range, of: ai, in: bytes, to: &sink)
    }
    var flags = Element.Flags(escaping)
    if isShortGTIN { flags.insert(.omitsLeadingZeros) }
    if errorCount != errorsBefore { flags.insert(.hasErrors) }
    return flags
  }

  private func isShort(_ digits: Int) -> Bool {
    digits == 8 || digits == 12 || digits == 13
  }

  @inline(__always)
  private mutating func checkDomain(
    _ bytes: Span<UInt8>, _ parts: DigitalLinkParts, to sink: inout some ElementSink
  ) {
    let domain = parts.domain
    if domain.isEmpty || !parts.isDomainPlain && !DigitalLinkParts.isDomain(bytes, domain) {
      report(GS1Error(.invalidDomain, at: domain.lowerBound, length: domain.count), to: &sink)
    }
  }

  /// Reports every run of characters that must not stand in a URI.
  @inline(__always)
  private mutating func checkCharacters(_ bytes: Span<UInt8>, _ range: Range<Int>, to sink: inout some ElementSink) {
    let bad = ByteSearch.first(
      bytes, range.lowerBound, range.upperBound, block: { URICharacter.areForbidden($0) },
      byte: { !URICharacter.isAllowed($0) })
    if bad < range.upperBound { reportCharacters(bytes, bad..<range.upperBound, to: &sink) }
  }

  @inline(never)
  private mutating func reportCharacters(_ bytes: Span<UInt8>, _ range: Range<Int>, to sink: inout some ElementSink) {
    var place = range.lowerBound
    while place < range.upperBound, !isStopped {
      let start = place
      while place < range.upperBound, !URICharacter.isAllowed(bytes[place]) { place &+= 1 }
      if place > start {
        report(GS1Error(.invalidURICharacter, at: start, length: place &- start), to: &sink)
      } else {
        place &+= 1
      }
    }
  }
}

extension ElementString {
  /// Reads a GS1 Digital Link URI, `https://id.gs1.org/01/08991234567891/10/ABC?17=280229`, into a sink.
  ///
  /// - The scheme is `http` or `https`, all in lower or all in upper case; domain and stem are free.
  /// - The rightmost primary key of the path counts. After it stand its qualifiers, in the order of the dictionary.
  /// - Parameters of the query with a numeric name, percent-encoded or not, are elements. Any other is ignored, as are empty ones, those without
  ///   `=` and the fragment.
  /// - `%` and two hexadecimal digits stand for a byte, in the query `+` for a space; any other `%` is a character.
  /// - An identifier stands once in a URI, and not in the query when its place is in the path.
  /// - A character that no URI has is an error, and its value is read nevertheless.
  ///
  /// Elements come as they stand in the URI: key, qualifiers, attributes.
  public static func read(
    digitalLink bytes: Span<UInt8>, options: Options = Options(), into sink: inout some ElementSink
  ) {
    _ = read(bytes, as: .digitalLink, options, into: &sink)
  }

  /// Reads a GS1 Digital Link URI into storage of the caller.
  ///
  /// Only a value with escapes that is longer than any in the dictionary allocates.
  public static func read(
    digitalLink bytes: Span<UInt8>, options: Options? = nil, into buffer: inout ElementBuffer
  ) {
    _ = read(bytes, as: .digitalLink, options, into: &buffer)
  }
}
