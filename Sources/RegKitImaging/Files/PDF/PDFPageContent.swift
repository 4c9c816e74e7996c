/// Which pictures a page shows and where, and whether it paints more than these, found by following its content (ISO
/// 32000-1, 7.8 and 8.9).
///
/// A page's resources are no list of its pictures: many programs give every page the resources of all. Only what is drawn
/// counts, in the content itself, in forms it draws, and in the appearances of its annotations, where signatures stand.
struct PDFPageContent {
  /// One picture in the order of drawing.
  struct Drawing {
    let image: PDFImage
    /// Where the unit square, which every picture fills, lies on the page.
    let matrix: PDFMatrix
  }

  private(set) var drawings: [Drawing] = []
  /// Whether so much is painted beside the pictures that, with those that are bars, a code could be among it; see
  /// `PDFPaint`.
  func couldShowCode(with bars: Int) -> Bool { paint.couldBeCode(with: bars) }

  private let page: PDFDocument.Page
  private var paint: PDFPaint
  /// The pictures drawn so far and the fonts looked into, by the numbers of their objects.
  private var drawn: Set<Int> = []
  private var fonts: [Int: PDFPaint.Font] = [:]
  /// The Type 3 fonts whose glyphs are being followed, each shown by a glyph of the one before.
  private var openFonts: [Int] = []
  /// How many bytes of content may still be followed; a form that is drawn again counts again.
  private var bytesLeft = 16 << 20
  /// The same for glyphs, apart, so that fonts cannot take it from the pictures.
  private var glyphBytesLeft = 4 << 20

  private static let mostDrawings = 1_000
  private static let mostLevels = 12
  private static let mostSavedStates = 512
  private static let mostStreams = 10_000
  private static let mostAnnotations = 1_000
  private static let mostGlyphs = 4_096
  /// What it costs to look up one name in the resources, as bytes of content, and to begin a form or a glyph, so that
  /// empty ones come to an end soon.
  private static let lookupCost = 32
  private static let streamCost = 256

  init(_ page: PDFDocument.Page) throws(ImagingError) {
    self.page = page
    paint = PDFPaint(on: PDFRectangle(page.mediaBox))
    var content: [UInt8] = []
    let contents = page.object.member("Contents")
    if contents.isStream {
      content = try read(contents)
    } else {
      guard contents.count <= Self.mostStreams else { throw .damagedPDF("a page of \(contents.count) streams") }
      for index in 0..<contents.count {
        // Each ends a word, and their state goes on.
        content += try read(contents.item(index)) + [0x0A]
      }
    }
    try follow(content, page.resources, PDFPaint.State(matrix: .identity, isClipped: false), level: 0)
    try followAnnotations()
  }

  private mutating func read(_ stream: PDFObject) throws(ImagingError) -> [UInt8] {
    if stream.isNull { return [] }
    guard let stored = stream.storedBytes else { throw .damagedPDF("content that cannot be read") }
    // What is stored costs time too, however little comes out of it.
    guard stored.count <= bytesLeft else {
      throw .fileTooLarge(byteCount: stored.count, allowed: max(bytesLeft, 0))
    }
    var cost = stored.count
    defer { bytesLeft -= cost }
    let source = try PDFFilter.source(
      of: stored, through: try PDFFilter.list(of: stream.dictionary), limit: bytesLeft, cost: &cost)
    return try source.readAll(limit: bytesLeft, cost: &cost)
  }

  private mutating func follow(
    _ content: [UInt8], _ resources: PDFObject, _ state: PDFPaint.State, level: Int
  ) throws(ImagingError) {
    try content.withUnsafeBufferPointer { (buffer) throws(ImagingError) in
      try follow(UnsafeRawBufferPointer(buffer), resources, state, level: level)
    }
  }

