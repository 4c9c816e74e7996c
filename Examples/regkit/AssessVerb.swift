import Glibc
import RegKit
import RegKitImaging

/// `regkit assess`: questions in JSON lines, answers in JSON lines.
struct AssessVerb {
  static let help = """
    regkit assess [FILE]    answer questions in JSON, one a line, from FILE or standard input

    Each question is {"area": …, "inputs": {…}}, with "edition", "as_of", "lang" and "id" where wanted. Each gives one line of
    JSON, in order and at once. The status is that of the gravest answer: 2 when a question could not be asked, else 1, 3, 0.

    Example: echo '{"area":"method","inputs":{"product_class":"kosmetika"}}' | regkit assess
    """

  private let arguments: Arguments
  private let gateway: Gateway

  init(_ arguments: Arguments, _ rulebook: Rulebook) throws(CommandError) {
    guard arguments.rest.count <= 1 else {
      throw CommandError(
        "assess: ditemukan \(arguments.rest.count) berkas, seharusnya satu atau tidak ada",
        "assess: found \(arguments.rest.count) files, expected one or none")
    }
    self.arguments = arguments
    gateway = arguments.gateway(rulebook)
  }

  func run() throws -> ExitStatus {
    if let path = arguments.rest.first, path != "-" { try Terminal.takeInput(from: path) }
    var status = ExitStatus.allowed
    while let line = Terminal.readBytes() {
      guard line.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { continue }
      let answer = line.withUnsafeBufferPointer { gateway.answer($0) }
      Terminal.print(answer.json)
      switch answer.status {
      case .answered(let outcome): status = status.combined(with: ExitStatus(outcome))
      case .failed: status = status.combined(with: .usage)
      }
    }
    return status
  }
}
