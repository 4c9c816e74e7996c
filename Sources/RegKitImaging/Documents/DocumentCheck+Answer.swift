internal import GS1
public import RegKit

extension DocumentCheck {
  /// The check as JSON text on one line: `file`, `context`, `document`, `outcome`, `content`, `upload` (the verdict on the
  /// upload and what `failed`), `codes` with their `page`, which `part` of a message they are
  /// and what they say, `unread` (`page`, `last_page`, `error`), `agreement`, `duplicate_of`, `error`.
  public func json(in language: Language) -> String {
    var members: [(key: String, value: JSONValue)] = [("file", .string(name))]
    if let context { members.append(("context", .string(context))) }
    if let document { members.append(("document", .string(document))) }
    members.append(("outcome", .string(outcome.rawValue)))
    if let content { members.append(("content", Self.json(content))) }
    if let upload {
      members.append(
        (
          "upload",
          .object(
            [("failed", .array(upload.failures.map { .string($0.rawValue) }))]
              + Gateway.members(upload.verdict, language))
        ))
    }
    members.append(
      (
        "codes",
        .array(
          codes.map { code in
            .object(
              [
                ("page", .integer(Int64(code.page))),
                ("symbology_identifier", .string(code.symbol.symbologyIdentifier.description)),
              ] + ScanReport.members(of: code.symbol.part) + Gateway.members(code.reading, language))
          })
      ))
    if !unread.isEmpty {
      members.append(
        (
          "unread",
          .array(
            unread.map { page in
              .object([
                ("page", .integer(Int64(page.page))), ("last_page", .integer(Int64(page.lastPage))),
                ("error", ScanReport.json(page.error, language)),
              ])
            })
        ))
    }
    if let agreement { members.append(("agreement", .object(Gateway.members(agreement, language)))) }
    if let duplicateOf { members.append(("duplicate_of", .string(duplicateOf))) }
    if let error { members.append(("error", ScanReport.json(error, language))) }
    return JSONValue.object(members).text
  }

  private static func json(_ content: FileFacts) -> JSONValue {
    let integrity =
      switch content.integrity {
      case .unknown: "unknown"
      case .whole: "whole"
      case .cutOff: "cut_off"
      case .damaged: "damaged"
      }
    var members: [(key: String, value: JSONValue)] = [
      ("kind", .string(content.kind.rawValue)), ("size_bytes", .integer(Int64(content.byteCount))),
      ("integrity", .string(integrity)),
    ]
    if let isEncrypted = content.isEncrypted { members.append(("encrypted", .bool(isEncrypted))) }
    if let pages = content.pageCount { members.append(("pages", .integer(Int64(pages)))) }
    return .object(members)
  }

  /// The check for people, several lines.
  ///
  /// Nothing reads this text back.
  public func text(in language: Language) -> String {
    func pick(_ indonesian: String, _ english: String) -> String { language == .indonesian ? indonesian : english }
    var lines = [
      "\(outcome.sign) \(name)  " + (context ?? pick("tempat unggah tidak diketahui", "upload place unknown"))
    ]
    if let error { lines.append("  ! " + (language == .english ? error.descriptionEN : error.descriptionID)) }
    if let upload { lines += Self.indented(upload.verdict, language) }
    for code in codes where code.reading.isBPOMCode || code.symbol.part != nil {
      lines.append(
        "  \(code.symbol.symbologyIdentifier) " + pick("halaman", "page") + " \(code.page)  "
          + PrintCheck.shown(code.symbol.bytes))
      if let part = code.symbol.part {
        lines.append("    ? " + part.text(in: language))
        continue
      }
      if let verdict = code.reading.content?.verdict { lines += Self.indented(verdict, language).map { "  " + $0 } }
    }
    let others = codes.count { !$0.reading.isBPOMCode && $0.symbol.part == nil }
    if others > 0 {
      lines.append("  · " + pick("kode lain, tidak dinilai: \(others)", "other codes, not judged: \(others)"))
    }
    if let agreement {
      lines.append("  " + pick("dibandingkan dengan berkas produk", "held against the dossier"))
      lines += Self.indented(agreement, language)
    }
    for page in unread {
      let place =
        page.page == 0
        ? ""
        : page.page == page.lastPage
          ? pick("halaman", "page") + " \(page.page): "
          : pick("halaman", "pages") + " \(page.page)–\(page.lastPage): "
      lines.append(
        "  ! " + pick("kode tidak terbaca: ", "codes not read: ") + place
          + (language == .english ? page.error.descriptionEN : page.error.descriptionID))
    }
    if let duplicateOf { lines.append("  ! " + pick("isinya sama dengan ", "the same bytes as ") + duplicateOf) }
    return lines.joined(separator: "\n")
  }