  private mutating func follow(
    _ content: UnsafeRawBufferPointer, _ resources: PDFObject, _ state: PDFPaint.State, level: Int
  ) throws(ImagingError) {
    var lexer = PDFLexer(content, from: 0)
    var state = state
    var saved: [PDFPaint.State] = []
    var operands = Operands()
    var marked = MarkedContent()
    while true {
      switch lexer.next() {
      case .integer(let value): operands.add(Double(value))
      case .name(let range):
        operands.name = range
        if lexer.name(range, is: "OC") { operands.hasLayerTag = true }
      case .string(let range):
        if case .letters = state.font { operands.marks.add(content[range]) }
      case .word(let range):
        if let number = lexer.number(range) {
          operands.add(number)
          continue
        }
        switch PDFOperator(content[range]) {
        case .saveState:
          guard saved.count < Self.mostSavedStates else { throw .damagedPDF("content that saves its state too often") }
          saved.append(state)
        case .restoreState: state = saved.popLast() ?? state
        case .beginMarked, .beginMarkedWithProperties: marked.begin(isLayer: operands.hasLayerTag)
        case .endMarked: marked.end()
        case .draw:
          guard let name = operands.name else { break }
          try charge(Self.lookupCost)
          let object = resources.member("XObject").member(named: lexer.name(name))
          try draw(object, resources, marked.shown(state), level: level)
        case .beginInlineImage: try add(try inlineImage(&lexer, content, resources), marked.shown(state))
        case .setState:
          guard let name = operands.name else { break }
          try charge(Self.lookupCost)
          let changes = resources.member("ExtGState").member(named: lexer.name(name))
          change(&state, changes, level: level)
        case .setFont:
          guard let name = operands.name else { break }
          try charge(Self.lookupCost)
          state.font = font(resources.member("Font").member(named: lexer.name(name)), resources, level: level)
        case let other?: follow(other, operands, &state)
        case nil: break
        }
        operands.removeAll()
      case .end: return
      default: break
      }
    }
  }

  /// Follows an operator that changes the path, the text or the state at hand and looks nothing up.
  private mutating func follow(_ step: PDFOperator, _ operands: Operands, _ state: inout PDFPaint.State) {
    switch step {
    case .changeMatrix:
      if let change = PDFMatrix(operands.numbers.suffix(6)) { state.matrix = change.within(state.matrix) }
    case .line, .curve, .curveFromCurrent, .curveToFinal: paint.addPiece()
    case .rectangle: paint.addRectangle(operands.numbers, state)
    case .fill, .fillEvenOdd, .fillOld: paint.endPath(isFilled: true, &state)
    case .stroke, .closeStroke: paint.endPath(isStroked: true, &state)
    case .fillStroke, .fillStrokeEvenOdd, .closeFillStroke, .closeFillStrokeEvenOdd:
      paint.endPath(isFilled: true, isStroked: true, &state)
    case .clip, .clipEvenOdd: paint.clipToPath()
    case .endPath: paint.endPath(&state)
    case .showText, .showTexts, .showTextOnNextLine, .showTextSpaced: paint.addText(operands.marks, &state)
    case .setTextMode:
      let mode = operands.numbers.last.flatMap { Int(exactly: $0) } ?? 0
      state.textMode = 0...7 ~= mode ? mode : 0
    case .setDashes: state.dashCount = max(operands.numbers.count - 1, 0)
    case .shading: paint.addShading()
    // A colour with a name is a pattern.
    case .fillColorOrPattern: state.fillPattern = operands.name != nil
    case .strokeColorOrPattern: state.strokePattern = operands.name != nil
    case .fillGray, .fillRGB, .fillCMYK, .fillSpace, .fillColor: state.fillPattern = false
    case .strokeGray, .strokeRGB, .strokeCMYK, .strokeSpace, .strokeColor: state.strokePattern = false
    case .saveState, .restoreState, .setState, .setFont, .draw, .beginInlineImage, .beginMarked,
      .beginMarkedWithProperties, .endMarked:
      break
    }
  }

  /// Sets what a graphics state dictionary sets (ISO 32000-1, 8.4.5).
  private mutating func change(_ state: inout PDFPaint.State, _ changes: PDFObject, level: Int) {
    guard changes.isDictionary else { return }
    if changes.member("SMask").isDictionary {
      paint.addSoftMask()
      state.isTranslucent = true
    }
    if changes.has("BM"), !changes.member("BM").isNamed("Normal", "Compatible") { state.isTranslucent = true }
    for alpha in [changes.member("ca"), changes.member("CA")] {
      if let alpha = alpha.real, alpha < 1 { state.isTranslucent = true }
    }
    let dashes = changes.member("D")
    if dashes.isArray { state.dashCount = dashes.item(0).count }
    let font = changes.member("Font")
    if font.isArray { state.font = self.font(font.item(0), page.resources, level: level) }
  }

  /// What the letters of a font can be; the glyphs of one that paints them as content of a page are followed.
  private mutating func font(_ font: PDFObject, _ resources: PDFObject, level: Int) -> PDFPaint.Font {
    let number = font.number
    if number != 0, let known = fonts[number] { return known }
    // A glyph that shows text in its own font paints nothing by that; of other fonts at hand nothing is known yet.
    if number != 0, openFonts.contains(number) { return openFonts.last == number ? .nothing : .glyphs }
    let kind = font.member("Subtype").isNamed("Type3") ? glyphs(of: font, resources, level: level) : PDFPaint.Font(font)
    if number != 0 { fonts[number] = kind }
    return kind
  }

