/// Where everything on a drawn label stands, in millimetres from its upper left corner; for SVG and PDF.
///
/// The symbol with its quiet zones is at the top, in the middle of the width; the lines of text stand below it, each in the
/// middle.
struct LabelLayout {
  struct Line {
    let text: String
    /// The left end of the baseline.
    let x: Double
    let y: Double
    let width: Double
  }

  let width: Double
  let height: Double
  /// The upper left corner of the symbol without quiet zone.
  let symbolX: Double
  let symbolY: Double
  let lines: [Line]
  let fontSize: Double

  init(_ geometry: LabelGeometry, lines texts: [String], textHeight: Double) {
    let size = textHeight / Self.leading
    let square = geometry.sideWithQuietZone
    let quietZone = geometry.millimetres(geometry.quietZone * geometry.dotsPerModule)
    let widths = texts.map { Helvetica.width(of: $0, size: size) }
    let width = max(square, widths.max() ?? 0)
    self.width = width
    fontSize = size
    symbolX = (width - square) / 2 + quietZone
    symbolY = quietZone
    let firstTop = symbolY + geometry.side + geometry.millimetres(geometry.textDistanceDots)
    var lines: [Line] = []
    for (text, textWidth) in zip(texts, widths) {
      let top = firstTop + Double(lines.count) * textHeight
      lines.append(
        Line(text: text, x: (width - textWidth) / 2, y: top + size * Helvetica.capHeight / 1000, width: textWidth))
    }
    self.lines = lines
    height = texts.isEmpty ? square : firstTop + Double(texts.count) * textHeight
  }

  /// The distance of two baselines, in font sizes.
  private static let leading = 1.15
}
