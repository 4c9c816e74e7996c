import Testing

@testable import GS1

@Suite struct NumbersTests {
  @Test(
    "how a component is written",
    arguments: [
      (Linter.nonzero, "1", nil), (.nonzero, "0001", nil), (.nonzero, "1000", nil), (.nonzero, "0", .zeroNotAllowed),
      (.nonzero, "00000", .zeroNotAllowed), (.zero, "0", nil), (.zero, "00", nil), (.zero, "1", .zeroRequired),
      (.zero, "01", .zeroRequired), (.nozeroprefix, "1", nil), (.nozeroprefix, "10", nil),
      (.nozeroprefix, "0", .leadingZero), (.nozeroprefix, "01", .leadingZero), (.hasnondigit, "1A2", nil),
      (.hasnondigit, "-", nil), (.hasnondigit, "123", .nonDigitRequired), (.hasnondigit, "", .nonDigitRequired),
      (.hyphen, "-", nil), (.hyphen, "--", nil), (.hyphen, "", .hyphenRequired), (.hyphen, "+", .hyphenRequired),
      (.hyphen, "-1", .hyphenRequired),
    ] as [(Linter, String, GS1Error.Code?)])
  func rules(_ linter: Linter, _ text: String, _ code: GS1Error.Code?) {
    #expect(linter.fault(in: text)?.code == code)
  }
}
