/// A typeface of dots for captions in pictures: printable ASCII, every glyph 5 dots wide and 9 high.
///
/// Capitals and digits are 7 dots high and stand on the seventh row; the two rows below hold descenders. Glyphs are drawn
/// in whole dots at every size, so they stay legible at one pixel a dot. A character that is no printable ASCII shows as
/// a small box: captions name data, and must not hide that it holds something else.
enum BitmapFont {
  /// The width of a glyph, in dots.
  static let glyphWidth = 5
  /// The height of a glyph with its descenders, in dots.
  static let glyphHeight = 9
  /// The height of capitals and digits, in dots; the baseline lies below this row.
  static let capHeight = 7
  /// From the left edge of one glyph to that of the next, in dots.
  static let advance = 6
  /// From the top of one line to that of the next, in dots.
  static let lineHeight = 11

  /// A horizontal row of inked dots: `length` of them from `x`, in row `y`, counted from the upper left of the text.
  struct Run: Hashable {
    var x: Int
    var y: Int
    var length: Int
  }

  /// The width of a line of text, in dots, without the gap after its last glyph; 0 for no text.
  static func width(of text: String) -> Int {
    max(text.unicodeScalars.count * advance - (advance - glyphWidth), 0)
  }

  /// Calls `body` with every run of dots of a line of text, from the left glyph by glyph, each from its top.
  ///
  /// Runs never overlap, so a drawing may fill each as one rectangle. Line ends are no printable ASCII: break the text
  /// before.
  static func forEachRun(of text: String, _ body: (Run) -> Void) {
    var left = 0
    for scalar in text.unicodeScalars {
      var dots = glyph(of: scalar)
      for y in 0..<glyphHeight {
        let row = dots & 0x1F
        dots >>= 5
        var x = 0
        while x < glyphWidth {
          guard row >> UInt64(x) & 1 == 1 else {
            x += 1
            continue
          }
          var length = 1
          while x + length < glyphWidth, row >> UInt64(x + length) & 1 == 1 { length += 1 }
          body(Run(x: left + x, y: y, length: length))
          x += length
        }
      }
      left += advance
    }
  }

  /// The dots of a character, five bits a row.
  static func glyph(of scalar: Unicode.Scalar) -> UInt64 {
    let box = glyphs.count - 1
    let place = Int(scalar.value) - 0x20
    return glyphs[(0..<box).contains(place) ? place : box]
  }
}
