/// When a frame was taken: its number and its time in the caller's milliseconds.
struct FrameMoment: Hashable {
  var frame: UInt64
  var milliseconds: Int64
}

/// Watches by a picture of 16 x 12 pixels whether the view changes, and remembers since when a code has been awaited.
struct ViewChange {
  private static let columns = 16
  private static let rows = 12
  /// How much brightness a part of the view must gain or lose from frame to frame.
  ///
  /// The noise of a camera is far below it, since it averages out over a part; the edge of a pack that comes in is above it.
  private static let leastChange = 12

  private var last: [UInt8] = []
  private var isChanging = false
  private var beginsAnew = false
  private var start = FrameMoment(frame: 0, milliseconds: 0)

  /// Looks at the next frame and tells since which moment a code that is read in it has been awaited.
  mutating func begin(of image: GrayImage, at moment: FrameMoment) -> FrameMoment {
    let cells = image.cellMeans(Box(image), columns: Self.columns, rows: Self.rows)
    let changes = zip(last, cells).contains { abs(Int($0) - Int($1)) > Self.leastChange }
    if last.isEmpty || changes && (!isChanging || beginsAnew) { start = moment }
    isChanging = changes
    beginsAnew = false
    last = cells
    return start
  }

  /// After a report: if the view goes on changing, the next code is awaited from the next frame on.
  mutating func beginAnew() { beginsAnew = true }
}

extension Box {
  /// All of a picture.
  init(_ image: GrayImage) {
    self.init(left: 0, top: 0, right: image.width - 1, bottom: image.height - 1)
  }
}

extension GrayImage {
  /// The mean brightness of the cells of a grid over a part of the picture, row by row, from at most 64 pixels of each cell.
  ///
  /// A part outside the picture is taken to be white there.
  func cellMeans(_ box: Box, columns: Int, rows: Int) -> [UInt8] {
    var means: [UInt8] = []
    means.reserveCapacity(columns * rows)
    let boxWidth = box.right - box.left + 1
    let boxHeight = box.bottom - box.top + 1
    for row in 0..<rows {
      let top = box.top + boxHeight * row / rows
      let bottom = max(box.top + boxHeight * (row + 1) / rows, top + 1)
      let down = max((bottom - top + 7) / 8, 1)
      for column in 0..<columns {
        let left = box.left + boxWidth * column / columns
        let right = max(box.left + boxWidth * (column + 1) / columns, left + 1)
        let across = max((right - left + 7) / 8, 1)
        var sum = 0
        var count = 0
        for y in stride(from: top, to: bottom, by: down) {
          for x in stride(from: left, to: right, by: across) {
            let isInside = x >= 0 && y >= 0 && x < width && y < height
            sum &+= isInside ? Int(pixels[y &* width &+ x]) : 255
            count &+= 1
          }
        }
        means.append(UInt8(truncatingIfNeeded: sum / max(count, 1)))
      }
    }
    return means
  }
}
