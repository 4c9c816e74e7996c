internal import GS1
public import RegKit

extension PrintCheck {
  // MARK: - JSON

  /// The check as JSON text on one line: `name`, `dpi`, `outcome`, `note`, `symbols` with their `measures`, `remarks` and
  /// `verdict`, then `marks`, the verdict on the words beside the codes, and `remarks` on the picture.
  ///
  /// Lengths are in millimetres, each with its `uncertainty_mm`; corners are in tenths of a pixel.
  public func json(in language: Language) -> String {
    var members: [(key: String, value: JSONValue)] = []
    if let name { members.append(("name", .string(name))) }
    members += [
      ("dpi", .array([.real(resolution.across), .real(resolution.down)])), ("outcome", .string(outcome.rawValue)),
      ("note", .string(Self.note(in: language))), ("symbols", .array(entries.map { Self.json($0, language) })),
    ]
    if let marks { members.append(("marks", .object(Gateway.members(marks, language)))) }
    if !remarks.isEmpty { members.append(("remarks", Self.json(remarks, language))) }
    return JSONValue.object(members).text
  }

  private static func json(_ entry: Entry, _ language: Language) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("symbology_identifier", .string(entry.symbol.symbologyIdentifier.description)),
      ("text", .string(String(decoding: entry.symbol.bytes, as: UTF8.self))),
      ("outcome", .string(entry.outcome.rawValue)),
    ]
    if let measurement = entry.measurement { members.append(("measures", json(measurement))) }
    if let obstacle = entry.obstacle {
      members.append(
        (
          "not_measured",
          .object([
            ("code", .string(obstacle.rawValue)), ("message", .string(obstacle.message(in: language))),
          ])
        ))
    }
    members.append(("remarks", json(entry.remarks, language)))
    if let verdict = entry.verdict { members.append(("verdict", .object(Gateway.members(verdict, language)))) }
    return .object(members)
  }

  private static func json(_ measurement: PrintMeasurement) -> JSONValue {
    func number(_ value: Double, _ decimals: Int) -> JSONValue { .real(Figure.rounded(value, decimals)) }
    func measure(_ measure: PrintMeasurement.Measure, _ decimals: Int) -> JSONValue {
      .object([
        ("mm", number(measure.value, decimals)), ("uncertainty_mm", number(measure.uncertainty, decimals)),
      ])
    }
    func colour(_ colour: PrintColour, _ reflectance: Double) -> JSONValue {
      .object([
        ("name", colour.name.map { .string($0) } ?? .null), ("rgb", .string(colour.hexadecimal)),
        ("reflectance", number(reflectance, 3)),
      ])
    }
    func margin(_ margin: PrintMeasurement.Margin) -> JSONValue {
      .object([("modules", number(margin.modules, 2)), ("at_least", .bool(margin.isOpen))])
    }
    let zone = measurement.quietZone
    return .object([
      ("columns", .integer(Int64(measurement.columns))), ("rows", .integer(Int64(measurement.rows))),
      ("width", measure(measurement.width, 3)), ("height", measure(measurement.height, 3)),
      ("module_width", measure(measurement.moduleWidth, 4)), ("module_height", measure(measurement.moduleHeight, 4)),
      ("pixels_per_module", number(measurement.pixelsPerModule, 2)),
      ("print_growth", number(measurement.printGrowth, 2)), ("scatter", number(measurement.scatter, 3)),
      ("inverted", .bool(measurement.isInverted)),
      ("ink", colour(measurement.ink, measurement.inkReflectance)),
      ("ground", colour(measurement.ground, measurement.groundReflectance)),
      ("contrast", number(measurement.contrast, 3)),
      (
        "quiet_zone",
        .object([
          ("above", margin(zone.above)), ("right", margin(zone.right)), ("below", margin(zone.below)),
          ("left", margin(zone.left)),
        ])
      ),
      (
        "corners_tenths_px",
        .array(
          measurement.cornersInTenths.map { .array([.integer(Int64($0.x)), .integer(Int64($0.y))]) })
      ),
    ])
  }

  private static func json(_ remarks: [PrintRemark], _ language: Language) -> JSONValue {
    .array(
      remarks.map { remark in
        .object([
          ("kind", .string(remark.kind.rawValue)), ("effect", .string(remark.effect.rawValue)),
          ("found", .string(remark.found)), ("expected", .string(remark.expected)),
          ("message", .string(remark.message(in: language))),
        ])
      })
  }

  // MARK: - Text

  /// The check for people, several lines: each code with its measures, the verdict and the remarks, then what the check is
  /// not.
  ///
  /// Nothing reads this text back.
  public func text(in language: Language) -> String {
    func pick(_ indonesian: String, _ english: String) -> String { language == .indonesian ? indonesian : english }
    let across = Figure.text(resolution.across, 0)
    var lines = ["\(name ?? "")  \(across) dpi"]
    if entries.isEmpty { lines.append("  " + pick("tidak ada kode 2D yang terbaca", "no 2D code could be read")) }
    for entry in entries {
      lines.append("  \(entry.symbol.symbologyIdentifier)  \(Self.shown(entry.symbol.bytes))")
      if let measurement = entry.measurement {
        lines += Self.lines(measurement, language).map { "    " + $0 }
      }
      if let obstacle = entry.obstacle { lines.append("    ? " + obstacle.message(in: language)) }
      if let verdict = entry.verdict { lines += Self.indented(verdict.text(in: language)) }
      lines += entry.remarks.map { Self.line($0, language) }
    }
    if let marks {
      lines.append("  " + pick("tulisan di samping kode", "words beside the codes"))
      lines += Self.indented(marks.text(in: language))
    }
    lines += remarks.map { Self.line($0, language) }
    lines.append("  " + Self.note(in: language))
    return lines.joined(separator: "\n") + "\n"
  }

  private static func indented(_ text: String) -> [String] {
    text.split(separator: "\n").map { "    " + String($0) }
  }

  private static func line(_ remark: PrintRemark, _ language: Language) -> String {
    "    \(remark.effect == .warns ? "!" : "·") " + remark.message(in: language)
  }

  private static func lines(_ measurement: PrintMeasurement, _ language: Language) -> [String] {
    func pick(_ indonesian: String, _ english: String) -> String { language == .indonesian ? indonesian : english }
    func colour(_ colour: PrintColour, _ reflectance: Double) -> String {
      "\(colour.name ?? "?") \(colour.hexadecimal) (\(Figure.text(reflectance * 100, 0)) %)"
    }
    func margin(_ margin: PrintMeasurement.Margin) -> String {
      (margin.isOpen ? "≥ " : "") + Figure.text(margin.modules, 2)
    }
    let zone = measurement.quietZone
    return [
      pick("ukuran   ", "size     ")
        + "\(Figure.text(measurement.width.value, 2)) × \(Figure.text(measurement.height.value, 2)) mm "
        + "± \(Figure.text(measurement.width.uncertainty, 2)) mm",
      pick("modul    ", "modules  ")
        + "\(measurement.columns) × \(measurement.rows), X = \(Figure.text(measurement.moduleWidth.value, 3)) "
        + "± \(Figure.text(measurement.moduleWidth.uncertainty, 3)) mm",
      pick("tinta    ", "ink      ") + colour(measurement.ink, measurement.inkReflectance),
      pick("dasar    ", "ground   ") + colour(measurement.ground, measurement.groundReflectance),
      pick("zona     ", "quiet    ")
        + pick("atas", "above") + " \(margin(zone.above))X, " + pick("kanan", "right") + " \(margin(zone.right))X, "
        + pick("bawah", "below") + " \(margin(zone.below))X, " + pick("kiri", "left") + " \(margin(zone.left))X",
    ]
  }

  /// Data on a line for people: cut where nobody reads on, with signs for control characters.
  static func shown(_ bytes: [UInt8]) -> String {
    var text = ""
    for scalar in String(decoding: bytes.prefix(120), as: UTF8.self).unicodeScalars {
      let isControl = scalar.value < 0x20 || scalar.value == 0x7F
      text.unicodeScalars.append(isControl ? Unicode.Scalar(0x2400 + scalar.value % 0x60) ?? "·" : scalar)
    }
    return bytes.count > 120 ? text + "…" : text
  }
}

extension PrintMeasurement.Obstacle {
  /// One line for people.
  public func message(in language: Language) -> String {
    switch (self, language) {
    case (.symbology, .english): "not measured: only QR Code and Data Matrix are"
    case (.symbology, .indonesian): "tidak diukur: hanya QR Code dan Data Matrix yang diukur"
    case (.modules, .english): "not measured: the modules cannot be counted; scan larger, whole and sharp"
    case (.modules, .indonesian): "tidak diukur: modul tidak terhitung; pindai lebih besar, utuh, dan tajam"
    case (.notFlat, .english): "not measured: the code does not lie flat; measure on a flatbed scan"
    case (.notFlat, .indonesian): "tidak diukur: kode tidak datar; ukur pada hasil pemindai datar"
    }
  }
}
