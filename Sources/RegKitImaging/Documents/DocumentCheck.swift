public import RegKit

/// What a document desk says of one file: the verdict on the upload, the codes in its pictures, and what they say of the
/// dossier.
public struct DocumentCheck: Sendable {
  /// A code in the pictures of the file.
  public struct Code: Sendable {
    /// The page it is on, from 1; 1 for a picture.
    public let page: Int
    public let symbol: Symbol
    public let reading: BarcodeReading
  }

  /// A page, or several in a row, whose codes could not be looked for.
  public struct Unread: Sendable {
    /// From 1; 0 for the whole file.
    public let page: Int
    /// The last of several pages in a row; the same for one.
    public let lastPage: Int
    public let error: ImagingError

    init(page: Int, lastPage: Int? = nil, error: ImagingError) {
      self.page = page
      self.lastPage = lastPage ?? page
      self.error = error
    }
  }

  /// The path of the file in its folder.
  public let name: String
  /// Where it is to be uploaded; nil where nothing says so.
  public let context: String?
  /// The place on a form that the manifest names.
  public let document: String?
  /// What the bytes are; nil where they could not be read.
  public let content: FileFacts?
  /// The verdict on the upload by the rules of its context; nil where no loaded table speaks of it.
  public let upload: Documents.Answer?
  /// The codes in the pictures.
  ///
  /// One with a `part` holds a part of a message only, and is not judged.
  public let codes: [Code]
  public let unread: [Unread]
  /// Whether the codes say what the dossier says, with facts such as `codes[0].(90)`; nil where nothing was compared.
  public let agreement: Verdict?
  /// The file of the same bytes that came before.
  public let duplicateOf: String?
  /// Why the bytes could not be read at all.
  public let error: ImagingError?

  /// Refused if the upload, a code of BPOM's or the agreement is; undetermined if one of them is, if a code is a part of a
  /// message, or if a page was not searched for codes, for nobody knows what stands there.
  ///
  /// Codes that are none of BPOM's are not judged: papers carry many.
  public var outcome: Outcome {
    var outcomes = [upload?.verdict.outcome ?? .undetermined]
    outcomes += codes.compactMap { $0.reading.isBPOMCode ? $0.reading.content?.verdict.outcome : nil }
    if codes.contains(where: { $0.symbol.part != nil }) { outcomes.append(.undetermined) }
    if let agreement { outcomes.append(agreement.outcome) }
    if error != nil || !unread.isEmpty { outcomes.append(.undetermined) }
    return .worst(of: outcomes)
  }
}
