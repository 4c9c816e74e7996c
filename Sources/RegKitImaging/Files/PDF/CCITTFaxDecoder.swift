/// Decodes facsimile pictures of Group 3 and Group 4 (ITU-T T.4 and T.6) as PDF stores them (ISO 32000-1, 7.4.6).
///
/// A row is kept as the places where its colour changes, white first; the pixels are made from them last.
final class CCITTFaxDecoder {
  /// What the stream's parameters say; the defaults are those of PDF.
  struct Parameters {
    /// Below 0 Group 4, 0 Group 3 in one dimension, above 0 Group 3 in two.
    var k = 0
    var columns = 1_728
    var isByteAligned = false
    var isBlack1 = false

    init() {}

    init(_ parameters: PDFObject) {
      if let k = parameters.member("K").integer { self.k = k }
      if let columns = parameters.member("Columns").integer { self.columns = columns }
      if let isByteAligned = parameters.member("EncodedByteAlign").bool { self.isByteAligned = isByteAligned }
      if let isBlack1 = parameters.member("BlackIs1").bool { self.isBlack1 = isBlack1 }
    }
  }

  private let parameters: Parameters
  private var bits: FaxBits
  private var reference: [Int] = []
  private var changes: [Int] = []
  private var rowCount = 0
  private var isAtEnd = false
  private var row: [UInt8]
  /// The bytes of the row at hand that were not given yet.
  private var rest: Range<Int> = 0..<0

  static let mostColumns = 1 << 16

  init(_ bytes: [UInt8], _ parameters: Parameters) throws(ImagingError) {
    guard 1...Self.mostColumns ~= parameters.columns else {
      throw .damagedPDF("CCITTFaxDecode: \(parameters.columns) columns")
    }
    self.parameters = parameters
    bits = FaxBits(bytes)
    row = [UInt8](repeating: 0, count: (parameters.columns + 7) / 8)
  }

  /// Fills the buffer with rows of one bit a pixel, each begun at a whole byte.
  ///
  /// - Throws: `damaged` where a code is none, `cutOff` where the data ends inside a row.
  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(ImagingError) -> Int {
    var written = 0
    while written < buffer.count {
      if rest.isEmpty {
        guard try decodeRow() else { break }
        drawRow()
        rest = 0..<row.count
      }
      let count = min(rest.count, buffer.count - written)
      for index in 0..<count { buffer[written &+ index] = row[rest.lowerBound &+ index] }
      written += count
      rest = rest.lowerBound + count..<rest.upperBound
    }
    return written
  }

  /// The next row's changes; false at the end of the picture.
  private func decodeRow() throws(ImagingError) -> Bool {
    if isAtEnd { return false }
    if parameters.isByteAligned { bits.skipToByte() }
    swap(&reference, &changes)
    changes.removeAll(keepingCapacity: true)

    var isOneDimensional = parameters.k == 0
    if parameters.k < 0 {
      isAtEnd = bits.isAtEnd || bits.peek(12) == 1
    } else {
      // An end of line stands before each row or before none; two in a row end the picture.
      var ends = 0
      while bits.skipEndOfLine() {
        ends += 1
        if parameters.k > 0 { isOneDimensional = bits.take(1) == 1 }
      }
      isAtEnd = bits.isAtEnd || ends > 1 && rowCount > 0 || ends > 2
      if parameters.k > 0, ends == 0, !isAtEnd { isOneDimensional = bits.take(1) == 1 }
    }
    if isAtEnd { return false }
    if isOneDimensional { try decodeOneDimension() } else { try decodeTwoDimensions() }
    rowCount += 1
    return true
  }

  private func decodeOneDimension() throws(ImagingError) {
    var place = 0
    var isBlack = false
    while place < parameters.columns {
      place += try run(isBlack)
      try addChange(place)
      isBlack.toggle()
    }
  }

  private func decodeTwoDimensions() throws(ImagingError) {
    // The first change of a row may stand before its first pixel.
    var place = -1
    var isBlack = false
    var index = 0
    while place < parameters.columns {
      // b1: the first change above, to the right of here, away from the colour of here.
      while index > 0, above(index - 1) > place { index -= 1 }
      while index < reference.count, above(index) <= place { index += 1 }
      if index % 2 != (isBlack ? 1 : 0) { index += 1 }
      let change = above(index)

      switch try mode() {
      case .pass:
        place = above(index + 1)
      case .horizontal:
        let first = max(place, 0) + (try run(isBlack))
        try addChange(first)
        place = first + (try run(!isBlack))
        try addChange(place)
      case .vertical(let shift):
        let next = change + shift
        guard next >= max(place, 0) else { throw damaged("a change before the one on its left") }
        try addChange(next)
        place = next
        isBlack.toggle()
      }
    }
  }

  private func above(_ index: Int) -> Int { index < reference.count ? reference[index] : parameters.columns }

  private func addChange(_ place: Int) throws(ImagingError) {
    // Runs of no length could go on without end.
    guard place <= parameters.columns, changes.count <= 2 * parameters.columns + 2 else {
      throw damaged("a row longer than \(parameters.columns) pixels")
    }
    changes.append(place)
  }

