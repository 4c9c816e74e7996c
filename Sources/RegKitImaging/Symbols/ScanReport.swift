public import GS1
public import RegKit

/// What a picture or a document holds: every symbol that was read, understood and judged.
public struct ScanReport: Sendable {
  /// One symbol with what its data says.
  public struct Entry: Sendable {
    /// The symbol; its places are in pixels of the picture it was read in.
    public let symbol: Symbol
    public let reading: BarcodeReading
    /// The page of the document on which it stands, from 1; nil where there is no document.
    public let page: Int?
    /// Which of the page's pictures it was read in, from 1; nil where there is no document.
    public let picture: Int?
  }

  /// One page of a document, and what could not be looked at on it.
  public struct Page: Sendable {
    /// A picture that was searched.
    public struct Picture: Sendable {
      public let width: Int
      public let height: Int
      /// Pixels an inch along rows and columns; nil when that is not known.
      public let dotsPerInch: (horizontal: Double, vertical: Double)?
      /// Whether this is the whole page as the caller drew it, not a picture of the document.
      public let isDrawn: Bool
    }

    /// The number of the page, from 1.
    public let number: Int
    /// The size of the page in points of 1/72 inch; nil when the document does not say.
    public let size: (width: Double, height: Double)?
    /// The pictures that were searched; the last may be the whole page as drawn.
    public let pictures: [Picture]
    /// Why the page, or some of its pictures, could not be searched.
    public let errors: [ImagingError]
  }

