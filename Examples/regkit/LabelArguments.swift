import GS1
import RegKit
import RegKitImaging

/// The words of a call of `regkit label`, checked, with what is wrong with them in the language of the call.
struct LabelArguments {
  enum Picture: String, CaseIterable {
    case png, svg, pdf

    /// The picture that a file name ends in.
    init?(endOf path: String) {
      guard let dot = path.lastIndex(of: ".") else { return nil }
      self.init(rawValue: path[path.index(after: dot)...].lowercased())
    }
  }

  let arguments: Arguments
  let form: LabelForm
  let output: (path: String, picture: Picture)?

  /// The options that say something each time they are given.
  private static let repeatable = ["--line", "--ignore"]

  init(_ arguments: Arguments) throws(CommandError) {
    self.arguments = arguments
    for option in LabelVerb.valuedOptions where !Self.repeatable.contains(option) {
      let values = arguments.values(of: option)
      guard values.count <= 1 else {
        throw CommandError.slip(option, values.map { "\"\($0)\"" }.joined(separator: ", "), "satu", "one")
      }
    }
    let word = arguments.values(of: "--form").first ?? LabelForm.bpom.rawValue
    guard let form = LabelForm(rawValue: word) else {
      throw CommandError.slip("--form", "\"\(word)\"", oneOf: LabelForm.allCases.map { $0.rawValue })
    }
    self.form = form
    output = try Self.output(arguments)
    if arguments.has("--modules") {
      guard arguments.values(of: "--sheet").isEmpty else {
        throw CommandError.slip("--modules", "--sheet", "label tunggal", "a single label")
      }
      guard !arguments.isJSON else { throw CommandError.slip("--modules", "--json", "salah satunya", "one of them") }
      guard output?.path != "-" else { throw CommandError.slip("--modules", "--out -", "salah satunya", "one of them") }
    }
  }

  private static func output(_ arguments: Arguments) throws(CommandError) -> (path: String, picture: Picture)? {
    let known = Picture.allCases.map { $0.rawValue }
    let word = arguments.values(of: "--as").first
    guard let path = arguments.values(of: "--out").first else {
      guard word == nil else {
        throw CommandError.slip("--as", Terminal.pick("tanpa --out", "no --out"), "keduanya", "both")
      }
      return nil
    }
    let named = Picture(endOf: path)
    if let word {
      guard let picture = Picture(rawValue: word) else { throw CommandError.slip("--as", "\"\(word)\"", oneOf: known) }
      guard named == nil || named == picture else {
        throw CommandError.slip(
          "--as", word + Terminal.pick(" dan nama \"", " and the name \"") + path + "\"", "keduanya sama",
          "both to say the same")
      }
      return (path, picture)
    }
    guard let named else {
      let list = known.joined(separator: ", ")
      throw CommandError.slip(
        "--out", "\"\(path)\"", "nama yang berakhir dengan salah satu dari \(list), atau --as",
        "a name that ends in one of \(list), or --as")
    }
    return (path, named)
  }

  // MARK: - What is asked for

  func request(_ content: LabelRequest.Content) throws(CommandError) -> LabelRequest {
    var request = LabelRequest(content, as: form)
    if let dpi = try integer("--dpi") { request.dotsPerInch = dpi }
    let sizes = ["--size", "--x", "--within"].filter { !arguments.values(of: $0).isEmpty }
    guard sizes.count <= 1 else {
      throw CommandError.slip("label", sizes.joined(separator: ", "), "salah satunya", "one of them")
    }
    if let size = try millimetres("--size") { request.size = .side(atLeast: size) }
    if let size = try millimetres("--x") { request.size = .xDimension(size) }
    if let size = try millimetres("--within") { request.size = .within(size) }
    if let word = arguments.values(of: "--level").first {
      guard form.isQRCode else {
        throw CommandError.slip(
          "--level", "\"\(word)\"", "tidak ada pada \(form.rawValue)", "none with \(form.rawValue)")
      }
      guard let level = ErrorCorrectionLevel(rawValue: word) else {
        throw CommandError.slip("--level", "\"\(word)\"", oneOf: ErrorCorrectionLevel.allCases.map { $0.rawValue })
      }
      request.level = level
    }
    request.quietZone = try integer("--quiet-zone")
    request.lines = arguments.values(of: "--line")
    if let height = try millimetres("--text") { request.textHeight = height }
    request.carriesMark = arguments.has("--bpom-ri")
    request.isMadeEvenIfRefused = arguments.has("--even-if-refused")
    guard !arguments.has("--beside-other") || !arguments.has("--alone") else {
      throw CommandError.slip("label", "--beside-other, --alone", "salah satunya", "one of them")
    }
    if arguments.has("--beside-other") { request.isBesideAnotherCode = true }
    if arguments.has("--alone") { request.isBesideAnotherCode = false }
    if let word = arguments.values(of: "--issuer").first {
      guard let issuer = Issuer(rawValue: word) else {
        throw CommandError.slip("--issuer", "\"\(word)\"", oneOf: Issuer.allCases.map { $0.rawValue })
      }
      request.issuer = issuer
    }
    return request
  }

