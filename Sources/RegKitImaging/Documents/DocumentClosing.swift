public import RegKit

/// What a document desk says at the end of a set of uploads.
public struct DocumentClosing: Sendable {
  /// How many files came to which outcome.
  public struct Counts: Sendable, Hashable {
    public internal(set) var allowed = 0
    public internal(set) var refused = 0
    public internal(set) var undetermined = 0

    /// All files.
    public var files: Int { allowed + refused + undetermined }

    mutating func add(_ outcome: Outcome) {
      switch outcome {
      case .allowed: allowed += 1
      case .refused: refused += 1
      case .undetermined: undetermined += 1
      }
    }
  }

  /// A file with the bytes of one that came before.
  public struct Duplicate: Sendable, Hashable {
    public let file: String
    public let of: String
  }

  /// A file of which some pages were not searched for codes.
  public struct Unread: Sendable, Hashable {
    public let file: String
    /// From 1, in their order; the first 100 of them.
    public let pages: [Int]
  }

  /// A form with the verdict on the files that go with it.
  public struct Form: Sendable {
    public let name: String
    /// Nil where no loaded table has the form.
    public let answer: Forms.Answer?
  }

  public let counts: Counts
  /// The files that the manifest or the dossier lists and that did not come.
  public let missing: [String]
  /// The forms of the manifest, of which a required file may be missing.
  public let forms: [Form]
  public let duplicates: [Duplicate]
  /// The files that could not be read or decoded, or not on every page.
  public let unreadable: [String]
  /// Those of them of which single pages were not searched.
  public let unread: [Unread]
  /// How many codes were held against the dossier; nil without a dossier that says what codes say.
  public let comparedCodes: Int?

  /// Refused if a file or a form is; undetermined if one is, a listed file is missing, or a dossier was there and no code to
  /// hold against it; undetermined too where no file came.
  public var outcome: Outcome {
    var outcomes = forms.map { $0.answer?.verdict.outcome ?? .undetermined }
    if counts.refused > 0 { outcomes.append(.refused) }
    if counts.undetermined > 0 || !missing.isEmpty || comparedCodes == 0 || counts.files == 0 {
      outcomes.append(.undetermined)
    }
    if counts.allowed > 0 { outcomes.append(.allowed) }
    return .worst(of: outcomes)
  }
}
