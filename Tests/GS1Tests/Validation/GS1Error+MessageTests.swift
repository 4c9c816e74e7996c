import Testing

@testable import GS1

@Suite struct GS1ErrorMessageTests {
  @Test(
    "whole messages in English and Indonesian",
    arguments: [
      (
        "(01)08991234567892", "(01) has a wrong check digit: found \"2\", expected 1",
        "(01) mempunyai digit pemeriksa yang salah: ditemukan \"2\", seharusnya 1"
      ),
      (
        "(91)A#B", "(91) has an invalid character: found \"#\", expected a CSET 82 character",
        "(91) memuat karakter yang tidak sah: ditemukan \"#\", seharusnya karakter CSET 82"
      ),
      (
        "(90)", "(90) has no value: expected 1 to 30 characters",
        "(90) tidak mempunyai nilai: seharusnya 1 sampai 30 karakter"
      ),
      (
        "(01)0899", "(01) is too short: found \"0899\", expected 14 characters",
        "(01) terlalu pendek: ditemukan \"0899\", seharusnya 14 karakter"
      ),
      (
        "(8013)1987654Ad4X4bL5ttr2310cXK",
        "(8013) has a wrong check character pair: found \"XK\", expected 2K",
        "(8013) mempunyai pasangan karakter pemeriksa yang salah: ditemukan \"XK\", seharusnya 2K"
      ),
      (
        "(7007)270229(01)08991234567891",
        "(7007) has a day that does not exist: found \"29\", expected a day from 01 to 28",
        "(7007) memuat tanggal yang tidak ada dalam kalender: ditemukan \"29\", seharusnya hari 01 sampai 28"
      ),
      (
        "(17)281331(01)08991234567891",
        "(17) has a day that does not exist: found \"13\", expected a month from 01 to 12",
        "(17) memuat tanggal yang tidak ada dalam kalender: ditemukan \"13\", seharusnya bulan 01 sampai 12"
      ),
      (
        "(10)A", "(10) needs another element in the same message: expected (01), (02), (03), (8006) or (8026)",
        "(10) memerlukan elemen lain dalam pesan yang sama: seharusnya (01), (02), (03), (8006) atau (8026)"
      ),
      (
        "(250)A(01)08991234567891",
        "(250) needs another element in the same message: expected (01) with (21), (03) with (21) or (21) with (8006)",
        "(250) memerlukan elemen lain dalam pesan yang sama: seharusnya (01) dengan (21), (03) dengan (21) atau (21) dengan (8006)"
      ),
      (
        "(90)A(90)B", "(90) is repeated with another value: found \"B\", expected the first value again",
        "(90) diulang dengan nilai lain: ditemukan \"B\", seharusnya nilai pertama lagi"
      ),
      (
        "", "the message is empty: expected at least one element", "pesan kosong: seharusnya paling sedikit satu elemen"
      ),
      (
        "(55)A", "(55) is not a known Application Identifier: found \"55\"",
        "(55) bukan Application Identifier yang dikenal: ditemukan \"55\""
      ),
    ])
  func texts(_ text: String, _ english: String, _ indonesian: String) throws {
    let message = ElementString(bracketed: text)
    #expect(message.messages() == [english])
    #expect(message.messages(.indonesian) == [indonesian])
  }

  @Test("every code has words of its own in both languages")
  func everyCode() {
    for language in GS1Error.Language.allCases {
      var alone = Set<String>()
      var ofElement = Set<String>()
      for code in GS1Error.Code.all {
        let first = GS1Error(code, at: 0, length: 0).message(in: [], language: language)
        let second = GS1Error(code, ai: .gtin, at: 0, length: 0).message(in: [], language: language)
        #expect(!first.contains(code.name + ":") && first != code.name && second != "(01) " + code.name, "\(code)")
        #expect(alone.insert(first).inserted, "\(code)")
        #expect(ofElement.insert(second).inserted, "\(code)")
      }
    }
    for code in GS1Error.Code.all {
      let error = GS1Error(code, ai: .gtin, at: 0, length: 0)
      #expect(error.expected(.english).isEmpty == error.expected(.indonesian).isEmpty, "\(code)")
      #expect(error.message(in: []) != error.message(in: [], language: .indonesian))
    }
  }

  @Test("texts of an error read against other bytes are wrong but never fail")
  func otherBytes() {
    for code in GS1Error.Code.all {
      for detail in [UInt32(0), 1, 2, 0xFF, 0xFFFF, .max] {
        for ai in [nil, ApplicationIdentifier.gtin, ApplicationIdentifier("9999"), ApplicationIdentifier("8030")] {
          let error = GS1Error(code, ai: ai, at: 7, length: 1000, detail: detail)
          for bytes in [[], [0x41], Array(repeating: UInt8(0xC3), count: 9)] {
            #expect(!error.message(in: bytes).isEmpty)
            #expect(!error.caretLine(in: bytes).isEmpty)
            #expect(!error.markup(in: bytes).isEmpty)
          }
        }
      }
    }
  }

  @Test("what was found is shown and cut at forty characters")
  func found() {
    let bytes = Array("90A\u{1D}\u{0}é~".utf8) + Array(repeating: 0x41, count: 60)
    #expect(GS1Error(.invalidCharacter, at: 2, length: 6).found(in: bytes) == "A␝···~")
    #expect(GS1Error(.invalidCharacter, at: 8, length: 60).found(in: bytes) == String(repeating: "A", count: 40) + "…")
    #expect(GS1Error(.invalidCharacter, at: 500, length: 1).found(in: bytes) == "")
  }

  @Test("languages by their codes")
  func languages() {
    #expect(GS1Error.Language(code: "en") == .english)
    #expect(GS1Error.Language(code: "id") == .indonesian)
    #expect(GS1Error.Language(code: "EN") == nil && GS1Error.Language(code: "") == nil)
  }
}
