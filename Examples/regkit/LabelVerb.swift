import GS1
import Glibc
import RegKit
import RegKitImaging

/// `regkit label`: labels that are legal and can be scanned.
struct LabelVerb {
  static let help = """
    regkit label AI=VALUE… [--out FILE]      make a label of elements, as build takes them
    regkit label TEXT [--out FILE]           the same of a text, which GS1 forms read as an element string in any form
    regkit label --sheet CSV --rows N --columns N --out FILE.pdf    pages of labels, one for each row of a table

    --form bpom            QR Code with the literal text (90)…(10)…, as BPOM prints it; the default
    --form gs1-qr          QR Code with FNC1, ]Q3
    --form gs1-datamatrix  DataMatrix with FNC1, ]d2
    --out FILE             write the label: the ending says how, .png, .svg or .pdf; - for standard output, with --as
    --as png|svg|pdf       how to write it, where the ending does not say
    --modules              print the modules, 1 for black, a line for each row
    --dpi N                the printer's dots an inch, 300 if not given
    --size MM              the symbol has at least this side, without quiet zone
    --x MM                 a module has this side, to the nearest dot
    --within MM            the symbol and its quiet zones fit a square of this side, as large as they can
    --level L|M|Q|H        error correction of a QR Code, M if not given
    --quiet-zone N         white modules on each side, at least 4 round a QR Code and 1 round a DataMatrix
    --hri                  print the elements below the symbol, one a line
    --line TEXT            print a line of text below the symbol; may be repeated
    --text MM              the height of a line of text, 2 if not given
    --bpom-ri              print the words BPOM RI below the symbol (Pasal 23)
    --beside-other         the pack carries a 2D barcode of another issuer too; --alone: it does not
    --issuer badan_pom|pelaku_usaha    who issued the code; BPOM for --form bpom if not given
    --keep-order           elements of a GS1 form stand as given; those of --form bpom always do
    --even-if-refused      make the label though a rule of BPOM refuses it; the status is 1 all the same
    \(Arguments.ruleHelp)
    --dictionary FILE      read by a GS1 Barcode Syntax Dictionary in the format GS1 publishes

    A sheet: the first row of the CSV names the columns, which are AIs (01, (10)), or message, or text; besides copies and
    caption. Errors tell line and column.
    --rows N, --columns N  labels on a page
    --page WxH             the page in millimetres, 210x297 if not given
    --margin H[,V]         free at left and right, and at top and bottom, 10 mm if not given
    --gap H[,V]            free between columns, and between rows, 2 mm if not given

    Without a size, the symbol is the smallest that is legal and has the least module that GS1 recommends. A module always has
    a whole number of dots. Every label is read back from its dots before it is written. Printed are its sizes, what GS1
    recommends, and BPOM's verdict on what it says, by the rules of regkit scan, and on how it is printed; with --json, in
    one line of JSON. Values are read as build reads them, 2028-12-31 for dates, that of (91) beside (90) too. A label that
    BPOM's rules refuse or that cannot be scanned is not made and nothing is written: status 1, with the nearest labels
    that can be made where the size is what is wrong.

    Example: regkit label 90=DBL9509204704A1 10=13123 17=2025-03-31 21=025005EUT --hri --out label.pdf
    """

  static let flags = [
    "--modules", "--hri", "--bpom-ri", "--beside-other", "--alone", "--keep-order", "--even-if-refused",
  ]
  static let valuedOptions = [
    "--form", "--out", "--as", "--dpi", "--size", "--x", "--within", "--level", "--quiet-zone", "--line", "--text",
    "--issuer", "--sheet", "--rows", "--columns", "--page", "--margin", "--gap", "--dictionary", "--ignore",
  ]

  private enum Picture: String, CaseIterable {
    case png, svg, pdf
  }

  private let arguments: Arguments
  private let rulebook: Rulebook
  private let form: LabelForm
  private let output: (path: String, picture: Picture)?
  /// By which the elements of the label are made.
  private let options: ElementString.Options
  /// By which `regkit scan` would read the label.
  private let readingOptions: ElementString.Options

