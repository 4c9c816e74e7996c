import CRegKit
import RegKitC
import Testing

/// Memory of a C caller: it stays where it is and has a guard behind its end.
private final class Memory<Value: BitwiseCopyable & Equatable> {
  let pointer: UnsafeMutablePointer<Value>
  private let count: Int
  private let filler: Value

  init(_ count: Int, _ filler: Value) {
    self.count = count
    self.filler = filler
    pointer = .allocate(capacity: count + 1)
    pointer.initialize(repeating: filler, count: count + 1)
  }

  deinit { pointer.deallocate() }

  subscript(_ index: Int) -> Value { pointer[index] }
  var isIntact: Bool { pointer[count] == filler }
}

@Suite struct GS1ColumnsTests {
  private static let texts: [String?] = [
    "(01)08991234567891(10)ABC", nil, "", "(01)08991234567892(10)X", "]Q3010899123456789110A\u{1D}21B",
    "https://id.gs1.org/01/08991234567891/10/A%2FB?17=280229", "(10)A\\(B(01)08991234567891", nil, "hello",
    "0108991234567891", (0..<300).map { _ in "(10)A" }.joined() + "(01)08991234567891", "(10)\0",
  ]

  private struct Wanted<Offset: FixedWidthInteger & SignedInteger & BitwiseCopyable> {
    let starts: Memory<Offset>
    let lengths: Memory<Offset>
    let offsets: Memory<Offset>
    let bytes: Memory<UInt8>
    let validity: Memory<UInt8>

    init(rows: Int, room: Int) {
      starts = Memory(rows, 77)
      lengths = Memory(rows, 77)
      offsets = Memory(rows + 1, 77)
      bytes = Memory(room, 0xEE)
      validity = Memory((rows + 7) / 8, 0xAA)
    }

    func values(_ ai: UInt16, keepFaulty: UInt8 = 0, room: Int) -> regkit_gs1_values {
      regkit_gs1_values(
        struct_size: MemoryLayout<regkit_gs1_values>.size, ai: ai, ai_digits: 2, keep_faulty: keepFaulty, reserved: 0,
        starts: starts.pointer, lengths: lengths.pointer, offsets: offsets.pointer, bytes: bytes.pointer,
        bytes_capacity: room, validity: validity.pointer, value_count: 9, escaped_count: 9, bytes_length: 9)
    }

    func value(_ row: Int) -> [UInt8]? {
      guard validity[row / 8] >> UInt8(row % 8) & 1 == 1 else { return nil }
      return (Int(offsets[row])..<Int(offsets[row + 1])).map { bytes[$0] }
    }

    var isIntact: Bool {
      starts.isIntact && lengths.isIntact && offsets.isIntact && bytes.isIntact && validity.isIntact
    }
  }

  private static var counts: regkit_gs1_column_counts {
    var counts = regkit_gs1_column_counts()
    counts.struct_size = MemoryLayout<regkit_gs1_column_counts>.size
    return counts
  }

  /// The texts as an array, and a body that is given it as the column of the header.
  private func withColumn<Offset: FixedWidthInteger & SignedInteger, Value>(
    _: Offset.Type, _ body: (inout regkit_gs1_column) throws -> Value
  ) rethrows -> Value {
    var offsets: [Offset] = [0]
    var bytes: [UInt8] = []
    var validity = [UInt8](repeating: 0, count: Self.texts.count / 8 + 1)
    for (row, text) in Self.texts.enumerated() {
      bytes += Array((text ?? "").utf8)
      offsets.append(Offset(bytes.count))
      if text != nil { validity[row / 8] |= 1 << UInt8(row % 8) }
    }
    return try offsets.withUnsafeBytes { offsets in
      try bytes.withUnsafeBufferPointer { bytes in
        try validity.withUnsafeBufferPointer { validity in
          var column = regkit_gs1_column(
            struct_size: MemoryLayout<regkit_gs1_column>.size, offsets: offsets.baseAddress,
            offset_width: Int32(MemoryLayout<Offset>.size), reserved: 0, bytes: bytes.baseAddress,
            bytes_length: bytes.count, validity: validity.baseAddress, validity_offset: 0, first_row: 0,
            row_count: Self.texts.count)
          return try body(&column)
        }
      }
    }
  }

