import Testing

@testable import GS1

@Suite struct ByteSearchTests {
  @Test("the first and the last of every range, in messages shorter and longer than a block")
  func ranges() {
    for count in 0...35 {
      for places in [[], [0], [count - 1], [count / 2], [0, count / 2, count - 1], Array(0..<count)] {
        var bytes = Array(repeating: UInt8(0xFF), count: count)
        for place in places where bytes.indices.contains(place) { bytes[place] = 0x2F }
        for start in 0...count {
          for end in start...count {
            let first = ByteSearch.first(
              bytes.span, start, end, block: { $0 .== ByteSearch.every(0x2F) }, byte: { $0 == 0x2F })
            #expect(first == bytes[start..<end].firstIndex(of: 0x2F) ?? end)
            let last = ByteSearch.last(0x2F, bytes.span, start, end)
            #expect(last == bytes[start..<end].lastIndex(of: 0x2F))
          }
        }
      }
    }
  }
}