  init(_ arguments: Arguments, _ rulebook: Rulebook) throws(CommandError) {
    self.arguments = arguments
    self.rulebook = rulebook
    let word = arguments.values(of: "--form").last ?? LabelForm.bpom.rawValue
    guard let form = LabelForm(rawValue: word) else {
      let known = LabelForm.allCases.map { $0.rawValue }.joined(separator: ", ")
      throw CommandError(message: "--form: found \"\(word)\", expected one of \(known)")
    }
    self.form = form
    output = try Self.output(arguments)
    readingOptions = try arguments.readingOptions()
    var options = readingOptions
    // BPOM's codes of (90) have no GS1 key; the report says what GS1 makes of the elements.
    options.checksAssociations = false
    self.options = options
  }

  func run() throws(CommandError) -> ExitStatus {
    let sheets = arguments.values(of: "--sheet")
    guard let sheet = sheets.last else { return try makeLabel() }
    guard arguments.rest.isEmpty, sheets.count == 1 else {
      throw CommandError(message: "label: found a text or a second table beside --sheet, expected the table alone")
    }
    return try makeSheet(sheet)
  }

  // MARK: - One label

  private func makeLabel() throws(CommandError) -> ExitStatus {
    for option in ["--rows", "--columns", "--page", "--margin", "--gap"] where !arguments.values(of: option).isEmpty {
      throw CommandError(message: "\(option): found it without --sheet, expected both")
    }
    guard let content = try content() else { return .refused }
    var request = try request(content)
    let label: Label
    var picture: [UInt8] = []
    do throws(LabelError) {
      if arguments.has("--hri") { request.lines += try request.humanReadableLines() }
      label = try Label(
        request, options: readingOptions, under: rulebook, edition: arguments.edition, asOf: arguments.asOf)
      if let output { picture = try bytes(of: label, output.picture) }
    } catch {
      return try refuse(error)
    }
    if let output { try write(picture, to: output.path) }
    if output?.path != "-" { show(label) }
    return ExitStatus(label.outcome)
  }

  /// The data of the label; nil after telling why the elements make no message.
  private func content() throws(CommandError) -> LabelRequest.Content? {
    let words = arguments.texts
    guard let first = words.first else {
      throw CommandError(message: "label: found nothing, expected AI=VALUE… or TEXT")
    }
    guard Self.element(first) != nil else {
      guard words.count == 1 else {
        throw CommandError(message: "label: found \(words.count) texts, expected one, or AI=VALUE…")
      }
      let text = String(decoding: first, as: UTF8.self)
      guard ApplicationIdentifier(text) == nil else {
        throw CommandError(message: "label: found \"\(text)\", expected \(text)=VALUE")
      }
      if form == .bpom { return .bytes(first) }
      return .message(ElementString(reading: first, as: nil, options: options))
    }
    let keepsOrder = form == .bpom || arguments.has("--keep-order")
    var builder = ElementStringBuilder(
      order: keepsOrder ? .asGiven : .predefinedLengthFirst, century: arguments.asOf.map { .around(year: $0.year) })
    builder.options = options
    let hasLicence = words.contains { Self.element($0)?.ai == .internal90 }
    for word in words {
      guard let (ai, value) = Self.element(word) else {
        throw CommandError(
          message: "label: found \"\(String(decoding: word, as: UTF8.self))\", expected AI=VALUE such as 10=ABC")
      }
      builder.append(ai, forLabel: value, withLicence: hasLicence)
    }
    do throws(ElementStringBuilder.Failure) {
      return .message(try builder.build())
    } catch {
      for message in error.messages(language) { Terminal.complain("regkit: " + message) }
      return nil
    }
  }

