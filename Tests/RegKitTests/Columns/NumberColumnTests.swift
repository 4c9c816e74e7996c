import Testing

@testable import RegKit

@Suite struct NumberColumnTests {
  /// Stands behind the end of storage.
  private static let guardNumber: Int32 = -77
  private static let guardBits: UInt8 = 0xA5

  /// Writes rows, so many at once, into storage for so many of them, and gives the storage with what stands behind it.
  private func written(
    _ rows: [Int32], together: Int, numbers room: Int, validity bytes: Int
  ) -> (numbers: [Int32], validity: [UInt8]) {
    var numbers = [Int32](repeating: Self.guardNumber, count: room + 16)
    var validity = [UInt8](repeating: Self.guardBits, count: bytes + 4)
    numbers.withUnsafeMutableBufferPointer { numbers in
      validity.withUnsafeMutableBufferPointer { validity in
        let column = NumberColumn(
          numbers: UnsafeMutableBufferPointer(rebasing: numbers[..<room]),
          validity: UnsafeMutableBufferPointer(rebasing: validity[..<bytes]))
        for row in stride(from: 0, to: rows.count, by: together) {
          column.write(rows[row..<min(row + together, rows.count)].span, from: row)
        }
      }
    }
    return (numbers, validity)
  }

  @Test("numbers and bits of any count of rows, into storage for any count, and nothing behind it")
  func rows() {
    let some: [Int32] = [0, -1, 5, .max, .min, 1, 0, -3, -1, -1, 7]
    for count in [0, 1, 7, 8, 9, 15, 16, 17, 63, 64, 100, 513] {
      let rows = (0..<count).map { some[$0 % some.count] }
      for room in [0, 1, 7, 8, 9, 16, 99, 100, 513, 600] {
        for bytes in [0, 1, (room + 7) / 8] {
          let (numbers, validity) = written(rows, together: 1024, numbers: room, validity: bytes)
          #expect(written(rows, together: 64, numbers: room, validity: bytes) == (numbers, validity))
          let there = min(count, room)
          #expect(Array(numbers[..<there]) == rows[..<there].map { max(0, $0) })
          #expect(numbers[there...].allSatisfy { $0 == Self.guardNumber })
          let whole = min((there + 7) / 8, bytes)
          for place in 0..<whole {
            let bits = (0..<8).reduce(into: UInt8(0)) { bits, bit in
              let row = place * 8 + bit
              if row < there, rows[row] >= 0 { bits |= 1 << UInt8(bit) }
            }
            #expect(validity[place] == bits, "\(count) rows, room for \(room), byte \(place)")
          }
          #expect(validity[whole...].allSatisfy { $0 == Self.guardBits })
        }
      }
    }
  }
}
