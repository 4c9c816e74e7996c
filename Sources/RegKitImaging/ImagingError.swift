/// Why a picture or a file could not be opened.
///
/// Two errors are equal when their codes are: the rest is for people, and a program must not match on it.
public struct ImagingError: Error, Sendable {
  /// What went wrong, for programs.
  public let code: Code
  /// Where in the input it went wrong, in bytes from the start; nil when there is no one place.
  public let offset: Int?
  /// What was found, as figures and names; a decoder's own reason is in English.
  public let found: String
  /// What was needed instead; empty when there is nothing to say beyond the code.
  public let expected: String

  init(_ code: Code, offset: Int? = nil, found: String, expected: String = "") {
    self.code = code
    self.offset = offset
    self.found = found
    self.expected = expected
  }
}

extension ImagingError: Hashable {
  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }
  public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

extension ImagingError {
  /// What went wrong; codes may be added, and none is ever reused.
  public struct Code: Sendable, Hashable {
    private enum Kind: Int, Sendable {
      case fileNotReadable = 1
      case fileTooLarge = 2
      case emptyInput = 3
      case unknownFormat = 4
      case pictureTooLarge = 5
      case noPixels = 6
      case bufferTooShort = 7
      case cutOff = 8
      case damaged = 9
      case unsupported = 10
      case outOfMemory = 11
      case passwordNeeded = 12
      case tooManyPages = 13
      case vectorPage = 14
      case vectorContent = 15
      case outOfRange = 16
    }

    private let kind: Kind
    private init(_ kind: Kind) { self.kind = kind }

    /// The file cannot be opened or read; `found` is the system's reason.
    public static let fileNotReadable = Self(.fileNotReadable)
    /// The file is longer than the limits allow.
    public static let fileTooLarge = Self(.fileTooLarge)
    /// There are no bytes.
    public static let emptyInput = Self(.emptyInput)
    /// The bytes start like no kind of file that is read here.
    public static let unknownFormat = Self(.unknownFormat)
    /// The picture has more pixels than the limits allow.
    public static let pictureTooLarge = Self(.pictureTooLarge)
    /// The width or the height is zero or less.
    public static let noPixels = Self(.noPixels)
    /// The pixels given are fewer than the width, height and row stride need.
    public static let bufferTooShort = Self(.bufferTooShort)
    /// The file ends before the picture does.
    public static let cutOff = Self(.cutOff)
    /// The decoder refused the file.
    public static let damaged = Self(.damaged)
    /// The file may be right, but RegKit does not read this kind of it.
    public static let unsupported = Self(.unsupported)
    /// A library could not get memory.
    public static let outOfMemory = Self(.outOfMemory)
    /// The document is encrypted and opens with a password only.
    public static let passwordNeeded = Self(.passwordNeeded)
    /// More pages of a document were asked for than the limits allow at once; the first of them are read.
    public static let tooManyPages = Self(.tooManyPages)
    /// The page draws lines and text but shows no picture: make a picture of it first, at 300 dpi or more.
    public static let vectorPage = Self(.vectorPage)
    /// The page shows pictures and draws lines or text beside them, in which a code could be: make a picture of the whole
    /// page, at 300 dpi or more.
    public static let vectorContent = Self(.vectorContent)
    /// The pages or the region asked for lie outside the document or picture.
    public static let outOfRange = Self(.outOfRange)

    /// A number that stays the same in every version.
    public var rawValue: Int { kind.rawValue }

    /// The name in lower snake case, for JSON and logs.
    public var name: String {
      switch kind {
      case .fileNotReadable: "file_not_readable"
      case .fileTooLarge: "file_too_large"
      case .emptyInput: "empty_input"
      case .unknownFormat: "unknown_format"
      case .pictureTooLarge: "picture_too_large"
      case .noPixels: "no_pixels"
      case .bufferTooShort: "buffer_too_short"
      case .cutOff: "cut_off"
      case .damaged: "damaged"
      case .unsupported: "unsupported"
      case .outOfMemory: "out_of_memory"
      case .passwordNeeded: "password_needed"
      case .tooManyPages: "too_many_pages"
      case .vectorPage: "vector_page"
      case .vectorContent: "vector_content"
      case .outOfRange: "out_of_range"
      }
    }

    var sentenceEN: String {
      switch kind {
      case .fileNotReadable: "the file cannot be read"
      case .fileTooLarge: "the file is too large"
      case .emptyInput: "there are no bytes to read"
      case .unknownFormat: "this is no picture RegKit reads"
      case .pictureTooLarge: "the picture has too many pixels"
      case .noPixels: "the picture has no pixels"
      case .bufferTooShort: "the buffer is shorter than the picture"
      case .cutOff: "the file ends before the picture does"
      case .damaged: "the file is damaged"
      case .unsupported: "this kind of file is not supported"
      case .outOfMemory: "there is not enough memory"
      case .passwordNeeded: "the document needs a password"
      case .tooManyPages: "too many pages to read at once"
      case .vectorPage: "vector page, rasterise first"
      case .vectorContent: "lines or text drawn beside the pictures were not searched, rasterise first"
      case .outOfRange: "the part asked for is not in the picture or document"
      }
    }

