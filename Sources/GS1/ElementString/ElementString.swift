/// A GS1 message: the bytes as given, the elements in them and every error that was found.
///
/// Reading never fails. What can be told apart becomes an element, also when its value is wrong; what is wrong becomes
/// an error with a place. A host that only wants good messages asks `isValid`; one that wants the batch number from a
/// message whose date is bad has it.
///
///     let message = ElementString(bracketed: "(01)08991234567891(10)ABC(17)280229")
///     message.isValid               // true
///     message.text(of: .batch)      // "ABC"
public struct ElementString: Sendable, Hashable {
  /// The ways a message is written.
  public enum Form: UInt8, Sendable, Hashable, CaseIterable {
    /// As a reader transmits it without symbology identifier: elements one after the other, Group Separator for FNC1.
    case raw = 0
    /// With the symbology identifier in front, `]Q3…`.
    case scanData = 1
    /// For people, `(01)…(10)…`.
    case bracketed = 2
    /// As a web address, `https://id.gs1.org/01/…/10/…`.
    case digitalLink = 3
    /// As it stands beside a symbol, `(01) … (10) …`, with or without data titles.
    case humanReadable = 4
  }

  /// The input as given.
  public let bytes: [UInt8]
  /// How the input was read.
  public let form: Form
  /// The symbology identifier in front of scan data; nil in the other forms and when it is malformed.
  public let symbologyIdentifier: SymbologyIdentifier?
  /// The dictionary that the message was read with.
  public let dictionary: SyntaxDictionary
  /// The elements in the order of the input, those with a bad value included.
  public let elements: [Element]
  /// The errors in the order in which they were found: along the input first, then what elements do to each other.
  public let errors: [GS1Error]

  /// Whether no error was found.
  public var isValid: Bool { errors.isEmpty }

  // Out of line, so that every form is read by one copy.
  @inline(never)
  private init(_ bytes: [UInt8], as messageForm: MessageForm, _ form: Form, _ options: Options) {
    var symbologyIdentifier: SymbologyIdentifier?
    let found = ElementArrays {
      symbologyIdentifier = ElementString.read(bytes.span, as: messageForm, options, into: &$0)
    }
    self.symbologyIdentifier = symbologyIdentifier
    self.bytes = bytes
    self.form = form
    dictionary = options.dictionary
    elements = found.elements
    errors = found.errors
  }

  /// Reads elements as a reader transmits them, with a separator where a value has no predefined length.
  ///
  /// One separator before the first identifier, one after a value that needs none and one at the end are accepted.
  public init(raw bytes: [UInt8], separator: UInt8 = 0x1D, options: Options = Options()) {
    self.init(bytes, as: .raw(separator: separator), .raw, options)
  }

  /// Reads elements as a reader transmits them from a text.
  public init(raw text: String, separator: UInt8 = 0x1D, options: Options = Options()) {
    self.init(raw: Array(text.utf8), separator: separator, options: options)
  }

  /// Reads elements as a reader transmits them from bytes of the caller, which are copied.
  public init(raw bytes: Span<UInt8>, separator: UInt8 = 0x1D, options: Options = Options()) {
    self.init(raw: copied(bytes), separator: separator, options: options)
  }

  /// Reads a symbology identifier and what follows it, for example `]Q3010899…` (ISO/IEC 15424).
  ///
  /// Plain symbols such as `]Q1` promise no element string. Their data is read as bracketed text when it begins with
  /// `(`, as a GS1 Digital Link URI when it is one, else as raw elements when it has a Group Separator or begins with a
  /// known Application Identifier.
  public init(scanData bytes: [UInt8], options: Options = Options()) {
    self.init(bytes, as: .scanData, .scanData, options)
  }

  /// Reads a symbology identifier and what follows it from a text.
  public init(scanData text: String, options: Options = Options()) {
    self.init(scanData: Array(text.utf8), options: options)
  }

  /// Reads a symbology identifier and what follows it from bytes of the caller, which are copied.
  public init(scanData bytes: Span<UInt8>, options: Options = Options()) {
    self.init(scanData: copied(bytes), options: options)
  }

  /// Reads `(ai)value(ai)value`; a bracket inside a value is written `\(`.
  public init(bracketed bytes: [UInt8], options: Options = Options()) {
    self.init(bytes, as: .bracketed, .bracketed, options)
  }

  /// Reads `(ai)value(ai)value` from a text.
  public init(bracketed text: String, options: Options = Options()) {
    self.init(bracketed: Array(text.utf8), options: options)
  }

  /// Reads `(ai)value(ai)value` from bytes of the caller, which are copied.
  public init(bracketed bytes: Span<UInt8>, options: Options = Options()) {
    self.init(bracketed: copied(bytes), options: options)
  }

  /// Reads a GS1 Digital Link URI, `https://id.gs1.org/01/08991234567891/10/ABC?17=280229`.
  ///
  /// The domain and the path before the primary key are free. See `read(digitalLink:options:into:)` for the rules.
  public init(digitalLink bytes: [UInt8], options: Options = Options()) {
    self.init(bytes, as: .digitalLink, .digitalLink, options)
  }

