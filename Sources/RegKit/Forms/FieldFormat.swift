internal import GS1

/// A rule for what stands in a field, which the tables name for the fields it is for.
enum FieldFormat: String, Sendable, CaseIterable {
  /// Digits and nothing else.
  case digits
  /// A whole number from 1.
  case count
  /// A number, with a comma or full stop before its fraction.
  case number
  /// A day of the calendar in one of the ways the sources write days.
  case date
  /// A day written dd/mm/yyyy and in no other way, as the screen has it.
  case slashedDate = "slashed_date"
  /// A taxpayer's number of 15 or 16 digits, as `NPWP` reads it.
  case npwp
  /// A business number of 13 digits, as `NIB` reads it.
  case nib
  /// A marketing licence's number, as `NIE` reads it.
  case nie
  /// A batch or production code, as long as a code may carry it.
  case batch
  /// The product's number abroad; where it is no GTIN a person looks again.
  case gtin
  /// The code of a kind of permit, as `KodeIzin` reads it.
  case kodeIzin = "kode_izin"
  /// The number of a permit in OSS, as `IDIzin` reads it.
  case idIzin = "id_izin"
  /// An address that mail can be sent to, by its form.
  case email
  /// A company name without its legal form in short.
  case companyName = "company_name"
  /// Text that is never shown.
  case secret
  /// The same as another field, and as secret.
  case sameSecret = "same_secret"
  /// A weight that a lighter one, with its own unit, is a part of: the other weight, its unit, and this one's unit.
  case grossWeight = "gross_weight"
  /// An amount of Rupiah that is the product of two other fields.
  case product

  /// What became of a value.
  enum Judgement {
    case right
    /// It may stand there, and a careful person looks again.
    case doubtful(expected: String)
    case wrong(expected: String, isCertain: Bool)
    /// Nobody can say: no table speaks of it.
    case open
  }

  /// How many other fields of the form it compares the value with.
  var fieldsCompared: Int {
    switch self {
    case .sameSecret: 1
    case .product: 2
    case .grossWeight: 3
    default: 0
    }
  }

  var isSecret: Bool { self == .secret || self == .sameSecret }

  /// What the tables know that values are judged by.
  struct Knowledge {
    var legalForms: [Row<LegalForm>] = []
    var licenceNumbers: [Row<LicenceNumber>] = []
    /// How long a batch may be in a code; nil where no rule says.
    var batchLength: Int?
  }

  /// Judges a value.
  ///
  /// - Parameter others: The values of the fields it is compared with, nil where they are unknown; with one of them
  ///   unknown there is nothing to compare.
  func judge(_ value: String, _ others: [String?], _ known: Knowledge) -> Judgement {
    switch self {
    case .digits: verdict(value.utf8.allSatisfy { $0.isDigit }, "0-9")
    case .count: verdict(Self.isCount(value), "1, 2, 3, …")
    case .number: verdict(Self.number(value) != nil, "123 / 123,5")
    case .date: verdict(CalendarDay(written: value) != nil, "yyyy-mm-dd, dd/mm/yyyy, dd-mm-yyyy, 1 Januari 2023")
    case .npwp: verdict(NPWP.isValid(value), "99.999.999.9-999.999")
    case .slashedDate: verdict(WrittenDate.isValid(value, as: .tanggalAju), "dd/mm/yyyy")
    case .nib: verdict(NIB.isValid(value), "1234567890123")
    case .nie: Self.judgeLicence(value, known.licenceNumbers)
    case .batch: Self.judgeBatch(value, known.batchLength)
    case .gtin: GTIN(value) == nil ? .doubtful(expected: "GTIN") : .right
    case .kodeIzin: verdict(KodeIzin.isValid(value), "12 × 0–9")
    case .idIzin: verdict(IDIzin.isValid(value), "I- + 21 × 0–9")
    case .email: verdict(EmailAddress.isWellFormed(value), "nama@contoh.id")
    case .companyName: CompanyName.judge(value, known.legalForms)
    case .secret: .right
    case .sameSecret:
      if let other = others.first, let other, other != value {
        .wrong(expected: "= " + FieldSign.secret, isCertain: true)
      } else {
        .right
      }
    case .grossWeight: Self.judgeWeight(value, others)
    case .product: Self.judgeProduct(value, others)
    }
  }

  private func verdict(_ isRight: Bool, _ expected: String) -> Judgement {
    isRight ? .right : .wrong(expected: expected, isCertain: true)
  }

  private static func isCount(_ text: String) -> Bool {
    (1...18).contains(text.utf8.count) && text.utf8.allSatisfy { $0.isDigit }
      && text.utf8.contains { $0 != UInt8(ascii: "0") }
  }

