import RegKit
import RegKitImaging

/// `regkit check`: one question, asked in words of the shell.
struct CheckVerb {
  static var help: String {
    var lines = [
      "regkit check AREA key=value…    ask one question", "",
      "A key inside another is written with a full stop, an item of a list with its number: codes[0].issuer=badan_pom.",
      "For documents, file=PATH looks inside a file and takes its size from it, and its name unless filename is given.",
      "",
    ]
    for area in Area.allCases {
      lines.append("  " + area.rawValue)
      lines.append("    " + area.fields.map { $0.help }.joined(separator: " "))
    }
    lines += ["", "Example: regkit check eligibility \(Area.eligibility.example)"]
    return lines.joined(separator: "\n")
  }

  private let arguments: Arguments
  private let rulebook: Rulebook

  init(_ arguments: Arguments, _ rulebook: Rulebook) throws(CommandError) {
    guard !arguments.rest.isEmpty else {
      let areas = Area.allCases.map { $0.rawValue }.joined(separator: ", ")
      throw CommandError(
        "check: tidak ditemukan area, seharusnya salah satu dari \(areas)",
        "check: found no area, expected one of \(areas)")
    }
    self.arguments = arguments
    self.rulebook = rulebook
  }

  func run() throws -> ExitStatus {
    let area = arguments.rest[0]
    var pairs: [(key: String, value: String)] = []
    var content: FileFacts?
    for word in arguments.rest.dropFirst() {
      guard let mark = word.firstIndex(of: "=") else {
        throw CommandError(
          "check: ditemukan \"\(word)\", seharusnya key=value",
          "check: found \"\(word)\", expected key=value")
      }
      let (key, value) = (String(word[..<mark]), String(word[word.index(after: mark)...]))
      if area == Area.documents.rawValue, key == "file" {
        let bytes: [UInt8]
        do throws(ImagingError) {
          bytes = try readFile(value, limit: ImageLimits.default.maxFileBytes)
        } catch {
          Terminal.complain("regkit: \(value): " + Terminal.pick(error.descriptionID, error.descriptionEN))
          return .undetermined
        }
        content = FileFacts(decoding: bytes)
        // What was uploaded may lie on the disk under another name.
        if !arguments.rest.contains(where: { $0.hasPrefix("filename=") }) {
          pairs.append(("filename", value.split(separator: "/").last.map { String($0) } ?? value))
        }
        pairs.append(("size_bytes", String(bytes.count)))
      } else {
        pairs.append((key, value))
      }
    }
    let answer = arguments.gateway(rulebook).answer(area: area, pairs: pairs, content: content)
    if arguments.isJSON {
      Terminal.print(answer.json)
    } else if let error = answer.error {
      for problem in error.problems { Terminal.complain("regkit: " + problem.message(in: arguments.language)) }
    } else {
      Terminal.print(text(of: answer))
    }
    return switch answer.status {
    case .answered(let outcome): ExitStatus(outcome)
    case .failed: .usage
    }
  }

  private func text(of answer: Gateway.Answer) -> String {
    let details = answer.detailLines
    return (details + [answer.verdict?.text(in: arguments.language) ?? ""]).joined(separator: "\n")
  }
}
