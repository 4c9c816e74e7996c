internal import RegKit

/// A file of any kind that is read here, with its pages: PNG and JPEG are one page, PDF is as many as it has.
///
/// Pages are decoded one by one as they are asked for, so that a document takes the memory of one of its pages. The
/// scripts, attachments and links of a PDF are never looked at. One thread at a time.
///
/// ```swift
/// let file = try PictureFile(contentsOfFile: "scan.pdf")
/// for number in 1...file.pageCount {
///   for picture in try file.page(number).pictures { print(number, picture.image.width) }
/// }
/// ```
public final class PictureFile {
  /// Whether the file is a document, whose pages have sizes and may show several pictures or none.
  public var isDocument: Bool { document != nil }
  /// How many pages there are, at least 1.
  public let pageCount: Int
  /// Why some of the document's pages may be missing or wrong, though it opened; nil for a file that is as it should be.
  public let damage: ImagingError?

  let limits: ImageLimits
  private let bytes: UnsafeMutableRawBufferPointer
  private var document: PDFDocument?
  private var pixelsLeft: Int

  /// Opens a file held in memory; its first bytes say which kind it is.
  ///
  /// - Parameters:
  ///   - bytes: The whole file. It is copied.
  ///   - limits: The largest file, document and picture to accept.
  /// - Throws: `emptyInput`, `fileTooLarge`, `unknownFormat`; for a document `passwordNeeded`, `damaged` when it
  ///   cannot be opened or has no page, and `unsupported` when opening it would take the memory or stack of the
  ///   whole program. Pictures are decoded later.
  public convenience init(decoding bytes: UnsafeRawBufferPointer, limits: ImageLimits = .default) throws(ImagingError) {
    try limits.check(byteCount: bytes.count)
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    copy.copyMemory(from: bytes)
    try self.init(owning: copy, limits)
  }

  /// Opens a file held in an array; see the pointer form.
  public convenience init(decoding bytes: [UInt8], limits: ImageLimits = .default) throws(ImagingError) {
    try limits.check(byteCount: bytes.count)
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    copy.copyBytes(from: bytes)
    try self.init(owning: copy, limits)
  }

  /// Reads and opens a file on disk.
  ///
  /// - Throws: What `readFile` and `init(decoding:limits:)` throw.
  public convenience init(contentsOfFile path: String, limits: ImageLimits = .default) throws(ImagingError) {
    try self.init(decoding: try readFile(path, limit: limits.maxFileBytes), limits: limits)
  }

  /// Reads and opens what an open file descriptor gives from where it stands to its end; it stays open.
  ///
  /// - Throws: What `readFile` and `init(decoding:limits:)` throw.
  public convenience init(descriptor: Int32, limits: ImageLimits = .default) throws(ImagingError) {
    try self.init(decoding: try readFile(descriptor: descriptor, limit: limits.maxFileBytes), limits: limits)
  }

  /// Takes over memory that was allocated for the file, also when it throws.
  private init(owning bytes: UnsafeMutableRawBufferPointer, _ limits: ImageLimits) throws(ImagingError) {
    var (document, failure) = Self.opened(UnsafeRawBufferPointer(bytes), limits)
    if let failure {
      // The document goes before the bytes it looks into.
      document = nil
      bytes.deallocate()
      throw failure
    }
    self.bytes = bytes
    self.limits = limits
    self.document = document
    pageCount = document?.pages.count ?? 1
    damage = document?.damage.map { ImagingError(.damaged, found: $0, expected: "ISO 32000") }
    pixelsLeft = limits.maxDocumentPixels
  }

  deinit {
    document = nil
    bytes.deallocate()
  }

  private static func opened(
    _ bytes: UnsafeRawBufferPointer, _ limits: ImageLimits
  ) -> (document: PDFDocument?, failure: ImagingError?) {
    if PNGDecoder.recognizes(bytes) || JPEGDecoder.recognizes(bytes) { return (nil, nil) }
    guard PDFStructure.recognizes(bytes) else {
      return (nil, .unknownFormat(found: hexadecimal(bytes.prefix(4)), expected: "PNG, JPEG, PDF"))
    }
    let document = PDFDocument(UnsafeRawBufferPointer(rebasing: bytes[..<PDFStructure.lengthWithoutPadding(bytes)]))
    let failure: ImagingError? =
      if document.needsPassword {
        .passwordNeeded()
      } else if let hazard = document.hazard {
        .unsupported(hazard, expected: "ISO 32000")
      } else if document.pages.isEmpty {
        ImagingError(.damaged, found: document.damage ?? "PDF: no pages", expected: "ISO 32000")
      } else {
        nil
      }
    return (document, failure)
  }

