/// The tables of a dictionary that was read at run time; immutable, so any number of threads may read with them.
final class LoadedTables: DictionaryTables {
  /// The words of every table, named as in AITables.swift.
  struct Words: Sendable, Equatable {
    var lanes: [UInt64] = []
    var prefixes: [UInt16] = []
    var slots: [UInt16] = []
    var numbers: [UInt16] = []
    var entries: [UInt32] = []
    var rules: [UInt32] = []
    var shapes: [UInt32] = []
    var components: [UInt64] = []
    var patterns: [UInt16] = []
    var masks: [UInt64] = []
    var simpleRequirements: [UInt8] = []
    var requirementStarts: [UInt16] = []
    var requirements: [UInt16] = []
    var qualifierStarts: [UInt16] = []
    var qualifiers: [UInt16] = []
    var titleStarts: [UInt16] = []
    var titles: [UInt8] = []
  }

  private let words: Words
  let release: String

  init(_ words: Words, release: String) {
    self.words = words
    self.release = release
  }

  var entryCount: Int { words.numbers.count }
  var patternCount: Int { words.patterns.count }
  func lane(_ place: Int) -> UInt64 { words.lanes[place] }
  func prefix(_ number: Int) -> UInt16 { words.prefixes[number] }
  func slot(_ place: Int) -> UInt16 { words.slots[place] }
  func number(_ entry: Int) -> UInt16 { words.numbers[entry] }
  func entry(_ entry: Int) -> UInt32 { words.entries[entry] }
  func rules(_ entry: Int) -> UInt32 { words.rules[entry] }
  func shape(_ shape: Int) -> UInt32 { words.shapes[shape] }
  func component(_ place: Int) -> UInt64 { words.components[place] }
  func pattern(_ bit: Int) -> UInt16 { words.patterns[bit] }
  func mask(_ place: Int) -> UInt64 { words.masks[place] }
  func simpleRequirement(_ requirement: Int) -> UInt8 { words.simpleRequirements[requirement] }
  func requirementStart(_ requirement: Int) -> UInt16 { words.requirementStarts[requirement] }
  func requirement(_ place: Int) -> UInt16 { words.requirements[place] }
  func qualifierStart(_ list: Int) -> UInt16 { words.qualifierStarts[list] }
  func qualifier(_ place: Int) -> UInt16 { words.qualifiers[place] }
  func titleStart(_ title: Int) -> UInt16 { words.titleStarts[title] }
  func withTitles<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    words.titles.withUnsafeBufferPointer(body)
  }
}
