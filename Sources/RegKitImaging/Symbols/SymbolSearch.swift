internal import GS1

/// One search of one picture: what was found so far, and what to try next.
///
/// The order is by yield for time, measured on 840 damaged pictures (`make bench-pictures`).
struct SymbolSearch {
  private(set) var found = SymbolCollection()
  /// Whether there are so many finder patterns that a library might never come to an end with the whole picture.
  private var isCrowded = false
  private let options: SymbolReader.Options
  private let original: PreparedPicture
  /// The original, or its reduction if it is large: photographs read better and faster so.
  private let base: PreparedPicture

  /// The longer side, in pixels, at which a large picture is searched first.
  private static let firstSide = 2_000
  /// How many pixels of a picture are enlarged at most, in pieces or as a whole.
  private static let mostToEnlarge = 1 << 18
  /// From how many pixels on a picture is a page, which may hold many symbols between other things.
  private static let page = 1 << 18
  /// The side of the pieces a page is searched in, in pixels, and how far apart they begin.
  private static let tileSide = 768
  private static let tileStride = tileSide * 7 / 10
  /// The most pieces with a symbol that was not read at once that are searched harder.
  ///
  /// Three finder patterns are seldom anything else than a QR Code; what has the shape of a Data Matrix is mostly a letter.
  private static let mostQRCodeRetries = 24
  private static let mostDataMatrixRetries = 8
  /// From how many finder patterns on a picture is searched piece by piece only.
  private static let crowd = 100
  /// The most pieces that look like QR Codes and are none.
  private static let mostQRCodeFailures = 48
  /// The most other parts of a picture that are searched harder where something was found.
  private static let mostOtherTextures = 4
  /// The sides, in pixels, of a Data Matrix that is worth it, and the largest module of a QR Code.
  ///
  /// Larger ones are read at once or are none.
  private static let retriedSides = 24...160
  private static let largestRetriedModule = 5

  #if DataMatrix
    private static let readsDataMatrix = true
  #else
    private static let readsDataMatrix = false
  #endif

  init(_ image: GrayImage, _ options: SymbolReader.Options) {
    self.options = options
    original = PreparedPicture(image)
    base = original.reduced(toSide: Self.firstSide)
  }

  private var looksForMatrix: Bool { !options.symbologies.isDisjoint(with: .matrix) }
  private var isReduced: Bool { base.longSide != original.longSide }

  mutating func run() throws(ImagingError) {
    let first = base.prepared(by: .threshold)
    let locator = locate(in: first)
    isCrowded = locator.finderPatternCount > Self.crowd
    try searchLinear(first, step: linearStep)
    try searchMatrix(first)
    try searchPieces(locator, of: first, from: base)
    switch options.effort {
    case .fast:
      for step in [LadderStep.invertedThreshold, .wideThreshold, .smoothed] where found.isEmpty && looksForMatrix {
        try searchWhole(base.prepared(by: step))
      }
    case .balanced:
      try climb(from: first)
      if isReduced { try searchAtFullSize() }
    case .thorough:
      try climbAll()
      try searchAtFullSize()
    }
  }

  // MARK: Ladders

  /// Looks for light codes and faint or large ones whatever was found, and climbs on while there is nothing; linear symbols are
  /// looked for again only then.
  ///
  /// What costs most comes last and only for the parts of the picture where black and white change as they do in a symbol, and
  /// no symbol was found.
  private mutating func climb(from first: PreparedPicture) throws(ImagingError) {
    guard looksForMatrix else {
      if found.isEmpty, base.pixelCount < Self.page { try searchLinear(base, step: linearStep * 2) }
      return
    }
    try searchWhole(base.prepared(by: .wideThreshold))
    try searchWhole(base.prepared(by: .invertedThreshold))
    let isAlone = !found.hasMatrix
    let isSmall = base.pixelCount < Self.page / 2
    let textures = isAlone && isSmall ? [wholeOfBase] : textures(of: first, isAlone: isAlone)
    if isAlone, !textures.isEmpty {
      try searchWhole(base.prepared(by: .smoothed))
      if base.pixelCount < Self.page, !found.hasMatrix { try searchMatrix(base.prepared(by: .raw)) }
    }
    var left = Self.mostToEnlarge
    // A symbol has an edge of paper: what takes up much of a large picture is noise or cloth.
    let largest = isSmall ? base.pixelCount : base.pixelCount / 4
    for box in textures where !isAlone || !found.hasMatrix {
      guard let part = base.cropped(to: box), part.pixelCount <= min(largest, left) else { continue }
      left -= part.pixelCount
      let known = found.symbols.count
      for step in [LadderStep.sharpened, .doubled] where found.symbols.count == known {
        let prepared = part.prepared(by: step)
        try searchWhole(prepared)
        if found.isEmpty, step == .doubled { try searchLinear(prepared, step: linearStep * 2) }
      }
      if found.symbols.count == known, let part = first.cropped(to: box) { try searchQRCodeAgain(part) }
    }
    if found.isEmpty, base.pixelCount < Self.page { try searchLinear(base, step: linearStep * 2) }
  }

