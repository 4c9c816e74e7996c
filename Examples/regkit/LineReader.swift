@preconcurrency import Glibc

/// The lines of standard input as bytes, whatever is in them, read by the block.
final class LineReader {
  /// The longest line that is given out, in bytes.
  static let longest = 65_536

  /// One line without its end.
  enum Line {
    /// The bytes, which stay there until the next line is asked for.
    case bytes(UnsafeBufferPointer<UInt8>)
    /// A line of so many bytes, which were not kept.
    case tooLong(Int)
  }

  private let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 18)
  /// What of the buffer was read and not given out.
  private var start = 0
  private var end = 0
  /// How many bytes of the line at hand were thrown away.
  private var dropped = 0
  private var isAtEnd = false
  /// How many lines were given out.
  private(set) var count = 0
  /// Why reading stopped before the end; nil when it did not.
  private(set) var failure: String?

  deinit { buffer.deallocate() }

  /// The next line; nil at the end of input.
  ///
  /// When the input pauses, what was written so far is sent off first: the other end of a pipe may wait for it.
  func next(flushing output: LineOutput) -> Line? {
    while true {
      if let place = lineEnd {
        defer { start = place + 1 }
        return line(start..<place)
      }
      if isAtEnd {
        guard end > start || dropped > 0 else { return nil }
        defer { start = end }
        return line(start..<end)
      }
      // A carriage return may still follow the longest line.
      if end - start > Self.longest + 1 {
        dropped += end - start
        start = end
      }
      fill(flushing: output)
    }
  }

  private var lineEnd: Int? {
    guard let base = buffer.baseAddress, let found = memchr(base + start, 0x0A, end - start) else { return nil }
    return UnsafePointer<UInt8>(found.assumingMemoryBound(to: UInt8.self)) - UnsafePointer(base)
  }

  private func line(_ range: Range<Int>) -> Line {
    count += 1
    var range = range
    if range.upperBound > range.lowerBound, buffer[range.upperBound - 1] == 0x0D {
      range = range.lowerBound..<(range.upperBound - 1)
    }
    let length = dropped + range.count
    dropped = 0
    return length > Self.longest ? .tooLong(length) : .bytes(UnsafeBufferPointer(rebasing: buffer[range]))
  }

  private func fill(flushing output: LineOutput) {
    guard let base = buffer.baseAddress else { return }
    if start > 0 {
      memmove(base, base + start, end - start)
      end -= start
      start = 0
    }
    var waiting = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    if poll(&waiting, 1, 0) == 0 { output.flush() }
    while true {
      let count = read(0, base + end, buffer.count - end)
      if count > 0 {
        end += count
        return
      }
      guard count < 0, errno == EINTR else {
        if count < 0 { failure = Terminal.reason(errno) }
        isAtEnd = true
        return
      }
    }
  }
}
