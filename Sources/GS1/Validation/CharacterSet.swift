/// The classes of every byte: bit k is set when the byte belongs to the character set of component kind k.
///
/// Bit 0 is digits, bit 1 CSET 82 (all text AIs), bit 2 CSET 39 (component parts), bit 3 CSET 64 (file-safe base 64).
/// The sets are the "AI encodable character sets" of the GS1 General Specifications. A control character is in none, so
/// the same lookup that checks a value also finds its end.
let byteClasses: [256 of UInt8] = [
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 2, 2, 4, 0, 2, 2, 2, 2, 2, 2, 2, 2, 14, 2, 6,
  15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 2, 2, 2, 2, 2, 2,
  0, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14,
  14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 0, 0, 0, 0, 10,
  0, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10,
  10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
]

/// The character sets of the GS1 General Specifications that a component may draw from.
public enum CharacterSet: UInt8, Sendable, Hashable, CaseIterable {
  /// The digits `0` to `9`, written `N` in a format.
  case digits = 0
  /// The 82 invariant characters of ISO/IEC 646, written `X`.
  ///
  /// Space, `#`, `$`, `@`, brackets other than `()`, `^`, `` ` ``,
  /// `|`, `~` and the backslash are not among them.
  case cset82 = 1
  /// Digits, upper case letters, `#`, `-` and `/`, written `Y`.
  case cset39 = 2
  /// File-safe, URI-safe base 64 (RFC 4648, section 5), written `Z`. Padding `=` is a rule of its own.
  case cset64 = 3

  /// Whether the set has the byte.
  public func contains(_ byte: UInt8) -> Bool {
    byteClasses[Int(byte)] & bit != 0
  }

  var bit: UInt8 { 1 << rawValue }

  /// The letter that stands for the set in a format such as `N14` or `X..20`.
  public var letter: String {
    switch self {
    case .digits: "N"
    case .cset82: "X"
    case .cset39: "Y"
    case .cset64: "Z"
    }
  }
}
