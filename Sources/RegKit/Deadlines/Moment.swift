public import GS1

/// A date and time of day as ISO 8601 writes them, with the zone where one is said.
///
/// Deadlines in hours run by the clock across zones: 10:00 in Jakarta (WIB, +07:00) is 12:00 in Jayapura (WIT, +09:00). A
/// time without a zone is not taken to be anybody's: it may be that of any of Indonesia's three, and what depends on which
/// stays open.
///
///     Moment(iso: "2023-01-07T10:00:00+07:00")    // also "…Z", "2023-01-07 10:00 WIB"
///     Moment(iso: "2023-02-30T10:00:00+07:00")    // nil, there is no such day
public struct Moment: Sendable, Hashable {
  /// How far a clock is ahead of UTC.
  public struct Zone: Sendable, Hashable {
    /// The minutes ahead of UTC, negative when behind.
    public let minutes: Int

    /// Makes a zone; nil beyond fourteen hours, which no clock on earth is from UTC.
    public init?(minutes: Int) {
      guard minutes.magnitude <= 840 else { return nil }
      self.minutes = minutes
    }

    private init(hours: Int) { minutes = hours * 60 }

    /// Coordinated universal time.
    public static let utc = Zone(hours: 0)
    /// Western Indonesia, with Jakarta.
    public static let wib = Zone(hours: 7)
    /// Central Indonesia, with Denpasar.
    public static let wita = Zone(hours: 8)
    /// Eastern Indonesia, with Jayapura.
    public static let wit = Zone(hours: 9)
  }

  /// The day on the clock of the zone.
  public let day: CalendarDay
  /// The second of that day, 0 to 86,399; there are no leap seconds and there is no 24:00.
  public let second: Int
  /// The part of a second beyond, in thousand-millionths.
  public let nanosecond: Int
  /// The zone; nil when none was said.
  public let zone: Zone?

  /// Makes a moment; nil when a part is out of range.
  public init?(day: CalendarDay, second: Int, nanosecond: Int = 0, zone: Zone?) {
    guard (0..<86_400).contains(second), (0..<1_000_000_000).contains(nanosecond) else { return nil }
    self.day = day
    self.second = second
    self.nanosecond = nanosecond
    self.zone = zone
  }

  /// The moment a number of hours later; nil beyond the year 9999.
  public func adding(hours: Int) -> Moment? {
    guard (0...87_600_000).contains(hours) else { return nil }
    let seconds = second + hours * 3600
    guard let day = day.adding(days: seconds / 86_400) else { return nil }
    return Moment(day: day, second: seconds % 86_400, nanosecond: nanosecond, zone: zone)
  }
}

// MARK: - Before and after

extension Moment {
  /// Whether this moment is after another; nil when a zone that was not said decides it.
  ///
  /// Two moments without a zone are not taken to be of one clock: the places they come from may lie two hours apart.
  public func isAfter(_ other: Moment) -> Bool? {
    if instant(zone ?? .wit) > other.instant(other.zone ?? .wib) { return true }
    if instant(zone ?? .wib) <= other.instant(other.zone ?? .wit) { return false }
    return nil
  }

  /// Whether this moment is after another when moments without a zone are known to be read from one clock.
  func isAfter(onSameClock other: Moment) -> Bool? {
    guard zone == nil, other.zone == nil else { return isAfter(other) }
    return instant(.utc) > other.instant(.utc)
  }

  /// The place on the one scale that all zones share.
  private func instant(_ zone: Zone) -> (seconds: Int, nanoseconds: Int) {
    (day.dayNumber * 86_400 + second - zone.minutes * 60, nanosecond)
  }
}

// MARK: - Text

