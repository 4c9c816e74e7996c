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
    guard bytes.count >= 16 else {
      while place < end, !byte(bytes[place]) { place &+= 1 }
      return place
    }
    let raw = bytes.bytes
    while place < end {
      // The last sixteen may overlap those before, which are then shifted out.
      let from = min(place, bytes.count &- 16)
      let found =
        bits(block(raw.unsafeLoadUnaligned(fromByteOffset: from, as: Block.self)))
        >> UInt128(truncatingIfNeeded: 8 &* (place &- from))
      if found != 0 { return min(end, place &+ found.trailingZeroBitCount >> 3) }
      place = from &+ 16
    }
    return end
  }

  /// The last place of a range, which must be within the bytes, with a byte; nil when none has it.
  @inline(__always)
  static func last(_ wanted: UInt8, _ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var place = end
    if bytes.count >= 16 {
      let raw = bytes.bytes
      let sign = every(Int8(truncatingIfNeeded: wanted))
      while place > start {
        // The first sixteen may overlap those after, which are then shifted out.
        let from = max(0, place &- 16)
        let found =
          bits(raw.unsafeLoadUnaligned(fromByteOffset: from, as: Block.self) .== sign)
          << UInt128(truncatingIfNeeded: 8 &* (16 &- (place &- from)))
        if found != 0 {
          let last = place &- 1 &- found.leadingZeroBitCount >> 3
          return last >= start ? last : nil
        }
        place = from
      }
      return nil
    }
    while place > start {
      place &-= 1
      if bytes[place] == wanted { return place }
    }
    return nil
  }

  /// All ones in the place of each byte that was found, the first byte lowest.
  @inline(__always)
  private static func bits(_ mask: SIMDMask<Block>) -> UInt128 {
    UInt128(littleEndian: unsafeBitCast(mask, to: UInt128.self))
  }
}
