/// Which kind of value stands under an identifier.
enum ValueKind: Hashable {
  case sscc, gtin, gln, gsrn, gsin, ginc, gdti, gcn, grai, giai, gmn, cpid, itip
  /// `YYMMDD`; whether day 00 is allowed is the dictionary's business.
  case date
  /// `YYYYMMDD`.
  case longDate
  /// `YYMMDD` and a time, which may be optional.
  case dateAndTime
  /// `YYYYMMDD` and a time.
  case longDateAndTime
  case days, measure, amount
  /// Four digits of which so many are decimals.
  case percentage(decimals: Int)
  /// A number of at least so many digits.
  case count(width: Int)
  case country, countries, postalCode, position
  case temperature(Temperature.Scale)
  case flag, text

  /// The kind of the values under an identifier; `text` for one that the dictionary lacks.
  init(of ai: ApplicationIdentifier) {
    switch ai.digitCount {
    case 2: self = ValueKind.short(ai.number)
    case 3: self = ValueKind.medium(ai.number)
    default: self = ValueKind.long(ai.number)
    }
  }

  private static func short(_ number: Int) -> ValueKind {
    switch number {
    case 0: .sscc
    case 1, 2, 3: .gtin
    case 11, 12, 13, 15, 16, 17: .date
    case 30, 37: .count(width: 1)
    default: .text
    }
  }

  private static func medium(_ number: Int) -> ValueKind {
    switch number {
    case 253: .gdti
    case 255: .gcn
    case 401: .ginc
    case 402: .gsin
    case 410...417: .gln
    case 421: .postalCode
    case 422, 424, 426: .country
    case 423, 425: .countries
    default: .text
    }
  }

  private static func long(_ number: Int) -> ValueKind {
    switch number {
    case 3100...3699:
      Measure.kind(of: number / 10) != nil && number % 10 <= 5 ? .measure : .text
    case 3900...3939, 3950...3955: .amount
    case 3940...3943: .percentage(decimals: number % 10)
    case 4309: .position
    case 4321...4323: .flag
    case 4324, 4325, 7003, 7011, 8008: .dateAndTime
    case 4326, 7006: .date
    case 4330, 4332: .temperature(.fahrenheit)
    case 4331, 4333: .temperature(.celsius)
    case 7004: .count(width: 1)
    case 7007: .days
    case 7023, 8004: .giai
    case 7250: .longDate
    case 7251: .longDateAndTime
    case 8003: .grai
    case 8006, 8026: .itip
    case 8010: .cpid
    case 8013: .gmn
    case 8017, 8018: .gsrn
    case 8111: .count(width: 4)
    default: .text
    }
  }
}

extension ApplicationIdentifier {
  /// Whether the values of the identifier mean no more than their text, so that `TypedValue` gives nothing else.
  package var holdsText: Bool { ValueKind(of: self) == .text }
}
