private let openingBracket: UInt8 = 0x28
private let closingBracket: UInt8 = 0x29

extension Reading {
  /// Reads `(ai) value (ai) value`, the text beside a symbol, with or without the data title before each bracket.
  ///
  /// Spaces and line ends part the elements, and no value of the standard has one. The value is the first word behind its
  /// identifier on the same line; the space before it may be missing, `(01)08991234567891`. One that holds a known
  /// identifier in brackets, `ABC(17)281231`, is `ambiguousBrackets`: whoever printed it may have meant two elements.
  /// Words before an identifier must be its data title.
  @inline(never)
  mutating func readHumanReadable(_ bytes: Span<UInt8>, to buffer: inout ElementBuffer) {
    let end = bytes.count
    var place = skipSpace(bytes, from: 0, pastLines: true)
    if place == end { report(GS1Error(.emptyMessage, at: 0, length: 0), to: &buffer) }
    while place < end, !isStopped {
      guard let found = nextIdentifier(bytes, from: place) else {
        report(GS1Error(.textOutsideBrackets, at: place, length: wordsEnd(bytes, place..<end) &- place), to: &buffer)
        return
      }
      let title = place..<wordsEnd(bytes, place..<found.bracket)
      if !title.isEmpty, !isTitle(bytes, title, of: found.ai) {
        report(GS1Error(.textOutsideBrackets, at: title.lowerBound, length: title.count), to: &buffer)
      }
      let start = skipSpace(bytes, from: found.end, pastLines: false)
      var valueEnd = start
      while valueEnd < end, !isSpace(bytes[valueEnd]) { valueEnd &+= 1 }
      if let hidden = hiddenIdentifier(bytes, start..<valueEnd) {
        report(GS1Error(.ambiguousBrackets, ai: found.ai, at: hidden.lowerBound, length: hidden.count), to: &buffer)
      }
      readValue(bytes, start..<valueEnd, of: found.ai, at: found.bracket &+ 1, hasEscapes: false, to: &buffer)
      place = skipSpace(bytes, from: valueEnd, pastLines: true)
    }
  }

  /// The next identifier in brackets at the beginning of a word.
  private func nextIdentifier(
    _ bytes: Span<UInt8>, from start: Int
  ) -> (bracket: Int, ai: ApplicationIdentifier, end: Int)? {
    for bracket in start..<bytes.count where bytes[bracket] == openingBracket {
      guard bracket == start || isSpace(bytes[bracket &- 1]) else { continue }
      // An identifier has two to four digits.
      for close in (bracket &+ 3)..<(bracket &+ 6) where close < bytes.count && bytes[close] == closingBracket {
        if let ai = identifier(bytes, bracket &+ 1..<close) { return (bracket, ai, close &+ 1) }
      }
    }
    return nil
  }

  /// Where a value holds a known identifier in brackets.
  private func hiddenIdentifier(_ bytes: Span<UInt8>, _ value: Range<Int>) -> Range<Int>? {
    for bracket in value where bytes[bracket] == openingBracket {
      for close in (bracket &+ 3)..<(bracket &+ 6) where close < value.upperBound && bytes[close] == closingBracket {
        if let ai = identifier(bytes, bracket &+ 1..<close), tables.entry(of: ai) != nil {
          return bracket..<(close &+ 1)
        }
      }
    }
    return nil
  }

  private func isTitle(_ bytes: Span<UInt8>, _ range: Range<Int>, of ai: ApplicationIdentifier) -> Bool {
    guard let entry = tables.entry(of: ai), entry.titleRange.count == range.count else { return false }
    return tables.withTitles { titles in
      guard entry.titleRange.upperBound <= titles.count else { return false }
      for place in 0..<range.count
      where titles[entry.titleRange.lowerBound &+ place] != bytes[range.lowerBound &+ place] { return false }
      return true
    }
  }

  private func skipSpace(_ bytes: Span<UInt8>, from start: Int, pastLines: Bool) -> Int {
    var place = start
    while place < bytes.count, pastLines ? isSpace(bytes[place]) : bytes[place] == 0x20 || bytes[place] == 0x09 {
      place &+= 1
    }
    return place
  }

  /// Where the words of a range end, without the space behind them.
  private func wordsEnd(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound, isSpace(bytes[end &- 1]) { end &-= 1 }
    return end
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
}

extension ElementString {
  /// Reads the text beside a symbol, `(01) 08991234567891 (10) ABC`, into storage of the caller.
  public static func read(
    humanReadable bytes: Span<UInt8>, options: Options? = nil, into buffer: inout ElementBuffer
  ) {
    _ = read(bytes, as: .humanReadable, options, into: &buffer)
  }
}
