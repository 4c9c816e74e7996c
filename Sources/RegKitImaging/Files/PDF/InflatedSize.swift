/// How many bytes a zlib stream unpacks to (RFC 1950 and 1951), found without unpacking it.
///
/// A megabyte may unpack to a gigabyte. Only the lengths are read here, so measuring takes no memory; it stops at the
/// limit, and at the first fault, as an unpacker would.
struct InflatedSize {
  /// The bytes that come out before the end, the first fault or the limit, whichever is first; at most `limit + 258`.
  let count: Int
  /// How far the stream was read for it, in bytes of the file.
  let consumed: Int

  init(_ bytes: UnsafeRawBufferPointer, from start: Int, limit: Int) {
    var reader = BitReader(bytes, from: start + 2)
    var count = 0
    var isLast = false
    while !isLast, count <= limit, let last = reader.bits(1), let kind = reader.bits(2) {
      isLast = last == 1
      let isGood =
        switch kind {
        case 0: Self.measureStored(&reader, &count)
        case 1:
          Self.measureCoded(&reader, &count, limit, Self.fixedLengths, Self.fixedDistances)
        case 2: Self.measureDynamic(&reader, &count, limit)
        default: false
        }
      if !isGood { break }
    }
    self.count = count
    consumed = reader.offset - start
  }

  private static func measureStored(_ reader: inout BitReader, _ count: inout Int) -> Bool {
    reader.skipToByte()
    guard let size = reader.bits(16), reader.bits(16) != nil else { return false }
    count += size
    return reader.skip(bytes: size)
  }

  private static let fixedLengths = HuffmanCode(
    [UInt8](repeating: 8, count: 144) + [UInt8](repeating: 9, count: 112) + [UInt8](repeating: 7, count: 24)
      + [UInt8](repeating: 8, count: 8))

  private static let fixedDistances = HuffmanCode(.init(repeating: 5, count: 30))

  private static func measureDynamic(_ reader: inout BitReader, _ count: inout Int, _ limit: Int) -> Bool {
    guard let literals = reader.bits(5), let distances = reader.bits(5), let codes = reader.bits(4) else {
      return false
    }
    let order: [19 of Int] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    var codeLengths = [UInt8](repeating: 0, count: 19)
    for index in 0..<min(codes + 4, 19) {
      guard let length = reader.bits(3) else { return false }
      codeLengths[order[index]] = UInt8(length)
    }
    let lengthCode = HuffmanCode(codeLengths)
    let total = literals + 257 + distances + 1
    var lengths: [UInt8] = []
    while lengths.count < total {
      guard let symbol = lengthCode.symbol(&reader) else { return false }
      let (value, base, extra): (UInt8, Int, Int)
      switch symbol {
      case 16: (value, base, extra) = (lengths.last ?? 0, 3, 2)
      case 17: (value, base, extra) = (0, 3, 3)
      case 18: (value, base, extra) = (0, 11, 7)
      default: (value, base, extra) = (UInt8(truncatingIfNeeded: symbol), 1, 0)
      }
      guard let more = reader.bits(extra), lengths.count + base + more <= total else { return false }
      for _ in 0..<base + more { lengths.append(value) }
    }
    return measureCoded(
      &reader, &count, limit, HuffmanCode(Array(lengths.prefix(literals + 257))),
      HuffmanCode(Array(lengths.dropFirst(literals + 257))))
  }

  private static func measureCoded(
    _ reader: inout BitReader, _ count: inout Int, _ limit: Int, _ literals: HuffmanCode, _ distances: HuffmanCode
  ) -> Bool {
    while count <= limit {
      guard let symbol = literals.symbol(&reader) else { return false }
      if symbol < 256 {
        count += 1
      } else if symbol == 256 {
        return true
      } else {
        guard let length = length(of: symbol - 257, &reader), let distance = distances.symbol(&reader), distance < 30,
          reader.bits(distance < 4 ? 0 : distance / 2 - 1) != nil
        else { return false }
        count += length
      }
    }
    return false
  }

  /// The length a length symbol stands for, with its extra bits (RFC 1951, 3.2.5).
  private static func length(of index: Int, _ reader: inout BitReader) -> Int? {
    if index < 8 { return index + 3 }
    if index == 28 { return 258 }
    guard index < 28 else { return nil }
    let extra = index / 4 - 1
    guard let more = reader.bits(extra) else { return nil }
    return ((4 + index % 4) << extra) + 3 + more
  }
}

/// Bits of a byte stream, the lowest of each byte first.
private struct BitReader {
  private let bytes: UnsafeRawBufferPointer
  private(set) var offset: Int
  private var held: UInt32 = 0
  private var heldCount = 0

  init(_ bytes: UnsafeRawBufferPointer, from offset: Int) {
    self.bytes = bytes
    self.offset = offset
  }

  /// The next bits as a number, at most 16 of them; nil at the end.
  mutating func bits(_ count: Int) -> Int? {
    while heldCount < count {
      guard offset < bytes.count else { return nil }
      held |= UInt32(bytes[offset]) << UInt32(heldCount)
      heldCount &+= 8
      offset &+= 1
    }
    let value = held & ((1 << UInt32(count)) &- 1)
    held >>= UInt32(count)
    heldCount &-= count
    return Int(value)
  }

  mutating func skipToByte() {
    let odd = heldCount % 8
    held >>= UInt32(odd)
    heldCount -= odd
  }

  mutating func skip(bytes count: Int) -> Bool {
    let fromHeld = min(count, heldCount / 8)
    held >>= UInt32(fromHeld * 8)
    heldCount -= fromHeld * 8
    guard count - fromHeld <= bytes.count - offset else { return false }
    offset += count - fromHeld
    return true
  }
}

/// A Huffman code given by the lengths of its words (RFC 1951, 3.2.2).
private struct HuffmanCode {
  /// How many words there are of each length, from 0 to 15.
  private var counts = [Int](repeating: 0, count: 16)
  /// The symbols in the order of their words.
  private var symbols: [Int] = []

  init(_ lengths: [UInt8]) {
    for length in lengths where length < 16 { counts[Int(length)] += 1 }
    counts[0] = 0
    for length in 1..<16 where counts[length] > 0 {
      for symbol in lengths.indices where lengths[symbol] == UInt8(length) { symbols.append(symbol) }
    }
  }

  /// The next symbol; nil at the end of the bits or where no word fits.
  func symbol(_ reader: inout BitReader) -> Int? {
    var word = 0
    var first = 0
    var index = 0
    for length in 1..<16 {
      guard let bit = reader.bits(1) else { return nil }
      word |= bit
      let count = counts[length]
      if word - first < count {
        let place = index + word - first
        return place < symbols.count ? symbols[place] : nil
      }
      index += count
      first = (first + count) << 1
      word <<= 1
    }
    return nil
  }
}
