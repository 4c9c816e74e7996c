public import GS1

/// A day, and perhaps a time, in one of the forms in which the systems write it.
///
///     try WrittenDate("04/06/2023", as: .tanggalAju).day?.description    // "2023-06-04"
///
/// Sources: the screens of SINKARKES, where the number 230604353300 beside 04/06/2023 settles that the day comes first;
/// of ASROT; and of the INSW portal.
public struct WrittenDate: Sendable, Hashable {
  public enum Form: String, Sendable, Hashable, CaseIterable {
    /// SINKARKES, Tanggal Aju: `04/06/2023`.
    case tanggalAju = "tanggal_aju"
    /// SINKARKES, the dates of a bill: `2023-06-09 23:59:00`, the time where there is one; `0000-00-00` is unset.
    case tanggalBilling = "tanggal_billing"
    /// ASROT: `17-03-2023 15:55:37`.
    case asrotTimestamp = "asrot_timestamp"
    /// INSW: `02 SEPTEMBER 2011`.
    case tanggalINSW = "tanggal_insw"
  }

  /// The day; nil where the system writes that none is set.
  public let day: CalendarDay?
  /// The time of day; nil where none is written.
  public let time: TimeOfDay?

  public init(_ text: some StringProtocol, as form: Form) throws(IdentifierError) {
    let bytes = Array(text.utf8)
    try self.init(bytes: bytes.span, as: form)
  }

  /// Whether a text is written in a form and names a day there is, or none where the form allows that.
  public static func isValid(_ text: some StringProtocol, as form: Form) -> Bool {
    do throws(IdentifierError) {
      _ = try WrittenDate(text, as: form)
      return true
    } catch {
      return false
    }
  }

  public init(bytes: Span<UInt8>, as form: Form) throws(IdentifierError) {
    var reader = try DateReader(bytes, form)
    switch form {
    case .tanggalAju:
      let (day, month) = (try reader.digits(2), try reader.digits(2, after: 0x2F))
      self.day = try reader.day(try reader.digits(4, after: 0x2F), month, day)
      time = nil
    case .asrotTimestamp:
      let (day, month) = (try reader.digits(2), try reader.digits(2, after: 0x2D))
      self.day = try reader.day(try reader.digits(4, after: 0x2D), month, day)
      time = try reader.time()
    case .tanggalBilling:
      let (year, month) = (try reader.digits(4), try reader.digits(2, after: 0x2D))
      let day = try reader.digits(2, after: 0x2D)
      self.day = (year, month, day) == (0, 0, 0) ? nil : try reader.day(year, month, day)
      time = reader.isAtEnd || self.day == nil ? nil : try reader.time()
    case .tanggalINSW:
      let day = try reader.digits(2)
      let month = try reader.month()
      self.day = try reader.day(try reader.digits(4, after: 0x20), month, day)
      time = nil
    }
    try reader.end()
  }

  /// The day as letters write it, `4 Juni 2023`, with the time behind it where there is one; empty where none is set.
  public var formatted: String {
    guard let day, let month = IndonesianMonth(rawValue: day.month) else { return "" }
    return "\(day.day) \(month.name) \(day.year)" + (time.map { " \($0)" } ?? "")
  }
}

extension WrittenDate.Form {
  /// The form in signs that need no language.
  var pattern: String {
    switch self {
    case .tanggalAju: "dd/mm/yyyy"
    case .tanggalBilling: "yyyy-mm-dd [hh:mm:ss], 0000-00-00"
    case .asrotTimestamp: "dd-mm-yyyy hh:mm:ss"
    case .tanggalINSW: "dd MMMM yyyy (01 Januari … 31 Desember)"
    }
  }
}

/// Reads a date from left to right; blanks around the whole are left out.
private struct DateReader {
  private let bytes: [UInt8]
  private let form: WrittenDate.Form
  private var place: Int

  /// The longest date with its time and some blanks.
  private static let limit = 60

  init(_ text: Span<UInt8>, _ form: WrittenDate.Form) throws(IdentifierError) {
    guard text.count <= Self.limit else {
      throw IdentifierError(.tooLong, at: Self.limit, found: "[\(text.count)]", expected: form.pattern)
    }
    var bytes: [UInt8] = []
    for place in 0..<text.count { bytes.append(text[place]) }
    while bytes.last.map(Self.isBlank) == true { bytes.removeLast() }
    self.form = form
    self.bytes = bytes
    place = bytes.firstIndex { !Self.isBlank($0) } ?? bytes.count
    if bytes.isEmpty { throw fault(.empty, at: 0) }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  var isAtEnd: Bool { place == bytes.count }

  /// A number of so many digits, behind a mark where one is given.
  mutating func digits(_ count: Int, after mark: UInt8? = nil) throws(IdentifierError) -> Int {
    if let mark { try skip(mark) }
    var number = 0
    for _ in 0..<count {
      guard place < bytes.count else { throw fault(.length, at: place) }
      guard bytes[place].isDigit else { throw fault(.character, at: place) }
      number = number &* 10 &+ Int(bytes[place] &- 0x30)
      place += 1
    }
    return number
  }

  private mutating func skip(_ mark: UInt8) throws(IdentifierError) {
    guard place < bytes.count else { throw fault(.length, at: place) }
    guard bytes[place] == mark else { throw fault(.character, at: place) }
    place += 1
  }

  /// A blank and the name of a month.
  mutating func month() throws(IdentifierError) -> Int {
    try skip(0x20)
    let start = place
    while place < bytes.count, bytes[place] != 0x20 { place += 1 }
    let name = String(decoding: bytes[start..<place], as: UTF8.self)
    guard let month = IndonesianMonth(name) else { throw fault(.date, at: start, found: name) }
    return month.rawValue
  }

  /// A blank and a time, hh:mm:ss.
  mutating func time() throws(IdentifierError) -> TimeOfDay {
    let (hour, minute) = (try digits(2, after: 0x20), try digits(2, after: 0x3A))
    let second = try digits(2, after: 0x3A)
    guard let time = TimeOfDay(hour: hour, minute: minute, second: second) else {
      throw fault(.time, at: place - 8, found: String(decoding: bytes[(place - 8)..<place], as: UTF8.self))
    }
    return time
  }

  func day(_ year: Int, _ month: Int, _ day: Int) throws(IdentifierError) -> CalendarDay {
    guard let day = CalendarDay(year, month, day) else {
      throw fault(.date, at: 0, found: String(decoding: bytes[..<place], as: UTF8.self))
    }
    return day
  }

  func end() throws(IdentifierError) {
    if !isAtEnd { throw fault(.length, at: place) }
  }

  private func fault(_ code: IdentifierError.Code, at place: Int, found: String? = nil) -> IdentifierError {
    IdentifierError(
      code, at: place, found: found ?? String(decoding: bytes, as: UTF8.self), expected: form.pattern)
  }
}
