import GS1
import Testing

@testable import RegKit

@Suite struct FieldFormatTests {
  private func isRight(_ format: FieldFormat, _ value: String, _ others: String?...) -> Bool {
    if case .right = format.judge(value, others, FieldFormat.Knowledge(batchLength: 20)) { true } else { false }
  }

  @Test(
    "days are read as the sources write them, the day before the month",
    arguments: [
      ("2023-06-09", CalendarDay(2023, 6, 9)), ("04/06/2023", CalendarDay(2023, 6, 4)),
      ("17-03-2023", CalendarDay(2023, 3, 17)), ("02 SEPTEMBER 2011", CalendarDay(2011, 9, 2)),
      ("2 September 2011", CalendarDay(2011, 9, 2)), ("29/02/2024", CalendarDay(2024, 2, 29)), ("29/02/2023", nil),
      ("13/13/2023", nil), ("0000-00-00", nil), ("04/06/23", nil), ("04/06-2023", nil), ("4 Sept 2011", nil),
      ("", nil), ("04/06/2023 ", nil), ("2023/06/04", nil), ("٠٤/06/2023", nil),
    ] as [(String, CalendarDay?)])
  func days(text: String, day: CalendarDay?) {
    #expect(CalendarDay(written: text) == day)
  }

  /// Expected values by the package `email_validator` 2.4 of PyPI, strict and without asking name servers.
  @Test(
    "addresses by their form",
    arguments: [
      ("rizky@yahoo.com", true), ("a.b+c@contoh.co.id", true), ("a@b.id", true), ("a@b", false), ("@b.id", false),
      ("a@", false), ("a b@c.id", false), ("a@b@c.id", false), (".a@b.id", false), ("a.@b.id", false),
      ("a..b@c.id", false), ("a@-b.id", false), ("a@b-.id", false), ("a@b..id", false), ("a@b.id.", false),
      ("a@b_c.id", false), ("", false), ("a", false), ("a,b@c.id", false), ("a@b.123", false), ("a_b@c-d.id", true),
    ])
  func addresses(text: String, isGood: Bool) {
    #expect(EmailAddress.isWellFormed(text) == isGood, "\(text)")
  }

  @Test("the parts of an address have their lengths")
  func addressLengths() {
    let local = String(repeating: "a", count: 64)
    #expect(EmailAddress.isWellFormed(local + "@b.id"))
    #expect(!EmailAddress.isWellFormed(local + "a@b.id"))
    let label = String(repeating: "b", count: 63)
    #expect(EmailAddress.isWellFormed("a@" + label + ".id"))
    #expect(!EmailAddress.isWellFormed("a@" + label + "b.id"))
    #expect(!EmailAddress.isWellFormed("a@" + String(repeating: label + ".", count: 4) + "id"))
  }

  @Test(
    "amounts of Rupiah",
    arguments: [
      ("Rp. 100.000", 100_000), ("180.000", 180_000), ("180000", 180_000), ("Rp100.000", 100_000), ("0", 0),
      ("1.000.000", 1_000_000), ("1.00", nil), ("1000.000", nil), ("1,000", nil), ("", nil), ("Rp.", nil),
      (".000", nil),
      ("-5", nil), ("999999999999999999", 999_999_999_999_999_999), ("1000000000000000000", nil), ("١", nil),
    ] as [(String, Int?)])
  func amounts(text: String, amount: Int?) {
    #expect(Rupiah.amount(text) == amount)
  }

  @Test("a total is the product of its two factors, also where that is too large for a number")
  func products() {
    #expect(isRight(.product, "Rp. 180.000", "3", "60.000"))
    #expect(!isRight(.product, "180.001", "3", "60.000"))
    #expect(isRight(.product, "180.000", nil, "60.000"))
    #expect(!isRight(.product, "1", "999999999999999999", "999999999999999999"))
    #expect(!isRight(.product, "banyak", "1", "1"))
  }

  @Test("digits and counts")
  func digits() {
    for (text, isDigits, isCount) in [
      ("1", true, true), ("0", true, false), ("000", true, false), ("010", true, true), ("1.0", false, false),
      ("-1", false, false), ("1e3", false, false), ("999999999999999999", true, true),
      ("9999999999999999999", true, false),
    ] {
      #expect(isRight(.digits, text) == isDigits, "\(text)")
      #expect(isRight(.count, text) == isCount, "\(text)")
    }
  }

