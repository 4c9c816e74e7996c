/// Undoes the predictors of Flate and LZW data (ISO 32000-1, 7.4.4.4), row by row.
final class PDFPredictor {
  private let source: PDFByteSource
  private let isPNG: Bool
  private let colors: Int
  private let bits: Int
  private let pixelSize: Int
  private var row: [UInt8]
  private var above: [UInt8]
  /// The bytes of the row at hand that were not given yet.
  private var rest: Range<Int> = 0..<0

  /// The longest row, in bytes: 12,000 pixels of 8 bytes are a tenth of it.
  private static let longestRow = 1 << 20

  /// The source with the predictor that the parameters ask for undone, or as it is.
  static func source(over source: PDFByteSource, _ parameters: PDFObject) throws(ImagingError) -> PDFByteSource {
    let predictor = parameters.member("Predictor").integer ?? 1
    if predictor == 1 { return source }
    guard predictor == 2 || 10...15 ~= predictor else {
      throw .damagedPDF("a predictor \(predictor)")
    }
    let colors = parameters.member("Colors").integer ?? 1
    let bits = parameters.member("BitsPerComponent").integer ?? 8
    let columns = parameters.member("Columns").integer ?? 1
    guard 1...32 ~= colors, [1, 2, 4, 8, 16].contains(bits), 1...longestRow ~= columns,
      (colors * bits * columns + 7) / 8 <= longestRow
    else { throw .damagedPDF("a predictor of \(columns) columns, \(colors) colors, \(bits) bits") }
    return .predictor(
      PDFPredictor(over: source, isPNG: predictor >= 10, colors: colors, bits: bits, columns: columns))
  }

  private init(over source: PDFByteSource, isPNG: Bool, colors: Int, bits: Int, columns: Int) {
    self.source = source
    self.isPNG = isPNG
    self.colors = colors
    self.bits = bits
    pixelSize = max(1, colors * bits / 8)
    let size = (colors * bits * columns + 7) / 8
    row = [UInt8](repeating: 0, count: size)
    above = row
  }

  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(ImagingError) -> Int {
    var written = 0
    while written < buffer.count {
      if rest.isEmpty {
        try nextRow()
        if rest.isEmpty { break }
      }
      let count = min(rest.count, buffer.count - written)
      for index in 0..<count { buffer[written &+ index] = row[rest.lowerBound &+ index] }
      written += count
      rest = rest.lowerBound + count..<rest.upperBound
    }
    return written
  }

  private func nextRow() throws(ImagingError) {
    var kind: UInt8 = 0
    if isPNG {
      swap(&row, &above)
      var tag: [UInt8] = [0]
      guard try source.read(&tag) == 1 else { return }
      kind = tag[0]
    }
    let count = try source.read(&row)
    rest = 0..<count
    if isPNG { try undoPNG(kind, count) } else { undoTIFF(count) }
  }

  /// The five filters of PNG (ISO/IEC 15948, 9.2).
  private func undoPNG(_ kind: UInt8, _ count: Int) throws(ImagingError) {
    switch kind {
    case 0: break
    case 1:
      for index in stride(from: pixelSize, to: count, by: 1) { row[index] &+= row[index - pixelSize] }
    case 2:
      for index in 0..<count { row[index] &+= above[index] }
    case 3:
      for index in 0..<count {
        let left = index < pixelSize ? 0 : Int(row[index - pixelSize])
        row[index] &+= UInt8(truncatingIfNeeded: (left + Int(above[index])) / 2)
      }
    case 4:
      for index in 0..<count {
        let left = index < pixelSize ? 0 : Int(row[index - pixelSize])
        let corner = index < pixelSize ? 0 : Int(above[index - pixelSize])
        let up = Int(above[index])
        let (toLeft, toUp, toCorner) = (abs(up - corner), abs(left - corner), abs(left + up - 2 * corner))
        let nearest = toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner
        row[index] &+= UInt8(truncatingIfNeeded: nearest)
      }
    default: throw .damagedPDF("a PNG predictor \(kind)")
    }
  }

  /// Each sample is the difference to the same component of the pixel before (TIFF 6.0, section 14).
  private func undoTIFF(_ count: Int) {
    switch bits {
    case 8:
      for index in stride(from: colors, to: count, by: 1) { row[index] &+= row[index - colors] }
    case 16:
      for index in stride(from: 2 * colors, to: count - 1, by: 2) {
        let before = UInt16(row[index - 2 * colors]) << 8 | UInt16(row[index - 2 * colors + 1])
        let sum = (UInt16(row[index]) << 8 | UInt16(row[index + 1])) &+ before
        row[index] = UInt8(truncatingIfNeeded: sum >> 8)
        row[index + 1] = UInt8(truncatingIfNeeded: sum)
      }
    default:
      let mask = UInt8(1) << UInt8(bits) &- 1
      var before = [UInt8](repeating: 0, count: colors)
      for sample in 0..<count * 8 / bits {
        let (byte, shift) = (sample * bits / 8, UInt8(8 - bits - sample * bits % 8))
        let value = (row[byte] >> shift &+ before[sample % colors]) & mask
        row[byte] = row[byte] & ~(mask << shift) | value << shift
        before[sample % colors] = value
      }
    }
  }
}
