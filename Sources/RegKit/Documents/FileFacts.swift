/// What the bytes of an uploaded file turned out to be, apart from what its name says.
///
/// The document rules read these facts and never the bytes. `FileFacts(inspecting:)` fills them from signatures and
/// container structure alone; `RegKitImaging` fills them with real decoders, and so sees damage a signature hides.
public struct FileFacts: Sendable, Hashable {
  /// What a file is by its content.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case png, jpeg, pdf, xls, xlsx
    /// A compound file (OLE) that holds no Excel workbook, for example an old Word document.
    case compoundFile = "compound_file"
    /// A ZIP archive that holds no Excel workbook, for example a .docx.
    case zip
    /// No signature RegKit knows; plain text such as CSV is among these.
    case unknown
  }

  /// How much of the file is there.
  public enum Integrity: Sendable, Hashable {
    /// Nothing looked inside.
    case unknown
    /// Everything that was looked at is there and decodes.
    case whole
    /// The file ends, at this many bytes, before its content does.
    case cutOff(at: Int)
    /// A decoder refused the file; the text is the decoder's reason, in English.
    case damaged(String)
  }

  public var kind: Kind
  public var byteCount: Int
  public var integrity: Integrity
  /// Whether a password is needed to read it; nil when nothing looked.
  public var isEncrypted: Bool?
  /// The number of pages of a PDF; nil for other kinds or when nothing looked.
  public var pageCount: Int?

  public init(
    kind: Kind, byteCount: Int, integrity: Integrity = .unknown, isEncrypted: Bool? = nil, pageCount: Int? = nil
  ) {
    self.kind = kind
    self.byteCount = byteCount
    self.integrity = integrity
    self.isEncrypted = isEncrypted
    self.pageCount = pageCount
  }
}
