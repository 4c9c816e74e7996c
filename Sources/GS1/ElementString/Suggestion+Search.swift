extension ElementString.Suggestion.Evidence {
  /// What one element of a good message adds to the evidence; gives what it costs or, if negative, wins.
  mutating func add(
    _ entry: AIEntry<some DictionaryTables>, value: Range<Int>, in text: Span<UInt8>
  ) -> Int {
    var penalty = 2
    switch rarity(of: entry.ai) {
    case 0: break
    case 1: penalty += 3
    default:
      penalty += 8
      rareIdentifiers += 1
    }
    let shape = entry.shape
    var start = value.lowerBound
    var hasCheck = false
    for index in 0..<shape.componentCount {
      let component = entry.component(index)
      let length = min(component.maximumLength, value.upperBound &- start)
      guard length > 0 else { break }
      for place in 0..<3 {
        guard let linter = component.linter(place) else { break }
        switch linter {
        case .csum, .csumalpha: hasCheck = true
        case .yymmd0, .yymmdd: penalty += add(year: twoDigits(text, at: start).map { 2000 &+ $0 })
        case .yyyymmdd:
          let century = twoDigits(text, at: start)
          penalty += add(year: century.flatMap { high in twoDigits(text, at: start &+ 2).map { high &* 100 &+ $0 } })
        default: break
        }
      }
      start &+= length
    }
    if hasCheck {
      rightCheckDigits += 1
      penalty -= 6
    }
    return penalty
  }

  /// There is no clock in a library, so the years in which goods are sold are fixed.
  private mutating func add(year: Int?) -> Int {
    guard let year, year >= 2010, year <= 2049 else {
      implausibleDates += 1
      return 6
    }
    plausibleDates += 1
    return -2
  }

  /// 0 for what is on most goods, 1 for what is known to many trades, 2 for the rest.
  private func rarity(of ai: ApplicationIdentifier) -> Int {
    switch (ai.digitCount, ai.number) {
    case (2, 0...2), (2, 10...17), (2, 21), (2, 30), (2, 37): 0
    case (2, _), (3, 235...255), (3, 400...427), (4, 3100...3699), (4, 3900...3959), (4, 8003...8008), (4, 8020): 1
    default: 2
    }
  }
}

/// The search for suggestions: one input, every common habit, a bounded number of steps.
struct SuggestionSearch<Tables: DictionaryTables> {
  /// How many ends of values are tried for one input; the longest messages there are need far fewer.
  static var maximumSteps: Int { 400_000 }

  private var options: ElementString.Options
  private let tables: Tables
  /// Whether plain text that the fast path refuses is surely bad.
  private let holdsAllRules: Bool
  private(set) var steps = 0
  private var found: [ElementString.Suggestion] = []
  /// What the good elements of the input say as they are, where it has a separator; nil where it has none.
  ///
  /// A scanner that transmits one separator does not drop the others: a guess that it did must show more than that.
  private var evidenceBesideSeparators: ElementString.Suggestion.Evidence?
  /// The reading of the input as it is, when nothing is wrong with it.
  private let goodReading: ElementString?

  init(options: ElementString.Options, _ tables: Tables, goodReading: ElementString? = nil) {
    self.goodReading = goodReading
    self.options = options
    // A plain symbol is read like any other: what is asked here is only what its data may have been.
    self.options.ignore(.elementsNotPromised)
    self.tables = tables
    holdsAllRules = !options.ignores(.invalidCharacter) && !options.ignores(.valueTooLong)
  }

  /// The best of what was found; of equal score, fewer assumptions first, then in the order they were found.
  var ranked: [ElementString.Suggestion] {
    // Insertion keeps the order of equals.
    var ranked: [ElementString.Suggestion] = []
    for suggestion in found {
      var place = ranked.count
      while place > 0, Self.isBetter(suggestion, ranked[place - 1]) { place -= 1 }
      ranked.insert(suggestion, at: place)
      if ranked.count > options.maximumSuggestions { ranked.removeLast() }
    }
    return ranked
  }

  private static func isBetter(_ one: ElementString.Suggestion, _ other: ElementString.Suggestion) -> Bool {
    if one.score != other.score { return one.score > other.score }
    return one.evidence.assumedSeparators < other.evidence.assumedSeparators
  }