  /// What the glyphs of a Type 3 font come to.
  ///
  /// One that cannot be followed could show anything, and takes no picture of the page with it.
  private mutating func glyphs(of font: PDFObject, _ resources: PDFObject, level: Int) -> PDFPaint.Font {
    let outside = (paint: paint, drawn: drawn, drawings: drawings.count, bytesLeft: bytesLeft)
    paint = PDFPaint(on: nil)
    let isOutermost = openFonts.isEmpty
    if isOutermost { bytesLeft = glyphBytesLeft }
    openFonts.append(font.number)
    defer {
      openFonts.removeLast()
      if isOutermost { (glyphBytesLeft, bytesLeft) = (bytesLeft, outside.bytesLeft) }
      drawings.removeLast(drawings.count - outside.drawings)
      (paint, drawn) = (outside.paint, outside.drawn)
    }
    guard bytesLeft > 0 else { return .glyphs }
    do throws(ImagingError) {
      let glyphs = font.member("CharProcs")
      let names = glyphs.memberNames(atMost: Self.mostGlyphs)
      try charge(names.count * Self.lookupCost)
      let own = font.member("Resources")
      var isEmpty = names.count < Self.mostGlyphs
      for name in names where isEmpty {
        try charge(Self.streamCost)
        let state = PDFPaint.State(matrix: .identity, isClipped: true)
        try follow(try read(glyphs.member(named: name)), own.isNull ? resources : own, state, level: try deeper(level))
        isEmpty = paint.pieceCount == 0 && drawings.count == outside.drawings
      }
      return isEmpty ? .nothing : .glyphs
    } catch {
      return .glyphs
    }
  }

  private mutating func charge(_ count: Int) throws(ImagingError) {
    bytesLeft -= count
    guard bytesLeft > 0 else { throw .unsupported("PDF: a page of more names than are looked up", expected: "") }
  }

  private func deeper(_ level: Int) throws(ImagingError) -> Int {
    guard level < Self.mostLevels else { throw .damagedPDF("a form within \(level) others") }
    return level + 1
  }

  private mutating func draw(
    _ object: PDFObject, _ resources: PDFObject, _ state: PDFPaint.State, level: Int
  ) throws(ImagingError) {
    guard object.isStream else { return }
    let dictionary = object.dictionary
    let kind = dictionary.member("Subtype")
    if kind.isNamed("Image") {
      try add(PDFImage(object, resources), state)
    } else if kind.isNamed("Form") {
      let level = try deeper(level)
      let own = dictionary.member("Resources")
      var inner = state
      inner.matrix = (PDFMatrix(dictionary.member("Matrix").numbers(atMost: 6)) ?? .identity).within(state.matrix)
      let box = PDFRectangle(dictionary.member("BBox"))
      if box.map({ paint.covers($0, inner.matrix) }) != true { inner.isClipped = true }
      if dictionary.has("OC") { inner.isTranslucent = true }
      bytesLeft -= Self.streamCost
      try follow(try read(object), own.isNull ? resources : own, inner, level: level)
    }
  }

  private mutating func add(_ picture: PDFImage, _ state: PDFPaint.State) throws(ImagingError) {
    guard drawings.count < Self.mostDrawings else {
      throw .unsupported("PDF: more than \(Self.mostDrawings) pictures on a page", expected: "<= \(Self.mostDrawings)")
    }
    let isNew = picture.number == 0 || drawn.insert(picture.number).inserted
    paint.addPicture(picture, isRepeated: !isNew, state)
    drawings.append(Drawing(image: picture, matrix: state.matrix))
  }

  // MARK: - Annotations

  /// Draws the normal appearance of each annotation into its rectangle (ISO 32000-1, 12.5.5).
  private mutating func followAnnotations() throws(ImagingError) {
    let annotations = page.object.member("Annots")
    guard annotations.count <= Self.mostAnnotations else {
      throw .unsupported("PDF: \(annotations.count) annotations on a page", expected: "<= \(Self.mostAnnotations)")
    }
    for index in 0..<annotations.count {
      let annotation = annotations.item(index)
      var appearance = annotation.member("AP").member("N")
      if appearance.isDictionary, let state = annotation.member("AS").name {
        appearance = appearance.member(named: state)
      }
      // Bits 2 and 6: not shown at all.
      guard appearance.isStream, (annotation.member("F").integer ?? 0) & 0b10_0010 == 0 else { continue }
      let dictionary = appearance.dictionary
      let inner = PDFMatrix(dictionary.member("Matrix").numbers(atMost: 6)) ?? .identity
      guard let box = PDFRectangle(dictionary.member("BBox")), let place = PDFRectangle(annotation.member("Rect")),
        case let bounds = box.matrix.within(inner).bounds, bounds.right > bounds.left, bounds.top > bounds.bottom
      else { continue }
      var fit = PDFMatrix()
      fit.a = (place.right - place.left) / (bounds.right - bounds.left)
      fit.d = (place.top - place.bottom) / (bounds.top - bounds.bottom)
      fit.e = place.left - bounds.left * fit.a
      fit.f = place.bottom - bounds.bottom * fit.d
      try draw(appearance, page.resources, PDFPaint.State(matrix: fit, isClipped: true), level: 0)
    }
  }

