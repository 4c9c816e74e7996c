/// A postal code with the country that gave it: (421).
public struct PostalCode: ElementValue {
  /// The country.
  public let country: Country
  private let characters: [UInt8]

  /// Reads three digits of a country and 1 to 9 characters of CSET 82 from bytes; nil for anything else.
  public init?(_ bytes: Span<UInt8>) {
    guard bytes.count >= 4, let country = Country(bytes.extracting(0..<3)),
      let characters = CharacterSet.cset82.text(bytes.extracting(3..<bytes.count), longest: 9)
    else { return nil }
    self.country = country
    self.characters = characters
  }

  /// Makes a postal code of 1 to 9 characters of CSET 82; nil for anything else.
  public init?(_ country: Country, _ code: some StringProtocol) {
    self.init((country.bytes + Array(code.utf8)).span)
  }

  /// The code within the country.
  public var code: String { String(decoding: characters, as: UTF8.self) }

  public var bytes: [UInt8] { country.bytes + characters }
}
