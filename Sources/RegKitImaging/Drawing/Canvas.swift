/// A picture in colour that is being drawn on.
///
/// Everything is drawn in whole pixels without blending, and what lies outside the picture is left out. Coordinates may be
/// anything within ±2^30; a pixel's coordinates are those of its upper left corner.
struct Canvas {
  /// A colour of the screen.
  struct Colour: Hashable {
    var red: UInt8
    var green: UInt8
    var blue: UInt8

    static let black = Colour(red: 0, green: 0, blue: 0)
    static let white = Colour(red: 255, green: 255, blue: 255)
  }

  /// What was drawn so far.
  private(set) var image: ColourImage

  init(_ image: ColourImage) { self.image = image }

  var width: Int { image.width }
  var height: Int { image.height }

  /// Fills the rectangle from `x`, `y`, `width` pixels wide and `height` high.
  mutating func fill(x: Int, y: Int, width: Int, height: Int, _ colour: Colour) {
    let left = max(x, 0)
    let right = min(x &+ width, image.width)
    let top = max(y, 0)
    let bottom = min(y &+ height, image.height)
    guard left < right, top < bottom else { return }
    let rowSize = image.width * 3
    image.samples.withUnsafeMutableBufferPointer { samples in
      for row in top..<bottom {
        var at = row &* rowSize &+ left &* 3
        for _ in left..<right {
          samples[at] = colour.red
          samples[at &+ 1] = colour.green
          samples[at &+ 2] = colour.blue
          at &+= 3
        }
      }
    }
  }

  /// Fills a polygon, whichever way round its corners stand; pixels whose middle lies inside are coloured.
  ///
  /// A polygon that crosses itself is filled where a line from outside crosses it an odd number of times.
  mutating func fill(polygon corners: [Symbol.Point], _ colour: Colour) {
    guard corners.count > 2, let first = corners.first else { return }
    let box = Box(corners)
    let top = max(box.top, 0)
    let bottom = min(box.bottom, image.height)
    guard top < bottom else { return }
    var crossings: [Int] = []
    for row in top..<bottom {
      crossings.removeAll(keepingCapacity: true)
      var from = corners.last ?? first
      for to in corners {
        // In halves of a pixel, so that the middle of a row is a whole number and never a corner.
        let middle = row * 2 + 1
        if (from.y * 2 > middle) != (to.y * 2 > middle) {
          let across = from.x * 2 + (to.x - from.x) * (middle - from.y * 2) / (to.y - from.y)
          crossings.append(across)
        }
        from = to
      }
      crossings.sort()
      var index = 0
      while index + 1 < crossings.count {
        // The pixels whose middle, 2x + 1, lies between the two crossings.
        let left = crossings[index] >> 1
        let right = crossings[index + 1] >> 1
        fill(x: left, y: row, width: right - left, height: 1, colour)
        index += 2
      }
    }
  }

  /// Draws a line of a width, in pixels, with round ends: lines that meet in a corner close it.
  mutating func line(from: Symbol.Point, to: Symbol.Point, width: Int, _ colour: Colour) {
    let steps = max(abs(to.x - from.x), abs(to.y - from.y))
    let disc = Disc(diameter: width)
    // Steps outside the picture draw nothing, but there may be millions of them.
    let reach = disc.diameter
    let box = Box([from, to])
    guard box.right >= -reach, box.bottom >= -reach, box.left <= image.width + reach, box.top <= image.height + reach
    else { return }
    for step in 0...steps {
      let x = from.x + (steps == 0 ? 0 : divided((to.x - from.x) * step, by: steps))
      let y = from.y + (steps == 0 ? 0 : divided((to.y - from.y) * step, by: steps))
      guard x >= -reach, y >= -reach, x <= image.width + reach, y <= image.height + reach else { continue }
      fill(disc, x: x, y: y, colour)
    }
  }

  /// Draws lines from corner to corner and back to the first.
  mutating func outline(_ corners: [Symbol.Point], width: Int, _ colour: Colour) {
    guard var from = corners.last else { return }
    for to in corners {
      line(from: from, to: to, width: width, colour)
      from = to
    }
  }

  /// Writes a line of text, `scale` pixels a dot, whose glyphs begin at `x`, `y`.
  mutating func write(_ text: String, x: Int, y: Int, scale: Int, _ colour: Colour) {
    BitmapFont.forEachRun(of: text) { run in
      fill(x: x + run.x * scale, y: y + run.y * scale, width: run.length * scale, height: scale, colour)
    }
  }

  private mutating func fill(_ disc: Disc, x: Int, y: Int, _ colour: Colour) {
    for (index, span) in disc.spans.enumerated() {
      fill(x: x + span.start, y: y + index - disc.diameter / 2, width: span.length, height: 1, colour)
    }
  }

  /// Rounded to the nearest, halves away from zero, so that a line looks the same from both of its ends.
  private func divided(_ number: Int, by divisor: Int) -> Int {
    (number + (number < 0 ? -divisor : divisor) / 2) / divisor
  }
}

/// The pixels of the pen, row by row around its middle.
private struct Disc {
  let diameter: Int
  let spans: [(start: Int, length: Int)]

  init(diameter: Int) {
    let diameter = max(diameter, 1)
    self.diameter = diameter
    var spans: [(start: Int, length: Int)] = []
    for row in 0..<diameter {
      // Of the row's pixels, those whose middle lies within the circle; in halves of a pixel from the middle of the pen.
      let down = row * 2 + 1 - diameter
      var inset = 0
      while inset < diameter / 2, square(inset * 2 + 1 - diameter) + square(down) > square(diameter) { inset += 1 }
      spans.append((start: inset - diameter / 2, length: diameter - inset * 2))
    }
    self.spans = spans
  }
}

private func square(_ number: Int) -> Int { number * number }
