public import GS1

/// What a BPOM 2D barcode says, and whether it says what the regulation asks.
///
/// Sources: Pasal 6, 15 and 16 and Lampiran C.1 and C.2 of Peraturan BPOM 33/2018; what was confirmed of Pasal 7 and 16 of
/// 22/2022.
///
/// 1. Identification: (90) the licence number and (91) the end of its validity; 22/2022 no longer names (91), and food
///    licence numbers of 17 characters exist that the limit of 16 in 33/2018 cannot hold.
/// 2. Authentication: (90) and/or (01), with (10), (17) and (21).
///
/// BPOM's notation is not GS1's: (90)(10)(17)(21) has no GS1 key, so strict GS1 rules refuse what BPOM prescribes. GS1's
/// view stays in the element string; this is BPOM's.
public enum BarcodeContent {
  /// The fields of a code, as far as they could be read; a field whose value breaks a rule is still here.
  public struct Fields: Sendable, Hashable {
    /// The licence number (Nomor Izin Edar), from (90).
    public var nie: String?
    /// The end of the licence's validity, from (91).
    public var nieExpiry: CalendarDay?
    /// The GTIN, from (01).
    public var gtin: String?
    /// The batch or production code, from (10).
    public var batch: String?
    /// The expiry of the product, from (17).
    public var expiry: CalendarDay?
    /// The serial number, from (21).
    public var serial: String?

    public init(
      nie: String? = nil, nieExpiry: CalendarDay? = nil, gtin: String? = nil, batch: String? = nil,
      expiry: CalendarDay? = nil, serial: String? = nil
    ) {
      self.nie = nie
      self.nieExpiry = nieExpiry
      self.gtin = gtin
      self.batch = batch
      self.expiry = expiry
      self.serial = serial
    }
  }

  /// The verdict on a code with its fields and, for programs, each fault as `AI.fault`, for example `90.length`.
  public struct Answer: Sendable {
    public internal(set) var verdict: Verdict
    public internal(set) var method: Method
    public internal(set) var fields = Fields()
    public internal(set) var errors: [String] = []
  }

  /// The method a code's own elements speak for: authentication when it holds a GTIN or two of batch, expiry and serial.
  public static func method(of message: ElementString) -> Method { message.withView { method(of: $0) } }

  static func method(of message: MessageView) -> Method { Signs(in: message).method }

  /// Whether the data holds a licence number or GTIN at all; a code without either is no code of BPOM's.
  public static func isPresent(in message: ElementString) -> Bool { message.withView { isPresent(in: $0) } }

  static func isPresent(in message: MessageView) -> Bool { Signs(in: message).areOfBPOM }

  /// Judges the data of a code.
  ///
  /// - Parameter method: The method the code is meant for; nil takes the one its elements speak for.
  public static func assess(
    _ message: ElementString, method: Method? = nil, under rulebook: Rulebook, edition: String? = nil,
    asOf day: CalendarDay? = nil
  ) -> Answer? {
    guard let context = rulebook.context(for: .barcode, edition: edition, asOf: day) else { return nil }
    return assess(message, method: method ?? self.method(of: message), in: context)
  }

  static func assess(_ message: ElementString, method: Method, in context: Verdict.Context) -> Answer {
    var report = AnswerReport(message, method, context)
    message.withView { ContentRules(method, in: context).judge($0, into: &report) }
    return report.answer
  }

  /// The literal text of a code with these fields, in the order of the annex's templates.
  ///
  /// A bracket inside a value is written `\(`, so that no value can pose as another element. Nothing else is checked here;
  /// parse the text and `assess` it, so that one set of rules decides.
  public static func text(of fields: Fields) -> String {
    var text = ""
    if let nie = fields.nie { text += "(90)" + escaped(nie) }
    if let expiry = fields.nieExpiry { text += "(91)" + expiry.yymmdd }
    if let gtin = fields.gtin { text += "(01)" + escaped(gtin) }
    if let batch = fields.batch { text += "(10)" + escaped(batch) }
    if let expiry = fields.expiry { text += "(17)" + expiry.yymmdd }
    if let serial = fields.serial { text += "(21)" + escaped(serial) }
    return text
  }

  private static func escaped(_ value: String) -> String {
    var text = ""
    for scalar in value.unicodeScalars {
      if scalar == "(" { text += "\\" }
      text.unicodeScalars.append(scalar)
    }
    return text
  }

  /// Whether two codes say the same (Pasal 16; Lampiran C.2.b): the same elements with the same values, whatever
  /// separators or brackets carry them.
  ///
  /// Data that is no element string, or not to its end, is compared byte by byte.
  public static func isEqual(_ one: ElementString, _ other: ElementString) -> Bool {
    if one.bytes == other.bytes { return true }
    guard !one.elements.isEmpty, one.elements.count == other.elements.count, one.isRead, other.isRead else {
      return false
    }
    return sortedElements(of: one) == sortedElements(of: other)
  }

  /// Every element as `ai)value`, in an order that does not depend on the message.
  private static func sortedElements(of message: ElementString) -> [[UInt8]] {
    message.elements.map { Array($0.ai.description.utf8) + [UInt8(ascii: ")")] + message.value(of: $0) }
      .sorted { $0.lexicographicallyPrecedes($1) }
  }
}

extension ElementString {
  /// Whether every byte belongs to an element; otherwise two messages may differ where their elements do not.
  fileprivate var isRead: Bool { !errors.contains { $0.code.leavesUnread } }
}

extension ApplicationIdentifier {
  /// (90), which BPOM uses for the licence number.
  static var licenceNumber: ApplicationIdentifier { .internal90 }
}

extension CalendarDay {
  /// The day as six digits, YYMMDD, which are read in the 21st century; a day of another one keeps its whole year, so
  /// that the code is refused for its length and not silently moved by a century.
  fileprivate var yymmdd: String {
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    let year = (2000...2099).contains(year) ? two(year % 100) : String(year)
    return year + two(month) + two(day)
  }
}
