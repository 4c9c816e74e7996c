extension SyntaxDictionary {
  /// Loads a GS1 Barcode Syntax Dictionary in the format that GS1 publishes it in.
  ///
  /// Lines end in LF or CR LF; a file has at most 1 MiB and a line at most 4,096 bytes of UTF-8. An attribute, flag or
  /// content rule that the library does not know is a problem and not passed over: a value would be held to less than
  /// the dictionary says.
  ///
  /// - Parameters:
  ///   - bytes: The text of the file.
  ///   - release: What `release` is to be; nil for what the file says in `# Release: …` before the first entry. The file
  ///     between releases says `UNSET`, and so does the property when the file says nothing.
  /// - Throws: Every problem of the file, up to a limit.
  public init(published bytes: Span<UInt8>, release: String? = nil) throws(Fault) {
    let text = DictionaryText(bytes)
    guard text.problems.isEmpty else { throw Fault(problems: text.problems, hasMore: text.hasMore) }
    let packing = DictionaryPacking(text.rows.map { $0.specification })
    guard packing.problems.isEmpty else { throw Fault(problems: packing.problems, hasMore: false) }
    self.init(LoadedTables(packing.words, release: release ?? text.release ?? "UNSET"))
  }

  /// Loads a GS1 Barcode Syntax Dictionary from the bytes of its file.
  public init(published bytes: [UInt8], release: String? = nil) throws(Fault) {
    try self.init(published: bytes.span, release: release)
  }

  /// Loads a GS1 Barcode Syntax Dictionary from its text.
  public init(published text: String, release: String? = nil) throws(Fault) {
    try self.init(published: Array(text.utf8).span, release: release)
  }

  /// The dictionary in the format that GS1 publishes it in: facts in columns, without the comments of the original.
  ///
  /// Loading it gives the same specifications. Identifiers in a row that differ only in their last digits are one range.
  public var published: String {
    var text = "# Release: \(release)\n\n"
    let all = identifiers.compactMap { specification(of: $0) }
    var place = 0
    while place < all.count {
      let first = all[place]
      var last = place
      while last &+ 1 < all.count, all[last &+ 1].continues(all[last]) { last &+= 1 }
      let name = first.ai.description + (last > place ? "-" + all[last].ai.description : "")
      text += first.published(as: name) + "\n"
      place = last &+ 1
    }
    return text
  }
}

extension ApplicationIdentifier.Specification {
  /// Whether everything is as with another identifier, whose number is one less.
  fileprivate func continues(_ other: Self) -> Bool {
    ai.digitCount == other.ai.digitCount && ai.number == other.ai.number &+ 1
      && published(as: "") == other.published(as: "")
  }

  /// The line of a published dictionary, by an identifier or a range of them.
  fileprivate func published(as name: String) -> String {
    var flags = isPredefinedLength ? "*" : ""
    if isDigitalLinkAttribute { flags += "?" }
    var words = components.map { $0.description }
    for alternatives in required {
      words.append("req=" + list(alternatives.map { list($0.map { $0.description }, "+") }, ","))
    }
    if !excluded.isEmpty { words.append("ex=" + list(excluded.map { $0.description }, ",")) }
    if isDigitalLinkKey {
      let sequences = digitalLinkQualifiers.map { list($0.map { $0.description }, ",") }
      words.append(sequences.isEmpty ? "dlpkey" : "dlpkey=" + list(sequences, "|"))
    }
    var line = padded(name, 11) + padded(flags, 4) + list(words, " ")
    if !title.isEmpty { line = padded(line, 88) + " # " + title }
    return line
  }

  private func list(_ words: [String], _ separator: String) -> String {
    var text = ""
    for (place, word) in words.enumerated() { text += (place > 0 ? separator : "") + word }
    return text
  }

  private func padded(_ text: String, _ width: Int) -> String {
    var text = text
    for _ in 0..<max(0, width - text.utf8.count) { text += " " }
    return text
  }
}
