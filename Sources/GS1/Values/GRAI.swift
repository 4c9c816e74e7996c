/// A Global Returnable Asset Identifier, of a kind of crate, keg or pallet or of one of them: (8003).
///
/// It is a zero, 13 digits with a check digit and perhaps a serial component of 1 to 16 characters of CSET 82.
/// See the GS1 General Specifications, "Global Returnable Asset Identifier (GRAI)".
public struct GRAI: ElementValue {
  private let key: SerialisedKey

  /// Reads the key with its leading zero and a serial component, if any, from bytes; nil for anything else.
  public init?(_ bytes: Span<UInt8>) {
    guard bytes.count >= 14, bytes[0] == 0x30, let key = SerialisedKey(bytes, from: 1, 16, .cset82) else { return nil }
    self.key = key
  }

  /// Computes the check digit for the 12 digits before it.
  ///
  /// Nil when they are no 12 digits or the serial component is not 1 to 16 characters of CSET 82.
  public init?(body: some StringProtocol, serial: String? = nil) {
    guard let key = SerialisedKey(body: body, serial: serial, 16, .cset82) else { return nil }
    self.key = key
  }

  /// The 13 digits of the key, without the zero before them.
  public var digits: String { String(decoding: Digits.write(key.number, width: 13), as: UTF8.self) }

  /// What tells one from another of the same key; nil when the value is the key alone.
  public var serial: String? { key.serial.isEmpty ? nil : String(decoding: key.serial, as: UTF8.self) }

  public var bytes: [UInt8] { [0x30] + Digits.write(key.number, width: 13) + key.serial }
}
