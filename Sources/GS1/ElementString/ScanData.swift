extension Reading {
  /// Reads scan data, a symbology identifier and what the reader transmits after it, and gives the identifier.
  ///
  /// `]C1 ]d2 ]e0 ]J1 ]Q3` promise an element string. There FNC1 in first position is what the identifier says, so a
  /// separator before the first identifier is an error. `]E0` and `]E4` carry a GTIN of 13 or 8 digits. `]C0 ]d1 ]J0
  /// ]Q1` promise nothing; their data is read as
  ///
  /// 1. bracketed text, when it begins with an opening bracket (so the codes that BPOM issues are made);
  /// 2. scan data again, when it begins with one of the promising identifiers, which some label programs write as text;
  /// 3. a GS1 Digital Link URI, when it begins with `http://` or `https://` and has a primary key in its path;
  /// 4. raw elements, when it has a Group Separator or begins with a known Application Identifier;
  /// 5. no element string otherwise.
  mutating func readScanData(_ bytes: Span<UInt8>, to sink: inout some ElementSink) -> SymbologyIdentifier? {
    guard let symbology = SymbologyIdentifier(startOf: bytes, at: 0) else {
      let length = min(bytes.count, 3)
      report(GS1Error(.unsupportedSymbology, at: 0, length: length), to: &sink)
      return nil
    }
    if symbology.promisesElementString {
      readRaw(bytes, from: 3, separator: groupSeparator, to: &sink)
    } else if symbology == .ean13 {
      readGTIN(bytes, digits: 13, to: &sink)
    } else if symbology == .ean8 {
      readGTIN(bytes, digits: 8, to: &sink)
    } else if symbology.isPlain {
      readPlain(bytes, from: 3, to: &sink)
    } else {
      report(GS1Error(.unsupportedSymbology, at: 0, length: 3), to: &sink)
    }
    return symbology
  }

  /// Reads the data of a symbol that does not promise an element string.
  private mutating func readPlain(_ bytes: Span<UInt8>, from start: Int, to sink: inout some ElementSink) {
    guard start < bytes.count else {
      report(GS1Error(.emptyMessage, at: start, length: 0), to: &sink)
      return
    }
    if bytes[start] == 0x28 {
      readBracketed(bytes, from: start, to: &sink)
    } else if let inner = SymbologyIdentifier(startOf: bytes, at: start), inner.promisesElementString {
      readRaw(bytes, from: start &+ 3, separator: groupSeparator, to: &sink)
    } else if let parts = DigitalLinkParts(of: bytes, from: start, tables) {
      readDigitalLink(bytes, parts, to: &sink)
    } else if tables.entry(startOf: bytes, at: start) != nil || hasSeparator(bytes, from: start) {
      let first = bytes[start] == groupSeparator ? start &+ 1 : start
      readRaw(bytes, from: first, separator: groupSeparator, to: &sink)
    } else {
      report(GS1Error(.notAnElementString, at: start, length: bytes.count &- start), to: &sink)
    }
  }

  private func hasSeparator(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    for place in start..<bytes.count where bytes[place] == groupSeparator { return true }
    return false
  }

  /// Reads the bare digits of an EAN symbol as (01), which fills them up with zeros to 14.
  private mutating func readGTIN(_ bytes: Span<UInt8>, digits: Int, to sink: inout some ElementSink) {
    let range = 3..<bytes.count
    guard !range.isEmpty else {
      report(GS1Error(.emptyMessage, at: 3, length: 0), to: &sink)
      return
    }
    let errorsBefore = errorCount
    let detail = UInt32(truncatingIfNeeded: digits | digits << 8)
    if range.count != digits {
      let code: GS1Error.Code = range.count < digits ? .valueTooShort : .valueTooLong
      report(GS1Error(code, ai: .gtin, at: 3, length: range.count, detail: detail), to: &sink)
    } else if let fault = CheckDigit.fault(in: bytes.extracting(range)) {
      report(GS1Error(fault, ai: .gtin, componentAt: 3), to: &sink)
    }
    var flags: Element.Flags = range.count == digits ? .omitsLeadingZeros : []
    if errorCount != errorsBefore { flags.insert(.hasErrors) }
    let entry = tables.entry(of: .gtin)
    deliver(Element(ai: .gtin, row: entry?.index, at: 3, value: range, flags: flags), entry, to: &sink)
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

  /// Whether the symbology carries plain data in which an element string may have been written as text.
  var isPlain: Bool {
    self == .qrCode || self == .dataMatrix || self == .code128 || self == .dotCode
  }
}

extension ElementString {
  /// Reads scan data, a symbology identifier and what follows it, into a sink; gives the identifier.
  @discardableResult
  public static func read(
    scanData bytes: Span<UInt8>, options: Options = Options(), into sink: inout some ElementSink
  ) -> SymbologyIdentifier? {
    read(bytes, as: .scanData, options, into: &sink)
  }

  /// Reads scan data into storage of the caller; gives the symbology identifier.
  @discardableResult
  public static func read(
    scanData bytes: Span<UInt8>, options: Options = Options(), into buffer: inout ElementBuffer
  ) -> SymbologyIdentifier? {
    read(bytes, as: .scanData, options, into: &buffer)
  }
}
