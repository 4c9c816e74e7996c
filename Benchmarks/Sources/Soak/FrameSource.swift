import RegKitImaging

/// Labels cut out of a page.
struct Labels {
  struct Label {
    let width: Int
    let height: Int
    let pixels: [UInt8]
  }

  let all: [Label]

  /// Cuts out every QR Code that stands on the page, with the quiet zone around it.
  init(on page: GrayImage) throws {
    let margin = 8
    all = try SymbolReader().read(page).compactMap { symbol in
      let (xs, ys) = (symbol.corners.map { $0.x }, symbol.corners.map { $0.y })
      let left = max((xs.min() ?? 0) - margin, 0)
      let right = min((xs.max() ?? 0) + margin, page.width)
      let top = max((ys.min() ?? 0) - margin, 0)
      let bottom = min((ys.max() ?? 0) + margin, page.height)
      guard right - left <= FrameSource.width, bottom - top <= FrameSource.height, left < right else { return nil }
      let rows = (top..<bottom).flatMap { page.pixels[$0 * page.width + left..<$0 * page.width + right] }
      return Label(width: right - left, height: bottom - top, pixels: rows)
    }
    precondition(all.count > 10, "found \(all.count) labels, expected a page of them")
  }
}

/// Frames as a camera over a belt gives them: labels that come, move and go, blurs, empty belt, noise.
struct FrameSource {
  static let width = 160
  static let height = 130

  private let labels: [Labels.Label]
  private var random: UInt64
  private var frame = [UInt8](repeating: 0, count: width * height)
  private var number = 0

  init(labels: Labels, seed: UInt64) {
    self.labels = labels.all
    random = seed
  }

  /// SplitMix64: the same frames in every run.
  private mutating func next(below limit: Int) -> Int {
    random &+= 0x9E37_79B9_7F4A_7C15
    var mixed = random
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
  }

  /// Gives the next frame, for the time of the call.
  mutating func withNext<Value>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Value) rethrows -> Value {
    draw()
    return try frame.withUnsafeBufferPointer(body)
  }

  private mutating func draw() {
    // Each label is in view for eight frames of twelve, the last of them blurred; then the belt is empty.
    let phase = number % 12
    let label = labels[number / 12 % labels.count]
    number += 1
    let ground = UInt8(150 + next(below: 80))
    for index in frame.indices { frame[index] = ground }
    if phase < 8 {
      let x = (Self.width - label.width) * phase / 8
      let y = next(below: Self.height - label.height + 1)
      for row in 0..<label.height {
        let start = (y + row) * Self.width + x
        frame.replaceSubrange(
          start..<start + label.width, with: label.pixels[row * label.width..<(row + 1) * label.width])
      }
      if phase == 7 {
        for index in stride(from: 3, to: frame.count, by: 1) {
          frame[index] = UInt8((Int(frame[index]) + 3 * Int(frame[index - 3])) / 4)
        }
      }
    } else if phase == 10 {
      for index in frame.indices { frame[index] = UInt8(next(below: 256)) }
    }
    // The noise of the camera.
    for _ in 0..<200 { frame[next(below: frame.count)] ^= UInt8(next(below: 16)) }
  }
}
