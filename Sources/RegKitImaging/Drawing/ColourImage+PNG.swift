extension ColourImage {
  /// The picture as a PNG file of 8 bits a sample.
  ///
  /// - Parameter dpi: Pixels an inch, 1 to 100,000, written as the file's physical size; nil for none.
  /// - Throws: `unsupported` for a resolution out of range, or `outOfMemory`.
  public func png(dpi: Int? = nil) throws(ImagingError) -> [UInt8] {
    try PNGEncoder.encode(self, dpi: dpi)
  }
}
