/// A currency by its number in ISO 4217: (391n) and (393n).
public struct Currency: ElementValue, Comparable {
  /// The number, below 1000.
  public let number: Int

  /// Reads exactly three digits from bytes; nil for a number that is no currency's.
  public init?(_ bytes: Span<UInt8>) {
    guard Codes.currency(bytes) == nil, let number = Digits.number(bytes) else { return nil }
    self.number = Int(clamping: number)
  }

  /// Makes the currency with a number; nil when no currency has it.
  public init?(number: Int) {
    guard number >= 0, number < 1000 else { return nil }
    self.init(Digits.write(UInt64(clamping: number), width: 3).span)
  }

  /// The three digits.
  public var bytes: [UInt8] { Digits.write(UInt64(clamping: number), width: 3) }

  /// The Indonesian rupiah, 360.
  public static let rupiah = Currency(known: 360)

  private init(known number: Int) {
    self.number = number
  }

  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}
