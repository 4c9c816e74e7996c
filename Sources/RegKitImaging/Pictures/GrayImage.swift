/// A picture of 8-bit brightness, 0 black to 255 white, the form every reader here works on.
///
/// `pixels` has `width * height` elements, row by row from the top, without padding between rows. A value of this type
/// always has at least one pixel and never fewer pixels than its size says.
public struct GrayImage: Sendable, Hashable {
  /// The number of pixels in a row, at least 1.
  public let width: Int
  /// The number of rows, at least 1.
  public let height: Int
  /// The brightness of each pixel, row-major, `width * height` of them.
  public let pixels: [UInt8]

  /// Makes a picture of pixels the module computed itself; nil when there are too few or too many.
  init?(width: Int, height: Int, pixels: [UInt8]) {
    guard width > 0, height > 0 else { return nil }
    let (count, overflow) = width.multipliedReportingOverflow(by: height)
    guard !overflow, count == pixels.count else { return nil }
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// Copies brightness from a camera's or another program's buffer.
  ///
  /// - Parameters:
  ///   - pixels: 8-bit brightness, row by row from the top. Read during the call only.
  ///   - width: The number of pixels in a row.
  ///   - height: The number of rows.
  ///   - rowStride: The bytes from the start of one row to the start of the next; `width` when left out. The last row
  ///     needs `width` bytes only.
  ///   - limits: The largest picture to accept.
  /// - Throws: `noPixels`, `pictureTooLarge`, or `bufferTooShort` when the buffer ends before the last row does or the
  ///   stride is less than the width.
  public init(
    gray8 pixels: UnsafeBufferPointer<UInt8>, width: Int, height: Int, rowStride: Int? = nil,
    limits: ImageLimits = .default
  ) throws(ImagingError) {
    let stride = try Self.checkedStride(
      rowStride, pixelSize: 1, width: width, height: height, byteCount: pixels.count, limits)
    var copy: [UInt8] = []
    copy.reserveCapacity(width * height)
    for row in 0..<height {
      copy.append(contentsOf: UnsafeBufferPointer(rebasing: pixels[row * stride..<row * stride + width]))
    }
    self.width = width
    self.height = height
    self.pixels = copy
  }

  /// Takes over an array of brightness; see the buffer form for the parameters and errors.
  public init(
    gray8 pixels: [UInt8], width: Int, height: Int, rowStride: Int? = nil, limits: ImageLimits = .default
  ) throws(ImagingError) {
    if rowStride == nil || rowStride == width, let image = GrayImage(width: width, height: height, pixels: pixels) {
      try limits.check(width: width, height: height)
      self = image
      return
    }
    self = try pixels.withUnsafeBufferPointer { (buffer) throws(ImagingError) in
      try GrayImage(gray8: buffer, width: width, height: height, rowStride: rowStride, limits: limits)
    }
  }

  /// Copies the brightness out of a camera's YUYV frame (YUY2, 4:2:2): two bytes a pixel, the first of them brightness.
  ///
  /// The planes of NV12 and I420 begin with brightness alone: give that plane to `init(gray8:width:height:rowStride:)`.
  ///
  /// - Parameters:
  ///   - frame: The frame, row by row from the top. Read during the call only.
  ///   - width: The number of pixels in a row.
  ///   - height: The number of rows.
  ///   - rowStride: The bytes from the start of one row to the start of the next; twice the width when left out. The last
  ///     row needs twice the width only.
  ///   - limits: The largest picture to accept.
  /// - Throws: `noPixels`, `pictureTooLarge`, or `bufferTooShort` when the buffer ends before the last row does or the
  ///   stride is less than twice the width.
  public init(
    yuyv frame: UnsafeBufferPointer<UInt8>, width: Int, height: Int, rowStride: Int? = nil,
    limits: ImageLimits = .default
  ) throws(ImagingError) {
    let stride = try Self.checkedStride(
      rowStride, pixelSize: 2, width: width, height: height, byteCount: frame.count, limits)
    var copy: [UInt8] = []
    copy.reserveCapacity(width * height)
    for row in 0..<height {
      let start = row * stride
      for column in 0..<width { copy.append(frame[start &+ column &* 2]) }
    }
    self.width = width
    self.height = height
    self.pixels = copy
  }

  /// Copies the brightness out of a YUYV frame in an array; see the buffer form.
  public init(
    yuyv frame: [UInt8], width: Int, height: Int, rowStride: Int? = nil, limits: ImageLimits = .default
  ) throws(ImagingError) {
    self = try frame.withUnsafeBufferPointer { (buffer) throws(ImagingError) in
      try GrayImage(yuyv: buffer, width: width, height: height, rowStride: rowStride, limits: limits)
    }
  }

  /// The bytes from row to row, after a check that every row lies in the buffer; no sum of them overflows afterwards.
  static func checkedStride(
    _ rowStride: Int?, pixelSize: Int, width: Int, height: Int, byteCount: Int, _ limits: ImageLimits
  ) throws(ImagingError) -> Int {
    try limits.check(width: width, height: height)
    let (rowSize, rowOverflow) = width.multipliedReportingOverflow(by: pixelSize)
    let stride = rowStride ?? rowSize
    guard !rowOverflow, stride >= rowSize else {
      throw .bufferTooShort(byteCount: stride, needed: ">= \(rowSize) B / row")
    }
    let (lastRow, overflow) = stride.multipliedReportingOverflow(by: height - 1)
    guard !overflow, lastRow <= byteCount, byteCount - lastRow >= rowSize else {
      throw .bufferTooShort(byteCount: byteCount, needed: ">= \(stride) x \(height - 1) + \(rowSize) B")
    }
    return stride
  }
}
