/// Which file of a folder is to be uploaded where: what a desk knows of a set of uploads before it looks at them.
///
/// ```json
/// {"forms": ["esertifikasi.registrasi"],
///  "files": [{"file": "npwp.pdf", "context": "esertifikasi.registrasi.dokumen_persyaratan", "document": "NPWP"}]}
/// ```
///
/// The same list of files may be a table of comma-separated values, as spreadsheets write it; see `init(csv:under:)`.
public struct DocumentManifest: Sendable, Hashable {
  /// One file.
  public struct Entry: Sendable, Hashable {
    /// Its path from the folder, with `/` between the parts.
    public var file: String
    /// Where it is to be uploaded, one of `Documents.contexts(under:)`; nil leaves that to the rest of the manifest.
    public var context: String?
    /// The place on a form that it is for, for example `NPWP`.
    public var document: String?

    public init(file: String, context: String? = nil, document: String? = nil) {
      self.file = file
      self.context = context
      self.document = document
    }
  }

  /// Where files are uploaded of which nothing else is said.
  public var context: String?
  /// The forms that the files go with: what these require and no file is for, is missing.
  public var forms: [String]
  /// Circumstances that make a file required, for example `is_food`; one not listed is unknown.
  public var circumstances: [String: Bool]
  /// The files that are listed, which have to be there.
  public var entries: [Entry]

  public init(
    context: String? = nil, forms: [String] = [], circumstances: [String: Bool] = [:], entries: [Entry] = []
  ) {
    self.context = context
    self.forms = forms
    self.circumstances = circumstances
    self.entries = entries
  }
}
