/// A place within a whole: piece 2 of 5 as `0205`, second of three children as `2/3`.
enum Sequences {
  /// Two numbers of equal width, both above zero, the first not above the second.
  static func pieceOfTotal(_ text: Span<UInt8>) -> Fault? {
    let half = text.count / 2
    guard half > 0, half &* 2 == text.count, areDigits(text, 0, text.count) else {
      return Fault(.invalidPiece, at: 0, length: text.count)
    }
    guard !isZero(text, 0, half) else { return Fault(.invalidPiece, at: 0, length: half) }
    guard !isZero(text, half, text.count) else { return Fault(.invalidPiece, at: half, length: half) }
    return isAbove(text, 0, half, half) ? Fault(.invalidPiece, at: 0, length: text.count) : nil
  }

  /// Two numbers without leading zeros round a slash, the first not above the second.
  static func positionOfEnd(_ text: Span<UInt8>) -> Fault? {
    var slash = 0
    while slash < text.count, text[slash] != 0x2F { slash &+= 1 }
    let width = text.count &- slash &- 1
    guard slash > 0, width > 0, areDigits(text, 0, slash), areDigits(text, slash &+ 1, text.count) else {
      return Fault(.invalidPosition, at: 0, length: text.count)
    }
    guard text[0] != 0x30 else { return Fault(.invalidPosition, at: 0, length: slash) }
    guard text[slash &+ 1] != 0x30 else { return Fault(.invalidPosition, at: slash &+ 1, length: width) }
    // Without leading zeros the longer number is the greater one.
    let isBeyond = slash > width || slash == width && isAbove(text, 0, slash &+ 1, width)
    return isBeyond ? Fault(.invalidPosition, at: 0, length: text.count) : nil
  }

  private static func areDigits(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    for place in start..<end where text[place] &- 0x30 > 9 { return false }
    return true
  }

  private static func isZero(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    for place in start..<end where text[place] != 0x30 { return false }
    return true
  }

  /// Whether the number at the first offset is above the number of the same width at the second.
  private static func isAbove(_ text: Span<UInt8>, _ first: Int, _ second: Int, _ width: Int) -> Bool {
    for step in 0..<width where text[first &+ step] != text[second &+ step] {
      return text[first &+ step] > text[second &+ step]
    }
    return false
  }
}
