/// A weight, a length, an area or a volume of a trade item or a logistic unit: (310n) to (369n).
///
/// The identifier says what is measured and in which unit by its first three digits, and the number of decimals by its
/// last. So a measure has one identifier only: 1.500 kg net is (3103)001500. See the GS1 General Specifications, "Trade
/// measures" and "Logistic measures".
///
///     let weight = Measure(.weight, of: .tradeItem, "1.5", .kilogram)
///     weight?.ai            // 3101
///     weight?.bytes         // 000015
public struct Measure: Sendable, Hashable {
  /// What is measured.
  public enum Quantity: Sendable, Hashable, CaseIterable {
    /// Net weight of a trade item, gross weight of a logistic unit.
    case weight
    /// Length or first dimension.
    case length
    /// Width, diameter or second dimension.
    case width
    /// Depth, thickness, height or third dimension.
    case height
    case area
    /// Net volume of a trade item, gross volume of a logistic unit.
    case volume
    /// Weight of a square metre of a trade item.
    case weightPerArea
  }

  /// A unit of measure.
  public enum Unit: Sendable, Hashable, CaseIterable {
    case kilogram, pound, troyOunce
    case metre, inch, foot, yard
    case squareMetre, squareInch, squareFoot, squareYard
    case litre, cubicMetre, fluidOunce, quart, gallon, cubicInch, cubicFoot, cubicYard
    case kilogramPerSquareMetre

    /// The sign of the unit, `kg`.
    public var sign: String {
      switch self {
      case .kilogram: "kg"
      case .pound: "lb"
      case .troyOunce: "tr oz"
      case .metre: "m"
      case .inch: "in"
      case .foot: "ft"
      case .yard: "yd"
      case .squareMetre: "m²"
      case .squareInch: "in²"
      case .squareFoot: "ft²"
      case .squareYard: "yd²"
      case .litre: "l"
      case .cubicMetre: "m³"
      case .fluidOunce: "oz"
      case .quart: "qt"
      case .gallon: "gal"
      case .cubicInch: "in³"
      case .cubicFoot: "ft³"
      case .cubicYard: "yd³"
      case .kilogramPerSquareMetre: "kg/m²"
      }
    }
  }

  /// Whose measure it is.
  public enum Subject: Sendable, Hashable, CaseIterable {
    /// The net measure of a variable measure trade item.
    case tradeItem
    /// The gross measure of a logistic unit, or of a trade item with its packing.
    case logisticUnit
  }

  /// What is measured.
  public let quantity: Quantity
  /// Whose measure it is.
  public let subject: Subject
  /// The unit.
  public let unit: Unit
  /// How much of the unit: at most six digits, 0 to 5 of them decimals.
  public let amount: FixedDecimal
  /// The first three digits of the identifier.
  private let family: Int

  /// Makes a measure of a kind that the standard has.
  ///
  /// Nil when it has none of this kind, or when the amount has more than six digits or five decimals.
  public init?(_ quantity: Quantity, of subject: Subject, _ amount: FixedDecimal, _ unit: Unit) {
    guard
      let family = Measure.families.first(where: { family in
        guard let kind = Measure.kind(of: family) else { return false }
        return kind.quantity == quantity && kind.subject == subject && kind.unit == unit
      })
    else { return nil }
    self.init(family: family, amount)
  }

  /// Makes a measure of a decimal number in text; nil where the amount cannot be.
  public init?(_ quantity: Quantity, of subject: Subject, _ amount: some StringProtocol, _ unit: Unit) {
    guard let amount = FixedDecimal(amount) else { return nil }
    self.init(quantity, of: subject, amount, unit)
  }

  /// Reads the six digits that stand under an identifier; nil when it is no identifier of a measure.
  public init?(_ bytes: Span<UInt8>, under ai: ApplicationIdentifier) {
    guard ai.digitCount == 4, bytes.count == 6, let units = Digits.number(bytes),
      let amount = FixedDecimal(units: Int64(clamping: units), decimals: ai.number % 10)
    else { return nil }
    self.init(family: ai.number / 10, amount)
  }

  /// Reads the six digits that stand under an identifier from a text.
  public init?(_ text: some StringProtocol, under ai: ApplicationIdentifier) {
    let bytes = Array(text.utf8)
    self.init(bytes.span, under: ai)
  }

