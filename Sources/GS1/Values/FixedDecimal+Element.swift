extension FixedDecimal {
  /// Reads the number that stands under the identifier of a measure, an amount or a percentage, without allocating.
  ///
  /// (310n) to (369n), (390n) to (393n) without their currency, (394n) and (395n). Nil under every other identifier and
  /// for a value that is wrong there.
  public init?(_ bytes: Span<UInt8>, under ai: ApplicationIdentifier) {
    switch ValueKind(of: ai) {
    case .measure:
      guard let measure = Measure(bytes, under: ai) else { return nil }
      self = measure.amount
    case .amount:
      guard let amount = Amount(bytes, under: ai), amount.purpose != .unitPrice || bytes.count == 6,
        bytes.count <= (amount.currency == nil ? 15 : 18)
      else { return nil }
      self = amount.value
    case .percentage(let decimals):
      guard bytes.count == 4, let units = Digits.number(bytes) else { return nil }
      self.init(units: Int64(clamping: units), decimals: decimals)
    default: return nil
    }
  }

  /// Whether numbers with decimals stand under an identifier: measures, amounts and percentages.
  public static func stands(under ai: ApplicationIdentifier) -> Bool {
    switch ValueKind(of: ai) {
    case .measure, .amount, .percentage: true
    default: false
    }
  }
}
