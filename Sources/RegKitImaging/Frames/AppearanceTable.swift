internal import GS1

/// The codes that frames have shown and that are not gone yet, and which of them a new frame shows again.
struct AppearanceTable {
  fileprivate struct Code {
    var symbol: Symbol
    /// Where it was last, in pixels of the searched part.
    var box: Box
    /// How far it moves in a frame, in 1/16 pixel.
    var velocity: (x: Int, y: Int) = (0, 0)
    /// What its place looked like when it was read there.
    var look: [UInt8]
    /// The frame in which it was read first.
    let firstFrame: UInt64
    var lastRead: FrameMoment
    var reads = 1
    let waitingSince: FrameMoment
    /// The number of its appearance; nil while it is not reported.
    var appearance: UInt64?
  }

  private let goneAfterFrames: UInt64?
  private let goneAfterMilliseconds: Int64?
  private let linearConfirmations: Int
  private let limit: Int
  private var codes: [Code] = []
  private var now = FrameMoment(frame: 0, milliseconds: Int64.min)
  private var appearanceCount: UInt64 = 0

  init(_ options: FrameScanner.Options) {
    goneAfterFrames = options.goneAfterFrames.map { UInt64(max($0, 1)) }
    goneAfterMilliseconds = options.goneAfterMilliseconds.map { max($0, 0) }
    linearConfirmations = options.linearConfirmations
    limit = min(max(options.limit, 1), 100_000)
  }

  var count: Int { codes.count }
  var reported: [Symbol] { codes.filter { $0.appearance != nil }.map { $0.symbol } }

  /// The reported codes that were in view at the same time as an appearance: first read before it was read last, and read
  /// again since it was reported.
  func reported(besides appearance: FrameScanner.Appearance) -> [Symbol] {
    let own = codes.first { $0.appearance == appearance.number }
    let last = max(own?.lastRead.frame ?? appearance.frame, appearance.frame)
    return codes.filter { code in
      guard let number = code.appearance, number != appearance.number else { return false }
      return code.firstFrame <= last && code.lastRead.frame >= appearance.frame
    }
    .map { $0.symbol }
  }

  /// Goes on to the next frame and forgets the codes that are gone.
  mutating func begin(frame: UInt64, at milliseconds: Int64) -> FrameMoment {
    now = FrameMoment(frame: frame, milliseconds: max(milliseconds, now.milliseconds))
    if codes.contains(where: { isGone($0) }) { codes = codes.filter { !isGone($0) } }
    return now
  }

  private func isGone(_ code: Code) -> Bool {
    let missed = now.frame &- code.lastRead.frame &- 1
    guard missed > 0 else { return false }
    if let goneAfterFrames, missed >= goneAfterFrames { return true }
    if let goneAfterMilliseconds {
      return milliseconds(from: code.lastRead, to: now) >= goneAfterMilliseconds
    }
    return false
  }

  private func milliseconds(from start: FrameMoment, to end: FrameMoment) -> Int64 {
    let (difference, overflow) = end.milliseconds.subtractingReportingOverflow(start.milliseconds)
    return overflow ? Int64.max : difference
  }

  /// Takes what was read in the frame begun last, and gives back what appeared with it.
  ///
  /// - Parameters:
  ///   - symbols: In pixels of `image`.
  ///   - image: The searched part of the frame, whose upper left corner is at `x`, `y` of the frame.
  mutating func take(
    _ symbols: [Symbol], from image: GrayImage, x: Int, y: Int, waitingSince: FrameMoment
  ) -> [FrameScanner.Appearance] {
    let boxes = symbols.map { Box($0.corners) }
    var known = [Int?](repeating: nil, count: symbols.count)
    var isTaken = [Bool](repeating: false, count: codes.count)
    // Those that stand where they are expected first: what is left over may have jumped, or be new.
    join(near, symbols, boxes, &known, &isTaken)
    join({ hasJumped($0, to: $1, in: image) }, symbols, boxes, &known, &isTaken)

    let placed = symbols.map { symbol in
      var symbol = symbol
      symbol.corners = symbol.corners.map { Symbol.Point(x: $0.x + x, y: $0.y + y) }
      return symbol
    }
    let looks = boxes.map { image.cellMeans($0, columns: Self.lookSide, rows: Self.lookSide) }
    // All that is known is up to date before anything is forgotten in favour of a new code.
    for (index, code) in known.enumerated() {
      if let code { codes[code].readAgain(placed[index], boxes[index], looks[index], now) }
    }
    var appearances: [FrameScanner.Appearance] = []
    for (index, symbol) in placed.enumerated() {
      guard let place = known[index] ?? add(symbol, boxes[index], looks[index], waitingSince) else { continue }
      let confirmations = symbol.isLinear ? linearConfirmations : 1
      guard codes[place].appearance == nil, codes[place].reads >= confirmations else { continue }
      appearanceCount &+= 1
      codes[place].appearance = appearanceCount
      let start = codes[place].waitingSince
      appearances.append(
        FrameScanner.Appearance(
          number: appearanceCount, symbol: symbol, frame: now.frame, milliseconds: now.milliseconds,
          latencyFrames: now.frame &- start.frame &+ 1, latencyMilliseconds: milliseconds(from: start, to: now)))
    }
    return appearances
  }

