/// A digest of a file's bytes, by which a file that comes twice is known again.
///
/// Two files of the same digest are the same but for one chance in 2^64 or so; it is no protection against somebody who
/// builds two files to look alike.
struct ContentDigest: Hashable {
  private let first: UInt64
  private let second: UInt64
  private let count: Int

  init(_ bytes: UnsafeRawBufferPointer) {
    // Two multiplicative digests of different constants, the first that of Fowler, Noll and Vo, taken word by word.
    var (first, second): (UInt64, UInt64) = (0xCBF2_9CE4_8422_2325, 0x9E37_79B9_7F4A_7C15)
    var place = 0
    while place + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      first = (first ^ word) &* 0x0000_0100_0000_01B3
      first ^= first >> 29
      second = (second &+ word) &* 0xD6E8_FEB8_6659_FD93
      second ^= second >> 32
      place += 8
    }
    for byte in bytes[place...] {
      first = (first ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
      second = (second &+ UInt64(byte)) &* 0xD6E8_FEB8_6659_FD93
      second ^= second >> 32
    }
    self.first = first
    self.second = second
    count = bytes.count
  }
}
