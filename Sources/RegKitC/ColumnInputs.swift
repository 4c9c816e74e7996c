import CRegKit
import GS1
import RegKit

extension UnsafePointer<regkit_gs1_column>? {
  /// The caller's column, whose offsets are of a width that there is.
  func checked() throws(Failure) -> regkit_gs1_column {
    guard let self else { throw .argument("column: NULL") }
    let column = try regkit_gs1_column(from: self, "column")
    guard column.offset_width == 4 || column.offset_width == 8 else {
      throw .argument("column.offset_width: found \(column.offset_width), expected 4 or 8")
    }
    return column
  }
}

/// The rows of the caller's column.
func messages<Offset: FixedWidthInteger & SignedInteger>(
  of column: regkit_gs1_column, _: Offset.Type
) throws(Failure) -> MessageColumn<Offset> {
  let width = MemoryLayout<Offset>.size
  let (end, isTooFar) = column.first_row.addingReportingOverflow(column.row_count)
  guard column.first_row >= 0, column.row_count >= 0, !isTooFar, end < Int.max / width else {
    throw .argument("column: rows beyond the address space")
  }
  let bytes = try bytes(column.bytes, column.bytes_length, "column.bytes")
  guard column.row_count > 0 else {
    let none = UnsafeBufferPointer<Offset>(start: nil, count: 0)
    guard let empty = MessageColumn(offsets: none, bytes: bytes) else { throw .argument("column: no rows") }
    return empty
  }
  guard let offsets = column.offsets else { throw .argument("column.offsets: NULL with \(column.row_count) rows") }
  try checkAlignment(offsets, width, "column.offsets")
  let first = offsets.assumingMemoryBound(to: Offset.self) + column.first_row
  let (bit, isBitTooFar) = column.validity_offset.addingReportingOverflow(column.first_row)
  let (bitEnd, isEndTooFar) = bit.addingReportingOverflow(column.row_count)
  guard column.validity == nil || column.validity_offset >= 0 && !isBitTooFar && !isEndTooFar,
    let rows = MessageColumn(
      offsets: UnsafeBufferPointer(start: first, count: column.row_count + 1), bytes: bytes,
      // The caller promises a bit for each row; this only says so again.
      validity: column.validity.map { UnsafeBufferPointer(start: $0, count: (bitEnd - 1) / 8 + 1) },
      validityOffset: bit)
  else { throw .argument("column.validity_offset: rows beyond the address space") }
  return rows
}

/// Numbers of the caller, one for each row; NULL for none.
func rows(
  _ numbers: UnsafeMutablePointer<Int32>?, _ count: Int, _ name: String
) throws(Failure) -> UnsafeMutableBufferPointer<Int32> {
  guard let numbers else { return UnsafeMutableBufferPointer(start: nil, count: 0) }
  try checkAlignment(numbers, MemoryLayout<Int32>.alignment, name)
  return UnsafeMutableBufferPointer(start: numbers, count: count)
}

/// Numbers of the caller that stand for outcomes, one for each row; NULL for none.
func outcomes(
  _ numbers: UnsafeMutablePointer<Int32>?, _ count: Int, _ name: String
) throws(Failure) -> UnsafeMutableBufferPointer<RowOutcome> {
  let rows = try rows(numbers, count, name)
  return UnsafeMutableBufferPointer(
    start: rows.baseAddress.map { UnsafeMutableRawPointer($0).bindMemory(to: RowOutcome.self, capacity: rows.count) },
    count: rows.count)
}

extension NumberColumn {
  /// A column over the caller's array; NULL for none.
  init(_ array: regkit_numbers, _ count: Int, _ name: String) throws(Failure) {
    guard (array.numbers == nil) == (array.validity == nil) else {
      throw .argument("\(name): NULL for one of numbers and validity, expected both or neither")
    }
    self.init(
      numbers: try rows(array.numbers, count, name),
      validity: UnsafeMutableBufferPointer(start: array.validity, count: array.validity == nil ? 0 : (count + 7) / 8))
  }
}
