/// One part of a value: its character set, its length and the rules that its content must meet.
///
/// A value is cut into its components from the left. Only the last may vary in length, and optional ones come last.
public struct Component: Sendable, Hashable, CustomStringConvertible {
  /// Character set, shortest << 2, longest << 9, optional << 16, linters << 17, 23 and 29.
  let word: UInt64

  init(word: UInt64) {
    self.word = word
  }

  /// The characters the component is made of.
  public var characterSet: CharacterSet { CharacterSet(rawValue: UInt8(word & 3)) ?? .cset82 }
  /// The shortest the component may be when present, in characters.
  public var minimumLength: Int { Int(word >> 2 & 0x7F) }
  /// The longest the component may be, in characters.
  public var maximumLength: Int { Int(word >> 9 & 0x7F) }
  /// Whether the value may end before the component.
  public var isOptional: Bool { word >> 16 & 1 == 1 }
  /// The names of the content rules, as the dictionary writes them: `csum`, `yymmd0`.
  public var linterNames: [String] {
    var names: [String] = []
    for place in 0..<3 {
      if let linter = linter(place) { names.append(linter.name) }
    }
    return names
  }

  /// Whether there is any content rule.
  var hasLinters: Bool { word >> 17 != 0 }

  /// The first, second or third content rule.
  @inline(__always)
  func linter(_ place: Int) -> Linter? {
    Linter(rawValue: UInt8(truncatingIfNeeded: word >> UInt64(truncatingIfNeeded: 17 &+ 6 &* place) & 0x3F))
  }

  /// The component as the dictionary writes it: `N14,csum,gcppos2`, `X..20`, `[N4],hhmi`.
  public var description: String {
    var text = characterSet.letter
    text += minimumLength == maximumLength ? "\(maximumLength)" : "..\(maximumLength)"
    if isOptional { text = "[" + text + "]" }
    for name in linterNames { text += "," + name }
    return text
  }
}
