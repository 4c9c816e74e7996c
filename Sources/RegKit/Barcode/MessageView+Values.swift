internal import GS1

extension MessageView {
  /// The first element with an identifier; nil when there is none.
  func element(of ai: ApplicationIdentifier) -> Element? {
    elements.first { $0.ai == ai }
  }

  func contains(_ ai: ApplicationIdentifier) -> Bool { elements.contains { $0.ai == ai } }

  /// Calls a function with the value of an element: where it stands in the message if that has it byte by byte, else
  /// written on the stack, and in memory of its own only if it is longer than any value of the standard.
  func withValue<Result>(of element: Element, _ body: (Span<UInt8>) -> Result) -> Result {
    let range = element.valueRange
    guard !element.isPlain || range.upperBound > bytes.count else {
      return body(bytes.span.extracting(range))
    }
    var storage = [96 of UInt8](repeating: 0)
    var span = storage.mutableSpan
    let short: Result? = span.withUnsafeMutableBufferPointer { storage in
      let count = ElementString.writeValue(of: element, in: bytes.span, into: storage)
      return count <= storage.count ? body(UnsafeBufferPointer(rebasing: storage[..<count]).span) : nil
    }
    return short ?? body(longValue(of: element).span)
  }

  private func longValue(of element: Element) -> [UInt8] {
    let count = ElementString.writeValue(of: element, in: bytes.span, into: .init(start: nil, count: 0))
    return [UInt8](unsafeUninitializedCapacity: count) { storage, written in
      written = min(storage.count, ElementString.writeValue(of: element, in: bytes.span, into: storage))
    }
  }
}