  /// Reads a GS1 Digital Link URI from a text.
  public init(digitalLink text: String, options: Options = Options()) {
    self.init(digitalLink: Array(text.utf8), options: options)
  }

  /// Reads a GS1 Digital Link URI from bytes of the caller, which are copied.
  public init(digitalLink bytes: Span<UInt8>, options: Options = Options()) {
    self.init(digitalLink: copied(bytes), options: options)
  }

  /// Reads the text beside a symbol, `(01) 08991234567891 (10) ABC`, with or without data titles.
  ///
  /// This form is never recognised and must be asked for: a symbol whose data are written with spaces is a wrong one.
  /// Words that are not the data title of the identifier behind them are `textOutsideBrackets`.
  public init(humanReadable bytes: [UInt8], options: Options = Options()) {
    self.init(bytes, as: .humanReadable, .humanReadable, options)
  }

  /// Reads the text beside a symbol from a text.
  public init(humanReadable text: String, options: Options = Options()) {
    self.init(humanReadable: Array(text.utf8), options: options)
  }

  /// Reads the text beside a symbol from bytes of the caller, which are copied.
  public init(humanReadable bytes: Span<UInt8>, options: Options = Options()) {
    self.init(humanReadable: copied(bytes), options: options)
  }

  /// Reads a message whose form is not known; `form` says which was recognised.
  ///
  /// See `Form.init(of:)` for how it is recognised; a message of no form is `raw` with the error `notAnElementString`.
  /// Line ends after the message, which keyboard readers add, are not part of it and not among `bytes`.
  public init(reading bytes: [UInt8], options: Options = Options()) {
    let end = ElementString.endOfMessage(bytes.span)
    let message = end == bytes.count ? bytes : Array(bytes[..<end])
    let form = Form(of: message.span, dictionary: options.dictionary)
    self.init(message, as: MessageForm(form), form ?? .raw, options)
  }

  /// Reads a message in a form that is known when it is read; nil to recognise it.
  public init(reading bytes: [UInt8], as form: Form?, options: Options = Options()) {
    switch form {
    case .raw: self.init(raw: bytes, options: options)
    case .scanData: self.init(scanData: bytes, options: options)
    case .bracketed: self.init(bracketed: bytes, options: options)
    case .digitalLink: self.init(digitalLink: bytes, options: options)
    case .humanReadable: self.init(humanReadable: bytes, options: options)
    case nil: self.init(reading: bytes, options: options)
    }
  }

  /// Reads a message whose form is not known from a text.
  public init(reading text: String, options: Options = Options()) {
    self.init(reading: Array(text.utf8), options: options)
  }

  /// Reads a message whose form is not known from bytes of the caller, which are copied.
  public init(reading bytes: Span<UInt8>, options: Options = Options()) {
    self.init(reading: copied(bytes), options: options)
  }
}

extension ElementString {
  /// The value of an element of this message, without escapes and with the leading zeros a symbol omits.
  ///
  /// An element of another message gives whatever stands at its place, or nothing.
  public func value(of element: Element) -> [UInt8] {
    guard element.valueRange.upperBound <= bytes.count else { return [] }
    let value =
      element.hasEscapes
      ? element.escaping.unescaped(bytes.span, element.valueRange) : Array(bytes[element.valueRange])
    guard element.omitsLeadingZeros, value.count < 14 else { return value }
    return Array(repeating: 0x30, count: 14 - value.count) + value
  }

  /// The value of the first element with an identifier; nil when there is none.
  public func value(of ai: ApplicationIdentifier) -> [UInt8]? {
    element(of: ai).map { value(of: $0) }
  }

  /// The value of an element as text; bytes that are not UTF-8 are replaced by U+FFFD.
  public func text(of element: Element) -> String {
    guard element.isPlain, element.valueRange.upperBound <= bytes.count else {
      return String(decoding: value(of: element), as: UTF8.self)
    }
    return bytes.span.extracting(element.valueRange).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  /// The value of the first element with an identifier as text; nil when there is none.
  public func text(of ai: ApplicationIdentifier) -> String? {
    element(of: ai).map { text(of: $0) }
  }

  /// The first element with an identifier; nil when there is none.
  public func element(of ai: ApplicationIdentifier) -> Element? {
    elements.first { $0.ai == ai }
  }

  /// Every element with an identifier, in the order of the input.
  public func elements(of ai: ApplicationIdentifier) -> [Element] {
    elements.filter { $0.ai == ai }
  }

  /// The errors that name an identifier, in the order in which they were found.
  public func errors(of ai: ApplicationIdentifier) -> [GS1Error] {
    errors.filter { $0.ai == ai }
  }

  /// Every error as one line for a person.
  public func messages(_ language: GS1Error.Language = .english) -> [String] {
    errors.map { $0.message(in: bytes, language: language, dictionary: dictionary) }
  }
}

extension ElementString: CustomStringConvertible {
  /// The elements in brackets.
  public var description: String { bracketed }
}

private func copied(_ bytes: Span<UInt8>) -> [UInt8] {
  var copy: [UInt8] = []
  copy.reserveCapacity(bytes.count)
  for place in 0..<bytes.count { copy.append(bytes[place]) }
  return copy
}
