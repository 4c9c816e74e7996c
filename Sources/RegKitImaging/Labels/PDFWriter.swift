/// Writes a PDF of pages with black rectangles and Helvetica text, in millimetres from the upper left corner.
///
/// Nothing is compressed and nothing embedded: the file is text, and what a label is made of can be read in it. The document
/// asks viewers to print it at its own size, since a label scaled to the paper has no whole dots a module any more.
struct PDFWriter {
  private var file: [UInt8] = []
  /// Where object n + 1 begins.
  private var offsets: [Int] = []
  private var pages: [(object: Int, width: Double, height: Double)] = []

  init() {
    // The second line has bytes above 127, by which transfer programs know that the file is binary.
    file = Array("%PDF-1.6\n%".utf8) + [0xE2, 0xE3, 0xCF, 0xD3, 0x0A]
    // 1 the catalogue, 2 the list of pages, 3 the font; the first two are written when all pages are known.
    offsets = [0, 0, 0]
    begin(object: 3)
    append("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>\nendobj\n")
  }

  /// How many bytes there are so far.
  var count: Int { file.count }

  /// Adds a page of a size in millimetres.
  mutating func addPage(width: Double, height: Double, _ content: PDFDrawing) {
    let stream = newObject()
    let scale = Self.pointsPerMillimetre
    // From here on a unit is a millimetre, and y goes down.
    let matrix = "\(scale) 0 0 -\(scale) 0 \(Self.points(height)) cm\n"
    append("<</Length \(matrix.utf8.count + content.bytes.count)>>\nstream\n" + matrix)
    file += content.bytes
    append("\nendstream\nendobj\n")
    let page = newObject()
    append("<</Type/Page/Parent 2 0 R/MediaBox[0 0 \(Self.points(width)) \(Self.points(height))]")
    append("/Resources<</Font<</F1 3 0 R>>>>/Contents \(stream) 0 R>>\nendobj\n")
    pages.append((page, width, height))
  }

  /// The file, with the table of its objects at the end.
  consuming func finished() -> [UInt8] {
    begin(object: 1)
    append("<</Type/Catalog/Pages 2 0 R/ViewerPreferences<</PrintScaling/None>>>>\nendobj\n")
    begin(object: 2)
    append("<</Type/Pages/Count \(pages.count)/Kids[")
    for (place, page) in pages.enumerated() { append((place > 0 ? " " : "") + "\(page.object) 0 R") }
    append("]>>\nendobj\n")
    let table = file.count
    append("xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n")
    for offset in offsets {
      let digits = String(offset)
      append(String(repeating: "0", count: max(0, 10 - digits.utf8.count)) + digits + " 00000 n \n")
    }
    append("trailer\n<</Size \(offsets.count + 1)/Root 1 0 R>>\nstartxref\n\(table)\n%%EOF\n")
    return file
  }

  private mutating func newObject() -> Int {
    offsets.append(0)
    begin(object: offsets.count)
    return offsets.count
  }

  private mutating func begin(object: Int) {
    offsets[object - 1] = file.count
    append("\(object) 0 obj\n")
  }

  private mutating func append(_ text: String) { file.append(contentsOf: text.utf8) }

  /// 72 points are an inch.
  private static let pointsPerMillimetre = fractionText(720, over: 254)

  private static func points(_ millimetres: Double) -> String {
    fractionText(Int(millimetres * 1000 + 0.5) * 72, over: 25_400)
  }
}

/// What is drawn on one page of a PDF.
struct PDFDrawing {
  private(set) var bytes: [UInt8] = []

  /// Draws a symbol with its upper left module at a place in millimetres.
  mutating func draw(_ modules: ModuleMatrix, x: Double, y: Double, _ geometry: LabelGeometry) {
    append("q 1 0 0 1 \(lengthText(x)) \(lengthText(y)) cm ")
    let scale = fractionText(geometry.dotsPerModule * 254, over: geometry.dotsPerInch * 10)
    append("\(scale) 0 0 \(scale) 0 0 cm 0 g\n")
    // One path for all, so that no viewer leaves a light seam between two rows of modules.
    modules.forEachRun { column, row, length in append("\(column) \(row) \(length) 1 re\n") }
    append("f Q\n")
  }

  /// Draws a line of Latin-1 with the left end of its baseline at a place in millimetres.
  mutating func draw(_ text: String, x: Double, y: Double, fontSize: Double) {
    append("BT /F1 \(lengthText(fontSize)) Tf 0 g 1 0 0 -1 \(lengthText(x)) \(lengthText(y)) Tm (")
    for scalar in text.unicodeScalars {
      guard let byte = UInt8(exactly: scalar.value) else { continue }
      if byte == 0x28 || byte == 0x29 || byte == 0x5C { bytes.append(0x5C) }
      bytes.append(byte)
    }
    append(") Tj ET\n")
  }

  /// Draws a label with its upper left corner at a place in millimetres.
  mutating func draw(_ label: Label, x: Double, y: Double) {
    let layout = label.layout
    draw(label.modules, x: x + layout.symbolX, y: y + layout.symbolY, label.geometry)
    for line in layout.lines { draw(line.text, x: x + line.x, y: y + line.y, fontSize: layout.fontSize) }
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
