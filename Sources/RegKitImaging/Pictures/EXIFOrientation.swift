/// How a camera was held, as the EXIF data of a JPEG file says it (TIFF 6.0, tag 274).
///
/// Raw values are those of the tag: where the picture's first row and first column lie when it is seen upright.
enum EXIFOrientation: Int {
  case topLeft = 1
  case topRight, bottomRight, bottomLeft, leftTop, rightTop, rightBottom, leftBottom

  /// Whether rows become columns.
  var isOnItsSide: Bool { rawValue >= EXIFOrientation.leftTop.rawValue }

  /// The orientation of a JPEG file; `topLeft` where it says none, or says it wrongly.
  init(_ file: UnsafeRawBufferPointer) {
    var orientation: EXIFOrientation?
    var offset = 2
    // The segments before the first scan, each a marker and a length that counts itself.
    while orientation == nil, let marker = Self.number(file, at: offset, isBigEndian: true), marker >= 0xFF00 {
      if marker == 0xFFFF {
        offset += 1
        continue
      }
      guard marker != 0xFFDA, marker != 0xFFD9, let length = Self.number(file, at: offset + 2, isBigEndian: true),
        length >= 2
      else { break }
      if marker == 0xFFE1, offset + 2 + length <= file.count {
        orientation = Self.orientation(
          inSegment: UnsafeRawBufferPointer(rebasing: file[offset + 4..<offset + 2 + length]))
      }
      offset += 2 + length
    }
    self = orientation ?? .topLeft
  }

  private static func orientation(inSegment segment: UnsafeRawBufferPointer) -> EXIFOrientation? {
    guard segment.count >= 14, segment.prefix(6).elementsEqual([0x45, 0x78, 0x69, 0x66, 0, 0]) else { return nil }
    let tiff = UnsafeRawBufferPointer(rebasing: segment[6...])
    let isBigEndian: Bool
    switch number(tiff, at: 0, isBigEndian: true) {
    case 0x4D4D: isBigEndian = true
    case 0x4949: isBigEndian = false
    default: return nil
    }
    guard number(tiff, at: 2, isBigEndian: isBigEndian) == 42, let high = number(tiff, at: 4, isBigEndian: isBigEndian),
      let low = number(tiff, at: 6, isBigEndian: isBigEndian)
    else { return nil }
    let directory = isBigEndian ? high << 16 | low : low << 16 | high
    guard let count = number(tiff, at: directory, isBigEndian: isBigEndian) else { return nil }
    for index in 0..<count {
      let entry = directory + 2 + index * 12
      guard let tag = number(tiff, at: entry, isBigEndian: isBigEndian) else { return nil }
      // A short number, one of it, stands in the first half of the value.
      if tag == 0x0112, number(tiff, at: entry + 2, isBigEndian: isBigEndian) == 3 {
        return number(tiff, at: entry + 8, isBigEndian: isBigEndian).flatMap { EXIFOrientation(rawValue: $0) }
      }
    }
    return nil
  }

  private static func number(_ bytes: UnsafeRawBufferPointer, at offset: Int, isBigEndian: Bool) -> Int? {
    guard offset >= 0, offset <= bytes.count - 2 else { return nil }
    let (first, second) = (Int(bytes[offset]), Int(bytes[offset + 1]))
    return isBigEndian ? first << 8 | second : second << 8 | first
  }
}

extension EXIFOrientation {
  /// Where a pixel of the upright picture stands in the stored one, whose width and height are given.
  func stored(x: Int, y: Int, width: Int, height: Int) -> (column: Int, row: Int) {
    switch self {
    case .topLeft: (x, y)
    case .topRight: (width - 1 - x, y)
    case .bottomRight: (width - 1 - x, height - 1 - y)
    case .bottomLeft: (x, height - 1 - y)
    case .leftTop: (y, x)
    case .rightTop: (y, height - 1 - x)
    case .rightBottom: (width - 1 - y, height - 1 - x)
    case .leftBottom: (width - 1 - y, x)
    }
  }
}

extension GrayImage {
  /// The picture turned and mirrored so that it is seen upright.
  func upright(_ orientation: EXIFOrientation) -> GrayImage {
    if orientation == .topLeft { return self }
    let (newWidth, newHeight) = orientation.isOnItsSide ? (height, width) : (width, height)
    var turned: [UInt8] = []
    turned.reserveCapacity(pixels.count)
    for y in 0..<newHeight {
      for x in 0..<newWidth {
        let (column, row) = orientation.stored(x: x, y: y, width: width, height: height)
        turned.append(pixels[row * width + column])
      }
    }
    return GrayImage(width: newWidth, height: newHeight, pixels: turned) ?? self
  }

  /// The picture with each brightness replaced by another.
  func mapped(_ replacement: (UInt8) -> UInt8) -> GrayImage {
    let table = (0...255).map { replacement(UInt8($0)) }
    return GrayImage(width: width, height: height, pixels: pixels.map { table[Int($0)] }) ?? self
  }
}
