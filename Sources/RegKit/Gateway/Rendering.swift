public import GS1

// Verdicts, readings and errors as JSON. Nothing ever reads this text back into a verdict.

extension Gateway {
  /// The members every answer has: outcome, ambiguity, missing facts, findings, edition and day.
  package static func members(_ verdict: Verdict, _ language: Language) -> [(key: String, value: JSONValue)] {
    var members: [(key: String, value: JSONValue)] = []
    members.reserveCapacity(8)
    members.append(("outcome", .string(verdict.outcome.rawValue)))
    if verdict.isAmbiguous {
      members.append(("ambiguous", .bool(true)))
      var readings: [String] = []
      for finding in verdict.findings {
        if let reading = finding.otherReading(in: language), !readings.contains(reading) { readings.append(reading) }
      }
      members.append(("other_readings", .array(readings.map { .string($0) })))
    }
    if !verdict.needs.isEmpty {
      members.append(("missing_facts", .array(verdict.missing.map { .string($0) })))
      let needed = verdict.needs.filter { $0.rule != nil }
      if !needed.isEmpty { members.append(("needed_by", .array(needed.map { json($0, language) }))) }
    }
    members.append(("findings", .findings(verdict.findings, language)))
    members.append(("edition", .string(verdict.edition.id)))
    if let successor = verdict.edition.supersededBy {
      members.append(("superseded_by", .string(successor)))
      if let until = verdict.edition.period.until { members.append(("superseded_on", .string(until.description))) }
    }
    if let day = verdict.asOf {
      members.append(("as_of", .string(day.description)))
      if day < verdict.edition.period.from {
        members.append(("not_in_force_before", .string(verdict.edition.period.from.description)))
      }
    }
    return members
  }

