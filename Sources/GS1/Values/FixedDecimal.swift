/// A number with a fixed count of decimals: whole units of 10 to the power of minus `decimals`, without rounding.
///
/// The last digit of an identifier such as (3103) says how many decimals its value has: 001500 is 1.500 there. Numbers
/// that are equal but written with other decimals, 1.5 and 1.500, are different values here.
public struct FixedDecimal: Sendable, Hashable {
  /// The number without its decimal point, 0 to 999,999,999,999,999,999.
  public let units: Int64
  /// How many of the digits are decimals, 0 to 9.
  public let decimals: Int

  /// Makes a number of units; nil when they are negative or have more than 18 digits, or the decimals are not 0 to 9.
  public init?(units: Int64, decimals: Int) {
    guard units >= 0, units < 1_000_000_000_000_000_000, decimals >= 0, decimals <= 9 else { return nil }
    self.units = units
    self.decimals = decimals
  }

  /// Reads digits with at most one decimal point between two of them, `12`, `0.350`; nil for anything else.
  ///
  /// There are as many decimals as are written. No sign, no exponent, no comma, at most 18 digits.
  public init?(_ text: some StringProtocol) {
    var units: Int64 = 0
    var digits = 0
    var point: Int?
    for byte in text.utf8 {
      if byte == 0x2E, point == nil, digits > 0 {
        point = digits
        continue
      }
      guard byte &- 0x30 < 10, digits < 18 else { return nil }
      units = units &* 10 &+ Int64(byte &- 0x30)
      digits &+= 1
    }
    guard digits > 0, point != digits else { return nil }
    self.init(units: units, decimals: point.map { digits &- $0 } ?? 0)
  }

  /// The same number with another count of decimals, without rounding.
  ///
  /// Nil where digits other than zero would be lost, or where more than 18 digits or 9 decimals came of it.
  public func rescaled(to decimals: Int) -> FixedDecimal? {
    guard decimals >= 0, decimals <= 9 else { return nil }
    var units = units
    var step = self.decimals
    while step < decimals {
      let (more, isOverflow) = units.multipliedReportingOverflow(by: 10)
      guard !isOverflow else { return nil }
      units = more
      step &+= 1
    }
    while step > decimals {
      guard units % 10 == 0 else { return nil }
      units /= 10
      step &-= 1
    }
    return FixedDecimal(units: units, decimals: decimals)
  }
}

extension FixedDecimal: CustomStringConvertible {
  /// The number with a decimal point and all its decimals, `1.500`.
  public var description: String {
    var text = Digits.write(UInt64(clamping: units), width: decimals &+ 1)
    if decimals > 0 { text.insert(0x2E, at: text.count &- decimals) }
    return String(decoding: text, as: UTF8.self)
  }
}

extension FixedDecimal {
  /// Reads a number that may have a minus sign, in units of so many decimals; nil where nothing exact comes of it.
  static func signedUnits(_ bytes: ArraySlice<UInt8>, decimals: Int) -> Int64? {
    let isNegative = bytes.first == 0x2D
    let text = String(decoding: isNegative ? bytes.dropFirst() : bytes, as: UTF8.self)
    guard let number = FixedDecimal(text)?.rescaled(to: decimals) else { return nil }
    return isNegative ? -number.units : number.units
  }

  /// A number of units with its sign.
  static func signedText(_ units: Int64, decimals: Int) -> String {
    let number = FixedDecimal(units: Int64(clamping: units.magnitude), decimals: decimals)
    return (units < 0 ? "-" : "") + (number?.description ?? "")
  }
}
