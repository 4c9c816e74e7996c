/// Parts of a black and white picture where black and white change often both across and down, as they do in matrix symbols,
/// in noise and in close text, and do not on paper, in bars and in large letters.
enum Texture {
  /// The side of the squares that are judged, in pixels.
  private static let cell = 16
  /// How often black and white must change in a square, across and down: a symbol of modules of 10 pixels has 13.
  private static let fewestChanges = 10

  /// The rectangles around squares of texture that touch, with a square more on each side; the most like a square first.
  static func boxes(in image: borrowing GrayImage) -> [Box] {
    let (columns, rows) = ((image.width + cell - 1) / cell, (image.height + cell - 1) / cell)
    guard let cells = GrayImage(width: columns, height: rows, pixels: marks(image, columns, rows)),
      let components = InkComponent.all(in: cells)
    else { return [] }
    let boxes = components.map { $0.box }.filter { min($0.width, $0.height) >= 2 }.map {
      Box(
        left: $0.left * cell, top: $0.top * cell, right: $0.right * cell + cell - 1, bottom: $0.bottom * cell + cell - 1
      )
      .widened(by: cell)
    }
    return boxes.sorted { shape($0) < shape($1) }
  }

  /// The longer side in hundredths of the shorter.
  private static func shape(_ box: Box) -> Int {
    max(box.width, box.height) * 100 / max(min(box.width, box.height), 1)
  }

  /// A pixel for each square: black for texture.
  private static func marks(_ image: borrowing GrayImage, _ columns: Int, _ rows: Int) -> [UInt8] {
    let (width, height) = (image.width, image.height)
    var across = [UInt16](repeating: 0, count: columns * rows)
    var down = across
    image.pixels.withUnsafeBufferPointer { pixels in
      across.withUnsafeMutableBufferPointer { across in
        down.withUnsafeMutableBufferPointer { down in
          for row in 0..<height {
            let start = row &* width
            let below = row &+ 1 < height ? start &+ width : start
            let cells = row / cell &* columns
            for column in 0..<columns {
              let first = column &* cell
              let last = min(first &+ cell, width &- 1)
              // Black is 0 and white 255, so that where two differ the lowest bit is set.
              var changes: UInt8 = 0
              for place in first..<max(last, first) {
                changes &+= (pixels[start &+ place] ^ pixels[start &+ place &+ 1]) & 1
              }
              across[cells &+ column] &+= UInt16(changes)
              changes = 0
              for place in first..<min(first &+ cell, width) {
                changes &+= (pixels[start &+ place] ^ pixels[below &+ place]) & 1
              }
              down[cells &+ column] &+= UInt16(changes)
            }
          }
        }
      }
    }
    return zip(across, down).map { min($0, $1) >= fewestChanges ? 0 : 255 }
  }
}
