extension ElementString {
  /// Writes elements for people, `(01) 08991234567891 (10) ABC`, into storage of the caller, without allocating.
  ///
  /// The count goes on when the storage is full, so the caller learns how much room the text needs. Storage behind the
  /// text may be overwritten. The text is UTF-8. See `humanReadable(withTitles:)` for what it is good for.
  ///
  /// - Parameters:
  ///   - elements: What was read.
  ///   - bytes: The bytes they were read from. With other bytes the text is wrong but nothing fails.
  ///   - withTitles: Whether the data title, where the standard gives one, stands before the bracket.
  ///   - dictionary: The dictionary they were read with, which has the titles.
  ///   - separator: What stands between two elements: a space, or a line feed for one line each.
  ///   - storage: Where the text goes.
  /// - Returns: How many bytes the text has, written or not.
  public static func writeHumanReadable(
    _ elements: Span<Element>, in bytes: Span<UInt8>, withTitles: Bool = false,
    dictionary: SyntaxDictionary = .builtIn, separator: UInt8 = 0x20, into storage: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var text = Text(storage)
    for index in 0..<elements.count {
      let element = elements[index]
      if withTitles {
        if index > 0 { text.append(separator) }
        text = text.adding(titleOf: element, dictionary)
        text.append(element.ai)
      } else if index > 0 {
        text.append(separator, element.ai)
      } else {
        text.append(element.ai)
      }
      let range = element.valueRange
      guard range.upperBound <= bytes.count else { continue }
      if element.isPlain {
        text.append(visible: bytes, range)
      } else {
        text = text.adding(visibleValueOf: element, in: bytes)
      }
    }
    return text.count
  }

  /// The message as Human Readable Interpretation, `(01) 08991234567891 (10) ABC`, for print beside a symbol.
  ///
  /// GS1 General Specifications, section 4.14: identifiers stand in brackets, which are not in the symbol, and nothing
  /// but the data of the symbol is shown. Data titles are text beside it, `GTIN (01) 08991234567891`.
  ///
  /// `init(humanReadable:)` reads the text of a valid message again, with and without titles, to the same elements. Only a
  /// value that holds a known identifier in brackets, `A(21)B`, is refused there as `ambiguousBrackets`; and what is no
  /// valid value, with a space or with a byte that cannot be printed and is shown as `·`, does not come back. `bracketed`
  /// carries these.
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
      elements.span, in: bytes.span, withTitles: withTitles, dictionary: dictionary, into: nowhere)
    return String(unsafeUninitializedCapacity: count) { storage in
      min(
        count,
        ElementString.writeHumanReadable(
          elements.span, in: bytes.span, withTitles: withTitles, dictionary: dictionary, into: storage))
    }
  }
}