  /// What the calls for one message say about a text: the status of its row and the value of an AI.
  private func one(_ text: String, _ ai: UInt16, keepFaulty: Bool) -> (status: Int32, faults: Int, value: [UInt8]?) {
    let message = Array(text.utf8)
    var counts = CallerMemory.counts
    var elements = [regkit_gs1_element](repeating: regkit_gs1_element(), count: 400)
    var faults = [regkit_gs1_fault](repeating: regkit_gs1_fault(), count: 400)
    let status = regkit_gs1_parse(
      &counts, message, message.count, REGKIT_GS1_ANY, nil, &elements, 400, &faults, 400, nil)
    #expect(status == REGKIT_OK)
    let found = elements.prefix(counts.elements).first { $0.ai == ai && $0.ai_digits == 2 }
    var value: [UInt8]?
    if var found, keepFaulty || found.flags & UInt8(REGKIT_GS1_HAS_ERRORS) == 0 {
      var out = [UInt8](repeating: 0, count: 200)
      var length = 0
      #expect(regkit_gs1_value(&out, 200, &length, message, message.count, &found, nil) == REGKIT_OK)
      value = Array(out.prefix(length))
    }
    return (counts.faults == 0 ? REGKIT_GS1_ROW_GOOD : Int32(faults[0].code), counts.faults, value)
  }

  private func check<Offset: FixedWidthInteger & SignedInteger & BitwiseCopyable>(_ type: Offset.Type) {
    for keepFaulty in [UInt8(0), 1] {
      for (first, end) in [(0, Self.texts.count), (3, 11), (1, 2), (5, 5), (9, Self.texts.count)] {
        let rows = end - first
        let ais: [UInt16] = [1, 10, 17, 21]
        let wanted = ais.map { _ in Wanted<Offset>(rows: rows, room: 4096) }
        var values = zip(ais, wanted).map { $1.values($0, keepFaulty: keepFaulty, room: 4096) }
        let (statuses, faults) = (Memory<Int32>(rows, 77), Memory<Int32>(rows, 77))
        var counts = Self.counts
        let status = withColumn(type) { column in
          column.first_row = first
          column.row_count = rows
          return regkit_gs1_parse_column(
            &counts, &column, REGKIT_GS1_ANY, nil, statuses.pointer, faults.pointer, &values, values.count, nil)
        }
        #expect(status == REGKIT_OK)
        #expect(statuses.isIntact && faults.isIntact && wanted.allSatisfy { $0.isIntact })
        #expect(counts.good + counts.faulty + counts.null + counts.bad_offsets == rows && counts.bad_offsets == 0)
        #expect(counts.null == Self.texts[first..<end].count { $0 == nil })
        for row in 0..<rows {
          for (ai, wanted) in zip(ais, wanted) {
            guard let text = Self.texts[first + row] else {
              #expect(statuses[row] == REGKIT_GS1_ROW_NULL && faults[row] == 0)
              #expect(wanted.value(row) == nil && wanted.lengths[row] == -1)
              continue
            }
            let expected = one(text, ai, keepFaulty: keepFaulty == 1)
            #expect(statuses[row] == expected.status && Int(faults[row]) == expected.faults, "\(text)")
            #expect(wanted.value(row) == expected.value, "\(text) \(ai)")
            #expect(wanted.lengths[row] < 0 ? expected.value == nil : expected.value != nil)
          }
        }
        for (values, wanted) in zip(values, wanted) {
          #expect(values.value_count == (0..<rows).count { wanted.lengths[$0] >= 0 })
          #expect(values.bytes_length == Int(wanted.offsets[rows]))
        }
      }
    }
  }

  @Test("rows say what the calls for one message say, in slices and with 32 and 64 bits")
  func sameAsOne() {
    check(Int32.self)
    check(Int64.self)
  }

