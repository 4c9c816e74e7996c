/// Rules on how a component is written rather than on what it means: zeros, leading zeros, digits, hyphens.
enum Numbers {
  static func notZero(_ text: Span<UInt8>) -> Fault? {
    for place in 0..<text.count where text[place] != 0x30 { return nil }
    return Fault(.zeroNotAllowed, at: 0, length: text.count)
  }

  static func onlyZeros(_ text: Span<UInt8>) -> Fault? {
    for place in 0..<text.count where text[place] != 0x30 {
      return Fault(.zeroRequired, at: 0, length: text.count)
    }
    return nil
  }

  /// A lone zero is refused too: it has a zero in front.
  static func noLeadingZero(_ text: Span<UInt8>) -> Fault? {
    text.count > 0 && text[0] == 0x30 ? Fault(.leadingZero, at: 0, length: 1) : nil
  }

  static func needsNonDigit(_ text: Span<UInt8>) -> Fault? {
    for place in 0..<text.count where text[place] &- 0x30 > 9 { return nil }
    return Fault(.nonDigitRequired, at: 0, length: text.count)
  }

  static func onlyHyphens(_ text: Span<UInt8>) -> Fault? {
    guard text.count > 0 else { return Fault(.hyphenRequired, at: 0, length: 0) }
    for place in 0..<text.count where text[place] != 0x2D {
      return Fault(.hyphenRequired, at: 0, length: text.count)
    }
    return nil
  }
}
