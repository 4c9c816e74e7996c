import Glibc

/// Lines of standard input in one buffer, without a string or an array for each.
struct LineInput: ~Copyable {
  /// The number of the line last given, from 1.
  private(set) var number = 0
  private let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 20)
  private var start = 0
  private var end = 0
  private var isAtEnd = false
  /// Whether the rest of a line that was longer than the buffer is still to be passed over.
  private var isInLongLine = false

  deinit { buffer.deallocate() }

  /// The next line without its end, valid until the next call; nil at the end of input.
  ///
  /// Of a line longer than the buffer the beginning is given, which is longer than any message. `before` is called when
  /// reading may have to wait.
  mutating func next(before wait: () -> Void) -> UnsafeBufferPointer<UInt8>? {
    var searched = start
    while true {
      if let place = newline(from: searched) {
        let line = start..<place
        start = place + 1
        searched = start
        if isInLongLine {
          isInLongLine = false
          continue
        }
        return give(line)
      }
      if isAtEnd {
        guard start < end, !isInLongLine else { return nil }
        let line = start..<end
        start = end
        return give(line)
      }
      if start == 0, end == buffer.count {
        start = end
        if !isInLongLine {
          isInLongLine = true
          return give(0..<end)
        }
      }
      searched = fill(before: wait)
    }
  }

  private func newline(from place: Int) -> Int? {
    guard place < end, let base = buffer.baseAddress, let found = memchr(base + place, 0x0A, end - place) else {
      return nil
    }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  private mutating func give(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    number += 1
    var line = range
    if line.upperBound > line.lowerBound, buffer[line.upperBound - 1] == 0x0D {
      line = line.lowerBound..<(line.upperBound - 1)
    }
    return UnsafeBufferPointer(rebasing: buffer[line])
  }

  /// Moves what is left to the front and reads more after it; gives where the new bytes begin.
  private mutating func fill(before wait: () -> Void) -> Int {
    guard let base = buffer.baseAddress else { return 0 }
    if start > 0 { memmove(base, base + start, end - start) }
    end -= start
    start = 0
    let searched = end
    wait()
    var count = read(0, base + end, buffer.count - end)
    while count < 0, errno == EINTR { count = read(0, base + end, buffer.count - end) }
    if count > 0 { end += count } else { isAtEnd = true }
    return searched
  }
}