  private var wholeOfBase: Box { Box(left: 0, top: 0, right: base.image.width - 1, bottom: base.image.height - 1) }

  /// The parts of the picture that may hold a symbol which is too faint or small to be read as it is.
  ///
  /// - Parameter isAlone: Whether nothing was found yet; else some parts that are as long as wide and not read are enough.
  private func textures(of black: PreparedPicture, isAlone: Bool) -> [Box] {
    let boxes = Texture.boxes(in: black.image)
    guard isAlone else {
      let places = found.symbols.map { base.box(of: $0.corners) }
      return Array(
        boxes.filter { box in
          box.width <= box.height * 2 && box.height <= box.width * 2 && !places.contains { $0.intersects(box) }
        }.prefix(Self.mostOtherTextures))
    }
    // Faint ones, in a picture without noise.
    return boxes.isEmpty ? Texture.boxes(in: base.image.smoothed().thresholded(window: 63, percent: 97)) : boxes
  }

  /// Climbs every step, whatever the others found, for light codes on dark ground too, and with both libraries.
  private mutating func climbAll() throws(ImagingError) {
    let isSmall = base.pixelCount <= Self.mostToEnlarge
    for ground in [base, base.inverted()] {
      for step in [
        LadderStep.threshold, .raw, .wideThreshold, .smoothed, .sharpened, .doubled, .tripled,
      ] where isSmall || step.factor == 1 {
        let prepared = ground.prepared(by: step)
        try searchWhole(prepared)
        if step == .threshold || step == .smoothed {
          try searchPieces(locate(in: prepared), of: prepared, from: ground)
        }
        // Of a page, pieces were searched in this way.
        if isSmall || step == .raw { try searchLinear(prepared, step: 1) }
        if isSmall { try searchQRCodeAgain(prepared) }
      }
    }
  }

  /// Searches a page at its own size, piece by piece.
  private mutating func searchAtFullSize() throws(ImagingError) {
    let black = original.prepared(by: .threshold)
    try searchPieces(locate(in: black), of: black, from: original)
    // What libZXing reads it has read by now.
    let isReadByNow = Self.readsDataMatrix && options.effort != .thorough
    var symbologies = isReadByNow ? options.symbologies.intersection(.linear) : options.symbologies
    if isCrowded { symbologies.remove(.qrCode) }
    try searchTiles(black, symbologies)
    if found.isEmpty { try searchTiles(original, symbologies) }
    if found.isEmpty {
      let inverted = original.prepared(by: .invertedThreshold)
      try searchPieces(locate(in: inverted), of: inverted, from: original.inverted())
      try searchTiles(inverted, symbologies)
    }
  }

  // MARK: Searches

  /// Every how many lines a linear symbol is looked for; it is many lines high.
  private var linearStep: Int {
    switch options.effort {
    case .fast: min(base.image.width, base.image.height) < 200 ? 2 : 4
    case .balanced: min(base.image.width, base.image.height) < 100 ? 1 : base.pixelCount < Self.page ? 2 : 3
    case .thorough: 1
    }
  }

  private mutating func searchLinear(_ picture: PreparedPicture, step: Int) throws(ImagingError) {
    let symbologies = options.symbologies.intersection(.linear)
    guard !symbologies.isEmpty else { return }
    let scanner = try ZBarScanner(symbologies, step: step)
    add(try scanner.scan(picture.image, scale: picture.step.factor), of: picture)
  }

