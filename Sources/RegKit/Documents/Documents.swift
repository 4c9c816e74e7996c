public import GS1

/// Whether an upload is accepted where it is to be uploaded: by its name, its size, and what its bytes really are.
///
/// Sources: e-Sertifikasi manual, sections 1 and 2; SINKARKES guide, steps 13, 16 and 19; ASROT guide, sections E and F;
/// Peraturan BPOM 33/2018, Lampiran B, G, L and M. Where a source states no format or no size limit, the verdict says so
/// and never reads silence as permission.
public enum Documents {
  /// What is known of an upload; nil is unknown.
  public struct Facts: Sendable, Hashable {
    /// Where the file is to be uploaded, for example `sinkarkes.komoditas`; `contexts(under:)` lists them.
    public var context: String?
    /// The name with its extension; the last extension counts.
    public var filename: String?
    /// The size in bytes; where `content` is given its own size counts, and a differing claim is reported.
    public var byteCount: Int?
    /// What the bytes turned out to be, when somebody looked.
    public var content: FileFacts?

    public init(context: String? = nil, filename: String? = nil, byteCount: Int? = nil, content: FileFacts? = nil) {
      self.context = context
      self.filename = filename
      self.byteCount = byteCount
      self.content = content
    }
  }

  /// A reason an upload fails, in the words of the answer.
  public enum Failure: String, Sendable, Hashable, CaseIterable {
    /// The extension is not accepted there.
    case format
    /// The file is larger than the limit.
    case size
    /// The file has no bytes.
    case empty
    /// The bytes are not what the extension says.
    case signature
    /// The file is cut off or does not decode.
    case damaged
    /// A password is needed to read it.
    case encrypted
    /// A PDF without a page.
    case noPage = "no_page"
  }

  /// The verdict on an upload with its failures in one word each.
  public struct Answer: Sendable, Judged {
    public internal(set) var verdict: Verdict
    public internal(set) var failures: [Failure] = []
  }

  /// Every upload context the tables know, in alphabetical order.
  public static func contexts(under rulebook: Rulebook) -> [String] {
    var names: [String] = []
    for edition in rulebook.editions {
      for row in edition.tables.uploads where !names.contains(row.content.context) { names.append(row.content.context) }
    }
    return names.sorted()
  }

  /// Judges an upload; nil when no loaded table knows the context's subject.
  public static func assess(
    _ facts: Facts, under rulebook: Rulebook, edition: String? = nil, asOf day: CalendarDay? = nil
  ) -> Answer? {
    let subject = facts.context.map(subject(of:)) ?? .esertifikasi
    return rulebook.answer(on: subject, edition: edition, asOf: day) { assess(facts, in: $0) }
  }

  /// The subject whose editions speak of a context: its first word, except that track and trace is a part of barcodes.
  static func subject(of context: String) -> Subject {
    let first = context.split(separator: ".").first.map { String($0) } ?? ""
    return first == "ttac" ? .barcode : Subject(rawValue: first) ?? .esertifikasi
  }

  static func assess(_ facts: Facts, in context: Verdict.Context) -> Answer {
    var question = UploadQuestion(facts: facts, context: context)
    question.judge()
    return question.answer
  }
}

// MARK: - Judging

private struct UploadQuestion {
  let facts: Documents.Facts
  let context: Verdict.Context
  var answer: Documents.Answer

  init(facts: Documents.Facts, context: Verdict.Context) {
    self.facts = facts
    self.context = context
    answer = Documents.Answer(verdict: Verdict(context))
  }

  mutating func judge() {
    guard context.coversDay else { return answer.verdict.leaveUncovered() }
    guard let place = facts.context else {
      return answer.verdict.miss("context", for: context.edition.tables.uploads.first?.rule)
    }
    let rows = context.edition.tables.uploads.filter {
      $0.content.context == place && $0.rule.holds(on: context.rowDay)
    }
    guard let any = rows.first else { return answer.verdict.leaveOpen() }
    for row in rows where row.content.extensions != nil || row.content.statesNoFormat { judgeFormat(row) }
    for row in rows where row.content.maxBytes != nil || row.content.statesNoSize { judgeSize(row) }
    judgeEmptiness(any.rule)
    if let formatRule = rows.first(where: { $0.content.extensions != nil })?.rule { judgeContent(formatRule) }
  }

  /// The size of the bytes themselves, where somebody has them; what the caller says of it only otherwise.
  private var byteCount: Int? { facts.content?.byteCount ?? facts.byteCount }

