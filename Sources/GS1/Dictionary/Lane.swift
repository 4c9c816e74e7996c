/// What the reader of raw elements knows of an identifier without looking further: four words of one table.
///
/// Lanes are found by the first two characters alone, so that the commonest identifiers take one lookup. They hold
/// nothing that the other tables do not.
struct Lane {
  /// The packed identifier, entry << 22, longest << 32, kind << 40, predefined << 43, bit among those seen << 44,
  /// qualifier of some key << 50, data attribute << 51.
  let word: UInt64
  /// The patterns that the identifier matches, among those a lane has bits for; << 32 those it must not stand with.
  let patterns: UInt64
  /// Patterns of which any one meets every need; none when the needs, or what it satisfies, cannot be said so.
  let needed: UInt32

  /// The bit of `needed` that every message has.
  static let always: UInt32 = 1 << 31

  /// How the value is read.
  struct Kind: Equatable {
    let bits: UInt64

    /// By the full check; also the lane of what begins no identifier.
    static let other = Kind(bits: 0)
    /// Digits of a fixed count without rules.
    static let fixedDigits = Kind(bits: 1 << 40)
    /// Text of CSET 82 without rules.
    static let text = Kind(bits: 2 << 40)
    /// Digits of a fixed count of 8 to 24 that end with their check digit.
    static let checkedDigits = Kind(bits: 3 << 40)
    /// A date whose day may be 00.
    static let date = Kind(bits: 4 << 40)
    /// Any count of digits without rules.
    static let digits = Kind(bits: 5 << 40)
    /// Two characters of a longer identifier: its first slot in the place of the identifier, its digits in that of the
    /// longest.
    static let prefix = Kind(bits: 7 << 40)
  }

  @inline(__always)
  init(_ tables: some DictionaryTables, _ index: Int) {
    word = tables.lane(index &* 3)
    patterns = tables.lane(index &* 3 &+ 1)
    needed = UInt32(truncatingIfNeeded: tables.lane(index &* 3 &+ 2))
  }

  /// The first half of an `Element`.
  @inline(__always)
  var head: UInt32 { UInt32(truncatingIfNeeded: word) }
  @inline(__always)
  var ai: ApplicationIdentifier { ApplicationIdentifier(packed: UInt16(truncatingIfNeeded: word)) }
  @inline(__always)
  var longest: UInt { UInt(truncatingIfNeeded: word >> 32 & 0xFF) }
  @inline(__always)
  var kind: Kind { Kind(bits: word & 7 << 40) }
  @inline(__always)
  var isPredefinedLength: Bool { word & 1 << 43 != 0 }
  @inline(__always)
  var entry: Int { Int(truncatingIfNeeded: word >> 22 & 0x3FF) }
  /// Whether the lane is of an identifier: any has a longest value.
  @inline(__always)
  var isKnown: Bool { word != 0 }
  @inline(__always)
  var isQualifier: Bool { word & 1 << 50 != 0 }
  @inline(__always)
  var isDigitalLinkAttribute: Bool { word & 1 << 51 != 0 }
  @inline(__always)
  var seen: UInt64 { 1 &<< (word >> 44) }
}

extension DictionaryTables {
  /// The lane of the identifier that the bytes begin with at an offset with two bytes after it; nil when they begin with
  /// no known one.
  @inline(__always)
  func lane(startOf bytes: Span<UInt8>, at place: Int) -> Lane? {
    let characters = UInt16(littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt16.self))
    guard characters & 0xF0F0 == 0x3030 else { return nil }
    let lane = Lane(self, Int(characters << 4 & 0xF0 | characters >> 8 & 0x0F))
    guard lane.kind == .prefix else { return lane }
    let index = longLane(startOf: bytes, at: place)
    return index > 0 ? Lane(self, index) : nil
  }

  /// The index of the lane of an identifier of three or four digits; 0 for none.
  ///
  /// Out of line, so that the commonest identifiers have the registers to themselves.
  @inline(never)
  private func longLane(startOf bytes: Span<UInt8>, at place: Int) -> Int {
    entry(startOf: bytes, at: place).map { 256 &+ $0.index } ?? 0
  }
}
