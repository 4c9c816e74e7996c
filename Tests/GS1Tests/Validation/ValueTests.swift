import GS1
import Testing

@Suite struct ValueTests {
  /// A value that every identifier of the dictionary takes, by its format.
  private static let examples: [String: String] = [
    "N18,csum,gcppos2": "376104250021234569", "N14,csum,gcppos2": "08991234567891", "N13,csum,gcppos1": "9501101020917",
    "N17,csum,gcppos1": "95011010209100007", "N18,csum,gcppos1": "950110102091000007", "N6,yymmd0": "280200",
    "N6,yymmdd": "280229", "N4,hhmi": "2359", "N8,yyyymmdd": "20280229", "N3,iso4217": "360", "N3,iso3166": "360",
    "[N3],iso3166": "004",
    "N3,iso3166999": "999", "X2,iso3166alpha2": "ID", "N10,latitude": "0837000000", "N10,longitude": "2868000000",
    "N1,yesno": "1", "[X1],hyphen": "-", "X1,importeridx": "a", "X..4,packagetype": "BX", "N2,mediatype": "80",
    "N1,iso5218": "9", "X3,posinseqslash": "2/3", "N4,nonzero": "0001", "N5,nonzero": "00001", "N3,nonzero": "001",
    "N1,winding": "9", "N1,zero": "0", "X..30,gcppos1": "9501A", "Y..30,gcppos1": "9501#", "N4,pieceoftotal": "0102",
    "X..34,iban": "BE71096123456769", "N2,hh": "23", "[N2],mi": "59", "[N2],ss": "59", "N..12,nozeroprefix": "1",
    "X..25,csumalpha,gcppos1": "1987654Ad4X4bL5ttr2310c2K",
    "X..25,csumalpha,gcppos1,hasnondigit": "1987654Ad4X4bL5ttr2310c2K",
    "X..70,couponcode": "012345665432111110123", "X..70,couponposoffer": "001234561234560123456",
    "Z..90": "AZaz09-_=",
  ]

  private static func example(_ component: Component) -> String {
    if let text = examples[component.description] { return text }
    return String(repeating: component.characterSet == .digits ? "1" : "A", count: component.maximumLength)
  }

  @Test("each identifier takes a good value whole, in both forms")
  func good() throws {
    var options = ElementString.Options()
    options.checksAssociations = false
    for ai in ApplicationIdentifier.known {
      let value = try #require(ai.specification).components.map { ValueTests.example($0) }.joined()
      let bracketed = ElementString(bracketed: "(\(ai))\(value)", options: options)
      #expect(bracketed.errors == [], "(\(ai))\(value)")
      let raw = ElementString(raw: "\(ai)\(value)", options: options)
      #expect(raw.errors == [], "\(ai)\(value)")
      #expect(raw.text(of: ai) == value)
    }
  }

  @Test("each identifier takes its mandatory components alone")
  func mandatory() throws {
    var options = ElementString.Options()
    options.checksAssociations = false
    for ai in ApplicationIdentifier.known {
      let components = try #require(ai.specification).components.filter { !$0.isOptional }
      let value = components.map { ValueTests.example($0) }.joined()
      #expect(ElementString(bracketed: "(\(ai))\(value)", options: options).errors == [], "(\(ai))\(value)")
    }
  }

  @Test("each identifier refuses a value too short, too long or of other characters")
  func bad() throws {
    for ai in ApplicationIdentifier.known {
      let specification = try #require(ai.specification)
      func codes(_ value: String) -> Set<GS1Error.Code> {
        Set(ElementString(bracketed: "(\(ai))\(value)").errors.map(\.code))
      }
      #expect(codes("").contains(.missingValue))
      let long = String(repeating: "1", count: specification.length.upperBound + 1)
      #expect(codes(long).contains(.valueTooLong), "\(ai)")
      if specification.length.lowerBound > 1 {
        let short = String(repeating: "1", count: specification.length.lowerBound - 1)
        #expect(codes(short).contains(.valueTooShort), "\(ai)")
      }
      let length = specification.components[0].minimumLength
      let foreign = String(repeating: "@", count: specification.length.lowerBound)
      #expect(length > 0 && codes(foreign).contains(.invalidCharacter), "\(ai)")
    }
  }

  @Test("each fixed numeric identifier refuses a letter at every place")
  func letters() throws {
    for ai in ApplicationIdentifier.known {
      let specification = try #require(ai.specification)
      guard specification.components.count == 1, specification.length.count == 1 else { continue }
      let component = specification.components[0]
      guard component.characterSet == .digits else { continue }
      let good = Array(ValueTests.example(component).utf8)
      for place in good.indices {
        var value = good
        value[place] = 0x41
        let message = ElementString(raw: Array(ai.description.utf8) + value)
        let error = try #require(message.errors.first)
        #expect(error.code == .invalidCharacter && error.offset == ai.digitCount + place && error.length == 1)
      }
    }
  }
}