  mutating func run(_ input: [UInt8]) {
    if input.contains(groupSeparator) {
      let message = ElementString(reading: input, options: options)
      evidenceBesideSeparators = weigh(message, [], skipsErrors: true).evidence
    }
    for exchangesCase in [false, true] {
      let text = exchangesCase ? input.map(ScannerProfile.withCaseExchanged) : input
      // Exchanged letters only show where letters are not data: in the symbology identifier.
      if exchangesCase {
        guard Self.isKnown(text), !Self.isKnown(input) else { return }
        tryProfile(.init(), on: input, separator: [], exchangesCase: true)
      }
      for preset in ScannerProfile.presets {
        for separator in preset.profile.separators where Self.contains(text, separator) {
          var profile = ScannerProfile()
          profile.separators = [separator]
          if profile.isUnambiguous {
            tryProfile(profile, on: input, separator: separator, exchangesCase: exchangesCase)
          } else {
            trySeparator(separator, in: text, of: input, exchangesCase: exchangesCase)
          }
        }
      }
      trySeparator([], in: text, of: input, exchangesCase: exchangesCase)
    }
  }

  private static func isKnown(_ text: [UInt8]) -> Bool {
    guard let symbology = SymbologyIdentifier(startOf: text.span, at: 0) else { return false }
    return symbology.content != .unknown
  }