  /// Looks for QR Codes by libzbar.
  private mutating func searchQRCode(_ picture: PreparedPicture) throws(ImagingError) {
    guard options.symbologies.contains(.qrCode) else { return }
    let scanner = try ZBarScanner(.qrCode)
    add(try scanner.scan(picture.image), of: picture)
  }

  /// Looks for matrix symbols of some kinds, by libZXing where this build has it.
  ///
  /// - Parameter isPiece: Whether the picture is a piece that was found to hold few finder patterns.
  private mutating func searchMatrix(
    _ picture: PreparedPicture, for kinds: Symbologies = .matrix, isPiece: Bool = false
  ) throws(ImagingError) {
    var wanted = options.symbologies.intersection(kinds)
    if isCrowded, !isPiece { wanted.remove(.qrCode) }
    #if DataMatrix
      guard !wanted.isEmpty else { return }
      let findings = ZXingScanner.scan(picture.image, for: wanted, isBilevel: picture.isBilevel)
      add(findings.symbols, of: picture)
      for box in findings.mistrusted {
        if let part = picture.cropped(to: box.widened(by: max(box.width, box.height) / 4 + 8)) {
          try searchQRCode(part)
        }
      }
    #else
      if wanted.contains(.qrCode) { try searchQRCode(picture) }
    #endif
  }

  /// Looks for matrix symbols in a picture that may be crowded in another way than the one before: light on dark, or faint.
  private mutating func searchWhole(_ picture: PreparedPicture) throws(ImagingError) {
    if !isCrowded { isCrowded = locate(in: picture).finderPatternCount > Self.crowd }
    try searchMatrix(picture)
  }

  /// Looks once more for QR Codes by libzbar, which reads a few that libZXing does not; nothing in a build without that.
  private mutating func searchQRCodeAgain(_ picture: PreparedPicture) throws(ImagingError) {
    #if DataMatrix
      if !isCrowded { try searchQRCode(picture) }
    #endif
  }

  /// Searches the pieces of a black and white picture that look like matrix symbols and are not read yet; those that stay
  /// unread again, better prepared, in the gray picture it was made of.
  private mutating func searchPieces(
    _ locator: SymbolLocator, of black: PreparedPicture, from gray: PreparedPicture
  ) throws(ImagingError) {
    // The first find ends it.
    if options.effort == .fast, black.pixelCount < Self.page, found.hasMatrix { return }
    var failures = 0
    var retries = 0
    // Pieces overlap; together they may be eight times as large as the picture.
    var left = black.pixelCount * 8
    for (box, module) in locator.qrCode where failures < Self.mostQRCodeFailures && !isFound(at: box, of: black) {
      let piece = box.widened(by: module * 5)
      if let part = black.cropped(to: piece), part.pixelCount <= left {
        left -= part.pixelCount
        try searchMatrix(part, for: .qrCode, isPiece: true)
      }
      if !isFound(at: box, of: black) { failures += 1 }
      guard options.effort != .fast, retries < Self.mostQRCodeRetries, module <= Self.largestRetriedModule,
        !isFound(at: box, of: black)
      else { continue }
      retries += 1
      try searchHarder(piece, of: black, from: gray) { (search, picture) throws(ImagingError) in
        try search.searchMatrix(picture, for: .qrCode, isPiece: true)
        if !search.isFound(at: box, of: black) { try search.searchQRCodeAgain(picture) }
      }
    }
    // What has the shape of a Data Matrix is everywhere in cloth and noise: all of it together gets the time of one search of
    // the picture as it is, and of half of one enlarged.
    let most = options.effort == .thorough ? black.pixelCount * 8 : black.pixelCount
    left = most
    let pieces = locator.dataMatrix.map { ($0, margin: max(4, min($0.width, $0.height) / 6)) }
    for (box, margin) in pieces where !isFound(at: box, of: black) && !isInSymbol(box, of: black) {
      guard let part = black.cropped(to: box.widened(by: margin)), part.pixelCount <= left else { continue }
      left -= part.pixelCount
      try searchMatrix(part.padded(by: 4), for: .dataMatrix)
    }
    guard options.effort != .fast, black.pixelCount >= Self.page else { return }
    retries = 0
    left = most / 2
    for (box, margin) in pieces where retries < Self.mostDataMatrixRetries {
      guard !isFound(at: box, of: black), !isInSymbol(box, of: black) else { continue }
      // Enlarged twice, and once as it is.
      let cost = box.width * box.height * 9
      guard Self.retriedSides.contains(box.width), Self.retriedSides.contains(box.height),
        box.width * 2 < box.height * 3, box.height * 2 < box.width * 3, cost <= left
      else { continue }
      retries += 1
      left -= cost
      try searchHarder(box.widened(by: margin), of: black, from: gray) { (search, picture) throws(ImagingError) in
        try search.searchMatrix(picture, for: .dataMatrix)
      }
    }
  }

