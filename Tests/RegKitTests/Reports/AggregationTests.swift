import RegKit
import Testing

@Suite struct AggregationTests {
  private let rulebook: Rulebook

  init() throws { rulebook = try .shared() }

  private func answer(_ facts: Aggregation.Facts) throws -> Aggregation.Answer {
    try #require(Aggregation.assess(facts, under: rulebook))
  }

  @Test("a million links take seconds")
  func million() throws {
    var links: [Aggregation.Link] = []
    links.reserveCapacity(1_000_000)
    for number in 0..<1_000_000 {
      links.append(.init(primary: "P\(number)", secondary: "S\(number / 10)", tertiary: "T\(number / 100)"))
    }
    let clock = ContinuousClock()
    let start = clock.now
    let answer = try #require(
      Aggregation.assess(
        .init(links: links, maxPrimaryPerSecondary: 10, maxSecondaryPerTertiary: 10), under: rulebook))
    #expect(answer.verdict.outcome == .allowed)
    #expect(answer.codes == (1_000_000, 100_000, 10_000))
    #expect(clock.now - start < .seconds(60))
  }

  @Test("a fault in every one of many links is counted and not told a million times")
  func manyFaults() throws {
    let links = (0..<50_000).map { Aggregation.Link(primary: "P\($0)", secondary: "0", tertiary: "T1") }
    let answer = try answer(.init(links: links))
    #expect(answer.faults == [.tertiaryWithoutSecondary])
    #expect(answer.verdict.findings.count == 101)
    #expect(answer.verdict.findings.last?.found == "tertiary_without_secondary: 50000")
    #expect(answer.verdict.outcome == .refused)
  }

  @Test("a finding names the link, what it says and what stands elsewhere")
  func paths() throws {
    let links: [Aggregation.Link] = [
      .init(primary: "P1", secondary: "S1", tertiary: "T1"), .init(primary: "P2", secondary: "S1", tertiary: "T2"),
      .init(primary: "P1", secondary: "S2", tertiary: "T1"),
    ]
    let answer = try answer(.init(links: links))
    #expect(answer.faults == [.secondaryInTwoTertiary, .primaryInTwoSecondary])
    #expect(answer.verdict.findings.map { $0.subject } == ["links[1].tertiary", "links[2].secondary"])
    #expect(answer.verdict.findings.map { $0.found } == ["T2", "S2"])
    #expect(answer.verdict.findings.map { $0.expected } == ["T1", "S1"])
  }

  /// Worked out anew: every pair of links over two codes a level, against the definition of a tree.
  @Test("every two links of two codes a level")
  func everyPair() throws {
    let codes = [nil, "1", "2"]
    var all: [Aggregation.Link] = []
    for primary in ["P1", "P2"] {
      for secondary in codes {
        for tertiary in codes {
          all.append(
            .init(primary: primary, secondary: secondary.map { "S" + $0 }, tertiary: tertiary.map { "T" + $0 }))
        }
      }
    }
    for one in all {
      for other in all {
        var expected: Set<Aggregation.Fault> = []
        for link in [one, other] where link.tertiary != nil && link.secondary == nil {
          expected.insert(.tertiaryWithoutSecondary)
        }
        if let first = one.secondary, let second = other.secondary {
          if one.primary == other.primary && first != second { expected.insert(.primaryInTwoSecondary) }
          if first == second, let low = one.tertiary, let high = other.tertiary, low != high {
            expected.insert(.secondaryInTwoTertiary)
          }
        }
        #expect(try Set(answer(.init(links: [one, other])).faults) == expected, "\(one) \(other)")
      }
    }
  }

  @Test("a primary code in two secondary codes counts in both, once")
  func countsOfConflicts() throws {
    let links: [Aggregation.Link] = [
      .init(primary: "P1", secondary: "S1"), .init(primary: "P1", secondary: "S2"),
      .init(primary: "P1", secondary: "S2"), .init(primary: "P2", secondary: "S2"),
    ]
    #expect(try answer(.init(links: links, maxPrimaryPerSecondary: 2)).faults == [.primaryInTwoSecondary])
    #expect(
      try answer(.init(links: links, maxPrimaryPerSecondary: 1)).faults
        == [.primaryInTwoSecondary, .tooManyPrimaryInSecondary])
  }
}
