import GS1
import RegKit
import RegKitImaging

/// `regkit scan`: every barcode in the pictures, what it says and the verdict.
struct ScanVerb {
  static let help = """
    regkit scan FILE…    read the barcodes in PNG and JPEG pictures and judge them

    Prints, for each symbol, what carried it, what it says and BPOM's verdict with its articles. With --json, one line of
    JSON for each file. Without --edition and --as-of the base edition 33/2018 answers.

    --effort fast|balanced|thorough  how much to try: balanced if not given; thorough for a picture that should hold more
    --symbologies LIST  what to look for, of qr, datamatrix, code128, ean, itf14, databar, separated by commas; all but
                        databar if not given
    --dictionary FILE  read by a GS1 Barcode Syntax Dictionary in the format GS1 publishes

    Example: regkit scan --as-of 2026-11-21 Examples/Samples/cosmetic-photo.jpg
    """

  private let arguments: Arguments
  private let rulebook: Rulebook
  private let reader: SymbolReader
  private let options: ElementString.Options

  init(_ arguments: Arguments, _ rulebook: Rulebook) throws(CommandError) {
    guard !arguments.rest.isEmpty else { throw CommandError(message: "scan: found no file, expected FILE…") }
    self.arguments = arguments
    self.rulebook = rulebook
    options = try arguments.readingOptions()
    reader = SymbolReader(options: try arguments.readerOptions())
  }

  func run() -> ExitStatus {
    var status = ExitStatus.allowed
    for (index, path) in arguments.rest.enumerated() {
      Terminal.progress(index, of: arguments.rest.count, path)
      status = status.combined(with: scan(path))
    }
    Terminal.progress(arguments.rest.count, of: arguments.rest.count, "")
    return status
  }

  private func scan(_ path: String) -> ExitStatus {
    do throws(ImagingError) {
      let image = try GrayImage(contentsOfFile: path)
      let report = try ScanReport(
        of: image, by: reader, named: path, options: options, under: rulebook, edition: arguments.edition,
        asOf: arguments.asOf)
      Terminal.print(arguments.isJSON ? report.json(in: arguments.language) : text(of: report))
      return ExitStatus(report.outcome)
    } catch {
      if arguments.isJSON { Terminal.print(ScanReport.json(for: error, named: path, in: arguments.language)) }
      Terminal.complain(
        "regkit: \(path): \(arguments.language == .english ? error.descriptionEN : error.descriptionID)")
      return .undetermined
    }
  }

  private func text(of report: ScanReport) -> String {
    var lines = ["\(report.name ?? "")  \(report.width) × \(report.height)"]
    if report.entries.isEmpty { lines.append("  " + pick("tidak ada kode yang terbaca", "no code could be read")) }
    for entry in report.entries {
      let symbol = entry.symbol
      let place = symbol.corners.first.map { " (\($0.x), \($0.y))" } ?? ""
      lines.append("  \(symbol.symbologyIdentifier)\(place)  [\(symbol.step)]")
      if let part = symbol.part {
        let number = part.index.map { String($0 + 1) } ?? "?"
        let count = part.count.map { String($0) } ?? "?"
        lines.append(
          "    "
            + pick(
              "bagian \(number) dari \(count) suatu pesan; bagian lain tidak terbaca",
              "part \(number) of \(count) of a message; the others were not read"))
      }
      lines += ReadingText(entry.reading, arguments.language).lines.map { "    " + $0 }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func pick(_ indonesian: String, _ english: String) -> String {
    arguments.language == .indonesian ? indonesian : english
  }
}
