public import GS1
public import RegKit

/// What a picture holds: every symbol that was read, understood and judged.
public struct ScanReport: Sendable {
  /// One symbol with what its data says.
  public struct Entry: Sendable {
    public let symbol: Symbol
    public let reading: BarcodeReading
  }

  /// The caller's name of the picture, given back in the report; nil for none.
  public let name: String?
  /// The size of the picture in pixels.
  public let width: Int
  public let height: Int
  /// The symbols, from the top of the picture down and then from the left.
  public let entries: [Entry]

  /// Reads a picture and judges every symbol in it.
  ///
  /// - Parameters:
  ///   - reader: A reader of the calling thread.
  ///   - name: A name for the picture, for example its path.
  ///   - options: The rules of GS1 and the dictionary to read by.
  ///   - edition: The edition to judge by; nil chooses as `Rulebook` does.
  /// - Throws: `ImagingError` when the picture cannot be scanned at all. A picture without a symbol is a report without
  ///   entries.
  public init(
    of image: GrayImage, by reader: SymbolReader, named name: String? = nil,
    options: ElementString.Options = .init(), under rulebook: Rulebook, edition: String? = nil,
    asOf day: CalendarDay? = nil
  ) throws(ImagingError) {
    let symbols = try reader.read(image)
    self.name = name
    width = image.width
    height = image.height
    let readings = symbols.map { symbol in
      BarcodeReading(
        symbol.bytes, symbologyIdentifier: symbol.symbologyIdentifier, options: options, under: rulebook,
        edition: edition, asOf: day)
    }
    // Pasal 23 provides for a second code beside BPOM's: with one of BPOM's in the picture, a code without licence number
    // is the maker's own affair. Alone it stands where BPOM's should, and is judged.
    let holdsBPOMCode = readings.contains { $0.isBPOMCode }
    entries = zip(symbols, readings).map { symbol, reading in
      // A part of a message says nothing of the whole.
      let isJudged = symbol.part == nil && (!holdsBPOMCode || reading.isBPOMCode)
      return Entry(symbol: symbol, reading: isJudged ? reading : reading.unjudged)
    }
  }

  /// The worst outcome of the codes judged; undetermined when there was none to judge, or a part of a message whose other
  /// parts are not in the picture.
  public var outcome: Outcome {
    let outcomes = entries.compactMap { $0.reading.content?.verdict.outcome }
    if outcomes.contains(.refused) { return .refused }
    if outcomes.isEmpty || outcomes.contains(.undetermined) || entries.contains(where: { $0.symbol.part != nil }) {
      return .undetermined
    }
    return .allowed
  }

  /// The report as JSON text on one line: `name`, `width`, `height`, `outcome`, and `symbols` with what each reader would
  /// transmit (`symbology_identifier`, `hex`), the same as `text`, null where it is none, the number of the character set
  /// that the symbol declares (`character_set`, null where that is unknown), which `part` of a message it is, where it stands (`corners`, `orientation`), the step that read it, and the
  /// members of a code's answer.
  public func json(in language: Language) -> String {
    var members: [(key: String, value: JSONValue)] = []
    if let name { members.append(("name", .string(name))) }
    members += [
      ("width", .integer(Int64(width))), ("height", .integer(Int64(height))),
      ("outcome", .string(outcome.rawValue)), ("symbols", .array(entries.map { Self.json($0, language) })),
    ]
    return JSONValue.object(members).text
  }

  /// What stands in the place of a report on a picture that cannot be scanned, as JSON text on one line: `name`, `outcome`
  /// and `error`.
  public static func json(for error: ImagingError, named name: String?, in language: Language) -> String {
    var members: [(key: String, value: JSONValue)] = []
    if let name { members.append(("name", .string(name))) }
    var detail: [(key: String, value: JSONValue)] = [("code", .string(error.code.name))]
    if let offset = error.offset { detail.append(("offset", .integer(Int64(offset)))) }
    detail += [
      ("found", .string(error.found)), ("expected", .string(error.expected)),
      ("message", .string(language == .english ? error.descriptionEN : error.descriptionID)),
    ]
    members += [("outcome", .string(Outcome.undetermined.rawValue)), ("error", .object(detail))]
    return JSONValue.object(members).text
  }

  private static func json(_ entry: Entry, _ language: Language) -> JSONValue {
    let symbol = entry.symbol
    let corners = symbol.corners.map { corner in
      JSONValue.array([.integer(Int64(corner.x)), .integer(Int64(corner.y))])
    }
    var members: [(key: String, value: JSONValue)] = [
      ("symbology_identifier", .string(symbol.symbologyIdentifier.description)),
      ("hex", .string(hexadecimal(symbol.bytes))), ("text", symbol.text.map { .string($0) } ?? .null),
    ]
    switch symbol.characterSet {
    case .undeclared: break
    case .declared(let number): members.append(("character_set", .integer(Int64(number))))
    case .unknown: members.append(("character_set", .null))
    }
    if let part = symbol.part {
      let numbers: [(key: String, value: Int?)] = [
        ("index", part.index), ("count", part.count), ("parity", part.parity),
      ]
      members.append(
        ("part", .object(numbers.map { ($0.key, $0.value.map { .integer(Int64($0)) } ?? .null) })))
    }
    members += [
      ("corners", .array(corners)), ("orientation", .string(symbol.orientation.rawValue)),
      ("step", .string(symbol.step.name)),
    ]
    return .object(members + Gateway.members(entry.reading, language))
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      for nibble in [byte >> 4, byte & 15] { text.append(nibble < 10 ? 0x30 &+ nibble : 0x57 &+ nibble) }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
