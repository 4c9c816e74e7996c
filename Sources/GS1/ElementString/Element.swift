/// One element of a message: an Application Identifier and where it and its value stand in the input.
///
/// An element is sixteen bytes of plain numbers, so a caller may keep any number of them in storage of its own. It
/// holds no data; `ElementString.value(of:)` gives the value.
public struct Element: Sendable, Hashable {
  /// The Application Identifier.
  public let ai: ApplicationIdentifier
  /// Row of the dictionary << 6 (`unknownRow` for none), flags below.
  private let packed: UInt16
  private let start: UInt32
  private let valueStart: UInt32
  private let valueCount: UInt32

  private static let unknownRow: UInt16 = 0x3FF

  /// An element of nothing, to fill storage with.
  public init() {
    ai = ApplicationIdentifier(packed: 0)
    packed = Element.unknownRow << 6
    start = 0
    valueStart = 0
    valueCount = 0
  }

  /// What is particular about an element, for the bits below the row.
  struct Flags: OptionSet {
    let rawValue: UInt16
    static let hasEscapes = Flags(rawValue: 1)
    static let omitsLeadingZeros = Flags(rawValue: 2)
    static let hasErrors = Flags(rawValue: 4)
    /// With `hasEscapes`: they are those of a URI.
    static let isInURI = Flags(rawValue: 8)
    /// With `isInURI`: they are those of the query.
    static let isInQuery = Flags(rawValue: 16)

    init(rawValue: UInt16) {
      self.rawValue = rawValue
    }

    init(_ escaping: Escaping) {
      switch escaping {
      case .none: self = []
      case .bracket: self = .hasEscapes
      case .path: self = [.hasEscapes, .isInURI]
      case .query: self = [.hasEscapes, .isInURI, .isInQuery]
      }
    }
  }

  init(ai: ApplicationIdentifier, row: Int?, at offset: Int, value: Range<Int>, flags: Flags) {
    self.ai = ai
    let row = row.map { UInt16(truncatingIfNeeded: $0) } ?? Element.unknownRow
    packed = row << 6 | flags.rawValue
    start = UInt32(truncatingIfNeeded: offset)
    valueStart = UInt32(truncatingIfNeeded: value.lowerBound)
    valueCount = UInt32(truncatingIfNeeded: value.upperBound &- value.lowerBound)
  }

  /// An element without anything particular, by the first word of its lane.
  @inline(__always)
  init(_ lane: Lane, at offset: Int, valueFrom valueOffset: Int, to end: Int) {
    ai = lane.ai
    packed = UInt16(truncatingIfNeeded: lane.word >> 16)
    start = UInt32(truncatingIfNeeded: offset)
    valueStart = UInt32(truncatingIfNeeded: valueOffset)
    valueCount = UInt32(truncatingIfNeeded: end &- valueOffset)
  }

  /// Where the first digit of the identifier stands, in bytes from the start of the input.
  ///
  /// The symbols ]E0 and ]E4 carry a GTIN without identifier; there it is where the value begins.
  public var offset: Int { Int(start) }
  /// Where the value begins, in bytes from the start of the input.
  public var valueOffset: Int { Int(valueStart) }
  /// How many bytes of the input the value takes, escapes included.
  public var valueLength: Int { Int(valueCount) }
  /// The bytes of the input that the value takes.
  public var valueRange: Range<Int> { valueOffset..<(valueOffset &+ valueLength) }
  /// Whether bytes of the input stand for other characters of the value; `escaping` says which.
  public var hasEscapes: Bool { packed & Flags.hasEscapes.rawValue != 0 }
  /// How the value is written in the input; `none` when every byte stands for itself.
  public var escaping: Escaping {
    guard hasEscapes else { return .none }
    guard packed & Flags.isInURI.rawValue != 0 else { return .bracket }
    return packed & Flags.isInQuery.rawValue != 0 ? .query : .path
  }
  /// Whether the input has the GTIN with 8, 12 or 13 digits, which the value fills up with zeros to 14.
  public var omitsLeadingZeros: Bool { packed & Flags.omitsLeadingZeros.rawValue != 0 }
  /// Whether every byte of the value stands for itself and none is left out.
  @inline(__always)
  package var isPlain: Bool { packed & (Flags.hasEscapes.rawValue | Flags.omitsLeadingZeros.rawValue) == 0 }
  /// Whether an error was reported for the identifier or the value itself; associations and repeats do not count.
  public var hasErrors: Bool { packed & Flags.hasErrors.rawValue != 0 }
  /// Whether the dictionary has the identifier.
  public var isKnown: Bool { packed >> 6 != Element.unknownRow }

  /// The index of the entry in the dictionary that the element was read with.
  @inline(__always)
  var row: Int { Int(packed >> 6) }
}
