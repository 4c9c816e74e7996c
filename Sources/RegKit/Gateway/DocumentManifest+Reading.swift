extension DocumentManifest {
  /// The fields of a manifest in JSON.
  static let fields: [Field] = [
    Field("context", .text), Field("forms", .texts), Field("circumstances", .flags),
    Field("files", .list([Field("file", .text), Field("context", .text), Field("document", .text)])),
  ]

  /// Reads a manifest from JSON in UTF-8.
  ///
  /// It is one object with `context`, `forms`, `circumstances` and `files`, each of which has `file`, `context` and
  /// `document`. Every member but `file` may be left out.
  ///
  /// - Throws: Every problem found, with its path such as `files[2].context`, what was found and expected, and the nearest
  ///   known key or value: also for a context or form that no loaded table knows, and for a file that is listed twice.
  public init(json bytes: [UInt8], under rulebook: Rulebook) throws(QuestionError) {
    try self.init(Inputs(object: bytes, of: Self.fields), under: rulebook)
  }

  /// Reads a manifest from comma-separated values in UTF-8 (RFC 4180).
  ///
  /// The first row has `file` and, where they are wanted, `context` and `document`; then follows a row for each file.
  /// Semicolons or tabs may stand for the commas. An empty cell says nothing.
  ///
  /// - Throws: Problems as those of JSON, the row after the first being `files[0]`.
  public init(csv bytes: [UInt8], under rulebook: Rulebook) throws(QuestionError) {
    var rows = CommaSeparated(bytes).rows[...]
    let names = (rows.popFirst() ?? []).map { $0.filter { $0 != " " }.lowercased() }
    var files: [JSONValue] = []
    for row in rows {
      var members: [(key: String, value: JSONValue)] = []
      for (place, cell) in row.enumerated() where !cell.isEmpty {
        members.append((place < names.count ? names[place] : "column \(place + 1)", .string(cell)))
      }
      files.append(.object(members))
    }
    if !names.contains("file") {
      let found = names.joined(separator: ", ")
      throw QuestionError(
        problems: [
          .init(
            .missingKey, "files", found: names.isEmpty ? .nothing : .sign(found), expected: "file, context, document")
        ])
    }
    let json = JSONValue.object([("files", .array(files))])
    var problems = QuestionProblems()
    Inputs.check(json, against: Self.fields, path: "", &problems)
    guard problems.isEmpty else { throw problems.error }
    try self.init(Inputs(json: json), under: rulebook)
  }

  private init(_ inputs: Inputs, under rulebook: Rulebook) throws(QuestionError) {
    var problems = QuestionProblems()
    let (contexts, forms) = (Documents.contexts(under: rulebook), Forms.identifiers(under: rulebook))
    func check(_ word: String?, _ path: String, among known: [String]) {
      guard let word, !known.contains(word) else { return }
      problems.append(.unknown(.unknownValue, path, found: word, known: known))
    }
    self.init(
      context: inputs.text("context"), forms: inputs.texts("forms") ?? [],
      circumstances: inputs.has("circumstances") ? inputs.flags("circumstances") : [:])
    check(context, "context", among: contexts)
    for (place, form) in self.forms.enumerated() { check(form, "forms[\(place)]", among: forms) }
    var seen: [String: Int] = [:]
    for (place, file) in (inputs.list("files") ?? []).enumerated() {
      let path = "files[\(place)]"
      check(file.text("context"), path + ".context", among: contexts)
      guard let name = file.text("file"), !name.isEmpty else {
        problems.append(.init(.missingKey, path + ".file", found: .nothing, expected: .type("string")))
        continue
      }
      if let first = seen[name] {
        problems.append(
          .init(.repeatedKey, path + ".file", found: .secondValue("files[\(first)]"), expected: .oneValue))
      }
      seen[name] = seen[name] ?? place
      entries.append(Entry(file: name, context: file.text("context"), document: file.text("document")))
    }
    guard problems.isEmpty else { throw problems.error }
  }
}

/// A table of comma-separated values (RFC 4180), whose separator is the first of comma, semicolon and tab in its first row.
private struct CommaSeparated {
  /// The cells of each row that has any, without the blanks around them.
  private(set) var rows: [[String]] = []

  init(_ bytes: [UInt8]) {
    var bytes = bytes[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    let signs = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    let first = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    let separator = first.first { signs.contains($0) } ?? UInt8(ascii: ",")
    var (row, cell): ([String], [UInt8]) = ([], [])
    var (isQuoted, wasQuoted) = (false, false)
    func text(_ cell: [UInt8]) -> String {
      let isBlank = { (byte: UInt8) in byte == 0x20 }
      guard let start = cell.firstIndex(where: { !isBlank($0) }), let end = cell.lastIndex(where: { !isBlank($0) })
      else { return "" }
      return String(decoding: cell[start...end], as: UTF8.self)
    }
    func endRow() {
      row.append(text(cell))
      if row.contains(where: { !$0.isEmpty }) { rows.append(row) }
      (row, cell, wasQuoted) = ([], [], false)
    }
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      if isQuoted {
        if byte != 0x22 {
          cell.append(byte)
        } else if index < bytes.endIndex, bytes[index] == 0x22 {
          cell.append(0x22)
          index += 1
        } else {
          isQuoted = false
        }
      } else if byte == 0x22, !wasQuoted, cell.allSatisfy({ $0 == 0x20 }) {
        (isQuoted, wasQuoted, cell) = (true, true, [])
      } else if byte == separator {
        row.append(text(cell))
        (cell, wasQuoted) = ([], false)
      } else if byte == 0x0A || byte == 0x0D {
        endRow()
      } else {
        cell.append(byte)
      }
    }
    endRow()
  }
}
