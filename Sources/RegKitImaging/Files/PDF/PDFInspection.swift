/// What libqpdf says of a PDF file: whether it opens, whether it is encrypted, how many pages it has.
struct PDFInspection {
  let isEncrypted: Bool?
  let pageCount: Int?
  /// Why the file, or its list of pages, cannot be read as it stands; nil when it can, or when only the password is
  /// missing.
  let damage: String?
  /// Why the file was not opened, or its pages not counted to the end, though it may be right.
  let hazard: String?

  init(_ bytes: UnsafeRawBufferPointer) {
    let document = PDFDocument(bytes)
    isEncrypted = document.isEncrypted
    pageCount = document.hasAllPages ? document.pages.count : nil
    damage = document.damage
    hazard = document.hazard
  }
}
