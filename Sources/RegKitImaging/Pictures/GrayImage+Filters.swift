extension GrayImage {
  /// Each pixel the mean of the 3 x 3 around it, which takes the noise of a sensor away and with it the finest modules.
  func smoothed() -> GrayImage {
    let sums = boxSums(reach: 1)
    var result = pixels
    for index in result.indices { result[index] = UInt8(truncatingIfNeeded: (sums[index] &+ 4) / 9) }
    return GrayImage(width: width, height: height, pixels: result) ?? self
  }

  /// Each pixel moved away from the mean of the 9 x 9 around it, three times as far as it is, which undoes some of the blur
  /// of a lens out of focus.
  func sharpened() -> GrayImage {
    let sums = boxSums(reach: 4)
    var result = pixels
    for index in result.indices {
      let mean = Int32(truncatingIfNeeded: (sums[index] &+ 40) / 81)
      result[index] = UInt8(clamping: Int32(result[index]) &* 4 &- mean &* 3)
    }
    return GrayImage(width: width, height: height, pixels: result) ?? self
  }

  /// The sums of the squares around all pixels; beyond the edges the pixels of the edge go on.
  ///
  /// A sum is at most 255 times the area of a square.
  private func boxSums(reach: Int) -> [UInt32] {
    var across = [UInt32](repeating: 0, count: pixels.count)
    var sums = across
    let (width, height) = (width, height)
    pixels.withUnsafeBufferPointer { source in
      across.withUnsafeMutableBufferPointer { across in
        for row in 0..<height {
          let start = row &* width
          var sum: UInt32 = 0
          for place in -reach...reach { sum &+= UInt32(source[start &+ min(max(place, 0), width &- 1)]) }
          for column in 0..<width {
            across[start &+ column] = sum
            sum &+= UInt32(source[start &+ min(column &+ reach &+ 1, width &- 1)])
            sum &-= UInt32(source[start &+ max(column &- reach, 0)])
          }
        }
        sums.withUnsafeMutableBufferPointer { sums in
          var columns = [UInt32](repeating: 0, count: width)
          columns.withUnsafeMutableBufferPointer { columns in
            for place in -reach...reach {
              let start = min(max(place, 0), height &- 1) &* width
              for column in 0..<width { columns[column] &+= across[start &+ column] }
            }
            for row in 0..<height {
              let start = row &* width
              let entering = min(row &+ reach &+ 1, height &- 1) &* width
              let leaving = max(row &- reach, 0) &* width
              for column in 0..<width {
                sums[start &+ column] = columns[column]
                columns[column] = columns[column] &+ across[entering &+ column] &- across[leaving &+ column]
              }
            }
          }
        }
      }
    }
    return sums
  }
}
