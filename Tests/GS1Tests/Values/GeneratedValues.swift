import GS1

/// Random values that the dictionary allows, made from what it says of the components.
struct GeneratedValues {
  var numbers: SeededNumbers

  init(seed: UInt64) {
    numbers = SeededNumbers(seed: seed)
  }

  private static let sets: [CharacterSet: [UInt8]] = {
    var sets: [CharacterSet: [UInt8]] = [:]
    for set in CharacterSet.allCases { sets[set] = (0...255).filter { set.contains($0) } }
    return sets
  }()

  /// Values of components whose rules random characters hardly ever meet.
  private static let samples: [String: [String]] = [
    "couponcode": [
      "01234566543211111" + "0123", "01234566543211111" + "01233281231", "01234566543211111" + "012350123456",
    ],
    "couponposoffer": ["001234561234560123456", "101234561234560123456", "061234567890121234569123456789012345"],
    "iban": ["GB82WEST12345698765432", "DE89370400440532013000", "BE71096123456769"],
    "packagetype": ["PX", "1A", "201", "BX", "CT"],
    "importeridx": ["A", "z", "9", "-", "_"],
    "posinseqslash": ["1/1", "1/3", "2/9"],
  ]

  mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<max(1, limit), using: &numbers) }

  /// A value of every component, the optional ones as far as they come.
  mutating func value(of specification: ApplicationIdentifier.Specification) -> [UInt8] {
    var value: [UInt8] = []
    for component in specification.components {
      if component.isOptional, below(2) == 0 { break }
      value += self.component(component)
    }
    return value
  }

  private mutating func component(_ component: Component) -> [UInt8] {
    let linters = component.linterNames
    for linter in linters {
      if let sample = GeneratedValues.samples[linter]?.randomElement(using: &numbers) { return Array(sample.utf8) }
    }
    return candidate(component, linters)
  }

  private mutating func candidate(_ component: Component, _ linters: [String]) -> [UInt8] {
    let set = GeneratedValues.sets[component.characterSet] ?? []
    let length = Int.random(in: max(1, component.minimumLength)...component.maximumLength, using: &numbers)
    var text = (0..<length).map { _ in set.randomElement(using: &numbers) ?? 0x30 }
    for linter in linters {
      switch linter {
      case "csum":
        text[length - 1] = 0x30 + (CheckDigit.mod10(of: text.span.extracting(0..<(length - 1))) ?? 0)
      case "csumalpha":
        text = digits(4) + text.dropFirst(4).dropLast(2)
        if linters.contains("hasnondigit") { text.append(0x41) }
        text = Array(text.prefix(23))
        text += Array((CheckPair.pair(of: String(decoding: text, as: UTF8.self)) ?? "").utf8)
      case "gcppos1":
        if !linters.contains("csumalpha"), !linters.contains("csum") { text = digits(4) + text.dropFirst(4) }
      case "pcenc": text = text.map { $0 == 0x25 ? 0x2E : $0 }
      case "yymmd0": text = date(fourDigitYear: false, firstDay: 0)
      case "yymmdd": text = date(fourDigitYear: false, firstDay: 1)
      case "yyyymmdd": text = date(fourDigitYear: true, firstDay: 1)
      case "hh": text = number(below(24), 2)
      case "mi", "ss": text = number(below(60), 2)
      case "hhmi": text = number(below(24), 2) + number(below(60), 2)
      case "latitude": text = number(below(1_800_000_001), 10)
      case "longitude": text = number(below(3_600_000_000), 10)
      case "hyphen": text = [0x2D]
      case "zero": text = [0x30]
      case "winding": text = [[0x30, 0x31, 0x39][below(3)]]
      case "yesno": text = number(below(2), 1)
      case "iso5218": text = [[0x30, 0x31, 0x32, 0x39][below(4)]]
      case "mediatype": text = number(1 + below(10), 2)
      case "iso3166", "iso3166999", "iso4217":
        text = number([360, 702, 840, 978, 36][below(linter == "iso4217" ? 5 : 1)], 3)
      case "iso3166alpha2": text = Array(["ID", "SG", "US"][below(3)].utf8)
      case "pieceoftotal":
        let total = 1 + below(99)
        text = number(1 + below(total), 2) + number(total, 2)
      case "nozeroprefix", "nonzero": text[0] = 0x31 + UInt8(below(9))
      default: break
      }
    }
    return text
  }

  private mutating func digits(_ count: Int) -> [UInt8] { (0..<count).map { _ in 0x30 + UInt8(below(10)) } }

  private mutating func date(fourDigitYear: Bool, firstDay: Int) -> [UInt8] {
    let year = fourDigitYear ? 1900 + below(200) : below(100)
    return number(year, fourDigitYear ? 4 : 2) + number(1 + below(12), 2) + number(firstDay + below(28 - firstDay), 2)
  }

  private func number(_ number: Int, _ width: Int) -> [UInt8] {
    let text = String(number)
    return Array((String(repeating: "0", count: max(0, width - text.count)) + text).utf8)
  }
}
