extension ElementString {
  /// The message as a reader transmits it from a symbol of a symbology, `]Q3010899123456789110ABC`.
  ///
  /// Reading the bytes again gives the same identifiers and values in the same order, or the message is refused.
  ///
  /// | Identifier | Carries |
  /// |---|---|
  /// | `]C1` `]d2` `]d5` `]e0` `]J1` `]J4` `]Q3` `]Q4` | Every message of valid values. |
  /// | `]E0` `]E4` `]I1` | (01) alone, with 1, 6 or 0 zeros in front; with `asComposite` more elements behind it. |
  /// | `]I0` | (01) alone, with a right check digit. |
  /// | `]E3` | The same as `]E0`, of a message that was itself read from `]E3`: no other has an add-on. |
  /// | `]C0` `]d1` `]e1` `]J0` `]Q1` | Every message, as text in brackets, as URI or as elements, after `form`. |
  /// | `]d4` `]J3` `]Q2` | The same where no backslash is needed: no bracket in a value of bracketed text. |
  /// | all others | None. |
  ///
  /// A value with a separator in it, or without the length its identifier promises, would be read as something else.
  /// How much a symbol holds (48 characters in GS1-128, for example) is not looked at.
  ///
  /// - Parameters:
  ///   - symbology: The identifier the data shall begin with.
  ///   - form: How plain data are written: `bracketed`, `digitalLink` or `raw`; nil for URI when the message was read
  ///     from one and in brackets otherwise. Symbologies that promise an element string have `raw` or nil.
  ///   - stem: What a URI begins with.
  ///   - asComposite: Whether what follows the GTIN of `]E0`, `]E3`, `]E4` or `]I1` becomes a component, `|]e0…`.
  /// - Throws: `emptyMessage`; `unsupportedSymbology` for an identifier that carries nothing; `loneGTINRequired` with
  ///   the place of the first element that does not fit; `notCarried` with the place of the element that would not be
  ///   read back; what `digitalLink(stem:)` throws. Offsets are those of this message.
  public func scanDataBytes(
    for symbology: SymbologyIdentifier, as form: Form? = nil, stem: String = "https://id.gs1.org",
    asComposite: Bool = false
  ) throws(GS1Error) -> [UInt8] {
    guard !elements.isEmpty else { throw GS1Error(.emptyMessage, at: 0, length: 0) }
    var data: [UInt8] = [0x5D, symbology.code, symbology.modifier]
    switch symbology.content {
    case .elementString, .elementStringWithECI:
      guard form == nil || form == .raw else { throw GS1Error(.notCarried, at: 0, length: 0) }
      data += try rawBytes()
    case .gtin(let digits): data += try gtinBytes(digits: digits, addOn: [], asComposite: asComposite)
    case .digits: data += try gtinBytes(digits: 14, addOn: [], asComposite: false)
    case .gtinWithAddOn:
      guard let addOn else { throw GS1Error(.invalidAddOn, at: 0, length: 0) }
      data += try gtinBytes(digits: 13, addOn: addOn, asComposite: asComposite)
    case .plain, .plainWithECI:
      switch form ?? (self.form == .digitalLink ? .digitalLink : .bracketed) {
      case .digitalLink: data += try digitalLinkBytes(stem: stem)
      case .bracketed: data += bracketedBytes
      case .raw:
        let raw = try rawBytes()
        // Without a separator nothing would say that the digits are elements.
        guard raw.contains(groupSeparator) else { throw notCarried(elements[0]) }
        data += raw
      case .scanData, .humanReadable: throw GS1Error(.notCarried, at: 0, length: 0)
      }
    default: throw GS1Error(.unsupportedSymbology, at: 0, length: 0)
    }
    try requireReadBack(from: data, isURI: form == .digitalLink || form == nil && self.form == .digitalLink)
    if case .plainWithECI = symbology.content, let backslash = data.firstIndex(of: 0x5C) {
      // Under the ECI protocol a reader doubles a backslash, and so would break the escape of a bracket.
      throw carriedError(at: backslash, in: data)
    }
    return data
  }

  /// The message as a reader transmits it from a symbol of a symbology, as text.
  ///
  /// See `scanDataBytes(for:as:stem:asComposite:)`.
  public func scanData(
    for symbology: SymbologyIdentifier, as form: Form? = nil, stem: String = "https://id.gs1.org",
    asComposite: Bool = false
  ) throws(GS1Error) -> String {
    let data = try scanDataBytes(for: symbology, as: form, stem: stem, asComposite: asComposite)
    return String(decoding: data, as: UTF8.self)
  }

  /// The digits of the GTIN without the zeros the symbol leaves out, the add-on, and the rest as a component.
  private func gtinBytes(digits: Int, addOn: [UInt8], asComposite: Bool) throws(GS1Error) -> [UInt8] {
    let detail = UInt32(digits) | (asComposite ? 1 << 8 : 0)
    func misfit(_ element: Element) -> GS1Error {
      GS1Error(.loneGTINRequired, ai: element.ai, at: element.offset, length: element.ai.digitCount, detail: detail)
    }
    guard let gtin = elements.first else { throw GS1Error(.emptyMessage, at: 0, length: 0) }
    let value = value(of: gtin)
    guard gtin.ai == .gtin, value.count == 14, CheckDigit.fault(in: value.span) == nil,
      value.prefix(14 - digits).allSatisfy({ $0 == 0x30 })
    else { throw misfit(gtin) }
    let data = Array(value.suffix(digits)) + addOn
    guard elements.count > 1 else { return data }
    guard asComposite else { throw misfit(elements[1]) }
    let identifier = SymbologyIdentifier.gs1DataBar
    return data + [0x7C, 0x5D, identifier.code, identifier.modifier]
      + rawBytes(of: elements.dropFirst(), separator: 0x1D)
  }

  /// Refuses data that would be read as other elements than those of this message.
  private func requireReadBack(from data: [UInt8], isURI: Bool) throws(GS1Error) {
    var options = Options()
    options.dictionary = dictionary
    options.allowsUnknownIdentifiers = true
    options.maximumLength = .max
    options.maximumElements = .max
    let message = ElementString(scanData: data, options: options)
    // A URI has its own order and no repeats; its own rules have thrown.
    if isURI, !message.elements.isEmpty { return }
    for (place, element) in elements.enumerated() {
      guard place < message.elements.count, message.elements[place].ai == element.ai,
        message.value(of: message.elements[place]) == value(of: element)
      else {
        throw notCarried(element)
      }
    }
    guard message.elements.count == elements.count else { throw GS1Error(.notCarried, at: 0, length: 0) }
  }

  /// The error for an element of this message that a form does not carry.
  func notCarried(_ element: Element) -> GS1Error {
    GS1Error(.notCarried, ai: element.ai, at: element.offset, length: element.ai.digitCount)
  }

  /// The error for the element that wrote the byte at an offset of written data.
  private func carriedError(at offset: Int, in data: [UInt8]) -> GS1Error {
    var options = Options()
    options.dictionary = dictionary
    let message = ElementString(scanData: data, options: options)
    for (place, element) in message.elements.enumerated() where element.valueRange.contains(offset) {
      guard place < elements.count else { break }
      return notCarried(elements[place])
    }
    return GS1Error(.notCarried, at: 0, length: 0)
  }
}
