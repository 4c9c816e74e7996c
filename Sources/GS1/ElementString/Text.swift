/// Bytes written one after the other into storage of the caller; those beyond it are counted and dropped.
struct Text {
  private let storage: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  init(_ storage: UnsafeMutableBufferPointer<UInt8>) {
    self.storage = storage
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if count < storage.count { storage.initializeElement(at: count, to: byte) }
    count &+= 1
  }

  /// Appends a byte of a value: a full stop in the middle of the line (U+00B7) for what cannot be printed.
  @inline(__always)
  mutating func append(visible byte: UInt8) {
    guard byte &- 0x20 < 0x5F else {
      append(0xC2)
      append(0xB7)
      return
    }
    append(byte)
  }

  /// Appends the bytes of a range of a message, which must be within it, as `append(visible:)` does.
  @inline(__always)
  mutating func append(visible bytes: Span<UInt8>, _ range: Range<Int>) {
    let length = range.upperBound &- range.lowerBound
    let isCopied =
      length < 16
      ? copyShort(bytes, range.lowerBound, length) : copyLong(bytes, range.lowerBound, length)
    if !isCopied { self = adding(visible: bytes, range) }
  }

  // A copy that is returned, so that the text itself can stay in registers.
  @inline(never)
  private func adding(visible bytes: Span<UInt8>, _ range: Range<Int>) -> Text {
    var text = self
    for place in range { text.append(visible: bytes[place]) }
    return text
  }

  /// The text with the value of an element that is written with escapes or without leading zeros.
  @inline(never)
  func adding(visibleValueOf element: Element, in bytes: Span<UInt8>) -> Text {
    var text = self
    text.append(valueOf: element, in: bytes) { text, byte in text.append(visible: byte) }
    return text
  }

  private typealias Block = SIMD16<Int8>

  /// Appends fewer than sixteen bytes; false when nothing was appended, because there is no room or one cannot be printed.
  ///
  /// Whole blocks and words are copied. What is copied too much lies behind the text, where the next will be.
  @inline(__always)
  private mutating func copyShort(_ bytes: Span<UInt8>, _ start: Int, _ length: Int) -> Bool {
    let from = bytes.bytes
    let to = UnsafeMutableRawBufferPointer(storage)
    guard storage.count &- count >= 16 else { return false }
    if bytes.count &- start >= 16 {
      let block = from.unsafeLoadUnaligned(fromByteOffset: start, as: Block.self)
      let places = Block(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
      let isValue = places .< Block(repeating: Int8(truncatingIfNeeded: length))
      guard !Text.isAny(Text.hidden(block) .& isValue) else { return false }
      to.storeBytes(of: block, toByteOffset: count, as: Block.self)
    } else if length < 8 {
      // The last eight bytes of the message up to the value's end, with those before the value shifted out.
      let end = start &+ length
      guard end >= 8 else { return false }
      let word =
        UInt64(littleEndian: from.unsafeLoadUnaligned(fromByteOffset: end &- 8, as: UInt64.self))
        >> UInt64(truncatingIfNeeded: 64 &- 8 &* length)
      // Spaces behind the value, so that only its own bytes can be hidden.
      let filled = word | 0x2020_2020_2020_2020 << UInt64(truncatingIfNeeded: 8 &* length)
      let block = Block(lowHalf: unsafeBitCast(filled, to: SIMD8.self), highHalf: SIMD8(repeating: 0x20))
      guard !Text.isAny(Text.hidden(block)) else { return false }
      to.storeBytes(of: word.littleEndian, toByteOffset: count, as: UInt64.self)
    } else {
      let first = from.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self)
      let last = from.unsafeLoadUnaligned(fromByteOffset: start &+ length &- 8, as: UInt64.self)
      let both = Block(lowHalf: unsafeBitCast(first, to: SIMD8.self), highHalf: unsafeBitCast(last, to: SIMD8.self))
      guard !Text.isAny(Text.hidden(both)) else { return false }
      to.storeBytes(of: first, toByteOffset: count, as: UInt64.self)
      to.storeBytes(of: last, toByteOffset: count &+ length &- 8, as: UInt64.self)
    }
    count &+= length
    return true
  }

