package import GS1

extension TypedValue {
  /// The value as JSON: its kind, its text for people, and its parts as numbers and words.
  package var json: JSONValue {
    .object([("kind", .string(kind)), ("text", .string(description))] + parts)
  }

  /// Whether the value is no more than its text.
  var isText: Bool {
    if case .text = self { return true }
    return false
  }

  private var kind: String {
    switch self {
    case .sscc: "sscc"
    case .gtin: "gtin"
    case .gln: "gln"
    case .gsrn: "gsrn"
    case .gsin: "gsin"
    case .ginc: "ginc"
    case .gdti: "gdti"
    case .gcn: "gcn"
    case .grai: "grai"
    case .giai: "giai"
    case .gmn: "gmn"
    case .cpid: "cpid"
    case .itip: "itip"
    case .date: "date"
    case .dateAndTime: "date_and_time"
    case .days: "days"
    case .measure: "measure"
    case .amount: "amount"
    case .percentage: "percentage"
    case .count: "count"
    case .country: "country"
    case .countries: "countries"
    case .postalCode: "postal_code"
    case .position: "position"
    case .temperature: "temperature"
    case .flag: "flag"
    case .text: "text"
    }
  }

  private typealias Members = [(key: String, value: JSONValue)]

  private var parts: Members {
    switch self {
    case .gdti(let value): Self.key(value.digits, value.serial)
    case .gcn(let value): Self.key(value.digits, value.serial)
    case .grai(let value): Self.key(value.digits, value.serial)
    case .itip(let value):
      [
        ("gtin", .string(value.gtin.description)), ("piece", .integer(Int64(value.piece))),
        ("total", .integer(Int64(value.total))),
      ]
    case .date(let value): Self.date(value)
    case .dateAndTime(let value):
      Self.date(value.date) + Self.number("hour", value.time?.hour) + Self.number("minute", value.time?.minute)
        + Self.number("second", value.time?.second)
    case .days(let value):
      [("first", .string(value.first.description))]
        + (value.last.map { [("last", .string($0.description))] } ?? [])
    case .measure(let value):
      Self.decimal(value.amount)
        + [
          ("unit", .string(value.unit.sign)), ("quantity", .string(Self.word(value.quantity))),
          ("of", .string(value.subject == .tradeItem ? "trade_item" : "logistic_unit")),
        ]
    case .amount(let value):
      Self.decimal(value.value) + (value.currency.map { [("currency", .string($0.description))] } ?? [])
        + [("purpose", .string(Self.word(value.purpose)))]
    case .percentage(let value): Self.decimal(value)
    case .count(let value): Self.number("value", value)
    case .country(let value): [("country", .string(value.description))]
    case .countries(let values): [("countries", .array(values.map { .string($0.description) }))]
    case .postalCode(let value):
      [("country", .string(value.country.description)), ("code", .string(value.code))]
    case .position(let value): [("latitude", .integer(value.latitude)), ("longitude", .integer(value.longitude))]
    case .temperature(let value):
      [
        ("hundredths", .integer(Int64(value.hundredths))),
        ("scale", .string(value.scale == .celsius ? "celsius" : "fahrenheit")),
      ]
    case .flag(let value): [("value", .bool(value))]
    case .sscc, .gtin, .gln, .gsrn, .gsin, .ginc, .giai, .gmn, .cpid, .text: []
    }
  }

  private static func key(_ digits: String, _ serial: String?) -> Members {
    [("key", .string(digits))] + (serial.map { [("serial", .string($0))] } ?? [])
  }

  /// Year and month, and the day where one is said.
  private static func date(_ value: DayOrMonth) -> Members {
    number("year", value.year) + number("month", value.month) + number("day", value.day?.day)
      + [("last_day", .string(value.lastDay.description))]
  }

  private static func decimal(_ value: FixedDecimal) -> Members {
    [("units", .integer(value.units)), ("decimals", .integer(Int64(value.decimals)))]
  }

  private static func number(_ key: String, _ value: Int?) -> Members {
    value.map { [(key, .integer(Int64($0)))] } ?? []
  }

  private static func word(_ quantity: Measure.Quantity) -> String {
    switch quantity {
    case .weight: "weight"
    case .length: "length"
    case .width: "width"
    case .height: "height"
    case .area: "area"
    case .volume: "volume"
    case .weightPerArea: "weight_per_area"
    }
  }

  private static func word(_ purpose: Amount.Purpose) -> String {
    switch purpose {
    case .payable: "payable"
    case .price: "price"
    case .unitPrice: "unit_price"
    }
  }
}
