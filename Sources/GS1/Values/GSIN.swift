/// A Global Shipment Identification Number, of a group of logistic units: (402).
///
/// It is 17 digits, the last of them their check digit. See the GS1 General Specifications, "Global Shipment
/// Identification Number (GSIN)".
public struct GSIN: ElementValue, Comparable {
  private let number: UInt64

  /// Reads 17 digits from bytes; nil for anything else and for a wrong check digit.
  public init?(_ bytes: Span<UInt8>) {
    guard let number = Digits.checked(bytes, count: 17) else { return nil }
    self.number = number
  }

  /// Computes the check digit for the 16 digits before it; nil for anything else.
  ///
  ///     GSIN(body: "8991234567890123")?.description   // "89912345678901237"
  public init?(body: some StringProtocol) {
    guard let number = Digits.completed(body, count: 16) else { return nil }
    self.number = number
  }

  /// The 17 digits.
  public var bytes: [UInt8] { Digits.write(number, width: 17) }

  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}
