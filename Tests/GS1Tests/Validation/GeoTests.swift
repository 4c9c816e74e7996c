import Testing

@testable import GS1

@Suite struct GeoTests {
  @Test(
    "bounds of latitude and longitude",
    arguments: [
      (Linter.latitude, "0000000000", true), (.latitude, "1800000000", true), (.latitude, "1800000001", false),
      (.latitude, "9999999999", false), (.latitude, "180000000", false), (.latitude, "18000000000", false),
      (.latitude, "180000000a", false), (.latitude, "", false), (.longitude, "0000000000", true),
      (.longitude, "3600000000", true), (.longitude, "3600000001", false), (.longitude, "360000000", false),
    ])
  func bounds(_ linter: Linter, _ text: String, _ isRight: Bool) {
    #expect((linter.fault(in: text) == nil) == isRight)
  }
}
