import RegKit
import Testing

@Suite struct CodeCountsTests {
  @Test("the counts hold the request and one code fewer would not")
  func fewest() throws {
    let rulebook = try Rulebook.shared()
    for primary in [1, 2, 9, 10, 11, 99, 100, 101, 1_000_000, Int.max - 1, Int.max] {
      for perSecondary in [1, 2, 10, 1000, Int.max] {
        for perTertiary in [1, 3, 10, Int.max] {
          let answer = try #require(
            CodeCounts.assess(
              .init(
                primaryRequested: primary, maxPrimaryPerSecondary: perSecondary, maxSecondaryPerTertiary: perTertiary),
              under: rulebook))
          let secondary = try #require(answer.minSecondaryCodes)
          let tertiary = try #require(answer.minTertiaryCodes)
          // One fewer holds too little: (n − 1) × size < request, without running over.
          #expect((secondary - 1).multipliedFullWidth(by: perSecondary).high == 0)
          #expect((secondary - 1).multipliedReportingOverflow(by: perSecondary).partialValue < primary)
          #expect((tertiary - 1).multipliedReportingOverflow(by: perTertiary).partialValue < secondary)
          let held = secondary.multipliedReportingOverflow(by: perSecondary)
          #expect(held.overflow || held.partialValue >= primary)
        }
      }
    }
  }

  @Test("nothing and less than nothing are refused", arguments: [0, -1, Int.min])
  func tooFew(count: Int) throws {
    for facts in [
      CodeCounts.Facts(primaryRequested: count, maxPrimaryPerSecondary: 1, maxSecondaryPerTertiary: 1),
      CodeCounts.Facts(primaryRequested: 1, maxPrimaryPerSecondary: count, maxSecondaryPerTertiary: 1),
      CodeCounts.Facts(primaryRequested: 1, maxPrimaryPerSecondary: 1, maxSecondaryPerTertiary: count),
    ] {
      let answer = try #require(CodeCounts.assess(facts, under: try .shared()))
      #expect(answer.verdict.outcome == .refused)
      #expect(answer.minSecondaryCodes == nil && answer.minTertiaryCodes == nil)
    }
  }
}
