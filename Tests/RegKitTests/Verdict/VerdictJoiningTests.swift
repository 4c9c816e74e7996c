import Testing

@testable import RegKit

@Suite struct VerdictJoiningTests {
  private func verdict(on facts: Print.Facts) throws -> Verdict {
    try #require(Print.assess(facts, under: try .embedded()))
  }

  @Test("the worse outcome stands with the reasons of both, and what is missing twice is missing once")
  func joined() throws {
    let right = try verdict(on: .init(ink: "hitam"))
    let wrong = try verdict(on: .init(widthCentimetres: 0.5, heightCentimetres: 0.5))
    let open = try verdict(on: .init(asked: .ink))
    #expect(right.outcome == .allowed && wrong.outcome == .refused && open.outcome == .undetermined)
    #expect(right.joined(with: wrong).outcome == .refused && wrong.joined(with: right).outcome == .refused)
    #expect(right.joined(with: open).outcome == .undetermined && open.joined(with: wrong).outcome == .refused)
    #expect(right.joined(with: right).outcome == .allowed)
    #expect(right.joined(with: wrong).findings.map { $0.subject } == ["ink", "width_cm", "height_cm"])
    #expect(open.joined(with: open).missing == ["ink"])
  }

  @Test("what is left open is undetermined unless it is refused")
  func leftOpen() throws {
    #expect(try verdict(on: .init(ink: "hitam")).leftOpen.outcome == .undetermined)
    #expect(try verdict(on: .init(ink: "biru")).leftOpen.outcome == .refused)
  }
}
