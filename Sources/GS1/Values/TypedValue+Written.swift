extension TypedValue {
  /// Reads a value as people write it; nil where the text has no such form and is to be taken as it stands.
  ///
  /// The forms are those of `description`; a unit may be left out:
  ///
  /// 1. dates `2028-12-31` and, where day 00 is allowed, `2028-12`; dates with a time `2028-12-31T10:30`; two harvest
  ///    days `2028-03-01/2028-03-05`;
  /// 2. numbers with a decimal point or a unit, `1.5`, `2 kg` or `2kg`, `20 %`, for measures, amounts (`360 15000.00` with a
  ///    currency) and percentages; they get the decimals that the last digit of the identifier says. A whole number
  ///    needs neither where the identifier has no decimals, `15` under (3100), and gets its zeros in front;
  /// 3. temperatures with a point or a sign, `-18`, and positions `-6.1753924,106.8271528`;
  /// 4. `yes` and `no`, also `ya` and `tidak`.
  ///
  /// - Throws: `unreadable` when the text has such a form but is no such value, `noRoom` when the value does not fit
  ///   under the identifier.
  public init?(
    written text: String, for ai: ApplicationIdentifier, dictionary: SyntaxDictionary = .builtIn
  ) throws(Misfit) {
    let bytes = Array(text.utf8)
    guard ValueKind(of: ai).isWritten(bytes, for: ai) else { return nil }
    // Under an identifier that a dictionary defines otherwise, the text may be the value itself.
    guard dictionary.definesAsBuiltIn(ai) || !ai.accepts(bytes.span, dictionary: dictionary) else { return nil }
    guard let value = try TypedValue.written(bytes, for: ai) else { throw Misfit(.unreadable, ai, text) }
    guard value.scaled(to: ai).bytes(under: ai, dictionary: dictionary) != nil else { throw Misfit(.noRoom, ai, text) }
    self = value.scaled(to: ai)
  }

  private static func written(_ bytes: [UInt8], for ai: ApplicationIdentifier) throws(Misfit) -> TypedValue? {
    let text = String(decoding: bytes, as: UTF8.self)
    switch ValueKind(of: ai) {
    case .date, .longDate: return DayOrMonth(iso: text).map { .date($0) }
    case .dateAndTime, .longDateAndTime: return DateAndTime(iso: text).map { .dateAndTime($0) }
    case .days: return DayRange(iso: text).map { .days($0) }
    case .measure:
      guard let kind = Measure.kind(of: ai.number / 10),
        let number = FixedDecimal(String(decoding: bytes.dropping(unit: kind.unit.sign), as: UTF8.self))
      else { return nil }
      guard let fitting = number.rescaled(to: ai.number % 10),
        let measure = Measure(kind.quantity, of: kind.subject, fitting, kind.unit)
      else { throw Misfit(.noRoom, ai, text) }
      return .measure(measure)
    case .amount: return try amount(bytes, for: ai).map { .amount($0) }
    case .count: return Digits.number(bytes.span).map { .count(Int(clamping: $0)) }
    case .percentage:
      return FixedDecimal(String(decoding: bytes.dropping(unit: "%"), as: UTF8.self)).map { .percentage($0) }
    case .temperature(let scale):
      let degrees = bytes.dropping(unit: scale == .celsius ? "°C" : "°F")
      return Temperature(degrees: String(decoding: degrees, as: UTF8.self), scale).map { .temperature($0) }
    case .position: return GeoPosition(degrees: text).map { .position($0) }
    case .flag: return .flag(text == "yes" || text == "ya")
    default: return nil
    }
  }

  private static func amount(_ bytes: [UInt8], for ai: ApplicationIdentifier) throws(Misfit) -> Amount? {
    let space = bytes.firstIndex(of: 0x20)
    let currency = space.flatMap { Currency(bytes.span.extracting(0..<$0)) }
    guard space == nil || currency != nil,
      let number = FixedDecimal(String(decoding: bytes[(space.map { $0 + 1 } ?? 0)...], as: UTF8.self))
    else { return nil }
    let purpose: Amount.Purpose =
      switch ai.number / 10 {
      case 390, 391: .payable
      case 392, 393: .price
      default: .unitPrice
      }
    guard let fitting = number.rescaled(to: ai.number % 10), let amount = Amount(purpose, fitting, currency) else {
      throw Misfit(.noRoom, ai, String(decoding: bytes, as: UTF8.self))
    }
    return amount
  }

  /// The same number with the decimals of an identifier, where they suffice.
  private func scaled(to ai: ApplicationIdentifier) -> TypedValue {
    guard case .percentage(let value) = self, let fitting = value.rescaled(to: ai.number % 10) else { return self }
    return .percentage(fitting)
  }
}

extension ValueKind {
  /// Whether a text has a form of its own for people rather than that of the message.
  fileprivate func isWritten(_ bytes: [UInt8], for ai: ApplicationIdentifier) -> Bool {
    if let width = wholeNumberWidth(under: ai), !bytes.isEmpty, bytes.count < width,
      bytes.allSatisfy({ $0 &- 0x30 < 10 })
    {
      return true
    }
    return switch self {
    case .date, .longDate, .dateAndTime, .longDateAndTime, .days: bytes.contains(0x2D)
    case .measure, .percentage: bytes.contains { $0 &- 0x30 > 9 }
    case .amount: bytes.contains(0x2E) || bytes.contains(0x20)
    case .temperature: bytes.contains(0x2E) || bytes.contains(0x20) || bytes.contains(0xB0) || bytes.first == 0x2D
    case .position: bytes.contains(0x2C) || bytes.contains(0x2E)
    case .flag:
      ["yes", "no", "ya", "tidak"].contains(String(decoding: bytes, as: UTF8.self))
    default: false
    }
  }
}

extension ValueKind {
  /// The digits of a whole number that an identifier always fills up with zeros; nil for any other value.
  private func wholeNumberWidth(under ai: ApplicationIdentifier) -> Int? {
    switch self {
    case .measure where ai.number % 10 == 0: 6
    case .amount where ai.number == 3950: 6
    case .percentage(decimals: 0): 4
    case .count(let width) where width > 1: width
    default: nil
    }
  }
}

extension Array where Element == UInt8 {
  /// The bytes without a unit at the end and the space before it, or all of them when they do not end so.
  fileprivate func dropping(unit: String) -> ArraySlice<UInt8> {
    let unit = Array(unit.utf8)
    guard count >= unit.count, suffix(unit.count).elementsEqual(unit) else { return self[...] }
    let number = dropLast(unit.count)
    return number.last == 0x20 ? number.dropLast() : number
  }
}
