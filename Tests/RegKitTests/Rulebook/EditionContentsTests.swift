import GS1
import Testing

@testable import RegKit

@Suite struct EditionContentsTests {
  @Test("an embedded edition that is read late is the one its table holds", arguments: EmbeddedTablesTests.files)
  func late(file: String) throws {
    let whole = try Fixture.table(file).withUnsafeBufferPointer { try TableReader.edition(from: $0) }
    let late = try #require(try Rulebook.embedded().edition(whole.id, of: whole.subject))
    #expect(
      late.title == whole.title && late.period.from == whole.period.from && late.period.until == whole.period.until)
    #expect(late.supersededBy == whole.supersededBy && late.previous == whole.previous && late.line == whole.line)
    #expect(late.confidence == whole.confidence && late.isBase == whole.isBase)
    #expect(!late.rules.isEmpty && late.rules.map { $0.id } == whole.rules.map { $0.id })
    #expect(late.rules.map { $0.citations } == whole.rules.map { $0.citations })
  }

  @Test("threads that look at an edition for the first time at once see the same rules")
  func threads() async throws {
    for _ in 0..<20 {
      let edition = try #require(try Rulebook.embedded().edition("33/2018", of: .barcode))
      let found = await withTaskGroup(of: [String].self) { group in
        for _ in 0..<8 { group.addTask { edition.rules.map { $0.id } } }
        var found: Set<[String]> = []
        for await ids in group { found.insert(ids) }
        return found
      }
      #expect(found.count == 1 && found.first?.isEmpty == false)
    }
  }
}
