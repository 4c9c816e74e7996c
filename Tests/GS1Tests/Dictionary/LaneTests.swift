import Testing

@testable import GS1

/// The tables that are derived from others say what those say, for every entry.
@Suite struct LaneTests {
  private let tables = BuiltInTables()
  private var qualifiers: Set<ApplicationIdentifier> {
    Set(ApplicationIdentifier.known.flatMap { $0.specification?.digitalLinkQualifiers.joined().map { $0 } ?? [] })
  }

  /// The first 31 patterns are those that a lane has bits for.
  private let laneMask: UInt128 = (1 << 31) - 1

  private func mask(_ isMeant: (AIPattern) -> Bool) -> UInt128 {
    var mask: UInt128 = 0
    for bit in 0..<tables.patternCount where isMeant(AIPattern(nibbles: tables.pattern(bit))) {
      mask |= 1 << UInt128(bit)
    }
    return mask
  }

  /// The patterns of which any one meets what an identifier needs; none when it needs more than that, or nothing.
  private func simple(_ required: [[[AIPattern]]]) -> UInt128 {
    guard required.count == 1, required[0].allSatisfy({ $0.count == 1 }) else { return 0 }
    return mask { required[0].joined().contains($0) }
  }

  @Test("masks and simple requirements are those of the specification")
  func masks() throws {
    for ai in ApplicationIdentifier.known {
      let entry = try #require(tables.entry(of: ai))
      let specification = try #require(ai.specification)
      #expect(entry.satisfied == mask { $0.matches(ai) }, "\(ai)")
      #expect(entry.excluded == mask { specification.excluded.contains($0) }, "\(ai)")
      #expect(
        tables.mask(at: Int(tables.simpleRequirement(entry.requirementIndex))) == simple(specification.required),
        "\(ai)")
      let needed = simple(specification.required)
      let isMet = (0..<tables.patternCount).filter { entry.isSimplyMet(by: 1 << UInt128($0)) }
      #expect(isMet == (0..<tables.patternCount).filter { needed >> UInt128($0) & 1 == 1 }, "\(ai)")
    }
    // What an identifier never satisfies, needs or excludes is no pattern of the table.
    let used = try ApplicationIdentifier.known.flatMap { ai in
      let specification = try #require(ai.specification)
      return specification.required.joined().joined() + specification.excluded
    }
    #expect(Set(used).count == tables.patternCount)
  }

  @Test("each lane says what its entry, its specification and its associations say")
  func lanes() throws {
    let qualifiers = qualifiers
    for ai in ApplicationIdentifier.known {
      let entry = try #require(tables.entry(of: ai))
      let specification = try #require(ai.specification)
      let lane = entry.lane
      #expect(lane.ai == ai)
      #expect(lane.entry == entry.index)
      #expect(lane.longest == UInt(specification.length.upperBound))
      #expect(lane.isPredefinedLength == specification.isPredefinedLength)
      #expect(lane.isQualifier == qualifiers.contains(ai))
      #expect(lane.isDigitalLinkAttribute == specification.isDigitalLinkAttribute)
      #expect(lane.seen == 1 << UInt64(ai.packed % 61))
      #expect(lane.kind == kind(of: specification.components), "\(ai)")
      #expect(lane.kind.bits >> 40 == UInt64(entry.shape.word >> 28))
      let satisfied = mask { $0.matches(ai) }
      let excluded = mask { specification.excluded.contains($0) }
      #expect(UInt64(truncatingIfNeeded: satisfied & laneMask | (excluded & laneMask) << 32) == lane.patterns, "\(ai)")
      var needed = UInt32(truncatingIfNeeded: simple(specification.required) & laneMask)
      if specification.required.isEmpty { needed = Lane.always }
      if satisfied & ~laneMask != 0 { needed = 0 }
      #expect(lane.needed == needed, "\(ai)")
      // Nothing else is set.
      #expect(lane.word >> 52 == 0 && lane.word >> 16 & 0x3F == 0)
      #expect(tables.lane(768 + entry.index * 3 + 2) >> 32 == 0)
    }
  }

  private func kind(of components: [Component]) -> Lane.Kind {
    guard components.count == 1 else { return .other }
    let component = components[0]
    let rules = component.linterNames
    let (shortest, longest) = (component.minimumLength, component.maximumLength)
    switch component.characterSet {
    case .cset82: return shortest == 1 && rules.isEmpty ? .text : .other
    case .digits where shortest < longest: return rules.isEmpty ? .digits : .other
    case .digits:
      switch rules.filter({ $0 != "gcppos1" && $0 != "gcppos2" }) {
      case []: return .fixedDigits
      case ["csum"]: return .checkedDigits
      case ["yymmd0"]: return .date
      default: return .other
      }
    default: return .other
    }
  }

  @Test("the lane of two characters is that of the identifier they are, or leads to those they begin")
  func prefixes() throws {
    for place in 0..<256 {
      let lane = Lane(tables, place)
      let words = [lane.word, lane.patterns, UInt64(lane.needed)]
      let (tens, units) = (place >> 4, place & 15)
      let begun = ApplicationIdentifier.known.filter { tens < 10 && units < 10 && $0.prefix == tens * 10 + units }
      guard let first = begun.first else {
        #expect(words == [0, 0, 0])
        continue
      }
      let entry = try #require(tables.entry(of: first))
      if first.digitCount == 2 {
        #expect(begun.count == 1)
        #expect(words == [entry.lane.word, entry.lane.patterns, UInt64(entry.lane.needed)])
      } else {
        let slot = UInt64(tables.prefix(first.prefix) >> 3)
        #expect(words == [slot | UInt64(first.digitCount) << 32 | Lane.Kind.prefix.bits, 0, 0])
      }
    }
  }

  @Test("the facts of the tables are those that were compared with the published dictionary")
  func fingerprint() {
    // FNV-1a of the exported text and of the predefined lengths: one bit more or less anywhere gives another number.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    let lengths = (0..<100).map { aiPredefinedLengths[$0] }
    for byte in Array(SyntaxDictionary.builtIn.published.utf8) + lengths {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    #expect(hash == 7_261_467_461_813_473_270)
  }
}
