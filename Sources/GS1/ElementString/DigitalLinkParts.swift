private let slash: UInt8 = 0x2F

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
