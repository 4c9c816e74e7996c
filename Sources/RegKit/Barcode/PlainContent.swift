internal import GS1

/// The rules on what a code of a method says, in plain numbers: as much of them as tells most good codes.
///
/// It only ever says "nothing blocks, and so many rules warn". Whatever is not plainly so is left to `ContentRules`, which
/// finds out what is wrong; so this can know less than the rules and not more. A column of codes is judged many times
/// faster by it, for each element is looked at once, and no reference is counted but for a value longer than the edition
/// before allowed.
struct PlainContent: Sendable {
  /// What is asked of an element.
  private struct Term: Sendable {
    let ai: ApplicationIdentifier
    let format: ContentRow.Format
    let shortest: UInt16
    let longest: UInt16
    /// The longest value of which no rule warns.
    let longestQuiet: UInt16

    /// Nil for a row that says more than numbers can.
    init?(_ row: ContentRow) {
      let isText = row.format == .alphanumeric
      guard let shortest = UInt16(exactly: isText ? row.min : row.max),
        let longest = UInt16(exactly: row.max), let quiet = UInt16(exactly: row.previousMax ?? row.max)
      else { return nil }
      // Some warnings are about what these say.
      switch row.ai {
      case .licenceNumber: guard isText else { return nil }
      case .expiry, .internal91: guard row.format == .date else { return nil }
      default: break
      }
      (ai, format, self.shortest, self.longest, longestQuiet) = (row.ai, row.format, shortest, longest, quiet)
    }
  }

  /// None when no code is plainly good.
  private var terms: [Term] = []
  /// For each identifier of two digits the place of its term; that of none is behind the last.
  ///
  /// Longer identifiers are looked for among the terms.
  private var places = [UInt8](repeating: 0xFF, count: 100)
  /// The rows that the terms are of, for what is seldom asked.
  private var rows: [Row<ContentRow>] = []
  /// A bit for each term whose element must be there.
  private var needed: UInt32 = 0
  /// A bit for each term of which one must be there; 0 for none.
  private var alternatives: UInt32 = 0
  private var method = Method.otentifikasi
  private var asOf: CalendarDay?
  /// A bit for each letter from A on that names a class of the other method in a licence number.
  private var warningLetters: UInt32 = 0
  /// Whether a rule names the carriers.
  private var hasCarrierRule = false

  /// Rules by which no code is plainly good.
  init() {}

  init(_ rules: ContentRules) {
    var plain = PlainContent()
    guard rules.rows.count <= 32 else { return }
    for (place, row) in rules.rows.enumerated() {
      guard let term = Term(row.content), plain.place(of: term.ai) == nil else { return }
      if let number = term.ai.twoDigitNumber { plain.places[number] = UInt8(place) }
      plain.terms.append(term)
      switch row.content.presence {
      case .required: plain.needed |= 1 << UInt32(place)
      case .oneOf: plain.alternatives |= 1 << UInt32(place)
      case .optional: break
      }
    }
    plain.rows = rules.rows
    (plain.method, plain.asOf) = (rules.method, rules.context.day)
    plain.hasCarrierRule = rules.carrierRule != nil
    for letter in 0..<26 where rules.otherClass(UInt8(ascii: "A") + UInt8(letter)) != nil {
      plain.warningLetters |= 1 << UInt32(letter)
    }
    self = plain
  }

  @inline(__always)
  private func place(of ai: ApplicationIdentifier) -> Int? {
    guard let number = ai.twoDigitNumber, number < places.count else { return terms.firstIndex { $0.ai == ai } }
    let place = Int(places[number])
    return place < terms.count ? place : nil
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
    var (seen, warnings): (UInt32, Int32) = (0, 0)
    var expiry: CalendarDay?
    for element in message.elements {
      guard let place = place(of: element.ai) else {
        // What warns of a licence number is not about one that the rules do not name.
        guard element.ai != .licenceNumber else { return nil }
        if method == .identifikasi { warnings &+= 1 }
        continue
      }
      let (term, bit) = (terms[place], 1 as UInt32 &<< UInt32(truncatingIfNeeded: place))
      let range = element.valueRange
      guard seen & bit == 0, element.isPlain, range.upperBound <= message.bytes.count,
        range.count >= Int(term.shortest), range.count <= Int(term.longest)
      else { return nil }
      seen |= bit
      switch term.format {
      case .alphanumeric:
        guard message.holdsOnlyLettersAndDigits(range) else { return nil }
        if range.count > Int(term.longestQuiet) {
          guard allowsLength(of: message.bytes.span.extracting(range), place) else { return nil }
          warnings &+= 1
        }
        if element.ai == .licenceNumber, let letter = message.bytes.span.extracting(range).classLetter {
          // A table may name a class by other signs than capital letters.
          let place = UInt32(letter &- UInt8(ascii: "A"))
          guard place < 26 else { return nil }
          if warningLetters &>> place & 1 == 1 { warnings &+= 1 }
        }
      case .date:
        guard let day = message.bytes.span.extracting(range).day else { return nil }
        if element.ai == .expiry { expiry = day }
        if let asOf, day < asOf, element.ai == .expiry || element.ai == .internal91 { warnings &+= 1 }
      case .gtin:
        guard CheckDigit.isValid(message.bytes.span.extracting(range)) else { return nil }
      }
    }
    guard seen & needed == needed, alternatives == 0 || seen & alternatives != 0 else { return nil }
    if hasCarrierRule, let carrier = message.symbologyIdentifier, carrier.isUnnamed(for: method) { warnings &+= 1 }
    return (warnings, expiry)
  }
}
