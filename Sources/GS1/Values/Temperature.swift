/// A temperature limit of a logistic unit in hundredths of a degree: (4330) to (4333).
public struct Temperature: Sendable, Hashable, CustomStringConvertible {
  /// A scale of temperature.
  public enum Scale: Sendable, Hashable, CaseIterable {
    case fahrenheit
    case celsius
  }

  /// Hundredths of a degree, -999,999 to 999,999.
  public let hundredths: Int
  /// The scale.
  public let scale: Scale

  /// Makes a temperature; nil when it has more than four digits before the decimal point.
  public init?(hundredths: Int, _ scale: Scale) {
    guard hundredths >= -999_999, hundredths <= 999_999 else { return nil }
    self.hundredths = hundredths
    self.scale = scale
  }

  /// Reads six digits and, below zero, a hyphen after them; nil for anything else.
  public init?(_ bytes: Span<UInt8>, _ scale: Scale) {
    guard let number = Digits.number(bytes, 0..<6), bytes.count == 6 || bytes.count == 7 && bytes[6] == 0x2D else {
      return nil
    }
    self.init(hundredths: bytes.count == 7 ? -Int(clamping: number) : Int(clamping: number), scale)
  }

  /// Reads six digits and, below zero, a hyphen after them from a text.
  public init?(_ text: some StringProtocol, _ scale: Scale) {
    let bytes = Array(text.utf8)
    self.init(bytes.span, scale)
  }

  /// Reads a decimal number of degrees, perhaps with a minus sign, with at most two decimals; nil for anything else.
  public init?(degrees text: some StringProtocol, _ scale: Scale) {
    guard let number = FixedDecimal.signedUnits(Array(text.utf8)[...], decimals: 2) else { return nil }
    self.init(hundredths: Int(clamping: number), scale)
  }

  /// The six digits and, below zero, a hyphen after them.
  public var bytes: [UInt8] {
    Digits.write(UInt64(clamping: hundredths.magnitude), width: 6) + (hundredths < 0 ? [0x2D] : [])
  }

  /// The degrees with two decimals and the scale, `-18.00 °C`.
  public var description: String {
    FixedDecimal.signedText(Int64(hundredths), decimals: 2) + (scale == .celsius ? " °C" : " °F")
  }
}
