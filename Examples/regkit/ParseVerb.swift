import GS1
import RegKit

/// `regkit parse`: element strings as GS1 and BPOM see them.
struct ParseVerb {
  static let help = """
    regkit parse TEXT|-         read an element string: bracketed, raw with Group Separators, a Digital Link URI, or behind
                                ]Q3 and its like
    regkit parse --file FILE    read the lines of a file, one element string each
    regkit parse --together TEXT TEXT…    read the carriers of one object and judge them together

    Prints the elements, every GS1 error with a caret under its place, and BPOM's verdict on the content. "-" reads lines
    from standard input. With --json, one line of JSON for each message; data that are no UTF-8 have a member in
    hexadecimal beside the text. Years of two digits are of the 21st century, or with --as-of of the 49 years before to
    the 50 after that day's. Where separators seem lost or replaced, guesses
    at the message follow the errors; a guess is never the answer.
    --gs1 reads by GS1's rules alone and prints a short line for each message: "valid" or every error with its place, a
    tab, and the elements in brackets; other bytes than printable ASCII as \\xHH. With --json, line, elements and errors.
    --progress says on standard error how many lines were read; a terminal is told without it.
    A line of more than 65,536 bytes is refused and the next one is read.
    --together is for an EAN-13 symbol and a DataMatrix beside it, for example: what one needs may be on the other, and
    what stands on both must agree. GS1's rules alone are asked, and each text is a word of the call. With --json, one line
    for all.

    \(Arguments.inputHelp)
    \(Arguments.habitHelp)
    \(Arguments.ruleHelp)
    --dictionary FILE  read by a GS1 Barcode Syntax Dictionary in the format GS1 publishes

    Example: regkit parse '(90)DBL9509204704A1(10)13123(17)250331(21)025005EUT'
    """

  let arguments: Arguments
  private let rulebook: Rulebook
  /// How messages are written; nil to recognise the form.
  let form: ElementString.Form?
  /// What the scanner makes of separators, when that was said.
  let profile: ScannerProfile?

  init(_ arguments: Arguments, _ rulebook: Rulebook) throws(CommandError) {
    let expected = arguments.values(of: "--file").isEmpty ? 1 : 0
    let isTogether = arguments.has("--together")
    guard !isTogether || expected == 1 && !arguments.has("--gs1") else {
      throw CommandError(
        "parse: ditemukan --together bersama --file atau --gs1, seharusnya teks saja",
        "parse: found --together with --file or --gs1, expected texts alone")
    }
    guard isTogether ? !arguments.rest.isEmpty : arguments.rest.count == expected else {
      let wish =
        expected == 1
        ? Terminal.pick("satu, atau - untuk baris", "one, or - for lines")
        : Terminal.pick("tidak ada di samping --file", "none beside --file")
      throw CommandError(
        "parse: ditemukan \(arguments.rest.count) teks, seharusnya \(wish)",
        "parse: found \(arguments.rest.count) texts, expected \(wish)")
    }
    self.arguments = arguments
    self.rulebook = rulebook
    profile = try arguments.scannerProfile()
    form = try arguments.inputForm()
    options = try arguments.readingOptions()
  }

  /// The rules of GS1, by the dictionary that was asked for.
  let options: ElementString.Options

  func run() throws(CommandError) -> ExitStatus {
    if arguments.has("--together") { return runTogether() }
    guard let text = arguments.texts.first, text != Array("-".utf8) else { return try runLines() }
    if arguments.has("--gs1") { return runShort(text) }
    let answer = parse(text)
    Terminal.print(answer.text)
    return answer.status
  }

  /// What is printed about a message, and how the command ends because of it.
  func parse(_ bytes: [UInt8]) -> (text: String, status: ExitStatus) {
    guard let profile else { return answer(ElementString(reading: bytes, as: form, options: options), scan: nil) }
    do throws(GS1Error) {
      let scan = try profile.read(bytes, options: options)
      return answer(scan.message, scan: scan)
    } catch {
      guard !arguments.isJSON else {
        return (arguments.gateway(rulebook).answer(bytes, unlikeProfile: error).json, .refused)
      }
      return (error.message(in: bytes, language: language) + "\n" + error.caretLine(in: bytes), .refused)
    }
  }

  private var language: GS1Error.Language { arguments.language == .english ? .english : .indonesian }

