/// Reading the rows on uploads.
extension TableReader {
  mutating func readUpload(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(
      row, ["context", "extensions", "other-extensions", "max-bytes", "other-max-bytes", "format", "size"])
    let context = required(row, "context")
    let extensions = row.attribute("extensions").map(names)
    let maxBytes = row.attribute("max-bytes") == nil ? nil : count(row, "max-bytes")
    let upload = Upload(
      context: context, extensions: extensions, otherExtensions: row.attribute("other-extensions").map(names) ?? [],
      maxBytes: maxBytes, otherMaxBytes: row.attribute("other-max-bytes") == nil ? nil : count(row, "other-max-bytes"),
      statesNoFormat: unstated(row, "format"), statesNoSize: unstated(row, "size"))
    if extensions == nil && maxBytes == nil && !upload.statesNoFormat && !upload.statesNoSize {
      report(row, nil, "no statement", "extensions, max-bytes, format=\"unstated\" or size=\"unstated\"")
    }
    if extensions != nil || upload.statesNoFormat { keys.add("upload format of \(context)", row, rule) }
    if maxBytes != nil || upload.statesNoSize { keys.add("upload size of \(context)", row, rule) }
    tables.uploads.append(Row(rule: rule, content: upload))
  }

  mutating func unstated(_ row: XMLElement, _ attribute: String) -> Bool {
    guard let value = row.attribute(attribute) else { return false }
    if value != "unstated" { report(row, attribute, quoted(value), "unstated") }
    return true
  }
}
