/// The name of a company without its legal form: "Sumber Rejeki" and not "PT Sumber Rejeki".
///
/// The abbreviation is looked for as a word of its own, with or without full stops or blanks between its letters, so that
/// Petra and Optima stay what they are. A legal form that is written out, of one word or several, is looked for too.
enum CompanyName {
  static func judge(_ name: String, _ legalForms: [Row<LegalForm>]) -> FieldFormat.Judgement {
    let words = words(of: name).map { $0.lowercased() }
    var writtenOut: LegalForm?
    for row in legalForms {
      let form = row.content
      let own = form.name.lowercased().split(separator: " ").map { String($0) }
      for start in words.indices where words[start...].starts(with: own) {
        guard form.isAbbreviation else {
          writtenOut = form
          continue
        }
        // Before or after the name it is the legal form; among its words it may be something else.
        let isAtEdge = start == 0 || start + own.count == words.count
        return .wrong(expected: "≠ " + form.name, isCertain: form.isCertain && isAtEdge)
      }
    }
    if let form = spacedAbbreviation(in: words, legalForms) {
      return .wrong(expected: "≠ " + form.name, isCertain: false)
    }
    return writtenOut.map { .doubtful(expected: "≠ " + $0.name) } ?? .right
  }

  /// An abbreviation whose letters stand apart, as in "P T Sumber Rejeki"; they may be initials all the same.
  private static func spacedAbbreviation(in words: [String], _ legalForms: [Row<LegalForm>]) -> LegalForm? {
    for row in legalForms where row.content.isAbbreviation {
      let letters = row.content.name.lowercased().map { String($0) }
      let isThere = words.indices.contains { start in
        words[start...].starts(with: letters) && (start == 0 || start + letters.count == words.count)
      }
      if isThere { return row.content }
    }
    return nil
  }

  /// Blanks beyond ASCII: the one that does not break, those of several widths, and signs of no width.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x85, 0xA0, 0x1680, 0x2000...0x200D, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF: true
    default: false
    }
  }

  /// The words of a name; letters joined by full stops, as in "P.T.", are one word.
  static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var letters = ""
    func isPart(_ scalar: Unicode.Scalar) -> Bool {
      scalar.value >= 0x80 ? !isBlank(scalar) : UInt8(truncatingIfNeeded: scalar.value).isLetterOrDigit
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
