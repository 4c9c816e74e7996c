internal import GS1

extension Dossier.Answer {
  /// The answer for people, many lines: the outcome and counts, each section with its findings and missing facts, the
  /// worst first, and what was not judged.
  ///
  /// Nothing reads this text back; programs use the answer itself or the JSON gateway.
  public func text(in language: Language) -> String {
    let words = DossierWords(language)
    var lines = [heading(words)]
    lines.append(words.verdict.outcome(outcome, isOutOfScope: false, isAmbiguous: isAmbiguous))
    if counts != Dossier.Counts() { lines.append("  " + words.line(counts)) }
    for section in sections { lines += section.lines(words) }
    if !omissions.isEmpty {
      let names = omissions.map { "\(words.title($0.topic)) (\(words.reason($0.reason)))" }
      lines += ["", "\(words.omitted): " + names.joined(separator: ", ")]
    }
    return lines.joined(separator: "\n")
  }

  /// The product and the day asked about.
  func heading(_ words: DossierWords) -> String {
    let day = asOf.map { "\(words.dayAskedAbout) \($0)" } ?? words.noDay
    return Finding.shown(product ?? words.unnamed) + ", " + day
  }
}

extension Dossier.Section {
  fileprivate func lines(_ words: DossierWords) -> [String] {
    let told = words.verdict.outcome(outcome, isOutOfScope: isOutOfScope, isAmbiguous: isAmbiguous)
    var lines = ["", "\(words.title(topic)): \(told)"]
    if counts != Dossier.Counts() { lines.append("  " + words.line(counts)) }
    for finding in findings { lines += words.verdict.lines(finding) }
    if !needs.isEmpty { lines.append("  \(words.missing):") }
    for need in needs { lines.append("    ? " + words.verdict.line(need)) }
    for verdict in editions { lines.append("  " + words.verdict.edition(verdict.edition, asOf: verdict.asOf)) }
    for alternative in alternatives {
      lines.append("  " + words.verdict.alternative)
      for line in alternative.text(in: words.verdict.language).split(separator: "\n") { lines.append("    " + line) }
    }
    return lines
  }

  /// One verdict for each edition that answered.
  var editions: [Verdict] {
    var seen: Set<ObjectIdentifier> = []
    return verdicts.filter { seen.insert(ObjectIdentifier($0.edition)).inserted }
  }

  /// What the edition before says where this one leaves a question open.
  var alternatives: [Verdict] { verdicts.flatMap { $0.alternatives } }
}
