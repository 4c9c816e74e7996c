/// The values of one Application Identifier in the messages of a column, written into storage of the caller.
///
/// A row has the value of the first element with the identifier, or null. There are two forms, and either may be left
/// out:
///
/// 1. views: for each row where the value begins among the bytes of the column and how many bytes it takes there, -1 for
///    null. Nothing is copied. A value with escapes stands there as it is written, a GTIN without the leading zeros that
///    its symbol omits; `escapedCount` says how many rows this is about.
/// 2. a string array of Apache Arrow: offsets, one more than there are rows, bytes and a validity bitmap. Escapes are
///    undone and leading zeros are there. Without offsets there is no array: bytes and bits are not touched. Bytes of the
///    storage behind the last value may be written over.
///
/// Storage for fewer rows than the column has takes the first of them. The storage must outlive the value column and belong
/// to it alone: neither the messages nor other values may stand in it.
public struct ValueColumn<Offset: FixedWidthInteger & SignedInteger> {
  /// The Application Identifier.
  public let ai: ApplicationIdentifier
  private let keepsFaulty: Bool
  private let starts: UnsafeMutableBufferPointer<Offset>
  private let lengths: UnsafeMutableBufferPointer<Offset>
  private let offsets: UnsafeMutableBufferPointer<Offset>
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private let validity: UnsafeMutableBufferPointer<UInt8>
  private let wantsViews: Bool
  /// How many bytes an offset can say and the storage has room for; -1 without an array, and from the first value on that
  /// did not fit.
  private var room = -1
  /// Whether there is an array with an offset for every row.
  private var hasEveryOffset = false
  private var written = 0
  private var unwritten = 0

  /// How many rows have a value, those for which there was no room included.
  public private(set) var valueCount = 0
  /// How many bytes all values take as an array, whether or not they fitted.
  ///
  /// When that is more than there is room for, the values from the first that did not fit are null in the array.
  public var byteCount: Int { written &+ unwritten }
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
    wantsViews = starts.count > 0 || lengths.count > 0
  }

  /// Begins a reading of so many rows, and forgets what an earlier one wrote.
  mutating func begin(_ rowCount: Int) {
    (valueCount, escapedCount, written, unwritten) = (0, 0, 0, 0)
    (room, hasEveryOffset) = (-1, false)
    guard offsets.count > 0 else { return }
    room = min(bytes.count, Int(clamping: Offset.max))
    offsets[0] = 0
    // All rows are null until a value comes.
    let used = min(validity.count, (rowCount &+ 7) >> 3)
    hasEveryOffset = offsets.count > rowCount
    UnsafeMutableBufferPointer(rebasing: validity[..<used]).update(repeating: 0)
  }

  /// Writes the value that a message has, or null; rows come one after the other.
  ///
  /// As many bytes as `readable` says may be read from the first of the message on.
  @inline(__always)
  mutating func append(
    _ elements: UnsafeBufferPointer<Element>, of message: UnsafeBufferPointer<UInt8>, readable: Int, at start: Int,
    row: Int
  ) {
    var place = 0
    while place < elements.count, elements[place].ai != ai { place &+= 1 }
    guard place < elements.count, keepsFaulty || !elements[place].hasErrors,
      elements[place].valueRange.upperBound <= message.count
    else {
      appendNull(row)
      return
    }
    let element = elements[place]
    // Views alone.
    if offsets.count == 0, element.isPlain {
      appendView(element, at: start, row: row)
      unwritten &+= element.valueLength
      return
    }
    // Nearly every value takes one block, whatever its length: what stands behind it the next one writes over.
    typealias Block = SIMD16<UInt8>
    let size = MemoryLayout<Block>.size
    guard hasEveryOffset, element.isPlain, element.valueLength <= size, element.valueOffset &+ size <= readable,
      written &+ size <= room, let source = message.baseAddress, let target = bytes.baseAddress
    else {
      appendInFull(element, of: message, at: start, row: row)
      return
    }
    appendView(element, at: start, row: row)
    let block = UnsafeRawPointer(source + element.valueOffset).loadUnaligned(as: Block.self)
    UnsafeMutableRawPointer(target + written).storeBytes(of: block, as: Block.self)
    written &+= element.valueLength
    offsets[row &+ 1] = Offset(truncatingIfNeeded: written)
    setValid(row)
  }

  /// Writes any value, wherever there is room for it.
  @inline(never)
  private mutating func appendInFull(
    _ element: Element, of message: UnsafeBufferPointer<UInt8>, at start: Int, row: Int
  ) {
    appendView(element, at: start, row: row)
    var count = element.valueLength
    if !element.isPlain {
      escapedCount &+= 1
      count = ElementString.writeValue(of: element, in: message.span, into: .init(start: nil, count: 0))
    }
    let isWritten = takeRoom(for: count)
    if isWritten {
      if let target = bytes.baseAddress, let source = message.baseAddress {
        if element.isPlain {
          (target + written).update(from: source + element.valueOffset, count: count)
        } else {
          let storage = UnsafeMutableBufferPointer(start: target + written, count: count)
          _ = ElementString.writeValue(of: element, in: message.span, into: storage)
        }
      }
      written &+= count
      setValid(row)
    }
    appendToArray(row, end: written)
  }

  @inline(__always)
  mutating func appendNull(_ row: Int) {
    if wantsViews {
      if row < starts.count { starts[row] = 0 }
      if row < lengths.count { lengths[row] = -1 }
    }
    appendToArray(row, end: written)
  }

  @inline(__always)
  private mutating func appendView(_ element: Element, at start: Int, row: Int) {
    valueCount &+= 1
    guard wantsViews else { return }
    // Both numbers are at most the length of the column's bytes, which an offset of it can say.
    if row < starts.count { starts[row] = Offset(truncatingIfNeeded: start &+ element.valueOffset) }
    if row < lengths.count { lengths[row] = Offset(truncatingIfNeeded: element.valueLength) }
  }

  /// Whether so many bytes fit; counts them where they do not.
  ///
  /// Once a value does not fit, none after it does: what is there is a whole beginning.
  @inline(__always)
  private mutating func takeRoom(for count: Int) -> Bool {
    if written &+ count <= room { return true }
    room = -1
    unwritten &+= count
    return false
  }

  /// Writes where the value of a row ends.
  @inline(__always)
  private func appendToArray(_ row: Int, end: Int) {
    if row < offsets.count &- 1 { offsets[row &+ 1] = Offset(truncatingIfNeeded: end) }
  }

  @inline(__always)
  private func setValid(_ row: Int) {
    let place = row >> 3
    if place < validity.count { validity[place] |= 1 << UInt8(truncatingIfNeeded: row & 7) }
  }
}
