import RegKit
import Testing

@Suite struct TerbilangTests {
  /// Words of num2words 0.5.14 for Indonesian, over every place where the language changes its rule.
  @Test(
    "numbers in words are those of num2words",
    arguments: [
      (0, "nol"),
      (1, "satu"),
      (2, "dua"),
      (9, "sembilan"),
      (10, "sepuluh"),
      (11, "sebelas"),
      (12, "dua belas"),
      (19, "sembilan belas"),
      (20, "dua puluh"),
      (21, "dua puluh satu"),
      (99, "sembilan puluh sembilan"),
      (100, "seratus"),
      (101, "seratus satu"),
      (110, "seratus sepuluh"),
      (111, "seratus sebelas"),
      (119, "seratus sembilan belas"),
      (121, "seratus dua puluh satu"),
      (199, "seratus sembilan puluh sembilan"),
      (200, "dua ratus"),
      (201, "dua ratus satu"),
      (211, "dua ratus sebelas"),
      (999, "sembilan ratus sembilan puluh sembilan"),
      (1000, "seribu"),
      (1001, "seribu satu"),
      (1010, "seribu sepuluh"),
      (1011, "seribu sebelas"),
      (1100, "seribu seratus"),
      (1111, "seribu seratus sebelas"),
      (1999, "seribu sembilan ratus sembilan puluh sembilan"),
      (2000, "dua ribu"),
      (2001, "dua ribu satu"),
      (10000, "sepuluh ribu"),
      (10001, "sepuluh ribu satu"),
      (11000, "sebelas ribu"),
      (11001, "sebelas ribu satu"),
      (12000, "dua belas ribu"),
      (99999, "sembilan puluh sembilan ribu sembilan ratus sembilan puluh sembilan"),
      (100000, "seratus ribu"),
      (100001, "seratus ribu satu"),
      (101000, "seratus satu ribu"),
      (110000, "seratus sepuluh ribu"),
      (111111, "seratus sebelas ribu seratus sebelas"),
      (180000, "seratus delapan puluh ribu"),
      (999999, "sembilan ratus sembilan puluh sembilan ribu sembilan ratus sembilan puluh sembilan"),
      (1000000, "satu juta"),
      (1000001, "satu juta satu"),
      (2000000, "dua juta"),
      (10000000, "sepuluh juta"),
      (11000000, "sebelas juta"),
      (100000000, "seratus juta"),
      (101000000, "seratus satu juta"),
      (1000000000, "satu miliar"),
      (1000000001, "satu miliar satu"),
      (2000000000, "dua miliar"),
      (11000000000, "sebelas miliar"),
      (100000000000, "seratus miliar"),
      (1000000000000, "satu triliun"),
      (1001000000000, "satu triliun satu miliar"),
      (2000000000000, "dua triliun"),
      (11000000000000, "sebelas triliun"),
      (100000000000000, "seratus triliun"),
      (999000000000000, "sembilan ratus sembilan puluh sembilan triliun"),
      (94, "sembilan puluh empat"),
      (269, "dua ratus enam puluh sembilan"),
      (98409753, "sembilan puluh delapan juta empat ratus sembilan ribu tujuh ratus lima puluh tiga"),
      (7, "tujuh"),
      (66906, "enam puluh enam ribu sembilan ratus enam"),
      (5026260, "lima juta dua puluh enam ribu dua ratus enam puluh"),
      (360785, "tiga ratus enam puluh ribu tujuh ratus delapan puluh lima"),
      (46112161, "empat puluh enam juta seratus dua belas ribu seratus enam puluh satu"),
      (922, "sembilan ratus dua puluh dua"),
      (25109, "dua puluh lima ribu seratus sembilan"),
    ] as [(UInt64, String)])
  func words(number: UInt64, words: String) {
    #expect(Terbilang.words(number) == words)
    #expect(Terbilang.isSame(words + " rupiah", as: number))
    #expect(!Terbilang.isSame(words, as: number + 1))
  }

  /// num2words writes "satu ribu" behind a million; the language has seribu, and both are read.
  @Test(
    "one thousand is seribu everywhere",
    arguments: [
      (1_001_000, "satu juta seribu", "satu juta satu ribu"),
      (1_001_001, "satu juta seribu satu", "satu juta satu ribu satu"),
      (
        210_001_411, "dua ratus sepuluh juta seribu empat ratus sebelas",
        "dua ratus sepuluh juta satu ribu empat ratus sebelas"
      ),
      (1000, "seribu", "satu ribu"),
    ] as [(UInt64, String, String)])
  func seribu(number: UInt64, words: String, other: String) {
    #expect(Terbilang.words(number) == words)
    #expect(Terbilang.isSame(words, as: number))
    #expect(Terbilang.isSame(other, as: number))
  }

  @Test("a bill repeats its total with capital letters and Rupiah")
  func rupiah() {
    #expect(Terbilang.rupiah(180_000) == "Seratus Delapan Puluh Ribu Rupiah")
    #expect(Terbilang.rupiah(0) == "Nol Rupiah")
  }

  @Test("the largest number has words, too")
  func largest() {
    #expect(Terbilang.words(.max).hasPrefix("delapan belas kuintiliun empat ratus empat puluh enam kuadriliun"))
    #expect(Terbilang.words(.max).hasSuffix("enam ratus lima belas"))
  }

  @Test(
    "words of a bill are compared leniently in writing and strictly in number",
    arguments: [
      ("SERATUS DELAPAN PULUH RIBU RUPIAH", true), ("  seratus   delapan puluh ribu ", true),
      ("Seratus Delapan Puluh Ribu", true), ("seratus delapan puluh", false), ("", false), ("rupiah", false),
      ("seratus delapan puluh ribu dolar", false), ("seratus delapan puluh ribu rupiah rupiah", false),
      ("\u{0}", false), (String(repeating: "satu ", count: 1_000_000), false),
    ])
  func isSame(text: String, isSame: Bool) {
    #expect(Terbilang.isSame(text, as: 180_000) == isSame)
  }

  @Test("milyar is miliar, and the one of dua puluh satu ribu belongs to the tens")
  func spellings() {
    #expect(Terbilang.isSame("dua milyar rupiah", as: 2_000_000_000))
    #expect(Terbilang.isSame("dua puluh satu ribu", as: 21_000))
    #expect(!Terbilang.isSame("dua puluh seribu", as: 21_000))
    #expect(Terbilang.isSame("seratus satu ribu", as: 101_000))
  }

  @Test("different numbers have different words, and each number's words name it")
  func roundTrip() {
    var random = SeededRandom(seed: 7)
    var seen: [String: UInt64] = [:]
    for _ in 0..<2000 {
      let number =
        UInt64.random(in: 0..<1_000_000_000_000_000, using: &random) >> UInt64.random(in: 0..<50, using: &random)
      let words = Terbilang.words(number)
      #expect(seen.updateValue(number, forKey: words) ?? number == number)
      #expect(Terbilang.isSame(Terbilang.rupiah(number), as: number))
    }
  }
}
