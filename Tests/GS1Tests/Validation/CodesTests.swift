import Testing

@testable import GS1

@Suite struct CodesTests {
  @Test(
    "codes that exist",
    arguments: [
      (Linter.iso3166, "360"), (.iso3166, "004"), (.iso3166, "894"), (.iso3166, "728"), (.iso3166999, "999"),
      (.iso3166999, "360"), (.iso3166alpha2, "ID"), (.iso3166alpha2, "AD"), (.iso3166alpha2, "ZW"), (.iso4217, "360"),
      (.iso4217, "008"), (.iso4217, "999"), (.iso4217, "978"), (.iso4217, "924"), (.iso4217, "925"), (.iso4217, "926"),
      (.iso4217, "927"), (.iso4217, "396"), (.iso5218, "0"), (.iso5218, "1"), (.iso5218, "2"), (.iso5218, "9"),
      (.mediatype, "01"), (.mediatype, "10"), (.mediatype, "80"), (.mediatype, "99"), (.packagetype, "1A"),
      (.packagetype, "8"), (.packagetype, "9"), (.packagetype, "200"), (.packagetype, "212"), (.packagetype, "BX"),
      (.packagetype, "CT"), (.packagetype, "PX"), (.packagetype, "APE"), (.packagetype, "X20"), (.packagetype, "ZZ"),
      (.importeridx, "-"), (.importeridx, "_"), (.importeridx, "0"), (.importeridx, "9"), (.importeridx, "A"),
      (.importeridx, "z"), (.winding, "0"), (.winding, "1"), (.winding, "9"), (.yesno, "0"), (.yesno, "1"),
    ])
  func known(_ linter: Linter, _ text: String) {
    #expect(linter.fault(in: text) == nil)
  }

  @Test(
    "codes that do not",
    arguments: [
      (Linter.iso3166, "000"), (.iso3166, "003"), (.iso3166, "895"), (.iso3166, "999"), (.iso3166, "36"),
      (.iso3166, "0360"), (.iso3166, "3a0"), (.iso3166, ""), (.iso3166999, "998"), (.iso3166alpha2, "id"),
      (.iso3166alpha2, "AA"), (.iso3166alpha2, "ZZ"), (.iso3166alpha2, "I"), (.iso3166alpha2, "IDN"),
      (.iso3166alpha2, "@A"), (.iso4217, "000"), (.iso4217, "191"), (.iso4217, "694"), (.iso4217, "932"),
      (.iso4217, "998"), (.iso5218, "3"), (.iso5218, "8"), (.iso5218, ""), (.iso5218, "01"), (.mediatype, "00"),
      (.mediatype, "11"), (.mediatype, "79"), (.mediatype, "1"), (.mediatype, "001"), (.packagetype, ""),
      (.packagetype, "0"), (.packagetype, "7"), (.packagetype, "000"), (.packagetype, "1a"), (.packagetype, "207"),
      (.packagetype, "1A_"), (.packagetype, "2000"), (.packagetype, "ZZZ"), (.importeridx, ""), (.importeridx, "AA"),
      (.importeridx, "."), (.importeridx, "="), (.winding, "2"), (.winding, "8"), (.winding, ""), (.winding, "01"),
      (.yesno, "2"), (.yesno, "9"), (.yesno, ""), (.yesno, "11"),
    ])
  func unknown(_ linter: Linter, _ text: String) {
    #expect(linter.fault(in: text).map { [$0.offset, $0.length] } == [0, text.utf8.count])
  }

  @Test("the lists are as long as their standards")
  func counts() {
    func count(_ linter: Linter, _ texts: [String]) -> Int { texts.count { linter.fault(in: $0) == nil } }
    let numbers = (0...999).map { String("00\($0)".suffix(3)) }
    let letters = (0..<26).map { String(Character(Unicode.Scalar(UInt8(65 + $0)))) }
    let digits = (0...9).map(String.init)
    let one = digits + letters
    let two = one.flatMap { first in one.map { first + $0 } }
    let three = two.flatMap { first in one.map { first + $0 } }
    #expect(count(.iso3166, numbers) == 249)
    #expect(count(.iso3166999, numbers) == 250)
    #expect(count(.iso3166alpha2, letters.flatMap { first in letters.map { first + $0 } }) == 249)
    #expect(count(.iso4217, numbers) == 180)
    #expect(count(.packagetype, one + two + three) == 431)
  }
}
