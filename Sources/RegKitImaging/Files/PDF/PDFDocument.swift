internal import CQPDF

/// A PDF file opened by libqpdf with its pages found; the bytes must outlive it.
///
/// Nothing here throws: what stands in the way of opening the file, or of some of its pages, is kept beside what could
/// be had, for the callers differ in what they do about it.
final class PDFDocument {
  /// One page with what it inherits from the tree of pages.
  struct Page {
    let object: PDFObject
    let resources: PDFObject
    let mediaBox: PDFObject

    /// How many points of 1/72 inch one unit of the page is: one unless it says otherwise.
    var unit: Double {
      guard let unit = object.member("UserUnit").real, unit > 0, unit < 75_000 else { return 1 }
      return unit
    }
  }

  private(set) var pages: [Page] = []
  private(set) var isEncrypted: Bool?
  /// Whether the file opens with a password only.
  private(set) var needsPassword = false
  /// Whether the list of pages was read to its end.
  private(set) var hasAllPages = false
  /// Why the file, or its list of pages, cannot be read as it stands.
  private(set) var damage: String?
  /// Why the file was not opened, or its pages not counted to the end, though it may be right.
  private(set) var hazard: String?

  private var document: qpdf_data?

  /// The most nodes of the tree of pages that are visited, and how deep it may be: real ones are a few levels deep.
  private static let mostNodes = 100_000
  private static let mostLevels = 64

  init(_ bytes: UnsafeRawBufferPointer) {
    let hazards = PDFHazards(bytes)
    if let reason = hazards.reason {
      hazard = "PDF: " + reason
      if hazards.mentionsEncryption { isEncrypted = true }
      return
    }
    document = qpdf_init()
    guard document != nil else {
      hazard = "PDF: out of memory"
      return
    }
    qpdf_set_suppress_warnings(document, 1)
    qpdf_silence_errors(document)

    let start = bytes.bindMemory(to: CChar.self).baseAddress
    let code = qpdf_read_memory(document, "", start, UInt64(bytes.count), nil)
    if regkit_qpdf_failed(code) != 0 {
      note(qpdf_get_error(document))
      return
    }
    isEncrypted = qpdf_is_encrypted(document) != 0
    if regkit_qpdf_rebuilt_table(document) != 0 { damage = "PDF: the cross-reference table is wrong" }
    findPages()
    if noteError() { hasAllPages = false }
  }

  deinit {
    // Every object goes before the document it belongs to.
    pages = []
    if document != nil { qpdf_cleanup(&document) }
  }

  /// The reason of an error that the calls since the last look have left behind, in English; nil for none.
  func takeError() -> String? {
    guard qpdf_has_error(document) != 0, let error = qpdf_get_error(document) else { return nil }
    return qpdf_get_error_message_detail(document, error).map { String(cString: $0) } ?? "unknown error"
  }

  private func noteError() -> Bool {
    guard qpdf_has_error(document) != 0 else { return false }
    note(qpdf_get_error(document))
    return true
  }

  private func note(_ error: qpdf_error?) {
    guard let error else {
      damage = "PDF: unknown error"
      return
    }
    if qpdf_get_error_code(document, error) == qpdf_e_password {
      isEncrypted = true
      needsPassword = true
      return
    }
    let detail = qpdf_get_error_message_detail(document, error).map { String(cString: $0) } ?? "unknown error"
    damage = "PDF: " + detail
  }

  /// Walks the tree of pages; libqpdf's own list calls itself for each level, however deep a file makes it.
  private func findPages() {
    let root = PDFObject(qpdf_get_root(document), of: document)
    if noteError() { return }
    let none = PDFObject(qpdf_oh_new_null(document), of: document)
    var pending = [(page: Page(object: root.member("Pages"), resources: none, mediaBox: none), level: 0)]
    var nodes = 0
    while let (parent, level) = pending.popLast() {
      nodes += 1
      guard nodes <= Self.mostNodes else {
        hazard = "PDF: more than \(Self.mostNodes) pages"
        return
      }
      let node = parent.object
      guard node.isDictionary else {
        damage = "PDF: a page is not a dictionary"
        return
      }
      let (resources, mediaBox) = (node.member("Resources"), node.member("MediaBox"))
      let page = Page(
        object: node, resources: resources.isNull ? parent.resources : resources,
        mediaBox: mediaBox.isNull ? parent.mediaBox : mediaBox)
      guard node.has("Kids") else {
        // The root of a tree without pages may lack the list altogether.
        if level > 0 { pages.append(page) }
        continue
      }
      guard level < Self.mostLevels else {
        damage = "PDF: the tree of pages is more than \(Self.mostLevels) levels deep"
        return
      }
      let kids = node.member("Kids")
      guard nodes + pending.count + kids.count <= Self.mostNodes else {
        hazard = "PDF: more than \(Self.mostNodes) pages"
        return
      }
      // The last one in is the first one out.
      for index in (0..<kids.count).reversed() {
        let kid = Page(object: kids.item(index), resources: page.resources, mediaBox: page.mediaBox)
        pending.append((page: kid, level: level + 1))
      }
    }
    hasAllPages = true
  }
}
