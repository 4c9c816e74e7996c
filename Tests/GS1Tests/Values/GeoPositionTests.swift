import GS1
import Testing

@Suite struct GeoPositionTests {
  // The example of the published converter for (4309): 02790858483015297971 is 62.0914152 south, 58.470202900 west.
  @Test(
    "degrees both ways",
    arguments: [
      ("02790858483015297971", "-62.0914152,-58.4702029"), ("00000000000000000000", "-90.0000000,0.0000000"),
      ("18000000001800000000", "90.0000000,180.0000000"), ("09000000001800000001", "0.0000000,-179.9999999"),
      ("08382460761068271528", "-6.1753924,106.8271528"), ("09000000003599999999", "0.0000000,-0.0000001"),
    ])
  func degrees(_ value: String, _ degrees: String) {
    let position = GeoPosition(value)
    #expect(position?.description == degrees)
    #expect(position != nil && position == GeoPosition(degrees: degrees))
    #expect(position.map { String(decoding: $0.bytes, as: UTF8.self) } == value)
  }

  @Test("360 degrees are none, and 180 west are 180 east")
  func ends() {
    #expect(GeoPosition("09000000003600000000") == GeoPosition(latitude: 0, longitude: 0))
    #expect(GeoPosition(latitude: 0, longitude: -1_800_000_000) == GeoPosition(latitude: 0, longitude: 1_800_000_000))
    #expect(
      GeoPosition(latitude: 900_000_001, longitude: 0) == nil && GeoPosition(latitude: .min, longitude: .min) == nil)
  }

  @Test(
    "what is no position",
    arguments: ["", "0900000000180000000", "18000000010000000000", "09000000003600000001", "0900000000180000000a"])
  func refused(_ value: String) {
    #expect(GeoPosition(value) == nil)
  }

  @Test(
    "nothing is rounded", arguments: ["0.12345678,0", "0", "0,", ",0", "90.1,0", "0,180.1", "--1,0", "0,0,0", "a,b"])
  func degreesRefused(_ text: String) {
    #expect(GeoPosition(degrees: text) == nil)
  }
}
