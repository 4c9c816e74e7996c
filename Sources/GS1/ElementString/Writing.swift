/// Bytes written one after the other into storage of the caller; those beyond it are counted and dropped.
struct CountedBytes {
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

  @inline(__always)
  mutating func append(_ ai: ApplicationIdentifier) {
    var divisor = ai.digitCount == 4 ? 1000 : ai.digitCount == 3 ? 100 : 10
    while divisor > 0 {
      append(0x30 &+ UInt8(truncatingIfNeeded: ai.number / divisor % 10))
      divisor /= 10
    }
  }

  /// Appends the value of an element without escapes and with the zeros a symbol omits; gives its length.
  @inline(__always)
  mutating func append(
    valueOf element: Element, in bytes: Span<UInt8>, each: (UInt8, inout CountedBytes) -> Void
  ) -> Int {
    let range = element.valueRange
    guard range.upperBound <= bytes.count else { return 0 }
    let escaping = element.escaping
    var length = 0
    if element.omitsLeadingZeros {
      for _ in min(escaping.count(bytes, range), 14)..<14 {
        append(0x30)
        length &+= 1
      }
    }
    var place = range.lowerBound
    while place < range.upperBound {
      let next = escaping.character(in: bytes, at: place, before: range.upperBound)
      each(next.byte, &self)
      place &+= next.length
      length &+= 1
    }
    return length
  }
}

extension ElementString {
  /// Writes elements as a reader transmits them into storage of the caller, without allocating.
  ///
  /// The bytes are those of `rawBytes(separator:)`. The count goes on when the storage is full, so the caller learns
  /// how much room they need.
  ///
  /// - Parameters:
  ///   - elements: What was read.
  ///   - bytes: The bytes they were read from. With other bytes the text is wrong but nothing fails.
  ///   - separator: What ends a value whose length its identifier does not say.
  ///   - storage: Where the bytes go.
  /// - Returns: How many bytes there are, written or not.
  public static func writeRaw(
    _ elements: Span<Element>, in bytes: Span<UInt8>, separator: UInt8 = 0x1D,
    into storage: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var text = CountedBytes(storage)
    for index in 0..<elements.count {
      let element = elements[index]
      text.append(element.ai)
      let length = text.append(valueOf: element, in: bytes) { byte, text in text.append(byte) }
      if index < elements.count &- 1, element.ai.predefinedLength != length { text.append(separator) }
    }
    return text.count
  }

  /// Writes elements in brackets, `(01)08991234567891(10)ABC`, into storage of the caller, without allocating.
  ///
  /// The bytes are those of `bracketedBytes`. The count goes on when the storage is full.
  ///
  /// - Parameters:
  ///   - elements: What was read.
  ///   - bytes: The bytes they were read from. With other bytes the text is wrong but nothing fails.
  ///   - storage: Where the bytes go.
  /// - Returns: How many bytes there are, written or not.
  public static func writeBracketed(
    _ elements: Span<Element>, in bytes: Span<UInt8>, into storage: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var text = CountedBytes(storage)
    for index in 0..<elements.count {
      text.append(0x28)
      text.append(elements[index].ai)
      text.append(0x29)
      _ = text.append(valueOf: elements[index], in: bytes) { byte, text in
        if byte == 0x28 { text.append(0x5C) }
        text.append(byte)
      }
    }
    return text.count
  }
}
