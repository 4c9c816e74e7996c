extension GrayImage {
  /// Black and white by the local mean: a pixel is black when it is darker than this share of the mean of the window
  /// around it (Bradley and Roth, 2007).
  ///
  /// Readers find more in such a picture than in the gray one, and in half the time, since even paper has no edges.
  ///
  /// - Parameters:
  ///   - window: The side of the window in pixels; made odd, and cut off at the edges of the picture.
  ///   - percent: The share of the mean, 88 for scans and 97 for enlarged pictures.
  func thresholded(window: Int, percent: UInt32) -> GrayImage {
    let reach = max(window / 2, 1)
    var result = [UInt8](repeating: 255, count: pixels.count)
    var columnSums = [UInt32](repeating: 0, count: width)
    // The largest sum is 255 times the area of the window; times 100 it stays below 2^64 for any picture.
    pixels.withUnsafeBufferPointer { source in
      result.withUnsafeMutableBufferPointer { target in
        columnSums.withUnsafeMutableBufferPointer { sums in
          for row in 0..<min(reach, height) {
            Self.add(source, row: row, width: width, to: sums)
          }
          for row in 0..<height {
            if row &+ reach < height { Self.add(source, row: row &+ reach, width: width, to: sums) }
            if row &- reach &- 1 >= 0 { Self.subtract(source, row: row &- reach &- 1, width: width, from: sums) }
            let rows = min(row &+ reach, height &- 1) &- max(row &- reach, 0) &+ 1
            Self.threshold(
              source, target, sums, start: row &* width, width: width, reach: reach, rows: rows,
              percent: UInt64(percent))
          }
        }
      }
    }
    return GrayImage(width: width, height: height, pixels: result) ?? self
  }

  /// Black for white and white for black.
  func inverted() -> GrayImage {
    var result = pixels
    for index in result.indices { result[index] = 255 - result[index] }
    return GrayImage(width: width, height: height, pixels: result) ?? self
  }

  @inline(__always)
  private static func add(
    _ source: UnsafeBufferPointer<UInt8>, row: Int, width: Int, to sums: UnsafeMutableBufferPointer<UInt32>
  ) {
    let start = row &* width
    for column in 0..<width { sums[column] &+= UInt32(source[start &+ column]) }
  }

  @inline(__always)
  private static func subtract(
    _ source: UnsafeBufferPointer<UInt8>, row: Int, width: Int, from sums: UnsafeMutableBufferPointer<UInt32>
  ) {
    let start = row &* width
    for column in 0..<width { sums[column] &-= UInt32(source[start &+ column]) }
  }

  @inline(__always)
  private static func threshold(
    _ source: UnsafeBufferPointer<UInt8>, _ target: UnsafeMutableBufferPointer<UInt8>,
    _ sums: UnsafeMutableBufferPointer<UInt32>, start: Int, width: Int, reach: Int, rows: Int, percent: UInt64
  ) {
    var sum: UInt64 = 0
    for column in 0..<min(reach, width) { sum &+= UInt64(sums[column]) }
    for column in 0..<width {
      if column &+ reach < width { sum &+= UInt64(sums[column &+ reach]) }
      if column &- reach &- 1 >= 0 { sum &-= UInt64(sums[column &- reach &- 1]) }
      let columns = min(column &+ reach, width &- 1) &- max(column &- reach, 0) &+ 1
      let area = UInt64(columns &* rows)
      if UInt64(source[start &+ column]) &* area &* 100 < sum &* percent { target[start &+ column] = 0 }
    }
  }
}
