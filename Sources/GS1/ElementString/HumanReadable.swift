/// Bytes written one after the other into storage of the caller; those beyond it are counted and dropped.
private struct Text {
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

  @inline(__always)
  mutating func append(_ ai: ApplicationIdentifier) {
    append(0x28)
    var divisor = ai.digitCount == 4 ? 1000 : ai.digitCount == 3 ? 100 : 10
    while divisor > 0 {
      append(0x30 &+ UInt8(truncatingIfNeeded: ai.number / divisor % 10))
      divisor /= 10
    }
    append(0x29)
    append(0x20)
  }

  mutating func append(titleOf entry: AIEntry?) {
    guard let entry else { return }
    let countBefore = count
    let start = Int(aiTitleStarts[entry.titleIndex])
    let end = Int(aiTitleStarts[entry.titleIndex &+ 1])
    aiTitles.withUTF8Buffer { blob in
      for place in start..<max(start, min(end, blob.count)) { append(blob[place]) }
    }
    if count > countBefore { append(0x20) }
  }
}

extension ElementString {
  /// Writes elements for people, `(01) 08991234567891 (10) ABC`, into storage of the caller, without allocating.
  ///
  /// The count goes on when the storage is full, so the caller learns how much room the text needs. The text is UTF-8.
  /// See `humanReadable(withTitles:)` for what it is good for.
  ///
  /// - Parameters:
  ///   - elements: What was read.
  ///   - bytes: The bytes they were read from. With other bytes the text is wrong but nothing fails.
  ///   - withTitles: Whether the data title, where the standard gives one, stands before the bracket.
  ///   - separator: What stands between two elements: a space, or a line feed for one line each.
  ///   - storage: Where the text goes.
  /// - Returns: How many bytes the text has, written or not.
  public static func writeHumanReadable(
    _ elements: Span<Element>, in bytes: Span<UInt8>, withTitles: Bool = false, separator: UInt8 = 0x20,
    into storage: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var text = Text(storage)
    for index in 0..<elements.count {
      let element = elements[index]
      if index > 0 { text.append(separator) }
      if withTitles { text.append(titleOf: element.entry) }
      text.append(element.ai)
      let range = element.valueRange
      guard range.upperBound <= bytes.count else { continue }
      let escaping = element.escaping
      if element.omitsLeadingZeros {
        let count = escaping.count(bytes, range)
        for _ in min(count, 14)..<14 { text.append(0x30) }
      }
      if escaping == .none {
        for place in range { text.append(visible: bytes[place]) }
      } else {
        var place = range.lowerBound
        while place < range.upperBound {
          let next = escaping.character(in: bytes, at: place, before: range.upperBound)
          text.append(visible: next.byte)
          place &+= next.length
        }
      }
    }
    return text.count
  }

  /// The message as Human Readable Interpretation, `(01) 08991234567891 (10) ABC`, for print beside a symbol.
  ///
  /// GS1 General Specifications, section 4.14: identifiers stand in brackets, which are not in the symbol, and nothing
  /// but the data of the symbol is shown. Data titles are text beside it, `GTIN (01) 08991234567891`.
  ///
  /// The text is for people. Reading it back is not foreseen, and not possible where
  ///
  /// 1. a value has a bracket, which is written as it is;
  /// 2. a value has a character that cannot be printed, shown as `·` like every byte that is not ASCII;
  /// 3. titles are shown, which only look like data.
  ///
  /// `bracketed` is the form to keep and to read again.
  public func humanReadable(withTitles: Bool = false) -> String {
    humanReadable(elements, withTitles: withTitles)
  }

  /// The message as Human Readable Interpretation, one line for each element.
  ///
  /// No line has a line feed in it: what cannot be printed shows as `·`.
  public func humanReadableLines(withTitles: Bool = false) -> [String] {
    elements.map { humanReadable([$0], withTitles: withTitles) }
  }

  private func humanReadable(_ elements: [Element], withTitles: Bool) -> String {
    let nowhere = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)
    let count = ElementString.writeHumanReadable(
      elements.span, in: bytes.span, withTitles: withTitles, into: nowhere)
    return String(unsafeUninitializedCapacity: count) { storage in
      min(
        count,
        ElementString.writeHumanReadable(elements.span, in: bytes.span, withTitles: withTitles, into: storage))
    }
  }
}
