import Testing

@testable import GS1

@Suite struct PercentEncodingTests {
  @Test(
    "a percent sign stands before two hexadecimal digits",
    arguments: [
      ("", nil), ("PT", nil), ("%20", nil), ("A%2fB%FF", nil), ("%00", nil), ("%", (0, 1)), ("A%2", (1, 2)),
      ("%%20", (0, 3)), ("%2g", (0, 3)), ("%g2x", (0, 3)), ("%20%", (3, 1)),
    ] as [(String, (Int, Int)?)])
  func encoding(_ text: String, _ place: (Int, Int)?) {
    #expect(Linter.pcenc.fault(in: text) == place.map { Fault(.invalidPercentEncoding, at: $0.0, length: $0.1) })
  }
}
