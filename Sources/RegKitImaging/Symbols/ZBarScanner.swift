internal import CZBar
internal import GS1

/// One image scanner of libzbar, set up for a fixed set of symbologies; one thread at a time.
struct ZBarScanner: ~Copyable {
  private let scanner: OpaquePointer
  private let step: Int

  /// - Parameter step: Every how many lines of a picture are looked at. For a matrix symbol it must be 1.
  init(_ symbologies: Symbologies, step: Int = 1) throws(ImagingError) {
    guard let scanner = zbar_image_scanner_create() else { throw .outOfMemory("libzbar") }
    self.scanner = scanner
    self.step = step
    // Off first: SQCode leaks and Interleaved 2 of 5 is read out of noise.
    set(ZBAR_NONE, ZBAR_CFG_ENABLE, 0)
    set(ZBAR_NONE, ZBAR_CFG_X_DENSITY, Int32(step))
    set(ZBAR_NONE, ZBAR_CFG_Y_DENSITY, Int32(step))
    if symbologies.contains(.qrCode) {
      set(ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1)
      // The bytes as they are: guessing at character sets turns UTF-8 into Big5.
      set(ZBAR_QRCODE, ZBAR_CFG_BINARY, 1)
    }
    if symbologies.contains(.code128) { set(ZBAR_CODE128, ZBAR_CFG_ENABLE, 1) }
    if symbologies.contains(.ean) {
      set(ZBAR_EAN13, ZBAR_CFG_ENABLE, 1)
      set(ZBAR_EAN8, ZBAR_CFG_ENABLE, 1)
    }
    if symbologies.contains(.itf14) {
      set(ZBAR_I25, ZBAR_CFG_ENABLE, 1)
      set(ZBAR_I25, ZBAR_CFG_MIN_LEN, 14)
      set(ZBAR_I25, ZBAR_CFG_MAX_LEN, 14)
    }
    if symbologies.contains(.dataBar) {
      set(ZBAR_DATABAR, ZBAR_CFG_ENABLE, 1)
      set(ZBAR_DATABAR_EXP, ZBAR_CFG_ENABLE, 1)
    }
  }

  deinit { zbar_image_scanner_destroy(scanner) }

  private func set(_ symbology: zbar_symbol_type_t, _ setting: zbar_config_t, _ value: Int32) {
    _ = zbar_image_scanner_set_config(scanner, symbology, setting, value)
  }

  /// Searches one picture.
  ///
  /// zbar does not compare the size with the pixels; it was done when the picture was made.
  ///
  /// - Parameter scale: How many lines of this picture were one line of the original.
  func scan(_ image: borrowing GrayImage, scale: Int = 1) throws(ImagingError) -> [ScannedSymbol] {
    guard let picture = zbar_image_create() else { throw .outOfMemory("libzbar") }
    defer { zbar_image_destroy(picture) }
    zbar_image_set_format(picture, regkit_zbar_y800())
    zbar_image_set_size(picture, UInt32(clamping: image.width), UInt32(clamping: image.height))

    var found: [ScannedSymbol] = []
    let status = image.pixels.withUnsafeBufferPointer { pixels in
      zbar_image_set_data(picture, pixels.baseAddress, UInt(pixels.count), nil)
      let status = zbar_scan_image(scanner, picture)
      if status > 0 {
        var next = zbar_image_first_symbol(picture)
        while let symbol = next {
          if let scanned = read(symbol, scale: scale) { found.append(scanned) }
          next = zbar_symbol_next(symbol)
        }
      }
      // The pixels are ours only until this closure ends.
      zbar_image_set_data(picture, nil, 0, nil)
      return status
    }
    guard status >= 0 else { throw .outOfMemory("libzbar") }
    return found
  }

  /// Below how many bytes a Code 128 must be read on several lines.
  private static let shortCode128 = 6
  /// The fewest lines, of the original, on which what noise may hold must be read.
  private static let fewestLines = 4

  /// One symbol; nil for a kind that was not asked for and for what noise may hold.
  private func read(_ symbol: OpaquePointer, scale: Int) -> ScannedSymbol? {
    let modifiers = zbar_symbol_get_modifiers(symbol)
    let isElementString = modifiers & (1 << UInt32(ZBAR_MOD_GS1.rawValue)) != 0
    let isApplication = modifiers & (1 << UInt32(ZBAR_MOD_AIM.rawValue)) != 0
    let identifier: SymbologyIdentifier
    var part: Symbol.Part?
    switch zbar_symbol_get_type(symbol) {
    case ZBAR_PARTIAL:
      // Which part it is, the library does not tell.
      identifier = .qrCode
      part = Symbol.Part()
    case ZBAR_QRCODE: identifier = isElementString ? .gs1QRCode : isApplication ? .applicationQRCode : .qrCode
    case ZBAR_CODE128: identifier = isElementString ? .gs1_128 : isApplication ? .applicationCode128 : .code128
    case ZBAR_EAN13, ZBAR_UPCA: identifier = .ean13
    case ZBAR_EAN8: identifier = .ean8
    case ZBAR_I25: identifier = .itf14
    case ZBAR_DATABAR, ZBAR_DATABAR_EXP: identifier = .gs1DataBar
    default: return nil
    }

    let length = Int(zbar_symbol_get_data_length(symbol))
    // For a linear symbol the quality is the number of lines it was read on. zbar asks for several of every kind but
    // Code 128, whose short symbols turn up in noise.
    let lines = Int(zbar_symbol_get_quality(symbol))
    let isSeenOften = lines * step >= Self.fewestLines * scale
    if identifier.isCode128, length < Self.shortCode128, !isSeenOften { return nil }
    var bytes: [UInt8] = []
    if length > 0, let data = zbar_symbol_get_data(symbol) {
      bytes = [UInt8](UnsafeRawBufferPointer(start: data, count: length))
    }
    if identifier == .itf14, !isSeenOften || GTIN(bytes.span) == nil { return nil }
    let points = (0..<zbar_symbol_get_loc_size(symbol)).map {
      Symbol.Point(x: Int(zbar_symbol_get_loc_x(symbol, $0)), y: Int(zbar_symbol_get_loc_y(symbol, $0)))
    }
    return ScannedSymbol(
      bytes: bytes, identifier: identifier,
      corners: identifier.isQRCode && points.count == 4 ? points : Box(points).corners,
      orientation: Self.orientation(zbar_symbol_get_orientation(symbol)),
      characterSet: identifier.isQRCode ? Self.characterSet(of: bytes) : .undeclared, part: part)
  }

  /// Where a symbol declares a set, the library turns its bytes into UTF-8 and does not say so.
  private static func characterSet(of bytes: [UInt8]) -> Symbol.CharacterSet {
    let isASCII = bytes.allSatisfy { $0 < 0x80 }
    return isASCII || String(validating: bytes, as: UTF8.self) == nil ? .undeclared : .unknown
  }

  private static func orientation(_ orientation: zbar_orientation_t) -> Symbol.Orientation {
    switch orientation {
    case ZBAR_ORIENT_UP: .up
    case ZBAR_ORIENT_RIGHT: .right
    case ZBAR_ORIENT_DOWN: .down
    case ZBAR_ORIENT_LEFT: .left
    default: .unknown
    }
  }
}
