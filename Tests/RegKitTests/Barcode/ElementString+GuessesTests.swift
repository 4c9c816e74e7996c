import GS1
import RegKit
import Testing

@Suite struct ElementStringGuessesTests {
  private func guesses(_ text: String) -> [String] {
    ElementString(reading: text).guesses.map(\.message.bracketed)
  }

  @Test("a code of BPOM's without GS1 key is guessed although GS1's associations refuse it")
  func bpom() {
    #expect(
      guesses("]d290DBL9509204704A1{GS}1013123{GS}1725033121025005EUT").first
        == "(90)DBL9509204704A1(10)13123(17)250331(21)025005EUT")
  }

  @Test("a code of BPOM's whose separators became texts that data may hold, or were dropped, is guessed too")
  func bpomHidden() throws {
    let whole = "(90)DBL9509204704A1(10)13123(17)250331(21)025005EUT"
    #expect(guesses("90DBL9509204704A1<GS>1013123<GS>1725033121025005EUT").first == whole)
    #expect(guesses("90DBL9509204704A1\u{1D}1013123<GS>1725033121025005EUT").contains(whole))
    let dropped = ElementString(reading: "90DBL9509204704A1\u{1D}10131231725033121025005")
    #expect(dropped.guesses.first?.message.bracketed == "(90)DBL9509204704A1(10)13123(17)250331(21)025005")
    #expect(dropped.guesses.first?.holdsAssociations == false)
  }

  @Test("a code with good elements gets no guess for what GS1 finds missing")
  func associationsOnly() {
    #expect(guesses("90DBL9509204704A1\u{1D}1013123\u{1D}1725033121025005EUT") == [])
    #expect(guesses("(90)DBL9509204704A1(10)13123(17)250331(21)025005EUT") == [])
    #expect(guesses("10ABC0108991234567891") == ["(10)ABC(01)08991234567891"])
  }

  @Test("where GS1's rules can be kept they are")
  func strictFirst() {
    #expect(guesses("010899123456789110ABC{GS}21X") == ["(01)08991234567891(10)ABC(21)X"])
    #expect(guesses("0108991234567891") == [])
  }
}
