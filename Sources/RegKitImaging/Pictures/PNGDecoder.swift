internal import CSPNG
internal import RegKit

/// One PNG file being decoded by libspng; borrows the file's bytes for its whole life.
struct PNGDecoder: ~Copyable {
  private let context: OpaquePointer
  private let bytes: UnsafeRawBufferPointer
  private let header: spng_ihdr
  private var isInterlaced: Bool { header.interlace_method != 0 }

  let width: Int
  let height: Int

  static func recognizes(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let signature: [8 of UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    guard bytes.count >= signature.count else { return false }
    for index in signature.indices where bytes[index] != signature[index] { return false }
    return true
  }

  /// Reads the header and compares the size with the limits; no memory for pixels is taken.
  init(_ bytes: UnsafeRawBufferPointer, limits: ImageLimits, checksEverything: Bool = false) throws(ImagingError) {
    guard let context = spng_ctx_new(0) else { throw .outOfMemory("libspng") }
    do throws(ImagingError) {
      let side = UInt32(clamping: min(limits.maxSide, Int(Int32.max)))
      var code = spng_set_image_limits(context, side, side)
      // Text and colour profiles may be compressed too; nothing here reads them, so they get little room.
      if code == 0 { code = spng_set_chunk_limits(context, 16 << 20, 32 << 20) }
      if code == 0, checksEverything {
        code = spng_set_crc_action(context, Int32(SPNG_CRC_ERROR.rawValue), Int32(SPNG_CRC_ERROR.rawValue))
      }
      if code == 0 { code = spng_set_png_buffer(context, bytes.baseAddress, bytes.count) }
      guard code == 0 else { throw Self.error(code, bytes) }

      var header = spng_ihdr()
      code = spng_get_ihdr(context, &header)
      if regkit_spng_over_limits(code) != 0, let size = Self.declaredSize(bytes) {
        try limits.check(width: size.width, height: size.height)
      }
      guard code == 0 else { throw Self.error(code, bytes) }
      try limits.check(width: Int(header.width), height: Int(header.height))

      self.header = header
      width = Int(header.width)
      height = Int(header.height)
    } catch {
      spng_ctx_free(context)
      throw error
    }
    self.context = context
    self.bytes = bytes
  }

  deinit { spng_ctx_free(context) }

  /// Decodes the picture as brightness on white.
  consuming func gray() throws(ImagingError) -> GrayImage {
    var pixels = [UInt8](repeating: 255, count: width * height)
    let failure = pixels.withUnsafeMutableBufferPointer { decode(into: $0) }
    if let failure { throw failure }
    guard let image = GrayImage(width: width, height: height, pixels: pixels) else {
      throw .damaged("the picture has a wrong number of pixels")
    }
    return image
  }

  /// Decodes the picture in colour on white.
  consuming func colour() throws(ImagingError) -> ColourImage {
    var samples = [UInt8](repeating: 255, count: width * height * 3)
    let failure = samples.withUnsafeMutableBufferPointer { decode(into: $0, inColour: true) }
    if let failure { throw failure }
    guard let image = ColourImage(width: width, height: height, samples: samples) else {
      throw .damaged("the picture has a wrong number of pixels")
    }
    return image
  }

  /// Decodes every row and chunk to the end of the file and keeps none of them.
  consuming func checkWhole() throws(ImagingError) {
    if let failure = decode(into: nil) { throw failure }
    let code = spng_decode_chunks(context)
    guard code == 0 else { throw Self.error(code, bytes) }
  }

  /// Decodes row by row, so that beside the result one row of colour is all the memory it takes.
  ///
  /// - Parameter target: Room for one byte a pixel, or for three in colour; nil keeps nothing.
  private func decode(into target: UnsafeMutableBufferPointer<UInt8>?, inColour: Bool = false) -> ImagingError? {
    var transparency = spng_trns()
    let isOpaque = spng_get_trns(context, &transparency) != 0
    let isGray = header.color_type == UInt8(SPNG_COLOR_TYPE_GRAYSCALE.rawValue)
    let isPlainGray = !inColour && isGray && header.bit_depth <= 8 && isOpaque
    let format = isPlainGray ? SPNG_FMT_G8 : SPNG_FMT_RGBA8

    var imageSize = 0
    var code = spng_decoded_image_size(context, Int32(format.rawValue), &imageSize)
    guard code == 0 else { return Self.error(code, bytes) }
    let rowSize = imageSize / height
    guard rowSize >= width * (isPlainGray ? 1 : 4) else { return .damaged("rows of \(rowSize) B") }

    code = spng_decode_image(
      context, nil, 0, Int32(format.rawValue), Int32(SPNG_DECODE_TRNS.rawValue | SPNG_DECODE_PROGRESSIVE.rawValue))
    guard code == 0 else { return Self.error(code, bytes) }

    var row = [UInt8](repeating: 0, count: rowSize)
    while true {
      var info = spng_row_info()
      code = spng_get_row_info(context, &info)
      if regkit_spng_end_of_image(code) != 0 { return nil }
      guard code == 0 else { return Self.error(code, bytes) }

      code = row.withUnsafeMutableBytes { spng_decode_row(context, $0.baseAddress, $0.count) }
      guard code == 0 || regkit_spng_end_of_image(code) != 0 else { return Self.error(code, bytes) }

      if let target, Int(info.row_num) < height {
        let columns = isInterlaced ? Adam7.columns(ofPass: info.pass, width: width) : stride(from: 0, to: width, by: 1)
        let start = Int(info.row_num) * width
        if isPlainGray {
          for column in columns { target[start + column] = row[column] }
        } else if inColour {
          for column in columns {
            let (from, to) = (column * 4, (start + column) * 3)
            for part in 0..<3 { target[to + part] = onWhite(row[from + part], alpha: row[from + 3]) }
          }
        } else {
          for column in columns {
            let at = column * 4
            let color = luma(red: row[at], green: row[at + 1], blue: row[at + 2])
            target[start + column] = onWhite(color, alpha: row[at + 3])
          }
        }
      }
      if code != 0 { return nil }
    }
  }

  /// The decoder's reason; for a file that ends early it names the stream that broke, so the chunks tell.
  private static func error(_ code: Int32, _ bytes: UnsafeRawBufferPointer) -> ImagingError {
    if regkit_spng_out_of_memory(code) != 0 { return .outOfMemory("libspng") }
    let reason = "PNG: " + (spng_strerror(code).map { String(cString: $0) } ?? "error \(code)")
    if case .cutOff(let offset) = PNGStructure(bytes).integrity { return .cutOff(at: offset, reason: reason) }
    return .damaged(reason)
  }

  /// The size the header declares, read by hand: libspng refuses too large a header without telling its numbers.
  private static func declaredSize(_ bytes: UnsafeRawBufferPointer) -> (width: Int, height: Int)? {
    guard bytes.count >= 24 else { return nil }
    var numbers = (width: 0, height: 0)
    for index in 16..<20 { numbers.width = numbers.width << 8 | Int(bytes[index]) }
    for index in 20..<24 { numbers.height = numbers.height << 8 | Int(bytes[index]) }
    return numbers
  }
}

/// The order in which an interlaced PNG stores its columns (ISO/IEC 15948, 8.2).
private enum Adam7 {
  static func columns(ofPass pass: Int32, width: Int) -> StrideTo<Int> {
    switch pass {
    case 0: stride(from: 0, to: width, by: 8)
    case 1: stride(from: 4, to: width, by: 8)
    case 2: stride(from: 0, to: width, by: 4)
    case 3: stride(from: 2, to: width, by: 4)
    case 4: stride(from: 0, to: width, by: 2)
    case 5: stride(from: 1, to: width, by: 2)
    default: stride(from: 0, to: width, by: 1)
    }
  }
}