extension Moment: CustomStringConvertible {
  /// Reads a date, a `T` or a blank, a time to the minute, second or fraction of it, and a zone where there is one:
  /// `Z`, `+07:00`, `+0700`, `+07` or `WIB`, `WITA`, `WIT`; nil for anything else.
  ///
  /// By RFC 3339, section 4.3, `-00:00` says that the zone is not known.
  public init?(iso text: some StringProtocol) {
    var reader = MomentReader(text)
    guard let day = CalendarDay(iso: reader.take(10)), reader.takeAny("Tt ") != nil, let hour = reader.number(2),
      hour < 24, reader.takeAny(":") != nil, let minute = reader.number(2), minute < 60
    else { return nil }
    var (second, nanosecond) = (0, 0)
    if reader.takeAny(":") != nil {
      guard let number = reader.number(2), number < 60 else { return nil }
      second = number
      if reader.takeAny(".,") != nil {
        guard let fraction = reader.fraction() else { return nil }
        nanosecond = fraction
      }
    }
    guard let said = reader.zone() else { return nil }
    self.init(day: day, second: (hour * 60 + minute) * 60 + second, nanosecond: nanosecond, zone: said.zone)
  }

  /// The moment as `yyyy-mm-ddThh:mm:ss`, with a fraction where it has one, and its zone.
  public var description: String {
    var text = day.description + "T" + Self.padded(second / 3600) + ":" + Self.padded(second / 60 % 60)
    text += ":" + Self.padded(second % 60)
    if nanosecond > 0 {
      var digits = String(nanosecond + 1_000_000_000).utf8.dropFirst()
      while digits.last == UInt8(ascii: "0") { digits.removeLast() }
      text += "." + String(decoding: Array(digits), as: UTF8.self)
    }
    return text + (zone?.description ?? "")
  }

  fileprivate static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension Moment.Zone: CustomStringConvertible {
  /// The zone as `+07:00`, or `Z` for UTC.
  public var description: String {
    guard minutes != 0 else { return "Z" }
    let size = abs(minutes)
    return (minutes < 0 ? "-" : "+") + Moment.padded(size / 60) + ":" + Moment.padded(size % 60)
  }
}

/// What is left of a text while a moment is read from it.
private struct MomentReader {
  private var rest: ArraySlice<UInt8>

  init(_ text: some StringProtocol) {
    // No moment is longer; what is cut off is then refused as an end that is none.
    rest = Array(text.utf8.prefix(64))[...]
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ count: Int) -> String {
    defer { rest = rest.dropFirst(count) }
    return String(decoding: Array(rest.prefix(count)), as: UTF8.self)
  }

  /// The next byte if it is one of some.
  mutating func takeAny(_ wanted: String) -> UInt8? {
    guard let byte = rest.first, wanted.utf8.contains(byte) else { return nil }
    rest = rest.dropFirst()
    return byte
  }

  mutating func number(_ count: Int) -> Int? {
    var number = 0
    for _ in 0..<count {
      guard let byte = rest.first, byte.isDigit else { return nil }
      number = number * 10 + Int(byte - 0x30)
      rest = rest.dropFirst()
    }
    return number
  }

  /// One to nine digits as thousand-millionths.
  mutating func fraction() -> Int? {
    var number = 0
    var count = 0
    while let byte = rest.first, byte.isDigit {
      guard count < 9 else { return nil }
      number = number * 10 + Int(byte - 0x30)
      count += 1
      rest = rest.dropFirst()
    }
    guard count > 0 else { return nil }
    for _ in count..<9 { number *= 10 }
    return number
  }

  /// The zone, or that none is said; nil where the text says one that there is not.
  mutating func zone() -> SaidZone? {
    if rest.isEmpty { return .unsaid }
    switch take(rest.count) {
    case "Z", "z": return .said(.utc)
    case "WIB", " WIB": return .said(.wib)
    case "WITA", " WITA": return .said(.wita)
    case "WIT", " WIT": return .said(.wit)
    case let text:
      var offset = MomentReader(text)
      return offset.numericZone()
    }
  }

  private mutating func numericZone() -> SaidZone? {
    guard let sign = takeAny("+-"), let hours = number(2) else { return nil }
    var minutes = hours * 60
    if !isAtEnd {
      _ = takeAny(":")
      guard let further = number(2), further < 60, isAtEnd else { return nil }
      minutes += further
    }
    let isBehind = sign == UInt8(ascii: "-")
    if isBehind, minutes == 0 { return .unsaid }
    guard let zone = Moment.Zone(minutes: isBehind ? -minutes : minutes) else { return nil }
    return .said(zone)
  }
}

/// What a text says of the zone of its time.
private enum SaidZone {
  case said(Moment.Zone)
  case unsaid

  var zone: Moment.Zone? { if case .said(let zone) = self { zone } else { nil } }
}
