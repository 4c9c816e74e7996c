/// A number from 0 on for each row, or none, written into storage of the caller in the layout of an integer array of
/// Apache Arrow.
///
/// A row that has none is null: its bit is 0, and so is its number. Storage for fewer rows than there are takes the first
/// of them. The storage must outlive the column and belong to it alone; what is in it is right only when the call that fills
/// it has returned.
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

  /// How many rows are kept before they are written: so few that they stay in the nearest cache; a power of two, and a
  /// multiple of eight.
  ///
  /// From there they go to the storage in whole lines of the cache. Were each row written by itself, columns would push each
  /// other out of it, for allocators let large ones begin at the same place of a page.
  static let rowsKept = 64

  /// Writes the numbers of rows that come one after the other, null for those that are negative, from a row on that is a
  /// multiple of eight.
  ///
  /// Eight at once, for a bit beside each number costs more than the number.
  @inline(never) @_optimize(speed)
  func write(_ given: Span<Int32>, from first: Int) {
    guard let base = numbers.baseAddress, first < numbers.count else { return }
    let end = min(given.count, numbers.count &- first)
    var place = 0
    while place < end {
      let row = first &+ place
      let bits =
        end &- place >= 8
        ? Self.copyEight(given, place, to: base + row) : Self.copy(given, place..<end, to: base + row)
      if row >> 3 < validity.count { validity[row >> 3] = bits }
      place &+= 8
    }
  }

  @inline(__always)
  private static func copyEight(
    _ given: Span<Int32>, _ place: Int, to numbers: UnsafeMutablePointer<Int32>
  ) -> UInt8 {
    let offset = place &* MemoryLayout<Int32>.stride
    let given = given.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: SIMD8<Int32>.self)
    // All bits where the number is not negative: by the sign, since masks of comparisons are taken apart lane by lane.
    let isThere = ~(given &>> SIMD8(repeating: 31))
    UnsafeMutableRawPointer(numbers).storeBytes(of: given & isThere, as: SIMD8<Int32>.self)
    let bits = isThere & SIMD8(1, 2, 4, 8, 16, 32, 64, 128)
    let four = bits.lowHalf | bits.highHalf
    let two = four.lowHalf | four.highHalf
    return UInt8(truncatingIfNeeded: two[0] | two[1])
  }

  private static func copy(
    _ given: Span<Int32>, _ places: Range<Int>, to numbers: UnsafeMutablePointer<Int32>
  ) -> UInt8 {
    var bits: UInt8 = 0
    for place in places {
      let bit = place &- places.lowerBound
      numbers[bit] = max(0, given[place])
      if given[place] >= 0 { bits |= 1 << UInt8(truncatingIfNeeded: bit) }
    }
    return bits
  }
}
