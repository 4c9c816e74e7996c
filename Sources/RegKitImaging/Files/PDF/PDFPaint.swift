/// What a page paints besides its pictures, counted to know whether a code could stand there that is in no picture.
///
/// A code that a program draws on a page is seen only by who draws the whole page. So as not to send every scan with a
/// frame around it to be drawn, paint counts by the pieces it consists of, and a few are let pass:
///
/// 1. each rectangle, line and curve of a path that is painted, and each picture drawn again, since either can be one bar;
///    UPC-E, the linear code of the fewest bars, has 17. `PDFStrips` counts the pictures that are bars by their shape;
/// 2. at once as enough: a path of many pieces that other paint is clipped to, a dashed line of many dashes, anything painted
///    with a pattern, a shading, a soft mask;
/// 3. at once as enough: visible text, since a font of bars or of blocks looks like any other; but not that in one of the
///    standard fonts of letters that the file neither carries nor changes, as fax machines and stamps set it: of such text
///    each mark counts where it has no letters. Invisible text, which recognition lays over a scan, is none; a Type 3 font
///    paints in that mode too, unless its glyphs are empty.
///
/// A picture that covers the page hides what was painted before it, such as the text that recognition lays under a scan,
/// unless it stands in a layer, which may itself be hidden.
struct PDFPaint {
  /// What the letters of a font can be.
  enum Font {
    /// Letters and nothing else.
    case letters
    /// Anything, where the text is visible.
    case anything
    /// Anything, in every mode of showing text.
    case glyphs
    /// Nothing at all.
    case nothing
  }

  /// How things are painted at one place of the content (ISO 32000-1, 8.4).
  struct State {
    var matrix: PDFMatrix
    /// Whether paint may miss a part of the page.
    var isClipped: Bool
    /// Whether paint may let through what lies under it, as all does in a layer, which may be hidden.
    var isTranslucent = false
    /// Whether areas, or lines, are painted with a pattern.
    var fillPattern = false
    var strokePattern = false
    /// The numbers of the dash pattern.
    var dashCount = 0
    /// The text rendering mode, 0 to 7 (ISO 32000-1, 9.3.6).
    var textMode = 0
    var font = Font.anything

    var isTextFilled: Bool { textMode & 1 == 0 }
    var isTextStroked: Bool { [1, 2].contains(textMode & 3) }
    /// Whether text bounds what is painted after it.
    var isTextClip: Bool { textMode >= 4 }
  }

  /// The path at hand.
  private struct Path {
    var pieceCount = 0
    /// Where the unit square lies for a path that is one upright rectangle.
    var rectangle: PDFMatrix?
    var isClip = false
  }

  private(set) var pieceCount = 0
  private var path = Path()
  private let box: PDFRectangle?

  /// The most pieces that can be no code: fewer than the bars of any linear code.
  private static let most = 12
  private static let enough = 1_000

  init(on box: PDFRectangle?) { self.box = box }

  /// Whether a code could have been painted, with so many pieces more.
  func couldBeCode(with others: Int) -> Bool { pieceCount &+ min(others, Self.enough) > Self.most }

  // MARK: - Paths

  mutating func addPiece() {
    path.pieceCount &+= 1
    path.rectangle = nil
  }

  mutating func addRectangle(_ numbers: [Double], _ state: State) {
    path.pieceCount &+= 1
    path.rectangle = nil
    guard path.pieceCount == 1, numbers.count >= 4 else { return }
    let sides = numbers.suffix(4)
    var matrix = PDFMatrix()
    (matrix.e, matrix.f) = (sides[sides.startIndex], sides[sides.startIndex + 1])
    (matrix.a, matrix.d) = (sides[sides.startIndex + 2], sides[sides.startIndex + 3])
    path.rectangle = matrix.within(state.matrix)
  }

  mutating func clipToPath() { path.isClip = true }

  /// Ends the path, painted or not.
  mutating func endPath(isFilled: Bool = false, isStroked: Bool = false, _ state: inout State) {
    if isFilled || isStroked {
      let hasPattern = isFilled && state.fillPattern || isStroked && state.strokePattern
      add(hasPattern && path.pieceCount > 0 ? Self.enough : path.pieceCount)
      if isStroked, state.dashCount > 2 { add(path.pieceCount &* state.dashCount) }
    }
    if path.isClip {
      if path.pieceCount > Self.most { add(Self.enough) }
      if path.rectangle.map(covers) != true { state.isClipped = true }
    }
    path = Path()
  }

  // MARK: - Other paint

  mutating func addShading() { add(Self.enough) }
  mutating func addSoftMask() { add(Self.enough) }

  /// Takes note of text, which in a font of letters counts as the marks that it consists of.
  mutating func addText(_ marks: PDFTextMarks, _ state: inout State) {
    if state.isTextClip { state.isClipped = true }
    switch state.font {
    case .nothing: break
    case .glyphs: add(Self.enough)
    case .anything: if state.textMode != 3 { add(Self.enough) }
    case .letters:
      // One letter can be an area as large as the page.
      let hasPattern = state.isTextFilled && state.fillPattern || state.isTextStroked && state.strokePattern
      if hasPattern { add(Self.enough) } else if state.textMode != 3 { add(marks.count) }
    }
  }

  /// Takes note of a picture; one that covers the page leaves nothing of what lies under it.
  mutating func addPicture(_ picture: PDFImage, isRepeated: Bool, _ state: State) {
    if picture.isMask, state.fillPattern { add(Self.enough) }
    if picture.isOpaque, !state.isClipped, !state.isTranslucent, covers(state.matrix) { pieceCount = 0 }
    if isRepeated { add(1) }
  }

  private mutating func add(_ count: Int) {
    pieceCount = min(pieceCount &+ min(max(count, 0), Self.enough), Self.enough)
  }

  /// Whether the unit square, drawn upright, covers the page but for a margin in which no code has room.
  private func covers(_ matrix: PDFMatrix) -> Bool {
    guard let box else { return false }
    let bounds = matrix.bounds
    let isUpright = abs(matrix.b) + abs(matrix.c) < 0.01 || abs(matrix.a) + abs(matrix.d) < 0.01
    let margin = 3.0
    return isUpright && bounds.left <= box.left + margin && bounds.right >= box.right - margin
      && bounds.bottom <= box.bottom + margin && bounds.top >= box.top - margin
  }

  func covers(_ rectangle: PDFRectangle, _ matrix: PDFMatrix) -> Bool { covers(rectangle.matrix.within(matrix)) }
}

extension PDFPaint.Font {
  /// The families of letters that every viewer has at hand (ISO 32000-1, 9.6.2.2) and the names they go by.
  private static let families: [StaticString] = [
    "Helvetica", "Times", "Courier", "Arial", "ArialMT", "TimesNewRoman", "TimesNewRomanPS", "TimesNewRomanPSMT",
    "CourierNew", "CourierNewPS", "CourierNewPSMT",
  ]

  /// What the letters of a font other than Type 3 can be.
  init(_ font: PDFObject) {
    self = .anything
    guard font.member("Subtype").isNamed("Type1", "TrueType"), let name = font.member("BaseFont").name,
      !font.member("Encoding").has("Differences")
    else { return }
    let family = name.prefix { $0 != 0x2D && $0 != 0x2C }  // '-' ','
    let file = font.member("FontDescriptor")
    guard Self.families.contains(where: { $0.utf8CodeUnitCount == family.count && $0.bytes.elementsEqual(family) }),
      !file.has("FontFile"), !file.has("FontFile2"), !file.has("FontFile3")
    else { return }
    self = .letters
  }
}
