extension GrayImage {
  /// Decodes a PNG or JPEG file held in memory; its first bytes say which of the two it is.
  ///
  /// Colour becomes brightness by ITU-R BT.601 (0.299 red, 0.587 green, 0.114 blue); transparent pixels lie on white;
  /// 16-bit samples keep their upper 8 bits. A JPEG that is cut short or has small damage still gives the part that
  /// decodes, since a barcode in it may be whole: `FileFacts(decoding:)` is the one that reports such damage. A PNG
  /// must decode in full. A JPEG whose EXIF data says that the camera was turned comes upright, so places in it are those
  /// a person sees.
  ///
  /// - Parameters:
  ///   - bytes: The whole file. Read during the call only.
  ///   - limits: Checked against the header before memory for pixels is taken.
  /// - Throws: `emptyInput`, `fileTooLarge`, `unknownFormat`, `pictureTooLarge`, `cutOff`, `damaged`, `unsupported` or
  ///   `outOfMemory`.
  public init(decoding bytes: UnsafeRawBufferPointer, limits: ImageLimits = .default) throws(ImagingError) {
    try limits.check(byteCount: bytes.count)
    if PNGDecoder.recognizes(bytes) {
      let decoder = try PNGDecoder(bytes, limits: limits)
      self = try decoder.gray()
    } else if JPEGDecoder.recognizes(bytes) {
      let decoder = try JPEGDecoder(bytes, limits: limits)
      self = try decoder.gray().upright(EXIFOrientation(bytes))
    } else {
      throw .unknownFormat(found: hexadecimal(bytes.prefix(4)))
    }
  }

  /// Decodes a PNG or JPEG file held in an array; see the pointer form.
  public init(decoding bytes: [UInt8], limits: ImageLimits = .default) throws(ImagingError) {
    self = try bytes.withUnsafeBufferPointer { (buffer) throws(ImagingError) in
      try GrayImage(decoding: UnsafeRawBufferPointer(buffer), limits: limits)
    }
  }

  /// Reads and decodes a PNG or JPEG file on disk.
  ///
  /// - Throws: What `readFile` and `init(decoding:limits:)` throw.
  public init(contentsOfFile path: String, limits: ImageLimits = .default) throws(ImagingError) {
    self = try GrayImage(decoding: readFile(path, limit: limits.maxFileBytes), limits: limits)
  }
}

/// The bytes as pairs of hexadecimal digits, for messages.
func hexadecimal(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
  var text = ""
  for byte in bytes {
    if !text.isEmpty { text += " " }
    if byte < 16 { text += "0" }
    text += String(byte, radix: 16)
  }
  return text
}

/// The brightness of a colour by ITU-R BT.601, in 16-bit fixed point, rounded.
@inline(__always)
func luma(red: UInt8, green: UInt8, blue: UInt8) -> UInt8 {
  // The weights add up to 65,536, so the sum is at most 255 << 16 and the result fits.
  UInt8(truncatingIfNeeded: (UInt32(red) &* 19_595 &+ UInt32(green) &* 38_470 &+ UInt32(blue) &* 7_471 &+ 32_768) >> 16)
}

/// The brightness where each of four inks lets this much light through, 255 all of it.
@inline(__always)
func luma(light cyan: UInt8, _ magenta: UInt8, _ yellow: UInt8, black: UInt8) -> UInt8 {
  let black = UInt32(black)
  return luma(
    red: UInt8(truncatingIfNeeded: UInt32(cyan) &* black / 255),
    green: UInt8(truncatingIfNeeded: UInt32(magenta) &* black / 255),
    blue: UInt8(truncatingIfNeeded: UInt32(yellow) &* black / 255))
}

/// The brightness seen when a pixel of this opacity lies on white paper, rounded.
@inline(__always)
func onWhite(_ color: UInt8, alpha: UInt8) -> UInt8 {
  if alpha == 255 { return color }
  let mixed = UInt32(color) &* UInt32(alpha) &+ 255 &* (255 &- UInt32(alpha)) &+ 127
  return UInt8(truncatingIfNeeded: mixed / 255)
}
