/// A Global Location Number, of a party or a place: (410) to (417).
///
/// It is 13 digits, the last of them their check digit. See the GS1 General Specifications, "Global Location
/// Number (GLN)".
public struct GLN: ElementValue, Comparable {
  private let number: UInt64

  /// Reads 13 digits from bytes; nil for anything else and for a wrong check digit.
  public init?(_ bytes: Span<UInt8>) {
    guard let number = Digits.checked(bytes, count: 13) else { return nil }
    self.number = number
  }

  /// Computes the check digit for the 12 digits before it; nil for anything else.
  ///
  ///     GLN(body: "899123456789")?.description   // "8991234567891"
  public init?(body: some StringProtocol) {
    guard let number = Digits.completed(body, count: 12) else { return nil }
    self.number = number
  }

  /// The 13 digits.
  public var bytes: [UInt8] { Digits.write(number, width: 13) }

  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}