  private init?(family: Int, _ amount: FixedDecimal) {
    guard let kind = Measure.kind(of: family), amount.units <= 999_999, amount.decimals <= 5 else { return nil }
    self.family = family
    (quantity, subject, unit) = kind
    self.amount = amount
  }

  /// The identifier, which follows from what is measured and from the number of decimals.
  public var ai: ApplicationIdentifier {
    ApplicationIdentifier(packed: UInt16(truncatingIfNeeded: family &* 10 &+ amount.decimals) | 2 << 14)
  }

  /// The six digits of the value.
  public var bytes: [UInt8] { Digits.write(UInt64(clamping: amount.units), width: 6) }
}

extension Measure: CustomStringConvertible {
  /// The amount and the sign of the unit, `1.500 kg`.
  public var description: String { amount.description + " " + unit.sign }
}

extension Measure {
  /// The first three digits of the identifiers of measures.
  static let families = 310...369

  /// What the first three digits of an identifier mean; nil when they begin no measure.
  static func kind(of family: Int) -> (quantity: Quantity, subject: Subject, unit: Unit)? {
    switch family {
    case 310: (.weight, .tradeItem, .kilogram)
    case 311: (.length, .tradeItem, .metre)
    case 312: (.width, .tradeItem, .metre)
    case 313: (.height, .tradeItem, .metre)
    case 314: (.area, .tradeItem, .squareMetre)
    case 315: (.volume, .tradeItem, .litre)
    case 316: (.volume, .tradeItem, .cubicMetre)
    case 320: (.weight, .tradeItem, .pound)
    case 321: (.length, .tradeItem, .inch)
    case 322: (.length, .tradeItem, .foot)
    case 323: (.length, .tradeItem, .yard)
    case 324: (.width, .tradeItem, .inch)
    case 325: (.width, .tradeItem, .foot)
    case 326: (.width, .tradeItem, .yard)
    case 327: (.height, .tradeItem, .inch)
    case 328: (.height, .tradeItem, .foot)
    case 329: (.height, .tradeItem, .yard)
    case 330: (.weight, .logisticUnit, .kilogram)
    case 331: (.length, .logisticUnit, .metre)
    case 332: (.width, .logisticUnit, .metre)
    case 333: (.height, .logisticUnit, .metre)
    case 334: (.area, .logisticUnit, .squareMetre)
    case 335: (.volume, .logisticUnit, .litre)
    case 336: (.volume, .logisticUnit, .cubicMetre)
    case 337: (.weightPerArea, .tradeItem, .kilogramPerSquareMetre)
    case 340: (.weight, .logisticUnit, .pound)
    case 341: (.length, .logisticUnit, .inch)
    case 342: (.length, .logisticUnit, .foot)
    case 343: (.length, .logisticUnit, .yard)
    case 344: (.width, .logisticUnit, .inch)
    case 345: (.width, .logisticUnit, .foot)
    case 346: (.width, .logisticUnit, .yard)
    case 347: (.height, .logisticUnit, .inch)
    case 348: (.height, .logisticUnit, .foot)
    case 349: (.height, .logisticUnit, .yard)
    case 350: (.area, .tradeItem, .squareInch)
    case 351: (.area, .tradeItem, .squareFoot)
    case 352: (.area, .tradeItem, .squareYard)
    case 353: (.area, .logisticUnit, .squareInch)
    case 354: (.area, .logisticUnit, .squareFoot)
    case 355: (.area, .logisticUnit, .squareYard)
    case 356: (.weight, .tradeItem, .troyOunce)
    case 357: (.volume, .tradeItem, .fluidOunce)
    case 360: (.volume, .tradeItem, .quart)
    case 361: (.volume, .tradeItem, .gallon)
    case 362: (.volume, .logisticUnit, .quart)
    case 363: (.volume, .logisticUnit, .gallon)
    case 364: (.volume, .tradeItem, .cubicInch)
    case 365: (.volume, .tradeItem, .cubicFoot)
    case 366: (.volume, .tradeItem, .cubicYard)
    case 367: (.volume, .logisticUnit, .cubicInch)
    case 368: (.volume, .logisticUnit, .cubicFoot)
    case 369: (.volume, .logisticUnit, .cubicYard)
    default: nil
    }
  }
}
