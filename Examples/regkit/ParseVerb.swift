import GS1
import RegKit

/// `regkit parse`: element strings as GS1 and BPOM see them.
struct ParseVerb {
  static let help = """
    regkit parse TEXT|-    read an element string: bracketed, raw with Group Separators, or behind ]Q3 and its like

    Prints the elements, every GS1 error with a caret under its place, and BPOM's verdict on the content. "-" reads lines
    from standard input. With --json, one line of JSON for each message. Where separators seem lost or replaced, guesses
    at the message follow the errors; a guess is never the answer.

    --separator TEXT   what the scanner types for the separator (FNC1), undone before reading
    --profile NAME     the same by the name of a common habit, such as braces for {GS}

    Example: regkit parse '(01)08991234567892(10)ABC(17)271231'
    """

  private let arguments: Arguments
  private let rulebook: Rulebook
  /// What the scanner makes of separators, when that was said.
  private let profile: ScannerProfile?

  init(_ arguments: Arguments, _ rulebook: Rulebook) throws(Arguments.UsageError) {
    guard arguments.rest.count == 1 else {
      throw Arguments.UsageError(message: "parse: found \(arguments.rest.count) texts, expected one, or - for lines")
    }
    self.arguments = arguments
    self.rulebook = rulebook
    profile = try Self.profile(arguments)
  }

  private static func profile(_ arguments: Arguments) throws(Arguments.UsageError) -> ScannerProfile? {
    var profile: ScannerProfile?
    for name in arguments.values(of: "--profile") {
      guard let preset = ScannerProfile.preset(name) else {
        let known = ScannerProfile.presets.map { $0.name }.joined(separator: ", ")
        throw Arguments.UsageError(message: "--profile: found \"\(name)\", expected one of \(known)")
      }
      profile = preset
    }
    for text in arguments.values(of: "--separator") {
      guard !text.isEmpty else { throw Arguments.UsageError(message: "--separator: found nothing, expected a text") }
      profile = profile ?? ScannerProfile()
      profile?.separators.append(Array(text.utf8))
    }
    return profile
  }

  func run() -> ExitStatus {
    guard arguments.rest == ["-"] else { return arguments.rest.first.map { parse(Array($0.utf8)) } ?? .usage }
    var status = ExitStatus.allowed
    while let line = Terminal.readBytes() { status = status.combined(with: parse(line)) }
    return status
  }

  private func parse(_ bytes: [UInt8]) -> ExitStatus {
    guard let profile else {
      let message = ElementString(reading: bytes)
      return answer(message, scan: nil)
    }
    do throws(GS1Error) {
      let scan = try profile.read(bytes)
      return answer(scan.message, scan: scan)
    } catch {
      Terminal.print(error.message(in: bytes, language: language) + "\n" + error.caretLine(in: bytes))
      return .refused
    }
  }

  private var language: GS1Error.Language { arguments.language == .english ? .english : .indonesian }

  private func answer(_ message: ElementString, scan: ScannerProfile.Scan?) -> ExitStatus {
    let reading = BarcodeReading(message, under: rulebook, edition: arguments.edition, asOf: arguments.asOf)
    Terminal.print(
      arguments.isJSON ? arguments.gateway(rulebook).answer(reading).json : text(of: reading, scan: scan))
    // BPOM's rules decide about its own codes; GS1's about everything else.
    if reading.isBPOMCode, let content = reading.content { return ExitStatus(content.verdict.outcome) }
    return reading.message.isValid ? .allowed : .refused
  }

  private func text(of reading: BarcodeReading, scan: ScannerProfile.Scan?) -> String {
    let message = reading.message
    var lines: [String] = []
    for element in message.elements {
      let range = scan?.valueRange(of: element) ?? element.valueRange
      lines.append(
        "(\(element.ai)) \(ReadingText.visible(message.value(of: element)))  \(element.ai.title ?? "?")  "
          + "@\(range.lowerBound)+\(range.count)")
    }
    // Carets stand under what was scanned.
    for error in scan?.errors ?? message.errors {
      let bytes = scan?.scanned ?? message.bytes
      lines.append(error.message(in: bytes, language: language))
      lines.append(error.caretLine(in: bytes))
    }
    for guess in message.guesses {
      lines.append(guess.text(language))
      lines.append("  " + ReadingText.visible(guess.message.bracketedBytes))
    }
    if message.isValid { lines.append("GS1: " + (language == .english ? "valid" : "sah")) }
    if reading.isBPOMCode, let content = reading.content {
      lines.append("BPOM: " + content.verdict.text(in: arguments.language))
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
