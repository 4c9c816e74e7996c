import Foundation
import RegKit
import Testing

@Suite struct GatewayDossierTests {
  private func ask(_ inputs: String, _ rest: String = "") throws -> Ask {
    try Ask(#"{"area":"dossier","inputs":\#(inputs)\#(rest)}"#)
  }

  private func problems(_ json: String) throws -> [String] {
    let rulebook = try Rulebook.shared()
    do throws(QuestionError) {
      _ = try Dossier(json: Array(json.utf8), under: rulebook)
      return []
    } catch {
      return error.problems.map { $0.message(in: .english) }
    }
  }

  @Test("an answer holds outcome, counts, sections with findings, missing facts with rules, and what was not judged")
  func answer() throws {
    let ask = try ask(
      #"{"product":{"name":"Krim","product_class":"kosmetika"},"label":{"width_cm":0.5}}"#,
      #","id":7,"as_of":"2021-06-15","lang":"id""#)
    #expect(ask.status == .answered(.refused))
    #expect(ask.object["id"] as? Int == 7)
    #expect(ask.text("area") == "dossier" && ask.text("verdict") == "violates" && ask.text("outcome") == "refused")
    #expect(ask.list("refused_by") == ["BARCODE.PRINT.SIZE"])
    #expect(ask.text("product") == "Krim" && ask.text("edition") == "33/2018" && ask.text("as_of") == "2021-06-15")
    #expect(
      ask.object["counts"] as? [String: Int] == ["blocks": 1, "warns": 0, "exempts": 0, "informs": 1, "missing": 1])
    #expect(ask.list("missing_facts") == ["label.height_cm"])
    let sections = ask.objects("sections")
    #expect(sections.map { $0["topic"] as? String } == ["print", "method"])
    #expect(sections.first?["title"] as? String == "Pencetakan")
    let findings = try #require(sections.first?["findings"] as? [[String: Any]])
    #expect(findings.first?["rule"] as? String == "BARCODE.PRINT.SIZE")
    #expect(findings.first?["citation"] as? String == "Peraturan BPOM 33/2018, Pasal 22")
    #expect((findings.first?["quote"] as? String)?.hasPrefix("ukuran paling sedikit 0,6 x 0,6 cm") == true)
    let missing = try #require(sections.first?["missing_facts"] as? [[String: Any]])
    #expect(missing.first?["fact"] as? String == "label.height_cm")
    #expect(missing.first?["rule"] as? String == "BARCODE.PRINT.SIZE")
    #expect(missing.first?["message"] as? String == "Setiap sisi 2D Barcode paling sedikit 0,6 cm")
    #expect(ask.objects("not_judged").count == 8)
    #expect(ask.objects("not_judged").first?["reason"] as? String == "no_facts")
  }

  @Test("the typed answer gives the same sections as the gateway")
  func typed() throws {
    let file = Fixture.repository.appendingPathComponent("Examples/Dossiers/faults.json")
    let bytes = [UInt8](try Data(contentsOf: file))
    let answer = try Dossier(json: bytes, under: .shared()).assess(under: .shared())
    let typed = try JSONSerialization.jsonObject(with: Data(answer.json(in: .english).utf8)) as? NSDictionary
    let asked = try ask(String(decoding: bytes, as: UTF8.self)).object as NSDictionary
    for (key, value) in try #require(typed) { #expect((asked[key] as? NSObject) == (value as? NSObject), "\(key)") }
    #expect(asked.count == (typed?.count ?? 0) + 3)
  }

  @Test("a section out of scope and the answer of the edition before are told")
  func scopeAndAlternatives() throws {
    let export = try ask(#"{"product":{"product_class":"obat_keras","activity":"diproduksi_khusus_ekspor"}}"#)
    #expect(export.text("verdict") == "indeterminate")
    #expect(export.objects("sections").first?["out_of_scope"] as? Bool == true)
    let later = try ask(
      #"{"product":{"product_class":"kosmetika"},"label":{"barcode_on":"none"},"dates":{"as_of":"2024-01-02"}}"#)
    let packaging = later.objects("sections").first { $0["topic"] as? String == "packaging" }
    let alternatives = packaging?["alternatives"] as? [[String: Any]]
    #expect(alternatives?.first?["edition"] as? String == "33/2018")
    #expect(alternatives?.first?["outcome"] as? String == "refused")
  }

  @Test("unknown keys and values are refused all at once, each with its path and the nearest known one")
  func unknown() throws {
    let inputs =
      #"{"compnay":{},"uploads":[{},{"filenam":"a"}],"product":{"product_class":"kosmetik"},"label":{"codes":[{"issuer":"bpom"}]}}"#
    let expected = [
      "compnay (did you mean company?)", "uploads[1].filenam (did you mean filename?)",
      "product.product_class (did you mean kosmetika?)", "label.codes[0].issuer",
    ]
    let messages = try problems(inputs)
    #expect(messages.count == expected.count)
    for (message, words) in zip(messages, expected) {
      let parts = words.split(separator: " ", maxSplits: 1)
      #expect(message.hasPrefix(parts[0] + ": found "), "\(message)")
      if parts.count == 2 { #expect(message.hasSuffix(parts[1]), "\(message)") }
    }
    #expect(try ask(inputs).messages == messages.map { "inputs." + $0 })
  }

  @Test("upload contexts and calendars that the tables do not have are refused with the nearest they have")
  func unknownToTables() throws {
    let inputs =
      #"{"uploads":[{"context":"sinkarkes.komoditas"},{"context":"sinkarkes.komodita"}],"dates":{"calendars":["libur_nasional_2032"]}}"#
    let messages = try problems(inputs)
    #expect(messages.count == 2)
    #expect(messages.first?.hasPrefix(#"uploads[1].context: found "sinkarkes.komodita", expected one of "#) == true)
    #expect(messages.first?.hasSuffix("(did you mean sinkarkes.komoditas?)") == true)
    #expect(messages.last?.hasPrefix(#"dates.calendars[0]: found "libur_nasional_2032""#) == true)
    #expect(messages.last?.contains("did you mean libur_nasional_202") == true)
    #expect(try ask(inputs).messages == messages.map { "inputs." + $0 })
  }

  @Test(
    "what is no dossier",
    arguments: [
      ("", "byte 0: found empty text, expected JSON"), ("[]", "JSON: found array, expected object"),
      ("null", "JSON: found null, expected object"),
      (#"{"dates":{"as_of":"2023-02-29"}}"#, #"dates.as_of: found "2023-02-29", expected yyyy-mm-dd"#),
      (#"{"company":[]}"#, "company: found array, expected object"),
      (#"{"company":{"kbli":"21022"}}"#, "company.kbli: found string, expected array"),
      (#"{"uploads":[{"size_bytes":-1}]}"#, "uploads[0].size_bytes: found -1, expected ≥ 0"),
    ])
  func malformed(json: String, message: String) throws {
    #expect(try problems(json) == [message])
  }

  @Test("groups and keys that are null, and empty ones, are not known")
  func nulls() throws {
    let json =
      #"{"company":null,"licences":[{}],"product":{"name":null},"label":{"ink":null},"barcodes":[{"text":null}],"dates":null,"uploads":null}"#
    let answer = try Dossier(json: Array(json.utf8), under: .shared()).assess(under: .shared())
    #expect(answer.sections.isEmpty)
  }

  @Test("the area can be asked in keys and values, lists in groups among them")
  func pairs() throws {
    let gateway = Gateway(try .shared())
    let answer = gateway.answer(
      area: "dossier",
      pairs: [
        ("company.kbli[0]", "21022"), ("company.business_scale", "UMOT"), ("product.commodity", "obat_tradisional"),
        ("formulation.dosage_form", "tablet"), ("uploads[1].context", "sinkarkes.komoditas"),
      ])
    #expect(answer.error == nil)
    #expect(answer.detailLines == ["verdict: violates", "refused_by: ASROT.KBLI.21022.UMOT"])
    let asked = try Ask(answer)
    #expect(
      asked.list("missing_facts") == [
        "uploads[0].context", "uploads[1].filename", "uploads[1].size_bytes",
      ])
  }
}
