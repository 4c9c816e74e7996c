import Testing

@testable import RegKitImaging

@Suite struct PrintColourTests {
  @Test(
    "a colour has the name everyone would give it, or none",
    arguments: [
      (34, 31, 32, "hitam"), (0, 0, 0, "hitam"), (80, 80, 80, "hitam"), (95, 95, 95, nil), (128, 126, 130, "abu-abu"),
      (200, 200, 200, nil), (255, 255, 255, "putih"), (250, 248, 243, "putih"), (20, 24, 60, nil), (24, 26, 90, "biru"),
      (190, 30, 40, "merah"), (245, 214, 40, "kuning"), (0, 130, 60, "hijau"), (28, 62, 160, "biru"),
      (240, 140, 20, "jingga"), (110, 66, 30, "cokelat"), (120, 40, 150, "ungu"), (235, 110, 170, "merah muda"),
    ] as [(UInt8, UInt8, UInt8, String?)])
  func names(red: UInt8, green: UInt8, blue: UInt8, name: String?) {
    #expect(PrintColour(red: red, green: green, blue: blue, isNamed: true).name == name)
    #expect(PrintColour(red: red, green: green, blue: blue, isNamed: false).name == nil)
  }

  @Test("reflectance follows the curve of sRGB")
  func reflectance() {
    for (value, expected) in [(0, 0.0), (10, 0.003035), (128, 0.215861), (200, 0.577580), (255, 1.0)]
      as [(UInt8, Double)]
    {
      let colour = PrintColour(red: value, green: value, blue: value, isNamed: true)
      #expect((colour.reflectance - expected).magnitude < 1e-5, "\(value): \(colour.reflectance)")
    }
    #expect(PrintColour(red: 1, green: 0x2B, blue: 255, isNamed: true).hexadecimal == "#012bff")
  }

  @Test("every colour is named without a trap")
  func everyColour() {
    for red in stride(from: 0, through: 255, by: 15) {
      for green in stride(from: 0, through: 255, by: 15) {
        for blue in stride(from: 0, through: 255, by: 15) {
          _ = PrintColour(red: UInt8(red), green: UInt8(green), blue: UInt8(blue), isNamed: true).name
        }
      }
    }
  }

  @Test(
    "a claim stands unless the scan contradicts it",
    arguments: [
      (34, 31, 32, true, "hitam", true), (95, 95, 95, true, "hitam", true), (95, 95, 95, true, "abu-abu", true),
      (200, 200, 200, true, "hitam", false), (200, 200, 200, true, "putih", true), (200, 200, 200, true, "biru", false),
      (255, 255, 255, false, "hitam", false), (120, 120, 120, false, "hitam", false),
      (80, 80, 80, false, "hitam", true),
      (20, 20, 20, false, "putih", false), (80, 80, 80, false, "merah", true), (20, 24, 60, true, "hitam", true),
      (20, 24, 60, true, "biru", true), (28, 62, 160, true, "hitam", false), (28, 62, 160, true, "biru tua", true),
      (34, 31, 32, true, "black", true), (34, 31, 32, true, "hitam pekat", true),
      (250, 250, 250, false, "black", false),
    ] as [(UInt8, UInt8, UInt8, Bool, String, Bool)])
  func claims(red: UInt8, green: UInt8, blue: UInt8, isNamed: Bool, claim: String, stands: Bool) {
    #expect(PrintColour(red: red, green: green, blue: blue, isNamed: isNamed).mayBeCalled(claim) == stands)
  }

  @Test("words that name a colour are told from others")
  func known() {
    for words in PrintColour.names + ["black", "Hitam pekat", "biru tua"] { #expect(PrintColour.isKnown(words)) }
    for words in ["", "foo", "hitamx", "0"] { #expect(!PrintColour.isKnown(words)) }
  }
}
