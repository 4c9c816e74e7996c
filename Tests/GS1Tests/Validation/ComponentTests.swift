import Testing

@testable import GS1

@Suite struct ComponentTests {
  @Test("a component unpacks to what the dictionary writes")
  func description() throws {
    let component = try #require(ApplicationIdentifier("4324")?.specification?.components)
    #expect(component.map(\.description) == ["N6,yymmd0", "N4,hhmi"])
    #expect(component[0].characterSet == .digits)
    #expect(component[0].minimumLength == 6 && component[0].maximumLength == 6)
    #expect(!component[0].isOptional)
    #expect(component[0].linterNames == ["yymmd0"])
    #expect(component[0].hasLinters)
  }

  @Test("variable and optional components")
  func optional() throws {
    let components = try #require(ApplicationIdentifier("8043")?.specification?.components)
    #expect(components[1].isOptional)
    #expect(components[1].minimumLength == 1 && components[1].maximumLength == 2)
    #expect(components[1].description == "[N..2]")
    #expect(!components[1].hasLinters)
  }
}
