/// Checks of the commonest shapes in one pass over the value, for messages read by the million.
///
/// They only ever say "good, and it ends here". Whatever is not plainly good is left to the full check, which finds out
/// what is wrong; so a fast path can be missing but not wrong in what it reports.
enum FastPath {
  /// The end of the good value that begins at an offset, or nil to have it checked in full.
  ///
  /// The separator must not be a character of any character set.
  @inline(__always)
  static func endOfValue(_ entry: AIEntry, _ bytes: Span<UInt8>, from start: Int, separator: UInt8) -> Int? {
    let shape = entry.shape
    let longest = shape.longest
    var end = start
    switch shape.fastPath {
    case .plainText:
      end = endOfText(bytes, from: start)
      guard end > start, end &- start <= longest else { return nil }
    case .checkedDigits:
      guard bytes.count &- start >= longest, areDigitsWithCheck(bytes, start, longest) else { return nil }
      end = start &+ longest
    case .date:
      guard bytes.count &- start >= 6, isDate(bytes, start) else { return nil }
      end = start &+ 6
    case .fixedDigits:
      guard bytes.count &- start >= longest else { return nil }
      end = start &+ longest
      for place in start..<end where bytes[place] &- 0x30 > 9 { return nil }
    case .none: return nil
    }
    return end == bytes.count || entry.isPredefinedLength || bytes[end] == separator ? end : nil
  }

  /// Whether the value that fills a range, which must be within the bytes, is good; false to have it checked in full.
  @inline(__always)
  static func isGood(_ entry: AIEntry, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let shape = entry.shape
    let start = range.lowerBound
    let count = range.upperBound &- start
    switch shape.fastPath {
    case .plainText:
      guard count > 0, count <= shape.longest else { return false }
      return ByteSearch.first(
        bytes, start, range.upperBound, block: { foreignToCSET82($0) },
        byte: { byteClasses[Int($0)] & CharacterSet.cset82.bit == 0 }) == range.upperBound
    case .checkedDigits: return count == shape.longest && areDigitsWithCheck(bytes, start, count)
    case .date: return count == 6 && isDate(bytes, start)
    case .fixedDigits:
      guard count == shape.longest else { return false }
      for place in range where bytes[place] &- 0x30 > 9 { return false }
      return true
    case .none: return false
    }
  }

  /// The place of the first byte from an offset that is not in CSET 82, or the end.
  @inline(__always)
  private static func endOfText(_ bytes: Span<UInt8>, from start: Int) -> Int {
    ByteSearch.first(
      bytes, start, bytes.count, block: { foreignToCSET82($0) },
      byte: { byteClasses[Int($0)] & CharacterSet.cset82.bit == 0 })
  }

  /// True in the place of each byte that is not in CSET 82.
  ///
  /// The set is `!` to `z` without `#`, `$`, `@`, the four from `[` and the grave accent; `@` and the grave accent
  /// differ in one bit. Bytes above 0x7F are negative here and so below `!`.
  @inline(__always)
  private static func foreignToCSET82(_ block: SIMD16<Int8>) -> SIMDMask<SIMD16<Int8>> {
    // The comparisons take vectors on both sides: with a scalar they are not one instruction.
    func every(_ byte: Int8) -> SIMD16<Int8> { SIMD16<Int8>(repeating: byte) }
    let outside = (block .< every(0x21)) .| (block .> every(0x7A))
    let signs = (block .> every(0x22)) .& (block .< every(0x25))
    let brackets = (block .> every(0x5A)) .& (block .< every(0x5F))
    return outside .| signs .| brackets .| ((block & every(0x5F)) .== every(0x40))
  }

  /// Whether so many bytes, 8 or more, are digits that end with their check digit; the bytes must be there.
  @inline(__always)
  private static func areDigitsWithCheck(_ bytes: Span<UInt8>, _ start: Int, _ count: Int) -> Bool {
    let raw = bytes.bytes
    var even: UInt64 = 0
    var odd: UInt64 = 0
    var place = 0
    while place < count {
      // Eight digits at a time. The last eight may overlap those before, which are then shifted out.
      let from = min(place, count &- 8)
      var word = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: start &+ from, as: UInt64.self))
      guard areDigits(word) else { return false }
      word = (word & 0x0F0F_0F0F_0F0F_0F0F) >> UInt64(truncatingIfNeeded: 8 &* (place &- from))
      even &+= word & 0x00FF_00FF_00FF_00FF
      odd &+= word >> 8 & 0x00FF_00FF_00FF_00FF
      place &+= 8
    }
    // The digit before the check digit weighs 3; so do those at even places when the count is even.
    let lanes = count & 1 == 0 ? even &* 3 &+ odd : odd &* 3 &+ even
    return (lanes &* 0x0001_0001_0001_0001) >> 48 % 10 == 0
  }

  /// Whether all eight bytes are ASCII digits: the high half of each is 3, and still is when 6 is added.
  @inline(__always)
  private static func areDigits(_ word: UInt64) -> Bool {
    let high: UInt64 = 0xF0F0_F0F0_F0F0_F0F0
    let threes: UInt64 = 0x3030_3030_3030_3030
    return (word & high) == threes && ((word &+ 0x0606_0606_0606_0606) & high) == threes
  }

  /// Whether six bytes are a `YYMMDD` whose day may be 00; the bytes must be there.
  @inline(__always)
  private static func isDate(_ bytes: Span<UInt8>, _ start: Int) -> Bool {
    guard let year = twoDigits(bytes, at: start), let month = twoDigits(bytes, at: start &+ 2),
      let day = twoDigits(bytes, at: start &+ 4), month >= 1, month <= 12
    else { return false }
    // 28 and under is always right; only the rest needs the length of the month.
    return day <= 28 || day <= Dates.lastDay(ofMonth: month, isLeap: year & 3 == 0)
  }
}