  /// The last extension in lower case; nil when the name has none.
  private var fileExtension: String? {
    guard let name = facts.filename, let point = name.utf8.lastIndex(of: UInt8(ascii: ".")),
      point > name.utf8.startIndex
    else { return nil }
    let text = String(name[name.utf8.index(after: point)...]).lowercased()
    return text.isEmpty ? nil : text
  }

  private mutating func judgeFormat(_ row: Row<Upload>) {
    guard let accepted = row.content.extensions else {
      answer.verdict.add(Finding(.informs, row.rule, subject: "filename", found: facts.filename))
      return answer.verdict.leaveOpen()
    }
    guard let name = facts.filename else { return answer.verdict.miss("filename", for: row.rule) }
    let expected = accepted.joined(separator: ", ")
    guard let found = fileExtension, accepted.contains(found) else {
      let readOtherwise = fileExtension.map { row.content.otherExtensions.contains($0) } ?? false
      return fail(
        .format, row.rule, "filename", found: fileExtension ?? name, expected: expected, isAmbiguous: readOtherwise)
    }
    answer.verdict.add(Finding(.informs, row.rule, subject: "filename", found: found, expected: expected))
  }

  private mutating func judgeSize(_ row: Row<Upload>) {
    guard let limit = row.content.maxBytes else {
      // "No limit stated by the source" is not "unlimited": the reader is told.
      answer.verdict.add(Finding(.informs, row.rule, subject: "size_bytes", found: byteCount.map { String($0) }))
      return
    }
    guard let size = byteCount else { return answer.verdict.miss("size_bytes", for: row.rule) }
    if let claimed = facts.byteCount, claimed != size {
      answer.verdict.add(
        Finding(.warns, row.rule, subject: "size_bytes", found: String(claimed), expected: String(size)))
    }
    guard size >= 0 else { return }
    let expected = "≤ \(limit)"
    guard size <= limit else { return fail(.size, row.rule, "size_bytes", found: String(size), expected: expected) }
    let readOtherwise = row.content.otherMaxBytes.map { size > $0 } ?? false
    answer.verdict.add(
      Finding(
        .informs, row.rule, subject: "size_bytes", found: String(size), expected: expected, isAmbiguous: readOtherwise))
  }

  /// A file without bytes is no document, whatever its name: no source has to say so.
  private mutating func judgeEmptiness(_ rule: Rule) {
    guard let size = byteCount, size <= 0 else { return }
    fail(.empty, rule, "size_bytes", found: String(size), expected: "≥ 1")
  }

  /// The kinds of content an extension promises.
  private static func promised(by fileExtension: String) -> [FileFacts.Kind]? {
    switch fileExtension {
    case "png": [.png]
    case "jpg", "jpeg": [.jpeg]
    case "pdf": [.pdf]
    case "xls": [.xls]
    case "xlsx": [.xlsx]
    default: nil
    }
  }

  /// A file that asks for a PDF is not met by one that nobody can open: the format rule is about what the bytes are.
  ///
  /// Where the source states no format, nothing can be held against the bytes.
  private mutating func judgeContent(_ rule: Rule) {
    guard let content = facts.content, (byteCount ?? 1) > 0 else { return }
    if let fileExtension, let kinds = Self.promised(by: fileExtension), !kinds.contains(content.kind) {
      fail(
        .signature, rule, "content.kind", found: content.kind.rawValue,
        expected: kinds.map { $0.rawValue }.joined(separator: ", "))
    }
    switch content.integrity {
    case .whole: break
    case .unknown:
      // Some files cannot be looked into: too many pixels, or a hazard. That is no fault, but a person should look.
      answer.verdict.add(
        Finding(.warns, rule, subject: "content.integrity", found: "unknown", expected: "whole"))
    case .cutOff(let length):
      fail(.damaged, rule, "content.integrity", found: "cut_off [\(length)]", expected: "whole")
    case .damaged(let reason): fail(.damaged, rule, "content.integrity", found: reason, expected: "whole")
    }
    if content.isEncrypted == true { fail(.encrypted, rule, "content.encrypted", found: "true", expected: "false") }
    if content.pageCount == 0 { fail(.noPage, rule, "content.pages", found: "0", expected: "≥ 1") }
  }

  @inline(never)
  private mutating func fail(
    _ failure: Documents.Failure, _ rule: Rule, _ subject: String, found: String, expected: String,
    isAmbiguous: Bool = false
  ) {
    if !answer.failures.contains(failure) { answer.failures.append(failure) }
    answer.verdict.add(
      Finding(.blocks, rule, subject: subject, found: found, expected: expected, isAmbiguous: isAmbiguous))
  }
}
