public import GS1
public import RegKit

/// A desk that judges a set of uploads file by file, and says at the end what is missing.
///
/// Each file is judged by the rules of its upload context; the codes in its pictures are read, judged where they are
/// BPOM's, and held against the dossier. From one file to the next the desk keeps its name, a digest of its bytes and no
/// more, so that a folder of any size takes the memory of its largest file. A file that is damaged is an answer like any
/// other.
///
/// A desk is for one thread at a time.
///
/// ```swift
/// let desk = DocumentDesk(manifest: manifest, dossier: dossier, under: rulebook)
/// for name in names { print(desk.check(try readFile(name, limit: 1 << 26), named: name).outcome) }
/// print(desk.closing().missing)
/// ```
public final class DocumentDesk {
  /// Makes a picture of a whole page by its number, from 1, and its size in points; nil when it cannot.
  public typealias Rasterizer = (_ page: Int, _ size: (width: Double, height: Double)?) -> DrawnPage?

  private let manifest: DocumentManifest
  private let dossier: Dossier?
  private let rulebook: Rulebook
  private let edition: String?
  private let day: CalendarDay?
  private let limits: ImageLimits
  private let reader: SymbolReader

  /// What the manifest and the dossier say of each file by name.
  private var entries: [String: DocumentManifest.Entry] = [:]
  private var claims: [String: Documents.Facts] = [:]
  private let contexts: [String]
  /// What came: the digests with the first file of each, the names, and the outcomes.
  private var names: Set<String> = []
  private var firsts: [ContentDigest: String] = [:]
  private var duplicates: [DocumentClosing.Duplicate] = []
  private var unreadable: [String] = []
  private var unread: [DocumentClosing.Unread] = []
  private var counts = DocumentClosing.Counts()
  private var comparedCodes = 0

  /// Opens a desk.
  ///
  /// - Parameters:
  ///   - manifest: Which file is to be uploaded where, and the forms they go with.
  ///   - dossier: What the codes in the files are held against; its `uploads` give contexts as well, by file name.
  ///   - edition: The edition to answer by; nil takes the one in force on the day.
  ///   - day: The day asked about; nil takes the day of the dossier.
  ///   - limits: The largest file and picture to look into.
  ///   - readerOptions: Which codes to look for in the pictures, and how hard.
  public init(
    manifest: DocumentManifest = DocumentManifest(), dossier: Dossier? = nil, under rulebook: Rulebook,
    edition: String? = nil, asOf day: CalendarDay? = nil, limits: ImageLimits = .default,
    readerOptions: SymbolReader.Options = .init()
  ) {
    self.manifest = manifest
    self.dossier = dossier
    self.rulebook = rulebook
    self.edition = edition
    self.day = day ?? dossier?.dates.asOf
    self.limits = limits
    reader = SymbolReader(options: readerOptions)
    contexts = Documents.contexts(under: rulebook)
    for entry in manifest.entries { entries[entry.file] = entry }
    for upload in dossier?.uploads ?? [] {
      if let name = upload.filename, claims[name] == nil { claims[name] = upload }
    }
  }

  /// Judges a file.
  ///
  /// Its context is the one of the manifest's entry; else that of the dossier's upload of this name; else the name of the
  /// folder it lies in, where that is a context; else the manifest's for all.
  ///
  /// - Parameters:
  ///   - bytes: The whole file. Read during the call only.
  ///   - name: Its path from the folder of the uploads, with `/` between the parts.
  ///   - rasterized: Makes a picture of a whole page of a document by its number and size; see `ScanReport`.
  public func check(
    _ bytes: UnsafeRawBufferPointer, named name: String, rasterized: Rasterizer? = nil
  ) -> DocumentCheck {
    let content = FileFacts(decoding: bytes, limits: limits)
    let facts = facts(of: name, content)
    let upload = Documents.assess(facts, under: rulebook, edition: edition, asOf: day)
    let (codes, unread) = readCodes(bytes, content, rasterized)
    let agreement = dossier.flatMap {
      // A part of a message says nothing of the whole.
      let messages = codes.map { $0.symbol.part == nil ? $0.reading.message : ElementString(reading: []) }
      return $0.agreement(of: messages, under: rulebook, edition: edition, asOf: day)
    }
    if agreement != nil { comparedCodes += codes.count { $0.reading.isBPOMCode } }
    let digest = ContentDigest(bytes)
    let first = bytes.isEmpty ? nil : firsts[digest]
    if let first {
      duplicates.append(.init(file: name, of: first))
    } else {
      firsts[digest] = name
    }
    return note(
      DocumentCheck(
        name: name, context: facts.context, document: entries[name]?.document, content: content, upload: upload,
        codes: codes, unread: unread, agreement: agreement, duplicateOf: first, error: nil))
  }