  private static func indented(_ verdict: Verdict, _ language: Language) -> [String] {
    verdict.text(in: language).split(separator: "\n").map { "  " + String($0) }
  }
}

extension DocumentClosing {
  /// The closing as JSON text on one line: `outcome`, `counts`, `missing`, `forms`, `duplicates`, `unreadable`, `unread`
  /// (`file` and `pages`), and `compared_codes` where there is a dossier.
  public func json(in language: Language) -> String {
    var members: [(key: String, value: JSONValue)] = [
      ("outcome", .string(outcome.rawValue)),
      (
        "counts",
        .object([
          ("files", .integer(Int64(counts.files))), ("allowed", .integer(Int64(counts.allowed))),
          ("refused", .integer(Int64(counts.refused))), ("undetermined", .integer(Int64(counts.undetermined))),
        ])
      ),
      ("missing", .array(missing.map { .string($0) })),
    ]
    members.append(
      (
        "forms",
        .array(
          forms.map { form in
            .object(
              [("form", .string(form.name)), ("missing", .array((form.answer?.missing ?? []).map { .string($0) }))]
                + (form.answer.map { Gateway.members($0.verdict, language) } ?? []))
          })
      ))
    members += [
      (
        "duplicates",
        .array(duplicates.map { .object([("file", .string($0.file)), ("of", .string($0.of))]) })
      ),
      ("unreadable", .array(unreadable.map { .string($0) })),
      (
        "unread",
        .array(
          unread.map { file in
            .object([
              ("file", .string(file.file)), ("pages", .array(file.pages.map { .integer(Int64($0)) })),
            ])
          })
      ),
    ]
    if let comparedCodes { members.append(("compared_codes", .integer(Int64(comparedCodes)))) }
    return JSONValue.object([("closing", .object(members))]).text
  }

  /// The closing for people, several lines.
  ///
  /// Nothing reads this text back.
  public func text(in language: Language) -> String {
    func pick(_ indonesian: String, _ english: String) -> String { language == .indonesian ? indonesian : english }
    var lines = [
      "\(outcome.sign) "
        + pick(
          "\(counts.files) berkas: \(counts.refused) ditolak, \(counts.undetermined) tidak dapat ditentukan, "
            + "\(counts.allowed) diperbolehkan",
          "\(counts.files) files: \(counts.refused) refused, \(counts.undetermined) undetermined, "
            + "\(counts.allowed) allowed")
    ]
    for name in missing { lines.append("  ? " + pick("tidak ada: ", "missing: ") + name) }
    for form in forms {
      lines.append("  " + pick("formulir ", "form ") + form.name)
      let text = form.answer?.verdict.text(in: language) ?? "[ ? ]"
      lines += text.split(separator: "\n").map { "    " + String($0) }
    }
    for duplicate in duplicates {
      lines.append("  ! \(duplicate.file): " + pick("isinya sama dengan ", "the same bytes as ") + duplicate.of)
    }
    for name in unreadable {
      let pages = unread.first { $0.file == name }?.pages ?? []
      let numbers = pages.map { String($0) }.joined(separator: ", ")
      let places = pick("halaman", pages.count == 1 ? "page" : "pages") + " " + numbers
      lines.append(
        "  ! \(name): "
          + (pages.isEmpty
            ? pick("tidak terbaca", "could not be read")
            : pick("kode belum dicari pada ", "codes not looked for on ") + places))
    }
    if comparedCodes == 0 {
      lines.append(
        "  ? "
          + pick("tidak ada kode yang dapat dibandingkan dengan berkas produk", "no code to hold against the dossier"))
    }
    return lines.joined(separator: "\n")
  }
}

extension Outcome {
  /// A sign beside which no colour is needed.
  fileprivate var sign: String {
    switch self {
    case .allowed: "[ ✓ ]"
    case .refused: "[ ✗ ]"
    case .undetermined: "[ ? ]"
    }
  }
}