  private static func number(_ text: String) -> Double? {
    Decimal.double(String(text.map { $0 == "," ? "." : $0 }))
  }

  /// A number of a class that the tables know has its form; of other letters nobody can tell.
  private static func judgeLicence(_ value: String, _ rows: [Row<LicenceNumber>]) -> Judgement {
    guard !rows.isEmpty else { return .open }
    let bytes = Array(value.utf8)
    do throws(IdentifierError) {
      _ = try NIE(try NIE.written(bytes.span), rows)
      return .right
    } catch {
      return error.code == .prefix
        ? .doubtful(expected: error.expected) : .wrong(expected: error.expected, isCertain: true)
    }
  }

  /// A longer batch than a code may carry cannot be asked a code for; of other characters the annex is not clear.
  private static func judgeBatch(_ value: String, _ limit: Int?) -> Judgement {
    if let limit, value.utf8.count > limit { return .wrong(expected: "≤ \(limit)", isCertain: true) }
    return value.utf8.allSatisfy { $0.isLetterOrDigit } ? .right : .doubtful(expected: "A-Z a-z 0-9")
  }

  /// What is packed weighs no more than with its packing; that is common sense and no rule of the form, so it only warns.
  private static func judgeWeight(_ value: String, _ others: [String?]) -> Judgement {
    guard let gross = number(value) else { return .wrong(expected: "123 / 123,5", isCertain: true) }
    guard others.count == 3, let netText = others[0], let net = number(netText) else { return .right }
    let units = [others[1], others[2]].map { $0.map { Forms.folded($0) } }
    guard units[0] == units[1], gross < net else { return .right }
    return .doubtful(expected: "≥ " + netText)
  }

  private static func judgeProduct(_ value: String, _ others: [String?]) -> Judgement {
    guard let total = Rupiah.amount(value) else { return .wrong(expected: "100.000", isCertain: true) }
    guard others.count == 2, let first = others[0].flatMap({ Rupiah.amount($0) }),
      let second = others[1].flatMap({ Rupiah.amount($0) })
    else { return .right }
    let (product, isOverflow) = first.multipliedReportingOverflow(by: second)
    guard isOverflow || product != total else { return .right }
    return .wrong(expected: isOverflow ? "\(first) × \(second)" : String(product), isCertain: true)
  }
}

/// Amounts as the billing screens write them, `Rp. 100.000`.
enum Rupiah {
  /// The amount, or nil for a text that is none; full stops stand between groups of three digits, or nowhere.
  static func amount(_ text: String) -> Int? {
    var rest = Substring(text)
    for prefix in ["Rp.", "Rp"] where rest.hasPrefix(prefix) {
      rest = rest.dropFirst(prefix.count)
      break
    }
    while rest.first == " " { rest.removeFirst() }
    let groups = rest.split(separator: ".", omittingEmptySubsequences: false)
    guard let first = groups.first, !first.isEmpty, groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }),
      groups.count == 1 || first.utf8.count <= 3
    else { return nil }
    let digits = groups.joined()
    guard digits.utf8.count <= 18, digits.utf8.allSatisfy({ $0.isDigit }) else { return nil }
    return Int(digits)
  }
}

extension CalendarDay {
  private static let months = [
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november",
    "desember",
  ]

  /// Reads a day in one of the ways the sources write days: 2023-06-09, 04/06/2023, 17-03-2023, 02 SEPTEMBER 2011.
  ///
  /// The day stands before the month, as SINKARKES has it: its No. Aju 230604… belongs to 04/06/2023.
  init?(written text: String) {
    if let day = CalendarDay(iso: text) {
      self = day
      return
    }
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "-" || $0 == " " }
    guard parts.count == 3, let year = Self.number(parts[2], digits: 4...4),
      let day = Self.number(parts[0], digits: 1...2)
    else { return nil }
    if text.contains(" ") {
      guard let month = Self.months.firstIndex(of: parts[1].lowercased()) else { return nil }
      self.init(year: year, month: month + 1, day: day)
    } else {
      // One mark between the parts, not one of each.
      guard let month = Self.number(parts[1], digits: 1...2), text.contains("/") != text.contains("-") else {
        return nil
      }
      self.init(year: year, month: month, day: day)
    }
  }

  private static func number(_ text: Substring, digits: ClosedRange<Int>) -> Int? {
    guard digits.contains(text.utf8.count), text.utf8.allSatisfy({ $0.isDigit }) else { return nil }
    return Int(text)
  }
}
