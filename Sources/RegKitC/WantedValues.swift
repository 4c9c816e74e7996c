import CRegKit
import GS1

/// The caller's array of values, whose structs may be longer than those we know.
struct WantedValues {
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

  /// The columns that write to the caller's storage, as many as there are and then others that are not used.
  func columns<Offset: FixedWidthInteger & SignedInteger>(
    _ rowCount: Int
  ) throws(Failure) -> [32 of ValueColumn<Offset>] {
    var columns = [32 of ValueColumn<Offset>](repeating: ValueColumn(of: .gtin))
    for index in 0..<count { columns[index] = try valueColumn(value(index), rowCount) }
    return columns
  }

  /// Says in the caller's structs what was found; fails when bytes of some values did not fit.
  func fill<Offset: FixedWidthInteger & SignedInteger>(
    from columns: borrowing [32 of ValueColumn<Offset>]
  ) throws(Failure) {
    var short: Int?
    for index in 0..<count {
      var one = try value(index)
      one.value_count = columns[index].valueCount
      one.escaped_count = columns[index].escapedCount
      one.bytes_length = columns[index].byteCount
      try storage(index).store(one)
      let room = min(one.bytes_capacity, Int(clamping: Offset.max))
      if one.offsets != nil, columns[index].byteCount > room, short == nil { short = index }
    }
    if let short {
      throw Failure(
        REGKIT_E_CAPACITY, "values[\(short)]: found \(columns[short].byteCount) bytes, expected no more than fit")
    }
  }
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
