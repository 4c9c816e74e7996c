import Testing

@testable import GS1

@Suite struct CompanyPrefixTests {
  @Test(
    "the first four characters of the prefix are digits",
    arguments: [
      (Linter.gcppos1, "8991", nil), (.gcppos1, "8991A", nil), (.gcppos1, "899", (0, 3)), (.gcppos1, "", (0, 0)),
      (.gcppos1, "89A1", (2, 1)), (.gcppos2, "X8991", nil), (.gcppos2, "08991Z", nil), (.gcppos2, "0899", (1, 3)),
      (.gcppos2, "0", (1, 0)), (.gcppos2, "", (0, 0)), (.gcppos2, "0899A", (4, 1)),
    ] as [(Linter, String, (Int, Int)?)])
  func prefixes(_ linter: Linter, _ text: String, _ place: (Int, Int)?) {
    #expect(linter.fault(in: text) == place.map { Fault(.invalidCompanyPrefix, at: $0.0, length: $0.1) })
  }
}
