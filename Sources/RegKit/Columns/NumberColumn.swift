/// A number from 0 on for each row, or none, written into storage of the caller in the layout of an integer array of
/// Apache Arrow.
///
/// A row that has none is null: its bit is 0, and so is its number. Storage for fewer rows than there are takes the first
/// of them. The storage must outlive the column and belong to it alone: numbers are read again for their bits, and both
/// are right only when the call that fills the column has returned.
public struct NumberColumn {
  private let numbers: UnsafeMutableBufferPointer<Int32>
  private let validity: UnsafeMutableBufferPointer<UInt8>

  /// Makes a column over storage of the caller; by default nothing is written.
  ///
  /// - Parameters:
  ///   - numbers: One for each row.
  ///   - validity: A bit for each row, the lowest of each byte first; eight rows a byte.
  public init(
    numbers: UnsafeMutableBufferPointer<Int32> = .init(start: nil, count: 0),
    validity: UnsafeMutableBufferPointer<UInt8> = .init(start: nil, count: 0)
  ) {
    self.numbers = numbers
    self.validity = validity
  }

  /// Whether anything is written at all.
  var isWanted: Bool { numbers.count > 0 }

  /// Writes the number of a row, or null where it is negative.
  ///
  /// Rows are right once all of them are settled.
  @inline(__always)
  func write(_ number: Int32, _ row: Int) {
    if row < numbers.count { numbers[row] = number }
  }

  /// Makes the bits of rows that were written, and 0 of the numbers of those that are null.
  ///
  /// The first row is a multiple of eight.
  ///
  /// Eight at once, for a bit beside each number costs more than the number.
  @inline(never) @_optimize(speed)
  func settle(_ rows: Range<Int>) {
    guard let base = numbers.baseAddress else { return }
    let end = min(rows.upperBound, numbers.count)
    var row = rows.lowerBound
    while row < end {
      let bits = end &- row >= 8 ? Self.settleEight(base + row) : Self.settle(base + row, count: end &- row)
      if row >> 3 < validity.count { validity[row >> 3] = bits }
      row &+= 8
    }
  }

  @inline(__always)
  private static func settleEight(_ numbers: UnsafeMutablePointer<Int32>) -> UInt8 {
    let numbers = UnsafeMutableRawPointer(numbers)
    let given = numbers.loadUnaligned(as: SIMD8<Int32>.self)
    // All bits where the number is not negative: by the sign, since masks of comparisons are taken apart lane by lane.
    let isThere = ~(given &>> SIMD8(repeating: 31))
    numbers.storeBytes(of: given & isThere, as: SIMD8<Int32>.self)
    let bits = isThere & SIMD8(1, 2, 4, 8, 16, 32, 64, 128)
    let four = bits.lowHalf | bits.highHalf
    let two = four.lowHalf | four.highHalf
    return UInt8(truncatingIfNeeded: two[0] | two[1])
  }

  private static func settle(_ numbers: UnsafeMutablePointer<Int32>, count: Int) -> UInt8 {
    var bits: UInt8 = 0
    for place in 0..<count {
      if numbers[place] < 0 { numbers[place] = 0 } else { bits |= 1 << UInt8(truncatingIfNeeded: place) }
    }
    return bits
  }
}
