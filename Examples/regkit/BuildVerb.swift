import GS1
import RegKit

/// `regkit build`: a message of identifiers and values.
struct BuildVerb {
  static let help = """
    regkit build AI=VALUE…    make a message and print it

    A ? in the place of a check digit, or of a check character pair at the end, has it computed; a GTIN body of 7, 11 or
    12 digits is filled up to 14 digits then. Besides the form of the message, values are read as people write them:
    2028-12-31 or 2028-12 for dates, 2028-12-31T10:30 with a time, 1.5 or "2 kg" where the last digit of the identifier
    is the number of decimals, "360 15000.00" for an amount with a currency, -18.5 for a temperature, yes or no. Nothing
    is rounded. A date has two digits for its year: without --as-of it must be of 2000 to 2050, with it of the 49 years
    before to the 50 after that day's. Elements of predefined length come first; --keep-order keeps the order given.
    --no-associations also builds what needs or excludes other elements, such as BPOM's own codes of (90).

    \(OutputForm.help)
    \(Arguments.ruleHelp)
    --dictionary FILE  build by a GS1 Barcode Syntax Dictionary in the format GS1 publishes

    What cannot be encoded is refused with every reason on standard error, a caret under each place in the message, and
    status 1.
    With --json, one line of JSON as parse gives it for the message, with the form and its text as members `as` and
    `written`; none where a value, or the message in the form asked for, could not be written at all. Its outcome is BPOM's
    for a code of BPOM's; the status says whether the message was built.

    Example: regkit build '01=0899123456789?' 17=2028-12-31 10=ABC 21=XYZ --as dl
    """

  static let flags = OutputForm.flags + ["--keep-order", "--no-associations"]

  private let arguments: Arguments
  private let rulebook: Rulebook
  private let form: OutputForm
  private let language: GS1Error.Language
  private let options: ElementString.Options

  init(_ arguments: Arguments, _ rulebook: Rulebook) throws(CommandError) {
    guard !arguments.rest.isEmpty else {
      throw CommandError(
        "build: tidak ditemukan elemen, seharusnya AI=VALUE…",
        "build: found no element, expected AI=VALUE…")
    }
    self.arguments = arguments
    self.rulebook = rulebook
    form = try OutputForm(arguments)
    language = arguments.language == .english ? .english : .indonesian
    options = try arguments.readingOptions()
  }

  func run() throws(CommandError) -> ExitStatus {
    var builder = ElementStringBuilder(
      order: arguments.has("--keep-order") ? .asGiven : .predefinedLengthFirst,
      century: arguments.asOf.map { .around(year: $0.year) })
    builder.options = options
    builder.options.checksAssociations = !arguments.has("--no-associations")
    for word in arguments.texts {
      let parts = word.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let ai = ApplicationIdentifier(String(decoding: parts[0], as: UTF8.self)) else {
        let shown = String(decoding: word, as: UTF8.self)
        throw CommandError(
          "build: ditemukan \"\(shown)\", seharusnya AI=VALUE seperti 10=ABC",
          "build: found \"\(shown)\", expected AI=VALUE such as 10=ABC")
      }
      if let text = String(validating: parts[1], as: UTF8.self) {
        builder.append(ai, written: text, completesCheckDigit: true)
      } else {
        // What is no text has no form that people write.
        builder.append(ai, bytes: Array(parts[1]))
      }
    }
    do throws(ElementStringBuilder.Failure) {
      return show(try builder.build())
    } catch {
      return complain(error.misfits, error.message)
    }
  }

  private func show(_ message: ElementString) -> ExitStatus {
    do throws(GS1Error) {
      let bytes = try form.bytes(of: message)
      if arguments.isJSON {
        let answer = arguments.gateway(rulebook).answer(reading(message))
        Terminal.print(answer.json(with: [("as", .string(form.name))] + JSONValue.members("written", bytes)))
      } else {
        Terminal.write(bytes + [0x0A])
      }
      return .allowed
    } catch {
      complain(error, in: message)
      return .refused
    }
  }

  private func reading(_ message: ElementString) -> BarcodeReading {
    BarcodeReading(message, under: rulebook, edition: arguments.edition, asOf: arguments.asOf)
  }

  private func complain(_ misfits: [Misfit], _ message: ElementString) -> ExitStatus {
    for misfit in misfits { Terminal.complain("regkit: " + misfit.message(in: language)) }
    for error in message.errors { complain(error, in: message) }
    if arguments.isJSON, misfits.isEmpty {
      Terminal.print(arguments.gateway(rulebook).answer(reading(message)).json)
    }
    return .refused
  }

  private func complain(_ error: GS1Error, in message: ElementString) {
    Terminal.complain("regkit: " + error.message(in: message.bytes, language: language, dictionary: options.dictionary))
    Terminal.complain(error.caretLine(in: message.bytes))
  }
}
