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

    --pages FIRST-LAST read these pages of documents only, or one page N; without it the first 50, and with more pages the
                       outcome is left open
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
  /// The pages of documents to read; nil for all.
  private let pages: ClosedRange<Int>?

  static let valuedOptions = ["--dictionary", "--annotate", "--pages"] + Arguments.readerOptionNames

  init(_ arguments: Arguments, _ rulebook: Rulebook) throws(CommandError) {
    guard !arguments.rest.isEmpty else {
      throw CommandError(
        "scan: tidak ditemukan berkas, seharusnya FILE…",
        "scan: found no file, expected FILE…")
    }
    self.arguments = arguments
    self.rulebook = rulebook
    options = try arguments.readingOptions()
    reader = SymbolReader(options: try arguments.readerOptions())
    pages = try arguments.values(of: "--pages").last.map(Self.pages)
    annotation = arguments.values(of: "--annotate").last
    guard let annotation else { return }
    guard arguments.rest.count == 1 else {
      throw CommandError(
        "scan --annotate: ditemukan \(arguments.rest.count) berkas, seharusnya satu",
        "scan --annotate: found \(arguments.rest.count) files, expected one")
    }
    guard arguments.rest != [annotation] else {
      throw CommandError(
        "scan --annotate: ditemukan gambar itu sendiri, seharusnya berkas lain",
        "scan --annotate: found the picture itself, expected another file")
    }
    let file = annotation.split(separator: "/").last ?? ""
    guard !file.dropFirst().contains(".") || file.lowercased().hasSuffix(".png") else {
      throw CommandError(
        "scan --annotate: ditemukan \"\(annotation)\", seharusnya nama yang berakhir dengan .png: hanya PNG yang ditulis",
        "scan --annotate: found \"\(annotation)\", expected a name that ends in .png: only PNG is written")
    }
    guard annotation != "-" || isatty(1) == 0 else {
      throw CommandError(
        "scan --annotate: ditemukan terminal, seharusnya berkas atau pipa",
        "scan --annotate: found a terminal, expected a file or a pipe")
    }
  }

  private static func pages(_ word: String) throws(CommandError) -> ClosedRange<Int> {
    let numbers = word.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count <= 2, let first = numbers.first ?? nil, let last = numbers.last ?? nil, first >= 1,
      first <= last
    else {
      throw CommandError(
        "--pages: ditemukan \"\(word)\", seharusnya nomor seperti 3 atau 51-60",
        "--pages: found \"\(word)\", expected numbers such as 3 or 51-60")
    }
    return first...last
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
        Terminal.complain(
          "regkit: "
            + pick(
              "scan --annotate: ditemukan dokumen, seharusnya gambar PNG atau JPEG",
              "scan --annotate: found a document, expected a PNG or JPEG picture"))
        return .usage
      }
      var rasterizer = PageRasterizer(path: path)
      let report = try ScanReport(
        of: file, pages: pages, by: reader, named: path, options: options, under: rulebook, edition: arguments.edition,
        asOf: arguments.asOf, rasterized: { rasterizer.page($0, size: file.pageSize($0)) })
      // A picture on standard output stands alone, so that it can be piped into a file.
      if annotation != "-" {
        Terminal.print(arguments.isJSON ? report.json(in: arguments.language) : text(of: report))
      }
      if let damage = report.damage { complain(path, damage) }
      if let unread = report.unreadPages, let error = report.unreadError {
        let numbers = "\(unread.lowerBound)-\(unread.upperBound)"
        complain("\(path): " + pick("halaman \(numbers) tidak dibaca", "pages \(numbers) were not read"), error)
        Terminal.complain(
          "regkit: " + pick("--pages \(numbers) membacanya", "--pages \(numbers) reads them"))
      }
      for page in report.pages {
        for error in page.errors { complain("\(path): " + pick("halaman", "page") + " \(page.number)", error) }
      }
      if !rasterizer.isAvailable, report.pages.contains(where: { !$0.errors.isEmpty }) {
        Terminal.complain(PageRasterizer.hint)
      }
      if let annotation {
        let picture = try report.annotated(try file.page(1).pictures[0].image, in: arguments.language).png()
        do throws(CommandError) {
          try write(picture, to: annotation, of: "scan --annotate")
        } catch {
          Terminal.complain("regkit: " + error.message)
          return error.status
        }
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

  private func text(of report: ScanReport) -> String {
    let name = report.name ?? ""
    guard !report.pages.isEmpty else {
      let lines = ["\(name)  \(report.width) × \(report.height)"] + self.lines(of: report.entries)
      return lines.joined(separator: "\n") + "\n"
    }
    var lines = ["\(name)  \(report.pageCount) " + pick("halaman", report.pageCount == 1 ? "page" : "pages")]
    if report.pages.count < report.pageCount, let first = report.pages.first, let last = report.pages.last {
      lines.append(
        pick("hanya halaman", "only pages") + " \(first.number)–\(last.number) " + pick("yang dibaca", "were read"))
    }
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
