import GS1
import RegKit
import RegKitImaging

/// `regkit print-check`: how the 2D barcodes on scans are printed, in millimetres and colours, and the verdict on it.
struct PrintCheckVerb {
  static let help = """
    regkit print-check --dpi N FILE…    measure how 2D barcodes are printed, on PNG, JPEG and PDF scans

    Prints for each QR Code and Data Matrix its size and that of its modules in millimetres with the uncertainty, the number
    of modules, the colours of ink and ground, the quiet zone, and BPOM's verdict on the print with its articles (size: Pasal
    22; ink: Pasal 17; the words BPOM RI: Pasal 23). What the law leaves open, contrast, quiet zone, X-dimension, is remarked
    on and refuses nothing. A side within its uncertainty of the limit is undetermined. Scan flat, in colour, at 600 dpi.
    It is no grade of print quality by ISO/IEC 15415. With --json, one line of JSON for each file.

    --dpi N            pixels to the inch of the scan; NxM across and down
    --dpi file         what the file says of itself, which programs often fill in without knowing; of a document, how large
                       its pages draw each picture. Pictures of documents are read in gray, so their ink has to be said
    --code ISSUER      a 2D barcode on the pack, of badan_pom or pelaku_usaha; once for each
    --code ISSUER:TEXT the same with the words printed beside it: RegKit reads no words
    --ink COLOUR       the colour of the ink where the scan does not name it, such as hitam; what the scan contradicts does
                       not count
    --background COLOUR  that of the ground
    --readable yes|no  whether BPOM's application reads the code
    --effort fast|balanced|thorough  how much to try to read a code; balanced if not given
    --symbologies LIST  measure these only, of qr and datamatrix

    Example: regkit print-check --dpi 600 --code "badan_pom:BPOM RI" --code pelaku_usaha label.png
    """

  static let valuedOptions =
    ["--dpi", "--code", "--ink", "--background", "--readable"] + Arguments.readerOptionNames

  /// Where the resolution comes from.
  private enum Source {
    case stated(Resolution)
    case file
  }

  private let arguments: Arguments
  private let rulebook: Rulebook
  private let reader: SymbolReader
  private let source: Source
  private let claims: PrintCheck.Claims

  init(_ arguments: Arguments, _ rulebook: Rulebook) throws(CommandError) {
    guard !arguments.rest.isEmpty else {
      throw CommandError(
        "print-check: tidak ditemukan berkas, seharusnya FILE…",
        "print-check: found no file, expected FILE…")
    }
    for option in ["--dpi", "--ink", "--background", "--readable"] where arguments.values(of: option).count > 1 {
      throw CommandError(
        "print-check: ditemukan \(option) dua kali, seharusnya satu",
        "print-check: found \(option) twice, expected one")
    }
    self.arguments = arguments
    self.rulebook = rulebook
    reader = SymbolReader(options: try arguments.readerOptions())
    source = try Self.source(arguments.values(of: "--dpi").first)
    claims = PrintCheck.Claims(
      codes: try Self.codes(arguments.values(of: "--code")),
      ink: try Self.colour("--ink", arguments.values(of: "--ink").first),
      background: try Self.colour("--background", arguments.values(of: "--background").first),
      isReadable: try Self.flag("--readable", arguments.values(of: "--readable").first))
  }

  private static func source(_ word: String?) throws(CommandError) -> Source {
    guard let word else {
      throw CommandError(
        "print-check: tidak ditemukan --dpi, seharusnya resolusi pemindaian, seperti --dpi 600",
        "print-check: found no --dpi, expected the resolution of the scan, such as --dpi 600")
    }
    if word == "file" { return .file }
    let sides = word.split(separator: "x", omittingEmptySubsequences: false).map { Double(String($0)) }
    guard sides.count <= 2, let across = sides.first ?? nil, let down = sides.last ?? nil,
      let resolution = Resolution(dpi: across, down: down)
    else {
      throw CommandError(
        "--dpi: ditemukan \"\(word)\", seharusnya 25 sampai 9600, seperti 600 atau 600x300, atau file",
        "--dpi: found \"\(word)\", expected 25 to 9600, as 600 or 600x300, or file")
    }
    return .stated(resolution)
  }

