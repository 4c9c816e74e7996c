/// The older filters of streams (ISO 32000-1, 7.4.2 to 7.4.5), each a function from bytes to bytes.
///
/// As viewers do, they take what is there: data without its end mark ends where the bytes end.
enum PDFTextFilters {
  /// Pairs of hexadecimal digits to `>`; an odd last digit stands before a 0.
  static func asciiHex(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var high: UInt8?
    for byte in bytes {
      if byte == PDFLexer.Character.greater { break }
      guard let digit = PDFLexer.Character.hexadecimal(byte) else { continue }
      if let first = high {
        out.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    if let high { out.append(high << 4) }
    return out
  }

  /// Groups of five digits to base 85 to `~>`, `z` for four zeros.
  static func ascii85(_ bytes: [UInt8], limit: Int) throws(ImagingError) -> [UInt8] {
    var out: [UInt8] = []
    var value: UInt64 = 0
    var digits = 0
    func add(_ count: Int) {
      for index in 0..<count { out.append(UInt8(truncatingIfNeeded: value >> UInt64(24 - 8 * index))) }
    }
    for byte in bytes {
      switch byte {
      case 0x21...0x75:  // '!' ... 'u'
        value = value * 85 + UInt64(byte - 0x21)
        digits += 1
        if digits == 5 {
          guard value <= UInt64(UInt32.max) else { throw .damagedPDF("ASCII85Decode: a group beyond 32 bits") }
          add(4)
          (value, digits) = (0, 0)
        }
      case 0x7A where digits == 0: add(4)  // 'z', the value being 0
      case 0x7E:  // '~'
        break
      default:
        guard PDFLexer.Character.isSpace(byte) else { throw .damagedPDF("ASCII85Decode: a byte \(byte)") }
      }
      if byte == 0x7E { break }
      guard out.count <= limit else { throw .fileTooLarge(byteCount: out.count, allowed: limit) }
    }
    guard digits != 1 else { throw .damagedPDF("ASCII85Decode: a group of one digit") }
    if digits > 1 {
      for _ in digits..<5 { value = value * 85 + 84 }
      add(digits - 1)
    }
    return out
  }

  /// Runs and copies, each behind its length, to the byte 128.
  static func runLength(_ bytes: [UInt8], limit: Int) throws(ImagingError) -> [UInt8] {
    var out: [UInt8] = []
    var offset = 0
    while offset < bytes.count, bytes[offset] != 128 {
      let length = Int(bytes[offset])
      offset += 1
      if length < 128 {
        let end = min(offset + length + 1, bytes.count)
        out.append(contentsOf: bytes[offset..<end])
        offset = end
      } else if offset < bytes.count {
        out.append(contentsOf: repeatElement(bytes[offset], count: 257 - length))
        offset += 1
      }
      guard out.count <= limit else { throw .fileTooLarge(byteCount: out.count, allowed: limit) }
    }
    return out
  }

  /// LZW with codes of 9 to 12 bits, the highest bit first.
  ///
  /// - Parameter isEarly: Whether codes grow one entry before they must, as they do unless a file says otherwise.
  static func lzw(_ bytes: [UInt8], isEarly: Bool, limit: Int) throws(ImagingError) -> [UInt8] {
    var out: [UInt8] = []
    // Each entry is where its text first stood in the output: texts only ever grow from there.
    var starts = [Int](repeating: 0, count: 4_096)
    var lengths = [Int](repeating: 0, count: 4_096)
    var next = 258
    var previous: (start: Int, length: Int)?
    var held: UInt32 = 0
    var heldCount: UInt32 = 0
    var width: UInt32 = 9
    var offset = 0
    while true {
      while heldCount < width, offset < bytes.count {
        held = held << 8 | UInt32(bytes[offset])
        heldCount += 8
        offset += 1
      }
      guard heldCount >= width else { return out }
      let code = Int(held >> (heldCount - width) & ((1 << width) - 1))
      heldCount -= width
      held &= (1 << heldCount) - 1

      if code == 257 { return out }
      if code == 256 {
        (next, width, previous) = (258, 9, nil)
        continue
      }
      let start = out.count
      if code < 256 {
        out.append(UInt8(code))
      } else if code < next {
        for index in 0..<lengths[code] { out.append(out[starts[code] + index]) }
      } else if code == next, let previous {
        for index in 0..<previous.length { out.append(out[previous.start + index]) }
        out.append(out[previous.start])
      } else {
        throw .damagedPDF("LZWDecode: a code \(code) that is not known yet")
      }
      if let previous, next < 4_096 {
        // The text before and the first byte of this one, which follows it in the output.
        (starts[next], lengths[next]) = (previous.start, previous.length + 1)
        next += 1
        let full = next + (isEarly ? 1 : 0)
        width = full >= 2_048 ? 12 : full >= 1_024 ? 11 : full >= 512 ? 10 : 9
      }
      previous = (start, out.count - start)
      guard out.count <= limit else { throw .fileTooLarge(byteCount: out.count, allowed: limit) }
    }
  }
}
