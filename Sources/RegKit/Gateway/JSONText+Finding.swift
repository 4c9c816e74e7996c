extension JSONValue {
  /// What a verdict found, worded when it is written.
  static func findings(_ findings: [Finding], _ language: Language) -> JSONValue {
    .writing { $0.writeArray(of: findings) { $0.write($1, language) } }
  }
}

extension JSONText {
  /// Writes a finding with the words of its rule, piece by piece from where they stand.
  mutating func write(_ finding: Finding, _ language: Language) {
    let rule = finding.rule
    writeObject { text in
      text.write("rule", rule.id)
      text.write("effect", finding.effect.rawValue)
      text.startMember("citation")
      text.writeText { text in
        guard let citation = rule.citations.first else { return }
        text.append(escaping: citation.sourceName)
        text.append(escaping: ", ")
        citation.provision.forEachPart { text.append(escaping: $0) }
      }
      text.startMember("message")
      text.writeText { text in finding.forEachPart(ofMessageIn: language) { text.append(escaping: $0) } }
      text.write("subject", finding.subject)
      if let found = finding.found { text.write("found", found) }
      if let expected = finding.expected { text.write("expected", expected) }
      text.write("quote", rule.quote)
      text.startMember("provisions")
      text.writeArray(of: rule.citations) { text, citation in
        text.writeText { text in
          text.append(escaping: citation.source)
          text.append(escaping: "#")
          text.append(escaping: citation.provision.path)
        }
      }
      text.write("confidence", rule.confidence.rawValue)
      guard finding.isAmbiguous else { return }
      text.startMember("ambiguous")
      text.append("true")
      if let reading = finding.otherReading(in: language) { text.write("other_reading", reading) }
    }
  }
}
