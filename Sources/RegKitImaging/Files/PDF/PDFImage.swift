/// One picture of a PDF page as the file stores it (ISO 32000-1, 8.9), to be decoded to brightness.
struct PDFImage {
  let dictionary: PDFObject
  /// The data with every filter on; nil while it is still in the file.
  let inlineBytes: [UInt8]?
  private let object: PDFObject
  /// Where the names of colour spaces are looked up.
  let resources: PDFObject

  /// A picture that is an object of its own.
  init(_ object: PDFObject, _ resources: PDFObject) {
    self.object = object
    self.resources = resources
    dictionary = object.dictionary
    inlineBytes = nil
  }

  /// A picture that stands in the content of the page.
  init(inline dictionary: PDFObject, _ bytes: [UInt8], _ resources: PDFObject) {
    object = dictionary
    self.dictionary = dictionary
    inlineBytes = bytes
    self.resources = resources
  }

  /// The number of the object, by which a page that shows it twice is known; 0 for none.
  var number: Int { inlineBytes == nil ? object.number : 0 }
  var isMask: Bool { dictionary.member("ImageMask", "IM").bool == true }
  /// Whether the picture is in a layer, which a viewer may hide (ISO 32000-1, 8.11).
  var isOptional: Bool { dictionary.has("OC") }
  /// Whether nothing of what lies under the picture is seen through it.
  var isOpaque: Bool {
    let mask = dictionary.member("Mask")
    return !isMask && !isOptional && !dictionary.member("SMask").isStream && !mask.isStream && !mask.isArray
  }
  var width: Int { dictionary.member("Width", "W").integer ?? 0 }
  var height: Int { dictionary.member("Height", "H").integer ?? 0 }

  /// Decodes the picture as brightness; what is transparent lies on white, and what a mask paints is black.
  ///
  /// - Parameters:
  ///   - limits: Compared with the size before memory for pixels is taken.
  ///   - pixelsLeft: How many pixels the document may still have; the picture's are taken off.
  func gray(limits: ImageLimits, pixelsLeft: inout Int) throws(ImagingError) -> GrayImage {
    var filters = try PDFFilter.list(of: dictionary)
    guard let stored = inlineBytes ?? object.storedBytes else { throw .damagedPDF("a picture without data") }
    // Bytes cost time too, whatever size the picture says it has: eight of them are charged as a pixel at least.
    let before = pixelsLeft
    var cost = stored.count
    guard cost / 8 <= pixelsLeft else {
      throw ImagingError(.pictureTooLarge, found: "\(stored.count) B", expected: "<= \(pixelsLeft) px left")
    }
    defer { pixelsLeft -= min(pixelsLeft, max(cost / 8 - (before - pixelsLeft), 0)) }
    var image: GrayImage
    if case .jpeg? = filters.last?.kind {
      filters.removeLast()
      let file = try PDFFilter.source(of: stored, through: filters, limit: limits.maxFileBytes, cost: &cost)
        .readAll(limit: limits.maxFileBytes, cost: &cost)
      image = try jpeg(file, limits, &pixelsLeft, &cost)
    } else {
      let size = (width: width, height: height)
      try limits.check(width: size.width, height: size.height)
      try Self.take(size.width * size.height, of: &pixelsLeft)
      // Four components of 16 bits are 8 bytes a pixel; nothing on the way there needs twice as much.
      let (bytes, overflow) = (size.width * size.height).multipliedReportingOverflow(by: 16)
      let most = overflow ? limits.maxFileBytes : min(limits.maxFileBytes, max(bytes, 1 << 16))
      let source = try PDFFilter.source(of: stored, through: filters, limit: most, cost: &cost)
      image = try samples(source, size.width, size.height, &cost)
    }
    try layOnWhite(&image, limits, &pixelsLeft)
    return image
  }

  private static func take(_ count: Int, of pixelsLeft: inout Int) throws(ImagingError) {
    guard count <= pixelsLeft else {
      throw ImagingError(.pictureTooLarge, found: "\(count) px", expected: "<= \(pixelsLeft) px left of the document's")
    }
    pixelsLeft -= count
  }

