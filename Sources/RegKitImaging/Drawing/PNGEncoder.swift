internal import CPOSIX
internal import CSPNG

/// Writes PNG files by libspng, row by row.
///
/// The bytes are the same for the same picture with the same version of libspng and zlib; no time or program name goes
/// into the file.
enum PNGEncoder {
  /// A gray picture at 8 bits a pixel.
  ///
  /// - Parameter dpi: Pixels an inch, 1 to 100,000, written as the file's physical size (`pHYs`); nil for none.
  /// - Throws: `unsupported` for a resolution out of range, `pictureTooLarge` for a side beyond 2^31 - 1 pixels,
  ///   `outOfMemory`.
  static func encode(_ image: GrayImage, dpi: Int? = nil) throws(ImagingError) -> [UInt8] {
    let encoder = try PNGStream(image.width, image.height, .gray8, dpi: dpi)
    return try encoder.write(image.pixels, rowSize: image.width) { source, row in
      for index in row.indices { row[index] = source[index] }
    }
  }

  /// A black and white picture at 1 bit a pixel: what is darker than 128 becomes black.
  ///
  /// See the gray form for the resolution and the errors.
  static func encode(bilevel image: GrayImage, dpi: Int? = nil) throws(ImagingError) -> [UInt8] {
    let encoder = try PNGStream(image.width, image.height, .bilevel, dpi: dpi)
    return try encoder.write(image.pixels, rowSize: image.width) { source, row in
      for index in row.indices { row[index] = 0 }
      // The first pixel is the highest bit (ISO/IEC 15948, 7.2); 1 is white.
      for index in source.indices where source[index] >= 128 { row[index >> 3] |= 0x80 >> UInt8(index & 7) }
    }
  }

  /// A picture in colour at 8 bits a sample.
  ///
  /// See the gray form for the resolution and the errors.
  static func encode(_ image: ColourImage, dpi: Int? = nil) throws(ImagingError) -> [UInt8] {
    let encoder = try PNGStream(image.width, image.height, .rgb8, dpi: dpi)
    return try encoder.write(image.samples, rowSize: image.width * 3) { source, row in
      for index in row.indices { row[index] = source[index] }
    }
  }
}

/// One PNG file being written.
private struct PNGStream: ~Copyable {
  enum Depth {
    case bilevel, gray8, rgb8
  }

  private let context: OpaquePointer
  private let width: Int
  private let height: Int
  private let depth: Depth
  private let dpi: Int?

  init(_ width: Int, _ height: Int, _ depth: Depth, dpi: Int?) throws(ImagingError) {
    guard width > 0, height > 0 else { throw .noPixels(width: width, height: height) }
    let longest = Int(Int32.max)
    guard width <= longest, height <= longest else {
      throw .pictureTooLarge(width: width, height: height, allowed: "\(longest) x \(longest) px")
    }
    if let dpi, !(1...100_000).contains(dpi) { throw .unsupported("\(dpi) dpi", expected: "1 ... 100000 dpi") }
    guard let context = spng_ctx_new(Int32(SPNG_CTX_ENCODER.rawValue)) else { throw .outOfMemory("libspng") }
    self.context = context
    self.width = width
    self.height = height
    self.depth = depth
    self.dpi = dpi
  }

  deinit { spng_ctx_free(context) }

  /// Writes `height` rows of `rowSize` samples each; `pack` makes the bytes of a row from its samples.
  consuming func write(
    _ samples: [UInt8], rowSize: Int, pack: (UnsafeBufferPointer<UInt8>, UnsafeMutableBufferPointer<UInt8>) -> Void
  ) throws(ImagingError) -> [UInt8] {
    try begin()
    var row = [UInt8](repeating: 0, count: depth == .bilevel ? (rowSize + 7) / 8 : rowSize)
    let code = samples.withUnsafeBufferPointer { samples in
      row.withUnsafeMutableBufferPointer { row in
        var code: Int32 = 0
        var start = 0
        while code == 0, samples.count - start >= rowSize {
          pack(UnsafeBufferPointer(rebasing: samples[start..<start + rowSize]), row)
          code = spng_encode_row(context, row.baseAddress, row.count)
          start += rowSize
        }
        return code
      }
    }
    guard regkit_spng_end_of_image(code) != 0 else { throw Self.error(code) }

    var count = 0
    var failure: Int32 = 0
    guard let file = spng_get_png_buffer(context, &count, &failure) else { throw Self.error(failure) }
    // The library gives the buffer away.
    defer { free(file) }
    return [UInt8](UnsafeRawBufferPointer(start: file, count: count))
  }

  private func begin() throws(ImagingError) {
    var header = spng_ihdr()
    header.width = UInt32(width)
    header.height = UInt32(height)
    header.bit_depth = depth == .bilevel ? 1 : 8
    header.color_type = UInt8((depth == .rgb8 ? SPNG_COLOR_TYPE_TRUECOLOR : SPNG_COLOR_TYPE_GRAYSCALE).rawValue)
    try check(spng_set_option(context, SPNG_ENCODE_TO_BUFFER, 1))
    try check(spng_set_ihdr(context, &header))
    if let dpi {
      // Pixels a metre, rounded: an inch is 0.0254 m.
      let density = UInt32((dpi * 10_000 + 127) / 254)
      var size = spng_phys(ppu_x: density, ppu_y: density, unit_specifier: 1)
      try check(spng_set_phys(context, &size))
    }
    let flags = Int32(SPNG_ENCODE_PROGRESSIVE.rawValue | SPNG_ENCODE_FINALIZE.rawValue)
    try check(spng_encode_image(context, nil, 0, Int32(SPNG_FMT_PNG.rawValue), flags))
  }

  private func check(_ code: Int32) throws(ImagingError) {
    guard code == 0 else { throw Self.error(code) }
  }

  private static func error(_ code: Int32) -> ImagingError {
    if regkit_spng_out_of_memory(code) != 0 { return .outOfMemory("libspng") }
    return .damaged("PNG: " + (spng_strerror(code).map { String(cString: $0) } ?? "error \(code)"))
  }
}
