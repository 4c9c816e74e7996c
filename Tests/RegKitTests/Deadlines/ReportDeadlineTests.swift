import GS1
import RegKit
import Testing

@Suite struct ReportDeadlineTests {
  private func answer(
    _ reporter: Obligations.Party?, _ activity: String?, _ reported: String?, now: String? = nil,
    method: Obligations.CodeMethod? = nil, edition: String? = nil
  ) throws -> ReportDeadline.Answer {
    let facts = ReportDeadline.Facts(
      reporter: reporter, method: method, activity: activity.flatMap { Moment(iso: $0) },
      reported: reported.flatMap { Moment(iso: $0) }, now: now.flatMap { Moment(iso: $0) })
    return try #require(ReportDeadline.assess(facts, under: try .shared(), edition: edition))
  }

  @Test("24 hours to the second, for each reporter by its own provision")
  func hours() throws {
    for (reporter, rule) in [
      (Obligations.Party.pemilikIzinEdar, "TTAC.REPORT.24H.OWNER"), (.industriFarmasi, "TTAC.REPORT.24H.OWNER"),
      (.fasilitasDistribusi, "TTAC.REPORT.24H.FACILITY"), (.fasilitasPelayananKefarmasian, "TTAC.REPORT.24H.FACILITY"),
    ] {
      for (reported, isLate) in [
        ("2023-01-08T10:00:00+07:00", false), ("2023-01-08T10:00:01+07:00", true), ("2023-01-08T03:00:00Z", false),
        ("2023-01-08T12:00:00+09:00", false), ("2023-01-08T11:00:01 WITA", true), ("2023-01-07T10:00:00+07:00", false),
      ] {
        let answer = try answer(reporter, "2023-01-07T10:00:00+07:00", reported)
        #expect(answer.punctuality == (isLate ? .late : .onTime), "\(reported)")
        #expect(answer.verdict.outcome == (isLate ? .refused : .allowed))
        #expect(answer.verdict.ruleIDs == [rule])
        #expect(answer.due?.description == "2023-01-08T10:00:00+07:00")
      }
    }
  }

  @Test("a report not yet made is not yet overdue or overdue")
  func notMade() throws {
    let activity = "2023-01-07T10:00:00+07:00"
    #expect(
      try answer(.fasilitasDistribusi, activity, nil, now: "2023-01-08T10:00:00+07:00").punctuality == .notYetOverdue)
    #expect(try answer(.fasilitasDistribusi, activity, nil, now: "2023-01-08T10:00:01+07:00").punctuality == .overdue)
    let open = try answer(.fasilitasDistribusi, activity, nil)
    #expect(open.punctuality == nil)
    #expect(open.verdict.outcome == .allowed)
  }

  @Test("a time without a zone is named, and decides nothing where the zone would")
  func zones() throws {
    let certain = try answer(.pemilikIzinEdar, "2023-01-07T10:00:00", "2023-01-07T15:00:00")
    #expect(certain.punctuality == .onTime)
    #expect(certain.verdict.findings.map { $0.subject } == ["activity_at.zone", "reported_at.zone", "reported_at"])
    let open = try answer(.pemilikIzinEdar, "2023-01-07T10:00:00", "2023-01-08T10:00:00+07:00")
    #expect(open.punctuality == nil)
    #expect(open.verdict.outcome == .undetermined)
    #expect(open.verdict.missing == ["activity_at.zone"])
    let both = try answer(.pemilikIzinEdar, "2023-01-07T10:00:00", "2023-01-08T09:00:00")
    #expect(both.verdict.missing == ["activity_at.zone", "reported_at.zone"])
    #expect(
      try answer(.pemilikIzinEdar, "2023-01-07T10:00:00", "2023-01-08T12:00:01").punctuality == .late,
      "late in every zone")
  }

  @Test("a report before its activity is in time and looked at again")
  func before() throws {
    let answer = try answer(.pemilikIzinEdar, "2023-01-07T10:00:00Z", "2023-01-07T09:00:00Z")
    #expect(answer.punctuality == .onTime)
    #expect(answer.verdict.findings.map { $0.effect } == [.informs, .warns])
  }

  @Test(
    "the class of the product says whether there is a report to make, where its method is not said",
    arguments: [
      (ProductClass.obatKeras, nil, Outcome.refused, true), (.panganDietKhusus, nil, .refused, true),
      (.kosmetika, nil, .allowed, false), (.obatBebas, nil, .allowed, false),
      (.obatBebas, .otentifikasi, .refused, true), (.obatKuasi, nil, .undetermined, false),
    ] as [(ProductClass, Obligations.CodeMethod?, Outcome, Bool)])
  func productClass(
    productClass: ProductClass, method: Obligations.CodeMethod?, outcome: Outcome, isRequired: Bool
  ) throws {
    let facts = ReportDeadline.Facts(
      reporter: .pemilikIzinEdar, method: method, productClass: productClass,
      activity: Moment(iso: "2023-01-07T10:00:00Z"), reported: Moment(iso: "2023-02-07T09:00:00Z"))
    let answer = try #require(ReportDeadline.assess(facts, under: try .shared()))
    #expect(answer.verdict.outcome == outcome)
    #expect(answer.isRequired == isRequired)
    #expect(answer.verdict.isOutOfScope == (productClass == .obatKuasi))
  }

  @Test("without authentication codes there is no report to be late with")
  func notRequired() throws {
    for (party, method, rule) in [
      (Obligations.Party.fasilitasDistribusi, Obligations.CodeMethod.belumOtentifikasi, "TTAC.REPORT.NA"),
      (.fasilitasPelayananKefarmasian, .identifikasi, "TTAC.REPORT.NA"),
      (.pemilikIzinEdar, .identifikasi, "TTAC.OBLIGATION"),
    ] {
      let answer = try answer(party, "2023-01-07T10:00:00Z", "2023-02-07T09:00:00Z", method: method)
      #expect(!answer.isRequired)
      #expect(answer.verdict.outcome == .allowed)
      #expect(answer.verdict.ruleIDs == [rule])
    }
    #expect(
      try answer(.fasilitasDistribusi, "2023-01-07T10:00Z", "2023-02-07T09:00Z", method: .otentifikasi).punctuality
        == .late)
  }

  @Test("reporter and activity are needed, and 22/2022 leaves the hours to the edition before")
  func missing() throws {
    #expect(try answer(nil, "2023-01-07T10:00Z", "2023-01-07T11:00Z").verdict.missing == ["reporter"])
    #expect(try answer(.pemilikIzinEdar, nil, "2023-01-07T11:00Z").verdict.missing == ["activity_at"])
    #expect(try answer(.masyarakat, "2023-01-07T10:00Z", nil).verdict.outcome == .undetermined)
    #expect(try answer(.pemilikIzinEdar, "9999-12-31T10:00Z", nil).verdict.outcome == .undetermined)
    let successor = try answer(.pemilikIzinEdar, "2023-01-07T10:00Z", "2023-01-09T11:00Z", edition: "22/2022")
    #expect(successor.verdict.outcome == .undetermined)
    #expect(successor.verdict.alternatives.first?.outcome == .refused)
  }
}
