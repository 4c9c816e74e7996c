/// The habits of one scanner: what it types where an element string has a separator, and what it types around it.
///
/// A scanner that works as a keyboard cannot type a Group Separator and types something else. A host that knows its
/// scanner says so once and then reads every scan for what it is:
///
///     let profile = ScannerProfile(separator: "{GS}", suffix: "\r")
///     let scan = try profile.read(Array("010899123456789110ABC{GS}21XYZ\r".utf8))
///     scan.message.isValid             // true
///     scan.range(of: scan.message.elements[2])   // where 21XYZ stands in what was scanned
///
/// Undoing a habit is no guess, as long as `isUnambiguous`: a text such as `029` for the separator may also be data,
/// and is taken for a separator wherever it stands. `learn(from:expected:)` finds the profile of a scanner by a test
/// symbol; `ElementString.suggestions(options:)` guesses where nothing is known.
public struct ScannerProfile: Sendable, Hashable {
  /// What is typed before every scan.
  public var prefix: [UInt8] = []
  /// What is typed after every scan, before any line end.
  public var suffix: [UInt8] = []
  /// What is typed for a separator (FNC1), any of these; a Group Separator always stands for itself.
  ///
  /// Where several begin at one place the longest counts.
  public var separators: [[UInt8]] = []
  /// Whether every scan begins with its symbology identifier, after the prefix.
  public var sendsSymbologyIdentifier = false
  /// The symbology of a scanner that sends no identifier and reads but one; nil when it may be any.
  ///
  /// With it a message is read as the scan data it is; without it as what it looks like.
  public var symbology: SymbologyIdentifier?
  /// Whether line ends and tabs after the suffix are left out.
  public var dropsLineEnd = true
  /// Whether capital and small letters come exchanged, as from a keyboard whose Caps Lock is on.
  ///
  /// All other texts of the profile are those without the exchange.
  public var exchangesCase = false

  /// A scanner that transmits what it reads, as serial ones do, and ends each scan with a line end or nothing.
  public init() {}

  /// A scanner that types one text for the separator.
  public init(
    separator: String, prefix: String = "", suffix: String = "", sendsSymbologyIdentifier: Bool = false,
    exchangesCase: Bool = false
  ) {
    separators = separator.isEmpty ? [] : [Array(separator.utf8)]
    self.prefix = Array(prefix.utf8)
    self.suffix = Array(suffix.utf8)
    self.sendsSymbologyIdentifier = sendsSymbologyIdentifier
    self.exchangesCase = exchangesCase
    // A line end that is asked for as suffix is one of its line ends.
    while let last = self.suffix.last, ScannerProfile.isLineEnd(last) { self.suffix.removeLast() }
  }

  /// Whether no text for the separator can also be data: each has a character that no value may have.
  public var isUnambiguous: Bool {
    separators.allSatisfy { separator in separator.contains { byteClasses[Int($0)] == 0 } }
  }

  static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0D || byte == 0x0A || byte == 0x09 }
}

extension ScannerProfile {
  /// A message that was read from what a scanner typed, and where its parts stand there.
  public struct Scan: Sendable, Hashable {
    /// The message with every habit undone; its own offsets count in its own `bytes`.
    public let message: ElementString
    private let transcript: Transcript

    init(_ message: ElementString, _ transcript: Transcript) {
      self.message = message
      self.transcript = transcript
    }

    /// What was scanned, as given.
    public var scanned: [UInt8] { transcript.scanned }

    /// The offset in what was scanned of an offset in the message.
    public func offset(_ place: Int) -> Int { transcript.offset(place) }

    /// Where an element of the message stands in what was scanned, identifier and value.
    public func range(of element: Element) -> Range<Int> {
      transcript.range(element.offset..<element.valueRange.upperBound)
    }

    /// Where the value of an element of the message stands in what was scanned.
    public func valueRange(of element: Element) -> Range<Int> { transcript.range(element.valueRange) }

    /// The errors of the message, at their places in what was scanned.
    public var errors: [GS1Error] { message.errors.map { located($0) } }

    /// An error about the message at its place in what was scanned.
    public func located(_ error: GS1Error) -> GS1Error { transcript.located(error) }
  }

  /// Reads what the scanner typed.
  ///
  /// - Throws: `unlikeProfile` where the prefix, the suffix or the symbology identifier should be; `messageTooLong`.
  public func read(_ scanned: [UInt8], options: ElementString.Options = .init()) throws(GS1Error) -> Scan {
    let limit = max(0, min(options.maximumLength, Int(Int32.max)))
    guard scanned.count <= limit else {
      throw GS1Error(.messageTooLong, at: 0, length: scanned.count, detail: UInt32(truncatingIfNeeded: limit))
    }
    let transcript = try transcript(of: scanned)
    let isScanData = sendsSymbologyIdentifier || symbology != nil
    let message =
      isScanData
      ? ElementString(scanData: transcript.bytes, options: options)
      : ElementString(reading: transcript.bytes, options: options)
    return Scan(message, transcript)
  }

  /// Reads what the scanner typed from a text.
  public func read(_ scanned: String, options: ElementString.Options = .init()) throws(GS1Error) -> Scan {
    try read(Array(scanned.utf8), options: options)
  }