  /// Judges a file held in an array; see the pointer form.
  public func check(_ bytes: [UInt8], named name: String, rasterized: Rasterizer? = nil) -> DocumentCheck {
    bytes.withUnsafeBytes { check($0, named: name, rasterized: rasterized) }
  }

  /// Takes note of a file that is there and could not be read; its name is judged all the same.
  public func check(unreadable error: ImagingError, named name: String) -> DocumentCheck {
    let facts = facts(of: name, nil)
    return note(
      DocumentCheck(
        name: name, context: facts.context, document: entries[name]?.document, content: nil,
        upload: Documents.assess(facts, under: rulebook, edition: edition, asOf: day), codes: [], unread: [],
        agreement: nil, duplicateOf: nil, error: error))
  }

  private func note(_ check: DocumentCheck) -> DocumentCheck {
    names.insert(check.name)
    counts.add(check.outcome)
    if check.error != nil || !check.unread.isEmpty { unreadable.append(check.name) }
    let pages = check.unread.flatMap { $0.page == 0 ? [] : Array(($0.page...$0.lastPage).prefix(100)) }
    if !pages.isEmpty {
      unread.append(.init(file: check.name, pages: Array(Set(pages).sorted().prefix(100))))
    }
    return check
  }

  private func facts(of name: String, _ content: FileFacts?) -> Documents.Facts {
    let parts = name.split(separator: "/").map { String($0) }
    let file = parts.last ?? name
    let claim = claims[name] ?? claims[file]
    let folder = parts.dropLast().last { contexts.contains($0) }
    return Documents.Facts(
      context: entries[name]?.context ?? claim?.context ?? folder ?? manifest.context, filename: file,
      byteCount: claim?.byteCount ?? content?.byteCount, content: content)
  }

  // MARK: - Codes

  private func readCodes(
    _ bytes: UnsafeRawBufferPointer, _ content: FileFacts, _ rasterized: Rasterizer?
  ) -> (codes: [DocumentCheck.Code], unread: [DocumentCheck.Unread]) {
    switch content.kind {
    case .png, .jpeg, .pdf: break
    default: return ([], [])
    }
    do throws(ImagingError) {
      let file = try PictureFile(decoding: bytes, limits: limits)
      let report = try ScanReport(
        of: file, by: reader, under: rulebook, edition: edition, asOf: day,
        rasterized: rasterized.map { draw in { page in draw(page, file.pageSize(page)) } })
      var unread = report.damage.map { [DocumentCheck.Unread(page: 0, error: $0)] } ?? []
      for page in report.pages { unread += page.errors.map { .init(page: page.number, error: $0) } }
      if let pages = report.unreadPages, let error = report.unreadError {
        unread.append(.init(page: pages.lowerBound, lastPage: pages.upperBound, error: error))
      }
      return (report.entries.map { .init(page: $0.page ?? 1, symbol: $0.symbol, reading: $0.reading) }, unread)
    } catch {
      return ([], [.init(page: 0, error: error)])
    }
  }

  // MARK: - At the end

  /// Says what is to be said of the whole set once all files have come.
  public func closing() -> DocumentClosing {
    var missing: [String] = []
    for entry in manifest.entries where !names.contains(entry.file) { missing.append(entry.file) }
    let files = Set(names.map { name in name.split(separator: "/").last.map { String($0) } ?? name })
    var told = Set(missing)
    for upload in dossier?.uploads ?? [] {
      guard let name = upload.filename, !files.contains(name), !names.contains(name) else { continue }
      if told.insert(name).inserted { missing.append(name) }
    }
    // A file is there for its place on a form only if it came.
    let places = manifest.entries.compactMap { names.contains($0.file) ? $0.document : nil }
    let forms = manifest.forms.map { form in
      let known = Forms.fields(of: form, under: rulebook, asOf: day).filter { $0.isUpload }.map { $0.name.lowercased() }
      // Of several forms each is asked about its own files alone.
      let own = manifest.forms.count == 1 ? places : places.filter { known.contains($0.lowercased()) }
      let facts = Forms.Facts(form: form, uploads: own, circumstances: manifest.circumstances)
      return DocumentClosing.Form(name: form, answer: Forms.assess(facts, under: rulebook, asOf: day))
    }
    let says = dossier.map { !$0.licences.isEmpty || $0.product != nil || !$0.barcodes.isEmpty } ?? false
    return DocumentClosing(
      counts: counts, missing: missing, forms: forms, duplicates: duplicates, unreadable: unreadable,
      unread: unread, comparedCodes: says ? comparedCodes : nil)
  }
}