  private func answer(_ message: ElementString, scan: ScannerProfile.Scan?) -> (text: String, status: ExitStatus) {
    let reading = BarcodeReading(message, under: rulebook, edition: arguments.edition, asOf: arguments.asOf)
    let text =
      arguments.isJSON ? arguments.gateway(rulebook).answer(reading, scan: scan).json : text(of: reading, scan: scan)
    // BPOM's rules decide about its own codes; GS1's about everything else.
    if reading.isBPOMCode, let content = reading.content { return (text, ExitStatus(content.verdict.outcome)) }
    return (text, reading.message.isValid ? .allowed : .refused)
  }

  /// Reads the texts as carriers of one object, judges them and says what was found.
  private func runTogether() -> ExitStatus {
    var options = options
    options.isOneCarrierOfSeveral = true
    var carriers: [ElementString] = []
    var scans: [ScannerProfile.Scan?] = []
    for bytes in arguments.texts {
      do throws(GS1Error) {
        let scan = try profile?.read(bytes, options: options)
        carriers.append(scan?.message ?? ElementString(reading: bytes, as: form, options: options))
        scans.append(scan)
      } catch {
        Terminal.complain("regkit: " + error.message(in: bytes, language: language))
        Terminal.complain(error.caretLine(in: bytes))
        return .refused
      }
    }
    // What is wrong within a carrier was found there already.
    let between = ElementString.judgeTogether(carriers, options: self.options).filter {
      !carriers[$0.carrier].errors.contains($0.error)
    }
    let isValid = between.isEmpty && carriers.allSatisfy { $0.isValid }
    if arguments.isJSON {
      Terminal.print(arguments.gateway(rulebook).json(carriers, scans: scans, between).text)
    } else {
      var lines: [String] = []
      for (place, carrier) in carriers.enumerated() {
        lines.append("\(place + 1): " + ReadingText.visible(scans[place]?.scanned ?? carrier.bytes))
        lines += self.lines(of: carrier, scan: scans[place])
      }
      for error in between {
        // Carets stand under what was scanned.
        let scan = scans[error.carrier]
        let bytes = scan?.scanned ?? carriers[error.carrier].bytes
        let fault = scan?.located(error.error) ?? error.error
        lines.append(
          "\(error.carrier + 1): " + fault.message(in: bytes, language: language, dictionary: options.dictionary))
        lines.append(fault.caretLine(in: bytes))
      }
      if isValid { lines.append("GS1: " + (language == .english ? "valid together" : "sah bersama-sama")) }
      Terminal.print(lines.joined(separator: "\n"))
    }
    return isValid ? .allowed : .refused
  }

  /// The elements and errors of a message, with their places in what was scanned.
  private func lines(of message: ElementString, scan: ScannerProfile.Scan?) -> [String] {
    var lines: [String] = []
    for element in message.elements {
      let range = scan?.valueRange(of: element) ?? element.valueRange
      lines.append(
        "(\(element.ai)) \(ReadingText.visible(message.value(of: element)))  \(message.dictionary.title(of: element.ai) ?? "?")  "
          + "@\(range.lowerBound)+\(range.count)")
    }
    // Carets stand under what was scanned.
    for error in scan?.errors ?? message.errors {
      let bytes = scan?.scanned ?? message.bytes
      lines.append(error.message(in: bytes, language: language, dictionary: message.dictionary))
      lines.append(error.caretLine(in: bytes))
    }
    return lines
  }

  private func text(of reading: BarcodeReading, scan: ScannerProfile.Scan?) -> String {
    let message = reading.message
    var lines = lines(of: message, scan: scan)
    for guess in message.guesses {
      lines.append(guess.text(language))
      lines.append("  " + ReadingText.visible(guess.message.bracketedBytes))
    }
    if message.isValid { lines.append("GS1: " + (language == .english ? "valid" : "sah")) }
    if form == nil, message.form == .bracketed, !message.isValid,
      ElementString(humanReadable: message.bytes, options: options).isValid
    {
      lines.append(
        language == .english
          ? "It reads well as the text beside a symbol: --from hri"
          : "Terbaca baik sebagai teks di samping simbol: --from hri")
    }
    if reading.isBPOMCode, let content = reading.content {
      lines.append("BPOM: " + content.verdict.text(in: arguments.language))
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
