extension GrayImage {
  /// This picture made smaller so that its longer side has at most this many pixels; itself when it already has.
  ///
  /// Each new pixel is the mean of the area it covers, so thin modules fade rather than vanish.
  func reduced(toSide side: Int) -> GrayImage {
    let longSide = max(width, height)
    guard longSide > side, side > 0 else { return self }
    let newWidth = max(width * side / longSide, 1)
    let newHeight = max(height * side / longSide, 1)
    let columns = Coverage(from: width, to: newWidth)
    let rows = Coverage(from: height, to: newHeight)

    var result: [UInt8] = []
    result.reserveCapacity(newWidth * newHeight)
    // A row of sums: each at most 255 * 256 (weights across) * 256 * rows covered (weights down), well within UInt64.
    var sums = [UInt64](repeating: 0, count: newWidth)
    for newRow in 0..<newHeight {
      for column in sums.indices { sums[column] = 0 }
      let cover = rows[newRow]
      pixels.withUnsafeBufferPointer { source in
        sums.withUnsafeMutableBufferPointer { sums in
          for row in cover.first...cover.last {
            let weight = UInt64(cover.weight(of: row))
            let start = row &* width
            for column in 0..<newWidth {
              let across = columns[column]
              var sum = UInt64(source[start &+ across.first]) &* UInt64(across.firstWeight)
              if across.last > across.first {
                var index = across.first &+ 1
                var inner: UInt64 = 0
                while index < across.last {
                  inner &+= UInt64(source[start &+ index])
                  index &+= 1
                }
                sum &+= inner &* UInt64(Coverage.one)
                sum &+= UInt64(source[start &+ across.last]) &* UInt64(across.lastWeight)
              }
              sums[column] &+= sum &* weight
            }
          }
        }
      }
      let down = cover.total
      for column in 0..<newWidth {
        let area = columns[column].total * down
        result.append(UInt8(truncatingIfNeeded: (sums[column] &+ area / 2) / area))
      }
    }
    return GrayImage(width: newWidth, height: newHeight, pixels: result) ?? self
  }

  /// This picture at twice the width and height, new pixels blended linearly from the four around them.
  func doubled() -> GrayImage {
    let newWidth = width * 2
    var result = [UInt8](repeating: 255, count: pixels.count * 4)
    pixels.withUnsafeBufferPointer { source in
      result.withUnsafeMutableBufferPointer { target in
        for newRow in 0..<height &* 2 {
          let near = (newRow / 2) &* width
          let other = newRow % 2 == 0 ? max(newRow / 2 &- 1, 0) : min(newRow / 2 &+ 1, height &- 1)
          let far = other &* width
          let start = newRow &* newWidth
          for column in 0..<width {
            let left = max(column &- 1, 0)
            let right = min(column &+ 1, width &- 1)
            let center = UInt32(source[near &+ column]) &* 3 &+ UInt32(source[far &+ column])
            let before = UInt32(source[near &+ left]) &* 3 &+ UInt32(source[far &+ left])
            let after = UInt32(source[near &+ right]) &* 3 &+ UInt32(source[far &+ right])
            target[start &+ column &* 2] = UInt8(truncatingIfNeeded: (center &* 3 &+ before &+ 8) >> 4)
            target[start &+ column &* 2 &+ 1] = UInt8(truncatingIfNeeded: (center &* 3 &+ after &+ 8) >> 4)
          }
        }
      }
    }
    return GrayImage(width: newWidth, height: height * 2, pixels: result) ?? self
  }

  /// The part of this picture inside a rectangle, which is cut to the picture; nil when nothing is left.
  func cropped(x: Int, y: Int, width cropWidth: Int, height cropHeight: Int) -> GrayImage? {
    guard x >= 0, y >= 0, x < width, y < height else { return nil }
    let newWidth = min(cropWidth, width - x)
    let newHeight = min(cropHeight, height - y)
    guard newWidth > 0, newHeight > 0 else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(newWidth * newHeight)
    for row in y..<y + newHeight {
      result.append(contentsOf: pixels[row * width + x..<row * width + x + newWidth])
    }
    return GrayImage(width: newWidth, height: newHeight, pixels: result)
  }
}

/// Which old pixels each new pixel covers along one axis, and how much of the outer two.
private struct Coverage {
  /// The weight of a pixel that is covered in full.
  static let one: UInt32 = 256

  struct Part {
    var first: Int
    var last: Int
    var firstWeight: UInt32
    var lastWeight: UInt32

    var total: UInt64 {
      if last == first { return UInt64(firstWeight) }
      return UInt64(firstWeight + lastWeight) + UInt64(last - first - 1) * UInt64(Coverage.one)
    }

    func weight(of index: Int) -> UInt32 {
      index == first ? firstWeight : index == last ? lastWeight : Coverage.one
    }
  }

  private let parts: [Part]

  subscript(index: Int) -> Part { parts[index] }

  init(from old: Int, to new: Int) {
    let one = Int(Self.one)
    var parts: [Part] = []
    parts.reserveCapacity(new)
    for index in 0..<new {
      let start = index * old * one / new
      let end = max((index + 1) * old * one / new, start + 1)
      let first = start / one
      let last = min((end - 1) / one, old - 1)
      if first == last {
        parts.append(Part(first: first, last: last, firstWeight: UInt32(end - start), lastWeight: 0))
      } else {
        parts.append(
          Part(
            first: first, last: last, firstWeight: UInt32((first + 1) * one - start),
            lastWeight: UInt32(end - last * one)))
      }
    }
    self.parts = parts
  }
}
