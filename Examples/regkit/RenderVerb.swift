import GS1
import Glibc
import RegKit

/// `regkit render`: messages of any form in another one.
struct RenderVerb {
  static let help = """
    regkit render TEXT|- [--as FORM]    read a message in any form and write it in another

    \(OutputForm.help)

    "-" reads lines from standard input and writes one line for each. A line whose values are wrong is not written: it
    goes to standard error with its number and every reason, and the status is 1. Empty lines are passed over. What
    elements need of each other is not asked, so BPOM's own codes are written too; parse judges that.

    Example: regkit render --as hri --titles '(01)08991234567891(17)281231(10)ABC'
    """

  private let form: OutputForm
  private let text: String
  private let language: GS1Error.Language

  init(_ arguments: Arguments, _ rulebook: Rulebook) throws(Arguments.UsageError) {
    guard arguments.rest.count == 1, let text = arguments.rest.first else {
      throw Arguments.UsageError(message: "render: found \(arguments.rest.count) texts, expected one, or - for lines")
    }
    self.text = text
    form = try OutputForm(arguments)
    language = arguments.language == .english ? .english : .indonesian
  }

  private static var options: ElementString.Options {
    var options = ElementString.Options()
    options.checksAssociations = false
    return options
  }

  func run() -> ExitStatus {
    guard text == "-" else {
      var output = LineOutput()
      let isWritten = render(Array(text.utf8), number: nil, to: &output)
      output.flush()
      return isWritten ? .allowed : .refused
    }
    return renderLines()
  }

  /// Reads, checks and writes one message after the other; nothing is allocated for a good one but in a Digital Link.
  private func renderLines() -> ExitStatus {
    var input = LineInput()
    var output = LineOutput()
    var status = ExitStatus.allowed
    let elements = UnsafeMutableBufferPointer<Element>.allocate(capacity: 128)
    let errors = UnsafeMutableBufferPointer<GS1Error>.allocate(capacity: 1)
    defer {
      elements.deallocate()
      errors.deallocate()
    }
    let options = RenderVerb.options
    var found = ElementBuffer(elements: elements, errors: errors)
    // What was read is written before more input is waited for, so that a program at the other end has its answer.
    while let line = input.next(before: { output.flush() }) {
      if line.count == 0 { continue }
      found.removeAll()
      ElementString.read(line.span, options: options, into: &found)
      if form.isDirect, found.errorCount == 0, found.elementCount <= elements.count {
        let stored = UnsafeBufferPointer(rebasing: elements[..<found.elementCount])
        output.append { form.write(stored, in: line, into: $0) }
      } else if !render(Array(line), number: input.number, to: &output) {
        status = .refused
      }
    }
    output.flush()
    return status
  }

  /// Writes one message, or says why not.
  private func render(_ bytes: [UInt8], number: Int?, to output: inout LineOutput) -> Bool {
    let message = ElementString(reading: bytes, options: RenderVerb.options)
    do throws(GS1Error) {
      if let error = message.errors.first { throw error }
      let written = try form.bytes(of: message)
      output.append { storage in
        if written.count <= storage.count { _ = storage.update(fromContentsOf: written) }
        return written.count
      }
      return true
    } catch {
      for error in message.errors.isEmpty ? [error] : message.errors {
        let place = number.map { (language == .english ? "line " : "baris ") + "\($0): " } ?? ""
        Terminal.complain("regkit: " + place + error.message(in: message.bytes, language: language))
        Terminal.complain(error.caretLine(in: message.bytes))
      }
      return false
    }
  }
}
