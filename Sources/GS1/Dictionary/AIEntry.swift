/// One row of the dictionary tables, by its index.
///
/// An entry exists only for an index that the slot table gave, so every access below is within its table.
struct AIEntry {
  let index: Int

  /// The entry of an identifier, or nil when the dictionary has no such identifier.
  init?(_ ai: ApplicationIdentifier) {
    let number = ai.number
    let digits = ai.digitCount
    let prefix = digits == 2 ? number : digits == 3 ? number / 10 : number / 100
    let word = Int(aiPrefixes[prefix])
    guard word & 7 == digits else { return nil }
    let rest = digits == 2 ? 0 : digits == 3 ? number % 10 : number % 100
    let row = Int(aiSlots[word >> 3 &+ rest])
    guard row > 0 else { return nil }
    index = row &- 1
  }

  /// The entry at an index below `count`.
  init(index: Int) {
    self.index = index
  }

  /// The entry of the identifier that the bytes begin with at an offset, or nil when they begin with no known one.
  @inline(__always)
  init?(startOf bytes: Span<UInt8>, at offset: Int) {
    let left = bytes.count &- offset
    guard left >= 2 else { return nil }
    let tens = bytes[offset] &- 0x30
    let units = bytes[offset &+ 1] &- 0x30
    guard tens < 10, units < 10 else { return nil }
    let word = Int(aiPrefixes[Int(tens) &* 10 &+ Int(units)])
    var slot = word >> 3
    switch word & 7 {
    case 2: break
    case 3:
      guard left >= 3 else { return nil }
      let third = bytes[offset &+ 2] &- 0x30
      guard third < 10 else { return nil }
      slot &+= Int(third)
    case 4:
      guard left >= 4 else { return nil }
      let third = bytes[offset &+ 2] &- 0x30
      let fourth = bytes[offset &+ 3] &- 0x30
      guard third < 10, fourth < 10 else { return nil }
      slot &+= Int(third) &* 10 &+ Int(fourth)
    default: return nil
    }
    let row = Int(aiSlots[slot])
    guard row > 0 else { return nil }
    index = row &- 1
  }

  static var count: Int { aiNumbers.count }

  var ai: ApplicationIdentifier { ApplicationIdentifier(packed: aiNumbers[index]) }
  var word: UInt32 { aiEntries[index] }
  var shape: Shape { Shape(word: aiShapes[Int(word & 0x7F)]) }
  var isPredefinedLength: Bool { word & 0x80 != 0 }
  var isDigitalLinkAttribute: Bool { word & 0x100 != 0 }
  var isDigitalLinkKey: Bool { word & 0x200 != 0 }
  var titleIndex: Int { Int(word >> 10 & 0x3FF) }
  var qualifierIndex: Int { Int(word >> 20 & 0x1F) }

  var rules: UInt32 { aiRules[index] }
  /// The patterns this identifier matches, as bits of a presence mask.
  var satisfied: UInt128 { AIEntry.mask(Int(rules & 0xFF)) }
  var requirementIndex: Int { Int(rules >> 8 & 0xFF) }
  /// Whether the requirement is one of which any pattern of a list will do, and one of them is present.
  func isSimplyMet(by present: UInt128) -> Bool {
    present & AIEntry.mask(Int(aiSimpleRequirements[requirementIndex])) != 0
  }
  /// The patterns this identifier must not appear with.
  var excluded: UInt128 { AIEntry.mask(Int(rules >> 16 & 0xFF)) }

  static func mask(_ index: Int) -> UInt128 {
    UInt128(aiMasks[index &* 2]) | UInt128(aiMasks[index &* 2 &+ 1]) << 64
  }
}

/// The components of a value and their total length, packed in one word.
struct Shape {
  let word: UInt32

  /// Which of the commonest shapes this is, so that the parser can check it in one loop.
  enum FastPath {
    case none
    /// One numeric component of fixed length without rules.
    case fixedDigits
    /// One CSET 82 component without rules.
    case plainText
    /// One numeric component of fixed length, 8 or more, that ends with a check digit.
    case checkedDigits
    /// One date whose day may be 00.
    case date
  }

  var shortest: Int { Int(word & 0xFF) }
  var longest: Int { Int(word >> 8 & 0xFF) }
  var firstComponent: Int { Int(word >> 16 & 0xFF) }
  var componentCount: Int { Int(word >> 24 & 0xF) }
  var fastPath: FastPath {
    switch word >> 28 {
    case 1: .fixedDigits
    case 2: .plainText
    case 3: .checkedDigits
    case 4: .date
    default: .none
    }
  }

  func component(_ index: Int) -> Component {
    Component(word: aiComponents[firstComponent &+ index])
  }
}