  // MARK: - Pictures in the content

  /// The picture between BI and EI.
  private func inlineImage(
    _ lexer: inout PDFLexer, _ content: UnsafeRawBufferPointer, _ resources: PDFObject
  ) throws(ImagingError) -> PDFImage {
    let start = lexer.offset
    var end = start
    search: while true {
      end = lexer.offset
      switch lexer.next() {
      case .word(let range) where lexer.word(range, is: "ID"):
        end = range.lowerBound
        break search
      case .end: throw .damagedPDF("an inline picture without data")
      default: break
      }
    }
    let text = Array("<<".utf8) + content[start..<end] + Array(">>".utf8)
    let dictionary = page.object.parsing(text)
    // One white space stands between ID and the data.
    let data = min(lexer.offset + 1, content.count)
    // To go on behind it would lose a picture, and search for the next one's end over and over.
    guard let dataEnd = endOfInlineData(content, from: data) else {
      throw .damagedPDF("an inline picture without an end")
    }
    lexer.move(to: dataEnd.next)
    return PDFImage(inline: dictionary, Array(content[data..<dataEnd.end]), resources)
  }

  /// Where the data ends: before an EI that stands as a word and is followed by content, not by more data.
  private func endOfInlineData(_ content: UnsafeRawBufferPointer, from start: Int) -> (end: Int, next: Int)? {
    var offset = start
    while offset &+ 2 <= content.count {
      // 'E', 'I'
      if content[offset] == 0x45, content[offset &+ 1] == 0x49,
        offset == start || PDFLexer.Character.isSpace(content[offset &- 1]),
        content[(offset &+ 2)...].prefix(12).allSatisfy({ $0 >= 0x20 && $0 < 0x7F || PDFLexer.Character.isSpace($0) }),
        content.count == offset &+ 2 || !PDFLexer.Character.isRegular(content[offset &+ 2])
      {
        return (max(start, offset - 1), offset + 2)
      }
      offset &+= 1
    }
    return nil
  }
}

extension PDFPageContent {
  /// What stands before an operator.
  private struct Operands {
    private(set) var numbers: [Double] = []
    /// The last name, as the range it covers.
    var name: Range<Int>?
    /// Whether one of the names is that of a layer's content.
    var hasLayerTag = false
    /// What the strings show.
    var marks = PDFTextMarks()

    mutating func add(_ number: Double) {
      numbers.append(number)
      if numbers.count > 64 { numbers.removeFirst(32) }
    }

    mutating func removeAll() {
      numbers.removeAll(keepingCapacity: true)
      (name, hasLayerTag, marks) = (nil, false, PDFTextMarks())
    }
  }

  /// How deep in marked content a place stands, and whether in that of a layer (ISO 32000-1, 8.11.3.2 and 14.6).
  private struct MarkedContent {
    private var depth = 0
    /// The depth of the outermost layer.
    private var layer: Int?

    mutating func begin(isLayer: Bool) {
      depth &+= 1
      if isLayer, layer == nil { layer = depth }
    }

    mutating func end() {
      if layer == depth { layer = nil }
      depth = max(depth &- 1, 0)
    }

    /// The state in which things are drawn here.
    func shown(_ state: PDFPaint.State) -> PDFPaint.State {
      guard layer != nil else { return state }
      var state = state
      state.isTranslucent = true
      return state
    }
  }
}

/// A rectangle whose corners may come in any order (ISO 32000-1, 7.9.5).
struct PDFRectangle {
  let left: Double
  let bottom: Double
  let right: Double
  let top: Double

  /// Nil for what is no rectangle of finite size.
  init?(_ object: PDFObject) {
    guard let numbers = object.numbers(atMost: 4), numbers.count == 4, numbers.allSatisfy({ $0.isFinite }) else {
      return nil
    }
    (left, right) = (min(numbers[0], numbers[2]), max(numbers[0], numbers[2]))
    (bottom, top) = (min(numbers[1], numbers[3]), max(numbers[1], numbers[3]))
  }

  /// How the unit square lies where the rectangle does.
  var matrix: PDFMatrix {
    var matrix = PDFMatrix()
    (matrix.a, matrix.d, matrix.e, matrix.f) = (right - left, top - bottom, left, bottom)
    return matrix
  }
}
