/// The chunks of a PNG file, walked from the signature to IEND (ISO/IEC 15948, 5.3); nothing is decompressed.
package struct PNGStructure {
  package let integrity: FileFacts.Integrity

  static func recognizes(_ bytes: UnsafeRawBufferPointer) -> Bool {
    // 0x89 is no UTF-8 by itself, so the first byte is compared apart.
    bytes.byte(at: 0) == 0x89 && bytes.has("PNG\r\n\u{1A}\n", at: 1)
  }

  package init(_ bytes: UnsafeRawBufferPointer) {
    integrity = Self.walk(bytes)
  }

  private static func walk(_ bytes: UnsafeRawBufferPointer) -> FileFacts.Integrity {
    var offset = 8
    while let length = bytes.bigEndian32(at: offset), bytes.bigEndian32(at: offset + 4) != nil {
      for index in offset + 4..<offset + 8 where !isLetter(bytes[index]) {
        return .damaged("PNG: the chunk type at byte \(offset + 4) is not four letters")
      }
      guard length <= Int(Int32.max) else {
        return .damaged("PNG: the chunk at byte \(offset) is \(length) bytes long")
      }
      if offset == 8, !bytes.has("IHDR", at: 12) { return .damaged("PNG: the first chunk is not IHDR") }
      let end = offset + 12 + length
      guard end <= bytes.count else { return .cutOff(at: bytes.count) }
      if bytes.has("IEND", at: offset + 4) { return .whole }
      offset = end
    }
    return .cutOff(at: bytes.count)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
