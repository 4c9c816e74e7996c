import Testing

@testable import RegKit

@Suite struct DosageFormMatchTests {
  private static let umot = "ASROT.KBLI.21022.UMOT"
  private static let ukot = "ASROT.KBLI.21022.UKOT"
  private static let food = "ASROT.KBLI.FOODDRINK.FORMS"

  private func match(_ form: String, _ rule: String) throws -> DosageFormMatch {
    let edition = try #require(try Rulebook.shared().edition("asrot-oss-2023", of: .asrot))
    let listed = try #require(edition.tables.formLimits.first { $0.rule.id == rule }).content.listed
    return DosageFormMatch(form, among: listed, under: rule, in: Verdict.Context(edition: edition, day: nil))
  }

  @Test(
    "a form is listed, counts as listed, or is not",
    arguments: [
      ("param", umot, true, true, nil, true), ("PAREM", umot, true, true, nil, true),
      ("tablet", umot, false, true, nil, true), ("zzz", umot, false, true, nil, false),
      ("tablet", ukot, true, true, nil, true), ("kaplet", ukot, true, false, nil, true),
      ("tablet salut", ukot, true, false, nil, true), ("tablet hisap", ukot, true, false, nil, true),
      ("tablet efervesen", ukot, true, true, nil, true), ("serbuk efervesen", ukot, true, false, nil, true),
      ("kapsul", ukot, false, true, nil, true), ("kapsul lunak", ukot, true, true, nil, true),
      ("softgel", ukot, true, true, nil, true), ("serbuk", ukot, false, true, nil, true),
      ("serbuk", food, true, true, "served_as_liquid", true), ("gumi", food, true, true, nil, true),
      ("serbuk efervesen", food, true, false, nil, true), ("kaplet", food, false, true, nil, true),
    ] as [(String, String, Bool, Bool, String?, Bool)])
  func match(
    form: String, rule: String, isListed: Bool, isCertain: Bool, condition: String?, isKnown: Bool
  ) throws {
    let match = try match(form, rule)
    #expect(match.isListed == isListed)
    #expect(match.isCertain == isCertain)
    #expect(match.condition == condition)
    #expect(match.isKnown == isKnown)
  }

  @Test("only an unknown form has a nearest one")
  func nearest() throws {
    #expect(try match("kapsul lunk", Self.ukot).nearest == "kapsul lunak")
    #expect(try match("kapsul", Self.ukot).nearest == nil)
    #expect(try match("zzzzzz", Self.ukot).nearest == nil)
  }

  @Test(
    "a form in more words than a listed one counts as it, not beyond doubt",
    arguments: [
      "film coated tablet", "tablet vaginal", "tablet lepas lambat", "efervesen granul", "kapsul gelatin lunak",
      "kapsul lunak/softgel", "suppositoria rektal", "obat luar aerosol",
    ])
  func contained(form: String) throws {
    let match = try match(form, Self.ukot)
    #expect(match.isListed && !match.isCertain && !match.isKnown && match.isContained)
  }

  @Test("a form in fewer words than a listed one may be it")
  func fewerWords() throws {
    let match = try match("aerosol", Self.ukot)
    #expect(!match.isListed && match.nearest == "aerosol obat luar")
    #expect(try self.match("softcapsule", Self.ukot).nearest == "soft capsule")
  }
}
