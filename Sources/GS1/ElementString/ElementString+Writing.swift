extension ElementString {
  /// Writes the value of an element into storage of the caller, without escapes and with the zeros a symbol omits.
  ///
  /// - Returns: How many bytes the value has, written or not. An element that does not fit the bytes has none.
  public static func writeValue(
    of element: Element, in bytes: Span<UInt8>, into storage: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    writeValue(
      element.valueRange, in: bytes, escaping: element.escaping, omitsLeadingZeros: element.omitsLeadingZeros,
      into: storage)
  }

  /// Writes a value that stands at a place of a message into storage of the caller, without allocating.
  ///
  /// - Parameters:
  ///   - range: The bytes that the value takes.
  ///   - bytes: The message.
  ///   - escaping: How the value is written there.
  ///   - omitsLeadingZeros: Whether the value has 14 digits, of which the message leaves out zeros at the beginning.
  ///   - storage: Where the value goes.
  /// - Returns: How many bytes the value has, written or not; none when the range is not within the message.
  public static func writeValue(
    _ range: Range<Int>, in bytes: Span<UInt8>, escaping: Element.Escaping, omitsLeadingZeros: Bool,
    into storage: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    guard range.lowerBound >= 0, range.upperBound <= bytes.count else { return 0 }
    var text = Text(storage)
    text.append(valueAt: range, of: bytes, escaping, omitsLeadingZeros: omitsLeadingZeros) { text, byte in
      text.append(byte)
    }
    return text.count
  }

  /// Writes elements as a reader transmits them into storage of the caller, without allocating.
  ///
  /// A separator stands where one is needed, as `rawBytes(separator:)` has it.
  ///
  /// - Parameters:
  ///   - elements: What was read.
  ///   - bytes: The bytes they were read from.
  ///   - separator: What stands for FNC1.
  ///   - storage: Where the text goes.
  /// - Returns: How many bytes the text has, written or not.
  public static func writeRaw(
    _ elements: Span<Element>, in bytes: Span<UInt8>, separator: UInt8 = 0x1D,
    into storage: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var text = Text(storage)
    for index in 0..<elements.count {
      let element = elements[index]
      text.append(digitsOf: element.ai)
      let countBefore = text.count
      text.append(valueOf: element, in: bytes) { text, byte in text.append(byte) }
      if index < elements.count &- 1, element.ai.predefinedLength != text.count &- countBefore {
        text.append(separator)
      }
    }
    return text.count
  }

  /// The first element that raw elements cannot carry, by its place; nil when reading what `writeRaw` writes gives all again.
  ///
  /// An identifier that the dictionary lacks cannot be told from its value unless others begin with its two digits and
  /// have as many; a value with the separator in it, or longer than its identifier predefines, ends elsewhere.
  ///
  /// - Parameters:
  ///   - elements: What was read.
  ///   - bytes: The bytes they were read from.
  ///   - separator: What stands for FNC1.
  ///   - dictionary: The dictionary they were read by.
  public static func firstNotCarriedRaw(
    _ elements: Span<Element>, in bytes: Span<UInt8>, separator: UInt8 = 0x1D,
    dictionary: SyntaxDictionary = .builtIn
  ) -> Int? {
    for index in 0..<elements.count {
      let element = elements[index]
      if !element.isKnown, dictionary.digits(ofIdentifiersLike: element.ai) != element.ai.digitCount { return index }
      var text = Text(UnsafeMutableBufferPointer(start: nil, count: 0))
      var hasSeparator = false
      text.append(valueOf: element, in: bytes) { text, byte in
        hasSeparator = hasSeparator || byte == separator
        text.append(byte)
      }
      if hasSeparator || element.ai.predefinedLength.map({ $0 < text.count }) == true { return index }
    }
    return nil
  }

  /// The first element that bracketed text cannot carry, by its place; nil when reading what `writeBracketed` writes gives
  /// all again.
  ///
  /// A backslash at the end of a value would hide the bracket behind it. No value has one but under options that ignore
  /// `invalidCharacter`.
  public static func firstNotCarriedBracketed(_ elements: Span<Element>, in bytes: Span<UInt8>) -> Int? {
    for index in 0..<max(0, elements.count &- 1) {
      var last: UInt8 = 0
      var text = Text(UnsafeMutableBufferPointer(start: nil, count: 0))
      text.append(valueOf: elements[index], in: bytes) { _, byte in last = byte }
      if last == 0x5C { return index }
    }
    return nil
  }

  /// Writes elements in brackets, `(01)08991234567891(10)ABC`, into storage of the caller, without allocating.
  ///
  /// A bracket in a value is written `\(`, as `bracketedBytes` has it.
  ///
  /// - Parameters:
  ///   - elements: What was read.
  ///   - bytes: The bytes they were read from.
  ///   - storage: Where the text goes.
  /// - Returns: How many bytes the text has, written or not.
  public static func writeBracketed(
    _ elements: Span<Element>, in bytes: Span<UInt8>, into storage: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var text = Text(storage)
    for index in 0..<elements.count {
      let element = elements[index]
      text.append(0x28)
      text.append(digitsOf: element.ai)
      text.append(0x29)
      text.append(valueOf: element, in: bytes) { text, byte in
        if byte == 0x28 { text.append(0x5C) }
        text.append(byte)
      }
    }
    return text.count
  }
}

extension Text {
  /// Appends what an element says, each character by a way of its own; nothing when it does not fit the bytes.
  @inline(__always)
  mutating func append(valueOf element: Element, in bytes: Span<UInt8>, _ append: (inout Text, UInt8) -> Void) {
    guard element.valueRange.upperBound <= bytes.count else { return }
    self.append(
      valueAt: element.valueRange, of: bytes, element.escaping, omitsLeadingZeros: element.omitsLeadingZeros, append)
  }

  @inline(__always)
  mutating func append(
    valueAt range: Range<Int>, of bytes: Span<UInt8>, _ escaping: Element.Escaping, omitsLeadingZeros: Bool,
    _ append: (inout Text, UInt8) -> Void
  ) {
    if omitsLeadingZeros {
      for _ in min(escaping.count(bytes, range), 14)..<14 { append(&self, 0x30) }
    }
    if escaping == .none {
      for place in range { append(&self, bytes[place]) }
    } else {
      var place = range.lowerBound
      while place < range.upperBound {
        let next = escaping.character(in: bytes, at: place, before: range.upperBound)
        append(&self, next.byte)
        place &+= next.length
      }
    }
  }
}