    var sentenceID: String {
      switch kind {
      case .fileNotReadable: "berkas tidak dapat dibaca"
      case .fileTooLarge: "berkas terlalu besar"
      case .emptyInput: "tidak ada data untuk dibaca"
      case .unknownFormat: "ini bukan gambar yang dapat dibaca RegKit"
      case .pictureTooLarge: "piksel gambar terlalu banyak"
      case .noPixels: "gambar tidak memiliki piksel"
      case .bufferTooShort: "data piksel lebih pendek daripada gambarnya"
      case .cutOff: "berkas terpotong sebelum gambarnya selesai"
      case .damaged: "berkas rusak"
      case .unsupported: "jenis berkas ini tidak didukung"
      case .outOfMemory: "memori tidak cukup"
      case .passwordNeeded: "dokumen memerlukan kata sandi"
      case .tooManyPages: "halaman terlalu banyak untuk dibaca sekaligus"
      case .vectorPage: "halaman vektor, jadikan gambar dahulu"
      case .vectorContent: "garis atau teks yang digambar di samping gambar belum diperiksa, jadikan gambar dahulu"
      case .outOfRange: "bagian yang diminta tidak ada dalam gambar atau dokumen"
      }
    }
  }
}

extension ImagingError: CustomStringConvertible {
  /// One line in English; the same as `descriptionEN`.
  public var description: String { descriptionEN }

  /// One line in English: what is wrong, where, what was found and what was expected.
  public var descriptionEN: String {
    line(code.sentenceEN, offsetWord: "at byte", foundWord: "found", found, expectedWord: "expected")
  }

  /// One line in Indonesian: what is wrong, where, what was found and what was expected.
  public var descriptionID: String {
    line(
      code.sentenceID, offsetWord: "pada bita", foundWord: "ditemukan",
      code == .fileNotReadable ? SystemReason.indonesian(found) : found, expectedWord: "seharusnya")
  }

  private func line(
    _ sentence: String, offsetWord: String, foundWord: String, _ found: String, expectedWord: String
  ) -> String {
    var text = sentence
    if let offset { text += " \(offsetWord) \(offset)" }
    if !found.isEmpty { text += ": \(foundWord) \(found)" }
    if !expected.isEmpty { text += (found.isEmpty ? ": " : ", ") + "\(expectedWord) \(expected)" }
    return text
  }
}

extension ImagingError {
  @inline(never)
  static func fileNotReadable(_ reason: String) -> Self { Self(.fileNotReadable, found: reason) }

  @inline(never)
  static func fileTooLarge(byteCount: Int, allowed: Int) -> Self {
    Self(.fileTooLarge, found: "\(byteCount) B", expected: "<= \(allowed) B")
  }

  @inline(never)
  static func emptyInput() -> Self { Self(.emptyInput, found: "0 B", expected: "> 0 B") }

  @inline(never)
  static func unknownFormat(found: String, expected: String = "PNG, JPEG") -> Self {
    Self(.unknownFormat, offset: 0, found: found, expected: expected)
  }

  @inline(never)
  static func pictureTooLarge(width: Int, height: Int, allowed: String) -> Self {
    Self(.pictureTooLarge, found: "\(width) x \(height) px", expected: "<= \(allowed)")
  }

  @inline(never)
  static func noPixels(width: Int, height: Int) -> Self {
    Self(.noPixels, found: "\(width) x \(height) px", expected: ">= 1 x 1 px")
  }

  @inline(never)
  static func bufferTooShort(byteCount: Int, needed: String) -> Self {
    Self(.bufferTooShort, found: "\(byteCount) B", expected: needed)
  }

  @inline(never)
  static func cutOff(at offset: Int, reason: String, expected: String = "IEND / EOI") -> Self {
    // The marks that end a PNG and a JPEG.
    Self(.cutOff, offset: offset, found: reason, expected: expected)
  }

  @inline(never)
  static func damaged(_ reason: String) -> Self { Self(.damaged, found: reason, expected: "PNG / JPEG") }

  @inline(never)
  static func damagedPDF(_ reason: String) -> Self { Self(.damaged, found: "PDF: " + reason, expected: "ISO 32000") }

  @inline(never)
  static func unsupported(_ found: String, expected: String) -> Self {
    Self(.unsupported, found: found, expected: expected)
  }

  @inline(never)
  static func outOfMemory(_ library: String) -> Self { Self(.outOfMemory, found: library) }

  @inline(never)
  static func passwordNeeded() -> Self { Self(.passwordNeeded, found: "PDF") }

  @inline(never)
  static func tooManyPages(_ count: Int, allowed: Int) -> Self {
    Self(.tooManyPages, found: "\(count)", expected: "<= \(allowed)")
  }

  @inline(never)
  static func vectorPage() -> Self { Self(.vectorPage, found: "", expected: "300 dpi") }

  @inline(never)
  static func vectorContent() -> Self { Self(.vectorContent, found: "", expected: "300 dpi") }

  @inline(never)
  static func outOfRange(_ asked: String, available: String) -> Self {
    Self(.outOfRange, found: asked, expected: available)
  }
}
