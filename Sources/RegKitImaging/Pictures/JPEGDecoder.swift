internal import CTurboJPEG
internal import RegKit

/// One JPEG file being decoded by libturbojpeg; borrows the file's bytes for its whole life.
struct JPEGDecoder: ~Copyable {
  private let handle: tjhandle
  private let bytes: UnsafeRawBufferPointer
  let isCMYK: Bool

  let width: Int
  let height: Int

  static func recognizes(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.count >= 3 && bytes[0] == 0xFF && bytes[1] == 0xD8 && bytes[2] == 0xFF
  }

  /// Reads the header and compares the size with the limits; no memory for pixels is taken.
  init(_ bytes: UnsafeRawBufferPointer, limits: ImageLimits) throws(ImagingError) {
    guard let handle = tjInitDecompress() else { throw .outOfMemory("libturbojpeg") }
    do throws(ImagingError) {
      var width: Int32 = 0
      var height: Int32 = 0
      var subsampling: Int32 = 0
      var colorspace: Int32 = 0
      let code = tjDecompressHeader3(
        handle, bytes.bindMemory(to: UInt8.self).baseAddress, UInt(bytes.count), &width, &height, &subsampling,
        &colorspace)
      guard code == 0 || regkit_tj_only_warned(handle) != 0 else { throw Self.error(handle, bytes) }
      // A file that is cut before its frame passes for one of tables only, without a size.
      guard width > 0, height > 0 else { throw Self.error(handle, bytes) }
      try limits.check(width: Int(width), height: Int(height))
      try Self.checkEffort(JPEGStructure(bytes), pixels: Int(width) * Int(height), limits: limits)
      self.width = Int(width)
      self.height = Int(height)
      isCMYK = colorspace == Int32(TJCS_CMYK.rawValue) || colorspace == Int32(TJCS_YCCK.rawValue)
    } catch {
      _ = tjDestroy(handle)
      throw error
    }
    self.handle = handle
    self.bytes = bytes
  }

  deinit { _ = tjDestroy(handle) }

  /// Decodes the picture as brightness; what a slightly damaged file lacks stays gray.
  ///
  /// A file that ends early is refused as `cutOff`: half a picture may lack the one code it is about.
  ///
  /// - Parameter inkIs255: Whether 255 means full ink in a CMYK picture. Files of their own say no ink by it.
  consuming func gray(inkIs255: Bool = false) throws(ImagingError) -> GrayImage {
    if case .cutOff(let offset) = JPEGStructure(bytes).integrity {
      throw .cutOff(at: offset, reason: "no end of image")
    }
    let samples = isCMYK ? 4 : 1
    var pixels = [UInt8](repeating: 128, count: width * height * samples)
    let code = pixels.withUnsafeMutableBufferPointer {
      decompress(into: $0.baseAddress, width: width, height: height, samples: samples)
    }
    guard code == 0 || regkit_tj_only_warned(handle) != 0 else {
      throw Self.error(handle, bytes)
    }
    if isCMYK { pixels = brightness(ofCMYK: pixels, inkIs255: inkIs255) }
    guard let image = GrayImage(width: width, height: height, pixels: pixels) else {
      throw .damaged("the picture has a wrong number of pixels")
    }
    return image
  }

  /// Decodes the picture in colour; what `gray()` refuses and forgives is the same here.
  consuming func colour() throws(ImagingError) -> ColourImage {
    if case .cutOff(let offset) = JPEGStructure(bytes).integrity {
      throw .cutOff(at: offset, reason: "no end of image")
    }
    let samples = isCMYK ? 4 : 3
    var pixels = [UInt8](repeating: 128, count: width * height * samples)
    let code = pixels.withUnsafeMutableBufferPointer {
      decompress(into: $0.baseAddress, width: width, height: height, samples: samples)
    }
    guard code == 0 || regkit_tj_only_warned(handle) != 0 else {
      throw Self.error(handle, bytes)
    }
    if isCMYK { pixels = colours(ofCMYK: pixels) }
    guard let image = ColourImage(width: width, height: height, samples: pixels) else {
      throw .damaged("the picture has a wrong number of pixels")
    }
    return image
  }

  /// Decodes every scan at an eighth of the size, which reads all the data and keeps little of it.
  ///
  /// - Throws: `cutOff` or `damaged` for what `gray()` forgives.
  consuming func checkWhole() throws(ImagingError) {
    let samples = isCMYK ? 4 : 1
    let small = (width: (width + 7) / 8, height: (height + 7) / 8)
    var pixels = [UInt8](repeating: 0, count: small.width * small.height * samples)
    let code = pixels.withUnsafeMutableBufferPointer {
      decompress(into: $0.baseAddress, width: small.width, height: small.height, samples: samples)
    }
    if code != 0 { throw Self.error(handle, bytes) }
  }

  private func decompress(into pixels: UnsafeMutablePointer<UInt8>?, width: Int, height: Int, samples: Int) -> Int32 {
    let format = samples == 4 ? TJPF_CMYK : samples == 3 ? TJPF_RGB : TJPF_GRAY
    return tjDecompress2(
      handle, bytes.bindMemory(to: UInt8.self).baseAddress, UInt(bytes.count), pixels, Int32(width),
      Int32(width * samples), Int32(height), Int32(format.rawValue), TJFLAG_LIMITSCANS)
  }

  /// Refuses a file of many scans over many pixels before it costs minutes and gigabytes.
  ///
  /// A file of more than one scan makes the decoder keep every coefficient, six bytes a pixel at worst, and walk all of
  /// them once for each scan.
  private static func checkEffort(
    _ structure: JPEGStructure, pixels: Int, limits: ImageLimits
  ) throws(ImagingError) {
    guard structure.scanCount > 1 else { return }
    let (allPixels, overflow) = pixels.multipliedReportingOverflow(by: structure.scanCount)
    guard !overflow, pixels <= limits.maxPixels / 2, allPixels / 16 <= limits.maxPixels else {
      throw .unsupported(
        "\(structure.scanCount) scans x \(pixels) px", expected: "<= \(limits.maxPixels / 2) px, 16 scans")
    }
  }

  /// The decoder's reason; it has no word of its own for a file that ends early, so the markers tell.
  private static func error(_ handle: tjhandle, _ bytes: UnsafeRawBufferPointer) -> ImagingError {
    let reason = tjGetErrorStr2(handle).map { String(cString: $0) } ?? "unknown"
    if case .cutOff(let offset) = JPEGStructure(bytes).integrity { return .cutOff(at: offset, reason: reason) }
    return .damaged("JPEG: " + reason)
  }
}

/// The brightness of CMYK samples, four bytes a pixel.
private func brightness(ofCMYK samples: [UInt8], inkIs255: Bool) -> [UInt8] {
  var pixels = [UInt8](repeating: 0, count: samples.count / 4)
  let flip: UInt8 = inkIs255 ? 0xFF : 0
  for index in pixels.indices {
    let at = index * 4
    pixels[index] = luma(
      light: samples[at] ^ flip, samples[at + 1] ^ flip, samples[at + 2] ^ flip, black: samples[at + 3] ^ flip)
  }
  return pixels
}

/// The red, green and blue of the same samples, three bytes a pixel.
private func colours(ofCMYK samples: [UInt8]) -> [UInt8] {
  var pixels: [UInt8] = []
  pixels.reserveCapacity(samples.count / 4 * 3)
  var at = 0
  while at + 3 < samples.count {
    let black = UInt32(samples[at + 3])
    for part in 0..<3 { pixels.append(UInt8(truncatingIfNeeded: UInt32(samples[at + part]) * black / 255)) }
    at += 4
  }
  return pixels
}
