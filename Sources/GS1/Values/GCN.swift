/// A Global Coupon Number, of a coupon offer or of one coupon: (255).
///
/// It is 13 digits with a check digit and perhaps a serial component of 1 to 12 digits.
/// See the GS1 General Specifications, "Global Coupon Number (GCN)".
public struct GCN: ElementValue {
  private let key: SerialisedKey

  /// Reads the key and a serial component, if any, from bytes; nil for anything else.
  public init?(_ bytes: Span<UInt8>) {
    guard let key = SerialisedKey(bytes, from: 0, 12, .digits) else { return nil }
    self.key = key
  }

  /// Computes the check digit for the 12 digits before it.
  ///
  /// Nil when they are no 12 digits or the serial component is not 1 to 12 digits.
  public init?(body: some StringProtocol, serial: String? = nil) {
    guard let key = SerialisedKey(body: body, serial: serial, 12, .digits) else { return nil }
    self.key = key
  }

  /// The 13 digits of the key.
  public var digits: String { String(decoding: Digits.write(key.number, width: 13), as: UTF8.self) }

  /// What tells one from another of the same key; nil when the value is the key alone.
  public var serial: String? { key.serial.isEmpty ? nil : String(decoding: key.serial, as: UTF8.self) }

  public var bytes: [UInt8] { Digits.write(key.number, width: 13) + key.serial }
}