  /// The caller's name of the file, given back in the report; nil for none.
  public let name: String?
  /// The size of the picture in pixels; 0 for a document, whose pages have sizes of their own.
  public let width: Int
  public let height: Int
  /// The pages of a document that were read, in their order; empty where there is none.
  public let pages: [Page]
  /// How many pages the document has; 0 where there is none.
  public let pageCount: Int
  /// The pages that were asked for and not read, since those before them are as many as the limits allow; nil for none.
  public let unreadPages: ClosedRange<Int>?
  /// Why pages were not read; nil for none.
  public let unreadError: ImagingError?
  /// Why a document may lack pages, though it opened; nil for one that is as it should be.
  public let damage: ImagingError?
  /// The symbols, page by page and picture by picture, from the top of each down and then from the left.
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
    let judge = Judge(options: options, rulebook: rulebook, edition: edition, day: day)
    self.init(
      name: name, width: image.width, height: image.height,
      entries: judge.entries(try reader.read(image).map { (symbol: $0, picture: nil) }, page: nil))
  }

  /// Reads a file page by page and judges every symbol in it.
  ///
  /// A page that cannot be searched does not hide the symbols of the others: its error stands in `pages`. Of more pages
  /// than the limits of the file allow the first are read, and `unreadPages` leaves the outcome open.
  ///
  /// - Parameters:
  ///   - file: A picture, or a document of which the memory of one page is taken at a time.
  ///   - pages: The pages to read, from 1, as far as the document has them; nil for all. The outcome is that of these.
  ///   - reader: A reader of the calling thread.
  ///   - name: A name for the file, for example its path.
  ///   - options: The rules of GS1 and the dictionary to read by.
  ///   - edition: The edition to judge by; nil chooses as `Rulebook` does.
  ///   - rasterized: Makes a picture of a whole page of a document by its number, or nil when it cannot. It is asked for
  ///     pages whose own pictures are not all there is to search: those with errors, with vector content, or without a
  ///     symbol. What it makes is searched beside the page's own pictures, and a symbol that holds the same as one of
  ///     theirs counts once. Damage on the page is still reported, and every error where the drawing is not complete.
  /// - Throws: `ImagingError` when a picture cannot be scanned at all, or the reader has no memory; `outOfRange` when the
  ///   document has none of the pages, or a picture is asked for any but page 1.
  public init(
    of file: PictureFile, pages wanted: ClosedRange<Int>? = nil, by reader: SymbolReader, named name: String? = nil,
    options: ElementString.Options = .init(), under rulebook: Rulebook, edition: String? = nil,
    asOf day: CalendarDay? = nil, rasterized: ((_ page: Int) -> DrawnPage?)? = nil
  ) throws(ImagingError) {
    let wanted = try file.pages(wanted)
    guard file.isDocument else {
      let image = try file.page(1).pictures[0].image
      try self.init(
        of: image, by: reader, named: name, options: options, under: rulebook, edition: edition, asOf: day)
      return
    }
    let judge = Judge(options: options, rulebook: rulebook, edition: edition, day: day)
    var pages: [Page] = []
    var entries: [Entry] = []
    let read = wanted.prefix(max(file.limits.maxPages, 1))
    for number in read {
      var search = try PageSearch(file, number, by: reader)
      if search.leavesOpen, let drawn = rasterized?(number) { try search.add(drawn, reader) }
      pages.append(search.page)
      entries += judge.entries(search.symbols, page: number)
    }
    let unread = read.endIndex == wanted.endIndex ? nil : wanted.lowerBound + read.count...wanted.upperBound
    self.init(
      name: name, width: 0, height: 0, pages: pages, pageCount: file.pageCount, unreadPages: unread,
      unreadError: unread.map { _ in .tooManyPages(wanted.count, allowed: read.count) }, damage: file.damage,
      entries: entries)
  }

  /// Judges symbols that were read already.
  ///
  /// - Parameters:
  ///   - symbols: In pixels of a picture of this width and height.
  ///   - others: Symbols that stand beside them and are judged elsewhere: with a code of BPOM's among them, a code without
  ///     licence number is the maker's own affair.
  public init(
    _ symbols: [Symbol], beside others: [Symbol] = [], width: Int, height: Int, named name: String? = nil,
    options: ElementString.Options = .init(), under rulebook: Rulebook, edition: String? = nil,
    asOf day: CalendarDay? = nil
  ) {
    let judge = Judge(options: options, rulebook: rulebook, edition: edition, day: day)
    self.init(
      name: name, width: width, height: height,
      entries: judge.entries(symbols.map { (symbol: $0, picture: nil) }, beside: others, page: nil))
  }

  private init(
    name: String?, width: Int, height: Int, pages: [Page] = [], pageCount: Int = 0,
    unreadPages: ClosedRange<Int>? = nil, unreadError: ImagingError? = nil, damage: ImagingError? = nil,
    entries: [Entry]
  ) {
    self.name = name
    self.width = width
    self.height = height
    self.pages = pages
    self.pageCount = pageCount
    self.unreadPages = unreadPages
    self.unreadError = unreadError
    self.damage = damage
    self.entries = entries
  }

  /// The worst outcome of the codes judged; undetermined when there was none to judge, or a part of a message whose other
  /// parts are not in the picture, and when a part of a document could not be searched, for nobody knows what stands there.
  public var outcome: Outcome {
    let outcomes = entries.compactMap { $0.reading.content?.verdict.outcome }
    if outcomes.contains(.refused) { return .refused }
    if outcomes.isEmpty || outcomes.contains(.undetermined) || entries.contains(where: { $0.symbol.part != nil }) {
      return .undetermined
    }
    if damage != nil || unreadPages != nil || pages.contains(where: { !$0.errors.isEmpty }) { return .undetermined }
    return .allowed
  }

  /// The report as JSON text on one line: `name`, `width`, `height`, `outcome`, and `symbols` with what each reader would
  /// transmit (`symbology_identifier`, `hex`), the text of the same (`decoded_text`, null where it is none), the number of the set
  /// that the symbol declares (`character_set`, null where that is unknown), which `part` of a message it is, where it
  /// stands (`corners`, `orientation`), the step that read it, and the members of a code's answer.
  ///
  /// A document has no `width` and `height` but `page_count`, `unread` (`first_page`, `last_page` and `error`) for pages that
  /// were not read, and `pages`, each with its number `page`, its size in points `width_pt` and
  /// `height_pt`, its `pictures` (`width`, `height`, `dots_per_inch`, and `drawn` for the whole page as drawn) and `errors`, and `error` when it is damaged; each
  /// symbol then has `page` and `picture`, both from 1.
  public func json(in language: Language) -> String {
    var members: [(key: String, value: JSONValue)] = []
    if let name { members.append(("name", .string(name))) }
    if pages.isEmpty { members += [("width", .integer(Int64(width))), ("height", .integer(Int64(height)))] }
    members.append(("outcome", .string(outcome.rawValue)))
    if let damage { members.append(("error", Self.json(damage, language))) }
    if !pages.isEmpty { members.append(("pages", .array(pages.map { Self.json($0, language) }))) }
    if !pages.isEmpty { members.append(("page_count", .integer(Int64(pageCount)))) }
    if let unreadPages, let unreadError {
      members.append(
        (
          "unread",
          .object([
            ("first_page", .integer(Int64(unreadPages.lowerBound))),
            ("last_page", .integer(Int64(unreadPages.upperBound))), ("error", Self.json(unreadError, language)),
          ])
        ))
    }
    members.append(("symbols", .array(entries.map { .object(Self.members(of: $0, language)) })))
    return JSONValue.object(members).text
  }

  /// What stands in the place of a report on a picture that cannot be scanned, as JSON text on one line: `name`, `outcome`
  /// and `error`.
  public static func json(for error: ImagingError, named name: String?, in language: Language) -> String {
    var members: [(key: String, value: JSONValue)] = []
    if let name { members.append(("name", .string(name))) }
    members += [("outcome", .string(Outcome.undetermined.rawValue)), ("error", json(error, language))]
    return JSONValue.object(members).text
  }

  /// An error as a member of an answer: `code`, `offset`, `found`, `expected` and `message`.
  static func json(_ error: ImagingError, _ language: Language) -> JSONValue {
    var detail: [(key: String, value: JSONValue)] = [("code", .string(error.code.name))]
    if let offset = error.offset { detail.append(("offset", .integer(Int64(offset)))) }
    detail += [
      ("found", .string(error.found)), ("expected", .string(error.expected)),
      ("message", .string(language == .english ? error.descriptionEN : error.descriptionID)),
    ]
    return .object(detail)
  }

  private static func json(_ page: Page, _ language: Language) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [("page", .integer(Int64(page.number)))]
    if let size = page.size {
      members += [("width_pt", .real(rounded(size.width))), ("height_pt", .real(rounded(size.height)))]
    }
    let pictures = page.pictures.map { picture in
      var members: [(key: String, value: JSONValue)] = [
        ("width", .integer(Int64(picture.width))), ("height", .integer(Int64(picture.height))),
      ]
      if let dots = picture.dotsPerInch {
        members.append(
          ("dots_per_inch", .array([.real(rounded(dots.horizontal)), .real(rounded(dots.vertical))])))
      }
      if picture.isDrawn { members.append(("drawn", .bool(true))) }
      return JSONValue.object(members)
    }
    members.append(("pictures", .array(pictures)))
    if !page.errors.isEmpty { members.append(("errors", .array(page.errors.map { json($0, language) }))) }
    return .object(members)
  }

  /// To hundredths, so that arithmetic leaves no tail of digits.
  private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }

  /// What JSON says of one symbol.
  static func members(of entry: Entry, _ language: Language) -> [(key: String, value: JSONValue)] {
    let symbol = entry.symbol
    let corners = symbol.corners.map { corner in
      JSONValue.array([.integer(Int64(corner.x)), .integer(Int64(corner.y))])
    }
    var members: [(key: String, value: JSONValue)] = []
    if let page = entry.page, let picture = entry.picture {
      members += [("page", .integer(Int64(page))), ("picture", .integer(Int64(picture)))]
    }
    members += [
      ("symbology_identifier", .string(symbol.symbologyIdentifier.description)),
      ("hex", .string(hexadecimal(symbol.bytes))), ("decoded_text", symbol.text.map { .string($0) } ?? .null),
    ]
    switch symbol.characterSet {
    case .undeclared: break
    case .declared(let number): members.append(("character_set", .integer(Int64(number))))
    case .unknown: members.append(("character_set", .null))
    }
    members += Self.members(of: symbol.part)
    members += [
      ("corners", .array(corners)), ("orientation", .string(symbol.orientation.rawValue)),
      ("step", .string(symbol.step.name)),
    ]
    return members + Gateway.members(entry.reading, language)
  }

  /// What JSON says of a part of a message; nothing for a whole one.
  static func members(of part: Symbol.Part?) -> [(key: String, value: JSONValue)] {
    guard let part else { return [] }
    let numbers: [(key: String, value: Int?)] = [
      ("index", part.index), ("count", part.count), ("parity", part.parity),
    ]
    return [("part", .object(numbers.map { ($0.key, $0.value.map { .integer(Int64($0)) } ?? .null) }))]
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

extension PictureFile {
  /// The pages of those wanted that there are; all of them for nil.
  fileprivate func pages(_ wanted: ClosedRange<Int>?) throws(ImagingError) -> ClosedRange<Int> {
    guard let wanted else { return 1...pageCount }
    guard wanted.lowerBound >= 1, wanted.lowerBound <= pageCount else {
      throw .outOfRange("\(wanted.lowerBound)-\(wanted.upperBound)", available: "1-\(pageCount)")
    }
    return wanted.lowerBound...min(wanted.upperBound, pageCount)
  }
}

/// How the symbols of one report are judged.
private struct Judge {
  let options: ElementString.Options
  let rulebook: Rulebook
  let edition: String?
  let day: CalendarDay?

  /// Judges symbols that lie before the eye together: those of one picture, or of one page, and others beside them.
  func entries(
    _ symbols: [(symbol: Symbol, picture: Int?)], beside others: [Symbol] = [], page: Int?
  ) -> [ScanReport.Entry] {
    let readings = symbols.map { reading(of: $0.symbol) }
    // Pasal 23 provides for a second code beside BPOM's: with one of BPOM's in the picture, a code without licence number
    // is the maker's own affair. Alone it stands where BPOM's should, and is judged.
    let holdsBPOMCode = readings.contains { $0.isBPOMCode } || others.contains { reading(of: $0).isBPOMCode }
    return zip(symbols, readings).map { found, reading in
      // A part of a message says nothing of the whole.
      let isJudged = found.symbol.part == nil && (!holdsBPOMCode || reading.isBPOMCode)
      return ScanReport.Entry(
        symbol: found.symbol, reading: isJudged ? reading : reading.unjudged, page: page, picture: found.picture)
    }
  }

  private func reading(of symbol: Symbol) -> BarcodeReading {
    BarcodeReading(
      symbol.bytes, symbologyIdentifier: symbol.symbologyIdentifier, options: options, under: rulebook,
      edition: edition, asOf: day)
  }
}

/// The symbols of one page of a document, and what became of its pictures.
private struct PageSearch {
  private(set) var symbols: [(symbol: Symbol, picture: Int?)] = []
  private(set) var page: ScanReport.Page

  init(_ file: PictureFile, _ number: Int, by reader: SymbolReader) throws(ImagingError) {
    let found: PicturePage
    do throws(ImagingError) {
      found = try file.page(number)
    } catch {
      page = ScanReport.Page(number: number, size: file.pageSize(number), pictures: [], errors: [error])
      return
    }
    var pictures: [ScanReport.Page.Picture] = []
    for (index, picture) in found.pictures.enumerated() {
      symbols += try reader.read(picture.image).map { (symbol: $0, picture: index + 1) }
      pictures.append(
        .init(
          width: picture.image.width, height: picture.image.height, dotsPerInch: picture.dotsPerInch, isDrawn: false))
    }
    page = ScanReport.Page(
      number: number, size: found.size, pictures: pictures,
      errors: found.obstacles)
  }

  /// Whether there may be symbols that the page's own pictures do not show.
  var leavesOpen: Bool { symbols.isEmpty || !page.errors.isEmpty }

  /// Searches a picture of the whole page too.
  mutating func add(_ drawn: DrawnPage, _ reader: SymbolReader) throws(ImagingError) {
    let image = drawn.image
    let number = page.pictures.count + 1
    // What was read in the pictures, often at a higher resolution, stands on the page as well.
    for symbol in try reader.read(image) where !symbols.contains(where: { $0.symbol.isSame(as: symbol) }) {
      symbols.append((symbol: symbol, picture: number))
    }
    let dots = page.size.map { size in
      (horizontal: Double(image.width) * 72 / size.width, vertical: Double(image.height) * 72 / size.height)
    }
    page = ScanReport.Page(
      number: page.number, size: page.size,
      pictures: page.pictures + [.init(width: image.width, height: image.height, dotsPerInch: dots, isDrawn: true)],
      // Others may decode what is not supported here; what is damaged they guess at.
      errors: page.errors.filter {
        !drawn.isComplete || ![.vectorPage, .vectorContent, .unsupported].contains($0.code)
      })
  }
}

extension Symbol {
  fileprivate func isSame(as other: Symbol) -> Bool {
    bytes == other.bytes && symbologyIdentifier == other.symbologyIdentifier && part == other.part
  }
}
