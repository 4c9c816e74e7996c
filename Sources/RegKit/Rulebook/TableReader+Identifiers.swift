// Rows of the identifiers: what licence numbers look like, and what became of KBLI codes.

extension TableReader {
  mutating func readLicenceNumber(_ row: XMLElement, _ rule: Rule) {
    let origins = NIE.Origin.allCases.map { $0.rawValue }
    checkAttributes(row, ["prefixes"] + origins + ["parts", "suffixes", "classes", "other-classes"])
    var prefixes: [LicenceNumber.Prefix] = []
    for letters in row.names("prefixes") ?? [] {
      prefixes.append(LicenceNumber.Prefix(letters: letters, origin: nil))
    }
    for origin in NIE.Origin.allCases {
      for letters in row.names(named: origin.rawValue) ?? [] {
        prefixes.append(LicenceNumber.Prefix(letters: letters, origin: origin))
      }
    }
    if prefixes.isEmpty {
      report(row, nil, "no first letters", "prefixes or " + origins.joined(separator: ", "))
    }
    let parts = licenceParts(row)
    let length = parts.reduce(0) { $0 + $1.length }
    let suffixes = row.names("suffixes") ?? []
    for prefix in prefixes {
      if !prefix.letters.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) {
        report(row, nil, "the first letters \(quoted(prefix.letters))", "capital letters")
      }
      let characters = prefix.letters.utf8.count + length
      keys.add("licence-number \(prefix.letters) of \(characters) characters", row, rule)
      for suffix in suffixes {
        keys.add("licence-number \(prefix.letters) of \(characters + suffix.utf8.count) characters", row, rule)
      }
    }
    let classes: [ProductClass] = words(row, "classes")
    let others: [ProductClass] = row.has("other-classes") ? words(row, "other-classes") : []
    tables.licenceNumbers.append(
      Row(
        rule: rule,
        content: LicenceNumber(
          prefixes: prefixes, parts: parts, suffixes: suffixes, classes: classes, otherClasses: others)))
  }

  /// The parts of a number as `name-length`, with an `a` behind the length where the characters are letters.
  private mutating func licenceParts(_ row: XMLElement) -> [LicenceNumber.Part] {
    var parts: [LicenceNumber.Part] = []
    for text in list(row, "parts") {
      let (name, rest) = Self.halves(of: text, at: UInt8(ascii: "-"))
      let isLetters = rest?.utf8.last == UInt8(ascii: "a")
      guard let digits = rest?.utf8.dropLast(isLetters ? 1 : 0), !name.isEmpty, digits.count <= 2,
        digits.allSatisfy({ $0.isDigit }), let length = Int(Substring(digits)), length > 0
      else {
        report(row, "parts", quoted(text), "NAME-LENGTH, such as tahun-2, or NAME-LENGTHa for letters")
        continue
      }
      parts.append(LicenceNumber.Part(name: name, length: length, isLetters: isLetters))
    }
    return parts
  }

  mutating func readKBLIConversion(_ row: XMLElement, _ rule: Rule) {
    checkAttributes(row, ["code", "fate", "name", "successors"])
    let code = required(row, "code")
    let successors = list(row, "successors")
    if !code.isEmpty && !KBLI.isCode(code) { report(row, "code", quoted(code), "five digits") }
    for successor in successors where !KBLI.isCode(successor) {
      report(row, "successors", quoted(successor), "five digits")
    }
    let name = row.attribute("name")
    guard let fate: KBLICode.Fate = word(row, "fate") else { return }
    if (name == nil) != (fate == .dropped) {
      report(row, "name", name.map { quoted($0) } ?? "nothing", "a name, unless fate is dropped")
    }
    keys.add("kbli-conversion of \(code)", row, rule)
    tables.kbliConversions.append(
      Row(rule: rule, content: KBLIConversion(code: code, fate: fate, name: name, successors: successors)))
  }
}
