internal import GS1

/// The rules on what a code of a method says, in plain numbers: as much of them as tells most good codes.
///
/// It only ever says "nothing blocks, and so many rules warn". Whatever is not plainly so is left to `ContentRules`, which
/// finds out what is wrong; so this can know less than the rules and not more. A column of codes is judged many times
/// faster by it, for each element is looked at once, and no reference is counted but for a value longer than the edition
/// before allowed.
struct PlainContent: Sendable {
  /// What is asked of an element, all in one word.
  private struct Term: Sendable {
    /// The shortest and the longest length and the longest of which no rule warns, in eight bits each, the place << 24, and
    /// flags; 0 for nothing.
    private let bits: UInt64

    private static let date: UInt64 = 1 << 32
    private static let gtin: UInt64 = 1 << 33
    private static let licenceNumber: UInt64 = 1 << 34
    private static let expiry: UInt64 = 1 << 35
    private static let end: UInt64 = 1 << 36

    static let none = Term()

    private init() { bits = 0 }

    /// Nil for a row that says more than numbers can.
    init?(_ row: ContentRow, at place: Int) {
      let shortest = row.format == .alphanumeric ? row.min : row.max
      guard let shortest = UInt8(exactly: shortest), let longest = UInt8(exactly: row.max), longest > 0,
        let quiet = UInt8(exactly: row.previousMax ?? row.max), let place = UInt8(exactly: place)
      else { return nil }
      var flags: UInt64 =
        switch row.format {
        case .alphanumeric: 0
        case .date: Self.date
        case .gtin: Self.gtin
        }
      // Some warnings are about what these say.
      switch row.ai {
      case .licenceNumber:
        guard row.format == .alphanumeric else { return nil }
        flags |= Self.licenceNumber
      case .expiry:
        guard row.format == .date else { return nil }
        flags |= Self.expiry | Self.end
      case .internal91:
        guard row.format == .date else { return nil }
        flags |= Self.end
      default: break
      }
      bits = UInt64(shortest) | UInt64(longest) << 8 | UInt64(quiet) << 16 | UInt64(place) << 24 | flags
    }

    @inline(__always)
    var isNone: Bool { bits == 0 }
    @inline(__always)
    var place: Int { Int(truncatingIfNeeded: bits >> 24 & 0xFF) }
    /// The bit of the place, which is below 31.
    @inline(__always)
    var bit: UInt32 { 1 &<< UInt32(truncatingIfNeeded: bits >> 24) }
    @inline(__always)
    var isText: Bool { bits & (Self.date | Self.gtin) == 0 }
    @inline(__always)
    var isDate: Bool { bits & Self.date != 0 }
    @inline(__always)
    var isLicenceNumber: Bool { bits & Self.licenceNumber != 0 }
    @inline(__always)
    var isExpiry: Bool { bits & Self.expiry != 0 }
    /// Whether a rule warns of a day before the one asked about.
    @inline(__always)
    var isEnd: Bool { bits & Self.end != 0 }

    @inline(__always)
    func allows(_ length: Int) -> Bool {
      length >= Int(truncatingIfNeeded: bits & 0xFF) && length <= Int(truncatingIfNeeded: bits >> 8 & 0xFF)
    }

    /// Whether a rule warns of the length.
    @inline(__always)
    func isLong(_ length: Int) -> Bool { length > Int(truncatingIfNeeded: bits >> 16 & 0xFF) }
  }

  /// For each identifier of two digits its term; none when no code is plainly good.
  private var terms: [Term] = []
  /// The rows that the terms are of, for what is seldom asked.
  private var rows: [Row<ContentRow>] = []
  /// A bit for each term whose element must be there.
  private var needed: UInt32 = 0
  /// A bit for each term of which one must be there; all bits where none must.
  private var alternatives: UInt32 = .max
  private var method = Method.otentifikasi
  /// The day asked about; the first there is where none is, for no day is before that.
  private var asOf = CalendarDay.first
  /// How many rules warn of an element that the rows do not name.
  private var extraWarnings: Int32 = 0
  /// A bit for each letter from A on that names a class of the other method in a licence number.
  private var warningLetters: UInt32 = 0
  /// Whether a rule names the carriers.
  private var hasCarrierRule = false

