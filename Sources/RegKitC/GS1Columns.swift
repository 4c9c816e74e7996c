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
    let column = try column.checked()
    if let statuses { try checkAlignment(statuses, MemoryLayout<Int32>.alignment, "statuses") }
    if let fault_counts { try checkAlignment(fault_counts, MemoryLayout<Int32>.alignment, "fault_counts") }
    let reading = try MessageReading(form, options)
    let wanted = try WantedValues(values, value_count)
    if column.offset_width == 4 {
      try parse(column, Int32.self, reading, statuses, fault_counts, wanted, into: out)
    } else {
      try parse(column, Int64.self, reading, statuses, fault_counts, wanted, into: out)
    }
  }
}

private func parse<Offset: FixedWidthInteger & SignedInteger>(
  _ column: regkit_gs1_column, _: Offset.Type, _ reading: MessageReading, _ statuses: UnsafeMutablePointer<Int32>?,
  _ faultCounts: UnsafeMutablePointer<Int32>?, _ wanted: WantedValues,
  into out: CallerStorage<regkit_gs1_column_counts>
) throws(Failure) {
  let rows = try messages(of: column, Offset.self)
  var values: [32 of ValueColumn<Offset>] = try wanted.columns(rows.count)
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
  try wanted.fill(from: values)
}
