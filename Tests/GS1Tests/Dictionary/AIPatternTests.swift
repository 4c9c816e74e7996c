import Testing

@testable import GS1

@Suite struct AIPatternTests {
  @Test(
    "n stands for one digit and the length must agree",
    arguments: [
      ("310n", 0x310A, "3103", true), ("310n", 0x310A, "3113", false), ("310n", 0x310A, "310", false),
      ("31nn", 0x31AA, "3199", true), ("31nn", 0x31AA, "3299", false), ("01", 0x01FF, "01", true),
      ("01", 0x01FF, "010", false), ("01", 0x01FF, "0100", false), ("235", 0x235F, "235", true),
    ])
  func matching(_ text: String, _ nibbles: UInt16, _ ai: String, _ matches: Bool) throws {
    let pattern = AIPattern(nibbles: nibbles)
    #expect(pattern.description == text)
    #expect(pattern.matches(try #require(ApplicationIdentifier(ai))) == matches)
  }

  @Test("an identifier satisfies exactly the patterns that match it")
  func satisfaction() throws {
    for ai in ApplicationIdentifier.known {
      let satisfied = try #require(BuiltInTables().entry(of: ai)).satisfied
      for bit in 0..<aiPatterns.count {
        #expect((satisfied >> UInt128(bit) & 1 == 1) == AIPattern(nibbles: aiPatterns[bit]).matches(ai))
      }
    }
  }
}
