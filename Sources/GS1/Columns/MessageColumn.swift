/// Messages one after the other in memory of the caller, in the layout of a string array of Apache Arrow.
///
/// Row n is the bytes from offset n to offset n + 1. Arrow, DuckDB, Polars and Spark keep text columns like this, with
/// offsets of 32 or of 64 bits, so `Offset` is `Int32` or `Int64` and nothing is copied. A validity bitmap, lowest bit
/// first, says which rows are not null; a column without one has no null.
///
///     let column = MessageColumn(offsets: offsets, bytes: bytes)
///     let counts = column?.read(.raw, statuses: statuses)
///
/// Any number of threads may read rows of one column, each into storage of its own: give each its `rows`.
/// The memory must outlive the column.
public struct MessageColumn<Offset: FixedWidthInteger & SignedInteger> {
  private let offsets: UnsafeBufferPointer<Offset>
  private let bytes: UnsafeBufferPointer<UInt8>
  private let validity: UnsafeBufferPointer<UInt8>?
  private let validityOffset: Int
  /// How many rows there are.
  public let count: Int

  /// Makes a column over memory of the caller.
  ///
  /// Nil when the validity bitmap has fewer bits than there are rows. The offsets are looked at when their row is read.
  ///
  /// - Parameters:
  ///   - offsets: One more than there are rows; none is also no row. A slice of an array begins at its own first offset.
  ///   - bytes: All bytes of the array, those of rows before and after a slice included.
  ///   - validity: A bit for each row; nil when no row is null.
  ///   - validityOffset: The bit of the first row, which in a slice of an array may be in the middle of a byte.
  public init?(
    offsets: UnsafeBufferPointer<Offset>, bytes: UnsafeBufferPointer<UInt8>,
    validity: UnsafeBufferPointer<UInt8>? = nil, validityOffset: Int = 0
  ) {
    count = max(0, offsets.count &- 1)
    if let validity {
      let (end, isTooFar) = validityOffset.addingReportingOverflow(count)
      guard validityOffset >= 0, !isTooFar, count == 0 || (end &- 1) >> 3 < validity.count else { return nil }
    }
    self.offsets = offsets
    self.bytes = bytes
    self.validity = validity
    self.validityOffset = validity == nil ? 0 : validityOffset
  }

  private init(_ column: MessageColumn, rows: Range<Int>) {
    count = rows.count
    offsets =
      column.count == 0
      ? column.offsets : UnsafeBufferPointer(rebasing: column.offsets[rows.lowerBound...rows.upperBound])
    bytes = column.bytes
    validity = column.validity
    validityOffset = column.validityOffset &+ rows.lowerBound
  }

  /// Some of the rows as a column; of rows that do not exist, none.
  public func rows(_ rows: Range<Int>) -> MessageColumn {
    MessageColumn(self, rows: rows.clamped(to: 0..<count))
  }

  /// Reads every row as a message of its own, as `ElementString.read` does, and gives how many are good.
  ///
  /// A row that cannot be read keeps none from being read. Only a message of more than 256 elements, or a value with
  /// escapes that is longer than any in the dictionary, allocates. Storage for fewer rows than the column has takes the
  /// first of them.
  ///
  /// - Parameters:
  ///   - form: How the messages are written; nil to recognise each.
  ///   - separator: What stands for FNC1, in raw elements.
  ///   - options: Which rules apply; nil for those of the standard.
  ///   - statuses: What became of each row.
  ///   - errorCounts: How many errors each message has; 0 for a row that was not read.
  ///   - values: The identifiers whose values are wanted, each with storage for them.
  @specialized(where Offset == Int32)
  @specialized(where Offset == Int64)
  public func read(
    _ form: ElementString.Form?, separator: UInt8 = 0x1D, options: ElementString.Options? = nil,
    statuses: UnsafeMutableBufferPointer<RowStatus> = .init(start: nil, count: 0),
    errorCounts: UnsafeMutableBufferPointer<Int32> = .init(start: nil, count: 0),
    values: UnsafeMutableBufferPointer<ValueColumn<Offset>> = .init(start: nil, count: 0)
  ) -> RowCounts {
    var elements = [256 of Element](repeating: Element())
    var errors = [1 of GS1Error](repeating: GS1Error(.emptyMessage, at: 0, length: 0))
    for index in values.indices { values[index].begin(count) }
    var elementSpan = elements.mutableSpan
    var errorSpan = errors.mutableSpan
    return elementSpan.withUnsafeMutableBufferPointer { elements in
      errorSpan.withUnsafeMutableBufferPointer { errors in
        if form == .raw, options == nil, validity == nil, values.isEmpty {
          readRawRows(separator, elements, errors, statuses: statuses, errorCounts: errorCounts)
        } else {
          readRows(
            form, separator, options, elements, errors, statuses: statuses, errorCounts: errorCounts, values: values)
        }
      }
    }
  }

