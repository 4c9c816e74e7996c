public import GS1

/// What ID Izin and ID Proyek have in common: a letter, the day and second they were issued, and a running number.
///
/// Source: ASROT-OSS guide, sections B, E and F. Most are printed with 21 digits, fourteen of them day and time. Some are
/// printed with 19 or 20; they look as if digits were lost on the way, so only their day is read.
public struct OSSNumber: Sendable, Hashable {
  /// The day it was issued.
  public let day: CalendarDay
  /// The time it was issued; nil where digits are missing.
  public let time: TimeOfDay?
  /// The digits, day and time among them.
  public let digits: String

  /// Whether it has all 21 digits.
  public var isWhole: Bool { time != nil }

  init(_ letter: String, _ bytes: Span<UInt8>) throws(IdentifierError) {
    let expected = "\(letter)- + yyyymmddhhmmss + 7 × 0–9"
    let written = try WrittenNumber(bytes, expected: expected)
    try written.check(prefix: letter, digits: [19, 20, 21], expected: expected)
    day = try written.day(yyyymmdd: 1, expected: expected)
    time = written.bytes.count == 22 ? try written.time(hhmmss: 9, expected: expected) : nil
    digits = written.text(1..<written.bytes.count)
  }
}

/// The number of one permit application in OSS, ID Izin: `I-202303151648407742642`.
public struct IDIzin: Identifier {
  public let number: OSSNumber

  public init(bytes: Span<UInt8>) throws(IdentifierError) {
    number = try OSSNumber("I", bytes)
  }

  public var compact: String { "I" + number.digits }
  public var formatted: String { "I-" + number.digits }
}

/// The number of a project in OSS, ID Proyek: `R-202209011206376723807`.
public struct IDProyek: Identifier {
  public let number: OSSNumber

  public init(bytes: Span<UInt8>) throws(IdentifierError) {
    number = try OSSNumber("R", bytes)
  }

  public var compact: String { "R" + number.digits }
  public var formatted: String { "R-" + number.digits }
}
