private let composition: UInt8 = 0x7C
private let backslash: UInt8 = 0x5C

extension Reading {
  /// Reads scan data, a symbology identifier and what the reader transmits after it, and gives the identifier.
  ///
  /// | Identifier | What is read |
  /// |---|---|
  /// | `]C1` `]d2` `]e0` `]J1` `]Q3` | Elements; a separator before the first one is an error. |
  /// | `]d5` `]J4` `]Q4` | The same after any ECI designators (`\000026`); a designator further on is an invalid character. |
  /// | `]E0` `]E4` `]I1` | The GTIN that 13, 8 or 14 digits are. |
  /// | `]E3` | The GTIN of the first 13 digits; the add-on is no element, see `ElementString.addOn`. |
  /// | `]I0` | A GTIN when there are 14 digits with a right check digit, else no element string. |
  /// | `]C0` `]d1` `]e1` `]J0` `]Q1` | Plain data, see below. |
  /// | `]d4` `]J3` `]Q2` | Plain data after any ECI designators. |
  /// | `]E1` `]E2` | Nothing: `addOnAlone`. |
  /// | `]I3` | Nothing: `checkDigitNotSent`. |
  /// | `]C2` `]d3` `]d6` `]J2` `]J5` `]Q5` `]Q6` | Nothing: `otherIndustry`, FNC1 is in second position. |
  /// | `]e2` `]e3` | Nothing: `escapedData`. |
  /// | all others | Nothing: `unsupportedSymbology`. |
  ///
  /// The identifier of an element string itself says that FNC1 came first, so no separator for it follows.
  ///
  /// Behind `]C1 ]E0 ]E3 ]E4 ]e0 ]I1` the component of a composite may follow as `|]e0` and more elements of the same
  /// message. Nowhere else is `|` anything but a character that no value has.
  ///
  /// Plain data are read as
  ///
  /// 1. bracketed text, when they begin with an opening bracket (so the codes that BPOM issues are made);
  /// 2. scan data again, when they begin with one of the promising identifiers, which some label programs write as text;
  /// 3. a GS1 Digital Link URI, when they begin with `http://` or `https://` and have a primary key in their path;
  /// 4. raw elements, when they have a Group Separator or begin with a known Application Identifier; without any separator
  ///    that is `elementsNotPromised`, as nothing but their digits speaks for elements;
  /// 5. no element string otherwise.
  @inline(__always)
  mutating func readScanData(_ bytes: Span<UInt8>, to buffer: inout ElementBuffer) -> SymbologyIdentifier? {
    guard let symbology = SymbologyIdentifier(startOf: bytes, at: 0) else {
      let length = min(bytes.count, 3)
      report(GS1Error(.unsupportedSymbology, at: 0, length: length), to: &buffer)
      return nil
    }
    let content = symbology.content
    var start = content == .elementStringWithECI ? endOfDesignators(bytes, from: 3) : 3
    if content == .elementString || content == .elementStringWithECI, start < bytes.count {
      // No good element has a `|` in it, so whether a component follows need not be known before.
      start = readGood(bytes, from: start, separator: groupSeparator, to: &buffer)
      guard start < bytes.count else { return symbology }
    }
    readScanData(bytes, from: start, symbology, content, to: &buffer)
    return symbology
  }

  /// Reads what is left of the data behind a symbology identifier.
  @inline(never)
  private mutating func readScanData(
    _ bytes: Span<UInt8>, from start: Int, _ symbology: SymbologyIdentifier, _ content: SymbologyIdentifier.Content,
    to buffer: inout ElementBuffer
  ) {
    let component = symbology.mayBeComposite ? Composite.component(of: bytes) : nil
    let end = component.map { $0 &- 1 } ?? bytes.count
    switch content {
    case .elementString, .elementStringWithECI:
      if start < end || elementCount == 0 {
        readRaw(bytes.extracting(0..<end), from: start, separator: groupSeparator, to: &buffer)
      }
    case .gtin(let digits): readGTIN(bytes, 3..<end, digits: digits, to: &buffer)
    case .gtinWithAddOn: readGTINWithAddOn(bytes, 3..<end, to: &buffer)
    case .digits: readDigits(bytes, to: &buffer)
    case .plain: readPlain(bytes, from: 3, to: &buffer)
    case .plainWithECI: readPlain(bytes, from: endOfDesignators(bytes, from: 3), to: &buffer)
    case .addOn: report(GS1Error(.addOnAlone, at: 0, length: 3), to: &buffer)
    case .withoutCheckDigit: report(GS1Error(.checkDigitNotSent, at: 0, length: 3), to: &buffer)
    case .otherIndustry:
      report(GS1Error(.otherIndustry, at: 0, length: 3, detail: UInt32(symbology.code)), to: &buffer)
    case .escaped: report(GS1Error(.escapedData, at: 0, length: 3), to: &buffer)
    case .unknown: report(GS1Error(.unsupportedSymbology, at: 0, length: 3), to: &buffer)
    }
    if let component { readComponent(bytes, from: component, to: &buffer) }
  }

