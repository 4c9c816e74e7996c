/// Standard output for many lines: bytes are collected and sent off by the block.
final class LineOutput {
  private let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 19)
  private var count = 0
  /// From here on bytes are sent off when a line ends.
  private static let enough = 1 << 16

  deinit { buffer.deallocate() }

  func append(_ byte: UInt8) {
    if count == buffer.count { flush() }
    buffer[count] = byte
    count += 1
  }

  func append(_ text: StaticString) {
    text.withUTF8Buffer { for byte in $0 { append(byte) } }
  }

  func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes { append(byte) }
  }

  func append(_ text: String) {
    for byte in text.utf8 { append(byte) }
  }

  func append(decimal number: Int) {
    var digits = [20 of UInt8](repeating: 0)
    var place = 20
    var rest = number.magnitude
    repeat {
      place -= 1
      digits[place] = 0x30 + UInt8(rest % 10)
      rest /= 10
    } while rest > 0
    if number < 0 { append(0x2D) }
    for index in place..<20 { append(digits[index]) }
  }

  /// Lets a function write at the end, which gives how many bytes it needs, and gives what it wrote.
  ///
  /// Room is made for the largest text of one message; more than that is cut.
  func write(_ body: (UnsafeMutableBufferPointer<UInt8>) -> Int) -> UnsafeBufferPointer<UInt8> {
    if buffer.count - count < 1 << 18 { flush() }
    let written = min(body(UnsafeMutableBufferPointer(rebasing: buffer[count...])), buffer.count - count)
    defer { count += written }
    return UnsafeBufferPointer(rebasing: buffer[count..<count + written])
  }

  /// Takes back the last bytes of what was written.
  func removeLast(_ bytes: Int) {
    count -= min(count, bytes)
  }

  func endLine() {
    append(0x0A)
    if count >= Self.enough { flush() }
  }

  /// Sends off what was collected.
  func flush() {
    guard count > 0 else { return }
    Terminal.write(UnsafeBufferPointer(rebasing: buffer[..<count]))
    count = 0
  }
}
