/// A value that cannot be written under an Application Identifier, and why.
///
/// It is about values before there is a message; what is wrong with a message is a `GS1Error`.
public struct Misfit: Error, Sendable, Hashable {
  /// Why a value cannot be written.
  public enum Reason: UInt8, Sendable, Hashable, CaseIterable {
    /// The identifier is for another kind of value.
    case otherKind
    /// The kind is right, but the identifier has no room for this value, or for so many decimals.
    case noRoom
    /// What was written is no value of the kind.
    case unreadable
    /// The year stands with two digits there, and a reader would find another one.
    case century
    /// The value ends with a backslash, which would hide the bracket after it; no value has one.
    case backslash
  }

  /// The identifier that the value was meant for.
  public let ai: ApplicationIdentifier
  /// Why it cannot be written there.
  public let reason: Reason
  /// The value for a person.
  public let found: String
  /// The years that can be written, for a year that cannot.
  private let years: ClosedRange<Int>?

  init(_ reason: Reason, _ ai: ApplicationIdentifier, _ found: String, years: ClosedRange<Int>? = nil) {
    self.ai = ai
    self.reason = reason
    self.found = found
    self.years = years
  }

  /// One line for a person: the element, what was found and what was expected.
  ///
  ///     (3103) has no room for the value: found "1.2345", expected six digits, 3 of them decimals
  public func message(in language: GS1Error.Language = .english) -> String {
    let english = language == .english
    let fault =
      switch reason {
      case .otherKind: english ? "holds another kind of value" : "memuat jenis nilai lain"
      case .noRoom: english ? "has no room for the value" : "tidak dapat memuat nilai itu"
      case .unreadable: english ? "has no such value" : "tidak mengenal nilai itu"
      case .century: english ? "has two digits for the year" : "hanya memuat dua digit tahun"
      case .backslash: english ? "has a backslash at the end of its value" : "diakhiri garis miring terbalik"
      }
    return "(\(ai)) " + fault + (english ? ": found \"" : ": ditemukan \"") + visible
      + (english ? "\", expected " : "\", seharusnya ") + expected(language)
  }

  private var visible: String {
    let bytes = Array(found.utf8)
    return VisibleText(bytes.span, from: 0, to: bytes.count, limit: 40).text
  }

  private func expected(_ language: GS1Error.Language) -> String {
    let english = language == .english
    func pick(_ inEnglish: String, _ inIndonesian: String) -> String { english ? inEnglish : inIndonesian }
    if reason == .backslash { return pick("characters of its set", "karakter dari himpunannya") }
    if let years { return "\(years.lowerBound)…\(years.upperBound)" }
    let decimals = ai.number % 10
    switch ValueKind(of: ai) {
    case .sscc: return pick("an SSCC", "SSCC")
    case .gtin: return pick("a GTIN", "GTIN")
    case .gln: return pick("a GLN", "GLN")
    case .gsrn: return pick("a GSRN", "GSRN")
    case .gsin: return pick("a GSIN", "GSIN")
    case .ginc: return pick("a GINC", "GINC")
    case .gdti: return pick("a GDTI", "GDTI")
    case .gcn: return pick("a GCN", "GCN")
    case .grai: return pick("a GRAI", "GRAI")
    case .giai: return pick("a GIAI", "GIAI")
    case .gmn: return pick("a GMN", "GMN")
    case .cpid: return pick("a CPID", "CPID")
    case .itip: return pick("an ITIP", "ITIP")
    case .date, .longDate:
      return pick("a day that exists, yyyy-mm-dd", "hari yang ada, yyyy-mm-dd")
        + (ai.allowsDayZero ? pick(", or a month, yyyy-mm", ", atau bulan, yyyy-mm") : "")
    case .dateAndTime, .longDateAndTime:
      return pick("a day and a time, ", "hari dan jam, ") + (ai.number == 8008 ? "yyyy-mm-ddThh[:mm[:ss]]" : timeForm)
    case .days:
      return pick(
        "a day, or two with a slash between and the earlier first, yyyy-mm-dd",
        "satu hari, atau dua dengan garis miring dan yang lebih awal di depan, yyyy-mm-dd")
    case .measure:
      let unit = Measure.kind(of: ai.number / 10).map { ", \($0.unit.sign)" } ?? ""
      return pick("at most six digits, \(decimals) of them decimals", "paling banyak enam digit, \(decimals) desimal")
        + unit
    case .amount:
      let digits = ai.number / 10 == 395 ? 6 : 15
      let hasCurrency = ai.number / 10 == 391 || ai.number / 10 == 393
      return (hasCurrency ? pick("an ISO 4217 number, a space and ", "nomor ISO 4217, spasi dan ") : "")
        + pick(
          "at most \(digits) digits, \(decimals) of them decimals", "paling banyak \(digits) digit, \(decimals) desimal"
        )
    case .percentage:
      return pick("at most four digits, \(decimals) of them decimals", "paling banyak empat digit, \(decimals) desimal")
    case .count: return pick("a number", "angka")
    case .country: return pick("a country of ISO 3166-1", "negara dari ISO 3166-1")
    case .countries: return pick("one to five countries of ISO 3166-1", "satu sampai lima negara dari ISO 3166-1")
    case .postalCode: return pick("a country and a postal code", "negara dan kode pos")
    case .position:
      return pick(
        "degrees of latitude and longitude with at most 7 decimals, -6.1753924,106.8271528",
        "derajat lintang dan bujur dengan paling banyak 7 desimal, -6.1753924,106.8271528")
    case .temperature:
      return pick("degrees with at most 2 decimals, -18.50", "derajat dengan paling banyak 2 desimal, -18.50")
    case .flag: return pick("yes or no", "ya atau tidak")
    case .text: return pick("text", "teks")
    }
  }

  private var timeForm: String { ai.number == 7011 ? "yyyy-mm-dd[Thh:mm]" : "yyyy-mm-ddThh:mm" }
}

extension ApplicationIdentifier {
  /// Whether a date under this identifier may have day 00.
  fileprivate var allowsDayZero: Bool { accepts([0x32, 0x38, 0x30, 0x31, 0x30, 0x30].span) }
}
