/// One row of the dictionary tables, by its index.
///
/// An entry exists only for an index that the slot table gave, so every access below is within its table.
struct AIEntry<Tables: DictionaryTables> {
  let tables: Tables
  let index: Int

  /// The entry at an index below the count of entries.
  @inline(__always)
  init(_ tables: Tables, _ index: Int) {
    self.tables = tables
    self.index = index
  }

  var ai: ApplicationIdentifier { ApplicationIdentifier(packed: tables.number(index)) }
  var word: UInt32 { tables.entry(index) }
  var shape: Shape { Shape(word: tables.shape(Int(word & 0x7F))) }
  var isPredefinedLength: Bool { word & 0x80 != 0 }
  var isDigitalLinkAttribute: Bool { word & 0x100 != 0 }
  var isDigitalLinkKey: Bool { word & 0x200 != 0 }
  var titleIndex: Int { Int(word >> 10 & 0x3FF) }
  var qualifierIndex: Int { Int(word >> 20 & 0x1F) }

  var rules: UInt32 { tables.rules(index) }
  /// The patterns this identifier matches, as bits of a presence mask.
  var satisfied: UInt128 { tables.mask(at: Int(rules & 0xFF)) }
  var requirementIndex: Int { Int(rules >> 8 & 0xFF) }
  /// Whether the requirement is one of which any pattern of a list will do, and one of them is present.
  func isSimplyMet(by present: UInt128) -> Bool {
    present & tables.mask(at: Int(tables.simpleRequirement(requirementIndex))) != 0
  }
  /// Whether the requirement is one of which any pattern of a list will do.
  var isSimple: Bool { tables.simpleRequirement(requirementIndex) != 0 }
  /// The patterns this identifier must not appear with.
  var excluded: UInt128 { tables.mask(at: Int(rules >> 16 & 0xFF)) }

  /// What the reader of good elements knows of the entry.
  @inline(__always)
  var lane: Lane { Lane(tables, 256 &+ index) }

  func component(_ place: Int) -> Component {
    Component(word: tables.component(shape.firstComponent &+ place))
  }
}

/// The components of a value and their total length, packed in one word.
struct Shape {
  let word: UInt32

  var shortest: Int { Int(word & 0xFF) }
  var longest: Int { Int(word >> 8 & 0xFF) }
  var firstComponent: Int { Int(word >> 16 & 0xFF) }
  var componentCount: Int { Int(word >> 24 & 0xF) }
}
