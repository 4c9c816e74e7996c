/// What the elements of a message are to each other, as far as their lanes can say.
///
/// That is enough for nearly every good message: what each needs is there and nothing excludes anything. Everything else
/// is left open until the whole message is read. Then lanes are asked which elements lack what they need, where nothing
/// but that is open; the rest is judged in full.
struct Presence {
  /// The patterns that an element so far satisfies, and one that every message does; << 32 those one excludes.
  private var patterns = UInt64(Lane.always)
  /// A bit for the remainder of each identifier so far.
  private var seen: UInt64 = 0
  /// Not zero when something is left open that lanes cannot say.
  private var open: UInt64 = 0
  /// Not zero when an element may lack what it needs.
  private var lacking: UInt64 = 0

  /// Whether elements have to be judged against each other.
  @inline(__always)
  var isOpen: Bool { open | lacking != 0 }
  /// Whether more is open than which elements lack what they need, which `meets` answers.
  @inline(__always)
  var isOpenBeyondNeeds: Bool { open != 0 }

  @inline(__always)
  mutating func add(_ lane: Lane) {
    // Halves change places, so that what one excludes meets what others satisfy.
    open |= patterns & (lane.patterns << 32 | lane.patterns >> 32) | seen & lane.seen
    patterns |= lane.patterns
    seen |= lane.seen
    // What is needed may still come, but nearly always stands in front.
    if !meets(lane) {
      lacking = 1
      if lane.needed == 0 { open |= 1 }
    }
  }

  /// Whether something that is there meets the needs of a lane.
  @inline(__always)
  func meets(_ lane: Lane) -> Bool { UInt32(truncatingIfNeeded: patterns) & lane.needed != 0 }

  /// Adds an identifier that the dictionary lacks: it may be repeated.
  mutating func add(unknown ai: ApplicationIdentifier) {
    let bit: UInt64 = 1 << UInt64(ai.packed % 61)
    open |= seen & bit
    seen |= bit
  }
}
