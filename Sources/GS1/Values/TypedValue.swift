/// The value of an element as what it means: a number with its check digit, a day, a weight, an amount of money.
///
/// Every case holds a type that cannot be wrong. What has no type of its own, such as a batch number, is `text`.
/// Reading needs to know how a year of two digits finds its century; writing loses the century again, the leading zeros
/// of counts and amounts, the sign of a temperature of zero, and a longitude of 360 degrees, which is 0. Everything
/// else is written as it was read.
///
///     let message = ElementString(bracketed: "(01)08991234567891(3103)001500(17)280200")
///     message.typedValue(.expiry, century: .around(year: 2026))   // date 2028-02, lastDay 2028-02-29
///
/// More cases may be added in a later version.
public enum TypedValue: Sendable, Hashable {
  case sscc(SSCC)
  case gtin(GTIN)
  case gln(GLN)
  case gsrn(GSRN)
  case gsin(GSIN)
  case ginc(GINC)
  case gdti(GDTI)
  case gcn(GCN)
  case grai(GRAI)
  case giai(GIAI)
  case gmn(GMN)
  case cpid(CPID)
  case itip(ITIP)
  /// A day, or a month where the identifier allows day 00.
  case date(DayOrMonth)
  case dateAndTime(DateAndTime)
  /// Harvest days, (7007).
  case days(DayRange)
  case measure(Measure)
  case amount(Amount)
  /// Percent off, (394n).
  case percentage(FixedDecimal)
  /// A number of things or points: (30), (37), (7004), (8111).
  case count(Int)
  case country(Country)
  /// Countries in their order: (423), (425).
  case countries([Country])
  case postalCode(PostalCode)
  case position(GeoPosition)
  case temperature(Temperature)
  /// Yes or no: (4321) to (4323).
  case flag(Bool)
  /// Anything else, as it stands in the message.
  case text(String)
}

extension TypedValue {
  /// Reads the value that stands under an identifier; nil when it is wrong for it.
  ///
  /// - Parameters:
  ///   - bytes: The value without escapes.
  ///   - ai: The identifier; the value of one that the dictionary lacks is text.
  ///   - century: How a year of two digits finds its century.
  ///   - dictionary: What says which values are right. A right value that is not what the identifier stands for is text:
  ///     one that a loaded dictionary gives another format, or harvest days of which the last is before the first.
  public init?(
    _ bytes: Span<UInt8>, under ai: ApplicationIdentifier, century: CalendarDay.Century,
    dictionary: SyntaxDictionary = .builtIn
  ) {
    guard ai.accepts(bytes, dictionary: dictionary) else { return nil }
    if dictionary.definesAsBuiltIn(ai) {
      guard let value = TypedValue.read(bytes, under: ai, century) else { return nil }
      self = value
    } else {
      let text = TypedValue.text(String(decoding: Array(copying: bytes), as: UTF8.self))
      self = dictionary.has(ai) ? TypedValue.read(bytes, under: ai, century) ?? text : text
    }
  }

  /// Reads the value that stands under an identifier from a text.
  public init?(
    _ text: some StringProtocol, under ai: ApplicationIdentifier, century: CalendarDay.Century,
    dictionary: SyntaxDictionary = .builtIn
  ) {
    let bytes = Array(text.utf8)
    self.init(bytes.span, under: ai, century: century, dictionary: dictionary)
  }

  /// The value as it stands under an identifier; nil when the identifier is for another kind of value or has no room.
  ///
  /// The dictionary says which values are right.
  public func bytes(under ai: ApplicationIdentifier, dictionary: SyntaxDictionary = .builtIn) -> [UInt8]? {
    guard let bytes = written(under: ai), ai.accepts(bytes.span, dictionary: dictionary) else { return nil }
    return bytes
  }

  /// The identifier that the value itself asks for; nil when it may stand under several.
  ///
  /// Measures and amounts know theirs from what they are and from their number of decimals.
  public var ai: ApplicationIdentifier? {
    switch self {
    case .measure(let value): value.ai
    case .amount(let value): value.ai
    case .sscc: .sscc
    default: nil
    }
  }

