import GS1
import Testing

@Suite struct ScannerProfileLearningTests {
  private static let symbol = "]d2010899123456789110Ab\u{1D}21cD\u{1D}17280229"

  @Test(
    "the profile that was learnt reads the test symbol, and the next one",
    arguments: [
      ("]d2010899123456789110Ab{GS}21cD{GS}17280229\r", "]d210Xy{GS}0106291041500213\r", true),
      ("010899123456789110Ab^]21cD^]17280229", "10Xy^]0106291041500213", false),
      ("*010899123456789110Ab#21cD#17280229!\r\n", "*10Xy#0106291041500213!\r\n", false),
      ("*]d2{GS}010899123456789110Ab{GS}21cD{GS}17280229!", "*]d2{GS}10Xy{GS}0106291041500213!", true),
      ("]D2010899123456789110aB{gs}21Cd{gs}17280229", "]D210xY{gs}0106291041500213", true),
      ("]d2010899123456789110Ab\u{1D}21cD\u{1D}17280229\n", "]d210Xy\u{1D}0106291041500213\n", true),
      ("{GS}010899123456789110Ab{GS}21cD{GS}17280229", "{GS}10Xy{GS}0106291041500213", false),
      ("]Q3010899123456789110Ab~21cD~17280229", "]Q310Xy~0106291041500213", nil),
    ] as [(String, String, Bool?)])
  func learnt(_ scanned: String, _ next: String, _ sendsIdentifier: Bool?) throws {
    let profile = try #require(ScannerProfile.learn(from: scanned, expected: Self.symbol))
    if let sendsIdentifier { #expect(profile.sendsSymbologyIdentifier == sendsIdentifier) }
    let first = try profile.read(scanned).message
    #expect(first.isValid && first.bracketed == ElementString(scanData: Self.symbol).bracketed)
    let second = try profile.read(next).message
    #expect(second.isValid && second.bracketed == "(10)Xy(01)06291041500213")
  }

  @Test("the expected text may be raw elements too")
  func raw() throws {
    let profile = try #require(ScannerProfile.learn(from: "]d290A|91B", expected: "90A\u{1D}91B"))
    #expect(profile.sendsSymbologyIdentifier && profile.separators == [[0x7C]] && profile.prefix.isEmpty)
    #expect(ScannerProfile.learn(from: "90A|91B", expected: "\u{1D}90A\u{1D}91B")?.separators == [[0x7C]])
  }

  @Test("a symbol without separator teaches the rest")
  func noSeparator() throws {
    let profile = try #require(ScannerProfile.learn(from: "XX]E08991234567891Z\r", expected: "]E08991234567891"))
    #expect(profile.separators.isEmpty && profile.prefix == [0x58, 0x58] && profile.suffix == [0x5A])
    #expect(try profile.read("XX]E08991234567891Z\r").message.isValid)
  }

  @Test(
    "nil when no profile does it",
    arguments: [
      // Dropped, of two kinds, changed, missing.
      ("]d2010899123456789110Ab21cD17280229", Self.symbol), ("010899123456789110Ab{GS}21cD^17280229", Self.symbol),
      ("010899123456789110XX{GS}21cD{GS}17280229", Self.symbol), ("", Self.symbol), ("90A", ""), ("90A", "\u{1D}"),
      ("", ""), (String(repeating: "9", count: 5000), "90A"),
    ])
  func none(_ scanned: String, _ expected: String) {
    #expect(ScannerProfile.learn(from: scanned, expected: expected) == nil)
  }

  @Test("repetitive texts end")
  func hostile() {
    let zeros = String(repeating: "0", count: 1024)
    #expect(ScannerProfile.learn(from: zeros, expected: String(repeating: "0", count: 500) + "\u{1D}1") == nil)
    #expect(ScannerProfile.learn(from: zeros, expected: String(repeating: "0\u{1D}", count: 500)) == nil)
    #expect(ScannerProfile.learn(from: zeros + "0", expected: "00") == nil)
  }
}
