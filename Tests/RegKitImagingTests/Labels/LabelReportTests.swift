import Foundation
import RegKit
import Testing

@testable import RegKitImaging

@Suite struct LabelReportTests {
  private func object(_ json: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }

  @Test("the report has the symbol, both sizes, the verdict and what GS1 says")
  func report() throws {
    let bpom = try object(LabelSamples.label().json(in: .english))
    #expect(bpom["form"] as? String == "bpom" && bpom["symbology_identifier"] as? String == "]Q1")
    #expect(bpom["level"] as? String == "M" && bpom["version"] as? Int == 4 && bpom["modules"] as? Int == 33)
    #expect(bpom["side_mm"] as? Double == 8.382 && bpom["side_with_quiet_zone_mm"] as? Double == 10.414)
    #expect(bpom["x_mm"] as? Double == 0.254 && bpom["dots_per_module"] as? Int == 3 && bpom["dpi"] as? Int == 300)
    #expect(bpom["outcome"] as? String == "allowed" && bpom["gs1"] == nil)
    let findings = try #require(bpom["findings"] as? [[String: Any]])
    #expect(findings.contains { $0["citation"] as? String == "Peraturan BPOM 33/2018, Pasal 22" })
    let content = try #require(bpom["content"] as? [String: Any])
    #expect(content["outcome"] as? String == "allowed" && content["method"] as? String == "otentifikasi")
    #expect(content["nie"] as? String == "DBL9509204704A1" && content["expiry"] as? String == "2025-03-31")
    #expect(bpom["print"] as? [String: String] == ["outcome": "allowed"])
    let matrix = try object(try LabelSamples.label(as: .gs1DataMatrix).json(in: .indonesian))
    #expect((matrix["gs1"] as? [String: Any])?["valid"] as? Bool == false && matrix["version"] == nil)
    #expect((matrix["gs1_recommendation"] as? [String: Any])?["x"] as? String == "within_range")
  }

  @Test("an error's report has its code, place, verdict and proposals")
  func error() throws {
    let error = try #require(
      #expect(throws: LabelError.self) { try LabelSamples.label { $0.isBesideAnotherCode = true } })
    let report = try object(error.at(line: 4, column: nil).json(in: .english))
    #expect(report["outcome"] as? String == "refused" && report["edition"] as? String == "33/2018")
    let detail = try #require(report["error"] as? [String: Any])
    #expect(detail["code"] as? String == "not_legal" && detail["line"] as? Int == 4 && detail["column"] == nil)
    let proposals = try #require(detail["proposals"] as? [[String: Any]])
    let content = try #require(report["content"] as? [String: Any])
    #expect(
      content["outcome"] as? String == "allowed" && report["print"] as? [String: String] == ["outcome": "refused"])
    #expect(proposals.first?["bpom_ri"] as? Bool == true && proposals.first?["side_mm"] as? Double == 8.382)
  }
}
