import GS1
import Testing

/// Messages of every kind, good and bad, that are the same on every run.
struct SampleMessages {
  private static let good = [
    "010899123456789110ABC\u{1D}17280229", "(01)08991234567891(21)A\\(B", "]Q3010899123456789110A", "]E08991234567891",
    "https://id.gs1.org/01/08991234567891/10/A%2FB?17=280229", "https://id.gs1.org/01/12345670?3103=001000",
    "00089912345678912349", "(90)TR142681391(91)240828", "]Q1(10)X(01)08991234567891", "10A\u{1D}10B", "",
  ]
  private var numbers: SeededNumbers

  init(seed: UInt64) {
    numbers = SeededNumbers(seed: seed)
  }

  /// One of the good ones, often with a byte changed, cut off or put in, at times with many elements.
  mutating func next() -> [UInt8] {
    var bytes = Array(Self.good[Int.random(in: Self.good.indices, using: &numbers)].utf8)
    switch Int.random(in: 0..<5, using: &numbers) {
    case 0 where !bytes.isEmpty:
      bytes[Int.random(in: bytes.indices, using: &numbers)] = UInt8.random(in: 0...255, using: &numbers)
    case 1: bytes.insert(0, at: Int.random(in: 0...bytes.count, using: &numbers))
    case 2: bytes.removeLast(Int.random(in: 0...bytes.count, using: &numbers))
    default: break
    }
    if Int.random(in: 0..<200, using: &numbers) == 0 { bytes = (0..<300).flatMap { _ in Array("(90)A".utf8) } }
    return bytes
  }

  mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &numbers) }
}

/// A string array in the layout of Apache Arrow, and what is read from it, in storage of its own.
struct ArrowColumn<Offset: FixedWidthInteger & SignedInteger> {
  var offsets: [Offset] = [0]
  var bytes: [UInt8] = []
  var validity: [UInt8] = []
  var validityOffset = 0

  /// An array of rows; the bitmap begins at a bit of its own.
  init(_ rows: [[UInt8]?], validityOffset: Int = 0) {
    self.validityOffset = validityOffset
    validity = Array(repeating: 0xAA, count: (validityOffset + rows.count + 7) / 8)
    for (index, row) in rows.enumerated() {
      bytes += row ?? []
      offsets.append(Offset(bytes.count))
      let bit = validityOffset + index
      validity[bit / 8] &= ~(1 << UInt8(bit % 8))
      if row != nil { validity[bit / 8] |= 1 << UInt8(bit % 8) }
    }
  }

  /// What a reading wrote about one identifier.
  struct Values {
    var starts: [Offset]
    var lengths: [Offset]
    var offsets: [Offset]
    var bytes: [UInt8]
    var validity: [UInt8]
    var valueCount = 0
    var byteCount = 0
    var escapedCount = 0

    /// What stands behind the room, which nothing may touch.
    static var guardBytes: [UInt8] { Array(repeating: 0xD7, count: 32) }

    init(rows: Int, room: Int) {
      starts = Array(repeating: 77, count: rows)
      lengths = Array(repeating: 77, count: rows)
      offsets = Array(repeating: 77, count: rows + 1)
      bytes = Array(repeating: 0xEE, count: room) + Self.guardBytes
      validity = Array(repeating: 0xFF, count: (rows + 7) / 8)
    }

    /// A row of the array.
    func value(_ row: Int) -> [UInt8]? {
      validity[row / 8] >> UInt8(row % 8) & 1 == 0 ? nil : Array(bytes[Int(offsets[row])..<Int(offsets[row + 1])])
    }
  }

  struct Reading {
    var counts: RowCounts
    var statuses: [RowStatus]
    var errorCounts: [Int32]
    var values: [Values]
  }