  private static func codes(_ words: [String]) throws(CommandError) -> [Print.Code]? {
    guard !words.isEmpty else { return nil }
    var codes: [Print.Code] = []
    for word in words {
      let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
      guard let issuer = Issuer(rawValue: parts[0]) else {
        let known = Issuer.allCases.map { $0.rawValue }.joined(separator: Terminal.pick(" atau ", " or "))
        throw CommandError(
          "--code: ditemukan \"\(parts[0])\", seharusnya \(known)",
          "--code: found \"\(parts[0])\", expected \(known)")
      }
      codes.append(Print.Code(issuer: issuer, text: parts.count > 1 ? parts[1] : nil))
    }
    return codes
  }

  private static func colour(_ option: String, _ word: String?) throws(CommandError) -> String? {
    guard let word, !PrintColour.isKnown(word) else { return word }
    let names = PrintColour.names.joined(separator: ", ")
    throw CommandError(
      "\(option): ditemukan \"\(word)\", seharusnya warna seperti \(names)",
      "\(option): found \"\(word)\", expected a colour such as \(names)")
  }

  private static func flag(_ option: String, _ word: String?) throws(CommandError) -> Bool? {
    switch word {
    case nil: nil
    case "yes", "ya": true
    case "no", "tidak": false
    case let word?:
      throw CommandError(
        "\(option): ditemukan \"\(word)\", seharusnya ya atau tidak",
        "\(option): found \"\(word)\", expected yes or no")
    }
  }

  func run() -> ExitStatus {
    var status = ExitStatus.allowed
    for (index, path) in arguments.rest.enumerated() {
      Terminal.progress(index, of: arguments.rest.count, path)
      status = status.combined(with: check(path))
    }
    Terminal.progress(arguments.rest.count, of: arguments.rest.count, "")
    return status
  }

  private func check(_ path: String) -> ExitStatus {
    do throws(ImagingError) {
      let bytes = try readFile(path, limit: ImageLimits.default.maxFileBytes)
      let file = try PictureFile(decoding: bytes)
      guard file.isDocument else {
        return try check(try ColourImage(decoding: bytes), named: path, declared: Resolution(declaredIn: bytes))
      }
      return checkPages(of: file, path)
    } catch {
      return complain(error, path)
    }
  }

  /// Checks the pictures of a document one by one; how large each is drawn on its page is what the file says of itself.
  private func checkPages(of file: PictureFile, _ path: String) -> ExitStatus {
    var status = ExitStatus.allowed
    let read = min(file.pageCount, ImageLimits.default.maxPages)
    if read < file.pageCount {
      Terminal.complain(
        "regkit: \(path): "
          + (arguments.language == .english
            ? "pages \(read + 1)-\(file.pageCount) were not read"
            : "halaman \(read + 1)-\(file.pageCount) tidak dibaca"))
      status = .undetermined
    }
    for number in 1...read {
      let name = "\(path), \(arguments.language == .english ? "page" : "halaman") \(number)"
      do throws(ImagingError) {
        let page = try file.page(number)
        for obstacle in page.obstacles { status = status.combined(with: complain(obstacle, name)) }
        for picture in page.pictures {
          let declared = picture.dotsPerInch.flatMap { Resolution(dpi: $0.horizontal, down: $0.vertical) }
          status = status.combined(with: try check(ColourImage(picture.image), named: name, declared: declared))
        }
      } catch {
        status = status.combined(with: complain(error, name))
      }
    }
    return status
  }

  private func check(
    _ picture: ColourImage, named name: String, declared: Resolution?
  ) throws(ImagingError) -> ExitStatus {
    let resolution: Resolution? =
      switch source {
      case .stated(let resolution): resolution
      case .file: declared
      }
    guard let resolution else {
      Terminal.complain(
        "regkit: \(name): "
          + Terminal.pick(
            "tidak ditemukan resolusi dalam berkas, seharusnya --dpi N",
            "found no resolution in the file, expected --dpi N"))
      return .usage
    }
    let check = try PrintCheck(
      of: picture, at: resolution, by: reader, named: name, claims: claims, under: rulebook,
      edition: arguments.edition, asOf: arguments.asOf)
    Terminal.print(arguments.isJSON ? check.json(in: arguments.language) : check.text(in: arguments.language))
    return ExitStatus(check.outcome)
  }

  private func complain(_ error: ImagingError, _ name: String) -> ExitStatus {
    if arguments.isJSON { Terminal.print(ScanReport.json(for: error, named: name, in: arguments.language)) }
    Terminal.complain(
      "regkit: \(name): \(arguments.language == .english ? error.descriptionEN : error.descriptionID)")
    return .undetermined
  }
}
