/// Eight bytes of a text looked at together.
extension UInt64 {
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// Whether one of the bytes is below a limit of at most 0x80.
  @inline(__always)
  func hasByte(below limit: UInt64) -> Bool {
    // Taking the limit from a byte below it sets its highest bit, which a byte above 0x7F had before. What is borrowed may
    // set that of the next byte too, but only where one below the limit stands anyway.
    (self &- Self.ones &* limit) & ~self & (Self.ones &* 0x80) != 0
  }

  /// Whether one of the bytes is this one.
  @inline(__always)
  func hasByte(_ byte: UInt8) -> Bool { (self ^ (Self.ones &* UInt64(byte))).hasByte(below: 1) }
}
