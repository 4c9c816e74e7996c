/// The qualifiers that were seen after a primary key, held against the sequences the dictionary has for it.
///
/// The words of the key's list are qualifiers and what stands between alternative sequences. As long as each qualifier
/// stands after the one before in the first sequence that has them, one place says everything. Only then are all sequences
/// looked at; bit n of each mask is word n.
struct QualifierSequence<Tables: DictionaryTables> {
  private let tables: Tables
  private let words: Range<Int>
  /// Where the next qualifier may stand in the first sequence; the end of the words when the masks say it.
  private var next: Int
  private var seen: UInt32 = 0
  private var usesMasks = false
  private var separators: UInt32 = 0
  /// The sequences that have every qualifier so far.
  private var possible: UInt32 = .max
  /// The qualifiers that may come next.
  private var allowed: UInt32 = .max

  private static var separator: UInt16 { 0xFFFF }

  @inline(__always)
  init(of key: AIEntry<Tables>) {
    tables = key.tables
    words = key.qualifierWords
    next = words.lowerBound
  }

  /// Goes on to a qualifier; false when no sequence that fits so far has it at a later place.
  @inline(__always)
  mutating func accept(_ ai: ApplicationIdentifier) -> Bool {
    var place = next
    while place < words.upperBound {
      let word = tables.qualifier(place)
      if word == ai.packed {
        seen |= 1 &<< UInt32(truncatingIfNeeded: place &- words.lowerBound)
        next = place &+ 1
        return true
      }
      if word == Self.separator, seen != 0 { break }
      place &+= 1
    }
    return acceptAnywhere(ai)
  }

  /// Whether the qualifier was seen.
  func has(_ ai: ApplicationIdentifier) -> Bool {
    places(of: ai.packed) & seen != 0
  }

  /// Whether a qualifier that was not seen could stand among those that were.
  func hasRoom(for ai: ApplicationIdentifier) -> Bool {
    guard !words.isEmpty else { return false }
    var all = self
    all.useMasks()
    return all.places(of: ai.packed) & all.possible & ~all.seen != 0
  }

  @inline(never)
  private mutating func acceptAnywhere(_ ai: ApplicationIdentifier) -> Bool {
    useMasks()
    return acceptByMasks(ai.packed)
  }

  /// Makes the masks by accepting once more what was seen, which so far is of one sequence and in its order.
  private mutating func useMasks() {
    guard !usesMasks else { return }
    usesMasks = true
    next = words.upperBound
    separators = places(of: Self.separator)
    var rest = seen
    seen = 0
    while rest != 0 {
      _ = acceptByMasks(tables.qualifier(words.lowerBound &+ rest.trailingZeroBitCount))
      rest &= rest &- 1
    }
  }

  private mutating func acceptByMasks(_ word: UInt16) -> Bool {
    let found = places(of: word) & allowed
    guard found != 0 else { return false }
    var sequences: UInt32 = 0
    var later: UInt32 = 0
    var rest = found
    while rest != 0 {
      let bit = rest & (0 &- rest)
      rest ^= bit
      let sequence = sequence(around: bit)
      sequences |= sequence
      later |= sequence & ~(bit | (bit &- 1))
    }
    possible &= sequences
    allowed = later
    seen |= found
    return true
  }

  private func places(of word: UInt16) -> UInt32 {
    var found: UInt32 = 0
    var bit: UInt32 = 1
    for place in words {
      found |= tables.qualifier(place) == word ? bit : 0
      bit &<<= 1
    }
    return found
  }

  /// The bits of the sequence that one bit belongs to.
  private func sequence(around bit: UInt32) -> UInt32 {
    let before = separators & (bit &- 1)
    let after = separators & ~(bit | (bit &- 1))
    let start: UInt32 = before == 0 ? 1 : 2 &<< UInt32(truncatingIfNeeded: 31 &- before.leadingZeroBitCount)
    // Without a separator after it the sequence goes on to the highest bit.
    return ((after & (0 &- after)) &- 1) & ~(start &- 1)
  }
}
