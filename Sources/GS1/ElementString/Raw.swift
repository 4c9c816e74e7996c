/// The separator in the data that a reader transmits for FNC1, the control character Group Separator.
let groupSeparator: UInt8 = 0x1D

extension Reading {
  /// Reads a whole message as a reader transmits it.
  ///
  /// A message that is plainly good is read here, by a state that never leaves the registers.
  @inline(__always)
  static func readRaw(
    _ bytes: Span<UInt8>, separator: UInt8, _ rules: ElementString.Options.Rules, _ tables: Tables,
    to buffer: inout ElementBuffer
  ) {
    var reading = Reading(rules, tables)
    var place = 0
    if reading.isReadable(bytes), byteClasses[Int(separator)] == 0 {
      let start = bytes[0] == separator ? 1 : 0
      place = reading.readGood(bytes, from: start, separator: separator, to: &buffer)
      if place > start, place == bytes.count, !reading.presence.isOpen { return }
    }
    reading.finishRaw(bytes, from: place, separator: separator, to: &buffer)
  }

  /// Reads the rest of a message, from the first element that is not plainly good, and judges the elements.
  @inline(never)
  private func finishRaw(
    _ bytes: Span<UInt8>, from place: Int, separator: UInt8, to buffer: inout ElementBuffer
  ) {
    var reading = self
    guard reading.begin(bytes, to: &buffer) else { return }
    if elementCount == 0 {
      reading.readRaw(bytes, from: bytes[0] == separator ? 1 : 0, separator: separator, to: &buffer)
    } else if place < bytes.count {
      reading.readRaw(bytes, from: place, separator: separator, to: &buffer)
    }
    reading.checkAssociations(bytes, to: &buffer)
  }

  /// Reads elements one after the other as a reader transmits them, from an offset to the end.
  ///
  /// A value of predefined length ends after its last character and may be followed by one superfluous separator; any
  /// other ends at the next separator or at the end. One separator at the very end is tolerated. Where an element
  /// cannot be told apart because its identifier is unknown, reading goes on after the next separator.
  mutating func readRaw(
    _ bytes: Span<UInt8>, from start: Int, separator: UInt8, to buffer: inout ElementBuffer
  ) {
    let end = bytes.count
    guard start < end else {
      report(GS1Error(.emptyMessage, at: end, length: 0), to: &buffer)
      return
    }
    // A separator that is also data can only be told from it by the full check.
    let isPlain = byteClasses[Int(separator)] == 0
    var place = start
    while place < end, !isStopped {
      if isPlain {
        place = readGood(bytes, from: place, separator: separator, to: &buffer)
        guard place < end else { break }
      }
      guard let entry = tables.entry(startOf: bytes, at: place) else {
        place = readUnknown(bytes, at: place, separator: separator, to: &buffer)
        continue
      }
      let ai = entry.ai
      let valueStart = place &+ ai.digitCount
      var flags: Element.Flags = []
      let valueEnd = checkInFull(entry, bytes, from: valueStart, separator: separator, &flags, to: &buffer)
      deliver(
        Element(ai: ai, row: entry.index, at: place, value: valueStart..<valueEnd, flags: flags), entry, to: &buffer)
      place = valueEnd
      if place < end, bytes[place] == separator { place &+= 1 }
    }
  }

  /// Reads elements as long as they are plainly good and gives the place of the first that is not, or the end.
  ///
  /// Nothing is reported here.
  @inline(__always)
  mutating func readGood(
    _ bytes: Span<UInt8>, from start: Int, separator: UInt8, to buffer: inout ElementBuffer
  ) -> Int {
    let end = bytes.count
    var presence = self.presence
    var count = elementCount
    var place = start
    while count < rules.maximumElements, end &- place >= 3 {
      guard let lane = tables.lane(startOf: bytes, at: place) else { break }
      let valueStart = place &+ lane.ai.digitCount
      var next: Int
      let valueEnd: Int
      if lane.kind == .text {
        valueEnd = FastPath.endOfText(bytes, valueStart, end)
        // Of an empty value the length before wraps round.
        guard UInt(bitPattern: valueEnd &- valueStart &- 1) < lane.longest else { break }
        next = valueEnd
        if valueEnd < end {
          guard bytes[valueEnd] == separator else { break }
          next &+= 1
        }
      } else {
        guard let good = FastPath.endOfDigits(lane, bytes, from: valueStart) else { break }
        valueEnd = good
        next = valueEnd
        if valueEnd < end {
          if bytes[valueEnd] == separator {
            next &+= 1
          } else if !lane.isPredefinedLength {
            break
          }
        }
      }
      presence.add(lane)
      count &+= 1
      buffer.accept(Element(lane, at: place, valueFrom: valueStart, to: valueEnd))
      place = next
    }
    self.presence = presence
    elementCount = count
    return place
  }

