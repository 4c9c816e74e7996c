internal import GS1
internal import RegKit

/// A box of text in the colour of an outcome, with its sign.
struct Caption {
  /// An outcome as a shape, so that nobody needs its colour.
  enum Sign {
    case tick, cross, question, dash

    /// White letters on each have a contrast of more than 5 to 1.
    var colour: Canvas.Colour {
      switch self {
      case .tick: Canvas.Colour(red: 0x00, green: 0x70, blue: 0x4A)
      case .cross: Canvas.Colour(red: 0xB3, green: 0x1D, blue: 0x1D)
      case .question: Canvas.Colour(red: 0x8A, green: 0x55, blue: 0x00)
      case .dash: Canvas.Colour(red: 0x44, green: 0x54, blue: 0x6A)
      }
    }
  }

  let sign: Sign
  let lines: [String]
  private let hasSign: Bool

  private init(_ sign: Sign, _ lines: [String], hasSign: Bool = true) {
    self.sign = sign
    self.lines = lines
    self.hasSign = hasSign
  }

  /// What a symbol says and the verdict on it.
  init(_ entry: ScanReport.Entry, _ language: Language) {
    func pick(_ indonesian: String, _ english: String) -> String { language == .indonesian ? indonesian : english }
    let reading = entry.reading
    let name = Self.name(of: entry.symbol.symbologyIdentifier)
    let first = Self.cut("\(name)  \(Self.text(of: reading.message, entry.symbol.bytes))", to: Self.longestLine)
    guard let verdict = reading.content?.verdict else {
      self.init(.dash, [first, pick("tidak dinilai", "not judged")])
      return
    }
    let sign: Sign
    let outcome: String
    var why: String?
    switch verdict.outcome {
    case _ where verdict.isOutOfScope:
      (sign, outcome) = (.dash, pick("di luar cakupan", "out of scope"))
    case .allowed:
      (sign, outcome) = (.tick, pick("diperbolehkan", "allowed"))
    case .refused:
      (sign, outcome) = (.cross, pick("ditolak", "refused"))
      why = verdict.findings.first { $0.effect == .blocks }?.rule.id
    case .undetermined:
      (sign, outcome) = (.question, pick("tidak dapat ditentukan", "undetermined"))
      why = verdict.missing.first
    }
    self.init(sign, [first, Self.cut(why.map { "\(outcome): \($0)" } ?? outcome, to: Self.longestLine)])
  }

  /// What is said of a picture without a symbol.
  static func nothingRead(_ language: Language) -> Caption {
    Caption(.question, [language == .indonesian ? "tidak ada kode yang terbaca" : "no code could be read"])
  }

  /// How many captions found no room at all.
  static func more(_ count: Int) -> Caption { Caption(.dash, ["+ \(count)"], hasSign: false) }

  /// A number to stand beside a symbol whose caption is elsewhere.
  static func tag(_ number: String, _ sign: Sign) -> Caption { Caption(sign, [number]) }

  /// The same caption behind a number.
  func numbered(_ number: String?) -> Caption {
    guard let number, let first = lines.first else { return self }
    return Caption(sign, ["\(number)  \(first)"] + lines.dropFirst())
  }

  /// In characters.
  private static let longestLine = 44

  private static func cut(_ text: String, to length: Int) -> String {
    text.unicodeScalars.count <= length
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(length - 3))) + "..."
  }

  /// The elements in brackets, or the data as it is where it has none.
  private static func text(of message: ElementString, _ data: [UInt8]) -> String {
    guard !message.elements.isEmpty else { return String(decoding: data.prefix(longestLine * 4), as: UTF8.self) }
    var text = ""
    for element in message.elements where text.utf8.count <= longestLine {
      text += "(\(element.ai))\(String(decoding: message.value(of: element), as: UTF8.self))"
    }
    return text
  }

  /// What people call the symbology.
  private static func name(of identifier: SymbologyIdentifier) -> String {
    switch identifier {
    case .gs1QRCode: "GS1 QR"
    case .gs1DataMatrix: "GS1 DataMatrix"
    case .gs1_128: "GS1-128"
    case .ean8: "EAN-8"
    default:
      switch identifier.code {
      case UInt8(ascii: "Q"): "QR"
      case UInt8(ascii: "d"): "DataMatrix"
      case UInt8(ascii: "C"): "Code 128"
      case UInt8(ascii: "E"): "EAN-13"
      case UInt8(ascii: "I"): "ITF"
      case UInt8(ascii: "e"): "DataBar"
      default: identifier.description
      }
    }
  }

  // MARK: - Drawing

  /// The distance of letters and sign from the edge of the box, in dots.
  private static let padding = 2
  /// The side of the square that the sign is drawn in, in dots.
  private static let signSide = 11

  func width(dot: Int) -> Int {
    let text = lines.reduce(0) { max($0, BitmapFont.width(of: $1)) }
    return (text + Self.padding * 2 + (hasSign ? Self.signSide + Self.padding * 2 : 0)) * dot
  }

  func height(dot: Int) -> Int {
    let text = (lines.count - 1) * BitmapFont.lineHeight + BitmapFont.glyphHeight
    return (max(text, hasSign ? Self.signSide : 0) + Self.padding * 2) * dot
  }

  func draw(on canvas: inout Canvas, x: Int, y: Int, dot: Int) {
    let (width, height) = (width(dot: dot), height(dot: dot))
    canvas.fill(x: x, y: y, width: width, height: height, sign.colour)
    var left = x + Self.padding * dot
    if hasSign {
      drawSign(on: &canvas, x: left, y: y + (height - Self.signSide * dot) / 2, dot: dot)
      left += (Self.signSide + Self.padding * 2) * dot
    }
    // The space of descenders counts for little in a line alone.
    var top = y + Self.padding * dot + (lines.count == 1 && hasSign ? 2 * dot : 0)
    for line in lines {
      canvas.write(line, x: left, y: top, scale: dot, .white)
      top += BitmapFont.lineHeight * dot
    }
  }

  private func drawSign(on canvas: inout Canvas, x: Int, y: Int, dot: Int) {
    // In tenths of the square.
    func point(_ across: Int, _ down: Int) -> Symbol.Point {
      let side = (Self.signSide - 1) * dot
      return Symbol.Point(x: x + dot / 2 + side * across / 10, y: y + dot / 2 + side * down / 10)
    }
    let strokes: [[Symbol.Point]] =
      switch sign {
      case .tick: [[point(1, 6), point(4, 9), point(9, 1)]]
      case .cross: [[point(1, 1), point(9, 9)], [point(9, 1), point(1, 9)]]
      case .question:
        [
          [point(2, 2), point(4, 0), point(6, 0), point(8, 2), point(8, 4), point(5, 5), point(5, 7)],
          [point(5, 10), point(5, 10)],
        ]
      case .dash: [[point(1, 5), point(9, 5)]]
      }
    for stroke in strokes {
      for (from, to) in zip(stroke, stroke.dropFirst()) {
        canvas.line(from: from, to: to, width: dot * 3 / 2 + 1, .white)
      }
    }
  }
}
