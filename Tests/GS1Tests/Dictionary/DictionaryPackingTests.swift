import Testing

@testable import GS1

@Suite struct DictionaryPackingTests {
  @Test("packing the specifications of the library gives its tables, word for word")
  func sameWords() {
    let builtIn = SyntaxDictionary.builtIn
    let packing = DictionaryPacking(builtIn.identifiers.compactMap { builtIn.specification(of: $0) })
    #expect(packing.problems == [])
    expectEqual(packing.words, .builtIn)
  }

  @Test(
    "the published dictionary gives the tables of the library, word for word",
    .enabled(if: PublishedDictionary.text != nil, "the published dictionary is not on this machine"))
  func published() throws {
    let text = DictionaryText(Array(try #require(PublishedDictionary.text).utf8).span)
    #expect(text.problems == [])
    #expect(text.rows.count == 541)
    expectEqual(DictionaryPacking(text.rows.map(\.specification)).words, .builtIn)
  }

  /// Compares table by table, so that a difference names its table.
  private func expectEqual(_ left: LoadedTables.Words, _ right: LoadedTables.Words) {
    #expect(left.lanes == right.lanes)
    #expect(left.prefixes == right.prefixes)
    #expect(left.slots == right.slots)
    #expect(left.numbers == right.numbers)
    #expect(left.entries == right.entries)
    #expect(left.rules == right.rules)
    #expect(left.shapes == right.shapes)
    #expect(left.components == right.components)
    #expect(left.patterns == right.patterns)
    #expect(left.masks == right.masks)
    #expect(left.simpleRequirements == right.simpleRequirements)
    #expect(left.requirementStarts == right.requirementStarts)
    #expect(left.requirements == right.requirements)
    #expect(left.qualifierStarts == right.qualifierStarts)
    #expect(left.qualifiers == right.qualifiers)
    #expect(left.titleStarts == right.titleStarts)
    #expect(left.titles == right.titles)
    #expect(left == right)
  }
}

extension LoadedTables.Words {
  /// The tables of the library.
  static let builtIn: LoadedTables.Words = {
    var words = LoadedTables.Words()
    words.lanes = aiLanes.indices.map { aiLanes[$0] }
    words.prefixes = aiPrefixes.indices.map { aiPrefixes[$0] }
    words.slots = aiSlots.indices.map { aiSlots[$0] }
    words.numbers = aiNumbers.indices.map { aiNumbers[$0] }
    words.entries = aiEntries.indices.map { aiEntries[$0] }
    words.rules = aiRules.indices.map { aiRules[$0] }
    words.shapes = aiShapes.indices.map { aiShapes[$0] }
    words.components = aiComponents.indices.map { aiComponents[$0] }
    words.patterns = aiPatterns.indices.map { aiPatterns[$0] }
    words.masks = aiMasks.indices.map { aiMasks[$0] }
    words.simpleRequirements = aiSimpleRequirements.indices.map { aiSimpleRequirements[$0] }
    words.requirementStarts = aiRequirementStarts.indices.map { aiRequirementStarts[$0] }
    words.requirements = aiRequirements.indices.map { aiRequirements[$0] }
    words.qualifierStarts = aiQualifierStarts.indices.map { aiQualifierStarts[$0] }
    words.qualifiers = aiQualifiers.indices.map { aiQualifiers[$0] }
    words.titleStarts = aiTitleStarts.indices.map { aiTitleStarts[$0] }
    words.titles = aiTitles.withUTF8Buffer { Array($0) }
    return words
  }()
}
