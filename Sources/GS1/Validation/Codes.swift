/// The closed code lists that components refer to.
enum Codes {
  /// ISO 3166-1 numeric.
  static func country(_ text: Span<UInt8>) -> Fault? {
    threeDigits(text).map { bit($0, countryNumbers) } == true ? nil : whole(text, .invalidCountry)
  }

  /// ISO 3166-1 numeric, or 999 where the processor's country is not stated.
  static func countryOrUnspecified(_ text: Span<UInt8>) -> Fault? {
    threeDigits(text) == 999 ? nil : country(text)
  }

  /// ISO 3166-1 alpha-2, capital letters.
  static func countryLetterPair(_ text: Span<UInt8>) -> Fault? {
    text.count == 2 && isCountry(text[0], text[1]) ? nil : whole(text, .invalidCountry)
  }

  static func isCountry(_ first: UInt8, _ second: UInt8) -> Bool {
    let first = first &- 0x41
    let second = second &- 0x41
    guard first < 26, second < 26 else { return false }
    let number = Int(first) &* 26 &+ Int(second)
    return countryLetters[number >> 6] >> UInt64(number & 63) & 1 == 1
  }

  /// ISO 4217 numeric.
  static func currency(_ text: Span<UInt8>) -> Fault? {
    threeDigits(text).map { bit($0, currencyNumbers) } == true ? nil : whole(text, .invalidCurrency)
  }

  /// ISO/IEC 5218: not known, male, female, not applicable.
  static func sex(_ text: Span<UInt8>) -> Fault? {
    guard text.count == 1 else { return whole(text, .invalidSex) }
    switch text[0] {
    case 0x30, 0x31, 0x32, 0x39: return nil
    default: return whole(text, .invalidSex)
    }
  }

  /// AIDC media types: 01 to 10 assigned by ICCBBA, 80 to 99 for local use; the rest is reserved.
  static func mediaType(_ text: Span<UInt8>) -> Fault? {
    guard text.count == 2, let number = twoDigits(text, at: 0) else { return whole(text, .invalidMediaType) }
    return (1...10).contains(number) || number >= 80 ? nil : whole(text, .invalidMediaType)
  }

  /// UN/ECE Recommendation 21 with the additions of GS1.
  static func packageType(_ text: Span<UInt8>) -> Fault? {
    guard text.count >= 1, text.count <= 3 else { return whole(text, .invalidPackageType) }
    var key = 0
    for place in 0..<3 {
      var digit = 0
      if place < text.count {
        switch text[place] {
        case 0x30...0x39: digit = Int(text[place]) - 0x2F
        case 0x41...0x5A: digit = Int(text[place]) - 0x41 + 11
        default: return whole(text, .invalidPackageType)
        }
      }
      key = key &* 37 &+ digit
    }
    var low = 0
    var high = packageTypes.count
    while low < high {
      let middle = low &+ (high &- low) / 2
      let found = Int(packageTypes[middle])
      if found == key { return nil }
      if found < key { low = middle &+ 1 } else { high = middle }
    }
    return whole(text, .invalidPackageType)
  }

  /// The importer index of EU 2018/574: one character of file-safe base 64.
  static func importerIndex(_ text: Span<UInt8>) -> Fault? {
    text.count == 1 && CharacterSet.cset64.contains(text[0]) ? nil : whole(text, .invalidImporterIndex)
  }

  /// Face out, face in, or undefined.
  static func windingDirection(_ text: Span<UInt8>) -> Fault? {
    guard text.count == 1, text[0] == 0x30 || text[0] == 0x31 || text[0] == 0x39 else {
      return whole(text, .invalidWinding)
    }
    return nil
  }

  /// No or yes.
  static func yesNo(_ text: Span<UInt8>) -> Fault? {
    text.count == 1 && (text[0] == 0x30 || text[0] == 0x31) ? nil : whole(text, .invalidFlag)
  }

  private static func whole(_ text: Span<UInt8>, _ code: GS1Error.Code) -> Fault {
    Fault(code, at: 0, length: text.count)
  }

  /// The number of exactly three digits.
  private static func threeDigits(_ text: Span<UInt8>) -> Int? {
    guard text.count == 3, let high = twoDigits(text, at: 0), let low = twoDigits(text, at: 1) else { return nil }
    return high &* 10 &+ low % 10
  }

  /// Bit of a number below 1000.
  private static func bit(_ number: Int, _ table: [16 of UInt64]) -> Bool {
    table[number >> 6] >> UInt64(number & 63) & 1 == 1
  }
}