  @inline(__always)
  private func readRows(
    _ form: ElementString.Form?, _ separator: UInt8, _ options: ElementString.Options?,
    _ elements: UnsafeMutableBufferPointer<Element>, _ errors: UnsafeMutableBufferPointer<GS1Error>,
    statuses: UnsafeMutableBufferPointer<RowStatus>, errorCounts: UnsafeMutableBufferPointer<Int32>,
    values: UnsafeMutableBufferPointer<ValueColumn<Offset>>
  ) -> RowCounts {
    var counts = RowCounts()
    var buffer = ElementBuffer(elements: elements, errors: errors)
    for row in 0..<count {
      buffer.removeAll()
      var status = RowStatus.good
      var errorCount = 0
      if isNull(row) {
        status = .null
        appendNull(row, to: values)
      } else if let place = range(of: row) {
        let message = self.message(place)
        if form == .raw {
          ElementString.read(raw: message.span, separator: separator, options: options, into: &buffer)
        } else {
          ElementString.read(message.span, as: form, options: options, into: &buffer)
        }
        errorCount = buffer.errorCount
        if errorCount > 0 { status = RowStatus(errors[0].code) }
        if buffer.elementCount > elements.count {
          (status, errorCount) = readLong(place, row, form, separator, options, values)
        } else if values.count > 0 {
          let found = UnsafeBufferPointer(start: elements.baseAddress, count: buffer.elementCount)
          append(found, of: place, row: row, to: values)
        }
      } else {
        status = .badOffsets
        appendNull(row, to: values)
      }
      counts.add(status)
      if row < statuses.count { statuses[row] = status }
      if row < errorCounts.count { errorCounts[row] = Int32(clamping: errorCount) }
    }
    return counts
  }

  /// Reads every row as raw elements by the rules of the standard, of a column without nulls and without taking values.
  ///
  /// A loop of its own, because what `readRows` asks for each row makes it slower than one call for each message.
  @inline(__always)
  private func readRawRows(
    _ separator: UInt8, _ elements: UnsafeMutableBufferPointer<Element>,
    _ errors: UnsafeMutableBufferPointer<GS1Error>, statuses: UnsafeMutableBufferPointer<RowStatus>,
    errorCounts: UnsafeMutableBufferPointer<Int32>
  ) -> RowCounts {
    var counts = RowCounts()
    var buffer = ElementBuffer(elements: elements, errors: errors)
    for row in 0..<count {
      buffer.removeAll()
      var status = RowStatus.good
      var errorCount = 0
      if let place = range(of: row) {
        ElementString.read(raw: message(place).span, separator: separator, into: &buffer)
        if buffer.elementCount > elements.count {
          (status, errorCount) = readLong(place, row, .raw, separator, nil, .init(start: nil, count: 0))
        } else if buffer.errorCount > 0 {
          (status, errorCount) = (RowStatus(errors[0].code), buffer.errorCount)
        }
        if errorCount == 0 { counts.good &+= 1 } else { counts.faulty &+= 1 }
      } else {
        status = .badOffsets
        counts.badOffsets &+= 1
      }
      if row < statuses.count { statuses[row] = status }
      if row < errorCounts.count { errorCounts[row] = Int32(clamping: errorCount) }
    }
    return counts
  }

  /// Reads a message that has more elements than there is room for on the stack.
  @inline(never)
  private func readLong(
    _ place: Range<Int>, _ row: Int, _ form: ElementString.Form?, _ separator: UInt8,
    _ options: ElementString.Options?, _ values: UnsafeMutableBufferPointer<ValueColumn<Offset>>
  ) -> (RowStatus, errorCount: Int) {
    let message = message(place)
    let whole = ElementArrays { buffer in
      if form == .raw {
        ElementString.read(raw: message.span, separator: separator, options: options, into: &buffer)
      } else {
        ElementString.read(message.span, as: form, options: options, into: &buffer)
      }
    }
    whole.elements.withUnsafeBufferPointer { append($0, of: place, row: row, to: values) }
    return (whole.errors.first.map { RowStatus($0.code) } ?? .good, whole.errors.count)
  }

  // Out of line: a reading that wants no values stays small.
  @inline(never) @_optimize(speed)
  func append(
    _ elements: UnsafeBufferPointer<Element>, of place: Range<Int>, row: Int,
    to values: UnsafeMutableBufferPointer<ValueColumn<Offset>>
  ) {
    let (message, readable) = (message(place), bytes.count &- place.lowerBound)
    for index in values.indices {
      values[index].append(elements, of: message, readable: readable, at: place.lowerBound, row: row)
    }
  }

  @inline(never)
  func appendNull(_ row: Int, to values: UnsafeMutableBufferPointer<ValueColumn<Offset>>) {
    for index in values.indices { values[index].appendNull(row) }
  }

  @inline(__always)
  func message(_ place: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: bytes.baseAddress.map { $0 + place.lowerBound }, count: place.count)
  }

  @inline(__always)
  func isNull(_ row: Int) -> Bool {
    guard let validity else { return false }
    let bit = validityOffset &+ row
    return validity[bit >> 3] >> UInt8(truncatingIfNeeded: bit & 7) & 1 == 0
  }

  /// Where a row stands among the bytes; nil when its offsets are no such place.
  @inline(__always)
  func range(of row: Int) -> Range<Int>? {
    let start = offsets[row]
    let end = offsets[row &+ 1]
    guard start >= 0, start <= end, end <= bytes.count else { return nil }
    return Int(truncatingIfNeeded: start)..<Int(truncatingIfNeeded: end)
  }
}