  func read(
    _ form: ElementString.Form?, rows: Range<Int>? = nil, separator: UInt8 = 0x1D,
    options: ElementString.Options = .init(), _ ais: [ApplicationIdentifier] = [], keepsFaulty: Bool = false,
    room: Int? = nil
  ) throws -> Reading {
    var all: [RowCounts] = []
    let count = (rows ?? 0..<(offsets.count - 1)).count
    var statuses = Array(repeating: RowStatus(rawValue: 77), count: count)
    var errorCounts = Array(repeating: Int32(77), count: count)
    var found: [Values] = []
    // One identifier after the other, which keeps the storage of each simple.
    for ai in ais.isEmpty ? [.gtin] : ais {
      var values = Values(rows: count, room: room ?? bytes.count + 14 * count)
      try offsets.withUnsafeBufferPointer { offsets in
        try bytes.withUnsafeBufferPointer { bytes in
          try validity.withUnsafeBufferPointer { validity in
            let column = try #require(
              MessageColumn(offsets: offsets, bytes: bytes, validity: validity, validityOffset: validityOffset))
            statuses.withUnsafeMutableBufferPointer { statuses in
              errorCounts.withUnsafeMutableBufferPointer { errorCounts in
                values.starts.withUnsafeMutableBufferPointer { starts in
                  values.lengths.withUnsafeMutableBufferPointer { lengths in
                    values.offsets.withUnsafeMutableBufferPointer { offsets in
                      values.bytes.withUnsafeMutableBufferPointer { bytes in
                        let bytes = UnsafeMutableBufferPointer(rebasing: bytes.dropLast(Values.guardBytes.count))
                        values.validity.withUnsafeMutableBufferPointer { validity in
                          var one = [
                            ValueColumn(
                              of: ai, keepsFaulty: keepsFaulty, starts: starts, lengths: lengths, offsets: offsets,
                              bytes: bytes, validity: validity)
                          ]
                          one.withUnsafeMutableBufferPointer { one in
                            all.append(
                              (rows.map { column.rows($0) } ?? column).read(
                                form, separator: separator, options: options, statuses: statuses,
                                errorCounts: errorCounts, values: one))
                          }
                          values.valueCount = one[0].valueCount
                          values.byteCount = one[0].byteCount
                          values.escapedCount = one[0].escapedCount
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
      #expect(values.bytes.suffix(Values.guardBytes.count) == Values.guardBytes[...])
      found.append(values)
    }
    #expect(Set(all).count == 1)
    return Reading(
      counts: try #require(all.first), statuses: statuses, errorCounts: errorCounts, values: ais.isEmpty ? [] : found)
  }
}

@Suite struct MessageColumnTests {
  private static let ais: [ApplicationIdentifier] = [.gtin, .batch, .serial, .expiry, .internal90]

  private func message(
    _ bytes: [UInt8], _ form: ElementString.Form?, _ options: ElementString.Options
  ) -> ElementString {
    switch form {
    case .raw: ElementString(raw: bytes, options: options)
    case .scanData: ElementString(scanData: bytes, options: options)
    case .bracketed: ElementString(bracketed: bytes, options: options)
    case .digitalLink: ElementString(digitalLink: bytes, options: options)
    case .humanReadable: ElementString(humanReadable: bytes, options: options)
    case nil: ElementString(reading: bytes, options: options)
    }
  }

  private func check<Offset: FixedWidthInteger & SignedInteger>(
    _: Offset.Type, _ rows: [[UInt8]?], _ form: ElementString.Form?, options: ElementString.Options = .init(),
    slice: Range<Int>, validityOffset: Int, keepsFaulty: Bool
  ) throws {
    let column = ArrowColumn<Offset>(rows, validityOffset: validityOffset)
    let reading = try column.read(form, rows: slice, options: options, Self.ais, keepsFaulty: keepsFaulty)
    for (row, bytes) in rows[slice].enumerated() {
      guard let bytes else {
        #expect(reading.statuses[row] == .null && reading.errorCounts[row] == 0)
        #expect(reading.values.allSatisfy { $0.value(row) == nil && $0.lengths[row] == -1 })
        continue
      }
      let one = message(bytes, form, options)
      #expect(reading.statuses[row] == one.errors.first.map { RowStatus($0.code) } ?? .good, "\(bytes)")
      #expect(reading.statuses[row].code == one.errors.first?.code)
      #expect(Int(reading.errorCounts[row]) == one.errors.count)
      for (ai, values) in zip(Self.ais, reading.values) {
        let element = one.element(of: ai).flatMap { keepsFaulty || !$0.hasErrors ? $0 : nil }
        #expect(values.value(row) == element.map { one.value(of: $0) }, "\(bytes) \(ai)")
        let start = Int(column.offsets[slice.lowerBound + row])
        #expect(Int(values.lengths[row]) == element?.valueLength ?? -1)
        #expect(Int(values.starts[row]) == element.map { start + $0.valueOffset } ?? 0)
      }
    }
    let counts = reading.counts
    #expect(counts.good == reading.statuses.count { $0 == .good })
    #expect(counts.null == reading.statuses.count { $0 == .null })
    #expect(counts.faulty == reading.statuses.count { $0.rawValue > 0 })
    #expect(counts.badOffsets == 0)
    for (ai, values) in zip(Self.ais, reading.values) {
      #expect(values.valueCount == values.lengths.count { $0 >= 0 }, "\(ai)")
      #expect(values.byteCount == Int(values.offsets[slice.count]))
    }
  }

  @Test("a column says what its messages say one by one: random rows, slices, bit offsets, all forms, both widths")
  func sameAsOneByOne() throws {
    var samples = SampleMessages(seed: 20_261_121)
    var lenient = ElementString.Options(ignoring: [.missingAssociation])
    lenient.allowsShortGTIN = true
    for turn in 0..<60 {
      let rows = (0..<samples.number(1..<60)).map { _ in samples.number(0..<6) == 0 ? nil : samples.next() }
      let start = samples.number(0..<rows.count)
      let slice = start..<samples.number(start..<(rows.count + 1))
      let forms: [ElementString.Form?] = ElementString.Form.allCases + [nil]
      let form = forms[turn % forms.count]
      let options = turn % 2 == 0 ? ElementString.Options() : lenient
      let bit = samples.number(0..<20)
      try check(
        Int32.self, rows, form, options: options, slice: slice, validityOffset: bit, keepsFaulty: turn % 3 == 0)
      try check(
        Int64.self, rows, form, options: options, slice: slice, validityOffset: bit, keepsFaulty: turn % 3 == 0)
    }
  }

  @Test("offsets that are negative, decrease or lead beyond the bytes spoil their own rows alone")
  func badOffsets() throws {
    let good = Array("0108991234567891".utf8)
    for (place, offset, bad) in [
      (2, Int32(-1), [1, 2]), (2, 1000, [1, 2]), (2, .max, [1, 2]), (2, .min, [1, 2]), (2, 15, [1]), (0, -5, [0]),
      (5, 81, [4]), (5, 0, [4]),
    ] {
      var column = ArrowColumn<Int32>(Array(repeating: good, count: 5))
      column.offsets[place] = offset
      let reading = try column.read(.raw, [.gtin])
      #expect(reading.statuses.indices.filter { reading.statuses[$0] == .badOffsets } == bad, "\(place) \(offset)")
      #expect(reading.counts.badOffsets == bad.count)
      #expect(bad.allSatisfy { reading.values[0].value($0) == nil })
    }
    var wide = ArrowColumn<Int64>(Array(repeating: good, count: 3))
    wide.offsets[1] = 1 << 32 | 16
    #expect(try wide.read(.raw).statuses == [.badOffsets, .badOffsets, .good])
    wide.offsets[1] = .min
    #expect(try wide.read(.raw).statuses == [.badOffsets, .badOffsets, .good])
    #expect(RowStatus.badOffsets.code == nil)
  }

  @Test("the offsets of a null row are not looked at")
  func nullWithBadOffsets() throws {
    var column = ArrowColumn<Int32>([nil, Array("0108991234567891".utf8)])
    column.offsets[0] = -3
    #expect(try column.read(.raw).statuses == [.null, .good])
  }

  @Test("no rows, no bytes, no storage")
  func nothing() throws {
    let empty = MessageColumn<Int32>(offsets: .init(start: nil, count: 0), bytes: .init(start: nil, count: 0))
    #expect(try #require(empty).count == 0)
    #expect(empty?.read(nil).good == 0)
    #expect(empty?.rows(3..<9).count == 0)
    #expect(try ArrowColumn<Int64>([]).read(.raw, [.gtin]).values[0].offsets == [0])
    #expect(try ArrowColumn<Int64>([[]]).read(.raw).statuses == [RowStatus(.emptyMessage)])
    let offsets: [Int32] = [0, 0, 0]
    let validity: [UInt8] = [0xFF]
    offsets.withUnsafeBufferPointer { offsets in
      validity.withUnsafeBufferPointer { validity in
        let none = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
        #expect(MessageColumn(offsets: offsets, bytes: none)?.read(.raw).faulty == 2)
        #expect(MessageColumn(offsets: offsets, bytes: none, validity: validity, validityOffset: 6) != nil)
        for bit in [7, -1, .max] {
          #expect(MessageColumn(offsets: offsets, bytes: none, validity: validity, validityOffset: bit) == nil)
        }
      }
    }
  }

  @Test("values that do not fit are counted, and those that fitted are a whole array")
  func shortStorage() throws {
    let rows = (0..<10).map { Optional(Array("(10)ABC\($0)(01)08991234567891".utf8)) }
    let column = ArrowColumn<Int32>(rows)
    for room in [0, 3, 4, 11, 39, 40] {
      let values = try column.read(.bracketed, [.batch], room: room).values[0]
      #expect(values.byteCount == 40 && values.valueCount == 10)
      for row in 0..<10 {
        #expect(values.value(row) == (4 * row + 4 <= room ? Array("ABC\(row)".utf8) : nil), "\(room) \(row)")
      }
      #expect(Int(values.offsets[10]) == room / 4 * 4)
    }
  }

  @Test("offsets or bits of fewer rows than there are take the first of them, and nothing behind them is touched")
  func fewerPlaces() throws {
    let rows = (0..<20).map { Array("(10)ABC\($0)".utf8) }
    let offsets = rows.reduce(into: [Int32(0)]) { $0.append($0[$0.count - 1] + Int32($1.count)) }
    let whole = rows.map { Int32($0.count - 4) }.reduce(into: [Int32(0)]) { $0.append($0[$0.count - 1] + $1) }
    for (places, bitBytes) in [(21, 3), (20, 3), (1, 3), (9, 1), (21, 2), (21, 0)] {
      var ends = [Int32](repeating: 77, count: 21)
      var bytes = [UInt8](repeating: 0, count: 200)
      var bits = [UInt8](repeating: 0xA5, count: 3)
      try rows.flatMap { $0 }.withUnsafeBufferPointer { all in
        try offsets.withUnsafeBufferPointer { offsets in
          let column = try #require(MessageColumn(offsets: offsets, bytes: all))
          ends.withUnsafeMutableBufferPointer { ends in
            bytes.withUnsafeMutableBufferPointer { bytes in
              bits.withUnsafeMutableBufferPointer { bits in
                var values = [
                  ValueColumn<Int32>(
                    of: .batch, offsets: UnsafeMutableBufferPointer(rebasing: ends[..<places]), bytes: bytes,
                    validity: UnsafeMutableBufferPointer(rebasing: bits[..<bitBytes]))
                ]
                values.withUnsafeMutableBufferPointer { _ = column.read(.bracketed, values: $0) }
                #expect(values[0].valueCount == 20 && values[0].byteCount == Int(whole[20]))
              }
            }
          }
        }
      }
      #expect(ends == Array(whole[..<places]) + [Int32](repeating: 77, count: 21 - places))
      #expect(bits == Array([0xFF, 0xFF, 0x0F][..<bitBytes]) + [UInt8](repeating: 0xA5, count: 3 - bitBytes))
      #expect(bytes.prefix(Int(whole[20])) == rows.flatMap { $0.dropFirst(4) }[...])
    }
  }

  @Test("after a value that does not fit none does, however short")
  func shortAfterLong() throws {
    let texts = ["AB", "ABCDEFGH", "C", "", "D"]
    let rows = texts.map { Optional(Array(($0.isEmpty ? "(91)X" : "(10)\($0)").utf8)) }
    let values = try ArrowColumn<Int32>(rows).read(.bracketed, [.batch], room: 5).values[0]
    #expect(rows.indices.map { values.value($0) } == [Array("AB".utf8), nil, nil, nil, nil])
    #expect(values.byteCount == 12 && values.valueCount == 4)
    #expect(values.offsets == [0, 2, 2, 2, 2, 2])
  }

  @Test("values without bytes need no storage for them")
  func emptyValues() throws {
    let text = Array("(10)".utf8)
    var ends = [Int32](repeating: 77, count: 2)
    var bits: [UInt8] = [0xFF]
    try text.withUnsafeBufferPointer { bytes in
      try [Int32(0), 4].withUnsafeBufferPointer { offsets in
        let column = try #require(MessageColumn(offsets: offsets, bytes: bytes))
        ends.withUnsafeMutableBufferPointer { ends in
          bits.withUnsafeMutableBufferPointer { bits in
            var values = [ValueColumn<Int32>(of: .batch, keepsFaulty: true, offsets: ends, validity: bits)]
            values.withUnsafeMutableBufferPointer { _ = column.read(.bracketed, values: $0) }
            #expect(values[0].valueCount == 1 && values[0].byteCount == 0)
          }
        }
      }
    }
    #expect(ends == [0, 0] && bits == [1])
  }

  @Test("each storage of values alone, and bytes and bits without offsets, which are left as they were")
  func parts() throws {
    let rows = ["(10)AB", "(91)X", "(91)X(10)C"].map { Array($0.utf8) }
    let offsets = rows.reduce(into: [Int32(0)]) { $0.append($0[$0.count - 1] + Int32($1.count)) }
    let all = rows.flatMap { $0 }
    for chosen in 0..<16 {
      var starts = [Int32](repeating: 77, count: 3)
      var lengths = [Int32](repeating: 77, count: 3)
      var ends = [Int32](repeating: 77, count: 4)
      var bytes = [UInt8](repeating: 0x2A, count: 8)
      var bits: [UInt8] = [0xFF]
      try all.withUnsafeBufferPointer { all in
        try offsets.withUnsafeBufferPointer { offsets in
          let column = try #require(MessageColumn(offsets: offsets, bytes: all))
          starts.withUnsafeMutableBufferPointer { starts in
            lengths.withUnsafeMutableBufferPointer { lengths in
              ends.withUnsafeMutableBufferPointer { ends in
                bytes.withUnsafeMutableBufferPointer { bytes in
                  bits.withUnsafeMutableBufferPointer { bits in
                    func part<Number>(
                      _ bit: Int, _ storage: UnsafeMutableBufferPointer<Number>
                    ) -> UnsafeMutableBufferPointer<Number> {
                      chosen & bit != 0 ? storage : .init(start: nil, count: 0)
                    }
                    var values = [
                      ValueColumn<Int32>(
                        of: .batch, starts: part(1, starts), lengths: part(2, lengths), offsets: part(4, ends),
                        bytes: part(8, bytes), validity: part(8, bits))
                    ]
                    values.withUnsafeMutableBufferPointer { _ = column.read(.bracketed, values: $0) }
                    #expect(values[0].valueCount == 2 && values[0].byteCount == 3)
                  }
                }
              }
            }
          }
        }
      }
      #expect(starts == (chosen & 1 != 0 ? [4, 0, 20] : [77, 77, 77]))
      #expect(lengths == (chosen & 2 != 0 ? [2, -1, 1] : [77, 77, 77]))
      let isArray = chosen & 12 == 12
      #expect(ends == (isArray ? [0, 2, 2, 3] : chosen & 4 != 0 ? [0, 0, 0, 0] : [77, 77, 77, 77]))
      #expect(bytes.prefix(3) == (isArray ? Array("ABC".utf8) : [0x2A, 0x2A, 0x2A])[...])
      #expect(bytes[3...].allSatisfy { $0 == 0x2A })
      #expect(bits == (isArray ? [0b101] : [0xFF]))
    }
  }

  @Test("values of every length are copied whole")
  func lengths() throws {
    let signs = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef".utf8)
    let texts = (1...40).map { Array(signs.prefix($0)) }
    let values = try ArrowColumn<Int32>(texts.map { Array("(91)".utf8) + $0 }).read(.bracketed, [.internal91]).values[0]
    #expect(texts.indices.map { values.value($0) } == texts)
    // The last value stands at the end of all bytes, and the first at the beginning of the room, however long they are.
    for (first, last) in [(1, 1), (3, 15), (16, 16), (17, 15), (15, 17), (20, 1)] {
      let texts = [Array(signs.prefix(first)), Array(signs.suffix(last))]
      for room in 0...(first + last + 20) {
        let values = try ArrowColumn<Int32>(texts.map { Array("(91)".utf8) + $0 }).read(
          .bracketed, [.internal91], room: room
        ).values[0]
        #expect(values.value(0) == (room >= first ? texts[0] : nil), "\(first), room for \(room)")
        #expect(values.value(1) == (room >= first + last ? texts[1] : nil), "\(first) and \(last), room for \(room)")
      }
    }
  }

  @Test("a value with escapes is counted, its view is as it is written and its copy as it is")
  func escapes() throws {
    let rows = ["(10)A\\(B(01)08991234567891", "(10)AB(01)08991234567891"].map { Optional(Array($0.utf8)) }
    let values = try ArrowColumn<Int32>(rows).read(.bracketed, [.batch]).values[0]
    #expect(values.escapedCount == 1 && values.lengths == [4, 2])
    #expect(values.value(0) == Array("A(B".utf8) && values.value(1) == Array("AB".utf8))
  }

  @Test("a separator of the caller's own")
  func separator() throws {
    let column = ArrowColumn<Int32>([Array("10AB|0108991234567891".utf8)])
    let reading = try column.read(.raw, separator: 0x7C, [.batch])
    #expect(reading.statuses == [.good] && reading.values[0].value(0) == Array("AB".utf8))
  }
}