  private static func read(
    _ bytes: Span<UInt8>, under ai: ApplicationIdentifier, _ century: CalendarDay.Century
  ) -> TypedValue? {
    switch ValueKind(of: ai) {
    case .sscc: SSCC(bytes).map { .sscc($0) }
    case .gtin: GTIN(bytes).map { .gtin($0) }
    case .gln: GLN(bytes).map { .gln($0) }
    case .gsrn: GSRN(bytes).map { .gsrn($0) }
    case .gsin: GSIN(bytes).map { .gsin($0) }
    case .ginc: GINC(bytes).map { .ginc($0) }
    case .gdti: GDTI(bytes).map { .gdti($0) }
    case .gcn: GCN(bytes).map { .gcn($0) }
    case .grai: GRAI(bytes).map { .grai($0) }
    case .giai: GIAI(bytes).map { .giai($0) }
    case .gmn: GMN(bytes).map { .gmn($0) }
    case .cpid: CPID(bytes).map { .cpid($0) }
    case .itip: ITIP(bytes).map { .itip($0) }
    case .date: DayOrMonth(yymmdd: bytes, century: century).map { .date($0) }
    case .longDate: CalendarDay(yyyymmdd: bytes).map { .date(DayOrMonth($0)) }
    case .dateAndTime: DateAndTime(yymmdd: bytes, century: century).map { .dateAndTime($0) }
    case .longDateAndTime: DateAndTime(yyyymmdd: bytes).map { .dateAndTime($0) }
    case .days: days(bytes, century)
    case .measure: Measure(bytes, under: ai).map { .measure($0) }
    case .amount: Amount(bytes, under: ai).map { .amount($0) }
    case .percentage(let decimals):
      Digits.number(bytes).flatMap { FixedDecimal(units: Int64(clamping: $0), decimals: decimals) }
        .map { .percentage($0) }
    case .count: Digits.number(bytes).map { .count(Int(clamping: $0)) }
    case .country: Country(bytes).map { .country($0) }
    case .countries: countries(bytes).map { .countries($0) }
    case .postalCode: PostalCode(bytes).map { .postalCode($0) }
    case .position: GeoPosition(bytes).map { .position($0) }
    case .temperature(let scale): Temperature(bytes, scale).map { .temperature($0) }
    case .flag: bytes.count == 1 ? .flag(bytes[0] == 0x31) : nil
    case .text: .text(String(decoding: Array(copying: bytes), as: UTF8.self))
    }
  }

  /// Harvest days; text where the last is before the first, which no rule of GS1's refuses.
  private static func days(_ bytes: Span<UInt8>, _ century: CalendarDay.Century) -> TypedValue? {
    if let range = DayRange(yymmdd: bytes, century: century) { return .days(range) }
    guard bytes.count == 12, CalendarDay(yymmdd: bytes.extracting(0..<6), century: century) != nil,
      CalendarDay(yymmdd: bytes.extracting(6..<12), century: century) != nil
    else { return nil }
    return .text(String(decoding: Array(copying: bytes), as: UTF8.self))
  }

  /// The years that stand with two digits under an identifier.
  func shortYears(under ai: ApplicationIdentifier) -> [Int] {
    switch (self, ValueKind(of: ai)) {
    case (.date(let value), .date): [value.year]
    case (.dateAndTime(let value), .dateAndTime): [value.date.year]
    case (.days(let value), .days): [value.first.year] + (value.last.map { [$0.year] } ?? [])
    default: []
    }
  }

  private static func countries(_ bytes: Span<UInt8>) -> [Country]? {
    guard bytes.count % 3 == 0 else { return nil }
    var list: [Country] = []
    var start = 0
    while start < bytes.count {
      guard let country = Country(bytes.extracting(start..<(start &+ 3))) else { return nil }
      list.append(country)
      start &+= 3
    }
    return list
  }

  /// The bytes if the identifier is for this kind of value; whether it has room for them is not asked.
  func written(under ai: ApplicationIdentifier) -> [UInt8]? {
    switch (self, ValueKind(of: ai)) {
    case (.sscc(let value), .sscc): value.bytes
    case (.gtin(let value), .gtin): value.bytes
    case (.gln(let value), .gln): value.bytes
    case (.gsrn(let value), .gsrn): value.bytes
    case (.gsin(let value), .gsin): value.bytes
    case (.ginc(let value), .ginc): value.bytes
    case (.gdti(let value), .gdti): value.bytes
    case (.gcn(let value), .gcn): value.bytes
    case (.grai(let value), .grai): value.bytes
    case (.giai(let value), .giai): value.bytes
    case (.gmn(let value), .gmn): value.bytes
    case (.cpid(let value), .cpid): value.bytes
    case (.itip(let value), .itip): value.bytes
    case (.date(let value), .date): value.yymmdd
    case (.date(let value), .longDate): value.day?.yyyymmdd
    case (.dateAndTime(let value), .dateAndTime): value.yymmdd
    case (.dateAndTime(let value), .longDateAndTime):
      value.date.day.map { $0.yyyymmdd + (value.time?.bytes ?? []) }
    case (.days(let value), .days): value.yymmdd
    case (.measure(let value), .measure): value.ai == ai ? value.bytes : nil
    case (.amount(let value), .amount): value.ai == ai ? value.bytes : nil
    case (.percentage(let value), .percentage(let decimals)):
      value.decimals == decimals ? Digits.write(UInt64(clamping: value.units), width: 4) : nil
    case (.count(let value), .count(let width)):
      value >= 0 ? Digits.write(UInt64(clamping: value), width: width) : nil
    case (.country(let value), .country): value.bytes
    case (.countries(let values), .countries): values.flatMap { $0.bytes }
    case (.postalCode(let value), .postalCode): value.bytes
    case (.position(let value), .position): value.bytes
    case (.temperature(let value), .temperature(let scale)): value.scale == scale ? value.bytes : nil
    case (.flag(let value), .flag): [value ? 0x31 : 0x30]
    case (.text(let value), _): Array(value.utf8)
    default: nil
    }
  }
}