  /// Reads the component of a composite from its own symbology identifier.
  private mutating func readComponent(_ bytes: Span<UInt8>, from start: Int, to buffer: inout ElementBuffer) {
    if bytes[start &+ 2] == SymbologyIdentifier.gs1DataBar.modifier {
      readRaw(bytes, from: start &+ 3, separator: groupSeparator, to: &buffer)
    } else {
      let isEscaped = bytes[start &+ 2] == 0x32 || bytes[start &+ 2] == 0x33
      report(GS1Error(isEscaped ? .escapedData : .unsupportedSymbology, at: start, length: 3), to: &buffer)
    }
  }

  /// The offset behind the ECI designators, a backslash and six digits each, that the data begin with.
  private func endOfDesignators(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var place = start
    while bytes.count &- place >= 7, bytes[place] == backslash {
      for digit in (place &+ 1)..<(place &+ 7) where bytes[digit] &- 0x30 > 9 { return place }
      place &+= 7
    }
    return place
  }

  /// Reads the data of a symbol that does not promise an element string.
  private mutating func readPlain(_ bytes: Span<UInt8>, from start: Int, to buffer: inout ElementBuffer) {
    guard start < bytes.count else {
      report(GS1Error(.emptyMessage, at: start, length: 0), to: &buffer)
      return
    }
    if bytes[start] == 0x28 {
      readBracketed(bytes, from: start, to: &buffer)
    } else if let inner = SymbologyIdentifier(startOf: bytes, at: start), inner.content == .elementString {
      readRaw(bytes, from: start &+ 3, separator: groupSeparator, to: &buffer)
    } else if let parts = DigitalLinkParts(of: bytes, from: start, tables) {
      readDigitalLink(bytes, parts, to: &buffer)
    } else if tables.entry(startOf: bytes, at: start) != nil || hasSeparator(bytes, from: start) {
      let first = bytes[start] == groupSeparator ? start &+ 1 : start
      if !hasSeparator(bytes, from: start) { report(GS1Error(.elementsNotPromised, at: 0, length: 3), to: &buffer) }
      readRaw(bytes, from: first, separator: groupSeparator, to: &buffer)
    } else {
      report(GS1Error(.notAnElementString, at: start, length: bytes.count &- start), to: &buffer)
    }
  }

  private func hasSeparator(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    for place in start..<bytes.count where bytes[place] == groupSeparator { return true }
    return false
  }

  /// Reads digits of which the reader promises nothing: a GTIN only if there are fourteen that agree.
  private mutating func readDigits(_ bytes: Span<UInt8>, to buffer: inout ElementBuffer) {
    let range = 3..<bytes.count
    if range.isEmpty {
      report(GS1Error(.emptyMessage, at: 3, length: 0), to: &buffer)
    } else if range.count == 14, CheckDigit.fault(in: bytes.extracting(range)) == nil {
      readGTIN(bytes, range, digits: 14, to: &buffer)
    } else {
      report(GS1Error(.notAnElementString, at: 3, length: range.count), to: &buffer)
    }
  }

  /// Reads thirteen digits as a GTIN and looks whether two or five more follow.
  private mutating func readGTINWithAddOn(
    _ bytes: Span<UInt8>, _ range: Range<Int>, to buffer: inout ElementBuffer
  ) {
    let addOn = min(range.upperBound, range.lowerBound &+ 13)..<range.upperBound
    guard !addOn.isEmpty else {
      readGTIN(bytes, range, digits: 13, to: &buffer)
      if range.count == 13 { report(GS1Error(.invalidAddOn, at: range.upperBound, length: 0), to: &buffer) }
      return
    }
    readGTIN(bytes, range.lowerBound..<addOn.lowerBound, digits: 13, to: &buffer)
    var isGood = addOn.count == 2 || addOn.count == 5
    for place in addOn where bytes[place] &- 0x30 > 9 { isGood = false }
    if !isGood { report(GS1Error(.invalidAddOn, at: addOn.lowerBound, length: addOn.count), to: &buffer) }
  }