  /// Decodes the pictures of a page.
  ///
  /// A page may show pictures and draw lines and text too; only its pictures are given, and `hasVectorContent` says whether
  /// a code could be in the rest. Strips into which a scanner cut a picture are put together. What a picture in a PDF says
  /// of its colours is followed as far as brightness goes; the turning of the whole page by its Rotate entry is not, since
  /// the readers here find codes in any direction.
  ///
  /// - Parameter number: From 1 to `pageCount`.
  /// - Throws: For PNG and JPEG what `GrayImage(decoding:)` throws. For a document `outOfRange` when it has no such page,
  ///   `vectorPage` when the page shows no
  ///   picture, `damaged` when its content cannot be followed, or the error of the first picture when none can be
  ///   decoded: `unsupported` for JBIG2 and JPEG 2000, `pictureTooLarge`, `cutOff`, `damaged`, `outOfMemory`.
  public func page(_ number: Int) throws(ImagingError) -> PicturePage {
    guard let document else {
      let image = try GrayImage(decoding: UnsafeRawBufferPointer(bytes), limits: limits)
      return PicturePage(
        number: 1, size: nil, pictures: [.init(image: image, placement: nil)], errors: [], hasVectorContent: false)
    }
    guard 1...document.pages.count ~= number else {
      throw .outOfRange("\(number)", available: "1-\(pageCount)")
    }
    let page = document.pages[number - 1]
    let (box, unit) = (PDFRectangle(page.mediaBox), page.unit)
    let content = try PDFPageContent(page)
    // A page is held in memory at once: a picture of the greatest size, and as much again for masks and strips.
    let (twice, overflow) = limits.maxPixels.multipliedReportingOverflow(by: 2)
    let most = overflow ? pixelsLeft : min(pixelsLeft, twice)
    var left = most
    defer { pixelsLeft -= most - left }
    var strips = PDFStrips(limits: limits)
    var errors: [ImagingError] = []
    var seen: Set<Int> = []
    for drawing in content.drawings {
      let number = drawing.image.number
      guard number == 0 || seen.insert(number).inserted else {
        strips.addCopy(drawing.matrix)
        continue
      }
      do throws(ImagingError) {
        strips.add(
          try drawing.image.gray(limits: limits, pixelsLeft: &left), drawing.matrix, isInline: number == 0)
      } catch {
        errors.append(error)
      }
    }
    // What libqpdf found wrong on the way stands behind the errors above, or did no harm.
    _ = document.takeError()
    let pictures = strips.pictures.map { image, matrix in
      PicturePage.Picture(image: image, placement: PicturePage.Placement(matrix, on: box, unit: unit))
    }
    if pictures.isEmpty { throw errors.first ?? .vectorPage() }
    return PicturePage(
      number: number, size: pageSize(number), pictures: pictures, errors: errors,
      hasVectorContent: strips.hasSeams || content.couldShowCode(with: strips.barCount))
  }

  /// The size of a page of a document in points of 1/72 inch, before any turning; nil when that is not known.
  public func pageSize(_ number: Int) -> (width: Double, height: Double)? {
    guard let document, 1...document.pages.count ~= number, case let page = document.pages[number - 1],
      let box = PDFRectangle(page.mediaBox), case let width = (box.right - box.left) * page.unit,
      case let height = (box.top - box.bottom) * page.unit, width > 0, height > 0, width.isFinite, height.isFinite
    else { return nil }
    return (width, height)
  }
}

extension PicturePage.Placement {
  /// Nil where the page has no size or the figures are no finite ones.
  fileprivate init?(_ matrix: PDFMatrix, on box: PDFRectangle?, unit: Double) {
    guard let box else { return nil }
    let bounds = matrix.bounds
    width = (matrix.a * matrix.a + matrix.b * matrix.b).squareRoot() * unit
    height = (matrix.c * matrix.c + matrix.d * matrix.d).squareRoot() * unit
    left = (bounds.left - box.left) * unit
    top = (box.top - bounds.top) * unit
    guard width.isFinite, height.isFinite, left.isFinite, top.isFinite else { return nil }
  }
}
