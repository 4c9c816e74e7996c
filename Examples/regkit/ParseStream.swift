import GS1
import RegKit

extension ParseVerb {
  /// Reads lines from a file or standard input until they end, one message each.
  ///
  /// Line ends are no part of a message; bytes of any kind are, Group Separators and NUL among them. A line that is too
  /// long is said, and the next one is read.
  func runLines() throws(CommandError) -> ExitStatus {
    if let path = arguments.values(of: "--file").last, path != "-" { try Terminal.takeInput(from: path) }
    let output = LineOutput()
    let reader = LineReader()
    let short = arguments.has("--gs1") ? GS1Lines(output, isJSON: arguments.isJSON, form, options, profile) : nil
    var progress = Progress(isAsked: arguments.has("--progress"), arguments.language)
    var status = ExitStatus.allowed
    while let line = reader.next(flushing: output) {
      let one: ExitStatus
      switch line {
      case .bytes(let bytes):
        if let short {
          one = short.write(bytes, line: reader.count) ? .allowed : .refused
        } else {
          let answer = parse(Array(bytes))
          output.append(Terminal.printable(answer.text))
          output.endLine()
          one = answer.status
        }
      case .tooLong(let length):
        let isEnglish = arguments.language == .english
        let reason =
          isEnglish
          ? "found \(length) bytes, expected at most \(LineReader.longest)"
          : "ditemukan \(length) byte, seharusnya paling banyak \(LineReader.longest)"
        if let short {
          short.write(tooLong: length, line: reader.count)
        } else if arguments.isJSON {
          output.append("{\"error\":{\"code\":\"message_too_long\",\"message\":\"line ")
          output.append("\(reader.count): \(reason)\"}}")
          output.endLine()
        }
        Terminal.complain("regkit: \(isEnglish ? "line" : "baris") \(reader.count): \(reason)")
        one = .refused
      }
      status = status.combined(with: one)
      progress.add(isGood: one == .allowed)
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

  /// Reads one text with GS1's rules alone.
  func runShort(_ bytes: [UInt8]) -> ExitStatus {
    let output = LineOutput()
    let isValid = bytes.withUnsafeBufferPointer {
      GS1Lines(output, isJSON: arguments.isJSON, form, options, profile).write($0, line: 1)
    }
    output.flush()
    return isValid ? .allowed : .refused
  }
}
