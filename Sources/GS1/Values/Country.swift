/// A country by its number in ISO 3166-1: (421) to (426).
public struct Country: ElementValue, Comparable {
  /// The number, below 1000.
  public let number: Int

  /// Reads exactly three digits from bytes; nil for a number that is no country's.
  public init?(_ bytes: Span<UInt8>) {
    guard Codes.country(bytes) == nil, let number = Digits.number(bytes) else { return nil }
    self.number = Int(clamping: number)
  }

  /// Makes the country with a number; nil when no country has it.
  public init?(number: Int) {
    guard number >= 0, number < 1000 else { return nil }
    self.init(Digits.write(UInt64(clamping: number), width: 3).span)
  }

  /// The three digits.
  public var bytes: [UInt8] { Digits.write(UInt64(clamping: number), width: 3) }

  /// Indonesia, 360.
  public static let indonesia = Country(known: 360)

  private init(known number: Int) {
    self.number = number
  }

  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}
