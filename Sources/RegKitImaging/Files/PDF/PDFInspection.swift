internal import CQPDF

/// What libqpdf says of a PDF file: whether it opens, whether it is encrypted, how many pages it has.
struct PDFInspection {
  private(set) var isEncrypted: Bool?
  private(set) var pageCount: Int?
  /// Why the file, or its list of pages, cannot be read as it stands; nil when it can, or when only the password is
  /// missing.
  private(set) var damage: String?
  /// Why the file was not opened, or its pages not counted to the end, though it may be right.
  private(set) var hazard: String?

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
    var document = qpdf_init()
    guard document != nil else {
      hazard = "PDF: out of memory"
      return
    }
    defer { qpdf_cleanup(&document) }
    qpdf_set_suppress_warnings(document, 1)
    qpdf_silence_errors(document)

    let start = bytes.bindMemory(to: CChar.self).baseAddress
    let code = qpdf_read_memory(document, "", start, UInt64(bytes.count), nil)
    if regkit_qpdf_failed(code) != 0 {
      note(qpdf_get_error(document), of: document)
      return
    }
    isEncrypted = qpdf_is_encrypted(document) != 0
    if regkit_qpdf_rebuilt_table(document) != 0 { damage = "PDF: the cross-reference table is wrong" }
    countPages(of: document)
    noteError(of: document)
  }

  /// Takes note of an error that the calls since the last look have left behind, and whether there was one.
  @discardableResult
  private mutating func noteError(of document: qpdf_data?) -> Bool {
    guard qpdf_has_error(document) != 0 else { return false }
    pageCount = nil
    note(qpdf_get_error(document), of: document)
    return true
  }

  /// Walks the tree of pages; libqpdf's own count calls itself for each level, however deep a file makes it.
  private mutating func countPages(of document: qpdf_data?) {
    let root = qpdf_get_root(document)
    if noteError(of: document) { return }
    var pending = [(node: qpdf_oh_get_key(document, root, "/Pages"), level: 0)]
    qpdf_oh_release(document, root)
    defer { for entry in pending { qpdf_oh_release(document, entry.node) } }

    var pages = 0
    var nodes = 0
    while let (node, level) = pending.popLast() {
      defer { qpdf_oh_release(document, node) }
      nodes += 1
      guard nodes <= Self.mostNodes else {
        hazard = "PDF: more than \(Self.mostNodes) pages"
        return
      }
      guard qpdf_oh_is_dictionary(document, node) != 0 else {
        damage = "PDF: a page is not a dictionary"
        return
      }
      guard qpdf_oh_has_key(document, node, "/Kids") != 0 else {
        // The root of a tree without pages may lack the list altogether.
        if level > 0 { pages += 1 }
        continue
      }
      guard level < Self.mostLevels else {
        damage = "PDF: the tree of pages is more than \(Self.mostLevels) levels deep"
        return
      }
      let kids = qpdf_oh_get_key(document, node, "/Kids")
      defer { qpdf_oh_release(document, kids) }
      let count = qpdf_oh_get_array_n_items(document, kids)
      guard nodes + pending.count + Int(max(count, 0)) <= Self.mostNodes else {
        hazard = "PDF: more than \(Self.mostNodes) pages"
        return
      }
      for index in 0..<max(count, 0) {
        pending.append((node: qpdf_oh_get_array_item(document, kids, index), level: level + 1))
      }
    }
    pageCount = pages
  }

  private mutating func note(_ error: qpdf_error?, of document: qpdf_data?) {
    guard let error else {
      damage = "PDF: unknown error"
      return
    }
    if qpdf_get_error_code(document, error) == qpdf_e_password {
      isEncrypted = true
      return
    }
    let detail = qpdf_get_error_message_detail(document, error).map { String(cString: $0) } ?? "unknown error"
    damage = "PDF: " + detail
  }
}
