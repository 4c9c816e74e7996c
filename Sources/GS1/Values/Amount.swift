/// An amount of money: (390n) to (393n) and (395n).
///
/// The last digit of the identifier is the number of decimals. Leading zeros of an amount are not kept. See the GS1
/// General Specifications, "Amount payable or coupon value" and "Amount payable for a variable measure trade item".
public struct Amount: Sendable, Hashable {
  /// What the money is for.
  public enum Purpose: Sendable, Hashable, CaseIterable {
    /// The amount to pay of a payment slip, or the value of a coupon: (390n), with a currency (391n).
    case payable
    /// The price of a variable measure trade item: (392n), with a currency (393n).
    case price
    /// The price of one unit of measure of a variable measure trade item: (395n), in the local currency.
    case unitPrice
  }

  /// What the money is for.
  public let purpose: Purpose
  /// How much: at most 15 digits and 9 decimals, six digits and 5 decimals for a unit price.
  public let value: FixedDecimal
  /// The currency; nil for the local one.
  public let currency: Currency?

  /// Makes an amount; nil when it has too many digits or decimals, or a unit price has a currency.
  public init?(_ purpose: Purpose, _ value: FixedDecimal, _ currency: Currency? = nil) {
    if purpose == .unitPrice {
      guard currency == nil, value.units <= 999_999, value.decimals <= 5 else { return nil }
    } else {
      guard value.units <= 999_999_999_999_999 else { return nil }
    }
    self.purpose = purpose
    self.value = value
    self.currency = currency
  }

  /// Reads the value that stands under an identifier; nil when it is no identifier of an amount.
  public init?(_ bytes: Span<UInt8>, under ai: ApplicationIdentifier) {
    guard ai.digitCount == 4 else { return nil }
    let family = ai.number / 10
    var currency: Currency?
    var start = 0
    let purpose: Purpose
    switch family {
    case 390, 391: purpose = .payable
    case 392, 393: purpose = .price
    case 395: purpose = .unitPrice
    default: return nil
    }
    if family == 391 || family == 393 {
      guard bytes.count > 3 else { return nil }
      currency = Currency(bytes.extracting(0..<3))
      guard currency != nil else { return nil }
      start = 3
    }
    guard let units = Digits.number(bytes, start..<bytes.count),
      let value = FixedDecimal(units: Int64(clamping: units), decimals: ai.number % 10)
    else { return nil }
    self.init(purpose, value, currency)
  }

  /// Reads the value that stands under an identifier from a text.
  public init?(_ text: some StringProtocol, under ai: ApplicationIdentifier) {
    let bytes = Array(text.utf8)
    self.init(bytes.span, under: ai)
  }

  /// The identifier, which follows from the purpose, the currency and the number of decimals.
  public var ai: ApplicationIdentifier {
    let family =
      switch purpose {
      case .payable: currency == nil ? 390 : 391
      case .price: currency == nil ? 392 : 393
      case .unitPrice: 395
      }
    return ApplicationIdentifier(packed: UInt16(truncatingIfNeeded: family &* 10 &+ value.decimals) | 2 << 14)
  }

  /// The digits of the value, those of the currency first.
  public var bytes: [UInt8] {
    (currency?.bytes ?? []) + Digits.write(UInt64(clamping: value.units), width: purpose == .unitPrice ? 6 : 1)
  }
}

extension Amount: CustomStringConvertible {
  /// The number of the currency, where there is one, and the amount: `360 15000.00`.
  public var description: String { (currency.map { $0.description + " " } ?? "") + value.description }
}