  /// Remembers a new code, in the place of the one that was not read for the longest time when there is no more room; nil
  /// when all that is remembered was read in this very frame.
  private mutating func add(_ symbol: Symbol, _ box: Box, _ look: [UInt8], _ waitingSince: FrameMoment) -> Int? {
    let code = Code(
      symbol: symbol, box: box, look: look, firstFrame: now.frame, lastRead: now, waitingSince: waitingSince)
    if codes.count < limit {
      codes.append(code)
      return codes.count - 1
    }
    guard let oldest = codes.indices.min(by: { codes[$0].lastRead.frame < codes[$1].lastRead.frame }),
      codes[oldest].lastRead.frame < now.frame
    else { return nil }
    codes[oldest] = code
    return oldest
  }

  // MARK: - Which code is which

  /// Joins what was read with the codes that hold the same, the nearest first, each with one at most.
  ///
  /// - Parameter distance: How far apart a code and a box are, as far as they may be one; nil when they may not.
  private func join(
    _ distance: (Code, Box) -> Int?, _ symbols: [Symbol], _ boxes: [Box], _ known: inout [Int?], _ isTaken: inout [Bool]
  ) {
    var pairs: [(distance: Int, read: Int, code: Int)] = []
    for read in symbols.indices where known[read] == nil {
      for code in codes.indices where !isTaken[code] && codes[code].symbol.holdsTheSame(as: symbols[read]) {
        if let distance = distance(codes[code], boxes[read]) { pairs.append((distance, read, code)) }
      }
    }
    pairs.sort { $0 < $1 }
    for pair in pairs where known[pair.read] == nil && !isTaken[pair.code] {
      known[pair.read] = pair.code
      isTaken[pair.code] = true
    }
  }

  /// A code stands where it is expected when its middle is less than a code's size away: two codes cannot stand so close.
  private func near(_ code: Code, _ box: Box) -> Int? {
    let missed = Int(clamping: now.frame &- code.lastRead.frame &- 1)
    let size = max(code.box.longSide, box.longSide, 1)
    let reach = min(size * 3 / 4 + min(missed, 8) * size / 16, size)
    let distance = code.expected(at: now).distance(to: box)
    return distance <= max(reach, 8) ? distance : nil
  }

  /// A code that is farther away has moved there only if its old place looks different now; else the label that was there
  /// still is, unread for a moment, and this is another one of the same text.
  private func hasJumped(_ code: Code, to box: Box, in image: GrayImage) -> Int? {
    let size = max(code.box.longSide, box.longSide, 1)
    let distance = code.expected(at: now).distance(to: box)
    guard distance <= size * 5 / 2 else { return nil }
    let look = image.cellMeans(code.box, columns: Self.lookSide, rows: Self.lookSide)
    let difference = zip(look, code.look).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
    return difference > Self.leastDifference * look.count ? distance : nil
  }

  /// The sides of the small picture of a code's place, and how much its pixels must differ on average to be another one.
  ///
  /// A shake of the camera or of the light stays below it, white paper in the place of a code is far above.
  private static let lookSide = 8
  private static let leastDifference = 32
}

extension AppearanceTable.Code {
  /// Where the code should be by now if it goes on as it did.
  fileprivate func expected(at moment: FrameMoment) -> Box {
    let frames = min(Int(clamping: moment.frame &- lastRead.frame), 60)
    let (x, y) = (velocity.x * frames / 16, velocity.y * frames / 16)
    return Box(left: box.left + x, top: box.top + y, right: box.right + x, bottom: box.bottom + y)
  }

  fileprivate mutating func readAgain(_ symbol: Symbol, _ box: Box, _ look: [UInt8], _ moment: FrameMoment) {
    // Of a linear code other lines are read from frame to frame, so that its middle tells nothing of its speed.
    if !symbol.isLinear {
      let frames = max(min(Int(clamping: moment.frame &- lastRead.frame), 1_000), 1)
      let (x, y) = self.box.way(to: box)
      velocity =
        reads == 1
        ? (x * 16 / frames, y * 16 / frames)
        : ((velocity.x + x * 16 / frames) / 2, (velocity.y + y * 16 / frames) / 2)
    }
    self.symbol = symbol
    self.box = box
    self.look = look
    lastRead = moment
    if reads < Int.max { reads += 1 }
  }
}

extension Symbol {
  /// Whether it is one of lines, which are read one by one, and not of modules, which are read all at once.
  fileprivate var isLinear: Bool {
    [UInt8(ascii: "E"), UInt8(ascii: "C"), UInt8(ascii: "I"), UInt8(ascii: "e")].contains(symbologyIdentifier.code)
  }

  fileprivate func holdsTheSame(as other: Symbol) -> Bool {
    symbologyIdentifier == other.symbologyIdentifier && bytes == other.bytes
  }
}

extension Box {
  fileprivate var longSide: Int { max(right - left, bottom - top) }

  /// From this box's middle to another's.
  fileprivate func way(to other: Box) -> (x: Int, y: Int) {
    ((other.left + other.right - left - right) / 2, (other.top + other.bottom - top - bottom) / 2)
  }

  /// The greater of the distances across and down between two middles.
  fileprivate func distance(to other: Box) -> Int {
    let (x, y) = way(to: other)
    return max(abs(x), abs(y))
  }
}
