import GS1
import Glibc
import RegKit
import RegKitImaging

/// `regkit scan`: every barcode in the pictures, what it says and the verdict.
struct ScanVerb {
  static let help = """
    regkit scan FILE…    read the barcodes in PNG and JPEG pictures and in PDF documents, and judge them

    Prints, for each symbol, what carried it, what it says and BPOM's verdict with its articles. With --json, one line of
    JSON for each file. Without --edition and --as-of the base edition 33/2018 answers.

    Of a document, the pictures on its pages are read. A page without one, without a code in them, with one that cannot be
    read, or with lines or text beside them in which a code could be, is drawn at 300 dpi by pdftoppm when that program is
    on the PATH; else the page is said not to be read in full, and the outcome is left open.

    --effort fast|balanced|thorough  how much to try: balanced if not given; thorough for a picture that should hold more
    --symbologies LIST  what to look for, of qr, datamatrix, code128, ean, itf14, databar, separated by commas; all but
                        databar if not given
    --annotate OUT     draw on the picture what was found, with the reading and a sign for the verdict beside each code, and
                       write it to the PNG file OUT, or with - to standard output and nothing else there; for one FILE
                       that is a picture
    --dictionary FILE  read by a GS1 Barcode Syntax Dictionary in the format GS1 publishes

    Example: regkit scan --as-of 2026-11-21 Examples/Samples/cosmetic-photo.jpg
    """

  private let arguments: Arguments
  private let rulebook: Rulebook
  private let reader: SymbolReader
  private let options: ElementString.Options
  private let annotation: String?

  static let valuedOptions = ["--dictionary", "--annotate"] + Arguments.readerOptionNames

  init(_ arguments: Arguments, _ rulebook: Rulebook) throws(CommandError) {
    guard !arguments.rest.isEmpty else { throw CommandError(message: "scan: found no file, expected FILE…") }
    self.arguments = arguments
    self.rulebook = rulebook
    options = try arguments.readingOptions()
    reader = SymbolReader(options: try arguments.readerOptions())
    annotation = arguments.values(of: "--annotate").last
    guard let annotation else { return }
    guard arguments.rest.count == 1 else {
      throw CommandError(message: "scan --annotate: found \(arguments.rest.count) files, expected one")
    }
    guard arguments.rest != [annotation] else {
      throw CommandError(message: "scan --annotate: found the picture itself, expected another file")
    }
    guard annotation != "-" || isatty(1) == 0 else {
      throw CommandError(message: "scan --annotate: found a terminal, expected a file or a pipe")
    }
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
      let file = try PictureFile(contentsOfFile: path)
      guard annotation == nil || !file.isDocument else {
        Terminal.complain("regkit: scan --annotate: found a document, expected a PNG or JPEG picture")
        return .usage
      }
      var rasterizer = PageRasterizer(path: path)
      let report = try ScanReport(
        of: file, by: reader, named: path, options: options, under: rulebook, edition: arguments.edition,
        asOf: arguments.asOf, rasterized: { rasterizer.picture(ofPage: $0, size: file.pageSize($0)) })
      // A picture on standard output stands alone, so that it can be piped into a file.
      if annotation != "-" {
        Terminal.print(arguments.isJSON ? report.json(in: arguments.language) : text(of: report))
      }
      if let damage = report.damage { complain(path, damage) }
      for page in report.pages {
        for error in page.errors { complain("\(path): " + pick("halaman", "page") + " \(page.number)", error) }
      }
      if !rasterizer.isAvailable, report.pages.contains(where: { !$0.errors.isEmpty }) {
        Terminal.complain(
          pick(
            "regkit: pasang pdftoppm (poppler-utils) agar halaman vektor ikut dibaca",
            "regkit: install pdftoppm (poppler-utils) to have vector pages read too"))
      }
      if let annotation {
        let picture = try report.annotated(try file.page(1).pictures[0].image, in: arguments.language).png()
        guard write(picture, to: annotation) else { return .undetermined }
      }
      return ExitStatus(report.outcome)
    } catch {
      if arguments.isJSON { Terminal.print(ScanReport.json(for: error, named: path, in: arguments.language)) }
      complain(path, error)
      return .undetermined
    }
  }

  private func complain(_ place: String, _ error: ImagingError) {
    Terminal.complain("regkit: \(place): " + pick(error.descriptionID, error.descriptionEN))
  }

  private func write(_ picture: [UInt8], to output: String) -> Bool {
    guard output != "-" else {
      Terminal.write(picture)
      return true
    }
    if let file = fopen(output, "wb") {
      let isWritten = fwrite(picture, 1, picture.count, file) == picture.count
      if fclose(file) == 0, isWritten { return true }
    }
    let reason = strerror(errno).map { String(cString: $0) } ?? "?"
    Terminal.complain("regkit: \(output): found \(reason), expected a file that can be written")
    return false
  }

  private func text(of report: ScanReport) -> String {
    let name = report.name ?? ""
    guard !report.pages.isEmpty else {
      let lines = ["\(name)  \(report.width) × \(report.height)"] + self.lines(of: report.entries)
      return lines.joined(separator: "\n") + "\n"
    }
    var lines = ["\(name)  \(report.pages.count) " + pick("halaman", report.pages.count == 1 ? "page" : "pages")]
    for page in report.pages {
      let sizes = page.pictures.map {
        "  \($0.width) × \($0.height)" + ($0.isDrawn ? pick(" (seluruh halaman)", " (the whole page)") : "")
      }.joined(separator: ",")
      lines.append(pick("halaman", "page") + " \(page.number)\(sizes)")
      lines += page.errors.map { "  " + pick($0.descriptionID, $0.descriptionEN) }
      let entries = report.entries.filter { $0.page == page.number }
      if page.errors.isEmpty || !entries.isEmpty { lines += self.lines(of: entries) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(of entries: [ScanReport.Entry]) -> [String] {
    if entries.isEmpty { return ["  " + pick("tidak ada kode yang terbaca", "no code could be read")] }
    var lines: [String] = []
    for entry in entries {
      let symbol = entry.symbol
      let place = symbol.corners.first.map { " (\($0.x), \($0.y))" } ?? ""
      lines.append("  \(symbol.symbologyIdentifier)\(place)  [\(symbol.step)]")
      if let part = symbol.part { lines.append("    " + part.text(in: arguments.language)) }
      lines += ReadingText(entry.reading, of: symbol, arguments.language).lines.map { "    " + $0 }
    }
    return lines
  }

  private func pick(_ indonesian: String, _ english: String) -> String {
    arguments.language == .indonesian ? indonesian : english
  }
}
