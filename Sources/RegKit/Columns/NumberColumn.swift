/// A number for each row, or none, written into storage of the caller in the layout of an integer array of Apache Arrow.
///
/// A row that has none is null: its bit is 0, and so is its number. Storage for fewer rows than there are takes the first
/// of them. The storage must outlive the column.
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

  /// Writes the number of a row, or null where it is negative; rows come one after the other.
  @inline(__always)
  func write(_ number: Int32, _ row: Int) {
    guard row < numbers.count else { return }
    numbers[row] = max(0, number)
    let place = row >> 3
    guard place < validity.count else { return }
    let bit: UInt8 = number < 0 ? 0 : 1 << UInt8(truncatingIfNeeded: row & 7)
    validity[place] = row & 7 == 0 ? bit : validity[place] | bit
  }

  /// Writes the number of a row that may have any, also a negative one, or null.
  @inline(__always)
  func write(_ number: Int32?, _ row: Int) {
    write(number == nil ? -1 : 0, row)
    if let number, row < numbers.count { numbers[row] = number }
  }
}