  @Test(
    "the words of a name; letters joined by full stops are one",
    arguments: [
      ("PT. Sumber Rejeki", ["PT", "Sumber", "Rejeki"]), ("P.T. Maju", ["PT", "Maju"]), ("P.T Maju", ["PT", "Maju"]),
      ("PT.Maju", ["PT", "Maju"]), ("P.T.Maju", ["PT", "Maju"]), ("Maju, C.V.", ["Maju", "CV"]),
      ("Maju C.V", ["Maju", "CV"]), ("A. Maju", ["A", "Maju"]), ("A.Maju", ["A", "Maju"]), ("", []), ("...", []),
      ("Jamu é", ["Jamu", "é"]), ("(PT)", ["PT"]), ("P T", ["P", "T"]),
    ])
  func names(text: String, words: [String]) {
    #expect(CompanyName.words(of: text) == words)
  }

  /// What became of a value: 0 right, 1 worth a look, 2 wrong but for another reading, 3 wrong, 4 open.
  private func grade(_ format: FieldFormat, _ value: String) throws -> Int {
    let context = try #require(Rulebook.shared().context(for: .identifiers, asOf: nil))
    let company = try #require(Rulebook.shared().context(for: .esertifikasi, asOf: nil))
    let known = FieldFormat.Knowledge(
      legalForms: company.edition.tables.legalForms, licenceNumbers: LicenceNumber.rows(in: context), batchLength: 20)
    return switch format.judge(value, [], known) {
    case .right: 0
    case .doubtful: 1
    case .open: 4
    case .wrong(_, let isCertain): isCertain ? 3 : 2
    }
  }

  @Test("without the table of licence numbers nobody can say whether one is right")
  func noLicenceTable() {
    let known = FieldFormat.Knowledge(legalForms: [], licenceNumbers: [], batchLength: nil)
    guard case .open = FieldFormat.nie.judge("NA123", [], known) else {
      Issue.record("judged without a table")
      return
    }
  }

  @Test(
    "numbers of the papers are judged by their own form",
    arguments: [
      (FieldFormat.npwp, "00.000.000.0-000.005", 0), (.npwp, "000000000000005", 0), (.npwp, "123", 3),
      (.npwp, "", 3), (.nib, "1224000320187", 0), (.nib, "122400032018", 3), (.nib, "12240003201877", 3),
      (.nie, "DKL9509204704A1", 0), (.nie, "BPOM RI TR213456781", 0), (.nie, "TR21345678", 3), (.nie, "TR2134567X1", 3),
      (.nie, "garbage", 1), (.batch, "B123", 0), (.batch, "B1234567890123456789", 0),
      (.batch, "B12345678901234567890", 3), (.batch, "B-123", 1), (.gtin, "08991234567891", 0),
      (.gtin, "08991234567890", 1), (.kodeIzin, "063000000064", 0), (.kodeIzin, "06300000064", 3),
      (.idIzin, "I-202303151648407742642", 0), (.idIzin, "R-202209011206376723807", 3), (.idIzin, "I-1", 3),
      (.slashedDate, "04/06/2023", 0), (.slashedDate, "2023-06-04", 3), (.slashedDate, "31/02/2023", 3),
    ])
  func numbers(format: FieldFormat, value: String, grade: Int) throws {
    #expect(try self.grade(format, value) == grade, "\(value)")
  }

  @Test(
    "the legal form of a company is found however it is written, and no part of a name for it",
    arguments: [
      ("Sumber Rejeki", 0), ("Petra", 0), ("Optima", 0), ("PT Sumber", 3), ("PT\u{A0}Sumber", 3), ("P.T. Sumber", 3),
      ("Sumber, CV", 3), ("P T Sumber", 2), ("Sumber C V", 2), ("A P T Sumber", 0), ("Firmansyah Jaya", 0),
      ("Firma Jaya", 1), ("Usaha Dagang Maju", 1), ("Usaha Maju", 0), ("Perseroan Terbatas Maju", 1),
      ("Maju PT Jaya", 2), ("UD Maju", 2), ("Yayasan Maju PT", 3), ("", 0),
    ])
  func companyNames(name: String, grade: Int) throws {
    #expect(try self.grade(.companyName, name) == grade, "\(name)")
  }
}
