@testable import GS1

/// Values that meet every rule the dictionary has for an identifier, made from its components and content rules.
struct RandomValue {
  private static let digits = Array("0123456789".utf8)
  private static let alphabets: [[UInt8]] = CharacterSet.allCases.map { set in (0...255).filter { set.contains($0) } }

  /// A value of an identifier of the dictionary.
  static func make(for ai: ApplicationIdentifier, _ numbers: inout SeededNumbers) -> [UInt8] {
    var value: [UInt8] = []
    for component in ai.specification?.components ?? [] {
      if component.isOptional, Bool.random(using: &numbers) { break }
      value += make(component, &numbers)
    }
    return value
  }

  private static func make(_ component: Component, _ numbers: inout SeededNumbers) -> [UInt8] {
    var shortest = max(1, component.minimumLength)
    // Room for four digits of a prefix and the two characters of a check pair.
    if component.linterNames.contains("gcppos1") { shortest = max(shortest, 7) }
    let count = Int.random(in: min(shortest, component.maximumLength)...component.maximumLength, using: &numbers)
    let alphabet = alphabets[Int(component.characterSet.rawValue)]
    var text = (0..<count).map { _ in alphabet[Int.random(in: alphabet.indices, using: &numbers)] }
    for name in component.linterNames { adapt(&text, to: name, &numbers) }
    // The last rule to be met: both checks cover what the others have changed.
    if component.linterNames.contains("csum") {
      text[count - 1] = 0x30 + (CheckDigit.mod10(of: text.span.extracting(0..<(count - 1))) ?? 0)
    }
    if component.linterNames.contains("csumalpha") {
      text.replaceSubrange(
        (count - 2)..., with: (CheckPair.pair(of: String(decoding: text.dropLast(2), as: UTF8.self)) ?? "").utf8)
    }
    return text
  }

  /// Rewrites a text so that a content rule holds.
  private static func adapt(_ text: inout [UInt8], to linter: String, _ numbers: inout SeededNumbers) {
    func two(_ range: ClosedRange<Int>, _ numbers: inout SeededNumbers) -> String {
      String("0\(Int.random(in: range, using: &numbers))".suffix(2))
    }
    func one(of texts: [String], _ numbers: inout SeededNumbers) -> String {
      texts.randomElement(using: &numbers) ?? ""
    }
    func day(_ first: Int, _ numbers: inout SeededNumbers) -> String {
      two(0...99, &numbers) + two(1...12, &numbers) + two(first...28, &numbers)
    }
    switch linter {
    case "gcppos1", "gcppos2":
      for place in (linter == "gcppos1" ? 0..<4 : 1..<5) {
        text[place] = digits[Int.random(in: 0..<10, using: &numbers)]
      }
    case "couponcode": text = Array("0123456654321111101231090123".prefix(21).utf8)
    case "couponposoffer": text = Array("001234561234560123456".utf8)
    case "hasnondigit": text[4] = 0x41
    case "hh": text = Array(two(0...23, &numbers).utf8)
    case "mi", "ss": text = Array(two(0...59, &numbers).utf8)
    case "hhmi": text = Array((two(0...23, &numbers) + two(0...59, &numbers)).utf8)
    case "hyphen": text = [0x2D]
    case "iban": text = Array(one(of: ["NO9386011117947", "GB82WEST12345698765432", "AD660000000"], &numbers).utf8)
    case "importeridx": text = [alphabets[3].randomElement(using: &numbers) ?? 0x41]
    case "iso3166", "iso4217": text = Array(one(of: ["360", "008", "702"], &numbers).utf8)
    case "iso3166999": text = Array(one(of: ["360", "999"], &numbers).utf8)
    case "iso3166alpha2": text = Array(one(of: ["ID", "AD", "ZW"], &numbers).utf8)
    case "iso5218", "winding": text = Array(one(of: ["0", "1", "9"], &numbers).utf8)
    case "latitude": text[0] = 0x30
    case "longitude": text[0] = 0x32
    case "mediatype": text = Array(one(of: ["01", "10", "80", "99"], &numbers).utf8)
    case "nonzero", "nozeroprefix": text[0] = 0x31
    case "packagetype": text = Array(one(of: ["1A", "BX", "200", "APE"], &numbers).utf8)
    case "pcenc": text = text.map { $0 == 0x25 ? 0x2E : $0 }
    case "pieceoftotal": text = Array((two(1...50, &numbers) + two(50...99, &numbers)).utf8)
    case "posinseqslash": text = Array(one(of: ["1/1", "2/3", "9/9"], &numbers).utf8)
    case "yesno": text = Array(one(of: ["0", "1"], &numbers).utf8)
    case "yymmd0": text = Array(day(0, &numbers).utf8)
    case "yymmdd": text = Array(day(1, &numbers).utf8)
    case "yyyymmdd": text = Array((two(19...20, &numbers) + day(1, &numbers)).utf8)
    case "zero": text = text.map { _ in 0x30 }
    default: break
    }
  }
}
