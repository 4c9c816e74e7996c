extension Label {
  /// The label as an SVG picture of its exact size in millimetres, in UTF-8.
  ///
  /// Modules are black rectangles in one path on a white ground; text is text, in Helvetica or what the viewer has in its
  /// place, stretched to the width it was given room for.
  public func svg() -> [UInt8] {
    let layout = layout
    let size = (width: lengthText(layout.width), height: lengthText(layout.height))
    var text = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
    text += #"<svg xmlns="http://www.w3.org/2000/svg" width="\#(size.width)mm" height="\#(size.height)mm""#
    text += #" viewBox="0 0 \#(size.width) \#(size.height)">"# + "\n"
    text += #"<rect width="\#(size.width)" height="\#(size.height)" fill="white"/>"# + "\n"
    // In modules, so that every corner is a whole number; the scale is exact to a millionth of a module.
    text += #"<path transform="translate(\#(lengthText(layout.symbolX)) \#(lengthText(layout.symbolY)))"#
    text += #" scale(\#(fractionText(geometry.dotsPerModule * 254, over: geometry.dotsPerInch * 10)))""#
    text += #" shape-rendering="crispEdges" d=""#
    modules.forEachRun { column, row, length in
      text += "M\(column) \(row)h\(length)v1h-\(length)z"
    }
    text += #""/>"# + "\n"
    for line in layout.lines {
      text += #"<text x="\#(lengthText(line.x))" y="\#(lengthText(line.y))""#
      text += #" font-family="Helvetica, Arial, sans-serif" font-size="\#(lengthText(layout.fontSize))""#
      text += #" textLength="\#(lengthText(line.width))" lengthAdjust="spacingAndGlyphs" xml:space="preserve">"#
      text += Self.escaped(line.text) + "</text>\n"
    }
    text += "</svg>\n"
    return Array(text.utf8)
  }

  private static func escaped(_ text: String) -> String {
    var escaped: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x26: escaped += Array("&amp;".utf8)
      case 0x3C: escaped += Array("&lt;".utf8)
      case 0x3E: escaped += Array("&gt;".utf8)
      default: escaped.append(byte)
      }
    }
    return String(decoding: escaped, as: UTF8.self)
  }
}

/// The quotient of two positive numbers with six decimals.
func fractionText(_ dividend: Int, over divisor: Int) -> String {
  let millionths = (dividend * 1_000_000 + divisor / 2) / divisor
  return "\(millionths / 1_000_000)." + String(String(millionths % 1_000_000 + 1_000_000).dropFirst())
}
