import GS1
import RegKit
import Testing

@Suite struct BarcodeContentTests {
  private func answer(_ text: String, _ method: Method? = nil, edition: String? = nil) throws -> BarcodeContent.Answer {
    try #require(
      BarcodeContent.assess(
        ElementString(reading: Array(text.utf8)), method: method, under: try .shared(), edition: edition))
  }

  @Test(
    "the elements of a code speak for its method",
    arguments: [
      ("(90)A(91)260630", Method.identifikasi), ("(90)A", .identifikasi), ("", .identifikasi),
      ("(90)A(10)B", .identifikasi), ("(90)A(10)B(21)S", .otentifikasi), ("(90)A(10)B(17)260630", .otentifikasi),
      ("(01)08991234567891", .otentifikasi), ("(90)A(91)260630(10)B(21)S", .otentifikasi),
    ])
  func method(text: String, method: Method) throws {
    #expect(BarcodeContent.method(of: ElementString(reading: Array(text.utf8))) == method)
    #expect(try answer(text).method == method)
  }

  @Test("what is built is read back, over many fields")
  func roundTrip() throws {
    var random = SeededRandom(seed: 90)
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
    func word(_ most: Int) -> String {
      String((0..<Int.random(in: 1...most, using: &random)).compactMap { _ in letters.randomElement(using: &random) })
    }
    func day() -> CalendarDay? {
      CalendarDay(dayNumber: Int.random(in: 730_120...766_644, using: &random))
    }
    for _ in 0..<500 {
      let license = BarcodeContent.Fields(nie: word(16), nieExpiry: day())
      let identification = try answer(BarcodeContent.text(of: license), .identifikasi)
      #expect(identification.fields == license)
      #expect(identification.errors == [])
      #expect(identification.verdict.outcome == .allowed)
      let pack = BarcodeContent.Fields(nie: word(16), batch: word(20), expiry: day(), serial: word(20))
      let authentication = try answer(BarcodeContent.text(of: pack), .otentifikasi)
      #expect(authentication.fields == pack)
      #expect(authentication.errors == [])
    }
  }

  @Test("every day of a century is written and read as itself; no other six digits are a day")
  func days() throws {
    let rulebook = try Rulebook.shared()
    var good = 0
    for number in stride(from: 0, through: 999_999, by: 1) where number % 100 <= 33 && number / 100 % 100 <= 13 {
      let digits = String(String(number + 1_000_000).dropFirst())
      let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100)
      guard let date = CalendarDay(2000 + year, month, day) else { continue }
      good += 1
      let text = BarcodeContent.text(of: .init(nie: "A", nieExpiry: date))
      #expect(text == "(90)A(91)" + digits)
    }
    #expect(good == 36_525)
    for digits in ["260000", "261300", "269999", "260229", "260431", "200230"] {
      let message = ElementString(bracketed: "(90)A(91)" + digits)
      let answer = BarcodeContent.assess(message, method: .identifikasi, under: rulebook)
      #expect(answer?.errors == ["91.date"], "\(digits)")
      #expect(answer?.fields.nieExpiry == nil)
    }
  }

  @Test("a field that breaks a rule is still given, with its fault")
  func faultyFields() throws {
    let answer = try answer("(90)MD240935001200027(91)260630", .identifikasi)
    #expect(answer.errors == ["90.length"])
    #expect(answer.fields.nie == "MD240935001200027")
    #expect(answer.fields.nieExpiry == CalendarDay(2026, 6, 30))
    #expect(answer.verdict.findings.first?.found == "MD240935001200027 [17]")
    #expect(answer.verdict.findings.first?.expected == "1–16")
  }

  @Test("22/2022 takes seventeen characters with a warning, and eighteen not")
  func seventeen() throws {
    let seventeen = try answer("(90)MD240935001200027", .identifikasi, edition: "22/2022")
    #expect(seventeen.verdict.outcome == .allowed)
    #expect(seventeen.verdict.findings.first?.effect == .warns)
    #expect(seventeen.verdict.findings.first?.expected == "≤ 16 (33/2018)")
    #expect(
      try answer("(90)ABCDEFGH12345678", .identifikasi, edition: "22/2022").verdict.findings.first?.effect == .informs)
    #expect(try answer("(90)MD2409350012000271", .identifikasi, edition: "22/2022").errors == ["90.length"])
  }

  @Test(
    "codes are equal by their elements, whatever carries them",
    arguments: [
      ("(90)A(91)260630", "90A\u{1D}91260630", true), ("(90)A(91)260630", "]Q390A\u{1D}91260630", true),
      ("(90)A(91)260630", "(91)260630(90)A", true), ("(90)A", "(90)A", true), ("", "", true), ("x", "x", true),
      ("(90)A", "(90)a", false), ("(90)A", "(90)A(91)260630", false), ("(90)A(91)260630", "(90)A", false),
      ("(90)A(90)B", "(90)A(90)A", false), ("(90)A(90)A", "(90)A(90)B", false), ("(90)A", "", false), ("x", "y", false),
      ("(90)A(91)260630(9", "(90)A(91)260630", false), ("(90)A(91)260630()", "(90)A(91)260630", false),
      ("(90)A(91)260630(9", "(90)A(91)260630(9", true),
      ("", "x", false),
    ])
  func equality(one: String, other: String, isEqual: Bool) {
    let (first, second) = (ElementString(reading: Array(one.utf8)), ElementString(reading: Array(other.utf8)))
    #expect(BarcodeContent.isEqual(first, second) == isEqual)
    #expect(BarcodeContent.isEqual(second, first) == isEqual, "the other way round")
  }

  @Test("codes of very many elements are compared in time", .timeLimit(.minutes(10)))
  func manyElements() {
    let many = String(repeating: "(90)A", count: 4096)
    // What lies beyond the limit of elements is not read, and so not known to be the same.
    let (one, other) = (ElementString(bracketed: many + "(91)260630"), ElementString(bracketed: many + "(91)260631"))
    #expect(!BarcodeContent.isEqual(one, other))
    #expect(
      BarcodeContent.isEqual(
        ElementString(bracketed: many), ElementString(raw: many.replacing("(90)A", with: "90A\u{1D}"))))
  }

  @Test("random data is judged without a crash, and a code without (90) and (01) is never BPOM's")
  func randomData() throws {
    var random = SeededRandom(seed: 17)
    let rulebook = try Rulebook.shared()
    let pieces = [
      "(", ")", "(90)", "(91)", "(10)", "(17)", "(21)", "(01)", "\u{1D}", "]Q3", "]d2", "A", "0", "26", "é", "\\",
      "\u{0}", "(9", "90",
    ]
    for _ in 0..<5000 {
      let text = (0..<Int.random(in: 0...12, using: &random)).compactMap { _ in pieces.randomElement(using: &random) }
        .joined()
      let message = ElementString(reading: Array(text.utf8))
      for method in Method.allCases {
        let answer = BarcodeContent.assess(message, method: method, under: rulebook)
        #expect((answer?.verdict.outcome == .refused) == (answer?.errors.isEmpty == false))
        if !BarcodeContent.isPresent(in: message) { #expect(answer?.verdict.outcome == .refused) }
      }
    }
  }
}
