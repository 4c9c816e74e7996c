public import GS1

extension Dossier {
  /// What the findings of a dossier are about, one section each.
  public enum Topic: String, Sendable, Hashable, CaseIterable {
    /// Whether the company may register the product.
    case eligibility
    /// The numbers of company, licence and papers, and the name of the company.
    case identifiers
    /// The uploads.
    case documents
    /// Whether the product needs a code, by which method and from whom.
    case method
    /// On which pack the code is.
    case packaging
    /// How the code is printed.
    case print
    /// What the code says.
    case barcode
    /// Whether code, licence, product and report say the same.
    case agreement
    case deadlines
    /// Who has to report what.
    case obligations
  }

  /// How many findings there are of each effect, and how many facts are missing.
  public struct Counts: Sendable, Hashable {
    public internal(set) var blocks = 0
    public internal(set) var warns = 0
    public internal(set) var exempts = 0
    public internal(set) var informs = 0
    public internal(set) var missing = 0

    /// The number of findings of an effect.
    public subscript(effect: Finding.Effect) -> Int {
      switch effect {
      case .blocks: blocks
      case .warns: warns
      case .exempts: exempts
      case .informs: informs
      }
    }
  }

  /// All answers to one topic.
  public struct Section: Sendable {
    public let topic: Topic
    public let outcome: Outcome
    /// Whether no rule is for this dossier; the outcome is then undetermined and does not count.
    public let isOutOfScope: Bool
    /// Each answer of the room itself, with paths into the dossier, the worst first.
    public let verdicts: [Verdict]
    /// The findings of all verdicts, the worst first, each once.
    public let findings: [Finding]
    /// The missing facts of all verdicts, each once, by their paths in the dossier such as `company.business_scale`.
    public let needs: [Verdict.Need]

    public var isAmbiguous: Bool { findings.contains { $0.isAmbiguous } }
  }

  /// Why a topic was not judged.
  public enum Omission: String, Sendable, Hashable, CaseIterable {
    /// The dossier has no fact on it.
    case noFacts = "no_facts"
    /// The regulation is not for the product.
    case outOfScope = "out_of_scope"
    /// No table of the subject is loaded.
    case noTable = "no_table"
  }

  /// The answer to a whole dossier.
  public struct Answer: Sendable {
    /// The name of the product, for titles.
    public let product: String?
    /// The day asked about.
    public let asOf: CalendarDay?
    /// Refused if any section is, else undetermined if any is, else allowed.
    ///
    /// Sections out of scope do not count. A dossier of which nothing could be judged is undetermined.
    public let outcome: Outcome
    /// The sections, the worst first.
    public let sections: [Section]
    /// The topics that were not judged, with the reason.
    public let omissions: [(topic: Topic, reason: Omission)]
    /// The barcode edition in force on the day asked about, or the one asked for.
    public let edition: Edition?

    public var isAmbiguous: Bool { sections.contains { $0.isAmbiguous } }

    /// The findings of all sections, the worst first.
    public var findings: [Finding] { Section.worstFirst(sections.flatMap { $0.findings }) }

    /// The counts over all sections.
    public var counts: Counts {
      var total = Counts()
      for section in sections { total.add(section.counts) }
      return total
    }
  }
}

extension Dossier.Counts {
  mutating func add(_ other: Self) {
    blocks += other.blocks
    warns += other.warns
    exempts += other.exempts
    informs += other.informs
    missing += other.missing
  }
}

extension Dossier.Section {
  /// How many findings there are of each effect, and how many facts are missing.
  public var counts: Dossier.Counts {
    var counts = Dossier.Counts()
    for finding in findings {
      switch finding.effect {
      case .blocks: counts.blocks += 1
      case .warns: counts.warns += 1
      case .exempts: counts.exempts += 1
      case .informs: counts.informs += 1
      }
    }
    counts.missing = needs.count
    return counts
  }

  /// Puts the answers to a topic together.
  init(_ topic: Dossier.Topic, _ answers: [Verdict]) {
    self.topic = topic
    let counting = answers.filter { !$0.isOutOfScope }
    isOutOfScope = counting.isEmpty
    outcome = counting.isEmpty ? .undetermined : Outcome.worst(of: counting.map { $0.outcome })
    verdicts = Outcome.allWorstFirst.flatMap { outcome in answers.filter { $0.outcome == outcome } }
    findings = Self.worstFirst(Self.distinct(answers.flatMap { $0.findings }))
    var needs: [Verdict.Need] = []
    var paths: Set<String> = []
    for need in answers.flatMap({ $0.needs }) where paths.insert(need.fact).inserted { needs.append(need) }
    self.needs = needs
  }

  /// Refusals first, then warnings, exemptions and the rest; findings of one effect stay in their order.
  static func worstFirst(_ findings: [Finding]) -> [Finding] {
    Finding.Effect.allCases.flatMap { effect in findings.filter { $0.effect == effect } }
  }

  /// The same thing said of two codes, for both of which the class of the product counts, is said once.
  private static func distinct(_ findings: [Finding]) -> [Finding] {
    struct Key: Hashable {
      let rule: ObjectIdentifier
      let effect: Finding.Effect
      let words: [String?]
    }
    var keys: Set<Key> = []
    return findings.filter { finding in
      let words = [finding.subject, finding.found, finding.expected]
      return keys.insert(Key(rule: ObjectIdentifier(finding.rule), effect: finding.effect, words: words)).inserted
    }
  }
}

extension Outcome {
  /// The outcomes in the order in which they are told.
  static let allWorstFirst: [Outcome] = [.refused, .undetermined, .allowed]

  package static func worst(of outcomes: [Outcome]) -> Outcome {
    allWorstFirst.first { outcomes.contains($0) } ?? .undetermined
  }
}
