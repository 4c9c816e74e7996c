import Testing

@testable import RegKit

@Suite struct NearestTests {
  @Test(
    "the nearest word is the likely one, and a far word has none",
    arguments: [
      ("kblii", "kbli"), ("KBLI", "kbli"), ("klbi", "kbli"), ("commodty", "commodity"), ("komoditi", nil), ("zzz", nil),
      ("", nil), ("k", nil), ("dosage-form", "dosage_form"), ("dosageform", "dosage_form"),
    ] as [(String, String?)])
  func nearest(word: String, expected: String?) {
    #expect(Nearest.to(word, in: ["kbli", "commodity", "dosage_form", "business_scale"]) == expected)
  }

  @Test("a word equal to a candidate is that candidate; of two as near the first is taken")
  func ties() {
    #expect(Nearest.to("EUA", in: ["SAS", "EUA"]) == "EUA")
    #expect(Nearest.to("abd", in: ["abc", "abe"]) == "abc")
    #expect(Nearest.to("abc", in: []) == nil)
  }

  @Test("a swap of neighbours is one edit, so is a letter too many, too few or wrong")
  func edits() {
    for slip in ["pirnt", "prin", "printt", "prxnt", "rpint"] {
      #expect(Nearest.to(slip, in: ["print"]) == "print", "\(slip)")
    }
    #expect(Nearest.to("pritn", in: ["print"]) == "print")
    #expect(Nearest.to("xxint", in: ["print"]) == nil)
  }

  @Test("a text longer than any slip costs nothing")
  func long() {
    #expect(Nearest.to(String(repeating: "a", count: 65), in: [String(repeating: "a", count: 64)]) == nil)
    #expect(Nearest.to(String(repeating: "a", count: 64), in: [String(repeating: "a", count: 64)]) != nil)
    #expect(Nearest.to(String(repeating: "a", count: 10_000_000), in: ["kbli"]) == nil)
  }
}
