@preconcurrency import Glibc
import RegKit
import RegKitImaging

/// `regkit documents check`: a folder of uploads, each judged by the rules of where it is to be uploaded.
struct DocumentsVerb {
  static let help = """
    regkit documents check DIR    judge every file of a folder of uploads

    Prints for each file the verdict of its upload place with its articles, the codes in its pictures with theirs, and with
    --dossier whether these say what licence and product say: NIE, GTIN, batch, expiry. Then the files that are missing, those
    that come twice, and those that cannot be read. With --json, one line of JSON for each file and one, closing, at the end.

    --manifest FILE  which file is for which place, as JSON or as CSV; manifest.json or manifest.csv in DIR if not given
    --context ID     the place of files of which nothing else is said
    --dossier FILE   a dossier as for regkit dossier; the files it lists have to be there
    --effort fast|balanced|thorough  how much to try to read a code, balanced if not given
    --symbologies LIST  what to look for, as for regkit scan

    The place of a file is that of the manifest, else of the dossier's upload of that name, else the folder it lies in where
    that has the name of a place, else --context. A manifest in CSV has a row for each file under file,context,document; one
    in JSON may name the forms as well, whose required documents are then looked for:
      {"forms": ["esertifikasi.registrasi"], "circumstances": {}, "context": "esertifikasi.registrasi.dokumen_persyaratan",
       "files": [{"file": "npwp.pdf", "document": "NPWP"}]}
    Hidden files and links are passed over. A page of a document whose pictures are not all there is to read is drawn by
    pdftoppm when that program is on the PATH; without it the document is left undetermined.

    Example: regkit documents check uploads --context sinkarkes.komoditas --lang id
    """

  static let valuedOptions = ["--manifest", "--context", "--dossier"] + Arguments.readerOptionNames

  private let arguments: Arguments
  private let folder: String
  private let desk: DocumentDesk
  /// Where the manifest is; in the folder too it is no upload.
  private let manifestPath: String?

  init(_ arguments: Arguments, _ rulebook: Rulebook) throws(CommandError) {
    guard arguments.rest.first == "check", arguments.rest.count == 2 else {
      throw CommandError(
        "documents: ditemukan \"\(arguments.rest.joined(separator: " "))\", seharusnya check DIR",
        "documents: found \"\(arguments.rest.joined(separator: " "))\", expected check DIR")
    }
    for option in Self.valuedOptions where arguments.values(of: option).count > 1 {
      throw CommandError(
        "documents: ditemukan \(option) dua kali, seharusnya satu",
        "documents: found \(option) twice, expected one")
    }
    self.arguments = arguments
    folder = arguments.rest[1]
    let path = arguments.values(of: "--manifest").first ?? Self.manifest(in: folder)
    manifestPath = path
    var manifest =
      try path.map { (path) throws(CommandError) in
        try Self.manifest(path, rulebook, arguments.language)
      } ?? DocumentManifest()
    if let context = arguments.values(of: "--context").first {
      let known = Documents.contexts(under: rulebook)
      guard known.contains(context) else {
        throw CommandError(
          "--context: ditemukan \"\(context)\", seharusnya salah satu dari \(known.joined(separator: ", "))",
          "--context: found \"\(context)\", expected one of \(known.joined(separator: ", "))")
      }
      manifest.context = context
    }
    let dossier = try arguments.values(of: "--dossier").first.map { (path) throws(CommandError) in
      try Self.dossier(path, rulebook, arguments.language)
    }
    desk = DocumentDesk(
      manifest: manifest, dossier: dossier, under: rulebook, edition: arguments.edition, asOf: arguments.asOf,
      readerOptions: try arguments.readerOptions())
  }

  private static func manifest(in folder: String) -> String? {
    ["manifest.json", "manifest.csv"].map { folder + "/" + $0 }.first { access($0, F_OK) == 0 }
  }

