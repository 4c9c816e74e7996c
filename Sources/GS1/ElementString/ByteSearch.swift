/// Searches sixteen bytes at a time.
///
/// A search says twice what it looks for: for sixteen bytes, and for one where a message is shorter than that. Bytes
/// above 0x7F are negative in a block. Comparisons take vectors on both sides: with a scalar they are not one
/// instruction.
enum ByteSearch {
  typealias Block = SIMD16<Int8>

  /// A block of one byte.
  @inline(__always)
  static func every(_ byte: Int8) -> Block { Block(repeating: byte) }

  /// The first place of a range, which must be within the bytes, with a byte that is looked for; or the end of the range.
  @inline(__always)
  static func first(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, block: (Block) -> SIMDMask<Block>, byte: (UInt8) -> Bool
  ) -> Int {
    var place = start
    let last = end &- 16
    guard last >= 0 else {
      while place < end, !byte(bytes[place]) { place &+= 1 }
      return place
    }
    let raw = bytes.bytes
    while place < last {
      let found = nibbles(block(raw.unsafeLoadUnaligned(fromByteOffset: place, as: Block.self)))
      if found != 0 { return place &+ found.trailingZeroBitCount >> 2 }
      place &+= 16
    }
    // At most sixteen are left: the last sixteen are looked at, and those before shifted out. Of an empty range nothing is
    // shifted out, and the end is the answer whatever is found.
    let found =
      nibbles(block(raw.unsafeLoadUnaligned(fromByteOffset: last, as: Block.self)))
      &>> UInt64(truncatingIfNeeded: (place &- last) &* 4)
    return min(end, place &+ found.trailingZeroBitCount >> 2)
  }

  /// A bit for each place of a range of 16 to 64 bytes, which must be within the bytes, with a byte that is looked for; the
  /// first lowest.
  @inline(__always)
  static func places(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, block: (Block) -> SIMDMask<Block>) -> UInt64 {
    let raw = bytes.bytes
    let last = end &- 16
    var found: UInt64 = 0
    var place = start
    while place < last {
      let here = bits(block(raw.unsafeLoadUnaligned(fromByteOffset: place, as: Block.self)))
      found |= here &<< UInt64(truncatingIfNeeded: place &- start)
      place &+= 16
    }
    let here = bits(block(raw.unsafeLoadUnaligned(fromByteOffset: last, as: Block.self)))
    return found | here &<< UInt64(truncatingIfNeeded: last &- start)
  }

  /// Whether a text stands at a place of the bytes, before an end that is not behind theirs.
  static func stands(_ part: [UInt8], in bytes: Span<UInt8>, at place: Int, before end: Int) -> Bool {
    guard place >= 0, end &- place >= part.count else { return false }
    for index in 0..<part.count where bytes[place &+ index] != part[index] { return false }
    return true
  }

  /// The last place of a range, which must be within the bytes, with a byte; nil when none has it.
  static func last(_ wanted: UInt8, _ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var place = end
    while place > start {
      place &-= 1
      if bytes[place] == wanted { return place }
    }
    return nil
  }

  /// Four bits for each byte that was found, the first byte lowest: fewer instructions than a bit for each.
  @inline(__always)
  static func nibbles(_ mask: SIMDMask<Block>) -> UInt64 {
    var pairs = unsafeBitCast(mask, to: SIMD8<UInt16>.self)
    #if _endian(big)
      pairs = pairs &<< SIMD8(repeating: 8) | pairs &>> SIMD8(repeating: 8)
    #endif
    // The middle of each pair has four bits of either byte. Written out, since the general conversion may be a call.
    pairs = pairs &>> SIMD8(repeating: 4)
    @inline(__always)
    func low(_ place: Int) -> UInt8 { UInt8(truncatingIfNeeded: pairs[place]) }
    let middles = SIMD8(low(0), low(1), low(2), low(3), low(4), low(5), low(6), low(7))
    return UInt64(littleEndian: unsafeBitCast(middles, to: UInt64.self))
  }

  /// A bit for each byte that was found, the first byte lowest.
  @inline(__always)
  private static func bits(_ mask: SIMDMask<Block>) -> UInt64 {
    let weights = SIMD16<UInt8>(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128)
    let halves = unsafeBitCast(unsafeBitCast(mask, to: SIMD16<UInt8>.self) & weights, to: SIMD2<UInt64>.self)
    // The product adds the eight bytes up in its highest byte; each has a bit of its own, so nothing is carried.
    let ones: UInt64 = 0x0101_0101_0101_0101
    return (UInt64(littleEndian: halves[0]) &* ones) >> 56 | ((UInt64(littleEndian: halves[1]) &* ones) >> 56) << 8
  }
}