  /// The identifier and value of a word such as `10=ABC`.
  private static func element(_ word: [UInt8]) -> (ai: ApplicationIdentifier, value: [UInt8])? {
    let parts = word.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let ai = ApplicationIdentifier(String(decoding: parts[0], as: UTF8.self)) else {
      return nil
    }
    return (ai, Array(parts[1]))
  }

  private func request(_ content: LabelRequest.Content) throws(CommandError) -> LabelRequest {
    var request = LabelRequest(content, as: form)
    if let dpi = try integer("--dpi") { request.dotsPerInch = dpi }
    let sizes = ["--size", "--x", "--within"].filter { !arguments.values(of: $0).isEmpty }
    guard sizes.count <= 1 else {
      throw CommandError(message: "label: found \(sizes.joined(separator: " and ")), expected one of them")
    }
    if let size = try millimetres("--size") { request.size = .side(atLeast: size) }
    if let size = try millimetres("--x") { request.size = .xDimension(size) }
    if let size = try millimetres("--within") { request.size = .within(size) }
    if let word = arguments.values(of: "--level").last {
      guard let level = ErrorCorrectionLevel(rawValue: word), form.isQRCode else {
        let expected = form.isQRCode ? "one of L, M, Q, H" : "none with \(form.rawValue)"
        throw CommandError(message: "--level: found \"\(word)\", expected \(expected)")
      }
      request.level = level
    }
    request.quietZone = try integer("--quiet-zone")
    request.lines = arguments.values(of: "--line")
    if let height = try millimetres("--text") { request.textHeight = height }
    request.carriesMark = arguments.has("--bpom-ri")
    request.isMadeEvenIfRefused = arguments.has("--even-if-refused")
    guard !arguments.has("--beside-other") || !arguments.has("--alone") else {
      throw CommandError(message: "label: found --beside-other and --alone, expected one of them")
    }
    if arguments.has("--beside-other") { request.isBesideAnotherCode = true }
    if arguments.has("--alone") { request.isBesideAnotherCode = false }
    if let word = arguments.values(of: "--issuer").last {
      guard let issuer = Issuer(rawValue: word) else {
        let known = Issuer.allCases.map { $0.rawValue }.joined(separator: ", ")
        throw CommandError(message: "--issuer: found \"\(word)\", expected one of \(known)")
      }
      request.issuer = issuer
    }
    return request
  }

  private func show(_ label: Label) {
    if arguments.isJSON {
      Terminal.print(label.json(in: arguments.language))
    } else if arguments.has("--modules") {
      Terminal.write(Array(label.modules.text.utf8))
    } else {
      Terminal.print(text(of: label))
    }
  }

  private func text(of label: Label) -> String {
    let geometry = label.geometry
    let symbol = [
      label.modules.version.map { pick("versi \($0)", "version \($0)") },
      label.modules.level.map { pick("koreksi \($0.rawValue)", "correction \($0.rawValue)") },
    ].compactMap { $0 }
    let modules = pick("modul", "modules")
    var lines = [
      "\(label.modules.symbologyIdentifier) \(([form.rawValue] + symbol).joined(separator: ", ")), "
        + "\(geometry.modules) × \(geometry.modules) \(modules), \(label.data.count) B"
    ]
    let (side, room) = (Length(geometry.side), Length(geometry.sideWithQuietZone))
    lines.append(pick("  simbol     ", "  symbol     ") + "\(side) × \(side) mm")
    lines.append(
      pick("  dengan zona tenang ", "  with quiet zone ")
        + "\(geometry.quietZone)X: \(room) × \(room) mm")
    lines.append(
      "  X          \(Length(geometry.xDimension)) mm = \(geometry.dotsPerModule) "
        + pick("titik pada", "dots at") + " \(geometry.dotsPerInch) dpi")
    let range = LabelGeometry.recommendedXDimensions
    lines.append(
      "  GS1        " + advice(label.judgement.recommendation)
        + " (\(Length(range.least)) / \(Length(range.target)) / \(Length(range.most)) mm)")
    lines.append(pick("  isi        ", "  content    ") + content(of: label.judgement))
    if let verdict = label.judgement.verdict { lines.append(verdict.text(in: arguments.language)) }
    return lines.joined(separator: "\n")
  }

