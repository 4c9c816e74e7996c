/// Checks of the commonest shapes in one pass over the value, for messages read by the million.
///
/// What reads elements takes from them no more than "good, and it ends here". Whatever is not plainly good is left to the
/// full check, which finds out what is wrong; so there a fast path can be missing but not wrong in what it reports. The
/// last word they have where nobody asks what is wrong: `areDigitsWithCheck` for a number of 8 to 24 digits,
/// `areLettersAndDigits`, and `notDigits` for a date.
enum FastPath {
  /// Whether the value that fills a range, which must be within the bytes, is good; false to have it checked in full.
  @inline(__always)
  static func isGood(_ lane: Lane, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let start = range.lowerBound
    let count = range.upperBound &- start
    guard count > 0, count <= lane.longest else { return false }
    if lane.kind == .text { return endOfText(bytes, start, range.upperBound) == range.upperBound }
    return endOfDigits(lane, bytes, from: start) == range.upperBound
  }

  /// The first place of a range, which must be within the bytes, with a byte that is not in CSET 82; or the end.
  @inline(__always)
  static func endOfText(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    ByteSearch.first(
      bytes, start, end, block: { foreignToCSET82($0) },
      byte: { byteClasses[Int($0)] & CharacterSet.cset82.bit == 0 })
  }

  /// The first place of a range, which must be within the bytes, with an opening bracket or a byte that is not in CSET
  /// 82; or the end.
  @inline(__always)
  static func endOfBracketedText(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    ByteSearch.first(
      bytes, start, end, block: { foreignToCSET82($0) .| ($0 .== ByteSearch.every(0x28)) },
      byte: { $0 == 0x28 || byteClasses[Int($0)] & CharacterSet.cset82.bit == 0 })
  }

