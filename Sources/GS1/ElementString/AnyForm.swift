extension ElementString.Form {
  /// Recognises the form of a message by how it begins; nil when it is none of them.
  ///
  /// `]` begins scan data, `(` begins bracketed text, a digit or a Group Separator begins raw elements, and an empty
  /// message counts as raw. `http://` or `https://`, all in lower or all in upper case, begins a GS1 Digital Link URI if
  /// its path has a primary key with a value, and only pairs of a known identifier and a value after that.
  /// Nothing is read: a message of a form may still be full of errors.
  public init?(of bytes: Span<UInt8>, dictionary: SyntaxDictionary = .builtIn) {
    if let loaded = dictionary.loaded {
      self.init(of: bytes, loaded)
    } else {
      self.init(of: bytes, BuiltInTables())
    }
  }

  init?(of bytes: Span<UInt8>, _ tables: some DictionaryTables) {
    guard bytes.count > 0 else {
      self = .raw
      return
    }
    switch bytes[0] {
    case 0x5D: self = .scanData
    case 0x28: self = .bracketed
    case 0x1D, 0x30...0x39: self = .raw
    case 0x48, 0x68:
      guard DigitalLinkParts(of: bytes, from: 0, tables) != nil else { return nil }
      self = .digitalLink
    default: return nil
    }
  }
}

extension ElementString {
  /// Reads a message whose form is not known into storage of the caller; gives the form, nil for none.
  ///
  /// Line ends after the message, which keyboard readers add, are not part of it.
  @discardableResult
  public static func read(
    _ bytes: Span<UInt8>, options: Options? = nil, into buffer: inout ElementBuffer
  ) -> Form? {
    recognise(bytes, options: options, into: &buffer).form
  }

  /// Reads a message whose form is not known; gives the form and the symbology identifier of scan data.
  @inline(never) @_optimize(speed)
  static func recognise(
    _ bytes: Span<UInt8>, options: Options? = nil, into buffer: inout ElementBuffer
  ) -> (form: Form?, symbologyIdentifier: SymbologyIdentifier?) {
    let message = bytes.extracting(0..<endOfMessage(bytes))
    guard let options else {
      // By constants, for making the options costs as much as recognising the form.
      let form = Form(of: message, BuiltInTables())
      return (form, read(message, as: MessageForm(form), nil, into: &buffer))
    }
    let form = Form(of: message, dictionary: options.dictionary)
    return (form, read(message, as: MessageForm(form), options, into: &buffer))
  }

  /// Reads a message in a form that is known when it is read, or recognised where it is nil, into storage of the caller.
  ///
  /// Gives the form. A raw message has Group Separators. Line ends belong to a message whose form is given.
  @discardableResult
  public static func read(
    _ bytes: Span<UInt8>, as form: Form?, options: Options? = nil, into buffer: inout ElementBuffer
  ) -> Form? {
    switch form {
    case .raw: read(raw: bytes, options: options, into: &buffer)
    case .scanData: read(scanData: bytes, options: options, into: &buffer)
    case .bracketed: read(bracketed: bytes, options: options, into: &buffer)
    case .digitalLink: read(digitalLink: bytes, options: options, into: &buffer)
    case .humanReadable: read(humanReadable: bytes, options: options, into: &buffer)
    case nil: return read(bytes, options: options, into: &buffer)
    }
    return form
  }

  /// Whether a message is plainly bracketed text without a line end behind it, as nearly all of BPOM's codes are.
  @inline(__always)
  static func isBracketedLine(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.count > 0 && bytes[0] == 0x28 && bytes[bytes.count &- 1] > 0x0D
  }

  /// How many bytes there are without the line ends behind them.
  static func endOfMessage(_ bytes: Span<UInt8>) -> Int {
    var end = bytes.count
    while end > 0, bytes[end &- 1] == 0x0D || bytes[end &- 1] == 0x0A { end &-= 1 }
    return end
  }
}
