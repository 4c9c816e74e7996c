/// How the samples of a picture in a PDF file become brightness (ISO 32000-1, 8.6).
///
/// Colours are taken as they come, without their profiles: the difference is far below that between ink and paper. A
/// spot colour counts as ink of its strength, whatever its hue.
enum PDFColors {
  case gray
  case rgb
  case cmyk
  /// One ink: 0 is paper.
  case ink
  /// A palette, already as brightness.
  case palette([UInt8])

  /// The most inner colour spaces that are looked into: a palette over a profile over its alternate.
  private static let mostLevels = 4

  /// The colours of a picture's ColorSpace entry.
  ///
  /// - Parameters:
  ///   - resources: Where a name that is no device's is looked up.
  ///   - cost: The bytes that were copied and unpacked on the way are added.
  static func of(
    _ object: PDFObject, _ resources: PDFObject, level: Int = 0, cost: inout Int
  ) throws(ImagingError) -> PDFColors {
    if object.isNamed("DeviceGray", "G", "CalGray") { return .gray }
    if object.isNamed("DeviceRGB", "RGB", "CalRGB") { return .rgb }
    if object.isNamed("DeviceCMYK", "CMYK") { return .cmyk }
    guard level < mostLevels else { throw .damagedPDF("a color space within \(level) others") }
    if let name = object.name {
      let named = resources.member("ColorSpace").member(named: name)
      guard !named.isNull else { throw .unsupported("ColorSpace " + String(decoding: name, as: UTF8.self)) }
      return try of(named, resources, level: level + 1, cost: &cost)
    }
    let family = object.item(0)
    if family.isNamed("ICCBased") {
      switch object.item(1).dictionary.member("N").integer {
      case 1: return .gray
      case 3: return .rgb
      case 4: return .cmyk
      case let count: throw .damagedPDF("ICCBased of \(count ?? 0) components")
      }
    }
    if family.isNamed("CalGray", "DeviceGray", "G") { return .gray }
    if family.isNamed("CalRGB", "DeviceRGB", "RGB") { return .rgb }
    if family.isNamed("DeviceCMYK", "CMYK") { return .cmyk }
    if family.isNamed("Separation") { return .ink }
    if family.isNamed("Indexed", "I") {
      let base = try of(object.item(1), resources, level: level + 1, cost: &cost)
      let size = min(max(object.item(2).integer ?? 0, 0), 255) + 1
      return .palette(try base.palette(try bytes(of: object.item(3), cost: &cost), size: size))
    }
    throw .unsupported("ColorSpace " + (family.name.map { String(decoding: $0, as: UTF8.self) } ?? "?"))
  }

  /// 256 colours of four bytes, packed badly and with a line end that some writers leave behind them, are far below.
  private static let longestPalette = 1 << 16

  private static func bytes(of lookup: PDFObject, cost: inout Int) throws(ImagingError) -> [UInt8] {
    if let string = lookup.string {
      cost += string.count
      return string
    }
    // Many pictures may name one palette: a long one is refused before it is copied, and a length that lies is charged.
    let length = lookup.dictionary.member("Length").integer ?? 0
    guard length <= longestPalette else { throw .fileTooLarge(byteCount: length, allowed: longestPalette) }
    guard let stored = lookup.storedBytes else { throw .damagedPDF("Indexed without a palette") }
    cost += stored.count
    guard stored.count <= longestPalette else {
      throw .fileTooLarge(byteCount: stored.count, allowed: longestPalette)
    }
    let source = try PDFFilter.source(
      of: stored, through: try PDFFilter.list(of: lookup.dictionary), limit: longestPalette, cost: &cost)
    return try source.readAll(limit: longestPalette, cost: &cost)
  }

  /// The brightness of a palette's colours; those it lacks are black, as zeros are.
  private func palette(_ bytes: [UInt8], size: Int) throws(ImagingError) -> [UInt8] {
    if case .palette = self { throw .damagedPDF("Indexed over Indexed") }
    let count = componentCount
    return (0..<size).map { entry in
      var parts: [4 of UInt8] = [0, 0, 0, 0]
      for part in 0..<count where entry * count + part < bytes.count { parts[part] = bytes[entry * count + part] }
      return brightness(parts[0], parts[1], parts[2], parts[3])
    }
  }

  var componentCount: Int {
    switch self {
    case .gray, .ink, .palette: 1
    case .rgb: 3
    case .cmyk: 4
    }
  }

  /// The brightness of a colour whose components run from 0 to 255; of a palette, of the colour with that number.
  func brightness(_ first: UInt8, _ second: UInt8 = 0, _ third: UInt8 = 0, _ fourth: UInt8 = 0) -> UInt8 {
    switch self {
    case .gray: first
    case .ink: 255 - first
    case .palette(let colors): colors.isEmpty ? 0 : colors[min(Int(first), colors.count - 1)]
    case .rgb: luma(red: first, green: second, blue: third)
    case .cmyk: luma(light: 255 - first, 255 - second, 255 - third, black: 255 - fourth)
    }
  }
}

extension ImagingError {
  fileprivate static func unsupported(_ found: String) -> Self {
    unsupported("PDF: " + found, expected: "Gray, RGB, CMYK, ICCBased, Indexed, Separation")
  }
}
