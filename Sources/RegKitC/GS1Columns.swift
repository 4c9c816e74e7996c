public import CRegKit
import GS1

@c @implementation
public func regkit_gs1_parse_column(
  _ out: UnsafeMutablePointer<regkit_gs1_column_counts>?, _ column: UnsafePointer<regkit_gs1_column>?, _ form: Int32,
  _ options: UnsafePointer<regkit_gs1_options>?, _ statuses: UnsafeMutablePointer<Int32>?,
  _ fault_counts: UnsafeMutablePointer<Int32>?, _ values: UnsafeMutablePointer<regkit_gs1_values>?, _ value_count: Int,
  _ error: UnsafeMutablePointer<regkit_error>?
) -> Int32 {
  error.status { () throws(Failure) in
    let out = try CallerStorage(out, "out")
    guard let given = column else { throw .argument("column: NULL") }
    let column = try regkit_gs1_column(from: given, "column")
    if let statuses { try checkAlignment(statuses, MemoryLayout<Int32>.alignment, "statuses") }
    if let fault_counts { try checkAlignment(fault_counts, MemoryLayout<Int32>.alignment, "fault_counts") }
    let reading = try MessageReading(form, options)
    let wanted = try WantedValues(values, value_count)
    switch column.offset_width {
    case 4: try parse(column, Int32.self, reading, statuses, fault_counts, wanted, into: out)
    case 8: try parse(column, Int64.self, reading, statuses, fault_counts, wanted, into: out)
    default: throw .argument("column.offset_width: found \(column.offset_width), expected 4 or 8")
    }
  }
}

/// The caller's array of values, whose structs may be longer than those we know.
private struct WantedValues {
  static var maximumCount: Int { 32 }

  let count: Int
  private let first: UnsafeMutablePointer<regkit_gs1_values>?
  private let stride: Int

  init(_ values: UnsafeMutablePointer<regkit_gs1_values>?, _ count: Int) throws(Failure) {
    guard count >= 0, count <= Self.maximumCount else {
      throw .argument("values: found \(count) of them, expected at most \(Self.maximumCount)")
    }
    guard values != nil || count == 0 else { throw .argument("values: NULL with a count of \(count)") }
    self.count = count
    first = values
    stride = try count > 0 ? CallerStorage(values, "values").size : 0
    for index in 0..<count {
      guard try storage(index).size == stride else {
        throw .argument("values: found more than one struct_size, expected \(stride) in each")
      }
    }
  }

  /// What the caller set for one identifier, below the count.
  func value(_ index: Int) throws(Failure) -> regkit_gs1_values {
    guard let pointer = pointer(index) else { throw .argument("values: NULL") }
    return try regkit_gs1_values(from: pointer, "values[\(index)]")
  }

  /// Where the struct of one identifier stands, below the count.
  func storage(_ index: Int) throws(Failure) -> CallerStorage<regkit_gs1_values> {
    try CallerStorage(pointer(index), "values[\(index)]")
  }

  private func pointer(_ index: Int) -> UnsafeMutablePointer<regkit_gs1_values>? {
    UnsafeMutableRawPointer(first).map { ($0 + index * stride).assumingMemoryBound(to: regkit_gs1_values.self) }
  }
}

private func parse<Offset: FixedWidthInteger & SignedInteger>(
  _ column: regkit_gs1_column, _: Offset.Type, _ reading: MessageReading, _ statuses: UnsafeMutablePointer<Int32>?,
  _ faultCounts: UnsafeMutablePointer<Int32>?, _ wanted: WantedValues,
  into out: CallerStorage<regkit_gs1_column_counts>
) throws(Failure) {
  let rows = try messages(of: column, Offset.self)
  var values = [32 of ValueColumn<Offset>](repeating: ValueColumn(of: .gtin))
  for index in 0..<wanted.count {
    values[index] = try valueColumn(wanted.value(index), rows.count)
  }
  let statusRows = statuses.map {
    UnsafeMutableRawPointer($0).bindMemory(to: RowStatus.self, capacity: rows.count)
  }
  var span = values.mutableSpan
  let counts = span.withUnsafeMutableBufferPointer { values in
    rows.read(
      reading.form, separator: reading.separator, options: reading.options,
      statuses: UnsafeMutableBufferPointer(start: statusRows, count: statusRows == nil ? 0 : rows.count),
      errorCounts: UnsafeMutableBufferPointer(start: faultCounts, count: faultCounts == nil ? 0 : rows.count),
      values: UnsafeMutableBufferPointer(rebasing: values[..<wanted.count]))
  }
  var counted = regkit_gs1_column_counts()
  counted.good = counts.good
  counted.faulty = counts.faulty
  counted.null = counts.null
  counted.bad_offsets = counts.badOffsets
  out.store(counted)
  var short: Int?
  for index in 0..<wanted.count {
    var one = try wanted.value(index)
    one.value_count = values[index].valueCount
    one.escaped_count = values[index].escapedCount
    one.bytes_length = values[index].byteCount
    try wanted.storage(index).store(one)
    let room = min(one.bytes_capacity, Int(clamping: Offset.max))
    if one.offsets != nil, values[index].byteCount > room, short == nil { short = index }
  }
  if let short {
    throw Failure(
      REGKIT_E_CAPACITY, "values[\(short)]: found \(values[short].byteCount) bytes, expected no more than fit")
  }
}

private func messages<Offset: FixedWidthInteger & SignedInteger>(
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

private func valueColumn<Offset: FixedWidthInteger & SignedInteger>(
  _ values: regkit_gs1_values, _ rowCount: Int
) throws(Failure) -> ValueColumn<Offset> {
  guard let ai = ApplicationIdentifier(number: Int(values.ai), digitCount: Int(values.ai_digits)) else {
    throw .argument("values: found \(values.ai) of \(values.ai_digits) digits, expected an AI of 2, 3 or 4")
  }
  func rows(_ pointer: UnsafeMutableRawPointer?, _ count: Int) throws(Failure) -> UnsafeMutableBufferPointer<Offset> {
    guard let pointer else { return UnsafeMutableBufferPointer(start: nil, count: 0) }
    try checkAlignment(pointer, MemoryLayout<Offset>.size, "values")
    return UnsafeMutableBufferPointer(start: pointer.assumingMemoryBound(to: Offset.self), count: count)
  }
  return ValueColumn(
    of: ai, keepsFaulty: try flag(values.keep_faulty, "values.keep_faulty"),
    starts: try rows(values.starts, rowCount), lengths: try rows(values.lengths, rowCount),
    offsets: try rows(values.offsets, rowCount + 1),
    bytes: try storage(values.bytes, values.bytes_capacity, "values.bytes"),
    validity: UnsafeMutableBufferPointer(start: values.validity, count: values.validity == nil ? 0 : (rowCount + 7) / 8)
  )
}
