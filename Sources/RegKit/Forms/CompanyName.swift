/// The name of a company without its legal form: "Sumber Rejeki" and not "PT Sumber Rejeki".
///
/// The abbreviation is looked for as a word of its own, with or without full stops, so that Petra and Optima stay what
/// they are.
enum CompanyName {
  static func judge(_ name: String, _ legalForms: [Row<LegalForm>]) -> FieldFormat.Judgement {
    let words = words(of: name)
    var writtenOut: LegalForm?
    for (index, word) in words.enumerated() {
      let named = legalForms.first { $0.content.name.lowercased() == word.lowercased() }
      guard let form = named?.content else { continue }
      guard form.isAbbreviation else {
        writtenOut = form
        continue
      }
      // Before or after the name it is the legal form; among its words it may be something else.
      let isAtEdge = index == 0 || index == words.count - 1
      return .wrong(expected: "≠ " + form.name, isCertain: form.isCertain && isAtEdge)
    }
    return writtenOut.map { .doubtful(expected: "≠ " + $0.name) } ?? .right
  }

  /// The words of a name; letters joined by full stops, as in "P.T.", are one word.
  static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var letters = ""
    func isPart(_ scalar: Unicode.Scalar) -> Bool {
      scalar.value >= 0x80 || UInt8(truncatingIfNeeded: scalar.value).isLetterOrDigit
    }
    func close(_ text: inout String) {
      if !text.isEmpty { words.append(text) }
      text = ""
    }
    for scalar in name.unicodeScalars {
      if isPart(scalar) {
        word.unicodeScalars.append(scalar)
      } else if scalar == "." && word.unicodeScalars.count == 1 {
        letters += word
        word = ""
      } else {
        if word.unicodeScalars.count == 1 && !letters.isEmpty {
          letters += word
          word = ""
        }
        close(&letters)
        close(&word)
      }
    }
    if word.unicodeScalars.count == 1 && !letters.isEmpty {
      letters += word
      word = ""
    }
    close(&letters)
    close(&word)
    return words
  }
}
