extension Element {
  /// How a value is written where some of its characters mean something else to the form around it.
  public enum Escaping: UInt8, Sendable, Hashable, CaseIterable {
    /// Every byte stands for itself.
    case none = 0
    /// In bracketed text: `\(` stands for an opening bracket.
    case bracket = 1
    /// In the path of a URI: `%` and two hexadecimal digits stand for a byte (RFC 3986, section 2.1).
    case path = 2
    /// In the query of a URI: as in the path, and `+` stands for a space.
    case query = 3
  }
}

extension Element.Escaping {
  /// The character that begins at a place before the end of a value, and how many bytes it is written with.
  ///
  /// What only looks like an escape, such as `%ZZ`, stands for itself.
  @inline(__always)
  func character(in bytes: Span<UInt8>, at place: Int, before end: Int) -> (byte: UInt8, length: Int) {
    let byte = bytes[place]
    switch self {
    case .none: break
    case .bracket:
      if byte == 0x5C, place &+ 1 < end, bytes[place &+ 1] == 0x28 { return (0x28, 2) }
    case .path, .query:
      if byte == 0x25, place &+ 2 < end, let high = hexadecimal(bytes[place &+ 1]),
        let low = hexadecimal(bytes[place &+ 2])
      {
        return (high << 4 | low, 3)
      }
      if byte == 0x2B, self == .query { return (0x20, 1) }
    }
    return (byte, 1)
  }

  /// The value that a range of bytes stands for.
  func unescaped(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    var place = range.lowerBound
    while place < range.upperBound {
      let next = character(in: bytes, at: place, before: range.upperBound)
      text.append(next.byte)
      place &+= next.length
    }
    return text
  }

  /// Whether any byte of a range does not stand for itself.
  func isUsed(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard self != .none else { return false }
    for place in range {
      let next = character(in: bytes, at: place, before: range.upperBound)
      // A plus sign is as long as the space it stands for.
      if next.length > 1 || next.byte != bytes[place] { return true }
    }
    return false
  }

  /// How many characters a range of bytes stands for.
  func count(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    guard self != .none else { return range.count }
    var count = 0
    var place = range.lowerBound
    while place < range.upperBound {
      place &+= character(in: bytes, at: place, before: range.upperBound).length
      count &+= 1
    }
    return count
  }

  /// Where a character of a value stands among the bytes it is written with.
  fileprivate func place(in bytes: Span<UInt8>, _ range: Range<Int>, of offset: Int) -> Int {
    var place = range.lowerBound
    for _ in 0..<offset where place < range.upperBound {
      place &+= character(in: bytes, at: place, before: range.upperBound).length
    }
    return place
  }
}

/// The value of a hexadecimal digit; nil for any other byte.
@inline(__always)
func hexadecimal(_ byte: UInt8) -> UInt8? {
  let digit = byte &- 0x30
  if digit < 10 { return digit }
  let letter = (byte | 0x20) &- 0x61
  return letter < 6 ? letter &+ 10 : nil
}

extension Reading {
  /// Checks a value that is written with escapes and reports its faults where they stand in the input.
  ///
  /// Values as long as the dictionary has them are unescaped on the stack; longer ones allocate.
  @inline(never)
  mutating func checkEscaped(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ escaping: Element.Escaping, of ai: ApplicationIdentifier,
    _ entry: AIEntry<Tables>?, isShortGTIN: Bool = false, to buffer: inout ElementBuffer
  ) {
    var storage = [128 of UInt8](repeating: 0)
    var count = 0
    var place = range.lowerBound
    while place < range.upperBound, count < 128 {
      let next = escaping.character(in: bytes, at: place, before: range.upperBound)
      storage[count] = next.byte
      count &+= 1
      place &+= next.length
    }
    guard place == range.upperBound else {
      let text = escaping.unescaped(bytes, range)
      let found = ElementArrays { check(text.span, of: ai, entry, isShortGTIN: false, to: &$0) }
      for error in found.errors { report(error, in: bytes, range, escaping, to: &buffer) }
      return
    }
    let text = storage.span.extracting(0..<count)
    if let entry, FastPath.isGood(entry.lane, text, 0..<count) { return }
    // Every other character may be a fault of its own, few rules add one each, and none reports one twice.
    var errors = [72 of GS1Error](repeating: GS1Error(.emptyMessage, at: 0, length: 0))
    var errorSpan = errors.mutableSpan
    let errorCount = errorSpan.withUnsafeMutableBufferPointer { errors in
      var found = ElementBuffer(elements: .init(start: nil, count: 0), errors: errors)
      check(text, of: ai, entry, isShortGTIN: isShortGTIN, to: &found)
      return min(found.errorCount, errors.count)
    }
    for place in 0..<errorCount { report(errors[place], in: bytes, range, escaping, to: &buffer) }
  }

  private mutating func report(
    _ error: GS1Error, in bytes: Span<UInt8>, _ range: Range<Int>, _ escaping: Element.Escaping,
    to buffer: inout ElementBuffer
  ) {
    let start = escaping.place(in: bytes, range, of: error.offset)
    let end = escaping.place(in: bytes, range, of: error.offset &+ error.length)
    report(error.moved(to: start, length: end &- start), to: &buffer)
  }

  @inline(__always)
  private func check(
    _ text: Span<UInt8>, of ai: ApplicationIdentifier, _ entry: AIEntry<Tables>?, isShortGTIN: Bool,
    to found: inout ElementBuffer
  ) {
    var plain = Reading(rules, tables)
    if isShortGTIN {
      plain.checkShortGTIN(0..<text.count, in: text, to: &found)
    } else if let entry {
      plain.checkValue(0..<text.count, of: entry, in: text, to: &found)
    } else {
      plain.checkUnknownValue(0..<text.count, of: ai, in: text, to: &found)
    }
  }

  /// Checks the digits of a GTIN that is written without its leading zeros.
  mutating func checkShortGTIN(_ range: Range<Int>, in bytes: Span<UInt8>, to buffer: inout ElementBuffer) {
    if let fault = CheckDigit.fault(in: bytes.extracting(range)) {
      report(GS1Error(fault, ai: .gtin, componentAt: range.lowerBound), to: &buffer)
    }
  }
}
