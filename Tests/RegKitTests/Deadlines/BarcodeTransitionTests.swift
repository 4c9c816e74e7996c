import GS1
import RegKit
import Testing

@Suite struct BarcodeTransitionTests {
  private func answer(
    _ productClass: ProductClass?, issued: String? = nil, method: Method? = nil, promulgated: String? = "2018-12-07",
    implemented: Bool? = nil, today: String? = nil, edition: String? = nil
  ) throws -> BarcodeTransition.Answer {
    let facts = BarcodeTransition.Facts(
      productClass: productClass, method: method, licenceIssued: issued.flatMap { CalendarDay(iso: $0) },
      promulgated: promulgated.flatMap { CalendarDay(iso: $0) }, isImplemented: implemented,
      today: today.flatMap { CalendarDay(iso: $0) })
    return try #require(BarcodeTransition.assess(facts, under: try .shared(), edition: edition))
  }

  private func terms(_ answer: BarcodeTransition.Answer) -> [String] {
    answer.terms.map { "\($0.rule.id.suffix(3)) \($0.due.map { "\($0)" } ?? "–")" }
  }

  /// An issue day, two years and six months later: dateutil's relativedelta.
  @Test(
    "terms of years and months agree with another library's",
    arguments: [
      ("2024-06-20", "2026-06-20", "2024-12-20"), ("2019-08-05", "2021-08-05", "2020-02-05"),
      ("2021-05-18", "2023-05-18", "2021-11-18"), ("2022-02-26", "2024-02-26", "2022-08-26"),
      ("2020-05-19", "2022-05-19", "2020-11-19"), ("2021-09-16", "2023-09-16", "2022-03-16"),
      ("2023-12-20", "2025-12-20", "2024-06-20"), ("2019-08-31", "2021-08-31", "2020-02-29"),
      ("2020-02-29", "2022-02-28", "2020-08-29"), ("2023-08-29", "2025-08-29", "2024-02-29"),
      ("2023-08-30", "2025-08-30", "2024-02-29"), ("2023-08-31", "2025-08-31", "2024-02-29"),
      ("2023-03-31", "2025-03-31", "2023-09-30"), ("2019-12-31", "2021-12-31", "2020-06-30"),
    ])
  func spans(issued: String, years: String, months: String) throws {
    #expect(try terms(answer(.obatKeras, issued: issued)) == ["27A \(years)", "27B 2025-12-07"])
    #expect(try terms(answer(.kosmetika, issued: issued)) == ["28A \(months)", "28B 2023-12-07"])
    let isClamped = issued.suffix(2) != years.suffix(2) || issued.suffix(2) != months.suffix(2)
    let isAmbiguous =
      try answer(.obatKeras, issued: issued).verdict.isAmbiguous
      || answer(.kosmetika, issued: issued).verdict.isAmbiguous
    #expect(isAmbiguous == (isClamped || years > "2025-12-07" || months > "2023-12-07"))
  }

  @Test("the earlier day binds, in doubt where the licence's own is the later")
  func earlier() throws {
    let first = try answer(.narkotika, issued: "2020-01-10")
    #expect(first.due?.description == "2022-01-10")
    #expect(!first.verdict.isAmbiguous)
    let later = try answer(.narkotika, issued: "2024-06-01")
    #expect(later.due?.description == "2025-12-07")
    #expect(later.verdict.isAmbiguous)
  }

  @Test("a licence older than the regulation has no term of its own, one of its day has, in doubt")
  func olderLicence() throws {
    let older = try answer(.psikotropika, issued: "2018-12-06")
    #expect(terms(older) == ["27A –", "27B 2025-12-07"])
    #expect(older.due?.description == "2025-12-07")
    #expect(older.verdict.findings.first?.effect == .exempts)
    let same = try answer(.psikotropika, issued: "2018-12-07")
    #expect(terms(same) == ["27A 2020-12-07", "27B 2025-12-07"])
    #expect(same.verdict.isAmbiguous)
  }

