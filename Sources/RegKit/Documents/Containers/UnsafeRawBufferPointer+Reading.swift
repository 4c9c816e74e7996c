/// Reading numbers and marks out of a file's bytes; a place outside the file gives nil or false, never a trap.
extension UnsafeRawBufferPointer {
  func byte(at offset: Int) -> UInt8? {
    guard offset >= 0, offset < count else { return nil }
    return self[offset]
  }

  func bigEndian16(at offset: Int) -> Int? { number(at: offset, size: 2, isBigEndian: true) }
  func bigEndian32(at offset: Int) -> Int? { number(at: offset, size: 4, isBigEndian: true) }
  func littleEndian16(at offset: Int) -> Int? { number(at: offset, size: 2, isBigEndian: false) }
  func littleEndian32(at offset: Int) -> Int? { number(at: offset, size: 4, isBigEndian: false) }

  /// Nil also when the number is more than an `Int` holds: no place in a file is that far.
  func littleEndian64(at offset: Int) -> Int? { number(at: offset, size: 8, isBigEndian: false) }

  private func number(at offset: Int, size: Int, isBigEndian: Bool) -> Int? {
    guard offset >= 0, offset <= count, count - offset >= size else { return nil }
    var value: UInt64 = 0
    for index in 0..<size {
      let byte = self[offset &+ (isBigEndian ? index : size &- 1 &- index)]
      value = value << 8 | UInt64(byte)
    }
    return Int(exactly: value)
  }

  /// Whether these characters stand at this place.
  func has(_ mark: StaticString, at offset: Int) -> Bool {
    guard offset >= 0, offset <= count, count - offset >= mark.utf8CodeUnitCount else { return false }
    let characters = UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount)
    for index in 0..<characters.count where self[offset &+ index] != characters[index] { return false }
    return true
  }

  /// The first place in the range, cut to the file, where these characters begin and also end.
  func firstOffset(of mark: StaticString, in range: Range<Int>) -> Int? {
    let length = mark.utf8CodeUnitCount
    var offset = Swift.max(range.lowerBound, 0)
    let end = Swift.min(range.upperBound, count)
    while end - offset >= length {
      if self[offset] == mark.utf8Start.pointee, has(mark, at: offset) { return offset }
      offset &+= 1
    }
    return nil
  }

  /// The last place in the range, cut to the file, where these characters begin and also end.
  func lastOffset(of mark: StaticString, in range: Range<Int>) -> Int? {
    let start = Swift.max(range.lowerBound, 0)
    var offset = Swift.min(range.upperBound, count) - mark.utf8CodeUnitCount
    while offset >= start {
      if has(mark, at: offset) { return offset }
      offset &-= 1
    }
    return nil
  }
}