  @Test("the validity bits may begin anywhere")
  func bitOffset() {
    let validity: [UInt8] = [0, 0b1010_0000, 0b0000_0010]
    let statuses = Memory<Int32>(4, 77)
    var counts = Self.counts
    let status = validity.withUnsafeBufferPointer { validity in
      withColumn(Int32.self) { column in
        column.validity = validity.baseAddress
        column.validity_offset = 12
        column.first_row = 3
        column.row_count = 4
        return regkit_gs1_parse_column(&counts, &column, 0, nil, statuses.pointer, nil, nil, 0, nil)
      }
    }
    #expect(status == REGKIT_OK && statuses.isIntact)
    #expect((0..<4).map { statuses[$0] == REGKIT_GS1_ROW_NULL } == [false, true, false, true])
  }

  @Test("bad offsets spoil their own rows alone")
  func badOffsets() {
    var offsets: [Int32] = [0, 16, -5, 32, 1000, 48, 40, 48]
    let bytes = Array("010899123456789101089912345678910108991234567891".utf8)
    var counts = Self.counts
    let statuses = Memory<Int32>(7, 77)
    let status = offsets.withUnsafeMutableBytes { offsets in
      bytes.withUnsafeBufferPointer { bytes in
        var column = regkit_gs1_column()
        column.struct_size = MemoryLayout<regkit_gs1_column>.size
        column.offsets = UnsafeRawPointer(offsets.baseAddress)
        column.offset_width = 4
        column.bytes = bytes.baseAddress
        column.bytes_length = bytes.count
        column.row_count = 7
        return regkit_gs1_parse_column(&counts, &column, REGKIT_GS1_RAW, nil, statuses.pointer, nil, nil, 0, nil)
      }
    }
    #expect(status == REGKIT_OK)
    #expect((0..<7).map { statuses[$0] }.prefix(6) == [0, -2, -2, -2, -2, -2])
    #expect(statuses[6] > 0 && counts.bad_offsets == 5 && counts.good == 1 && counts.faulty == 1)
  }

  @Test("bytes that do not fit are a status; what fitted is a whole array, and the length needed is said")
  func capacity() {
    let wanted = Wanted<Int64>(rows: Self.texts.count, room: 20)
    var values = [wanted.values(1, room: 20)]
    var counts = Self.counts
    var error = CallerMemory.error
    let status = withColumn(Int64.self) { column in
      regkit_gs1_parse_column(&counts, &column, REGKIT_GS1_ANY, nil, nil, nil, &values, 1, &error)
    }
    #expect(status == REGKIT_E_CAPACITY && error.code == REGKIT_E_CAPACITY)
    #expect(values[0].value_count == 6 && values[0].bytes_length == 84 && counts.null == 2)
    #expect(wanted.isIntact && wanted.value(0) == Array("08991234567891".utf8))
    #expect((1..<Self.texts.count).allSatisfy { wanted.value($0) == nil && wanted.offsets[$0 + 1] == 14 })
    // Views have room for every row; and with no array wanted the length is still told.
    #expect((0..<Self.texts.count).count { wanted.lengths[$0] == 14 } == 6)
    values[0].offsets = nil
    values[0].bytes = nil
    values[0].bytes_capacity = 0
    let measured = withColumn(Int64.self) { column in
      regkit_gs1_parse_column(&counts, &column, REGKIT_GS1_ANY, nil, nil, nil, &values, 1, nil)
    }
    #expect(measured == REGKIT_OK && values[0].bytes_length == 84)
  }

