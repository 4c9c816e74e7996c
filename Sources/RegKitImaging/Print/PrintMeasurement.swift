/// How one 2D barcode is printed, measured on a scan.
public struct PrintMeasurement: Sendable, Hashable {
  /// A value and by how much it may be more or less.
  public struct Measure: Sendable, Hashable {
    public let value: Double
    public let uncertainty: Double

    init(_ value: Double, _ uncertainty: Double) {
      self.value = value
      self.uncertainty = uncertainty
    }
  }

  /// How far the ground is clean beside one side of the symbol.
  public struct Margin: Sendable, Hashable {
    /// The clean ground in modules, 0 or more, to a quarter of a module.
    public let modules: Double
    /// Whether it is clean as far as was looked, ten modules or to the end of the picture: it is at least so wide.
    public let isOpen: Bool
  }

  /// The clean ground on each side of the symbol as it stands upright.
  public struct QuietZone: Sendable, Hashable {
    public let above: Margin
    public let right: Margin
    public let below: Margin
    public let left: Margin

    /// The narrowest of the four.
    public var narrowest: Margin {
      [right, below, left].reduce(above) { $1.modules < $0.modules ? $1 : $0 }
    }
  }

  /// How many modules a row and a column have, the quiet zone left out; exact.
  public let columns: Int
  public let rows: Int
  /// The length of a row and of a column in millimetres: from outer edge to outer edge of the modules as they were meant,
  /// so that spread ink adds nothing.
  ///
  /// The uncertainty is a pixel, half of one at each end.
  public let width: Measure
  public let height: Measure
  /// The sides of a module in millimetres: the X-dimension and its like downwards.
  public let moduleWidth: Measure
  public let moduleHeight: Measure
  /// By how much of a module dark modules are wider than meant; less than 0 where they are narrower.
  public let printGrowth: Double
  /// The pixels of the scan to a module; below 3 the colours and the growth are rough.
  public let pixelsPerModule: Double
  /// How far edges lie from an even grid, as a part of a module; above 0.2 the symbol was not flat, and is not measured.
  public let scatter: Double
  /// Whether light modules stand on dark ground.
  public let isInverted: Bool
  /// The colour of the modules that count as dark, and of their ground.
  public let ink: PrintColour
  public let ground: PrintColour
  /// How much light the ink and the ground throw back, 0 to 1, where the brightest value of the scan is 1.
  public let inkReflectance: Double
  public let groundReflectance: Double
  /// The difference between the two.
  public var contrast: Double { (groundReflectance - inkReflectance).magnitude }
  public let quietZone: QuietZone
  /// The corners, refined, in tenths of a pixel: the symbol's upper left, lower left, lower right and upper right.
  public let cornersInTenths: [Symbol.Point]
}

extension PrintMeasurement {
  /// Why a symbol cannot be measured.
  public enum Obstacle: String, Error, Sendable, Hashable, CaseIterable {
    /// The symbology has no modules that this check knows: it is for QR Code and Data Matrix.
    case symbology
    /// The modules could not be counted: too few pixels, too much damage, or a part lies outside the picture.
    case modules
    /// The edges do not lie on an even grid, as on a photograph or bent paper: millimetres would be guesses.
    case notFlat = "not_flat"
  }

  /// The most that edges may scatter about an even grid, as a part of a module.
  static let mostScatter = 0.2

  /// Measures a symbol where it was read.
  ///
  /// - Parameters:
  ///   - gray: The brightness of the same picture.
  ///   - hasColour: Whether the scan tells colours at all.
  init(
    of symbol: Symbol, in picture: ColourImage, _ gray: GrayImage, hasColour: Bool, at resolution: Resolution
  ) throws(Obstacle) {
    guard symbol.symbologyIdentifier.isMatrix else { throw .symbology }
    let corners = symbol.corners.map { Vector($0) }
    for isInverted in [false, true] {
      guard let region = SymbolRegion(around: corners, in: gray, isInverted: isInverted) else { continue }
      let near = corners.map { $0 - region.offset }
      let found =
        symbol.symbologyIdentifier.isQRCode
        ? ModuleGrid(qrCodeAt: near, in: region.image, threshold: region.threshold)
        : ModuleGrid(dataMatrixAt: near, in: region.image, threshold: region.threshold)
      guard let grid = found, let modules = grid.modules(in: region.image, threshold: region.threshold) else {
        continue
      }
      guard grid.scatter <= Self.mostScatter else { throw .notFlat }
      guard let inks = PrintInks(grid, modules, at: region.offset, in: picture, hasColour: hasColour) else { continue }
      self.init(
        grid, at: region.offset, inks, isInverted: isInverted,
        QuietZone(around: grid, in: region.image, threshold: region.threshold), resolution)
      return
    }
    throw .modules
  }

