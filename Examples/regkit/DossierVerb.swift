import GS1
import Glibc
import RegKit
import RegKitImaging

/// `regkit dossier`: everything on one product, judged by every rule that applies.
struct DossierVerb {
  static let help = """
    regkit dossier FILE|-                    judge a dossier in JSON
    regkit dossier FILE|- --html OUT|-       the same as an HTML report to file or print

    The answer is grouped by subject, counted, the worst first: each finding with its citation, then the facts that are
    missing with the rule that needs each, and what was not judged. With --json, one line of JSON. With --html, one file
    without scripts that needs nothing else; - writes it to standard output, a file leaves the answer on the screen too.

    A dossier is one object; every group and key may be left out:
    \(fields)
    The day asked about is that of --as-of, else of dates.as_of. A key or value that is not known ends with status 2 and
    the nearest known ones; else the status is that of the whole dossier.

    Example: regkit dossier Examples/Dossiers/faults.json --lang id --html faults.html
    """

  static let valuedOptions = ["--html"]

  private static var fields: String {
    Area.dossier.fields.map { field in
      switch field.kind {
      case .group(let inner): "  \(field.name): " + inner.map { $0.name }.joined(separator: ", ")
      case .list(let inner): "  \(field.name), a list: " + inner.map { $0.name }.joined(separator: ", ")
      default: "  " + field.name
      }
    }.joined(separator: "\n")
  }

  private let arguments: Arguments
  private let rulebook: Rulebook
  private let path: String

  init(_ arguments: Arguments, _ rulebook: Rulebook) throws(CommandError) {
    guard let path = arguments.rest.first, arguments.rest.count == 1 else {
      throw CommandError(
        "dossier: ditemukan \(arguments.rest.count) berkas, seharusnya satu",
        "dossier: found \(arguments.rest.count) files, expected one")
    }
    guard arguments.values(of: "--html").count <= 1 else {
      throw CommandError(
        "dossier: ditemukan --html dua kali, seharusnya satu",
        "dossier: found --html twice, expected one")
    }
    self.arguments = arguments
    self.rulebook = rulebook
    self.path = path
  }

  func run() throws(CommandError) -> ExitStatus {
    let bytes = try contents(of: path)
    let dossier: Dossier
    do throws(QuestionError) {
      dossier = try Dossier(json: bytes, under: rulebook)
    } catch {
      for problem in error.problems {
        Terminal.complain("regkit: \(path): " + problem.message(in: arguments.language))
      }
      return .usage
    }
    let answer = dossier.assess(under: rulebook, edition: arguments.edition, asOf: arguments.asOf)
    let output = arguments.values(of: "--html").first
    if let output { try write(Array(answer.html(in: arguments.language).utf8), to: output, of: "--html") }
    // A report on standard output stands alone, so that it can be piped into a file.
    if output != "-" {
      Terminal.print(arguments.isJSON ? answer.json(in: arguments.language) : answer.text(in: arguments.language))
    }
    return ExitStatus(answer.outcome)
  }
}