extension TypedValue: CustomStringConvertible {
  /// The value for a person: days in ISO 8601, measures with their unit, keys and text as they stand in the message.
  public var description: String {
    switch self {
    case .sscc(let value): value.description
    case .gtin(let value): value.description
    case .gln(let value): value.description
    case .gsrn(let value): value.description
    case .gsin(let value): value.description
    case .ginc(let value): value.description
    case .gdti(let value): value.description
    case .gcn(let value): value.description
    case .grai(let value): value.description
    case .giai(let value): value.description
    case .gmn(let value): value.description
    case .cpid(let value): value.description
    case .itip(let value): value.description
    case .date(let value): value.description
    case .dateAndTime(let value): value.description
    case .days(let value): value.description
    case .measure(let value): value.description
    case .amount(let value): value.description
    case .percentage(let value): value.description + " %"
    case .count(let value): value.description
    case .country(let value): value.description
    case .countries(let values): String(decoding: values.flatMap { $0.bytes }, as: UTF8.self)
    case .postalCode(let value): value.description
    case .position(let value): value.description
    case .temperature(let value): value.description
    case .flag(let value): value ? "1" : "0"
    case .text(let value): value
    }
  }
}

extension ElementString {
  /// The value of an element of this message as what it means; nil when the element has errors.
  ///
  /// An error that the options of the reading ignored, such as a wrong check digit, gives nil too.
  public func typedValue(of element: Element, century: CalendarDay.Century) -> TypedValue? {
    guard !element.hasErrors else { return nil }
    return TypedValue(value(of: element).span, under: element.ai, century: century, dictionary: dictionary)
  }

  /// The value of the first element with an identifier as what it means; nil when there is none or it has errors.
  public func typedValue(_ ai: ApplicationIdentifier, century: CalendarDay.Century) -> TypedValue? {
    element(of: ai).flatMap { typedValue(of: $0, century: century) }
  }
}

extension ApplicationIdentifier {
  /// Whether a value, without escapes, is right for this identifier, whatever stands beside it.
  ///
  /// For an identifier that the dictionary lacks: whether it may be read with `allowsUnknownIdentifiers`.
  public func accepts(_ value: Span<UInt8>, dictionary: SyntaxDictionary = .builtIn) -> Bool {
    if dictionary.saysAtOnce(that: value, isRightFor: self) { return true }
    var options = ElementString.Options()
    options.dictionary = dictionary
    options.checksAssociations = false
    options.allowsUnknownIdentifiers = true
    var text: [UInt8] = []
    ElementString.append(self, value, to: &text)
    var found = ElementBuffer()
    ElementString.read(bracketed: text.span, options: options, into: &found)
    return found.errorCount == 0 && found.elementCount == 1
  }
}

extension ElementString {
  /// Appends `(ai)value` to bracketed text, with `\(` for a bracket in the value.
  static func append(_ ai: ApplicationIdentifier, _ value: Span<UInt8>, to text: inout [UInt8]) {
    text.append(0x28)
    text += ai.digits
    text.append(0x29)
    for place in 0..<value.count {
      if value[place] == 0x28 { text.append(0x5C) }
      text.append(value[place])
    }
  }
}

extension Array where Element == UInt8 {
  /// The bytes of a span.
  init(copying bytes: Span<UInt8>) {
    self = []
    reserveCapacity(bytes.count)
    for place in 0..<bytes.count { append(bytes[place]) }
  }
}