  @Test("NULL, no rows, wrong sizes and values outside their range are statuses, and nothing is written")
  func arguments() {
    var error = CallerMemory.error
    func call(
      _ change: (inout regkit_gs1_column, inout regkit_gs1_column_counts, inout regkit_gs1_values) -> Void,
      count: Int = 1
    ) -> Int32 {
      let statuses = Memory<Int32>(Self.texts.count, 77)
      var (counts, values) = (Self.counts, Wanted<Int32>(rows: 0, room: 0).values(1, room: 0))
      (values.starts, values.lengths, values.offsets, values.bytes, values.validity) = (nil, nil, nil, nil, nil)
      let status = withColumn(Int32.self) { column in
        change(&column, &counts, &values)
        return regkit_gs1_parse_column(&counts, &column, 0, nil, statuses.pointer, nil, &values, count, &error)
      }
      #expect(statuses.isIntact && (status == REGKIT_OK || statuses[0] == 77))
      return status
    }
    #expect(call { _, _, _ in } == REGKIT_OK)
    #expect(call { column, _, _ in (column.offsets, column.row_count) = (nil, 0) } == REGKIT_OK)
    let wrong: [(inout regkit_gs1_column, inout regkit_gs1_column_counts, inout regkit_gs1_values) -> Void] = [
      { column, _, _ in column.struct_size -= 1 }, { _, counts, _ in counts.struct_size = 0 },
      { _, _, values in values.struct_size -= 1 }, { _, _, values in values.struct_size += 3 },
      { column, _, _ in column.offset_width = 2 }, { column, _, _ in column.offsets = nil },
      { column, _, _ in column.bytes = nil }, { column, _, _ in column.row_count = .max },
      { column, _, _ in column.row_count = -1 }, { column, _, _ in column.first_row = .max },
      { column, _, _ in column.first_row = -1 }, { column, _, _ in column.validity_offset = .max },
      { column, _, _ in column.validity_offset = -1 }, { column, _, _ in column.bytes_length = -1 },
      { column, _, _ in column.offsets = column.offsets.map { $0 + 1 } }, { _, _, values in values.ai = 100 },
      { _, _, values in values.ai_digits = 5 }, { _, _, values in values.keep_faulty = 2 },
      { _, _, values in values.bytes_capacity = 4 },
      { _, _, values in values.starts = UnsafeMutableRawPointer(bitPattern: 6) },
    ]
    for (place, change) in wrong.enumerated() { #expect(call(change) == REGKIT_E_ARGUMENT, "\(place)") }
    #expect(call({ _, _, _ in }, count: 33) == REGKIT_E_ARGUMENT)
    #expect(call({ _, _, _ in }, count: -1) == REGKIT_E_ARGUMENT)
    var counts = Self.counts
    #expect(regkit_gs1_parse_column(&counts, nil, 0, nil, nil, nil, nil, 0, nil) == REGKIT_E_ARGUMENT)
    #expect(regkit_gs1_parse_column(nil, nil, 0, nil, nil, nil, nil, 0, nil) == REGKIT_E_ARGUMENT)
    withColumn(Int32.self) { column in
      #expect(regkit_gs1_parse_column(&counts, &column, 0, nil, nil, nil, nil, 1, nil) == REGKIT_E_ARGUMENT)
      #expect(regkit_gs1_parse_column(&counts, &column, 99, nil, nil, nil, nil, 0, nil) == REGKIT_E_ARGUMENT)
      #expect(regkit_gs1_parse_column(&counts, &column, 0, nil, nil, nil, nil, 0, nil) == REGKIT_OK)
    }
  }

  @Test(
    "structs of a newer header are stepped over by their own size, and refused when a field that is not known is in use",
    arguments: [UInt64(0), 1])
  func longerStructs(last: UInt64) {
    struct Longer {
      var values: regkit_gs1_values
      var more: (UInt64, UInt64)
    }
    let rows = Self.texts.count
    let wanted = [Wanted<Int32>(rows: rows, room: 4096), Wanted<Int32>(rows: rows, room: 4096)]
    var longer = zip([1, 10], wanted).map { Longer(values: $1.values($0, room: 4096), more: (0, last)) }
    for index in longer.indices { longer[index].values.struct_size = MemoryLayout<Longer>.stride }
    var counts = Self.counts
    let status = withColumn(Int32.self) { column in
      longer.withUnsafeMutableBytes { longer in
        regkit_gs1_parse_column(
          &counts, &column, 0, nil, nil, nil, longer.baseAddress?.assumingMemoryBound(to: regkit_gs1_values.self), 2,
          nil)
      }
    }
    #expect(longer.allSatisfy { $0.more == (0, last) })
    guard last == 0 else {
      #expect(status == REGKIT_E_ARGUMENT)
      return
    }
    #expect(status == REGKIT_OK)
    #expect(wanted[0].value(0) == Array("08991234567891".utf8) && wanted[1].value(0) == Array("ABC".utf8))
  }
}
