import Testing

@testable import GS1

@Suite struct PaddingTests {
  @Test(
    "padding fills up to a multiple of three",
    arguments: [
      ("", nil), ("1", nil), ("12", nil), ("1234", nil), ("12=", nil), ("1==", nil), ("===", (0, 3)), ("123=", (3, 1)),
      ("12==", (2, 2)), ("1===", (1, 3)), ("=", (0, 1)), ("1=2", nil),
    ] as [(String, (Int, Int)?)])
  func padding(_ text: String, _ place: (Int, Int)?) {
    let fault = Padding.fault(in: Array(text.utf8).span)
    #expect(fault == place.map { Fault(.invalidPadding, at: $0.0, length: $0.1) })
  }

  @Test(
    "a signature is base 64 with padding only at the end",
    arguments: [
      ("AZaz09-_", []), ("AZ=", []), ("A==", []), ("AZaz=", [.invalidPadding]), ("A=Z", [.invalidCharacter]),
      ("A+Z", [.invalidCharacter]), ("A+Z=", [.invalidPadding, .invalidCharacter]), ("A/Z", [.invalidCharacter]),
    ] as [(String, [GS1Error.Code])])
  func signature(_ value: String, _ codes: [GS1Error.Code]) {
    var options = ElementString.Options()
    options.checksAssociations = false
    #expect(ElementString(raw: "8030" + value, options: options).errors.map(\.code) == codes)
  }
}