  private init(
    _ grid: ModuleGrid, at offset: Vector, _ inks: PrintInks, isInverted: Bool, _ quietZone: QuietZone,
    _ resolution: Resolution
  ) {
    let (columns, rows) = (Double(grid.columns), Double(grid.rows))
    let pixel = resolution.pixelMillimetres
    self.columns = grid.columns
    self.rows = grid.rows
    width = Measure(resolution.millimetres(grid.across * columns), pixel)
    height = Measure(resolution.millimetres(grid.down * rows), pixel)
    moduleWidth = Measure(resolution.millimetres(grid.across), pixel / columns)
    moduleHeight = Measure(resolution.millimetres(grid.down), pixel / rows)
    printGrowth = grid.spread * 2
    pixelsPerModule = min(grid.across.length, grid.down.length)
    scatter = grid.scatter
    self.isInverted = isInverted
    (ink, ground) = (inks.ink, inks.ground)
    (inkReflectance, groundReflectance) = (inks.ink.reflectance, inks.ground.reflectance)
    self.quietZone = quietZone
    var tenths: [Symbol.Point] = []
    for index in 0..<4 {
      let corner = grid.corners[index] + offset
      // Within a picture, whose sides are limited, a little more for a symbol at its edge: tenths fit an Int.
      tenths.append(Symbol.Point(x: Int(clamping: corner.x * 10), y: Int(clamping: corner.y * 10)))
    }
    cornersInTenths = tenths
  }
}

extension Int {
  /// The nearest whole number to one that may be any; 0 for none.
  fileprivate init(clamping value: Double) {
    guard value.magnitude < 1e9 else {
      self = 0
      return
    }
    self = Int(value < 0 ? value - 0.5 : value + 0.5)
  }
}

/// The part of a picture around a symbol, with dark modules dark, and the brightness between dark and light.
private struct SymbolRegion {
  let image: GrayImage
  /// Where the part begins in the picture.
  let offset: Vector
  let threshold: Double

  /// - Parameter corners: In pixels of the picture; a quarter of the symbol's size is kept on each side.
  init?(around corners: [Vector], in picture: GrayImage, isInverted: Bool) {
    let xs = corners.map { $0.x }
    let ys = corners.map { $0.y }
    guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else { return nil }
    let margin = max(right - left, bottom - top) * 0.6 + 12
    // Far beyond any picture that is decoded: what is cut out is counted in whole numbers.
    guard left > -1e6, top > -1e6, right < 1e6, bottom < 1e6, right > left, bottom > top else { return nil }
    let (x, y) = (max(Int(left - margin), 0), max(Int(top - margin), 0))
    guard
      let part = picture.cropped(
        x: x, y: y, width: Int(right + margin) - x + 1, height: Int(bottom + margin) - y + 1)
    else { return nil }
    image = isInverted ? part.inverted() : part
    offset = Vector(x: Double(x), y: Double(y))
    threshold = image.darkLimit(
      from: Symbol.Point(x: Int(left) - x, y: Int(top) - y), to: Symbol.Point(x: Int(right) - x, y: Int(bottom) - y))
  }
}

extension GrayImage {
  /// The brightness that parts a rectangle into dark and light with the least variance in each (Otsu, 1979).
  fileprivate func darkLimit(from first: Symbol.Point, to last: Symbol.Point) -> Double {
    var counts = [Int](repeating: 0, count: 256)
    for y in max(first.y, 0)...max(min(last.y, height - 1), max(first.y, 0)) where y < height {
      for x in max(first.x, 0)...max(min(last.x, width - 1), max(first.x, 0)) where x < width {
        counts[Int(pixels[y * width + x])] += 1
      }
    }
    let all = Double(counts.reduce(0, +))
    var sum = 0.0
    for value in counts.indices { sum += Double(value) * Double(counts[value]) }
    var (dark, darkSum, best, limits) = (0.0, 0.0, -1.0, (first: 128, last: 128))
    for value in 0..<255 {
      dark += Double(counts[value])
      darkSum += Double(value) * Double(counts[value])
      guard dark > 0, all > dark else { continue }
      let apart = darkSum / dark - (sum - darkSum) / (all - dark)
      let between = dark * (all - dark) * apart * apart
      // Between two values with nothing in between every limit parts as well: the middle of them is taken.
      if between > best * 1.000_001 {
        (best, limits) = (between, (value, value))
      } else if between >= best * 0.999_999 {
        limits.last = value
      }
    }
    return Double(limits.first + limits.last) / 2 + 0.5
  }
}

