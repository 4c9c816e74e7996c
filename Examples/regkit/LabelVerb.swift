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
    --as png|svg|pdf       how to write it, where the ending says nothing
    --modules              print the modules, 1 for black, a line for each row
    --dpi N                the printer's dots an inch, 300 if not given
    --size MM              the least side of the symbol, without quiet zone: the next whole dots above it; less than Pasal
                           22 asks is refused
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
    that can be made where the size is what is wrong. Of a sheet, the lines of the table are told by what the rules say of
    them, the worst first, with the sizes and one verdict for all that have the same reasons.

    Example: regkit label 90=DBL9509204704A1 10=13123 17=2025-03-31 21=025005EUT --hri --out label.pdf
    """

  static let flags = [
    "--modules", "--hri", "--bpom-ri", "--beside-other", "--alone", "--keep-order", "--even-if-refused",
  ]
  static let valuedOptions = [
    "--form", "--out", "--as", "--dpi", "--size", "--x", "--within", "--level", "--quiet-zone", "--line", "--text",
    "--issuer", "--sheet", "--rows", "--columns", "--page", "--margin", "--gap", "--dictionary", "--ignore",
  ]

  private let call: LabelArguments
  private let rulebook: Rulebook
  /// By which the elements of the label are made.
  private let options: ElementString.Options
  /// By which `regkit scan` would read the label.
  private let readingOptions: ElementString.Options

  private var arguments: Arguments { call.arguments }
  private var language: Language { call.arguments.language }

  init(_ arguments: Arguments, _ rulebook: Rulebook) throws(CommandError) {
    call = try LabelArguments(arguments)
    self.rulebook = rulebook
    var options = try arguments.readingOptions()
    var readingOptions = ElementString.Options()
    // Scan has no options but the dictionary: what they let pass here it would not.
    readingOptions.dictionary = options.dictionary
    self.readingOptions = readingOptions
    // BPOM's codes of (90) have no GS1 key; the report says what GS1 makes of the elements.
    options.checksAssociations = false
    self.options = options
  }

  func run() throws(CommandError) -> ExitStatus {
    guard let sheet = try call.sheet() else { return try makeLabel() }
    return try make(sheet.sheet, of: sheet.table, to: sheet.output)
  }

  // MARK: - One label

  private func makeLabel() throws(CommandError) -> ExitStatus {
    guard let content = try content() else { return .refused }
    var request = try call.request(content)
    let label: Label
    var picture: [UInt8] = []
    do throws(LabelError) {
      if arguments.has("--hri") { request.lines += try request.humanReadableLines() }
      label = try Label(
        request, options: readingOptions, under: rulebook, edition: arguments.edition, asOf: arguments.asOf)
      if let output = call.output { picture = try bytes(of: label, output.picture) }
    } catch {
      return try refuse(error)
    }
    if let output = call.output { try write(picture, to: output.path, of: "--out") }
    if call.output?.path != "-" { show(label) }
    if call.output == nil, !arguments.isJSON, !arguments.has("--modules") {
      Terminal.complain(
        Terminal.pick(
          "regkit: label tidak ditulis; --out BERKAS menulisnya",
          "regkit: the label is not written; --out FILE writes it"))
    }
    return ExitStatus(label.outcome)
  }

  /// The data of the label; nil after telling why the elements make no message.
  private func content() throws(CommandError) -> LabelRequest.Content? {
    switch try call.said() {
    case .text(let text):
      return call.form == .bpom ? .bytes(text) : .message(ElementString(reading: text, as: nil, options: options))
    case .elements(let elements):
      let keepsOrder = call.form == .bpom || arguments.has("--keep-order")
      var builder = ElementStringBuilder(
        order: keepsOrder ? .asGiven : .predefinedLengthFirst, century: arguments.asOf.map { .around(year: $0.year) })
      builder.options = options
      let hasLicence = elements.contains { $0.ai == .internal90 }
      for element in elements { builder.append(element.ai, forLabel: element.value, withLicence: hasLicence) }
      do throws(ElementStringBuilder.Failure) {
        return .message(try builder.build())
      } catch {
        _ = try refuse(LabelError(error), telling: error.messages(language == .english ? .english : .indonesian))
        return nil
      }
    }
  }

  private func show(_ label: Label) {
    if arguments.isJSON {
      Terminal.print(label.json(in: language))
    } else if arguments.has("--modules") {
      Terminal.write(Array(label.modules.text.utf8))
    } else {
      Terminal.print(LabelText(language).text(of: label))
    }
  }

  // MARK: - Sheets

  private func make(_ sheet: LabelSheet, of table: String, to output: String) throws(CommandError) -> ExitStatus {
    let request = try call.request(.bytes([]))
    let csv = try contents(of: table)
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
    try write(pages.pdf, to: output, of: "--out")
    if output != "-" {
      Terminal.print(
        arguments.isJSON ? pages.json(in: language) : LabelText(language).text(of: pages, like: request))
    }
    return ExitStatus(pages.outcome)
  }

  // MARK: - What is told and written

  /// The most other rows of a sheet that are told of.
  private static let mostOthers = 19

  /// Says why there is no label; what is wrong with the call itself is a slip.
  private func refuse(_ error: LabelError, telling messages: [String]? = nil) throws(CommandError) -> ExitStatus {
    let message = error.message(in: language)
    if error.code == .invalidRequest || error.code == .invalidSheet, error.line == nil {
      throw CommandError(message: "label: " + message)
    }
    if arguments.isJSON { Terminal.print(error.json(in: language)) }
    for message in messages ?? [message] { Terminal.complain("regkit: " + message) }
    for proposal in error.proposals.dropFirst() {
      Terminal.complain("regkit: " + Terminal.pick("atau: ", "or: ") + proposal.text(in: language))
    }
    for other in error.others.prefix(Self.mostOthers) { Terminal.complain("regkit: " + other.message(in: language)) }
    if error.others.count > Self.mostOthers {
      let count = error.others.count - Self.mostOthers
      Terminal.complain("regkit: " + Terminal.pick("dan \(count) baris lain", "and \(count) other lines"))
    }
    if let verdict = error.verdict {
      for line in LabelText(language).lines(verdict) { Terminal.complain(line) }
    }
    return error.code == .outOfMemory ? .undetermined : .refused
  }

  private func bytes(of label: Label, _ picture: LabelArguments.Picture) throws(LabelError) -> [UInt8] {
    switch picture {
    case .png: try label.png()
    case .svg: label.svg()
    case .pdf: label.pdf()
    }
  }
}
