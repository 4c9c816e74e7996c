import RegKit
import Testing

@Suite struct ConditionTests {
  private func condition(_ demand: Workflow.Condition.Demand) throws -> [Workflow.Condition] {
    let rulebook = try Rulebook.shared()
    var found: [Workflow.Condition] = []
    for system in Workflow.systems(under: rulebook) {
      for move in try Workflow(system, under: rulebook)?.moves ?? [] {
        found += move.conditions.filter { $0.demand == demand }
      }
    }
    return found
  }

  @Test("a range of counts holds its bounds and nothing beside them")
  func counts() throws {
    let one = try #require(try condition(.count(from: 1, through: 1)).first)
    #expect([0, 1, 2].map { one.isMet(by: .count($0)) } == [false, true, false])
    let more = try #require(try condition(.count(from: 2, through: nil)).first)
    #expect([1, 2, Int.max].map { more.isMet(by: .count($0)) } == [false, true, true])
    #expect(!more.isMet(by: true))
  }

  @Test("conditions read as people write them")
  func texts() throws {
    #expect(try condition(.count(from: 1, through: 1)).first?.description == "directorate_users = 1")
    #expect(try condition(.count(from: 2, through: nil)).first?.description == "directorate_users ≥ 2")
    #expect(try condition(.flag(false)).map { $0.description } == ["capa_required = false"])
  }

  @Test("every fact has a key of its own, and one of them is a number")
  func facts() {
    #expect(Set(Workflow.Fact.allCases.map { $0.rawValue }).count == Workflow.Fact.allCases.count)
    #expect(Workflow.Fact.allCases.filter { $0.isCount } == [.directorateUsers])
  }
}
