internal import GS1
public import RegKit

extension ScanReport {
  /// The picture in colour, with every symbol outlined and, beside it, what was read and the verdict.
  ///
  /// A caption has the symbology and the text on its first line, the outcome and the rule or fact it hangs on in its second,
  /// and a sign that tells the outcome without its colour: a tick, a cross, a question mark, or a dash for a code that is not
  /// judged. Captions never cover a symbol. One that finds no room in the picture stands below it, behind the number that its
  /// symbol has then. The lines and letters grow with the picture.
  ///
  /// - Parameters:
  ///   - image: The picture of this report. One of another size, such as a preview, is drawn on in proportion; one of more
  ///     than 24 million pixels is made smaller first.
  ///   - language: The language of the outcomes.
  public func annotated(_ image: GrayImage, in language: Language = .english) -> ColourImage {
    Annotation(self, on: image, language).drawn()
  }
}

/// A report drawn on its picture.
private struct Annotation {
  /// One symbol in pixels of the picture.
  private struct Mark {
    let corners: [Symbol.Point]
    /// What no caption may cover: the symbol with its outline.
    let box: Box
    let caption: Caption
  }

  private let image: GrayImage
  private let marks: [Mark]
  /// What stands below the picture whatever the symbols are.
  private let remark: Caption?
  private let lineWidth: Int
  /// The pixels of a dot of the letters.
  private let dot: Int

  private static let maxPixels = 24_000_000
  /// So many captions find room below the picture; what remains is counted.
  private static let maxLegend = 100

  init(_ report: ScanReport, on image: GrayImage, _ language: Language) {
    let image = Self.fitted(image)
    let longSide = max(image.width, image.height)
    self.image = image
    let lineWidth = max((longSide + 125) / 250, 1)
    self.lineWidth = lineWidth
    dot = max((longSide + 250) / 500, 1)
    marks = report.entries.map { entry in
      let points = entry.symbol.corners.map { point in
        Symbol.Point(
          x: Self.scaled(point.x, from: report.width, to: image.width),
          y: Self.scaled(point.y, from: report.height, to: image.height))
      }
      let corners = Self.around(points, by: lineWidth * 3 / 2 + 1)
      return Mark(corners: corners, box: Box(corners).widened(by: lineWidth), caption: Caption(entry, language))
    }
    remark = report.entries.isEmpty ? Caption.nothingRead(language) : nil
  }

  private static func fitted(_ image: GrayImage) -> GrayImage {
    guard image.pixels.count > maxPixels else { return image }
    let share = (Double(maxPixels) / Double(image.pixels.count)).squareRoot()
    return image.reduced(toSide: max(Int(Double(max(image.width, image.height)) * share), 1))
  }

  /// A place in the report's picture as one in ours; what lies far outside, as no reader reports, comes to the edge.
  private static func scaled(_ place: Int, from old: Int, to new: Int) -> Int {
    let inside = min(max(place, -old), old * 2)
    return old == new ? inside : inside * new / max(old, 1)
  }

  /// The corners moved away from the middle, so that a line along them lies beside the symbol and not on it.
  ///
  /// What is no quadrangle with an area, such as the one line on which a linear symbol was read, becomes an upright box.
  private static func around(_ corners: [Symbol.Point], by margin: Int) -> [Symbol.Point] {
    let box = Box(corners)
    guard corners.count == 4, min(box.right - box.left, box.bottom - box.top) >= margin * 2 else {
      return box.widened(by: margin).corners
    }
    return corners.indices.map { index in
      let corner = corners[index]
      // Each corner goes on along both of its edges, which moves both sides outwards by the margin.
      let first = Self.direction(from: corners[(index + 1) % 4], to: corner)
      let second = Self.direction(from: corners[(index + 3) % 4], to: corner)
      return Symbol.Point(
        x: corner.x + Int(((first.x + second.x) * Double(margin)).rounded()),
        y: corner.y + Int(((first.y + second.y) * Double(margin)).rounded()))
    }
  }

  /// A step of one pixel from one point towards another; none where they are the same.
  private static func direction(from start: Symbol.Point, to end: Symbol.Point) -> (x: Double, y: Double) {
    let (x, y) = (Double(end.x - start.x), Double(end.y - start.y))
    let length = (x * x + y * y).squareRoot()
    return length > 0 ? (x / length, y / length) : (0, 0)
  }

