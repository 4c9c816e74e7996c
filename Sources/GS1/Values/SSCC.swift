/// A Serial Shipping Container Code, the number of one logistic unit: (00).
///
/// It is 18 digits, the last of them their check digit. See the GS1 General Specifications, "Identification of a
/// logistic unit (SSCC)".
public struct SSCC: ElementValue, Comparable {
  private let number: UInt64

  /// Reads 18 digits from bytes; nil for anything else and for a wrong check digit.
  public init?(_ bytes: Span<UInt8>) {
    guard let number = Digits.checked(bytes, count: 18) else { return nil }
    self.number = number
  }

  /// Computes the check digit for the 17 digits before it; nil for anything else.
  ///
  ///     SSCC(body: "10899123456789012")?.description   // "108991234567890125"
  public init?(body: some StringProtocol) {
    guard let number = Digits.completed(body, count: 17) else { return nil }
    self.number = number
  }

  /// The 18 digits.
  public var bytes: [UInt8] { Digits.write(number, width: 18) }

  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}
