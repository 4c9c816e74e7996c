/// Reading the rows on uploads.
extension TableReader {
  mutating func readUpload(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(
      row, ["context", "extensions", "other-extensions", "max-bytes", "other-max-bytes", "format", "size"])
    let context = required(row, "context")
    let extensions = row.names("extensions")
    let maxBytes = row.has("max-bytes") ? count(row, "max-bytes") : nil
    let upload = Upload(
      context: context, extensions: extensions,
      otherExtensions: row.names("other-extensions") ?? [],
      maxBytes: maxBytes, otherMaxBytes: row.has("other-max-bytes") ? count(row, "other-max-bytes") : nil,
      statesNoFormat: unstated(row, "format"), statesNoSize: unstated(row, "size"))
    if extensions == nil && maxBytes == nil && !upload.statesNoFormat && !upload.statesNoSize {
      report(row, nil, "no statement", "extensions, max-bytes, format=\"unstated\" or size=\"unstated\"")
    }
    if extensions != nil || upload.statesNoFormat { keys.add("upload format of \(context)", row, rule) }
    if maxBytes != nil || upload.statesNoSize { keys.add("upload size of \(context)", row, rule) }
    tables.uploads.append(Row(rule: rule, content: upload))
  }

  mutating func unstated(_ row: XMLElement, _ attribute: StaticString) -> Bool {
    guard let value = row.attribute(attribute) else { return false }
    if value != "unstated" { report(row, attribute, quoted(value), "unstated") }
    return true
  }
}
