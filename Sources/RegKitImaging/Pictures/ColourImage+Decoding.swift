extension ColourImage {
  /// Decodes a PNG or JPEG file held in memory, in colour; its first bytes say which of the two it is.
  ///
  /// Transparent pixels lie on white; 16-bit samples keep their upper 8 bits; inks of a CMYK JPEG are mixed without a
  /// profile. Colour profiles are not applied. A JPEG comes upright, as `GrayImage` has it. It takes three times the memory of `GrayImage(decoding:)`, with the same
  /// checks and errors.
  ///
  /// - Parameters:
  ///   - bytes: The whole file. Read during the call only.
  ///   - limits: Checked against the header before memory for pixels is taken.
  public init(decoding bytes: UnsafeRawBufferPointer, limits: ImageLimits = .default) throws(ImagingError) {
    try limits.check(byteCount: bytes.count)
    if PNGDecoder.recognizes(bytes) {
      let decoder = try PNGDecoder(bytes, limits: limits)
      self = try decoder.colour()
    } else if JPEGDecoder.recognizes(bytes) {
      let decoder = try JPEGDecoder(bytes, limits: limits)
      self = try decoder.colour().upright(EXIFOrientation(bytes))
    } else {
      throw .unknownFormat(found: hexadecimal(bytes.prefix(4)))
    }
  }

  /// The picture turned and mirrored so that it is seen upright.
  private func upright(_ orientation: EXIFOrientation) -> ColourImage {
    if orientation == .topLeft { return self }
    let (newWidth, newHeight) = orientation.isOnItsSide ? (height, width) : (width, height)
    var turned: [UInt8] = []
    turned.reserveCapacity(samples.count)
    for y in 0..<newHeight {
      for x in 0..<newWidth {
        let (column, row) = orientation.stored(x: x, y: y, width: width, height: height)
        let start = (row * width + column) * 3
        turned.append(contentsOf: samples[start..<start + 3])
      }
    }
    return ColourImage(width: newWidth, height: newHeight, samples: turned) ?? self
  }

  /// Decodes a PNG or JPEG file held in an array; see the pointer form.
  public init(decoding bytes: [UInt8], limits: ImageLimits = .default) throws(ImagingError) {
    self = try bytes.withUnsafeBufferPointer { (buffer) throws(ImagingError) in
      try ColourImage(decoding: UnsafeRawBufferPointer(buffer), limits: limits)
    }
  }
}
