extension ScannerProfile {
  /// The profile that turns what was scanned from a test symbol into what the symbol says; nil when there is none.
  ///
  /// Found are the prefix, the suffix, the text for the separator (at most 16 bytes), exchanged capitals and whether the
  /// symbology identifier is sent. A symbol with at least one separator, capitals and small letters shows all of them;
  /// where the symbol has no separator none is learnt. Nil when the scanner drops the separator altogether, since
  /// then nothing is left to undo: the scanner must be set up otherwise.
  ///
  ///     ScannerProfile.learn(from: "*]d2010899123456789110Ab{GS}21c\r", expected: "]d2010899123456789110Ab\u{1D}21c")
  ///
  /// - Parameters:
  ///   - scanned: What the scanner typed, at most 1024 bytes.
  ///   - expected: What the symbol says: scan data with its symbology identifier, or raw elements.
  public static func learn(from scanned: [UInt8], expected: [UInt8]) -> ScannerProfile? {
    guard scanned.count <= 1024, expected.count <= 1024, !expected.isEmpty else { return nil }
    let identifier = SymbologyIdentifier(startOf: expected.span, at: 0)
    var data = expected[(identifier == nil ? 0 : 3)...]
    if data.first == groupSeparator { data = data.dropFirst() }
    let parts = data.split(separator: groupSeparator, omittingEmptySubsequences: false).map { Array($0) }
    guard let first = parts.first, !first.isEmpty else { return nil }
    var end = scanned.count
    while end > 0, isLineEnd(scanned[end - 1]) { end -= 1 }
    for exchangesCase in [false, true] {
      let text = scanned[..<end].map { exchangesCase ? withCaseExchanged($0) : $0 }
      var start = 0
      while let place = firstPlace(of: first, in: text, from: start) {
        if let (separator, dataEnd) = separator(of: parts, in: text, at: place) {
          var profile = ScannerProfile()
          profile.exchangesCase = exchangesCase
          if let separator, separator != [groupSeparator] { profile.separators = [separator] }
          profile.suffix = Array(text[dataEnd...])
          profile.setBeginning(Array(text[..<place]), separator: separator, identifier)
          if profile.gives(expected, from: scanned, identifier) { return profile }
        }
        start = place + 1
      }
    }
    return nil
  }

  /// The profile that turns one text into another; nil when there is none.
  public static func learn(from scanned: String, expected: String) -> ScannerProfile? {
    learn(from: Array(scanned.utf8), expected: Array(expected.utf8))
  }

  /// Sorts what stands before the data into prefix, symbology identifier and FNC1 in first position.
  private mutating func setBeginning(
    _ beginning: [UInt8], separator: [UInt8]?, _ identifier: SymbologyIdentifier?
  ) {
    var beginning = beginning[...]
    if let separator, !separator.isEmpty, beginning.count >= separator.count,
      beginning.suffix(separator.count).elementsEqual(separator)
    {
      beginning.removeLast(separator.count)
    }
    let place = beginning.count - 3
    if place >= 0, let sent = SymbologyIdentifier(startOf: Array(beginning).span, at: place), sent.content != .unknown,
      identifier == nil || identifier == sent
    {
      sendsSymbologyIdentifier = true
      beginning.removeLast(3)
    }
    prefix = Array(beginning)
  }

  /// Whether the profile makes of the scan what was expected, the first FNC1 and an identifier not sent aside.
  private func gives(_ expected: [UInt8], from scanned: [UInt8], _ identifier: SymbologyIdentifier?) -> Bool {
    guard let transcript = try? transcript(of: scanned) else { return false }
    func data(_ bytes: [UInt8], hasIdentifier: Bool) -> ArraySlice<UInt8> {
      let data = hasIdentifier ? bytes.dropFirst(3) : bytes[...]
      return data.first == groupSeparator ? data.dropFirst() : data
    }
    return data(transcript.bytes, hasIdentifier: sendsSymbologyIdentifier)
      .elementsEqual(data(expected, hasIdentifier: identifier != nil))
  }

  private static func firstPlace(of part: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    var place = start
    while place + part.count <= text.count {
      if ByteSearch.stands(part, in: text.span, at: place, before: text.count) { return place }
      place += 1
    }
    return nil
  }

  /// The shortest text that stands between all parts, nil when there is but one part, and where the last part ends.
  private static func separator(
    of parts: [[UInt8]], in text: [UInt8], at start: Int
  ) -> (separator: [UInt8]?, end: Int)? {
    guard let first = parts.first, parts.count > 1 else {
      return parts.first.map { (nil, start + $0.count) }
    }
    let gap = start + first.count
    for length in 1...16 where gap + length <= text.count {
      let separator = Array(text[gap..<(gap + length)])
      var place = gap
      var fits = true
      for part in parts.dropFirst() {
        guard ByteSearch.stands(separator, in: text.span, at: place, before: text.count),
          ByteSearch.stands(part, in: text.span, at: place + length, before: text.count)
        else {
          fits = false
          break
        }
        place += length + part.count
      }
      if fits { return (separator, place) }
    }
    return nil
  }
}
