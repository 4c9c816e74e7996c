/// A place on Earth in ten-millionths of a degree, about a centimetre: (4309).
///
/// A message has latitude as degrees north of the South Pole and longitude as degrees east of Greenwich, 0 to 360, so
/// that there are no signs. 360 degrees are read as 0 and written so.
public struct GeoPosition: ElementValue {
  /// Ten-millionths of a degree north of the equator, -900,000,000 to 900,000,000.
  public let latitude: Int64
  /// Ten-millionths of a degree east of Greenwich, above -1,800,000,000 and at most 1,800,000,000.
  public let longitude: Int64

  /// Makes a place; nil when latitude is beyond 90 degrees or longitude beyond 180, either way.
  ///
  /// 180 degrees west are 180 degrees east.
  public init?(latitude: Int64, longitude: Int64) {
    guard latitude >= -900_000_000, latitude <= 900_000_000, longitude >= -1_800_000_000, longitude <= 1_800_000_000
    else { return nil }
    self.latitude = latitude
    self.longitude = longitude == -1_800_000_000 ? 1_800_000_000 : longitude
  }

  /// Reads twenty digits from bytes, ten of latitude and ten of longitude.
  public init?(_ bytes: Span<UInt8>) {
    guard bytes.count == 20, let north = Digits.number(bytes, 0..<10), let east = Digits.number(bytes, 10..<20),
      east <= 3_600_000_000
    else { return nil }
    let longitude = Int64(clamping: east)
    self.init(
      latitude: Int64(clamping: north) &- 900_000_000,
      longitude: longitude > 1_800_000_000 ? longitude &- 3_600_000_000 : longitude)
  }

  /// Reads decimal degrees with a comma between, `-6.1753924,106.8271528`; nil for anything else.
  ///
  /// At most seven decimals: nothing is rounded.
  public init?(degrees text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard let comma = bytes.firstIndex(of: 0x2C), let latitude = FixedDecimal.signedUnits(bytes[..<comma], decimals: 7),
      let longitude = FixedDecimal.signedUnits(bytes[(comma + 1)...], decimals: 7)
    else { return nil }
    self.init(latitude: latitude, longitude: longitude)
  }

  public var bytes: [UInt8] {
    let east = longitude < 0 ? longitude &+ 3_600_000_000 : longitude
    return Digits.write(UInt64(clamping: latitude &+ 900_000_000), width: 10)
      + Digits.write(UInt64(clamping: east), width: 10)
  }

  /// The place in decimal degrees, latitude first: `-6.1753924,106.8271528`.
  public var description: String {
    FixedDecimal.signedText(latitude, decimals: 7) + "," + FixedDecimal.signedText(longitude, decimals: 7)
  }
}