  /// Finds the end of the value that begins at an offset and reports what is wrong with it.
  @inline(never)
  private mutating func checkInFull(
    _ entry: AIEntry<Tables>, _ bytes: Span<UInt8>, from start: Int, separator: UInt8, _ flags: inout Element.Flags,
    to buffer: inout ElementBuffer
  ) -> Int {
    let limit = entry.isPredefinedLength ? min(bytes.count, start &+ entry.shape.longest) : bytes.count
    var end = start
    while end < limit, bytes[end] != separator { end &+= 1 }
    let errorsBefore = errorCount
    checkValue(start..<end, of: entry, in: bytes, to: &buffer)
    if errorCount != errorsBefore { flags = .hasErrors }
    return end
  }

  /// Deals with what is no known identifier and gives the place to go on at.
  @inline(never)
  private mutating func readUnknown(
    _ bytes: Span<UInt8>, at place: Int, separator: UInt8, to buffer: inout ElementBuffer
  ) -> Int {
    let end = bytes.count
    if bytes[place] == separator {
      var next = place
      while next < end, bytes[next] == separator { next &+= 1 }
      report(GS1Error(.misplacedSeparator, at: place, length: next &- place), to: &buffer)
      return next
    }
    var rest = place
    while rest < end, bytes[rest] != separator { rest &+= 1 }
    var digits = 0
    var number = 0
    while digits < 4, place &+ digits < rest, bytes[place &+ digits] &- 0x30 < 10 {
      number = number &* 10 &+ Int(bytes[place &+ digits] &- 0x30)
      digits &+= 1
    }
    // The first two digits say how many there are, if any known identifier begins with them.
    let count = twoDigits(bytes, at: place).map { tables.digits(afterPrefix: $0) } ?? 0
    guard digits >= 2, digits >= count else {
      let length = max(1, min(rest &- place, max(count, 2)))
      report(GS1Error(.malformedApplicationIdentifier, at: place, length: length), to: &buffer)
      return min(end, rest &+ 1)
    }
    for _ in 0..<(digits &- count) where count > 0 { number /= 10 }
    let ai = count > 0 ? ApplicationIdentifier(number: number, digitCount: count) : nil
    guard rules.allowsUnknownIdentifiers, let ai else {
      report(
        GS1Error(.unknownApplicationIdentifier, ai: ai, at: place, length: ai?.digitCount ?? 2), to: &buffer)
      return min(end, rest &+ 1)
    }
    let valueStart = place &+ ai.digitCount
    let valueEnd = ai.predefinedLength.map { min(rest, valueStart &+ $0) } ?? rest
    let errorsBefore = errorCount
    checkUnknownValue(valueStart..<valueEnd, of: ai, in: bytes, to: &buffer)
    let flags: Element.Flags = errorCount == errorsBefore ? [] : .hasErrors
    deliver(Element(ai: ai, row: nil, at: place, value: valueStart..<valueEnd, flags: flags), nil, to: &buffer)
    return valueEnd < end && bytes[valueEnd] == separator ? valueEnd &+ 1 : valueEnd
  }
}

extension ElementString {
  /// Reads what a reader transmits after the symbology identifier into storage of the caller, without allocating.
  ///
  /// One separator before the first identifier stands for FNC1 in first position and is accepted.
  public static func read(
    raw bytes: Span<UInt8>, separator: UInt8 = 0x1D, options: Options? = nil, into buffer: inout ElementBuffer
  ) {
    _ = read(bytes, as: .raw(separator: separator), options, into: &buffer)
  }

  /// The elements as a reader transmits them, with a separator where one is needed.
  ///
  /// Reading the bytes again gives the same identifiers and values, or the message is refused.
  ///
  /// - Throws: `notCarried` with the place of the first element that would not be read back: one with the separator in
  ///   its value, longer than its identifier predefines, or with an identifier that the dictionary lacks and whose
  ///   first two digits do not tell how many it has, such as (89).
  public func rawBytes(separator: UInt8 = 0x1D) throws(GS1Error) -> [UInt8] {
    if let place = Self.firstNotCarriedRaw(elements.span, in: bytes.span, separator: separator, dictionary: dictionary)
    {
      let element = elements[place]
      throw GS1Error(.notCarried, ai: element.ai, at: element.offset, length: element.ai.digitCount)
    }
    return rawBytes(of: elements[...], separator: separator)
  }

  /// Some of the elements as a reader transmits them.
  func rawBytes(of elements: ArraySlice<Element>, separator: UInt8) -> [UInt8] {
    var text: [UInt8] = []
    for (index, element) in elements.enumerated() {
      text += element.ai.digits
      let value = value(of: element)
      text += value
      if index < elements.count - 1, element.ai.predefinedLength != value.count { text.append(separator) }
    }
    return text
  }
}
