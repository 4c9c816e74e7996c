/// An Application Identifier with digits left open, such as `310n` or `31nn`, as the association rules write it.
public struct AIPattern: Sendable, Hashable, CustomStringConvertible {
  /// A nibble a digit from the left: 0 to 9, A for any digit, F after the last.
  let nibbles: UInt16

  init(nibbles: UInt16) {
    self.nibbles = nibbles
  }

  /// Whether the identifier has as many digits as the pattern and agrees with it in every digit that is not `n`.
  public func matches(_ ai: ApplicationIdentifier) -> Bool {
    let digits = ai.digits
    for place in 0..<4 {
      let nibble = nibble(place)
      guard place < digits.count else { return nibble == 0xF }
      guard nibble == 0xA || nibble == digits[place] &- 0x30 else { return false }
    }
    return true
  }

  /// The pattern as the dictionary writes it, for example `310n`.
  public var description: String {
    var text: [UInt8] = []
    append(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends the pattern as the dictionary writes it.
  func append(to text: inout [UInt8]) {
    for place in 0..<4 {
      let nibble = nibble(place)
      guard nibble != 0xF else { break }
      text.append(nibble == 0xA ? 0x6E : 0x30 &+ nibble)
    }
  }

  private func nibble(_ place: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: nibbles >> UInt16(truncatingIfNeeded: 12 &- 4 &* place) & 0xF)
  }
}
