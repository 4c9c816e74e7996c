import GS1
import RegKit

/// `regkit render`: messages of any form in another one.
struct RenderVerb {
  static let help = """
    regkit render TEXT|- [--as FORM]         read a message in any form and write it in another
    regkit render --file FILE [--as FORM]    the same for the lines of a file

    \(OutputForm.help)
    \(Arguments.inputHelp)
    \(Arguments.habitHelp)
    \(Arguments.ruleHelp)
    --dictionary FILE  read and write by a GS1 Barcode Syntax Dictionary in the format GS1 publishes

    "-" reads lines from standard input and writes one line for each. A line whose values are wrong is not written: it
    goes to standard error with its number and every reason, and the status is 1. Empty lines are passed over. With
    --json, one line of JSON for each: line, valid, as, text and errors; data that are no UTF-8 in hexadecimal. What
    elements need of each other is not asked, so BPOM's own codes are written too; parse judges that.

    Example: regkit render --as hri --titles '(01)08991234567891(17)281231(10)ABC'
    """

  private let arguments: Arguments
  private let form: OutputForm
  /// The one message; nil for lines.
  private let text: [UInt8]?
  /// How messages are written; nil to recognise the form.
  private let inputForm: ElementString.Form?
  private let language: GS1Error.Language
  private let options: ElementString.Options
  /// What the scanner makes of separators, when that was said.
  private let profile: ScannerProfile?

  init(_ arguments: Arguments, _ rulebook: Rulebook) throws(CommandError) {
    let hasFile = !arguments.values(of: "--file").isEmpty
    guard arguments.rest.count == (hasFile ? 0 : 1) else {
      let wish =
        hasFile
        ? Terminal.pick("tidak ada di samping --file", "none beside --file")
        : Terminal.pick("satu, atau - untuk baris", "one, or - for lines")
      throw CommandError(
        "render: ditemukan \(arguments.rest.count) teks, seharusnya \(wish)",
        "render: found \(arguments.rest.count) texts, expected \(wish)")
    }
    self.arguments = arguments
    text = arguments.texts.first.flatMap { $0 == Array("-".utf8) ? nil : $0 }
    inputForm = try arguments.inputForm()
    form = try OutputForm(arguments)
    profile = try arguments.scannerProfile()
    language = arguments.language == .english ? .english : .indonesian
    var options = try arguments.readingOptions()
    options.checksAssociations = false
    self.options = options
  }

  func run() throws(CommandError) -> ExitStatus {
    guard let text else { return try renderLines() }
    let output = LineOutput()
    let isWritten = render(text, number: nil, to: output)
    output.flush()
    return isWritten ? .allowed : .refused
  }

  /// Reads, checks and writes one message after the other; nothing is allocated for a good one but in a Digital Link.
  private func renderLines() throws(CommandError) -> ExitStatus {
    if let path = arguments.values(of: "--file").last, path != "-" { try Terminal.takeInput(from: path) }
    let reader = LineReader()
    let output = LineOutput()
    var progress = Progress(isAsked: arguments.has("--progress"), arguments.language)
    var status = ExitStatus.allowed
    let elements = UnsafeMutableBufferPointer<Element>.allocate(capacity: 128)
    let errors = UnsafeMutableBufferPointer<GS1Error>.allocate(capacity: 1)
    defer {
      elements.deallocate()
      errors.deallocate()
    }
    // Nothing stands between reading and writing.
    let isPlain = profile == nil && !arguments.isJSON
    var found = ElementBuffer(elements: elements, errors: errors)
    while let line = reader.next(flushing: output) {
      switch line {
      case .bytes(let bytes):
        if bytes.isEmpty { continue }
        found.removeAll()
        if isPlain { ElementString.read(bytes.span, as: inputForm, options: options, into: &found) }
        let stored = UnsafeBufferPointer(rebasing: elements[..<found.storedElementCount])
        var isWritten = true
        if isPlain, found.errorCount == 0, found.elementCount == stored.count,
          form.isDirect(stored, in: bytes, options.dictionary)
        {
          _ = output.write { form.write(stored, in: bytes, options.dictionary, into: $0) }
          output.endLine()
        } else {
          isWritten = render(Array(bytes), number: reader.count, to: output)
        }
        if !isWritten { status = .refused }
        progress.add(isGood: isWritten)
      case .tooLong(let length):
        let place = language == .english ? "line" : "baris"
        let reason =
          language == .english
          ? "found \(length) bytes, expected at most \(LineReader.longest)"
          : "ditemukan \(length) byte, seharusnya paling banyak \(LineReader.longest)"
        if arguments.isJSON {
          let error = JSONValue.object([("code", .string("message_too_long")), ("message", .string(reason))])
          let members: [(key: String, value: JSONValue)] = [
            ("line", .integer(Int64(reader.count))), ("valid", .bool(false)), ("as", .string(form.name)),
            ("errors", .array([error])),
          ]
          output.append(JSONValue.object(members).text)
          output.endLine()
        }
        Terminal.complain("regkit: \(place) \(reader.count): \(reason)")
        status = .refused
        progress.add(isGood: false)
      }
    }
    output.flush()
    progress.finish()
    guard let failure = reader.failure else { return status }
    Terminal.complain(
      "regkit: "
        + Terminal.pick(
          "masukan: ditemukan \(failure), seharusnya baris", "input: found \(failure), expected lines"))
    return status.combined(with: .undetermined)
  }

  /// Writes one message, or says why not, with the places in what was given.
  private func render(_ bytes: [UInt8], number: Int?, to output: LineOutput) -> Bool {
    var errors: [GS1Error] = []
    var shown = bytes
    do throws(GS1Error) {
      let scan = try profile?.read(bytes, options: options)
      let message = scan?.message ?? ElementString(reading: bytes, as: inputForm, options: options)
      errors = scan?.errors ?? message.errors
      if errors.isEmpty {
        // What the form cannot carry is said of the message that was read, everything else of what was given.
        shown = message.bytes
        let written = try form.bytes(of: message)
        if arguments.isJSON {
          output.append(json(number, written, [], shown).text)
        } else {
          written.withUnsafeBufferPointer { output.append($0) }
        }
        output.endLine()
      }
    } catch {
      errors = [error]
    }
    if arguments.isJSON, !errors.isEmpty {
      output.append(json(number, nil, errors, shown).text)
      output.endLine()
    }
    for error in errors {
      let place = number.map { (language == .english ? "line " : "baris ") + "\($0): " } ?? ""
      Terminal.complain(
        "regkit: " + place + error.message(in: shown, language: language, dictionary: options.dictionary))
      Terminal.complain(error.caretLine(in: shown))
    }
    return errors.isEmpty
  }
  /// One line of JSON for a message: what was written, or why nothing was.
  private func json(_ number: Int?, _ written: [UInt8]?, _ errors: [GS1Error], _ bytes: [UInt8]) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("line", .integer(Int64(number ?? 1))), ("valid", .bool(errors.isEmpty)), ("as", .string(form.name)),
    ]
    if let written { members += JSONValue.members("text", written) }
    members.append(("errors", .errors(errors, in: bytes, options.dictionary, arguments.language)))
    return .object(members)
  }
}