  /// Whether a range, which must be within the bytes, holds only letters and digits of ASCII.
  @inline(__always)
  static func areLettersAndDigits(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    let last = bytes.count &- 16
    guard UInt(bitPattern: end &- start &- 1) < 16, last >= 0 else {
      return areLettersAndDigitsOfAnyLength(bytes, start, end)
    }
    // One block for every length that a value has, with what stands in front of it or behind it shifted out.
    let place = min(start, last)
    let foreign = ByteSearch.nibbles(
      foreignToLettersAndDigits(bytes.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: SIMD16<Int8>.self)))
    let fromStart = foreign &>> UInt64(truncatingIfNeeded: 4 &* (start &- place))
    return fromStart &<< UInt64(truncatingIfNeeded: 4 &* (16 &- (end &- start))) == 0
  }

  @inline(never) @_optimize(speed)
  private static func areLettersAndDigitsOfAnyLength(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    ByteSearch.first(
      bytes, start, end, block: { foreignToLettersAndDigits($0) },
      byte: { $0 &- 0x30 > 9 && ($0 | 0x20) &- 0x61 > 25 }) == end
  }

  /// True in the place of each byte that is no letter or digit of ASCII.
  @inline(__always)
  private static func foreignToLettersAndDigits(_ block: SIMD16<Int8>) -> SIMDMask<SIMD16<Int8>> {
    func every(_ byte: Int8) -> SIMD16<Int8> { SIMD16<Int8>(repeating: byte) }
    // Small and capital letters differ in one bit.
    let letters = block | every(0x20)
    return ((block .< every(0x30)) .| (block .> every(0x39)))
      .& ((letters .< every(0x61)) .| (letters .> every(0x7A)))
  }

  /// True in the place of each byte that is not in CSET 82.
  ///
  /// The set is `!` to `z` without `#`, `$`, `@`, the four from `[` and the grave accent; `@` and the grave accent
  /// differ in one bit. Bytes above 0x7F are negative here and so below `!`.
  @inline(__always)
  static func foreignToCSET82(_ block: SIMD16<Int8>) -> SIMDMask<SIMD16<Int8>> {
    // The comparisons take vectors on both sides: with a scalar they are not one instruction.
    func every(_ byte: Int8) -> SIMD16<Int8> { SIMD16<Int8>(repeating: byte) }
    let outside = (block .< every(0x21)) .| (block .> every(0x7A))
    let signs = (block .> every(0x22)) .& (block .< every(0x25))
    let brackets = (block .> every(0x5A)) .& (block .< every(0x5F))
    return outside .| signs .| brackets .| ((block & every(0x5F)) .== every(0x40))
  }

  /// The end of the good value of digits that begins at an offset, or nil to have it checked in full.
  @inline(__always)
  static func endOfDigits(_ lane: Lane, _ bytes: Span<UInt8>, from start: Int) -> Int? {
    let longest = Int(lane.longest)
    let end = start &+ longest
    if lane.kind == .digits {
      var place = start
      while place < bytes.count, bytes[place] &- 0x30 < 10 { place &+= 1 }
      return place > start && place <= end ? place : nil
    }
    guard end <= bytes.count else { return nil }
    if lane.kind == .checkedDigits { return areDigitsWithCheck(bytes, start, longest) ? end : nil }
    if lane.kind == .date { return isDate(bytes, start) ? end : nil }
    guard lane.kind == .fixedDigits else { return nil }
    for place in start..<end where bytes[place] &- 0x30 > 9 { return nil }
    return end
  }

  /// Whether so many bytes, 8 to 24, are digits that end with their check digit; the bytes must be there.
  @inline(__always)
  static func areDigitsWithCheck(_ bytes: Span<UInt8>, _ start: Int, _ count: Int) -> Bool {
    let raw = bytes.bytes
    @inline(__always)
    func eight(_ offset: Int) -> UInt64 {
      UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: start &+ offset, as: UInt64.self))
    }
    let first = eight(0)
    let last = eight(count &- 8)
    let places: UInt64 = 0x0F0F_0F0F_0F0F_0F0F
    var faults = notDigits(first) | notDigits(last)
    // The last eight may overlap those before, which are then shifted out; of eight digits all of them.
    var sum = first & places
    if count <= 16 {
      sum &+= (last & places) >> UInt64(truncatingIfNeeded: 8 &* (16 &- count))
    } else {
      let middle = eight(8)
      faults |= notDigits(middle)
      sum &+= middle & places
      sum &+= (last & places) &>> UInt64(truncatingIfNeeded: 8 &* (24 &- count))
    }
    guard faults == 0 else { return false }
    let even = sum & 0x00FF_00FF_00FF_00FF
    let odd = sum >> 8 & 0x00FF_00FF_00FF_00FF
    // The digit before the check digit weighs 3; so do those at even places when the count is even.
    let lanes = count & 1 == 0 ? even &* 3 &+ odd : odd &* 3 &+ even
    return (lanes &* 0x0001_0001_0001_0001) >> 48 % 10 == 0
  }

  /// The numbers of two digits that eight digits are, in every other byte.
  @inline(__always)
  static func pairs(_ digits: UInt64) -> UInt64 {
    let values = digits & 0x0F0F_0F0F_0F0F_0F0F
    return values &* 10 &+ values >> 8
  }

  /// Not zero when one of eight bytes is no ASCII digit: the high half of a digit is 3, and still is when 6 is added.
  @inline(__always)
  static func notDigits(_ word: UInt64) -> UInt64 {
    let threes: UInt64 = 0x3030_3030_3030_3030
    return ((word ^ threes) | ((word &+ 0x0606_0606_0606_0606) ^ threes)) & 0xF0F0_F0F0_F0F0_F0F0
  }

  /// Whether six bytes are a `YYMMDD` whose day may be 00; the bytes must be there.
  @inline(__always)
  static func isDate(_ bytes: Span<UInt8>, _ start: Int) -> Bool {
    // Eight bytes are looked at, the two before the date or after it among them, which count as zeros.
    let zeros: UInt64 = 0x3030
    let word: UInt64
    if start >= 2 {
      word = UInt64(littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start &- 2, as: UInt64.self))
    } else if bytes.count &- start >= 8 {
      word = UInt64(littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self)) << 16
    } else {
      return Dates.yymmdd(bytes.extracting(start..<start &+ 6), allowsDayZero: true) == nil
    }
    let date = word & ~0xFFFF | zeros
    guard notDigits(date) == 0 else { return false }
    let pairs = pairs(date)
    let day = pairs >> 48 & 0xFF
    let month = pairs >> 32 & 0xFF
    guard month &- 1 < 12 else { return false }
    // 28 and under is always right; only the rest needs the length of the month.
    return day <= 28
      || day <= Dates.lastDay(ofMonth: Int(truncatingIfNeeded: month), isLeap: pairs >> 16 & 3 == 0)
  }
}
