internal import RegKit

/// A colour of a print: what was measured, and its name in Indonesian where it is of one name beyond doubt.
public struct PrintColour: Sendable, Hashable {
  /// The middle values of what was looked at, sRGB.
  public let red: UInt8
  public let green: UInt8
  public let blue: UInt8
  /// The word of the rules for it, for example `hitam`; nil where it lies between two names, or the scan has no colours.
  ///
  /// The names of grays reach as far as a scanner's exposure may move them and no further: between `hitam` and `abu-abu`,
  /// and between either and a colour, is no name.
  public let name: String?
  /// Whether the scan tells colours at all.
  private let isNamed: Bool

  init(red: UInt8, green: UInt8, blue: UInt8, isNamed: Bool) {
    self.red = red
    self.green = green
    self.blue = blue
    self.isNamed = isNamed
    name = isNamed ? Self.name(Int(red), Int(green), Int(blue)) : nil
  }

  /// Every name that `name` may give.
  public static let names = [
    "hitam", "putih", "abu-abu", "merah", "merah muda", "jingga", "kuning", "hijau", "biru", "biru kehijauan", "ungu",
    "cokelat", "cokelat kemerahan",
  ]

  /// Whether words name a colour that can be compared: they hold one of `names`, as `biru tua` does, or are `black` or
  /// `white`.
  public static func isKnown(_ words: String) -> Bool {
    let claim = ColourName(words)
    return names.contains { claim.holds(ColourName($0)) }
  }

  /// Whether somebody who sees the print may call it so, as far as the scan tells.
  ///
  /// Between two names either may be said. A gray scan tells how dark a colour is: white is not said to be black. What has no
  /// colour in a scan that tells colours is not said to have one.
  func mayBeCalled(_ claim: String) -> Bool {
    let claim = ColourName(claim)
    if let name { return claim.holds(ColourName(name)) }
    let (most, least) = (Int(max(red, green, blue)), Int(min(red, green, blue)))
    let (lightness, chroma) = ((most + least) / 2, most - least)
    switch claim.plain {
    case "hitam": return lightness < 110 && chroma <= 42
    case "abu abu": return 81..<215 ~= lightness && chroma <= 42
    case "putih": return lightness > 185 && chroma <= 42
    default: return !isNamed || chroma > 26
    }
  }

  /// The colour in hexadecimal, `#1a2b3c`.
  public var hexadecimal: String {
    var text: [UInt8] = [0x23]
    for part in [red, green, blue] {
      for nibble in [part >> 4, part & 15] { text.append(nibble < 10 ? 0x30 &+ nibble : 0x57 &+ nibble) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func name(_ red: Int, _ green: Int, _ blue: Int) -> String? {
    let (most, least) = (max(red, green, blue), min(red, green, blue))
    let chroma = most - least
    if chroma <= 26 {
      switch (most + least) / 2 {
      case ...80: return "hitam"
      case 110...185: return "abu-abu"
      case 215...: return "putih"
      default: return nil
      }
    }
    // Paper is seldom quite white, and soot seldom quite black: a little colour leaves the name open.
    guard chroma > 42 else { return nil }
    let hue = hue(red, green, blue, most: most, chroma: chroma)
    switch hue {
    case 15..<48: return most < 170 ? "cokelat" : "jingga"
    case 48..<70: return "kuning"
    case 70..<168: return "hijau"
    case 168..<190: return "biru kehijauan"
    case 190..<258: return "biru"
    case 258..<300: return "ungu"
    case 300..<340: return "merah muda"
    default: return most < 110 ? "cokelat kemerahan" : "merah"
    }
  }

  /// The place on the circle of colours in degrees: red 0, green 120, blue 240.
  private static func hue(_ red: Int, _ green: Int, _ blue: Int, most: Int, chroma: Int) -> Int {
    let hue =
      most == red
      ? 60 * (green - blue) / chroma
      : most == green ? 120 + 60 * (blue - red) / chroma : 240 + 60 * (red - green) / chroma
    return (hue + 360) % 360
  }

  /// How much of the light it throws back, 0 to 1, where sRGB white throws back all of it (IEC 61966-2-1).
  var reflectance: Double {
    0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
  }

  private static func linear(_ part: UInt8) -> Double {
    let value = Double(part) / 255
    guard value > 0.04045 else { return value / 12.92 }
    // The power of 2.4 is the square times the fifth root of the square, which Newton's steps find without a library.
    let square = (value + 0.055) / 1.055 * ((value + 0.055) / 1.055)
    var root = 1.0
    for _ in 0..<40 { root -= (root - square / (root * root * root * root)) / 5 }
    return square * root
  }
}