  /// Prepares a piece in other ways until one of them gives a symbol.
  private mutating func searchHarder(
    _ piece: Box, of black: PreparedPicture, from gray: PreparedPicture,
    by search: (inout SymbolSearch, PreparedPicture) throws(ImagingError) -> Void
  ) throws(ImagingError) {
    let corners = piece.corners.map { black.original($0) }
    guard let part = gray.cropped(to: gray.box(of: corners)), part.pixelCount <= Self.mostToEnlarge else { return }
    let known = found.symbols.count
    for step in [LadderStep.doubled, .sharpened, .smoothed] where found.symbols.count == known {
      try search(&self, part.prepared(by: step))
    }
  }

  /// Whether a matrix symbol was read whose middle is inside a piece of a picture.
  private func isFound(at piece: Box, of picture: PreparedPicture) -> Bool {
    let place = Box(piece.corners.map { picture.original($0) })
    return found.symbols.contains { symbol in
      guard symbol.symbologyIdentifier.isMatrix else { return false }
      let box = Box(symbol.corners)
      let (x, y) = ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
      return place.left <= x && x <= place.right && place.top <= y && y <= place.bottom
    }
  }

  /// Whether a piece of a picture is a part of a matrix symbol that was read.
  private func isInSymbol(_ piece: Box, of picture: PreparedPicture) -> Bool {
    let place = Box(piece.corners.map { picture.original($0) })
    return found.symbols.contains { $0.symbologyIdentifier.isMatrix && Box($0.corners).widened(by: 2).contains(place) }
  }

  /// Where matrix symbols may stand in a black and white picture; nowhere in another.
  private func locate(in black: PreparedPicture) -> SymbolLocator {
    let kinds = black.isBilevel ? options.symbologies : []
    return SymbolLocator(
      black.image, looksForDataMatrix: Self.readsDataMatrix && kinds.contains(.dataMatrix),
      looksForQRCode: kinds.contains(.qrCode))
  }

  /// Searches a picture in overlapping squares by libzbar.
  private mutating func searchTiles(_ picture: PreparedPicture, _ symbologies: Symbologies) throws(ImagingError) {
    guard !symbologies.isEmpty else { return }
    let step = symbologies.contains(.qrCode) || options.effort == .thorough ? 1 : 3
    let scanner = try ZBarScanner(symbologies, step: step)
    var top = 0
    while true {
      var left = 0
      while true {
        let tile = Box(left: left, top: top, right: left + Self.tileSide - 1, bottom: top + Self.tileSide - 1)
        if let tile = picture.cropped(to: tile) { add(try scanner.scan(tile.image), of: tile) }
        if left + Self.tileSide >= picture.image.width { break }
        left += Self.tileStride
      }
      if top + Self.tileSide >= picture.image.height { break }
      top += Self.tileStride
    }
  }

  private mutating func add(_ scanned: [ScannedSymbol], of picture: PreparedPicture) {
    for symbol in scanned {
      found.add(
        Symbol(
          bytes: symbol.bytes, symbologyIdentifier: symbol.identifier,
          corners: symbol.corners.map { picture.original($0) }, orientation: symbol.orientation, step: picture.step,
          characterSet: symbol.characterSet, text: symbol.text, part: symbol.part))
    }
  }
}