  /// The options that are about a sheet, with the path of its table; nil for a single label.
  func sheet() throws(CommandError) -> (table: String, sheet: LabelSheet, output: String)? {
    guard let table = arguments.values(of: "--sheet").first else {
      for option in ["--rows", "--columns", "--page", "--margin", "--gap"]
      where !arguments.values(of: option).isEmpty {
        throw CommandError.slip(option, Terminal.pick("tanpa --sheet", "no --sheet"), "keduanya", "both")
      }
      return nil
    }
    guard arguments.texts.isEmpty else {
      throw CommandError.slip("--sheet", "\"\(arguments.rest[0])\"", "hanya tabel", "the table alone")
    }
    guard let output else {
      throw CommandError.slip("--sheet", Terminal.pick("tanpa --out", "no --out"), "--out FILE.pdf", "--out FILE.pdf")
    }
    guard output.picture == .pdf else {
      throw CommandError.slip("--out", output.picture.rawValue, "pdf untuk lembar", "pdf for a sheet")
    }
    guard let rows = try integer("--rows"), let columns = try integer("--columns") else {
      throw CommandError.slip(
        "--sheet", Terminal.pick("tanpa --rows atau --columns", "no --rows or no --columns"), "keduanya", "both")
    }
    var sheet = LabelSheet(rows: rows, columns: columns)
    if let (width, height) = try pair("--page", separator: "x") {
      guard let height else {
        throw CommandError.slip("--page", Terminal.pick("satu panjang", "one length"), "LEBARxTINGGI", "WIDTHxHEIGHT")
      }
      (sheet.pageWidth, sheet.pageHeight) = (width, height)
    }
    if let (horizontal, vertical) = try pair("--margin", separator: ",") {
      (sheet.horizontalMargin, sheet.verticalMargin) = (horizontal, vertical ?? horizontal)
    }
    if let (horizontal, vertical) = try pair("--gap", separator: ",") {
      (sheet.horizontalGap, sheet.verticalGap) = (horizontal, vertical ?? horizontal)
    }
    return (table, sheet, output.path)
  }

  /// What the call says of the label: elements, or a text.
  enum Said {
    case elements([(ai: ApplicationIdentifier, value: [UInt8])])
    case text([UInt8])
  }

  func said() throws(CommandError) -> Said {
    let texts = arguments.texts
    guard let first = texts.first else {
      throw CommandError.slip(
        "label", Terminal.pick("tidak ada isi", "nothing"), "AI=NILAI… atau TEKS", "AI=VALUE… or TEXT")
    }
    guard texts.contains(where: { Self.element($0) != nil }) else {
      guard texts.count == 1 else {
        throw CommandError.slip(
          "label", "\(texts.count) " + Terminal.pick("teks", "texts"), "satu, atau AI=NILAI…", "one, or AI=VALUE…")
      }
      let text = String(decoding: first, as: UTF8.self)
      guard ApplicationIdentifier(text) == nil else {
        throw CommandError.slip("label", "\"\(text)\"", "\(text)=NILAI", "\(text)=VALUE")
      }
      return .text(first)
    }
    var elements: [(ai: ApplicationIdentifier, value: [UInt8])] = []
    for text in texts {
      guard let element = Self.element(text) else {
        throw CommandError.slip(
          "label", "\"\(String(decoding: text, as: UTF8.self))\"", "AI=NILAI seperti 10=ABC",
          "AI=VALUE such as 10=ABC")
      }
      elements.append(element)
    }
    return .elements(elements)
  }

  /// The identifier and value of a word such as `10=ABC`.
  private static func element(_ word: [UInt8]) -> (ai: ApplicationIdentifier, value: [UInt8])? {
    let parts = word.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let ai = ApplicationIdentifier(String(decoding: parts[0], as: UTF8.self)) else {
      return nil
    }
    return (ai, Array(parts[1]))
  }

  // MARK: - Numbers

  private func integer(_ option: String) throws(CommandError) -> Int? {
    guard let word = arguments.values(of: option).first else { return nil }
    guard let number = Int(word) else {
      throw CommandError.slip(option, "\"\(word)\"", "bilangan bulat", "a whole number")
    }
    return number
  }

  private func millimetres(_ option: String) throws(CommandError) -> Double? {
    guard let word = arguments.values(of: option).first else { return nil }
    return try millimetres(word, option)
  }

  private func millimetres(_ word: some StringProtocol, _ option: String) throws(CommandError) -> Double {
    guard let number = Double(String(word)), number.isFinite else {
      throw CommandError.slip(
        option, "\"\(word)\"", "panjang dalam milimeter seperti 8.5", "a length in millimetres such as 8.5")
    }
    return number
  }

  /// One length or two.
  private func pair(_ option: String, separator: Character) throws(CommandError) -> (Double, Double?)? {
    guard let word = arguments.values(of: option).first else { return nil }
    let parts = word.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count <= 2, let first = parts.first else {
      throw CommandError.slip(option, "\"\(word)\"", "satu atau dua panjang", "one length or two")
    }
    return (try millimetres(first, option), parts.count == 2 ? try millimetres(parts[1], option) : nil)
  }
}
