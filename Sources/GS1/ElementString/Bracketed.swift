private let openingBracket: UInt8 = 0x28
private let closingBracket: UInt8 = 0x29
private let backslash: UInt8 = 0x5C

extension Reading {
  /// Reads a whole message in brackets.
  ///
  /// A message that is plainly good takes no more than the first call.
  @inline(__always)
  static func readBracketed(
    _ bytes: Span<UInt8>, _ rules: ElementString.Options.Rules, _ tables: Tables, to buffer: inout ElementBuffer
  ) {
    var reading = Reading(rules, tables)
    var place = 0
    if reading.isReadable(bytes) {
      (place, reading.presence, reading.elementCount) = readGoodBracketed(
        bytes, from: 0, reading.presence, 0, atMost: rules.maximumElements, tables, to: &buffer)
      if place == bytes.count, judgeNeeds(reading.presence, rules, tables, to: &buffer) { return }
    }
    reading.finishBracketed(bytes, from: place, to: &buffer)
  }

  /// Reads the rest of a message, from the first element that is not plainly good, and judges the elements.
  @inline(never)
  private func finishBracketed(_ bytes: Span<UInt8>, from place: Int, to buffer: inout ElementBuffer) {
    var reading = self
    guard reading.begin(bytes, to: &buffer) else { return }
    reading.readBracketed(bytes, from: place, to: &buffer)
    reading.checkAssociations(bytes, to: &buffer)
  }

  /// Reads `(ai)value(ai)value`, from an offset to the end.
  ///
  /// A value ends before the next opening bracket. A bracket that belongs to the value is written `\(`; a backslash
  /// before any other character is itself data, and so an invalid character. After a fault reading goes on at the next
  /// bracket. An unknown identifier of two to four digits gives an element nevertheless.
  @_optimize(speed)
  mutating func readBracketed(_ bytes: Span<UInt8>, from start: Int, to buffer: inout ElementBuffer) {
    let end = bytes.count
    var place = start
    while place < end, !isStopped {
      (place, presence, elementCount) = Self.readGoodBracketed(
        bytes, from: place, presence, elementCount, atMost: rules.maximumElements, tables, to: &buffer)
      guard place < end else { break }
      guard bytes[place] == openingBracket else {
        let next = valueEnd(bytes, from: place).end
        report(GS1Error(.textOutsideBrackets, at: place, length: next &- place), to: &buffer)
        place = next
        continue
      }
      var close = place &+ 1
      while close < end, bytes[close] != closingBracket, bytes[close] != openingBracket { close &+= 1 }
      guard close < end, bytes[close] == closingBracket else {
        report(GS1Error(.unclosedBracket, at: place, length: close &- place), to: &buffer)
        place = close
        continue
      }
      let value = valueEnd(bytes, from: close &+ 1)
      if let ai = identifier(bytes, place &+ 1..<close) {
        readValue(bytes, close &+ 1..<value.end, of: ai, at: place &+ 1, hasEscapes: value.hasEscapes, to: &buffer)
      } else {
        report(
          GS1Error(.malformedApplicationIdentifier, at: place &+ 1, length: close &- place &- 1), to: &buffer)
      }
      place = value.end
    }
  }

  /// Reads elements as long as they are plainly good and gives the place of the first that is not, or the end, and what
  /// they are to each other and how many there are by then.
  ///
  /// Nothing is reported here. Out of line and without the state of the reading, so that what it counts stays in
  /// registers.
  @inline(never) @_optimize(speed)
  private static func readGoodBracketed(
    _ bytes: Span<UInt8>, from start: Int, _ presenceBefore: Presence, _ countBefore: Int, atMost limit: Int,
    _ tables: Tables, to buffer: inout ElementBuffer
  ) -> (place: Int, presence: Presence, elementCount: Int) {
    let end = bytes.count
    var (place, presence, count) = (start, presenceBefore, countBefore)
    while count < limit, end &- place >= 5, bytes[place] == openingBracket {
      guard let lane = tables.lane(startOf: bytes, at: place &+ 1) else { break }
      let close = place &+ 1 &+ lane.ai.digitCount
      guard close < end, bytes[close] == closingBracket else { break }
      let valueStart = close &+ 1
      let valueEnd: Int
      if lane.kind == .text {
        valueEnd = FastPath.endOfBracketedText(bytes, valueStart, end)
        // Of an empty value the length before wraps round.
        guard UInt(bitPattern: valueEnd &- valueStart &- 1) < lane.longest else { break }
      } else if lane.kind == .date {
        // Asked first and in line: nearly every code has one, and the others are a call that takes all registers.
        guard end &- valueStart >= 6, FastPath.isDate(bytes, valueStart) else { break }
        valueEnd = valueStart &+ 6
      } else {
        guard let good = FastPath.endOfDigits(lane, bytes, from: valueStart) else { break }
        valueEnd = good
      }
      guard valueEnd == end || bytes[valueEnd] == openingBracket else { break }
      presence.add(lane)
      count &+= 1
      buffer.accept(Element(lane, at: place &+ 1, valueFrom: valueStart, to: valueEnd))
      place = valueEnd
    }
    return (place, presence, count)
  }

