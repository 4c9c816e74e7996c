extension ApplicationIdentifier {
  /// What the dictionary says about one Application Identifier.
  ///
  /// The facts are those of the GS1 Barcode Syntax Dictionary named at the top of the generated tables.
  public struct Specification: Sendable, Equatable {
    /// The identifier that is specified.
    public let ai: ApplicationIdentifier
    /// The data title, for example `BATCH/LOT`; empty where the standard gives none.
    public let title: String
    /// Whether the length follows from the first two digits, so that no separator is needed after the value.
    public let isPredefinedLength: Bool
    /// Whether it may stand in the query of a GS1 Digital Link URI.
    public let isDigitalLinkAttribute: Bool
    /// Whether it is a primary key of a GS1 Digital Link URI.
    public let isDigitalLinkKey: Bool
    /// The key qualifiers of a Digital Link primary key: alternative sequences, each in the order of the path.
    public let digitalLinkQualifiers: [[ApplicationIdentifier]]
    /// The parts of the value, in order.
    public let components: [Component]
    /// What must stand in the same message: all conditions, of each one alternative, of that every pattern.
    public let required: [[[AIPattern]]]
    /// What must not stand in the same message.
    ///
    /// An identifier never excludes itself.
    public let excluded: [AIPattern]

    /// The shortest and the longest value, in characters.
    public var length: ClosedRange<Int> {
      var shortest = 0
      var longest = 0
      for component in components {
        shortest &+= component.isOptional ? 0 : component.minimumLength
        longest &+= component.maximumLength
      }
      return shortest...max(shortest, longest)
    }
  }

  /// Every identifier of the dictionary, in the order of its text.
  public static var known: [ApplicationIdentifier] {
    SyntaxDictionary.builtIn.identifiers
  }

  /// Whether the dictionary has this identifier.
  public var isKnown: Bool { BuiltInTables().entry(of: self) != nil }

  /// The data title, for example `BATCH/LOT`; nil for an unknown identifier.
  public var title: String? { BuiltInTables().entry(of: self)?.title }

  /// Whether the first two digits promise a length, so that no separator is needed after the value.
  ///
  /// This follows from the digits alone and so holds for identifiers that are not yet assigned. It is not the same as
  /// having one fixed length: (8111) always has four digits and needs a separator.
  public var isPredefinedLength: Bool { predefinedLength != nil }

  /// The length of the value that the first two digits promise, or nil.
  var predefinedLength: Int? {
    let length = aiPredefinedLengths[prefix]
    return length == 0 ? nil : Int(length)
  }

  /// Everything the dictionary says; nil for an unknown identifier.
  public var specification: Specification? {
    BuiltInTables().entry(of: self)?.specification
  }
}

extension AIEntry {
  /// Everything the dictionary says of the entry.
  var specification: ApplicationIdentifier.Specification {
    ApplicationIdentifier.Specification(
      ai: ai, title: title, isPredefinedLength: isPredefinedLength, isDigitalLinkAttribute: isDigitalLinkAttribute,
      isDigitalLinkKey: isDigitalLinkKey, digitalLinkQualifiers: qualifiers,
      components: (0..<shape.componentCount).map { component($0) }, required: requirements,
      excluded: tables.patterns(in: excluded))
  }

  /// The bytes of the title table that are the data title.
  var titleRange: Range<Int> {
    let start = Int(tables.titleStart(titleIndex))
    return start..<max(start, Int(tables.titleStart(titleIndex &+ 1)))
  }

  var title: String {
    let range = titleRange
    return tables.withTitles { titles in
      String(decoding: UnsafeBufferPointer(rebasing: titles[range.clamped(to: 0..<titles.count)]), as: UTF8.self)
    }
  }

  /// The words of the qualifier table that belong to this entry.
  @inline(__always)
  var qualifierWords: Range<Int> {
    Int(tables.qualifierStart(qualifierIndex))..<Int(tables.qualifierStart(qualifierIndex &+ 1))
  }

  var qualifiers: [[ApplicationIdentifier]] {
    var sequences: [[ApplicationIdentifier]] = []
    var sequence: [ApplicationIdentifier] = []
    for place in qualifierWords {
      let word = tables.qualifier(place)
      if word == 0xFFFF {
        sequences.append(sequence)
        sequence = []
      } else {
        sequence.append(ApplicationIdentifier(packed: word))
      }
    }
    if !sequence.isEmpty { sequences.append(sequence) }
    return sequences
  }

  /// The words of the requirement table that belong to this entry.
  var requirementWords: Range<Int> {
    Int(tables.requirementStart(requirementIndex))..<Int(tables.requirementStart(requirementIndex &+ 1))
  }

  var requirements: [[[AIPattern]]] {
    var conditions: [[[AIPattern]]] = []
    var alternatives: [[AIPattern]] = []
    for place in requirementWords {
      let word = tables.requirement(place)
      if word & 0x8000 != 0, !alternatives.isEmpty {
        conditions.append(alternatives)
        alternatives = []
      }
      alternatives.append(tables.patterns(in: tables.mask(at: Int(word & 0x7FFF))))
    }
    if !alternatives.isEmpty { conditions.append(alternatives) }
    return conditions
  }

  /// The words of the requirement table that are the alternatives of one condition; none when there is no such condition.
  private func alternatives(ofCondition number: Int) -> Range<Int> {
    let words = requirementWords
    var (start, condition) = (words.lowerBound, 0)
    for place in words.dropFirst() where tables.requirement(place) & 0x8000 != 0 {
      if condition == number { return start..<place }
      (start, condition) = (place, condition + 1)
    }
    return condition == number ? start..<words.upperBound : start..<start
  }

  /// The alternatives of one condition in words, `(01) with (21), (253) or (8003)`.
  func requirementText(_ condition: Int, _ with: String, _ or: String) -> String {
    let alternatives = alternatives(ofCondition: condition)
    let (with, or, comma) = (Array(with.utf8), Array(or.utf8), Array(", ".utf8))
    var text: [UInt8] = []
    text.reserveCapacity(256)
    for place in alternatives {
      if place > alternatives.lowerBound { text += place == alternatives.upperBound - 1 ? or : comma }
      let start = text.count
      tables.forEachPattern(in: tables.mask(at: Int(tables.requirement(place) & 0x7FFF))) { pattern in
        if text.count > start { text += with }
        text.append(UInt8(ascii: "("))
        pattern.append(to: &text)
        text.append(UInt8(ascii: ")"))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