  /// A missing fact with the rule that needs it.
  static func json(_ need: Verdict.Need, _ language: Language) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [("fact", .string(need.fact))]
    if let rule = need.rule {
      members += [
        ("rule", .string(rule.id)), ("citation", .string(rule.citation)), ("message", .string(rule.message[language])),
      ]
    }
    return .object(members)
  }

  package static func members(_ fields: BarcodeContent.Fields) -> [(key: String, value: JSONValue)] {
    var members: [(key: String, value: JSONValue)] = []
    members.reserveCapacity(6)
    if let nie = fields.nie { members.append(("nie", .string(nie))) }
    if let day = fields.nieExpiry { members.append(("nie_expiry", .string(day.description))) }
    if let gtin = fields.gtin { members.append(("gtin", .string(gtin))) }
    if let batch = fields.batch { members.append(("batch", .string(batch))) }
    if let day = fields.expiry { members.append(("expiry", .string(day.description))) }
    if let serial = fields.serial { members.append(("serial", .string(serial))) }
    return members
  }

  /// GS1's own view of the data: its form, its elements and everything GS1's rules find wrong.
  ///
  /// - Parameters:
  ///   - scan: What the message was made from by undoing a scanner's habit; places are those of what was scanned.
  ///   - day: The day asked about, around which years of two digits are.
  static func members(
    _ message: ElementString, scan: ScannerProfile.Scan? = nil, asOf day: CalendarDay?, _ language: Language
  ) -> [(key: String, value: JSONValue)] {
    var members: [(key: String, value: JSONValue)] = []
    members.reserveCapacity(8)
    members.append(("valid", .bool(message.isValid)))
    members.append(("form", .string(name(of: message.form))))
    if let identifier = message.symbologyIdentifier {
      members.append(("symbology_identifier", .string(identifier.description)))
      members.append(("promises_element_string", .bool(identifier.promisesElementString)))
    }
    // Without a day years of two digits are of the 21st century, as in BPOM's own fields: there is no clock.
    let century: CalendarDay.Century = day.map { .around(year: $0.year) } ?? .fixed(20)
    members.append(("elements", .elements(of: message, scan: scan, century)))
    let (errors, bytes) = scan.map { ($0.errors, $0.scanned) } ?? (message.errors, message.bytes)
    members.append(("errors", .errors(errors, in: bytes, message.dictionary, language)))
    let guesses = message.guesses
    if !guesses.isEmpty { members.append(("suggestions", json(guesses, language))) }
    return members
  }

  /// The carriers of one object, each by itself, and what is wrong between them; carriers count from 0.
  ///
  /// - Parameter scans: What each was read from by undoing a scanner's habit, or nil; places are then those of that.
  package func json(
    _ carriers: [ElementString], scans: [ScannerProfile.Scan?], _ errors: [ElementString.CarrierError]
  ) -> JSONValue {
    func scan(_ place: Int) -> ScannerProfile.Scan? { place < scans.count ? scans[place] : nil }
    let between = errors.filter { $0.carrier < carriers.count }.map { error in
      let carrier = carriers[error.carrier]
      let scan = scan(error.carrier)
      return JSONValue.writing { [language] text in
        text.writeObject { text in
          text.write("carrier", error.carrier)
          text.write(
            scan?.located(error.error) ?? error.error, in: scan?.scanned ?? carrier.bytes, carrier.dictionary, language)
        }
      }
    }
    let each = carriers.enumerated().map { place, carrier in
      var members = JSONValue.members("text", Self.shown(carrier.bytes))
      if let scan = scan(place) { members += JSONValue.members("scanned", Self.shown(scan.scanned)) }
      return JSONValue.object(members + Self.members(carrier, scan: scan(place), asOf: asOf, language))
    }
    return .object([
      ("valid", .bool(errors.isEmpty && carriers.allSatisfy { $0.isValid })),
      ("carriers", .array(each)), ("errors", .array(between)),
    ])
  }

  /// Guesses, best first.
  package static func json(_ guesses: [ElementString.Suggestion], _ language: Language) -> JSONValue {
    .array(guesses.enumerated().map { json($0.element, rank: $0.offset + 1, language) })
  }

  /// A guess at what a damaged message was; `guess` is always true, and its places are those of the input.
  private static func json(_ guess: ElementString.Suggestion, rank: Int, _ language: Language) -> JSONValue {
    func place(_ range: Range<Int>) -> [(key: String, value: JSONValue)] {
      [("offset", .integer(Int64(range.lowerBound))), ("length", .integer(Int64(range.count)))]
    }
    let elements = JSONValue.writing { text in
      text.writeArray(of: guess.message.elements) { text, element in
        text.writeObject {
          let scan = guess.scan
          $0.write(element, of: guess.message, at: scan.range(of: element), scan.valueRange(of: element))
        }
      }
    }
    let damage =
      switch guess.damage {
      case .separatorReplaced: "separator_replaced"
      case .separatorDropped: "separator_dropped"
      case .caseExchanged: "case_exchanged"
      }
    return .object([
      ("guess", .bool(guess.isGuess)), ("valid", .bool(guess.holdsAssociations)), ("rank", .integer(Int64(rank))),
      ("score", .integer(Int64(guess.score))),
      ("bracketed", .string(guess.message.bracketed)), ("damage", .string(damage)),
      ("separator", .string(String(decoding: guess.separator, as: UTF8.self))),
      ("case_exchanged", .bool(guess.exchangesCase)),
      ("assumed_separators", .array(guess.assumedSeparators.map { .object(place($0)) })),
      ("elements", elements), ("message", .string(guess.text(language.gs1))),
    ])
  }

  /// The data; of data too long to be a message, the beginning.
  private static func shown(_ bytes: [UInt8]) -> [UInt8] {
    let limit = 65_536
    return bytes.count > limit ? Array(bytes.prefix(limit)) + Array("… [\(bytes.count)]".utf8) : bytes
  }

  private static func name(of form: ElementString.Form) -> String {
    switch form {
    case .raw: "raw"
    case .scanData: "scan_data"
    case .bracketed: "bracketed"
    case .digitalLink: "digital_link"
    case .humanReadable: "human_readable"
    }
  }

  static func json(_ error: QuestionError, _ language: Language) -> JSONValue {
    let problems = error.problems.map { problem in
      var members: [(key: String, value: JSONValue)] = [
        ("code", .string(problem.code.rawValue)), ("path", .string(problem.path)),
      ]
      if let offset = problem.offset { members.append(("offset", .integer(Int64(offset)))) }
      members.append(("found", .string(problem.found)))
      members.append(("expected", .string(problem.expected)))
      if let suggestion = problem.suggestion { members.append(("suggestion", .string(suggestion))) }
      members.append(("message", .string(problem.message(in: language))))
      return JSONValue.object(members)
    }
    let first = error.problems.first
    return .object([
      ("code", .string(first?.code.rawValue ?? "")), ("message", .string(first?.message(in: language) ?? "")),
      ("problems", .array(problems)),
    ])
  }

  /// A reading as JSON: what GS1 sees, what BPOM sees, and the verdict.
  package static func members(
    _ reading: BarcodeReading, scan: ScannerProfile.Scan? = nil, _ language: Language
  ) -> [(key: String, value: JSONValue)] {
    var members = JSONValue.members("text", shown(reading.message.bytes))
    if let scan { members += JSONValue.members("scanned", shown(scan.scanned)) }
    members += [
      ("gs1", .object(Self.members(reading.message, scan: scan, asOf: reading.asOf, language))),
      ("bpom", .bool(reading.isBPOMCode)),
    ]
    guard let content = reading.content else { return members }
    members.append(("method", .string(content.method.rawValue)))
    members.append(("verdict", .string(content.verdict.word(allowed: "valid", refused: "invalid"))))
    members.append(("errors", .array(content.errors.map { .string($0) })))
    members += Self.members(content.fields)
    members += Self.members(content.verdict, language)
    return members
  }

  /// Reads and judges the data of one code, as text or bytes from a scanner, and answers in JSON.
  public func read(_ bytes: [UInt8], symbologyIdentifier: SymbologyIdentifier? = nil) -> Answer {
    answer(
      BarcodeReading(bytes, symbologyIdentifier: symbologyIdentifier, under: rulebook, edition: edition, asOf: asOf))
  }

  /// Answers in JSON for a code that was read already.
  ///
  /// - Parameter scan: What it was read from by undoing a scanner's habit; `scanned` and all places are then those of that.
  package func answer(_ reading: BarcodeReading, scan: ScannerProfile.Scan? = nil) -> Answer {
    guard !reading.isBPOMCode else {
      return Answer(
        status: .answered(reading.content?.verdict.outcome ?? .undetermined), verdict: reading.content?.verdict,
        error: nil, details: [], body: .object(Self.members(reading, scan: scan, language)))
    }
    // Data without a licence number or GTIN is nothing of BPOM's; only GS1 has something to say about it.
    let outcome = Outcome.gs1(isValid: reading.message.isValid)
    let members = Self.members(reading.unjudged, scan: scan, language) + [("outcome", .string(outcome.rawValue))]
    return Answer(status: .answered(outcome), verdict: nil, error: nil, details: [], body: .object(members))
  }

  /// Answers in JSON for what was scanned and is not as the scanner's profile says.
  package func answer(_ scanned: [UInt8], unlikeProfile error: GS1Error) -> Answer {
    return Answer(
      status: .answered(.refused), verdict: nil, error: nil, details: [],
      body: .object(
        JSONValue.members("scanned", Self.shown(scanned)) + [
          (
            "gs1",
            .object([
              ("valid", .bool(false)), ("elements", .array([])),
              ("errors", .errors([error], in: scanned, .builtIn, language)),
            ])
          ), ("bpom", .bool(false)), ("outcome", .string(Outcome.refused.rawValue)),
        ]))
  }
}
