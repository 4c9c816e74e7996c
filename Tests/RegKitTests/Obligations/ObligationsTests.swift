import RegKit
import Testing

@Suite struct ObligationsTests {
  private func answer(
    _ party: Obligations.Party?, _ method: Obligations.CodeMethod? = nil, _ kind: Obligations.Kind? = nil,
    aggregates: Bool? = nil, edition: String? = nil
  ) throws -> Obligations.Answer {
    let facts = Obligations.Facts(party: party, method: method, kind: kind, aggregates: aggregates)
    return try #require(Obligations.assess(facts, under: try .shared(), edition: edition))
  }

  private static let owners: [Obligations.Party] = [.pemilikIzinEdar, .industriFarmasi]
  private static let facilities: [Obligations.Party] = [.fasilitasDistribusi, .fasilitasPelayananKefarmasian]

  /// Worked out anew from Pasal 7, 11 to 13 and Lampiran A and B: nil where the text leaves it open.
  private func expected(
    _ party: Obligations.Party, _ method: Obligations.CodeMethod, _ kind: Obligations.Kind, _ aggregates: Bool
  ) -> Bool? {
    let isOwner = Self.owners.contains(party)
    let isFacility = Self.facilities.contains(party)
    switch kind {
    case .laporanPenggunaan: return isOwner && method == .otentifikasi
    case .laporanPemasukanPengeluaran: return isFacility && method == .otentifikasi
    case .hakAkses: return isFacility || isOwner && method != .identifikasi
    case .permohonan2DBarcode: return isOwner && method != .identifikasi
    case .informasiKodeAgregasi:
      // Only codes of authentication are aggregated.
      return isOwner && aggregates && method == .otentifikasi
    }
  }

  @Test("every party, method and duty against the text")
  func matrix() throws {
    for party in Obligations.Party.allCases {
      for method in Obligations.CodeMethod.allCases {
        for kind in Obligations.Kind.allCases {
          for aggregates in [true, false] {
            let answer = try answer(party, method, kind, aggregates: aggregates)
            let expected = expected(party, method, kind, aggregates)
            #expect(answer.isDue == expected, "\(party) \(method) \(kind) \(aggregates)")
            #expect(!answer.verdict.ruleIDs.isEmpty)
            #expect((answer.verdict.outcome == .undetermined) == (expected == nil))
          }
        }
      }
    }
  }

  @Test("a report that is due comes with its contents, channel and hours")
  func description() throws {
    let owner = try answer(.pemilikIzinEdar, .otentifikasi, .laporanPenggunaan)
    #expect(
      owner.contents == ["retained_sample", "diaktivasi", "didistribusikan", "penarikan_kembali_atau_pengembalian"])
    #expect(owner.hours == 24)
    #expect(owner.verdict.ruleIDs == ["TTAC.OBLIGATION", "TTAC.REPORT.OWNER.CONTENT", "TTAC.REPORT.24H.OWNER"])
    let facility = try answer(.fasilitasDistribusi, .otentifikasi, .laporanPemasukanPengeluaran)
    #expect(facility.contents == ["diterima", "didistribusikan", "ditarik_kembali_atau_dikembalikan"])
    #expect(facility.channel == "Aplikasi Track and Trace Badan POM")
    #expect(facility.hours == 24)
    let codes = try answer(.industriFarmasi, .otentifikasi, .informasiKodeAgregasi, aggregates: true)
    #expect(codes.contents == ["kode_primer", "kode_sekunder", "kode_tersier"])
    #expect(try answer(.masyarakat, .otentifikasi, .laporanPenggunaan).contents.isEmpty)
  }

  @Test("an unknown fact is missing only where it decides")
  func missing() throws {
    #expect(try answer(nil, .otentifikasi, .hakAkses).verdict.missing == ["actor"])
    #expect(try answer(.pemilikIzinEdar, nil, .laporanPenggunaan).verdict.missing == ["method"])
    #expect(try answer(.fasilitasDistribusi, nil, .laporanPemasukanPengeluaran).verdict.missing == ["method"])
    #expect(try answer(.fasilitasDistribusi, nil, .laporanPenggunaan).isDue == false)
    #expect(try answer(.masyarakat, nil, .hakAkses).isDue == false)
    #expect(
      try answer(.industriFarmasi, .otentifikasi, .informasiKodeAgregasi).verdict.missing == ["applies_aggregation"])
    #expect(try answer(.industriFarmasi, nil, .informasiKodeAgregasi, aggregates: true).isDue == true)
    #expect(try answer(.industriFarmasi, nil, .informasiKodeAgregasi, aggregates: false).isDue == false)
  }

  @Test("a right that a party lacks is refused, a duty it lacks is not")
  func right() throws {
    #expect(try answer(.fasilitasDistribusi, .otentifikasi, .permohonan2DBarcode).verdict.outcome == .refused)
    #expect(try answer(.pemilikIzinEdar, .otentifikasi, .permohonan2DBarcode).verdict.outcome == .allowed)
    #expect(try answer(.masyarakat, .otentifikasi, .laporanPenggunaan).verdict.outcome == .allowed)
  }

  @Test("without a duty named, all that bind are listed")
  func all() throws {
    #expect(
      try answer(.fasilitasPelayananKefarmasian, .otentifikasi).due == [.laporanPemasukanPengeluaran, .hakAkses])
    #expect(
      try answer(.industriFarmasi, .otentifikasi, aggregates: true).due
        == [.laporanPenggunaan, .hakAkses, .informasiKodeAgregasi, .permohonan2DBarcode])
    #expect(try answer(.pemilikIzinEdar, .identifikasi, aggregates: false).due == [])
    #expect(try answer(.masyarakat).due == [])
  }

  @Test("22/2022 answers what the agency's page says and leaves the rest to the edition before")
  func successor() throws {
    #expect(try answer(.pemilikIzinEdar, .otentifikasi, .laporanPenggunaan, edition: "22/2022").isDue == true)
    #expect(try answer(.pemilikIzinEdar, .identifikasi, .laporanPenggunaan, edition: "22/2022").isDue == false)
    let unknown = try answer(.fasilitasDistribusi, nil, .laporanPemasukanPengeluaran, edition: "22/2022")
    #expect(unknown.verdict.missing == ["method"])
    #expect(try answer(.pemilikIzinEdar, nil, .permohonan2DBarcode, edition: "22/2022").isDue == nil)
    let codes = try answer(
      .industriFarmasi, .otentifikasi, .informasiKodeAgregasi, aggregates: false, edition: "22/2022")
    #expect(codes.isDue == nil)
    #expect(codes.verdict.ruleIDs == ["TTAC.REPORT.AGGREGATION"])
    #expect(codes.verdict.alternatives.first?.edition.id == "33/2018")
  }
}
