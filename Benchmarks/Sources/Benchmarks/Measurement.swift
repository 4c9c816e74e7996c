import CBaseline
import GS1

/// Storage of the caller, made once: what every measured call writes to.
struct Storage {
  let elements = UnsafeMutableBufferPointer<Element>.allocate(capacity: 4096)
  let errors = UnsafeMutableBufferPointer<GS1Error>.allocate(capacity: 4096)
  let text = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 65_536)
  let baseline = UnsafeMutableBufferPointer<baseline_element>.allocate(capacity: 4096)
}

/// One way through a column; gives a number that depends on everything that was read, so that nothing is left out.
typealias Pass = @Sendable (_ column: Column, _ storage: Storage) -> Int

/// The passes that are compared, all of them one message after the other.
enum Passes {
  static let baseline: Pass = { column, storage in
    column.bytes.withUnsafeBufferPointer { bytes in
      column.offsets.withUnsafeBufferPointer { offsets in
        baseline_split_all(
          bytes.baseAddress, offsets.baseAddress, column.count, storage.baseline.baseAddress, storage.baseline.count)
      }
    }
  }
  static let raw: Pass = { column, storage in
    each(column, storage) { message, buffer in
      ElementString.read(raw: message, into: &buffer)
      return 0
    }
  }
  static let scanData: Pass = { column, storage in
    each(column, storage) { message, buffer in
      ElementString.read(scanData: message, into: &buffer)
      return 0
    }
  }
  static let bracketed: Pass = { column, storage in
    each(column, storage) { message, buffer in
      ElementString.read(bracketed: message, into: &buffer)
      return 0
    }
  }
  static let digitalLink: Pass = { column, storage in
    each(column, storage) { message, buffer in
      ElementString.read(digitalLink: message, into: &buffer)
      return 0
    }
  }
  static let humanReadable: Pass = { column, storage in
    each(column, storage) { message, buffer in
      ElementString.read(raw: message, into: &buffer)
      let stored = UnsafeBufferPointer(rebasing: storage.elements[..<buffer.storedElementCount])
      return ElementString.writeHumanReadable(stored.span, in: message, into: storage.text)
    }
  }

  @inline(__always)
  private static func each(
    _ column: Column, _ storage: Storage, _ read: (Span<UInt8>, inout ElementBuffer) -> Int
  ) -> Int {
    let bytes = column.bytes.span
    let offsets = column.offsets.span
    var buffer = ElementBuffer(elements: storage.elements, errors: storage.errors)
    var sum = 0
    for index in 0..<(offsets.count - 1) {
      buffer.removeAll()
      sum &+= read(bytes.extracting(Int(offsets[index])..<Int(offsets[index + 1])), &buffer)
      sum &+= buffer.elementCount &+ buffer.errorCount
    }
    return sum
  }
}

/// What a pass took, over several rounds in which it and the baseline took turns.
///
/// What else runs on a machine only ever adds time, and not to both alike: a neighbour on the same core slows what has few
/// stalls more than what has many. So the fastest round of each is compared; the median shows how disturbed a run was.
struct Measurement {
  /// Nanoseconds a message in the fastest round.
  let nanoseconds: Double
  /// Nanoseconds a message of the baseline in its fastest round.
  let baselineNanoseconds: Double
  /// The ratio of the two.
  var ratio: Double { nanoseconds / baselineNanoseconds }
  /// Median of the ratios of each round.
  let medianRatio: Double
  /// Requests for memory in one whole pass.
  let allocations: UInt64

  init(_ pass: Pass, over column: Column, against baseline: Column, rounds: Int, storage: Storage) {
    var own: [Double] = []
    var other: [Double] = []
    var sums: Set<Int> = [pass(column, storage)]
    _ = Passes.baseline(baseline, storage)
    let before = baseline_allocations()
    let sum = pass(column, storage)
    allocations = baseline_allocations() - before
    sums.insert(sum)
    for _ in 0..<rounds {
      let start = baseline_nanoseconds()
      _ = Passes.baseline(baseline, storage)
      let middle = baseline_nanoseconds()
      sums.insert(pass(column, storage))
      let end = baseline_nanoseconds()
      other.append(Double(middle - start) / Double(baseline.count))
      own.append(Double(end - middle) / Double(column.count))
    }
    precondition(sums.count == 1, "two passes over the same messages found different things")
    nanoseconds = own.min() ?? 0
    baselineNanoseconds = other.min() ?? 1
    medianRatio = Measurement.median(zip(own, other).map { $0 / $1 })
  }

  static func median(_ numbers: [Double]) -> Double {
    let sorted = numbers.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }
}