  /// What BPOM's rules read in the symbol.
  private func content(of judgement: LabelJudgement) -> String {
    guard let content = judgement.content else {
      return pick("kode milik pelaku usaha, tidak dinilai", "a code of the maker's own, not judged")
    }
    let fields = content.fields
    let named: [(String, String?)] = [
      ("NIE", fields.nie), (pick("berlaku s.d.", "valid until"), fields.nieExpiry?.description), ("GTIN", fields.gtin),
      (pick("bets", "batch"), fields.batch), (pick("kedaluwarsa", "expiry"), fields.expiry?.description),
      ("serial", fields.serial),
    ]
    let known = named.compactMap { name, value in value.map { "\(name) \(ReadingText.visible(Array($0.utf8)))" } }
    return content.method.rawValue + (known.isEmpty ? "" : ": " + known.joined(separator: ", "))
  }

  private func advice(_ recommendation: LabelGeometry.Recommendation) -> String {
    switch recommendation {
    case .belowMinimum: pick("X di bawah anjuran", "X is below what is recommended")
    case .withinRange: pick("X sesuai anjuran", "X is within what is recommended")
    case .aboveMaximum: pick("X di atas anjuran", "X is above what is recommended")
    }
  }

  // MARK: - Sheets

  private func makeSheet(_ path: String) throws(CommandError) -> ExitStatus {
    guard let output else { throw CommandError(message: "--sheet: found no --out, expected --out FILE.pdf") }
    guard output.picture == .pdf else {
      throw CommandError(message: "--out: found \(output.picture.rawValue), expected pdf for a sheet")
    }
    guard let rows = try integer("--rows"), let columns = try integer("--columns") else {
      throw CommandError(message: "--sheet: found no --rows or no --columns, expected both")
    }
    var sheet = LabelSheet(rows: rows, columns: columns)
    if let (width, height) = try pair("--page", separator: "x") {
      guard let height else { throw CommandError(message: "--page: found one length, expected WIDTHxHEIGHT") }
      (sheet.pageWidth, sheet.pageHeight) = (width, height)
    }
    if let (horizontal, vertical) = try pair("--margin", separator: ",") {
      (sheet.horizontalMargin, sheet.verticalMargin) = (horizontal, vertical ?? horizontal)
    }
    if let (horizontal, vertical) = try pair("--gap", separator: ",") {
      (sheet.horizontalGap, sheet.verticalGap) = (horizontal, vertical ?? horizontal)
    }
    let request = try request(.bytes([]))
    let csv = try contents(of: path)
    let century = arguments.asOf.map { CalendarDay.Century.around(year: $0.year) }
    let pages: LabelSheet.Pages
    do throws(LabelError) {
      pages = try sheet.pdf(
        of: try LabelList(csv: csv, century: century, options: options), like: request,
        showsText: arguments.has("--hri"), options: readingOptions, under: rulebook, edition: arguments.edition,
        asOf: arguments.asOf)
    } catch {
      return try refuse(error)
    }
    try write(pages.pdf, to: output.path)
    if output.path != "-" {
      let text = pick(
        "\(pages.labelCount) label pada \(pages.pageCount) halaman",
        "\(pages.labelCount) labels on \(pages.pageCount) pages")
      Terminal.print(arguments.isJSON ? pages.json(in: arguments.language) : text)
    }
    return ExitStatus(pages.outcome)
  }

  // MARK: - Words of the call