  private func jpeg(
    _ file: [UInt8], _ limits: ImageLimits, _ pixelsLeft: inout Int, _ cost: inout Int
  ) throws(ImagingError) -> GrayImage {
    let gray = try file.withUnsafeBufferPointer { (buffer) throws(ImagingError) in
      let bytes = UnsafeRawBufferPointer(buffer)
      guard JPEGDecoder.recognizes(bytes) else { throw .damagedPDF("DCTDecode: no JPEG") }
      let decoder = try JPEGDecoder(bytes, limits: limits)
      try Self.take(decoder.width * decoder.height, of: &pixelsLeft)
      let isInverted = isDecodeInverted
      // A CMYK picture says by its Decode entry that it was stored as files of their own are, 255 for no ink.
      if decoder.isCMYK { return try decoder.gray(inkIs255: !isInverted) }
      let gray = try decoder.gray()
      return isInverted ? gray.inverted() : gray
    }
    // A JPEG of one component may stand for the colours of a palette or the strength of an ink.
    let entry = dictionary.member("ColorSpace", "CS")
    guard !entry.isNull, case let colors = try PDFColors.of(entry, resources, cost: &cost), colors.componentCount == 1
    else {
      return gray
    }
    if case .gray = colors { return gray }
    return gray.mapped { colors.brightness($0) }
  }

  /// Whether the first component's Decode entry runs from high to low.
  private var isDecodeInverted: Bool {
    guard let decode = dictionary.member("Decode", "D").numbers(atMost: 8), decode.count >= 2 else { return false }
    return decode[0] > decode[1]
  }

  // MARK: - Samples

  private func samples(
    _ source: PDFByteSource, _ width: Int, _ height: Int, _ cost: inout Int
  ) throws(ImagingError) -> GrayImage {
    let bits = isMask ? 1 : dictionary.member("BitsPerComponent", "BPC").integer ?? defaultBits
    guard [1, 2, 4, 8, 16].contains(bits) else { throw .damagedPDF("\(bits) bits a component") }
    let colors = try isMask ? .gray : PDFColors.of(dictionary.member("ColorSpace", "CS"), resources, cost: &cost)
    let tables = self.tables(colors, bits: bits)
    let keys = colorKeys(colors.componentCount)
    let rowSize = (width * colors.componentCount * bits + 7) / 8
    var row = [UInt8](repeating: 0, count: rowSize)
    var pixels: [UInt8] = []
    pixels.reserveCapacity(width * height)
    for line in 0..<height {
      guard try source.read(&row) == rowSize else {
        throw ImagingError(.cutOff, found: "PDF: \(width) x \(line) px", expected: "\(width) x \(height) px")
      }
      row.withUnsafeBufferPointer {
        let samples = PackedSamples(row: $0, bits: bits)
        if colors.componentCount == 1 {
          Self.append(samples, tables[0], width, to: &pixels)
        } else {
          Self.append(samples, tables, colors, keys, width, to: &pixels)
        }
      }
    }
    guard let image = GrayImage(width: width, height: height, pixels: pixels) else {
      throw .damagedPDF("a picture with a wrong number of pixels")
    }
    return image
  }

  /// The filter for black and white pictures says how many bits there are.
  private var defaultBits: Int {
    if case .fax? = try? PDFFilter.list(of: dictionary).last?.kind { return 1 }
    return 8
  }

  /// What each sample stands for: the brightness itself where there is one component, else the component's strength.
  ///
  /// Samples of 16 bits are looked up by their upper 8.
  private func tables(_ colors: PDFColors, bits: Int) -> [[UInt8]] {
    let highest = Double(1 << min(bits, 8) - 1)
    let decode = dictionary.member("Decode", "D").numbers(atMost: 8) ?? []
    let keys = colorKeys(colors.componentCount)
    return (0..<colors.componentCount).map { component in
      var range = (low: 0.0, high: 1.0)
      if case .palette = colors { range.high = highest }
      if decode.count >= 2 * component + 2 { range = (decode[2 * component], decode[2 * component + 1]) }
      return (0...Int(highest)).map { sample in
        let value = range.low + Double(sample) * (range.high - range.low) / highest
        guard colors.componentCount == 1 else { return UInt8(rounding: value * 255) }
        if let keys, keys[0].contains(sample) { return 255 }
        if case .palette = colors { return colors.brightness(UInt8(rounding: value)) }
        return colors.brightness(UInt8(rounding: value * 255))
      }
    }
  }

