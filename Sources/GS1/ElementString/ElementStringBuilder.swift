/// Makes a message of values.
///
/// Values are appended one by one and judged together at the end, by reading what was built with all the rules that a
/// message from a scanner is held to. Nothing is repaired on the way: a value is right or it is refused. A check digit
/// is computed where a key type is asked to, `GTIN(body: "899123456789")`, nowhere else.
///
///     var builder = ElementStringBuilder()
///     if let gtin = GTIN(body: "899123456789") { builder.append(.gtin, .gtin(gtin)) }
///     if let day = DayOrMonth(iso: "2028-12-31") { builder.append(.expiry, .date(day)) }
///     builder.append(.batch, "ABC")
///     let message = try builder.build()
///     message.bracketed                 // "(01)08991234567891(17)281231(10)ABC"
///
/// What was built is bracketed text and renders in every form, with these limits:
///
/// 1. raw: nothing, as long as every value has characters of its own set, which no separator is. With options that
///    ignore `invalidCharacter` a value may hold the separator, and raw reading ends it there;
/// 2. GS1 Digital Link: there must be a primary key, and everything else must be allowed as its qualifier or as an
///    attribute; qualifiers move to the path, attributes to the query, those of predefined length first, and the order
///    given does not stay;
/// 3. Human Readable Interpretation: it is for eyes and not read back.
public struct ElementStringBuilder: Sendable {
  /// In which order the elements stand.
  public enum Order: Sendable, Hashable, CaseIterable {
    /// Those of predefined length first, each group in the order given: the shortest symbol, as GS1 advises.
    case predefinedLengthFirst
    /// As given.
    case asGiven
  }

  /// Why no message could be built: every reason, not the first.
  public struct Failure: Error, Sendable, Hashable {
    /// The values that could not be written at all, in the order given.
    public let misfits: [Misfit]
    /// The message of the others, with its errors.
    ///
    /// When a value could not be written, what its absence does to the others is not among them.
    public let message: ElementString

    /// Every reason as one line for a person.
    public func messages(_ language: GS1Error.Language = .english) -> [String] {
      misfits.map { $0.message(in: language) } + message.messages(language)
    }
  }

  /// The rules that the message is held to.
  public var options: ElementString.Options
  /// In which order the elements stand.
  public var order: Order
  private var elements: [(ai: ApplicationIdentifier, value: [UInt8])] = []
  private var misfits: [Misfit] = []

  /// Begins a message.
  public init(order: Order = .predefinedLengthFirst, options: ElementString.Options = ElementString.Options()) {
    self.order = order
    self.options = options
  }

  /// Appends a value as what it means.
  public mutating func append(_ ai: ApplicationIdentifier, _ value: TypedValue) {
    if let bytes = value.bytes(under: ai) {
      elements.append((ai, bytes))
    } else if case .text(let text) = value {
      append(ai, text)
    } else {
      let isOfKind = value.written(under: ai) != nil || value.isKind(of: ai)
      misfits.append(Misfit(isOfKind ? .noRoom : .otherKind, ai, value.description))
    }
  }

  /// Appends a measure under the identifier that it asks for.
  public mutating func append(_ measure: Measure) {
    append(measure.ai, .measure(measure))
  }

  /// Appends an amount under the identifier that it asks for.
  public mutating func append(_ amount: Amount) {
    append(amount.ai, .amount(amount))
  }

  /// Appends a value as it is to stand in the message.
  public mutating func append(_ ai: ApplicationIdentifier, _ text: some StringProtocol) {
    append(ai, bytes: Array(text.utf8))
  }

  /// Appends a value as it is to stand in the message, without escapes.
  public mutating func append(_ ai: ApplicationIdentifier, bytes: [UInt8]) {
    if bytes.last == 0x5C {
      misfits.append(Misfit(.backslash, ai, String(decoding: bytes, as: UTF8.self)))
    } else {
      elements.append((ai, bytes))
    }
  }

  /// The message of what was appended.
  ///
  /// - Throws: Every value that could not be written and every error that reading the message finds.
  public func build() throws(Failure) -> ElementString {
    var text: [UInt8] = []
    for element in ordered { ElementString.append(element.ai, element.value.span, to: &text) }
    var options = options
    if !misfits.isEmpty { options.checksAssociations = false }
    let message =
      text.isEmpty && !misfits.isEmpty ? ElementString.nothing : ElementString(bracketed: text, options: options)
    guard message.isValid, misfits.isEmpty else { throw Failure(misfits: misfits, message: message) }
    return message
  }

  private var ordered: [(ai: ApplicationIdentifier, value: [UInt8])] {
    switch order {
    case .asGiven: elements
    case .predefinedLengthFirst:
      elements.filter { $0.ai.isPredefinedLength } + elements.filter { !$0.ai.isPredefinedLength }
    }
  }
}

extension ElementString {
  /// A message without elements and without the error that there are none.
  fileprivate static var nothing: ElementString {
    ElementString(bracketed: [UInt8](), options: Options(ignoring: [.emptyMessage]))
  }
}

extension TypedValue {
  /// Whether an identifier is for this kind of value, though perhaps not for this one.
  fileprivate func isKind(of ai: ApplicationIdentifier) -> Bool {
    switch (self, ValueKind(of: ai)) {
    case (.date, .longDate), (.dateAndTime, .longDateAndTime), (.percentage, .percentage), (.count, .count): true
    case (.measure(let value), .measure): value.ai.number / 10 == ai.number / 10
    case (.amount(let value), .amount): value.ai.number / 10 == ai.number / 10
    default: false
    }
  }
}
