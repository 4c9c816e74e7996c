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

  /// This picture at twice or three times the width and height, new pixels on cubic curves through four old ones each way
  /// (Keys, 1981); itself for another factor.
  ///
  /// Modules of less than two pixels need the curves: on straight lines between pixels they run into each other.
  func enlarged(by factor: Int) -> GrayImage {
    guard factor == 2 || factor == 3 else { return self }
    let (width, height) = (width, height)
    let newWidth = width * factor
    let phases = Cubic.phases(of: factor)
    var across = [Int16](repeating: 0, count: newWidth * height)
    var result = [UInt8](repeating: 0, count: newWidth * height * factor)
    pixels.withUnsafeBufferPointer { source in
      across.withUnsafeMutableBufferPointer { across in
        result.withUnsafeMutableBufferPointer { target in
          for row in 0..<height {
            let start = row &* width
            let newStart = row &* newWidth
            for phase in phases {
              let (a, b, c, d) = (phase.weights[0], phase.weights[1], phase.weights[2], phase.weights[3])
              // Weights add up to 64 and stay within -7 and 64, so that a value fits 16 bits.
              @inline(__always) func blend(_ one: Int, _ two: Int, _ three: Int, _ four: Int) -> Int16 {
                let left = Int32(source[start &+ one]) &* a &+ Int32(source[start &+ two]) &* b
                let right = Int32(source[start &+ three]) &* c &+ Int32(source[start &+ four]) &* d
                return Int16(truncatingIfNeeded: left &+ right)
              }
              // Taps run from two pixels before a pixel to two after it: only the first and last two repeat the edge.
              let inner = width <= 4 ? 0..<0 : 2..<width &- 2
              for column in inner {
                let first = column &+ phase.first
                across[newStart &+ column &* factor &+ phase.offset] = blend(first, first &+ 1, first &+ 2, first &+ 3)
              }
              let edges = width <= 4 ? [0..<width] : [0..<2, width - 2..<width]
              for column in edges.joined() {
                let taps = column &+ phase.first
                @inline(__always) func inside(_ tap: Int) -> Int { min(max(taps &+ tap, 0), width &- 1) }
                across[newStart &+ column &* factor &+ phase.offset] = blend(inside(0), inside(1), inside(2), inside(3))
              }
            }
          }
          for row in 0..<height {
            for phase in phases {
              func taps(_ place: Int) -> UnsafeMutableBufferPointer<Int16> {
                let start = min(max(row &+ phase.first &+ place, 0), height &- 1) &* newWidth
                return UnsafeMutableBufferPointer(rebasing: across[start..<start + newWidth])
              }
              let start = (row &* factor &+ phase.offset) &* newWidth
              blend(
                taps(0), taps(1), taps(2), taps(3), phase.weights,
                into: UnsafeMutableBufferPointer(rebasing: target[start..<start + newWidth]))
            }
          }
        }
      }
    }
    return GrayImage(width: newWidth, height: height * factor, pixels: result) ?? self
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

/// Where the pixels of an enlarged picture lie between the old ones, and what they take of four of them, in 64ths.
private enum Cubic {
  struct Phase {
    /// Which of the new pixels of an old one it is.
    var offset: Int
    /// The first old pixel it takes from, counted from the one it stands in.
    var first: Int
    var weights: [4 of Int32]
  }

  /// Keys' kernel with a = -3/4 at 1/4 and 3/4, or at 1/3 and 2/3, of the way from the second pixel to the third.
  static func phases(of factor: Int) -> [Phase] {
    if factor == 2 {
      return [
        Phase(offset: 0, first: -2, weights: [-2, 17, 56, -7]), Phase(offset: 1, first: -1, weights: [-7, 56, 17, -2]),
      ]
    }
    return [
      Phase(offset: 0, first: -2, weights: [-4, 24, 51, -7]), Phase(offset: 1, first: -1, weights: [0, 64, 0, 0]),
      Phase(offset: 2, first: -1, weights: [-7, 51, 24, -4]),
    ]
  }
}

/// Writes one row that four rows add up to by their weights.
///
/// It is compiled for speed, as the rows of a threshold are.
@inline(never) @_optimize(speed)
private func blend(
  _ one: UnsafeMutableBufferPointer<Int16>, _ two: UnsafeMutableBufferPointer<Int16>,
  _ three: UnsafeMutableBufferPointer<Int16>, _ four: UnsafeMutableBufferPointer<Int16>, _ weights: [4 of Int32],
  into target: UnsafeMutableBufferPointer<UInt8>
) {
  let (a, b, c, d) = (weights[0], weights[1], weights[2], weights[3])
  for column in 0..<min(one.count, two.count, three.count, four.count, target.count) {
    var sum = Int32(one[column]) &* a &+ Int32(two[column]) &* b
    sum = sum &+ Int32(three[column]) &* c &+ Int32(four[column]) &* d
    target[column] = UInt8(clamping: (sum &+ 2_048) >> 12)
  }
}