/// The colours of a symbol's ink and ground, each the middle of many modules.
private struct PrintInks {
  let ink: PrintColour
  let ground: PrintColour

  /// Modules whose neighbours are like them show their colour pure; a blurred scan mixes the others.
  init?(_ grid: ModuleGrid, _ modules: [Bool], at offset: Vector, in picture: ColourImage, hasColour: Bool) {
    var pure: (dark: [Vector], light: [Vector]) = ([], [])
    var any: (dark: [Vector], light: [Vector]) = ([], [])
    for row in 0..<grid.rows {
      for column in 0..<grid.columns {
        let isDark = modules[row * grid.columns + column]
        let place = grid.middle(column: column, row: row) + offset
        var alike = 0
        for (x, y) in [(-1, 0), (1, 0), (0, -1), (0, 1)] {
          let (x, y) = (column + x, row + y)
          guard x >= 0, y >= 0, x < grid.columns, y < grid.rows else { continue }
          if modules[y * grid.columns + x] == isDark { alike += 1 }
        }
        if isDark {
          any.dark.append(place)
          if alike == 4 { pure.dark.append(place) }
        } else {
          any.light.append(place)
          if alike == 4 { pure.light.append(place) }
        }
      }
    }
    guard let ink = Self.middle(of: pure.dark.count >= 5 ? pure.dark : any.dark, in: picture, isNamed: hasColour),
      let ground = Self.middle(of: pure.light.count >= 5 ? pure.light : any.light, in: picture, isNamed: hasColour)
    else { return nil }
    self.ink = ink
    self.ground = ground
  }

  /// The median of each part of the colour: dust and glints do not move it.
  private static func middle(of places: [Vector], in picture: ColourImage, isNamed: Bool) -> PrintColour? {
    var parts: (red: [UInt8], green: [UInt8], blue: [UInt8]) = ([], [], [])
    for place in places {
      guard place.x >= 0, place.y >= 0, place.x < Double(picture.width), place.y < Double(picture.height),
        let colour = picture.colour(x: Int(place.x), y: Int(place.y))
      else { continue }
      parts.red.append(colour.red)
      parts.green.append(colour.green)
      parts.blue.append(colour.blue)
    }
    guard let red = median(&parts.red), let green = median(&parts.green), let blue = median(&parts.blue) else {
      return nil
    }
    return PrintColour(red: red, green: green, blue: blue, isNamed: isNamed)
  }

  private static func median(_ values: inout [UInt8]) -> UInt8? {
    guard !values.isEmpty else { return nil }
    values.sort()
    return values[values.count / 2]
  }
}

extension PrintMeasurement.QuietZone {
  /// Looks outwards from each side, a quarter of a module at a time, until something dark is met.
  fileprivate init(around grid: ModuleGrid, in image: GrayImage, threshold: Double) {
    let (columns, rows) = (Double(grid.columns), Double(grid.rows))
    func margin(_ length: Double, _ place: (_ along: Double, _ out: Double) -> Vector) -> PrintMeasurement.Margin {
      var clean = 0.0
      // The edge itself is blurred, and spread ink reaches over it: the first half module is the symbol's own.
      var out = max(0.5, grid.spread + 0.4)
      while out <= 10 {
        var along = -out
        var before: Double?
        while along <= length + out {
          guard let here = image.brightness(at: place(along, out)) else {
            return .init(modules: clean, isOpen: true)
          }
          // What is narrower than a quarter of a module is dust: the mean of two neighbours is looked at.
          if (here + (before ?? here)) / 2 < threshold { return .init(modules: clean, isOpen: false) }
          before = here
          along += 0.25
        }
        clean = out
        out += 0.25
      }
      return .init(modules: clean, isOpen: true)
    }
    above = margin(columns) { along, out in grid.place(along, -out) }
    right = margin(rows) { along, out in grid.place(columns + out, along) }
    below = margin(columns) { along, out in grid.place(along, rows + out) }
    left = margin(rows) { along, out in grid.place(-out, along) }
  }
}
