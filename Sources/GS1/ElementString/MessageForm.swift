/// How a message is to be read.
enum MessageForm {
  case raw(separator: UInt8)
  case scanData
  case bracketed
  case digitalLink
  case humanReadable
  case none

  init(_ form: ElementString.Form?) {
    switch form {
    case .raw: self = .raw(separator: groupSeparator)
    case .scanData: self = .scanData
    case .bracketed: self = .bracketed
    case .digitalLink: self = .digitalLink
    case .humanReadable: self = .humanReadable
    case nil: self = .none
    }
  }
}

extension Reading {
  /// Reads a message in a form and gives the symbology identifier of scan data.
  @inline(__always)
  mutating func readMessage(
    _ bytes: Span<UInt8>, as form: MessageForm, to buffer: inout ElementBuffer
  ) -> SymbologyIdentifier? {
    guard begin(bytes, to: &buffer) else { return nil }
    var symbology: SymbologyIdentifier?
    switch form {
    case .raw(let separator):
      readRaw(bytes, from: bytes[0] == separator ? 1 : 0, separator: separator, to: &buffer)
    case .scanData: symbology = readScanData(bytes, to: &buffer)
    case .bracketed: readBracketed(bytes, from: 0, to: &buffer)
    case .digitalLink: readDigitalLink(bytes, from: 0, to: &buffer)
    case .humanReadable: readHumanReadable(bytes, to: &buffer)
    case .none: report(GS1Error(.notAnElementString, at: 0, length: bytes.count), to: &buffer)
    }
    checkAssociations(bytes, to: &buffer)
    return symbology
  }
}

extension ElementString {
  /// Reads a message by the dictionary of the options: every way to read goes through here, but for bracketed lines of columns.
  ///
  /// Without options the compiler makes a reading of its own whose rules are constants.
  @inline(__always)
  static func read(
    _ bytes: Span<UInt8>, as form: MessageForm, _ options: Options?, into buffer: inout ElementBuffer
  ) -> SymbologyIdentifier? {
    guard let options else {
      switch form {
      case .raw(let separator):
        readByStandard(raw: bytes, separator: separator, into: &buffer)
        return nil
      case .bracketed:
        readByStandard(bracketed: bytes, into: &buffer)
        return nil
      default: break
      }
      var reading = Reading(Options.Rules(), BuiltInTables())
      return reading.readMessage(bytes, as: form, to: &buffer)
    }
    return read(bytes, as: form, by: options, into: &buffer)
  }

  // Out of line, so that the registers are not those of a loop around it too; the rules stay constants.
  @inline(never) @_optimize(speed)
  private static func readByStandard(raw bytes: Span<UInt8>, separator: UInt8, into buffer: inout ElementBuffer) {
    Reading.readRaw(bytes, separator: separator, Options.Rules(), BuiltInTables(), to: &buffer)
  }

  @inline(never) @_optimize(speed)
  static func readByStandard(bracketed bytes: Span<UInt8>, into buffer: inout ElementBuffer) {
    Reading.readBracketed(bytes, Options.Rules(), BuiltInTables(), to: &buffer)
  }

  // Out of line, so that reading without options has no part in it.
  @inline(never)
  private static func read(
    _ bytes: Span<UInt8>, as form: MessageForm, by options: Options, into buffer: inout ElementBuffer
  ) -> SymbologyIdentifier? {
    if let loaded = options.dictionary.loaded { return read(bytes, as: form, options.rules, loaded, into: &buffer) }
    return read(bytes, as: form, options.rules, BuiltInTables(), into: &buffer)
  }

  @inline(never)
  private static func read(
    _ bytes: Span<UInt8>, as form: MessageForm, _ rules: Options.Rules, _ tables: some DictionaryTables,
    into buffer: inout ElementBuffer
  ) -> SymbologyIdentifier? {
    var reading = Reading(rules, tables)
    return reading.readMessage(bytes, as: form, to: &buffer)
  }
}