  private enum Mode {
    case pass, horizontal
    case vertical(Int)
  }

  private func mode() throws(ImagingError) -> Mode {
    let next = bits.peek(7)
    let (mode, length): (Mode, Int)
    switch next {
    case 0b100_0000...0b111_1111: (mode, length) = (.vertical(0), 1)
    case 0b011_0000...0b011_1111: (mode, length) = (.vertical(1), 3)
    case 0b010_0000...0b010_1111: (mode, length) = (.vertical(-1), 3)
    case 0b001_0000...0b001_1111: (mode, length) = (.horizontal, 3)
    case 0b000_1000...0b000_1111: (mode, length) = (.pass, 4)
    case 0b000_0110...0b000_0111: (mode, length) = (.vertical(2), 6)
    case 0b000_0100...0b000_0101: (mode, length) = (.vertical(-2), 6)
    case 0b000_0011: (mode, length) = (.vertical(3), 7)
    case 0b000_0010: (mode, length) = (.vertical(-3), 7)
    case 0b000_0001: throw .unsupported("CCITTFaxDecode: uncompressed mode", expected: "T.6")
    default: throw damaged("no mode")
    }
    bits.skip(length)
    try checkNotCutOff()
    return mode
  }

  /// The length of a run: make-up codes of 64 pixels and more, then a code below 64.
  private func run(_ isBlack: Bool) throws(ImagingError) -> Int {
    let codes = isBlack ? FaxCodes.black : FaxCodes.white
    var total = 0
    while true {
      let (length, run) = codes[bits.peek(FaxCodes.longest)]
      guard length > 0 else { throw damaged("no run of \(isBlack ? "black" : "white")") }
      bits.skip(length)
      try checkNotCutOff()
      total += run
      if run < 64 { return total }
      guard total <= parameters.columns else { throw damaged("a row longer than \(parameters.columns) pixels") }
    }
  }

  private func checkNotCutOff() throws(ImagingError) {
    if bits.isPastEnd { throw .cutOff(at: bits.byteCount, reason: "CCITTFaxDecode: row \(rowCount)", expected: "EOFB") }
  }

  private func damaged(_ reason: String) -> ImagingError {
    bits.isPastEnd || bits.isAtEnd
      ? .cutOff(at: bits.byteCount, reason: "CCITTFaxDecode: row \(rowCount)", expected: "EOFB")
      : .damagedPDF("CCITTFaxDecode: row \(rowCount): " + reason)
  }

  /// Makes pixels of the changes: every second stretch between them is black.
  private func drawRow() {
    let white: UInt8 = parameters.isBlack1 ? 0 : 0xFF
    for index in row.indices { row[index] = white }
    var index = 0
    while index < changes.count {
      let start = changes[index]
      let end = index + 1 < changes.count ? changes[index + 1] : parameters.columns
      // A change may stand left of the one before only where both are the same place.
      if start < end { invert(start..<end) }
      index += 2
    }
  }

  private func invert(_ pixels: Range<Int>) {
    let (first, last) = (pixels.lowerBound / 8, (pixels.upperBound - 1) / 8)
    let head = UInt8.max >> UInt8(pixels.lowerBound % 8)
    let tail = UInt8.max << UInt8(7 - (pixels.upperBound - 1) % 8)
    if first == last {
      row[first] ^= head & tail
    } else {
      row[first] ^= head
      for index in first + 1..<last { row[index] ^= 0xFF }
      row[last] ^= tail
    }
  }
}

/// Bits of a byte stream, the highest of each byte first; beyond the end come zeros.
private struct FaxBits {
  private let bytes: [UInt8]
  private var position = 0
  private let bitCount: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    bitCount = bytes.count * 8
  }

  var byteCount: Int { bytes.count }
  var isPastEnd: Bool { position > bitCount }
  /// Whether nothing is left but bits that fill up the last byte.
  var isAtEnd: Bool { position >= bitCount || bitCount - position < 8 && peek(bitCount - position) == 0 }

  /// The next bits as a number, at most 16 of them, without moving on.
  func peek(_ count: Int) -> Int {
    var window = 0
    for index in position / 8..<position / 8 + 3 {
      window = window << 8 | (index < bytes.count ? Int(bytes[index]) : 0)
    }
    return window >> (24 - position % 8 - count) & ((1 << count) - 1)
  }

  mutating func skip(_ count: Int) { position += count }

  mutating func take(_ count: Int) -> Int {
    defer { position += count }
    return peek(count)
  }

  mutating func skipToByte() { position = (position + 7) / 8 * 8 }

  /// Moves past an end of line, which is eleven zeros or more and a one; false where there is none.
  mutating func skipEndOfLine() -> Bool {
    guard peek(11) == 0 else { return false }
    var place = self
    place.position += 11
    while place.peek(1) == 0 {
      place.position += 1
      if place.position >= bitCount {
        // Nothing but zeros to the end.
        position = bitCount
        return false
      }
    }
    position = place.position + 1
    return true
  }
}
