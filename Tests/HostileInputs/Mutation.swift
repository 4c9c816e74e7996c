/// A file that is damaged step by step.
struct Mutation {
  private(set) var bytes: [UInt8]
  private let other: [UInt8]

  init(_ bytes: [UInt8], other: [UInt8]) {
    self.bytes = bytes
    self.other = other
  }

  /// Damages the file once more, in a way that random numbers choose.
  mutating func apply(_ random: inout SeededRandom) {
    guard bytes.count > 8 else { return }
    switch Int.random(in: 0..<9, using: &random) {
    case 0, 1: changeBytes(&random)
    case 2: bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random))
    case 3: bytes.removeSubrange(piece(of: bytes, &random))
    case 4: insert(bytes[piece(of: bytes, &random)], &random)
    case 5: insert(other[piece(of: other, &random)], &random)
    case 6: changeNumber(&random)
    default: isDocument ? changeWord(&random) : changeHeader(&random)
    }
  }

  private var isDocument: Bool { bytes.starts(with: Array("%PDF".utf8)) }

  private func piece(of bytes: [UInt8], _ random: inout SeededRandom) -> Range<Int> {
    let start = Int.random(in: 0..<bytes.count, using: &random)
    return start..<min(bytes.count, start + Int.random(in: 1...400, using: &random))
  }

  private mutating func insert(_ piece: ArraySlice<UInt8>, _ random: inout SeededRandom) {
    bytes.insert(contentsOf: piece, at: Int.random(in: 0...bytes.count, using: &random))
  }

  private mutating func changeBytes(_ random: inout SeededRandom) {
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let index = Int.random(in: 0..<bytes.count, using: &random)
      bytes[index] =
        Bool.random(using: &random)
        ? bytes[index] ^ 1 << UInt8.random(in: 0..<8, using: &random) : UInt8.random(in: 0...255, using: &random)
    }
  }

  private static let numbers: [UInt32] = [
    0, 1, 2, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x1_0000, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF,
  ]

  /// Writes a number at an edge of its range, of 2 or 4 bytes, in either order.
  private mutating func changeNumber(_ random: inout SeededRandom, in places: Range<Int>? = nil) {
    guard let number = Self.numbers.randomElement(using: &random) else { return }
    let size = Bool.random(using: &random) ? 2 : 4
    let isBigEndian = Bool.random(using: &random)
    let start = Int.random(in: places ?? 0..<bytes.count, using: &random)
    for index in 0..<size where start + index < bytes.count {
      let shift = UInt32(8 * (isBigEndian ? size - 1 - index : index))
      bytes[start + index] = UInt8(truncatingIfNeeded: number >> shift)
    }
  }

  /// Changes a number where a picture says its size, its depth and its kind.
  private mutating func changeHeader(_ random: inout SeededRandom) {
    // The frame of a JPEG, SOF0 or SOF2; the first chunk of a PNG.
    let frame = bytes.indices.dropLast(10).first {
      bytes[$0] == 0xFF && (bytes[$0 + 1] == 0xC0 || bytes[$0 + 1] == 0xC2)
    }
    let start = bytes.starts(with: [0xFF, 0xD8]) ? frame ?? 2 : 8
    changeNumber(&random, in: start..<min(start + 22, bytes.count))
  }

  private static let words = [
    "0", "1", "-1", "2", "7", "8", "9", "16", "255", "4096", "65535", "65536", "2147483647", "4294967296",
    "9223372036854775807", "99999999999999999999", "1e9", ".5", "-0.0", "null", "true", "false", "[", "]", "<<", ">>",
    "/FlateDecode", "/LZWDecode", "/CCITTFaxDecode", "/DCTDecode", "/RunLengthDecode", "/ASCII85Decode",
    "/ASCIIHexDecode", "/JBIG2Decode", "/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/Indexed", "/ICCBased",
    "/Separation",
    "/Pattern", "1 0 R", "2 0 R", "3 0 R", "5 0 R", "9 0 R", "/Form", "/Image", "()", "<00>", "q", "Q", "cm", "Do",
    "BI", "ID", "EI",
  ]

  /// Puts another word in the place of one of the document's.
  private mutating func changeWord(_ random: inout SeededRandom) {
    let edges: [UInt8] = [0x20, 0x0A, 0x0D, 0x2F, 0x5B, 0x5D, 0x3C, 0x3E]
    var start = Int.random(in: 0..<bytes.count, using: &random)
    while start < bytes.count, !edges.contains(bytes[start]) { start += 1 }
    var end = start + 1
    while end < bytes.count, !edges.contains(bytes[end]) { end += 1 }
    guard end <= bytes.count, let word = Self.words.randomElement(using: &random) else { return }
    bytes.replaceSubrange(start..<end, with: Array((" " + word).utf8))
  }

  /// Makes the checksums of a PNG's chunks right again, as far as its chunks can be followed.
  mutating func repairChecksums() {
    var offset = 8
    while offset + 12 <= bytes.count {
      let length = bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
      guard length <= bytes.count - offset - 12 else { return }
      var sum: UInt32 = 0xFFFF_FFFF
      for byte in bytes[(offset + 4)..<(offset + 8 + length)] {
        sum ^= UInt32(byte)
        for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
      }
      for index in 0..<4 {
        bytes[offset + 8 + length + index] = UInt8(truncatingIfNeeded: ~sum >> UInt32(24 - 8 * index))
      }
      offset += 12 + length
    }
  }
}