  private static func manifest(
    _ path: String, _ rulebook: Rulebook, _ language: Language
  ) throws(CommandError) -> DocumentManifest {
    let bytes = try contents(of: path)
    do throws(QuestionError) {
      return path.lowercased().hasSuffix(".csv")
        ? try DocumentManifest(csv: bytes, under: rulebook) : try DocumentManifest(json: bytes, under: rulebook)
    } catch {
      throw CommandError(message: Self.lines(error, path, language))
    }
  }

  private static func dossier(
    _ path: String, _ rulebook: Rulebook, _ language: Language
  ) throws(CommandError) -> Dossier {
    let bytes = try contents(of: path)
    do throws(QuestionError) {
      return try Dossier(json: bytes, under: rulebook)
    } catch {
      throw CommandError(message: Self.lines(error, path, language))
    }
  }

  private static func lines(_ error: QuestionError, _ path: String, _ language: Language) -> String {
    error.problems.map { "\(path): " + $0.message(in: language) }.joined(separator: "\nregkit: ")
  }

  func run() throws(CommandError) -> ExitStatus {
    var names: [String] = []
    try list("", depth: 0, into: &names)
    var lacksRasterizer = false
    for (index, name) in names.enumerated() {
      Terminal.progress(index, of: names.count, name)
      let check = check(name, &lacksRasterizer)
      Terminal.print(arguments.isJSON ? check.json(in: arguments.language) : check.text(in: arguments.language) + "\n")
    }
    Terminal.progress(names.count, of: names.count, "")
    let closing = desk.closing()
    Terminal.print(arguments.isJSON ? closing.json(in: arguments.language) : closing.text(in: arguments.language))
    if lacksRasterizer { Terminal.complain(PageRasterizer.hint) }
    return ExitStatus(closing.outcome)
  }

  private func check(_ name: String, _ lacksRasterizer: inout Bool) -> DocumentCheck {
    let path = folder + "/" + name
    do throws(ImagingError) {
      var rasterizer = PageRasterizer(path: path)
      let check = desk.check(try readFile(path, limit: ImageLimits.default.maxFileBytes), named: name) { page, size in
        rasterizer.page(page, size: size)
      }
      if !rasterizer.isAvailable, !check.unread.isEmpty { lacksRasterizer = true }
      return check
    } catch {
      return desk.check(unreadable: error, named: name)
    }
  }

  // MARK: - The folder

  /// Deeper than any folder of uploads, and a guard against folders mounted in themselves.
  private static let mostDepth = 32

  /// Lists every regular file below a folder but the manifest, folder by folder in the order of names.
  private func list(_ below: String, depth: Int, into files: inout [String]) throws(CommandError) {
    let path = below.isEmpty ? folder : folder + "/" + below
    guard let listing = opendir(path) else {
      let reason = Terminal.reason(errno)
      guard depth > 0 else {
        throw CommandError(
          "\(path): ditemukan \(reason), seharusnya folder",
          "\(path): found \(reason), expected a folder", status: .undetermined)
      }
      // A folder that may not be opened is told as a file that cannot be read.
      files.append(below)
      return
    }
    var names: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    closedir(listing)
    for name in names.sorted() {
      let inside = below.isEmpty ? name : below + "/" + name
      var about = stat()
      // A name that is no text cannot be asked about, and is told as a file that cannot be read.
      guard lstat(folder + "/" + inside, &about) == 0 else {
        files.append(inside)
        continue
      }
      switch about.st_mode & S_IFMT {
      case S_IFREG where !isManifest(about): files.append(inside)
      case S_IFDIR where depth < Self.mostDepth: try list(inside, depth: depth + 1, into: &files)
      default: continue
      }
    }
  }

  private func isManifest(_ file: stat) -> Bool {
    var about = stat()
    guard let manifestPath, stat(manifestPath, &about) == 0 else { return false }
    return about.st_dev == file.st_dev && about.st_ino == file.st_ino
  }
}
