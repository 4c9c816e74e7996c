/// A Global Service Relation Number, of a provider or a recipient of services: (8017) and (8018).
///
/// It is 18 digits, the last of them their check digit. See the GS1 General Specifications, "Global Service Relation
/// Number (GSRN)".
public struct GSRN: ElementValue, Comparable {
  private let number: UInt64

  /// Reads 18 digits from bytes; nil for anything else and for a wrong check digit.
  public init?(_ bytes: Span<UInt8>) {
    guard let number = Digits.checked(bytes, count: 18) else { return nil }
    self.number = number
  }

  /// Computes the check digit for the 17 digits before it; nil for anything else.
  ///
  ///     GSRN(body: "89912345678901234")?.description   // "899123456789012343"
  public init?(body: some StringProtocol) {
    guard let number = Digits.completed(body, count: 17) else { return nil }
    self.number = number
  }

  /// The 18 digits.
  public var bytes: [UInt8] { Digits.write(number, width: 18) }

  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}