  /// Appends sixteen bytes or more; false when nothing was appended.
  ///
  /// The last block may overlap the one before.
  @inline(__always)
  private mutating func copyLong(_ bytes: Span<UInt8>, _ start: Int, _ length: Int) -> Bool {
    guard storage.count &- count >= length else { return false }
    let from = bytes.bytes
    let to = UnsafeMutableRawBufferPointer(storage)
    let last = length &- 16
    var hidden = Text.hidden(Block(repeating: 0x20))
    var place = 0
    while true {
      let block = from.unsafeLoadUnaligned(fromByteOffset: start &+ place, as: Block.self)
      hidden = hidden .| Text.hidden(block)
      to.storeBytes(of: block, toByteOffset: count &+ place, as: Block.self)
      guard place < last else { break }
      place = min(place &+ 16, last)
    }
    guard !Text.isAny(hidden) else { return false }
    count &+= length
    return true
  }

  /// True in the place of each byte that cannot be printed; those above 0x7F are negative here.
  @inline(__always)
  private static func hidden(_ block: Block) -> SIMDMask<Block> {
    (block .< Block(repeating: 0x20)) .| (block .== Block(repeating: 0x7F))
  }

  @inline(__always)
  private static func isAny(_ mask: SIMDMask<Block>) -> Bool {
    let halves = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    return halves[0] | halves[1] != 0
  }

  @inline(__always)
  mutating func append(_ ai: ApplicationIdentifier) {
    if ai.digitCount == 2, storage.count &- count >= 8 {
      appendWord(Text.brackets(ai), count: 5)
    } else {
      self = adding(ai)
    }
  }

  /// Appends a separator and the identifier.
  @inline(__always)
  mutating func append(_ separator: UInt8, _ ai: ApplicationIdentifier) {
    if ai.digitCount == 2, storage.count &- count >= 8 {
      appendWord(Text.brackets(ai) << 8 | UInt64(separator), count: 6)
    } else {
      append(separator)
      self = adding(ai)
    }
  }

  /// Two digits between brackets and a space: five bytes of a word, the first lowest.
  @inline(__always)
  private static func brackets(_ ai: ApplicationIdentifier) -> UInt64 {
    // Two digits take seven bits; with so few the division is one multiplication of 32 bits.
    let number = UInt32(truncatingIfNeeded: ai.packed & 0x7F)
    let tens = number / 10
    return 0x20_2930_3028 &+ UInt64(tens << 8 &+ (number &- tens &* 10) << 16)
  }

  /// Appends the first bytes of a word; there must be room for all eight.
  @inline(__always)
  private mutating func appendWord(_ word: UInt64, count length: Int) {
    UnsafeMutableRawBufferPointer(storage).storeBytes(
      of: word.littleEndian, toByteOffset: count, as: UInt64.self)
    count &+= length
  }

  @inline(never)
  private func adding(_ ai: ApplicationIdentifier) -> Text {
    var text = self
    text.append(0x28)
    text.append(digitsOf: ai)
    text.append(0x29)
    text.append(0x20)
    return text
  }

  @inline(__always)
  mutating func append(digitsOf ai: ApplicationIdentifier) {
    var divisor = ai.digitCount == 4 ? 1000 : ai.digitCount == 3 ? 100 : 10
    while divisor > 0 {
      append(0x30 &+ UInt8(truncatingIfNeeded: ai.number / divisor % 10))
      divisor /= 10
    }
  }

  /// The text with the title of an element and a space, if it has one.
  @inline(never)
  func adding(titleOf element: Element, _ dictionary: SyntaxDictionary) -> Text {
    var text = self
    if let loaded = dictionary.loaded {
      text.append(titleOf: element, loaded)
    } else {
      text.append(titleOf: element, BuiltInTables())
    }
    return text
  }

  private mutating func append(titleOf element: Element, _ tables: some DictionaryTables) {
    guard let entry = tables.entry(of: element) else { return }
    let countBefore = count
    let range = entry.titleRange
    tables.withTitles { titles in
      for place in range.clamped(to: 0..<titles.count) { append(titles[place]) }
    }
    if count > countBefore { append(0x20) }
  }
}
