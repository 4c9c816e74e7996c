/// The values of one Application Identifier in the messages of a column, written into storage of the caller.
///
/// A row has the value of the first element with the identifier, or null. There are two forms, and either may be left
/// out:
///
/// 1. views: for each row where the value begins among the bytes of the column and how many bytes it takes there, -1 for
///    null. Nothing is copied. A value with escapes stands there as it is written, a GTIN without the leading zeros that
///    its symbol omits; `escapedCount` says how many rows this is about.
/// 2. a string array of Apache Arrow: offsets, one more than there are rows, bytes and a validity bitmap. Escapes are
///    undone and leading zeros are there.
///
/// Storage for fewer rows than the column has takes the first of them. The storage must outlive the value column.
public struct ValueColumn<Offset: FixedWidthInteger & SignedInteger> {
  /// The Application Identifier.
  public let ai: ApplicationIdentifier
  private let keepsFaulty: Bool
  private let starts: UnsafeMutableBufferPointer<Offset>
  private let lengths: UnsafeMutableBufferPointer<Offset>
  private let offsets: UnsafeMutableBufferPointer<Offset>
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private let validity: UnsafeMutableBufferPointer<UInt8>
  private var written = 0

  /// How many rows have a value, those for which there was no room included.
  public private(set) var valueCount = 0
  /// How many bytes all values take as an array, whether or not they fitted.
  ///
  /// When that is more than there is room for, the values from the first that did not fit are null in the array.
  public private(set) var byteCount = 0
  /// How many values are written in the message in another way than they are: with escapes or without leading zeros.
  public private(set) var escapedCount = 0

  /// Makes a column of the values of an identifier over storage of the caller.
  ///
  /// - Parameters:
  ///   - ai: The Application Identifier.
  ///   - keepsFaulty: Whether a value with an error of its own is given nevertheless; by default it is null.
  ///   - starts: Where each value begins, for views.
  ///   - lengths: How long each value is, for views.
  ///   - offsets: For an array: where each value begins in its bytes, and where the last one ends.
  ///   - bytes: For an array: its bytes.
  ///   - validity: For an array: a bit for each row, the lowest of each byte first; eight rows a byte.
  public init(
    of ai: ApplicationIdentifier, keepsFaulty: Bool = false,
    starts: UnsafeMutableBufferPointer<Offset> = .init(start: nil, count: 0),
    lengths: UnsafeMutableBufferPointer<Offset> = .init(start: nil, count: 0),
    offsets: UnsafeMutableBufferPointer<Offset> = .init(start: nil, count: 0),
    bytes: UnsafeMutableBufferPointer<UInt8> = .init(start: nil, count: 0),
    validity: UnsafeMutableBufferPointer<UInt8> = .init(start: nil, count: 0)
  ) {
    self.ai = ai
    self.keepsFaulty = keepsFaulty
    self.starts = starts
    self.lengths = lengths
    self.offsets = offsets
    self.bytes = bytes
    self.validity = validity
  }

  /// Forgets what an earlier reading wrote.
  mutating func begin() {
    valueCount = 0
    byteCount = 0
    escapedCount = 0
    written = 0
    if offsets.count > 0 { offsets[0] = 0 }
  }

  /// Writes the value that a message has, or null; rows come one after the other.
  @inline(__always)
  mutating func append(
    _ elements: UnsafeBufferPointer<Element>, of message: UnsafeBufferPointer<UInt8>, at start: Int, row: Int
  ) {
    var place = 0
    while place < elements.count, elements[place].ai != ai { place &+= 1 }
    guard place < elements.count, keepsFaulty || !elements[place].hasErrors,
      elements[place].valueRange.upperBound <= message.count
    else {
      appendNull(row)
      return
    }
    append(elements[place], of: message, at: start, row: row)
  }

  @inline(__always)
  mutating func appendNull(_ row: Int) {
    if row < starts.count { starts[row] = 0 }
    if row < lengths.count { lengths[row] = -1 }
    appendToArray(row, isValid: false)
  }

  @inline(__always)
  private mutating func append(
    _ element: Element, of message: UnsafeBufferPointer<UInt8>, at start: Int, row: Int
  ) {
    // Both numbers are at most the length of the column's bytes, which an offset of it can say.
    if row < starts.count { starts[row] = Offset(truncatingIfNeeded: start &+ element.valueOffset) }
    if row < lengths.count { lengths[row] = Offset(truncatingIfNeeded: element.valueLength) }
    valueCount &+= 1
    var count = element.valueLength
    let isEscaped = element.hasEscapes || element.omitsLeadingZeros
    if isEscaped {
      escapedCount &+= 1
      count = ElementString.writeValue(of: element, in: message.span, into: .init(start: nil, count: 0))
    }
    byteCount &+= count
    guard offsets.count > 0 else { return }
    // Once a value does not fit, none after it does: what is there is a whole beginning.
    let room = min(bytes.count, Int(clamping: Offset.max))
    guard byteCount <= room, let base = bytes.baseAddress, let source = message.baseAddress else {
      appendToArray(row, isValid: byteCount <= room)
      return
    }
    if isEscaped {
      let rest = UnsafeMutableBufferPointer(start: base + written, count: count)
      _ = ElementString.writeValue(of: element, in: message.span, into: rest)
    } else {
      copy(source + element.valueOffset, count, to: base + written)
    }
    written &+= count
    appendToArray(row, isValid: true)
  }

  /// Copies bytes between places that may overlap.
  @inline(__always)
  private func copy(_ source: UnsafePointer<UInt8>, _ count: Int, to target: UnsafeMutablePointer<UInt8>) {
    let (source, target) = (UnsafeRawPointer(source), UnsafeMutableRawPointer(target))
    // Most values without a call: their first and their last word, of which both are read before either is written.
    @inline(__always)
    func copyBothEnds<Word: BitwiseCopyable>(_: Word.Type) {
      let end = count &- MemoryLayout<Word>.size
      let (first, last) = (source.loadUnaligned(as: Word.self), (source + end).loadUnaligned(as: Word.self))
      target.storeBytes(of: first, as: Word.self)
      (target + end).storeBytes(of: last, as: Word.self)
    }
    switch count {
    case 8...16: copyBothEnds(UInt64.self)
    case 4...7: copyBothEnds(UInt32.self)
    default: target.copyMemory(from: source, byteCount: count)
    }
  }

  @inline(__always)
  private mutating func appendToArray(_ row: Int, isValid: Bool) {
    if row < offsets.count &- 1 { offsets[row &+ 1] = Offset(truncatingIfNeeded: written) }
    let place = row >> 3
    guard place < validity.count else { return }
    if row & 7 == 0 { validity[place] = 0 }
    if isValid { validity[place] |= 1 << UInt8(truncatingIfNeeded: row & 7) }
  }
}
