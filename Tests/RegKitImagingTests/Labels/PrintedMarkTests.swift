import RegKit
import Testing

@testable import RegKitImaging

@Suite struct PrintedMarkTests {
  private func outcome(_ lines: [String], of issuer: Issuer?, besideAnother: Bool?) throws -> Outcome? {
    var request = LabelRequest(.text(LabelSamples.bpom), as: .bpom)
    request.lines = lines
    (request.issuer, request.isBesideAnotherCode) = (issuer, besideAnother)
    request.isMadeEvenIfRefused = true
    return try LabelSamples.label(request).judgement.printVerdict?.outcome
  }

  @Test(
    "the words count whichever way they are printed",
    arguments: [
      (["BPOM RI"], Outcome.allowed, Outcome.refused), (["BPOM", "RI"], .allowed, .refused),
      (["Obat", " BPOM  RI "], .allowed, .refused), (["bpom ri"], .refused, .refused),
      (["BPOM-RI"], .refused, .refused),
      (["BPOMRI"], .refused, .refused), (["Kode BPOM RI resmi"], .refused, .refused),
      (["(BPOM RI) 2D"], .refused, .refused),
      ([], .refused, .allowed), (["BPOM"], .refused, .allowed), (["RI", "BPOM"], .refused, .allowed),
      (["BPOM RI MD 240935001200027"], .refused, .allowed), (["POM TR 123456789"], .refused, .allowed),
      (["(10) 13123"], .refused, .allowed),
    ])
  func lines(lines: [String], bpom: Outcome, maker: Outcome) throws {
    #expect(try outcome(lines, of: .badanPOM, besideAnother: true) == bpom)
    #expect(try outcome(lines, of: .pelakuUsaha, besideAnother: true) == maker)
    // Alone no code needs them, and the maker's may still not have them.
    #expect(try outcome(lines, of: .badanPOM, besideAnother: nil) == .allowed)
    #expect(try outcome(lines, of: .pelakuUsaha, besideAnother: nil) == maker)
  }

  @Test("words that only one issuer may print ask whose code it is")
  func unknownIssuer() throws {
    #expect(try outcome(["BPOM RI"], of: nil, besideAnother: nil) == .undetermined)
    #expect(try outcome(["Kode BPOM RI"], of: nil, besideAnother: nil) == .undetermined)
    #expect(try outcome(["Kode"], of: nil, besideAnother: nil) == .allowed)
  }

  @Test("a caption of a sheet is printed too")
  func caption() throws {
    var request = LabelRequest(.text(""), as: .bpom)
    let list = try LabelList(csv: Array("text,caption\n\(LabelSamples.bpom),BPOM RI\n".utf8))
    let sheet = LabelSheet(rows: 4, columns: 2)
    request.isBesideAnotherCode = true
    #expect(try sheet.pdf(of: list, like: request, under: LabelSamples.rulebook.get()).outcome == .allowed)
    request.issuer = .pelakuUsaha
    let error = #expect(throws: LabelError.self) {
      try sheet.pdf(of: list, like: request, under: LabelSamples.rulebook.get())
    }
    #expect(error?.code == .notLegal && error?.line == 2)
  }
}
