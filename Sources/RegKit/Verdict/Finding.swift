/// One reason in a verdict: a rule, what it does to the question, and what was found against what it expects.
///
/// A finding is data. Text is made from it last, by `message(in:)`; nothing reads that text back.
public struct Finding: Sendable {
  /// What a rule does to the question asked.
  public enum Effect: String, Sendable, Hashable, CaseIterable {
    /// The rule refuses.
    case blocks
    /// The rule leaves the answer standing but a careful person looks again.
    case warns
    /// The rule frees from another rule's duty.
    case exempts
    /// The rule was applied and has nothing against it, or states a fact the reader needs.
    case informs
  }

  /// The table row that was applied.
  public let rule: Rule
  public let effect: Effect
  /// The fact the finding is about, as a path into the facts, for example `primary_packaging.volume_ml`.
  public internal(set) var subject: String
  /// What the facts say, in their own words; nil when they say nothing.
  public let found: String?
  /// What the rule asks for; nil when the rule asks for no particular value.
  public let expected: String?
  /// Whether the source leaves room for another reading that would change this finding.
  public let isAmbiguous: Bool

  @inline(never)
  public init(
    _ effect: Effect, _ rule: Rule, subject: String, found: String? = nil, expected: String? = nil,
    isAmbiguous: Bool = false
  ) {
    self.rule = rule
    self.effect = effect
    self.subject = subject
    self.found = found.map(Self.shown)
    self.expected = expected
    self.isAmbiguous = isAmbiguous
  }

  /// What was found, cut where nobody reads on: a fact may be as long as its caller likes, an answer may not.
  ///
  /// Control characters show as signs, so that a value cannot break the line it is told in.
  static func shown(_ text: String) -> String {
    var text = text.utf8.count <= 200 ? text : String(text.unicodeScalars.prefix(160)) + "… [\(text.utf8.count)]"
    guard text.withUTF8(hasControlCharacter) else { return text }
    var visible = ""
    for scalar in text.unicodeScalars {
      let isControl = scalar.value < 0x20 || scalar.value == 0x7F
      visible.unicodeScalars.append(isControl ? Unicode.Scalar(0x2400 + scalar.value % 0x60) ?? "·" : scalar)
    }
    return visible
  }

  private static func hasControlCharacter(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(text)
    var place = 0
    while place + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      if word.hasByte(below: 0x20) || word.hasByte(0x7F) { return true }
      place += 8
    }
    return text[place...].contains { $0 < 0x20 || $0 == 0x7F }
  }

  /// The rule in words, followed by the fact it is about with what was found and expected, where the finding has them.
  public func message(in language: Language) -> String {
    var message = ""
    forEachPart(ofMessageIn: language) { message += $0 }
    return message
  }

  /// Gives the parts of the message, one after the other, to who needs no text of its own for them.
  func forEachPart(ofMessageIn language: Language, _ take: (String) -> Void) {
    take(rule.message[language])
    guard found != nil || expected != nil else { return }
    let words = FindingWords(language)
    take(" [")
    take(subject)
    take(": ")
    if let found {
      if expected != nil { take(words.found) }
      take(found)
    }
    if let expected {
      if found != nil { take(", ") }
      take(words.expected)
      take(expected)
    }
    take("]")
  }

  /// The reading RegKit did not follow, when the source is ambiguous and the tables describe it.
  public func otherReading(in language: Language) -> String? {
    isAmbiguous ? rule.otherReading?[language] : nil
  }
}

/// The few words that join a message to its values, each with the blank behind it.
private struct FindingWords {
  let found: String
  let expected: String

  init(_ language: Language) {
    switch language {
    case .indonesian: (found, expected) = ("ditemukan ", "seharusnya ")
    case .english: (found, expected) = ("found ", "expected ")
    }
  }
}
