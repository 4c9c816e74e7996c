import GS1
import Testing

@Suite struct OptionsTests {
  @Test("a rule can be switched off by its code, and on again")
  func codes() {
    var options = ElementString.Options(ignoring: [.wrongCheckDigit])
    #expect(ElementString(bracketed: "(01)08991234567892", options: options).isValid)
    #expect(!ElementString(bracketed: "(01)08991234567892", options: options).elements[0].hasErrors)
    options.restore(.wrongCheckDigit)
    #expect(options == ElementString.Options())
    #expect(!ElementString(bracketed: "(01)08991234567892", options: options).isValid)
  }

  @Test("every code can be ignored, and only that one is")
  func everyCode() {
    for code in GS1Error.Code.all {
      let options = ElementString.Options(ignoring: [code])
      for other in GS1Error.Code.all { #expect(options.ignores(other) == (other == code)) }
    }
  }

  @Test("groups of rules")
  func groups() {
    var options = ElementString.Options()
    #expect(options.checksAssociations && options.checksRepeats && options.checksCheckDigits && options.checksDates)
    #expect(!ElementString(bracketed: "(10)A(10)B(17)281331(01)1", options: options).isValid)
    options.checksAssociations = false
    options.checksRepeats = false
    options.checksDates = false
    options.checksCheckDigits = false
    #expect(!options.checksAssociations && !options.checksRepeats && !options.checksCheckDigits && !options.checksDates)
    #expect(ElementString(bracketed: "(10)A(10)B(17)281331(01)08991234567892", options: options).isValid)
    options.checksAssociations = true
    #expect(ElementString(bracketed: "(10)A", options: options).errors.map(\.code) == [.missingAssociation])
  }
}