  private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard let first = part.first else { return false }
    for place in 0..<text.count where text[place] == first {
      if ByteSearch.stands(part, in: text.span, at: place, before: text.count) { return true }
    }
    return false
  }

  // MARK: - A text that cannot be data

  /// Tries a habit that can be undone without doubt.
  private mutating func tryProfile(
    _ habit: ScannerProfile, on input: [UInt8], separator: [UInt8], exchangesCase: Bool
  ) {
    var profile = habit
    profile.exchangesCase = exchangesCase
    profile.sendsSymbologyIdentifier = input.first == 0x5D
    // A tab at the end may be the separator itself.
    guard let transcript = try? profile.transcript(of: input) else { return }
    var assumed: [Range<Int>] = []
    for (place, byte) in transcript.bytes.enumerated() where byte == groupSeparator {
      let range = transcript.range(place..<(place + 1))
      if input[range].elementsEqual([groupSeparator]) { continue }
      assumed.append(range)
    }
    let damage: ElementString.Suggestion.Damage = separator.isEmpty ? .caseExchanged : .separatorReplaced
    guard !assumed.isEmpty || damage == .caseExchanged else { return }
    accept(transcript, damage, separator, exchangesCase, assumed, costOfSeparator: 3)
  }

  /// Takes a guess in, unless it has an error or was found before.
  private mutating func accept(
    _ transcript: Transcript, _ damage: ElementString.Suggestion.Damage, _ separator: [UInt8], _ exchangesCase: Bool,
    _ assumed: [Range<Int>], costOfSeparator: Int
  ) {
    let message = ElementString(reading: transcript.bytes, options: options)
    guard message.isValid, !message.elements.isEmpty else { return }
    var (evidence, penalty) = weigh(message, separator)
    penalty += costOfSeparator * assumed.count
    evidence.assumedSeparators = assumed.count
    if let good = goodReading, !says(message, evidence, separator, moreThan: good) { return }
    if damage == .separatorDropped, let kept = evidenceBesideSeparators, !shows(evidence, moreThan: kept) { return }
    let known = found.contains {
      $0.message.symbologyIdentifier == message.symbologyIdentifier
        && $0.message.bracketedBytes == message.bracketedBytes
    }
    guard !known else { return }
    found.append(
      ElementString.Suggestion(
        scan: ScannerProfile.Scan(message, transcript), damage: damage, separator: separator,
        exchangesCase: exchangesCase, assumedSeparators: assumed, evidence: evidence,
        score: max(1, min(99, 100 - penalty)), holdsAssociations: holdsAssociations(message)))
  }

  /// What speaks for and against a message, and what it costs.
  private func weigh(
    _ message: ElementString, _ separator: [UInt8], skipsErrors: Bool = false
  ) -> (evidence: ElementString.Suggestion.Evidence, penalty: Int) {
    var evidence = ElementString.Suggestion.Evidence()
    var penalty = 0
    for element in message.elements where !(skipsErrors && element.hasErrors) {
      guard let entry = tables.entry(of: element), element.escaping == .none, !element.omitsLeadingZeros else {
        continue
      }
      penalty += evidence.add(entry, value: element.valueRange, in: message.bytes.span)
      for text in separator.isEmpty ? Self.telling : [separator] {
        let left = Self.occurrences(of: text, in: message.bytes.span, element.valueRange)
        evidence.leftInValues += left
        penalty += Self.costOfLeaving(text) * left
      }
    }
    return (evidence, penalty)
  }

  /// Texts for a separator that a value may hold and nobody writes into one.
  private static var telling: [[UInt8]] { [Array("<GS>".utf8), Array("<FNC1>".utf8), Array("<gs>".utf8)] }

  /// What it costs to take a text for a separator elsewhere and for data here.
  private static func costOfLeaving(_ separator: [UInt8]) -> Int {
    // A scanner types the same text for every separator: leaving one costs more than a further element.
    telling.contains(separator) ? 14 : separator.count >= 3 ? 9 : 6
  }

  /// Whether a guess at a message that reads well as it is has enough for it to be told.
  ///
  /// A telling text is enough, and a text of three characters before identifiers that are not rare; anything else must
  /// show a date or a check digit that the reading as it is does not have.
  private func says(
    _ message: ElementString, _ evidence: ElementString.Suggestion.Evidence, _ separator: [UInt8],
    moreThan good: ElementString
  ) -> Bool {
    guard message.elements.count > good.elements.count else { return false }
    if Self.telling.contains(separator) { return true }
    // A text of three characters does not stand before a common identifier by chance often; digits among digits do.
    if separator.count >= 3, evidence.rareIdentifiers == 0, evidence.implausibleDates == 0,
      !Self.isDigits(separator) || good.elements.contains(where: { holds(separator, $0, of: good) })
    {
      return true
    }
    return shows(evidence, moreThan: weigh(good, []).evidence)
  }

  /// Whether the value of an element has a text among characters that are not all digits.
  private func holds(_ text: [UInt8], _ element: Element, of message: ElementString) -> Bool {
    Self.occurrences(of: text, in: message.bytes.span, element.valueRange) > 0
      && !Self.isDigits(message.bytes[element.valueRange])
  }

  private static func isDigits(_ text: some Sequence<UInt8>) -> Bool { text.allSatisfy { $0 &- 0x30 < 10 } }

  /// Whether a reading has a date or a check digit that another one does not have.
  private func shows(
    _ evidence: ElementString.Suggestion.Evidence, moreThan own: ElementString.Suggestion.Evidence
  ) -> Bool {
    evidence.rightCheckDigits + evidence.plausibleDates > own.rightCheckDigits + own.plausibleDates
      && evidence.implausibleDates <= own.implausibleDates && evidence.rareIdentifiers <= own.rareIdentifiers
  }

  /// Whether a message has no error by the rules on associations either, which the options may have left out.
  private func holdsAssociations(_ message: ElementString) -> Bool {
    guard !options.checksAssociations else { return true }
    var options = options
    options.checksAssociations = true
    return ElementString(reading: message.bytes, options: options).isValid
  }

  // MARK: - A text that may be data, or none

  /// One element of a reading that is possible from a place to the end: where its value ends and what follows.
  private struct Step {
    /// The cost of this element and all that follow.
    let penalty: Int
    let valueEnd: Int
    /// Where the next identifier begins, or the end.
    let next: Int
    /// Which of the readings possible there follows.
    let rank: Int
    /// Whether a separator is assumed between value and next.
    let isAssumed: Bool
  }

  /// How many readings are kept for each place.
  private static var readingsKept: Int { 8 }

  /// Finds where the separator may have stood so that everything reads as good elements.
  ///
  /// From the end to the beginning, for each place the best readings of what follows are kept: an element whose value
  /// ends where a separator may have been and a reading of the rest. Each end of a value that is looked at is one step.
  private mutating func trySeparator(
    _ separator: [UInt8], in text: [UInt8], of input: [UInt8], exchangesCase: Bool
  ) {
    let symbology = SymbologyIdentifier(startOf: text.span, at: 0)
    if let symbology {
      switch symbology.content {
      case .elementString, .elementStringWithECI, .plain, .plainWithECI: break
      default: return
      }
    }
    let end = ElementString.endOfMessage(text.span)
    let dataStart = symbology == nil ? 0 : 3
    var start = dataStart
    if start < end, text[start] == groupSeparator {
      start += 1
    } else if !separator.isEmpty, text[start..<end].starts(with: separator) {
      start += separator.count
    }
    guard start < end, text[start] &- 0x30 < 10 else { return }
    guard let readings = readings(of: text.span, start..<end, separator) else { return }
    for first in readings[0] {
      var transcript = Transcript(of: input, capacity: end + readings[0].count)
      for place in 0..<dataStart { transcript.append(text[place], for: place..<(place + 1)) }
      var assumed = start > dataStart && text[dataStart] != groupSeparator ? [dataStart..<start] : []
      var place = start
      var step = first
      while true {
        for index in place..<step.valueEnd { transcript.append(text[index], for: index..<(index + 1)) }
        if step.isAssumed { assumed.append(step.valueEnd..<step.next) }
        guard step.next < end else { break }
        if step.isAssumed || step.next > step.valueEnd {
          transcript.append(groupSeparator, for: step.valueEnd..<step.next)
        }
        place = step.next
        step = readings[place - start][step.rank]
      }
      transcript.finish(at: step.valueEnd)
      guard !assumed.isEmpty else { continue }
      accept(
        transcript, separator.isEmpty ? .separatorDropped : .separatorReplaced, separator, exchangesCase, assumed,
        costOfSeparator: separator.isEmpty ? 12 : 5)
    }
  }

  /// The best readings from every place of a range; nil when there are none or the steps do not suffice.
  private mutating func readings(of text: Span<UInt8>, _ range: Range<Int>, _ separator: [UInt8]) -> [[Step]]? {
    var readings = [[Step]](repeating: [], count: range.count)
    for start in range.reversed() {
      guard let entry = tables.entry(startOf: text, at: start) else { continue }
      let valueStart = start &+ entry.ai.digitCount
      let last = min(range.upperBound, valueStart &+ entry.shape.longest)
      let isPlainText = entry.lane.kind == .text
      var end = valueStart
      while end <= last {
        guard steps < Self.maximumSteps else { return nil }
        steps &+= 1
        let isLongEnough = end &- valueStart >= max(1, entry.shape.shortest)
        if isLongEnough, let (next, isAssumed) = next(after: end, of: entry, text, range.upperBound, separator),
          next == range.upperBound || !readings[next &- range.lowerBound].isEmpty
        {
          steps &+= (end &- valueStart) >> 2
          if isGood(entry, text, valueStart..<end, isPlainText) {
            var evidence = ElementString.Suggestion.Evidence()
            var penalty = evidence.add(entry, value: valueStart..<end, in: text)
            if isAssumed { penalty += separator.isEmpty ? 12 : 5 }
            penalty += Self.costOfLeaving(separator) * Self.occurrences(of: separator, in: text, valueStart..<end)
            let rest = next == range.upperBound ? [] : readings[next &- range.lowerBound]
            for rank in 0..<max(1, rest.count) {
              let total = penalty + (rest.isEmpty ? 0 : rest[rank].penalty)
              Self.insert(
                Step(penalty: total, valueEnd: end, next: next, rank: rank, isAssumed: isAssumed),
                into: &readings[start &- range.lowerBound])
            }
          }
        }
        // No value goes on over what is no character of any value.
        if end < range.upperBound, byteClasses[Int(text[end])] == 0 { break }
        end &+= 1
      }
    }
    return readings[0].isEmpty ? nil : readings
  }

  /// Where the next identifier begins behind a value, and whether a separator must be assumed; nil if none can be there.
  private func next(
    after end: Int, of entry: AIEntry<Tables>, _ text: Span<UInt8>, _ textEnd: Int, _ separator: [UInt8]
  ) -> (next: Int, isAssumed: Bool)? {
    if end == textEnd { return (end, false) }
    if text[end] == groupSeparator { return (end &+ 1, false) }
    if !separator.isEmpty, ByteSearch.stands(separator, in: text, at: end, before: textEnd) {
      return (end &+ separator.count, true)
    }
    if entry.isPredefinedLength { return (end, false) }
    return separator.isEmpty ? (end, true) : nil
  }

  private func isGood(_ entry: AIEntry<Tables>, _ text: Span<UInt8>, _ range: Range<Int>, _ isPlainText: Bool) -> Bool {
    if FastPath.isGood(entry.lane, text, range) { return true }
    if isPlainText, holdsAllRules { return false }
    var reading = Reading(options.rules, tables)
    var found = ElementBuffer()
    reading.checkValue(range, of: entry, in: text, to: &found)
    return found.errorCount == 0
  }

  /// How often a text stands in a value, where it is taken for data.
  private static func occurrences(of separator: [UInt8], in text: Span<UInt8>, _ range: Range<Int>) -> Int {
    guard !separator.isEmpty else { return 0 }
    var count = 0
    var place = range.lowerBound
    while place &+ separator.count <= range.upperBound {
      let isHere = ByteSearch.stands(separator, in: text, at: place, before: range.upperBound)
      count &+= isHere ? 1 : 0
      place &+= isHere ? separator.count : 1
    }
    return count
  }

  private static func insert(_ step: Step, into readings: inout [Step]) {
    var place = readings.count
    while place > 0, step.penalty < readings[place - 1].penalty { place -= 1 }
    guard place < readingsKept else { return }
    readings.insert(step, at: place)
    if readings.count > readingsKept { readings.removeLast() }
  }
}