  /// Reads the bare digits of a symbol as (01), which fills them up with zeros to 14.
  private mutating func readGTIN(
    _ bytes: Span<UInt8>, _ range: Range<Int>, digits: Int, to buffer: inout ElementBuffer
  ) {
    guard !range.isEmpty else {
      report(GS1Error(.emptyMessage, at: range.lowerBound, length: 0), to: &buffer)
      return
    }
    let errorsBefore = errorCount
    let entry = tables.entry(of: .gtin)
    if entry == nil, !isAllowed(unknown: .gtin) {
      report(GS1Error(.unknownApplicationIdentifier, ai: .gtin, at: range.lowerBound, length: range.count), to: &buffer)
    }
    let detail = UInt32(truncatingIfNeeded: digits | digits << 8)
    let end = min(range.upperBound, range.lowerBound &+ digits)
    if range.count < digits {
      report(
        GS1Error(.valueTooShort, ai: .gtin, at: range.lowerBound, length: range.count, detail: detail), to: &buffer)
    } else if range.upperBound > end {
      report(GS1Error(.valueTooLong, ai: .gtin, at: end, length: range.upperBound &- end, detail: detail), to: &buffer)
    }
    let areDigits = checkCharacters(range.lowerBound..<end, of: .gtin, set: .digits, in: bytes, to: &buffer)
    if areDigits, range.count == digits, let fault = CheckDigit.fault(in: bytes.extracting(range)) {
      report(GS1Error(fault, ai: .gtin, componentAt: range.lowerBound), to: &buffer)
    }
    var flags: Element.Flags = range.count == digits && digits < 14 ? .omitsLeadingZeros : []
    if errorCount != errorsBefore { flags.insert(.hasErrors) }
    deliver(Element(ai: .gtin, row: entry?.index, at: range.lowerBound, value: range, flags: flags), entry, to: &buffer)
  }
}

/// A linear symbol and the two-dimensional component above it, transmitted as one text (ISO/IEC 24723).
enum Composite {
  /// Where the symbology identifier of the component stands: behind the first `|` that a `]e` follows.
  static func component(of bytes: Span<UInt8>) -> Int? {
    var place = 3
    while true {
      place = ByteSearch.first(
        bytes, min(place, bytes.count), bytes.count, block: { $0 .== ByteSearch.every(0x7C) },
        byte: { $0 == composition })
      guard place &+ 3 < bytes.count else { return nil }
      if bytes[place &+ 1] == 0x5D, bytes[place &+ 2] == SymbologyIdentifier.gs1DataBar.code { return place &+ 1 }
      place &+= 1
    }
  }
}

extension SymbologyIdentifier {
  /// Reads `]`, a letter and a character at an offset.
  init?(startOf bytes: Span<UInt8>, at offset: Int) {
    guard bytes.count &- offset >= 3, bytes[offset] == 0x5D else { return nil }
    let letter = bytes[offset &+ 1]
    let modifier = bytes[offset &+ 2]
    guard letter & 0xDF >= 0x41, letter & 0xDF <= 0x5A, modifier > 0x20, modifier < 0x7F else { return nil }
    self.init(code: letter, modifier: modifier)
  }

  /// Whether a linear symbol of the kind may stand under the component of a composite.
  var mayBeComposite: Bool {
    switch self {
    case .ean13, .ean8, .ean13WithAddOn, .gs1_128, .gs1DataBar, .itf14: true
    default: false
    }
  }
}

extension ElementString {
  /// Reads scan data, a symbology identifier and what follows it, into storage of the caller.
  ///
  /// Gives the symbology identifier; nil when it is malformed.
  @discardableResult
  public static func read(
    scanData bytes: Span<UInt8>, options: Options? = nil, into buffer: inout ElementBuffer
  ) -> SymbologyIdentifier? {
    read(bytes, as: .scanData, options, into: &buffer)
  }

  /// Reads a composite whose linear symbol and component a reader transmits as two messages.
  ///
  /// They become one message: `bytes` is the first, a `|` and the second, `]E08991234567891|]e010ABC`, and offsets count
  /// in it. The elements of both are judged together.
  ///
  /// - Parameters:
  ///   - linear: The linear symbol with its symbology identifier, such as `]E08991234567891`.
  ///   - component: The component with its symbology identifier `]e0`.
  public init(linear: [UInt8], component: [UInt8], options: Options = Options()) {
    self.init(scanData: linear + [composition] + component, options: options)
  }

  /// The digits of the add-on beside an EAN-13 or UPC symbol (`]E3`), two or five; nil when there is none.
  ///
  /// An add-on has no Application Identifier, so it is no element and no other form carries it.
  public var addOn: [UInt8]? {
    guard form == .scanData else { return nil }
    return ScanDataParts(of: bytes.span)?.addOn.map { Array(bytes[$0]) }
  }

  /// Where the component of a composite begins, at its symbology identifier; nil when the message has none.
  public var componentOffset: Int? {
    form == .scanData ? ScanDataParts(of: bytes.span)?.component : nil
  }
}
