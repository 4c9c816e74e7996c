/// The size of a symbol printed with whole dots a module.
///
/// A module that is no whole number of dots comes out of the printer now wider, now narrower, and the symbol scans badly or
/// not at all. So the size of a label is a matter of how many dots a module gets, and every length here follows from it.
public struct LabelGeometry: Sendable, Hashable {
  /// How many modules a side has, without quiet zone.
  public let modules: Int
  /// The white modules on each side.
  public let quietZone: Int
  /// The resolution of the printer.
  public let dotsPerInch: Int
  /// The dots along the side of one module.
  public let dotsPerModule: Int

  init(modules: Int, quietZone: Int, dotsPerInch: Int, dotsPerModule: Int) {
    self.modules = modules
    self.quietZone = quietZone
    self.dotsPerInch = dotsPerInch
    self.dotsPerModule = dotsPerModule
  }

  /// The side of a module in millimetres, which GS1 calls X-dimension.
  public var xDimension: Double { millimetres(dotsPerModule) }
  /// The side of the symbol without quiet zone, in millimetres: what Pasal 22 is about.
  public var side: Double { millimetres(sideDots) }
  /// The side of the symbol with its quiet zones, in millimetres: the room it takes.
  public var sideWithQuietZone: Double { millimetres(sideDotsWithQuietZone) }
  /// The side of the symbol without quiet zone, in dots.
  public var sideDots: Int { modules * dotsPerModule }
  /// The side of the symbol with its quiet zones, in dots.
  public var sideDotsWithQuietZone: Int { modulesWithQuietZone * dotsPerModule }
  var modulesWithQuietZone: Int { modules + 2 * quietZone }

  /// The side of the symbol in centimetres, rounded down to a micrometre.
  ///
  /// The quotient of two whole numbers, so that a side of exactly 0.6 cm is the same `Double` as the limit in the tables, and
  /// one that is any shorter is not.
  var sideCentimetres: Double { Double(sideDots * 25_400 / dotsPerInch) / 10_000 }

  /// How far below the symbol text begins, in dots: not within its quiet zone, nor within four modules.
  ///
  /// One module of white, which is a DataMatrix's quiet zone, is too little where letters follow: they look like modules.
  var textDistanceDots: Int { max(quietZone, 4) * dotsPerModule }

  func millimetres(_ dots: Int) -> Double { Double(dots * 254) / Double(dotsPerInch * 10) }

  /// The same symbol with another number of dots a module.
  func with(dotsPerModule: Int) -> LabelGeometry {
    LabelGeometry(modules: modules, quietZone: quietZone, dotsPerInch: dotsPerInch, dotsPerModule: dotsPerModule)
  }
}

extension LabelGeometry {
  /// What GS1 says of the X-dimension.
  public enum Recommendation: String, Sendable, Hashable, CaseIterable {
    case belowMinimum = "below_minimum"
    case withinRange = "within_range"
    case aboveMaximum = "above_maximum"
  }

  /// The X-dimensions of a GS1 DataMatrix on regulated healthcare items that are not sold at a retail point, in
  /// millimetres: least, target and most.
  ///
  /// Source: GS1 General Specifications, GS1 symbol specification table 6. RegKit holds QR Code to it too, for want of a
  /// row of its own there. What is outside scans all the same; an agreed grade of a trading partner may not be reached.
  public static let recommendedXDimensions = (least: 0.254, target: 0.380, most: 0.495)

  /// How the X-dimension compares with `recommendedXDimensions`.
  public var recommendation: Recommendation {
    // Half a micrometre: 0.254 mm is 3 dots at 300 dpi and must count as reached whatever the last bit says.
    let tolerance = 0.0005
    if xDimension < Self.recommendedXDimensions.least - tolerance { return .belowMinimum }
    if xDimension > Self.recommendedXDimensions.most + tolerance { return .aboveMaximum }
    return .withinRange
  }
}

/// A length in millimetres with three decimals, for people and for SVG: no printer is finer than a micrometre.
func lengthText(_ millimetres: Double) -> String {
  guard millimetres.magnitude < 1e9 else { return "0" }
  let thousandths = Int64(millimetres * 1000 + (millimetres < 0 ? -0.5 : 0.5))
  let fraction = String(thousandths.magnitude % 1000 + 1000).dropFirst()
  var text = (thousandths < 0 ? "-" : "") + String(thousandths.magnitude / 1000) + "." + String(fraction)
  while text.utf8.last == 0x30 { text.removeLast() }
  if text.utf8.last == 0x2E { text.removeLast() }
  return text
}
