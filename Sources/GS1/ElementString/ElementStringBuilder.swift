/// Makes a message of values.
///
/// Values are appended one by one and judged together at the end, by reading what was built with all the rules that a
/// message from a scanner is held to. Nothing is repaired on the way: a value is right or it is refused. A check digit
/// is computed where a key type is asked to, `GTIN(body: "899123456789")`, or where `?` is appended in its place with
/// `completingCheckDigit`, nowhere else. What is appended twice with the same value stands twice, as GS1 allows.
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
/// 3. Human Readable Interpretation: nothing, as with raw.
public struct ElementStringBuilder: Sendable {
  /// In which order the elements stand.
  public enum Order: Sendable, Hashable, CaseIterable {
    /// Those of predefined length first, each group in the order given: the shortest symbol, as GS1 advises.
    case predefinedLengthFirst
    /// As given.
    case asGiven
  }

  /// What is wrong with one of the values that were appended.
  public struct ValueError: Sendable, Hashable {
    /// Which value it is, in the order they were appended, from 0.
    public let value: Int
    /// The error, with offsets in the value as it was to stand in the message.
    ///
    /// Offset and length are 0 for an error of the identifier, of what elements do to each other, and of a value that
    /// could not be written at all.
    public let error: GS1Error
  }

  /// Why no message could be built: every reason, not the first.
  public struct Failure: Error, Sendable, Hashable {
    /// The values that could not be written at all, in the order given.
    public let misfits: [Misfit]
    /// Every reason with the value it is about: misfits first, then the errors of the message.
    public let errors: [ValueError]
    /// The message of the others, with its errors.
    ///
    /// When a value could not be written, what its absence does to the others is not among them.
    public let message: ElementString

    /// Every reason as one line for a person.
    public func messages(_ language: GS1Error.Language = .english) -> [String] {
      misfits.map { $0.message(in: language) } + message.messages(language)
    }
  }

  /// The rules that the message is held to, and the dictionary it is built by.
  ///
  /// Whether a typed value fits is asked of the dictionary when it is appended.
  public var options: ElementString.Options
  /// In which order the elements stand.
  public var order: Order
  /// How a reader will find the century of a year that stands with two digits; a date of other years is refused.
  ///
  /// Nil: the years 2000 to 2050, which every reader from 2000 to 2049 understands alike.
  public var century: CalendarDay.Century?
  private var elements: [(ai: ApplicationIdentifier, value: [UInt8], place: Int)] = []
  private var misfits: [(misfit: Misfit, place: Int)] = []

  /// Begins a message.
  public init(
    order: Order = .predefinedLengthFirst, century: CalendarDay.Century? = nil,
    options: ElementString.Options = ElementString.Options()
  ) {
    self.order = order
    self.century = century
    self.options = options
  }

  /// Appends a value as what it means.
  ///
  /// What stands with less than it says is refused, such as a date whose year `century` would not find again.
  public mutating func append(_ ai: ApplicationIdentifier, _ value: TypedValue) {
    let years = century.map { $0.years ?? 0...0 } ?? 2000...2050
    if value.shortYears(under: ai).contains(where: { !years.contains($0) }) {
      append(Misfit(.century, ai, value.description, years: years))
    } else if let bytes = value.bytes(under: ai, dictionary: options.dictionary) {
      elements.append((ai, bytes, count))
    } else if case .text(let text) = value {
      append(ai, text)
    } else {
      let isOfKind = value.written(under: ai) != nil || value.isKind(of: ai)
      append(Misfit(isOfKind ? .noRoom : .otherKind, ai, value.description))
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
      append(Misfit(.backslash, ai, String(decoding: bytes, as: UTF8.self)))
    } else {
      elements.append((ai, bytes, count))
    }
  }

  /// Appends a value with a `?` in the place of its check digit, or at the end for its check character pair.
  ///
  /// The digit is computed; a GTIN of 8, 12 or 13 digits gets the zeros in front that make it 14. Where none can be
  /// computed the value stands as it is, and reading it says why it is refused.
  public mutating func append(_ ai: ApplicationIdentifier, completingCheckDigit bytes: [UInt8]) {
    append(ai, bytes: options.dictionary.specification(of: ai)?.completing(bytes) ?? bytes)
  }

  /// Appends a value as people write it, `2028-12-31` or `1.5 kg`; see `TypedValue.init(written:for:)`.
  ///
  /// - Parameters:
  ///   - ai: The identifier.
  ///   - text: The value. One that has no such form is taken as it stands.
  ///   - completesCheckDigit: Whether a `?` in it may stand for a check digit.
  public mutating func append(_ ai: ApplicationIdentifier, written text: String, completesCheckDigit: Bool = false) {
    do throws(Misfit) {
      if let value = try TypedValue(written: text, for: ai, dictionary: options.dictionary) {
        append(ai, value)
      } else if completesCheckDigit {
        append(ai, completingCheckDigit: Array(text.utf8))
      } else {
        append(ai, text)
      }
    } catch {
      append(error)
    }
  }

  private mutating func append(_ misfit: Misfit) {
    misfits.append((misfit, count))
  }

  /// How many values were appended.
  public var count: Int { elements.count + misfits.count }

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
    guard message.isValid, misfits.isEmpty else {
      let errors = misfits.map { ValueError(value: $0.place, error: $0.misfit.error) }
      throw Failure(
        misfits: misfits.map { $0.misfit }, errors: errors + message.errors.map { located($0, in: message) },
        message: message)
    }
    return message
  }

  /// The value that an error of what was built is about, and its place there.
  ///
  /// Writing the message in a form that cannot carry it throws such errors too.
  ///
  /// - Parameters:
  ///   - error: An error with offsets in the message.
  ///   - message: What this builder built.
  public func located(_ error: GS1Error, in message: ElementString) -> ValueError {
    let ordered = ordered
    for (index, element) in message.elements.enumerated() where index < ordered.count {
      let end = element.valueRange.upperBound
      guard error.offset >= element.offset, error.offset <= end else { continue }
      guard error.offset >= element.valueOffset else {
        return ValueError(value: ordered[index].place, error: error.moved(to: 0, length: 0))
      }
      func count(_ range: Range<Int>) -> Int {
        ElementString.writeValue(
          range, in: message.bytes.span, escaping: element.escaping, omitsLeadingZeros: false,
          into: UnsafeMutableBufferPointer(start: nil, count: 0))
      }
      let errorEnd = min(end, error.offset &+ error.length)
      return ValueError(
        value: ordered[index].place,
        error: error.moved(to: count(element.valueOffset..<error.offset), length: count(error.offset..<errorEnd)))
    }
    return ValueError(value: 0, error: error.moved(to: 0, length: 0))
  }

  private var ordered: [(ai: ApplicationIdentifier, value: [UInt8], place: Int)] {
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

extension Misfit {
  /// The same as an error.
  fileprivate var error: GS1Error {
    switch reason {
    case .otherKind, .unreadable: GS1Error(.unreadableValue, ai: ai, at: 0, length: 0)
    case .noRoom, .century: GS1Error(.noRoom, ai: ai, at: 0, length: 0)
    case .backslash: GS1Error(.invalidCharacter, ai: ai, at: max(0, found.utf8.count - 1), length: 1)
    }
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
