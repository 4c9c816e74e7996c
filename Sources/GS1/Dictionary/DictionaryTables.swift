/// The tables of one syntax dictionary, all of them numbers.
///
/// Reading is written once and made twice by the compiler: over tables that are part of the library, which take no
/// lookup of their own, and over tables that were loaded. AITables.swift says what each table holds.
protocol DictionaryTables: Sendable {
  var entryCount: Int { get }
  var patternCount: Int { get }
  func lane(_ place: Int) -> UInt64
  func prefix(_ number: Int) -> UInt16
  func slot(_ place: Int) -> UInt16
  func number(_ entry: Int) -> UInt16
  func entry(_ entry: Int) -> UInt32
  func rules(_ entry: Int) -> UInt32
  func shape(_ shape: Int) -> UInt32
  func component(_ place: Int) -> UInt64
  func pattern(_ bit: Int) -> UInt16
  func mask(_ place: Int) -> UInt64
  func simpleRequirement(_ requirement: Int) -> UInt8
  func requirementStart(_ requirement: Int) -> UInt16
  func requirement(_ place: Int) -> UInt16
  func qualifierStart(_ list: Int) -> UInt16
  func qualifier(_ place: Int) -> UInt16
  func titleStart(_ title: Int) -> UInt16
  func withTitles<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result
}

/// The tables that are part of the library.
struct BuiltInTables: DictionaryTables {
  @inline(__always) var entryCount: Int { aiNumbers.count }
  @inline(__always) var patternCount: Int { aiPatterns.count }
  @inline(__always) func lane(_ place: Int) -> UInt64 { aiLanes[place] }
  @inline(__always) func prefix(_ number: Int) -> UInt16 { aiPrefixes[number] }
  @inline(__always) func slot(_ place: Int) -> UInt16 { aiSlots[place] }
  @inline(__always) func number(_ entry: Int) -> UInt16 { aiNumbers[entry] }
  @inline(__always) func entry(_ entry: Int) -> UInt32 { aiEntries[entry] }
  @inline(__always) func rules(_ entry: Int) -> UInt32 { aiRules[entry] }
  @inline(__always) func shape(_ shape: Int) -> UInt32 { aiShapes[shape] }
  @inline(__always) func component(_ place: Int) -> UInt64 { aiComponents[place] }
  @inline(__always) func pattern(_ bit: Int) -> UInt16 { aiPatterns[bit] }
  @inline(__always) func mask(_ place: Int) -> UInt64 { aiMasks[place] }
  @inline(__always) func simpleRequirement(_ requirement: Int) -> UInt8 { aiSimpleRequirements[requirement] }
  @inline(__always) func requirementStart(_ requirement: Int) -> UInt16 { aiRequirementStarts[requirement] }
  @inline(__always) func requirement(_ place: Int) -> UInt16 { aiRequirements[place] }
  @inline(__always) func qualifierStart(_ list: Int) -> UInt16 { aiQualifierStarts[list] }
  @inline(__always) func qualifier(_ place: Int) -> UInt16 { aiQualifiers[place] }
  @inline(__always) func titleStart(_ title: Int) -> UInt16 { aiTitleStarts[title] }
  func withTitles<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    aiTitles.withUTF8Buffer(body)
  }
}

extension DictionaryTables {
  /// The entry of an identifier, or nil when the dictionary has no such identifier.
  func entry(of ai: ApplicationIdentifier) -> AIEntry<Self>? {
    let number = ai.number
    let digits = ai.digitCount
    let word = Int(prefix(ai.prefix))
    guard word & 7 == digits else { return nil }
    let rest = digits == 2 ? 0 : digits == 3 ? number % 10 : number % 100
    let row = Int(slot(word >> 3 &+ rest))
    return row > 0 ? AIEntry(self, row &- 1) : nil
  }

  /// The entry of an element that was read with these tables; nil when the dictionary lacks its identifier.
  @inline(__always)
  func entry(of element: Element) -> AIEntry<Self>? {
    guard element.isKnown, element.row < entryCount else { return nil }
    return AIEntry(self, element.row)
  }

  /// The entry of the identifier that the bytes begin with at an offset, or nil when they begin with no known one.
  @inline(__always)
  func entry(startOf bytes: Span<UInt8>, at offset: Int) -> AIEntry<Self>? {
    let left = bytes.count &- offset
    guard left >= 2 else { return nil }
    let tens = bytes[offset] &- 0x30
    let units = bytes[offset &+ 1] &- 0x30
    guard tens < 10, units < 10 else { return nil }
    let word = Int(prefix(Int(tens) &* 10 &+ Int(units)))
    var place = word >> 3
    switch word & 7 {
    case 2: break
    case 3:
      guard left >= 3 else { return nil }
      let third = bytes[offset &+ 2] &- 0x30
      guard third < 10 else { return nil }
      place &+= Int(third)
    case 4:
      guard left >= 4 else { return nil }
      let third = bytes[offset &+ 2] &- 0x30
      let fourth = bytes[offset &+ 3] &- 0x30
      guard third < 10, fourth < 10 else { return nil }
      place &+= Int(third) &* 10 &+ Int(fourth)
    default: return nil
    }
    let row = Int(slot(place))
    return row > 0 ? AIEntry(self, row &- 1) : nil
  }

  /// How many digits an identifier has that begins with two; 0 when no known one does.
  func digits(afterPrefix number: Int) -> Int { Int(prefix(number) & 7) }

  func mask(at index: Int) -> UInt128 {
    UInt128(mask(index &* 2)) | UInt128(mask(index &* 2 &+ 1)) << 64
  }

  /// The patterns whose bits a presence mask has, in table order.
  func patterns(in mask: UInt128) -> [AIPattern] {
    var list: [AIPattern] = []
    forEachPattern(in: mask) { list.append($0) }
    return list
  }

  /// Gives the patterns whose bits a presence mask has, in table order.
  func forEachPattern(in mask: UInt128, _ body: (AIPattern) -> Void) {
    var rest = mask
    while rest != 0, rest.trailingZeroBitCount < patternCount {
      body(AIPattern(nibbles: pattern(rest.trailingZeroBitCount)))
      rest &= rest &- 1
    }
  }
}
