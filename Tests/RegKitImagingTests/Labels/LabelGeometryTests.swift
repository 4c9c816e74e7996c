import Testing

@testable import RegKitImaging

@Suite struct LabelGeometryTests {
  @Test(
    "lengths follow from whole dots",
    arguments: [
      // modules, quiet zone, dpi, dots a module, X, side, side with quiet zone, in millimetres
      (33, 4, 300, 3, 0.254, 8.382, 10.414), (29, 4, 300, 3, 0.254, 7.366, 9.398),
      (33, 4, 600, 5, 0.21167, 6.985, 8.6783),
      (24, 1, 600, 6, 0.254, 6.096, 6.604), (20, 1, 254, 3, 0.3, 6, 6.6), (21, 4, 203, 2, 0.25025, 5.2552, 7.2571),
    ])
  func lengths(
    modules: Int, quietZone: Int, dpi: Int, dots: Int, xDimension: Double, side: Double, withQuietZone: Double
  ) {
    let geometry = LabelGeometry(modules: modules, quietZone: quietZone, dotsPerInch: dpi, dotsPerModule: dots)
    #expect(abs(geometry.xDimension - xDimension) < 0.0001)
    #expect(abs(geometry.side - side) < 0.0001)
    #expect(abs(geometry.sideWithQuietZone - withQuietZone) < 0.0001)
    #expect(geometry.sideDots == modules * dots)
    #expect(geometry.sideDotsWithQuietZone == (modules + 2 * quietZone) * dots)
  }

  @Test("a side of 0.6 cm to the last bit is 0.6, and one a little shorter is less")
  func exactLimit() {
    #expect(LabelGeometry(modules: 20, quietZone: 1, dotsPerInch: 254, dotsPerModule: 3).sideCentimetres == 0.6)
    #expect(LabelGeometry(modules: 12, quietZone: 1, dotsPerInch: 254, dotsPerModule: 5).sideCentimetres == 0.6)
    #expect(LabelGeometry(modules: 24, quietZone: 1, dotsPerInch: 1524, dotsPerModule: 15).sideCentimetres == 0.6)
    // 33 modules of 7 dots at 978 dpi are 5.99939 mm: to the nearest micrometre or up it would not be less, down it is.
    let shorter = LabelGeometry(modules: 33, quietZone: 4, dotsPerInch: 978, dotsPerModule: 7)
    #expect(shorter.sideCentimetres == 0.5999)
  }

  @Test(
    "GS1's range has both ends in it",
    arguments: [
      (300, 2, LabelGeometry.Recommendation.belowMinimum), (300, 3, .withinRange), (1200, 11, .belowMinimum),
      (1200, 12, .withinRange), (1200, 23, .withinRange), (1200, 24, .aboveMaximum), (203, 2, .belowMinimum),
    ])
  func recommendation(dpi: Int, dots: Int, expected: LabelGeometry.Recommendation) {
    let geometry = LabelGeometry(modules: 24, quietZone: 1, dotsPerInch: dpi, dotsPerModule: dots)
    #expect(geometry.recommendation == expected)
  }

  @Test("text begins outside the quiet zone and no nearer than four modules")
  func textDistance() {
    #expect(LabelGeometry(modules: 24, quietZone: 1, dotsPerInch: 300, dotsPerModule: 3).textDistanceDots == 12)
    #expect(LabelGeometry(modules: 21, quietZone: 6, dotsPerInch: 300, dotsPerModule: 3).textDistanceDots == 18)
  }

  @Test(
    "a length is told to the micrometre",
    arguments: [
      (0.254, "0.254"), (8.3820000001, "8.382"), (6, "6"), (0.0004, "0"), (10.05, "10.05"), (-1.5, "-1.5"),
      (-0.25, "-0.25"), (1e12, "0"),
    ])
  func texts(length: Double, text: String) {
    #expect(lengthText(length) == text)
  }
}
