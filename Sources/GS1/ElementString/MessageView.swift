/// A message that was read, where it stands: its bytes, elements and errors in memory that belongs to somebody else.
///
/// What judges messages looks at a view, so that it judges a row of a column by the same code as an `ElementString`. The
/// memory must outlive the view.
@usableFromInline
package struct MessageView {
  package let bytes: UnsafeBufferPointer<UInt8>
  package let elements: UnsafeBufferPointer<Element>
  package let errors: UnsafeBufferPointer<GS1Error>
  /// The symbology identifier in front of scan data.
  package let symbologyIdentifier: SymbologyIdentifier?

  @usableFromInline
  package init(
    _ bytes: UnsafeBufferPointer<UInt8>, _ elements: UnsafeBufferPointer<Element>,
    _ errors: UnsafeBufferPointer<GS1Error>, _ symbologyIdentifier: SymbologyIdentifier?
  ) {
    self.bytes = bytes
    self.elements = elements
    self.errors = errors
    self.symbologyIdentifier = symbologyIdentifier
  }
}

extension MessageView {
  /// Whether a range, which must be within the bytes, holds only letters and digits of ASCII.
  @inline(__always)
  package func holdsOnlyLettersAndDigits(_ range: Range<Int>) -> Bool {
    FastPath.areLettersAndDigits(bytes.span, range.lowerBound, range.upperBound)
  }
}

extension ElementString {
  /// Calls a function with a view of the message.
  @inlinable
  package func withView<Result>(_ body: (MessageView) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { bytes in
      elements.withUnsafeBufferPointer { elements in
        errors.withUnsafeBufferPointer { errors in body(MessageView(bytes, elements, errors, symbologyIdentifier)) }
      }
    }
  }
}