  /// What was scanned without prefix, suffix and line end, separators as Group Separators.
  func transcript(of scanned: [UInt8]) throws(GS1Error) -> Transcript {
    let text = exchangesCase ? scanned.map(ScannerProfile.withCaseExchanged) : scanned
    var end = text.count
    while dropsLineEnd, end > 0, ScannerProfile.isLineEnd(text[end - 1]) { end -= 1 }
    guard text[..<end].starts(with: prefix) else { throw misfit(at: 0, of: end) }
    guard end >= prefix.count + suffix.count, text[..<end].suffix(suffix.count).elementsEqual(suffix) else {
      throw misfit(at: max(prefix.count, end - suffix.count), of: end)
    }
    end -= suffix.count
    var place = prefix.count
    var transcript = Transcript(of: scanned, capacity: end - place + 3)
    if sendsSymbologyIdentifier {
      guard SymbologyIdentifier(startOf: text.span, at: place) != nil, place + 3 <= end else {
        throw misfit(at: place, of: end)
      }
      for _ in 0..<3 {
        transcript.append(text[place], for: place..<(place + 1))
        place += 1
      }
    } else if let symbology {
      for byte in [0x5D, symbology.code, symbology.modifier] { transcript.append(byte, for: place..<place) }
    }
    let start = place
    let promises =
      transcript.bytes.count == 3
      && SymbologyIdentifier(startOf: transcript.bytes.span, at: 0)?
        .promisesElementString == true
    while place < end {
      let length = separatorLength(text, at: place, before: end)
      if length > 0 {
        // The identifier already says that FNC1 came first.
        if place > start || !promises { transcript.append(groupSeparator, for: place..<(place + length)) }
        place += length
      } else {
        transcript.append(text[place], for: place..<(place + 1))
        place += 1
      }
    }
    transcript.finish(at: end)
    return transcript
  }

  private func misfit(at offset: Int, of end: Int) -> GS1Error {
    GS1Error(.unlikeProfile, at: offset, length: max(0, min(end, offset + max(3, prefix.count, suffix.count)) - offset))
  }

  /// How many bytes at a place stand for a separator; 0 when they do not.
  private func separatorLength(_ text: [UInt8], at place: Int, before end: Int) -> Int {
    var longest = text[place] == groupSeparator ? 1 : 0
    for separator in separators where separator.count > longest && place + separator.count <= end {
      // The bar before the component of a composite separates symbols, not elements.
      if separator == [0x7C], ByteSearch.stands([0x5D, 0x65], in: text.span, at: place + 1, before: end) { continue }
      if ByteSearch.stands(separator, in: text.span, at: place, before: end) { longest = separator.count }
    }
    return longest
  }

  static func withCaseExchanged(_ byte: UInt8) -> UInt8 {
    let letter = byte | 0x20
    return letter >= 0x61 && letter <= 0x7A ? byte ^ 0x20 : byte
  }
}

extension ScannerProfile {
  /// A habit that many scanners share, with a name to choose it by.
  public struct Preset: Sendable, Hashable {
    /// A short name in lower case, such as `braces`.
    public let name: String
    /// The habit.
    public let profile: ScannerProfile

    init(_ name: String, _ separators: [String]) {
      self.name = name
      var profile = ScannerProfile()
      profile.separators = separators.map { Array($0.utf8) }
      self.profile = profile
    }
  }

  /// The common habits, those that cannot be mistaken for data first.
  ///
  /// Sources: manuals of Opticon, Honeywell and Zebra scanners on GS1 conversion and control characters, and reports to
  /// the projects that read what scanners type.
  public static var presets: [Preset] {
    [
      Preset("braces", ["{GS}", "{FNC1}", "{gs}", "{1D}", "{1d}"]),
      Preset("square-brackets", ["[GS]", "[FNC1]", "[gs]"]),
      Preset("control-bracket", ["^]"]),
      Preset("alt-29-sign", ["\u{2194}"]),
      Preset("picture", ["\u{241D}"]),
      Preset("fnc1-232", ["\u{E8}"]),
      Preset("replacement-character", ["\u{FFFD}"]),
      Preset("tilde-029", ["~029", "~d029", "~029~"]),
      Preset("caret-fnc1", ["^FNC1"]),
      Preset("backslash-x1d", ["\\x1d", "\\x1D", "\\u001d", "\\u001D", "\\029", "\\F", "\\FNC1"]),
      Preset("tilde-1", ["~1"]),
      Preset("bar", ["|"]),
      Preset("hash", ["#"]),
      Preset("at", ["@"]),
      Preset("tilde", ["~"]),
      Preset("caret", ["^"]),
      Preset("dollar", ["$"]),
      Preset("backslash", ["\\"]),
      Preset("right-square-bracket", ["]"]),
      Preset("space", [" "]),
      Preset("tab", ["\t"]),
      Preset("file-separator", ["\u{1C}"]),
      Preset("record-separator", ["\u{1E}"]),
      Preset("unit-separator", ["\u{1F}"]),
      Preset("angle-brackets", ["<GS>", "<FNC1>", "<gs>"]),
      Preset("percent-1d", ["%1D"]),
      Preset("0x1d", ["0x1D"]),
      Preset("alt-029-digits", ["029"]),
      Preset("f8", ["F8"]),
      Preset("underscore", ["_"]),
      Preset("question-mark", ["?"]),
    ]
  }

  /// The common habit with a name; nil when there is none.
  public static func preset(_ name: String) -> ScannerProfile? {
    presets.first { $0.name == name }?.profile
  }
}