  /// Says why there is no label; what is wrong with the call itself is a slip.
  private func refuse(_ error: LabelError) throws(CommandError) -> ExitStatus {
    let message = error.message(in: arguments.language)
    if error.code == .invalidRequest || error.code == .invalidSheet, error.line == nil {
      throw CommandError(message: "label: " + message)
    }
    if arguments.isJSON { Terminal.print(error.json(in: arguments.language)) }
    Terminal.complain("regkit: " + message)
    for proposal in error.proposals.dropFirst() {
      Terminal.complain("regkit: " + pick("atau: ", "or: ") + proposal.text(in: arguments.language))
    }
    if let verdict = error.verdict { Terminal.complain(verdict.text(in: arguments.language)) }
    return error.code == .outOfMemory ? .undetermined : .refused
  }

  private func integer(_ option: String) throws(CommandError) -> Int? {
    guard let word = arguments.values(of: option).last else { return nil }
    guard let number = Int(word) else {
      throw CommandError(message: "\(option): found \"\(word)\", expected a whole number")
    }
    return number
  }

  private func millimetres(_ option: String) throws(CommandError) -> Double? {
    guard let word = arguments.values(of: option).last else { return nil }
    return try millimetres(word, option)
  }

  private func millimetres(_ word: some StringProtocol, _ option: String) throws(CommandError) -> Double {
    guard let number = Double(String(word)), number.isFinite else {
      throw CommandError(message: "\(option): found \"\(word)\", expected a length in millimetres such as 8.5")
    }
    return number
  }

  /// One length or two.
  private func pair(_ option: String, separator: Character) throws(CommandError) -> (Double, Double?)? {
    guard let word = arguments.values(of: option).last else { return nil }
    let parts = word.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count <= 2, let first = parts.first else {
      throw CommandError(message: "\(option): found \"\(word)\", expected one length or two")
    }
    return (try millimetres(first, option), parts.count == 2 ? try millimetres(parts[1], option) : nil)
  }

  private static func output(_ arguments: Arguments) throws(CommandError) -> (path: String, picture: Picture)? {
    let known = Picture.allCases.map { $0.rawValue }.joined(separator: ", ")
    let word = arguments.values(of: "--as").last
    guard let path = arguments.values(of: "--out").last else {
      guard word == nil else { throw CommandError(message: "--as: found it without --out, expected both") }
      return nil
    }
    let name = word ?? path.split(separator: ".").last.map { String($0) } ?? ""
    guard let picture = Picture(rawValue: name) else {
      throw CommandError(
        message: word == nil
          ? "--out: found \"\(path)\", expected a name that ends in one of \(known), or --as"
          : "--as: found \"\(name)\", expected one of \(known)")
    }
    return (path, picture)
  }

  private func bytes(of label: Label, _ picture: Picture) throws(LabelError) -> [UInt8] {
    switch picture {
    case .png: try label.png()
    case .svg: label.svg()
    case .pdf: label.pdf()
    }
  }

  private func write(_ bytes: [UInt8], to path: String) throws(CommandError) {
    if path == "-" {
      guard isatty(1) == 0 else {
        throw CommandError(message: "--out: found a terminal, expected a file or a pipe")
      }
      return Terminal.write(bytes)
    }
    guard let file = fopen(path, "wb") else { throw Self.failure(path) }
    let isWritten = fwrite(bytes, 1, bytes.count, file) == bytes.count
    guard fclose(file) == 0, isWritten else { throw Self.failure(path) }
  }

  private static func failure(_ path: String) -> CommandError {
    let reason = strerror(errno).map { String(cString: $0) } ?? "?"
    return CommandError(message: "\(path): found \(reason), expected a file that can be written", status: .undetermined)
  }

  private func pick(_ indonesian: String, _ english: String) -> String {
    arguments.language == .indonesian ? indonesian : english
  }

  private var language: GS1Error.Language { arguments.language == .english ? .english : .indonesian }
}

/// A length with as many decimals as a micrometre needs.
private struct Length: CustomStringConvertible {
  let millimetres: Double
  init(_ millimetres: Double) { self.millimetres = millimetres }

  var description: String {
    let thousandths = Int((millimetres * 1000).rounded())
    return String(Double(thousandths) / 1000)
  }
}
