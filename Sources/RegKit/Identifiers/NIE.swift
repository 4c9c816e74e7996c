public import GS1

/// A licence number of BPOM, Nomor Izin Edar: letters that tell the class of product and where it comes from, then digits.
///
///     let nie = try NIE("BPOM RI MD 240935001200027", under: rulebook)
///     nie.productClasses        // [.panganOlahan, .panganDietKhusus]
///     nie.origin                // .lokal
///
/// Which letters and how many digits there are is a matter of the tables: no regulation that was read lists them, so each
/// row stands with the numbers it was learnt from and its confidence. Label words such as BPOM RI or POM before the number
/// are left out; spaces, dots, hyphens and small letters do not matter.
public struct NIE: Sendable, CustomStringConvertible {
  /// Where a product comes from, as the letters of its number say.
  public enum Origin: String, Sendable, Hashable, CaseIterable {
    case lokal
    case impor
    case lisensi
    case ekspor
    case khusus
    case asia
    case australia
    case eropa
    case afrika
    case amerika
  }

  /// One part of the number after its first letters, by the name the tables give it.
  public struct Part: Sendable, Hashable {
    public let name: String
    public let text: String
  }

  /// Capital letters and digits with nothing between: the form in which codes and systems hold the number.
  public let compact: String
  /// The first letters, for example TR.
  public let prefix: String
  /// What the first letters say of the origin; nil where they say nothing.
  public let origin: Origin?
  /// What follows the first letters, part by part.
  public let parts: [Part]
  /// The letter behind the number, such as E for export; nil where there is none.
  public let suffix: String?
  /// The classes of product that carry such numbers.
  public let productClasses: [ProductClass]
  /// Classes that may carry such numbers, though the tables are not sure of it.
  public let otherClasses: [ProductClass]
  /// The rule whose row knows the number.
  public let rule: Rule

  /// Reads and checks a number by the tables in force on a day.
  public init(
    _ text: some StringProtocol, under rulebook: Rulebook, asOf day: CalendarDay? = nil
  ) throws(IdentifierError) {
    let bytes = Array(text.utf8)
    try self.init(bytes: bytes.span, under: rulebook, asOf: day)
  }

  /// Reads and checks a number written in UTF-8.
  public init(
    bytes: Span<UInt8>, under rulebook: Rulebook, asOf day: CalendarDay? = nil
  ) throws(IdentifierError) {
    try self.init(try Self.written(bytes), LicenceNumber.rows(in: rulebook.context(for: .identifiers, asOf: day)))
  }

  /// Whether a text is a licence number that the tables know.
  public static func isValid(
    _ text: some StringProtocol, under rulebook: Rulebook, asOf day: CalendarDay? = nil
  ) -> Bool {
    do throws(IdentifierError) {
      _ = try NIE(text, under: rulebook, asOf: day)
      return true
    } catch {
      return false
    }
  }

  /// A text without separators and label words and in capital letters; whether it is a number at all is not asked.
  public static func compact(_ text: some StringProtocol) -> String {
    let bytes = Array(text.utf8)
    do throws(IdentifierError) { return try written(bytes.span).text } catch { return WrittenNumber.compact(text) }
  }

  /// The letters, a blank and the rest, as labels print it.
  public var formatted: String { prefix + " " + compact.dropFirst(prefix.utf8.count) }
  public var description: String { compact }

  /// The part of a name, for example `tahun`.
  public func part(_ name: String) -> String? { parts.first { $0.name == name }?.text }

  /// Whether a product of a class carries such numbers; nil where the tables leave it open.
  public func fits(_ productClass: ProductClass) -> Bool? {
    if productClasses.contains(productClass) { return true }
    return otherClasses.contains(productClass) ? nil : false
  }

  /// What stands before the number on labels and in registers, longest first.
  private static let labelWords = [
    "NOMORIZINEDAR", "NOIZINEDAR", "NOTIFIKASI", "BADANPOMRI", "BADANPOM", "IZINEDAR", "BPOMRI", "NOREG", "POMRI",
    "NOTIF", "BPOM", "POM", "REG", "NIE", "NO",
  ]

  static func written(_ bytes: Span<UInt8>) throws(IdentifierError) -> WrittenNumber {
    var written = try WrittenNumber(bytes, expected: "A–Z 0–9")
    written.drop(labelWords)
    return written
  }

  init(_ written: WrittenNumber, _ rows: [Row<LicenceNumber>]) throws(IdentifierError) {
    var known: [LicenceNumber.Match] = []
    for row in rows {
      for prefix in row.content.prefixes where written.bytes.starts(with: prefix.letters.utf8) {
        known.append(LicenceNumber.Match(row: row, prefix: prefix))
      }
    }
    // DBL and D… would both begin a number that begins with DBL: the longer letters are meant.
    let longest = known.map { $0.prefix.letters.utf8.count }.max() ?? 0
    known.removeAll { $0.prefix.letters.utf8.count < longest }
    for match in known where match.fault(in: written) == nil {
      self.init(written, match)
      return
    }
    guard let nearest = known.first(where: { $0.hasLength(of: written) }) ?? known.first else {
      let letters = rows.flatMap { $0.content.prefixes.map { $0.letters } }
      throw written.fault(
        .prefix, at: 0, found: written.text(0..<3), expected: letters.sorted().joined(separator: ", "))
    }
    let expected = known.map { $0.pattern }.joined(separator: ", ")
    let (code, place) = nearest.fault(in: written) ?? (.length, written.bytes.count)
    throw written.fault(
      code, at: place,
      found: code == .length ? "\(written.text) [\(written.bytes.count)]" : written.text(place..<place + 1),
      expected: expected)
  }

  private init(_ written: WrittenNumber, _ match: LicenceNumber.Match) {
    let content = match.row.content
    compact = written.text
    prefix = match.prefix.letters
    origin = match.prefix.origin
    var start = match.prefix.letters.utf8.count
    var parts: [Part] = []
    for part in content.parts {
      parts.append(Part(name: part.name, text: written.text(start..<start + part.length)))
      start += part.length
    }
    self.parts = parts
    suffix = start < written.bytes.count ? written.text(start..<written.bytes.count) : nil
    productClasses = content.classes
    otherClasses = content.otherClasses
    rule = match.row.rule
  }
}

extension NIE: Hashable {
  public static func == (left: NIE, right: NIE) -> Bool { left.compact == right.compact }
  public func hash(into hasher: inout Hasher) { hasher.combine(compact) }
}
