import CBaseline
import Dispatch
import GS1
import RegKit

/// Storage for what is read from a column, a number for each row.
struct RowStorage {
  let statuses: UnsafeMutableBufferPointer<RowStatus>
  let starts: UnsafeMutableBufferPointer<Int32>
  let lengths: UnsafeMutableBufferPointer<Int32>
  let offsets: UnsafeMutableBufferPointer<Int32>
  let bytes: UnsafeMutableBufferPointer<UInt8>
  let validity: UnsafeMutableBufferPointer<UInt8>

  init(rows: Int) {
    statuses = .allocate(capacity: rows)
    starts = .allocate(capacity: rows)
    lengths = .allocate(capacity: rows)
    offsets = .allocate(capacity: rows + 1)
    bytes = .allocate(capacity: rows * 20)
    validity = .allocate(capacity: rows / 8 + 1)
  }
}

/// Ways through a whole column in one call.
enum ColumnPasses {
  static func narrow(_ column: Column, _ storage: RowStorage) -> Int {
    read(column, as: Int32.self) { $0.read(.raw, statuses: storage.statuses).good }
  }

  /// The same answers from one call for each row, as a host without columns would write it.
  static func oneByOne(_ column: Column, _ storage: Storage, _ rows: RowStorage) -> Int {
    let bytes = column.bytes.span
    let offsets = column.offsets.span
    var buffer = ElementBuffer(elements: storage.elements, errors: storage.errors)
    var good = 0
    for row in 0..<(offsets.count - 1) {
      buffer.removeAll()
      ElementString.read(raw: bytes.extracting(Int(offsets[row])..<Int(offsets[row + 1])), into: &buffer)
      rows.statuses[row] = buffer.errorCount == 0 ? .good : RowStatus(storage.errors[0].code)
      good &+= buffer.errorCount == 0 ? 1 : 0
    }
    return good
  }

  static func wide(_ offsets: [Int64], _ column: Column, _ storage: RowStorage) -> Int {
    offsets.withUnsafeBufferPointer { offsets in
      column.bytes.withUnsafeBufferPointer { bytes in
        MessageColumn(offsets: offsets, bytes: bytes).map { $0.read(.raw, statuses: storage.statuses).good }
          ?? 0
      }
    }
  }

  /// With the GTIN as views and the batch as an array.
  static func values(_ column: Column, _ storage: RowStorage) -> Int {
    var wanted = [
      ValueColumn(of: .gtin, starts: storage.starts, lengths: storage.lengths),
      ValueColumn(of: .batch, offsets: storage.offsets, bytes: storage.bytes, validity: storage.validity),
    ]
    return wanted.withUnsafeMutableBufferPointer { wanted in
      read(column, as: Int32.self) { $0.read(.raw, statuses: storage.statuses, values: wanted).good }
    }
  }

  /// Every message in whatever form it is, without and with BPOM's judgement of it.
  static func anyForm(_ column: Column, _ storage: RowStorage) -> Int {
    read(column, as: Int32.self) { $0.read(nil, statuses: storage.statuses).good }
  }

  static func judged(_ column: Column, by judge: CodeJudge, _ storage: RowStorage) -> Int {
    var rows = CodeRows()
    rows.outcome = NumberColumn(numbers: storage.starts, validity: storage.validity)
    rows.rule = NumberColumn(numbers: storage.lengths)
    rows.error = NumberColumn(numbers: storage.offsets)
    return read(column, as: Int32.self) { judge.read($0, into: rows).refused }
  }

  /// A thread for each part of the rows, over the same statuses; gives what the longest of them took.
  static func threads(_ count: Int, _ column: Column, _ storage: RowStorage) -> UInt64 {
    let took = UnsafeMutablePointer<UInt64>.allocate(capacity: count * 16)
    defer { took.deallocate() }
    let rows = read(column, as: Int32.self) { rows in
      nonisolated(unsafe) let rows = rows
      nonisolated(unsafe) let statuses = storage.statuses
      nonisolated(unsafe) let took = took
      DispatchQueue.concurrentPerform(iterations: count) { part in
        let range = rows.count * part / count..<rows.count * (part + 1) / count
        let start = baseline_thread_nanoseconds()
        _ = rows.rows(range).read(.raw, statuses: UnsafeMutableBufferPointer(rebasing: statuses[range]))
        // Sixteen numbers apart, so that no thread waits for the cache line of another.
        took[part * 16] = baseline_thread_nanoseconds() - start
      }
      return rows.count
    }
    precondition(storage.statuses[..<rows].allSatisfy { $0.rawValue >= 0 }, "a row was left out")
    return (0..<count).map { took[$0 * 16] }.max() ?? 0
  }

  /// What one thread takes for a way through a column.
  static func time(_ pass: () -> Int) -> UInt64 {
    let start = baseline_thread_nanoseconds()
    let sum = pass()
    precondition(sum > 0, "nothing was read")
    return baseline_thread_nanoseconds() - start
  }

  private static func read<Offset: FixedWidthInteger & SignedInteger>(
    _ column: Column, as _: Offset.Type, _ body: (MessageColumn<Offset>) -> Int
  ) -> Int {
    column.bytes.withUnsafeBufferPointer { bytes in
      column.offsets.withUnsafeBufferPointer { offsets in
        offsets.withMemoryRebound(to: Offset.self) { offsets in
          MessageColumn(offsets: offsets, bytes: bytes).map(body) ?? 0
        }
      }
    }
  }
}

/// Two ways to do the same, measured in rounds in which they take turns, by the time their threads had.
struct Comparison {
  /// Nanoseconds of each in its fastest round.
  let first: Double
  let second: Double
  /// The ratio of the two.
  var ratio: Double { first / second }
  /// Median of the ratios of each round, first to second.
  let medianRatio: Double

  init(rounds: Int, _ one: () -> UInt64, _ other: () -> UInt64) {
    var (ones, others): ([Double], [Double]) = ([], [])
    _ = (one(), other())
    for round in 0..<(2 * rounds) {
      // Who goes first changes, so that neither always has the warmer machine.
      if round % 2 == 0 { ones.append(Double(one())) }
      others.append(Double(other()))
      if round % 2 == 1 { ones.append(Double(one())) }
    }
    first = ones.min() ?? 0
    second = others.min() ?? 1
    medianRatio = Measurement.median(zip(ones, others).map { $0 / $1 })
  }
}