  /// Rules by which no code is plainly good.
  init() {}

  init(_ rules: ContentRules) {
    var plain = PlainContent()
    guard !rules.rows.isEmpty, rules.rows.count < 32 else { return }
    plain.terms = [Term](repeating: .none, count: 100)
    var alternatives: UInt32 = 0
    for (place, row) in rules.rows.enumerated() {
      guard let number = row.content.ai.twoDigitNumber, plain.terms[number].isNone,
        let term = Term(row.content, at: place)
      else { return }
      plain.terms[number] = term
      switch row.content.presence {
      case .required: plain.needed |= term.bit
      case .oneOf: alternatives |= term.bit
      case .optional: break
      }
    }
    if alternatives != 0 { plain.alternatives = alternatives }
    plain.rows = rules.rows
    plain.method = rules.method
    plain.asOf = rules.context.day ?? .first
    plain.extraWarnings = rules.method == .identifikasi ? 1 : 0
    plain.hasCarrierRule = rules.carrierRule != nil
    for letter in 0..<26 where rules.otherClass(UInt8(ascii: "A") + UInt8(letter)) != nil {
      plain.warningLetters |= 1 << UInt32(letter)
    }
    self = plain
  }

  // Out of line, for it counts references.
  @inline(never)
  private func allowsLength(of value: Span<UInt8>, _ place: Int) -> Bool {
    place < rows.count && rows[place].content.allowsLength(of: value)
  }

  /// How many rules warn of a code that is plainly good, and its expiry if it was read; nil to judge it by the rules.
  @inline(never) @_optimize(speed)
  func warnings(of message: MessageView) -> (count: Int32, expiry: CalendarDay?)? {
    guard !terms.isEmpty, !message.errors.contains(where: { $0.code.leavesUnread }) else { return nil }
    // The last bit is of no place, and meets "one of these" where no row says so.
    var (seen, warnings): (UInt32, Int32) = (1 << 31, 0)
    var expiry: CalendarDay?
    for element in message.elements {
      var term = Term.none
      if let number = element.ai.twoDigitNumber, number < terms.count { term = terms[number] }
      guard !term.isNone else {
        // What warns of a licence number is not about one that the rules do not name.
        guard element.ai != .licenceNumber else { return nil }
        warnings &+= extraWarnings
        continue
      }
      let range = element.valueRange
      guard seen & term.bit == 0, element.isPlain, range.upperBound <= message.bytes.count,
        term.allows(range.count)
      else { return nil }
      seen |= term.bit
      let value = message.bytes.span.extracting(range)
      if term.isText {
        guard message.holdsOnlyLettersAndDigits(range) else { return nil }
        if term.isLong(range.count) {
          guard allowsLength(of: value, term.place) else { return nil }
          warnings &+= 1
        }
        if term.isLicenceNumber, let letter = value.classLetter {
          // A table may name a class by other signs than capital letters.
          let place = UInt32(letter &- UInt8(ascii: "A"))
          guard place < 26 else { return nil }
          warnings &+= Int32(truncatingIfNeeded: warningLetters &>> place & 1)
        }
      } else if term.isDate {
        guard let day = value.day else { return nil }
        if term.isExpiry { expiry = day }
        warnings &+= term.isEnd && day < asOf ? 1 : 0
      } else {
        guard CheckDigit.isValid(value) else { return nil }
      }
    }
    guard seen & needed == needed, seen & alternatives != 0 else { return nil }
    if hasCarrierRule, let carrier = message.symbologyIdentifier, carrier.isUnnamed(for: method) { warnings &+= 1 }
    return (warnings, expiry)
  }
}