  @Test("without the day of the licence the common day stands, with a warning")
  func unknownLicence() throws {
    let answer = try answer(.obatBebas, today: "2023-12-07")
    #expect(terms(answer) == ["28B 2023-12-07"])
    #expect(answer.standing == .notYetOverdue)
    #expect(answer.verdict.findings.map { $0.effect } == [.warns, .informs])
  }

  @Test(
    "the last day is in time, and the day after it is not",
    arguments: [
      (false, "2023-12-07", BarcodeTransition.Standing.notYetOverdue, Outcome.allowed),
      (false, "2023-12-08", .overdue, .refused), (true, "2030-01-01", .implemented, .allowed),
      (nil, "2023-12-07", .notYetOverdue, .allowed), (nil, "2023-12-08", nil, .undetermined),
      (false, nil, nil, .undetermined), (true, nil, .implemented, .allowed), (nil, nil, nil, .allowed),
    ] as [(Bool?, String?, BarcodeTransition.Standing?, Outcome)])
  func standing(implemented: Bool?, today: String?, standing: BarcodeTransition.Standing?, outcome: Outcome) throws {
    let answer = try answer(.suplemenKesehatan, implemented: implemented, today: today)
    #expect(answer.standing == standing)
    #expect(answer.verdict.outcome == outcome)
  }

  @Test("a designated over-the-counter drug has the licence's term alone")
  func designated() throws {
    #expect(
      try terms(answer(.obatBebasTerbatas, issued: "2020-01-10", method: .otentifikasi)) == ["27A 2022-01-10"])
    #expect(
      try answer(.obatBebas, issued: "2018-01-10", method: .otentifikasi).verdict.outcome == .undetermined,
      "neither letter gives it a day")
    #expect(
      try terms(answer(.obatBebas, issued: "2020-01-10")) == ["28A 2020-07-10", "28B 2023-12-07"])
  }

  @Test("by the method alone every day it may have is told, and the class is missing")
  func methodAlone() throws {
    let answer = try answer(nil, issued: "2019-03-15", method: .otentifikasi)
    #expect(terms(answer) == ["27A 2021-03-15", "27B 2025-12-07"])
    #expect(answer.verdict.missing == ["product_class"])
    #expect(answer.due == nil)
  }

  @Test("classes outside the regulation or its transition are not given a day")
  func others() throws {
    #expect(try answer(.obatKuasi).verdict.isOutOfScope)
    let food = try answer(.panganDietKhusus)
    #expect(food.verdict.outcome == .undetermined)
    #expect(food.verdict.ruleIDs == ["BARCODE.METHOD"])
    #expect(try answer(.kosmetika, method: .otentifikasi).verdict.outcome == .undetermined)
  }

  @Test("promulgation comes from the tables when nobody says it, and another day is warned of")
  func promulgation() throws {
    let silent = try answer(.obatKeras, promulgated: nil)
    #expect(silent.due?.description == "2025-12-07")
    #expect(silent.verdict.findings.first?.rule.id == "BARCODE.EFFECTIVE")
    #expect(silent.verdict.findings.first?.effect == .informs)
    let other = try answer(.obatKeras, promulgated: "2018-12-05")
    #expect(other.due?.description == "2025-12-05")
    #expect(other.verdict.findings.first?.effect == .warns)
    #expect(try answer(.obatKeras, promulgated: "9996-01-01").verdict.outcome == .undetermined)
  }

  @Test("22/2022: twelve months, one fixed day, quasi drugs too; authentication is left open with what is said of it")
  func successor() throws {
    let quasi = try answer(.obatKuasi, issued: "2022-11-30", promulgated: nil, edition: "22/2022")
    #expect(terms(quasi) == ["28A 2023-11-30", "28B 2023-12-07"])
    #expect(quasi.terms.allSatisfy { $0.rule.confidence == .high })
    #expect(quasi.due?.description == "2023-11-30")
    let drug = try answer(.obatKeras, today: "2026-01-01", edition: "22/2022")
    #expect(drug.verdict.outcome == .undetermined)
    #expect(drug.verdict.findings.first?.rule.confidence == .low)
    #expect(drug.due == nil)
    #expect(drug.verdict.alternatives.first?.edition.id == "33/2018")
  }
}
