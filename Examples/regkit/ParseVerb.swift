import GS1
import RegKit

/// `regkit parse`: element strings as GS1 and BPOM see them.
struct ParseVerb {
  static let help = """
    regkit parse TEXT|-    read an element string: bracketed, raw with Group Separators, or behind ]Q3 and its like

    Prints the elements, every GS1 error with a caret under its place, and BPOM's verdict on the content. "-" reads lines
    from standard input. With --json, one line of JSON for each message.

    Example: regkit parse '(01)08991234567892(10)ABC(17)271231'
    """

  private let arguments: Arguments
  private let rulebook: Rulebook

  init(_ arguments: Arguments, _ rulebook: Rulebook) throws(Arguments.UsageError) {
    guard arguments.rest.count == 1 else {
      throw Arguments.UsageError(message: "parse: found \(arguments.rest.count) texts, expected one, or - for lines")
    }
    self.arguments = arguments
    self.rulebook = rulebook
  }

  func run() -> ExitStatus {
    guard arguments.rest == ["-"] else { return arguments.rest.first.map { parse(Array($0.utf8)) } ?? .usage }
    var status = ExitStatus.allowed
    while let line = Terminal.readBytes() { status = status.combined(with: parse(line)) }
    return status
  }

  private func parse(_ bytes: [UInt8]) -> ExitStatus {
    let reading = BarcodeReading(bytes, under: rulebook, edition: arguments.edition, asOf: arguments.asOf)
    Terminal.print(
      arguments.isJSON ? arguments.gateway(rulebook).read(bytes).json : text(of: reading))
    // BPOM's rules decide about its own codes; GS1's about everything else.
    if reading.isBPOMCode, let content = reading.content { return ExitStatus(content.verdict.outcome) }
    return reading.message.isValid ? .allowed : .refused
  }

  private func text(of reading: BarcodeReading) -> String {
    let language: GS1Error.Language = arguments.language == .english ? .english : .indonesian
    let message = reading.message
    var lines: [String] = []
    for element in message.elements {
      let place = "\(element.valueOffset)+\(element.valueLength)"
      lines.append(
        "(\(element.ai)) \(ReadingText.visible(message.value(of: element)))  \(element.ai.title ?? "?")  @\(place)")
    }
    for error in message.errors {
      lines.append(error.message(in: message.bytes, language: language))
      lines.append(error.caretLine(in: message.bytes))
    }
    if message.isValid { lines.append("GS1: " + (language == .english ? "valid" : "sah")) }
    if reading.isBPOMCode, let content = reading.content {
      lines.append("BPOM: " + content.verdict.text(in: arguments.language))
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