  /// The samples of a colour that is transparent, one range for each component; nil when the picture has none.
  private func colorKeys(_ componentCount: Int) -> [ClosedRange<Int>]? {
    guard !isMask, let mask = dictionary.member("Mask").numbers(atMost: 8), mask.count == 2 * componentCount else {
      return nil
    }
    return (0..<componentCount).map { component in
      let (low, high) = (Int(UInt8(rounding: mask[2 * component])), Int(UInt8(rounding: mask[2 * component + 1])))
      return low...max(low, high)
    }
  }

  private static func append(
    _ samples: PackedSamples, _ table: [UInt8], _ width: Int, to pixels: inout [UInt8]
  ) {
    for x in 0..<width { pixels.append(table[samples[x]]) }
  }

  private static func append(
    _ samples: PackedSamples, _ tables: [[UInt8]], _ colors: PDFColors, _ keys: [ClosedRange<Int>]?, _ width: Int,
    to pixels: inout [UInt8]
  ) {
    let count = tables.count
    for x in 0..<width {
      var parts: [4 of UInt8] = [0, 0, 0, 0]
      var isKey = keys != nil
      for component in 0..<min(count, 4) {
        let sample = samples[x * count + component]
        parts[component] = tables[component][sample]
        if let keys, !keys[component].contains(sample) { isKey = false }
      }
      pixels.append(isKey ? 255 : colors.brightness(parts[0], parts[1], parts[2], parts[3]))
    }
  }

  // MARK: - Transparency

  /// Mixes the picture with white where its mask lets the paper through.
  private func layOnWhite(
    _ image: inout GrayImage, _ limits: ImageLimits, _ pixelsLeft: inout Int
  ) throws(ImagingError) {
    let soft = dictionary.member("SMask")
    let hard = dictionary.member("Mask")
    guard soft.isStream || hard.isStream else { return }
    let isSoft = soft.isStream
    let mask = try PDFImage(isSoft ? soft : hard, resources).opacity(limits: limits, pixelsLeft: &pixelsLeft)
    var pixels = image.pixels
    for y in 0..<image.height {
      let maskRow = y * mask.height / image.height * mask.width
      for x in 0..<image.width {
        let value = mask.pixels[maskRow + x * mask.width / image.width]
        pixels[y * image.width + x] = onWhite(pixels[y * image.width + x], alpha: isSoft ? value : 255 - value)
      }
    }
    if let mixed = GrayImage(width: image.width, height: image.height, pixels: pixels) { image = mixed }
  }

  /// This picture as the mask of another, whose own masks do not count.
  private func opacity(limits: ImageLimits, pixelsLeft: inout Int) throws(ImagingError) -> GrayImage {
    guard !dictionary.member("SMask").isStream, !dictionary.member("Mask").isStream else {
      throw .damagedPDF("a mask with a mask")
    }
    return try gray(limits: limits, pixelsLeft: &pixelsLeft)
  }
}

/// Samples of 1, 2, 4, 8 or 16 bits packed into a row, the highest bit first.
private struct PackedSamples {
  let row: UnsafeBufferPointer<UInt8>
  let bits: Int

  /// A sample, of which there must be so many; of 16 bits the upper 8.
  subscript(index: Int) -> Int {
    switch bits {
    case 8: Int(row[index])
    case 16: Int(row[index * 2])
    default: Int(row[index * bits / 8]) >> (8 - bits - index * bits % 8) & (1 << bits - 1)
    }
  }
}

extension UInt8 {
  /// The nearest value of the type; 0 for what is no number.
  fileprivate init(rounding value: Double) {
    self = value > 0 ? value < 255 ? UInt8(value.rounded()) : 255 : 0
  }
}
