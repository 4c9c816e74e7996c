/// How many pixels of a scan an inch of the paper has, across and down.
public struct Resolution: Sendable, Hashable {
  /// Pixels to the inch along a row.
  public let across: Double
  /// Pixels to the inch along a column.
  public let down: Double

  /// The least and the most that a scan for measuring may have, in pixels to the inch.
  public static let range = 25.0...9600.0

  /// A resolution in pixels to the inch; nil outside `range`.
  public init?(dpi across: Double, down: Double? = nil) {
    guard Self.range.contains(across), Self.range.contains(down ?? across) else { return nil }
    self.across = across
    self.down = down ?? across
  }

  /// What the file itself says: the pHYs chunk of a PNG, or the JFIF header of a JPEG, else its EXIF data.
  ///
  /// Nil where the file says nothing, or nothing in `range`. Programs that save pictures write 72 or 96 there out of habit,
  /// whatever the scanner did: take it only where somebody said that it is right.
  public init?(declaredIn bytes: UnsafeRawBufferPointer) {
    let declared = PNGDecoder.recognizes(bytes) ? Self.inPNG(bytes) : Self.inJPEG(bytes)
    guard let declared, let resolution = Resolution(dpi: declared.across, down: declared.down) else { return nil }
    // The picture comes upright, whose rows may be stored as columns.
    let isOnItsSide = !PNGDecoder.recognizes(bytes) && EXIFOrientation(bytes).isOnItsSide
    across = isOnItsSide ? resolution.down : resolution.across
    down = isOnItsSide ? resolution.across : resolution.down
  }

  /// What the file in an array says of itself; see the pointer form.
  public init?(declaredIn bytes: [UInt8]) {
    guard let resolution = bytes.withUnsafeBytes({ Resolution(declaredIn: $0) }) else { return nil }
    self = resolution
  }

  /// The length in millimetres of a step on the paper, given in pixels.
  func millimetres(_ step: Vector) -> Double {
    Vector(x: step.x / across * 25.4, y: step.y / down * 25.4).length
  }

  /// The longer side of a pixel in millimetres.
  var pixelMillimetres: Double { 25.4 / min(across, down) }

  // MARK: - Reading

  private typealias Declared = (across: Double, down: Double)

  /// pHYs stands before the first IDAT: pixels to the unit across and down, then 1 where the unit is the metre.
  private static func inPNG(_ bytes: UnsafeRawBufferPointer) -> Declared? {
    var at = 8
    while let length = bytes.number(at: at, count: 4), let kind = bytes.number(at: at + 4, count: 4) {
      if kind == 0x4944_4154 { return nil }
      if kind == 0x7048_5973 {
        guard length == 9, let across = bytes.number(at: at + 8, count: 4),
          let down = bytes.number(at: at + 12, count: 4), bytes.number(at: at + 16, count: 1) == 1
        else { return nil }
        return (perInch(metre: across), perInch(metre: down))
      }
      at += 12 + length
    }
    return nil
  }

  /// pHYs holds whole pixels to the metre, of which 300 to the inch are 11,811.02: what is that near is what was meant.
  private static func perInch(metre: Int) -> Double {
    let value = Double(metre) * 0.0254
    let whole = Double(Int(value + 0.5))
    return (value - whole).magnitude < 0.02 ? whole : value
  }

  private static func inJPEG(_ bytes: UnsafeRawBufferPointer) -> Declared? {
    guard bytes.number(at: 0, count: 2) == 0xFFD8 else { return nil }
    var at = 2
    var exif: Declared?
    while let marker = bytes.number(at: at, count: 2), marker > 0xFF00, marker != 0xFFDA,
      let length = bytes.number(at: at + 2, count: 2), length >= 2
    {
      if marker == 0xFFE0, bytes.number(at: at + 4, count: 4) == 0x4A46_4946, length >= 14,
        let unit = bytes.number(at: at + 11, count: 1), let across = bytes.number(at: at + 12, count: 2),
        let down = bytes.number(at: at + 14, count: 2)
      {
        if unit == 1 { return (Double(across), Double(down)) }
        if unit == 2 { return (Double(across) * 2.54, Double(down) * 2.54) }
      }
      if marker == 0xFFE1, exif == nil, bytes.number(at: at + 4, count: 4) == 0x4578_6966 {
        exif = inEXIF(bytes, from: at + 10)
      }
      at += 2 + length
    }
    return exif
  }

  /// XResolution, YResolution and ResolutionUnit of the first directory of the TIFF data that EXIF is.
  private static func inEXIF(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Declared? {
    guard let order = bytes.number(at: start, count: 2), order == 0x4949 || order == 0x4D4D else { return nil }
    func number(_ at: Int, _ count: Int) -> Int? {
      bytes.number(at: start + at, count: count, isLittleEndian: order == 0x4949)
    }
    func fraction(_ at: Int) -> Double? {
      guard let top = number(at, 4), let bottom = number(at + 4, 4), bottom > 0 else { return nil }
      return Double(top) / Double(bottom)
    }
    guard number(2, 2) == 42, let directory = number(4, 4), let count = number(directory, 2) else { return nil }
    var (across, down, unit): (Double?, Double?, Int) = (nil, nil, 2)
    for entry in 0..<count {
      let at = directory + 2 + entry * 12
      guard let tag = number(at, 2) else { return nil }
      switch tag {
      case 0x11A: across = number(at + 8, 4).flatMap(fraction)
      case 0x11B: down = number(at + 8, 4).flatMap(fraction)
      case 0x128: unit = number(at + 8, 2) ?? unit
      default: break
      }
    }
    guard let across, unit == 2 || unit == 3 else { return nil }
    let inch = unit == 3 ? 2.54 : 1
    return (across * inch, (down ?? across) * inch)
  }
}

extension UnsafeRawBufferPointer {
  /// The unsigned number of 1, 2 or 4 bytes at a place; nil where the bytes end before it does.
  fileprivate func number(at place: Int, count: Int, isLittleEndian: Bool = false) -> Int? {
    guard place >= 0, place <= self.count, self.count - place >= count else { return nil }
    var number = 0
    for index in 0..<count {
      let byte = Int(self[isLittleEndian ? place + count - 1 - index : place + index])
      number = number << 8 | byte
    }
    return number
  }
}
