// GS1 Digital Link Standard: URI Syntax. A URI has a scheme, a domain, a path and perhaps a query and a fragment. The path
// ends in a primary key and its qualifiers, pairs of identifier and value; what stands before them, with the domain,
// is the stem and free. Other elements are parameters of the query, its data attributes.
//
// Where we differ: convenience names (`gtin`, `lot`), which the standard took back, are not identifiers here.

private let slash: UInt8 = 0x2F
private let percent: UInt8 = 0x25

extension Reading {
  /// Reads a URI from an offset to the end.
  mutating func readDigitalLink(_ bytes: Span<UInt8>, from start: Int, to buffer: inout ElementBuffer) {
    guard let parts = DigitalLinkParts(of: bytes, from: start, tables) else {
      report(GS1Error(.notADigitalLink, at: start, length: bytes.count &- start), to: &buffer)
      return
    }
    readDigitalLink(bytes, parts, to: &buffer)
  }

  /// Reads a URI whose parts are known: the pairs of the path, then the query.
  @inline(__always)
  mutating func readDigitalLink(_ bytes: Span<UInt8>, _ parts: DigitalLinkParts, to buffer: inout ElementBuffer) {
    forbidsRepeats = true
    checkDomain(bytes, parts, to: &buffer)
    // Pairs that are plainly good have no character to complain of. Only where one is not is the rest of the URI searched
    // before it, so that errors of characters come before those of elements.
    // Every character of a plain domain may stand in a URI, and so may the slash after it.
    let start = parts.isDomainPlain ? parts.domain.upperBound &+ 1 : parts.uri.lowerBound
    if start < parts.pairs.lowerBound { checkCharacters(bytes, start..<parts.pairs.lowerBound, to: &buffer) }
    var isChecked = false
    var qualifiers: QualifierSequence<Tables>?
    var place = parts.pairs.lowerBound
    while place < parts.pairs.upperBound, !isStopped {
      place = readGoodPairs(bytes, place..<parts.pairs.upperBound, slash, slash, &qualifiers, to: &buffer)
      guard place < parts.pairs.upperBound else { break }
      if !isChecked { checkCharacters(bytes, place..<parts.uri.upperBound, to: &buffer) }
      isChecked = true
      guard !isStopped, let entry = tables.entry(startOf: bytes, at: place) else { break }
      let ai = entry.ai
      if qualifiers == nil {
        qualifiers = QualifierSequence(of: entry)
      } else if qualifiers?.accept(ai) == false, qualifiers?.has(ai) == false {
        report(GS1Error(.misplacedQualifier, ai: ai, at: place, length: ai.digitCount), to: &buffer)
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
      readLinkValue(bytes, start..<end, mayHaveEscapes ? .path : .none, of: ai, entry, at: place, to: &buffer)
      place = end &+ 1
    }
    if !parts.query.isEmpty {
      readQuery(bytes, parts.query, parts.uri.upperBound, &qualifiers, &isChecked, to: &buffer)
    }
    if !isChecked {
      let end = max(parts.pairs.upperBound, parts.query.upperBound)
      if end < parts.uri.upperBound { checkCharacters(bytes, end..<parts.uri.upperBound, to: &buffer) }
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
    _ qualifiers: inout QualifierSequence<Tables>?, to buffer: inout ElementBuffer
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
      buffer.accept(Element(lane, at: place, valueFrom: valueStart, to: valueEnd))
      place = valueEnd &+ 1
    }
    self.presence = presence
    elementCount = count
    return place
  }

  /// Reads the parameters of the query; those without `=` or with a name that is not all digits are not elements.
  private mutating func readQuery(
    _ bytes: Span<UInt8>, _ query: Range<Int>, _ end: Int, _ qualifiers: inout QualifierSequence<Tables>?,
    _ isChecked: inout Bool, to buffer: inout ElementBuffer
  ) {
    var place = query.lowerBound
    while place < query.upperBound, !isStopped {
      place = readGoodPairs(bytes, place..<query.upperBound, 0x3D, 0x26, &qualifiers, to: &buffer)
      guard place < query.upperBound, let qualifiers else { break }
      if !isChecked { checkCharacters(bytes, place..<end, to: &buffer) }
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
          readParameter(bytes, name, value, escaping, qualifiers, to: &buffer)
        } else if let ai = escapedIdentifier(bytes, name) {
          readParameter(bytes, name, value, escaping, of: ai, tables.entry(of: ai), qualifiers, to: &buffer)
        }
      }
      place &+= 1
    }
  }

  @inline(__always)
  private mutating func readParameter(
    _ bytes: Span<UInt8>, _ name: Range<Int>, _ value: Range<Int>, _ escaping: Element.Escaping,
    _ qualifiers: QualifierSequence<Tables>, to buffer: inout ElementBuffer
  ) {
    if let entry = tables.entry(startOf: bytes, at: name.lowerBound), entry.ai.digitCount == name.count {
      readParameter(bytes, name, value, escaping, of: entry.ai, entry, qualifiers, to: &buffer)
    } else if let ai = identifier(bytes, name) {
      readParameter(bytes, name, value, escaping, of: ai, nil, qualifiers, to: &buffer)
    } else {
      report(GS1Error(.unknownApplicationIdentifier, at: name.lowerBound, length: name.count), to: &buffer)
    }
  }

  @inline(__always)
  private mutating func readParameter(
    _ bytes: Span<UInt8>, _ name: Range<Int>, _ value: Range<Int>, _ escaping: Element.Escaping,
    of ai: ApplicationIdentifier, _ entry: AIEntry<Tables>?, _ qualifiers: QualifierSequence<Tables>,
    to buffer: inout ElementBuffer
  ) {
    let place = name.lowerBound
    if let entry {
      if qualifiers.hasRoom(for: ai) {
        report(GS1Error(.qualifierInQuery, ai: ai, at: place, length: name.count), to: &buffer)
      } else if !entry.isDigitalLinkAttribute {
        report(GS1Error(.notAnAttribute, ai: ai, at: place, length: name.count), to: &buffer)
      }
    }
    readLinkValue(bytes, value, escaping, of: ai, entry, at: place, to: &buffer)
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
    _ entry: AIEntry<Tables>?, at offset: Int, to buffer: inout ElementBuffer
  ) {
    var flags: Element.Flags = []
    if escaping != .none || entry == nil || !isPlainlyGood(bytes, range, entry) {
      flags = checkLinkValue(bytes, range, escaping, of: ai, entry, at: offset, to: &buffer)
    }
    deliver(Element(ai: ai, row: entry?.index, at: offset, value: range, flags: flags), entry, to: &buffer)
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
    _ entry: AIEntry<Tables>?, at offset: Int, to buffer: inout ElementBuffer
  ) -> Element.Flags {
    let errorsBefore = errorCount
    let escaping = possibly.isUsed(bytes, range) ? possibly : .none
    let isShortGTIN = rules.allowsShortGTIN && ai == .gtin && isShort(escaping.count(bytes, range))
    if entry == nil, !isAllowed(unknown: ai) {
      report(GS1Error(.unknownApplicationIdentifier, ai: ai, at: offset, length: ai.digitCount), to: &buffer)
    } else if escaping != .none {
      checkEscaped(bytes, range, escaping, of: ai, entry, isShortGTIN: isShortGTIN, to: &buffer)
    } else if isShortGTIN {
      checkShortGTIN(range, in: bytes, to: &buffer)
    } else if let entry {
      checkValue(range, of: entry, in: bytes, to: &buffer)
    } else {
      checkUnknownValue(range, of: ai, in: bytes, to: &buffer)
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
    _ bytes: Span<UInt8>, _ parts: DigitalLinkParts, to buffer: inout ElementBuffer
  ) {
    let domain = parts.domain
    if domain.isEmpty || !parts.isDomainPlain && !DigitalLinkParts.isDomain(bytes, domain) {
      report(GS1Error(.invalidDomain, at: domain.lowerBound, length: domain.count), to: &buffer)
    }
  }

  /// Reports every run of characters that must not stand in a URI.
  @inline(__always)
  private mutating func checkCharacters(_ bytes: Span<UInt8>, _ range: Range<Int>, to buffer: inout ElementBuffer) {
    let bad = ByteSearch.first(
      bytes, range.lowerBound, range.upperBound, block: { URICharacter.areForbidden($0) },
      byte: { !URICharacter.isAllowed($0) })
    if bad < range.upperBound { reportCharacters(bytes, bad..<range.upperBound, to: &buffer) }
  }

  @inline(never)
  private mutating func reportCharacters(_ bytes: Span<UInt8>, _ range: Range<Int>, to buffer: inout ElementBuffer) {
    var place = range.lowerBound
    while place < range.upperBound, !isStopped {
      let start = place
      while place < range.upperBound, !URICharacter.isAllowed(bytes[place]) { place &+= 1 }
      if place > start {
        report(GS1Error(.invalidURICharacter, at: start, length: place &- start), to: &buffer)
      } else {
        place &+= 1
      }
    }
  }
}

extension ElementString {
  /// Reads a GS1 Digital Link URI, `https://id.gs1.org/01/08991234567891/10/ABC?17=280229`, into storage of the caller.
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
  /// Only a value with escapes that is longer than any in the dictionary allocates.
  public static func read(
    digitalLink bytes: Span<UInt8>, options: Options? = nil, into buffer: inout ElementBuffer
  ) {
    _ = read(bytes, as: .digitalLink, options, into: &buffer)
  }
}
