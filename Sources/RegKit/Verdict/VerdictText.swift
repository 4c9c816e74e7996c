internal import GS1

extension Verdict {
  /// The verdict for people, several lines: the outcome with its sign, each finding with its citation, missing facts,
  /// other readings, edition and day.
  ///
  /// Nothing reads this text back; programs use the verdict itself or the JSON gateway.
  public func text(in language: Language) -> String {
    let words = VerdictWords(language)
    var lines = [words.outcome(self)]
    for finding in findings { lines += words.lines(finding) }
    if !needs.isEmpty { lines.append("  " + words.missing) }
    for need in needs { lines.append("    ? " + words.line(need)) }
    lines.append("  " + words.edition(edition, asOf: asOf))
    for alternative in alternatives {
      lines.append("  " + words.alternative)
      lines.append(
        alternative.text(in: language).split(separator: "\n").map { "    " + String($0) }.joined(separator: "\n"))
    }
    return lines.joined(separator: "\n")
  }
}

/// The words of a verdict in one language.
struct VerdictWords {
  let language: Language

  init(_ language: Language) { self.language = language }

  func pick(_ indonesian: String, _ english: String) -> String {
    switch language {
    case .indonesian: indonesian
    case .english: english
    }
  }

  /// The outcome with a sign, so that colour is never needed to tell one from another.
  func outcome(_ verdict: Verdict) -> String {
    outcome(verdict.outcome, isOutOfScope: verdict.isOutOfScope, isAmbiguous: verdict.isAmbiguous)
  }

  func outcome(_ outcome: Outcome, isOutOfScope: Bool, isAmbiguous: Bool) -> String {
    if isOutOfScope { return pick("[ – ] di luar cakupan", "[ – ] out of scope") }
    let ambiguous = isAmbiguous ? pick(" (sumber bermakna ganda)", " (the source is ambiguous)") : ""
    return switch outcome {
    case .allowed: pick("[ ✓ ] diperbolehkan", "[ ✓ ] allowed") + ambiguous
    case .refused: pick("[ ✗ ] ditolak", "[ ✗ ] refused") + ambiguous
    case .undetermined: pick("[ ? ] tidak dapat ditentukan", "[ ? ] undetermined") + ambiguous
    }
  }

  /// A finding with its sign, citation and rule, its message, where it refuses the words of the source, and what a reader
  /// must know of its certainty.
  func lines(_ finding: Finding) -> [String] {
    var lines = ["  \(sign(finding.effect)) \(finding.rule.citation)  [\(finding.rule.id)]"]
    lines.append("    " + finding.message(in: language))
    // Who is refused wants to read why in the words of the source.
    if finding.effect == .blocks { lines.append("    «\(finding.rule.quote)»") }
    if finding.rule.confidence != .high { lines.append("    " + confidence(finding.rule.confidence)) }
    if let reading = finding.otherReading(in: language) { lines.append("    " + otherReading + reading) }
    return lines
  }

  func sign(_ effect: Finding.Effect) -> String {
    switch effect {
    case .blocks: "✗"
    case .warns: "!"
    case .exempts: "○"
    case .informs: "·"
    }
  }

  func confidence(_ confidence: Confidence) -> String {
    switch confidence {
    case .high: pick("keyakinan tinggi", "high confidence")
    case .medium:
      pick("keyakinan sedang: teks pasal tidak dibaca langsung", "medium confidence: the provision itself was not read")
    case .low: pick("keyakinan rendah: sumber sekunder", "low confidence: secondary sources")
    }
  }

  var otherReading: String { pick("bacaan lain: ", "other reading: ") }
  var missing: String { pick("fakta yang belum diketahui:", "missing facts:") }

  /// A missing fact with the rule that needs it.
  func line(_ need: Verdict.Need) -> String {
    guard let rule = need.rule else { return need.fact }
    return "\(need.fact), \(pick("diperlukan oleh", "needed by")) \(rule.id) (\(rule.citation))"
  }

  var alternative: String { pick("jawaban edisi sebelumnya:", "the edition before answers:") }

  func edition(_ edition: Edition, asOf day: CalendarDay?) -> String {
    var text = pick("edisi ", "edition ") + edition.id
    if let successor = edition.supersededBy, let until = edition.period.until {
      text += pick(
        ", digantikan oleh \(successor) sejak \(until)", ", superseded by \(successor) on \(until)")
    }
    guard let day else { return text }
    text += pick("; per tanggal ", "; as of ") + day.description
    if day < edition.period.from {
      text += pick(
        ", sebelum edisi ini berlaku (\(edition.period.from))", ", before this edition began (\(edition.period.from))")
    }
    return text
  }
}
