import Testing

@testable import GS1

@Suite struct IBANTests {
  // Published sample accounts of their countries.
  @Test(
    "accounts with right check digits",
    arguments: [
      "GB82WEST12345698765432", "DE89370400440532013000", "FR1420041010050500013M02606", "NL91ABNA0417164300",
      "BE71096123456769",
    ])
  func right(_ text: String) {
    #expect(Linter.iban.fault(in: text) == nil)
  }

  @Test(
    "what is no account",
    arguments: [
      ("", 0, 0), ("BE71096123", 0, 10), ("GB83WEST12345698765432", 2, 2), ("XX82WEST12345698765432", 0, 2),
      ("gb82WEST12345698765432", 0, 2), ("GB82WEST1234569876543a", 21, 1), ("GB 2WEST12345698765432", 2, 1),
      ("BE71096123456760", 2, 2),
    ])
  func wrong(_ text: String, _ offset: Int, _ length: Int) {
    let fault = Linter.iban.fault(in: text)
    #expect(fault?.code == .invalidIBAN)
    #expect(fault?.offset == offset && fault?.length == length)
  }
}
