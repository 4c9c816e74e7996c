import GS1
import Testing

@testable import RegKitImaging

@Suite struct PrintMeasurementTests {
  @Test(
    "sides come out within 2 % or a pixel and modules to the last one, however rough the reader's corners",
    arguments: PrintFixture.all.filter { $0.file != "print-qr-tilted.jpg" })
  func sizes(_ print: PrintFixture) throws {
    let pixel = 25.4 / print.dpi
    for off in [0, 1, 2] {
      let measurement = try print.measurement(off: off)
      #expect(measurement.columns == print.columns && measurement.rows == print.rows)
      let tolerance = min(print.width_mm * 0.02, pixel)
      #expect((measurement.width.value - print.width_mm).magnitude <= tolerance, "\(measurement.width) off \(off)")
      #expect((measurement.height.value - print.height_mm).magnitude <= tolerance, "\(measurement.height)")
      let module = print.width_mm / Double(print.columns)
      #expect((measurement.moduleWidth.value - module).magnitude <= module * 0.02)
      #expect(measurement.width.uncertainty == pixel)
      for (found, expected) in zip(measurement.cornersInTenths, print.corners) {
        #expect((Double(found.x) - expected[0] * 10).magnitude <= 8, "\(found) \(expected)")
        #expect((Double(found.y) - expected[1] * 10).magnitude <= 8, "\(found) \(expected)")
      }
    }
  }

  @Test("spread and shrunken ink is told, and adds nothing to the size")
  func growth() throws {
    let spread = try #require(PrintFixture.named("qr-spread")).measurement()
    let shrunk = try #require(PrintFixture.named("qr-shrunk")).measurement()
    #expect((spread.printGrowth - 0.3).magnitude < 0.06 && (shrunk.printGrowth + 0.3).magnitude < 0.06)
    #expect((spread.width.value - 12).magnitude < 0.05 && (shrunk.width.value - 12).magnitude < 0.05)
  }

  @Test("a line beside the symbol narrows the quiet zone on its side alone, and the picture's end leaves it open")
  func quietZone() throws {
    let zone = try #require(PrintFixture.named("qr-quiet-2")).measurement().quietZone
    #expect((1.5...2).contains(zone.right.modules) && !zone.right.isOpen)
    for margin in [zone.above, zone.left, zone.below] { #expect(margin.modules >= 4) }
    let cut = try #require(PrintFixture.named("qr-cut")).measurement().quietZone
    for margin in [cut.above, cut.right, cut.below, cut.left] {
      #expect(margin.isOpen && (1.25...2.25).contains(margin.modules), "\(margin)")
    }
  }

  @Test(
    "ink and ground are named where they have one name",
    arguments: [
      ("qr-12mm", "hitam", "putih"), ("qr-blue", "biru", "putih"), ("qr-red", "merah", "putih"),
      ("qr-yellow-ground", "hitam", "kuning"), ("qr-navy", nil, "putih"), ("qr-inverted", "putih", "hitam"),
      ("matrix-6.5mm", "hitam", "putih"), ("qr-low-contrast", "abu-abu", nil),
    ] as [(String, String?, String?)])
  func colours(name: String, ink: String?, ground: String?) throws {
    let measurement = try #require(PrintFixture.named(name)).measurement()
    #expect(measurement.ground.name == ground, "\(measurement.ground)")
    if name == "qr-navy" {
      #expect(measurement.ink.name != "hitam", "\(measurement.ink)")
    } else {
      #expect(measurement.ink.name == ink, "\(measurement.ink)")
    }
    #expect(measurement.isInverted == (name == "qr-inverted"))
  }

  @Test("contrast is the difference of the light thrown back")
  func contrast() throws {
    let strong = try #require(PrintFixture.named("qr-12mm")).measurement()
    // sRGB 250 248 243 throws back 94 %, 34 31 32 throws back 1.4 %.
    #expect((strong.groundReflectance - 0.939).magnitude < 0.02 && (strong.inkReflectance - 0.0143).magnitude < 0.01)
    let weak = try #require(PrintFixture.named("qr-low-contrast")).measurement()
    #expect((weak.contrast - (0.540 - 0.298)).magnitude < 0.03)
  }

  @Test("what does not lie flat, has no modules or lies outside the picture is not measured")
  func obstacles() throws {
    #expect(throws: PrintMeasurement.Obstacle.notFlat) {
      try #require(PrintFixture.named("qr-tilted")).measurement()
    }
    let print = try #require(PrintFixture.named("qr-12mm"))
    let picture = try print.picture()
    let resolution = try #require(Resolution(dpi: 300))
    let gray = GrayImage(picture)
    var symbol = print.symbol()
    symbol.symbologyIdentifier = .ean13
    #expect(throws: PrintMeasurement.Obstacle.symbology) {
      try PrintMeasurement(of: symbol, in: picture, gray, hasColour: true, at: resolution)
    }
    for corners in [
      [], [(0, 0)], [(5, 5), (5, 5), (5, 5), (5, 5)],
      [(-900, -900), (-900, 900_000), (900_000, 900_000), (900_000, -900)],
      [(0, 0), (0, Int.max), (Int.max, Int.max), (Int.max, 0)], [(1, 1), (1, 9), (9, 9), (9, 1)],
      [(Int.min, 0), (0, Int.max), (7, 7), (1, 1)],
    ] as [[(Int, Int)]] {
      for identifier in [SymbologyIdentifier.qrCode, .dataMatrix] {
        symbol.symbologyIdentifier = identifier
        symbol.corners = corners.map { Symbol.Point(x: $0.0, y: $0.1) }
        #expect(throws: PrintMeasurement.Obstacle.modules) {
          try PrintMeasurement(of: symbol, in: picture, gray, hasColour: true, at: resolution)
        }
      }
    }
  }

  @Test("no place in a picture of noise makes it trap")
  func noise() throws {
    var random = FixedRandom(state: 7)
    let resolution = try #require(Resolution(dpi: 300))
    for round in 0..<60 {
      let (width, height) = (Int.random(in: 1...90, using: &random), Int.random(in: 1...90, using: &random))
      let samples = (0..<width * height * 3).map { _ in UInt8.random(in: 0...255, using: &random) }
      let picture = try #require(ColourImage(width: width, height: height, samples: samples))
      let corners = (0..<4).map { _ in
        Symbol.Point(x: Int.random(in: -20...110, using: &random), y: Int.random(in: -20...110, using: &random))
      }
      let symbol = Symbol(
        bytes: [], symbologyIdentifier: round % 2 == 0 ? .qrCode : .dataMatrix, corners: corners)
      _ = try? PrintMeasurement(of: symbol, in: picture, GrayImage(picture), hasColour: true, at: resolution)
    }
  }
}