  func drawn() -> ColourImage {
    let layout = layout()
    let legend = layout.legend
    let dot = layout.dot
    let gap = dot * 3
    let margin = legend.isEmpty ? 0 : gap
    let legendWidth = legend.reduce(0) { max($0, $1.width(dot: dot)) }
    let width = max(image.width, legendWidth + margin * 2)
    let height = image.height + legend.reduce(margin) { $0 + $1.height(dot: dot) + gap }
    let left = (width - image.width) / 2
    var canvas = Canvas(ColourImage(image, width: width, height: height, left: left, paper: .paper))

    for mark in marks {
      let corners = mark.corners.map { Symbol.Point(x: $0.x + left, y: $0.y) }
      canvas.outline(corners, width: lineWidth + max(lineWidth / 2, 1) * 2, .white)
      canvas.outline(corners, width: lineWidth, mark.caption.sign.colour)
    }
    for place in layout.placed { place.caption.draw(on: &canvas, x: place.x + left, y: place.y, dot: dot) }
    var y = image.height + margin
    for caption in legend {
      caption.draw(on: &canvas, x: left > 0 ? margin : min(left + margin, width), y: y, dot: dot)
      y += caption.height(dot: dot) + gap
    }
    return canvas.image
  }

  // MARK: - Where captions stand

  private struct Layout {
    var placed: [(caption: Caption, x: Int, y: Int)] = []
    var legend: [Caption] = []
    /// The pixels of a dot of all its letters.
    let dot: Int
  }

  /// All captions in the picture, in smaller letters if they must be; else those that find room, the others below.
  private func layout() -> Layout {
    guard remark == nil else { return Layout(legend: remark.map { [$0] } ?? [], dot: dot) }
    var dots: [Int] = []
    for size in [dot, dot * 3 / 4, dot / 2] where size > 0 && dots.last != size { dots.append(size) }
    var layout = Layout(dot: dot)
    for size in dots {
      layout = place(dot: size)
      if layout.legend.isEmpty { return layout }
    }
    return layout
  }

  private func place(dot: Int) -> Layout {
    var layout = Layout(dot: dot)
    var taken = marks.map { $0.box }
    var left = 0
    for (index, mark) in marks.enumerated() {
      if let spot = spot(for: mark.caption, beside: mark.box, dot: dot, taken) {
        taken.append(spot.box)
        layout.placed.append((mark.caption, spot.x, spot.y))
        continue
      }
      guard layout.legend.count < Self.maxLegend else {
        left += 1
        continue
      }
      // A number tells which symbol the caption below belongs to; a symbol alone needs none.
      let number = marks.count > 1 ? "\(index + 1)" : nil
      layout.legend.append(mark.caption.numbered(number))
      if let number {
        let tag = Caption.tag(number, mark.caption.sign)
        if let spot = spot(for: tag, beside: mark.box, dot: dot, taken) {
          taken.append(spot.box)
          layout.placed.append((tag, spot.x, spot.y))
        }
      }
    }
    if left > 0 { layout.legend.append(Caption.more(left)) }
    return layout
  }

  /// The first place beside a symbol, within the picture, where a caption covers neither a symbol nor another caption.
  private func spot(
    for caption: Caption, beside box: Box, dot: Int, _ taken: [Box]
  ) -> (x: Int, y: Int, box: Box)? {
    let width = caption.width(dot: dot)
    let height = caption.height(dot: dot)
    guard width <= image.width, height <= image.height else { return nil }
    let middle = (x: (box.left + box.right - width) / 2, y: (box.top + box.bottom - height) / 2)
    let (below, above) = (box.bottom + 1 + dot, box.top - height - dot)
    let (right, left) = (box.right + 1 + dot, box.left - width - dot)
    let spots = [
      (box.left, below), (middle.x, below), (box.left, above), (middle.x, above), (right, middle.y), (left, middle.y),
      (right, box.top), (left, box.top),
    ]
    for (x, y) in spots {
      // Along the edge of the picture a caption may slide; away from its symbol it may not.
      let isBeside = y == below || y == above
      let x = isBeside ? min(max(x, 0), image.width - width) : x
      let y = isBeside ? y : min(max(y, 0), image.height - height)
      guard x >= 0, y >= 0, x + width <= image.width, y + height <= image.height else { continue }
      let area = Box(left: x, top: y, right: x + width - 1, bottom: y + height - 1)
      if !taken.contains(where: { $0.intersects(area) }) { return (x, y, area) }
    }
    return nil
  }
}

extension ColourImage {
  /// A gray picture on a larger sheet, at the top and so many pixels from the left.
  fileprivate init(_ image: GrayImage, width: Int, height: Int, left: Int, paper: Canvas.Colour) {
    self.init(image)
    guard width > image.width || height > image.height else { return }
    var sheet: [UInt8] = []
    sheet.reserveCapacity(width * height * 3)
    let blank = [paper.red, paper.green, paper.blue]
    func append(_ count: Int) { for _ in 0..<count { sheet.append(contentsOf: blank) } }
    for row in 0..<image.height {
      append(left)
      sheet.append(contentsOf: samples[row * image.width * 3..<(row + 1) * image.width * 3])
      append(width - left - image.width)
    }
    append(width * (height - image.height))
    if let larger = ColourImage(width: width, height: height, samples: sheet) { self = larger }
  }
}

extension Canvas.Colour {
  /// What surrounds a picture: a little darker than paper, so that its edge is seen.
  fileprivate static let paper = Canvas.Colour(red: 0xEE, green: 0xEE, blue: 0xEE)
}