  /// Checks a value that stands in a text for people and delivers its element.
  mutating func readValue(
    _ bytes: Span<UInt8>, _ range: Range<Int>, of ai: ApplicationIdentifier, at offset: Int, hasEscapes: Bool,
    to buffer: inout ElementBuffer
  ) {
    let entry = tables.entry(of: ai)
    let errorsBefore = errorCount
    if entry == nil, !isAllowed(unknown: ai) {
      report(GS1Error(.unknownApplicationIdentifier, ai: ai, at: offset, length: ai.digitCount), to: &buffer)
    } else if hasEscapes {
      checkEscaped(bytes, range, .bracket, of: ai, entry, to: &buffer)
    } else if let entry {
      if !FastPath.isGood(entry.lane, bytes, range) { checkValue(range, of: entry, in: bytes, to: &buffer) }
    } else {
      checkUnknownValue(range, of: ai, in: bytes, to: &buffer)
    }
    var flags: Element.Flags = errorCount == errorsBefore ? [] : .hasErrors
    if hasEscapes { flags.insert(Element.Flags(.bracket)) }
    deliver(Element(ai: ai, row: entry?.index, at: offset, value: range, flags: flags), entry, to: &buffer)
  }

  /// Whether the options let an identifier pass that the dictionary lacks: not if it begins, or begins with, a known
  /// one.
  func isAllowed(unknown ai: ApplicationIdentifier) -> Bool {
    guard rules.allowsUnknownIdentifiers else { return false }
    let prefix = ai.digitCount == 2 ? ai.number : ai.digitCount == 3 ? ai.number / 10 : ai.number / 100
    let digits = tables.digits(afterPrefix: prefix)
    return digits == 0 || digits == ai.digitCount
  }

  /// The identifier that a range of two to four digits is; nil for anything else.
  func identifier(_ bytes: Span<UInt8>, _ range: Range<Int>) -> ApplicationIdentifier? {
    guard range.count >= 2, range.count <= 4 else { return nil }
    var number = 0
    for place in range {
      let digit = bytes[place] &- 0x30
      guard digit < 10 else { return nil }
      number = number &* 10 &+ Int(digit)
    }
    return ApplicationIdentifier(number: number, digitCount: range.count)
  }

  /// Where the text from an offset ends: at the next bracket that is not escaped, or with the input.
  private func valueEnd(_ bytes: Span<UInt8>, from start: Int) -> (end: Int, hasEscapes: Bool) {
    var place = start
    var hasEscapes = false
    while true {
      place = ByteSearch.first(
        bytes, place, bytes.count, block: { ($0 .== ByteSearch.every(0x28)) .| ($0 .== ByteSearch.every(0x5C)) },
        byte: { $0 == openingBracket || $0 == backslash })
      guard place < bytes.count, bytes[place] == backslash else { break }
      let length = Element.Escaping.bracket.character(in: bytes, at: place, before: bytes.count).length
      hasEscapes = hasEscapes || length > 1
      place &+= length
    }
    return (place, hasEscapes)
  }
}

extension ElementString {
  /// Reads bracketed text, `(01)08991234567891(10)ABC`, into storage of the caller.
  ///
  /// Only a value with escaped brackets that is longer than any in the dictionary allocates.
  public static func read(
    bracketed bytes: Span<UInt8>, options: Options? = nil, into buffer: inout ElementBuffer
  ) {
    _ = read(bytes, as: .bracketed, options, into: &buffer)
  }

  /// The elements in brackets, `(01)08991234567891(10)ABC`, with `\(` for a bracket in a value.
  ///
  /// Reading the bytes again gives the same identifiers and values. Only a value that ends with a backslash, which is no
  /// valid one, would hide the bracket behind it: see `firstNotCarriedBracketed`.
  public var bracketedBytes: [UInt8] {
    if isBracketedThroughout { return bytes }
    var text: [UInt8] = []
    // Two brackets and up to four digits an element; what is escaped takes as much room in the input.
    text.reserveCapacity(bytes.count + 6 * elements.count)
    for element in elements {
      text.append(openingBracket)
      element.ai.appendDigits(to: &text)
      text.append(closingBracket)
      for byte in value(of: element) {
        if byte == openingBracket { text.append(backslash) }
        text.append(byte)
      }
    }
    return text
  }

  /// Whether the input is bracketed text of these elements and nothing else, as it would be written again.
  private var isBracketedThroughout: Bool {
    guard form == .bracketed else { return false }
    var place = 0
    for element in elements {
      guard element.offset == place &+ 1, element.valueOffset == element.offset &+ element.ai.digitCount &+ 1,
        element.isPlain || element.escaping == .bracket && !element.omitsLeadingZeros
      else { return false }
      place = element.valueRange.upperBound
    }
    return place == bytes.count
  }

  /// The elements in brackets, as far as reading them again gives the same.
  ///
  /// - Throws: `notCarried` with the place of an element whose value ends with a backslash before another element.
  public func checkedBracketedBytes() throws(GS1Error) -> [UInt8] {
    if let place = ElementString.firstNotCarriedBracketed(elements.span, in: bytes.span) {
      throw notCarried(elements[place])
    }
    return bracketedBytes
  }

  /// The elements in brackets as text; bytes that are not UTF-8 are replaced by U+FFFD.
  public var bracketed: String {
    String(decoding: bracketedBytes, as: UTF8.self)
  }
}
