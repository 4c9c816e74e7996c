extension Label {
  /// The label in dots of its resolution, black on white, text included.
  ///
  /// Text is drawn in a typeface of dots, as large as whole dots allow within `textHeight`, and not narrower than one dot a
  /// stroke. It may need more or less room than in SVG and PDF; the symbol has the same size in all of them.
  ///
  /// - Throws: `pictureTooLarge` beyond the sides and pixels of `ImageLimits.default`.
  public func picture() throws(ImagingError) -> GrayImage {
    let square = geometry.sideDotsWithQuietZone
    let lines = request.printedLines
    let scale = textScale
    let pitch = BitmapFont.lineHeight * scale
    let width = max(square, (lines.map { BitmapFont.width(of: $0) }.max() ?? 0) * scale)
    let quietZone = geometry.quietZone * geometry.dotsPerModule
    let textTop = quietZone + geometry.sideDots + geometry.textDistanceDots
    let height = lines.isEmpty ? square : textTop + pitch * lines.count
    try ImageLimits.default.check(width: width, height: height)

    var pixels = [UInt8](repeating: 255, count: width * height)
    let dots = geometry.dotsPerModule
    let left = (width - square) / 2 + quietZone
    modules.forEachRun { column, row, length in
      for line in 0..<dots {
        let start = (quietZone + row * dots + line) * width + left + column * dots
        for place in start..<start + length * dots { pixels[place] = 0 }
      }
    }
    for (number, text) in lines.enumerated() {
      let x = (width - BitmapFont.width(of: text) * scale) / 2
      let y = textTop + number * pitch
      BitmapFont.forEachRun(of: text) { run in
        for line in 0..<scale {
          let start = (y + run.y * scale + line) * width + x + run.x * scale
          for place in start..<start + run.length * scale { pixels[place] = 0 }
        }
      }
    }
    return try GrayImage(gray8: pixels, width: width, height: height)
  }

  /// The part of the picture with the symbol and its quiet zones.
  func symbolPicture() throws(ImagingError) -> GrayImage {
    let picture = try picture()
    let square = geometry.sideDotsWithQuietZone
    return picture.cropped(x: (picture.width - square) / 2, y: 0, width: square, height: square) ?? picture
  }

  /// The label as a PNG of one bit a dot that says its resolution, so that programs print it at its size.
  ///
  /// - Throws: `invalidRequest` for a line of text that is not ASCII, of which the typeface has no dots, `outOfMemory`, or
  ///   `pictureTooLarge`.
  public func png() throws(LabelError) -> [UInt8] {
    let missing = LabelRequest.firstCharacter(of: request.printedLines, "ASCII (PNG), Latin-1 (SVG, PDF)") {
      !(0x20...0x7E).contains($0.value)
    }
    if let missing { throw missing }
    do throws(ImagingError) {
      return try PNGEncoder.encode(bilevel: try picture(), dpi: geometry.dotsPerInch)
    } catch {
      throw LabelError(error)
    }
  }

  /// How many dots of the printer a dot of the typeface has.
  private var textScale: Int {
    let wanted = request.textHeight * Double(geometry.dotsPerInch) / 25.4 / Double(BitmapFont.lineHeight)
    return max(1, Int(wanted + 0.25))
  }
}

extension LabelError {
  init(_ error: ImagingError) {
    self.init(
      error.code == .outOfMemory ? .outOfMemory : .pictureTooLarge, found: error.found, expected: error.expected)
  }
}
