/// Lines of standard output gathered in one buffer.
struct LineOutput: ~Copyable {
  private let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 20)
  private var count = 0

  deinit { buffer.deallocate() }

  /// Appends a line that is written into the storage it is given; a line gives its length, written or not.
  mutating func append(_ write: (UnsafeMutableBufferPointer<UInt8>) -> Int) {
    if buffer.count - count < 256 { flush() }
    var length = write(UnsafeMutableBufferPointer(rebasing: buffer[count..<(buffer.count - 1)]))
    if length >= buffer.count - count {
      flush()
      length = min(write(UnsafeMutableBufferPointer(rebasing: buffer[0..<(buffer.count - 1)])), buffer.count - 1)
    }
    count += length
    buffer[count] = 0x0A
    count += 1
  }

  /// Hands on what was gathered.
  mutating func flush() {
    guard count > 0 else { return }
    Terminal.write(UnsafeBufferPointer(rebasing: buffer[..<count]))
    count = 0
  }
}
